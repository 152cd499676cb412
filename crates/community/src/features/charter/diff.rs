//! What changed between two texts, word by word.

use similar::{ChangeTag, TextDiff};

/// A stretch of text that came, went or stayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which of the three.
    pub change: Change,
    /// The words, with their spaces.
    pub text: String,
}

/// What became of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stayed.
    Kept,
    /// It is new.
    Added,
    /// It is gone.
    Gone,
}

/// How `new` differs from `old`. Neighbours of one kind are one piece.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let diff = TextDiff::from_words(old, new);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => Change::Kept,
            ChangeTag::Insert => Change::Added,
            ChangeTag::Delete => Change::Gone,
        };
        match pieces.last_mut() {
            Some(last) if last.change == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece { change: kind, text: change.value().to_owned() }),
        }
    }
    pieces
}

/// Whether anything differs.
pub fn differs(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.change != Change::Kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_word_that_changed_stands_out() {
        let pieces = words("We answer within a day.", "We answer within two days.");
        let shown: String = pieces
            .iter()
            .map(|piece| match piece.change {
                Change::Kept => piece.text.clone(),
                Change::Added => format!("[+{}]", piece.text),
                Change::Gone => format!("[-{}]", piece.text),
            })
            .collect();
        assert!(shown.starts_with("We answer within [-a") && shown.contains("two"), "{shown}");
    }

    proptest! {
        #[test]
        fn either_text_is_read_back_from_what_differs(old in "[ab \n]{0,40}", new in "[ab \n]{0,40}") {
            let pieces = words(&old, &new);
            let without = |gone: Change| -> String {
                pieces.iter().filter(|piece| piece.change != gone).map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(without(Change::Added), old.clone());
            prop_assert_eq!(without(Change::Gone), new.clone());
            prop_assert_eq!(differs(&pieces), old != new);
        }
    }
}
