//! The passage of a text in which a query's words stand, with the words marked.

use super::Query;
use super::words::{Stems, first_letter, split};

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is one of the words looked for.
    pub found: bool,
}

/// About `most` characters of `text` around the first word found, cut at words' ends.
pub fn excerpt(stems: &Stems, query: &Query, text: &str, most: usize) -> Vec<Piece> {
    let found: Vec<(usize, usize)> = split(text)
        .take(4_000)
        .filter(|(_, word)| is_found(stems, query, word))
        .map(|(from, word)| (from, from + word.len()))
        .collect();
    let first = found.first().map_or(0, |(from, _)| *from);
    let from = start(text, first, most / 4);
    let to = end(text, from, most);
    let mut pieces = Vec::new();
    let mut at = from;
    push(&mut pieces, if from > 0 { "… " } else { "" }, false);
    for (word_from, word_to) in
        found.into_iter().filter(|(word_from, word_to)| *word_from >= from && *word_to <= to)
    {
        push(&mut pieces, &text[at..word_from], false);
        push(&mut pieces, &text[word_from..word_to], true);
        at = word_to;
    }
    push(&mut pieces, &text[at..to], false);
    push(&mut pieces, if to < text.len() { " …" } else { "" }, false);
    pieces
}

fn is_found(stems: &Stems, query: &Query, word: &str) -> bool {
    // Stemming leaves a word's first letter alone, and it is what a page of results spends its time on.
    let first = first_letter(word);
    if !query.words().iter().any(|wanted| wanted.begins_with(first)) {
        return false;
    }
    let Some(word) = stems.word(word) else { return false };
    let (last, others) = match query.words().split_last() {
        Some(split) => split,
        None => return false,
    };
    let begins = word.english.starts_with(&last.english)
        || last.french.as_ref().is_some_and(|stem| word.english.starts_with(stem));
    begins || last.matches(&word) || others.iter().any(|wanted| wanted.matches(&word))
}

/// A word's start at most `back` characters before `first`.
fn start(text: &str, first: usize, back: usize) -> usize {
    let from = text[..first].char_indices().rev().nth(back).map_or(0, |(place, _)| place);
    match (from, text[from..first].find(char::is_whitespace)) {
        (0, _) => 0,
        (_, Some(blank)) => from + blank + 1,
        (_, None) => first,
    }
}

/// A word's end at most `most` characters after `from`.
fn end(text: &str, from: usize, most: usize) -> usize {
    match text[from..].char_indices().nth(most) {
        None => text.len(),
        Some((length, _)) => {
            text[from..from + length].rfind(char::is_whitespace).map_or(from + length, |blank| from + blank)
        }
    }
}

fn push(pieces: &mut Vec<Piece>, text: &str, found: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), found });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &str, text: &str, most: usize) -> String {
        let stems = Stems::default();
        let query = Query::parse(&stems, query).unwrap();
        let pieces = excerpt(&stems, &query, text, most);
        pieces
            .iter()
            .map(|piece| if piece.found { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn words_found_are_marked_in_the_form_in_which_they_were_written() {
        assert_eq!(
            shown("price bakery", "The bakeries price their bread.", 200),
            "The [bakeries] [price] their bread."
        );
        assert_eq!(shown("ecole", "Les écoles du soir", 200), "Les [écoles] du soir");
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_word_found() {
        let text = format!("{} the oven is cold {}", "flour ".repeat(60), "sugar ".repeat(60));
        let shown = shown("oven", &text, 60);
        assert!(
            shown.starts_with("… flour") && shown.contains("[oven] is cold") && shown.ends_with(" …"),
            "{shown}"
        );
        assert!(shown.chars().count() < 75);
    }
}
