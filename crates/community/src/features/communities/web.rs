//! The members' page.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::clock::Timestamp;
use serde::Deserialize;

use super::store::Member;
use super::{Colour, Motif, Role, ShownRole, actions};
use crate::caller::{Caller, Path, Query};
use crate::features::accounts::AccountId;
use crate::page::{Page, html};

/// Members on a page.
const PAGE: i64 = 60;

/// From where a page goes on: the last member's joining time and id.
#[derive(Deserialize)]
pub struct MembersQuery {
    before: Option<i64>,
    id: Option<AccountId>,
}

#[derive(Template)]
#[template(path = "communities/templates/members.html")]
struct MembersPage {
    page: Page,
    members: Vec<Member>,
    /// How many there are, for who meets all of them.
    count: Option<i64>,
    /// The address, for who may invite.
    path: Option<String>,
    older: Option<String>,
}

/// The members, newest first.
pub async fn members(
    caller: Caller,
    Path(community): Path<String>,
    Query(query): Query<MembersQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &community)?;
            let title = ctx.locale.t("members-title").to_owned();
            let page = Page::within(ctx, &seen, title, "members")?;
            let before = match (query.before, query.id) {
                (Some(at), Some(id)) => (Timestamp(at), id),
                _ => (Timestamp(i64::MAX), AccountId(platform::ids::Raw::max())),
            };
            let (members, more) = actions::met(ctx, &seen, before, PAGE)?;
            let older = members
                .last()
                .filter(|_| more)
                .map(|last| format!("?before={}&id={}", last.joined_at.0, last.id));
            let path = seen.standing.directs().then(|| format!("/communities/{community}"));
            let count = (!seen.standing.is_visitor()).then_some(seen.community.member_count);
            Ok(MembersPage { page, members, count, path, older })
        })
        .await?;
    html(&template)
}

/// A role's name in the reader's language.
pub fn role_name<'p>(page: &'p Page, role: &Role) -> &'p str {
    match role {
        Role::Director => page.t("role-director"),
        Role::Facilitator => page.t("role-facilitator"),
        Role::Tutor => page.t("role-tutor"),
        Role::Learner => page.t("role-learner"),
        Role::Partner => page.t("role-partner"),
        Role::Guest => page.t("role-guest"),
    }
}

/// What stands beside a name: the role's own label here, else its name.
pub fn shown_role<'p>(page: &'p Page, shown: &'p ShownRole) -> &'p str {
    if shown.label.is_empty() { role_name(page, &shown.role) } else { &shown.label }
}

/// What somebody with a role may do, in the reader's language.
pub fn role_promise<'p>(page: &'p Page, role: &Role) -> &'p str {
    match role {
        Role::Director => page.t("role-director-does"),
        Role::Facilitator => page.t("role-facilitator-does"),
        Role::Tutor => page.t("role-tutor-does"),
        Role::Learner => page.t("role-learner-does"),
        Role::Partner => page.t("role-partner-does"),
        Role::Guest => page.t("role-guest-does"),
    }
}

/// A colour's name in the reader's language.
pub fn colour_name<'p>(page: &'p Page, colour: &Colour) -> &'p str {
    match colour {
        Colour::Fig => page.t("colour-fig"),
        Colour::Apricot => page.t("colour-apricot"),
        Colour::Leaf => page.t("colour-leaf"),
        Colour::Sky => page.t("colour-sky"),
        Colour::Sun => page.t("colour-sun"),
        Colour::Rose => page.t("colour-rose"),
        Colour::Wall => page.t("colour-wall"),
    }
}

/// What a motif shows, in the reader's language.
pub fn motif_name<'p>(page: &'p Page, motif: &Motif) -> &'p str {
    match motif {
        Motif::Light => page.t("motif-light"),
        Motif::Sun => page.t("motif-sun"),
        Motif::Tree => page.t("motif-tree"),
        Motif::Hill => page.t("motif-hill"),
        Motif::Book => page.t("motif-book"),
        Motif::Bread => page.t("motif-bread"),
        Motif::Wheel => page.t("motif-wheel"),
        Motif::Bridge => page.t("motif-bridge"),
        Motif::Lamp => page.t("motif-lamp"),
        Motif::Boat => page.t("motif-boat"),
        Motif::Hands => page.t("motif-hands"),
        Motif::Sprout => page.t("motif-sprout"),
    }
}
