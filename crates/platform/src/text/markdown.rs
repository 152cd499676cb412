//! Markdown (GitHub's flavour) to HTML.

use comrak::Arena;

use super::{caps, clean, tree};
use crate::{Error, Result, say};

/// Goes up when the same source would give other HTML, so that stored HTML can be rendered again.
pub const RENDERER_VERSION: i64 = 2;

/// The longest text taken, in bytes.
pub const MAX_BYTES: usize = 64 * 1024;

/// The longest HTML made from one text, in bytes.
pub const MAX_HTML_BYTES: usize = 512 * 1024;

/// HTML that is safe to show, and what made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// Sanitised; at most [`MAX_HTML_BYTES`].
    pub html: String,
    /// The [`RENDERER_VERSION`] of its making.
    pub renderer: i64,
}

/// Renders with mentions left as text.
pub fn render(source: &str) -> Result<Rendered> {
    render_with(source, &|_| None)
}

/// Renders; `address` is asked for the link of each `@handle`, and `None` leaves it as text.
///
/// It is called while rendering, so it answers from memory: ask [`mentions`] first and look them up together.
pub fn render_with(source: &str, address: &dyn Fn(&str) -> Option<String>) -> Result<Rendered> {
    caps::check(source)?;
    let arena = Arena::new();
    let root = tree::parse(&arena, source)?;
    tree::tame(&arena, root, address);
    let mut html = caps::Bounded::new(MAX_HTML_BYTES);
    comrak::format_html(root, &tree::options(), &mut html).map_err(|_| too_rich())?;
    let html = clean::clean(&html.into_string());
    if html.len() > MAX_HTML_BYTES {
        return Err(too_rich());
    }
    Ok(Rendered { html, renderer: RENDERER_VERSION })
}

/// The handles that a text mentions, without their `@`, each once, in the order in which they appear.
pub fn mentions(source: &str) -> Result<Vec<String>> {
    if !source.contains('@') {
        return Ok(Vec::new());
    }
    caps::check(source)?;
    let arena = Arena::new();
    let root = tree::parse(&arena, source)?;
    Ok(tree::mentions(root))
}

/// Words as Markdown that reads as they stand: nothing in them becomes a link, a picture, HTML or a mark.
pub fn escaped(words: &str) -> String {
    let mut source = String::with_capacity(words.len());
    for letter in words.chars() {
        if "\\`*_[]<>#!|~&".contains(letter) {
            source.push('\\');
        }
        source.push(letter);
    }
    source
}

fn too_rich() -> Error {
    Error::invalid("text", say!("text-too-rich"))
}
