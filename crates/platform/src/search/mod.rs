//! Search: one interface over SQLite's FTS5 and PostgreSQL's text search, fed with the same stems.
//!
//! The index knows what can be found; who may see it, the product's policy decides on each candidate that [`find`] names.
//!
//! Owns `search_entries`, `search_words`.

mod excerpt;
mod store;
mod words;

pub use excerpt::{Piece, excerpt};
pub use store::{Candidate, Entry, find, insert, put, remove};
pub use words::{Stems, Word, split};

/// Most words of a query that count; the rest is left out.
const MOST_WORDS: usize = 8;

/// Shortest beginning, in characters, by which longer words are found.
const BEGINNING: usize = 3;

/// What somebody looks for.
pub struct Query {
    words: Vec<Word>,
}

impl Query {
    /// Reads a query as typed; `None` where it holds no word.
    pub fn parse(stems: &Stems, typed: &str) -> Option<Self> {
        let words: Vec<_> = split(typed).filter_map(|(_, word)| stems.word(word)).take(MOST_WORDS).collect();
        (!words.is_empty()).then_some(Query { words })
    }

    /// The words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// As FTS5 reads it: every word under one of its stems, the last one also as a beginning, and the kind.
    pub fn for_sqlite(&self, kind: &str) -> String {
        let words =
            self.joined(
                " AND ",
                " OR ",
                |stem, last| {
                    if last { format!("\"{stem}\"*") } else { format!("\"{stem}\"") }
                },
            );
        format!("{words} AND \"{kind}\"")
    }

    /// As PostgreSQL reads it.
    pub fn for_postgres(&self, kind: &str) -> String {
        let words = self.joined(
            " & ",
            " | ",
            |stem, last| if last { format!("'{stem}':*") } else { format!("'{stem}'") },
        );
        format!("{words} & '{kind}'")
    }

    /// Stems are letters and digits only, so that nothing in them can be read as an operator.
    fn joined(&self, and: &str, or: &str, write: impl Fn(&str, bool) -> String) -> String {
        let last = self.words.len() - 1;
        let terms: Vec<_> = self
            .words
            .iter()
            .enumerate()
            .map(|(place, word)| {
                let stems = [Some(&word.english), word.french.as_ref()];
                let forms: Vec<_> = stems
                    .into_iter()
                    .flatten()
                    .map(|stem| write(stem, place == last && stem.chars().count() >= BEGINNING))
                    .collect();
                format!("({})", forms.join(or))
            })
            .collect();
        terms.join(and)
    }
}
