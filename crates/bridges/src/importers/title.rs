//! A title for a conversation that never had one.

use platform::clock::Timestamp;
use platform::i18n::{Language, written};

/// Longest title made from a sentence, in characters.
const LONGEST: usize = 80;
/// A sentence with fewer letters says nothing.
const SHORTEST: usize = 8;
const GREETINGS: [&str; 24] = [
    "hi",
    "hello",
    "hey",
    "hiya",
    "yo",
    "morning",
    "good",
    "evening",
    "afternoon",
    "all",
    "everyone",
    "guys",
    "folks",
    "there",
    "bonjour",
    "salut",
    "bonsoir",
    "coucou",
    "tous",
    "hola",
    "buenas",
    "olá",
    "oi",
    "ola",
];

/// The first sentence of the text, without mentions, links and greetings; where that says nothing, the day.
pub fn of(plain: &str, at: Timestamp, language: Language) -> String {
    sentence(plain).unwrap_or_else(|| day(at, language))
}

fn sentence(plain: &str) -> Option<String> {
    let line = plain.lines().map(str::trim).find(|line| !line.is_empty())?;
    let words: Vec<_> = line
        .split_whitespace()
        .filter(|word| {
            !word.starts_with('@')
                && !word.contains("://")
                && !word.starts_with("www.")
                && !word.starts_with(':')
        })
        .collect();
    let greeting =
        |word: &&&str| GREETINGS.contains(&word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()));
    let from = words.iter().take_while(greeting).count();
    // A mention that is gone leaves its comma and its blank behind.
    let mut sentence = words[from..].join(" ").replace(", ?", "?").replace(" ?", "?").replace(" ,", ",");
    if let Some(end) = sentence.find(['.', '!', '?']).filter(|end| sentence[end + 1..].starts_with(' ')) {
        let question = sentence[end..].starts_with('?');
        sentence.truncate(if question { end + 1 } else { end });
    }
    let sentence = sentence.trim_matches(|c: char| !c.is_alphanumeric() && !"?()\"'".contains(c)).to_owned();
    let letters = sentence.chars().filter(|c| c.is_alphanumeric()).count();
    (letters >= SHORTEST).then(|| shortened(&sentence))
}

fn shortened(sentence: &str) -> String {
    let Some((cut, _)) = sentence.char_indices().nth(LONGEST) else { return sentence.to_owned() };
    let end = sentence[..cut].rfind(' ').unwrap_or(cut);
    let kept = sentence[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    kept.to_owned()
}

/// A title that names the day alone.
pub fn day(at: Timestamp, language: Language) -> String {
    let date = jiff::tz::TimeZone::UTC.to_datetime(at.to_jiff()).date();
    let day = written(language, date);
    match language {
        Language::English => format!("Conversation of {day}"),
        Language::French => format!("Conversation du {day}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_first_sentence_that_says_something() {
        let at = Timestamp::from_seconds(1_430_611_200);
        let long = "word ".repeat(40);
        for (text, expected) in [
            (
                "Hi everyone, how do I reverse a string in Ruby? I tried.",
                "how do I reverse a string in Ruby?",
            ),
            ("@Nils check https://example.org/a this page about types", "check this page about types"),
            ("ok", "Conversation of 3 May 2015"),
            ("hello", "Conversation of 3 May 2015"),
            ("https://example.org", "Conversation of 3 May 2015"),
            (&long, "word word word word word word word word word word word word word word word word"),
        ] {
            assert_eq!(of(text, at, Language::English), expected, "{text}");
            assert!(of(text, at, Language::English).chars().count() <= LONGEST);
        }
        assert_eq!(
            of("ok", Timestamp::from_seconds(1_430_438_400), Language::French),
            "Conversation du 1er mai 2015"
        );
    }
}
