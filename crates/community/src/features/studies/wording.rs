//! Texts in English, in French, or in both.

use std::borrow::Borrow;

use platform::i18n::Language;
use platform::text::one_line;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

/// A text in one language, or in the other where it has none.
pub fn in_language<'t>(english: &'t str, french: &'t str, language: Language) -> &'t str {
    match language {
        Language::English if english.is_empty() => french,
        Language::French if french.is_empty() => english,
        Language::English => english,
        Language::French => french,
    }
}

/// A text in English, in French, or in both; the reader's language decides, and where it is missing the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// In English; may be empty.
    pub en: String,
    /// In French; may be empty.
    pub fr: String,
}

impl Wording {
    /// One line in at least one of the languages, each at most `max` characters.
    pub fn parse(field: &'static str, en: &str, fr: &str, max: usize) -> Result<Self> {
        let wording = Wording { en: one_line(en), fr: one_line(fr) };
        if wording.en.is_empty() && wording.fr.is_empty() {
            return Err(Error::invalid(field, say!("study-text-missing")));
        }
        if wording.en.chars().count() > max || wording.fr.chars().count() > max {
            return Err(Error::invalid(field, say!("study-text-too-long", max = max as i64)));
        }
        Ok(wording)
    }

    /// For a reader of `language`.
    pub fn shown(&self, language: impl Borrow<Language>) -> &str {
        in_language(&self.en, &self.fr, *language.borrow())
    }
}
