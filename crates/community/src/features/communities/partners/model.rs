//! Organisations and their delegates.

use platform::clock::Timestamp;
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, row, say};

use super::super::model::{Colour, OrganisationId};
use crate::features::accounts::AccountId;

row! {
    /// A partner organisation.
    pub struct Organisation {
        /// Its id.
        pub id: OrganisationId,
        /// The name shown.
        pub name: String,
        /// A line about it; empty where there is none.
        pub line: String,
        /// Its address on the web; empty where there is none.
        pub link: String,
        /// The colour of its emblem.
        pub colour: Colour,
        /// How many places are opened to it.
        pub place_count: i64,
        /// How many people are here for it.
        pub delegate_count: i64,
    }
}

row! {
    /// Somebody who is here for an organisation.
    pub struct Delegate {
        /// Who.
        pub id: AccountId,
        /// Their name.
        pub name: String,
        /// Their handle.
        pub handle: String,
        /// Their portrait.
        pub portrait: i64,
        /// What stands beside their name.
        pub label: String,
        /// When their role ends, if ever.
        pub ends_at: Option<Timestamp>,
    }
}

/// Longest name of an organisation, in characters: as long as a label, as it may stand beside a name.
const LONGEST_NAME: usize = super::super::roles::LONGEST_LABEL;

/// What a director says about an organisation, checked.
#[derive(Clone, Debug)]
pub struct OrganisationText {
    /// The name shown.
    pub name: String,
    /// A line about it.
    pub line: String,
    /// Its address on the web, `http` or `https`; empty where there is none.
    pub link: String,
    /// The colour of its emblem.
    pub colour: Colour,
}

impl OrganisationText {
    /// Takes an organisation as typed.
    pub fn parse(name: &str, line: &str, link: &str, colour: &str) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let (name, line) = (one_line(name), one_line(line));
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            refuse("name", say!("partner-name-unsound", max = LONGEST_NAME as i64));
        }
        if line.chars().count() > 160 {
            refuse("line", say!("partner-line-too-long", max = 160));
        }
        let link = one_line(link);
        if !link.is_empty() && !leads_to_the_web(&link) {
            refuse("link", say!("partner-link-unsound"));
        }
        let colour = Colour::parse(colour);
        if colour.is_none() {
            refuse("colour", say!("place-choice-missing"));
        }
        match colour {
            Some(colour) if problems.is_empty() => Ok(OrganisationText { name, line, link, colour }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// Whether a link is a web address: nothing else may stand behind a name on a page.
fn leads_to_the_web(link: &str) -> bool {
    link.len() <= 300
        && link.parse::<axum::http::Uri>().is_ok_and(|uri| {
            matches!(uri.scheme_str(), Some("http" | "https"))
                && uri.host().is_some_and(|host| !host.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_stand_behind_an_organisation() {
        let table = [
            ("", true),
            ("https://mill.example", true),
            ("http://mill.example:8080/flour?kind=rye", true),
            ("mill.example", false),
            ("javascript:alert(1)", false),
            ("//mill.example", false),
            ("ftp://mill.example", false),
            ("https://", false),
            ("https://mill example", false),
        ];
        for (link, sound) in table {
            assert_eq!(OrganisationText::parse("Mill", "", link, "leaf").is_ok(), sound, "{link}");
        }
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let Err(Error::Invalid(problems)) = OrganisationText::parse(" ", &"x".repeat(161), "mill", "grey")
        else {
            panic!("four problems");
        };
        let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["name", "line", "link", "colour"]);
    }
}
