use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::markdown::{MAX_BYTES, MAX_HTML_BYTES, render, render_with};
use super::tests::only_known_tags;
use super::{excerpt, plain};

#[test]
fn no_hostile_text_takes_long_or_grows_large() {
    // Unoptimised code on a busy machine is about this much slower than a release.
    let limit = Duration::from_millis(100) * if cfg!(debug_assertions) { 15 } else { 1 };
    for (name, text) in hostile() {
        assert!(text.len() <= MAX_BYTES, "{name:?}");
        let started = Instant::now();
        let size = render(&text).map_or(0, |rendered| rendered.html.len());
        let spent = started.elapsed();
        assert!(spent < limit, "{name:?} took {spent:?}");
        assert!(size <= MAX_HTML_BYTES, "{name:?} made {size} bytes");
    }
}

/// Texts of 50 to 64 kB that are known to be costly for parsers and sanitisers of this kind.
fn hostile() -> Vec<(&'static str, String)> {
    let fill = |piece: &str| piece.repeat(MAX_BYTES / piece.len());
    let mut texts: Vec<_> = [
        "<",
        ">",
        "> ",
        "[",
        "![",
        "]",
        "[]",
        "*",
        "**",
        "****a",
        "*a ",
        "*a **a ",
        "_a __a ",
        "- ",
        "- - -",
        "* ",
        "1. ",
        "+ ",
        "a**b",
        "`",
        "`a``",
        "\\",
        "&",
        "&amp;",
        "&#0;",
        "&#x10ffff;",
        "~",
        "~~a",
        "|",
        "|-",
        "a|",
        "-|-\n",
        "|\n",
        "[a](b",
        "[a](<b",
        "[a](",
        "[a]: b\n",
        "![a](",
        "a@b",
        "a@b.c ",
        "www.a.b ",
        "http://a ",
        "https://",
        "://",
        "@",
        "@a",
        "<a",
        "<a ",
        "<!--",
        "<!a",
        "<?",
        "<![CDATA[",
        "\n",
        "\r",
        "\t",
        " ",
        "a\n",
        "a\n\n",
        "-\n",
        ">\n",
        "> a\n\n",
        "- a\n\n",
        "#\n",
        "# a\n",
        "***\n",
        "```\n",
        "~~~\na\n",
        "    a\n",
        "  - a\n",
        "\u{202E}",
        "é",
        "𝕏",
        "\u{301}",
        "<div>\n\n",
        "<b>",
        "</p>",
        "<table>",
        "[a][b]",
        "[^a]",
        "(",
        "((",
        "'",
        "\"",
        "=\n",
        "a\n=\n",
        "- [ ] a\n",
        "~a~",
        "*a*",
        "**a**",
        "`a`",
        "[a](b)",
        "![a](b)",
        "> - ",
        ">a\n>b\n\n",
        "- >",
        "*_",
        "*a_ ",
        "[*",
        "_[",
        "a.",
        "www.",
        "mailto:a@b.c ",
        "xmpp:a@b.c/d ",
        "a@b@",
        "<https://a.b> ",
        "\u{a0}",
        "\u{2028}",
    ]
    .into_iter()
    .map(|piece| (piece, fill(piece)))
    .collect();
    let half = MAX_BYTES / 2;
    texts.push(("[…]", format!("{}{}", "[".repeat(half), "]".repeat(half))));
    texts.push(("*…*", format!("{}a{}", "*a ".repeat(half / 4), "a*".repeat(half / 4))));
    texts.push(("![…](b)", format!("{}{}", "![".repeat(half / 3), "](b)".repeat(half / 3))));
    texts.push((
        "staircase",
        (0..250).map(|step| format!("{}- a\n", " ".repeat(step * 2).split_at(step.min(240)).0)).collect(),
    ));
    texts.push(("quoted staircase", (0..250).map(|step| format!("{}a\n", ">".repeat(step))).collect()));
    texts.push(("lazy quote", format!("{}a\n{}", ">".repeat(50), "a\n".repeat(half - 100))));
    texts.push(("quoted lines", format!("{}a\n", ">".repeat(50)).repeat(MAX_BYTES / 52)));
    texts.push(("listed lines", format!("{}a\n", "- ".repeat(50)).repeat(MAX_BYTES / 102)));
    texts.push((
        "wide table",
        format!("{}\n{}\n{}", "|a".repeat(4000), "|-".repeat(4000), "|\n".repeat(15_000)),
    ));
    texts.push(("many tables", "a|b\n-|-\n".repeat(MAX_BYTES / 8)));
    texts.push(("full table", format!("|a|b|\n|-|-|\n{}", "|1|2|\n".repeat(3_300))));
    texts.push((
        "references",
        (0..4000).map(|n| format!("[{n}]: b\n")).chain((0..2000).map(|n| format!("[{n}]"))).collect(),
    ));
    texts.push(("one reference", format!("[a]: /{}\n\n{}", "b".repeat(20_000), "[a]".repeat(14_000))));
    texts.push(("backticks", (1..350).map(|n| format!("{} ", "`".repeat(n))).collect()));
    texts.push(("fences", (3..350).map(|n| format!("{}\n", "`".repeat(n))).collect()));
    texts
}

fn marks() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        ">",
        "|",
        "-",
        "- ",
        "1. ",
        "#",
        "~",
        "&",
        ";",
        "\"",
        "'",
        "@a",
        "http://a.b",
        "<script>",
        "<a href=\"",
        "javascript:",
        "&#",
        "\\",
        "\t",
        "=",
        ":",
        "\u{202E}",
        "é",
        "\u{0}",
        "|-|\n",
        "- [x] ",
        "on",
        "style=",
    ]);
    prop::collection::vec(piece, 0..400).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_renders_to_known_tags_or_is_refused(source in prop_oneof![marks(), ".{0,400}"]) {
        if let Ok(rendered) = render_with(&source, &|handle| Some(format!("/members/{handle}"))) {
            only_known_tags(&rendered.html);
            let text = plain(&rendered.html);
            prop_assert!(excerpt(&text, 20).chars().count() <= 20);
        }
    }

    #[test]
    fn any_piece_repeated_to_the_limit_stays_quick(piece in marks(), tail in marks()) {
        prop_assume!(!piece.is_empty() && piece.len() < 4_096);
        let mut source = piece.repeat(MAX_BYTES.saturating_sub(tail.len()) / piece.len());
        source.push_str(&tail);
        let started = Instant::now();
        let _ = render(&source.replace('\0', ""));
        prop_assert!(started.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn an_excerpt_is_never_longer_than_asked(text in "\\PC{0,80}", max in 0_usize..60) {
        prop_assert!(excerpt(&text, max).chars().count() <= max);
    }
}
