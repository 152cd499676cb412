//! HTML of other tools as Markdown. The conversion is a library's; what stands here keeps hostile text away from it, and knows
//! what chats put into HTML: code with a language, formulas, emoji, hidden passages, links that lead nowhere outside the tool.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::LazyLock;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::{BulletListMarker, Options};
use htmd::{Element, HtmlToMarkdown, Node};

/// Longest HTML that is converted; longer text keeps its words alone.
const LONGEST: usize = 512 * 1024;
/// Most tags, and the deepest that they may stand in one another: conversion goes from tag to tag and calls itself.
const TAGS: usize = 10_000;
const DEEPEST: usize = 60;

static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
    HtmlToMarkdown::builder()
        .options(Options {
            bullet_list_marker: BulletListMarker::Dash,
            ul_bullet_spacing: 1,
            ol_number_spacing: 1,
            ..Options::default()
        })
        .skip_tags(vec!["script", "style", "iframe", "object", "video", "audio", "template", "head"])
        .add_handler(vec!["span"], span)
        .add_handler(vec!["div"], div)
        .add_handler(vec!["a"], anchor)
        .add_handler(vec!["img"], image)
        .build()
});

/// The same text in Markdown. What is too long, too deep or too odd keeps its words and loses its form.
pub fn to_markdown(html: &str) -> String {
    let html = html.replace('\0', "\u{fffd}");
    if !html.contains(['<', '&']) {
        return html;
    }
    if html.len() > LONGEST || !is_shallow(&html) {
        return words(&html);
    }
    // A text that the library cannot take costs its form, not the import.
    let converted = catch_unwind(AssertUnwindSafe(|| CONVERTER.convert(&html)));
    match converted {
        Ok(Ok(markdown)) => markdown,
        _ => words(&html),
    }
}

fn words(html: &str) -> String {
    platform::text::plain(html)
}

/// Whether tags are few and shallow, counted so that no misnesting hides any: an end takes back one start of its own name alone.
fn is_shallow(html: &str) -> bool {
    let (mut open, mut depth, mut tags): (HashMap<String, usize>, usize, usize) = (HashMap::new(), 0, 0);
    for piece in html.split('<').skip(1) {
        let (ends, rest) = piece.strip_prefix('/').map_or((false, piece), |rest| (true, rest));
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
        if name.is_empty() {
            continue;
        }
        let name = name.to_ascii_lowercase();
        tags += 1;
        if matches!(name.as_str(), "br" | "img" | "hr" | "input" | "wbr" | "col" | "meta" | "link") {
            continue;
        }
        let count = open.entry(name).or_default();
        if !ends {
            *count += 1;
            depth += 1;
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
        }
        if depth > DEEPEST || tags > TAGS {
            return false;
        }
    }
    true
}

fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

fn has_class(element: &Element, class: &str) -> bool {
    attribute(element, "class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
}

/// Emoji become the sign that they are, formulas the TeX that was typed.
fn span(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    if has_class(&element, "emoji") {
        let sign = attribute(&element, "class").and_then(emoji_of);
        return Some(sign.unwrap_or_else(|| text_of(element.node)).into());
    }
    if has_class(&element, "katex") || has_class(&element, "katex-display") {
        let formula = annotation(element.node).unwrap_or_else(|| text_of(element.node));
        return Some(code(&formula).into());
    }
    handlers.fallback(element)
}

/// Code keeps its language; a hidden passage its heading.
fn div(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    if has_class(&element, "codehilite") {
        let language = attribute(&element, "data-code-language").unwrap_or_default();
        let language: String =
            language.chars().filter(|c| c.is_ascii_alphanumeric() || "+#-".contains(*c)).collect();
        let text = text_of(element.node);
        let text = text.trim_matches('\n');
        let mut fence = "```".to_owned();
        while text.contains(&fence) {
            fence.push('`');
        }
        return Some(format!("\n\n{fence}{}\n{text}\n{fence}\n\n", language.to_lowercase()).into());
    }
    if has_class(&element, "spoiler-header") {
        let heading = handlers.walk_children(element.node).content;
        let heading = heading.trim();
        return Some(if heading.is_empty() { "".into() } else { format!("\n\n**{heading}**\n\n").into() });
    }
    if has_class(&element, "message_inline_image") || has_class(&element, "message_embed") {
        return None;
    }
    handlers.fallback(element)
}

/// A link that only works inside the other tool is its words.
fn anchor(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let target = attribute(&element, "href").unwrap_or_default();
    let outside = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    if outside { handlers.fallback(element) } else { Some(handlers.walk_children(element.node)) }
}

/// A picture elsewhere is named, not fetched.
#[expect(clippy::needless_pass_by_value, reason = "as the library calls it")]
fn image(_: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    attribute(&element, "alt").map(|words| words.replace(['[', ']', '`', '*', '<', '\n'], " ").into())
}

/// `emoji-1f44d` is 👍, `emoji-1f1eb-1f1f7` a flag.
fn emoji_of(classes: &str) -> Option<String> {
    let codes = classes.split_whitespace().find_map(|class| class.strip_prefix("emoji-"))?;
    codes.split('-').map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32)).collect()
}

fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fence = if text.contains('`') { "``" } else { "`" };
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    if text.is_empty() { text } else { format!("{fence}{pad}{text}{pad}{fence}") }
}

/// The TeX that a rendered formula carries along.
fn annotation(node: &Rc<Node>) -> Option<String> {
    if tag_of(node).as_deref() == Some("annotation") {
        return Some(text_of(node));
    }
    node.children.borrow().iter().find_map(annotation)
}

fn tag_of(node: &Node) -> Option<String> {
    match &node.data {
        markup5ever_rcdom::NodeData::Element { name, .. } => Some(name.local.to_string()),
        _ => None,
    }
}

fn text_of(node: &Rc<Node>) -> String {
    match &node.data {
        markup5ever_rcdom::NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text_of).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_chats_write_reads_the_same_in_markdown() {
        for (html, expected) in [
            ("no mark at all", "no mark at all"),
            ("<p>Hi <strong>all</strong>, 2 &lt; 3</p>", "Hi **all**, 2 < 3"),
            ("<p>&lt;b&gt; *a* _b_ `c` [d](e)</p>", "\\<b> \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)"),
            ("<p>a<br>\nb</p>\n<p>c</p>", "a  \n b\n\nc"),
            ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "- one\n- two"),
            ("<blockquote>\n<p>said</p>\n</blockquote>\n<p>yes</p>", "> said\n\nyes"),
            (
                "<div class=\"codehilite\" data-code-language=\"Rust\"><pre><span></span><code>let <span>a</span> = 1;\n</code></pre></div>",
                "```rust\nlet a = 1;\n```",
            ),
            (
                "<p><span class=\"user-mention\" data-user-id=\"1\">@Nils Ek</span> <a href=\"#narrow/stream/1\">#ovens</a></p>",
                "@Nils Ek #ovens",
            ),
            ("<p><a href=\"https://example.org/a\">the page</a></p>", "[the page](https://example.org/a)"),
            ("<p><a href=\"javascript:alert(1)\">trap</a></p>", "trap"),
            (
                "<p><span aria-label=\"thumbs up\" class=\"emoji emoji-1f44d\" role=\"img\">:thumbs_up:</span></p>",
                "👍",
            ),
            (
                "<p><span class=\"katex\"><span class=\"katex-mathml\"><math><semantics><mrow><mi>E</mi></mrow><annotation encoding=\"application/x-tex\">E_1 = a^*</annotation></semantics></math></span><span class=\"katex-html\">E1</span></span></p>",
                "`E_1 = a^*`",
            ),
            ("<script>alert(1)</script><p>ok</p>", "ok"),
        ] {
            assert_eq!(to_markdown(html).trim(), expected, "{html}");
        }
    }

    #[test]
    fn what_would_break_the_conversion_keeps_its_words() {
        for html in [
            "<div>".repeat(100_000) + "deep",
            "<b><p>".repeat(5_000) + "deep",
            "<b><div></b>".repeat(5_000) + "deep",
            format!("{}deep", "<p>a".repeat(200_000)),
        ] {
            assert!(to_markdown(&html).contains("deep"));
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic_or_swell(html in "(</?(p|b|i|a href='x'|div|pre|code|li|ul|table|tr|td|span class='katex')>|[a-z&;<>\"*_` \\n]|\u{1F44D}){0,80}") {
            let markdown = to_markdown(&html);
            prop_assert!(markdown.len() <= html.len() * 12 + 64, "{markdown}");
        }
    }
}
