#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "a test that cannot go on ends at once"
)]
//! What tests share: a whole site in memory's reach, on both databases, with a frozen clock and counted ids.
//!
//! A database test is written once and run on SQLite and on PostgreSQL:
//!
//! ```ignore
//! both_databases!(a_member_replies, async |t: &TestApp| { … });
//! ```

mod app;
mod browser;
pub mod cluster;
pub mod databases;
pub mod doors;
pub mod literals;
pub mod program;
mod provider;

pub use app::TestApp;
pub use browser::{Answer, Browser};
pub use provider::Provider;

/// Declares a test that runs on SQLite and on PostgreSQL, each on a fresh database.
#[macro_export]
macro_rules! both_databases {
    ($name:ident, $body:expr) => {
        mod $name {
            use super::*;

            #[test]
            fn on_sqlite() {
                $crate::databases::run_on_sqlite(&$body);
            }

            #[test]
            fn on_postgres() {
                $crate::databases::run_on_postgres(&$body);
            }
        }
    };
}
