//! Why an archive is not taken.

use std::path::PathBuf;

/// Why an archive is not taken, in words for whoever runs the command.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It cannot be opened.
    #[error("{path} cannot be opened ({cause}); give the path of an archive that `lyceum export` made")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: String,
    },
    /// It is no zip, or ends in the middle.
    #[error("this is not a whole zip ({0}); fetch the archive again")]
    NotAZip(String),
    /// An entry leads out of the folder, or is a link.
    #[error("the entry {0:?} leads out of the archive; Lyceum makes none like it")]
    LeadsOut(String),
    /// An entry unpacks to far more than it should.
    #[error("{0:?} unpacks to more than an archive holds; this may be a trap")]
    Bomb(String),
    /// Two entries have one name.
    #[error("the entry {0:?} is there twice; Lyceum makes none like it")]
    Twice(String),
    /// It is of another kind, or newer than this program.
    #[error("lyceum.json says: {0}")]
    Format(String),
    /// A part is missing.
    #[error("{0} is missing; fetch the archive again")]
    Missing(String),
    /// A part is not as it was when the archive was made.
    #[error("{0} is not as it was when the archive was made; fetch the archive again")]
    Damaged(String),
    /// A line does not hold what it should.
    #[error("{file}, line {line}: {cause}")]
    Line {
        /// Which part.
        file: String,
        /// Counted from 1.
        line: u64,
        /// What is wrong.
        cause: String,
    },
    /// The address is taken.
    #[error("there is another community under {0:?} here; choose another address with --community")]
    Taken(String),
    /// An address was given for several communities.
    #[error("the archive holds {0} communities, which keep their addresses; leave --community away")]
    Several(usize),
}

/// Why an import ended early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The archive is at fault.
    #[error(transparent)]
    Archive(#[from] Refusal),
    /// The site is: importing the same archive again goes on where this ended.
    #[error("{0}; import the same archive again, and it goes on from here")]
    Site(#[from] platform::Error),
}
