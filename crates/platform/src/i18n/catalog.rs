//! All messages of all features, in both languages.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use super::Language;
use crate::{Error, Result};

/// One feature's messages.
pub struct Source {
    /// The text of `messages.en.ftl`.
    pub english: &'static str,
    /// The text of `messages.fr.ftl`.
    pub french: &'static str,
}

/// Every message in both languages.
pub struct Catalog {
    english: Words,
    french: Words,
}

struct Words {
    plain: HashMap<String, String>,
    /// Messages that need a variable, for each small count; made when they are first asked for.
    counted: HashMap<String, OnceLock<Box<[OnceLock<String>; SMALL]>>>,
    bundle: FluentBundle<FluentResource>,
}

/// Counts below this are put into words once: a list has dozens of them, and finding the plural costs a hundred times what
/// copying it does.
const SMALL: usize = 100;

impl Catalog {
    /// Reads the message files; a syntax error or a key that two features share is an error.
    pub fn new(sources: &[Source]) -> Result<Self> {
        let english: Vec<_> = sources.iter().map(|source| source.english).collect();
        let french: Vec<_> = sources.iter().map(|source| source.french).collect();
        Ok(Catalog {
            english: Words::new(Language::English, &english)?,
            french: Words::new(Language::French, &french)?,
        })
    }

    /// A message without variables; an unknown key shows itself, so that it is seen and mended.
    pub(super) fn plain<'a>(&'a self, language: Language, key: &'a str) -> &'a str {
        self.words(language).plain.get(key).map_or(key, String::as_str)
    }

    /// A message with variables.
    pub(super) fn format(&self, language: Language, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = &self.words(language).bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A message whose only variable is `$count`.
    pub(super) fn counted(&self, language: Language, key: &str, count: i64) -> String {
        let made = || self.format(language, key, &[("count", FluentValue::from(count))]);
        let Some(slots) = self.words(language).counted.get(key) else { return made() };
        let slots = slots.get_or_init(|| Box::new([const { OnceLock::new() }; SMALL]));
        match usize::try_from(count).ok().and_then(|place| slots.get(place)) {
            Some(kept) => kept.get_or_init(made).clone(),
            None => made(),
        }
    }

    fn words(&self, language: Language) -> &Words {
        match language {
            Language::English => &self.english,
            Language::French => &self.french,
        }
    }
}

impl Words {
    fn new(language: Language, sources: &[&str]) -> Result<Self> {
        let tag: LanguageIdentifier = language.code().parse().map_err(Error::internal)?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks around variables would be read aloud and copied; names are isolated in the markup instead.
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| {
                Error::Internal(format!("{} messages: {errors:?}", language.code()))
            })?;
            for entry in resource.entries() {
                if let Entry::Message(message) = entry {
                    keys.push(message.id.name.to_owned());
                }
            }
            bundle
                .add_resource(resource)
                .map_err(|errors| Error::Internal(format!("{} messages: {errors:?}", language.code())))?;
        }
        let (mut plain, mut counted) = (HashMap::new(), HashMap::new());
        for key in keys {
            match resolved(&bundle, &key) {
                Some(text) => drop(plain.insert(key, text)),
                None => drop(counted.insert(key, OnceLock::new())),
            }
        }
        Ok(Words { plain, counted, bundle })
    }
}

/// The text of a message that needs no variable; `None` where it needs one.
fn resolved(bundle: &FluentBundle<FluentResource>, key: &str) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
    errors.is_empty().then_some(text)
}
