//! The allow-list through which all rendered HTML goes: the last word on what may stand in a page.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

const TAGS: [&str; 24] = [
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
    "img",
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

/// Each takes the direction of its own first strong letter, so that Arabic or Hebrew cannot turn the words around it.
const ISOLATED: [&str; 14] =
    ["a", "blockquote", "code", "h3", "h4", "h5", "h6", "li", "ol", "p", "table", "td", "th", "ul"];

static ALLOW_LIST: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut list = Builder::empty();
    list.tags(HashSet::from(TAGS))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("code", HashSet::from(["class"])),
            ("img", HashSet::from(["src", "alt", "loading"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .tag_attribute_values(HashMap::from([
            ("td", HashMap::from([("align", HashSet::from(["left", "center", "right"]))])),
            ("th", HashMap::from([("align", HashSet::from(["left", "center", "right"]))])),
        ]))
        .set_tag_attribute_values(
            ISOLATED
                .iter()
                .map(|tag| (*tag, HashMap::from([("dir", "auto")])))
                .chain([("img", HashMap::from([("loading", "lazy")]))])
                .collect(),
        )
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Custom(Box::new(inside)))
        .link_rel(Some("nofollow ugc noopener noreferrer"))
        .attribute_filter(|tag, attribute, value| match (tag, attribute) {
            ("img", "src") => is_thumbnail(value).then_some(Cow::Borrowed(value)),
            ("code", "class") => is_language(value).then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    list
});

/// The HTML with nothing in it that is not on the list; tags that are missing are added.
pub(super) fn clean(html: &str) -> String {
    ALLOW_LIST.clean(html).to_string()
}

/// Addresses on this site. `//elsewhere` looks like one and is not.
fn inside(url: &str) -> Option<Cow<'_, str>> {
    let stays = !url.is_empty() && !url.starts_with("//") && !url.contains('\\');
    stays.then_some(Cow::Borrowed(url))
}

/// A picture that somebody brought to this site; see the feature `files`.
fn is_thumbnail(url: &str) -> bool {
    let id = url.strip_prefix("/files/file_").and_then(|rest| rest.strip_suffix("/small"));
    id.is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_language(class: &str) -> bool {
    class.strip_prefix("language-").is_some_and(|name| {
        (1..=32).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#._-".contains(&byte))
    })
}
