//! Cohorts and how they are dealt.

use platform::{id, row};

use crate::features::communities::CommunityId;
use crate::named::named;

id!(
    /// A cohort.
    CohortId, "cohort"
);

named! {
    /// What the people of a cohort have in common.
    Manner {
        /// The language in which they read.
        Language = "language",
        /// A time zone, or ones near each other.
        Zone = "zone",
        /// About when they joined.
        Start = "start",
        /// Nothing: chance decides.
        Random = "random",
    }
}

row! {
    /// A cohort.
    pub struct Cohort {
        /// Its id.
        pub id: CohortId,
        /// The community that it is a part of.
        pub community_id: CommunityId,
        /// The name shown.
        pub name: String,
        /// What its members share: a language's code, an offset from UTC in seconds, or nothing.
        pub shared: String,
        /// People in it.
        pub member_count: i64,
    }
}

row! {
    /// How a community was dealt.
    pub struct Deal {
        /// By what.
        pub manner: Manner,
        /// The most that a cohort is dealt, 2 to 500.
        pub size: i64,
    }
}

impl Deal {
    /// The most with whom a cohort is still open to who moves there: a quarter above what it is dealt.
    pub fn room(&self) -> i64 {
        self.size + (self.size + 3) / 4
    }
}

row! {
    /// Where somebody is.
    pub struct Seat {
        /// In which cohort.
        pub cohort_id: CohortId,
        /// When they moved there by themselves, where they did.
        pub moved_at: Option<platform::clock::Timestamp>,
    }
}

row! {
    /// Somebody in a cohort, for its page.
    pub struct Fellow {
        /// Who it is.
        pub id: crate::features::accounts::AccountId,
        /// The name shown.
        pub name: String,
        /// The handle.
        pub handle: String,
        /// The seed of the portrait.
        pub portrait: i64,
        /// A line about themselves.
        pub line: String,
    }
}
