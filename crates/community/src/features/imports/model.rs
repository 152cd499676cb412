//! Imports and where they stand.

use platform::clock::Timestamp;
use platform::{Error, Result, id, row};
use serde::{Deserialize, Serialize};

use super::report::Report;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::named::named;

id!(
    /// A history on its way into a community.
    ImportId, "import"
);

named! {
    /// The tool that wrote an archive.
    Tool {
        /// Slack's official export.
        Slack = "slack",
        /// The archive that Zulip's communities publish.
        Zulip = "zulip",
    }
}

named! {
    /// What is wrong with an archive.
    Problem {
        /// It is no whole zip.
        NotAZip = "not_a_zip",
        /// A file in it leads out of it.
        LeadsOut = "leads_out",
        /// A file in it unpacks to far more than it should.
        Bomb = "bomb",
        /// Two files in it have one name.
        Twice = "twice",
        /// It is of no tool that we know.
        Unknown = "unknown",
        /// A file is missing in it.
        Missing = "missing",
        /// A file in it does not hold what it should.
        Broken = "broken",
        /// The kept archive cannot be read any more.
        Lost = "lost",
    }
}

/// What is wrong with an archive, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What.
    pub problem: Problem,
    /// In which file; may be empty.
    pub file: String,
    /// What exactly, in a program's words; may be empty.
    pub cause: String,
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being looked through.
    Looking,
    /// It was looked through, and waits for a decision.
    Ready,
    /// It is being brought.
    UnderWay,
    /// It was stopped, and may go on.
    Stopped,
    /// It was stopped, and will not go on.
    Left,
    /// All of it was brought.
    Ended,
    /// Its archive is at fault.
    Refused,
}

row! {
    /// An import.
    pub struct Import {
        /// Its id.
        pub id: ImportId,
        /// Where to.
        pub community_id: CommunityId,
        /// Who brought it.
        pub account_id: AccountId,
        /// Their name.
        pub account_name: String,
        /// What the archive was called.
        pub name: String,
        /// Its size.
        pub bytes: i64,
        /// The name under which it is kept; empty once it is gone.
        pub blob: String,
        /// Which tool wrote it, as stored.
        pub tool: String,
        /// What is in it, as JSON.
        pub found: String,
        /// What was brought so far, as JSON.
        pub brought: String,
        /// Entries that are written.
        pub written: i64,
        /// What is wrong with it, as stored.
        pub problem: String,
        /// In which file.
        pub problem_file: String,
        /// What exactly.
        pub problem_cause: String,
        /// When it was brought.
        pub created_at: Timestamp,
        /// When it was looked through.
        pub looked_at: Option<Timestamp>,
        /// When it was begun, the last time.
        pub begun_at: Option<Timestamp>,
        /// When it was stopped, if it is.
        pub stopped_at: Option<Timestamp>,
        /// When all of it was brought.
        pub ended_at: Option<Timestamp>,
        /// When nothing more was to come.
        pub closed_at: Option<Timestamp>,
    }
}

impl Import {
    /// Where it stands.
    pub fn state(&self) -> State {
        match (self.closed_at, self.ended_at, self.begun_at, self.stopped_at, self.looked_at) {
            _ if !self.problem.is_empty() => State::Refused,
            (_, Some(_), ..) => State::Ended,
            (Some(_), ..) => State::Left,
            (None, None, Some(_), Some(_), _) => State::Stopped,
            (None, None, Some(_), None, _) => State::UnderWay,
            (None, None, None, _, Some(_)) => State::Ready,
            (None, None, None, _, None) => State::Looking,
        }
    }

    /// Which tool wrote it; `None` until it was looked through.
    pub fn tool(&self) -> Option<Tool> {
        Tool::parse(&self.tool)
    }

    /// What is in it.
    pub fn found(&self) -> Result<Report> {
        counts(&self.found)
    }

    /// What was brought so far.
    pub fn brought(&self) -> Result<Report> {
        counts(&self.brought)
    }

    /// What is wrong with it, where anything is.
    pub fn trouble(&self) -> Option<Trouble> {
        let problem = Problem::parse(&self.problem)?;
        Some(Trouble { problem, file: self.problem_file.clone(), cause: self.problem_cause.clone() })
    }
}

/// Reads counts; none were stored where there is nothing.
fn counts(stored: &str) -> Result<Report> {
    if stored.is_empty() {
        return Ok(Report::default());
    }
    serde_json::from_str(stored).map_err(Error::internal)
}

/// An archive was brought and is to be looked through.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ArchiveBrought {
    /// Which import.
    pub import_id: ImportId,
}

impl platform::events::Event for ArchiveBrought {
    const NAME: &'static str = "imports.archive_brought";
}

/// An import was begun, for the first time or again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ImportBegun {
    /// Which import.
    pub import_id: ImportId,
}

impl platform::events::Event for ImportBegun {
    const NAME: &'static str = "imports.import_begun";
}
