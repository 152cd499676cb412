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

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    /// One word of letters, such as `post`.
    pub name: &'static str,
    /// With what each of its words begins in the index. Where there are few of a kind, words of their own spare going through all
    /// others; empty where most entries are of this kind.
    pub mark: &'static str,
}

/// How far a query reaches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Its words.
    Words,
    /// Longer words too that begin as its last one does. All of them are gathered before the first is known, which takes
    /// time where they are many.
    Beginnings,
}

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

    /// As FTS5 reads it: every word under one of its stems.
    fn for_sqlite(&self, reach: Reach, kind: Kind) -> String {
        let mark = kind.mark;
        self.joined(" AND ", " OR ", reach, |stem, begins| {
            if begins { format!("\"{mark}{stem}\"*") } else { format!("\"{mark}{stem}\"") }
        })
    }

    /// As PostgreSQL reads it.
    fn for_postgres(&self, reach: Reach, kind: Kind) -> String {
        let mark = kind.mark;
        self.joined(" & ", " | ", reach, |stem, begins| {
            if begins { format!("'{mark}{stem}':*") } else { format!("'{mark}{stem}'") }
        })
    }

    /// Stems are letters and digits only, so that nothing in them can be read as an operator.
    fn joined(&self, and: &str, or: &str, reach: Reach, write: impl Fn(&str, bool) -> String) -> String {
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
                    .map(|stem| {
                        let begins = reach == Reach::Beginnings && place == last;
                        write(stem, begins && stem.chars().count() >= BEGINNING)
                    })
                    .collect();
                format!("({})", forms.join(or))
            })
            .collect();
        terms.join(and)
    }
}
