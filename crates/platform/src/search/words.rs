//! Words as the index knows them: folded, and stemmed in English and in French.
//!
//! A word is kept under its English stem and, where that differs, under its French one, so that a community that writes in
//! both finds what it wrote without saying which language it was.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is kept, in characters: beyond it, text is no word.
const LONGEST: usize = 40;

/// The two stemmers.
pub struct Stems {
    english: Stemmer,
    french: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Stems { english: Stemmer::create(Algorithm::English), french: Stemmer::create(Algorithm::French) }
    }
}

/// A word under the stems by which it is found.
#[derive(Debug, PartialEq, Eq)]
pub struct Word {
    /// The English stem, without accents.
    pub english: String,
    /// The French stem, without accents, where it differs.
    pub french: Option<String>,
}

impl Word {
    /// Whether one of its stems begins with this letter.
    pub fn begins_with(&self, letter: Option<char>) -> bool {
        [Some(&self.english), self.french.as_ref()]
            .into_iter()
            .flatten()
            .any(|stem| stem.chars().next() == letter)
    }

    /// Whether two words are found by each other.
    pub fn matches(&self, other: &Word) -> bool {
        let ours = [Some(&self.english), self.french.as_ref()];
        [Some(&other.english), other.french.as_ref()]
            .into_iter()
            .flatten()
            .any(|stem| ours.contains(&Some(stem)))
    }
}

impl Stems {
    /// The stems of one word; `None` for what is no word.
    pub fn word(&self, word: &str) -> Option<Word> {
        if word.is_empty() || word.chars().count() > LONGEST {
            return None;
        }
        // Most words have nothing to fold but their case.
        let lower: String = match word.is_ascii() {
            true => word.to_ascii_lowercase(),
            false => word.nfkc().flat_map(char::to_lowercase).collect(),
        };
        let english = bare(&self.english.stem(&lower));
        let french = bare(&self.french.stem(&lower));
        let french = (french != english && !french.is_empty()).then_some(french);
        (!english.is_empty()).then_some(Word { english, french })
    }

    /// A text as the index holds it: stems with blanks between, each behind `mark`.
    pub fn indexed(&self, text: &str, mark: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 2);
        for word in split(text).filter_map(|(_, word)| self.word(word)) {
            for stem in [Some(word.english), word.french].into_iter().flatten() {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(mark);
                out.push_str(&stem);
            }
        }
        out
    }
}

/// The letter with which a word's stems begin.
pub fn first_letter(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    std::iter::once(first).nfkc().flat_map(char::to_lowercase).nfd().find(|c| c.is_alphanumeric())
}

/// The words of a text with the byte at which each begins.
pub fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[from..]
            .find(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
            .unwrap_or(text.len() - from);
        rest = from + length;
        Some((from, &text[from..rest]))
    })
}

fn bare(stem: &str) -> String {
    match stem.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        true => stem.to_owned(),
        false => stem.nfd().filter(|c| c.is_alphanumeric()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem_in_both_languages_with_or_without_accents() {
        let stems = Stems::default();
        for (one, other) in [
            ("running", "runs"),
            ("bakeries", "bakery"),
            ("apprentissages", "apprentissage"),
            ("élèves", "eleve"),
            ("chevaux", "CHEVAUX"),
            ("Café", "cafe"),
        ] {
            let (one, other) = (stems.word(one).unwrap(), stems.word(other).unwrap());
            assert!(one.matches(&other), "{one:?} {other:?}");
        }
        assert!(!stems.word("bread").unwrap().matches(&stems.word("price").unwrap()));
    }

    proptest::proptest! {
        #[test]
        fn stems_keep_a_words_first_letter(word in "[a-zA-ZéèêëàâçîïôûùœÉÀŒyY]{1,12}") {
            let stems = Stems::default().word(&word).unwrap();
            for stem in [Some(&stems.english), stems.french.as_ref()].into_iter().flatten() {
                proptest::prop_assert_eq!(stem.chars().next(), first_letter(&word));
            }
        }
    }

    #[test]
    fn words_are_split_where_letters_end() {
        let words: Vec<_> = split("L’été, it's <b>3rd</b>").map(|(_, word)| word).collect();
        assert_eq!(words, ["L", "été", "it", "s", "b", "3rd", "b"]);
    }
}
