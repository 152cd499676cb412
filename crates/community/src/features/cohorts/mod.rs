//! Cohorts: a large community's learners, dealt into circles small enough to know each other.
//!
//! - Directors deal: by language, time zone, start or at random, with the most people that a cohort may have. They see the
//!   cohorts before anything is done. Dealing again makes all of them anew.
//! - Everybody who learns here is in one cohort, or in none where they came before and nobody dealt since. Who joins later is put
//!   into the cohort that suits them best and has room; where none has, a new one is opened.
//! - A member moves once by themselves, to a cohort with room; directors move anybody as often as they like.
//! - Who leaves the community leaves their cohort.
//! - Partners and guests are in no cohort and see none.
//!
//! Owns `cohort_deals`, `cohorts`, `cohort_members`.

pub mod actions;
pub mod archive;
pub mod built;
pub mod dealing;
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
use crate::features::communities::{MemberJoined, MemberLeft};

pub use model::{Cohort, CohortId, Deal, Fellow, Manner};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The cohorts of a community, one cohort, and the acts on both.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/cohorts", web::list)
        .get("/communities/{community}/cohorts/deal", web::deal_form)
        .post("/communities/{community}/cohorts/deal", web::deal)
        .get("/communities/{community}/cohorts/dissolution", web::dissolution_form)
        .post("/communities/{community}/cohorts/dissolution", web::dissolve)
        .get("/cohorts/{cohort}", web::cohort)
        .post("/cohorts/{cohort}", web::rename)
        .post("/cohorts/{cohort}/arrival", web::arrive)
        .post("/cohorts/{cohort}/members/{account}", web::send)
}

/// Who joins is put into a cohort; who leaves, leaves theirs.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(MemberJoined::NAME, "cohorts.welcome", Lane::Inside);
    listeners.add(MemberLeft::NAME, "cohorts.let_go", Lane::Inside);
}

/// What the reactions do.
pub fn react(app: &App, reactions: &mut Reactions) {
    let app = app.clone();
    reactions.inside("cohorts.welcome", move |tx, job, now, ids| {
        let joined: MemberJoined = payload(job)?;
        let mut ctx = Ctx::new(tx, &app, now, ids, None, Language::English);
        actions::welcome(&mut ctx, joined.community_id, joined.account_id)
    });
    reactions.inside("cohorts.let_go", |tx, job, _, _| {
        let left: MemberLeft = payload(job)?;
        store::let_go(tx, left.community_id, left.account_id)
    });
}
