//! What a browser calls itself, in plain words.

/// The size of a device, for its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It has a keyboard.
    Computer,
    /// It is held in the hand.
    Phone,
}

/// A device in the product names that its owner knows; absent where the text tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Such as `Firefox`.
    pub browser: Option<&'static str>,
    /// Such as `Linux`.
    pub system: Option<&'static str>,
    /// Its size.
    pub kind: Kind,
}

/// In the order in which they must be asked: most browsers also name those that they descend from.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 8] = [
    ("Windows", "Windows"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Macintosh", "Mac"),
    ("FreeBSD", "FreeBSD"),
    ("Linux", "Linux"),
];

impl Words {
    /// Reads a `User-Agent`.
    pub fn of(agent: &str) -> Self {
        let first = |table: &[(&str, &'static str)]| {
            table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
        };
        let (browser, system) = (first(&BROWSERS), first(&SYSTEMS));
        let held = agent.contains("Mobile") || matches!(system, Some("iPhone" | "iPad" | "Android"));
        Words { browser, system, kind: if held { Kind::Phone } else { Kind::Computer } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_browsers_are_told_apart() {
        for (agent, browser, system, kind) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                Some("Firefox"),
                Some("Linux"),
                Kind::Computer,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0",
                Some("Edge"),
                Some("Windows"),
                Kind::Computer,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
                Some("Safari"),
                Some("iPhone"),
                Kind::Phone,
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                Some("Chrome"),
                Some("Android"),
                Kind::Phone,
            ),
            ("curl/8.5.0", None, None, Kind::Computer),
            ("", None, None, Kind::Computer),
        ] {
            assert_eq!(Words::of(agent), Words { browser, system, kind }, "{agent}");
        }
    }
}
