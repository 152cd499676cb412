//! Joining: what somebody will be asked to agree to, as they read it before they are in.

use platform::Result;

use super::rules::{self, Rule};
use super::versions::{self, VersionClause};
use crate::ctx::Ctx;
use crate::features::communities::Community;

/// What who joins a community will be asked to agree to.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    /// The clauses of the charter in force.
    pub clauses: Vec<VersionClause>,
    /// The rules that hold everywhere. Those of one place are read there: who is outside is not told which places there are.
    pub rules: Vec<Rule>,
    /// Days that they have to sign the charter.
    pub grace: i64,
}

impl Agreement {
    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty() && self.rules.is_empty()
    }
}

/// What who joins the community will be asked to agree to. Who may read it was decided before: whoever holds a way in.
pub fn agreement(ctx: &mut Ctx, community: &Community) -> Result<Agreement> {
    let version = versions::adopted(ctx, community.id, community.charter_version)?;
    Ok(Agreement {
        clauses: versions::clauses_of(ctx, community.id, community.charter_version)?,
        rules: rules::of_everywhere(ctx, community.id)?,
        grace: version.map_or(0, |version| version.grace),
    })
}
