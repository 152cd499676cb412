//! The parsed text: how it is parsed, how deep it may be, and what is changed in it before it is formatted.

use std::cell::Cell;
use std::collections::HashSet;

use comrak::nodes::{ListDelimType, ListType, Node, NodeLink, NodeList, NodeValue};
use comrak::{Arena, Options};

use super::caps::{MAX_DEPTH, too_deep};
use crate::{Error, Result, say};

/// Lines, inlines and nodes that the parser handles before it gives up, in its own steps of 256.
const MAX_STEPS: u32 = 4_096;

/// The longest handle looked for, in characters.
const MAX_HANDLE: usize = 64;

pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    // A line break in the text is one on the page: people write as in a letter, not as in a source file.
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
}

/// Parses, and refuses what nests too deep.
pub(super) fn parse<'a>(arena: &'a Arena<'a>, source: &str) -> Result<Node<'a>> {
    let steps = Cell::new(0);
    let spent = || {
        steps.set(steps.get() + 1);
        steps.get() > MAX_STEPS
    };
    let root = comrak::try_parse_document(arena, source, &options(), &spent)
        .map_err(|_| Error::invalid("text", say!("text-too-rich")))?;
    if depth(root) > MAX_DEPTH {
        return Err(too_deep());
    }
    Ok(root)
}

/// The greatest number of nesting nodes on a way down. A list and its item count as one.
fn depth(root: Node<'_>) -> usize {
    use comrak::arena_tree::NodeEdge;

    let (mut now, mut most) = (0_usize, 0);
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(node) if nests(&node.data().value) => {
                now += 1;
                most = most.max(now);
            }
            NodeEdge::End(node) if nests(&node.data().value) => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

fn nests(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::BlockQuote
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Link(_)
            | NodeValue::Image(_)
    )
}

/// Turns images into links, but for this site's own, raw HTML into text, headings into lower ones, tasks into signs and mentions into links.
pub(super) fn tame<'a>(arena: &'a Arena<'a>, root: Node<'a>, address: &dyn Fn(&str) -> Option<String>) {
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        let value = node.data().value.clone();
        match value {
            NodeValue::HtmlInline(literal) => node.data_mut().value = NodeValue::Text(literal.into()),
            NodeValue::HtmlBlock(block) => {
                node.data_mut().value = NodeValue::Paragraph;
                node.append(arena.alloc(NodeValue::Text(block.literal.trim_end().to_owned().into()).into()));
            }
            // The page's title and the post's author stand above, as the first and second level.
            NodeValue::Heading(mut heading) => {
                heading.level = (heading.level + 2).min(6);
                node.data_mut().value = NodeValue::Heading(heading);
            }
            NodeValue::TaskItem(task) => untask(arena, node, task.symbol.is_some()),
            NodeValue::Image(link) if ours(&link.url) && !in_link(node) => thumbnail(arena, node, *link),
            NodeValue::Image(link) => unpicture(arena, node, *link),
            NodeValue::Link(link) if node.first_child().is_none() => {
                node.append(arena.alloc(NodeValue::Text(link.url.into()).into()));
            }
            NodeValue::Text(text) if text.contains('@') && !in_link(node) => {
                link_mentions(arena, node, &text, address)
            }
            _ => {}
        }
    }
}

/// The handles in the text, without `@`, each once.
pub(super) fn mentions(root: Node<'_>) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for node in root.descendants() {
        let NodeValue::Text(text) = &node.data().value else { continue };
        if text.contains('@') && !in_link(node) {
            found.extend(
                handles(text)
                    .map(|(_, handle)| handle.to_owned())
                    .filter(|handle| seen.insert(handle.clone())),
            );
        }
    }
    found
}

/// A checkbox that nobody can tick is a riddle to a screen reader; a sign is read aloud.
fn untask<'a>(arena: &'a Arena<'a>, node: Node<'a>, done: bool) {
    let sign = arena.alloc(NodeValue::Text(if done { "☑ " } else { "☐ " }.into()).into());
    let list = match node.parent().map(|parent| parent.data().value.clone()) {
        Some(NodeValue::List(list)) => list,
        _ => NodeList {
            list_type: ListType::Bullet,
            delimiter: ListDelimType::Period,
            tight: true,
            ..NodeList::default()
        },
    };
    node.data_mut().value = NodeValue::Item(list);
    match node.first_child() {
        Some(first) if matches!(first.data().value, NodeValue::Paragraph) => first.prepend(sign),
        _ => {
            let paragraph = arena.alloc(NodeValue::Paragraph.into());
            paragraph.append(sign);
            node.prepend(paragraph);
        }
    }
}

/// How the address of a file on this site begins; see the feature `files`.
const FILE: &str = "/files/file_";
/// Letters of a file's id behind that.
const FILE_LETTERS: usize = 26;

/// Whether an address is a file's on this site: nothing is fetched from elsewhere.
fn ours(url: &str) -> bool {
    let id = url.strip_prefix(FILE).and_then(|rest| rest.get(..FILE_LETTERS));
    id.is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A picture of this site shows its thumbnail, and leads to the whole of it.
fn thumbnail<'a>(arena: &'a Arena<'a>, node: Node<'a>, link: NodeLink) {
    let small = format!("{}/small", &link.url[..FILE.len() + FILE_LETTERS]);
    let picture = NodeLink { url: small, title: String::new() };
    let picture = arena.alloc(NodeValue::Image(Box::new(picture)).into());
    let children: Vec<Node<'a>> = node.children().collect();
    for child in children {
        picture.append(child);
    }
    node.data_mut().value = NodeValue::Link(Box::new(link));
    node.append(picture);
}

/// An image becomes a link with its description as text; inside another link only the text stays.
fn unpicture<'a>(arena: &'a Arena<'a>, node: Node<'a>, link: NodeLink) {
    if node.first_child().is_none() {
        node.append(arena.alloc(NodeValue::Text(link.url.clone().into()).into()));
    }
    if !in_link(node) {
        node.data_mut().value = NodeValue::Link(Box::new(link));
        return;
    }
    let children: Vec<Node<'a>> = node.children().collect();
    for child in children {
        node.insert_before(child);
    }
    node.detach();
}

fn in_link(node: Node<'_>) -> bool {
    node.ancestors()
        .skip(1)
        .any(|above| matches!(above.data().value, NodeValue::Link(_) | NodeValue::Image(_)))
}

fn link_mentions<'a>(
    arena: &'a Arena<'a>,
    node: Node<'a>,
    text: &str,
    address: &dyn Fn(&str) -> Option<String>,
) {
    let mut done = 0;
    for (at, handle) in handles(text) {
        let Some(url) = address(handle) else { continue };
        let end = at + 1 + handle.len();
        if done < at {
            node.insert_before(arena.alloc(NodeValue::Text(text[done..at].to_owned().into()).into()));
        }
        let link = arena.alloc(NodeValue::Link(Box::new(NodeLink { url, title: String::new() })).into());
        link.append(arena.alloc(NodeValue::Text(text[at..end].to_owned().into()).into()));
        node.insert_before(link);
        done = end;
    }
    if done > 0 {
        node.data_mut().value = NodeValue::Text(text[done..].to_owned().into());
    }
}

/// Each handle with the place of its `@`: letters, digits, `-` and `_` behind an `@` that follows no letter or digit.
fn handles(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('@').filter_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|before| before.is_alphanumeric() || "@._-/".contains(before)) {
            return None;
        }
        let rest = &text[at + 1..];
        let end = rest
            .char_indices()
            .take(MAX_HANDLE)
            .take_while(|(_, letter)| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
            .last()
            .map_or(0, |(start, letter)| start + letter.len_utf8());
        let handle = rest[..end].trim_end_matches(['-', '_']);
        (!handle.is_empty()).then_some((at, handle))
    })
}
