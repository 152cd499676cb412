//! Plain text from rendered HTML, for search, mail and excerpts.

use unicode_normalization::char::is_combining_mark;

/// The text of HTML that [`super::markdown`] made, with a line break after each block. It knows the few entities that the
/// sanitiser writes, and is no tool for HTML from elsewhere.
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        unescape(&rest[..at], &mut text);
        rest = &rest[at..];
        let end = tag_end(rest);
        if breaks(&rest[..end]) && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        rest = &rest[end..];
    }
    unescape(rest, &mut text);
    tidy(&text)
}

/// The beginning of a plain text on one line, cut at a word's end and then closed by `…`; at most `max_chars` characters.
pub fn excerpt(plain: &str, max_chars: usize) -> String {
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(max_chars) else { return line };
    // One character less than allowed leaves room for the ellipsis.
    let room = line[..end].char_indices().next_back().map_or(0, |(last, _)| last);
    let cut = match line[..end].rfind(' ') {
        // A text without spaces, or with one very long word, is cut inside the word.
        Some(space) if space * 2 > room => space,
        _ => whole_letters(&line, room),
    };
    let kept = line[..cut].trim_end_matches(|last: char| last.is_whitespace() || ",;:–—-".contains(last));
    if max_chars == 0 { String::new() } else { format!("{kept}…") }
}

/// The greatest end up to `room` that does not tear an accent or a joined sign from its letter.
fn whole_letters(line: &str, room: usize) -> usize {
    let mut end = room;
    while end > 0 && line[end..].starts_with(is_joined) {
        end = line[..end].char_indices().next_back().map_or(0, |(last, _)| last);
    }
    while line[..end].ends_with('\u{200D}') {
        end -= '\u{200D}'.len_utf8();
    }
    end
}

fn is_joined(letter: char) -> bool {
    is_combining_mark(letter)
        || matches!(letter, '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// The length of the tag at the start; a `>` inside a quoted attribute does not end it.
fn tag_end(rest: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn breaks(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    !matches!(&name[..end], "a" | "code" | "del" | "em" | "strong")
}

fn unescape(piece: &str, text: &mut String) {
    let mut rest = piece;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&nbsp;", '\u{A0}')];
        let (length, letter) = known
            .iter()
            .find(|(name, _)| rest.starts_with(name))
            .map_or((1, '&'), |(name, letter)| (name.len(), *letter));
        text.push(letter);
        rest = &rest[length..];
    }
    text.push_str(rest);
}

/// No blank lines and no spaces at the ends of lines.
fn tidy(text: &str) -> String {
    text.lines()
        .map(str::trim_end)
        .filter(|line| !line.trim_start().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
