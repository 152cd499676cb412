//! Languages: Fluent messages, one pair of files per feature, and dates in words.
//!
//! - English and French are both complete; `tidy` compares them key by key.
//! - Keys are literals at the place of use, never composed.
//! - A message without variables is resolved once, at the start; looking it up costs a hash.

mod catalog;
mod dates;

use std::sync::Arc;

pub use catalog::{Catalog, Source};
pub use dates::written;
pub use fluent_bundle::FluentValue;
use jiff::tz::TimeZone;

use crate::Say;

/// A language that the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, `en`.
    English,
    /// French, `fr`.
    French,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::French];

    /// The BCP 47 code.
    pub const fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "Français",
        }
    }

    /// Reads a BCP 47 code, with or without a region; `None` where we do not speak it.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or(code);
        Language::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The first language of an `Accept-Language` header that we speak, by its weights.
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut wanted: Vec<(f32, Language)> = Vec::new();
        for part in header.split(',').take(20) {
            let mut pieces = part.trim().split(';');
            let Some(language) = pieces.next().and_then(Language::from_code) else { continue };
            let weight =
                pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            wanted.push((weight, language));
        }
        wanted.sort_by(|left, right| right.0.total_cmp(&left.0));
        wanted.first().map(|(_, language)| *language)
    }
}

/// A reader's language and time zone: turns keys and instants into words.
#[derive(Clone)]
pub struct Locale {
    catalog: Arc<Catalog>,
    /// The language spoken to the reader.
    pub language: Language,
    /// The zone in which the reader is told the time.
    pub zone: TimeZone,
}

impl Locale {
    /// A locale; an unknown zone name becomes UTC.
    pub fn new(catalog: &Arc<Catalog>, language: Language, zone: &str) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Locale { catalog: Arc::clone(catalog), language, zone }
    }

    /// The same reader in another language.
    pub fn in_language(&self, language: Language) -> Self {
        Locale { language, ..self.clone() }
    }

    /// A message without variables.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.catalog.plain(self.language, key)
    }

    /// A message that counts: its variable is `$count`.
    pub fn n(&self, key: &str, count: impl Into<i64>) -> String {
        self.catalog.counted(self.language, key, count.into())
    }

    /// A message with one variable.
    pub fn with<'v>(&self, key: &str, name: &'v str, value: impl Into<FluentValue<'v>>) -> String {
        self.catalog.format(self.language, key, &[(name, value.into())])
    }

    /// A message with two variables.
    pub fn with2<'v>(
        &self,
        key: &str,
        name: &'v str,
        value: impl Into<FluentValue<'v>>,
        name2: &'v str,
        value2: impl Into<FluentValue<'v>>,
    ) -> String {
        self.catalog.format(self.language, key, &[(name, value.into()), (name2, value2.into())])
    }

    /// A sentence that an action left to be put into words; variables that look like numbers count as numbers.
    pub fn say(&self, say: &Say) -> String {
        if say.values.is_empty() {
            return self.t(say.key).to_owned();
        }
        let values: Vec<_> = say
            .values
            .iter()
            .map(|(name, value)| {
                let number: Result<i64, _> = value.parse();
                (*name, number.map_or_else(|_| FluentValue::from(value.as_str()), FluentValue::from))
            })
            .collect();
        self.catalog.format(self.language, say.key, &values)
    }
}

/// The pair of message files that stands beside the calling module.
#[macro_export]
macro_rules! messages {
    () => {
        $crate::i18n::Source {
            english: include_str!("messages.en.ftl"),
            french: include_str!("messages.fr.ftl"),
        }
    };
}
