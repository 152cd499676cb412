//! Slack's mrkdwn as Markdown. Code is left alone but for its entities; what people typed reads as they typed it.

use std::fmt::Write as _;

use super::model::Names;

/// The emoji that people use most; others keep their name between colons.
const EMOJI: [(&str, &str); 28] = [
    ("smile", "😄"),
    ("slightly_smiling_face", "🙂"),
    ("simple_smile", "🙂"),
    ("grinning", "😀"),
    ("laughing", "😆"),
    ("joy", "😂"),
    ("wink", "😉"),
    ("blush", "😊"),
    ("heart", "❤️"),
    ("thumbsup", "👍"),
    ("+1", "👍"),
    ("-1", "👎"),
    ("clap", "👏"),
    ("pray", "🙏"),
    ("tada", "🎉"),
    ("rocket", "🚀"),
    ("star", "⭐"),
    ("sparkles", "✨"),
    ("fire", "🔥"),
    ("eyes", "👀"),
    ("wave", "👋"),
    ("ok_hand", "👌"),
    ("muscle", "💪"),
    ("thinking_face", "🤔"),
    ("white_check_mark", "✅"),
    ("cry", "😢"),
    ("disappointed", "😞"),
    ("100", "💯"),
];

/// Turns a message's text into Markdown. `names` knows who is meant by an id.
pub fn to_markdown(text: &str, names: &Names) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (place, part) in text.split("```").enumerate() {
        let fenced = place % 2 == 1 && text.matches("```").count() > place;
        if fenced {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
            let code = entities(part);
            let _ = write!(out, "```\n{}\n```\n", code.trim_matches('\n'));
        } else {
            spans(part, names, &mut out);
        }
    }
    out.trim_end().to_owned()
}

/// A message's words alone, for a title: no code, mention, link or mark.
pub fn to_plain(text: &str) -> String {
    let prose: String = text.split("```").step_by(2).collect();
    let mut out = String::with_capacity(prose.len());
    let mut rest = prose.as_str();
    while let Some(from) = rest.find('<') {
        out.push_str(&rest[..from]);
        rest = match rest[from..].find('>') {
            Some(to) => &rest[from + to + 1..],
            None => &rest[from + 1..],
        };
    }
    out.push_str(rest);
    entities(&out).replace(['*', '`', '~', '#', '>', '\0'], "")
}

/// Inline code stays, all else is turned.
fn spans(text: &str, names: &Names, out: &mut String) {
    let ticks = text.matches('`').count();
    for (place, part) in text.split('`').enumerate() {
        if place % 2 == 1 && place < ticks {
            let _ = write!(out, "`{}`", entities(part));
        } else {
            for (line, text) in part.split('\n').enumerate() {
                if line > 0 {
                    out.push('\n');
                }
                let begins = out.is_empty() || out.ends_with('\n');
                out.push_str(&one_line(text, begins, names));
            }
        }
    }
}

fn one_line(text: &str, begins: bool, names: &Names) -> String {
    let mut rest = text;
    let mut out = String::with_capacity(text.len());
    if begins && rest.starts_with("&gt;") {
        out.push('>');
        rest = &rest[4..];
    } else if begins && rest.starts_with('#') {
        out.push('\\');
    }
    while let Some(from) = rest.find('<') {
        out.push_str(&words(&rest[..from]));
        rest = &rest[from..];
        match rest.find('>').filter(|to| *to > 1 && !rest[1..*to].contains(['<', '\n'])) {
            Some(to) if is_token(&rest[1..to]) => {
                token(&rest[1..to], names, &mut out);
                rest = &rest[to + 1..];
            }
            _ => {
                out.push_str("\\<");
                rest = &rest[1..];
            }
        }
    }
    out.push_str(&words(rest));
    out
}

fn is_token(inner: &str) -> bool {
    inner.starts_with(['@', '#', '!']) || inner.contains("://") || inner.starts_with("mailto:")
}

/// What stands between `<` and `>`.
fn token(inner: &str, names: &Names, out: &mut String) {
    let (target, label) =
        inner.split_once('|').map_or((inner, None), |(target, label)| (target, Some(label)));
    let named = |fallback: &str| {
        label
            .map(str::to_owned)
            .or_else(|| names.get(fallback).cloned())
            .unwrap_or_else(|| fallback.to_owned())
    };
    if let Some(id) = target.strip_prefix('@') {
        let _ = write!(out, "@{}", names.get(id).cloned().unwrap_or_else(|| named(id)));
    } else if let Some(id) = target.strip_prefix('#') {
        let _ = write!(out, "\\#{}", named(id));
    } else if let Some(command) = target.strip_prefix('!') {
        let group = command.strip_prefix("subteam^").and_then(|id| names.get(id));
        let word = command.split('^').next().unwrap_or(command);
        let _ = match (group, label) {
            (Some(name), _) => write!(out, "@{name}"),
            (None, Some(label)) => write!(out, "{label}"),
            (None, None) => write!(out, "@{word}"),
        };
    } else {
        let url = entities(target).replace(['(', ')', ' '], "_");
        match label.filter(|label| *label != target) {
            Some(label) => {
                let _ = write!(out, "[{}]({url})", entities(label).replace(['[', ']'], ""));
            }
            None => out.push_str(url.strip_prefix("mailto:").unwrap_or(&url)),
        }
    }
}

/// Plain words: emphasis, entities and emoji.
fn words(text: &str) -> String {
    let bold = emphasis(&emoji(&escaped_entities(text)), '*', "**");
    emphasis(&bold, '~', "~~")
}

/// `*bold*` is `**bold**`; doubled marks are Markdown already.
fn emphasis(text: &str, mark: char, doubled: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let single = |at: usize| {
        chars[at] == mark
            && (at == 0 || chars[at - 1] != mark && chars[at - 1] != '\\')
            && chars.get(at + 1) != Some(&mark)
    };
    let opens = |at: usize| {
        (at == 0 || !chars[at - 1].is_alphanumeric()) && chars.get(at + 1).is_some_and(|c| !c.is_whitespace())
    };
    let closes =
        |at: usize| !chars[at - 1].is_whitespace() && chars.get(at + 1).is_none_or(|c| !c.is_alphanumeric());
    let mut out = String::with_capacity(text.len());
    let mut closing = None;
    for (at, c) in chars.iter().enumerate() {
        if closing == Some(at) {
            closing = None;
            out.push_str(doubled);
        } else if closing.is_none() && single(at) && opens(at) {
            closing = (at + 2..chars.len()).find(|end| single(*end) && closes(*end));
            out.push_str(if closing.is_some() { doubled } else { "\\" });
            if closing.is_none() {
                out.push(*c);
            }
        } else {
            out.push(*c);
        }
    }
    out
}

fn emoji(text: &str) -> String {
    let mut out = text.to_owned();
    if text.matches(':').count() > 1 {
        for (name, sign) in EMOJI {
            out = out.replace(&format!(":{name}:"), sign);
        }
    }
    out
}

/// Slack's three entities as they were typed, for code.
fn entities(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The same for prose, where `<` and an entity must not be read as HTML.
fn escaped_entities(text: &str) -> String {
    text.replace("&lt;", "\\<").replace("&gt;", "\\>").replace("&amp;", "\\&")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mrkdwn_reads_as_it_was_typed() {
        let names = [("U1", "Nils"), ("S2", "night-bakers")];
        let names: Names = names.map(|(id, name)| (id.to_owned(), name.to_owned())).into();
        for (mrkdwn, expected) in [
            ("*bold* and _it_ and ~gone~", "**bold** and _it_ and ~~gone~~"),
            ("**already** bold", "**already** bold"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("<@U1> and <@U9|old>", "@Nils and @old"),
            ("<https://example.org/a|the page>", "[the page](https://example.org/a)"),
            ("<https://example.org>", "https://example.org"),
            ("[a](https://example.org)", "[a](https://example.org)"),
            ("&lt;b&gt; &amp; co", "\\<b\\> \\& co"),
            ("&gt; quoted", "> quoted"),
            ("# no heading", "\\# no heading"),
            ("`a &lt; *b*`", "`a < *b*`"),
            ("see ```x &lt; 1```", "see \n```\nx < 1\n```"),
            ("<!here> <!subteam^S1|@team> <#C1|general>", "@here @team \\#general"),
            ("<!subteam^S2> <!subteam^S2|@old> <!subteam^S9>", "@night-bakers @night-bakers @subteam"),
            (":tada: :unknown:", "🎉 :unknown:"),
            ("a < b", "a \\< b"),
        ] {
            assert_eq!(to_markdown(mrkdwn, &names), expected, "{mrkdwn}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_swell(text in "\\PC{0,200}") {
            let markdown = to_markdown(&text, &Names::new());
            prop_assert!(markdown.len() <= text.len() * 8 + 64);
        }

        #[test]
        fn marks_do_neither(text in "[*~`<>|@!&;:_# \\na-c]{0,120}") {
            let markdown = to_markdown(&text, &Names::new());
            prop_assert!(markdown.len() <= text.len() * 8 + 64);
        }
    }
}
