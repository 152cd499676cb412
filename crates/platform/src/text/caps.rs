//! What is refused before a text is parsed, because parsing, formatting or sanitising it would take too long.

use std::fmt;

use super::markdown::MAX_BYTES;
use crate::{Error, Result, say};

/// How deep quotes, lists, emphasis and links may stand in one another.
pub(super) const MAX_DEPTH: usize = 50;

/// Cells of all tables together. A row that is too short is filled up by the parser, so that a short text can ask for
/// very many cells.
const MAX_CELLS: usize = 10_000;

/// Refuses what is too long, holds U+0000, opens too many quotes or lists in one line, or asks for too many cells.
pub(super) fn check(source: &str) -> Result<()> {
    if source.len() > MAX_BYTES {
        return Err(Error::invalid("text", say!("text-too-long", max = MAX_BYTES)));
    }
    if source.contains('\0') {
        return Err(Error::invalid("text", say!("text-has-nul")));
    }
    if source.lines().any(|line| containers(line) > MAX_DEPTH) {
        return Err(too_deep());
    }
    if cells(source) > MAX_CELLS {
        return Err(Error::invalid("text", say!("text-too-rich")));
    }
    Ok(())
}

pub(super) fn too_deep() -> Error {
    Error::invalid("text", say!("text-too-deep"))
}

/// How many quotes and list items a line may open or continue; a rule such as `- - -` opens none.
fn containers(line: &str) -> usize {
    if is_rule(line) {
        return 0;
    }
    let mut rest = line.as_bytes();
    let mut count = 0;
    loop {
        rest = rest.trim_ascii_start();
        match marker(rest) {
            0 => return count,
            length => {
                count += 1;
                rest = rest.get(length..).unwrap_or_default();
            }
        }
    }
}

/// The length of a quote's or list item's marker at the start, or 0.
fn marker(rest: &[u8]) -> usize {
    match rest {
        [b'>', ..] => 1,
        [b'-' | b'+' | b'*'] => 1,
        [b'-' | b'+' | b'*', b' ' | b'\t', ..] => 1,
        _ => {
            let digits = rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
            match rest.get(digits..) {
                Some([b'.' | b')'] | [b'.' | b')', b' ' | b'\t', ..]) if digits > 0 => digits + 1,
                _ => 0,
            }
        }
    }
}

fn is_rule(line: &str) -> bool {
    let mut marks = line.bytes().filter(|byte| !byte.is_ascii_whitespace());
    match marks.next() {
        Some(first @ (b'-' | b'*' | b'_')) => marks.all(|mark| mark == first),
        _ => false,
    }
}

/// An upper bound of the cells that the parser would make: columns times the lines up to the next blank one, for every
/// line that looks like the rule under a table's head.
fn cells(source: &str) -> usize {
    let mut total = 0_usize;
    let mut columns = 0;
    for line in source.lines() {
        columns = match line.trim_ascii() {
            "" => 0,
            trimmed if is_table_rule(trimmed) => {
                columns.max(trimmed.bytes().filter(|byte| *byte == b'|').count() + 1)
            }
            _ => columns,
        };
        total = total.saturating_add(columns);
    }
    total
}

/// Also true for a rule behind quote and list markers, which is why it takes `>`, `+`, `*` and digits.
fn is_table_rule(line: &str) -> bool {
    line.contains('-') && line.bytes().all(|byte| b"|:- \t>+*.)0123456789".contains(&byte))
}

/// A text that refuses to grow beyond a bound, so that formatting stops early.
pub(super) struct Bounded {
    text: String,
    max: usize,
}

impl Bounded {
    pub(super) fn new(max: usize) -> Self {
        Bounded { text: String::new(), max }
    }

    pub(super) fn into_string(self) -> String {
        self.text
    }
}

impl fmt::Write for Bounded {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        if self.text.len() + piece.len() > self.max {
            return Err(fmt::Error);
        }
        self.text.push_str(piece);
        Ok(())
    }
}
