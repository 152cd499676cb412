//! Communities: who belongs, in which roles, towards which common goal.
//!
//! - A community is of one of three types. The type sets what it starts with (see `blueprints`).
//! - People join by an invitation link; the link says in which role, how often and until when it works. Others come in by
//!   request, or freely, where the community says so.
//! - Leaving ends the membership, never the authorship.
//! - Who does not belong sees a page about the community, and nothing that its members wrote.
//! - Members of a community see each other's page; visitors see those of who leads, and of who is here for the same
//!   organisation. To others it does not exist.
//! - When a member was last here only they themselves know (see `visits`).
//! - Roles are held in a community, several at once if need be, each with an optional end after which its rights are gone.
//!
//! Owns `communities`, `themes`, `memberships`, `membership_roles`, `invitations`, `membership_requests`,
//! `bans`, `organisations`, `openings`, `goal_results`. Emits [`CommunityOpened`],
//! [`MemberJoined`], [`MemberLeft`], [`ThemesMerged`].

pub mod actions;
pub mod agreement;
pub mod archive;
pub mod bans;
pub mod built;
pub mod departures;
pub mod emblem;
pub mod goal;
pub mod invitations;
pub mod life;
mod model;
mod noted;
pub mod partners;
pub mod people;
pub mod requests;
pub mod roles;
mod roster;
pub mod settings;
pub(crate) mod store;
pub mod themes;
pub mod visits;
mod web;

use platform::i18n::Source;
use platform::routes::Routes;

use crate::app::App;

pub use life::State;
pub use model::{
    Access, Colour, Community, CommunityId, CommunityOpened, Entry, InvitationId, MemberJoined, MemberLeft,
    Motif, OrganisationId, PlaceId, Proposers, ReadOnly, Role, ShownRole, Slug, Standing, Theme, ThemeId,
    ThemesMerged, Type,
};
pub use web::{colour_name, motif_name, role_name, shown_role};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The members' page and the invitations.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/members", web::members)
        .post("/communities/{community}/members/{account}/invitation", invitations::web::invite_person)
        .get("/communities/{community}/invitations", invitations::web::list)
        .post("/communities/{community}/invitations", invitations::web::invite)
        .post("/invitations/{invitation}/revocation", invitations::web::revoke)
        .get("/people/{handle}", people::person)
        .get("/join/{token}", invitations::web::join_form)
        .post("/join/{token}", invitations::web::join)
        .post("/join/{token}/account", invitations::web::sign_up)
        .post("/join/{token}/with/{provider}", invitations::providers::leave)
        .get("/join/{token}/newcomers/{link}", invitations::providers::form)
        .post("/join/{token}/newcomers/{link}", invitations::providers::make)
        .get("/claims/{token}", invitations::web::claim_form)
        .post("/claims/{token}", invitations::web::claim)
        .and(departures::pages())
        .and(bans::pages())
        .and(emblem::pages())
        .and(partners::pages())
        .and(requests::pages())
        .and(roles::pages())
        .and(roster::pages())
        .and(settings::pages())
        .and(themes::pages())
}
