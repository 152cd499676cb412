//! Successors: members of a community found another one that goes on where it ends, and everybody chooses whether to come along.
//!
//! - Any member proposes one, also when the community is closing or closed: it changes nothing there. Once three stand for it, one
//!   of them founds it, and those who stand direct it. Until then each steps back when they like.
//! - Nobody is moved. Everybody is told once, by mail where they want such mails and on the community's home, and comes along
//!   with one click. Who was told to stay away from the one community does not come into the other by this way.
//! - Everybody is told of each, so there is an end to it: three communities are founded from one within 365 days, without those that were
//!   dissolved, and six with them. Five proposals are open at once; one person makes five a day, with those that they withdrew.
//! - Both communities say what grew out of what, also after it was dissolved: for 30 days two of its founders can (see `dissolving`).
//! - What founders still do in it, they do as those who direct it: who left it, was removed or directs it no more has no say in it.
//! - Founders, partners and guests: a founder is a member; who only visits neither founds nor comes along.
//!
//! What was written comes along where its authors let it: see `carrying`.
//!
//! Owns `successors`, `successor_founders`, `lineages`, `carrying_consents`, `carried_places`, `carryings`, `carried_topics`,
//! `carried_posts`. Emits [`SuccessorFounded`],
//! [`SuccessorDissolved`].

pub mod actions;
pub mod archive;
pub mod carrying;
pub mod dissolving;
pub mod lineage;
mod model;
mod notices;
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

pub use model::{Founder, Successor, SuccessorDissolved, SuccessorFounded, SuccessorId};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The successors of a community, one of them, and the acts on it.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/successor", web::list)
        .post("/communities/{community}/successor", web::propose)
        .get("/successors/{successor}", web::show)
        .post("/successors/{successor}/founders", web::stand)
        .post("/successors/{successor}/founders/withdrawal", web::step_back)
        .post("/successors/{successor}/founding", web::found)
        .post("/successors/{successor}/arrival", web::arrive)
        .and(carrying::pages())
        .and(dissolving::pages())
}

/// Those who stay are told what was founded; who leaves stands for nothing any more.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(SuccessorFounded::NAME, notices::FOUNDED, Lane::Inside);
    listeners.add(MemberLeft::NAME, "successors.let_go", Lane::Inside);
}

/// What the reactions do.
pub fn react(app: &App, reactions: &mut Reactions) {
    carrying::react(app, reactions);
    let telling = app.clone();
    reactions.inside(notices::FOUNDED, move |tx, job, now, ids| {
        notices::tell(&mut Ctx::new(tx, &telling, now, ids, None, Language::English), job)
    });
    reactions.inside("successors.let_go", |tx, job, now, _| {
        let left: MemberLeft = payload(job)?;
        store::let_go(tx, left.community_id, left.account_id, now)
    });
}
