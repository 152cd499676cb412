//! Communities, roles, and what a member holds.

use platform::clock::Timestamp;
use platform::{Error, Result, id, row, say};
use serde::{Deserialize, Serialize};

use super::life::State;
use crate::features::accounts::AccountId;
use crate::named::named;

id!(
    /// A community.
    CommunityId, "community"
);
id!(
    /// A theme of a community.
    ThemeId, "theme"
);
id!(
    /// An invitation to a community.
    InvitationId, "invitation"
);
id!(
    /// A partner organisation of a community.
    OrganisationId, "organisation"
);
id!(
    /// A place of a community. Declared here, as what somebody holds may name places (see `places`).
    PlaceId, "place"
);

named! {
    /// What a community is for. The type sets what it starts with.
    Type {
        /// Its members help each other to reach learning goals.
        Learning = "learning",
        /// Its members share a craft: tips, skills, and what is hard to find elsewhere.
        Practice = "practice",
        /// It circulates hard-to-find information on one precise subject.
        Interest = "interest",
    }
}

named! {
    /// What a member does in a community. A member may hold several.
    Role {
        /// Leads the community.
        Director = "director",
        /// Teaches or trains.
        Facilitator = "facilitator",
        /// Accompanies the learners they follow, from their trade.
        Tutor = "tutor",
        /// Learns.
        Learner = "learner",
        /// An outside organisation's delegate: sees only the places opened to them.
        Partner = "partner",
        /// Looks in.
        Guest = "guest",
    }
}

named! {
    /// How far a place is opened to an organisation.
    Access {
        /// Its delegates read.
        Sees = "sees",
        /// They read and write.
        Writes = "writes",
    }
}

named! {
    /// One of the seven colours of doors, emblems and portraits.
    Colour {
        /// Fig.
        Fig = "fig",
        /// Apricot.
        Apricot = "apricot",
        /// Leaf.
        Leaf = "leaf",
        /// Sky.
        Sky = "sky",
        /// Sun.
        Sun = "sun",
        /// Rose.
        Rose = "rose",
        /// Wall.
        Wall = "wall",
    }
}

named! {
    /// What stands in the doorway of a community's emblem.
    Motif {
        /// A light.
        Light = "light",
        /// A sun.
        Sun = "sun",
        /// A tree.
        Tree = "tree",
        /// Hills.
        Hill = "hill",
        /// An open book.
        Book = "book",
        /// A loaf of bread.
        Bread = "bread",
        /// A wheel.
        Wheel = "wheel",
        /// A bridge.
        Bridge = "bridge",
        /// A lamp.
        Lamp = "lamp",
        /// A boat.
        Boat = "boat",
        /// A heart between two hands.
        Hands = "hands",
        /// A sprout.
        Sprout = "sprout",
    }
}

named! {
    /// How people who are not invited come into a community.
    Entry {
        /// Not at all.
        Invitation = "invitation",
        /// They ask, and a director decides.
        Request = "request",
        /// They come in.
        Open = "open",
    }
}

named! {
    /// Who proposes decisions.
    Proposers {
        /// Directors and facilitators.
        Leaders = "leaders",
        /// Every member but partners and guests.
        Members = "members",
    }
}

row! {
    /// A community.
    pub struct Community {
        /// Its id.
        pub id: CommunityId,
        /// Its name in addresses; never changes.
        pub slug: String,
        /// The name shown.
        pub name: String,
        /// What it is for.
        pub kind: Type,
        /// One or two sentences for people who do not know it.
        pub description: String,
        /// What a new member reads first, in Markdown.
        pub welcome: String,
        /// The common goal, one sentence.
        pub goal: String,
        /// BCP 47 code of its own texts.
        pub language: String,
        /// The colour of its emblem.
        pub colour: Colour,
        /// What stands in its emblem.
        pub emblem: Motif,
        /// The name of the picture that stands in the emblem's place, where one was brought.
        pub emblem_blob: Option<String>,
        /// How people who are not invited come in.
        pub entry: Entry,
        /// IANA name of its own zone, in which its deadlines are.
        pub zone: String,
        /// Who proposes decisions.
        pub proposed_by: Proposers,
        /// The version of its charter that is in force; 0 where there is none.
        pub charter_version: i64,
        /// Whether a charter is being written, or was.
        pub charter_drafted: bool,
        /// Whether a study was ever opened in it.
        pub studies_opened: bool,
        /// Where it stands in its life.
        pub state: State,
        /// Since when it is read-only, where it is.
        pub read_only_at: Option<Timestamp>,
        /// Members who have not left.
        pub member_count: i64,
        /// When it was opened.
        pub opened_at: Timestamp,
    }
}

impl Community {
    /// Where who has just come in begins: at the charter to sign, where there is one.
    pub fn entrance(&self) -> String {
        match self.charter_version {
            0 => format!("/communities/{}", self.slug),
            _ => format!("/communities/{}/charter", self.slug),
        }
    }
}

row! {
    /// A theme.
    pub struct Theme {
        /// Its id.
        pub id: ThemeId,
        /// Its name.
        pub name: String,
        /// The theme above it, where it stands below one.
        pub parent_id: Option<ThemeId>,
    }
}

/// A role as it is shown beside a name: by its own label, where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRole {
    /// The role.
    pub role: Role,
    /// What it is called here; empty where the role's name says it.
    pub label: String,
}

/// Reads `role` or `role:label`.
impl platform::db::Column for ShownRole {
    fn column(cell: platform::db::Cell<'_>) -> Result<Self> {
        let text = cell.text()?;
        let (role, label) = text.split_once(':').unwrap_or((text, ""));
        let role = Role::parse(role).ok_or_else(|| Error::Internal(format!("no Role is named {role}")))?;
        Ok(ShownRole { role, label: label.to_owned() })
    }
}

/// What somebody holds in a community right now: the proof that actions ask for.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Whether they belong to it.
    pub member: bool,
    /// Their roles that have not ended.
    pub roles: Vec<Role>,
    /// Whether they run the whole site.
    pub owns_site: bool,
    /// For which organisation they are here, where they hold the role of a partner through one.
    pub organisation: Option<OrganisationId>,
    /// The places that are opened to that organisation.
    pub opened: Vec<(PlaceId, Access)>,
    /// Until when they sign the charter in force, where they have not.
    pub signs_by: Option<Timestamp>,
    /// Why they read and do not write, where that is so.
    pub read_only: Option<ReadOnly>,
}

/// Why somebody reads in a community and does not write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// The community is closed, for everybody.
    Closed,
    /// They have not signed the charter in force, and the time of grace is over.
    CharterUnsigned {
        /// The path at which they sign.
        path: String,
    },
}

impl Standing {
    /// Whether they may know what only members know.
    pub fn enters(&self) -> bool {
        self.member || self.owns_site
    }

    /// Refuses who reads only; every policy about writing asks. The error leads to what ends it.
    pub fn writes(&self) -> Result<()> {
        match &self.read_only {
            None => Ok(()),
            Some(ReadOnly::Closed) => Err(Error::Conflict(say!("community-read-only"))),
            Some(ReadOnly::CharterUnsigned { path }) => {
                Err(Error::Required { say: say!("charter-must-sign"), path: path.clone() })
            }
        }
    }

    /// Directors, and who runs the site.
    pub fn directs(&self) -> bool {
        self.owns_site || self.holds(Role::Director)
    }

    /// Directors and facilitators, and who runs the site.
    pub fn leads(&self) -> bool {
        self.directs() || self.holds(Role::Facilitator)
    }

    /// Partners and guests without another role, and members whose roles have all ended: they see only what is opened to
    /// them.
    pub fn is_visitor(&self) -> bool {
        !self.owns_site && self.roles.iter().all(|role| matches!(role, Role::Partner | Role::Guest))
    }

    /// How far a place is opened to the organisation for which they are here.
    pub fn opening(&self, place: PlaceId) -> Option<Access> {
        self.opened.iter().find(|(opened, _)| *opened == place).map(|(_, access)| *access)
    }

    /// Whether they hold the role.
    pub fn holds(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// A community's name in addresses: 2 to 60 characters of a–z, 0–9 and hyphens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// Takes a slug as typed.
    pub fn parse(typed: &str) -> Result<Self> {
        let slug = typed.trim();
        let sound = (2..=60).contains(&slug.len())
            && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !slug.starts_with('-')
            && !slug.ends_with('-')
            && slug != "new";
        if sound { Ok(Slug(slug.to_owned())) } else { Err(Error::invalid("slug", say!("slug-unsound"))) }
    }

    /// The slug nearest to a name; empty names give `prefix`.
    pub fn from_name(name: &str, prefix: &str) -> Self {
        let mut slug = String::new();
        for c in crate::features::accounts::fold(name).chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() >= 50 {
                break;
            }
        }
        let slug = slug.trim_matches('-');
        if slug.len() < 2 || slug == "new" {
            Slug(format!("{prefix}-{slug}").trim_matches('-').to_owned())
        } else {
            Slug(slug.to_owned())
        }
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A community was opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct CommunityOpened {
    /// Which.
    pub community_id: CommunityId,
}

impl platform::events::Event for CommunityOpened {
    const NAME: &'static str = "communities.opened";
}

/// Somebody joined.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberJoined {
    /// Which community.
    pub community_id: CommunityId,
    /// Who.
    pub account_id: AccountId,
}

impl platform::events::Event for MemberJoined {
    const NAME: &'static str = "communities.member_joined";
}

/// Somebody's membership ended.
#[derive(Debug, Serialize, Deserialize)]
pub struct MemberLeft {
    /// Which community.
    pub community_id: CommunityId,
    /// Who.
    pub account_id: AccountId,
}

impl platform::events::Event for MemberLeft {
    const NAME: &'static str = "communities.member_left";
}

/// A theme was merged into another: what was about it is about the other now.
#[derive(Debug, Serialize, Deserialize)]
pub struct ThemesMerged {
    /// The one that is no more.
    pub from: ThemeId,
    /// The one that is.
    pub into: ThemeId,
}

impl platform::events::Event for ThemesMerged {
    const NAME: &'static str = "communities.themes_merged";
}
