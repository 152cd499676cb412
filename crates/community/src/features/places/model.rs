//! Places.

use platform::clock::Timestamp;
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, row, say};

use crate::features::communities::{Access, Colour, CommunityId, OrganisationId};
use crate::named::named;

pub use crate::features::communities::PlaceId;

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
        /// Whether people ask in it: the reply that helped can then be marked.
        pub asks: bool,
        /// Topics that are not deleted.
        pub topic_count: i64,
        /// Posts written here, imported ones left out.
        pub live_count: i64,
        /// When it was closed to new posts, if it was.
        pub archived_at: Option<Timestamp>,
    }
}

/// What a director says about a place, checked.
#[derive(Clone, Debug)]
pub struct PlaceText {
    /// The name shown.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// The colour of its door.
    pub colour: Colour,
    /// Who sees it.
    pub seen_by: Circle,
    /// Who writes in it.
    pub written_by: Circle,
    /// Whether people ask in it.
    pub asks: bool,
    /// To which organisations it is opened, and to no others; `None` leaves that as it is.
    pub openings: Option<Vec<(OrganisationId, Access)>>,
}

impl PlaceText {
    /// Takes a place as typed.
    pub fn parse(name: &str, purpose: &str, colour: &str, seen_by: &str, written_by: &str) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let name = one_line(name);
        if name.is_empty() || name.chars().count() > 60 {
            refuse("name", say!("place-name-unsound", max = 60));
        }
        let purpose = one_line(purpose);
        if purpose.is_empty() || purpose.chars().count() > 300 {
            refuse("purpose", say!("place-purpose-unsound", max = 300));
        }
        let (colour, seen_by, written_by) =
            (Colour::parse(colour), Circle::parse(seen_by), Circle::parse(written_by));
        if colour.is_none() {
            refuse("colour", say!("place-choice-missing"));
        }
        if seen_by.is_none() {
            refuse("seen_by", say!("place-choice-missing"));
        }
        if written_by.is_none() {
            refuse("written_by", say!("place-choice-missing"));
        }
        match (colour, seen_by, written_by) {
            (Some(colour), Some(seen_by), Some(written_by)) if problems.is_empty() => {
                Ok(PlaceText { name, purpose, colour, seen_by, written_by, asks: false, openings: None })
            }
            _ => Err(Error::Invalid(problems)),
        }
    }
}
