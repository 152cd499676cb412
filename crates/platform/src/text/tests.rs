use super::markdown::{MAX_BYTES, escaped, mentions, render, render_with};
use super::{excerpt, plain};
use crate::Error;

fn html(source: &str) -> String {
    render(source).unwrap().html
}

fn refused(source: &str) -> &'static str {
    match render(source) {
        Err(Error::Invalid(problems)) => problems[0].say.key,
        other => panic!("{:?}", other.map(|rendered| rendered.html.len())),
    }
}

#[test]
fn escaped_words_read_as_they_stand() {
    for words in [
        "Rye, and what comes of it",
        "![](https://example.org/seen.png)",
        "[here](https://example.org) <b>&lt; #1 *a* _b_ `c` ~~d~~ | \\",
    ] {
        let html = html(&format!("## {}", escaped(words)));
        assert_eq!(plain(&html).trim(), words, "{html}");
    }
}

#[test]
fn the_usual_marks_become_html() {
    assert_eq!(
        html("Hello *you* and **you**, ~~not~~ `x < y`.\nNext line"),
        concat!(
            "<p dir=\"auto\">Hello <em>you</em> and <strong>you</strong>, <del>not</del> ",
            "<code dir=\"auto\">x &lt; y</code>.<br>\nNext line</p>\n"
        )
    );
    assert_eq!(html("# One\n\n#### Four"), "<h3 dir=\"auto\">One</h3>\n<h6 dir=\"auto\">Four</h6>\n");
    assert_eq!(
        html("> said\n\n3. c"),
        concat!(
            "<blockquote dir=\"auto\">\n<p dir=\"auto\">said</p>\n</blockquote>\n",
            "<ol start=\"3\" dir=\"auto\">\n<li dir=\"auto\">c</li>\n</ol>\n"
        )
    );
    assert_eq!(
        html("```rust ignore\nlet a = 1;\n```"),
        "<pre><code class=\"language-rust\" dir=\"auto\">let a = 1;\n</code></pre>\n"
    );
    assert!(html("| a | b |\n|:-:|---|\n| 1 | 2 |").contains("<th align=\"center\" dir=\"auto\">a</th>"));
}

#[test]
fn tasks_are_signs_that_can_be_read_aloud() {
    let html = html("- [x] bring chairs\n- [ ] bring tea");
    assert!(html.contains("<li dir=\"auto\">☑ bring chairs</li>"), "{html}");
    assert!(html.contains("<li dir=\"auto\">☐ bring tea</li>"), "{html}");
    assert!(!html.contains("<input"));
}

#[test]
fn links_tell_what_they_are_and_stay_within_known_schemes() {
    assert_eq!(
        html("https://example.org"),
        "<p dir=\"auto\"><a href=\"https://example.org\" dir=\"auto\" rel=\"nofollow ugc noopener noreferrer\">https://example.org</a></p>\n"
    );
    for (address, kept) in [
        ("mailto:a@example.org", true),
        ("/topics/topic_1", true),
        ("#below", true),
        ("//elsewhere.example", false),
        ("javascript:alert(1)", false),
        ("JaVaScRiPt:alert(1)", false),
        ("data:text/html,<script>alert(1)</script>", false),
        ("vbscript:x", false),
        ("ftp://example.org", false),
        ("file:///etc/passwd", false),
    ] {
        let html = html(&format!("[go](<{address}>)"));
        assert_eq!(html.contains("href=\"") && !html.contains("href=\"\""), kept, "{address}: {html}");
    }
}

#[test]
fn images_become_links() {
    assert!(html("![a cat](https://x.example/cat.png)").contains(">a cat</a>"));
    assert!(html("![](https://x.example/cat.png)").contains(">https://x.example/cat.png</a>"));
    let nested = html("[![a cat](https://x.example/cat.png) here](https://x.example/)");
    assert_eq!(nested.matches("<a ").count(), 1);
    assert!(nested.contains(">a cat here</a>"), "{nested}");
    assert!(html("[](https://x.example/)").contains(">https://x.example/</a>"));
}

#[test]
fn raw_html_is_shown_as_typed() {
    assert_eq!(html("a <b>c</b>"), "<p dir=\"auto\">a &lt;b&gt;c&lt;/b&gt;</p>\n");
    assert_eq!(
        html("<div onclick=x>\nhi\n</div>"),
        "<p dir=\"auto\">&lt;div onclick=x&gt;\nhi\n&lt;/div&gt;</p>\n"
    );
}

#[test]
fn no_payload_leaves_an_active_element() {
    for payload in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript&colon;alert(1))",
        "[x](java\tscript:alert(1))",
        "![x](\"onerror=\"alert(1))",
        "[x](https://a.example \"onmouseover=alert(1) x=\")",
        "[x](https://a.example '\" onmouseover=\"alert(1)')",
        "```\"><script>alert(1)</script>\nx\n```",
        "``` \" hx-get=/x\nx\n```",
        "<div hx-get=\"/sign-out\" hx-trigger=load>",
        "<https://a.example/\"onclick=alert(1)>",
        "| <script>alert(1)</script> |\n|---|\n| <iframe src=//x> |",
        "<!--><img src=x onerror=alert(1)>-->",
        "<style>@import '//x'</style>",
        "<base href=//x><form action=//x><input name=a>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "\u{202E}<script\u{0C}>alert(1)</script>",
    ] {
        let html = html(payload);
        only_known_tags(&html);
    }
}

/// Every `<` begins a tag on the list, with attributes on the list.
pub(super) fn only_known_tags(html: &str) {
    let known = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(known.contains(&name.trim_start_matches('/')), "{name} in {html}");
        let mut rest = attributes;
        while let Some((attribute, after)) = rest.split_once("=\"") {
            assert!(
                ["href", "title", "rel", "class", "start", "align", "dir"].contains(&attribute.trim()),
                "{attribute} in {html}"
            );
            rest = after.split_once('"').unwrap().1;
        }
        assert_eq!(rest.trim(), "", "{html}");
    }
}

#[test]
fn a_language_name_is_the_only_class() {
    assert!(!html("```x\"y\nz\n```").contains("class"));
    assert!(html("```c++\nz\n```").contains("class=\"language-c++\""));
}

#[test]
fn mentions_become_links_where_the_handle_is_known() {
    let source =
        "@marie-martin-2, see `@code` and a@example.org, [@linked](/x), (@nobody) @marie-martin-2. @é_";
    assert_eq!(mentions(source).unwrap(), ["marie-martin-2", "nobody", "é"]);
    let html =
        render_with(source, &|handle| (handle == "marie-martin-2").then(|| format!("/members/{handle}")))
            .unwrap()
            .html;
    assert_eq!(html.matches("<a href=\"/members/marie-martin-2\"").count(), 2, "{html}");
    assert!(html.contains(">@marie-martin-2</a>, see "), "{html}");
    assert!(html.contains("(@nobody) "), "{html}");
}

#[test]
fn what_is_too_long_or_holds_a_nul_is_refused() {
    assert_eq!(refused(&"a".repeat(MAX_BYTES + 1)), "text-too-long");
    assert!(render(&"a".repeat(MAX_BYTES)).is_ok());
    assert_eq!(refused("a\0b"), "text-has-nul");
}

#[test]
fn fifty_levels_are_taken_and_more_refused() {
    assert!(render(&format!("{}a", "> ".repeat(50))).is_ok());
    assert_eq!(refused(&format!("{}a", "> ".repeat(51))), "text-too-deep");
    assert_eq!(refused(&"- ".repeat(30).replace("- ", "- > ")), "text-too-deep");
    let staircase =
        |steps: usize| (0..steps).map(|step| format!("{}- a\n", "  ".repeat(step))).collect::<String>();
    assert!(render(&staircase(50)).is_ok());
    assert_eq!(refused(&staircase(51)), "text-too-deep");
    assert_eq!(refused(&format!("{}a{}", "*a ".repeat(60), "*".repeat(60))), "text-too-deep");
    assert_eq!(refused(&format!("{}a{}", "![".repeat(60), "](b)".repeat(60))), "text-too-deep");
    assert!(render(&"- ".repeat(200)).is_ok(), "a rule across the page nests nothing");
    assert!(render(&"[".repeat(200)).is_ok(), "brackets that stay text nest nothing");
}

#[test]
fn tables_that_would_grow_are_refused() {
    assert_eq!(
        refused(&format!("{}|\n{}|\n{}", "|a".repeat(2000), "|-".repeat(2000), "|\n".repeat(2000))),
        "text-too-rich"
    );
    assert!(render(&format!("|a|b|\n|-|-|\n{}", "|1|2|\n".repeat(500))).is_ok());
}

#[test]
fn html_that_would_grow_beyond_its_bound_is_refused() {
    assert_eq!(refused(&"a@b.cc ".repeat(9_000)), "text-too-rich");
}

#[test]
fn plain_text_has_a_line_a_block_and_no_entities() {
    let html =
        html("# Title\n\nOne **two** & `<b>`.\nthree\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 > 1 |");
    assert_eq!(plain(&html), "Title\nOne two & <b>.\nthree\na\nb\nx\ny\n1\n2 > 1");
    assert_eq!(plain("&amp;lt;"), "&lt;");
    assert_eq!(plain(&render("[a](/x \"1 > 0\")").unwrap().html), "a");
}

#[test]
fn an_excerpt_ends_at_a_word() {
    assert_eq!(excerpt("short", 10), "short");
    assert_eq!(excerpt("one two three four", 12), "one two…");
    assert_eq!(excerpt("one two, three four", 10), "one two…");
    assert_eq!(excerpt("abcdefghij", 5), "abcd…");
    assert_eq!(excerpt("日本語の文章です", 5), "日本語の…");
    assert_eq!(excerpt("abce\u{301}fgh", 5), "abc…");
    assert_eq!(excerpt("line\none  two", 40), "line one two");
    assert_eq!(excerpt("abc", 0), "");
    assert_eq!(excerpt("éé éé", 4), "éé…");
}
