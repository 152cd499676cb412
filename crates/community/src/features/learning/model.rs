//! Objectives, activities and goals.

use platform::clock::Timestamp;
use platform::{id, row};

use super::verbs;
use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;

id!(
    /// An objective.
    ObjectiveId, "objective"
);
id!(
    /// An activity.
    ActivityId, "activity"
);
id!(
    /// A personal goal.
    GoalId, "goal"
);

row! {
    /// For whom it is, and how one sees that objectives are reached.
    pub struct Intention {
        /// Who is meant.
        pub audience: String,
        /// How one sees it.
        pub evaluation: String,
    }
}

row! {
    /// What somebody will be able to do.
    pub struct Objective {
        /// Its id.
        pub id: ObjectiveId,
        /// What it says.
        pub text: String,
        /// How many activities serve it.
        pub activities: i64,
    }
}

impl Objective {
    /// Whether nobody could see somebody do it.
    pub fn is_vague(&self) -> bool {
        verbs::is_vague(&self.text)
    }
}

row! {
    /// Something that is done for objectives.
    pub struct Activity {
        /// Its id.
        pub id: ActivityId,
        /// What is done.
        pub title: String,
        /// On which day, such as `2026-12-01`, in the community's zone.
        pub planned_on: Option<String>,
    }
}

row! {
    /// What somebody wants to reach.
    pub struct Goal {
        /// Its id.
        pub id: GoalId,
        /// Where.
        pub community_id: CommunityId,
        /// Whose.
        pub account_id: AccountId,
        /// What.
        pub text: String,
        /// Whether others see it.
        pub shared: bool,
        /// When it was reached.
        pub reached_at: Option<Timestamp>,
    }
}

row! {
    /// A goal that somebody shows to the others.
    pub struct SharedGoal {
        /// What.
        pub text: String,
        /// When it was reached.
        pub reached_at: Option<Timestamp>,
        /// Whose.
        pub name: String,
        /// Their handle.
        pub handle: String,
        /// Their portrait.
        pub portrait: i64,
    }
}
