//! Archives that were asked for.

use platform::clock::Timestamp;
use platform::{id, row};
use serde::{Deserialize, Serialize};

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

id!(
    /// An archive that somebody asked for.
    ExportId, "export"
);

/// How long an archive lies ready, in seconds.
pub const LIES_READY: i64 = 24 * 3_600;

/// How long an archive is waited for, in seconds.
const WAITED_FOR: i64 = 3_600;

row! {
    /// An archive that somebody asked for.
    pub struct Export {
        /// Its id.
        pub id: ExportId,
        /// Who asked for it.
        pub account_id: AccountId,
        /// Of which community; of the whole site, or of what is their own, where of none.
        pub community_id: Option<CommunityId>,
        /// Whether it is of what is their own.
        pub personal: bool,
        /// Lines that are written.
        pub line_count: i64,
        /// The name under which the zip is kept, once it is whole.
        pub blob: Option<String>,
        /// Its size.
        pub bytes: Option<i64>,
        /// When it was asked for.
        pub created_at: Timestamp,
        /// When it was whole.
        pub finished_at: Option<Timestamp>,
        /// When it was given up.
        pub failed_at: Option<Timestamp>,
    }
}

/// Of what an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A community.
    Community(CommunityId),
    /// The whole site.
    Site,
    /// What is somebody's own.
    Oneself,
}

impl Of {
    /// The community, where it is of one.
    pub fn community(self) -> Option<CommunityId> {
        match self {
            Of::Community(id) => Some(id),
            Of::Site | Of::Oneself => None,
        }
    }
}

impl Export {
    /// Of what it is.
    pub fn of(&self) -> Of {
        match self.community_id {
            Some(id) => Of::Community(id),
            None if self.personal => Of::Oneself,
            None => Of::Site,
        }
    }

    /// Until when it lies ready, where it does.
    pub fn ready_until(&self) -> Option<Timestamp> {
        self.finished_at.map(|at| at.plus_seconds(LIES_READY))
    }

    /// Whether it is worth waiting for: what has not come within an hour may be asked for anew.
    pub fn is_waited_for(&self, now: Timestamp) -> bool {
        self.is_under_way() && self.created_at.plus_seconds(WAITED_FOR) > now
    }

    /// Whether it is still being made.
    pub fn is_under_way(&self) -> bool {
        self.finished_at.is_none() && self.failed_at.is_none()
    }
}

/// An archive was asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExportAsked {
    /// Which.
    pub export_id: ExportId,
}

impl platform::events::Event for ExportAsked {
    const NAME: &'static str = "exports.asked";
}
