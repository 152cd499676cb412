/// A text of one line, as typed into a field: blanks made single, and without what nobody sees: control characters, blanks of no
/// width, and marks that turn the reading direction around, with which one name can look like another.
pub fn one_line(typed: &str) -> String {
    let seen: String = typed.chars().filter(|c| c.is_whitespace() || !is_unseen(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_unseen(c: char) -> bool {
    // Joiners stay: emoji and several scripts are written with them.
    c.is_control()
        || is_blank(c)
        || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters that are drawn as nothing: a name of them is none.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{2800}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{ad}' | '\u{180e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_left_out() {
        assert_eq!(one_line(" a\u{0}b\n\t c\u{202e}d\u{200b} "), "ab cd");
        assert_eq!(one_line("\u{feff}\u{200b}\u{0}\u{2800}\u{3164}"), "");
        assert_eq!(one_line("👩\u{200d}🌾 نمی\u{200c}خواهم"), "👩\u{200d}🌾 نمی\u{200c}خواهم");
    }
}
