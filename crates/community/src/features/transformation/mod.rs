//! Transformation: a community of learning becomes one of practice, in place.
//!
//! - Its address, people, roles, places, conversations, decisions and goal stay. What the new type brings is added where it is
//!   missing (see `blueprints::growing`); its end goes, and it runs on.
//! - Before, what speaks for it and against it is worked out from records (see `policy::weigh`). It never keeps anybody from it, and
//!   says plainly when evidence speaks against it. Members read it as directors do.
//! - Directors do it and say why. Everybody is told by mail, with the way out.
//! - Within 30 days, counted by the calendar of the community's zone, a director undoes it and says why: type and dates come back, rule
//!   cards that came along end, places that came along and in which nothing was written are closed. Nothing that somebody wrote goes.
//! - What a community was stays on its page, and each turn in its life.
//!
//! Owns `transformations`, `transformation_parts`. Emits [`CommunityTransformed`], [`TransformationUndone`].

pub mod actions;
pub mod archive;
mod evidence;
pub mod glance;
mod mails;
mod model;
mod policy;
mod store;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::Ctx;

pub use model::{
    CommunityTransformed, Line, Sign, Transformation, TransformationId, TransformationUndone, What, holding,
};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The page that weighs it, the one that asks once more, and the one that undoes it.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/transformation", web::show)
        .post("/communities/{community}/transformation", web::transform)
        .get("/communities/{community}/transformation/new", web::form)
        .get("/communities/{community}/transformation/reversal", web::reversal_form)
        .post("/communities/{community}/transformation/reversal", web::reverse)
}

/// Everybody is told.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(CommunityTransformed::NAME, mails::TELL, Lane::Inside);
    listeners.add(TransformationUndone::NAME, mails::TELL_BACK, Lane::Inside);
}

/// The mails.
pub fn react(app: &App, reactions: &mut Reactions) {
    let teller = app.clone();
    reactions.inside(mails::TELL, move |tx, job, now, ids| {
        mails::tell(&mut Ctx::new(tx, &teller, now, ids, None, Language::English), job)
    });
    let teller = app.clone();
    reactions.inside(mails::TELL_BACK, move |tx, job, now, ids| {
        mails::tell_back(&mut Ctx::new(tx, &teller, now, ids, None, Language::English), job)
    });
}
