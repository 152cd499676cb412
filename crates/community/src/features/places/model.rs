//! Places.

use platform::clock::Timestamp;
use platform::{id, row};

use crate::features::communities::{Colour, CommunityId, named};

id!(
    /// A place of a community.
    PlaceId, "place"
);

named! {
    /// For whom a place is open.
    Circle {
        /// Every member; partners and guests only where it is opened to them.
        Members = "members",
        /// Directors, facilitators and who runs the site.
        Leaders = "leaders",
        /// Everybody in the community, partners and guests included.
        Everyone = "everyone",
    }
}

row! {
    /// A place.
    pub struct Place {
        /// Its id.
        pub id: PlaceId,
        /// Whose it is.
        pub community_id: CommunityId,
        /// Its name in addresses, unique in the community.
        pub slug: String,
        /// The name shown.
        pub name: String,
        /// What it is for, one or two sentences.
        pub purpose: String,
        /// The colour of its door.
        pub colour: Colour,
        /// Who sees it.
        pub seen_by: Circle,
        /// Who writes in it.
        pub written_by: Circle,
        /// Whether it is the lounge, which always exists.
        pub lounge: bool,
        /// Topics that are not deleted.
        pub topic_count: i64,
        /// Posts written here, imported ones left out.
        pub live_count: i64,
        /// When it was closed to new posts, if it was.
        pub archived_at: Option<Timestamp>,
    }
}
