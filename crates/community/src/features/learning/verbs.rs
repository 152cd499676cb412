//! Whether an objective begins with something that one can observe: a function of the text.
//!
//! What nobody can see or hear somebody do ("understand", "know", "be aware of") cannot be evaluated. The lists hold the usual ones in
//! both languages; what is on none of them is taken as it stands.

use crate::features::accounts::fold;

/// Beginnings that say what goes on in a head, folded.
const VAGUE: &[&str] = &[
    "understand",
    "know",
    "learn",
    "be aware",
    "become aware",
    "appreciate",
    "grasp",
    "realise",
    "realize",
    "discover",
    "be familiar",
    "become familiar",
    "believe",
    "think about",
    "reflect",
    "feel",
    "enjoy",
    "master",
    "improve",
    "see why",
    "comprendre",
    "connaitre",
    "savoir que",
    "savoir ce",
    "savoir pourquoi",
    "apprendre",
    "prendre conscience",
    "etre conscient",
    "etre sensibilise",
    "se sensibiliser",
    "apprecier",
    "saisir",
    "realiser que",
    "decouvrir",
    "se familiariser",
    "croire",
    "reflechir",
    "sentir",
    "ressentir",
    "maitriser",
    "ameliorer",
    "assimiler",
    "approfondir",
];

/// What people write before the verb.
const BEFORE: &[&str] =
    &["to ", "be able to ", "you can ", "can ", "etre capable de ", "etre capable d ", "savoir ", "pouvoir "];

/// Whether nobody could see somebody do it.
pub fn is_vague(objective: &str) -> bool {
    let folded = fold(objective);
    let spaced: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let begins = |text: &str| {
        VAGUE.iter().any(|vague| {
            text.strip_prefix(vague).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    if begins(&words) {
        return true;
    }
    BEFORE.iter().any(|before| words.strip_prefix(before).is_some_and(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_observe_is_vague() {
        let table = [
            ("Understand prices", true),
            ("understand: prices", true),
            ("To understand prices", true),
            ("Be able to understand prices", true),
            ("Be able to set a price", false),
            ("Knowledgeable people explain prices", false),
            ("Set a price and explain it in two sentences", false),
            ("Comprendre les prix", true),
            ("Connaître les prix", true),
            ("Être capable de maîtriser un devis", true),
            ("Savoir pourquoi un prix tient", true),
            ("Savoir rédiger un devis", false),
            ("Rédiger un devis", false),
            ("", false),
        ];
        for (objective, expected) in table {
            assert_eq!(is_vague(objective), expected, "{objective}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_follows_a_vague_verb_does_not_change_the_verdict(rest in ".{0,80}") {
            let objective = format!("Understand {rest}");
            proptest::prop_assert!(is_vague(&objective));
        }
    }
}
