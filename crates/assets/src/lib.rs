//! What the browser fetches besides pages: style, script, fonts, icons.
//!
//! The build script bundles `web/` and the features' islands; this crate embeds the result. Every file is
//! served under a name that carries a hash of its content, so it may be kept by the browser for ever.

/// A file as the server sends it.
#[derive(Debug)]
pub struct Asset {
    /// The name that templates ask for, such as `app.css` or `discussions/editor.js`.
    pub name: &'static str,
    /// The address under which the server answers, such as `/assets/app-3F2A9C01.css`.
    pub url: &'static str,
    /// The content as it is.
    pub bytes: &'static [u8],
    /// The content compressed with brotli when it was built; `None` where that saves nothing.
    pub brotli: Option<&'static [u8]>,
    /// The value of the `Content-Type` header.
    pub content_type: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/web/table.rs"));

/// The address of the file that templates call `name`. Empty where this build has none: one made without
/// npm has no scripts, fonts and icons, and a template that leaves an empty address out still works.
pub fn url(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.url)
}

/// The file behind an address, given whole or as what follows `/assets/`.
pub fn find(path: &str) -> Option<&'static Asset> {
    let file = path.strip_prefix("/assets/").unwrap_or(path);
    ASSETS.iter().find(|asset| asset.url.strip_prefix("/assets/") == Some(file))
}

/// Every embedded file.
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The address of the drawing that holds every icon; empty in a build without npm.
pub const fn sprite_url() -> &'static str {
    SPRITE
}

/// Whether `web/icons.txt` lists the icon: one that it does not list would show nothing.
pub fn has_icon(name: &str) -> bool {
    ICONS.contains(&name)
}

/// Markup of a Lucide icon, `size` CSS pixels wide and high, in the colour of the text around it and silent
/// to screen readers. It is trusted HTML: templates put it in unescaped.
pub fn icon(name: &'static str, size: u32) -> Icon {
    Icon { name, size }
}

/// An icon that writes itself: a page has hundreds, and none needs a text of its own.
#[derive(Clone, Copy, Debug)]
pub struct Icon {
    name: &'static str,
    size: u32,
}

impl std::fmt::Display for Icon {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Icon { name, size } = self;
        write!(
            out,
            r#"<svg class="i" aria-hidden="true" width="{size}" height="{size}"><use href="{SPRITE}#{name}"/></svg>"#
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_there_with_and_without_npm() {
        let style = find(url("app.css")).unwrap();
        assert_eq!(style.content_type, "text/css; charset=utf-8");
        assert!(String::from_utf8_lossy(style.bytes).contains("--canvas"));
    }

    #[test]
    fn an_asset_is_found_by_its_address_and_by_its_file_name() {
        let whole = url("favicon.svg");
        assert_eq!(find(whole).unwrap().name, "favicon.svg");
        assert_eq!(find(whole.strip_prefix("/assets/").unwrap()).unwrap().name, "favicon.svg");
        assert!(find("/assets/favicon.svg").is_none(), "a name without its hash would be kept for ever");
        assert_eq!(url("absent.css"), "");
    }

    #[test]
    fn the_manifest_names_an_icon_that_exists() {
        let manifest = String::from_utf8_lossy(find(url("manifest.webmanifest")).unwrap().bytes);
        assert!(manifest.contains(url("favicon.svg")));
    }

    #[test]
    fn an_icon_points_into_the_sprite() {
        let markup = icon("house", 19).to_string();
        assert!(markup.contains(&format!("<use href=\"{}#house\"/>", sprite_url())), "{markup}");
        assert!(has_icon("house") && !has_icon("dragon"));
    }

    #[test]
    fn every_listed_icon_is_drawn() {
        let Some(sprite) = find(sprite_url()) else { return };
        let sprite = String::from_utf8_lossy(sprite.bytes);
        for icon in ICONS {
            assert!(sprite.contains(&format!("id=\"{icon}\"")), "{icon}");
        }
    }

    #[test]
    fn the_baseline_script_stays_within_its_budget() {
        let Some(script) = find(url("app.js")) else { return };
        assert!(script.brotli.is_some_and(|bytes| bytes.len() <= 20 * 1024), "the script outgrew 20 KB");
    }
}
