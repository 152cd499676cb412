//! Working groups: three to eight members who work something out together until a day, and tell what came of it.
//!
//! - Any member founds one, with a purpose, a last day and a place; it talks in a topic of that place, so that whoever sees the
//!   place can follow, and come in while there is room.
//! - A founder has three groups open at a time; who leads, twenty.
//! - A group that was quiet for 14 days, or whose last day has passed, is asked by mail and on its page whether it goes on.
//! - Whoever is in it, or leads the community, closes it with a note of what came of it. The note is also the last word in its topic.
//! - Who leaves the community leaves its groups. Partners and guests see none.
//!
//! Owns `working_groups`, `working_group_members`.

pub mod actions;
pub mod archive;
mod asking;
mod model;
mod policy;
mod store;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::communities::MemberLeft;

pub use model::{Founding, FoundingForm, Group, GroupId};
pub use store::Fellow;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The groups of a community, one group, and the acts on both.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/groups", web::list)
        .post("/communities/{community}/groups", web::found)
        .get("/communities/{community}/groups/new", web::form)
        .get("/groups/{group}", web::show)
        .post("/groups/{group}/arrival", web::arrive)
        .post("/groups/{group}/departure", web::depart)
        .get("/groups/{group}/continuation", web::continuation_form)
        .post("/groups/{group}/continuation", web::go_on)
        .get("/groups/{group}/closure", web::closure_form)
        .post("/groups/{group}/closure", web::close)
}

/// Who leaves the community leaves its groups.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(MemberLeft::NAME, "groups.let_go", Lane::Inside);
}

/// What the reactions do, and the question to groups that have gone quiet.
pub fn react(app: &App, reactions: &mut Reactions) {
    reactions.inside("groups.let_go", |tx, job, _, _| {
        let left: MemberLeft = payload(job)?;
        store::let_go_everywhere(tx, left.community_id, left.account_id)
    });
    let app = app.clone();
    reactions.watch("groups.ask", store::is_due, move |tx, now, ids| {
        asking::ask(&mut Ctx::new(tx, &app, now, ids, None, Language::English))
    });
}
