//! The charter: what a community agrees on, clause by clause, and who has signed it.
//!
//! - Directors write the draft; every member comments on its clauses and proposes other words, which are shown word by word
//!   against what stands.
//! - A version is adopted by a decision by consent, and by nothing else. Until then the version before holds.
//! - Who belongs signs the version in force. A new one shows what changed and asks again; after a time of grace, who has not signed
//!   can read only. Who joins later has the same time from the day they joined.
//! - Reading only closes no door to what ends it: signing, talking about the charter, answering decisions, and what directors
//!   look after stay open.
//! - `clauses`, `versions`, `signing` and `rules` each begin with their own rules.
//!
//! Owns `charter_clauses`, `charter_comments`, `charter_rewordings`, `charter_versions`, `charter_version_clauses`,
//! `charter_signatures`, `charter_rules`. Listens to [`DecisionClosed`].

pub mod archive;
pub mod built;
pub mod clauses;
pub mod diff;
pub mod joining;
mod model;
mod policy;
pub mod rules;
pub mod signing;
pub mod versions;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::decisions::DecisionClosed;

pub use model::{Clause, ClauseId, CommentId, RewordingId, clause_text};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// The charter, its draft, and the acts on both.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/charter", signing::web::show)
        .post("/communities/{community}/charter/signature", signing::web::sign)
        .get("/communities/{community}/charter/versions/{version}", versions::web::show)
        .post("/communities/{community}/charter/adoption", versions::web::propose)
        .get("/communities/{community}/charter/draft", clauses::web::draft)
        .post("/communities/{community}/charter/clauses", clauses::web::add)
        .get("/clauses/{clause}", clauses::web::one)
        .post("/clauses/{clause}", clauses::web::change)
        .post("/clauses/{clause}/removal", clauses::web::remove)
        .post("/clauses/{clause}/position", clauses::web::place)
        .post("/clauses/{clause}/comments", clauses::web::comment)
        .post("/clauses/{clause}/rewordings", clauses::web::reword)
        .post("/rewordings/{rewording}/acceptance", clauses::web::accept)
        .post("/rewordings/{rewording}/refusal", clauses::web::refuse)
        .get("/communities/{community}/charter/rules", rules::web::list)
        .post("/communities/{community}/charter/rules", rules::web::make)
        .post("/rules/{rule}/ending", rules::web::end)
}

/// The decision about a version was closed.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(DecisionClosed::NAME, "charter.settle", Lane::Inside);
}

/// What the reactions do.
pub fn react(app: &App, reactions: &mut Reactions) {
    let app = app.clone();
    reactions.inside("charter.settle", move |tx, job, now, ids| {
        let closed: DecisionClosed = payload(job)?;
        versions::settle(&mut Ctx::new(tx, &app, now, ids, None, Language::English), &closed)
    });
}
