//! Transformations, and what speaks for one.

use platform::clock::{Timestamp, WallClock};
use platform::{Say, id, row};
use serde::{Deserialize, Serialize};

use crate::features::communities::{CommunityId, Type};
use crate::features::lifecycle::Way;
use crate::named::named;

id!(
    /// A community that became another.
    TransformationId, "transformation"
);

row! {
    /// A community that became another.
    pub struct Transformation {
        /// Its id.
        pub id: TransformationId,
        /// Which community.
        pub community_id: CommunityId,
        /// What it was.
        pub from_type: Type,
        /// What it became.
        pub to_type: Type,
        /// The end that it had, as a wall-clock time.
        pub ends: Option<String>,
        /// In which zone.
        pub ends_zone: Option<String>,
        /// Until when its directors had given it time.
        pub until: Option<String>,
        /// In which zone.
        pub until_zone: Option<String>,
        /// Who did it.
        pub name: Option<String>,
        /// Why, in their words.
        pub reason: String,
        /// When.
        pub transformed_at: Timestamp,
        /// Until when it can be undone.
        pub reversible_until: Timestamp,
        /// When it was undone.
        pub undone_at: Option<Timestamp>,
        /// Who undid it.
        pub undone_name: Option<String>,
        /// Why, in their words.
        pub undone_reason: String,
    }
}

impl Transformation {
    /// The end that it had.
    pub fn ends(&self) -> Option<WallClock> {
        WallClock::parse(self.ends.as_deref()?, self.ends_zone.as_deref()?)
    }

    /// The time that its directors had given it.
    pub fn until(&self) -> Option<WallClock> {
        WallClock::parse(self.until.as_deref()?, self.until_zone.as_deref()?)
    }
}

/// Of the turns of a community, the newest first, the one that holds, where one does.
pub fn holding(turns: &[Transformation]) -> Option<&Transformation> {
    turns.first().filter(|turn| turn.undone_at.is_none())
}

/// What is known of a community, as far as it speaks for practice or against it.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Its members.
    pub members: i64,
    /// Members who wrote lately.
    pub writers: i64,
    /// Answers that members lately gave to each other.
    pub answers: i64,
    /// Those of them given by members who do not lead.
    pub peers: i64,
    /// Questions that were lately asked.
    pub questions: i64,
    /// The last study of which members were told.
    pub study: Option<Heard>,
    /// Directors without a last day.
    pub directors: i64,
    /// Facilitators without a last day who do not direct.
    pub facilitators: i64,
    /// What members say.
    pub wish: Wish,
}

/// What a study told.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The type for which its answers speak most, where one does.
    pub speaks_for: Option<Type>,
    /// The needs that were found, the first ones.
    pub needs: Vec<String>,
}

/// What members say about what comes next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// Nobody asked them.
    #[default]
    Unasked,
    /// They are being asked.
    Asked,
    /// Nobody answered, or so few that it is not shown.
    Silent,
    /// They answered.
    Counted {
        /// How many chose practice.
        practice: i64,
        /// How many answered.
        answers: i64,
        /// What more chose than anything else.
        leads: Option<Way>,
    },
    /// It was withdrawn.
    Withdrawn,
}

named! {
    /// What is looked at.
    What {
        /// Whether people still come.
        Life = "life",
        /// Whether they help each other.
        Aid = "aid",
        /// Whether they meet problems that others have solved.
        Problems = "problems",
        /// Who would lead it.
        Leaders = "leaders",
        /// What members say.
        Wish = "wish",
    }
}

/// Which way it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// For it.
    For,
    /// Neither way.
    Open,
    /// Against it.
    Against,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Line {
    /// What.
    pub what: What,
    /// Which way it speaks.
    pub sign: Sign,
    /// What that stands on.
    pub stands_on: Vec<Say>,
    /// Words of others that belong to it.
    pub quotes: Vec<String>,
    /// What would help, and the page from the community's address on; nothing where it speaks for it.
    pub helps: Option<(Say, &'static str)>,
}

/// A community became another.
#[derive(Debug, Serialize, Deserialize)]
pub struct CommunityTransformed {
    /// Which turn.
    pub transformation_id: TransformationId,
}

impl platform::events::Event for CommunityTransformed {
    const NAME: &'static str = "transformation.made";
}

/// A community became again what it was.
#[derive(Debug, Serialize, Deserialize)]
pub struct TransformationUndone {
    /// Which turn.
    pub transformation_id: TransformationId,
}

impl platform::events::Event for TransformationUndone {
    const NAME: &'static str = "transformation.undone";
}
