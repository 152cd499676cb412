//! Lyceum's own archive, as `docs/archive.md` describes it: a community, or a whole site, comes back as it was.
//!
//! - The archive is read whole and checked before anything is written: its sums, every line, and that nothing points outside.
//! - What the features declared decides what is taken (see `community::archive`). HTML is made anew, texts are checked like typed
//!   ones, nobody becomes an owner, nobody can sign in.
//! - People come as accounts that nobody has claimed. Only where the operator says so, somebody with the same mail address is the
//!   same person.
//! - Things keep their ids. Only a second copy of a community gets others, made from the old ones.
//! - A community bears its address only once everything is there; until then nobody finds it. A run that was broken off goes on when
//!   the same archive is imported again; a community that came whole is left alone.

mod archive;
mod arriving;
mod checking;
mod people;
mod refusal;
mod renaming;

pub use archive::Archive;
pub use arriving::{Matching, Options, Report, run};
pub use checking::{Checked, check};
pub use refusal::{Failure, Refusal};
