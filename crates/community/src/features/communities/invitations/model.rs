//! Invitation links.

use platform::clock::Timestamp;
use platform::row;

use super::super::model::{CommunityId, InvitationId, OrganisationId, Role};
use super::super::roles::Grant;
use crate::features::accounts::AccountId;

row! {
    /// A link with which people join.
    pub struct Invitation {
        /// Its id.
        pub id: InvitationId,
        /// To which community.
        pub community_id: CommunityId,
        /// The secret in the link.
        pub token: String,
        /// In which role people come.
        pub role: Role,
        /// For whom it is meant, for the directors' eyes.
        pub note: String,
        /// Whose history it hands over, where it is personal.
        pub account_id: Option<AccountId>,
        /// How often it still works; `None` is without limit.
        pub uses_left: Option<i64>,
        /// How often it was used.
        pub uses: i64,
        /// Until when it works; `None` is without end.
        pub ends_at: Option<Timestamp>,
        /// When it was ended by hand, if it was.
        pub revoked_at: Option<Timestamp>,
        /// For which organisation people come.
        pub organisation: Option<OrganisationId>,
        /// To which address it was mailed, where only whoever reads mail there knows it.
        pub mailed_to: Option<String>,
        /// What the role is called here; empty where its name says it.
        pub label: String,
        /// When the rights of the role are gone, if ever.
        pub role_ends_at: Option<Timestamp>,
    }
}

impl Invitation {
    /// The path that people open.
    pub fn path(&self) -> String {
        format!("/join/{}", self.token)
    }

    /// The role that it gives.
    pub fn grant(&self) -> Grant {
        Grant {
            role: self.role,
            label: self.label.clone(),
            ends_at: self.role_ends_at,
            organisation: self.organisation,
        }
    }

    /// Whether it still lets people in.
    pub fn works(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.uses_left != Some(0) && self.ends_at.is_none_or(|ends| ends > now)
    }
}

/// What a director decides about a new link.
#[derive(Clone)]
pub struct Terms {
    /// In which role people come.
    pub role: Role,
    /// For whom it is meant.
    pub note: String,
    /// How often it works; `None` is without limit.
    pub uses: Option<i64>,
    /// Until when; `None` is without end.
    pub ends_at: Option<Timestamp>,
    /// For which organisation people come, as partners.
    pub organisation: Option<OrganisationId>,
}
