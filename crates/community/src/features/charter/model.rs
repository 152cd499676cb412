//! Clauses.

use platform::clock::Timestamp;
use platform::{Error, Result, id, row, say};

use crate::features::communities::CommunityId;
use crate::features::decisions::proposal::Text;
use platform::error::Problem;
use platform::text::one_line;

id!(
    /// A clause of a charter's draft; its versions carry it on.
    ClauseId, "clause"
);
id!(
    /// A comment on a clause.
    CommentId, "comment"
);
id!(
    /// Other words that somebody proposes for a clause.
    RewordingId, "rewording"
);

row! {
    /// A clause of the draft.
    pub struct Clause {
        /// Its id.
        pub id: ClauseId,
        /// Whose charter it is in.
        pub community_id: CommunityId,
        /// What it is about.
        pub title: String,
        /// What it says, in Markdown.
        pub source: String,
        /// What it says, as HTML.
        pub html: String,
        /// When it was changed last.
        pub changed_at: Timestamp,
    }
}

/// A clause as typed, checked.
#[derive(Clone, Debug)]
pub struct Wording {
    /// What it is about.
    pub title: String,
    /// What it says.
    pub text: Text,
}

impl Wording {
    /// Takes a clause as typed.
    pub fn parse(title: &str, text: &str) -> Result<Self> {
        let mut problems = Vec::new();
        let title = one_line(title);
        if title.is_empty() || title.chars().count() > 100 {
            problems.push(Problem { field: "title", say: say!("clause-title-unsound", max = 100) });
        }
        match clause_text(text) {
            Ok(text) if problems.is_empty() => Ok(Wording { title, text }),
            Err(Error::Invalid(more)) => {
                problems.extend(more);
                Err(Error::Invalid(problems))
            }
            Err(other) => Err(other),
            Ok(_) => Err(Error::Invalid(problems)),
        }
    }
}

/// What a clause says, as typed: something, and at most 4,000 characters.
pub fn clause_text(typed: &str) -> Result<Text> {
    let length = typed.trim().chars().count();
    if length == 0 || length > 4_000 {
        return Err(Error::invalid("text", say!("clause-text-unsound", max = 4_000)));
    }
    Text::parse(typed)
}
