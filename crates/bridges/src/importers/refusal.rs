//! Why a history cannot be brought.

use std::path::PathBuf;

/// Why an archive is not taken, in words for whoever runs the command; pages say it in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be opened.
    #[error("{path} cannot be opened ({cause}); give the path of the export")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// It is no zip, or ends in the middle.
    #[error("this is not a whole zip ({0}); download the export again")]
    NotAZip(String),
    /// An entry leads out of the folder, or is a link.
    #[error("the entry {0:?} leads out of the archive; this is not an export that a tool made")]
    LeadsOut(String),
    /// An entry unpacks to far more than it should.
    #[error("the entry {0:?} unpacks to more than an export holds; this may be a trap")]
    Bomb(String),
    /// Two entries have one name.
    #[error("the entry {0:?} is there twice; this is not an export that a tool made")]
    Twice(String),
    /// It is of no tool that we know.
    #[error("this is neither a Slack export nor a Zulip archive; give the zip as the tool made it")]
    UnknownTool,
    /// What was kept of it is gone.
    #[error("the archive is not there any more; bring it again")]
    Lost,
    /// A file is missing.
    #[error("{missing} is missing: {layout}")]
    Layout {
        /// Which file.
        missing: &'static str,
        /// What such an export holds.
        layout: &'static str,
    },
    /// A file does not hold what it should.
    #[error("{file} cannot be read: {cause}")]
    Json {
        /// Which file.
        file: String,
        /// Where and why.
        cause: String,
    },
    /// An entry of the form names what did not come before it.
    #[error("{0} is named before it is there")]
    Unknown(String),
}

/// Why bringing a history ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The archive is at fault: nothing but another archive helps.
    #[error(transparent)]
    Archive(#[from] Refusal),
    /// The site is: trying again later helps.
    #[error(transparent)]
    Site(#[from] platform::Error),
}
