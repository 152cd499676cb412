//! Discussions: topics in a place, and the posts of which they are made.
//!
//! - Who may write in a place opens topics and replies in it.
//! - A post's number counts from 1 within its topic and never changes: pages, links and reading positions build on it.
//! - A post keeps its source and its rendered HTML; each edit keeps what it said before.
//! - A deleted post leaves a tombstone, so that the replies to it still make sense, and can be brought back by whoever
//!   deleted it.
//! - A member's position in a topic is the number of the last post they saw. A place's unread count is its live posts less
//!   those the member has seen; what was there before they joined, and imported history, counts as seen.
//! - Who may not see the place is not told that a topic exists.
//! - `answers`, `attachments`, `reactions`, `following`, `pinning` and `moving` each begin with their own rules.
//!
//! Owns `topics`, `posts`, `post_versions`, `topic_authors`, `topic_reads`, `place_reads`, `reactions`, `reaction_counts`,
//! `topic_follows`, `signposts`, `post_files`. Emits [`PostWritten`], [`PostEdited`], [`PostDeleted`], [`PostRestored`], [`TopicMoved`].

pub mod actions;
pub mod answers;
pub mod archive;
pub mod attachments;
pub mod built;
pub mod editing;
pub mod following;
pub mod history;
mod model;
pub mod moving;
pub mod pinning;
pub mod policy;
pub mod reactions;
pub mod reading;
pub(crate) mod store;
mod themes;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::Source;
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::payload;
use crate::features::communities::{MemberJoined, ThemesMerged};

pub use web::{Older, both, problems};

pub use model::{
    AnswerAccepted, Glimpse, Level, Post, PostDeleted, PostEdited, PostId, PostRestored, PostWritten, Prose,
    Reaction, Title, Topic, TopicId, TopicLine, TopicMoved,
};

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// A place's topics, a topic's posts, and the acts on both.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/places/{place}", web::place)
        .get("/communities/{community}/places/{place}/topics/new", web::topic_form)
        .post("/communities/{community}/places/{place}/topics", web::open)
        .get("/communities/{community}/topics/new", web::topic_where)
        .post("/communities/{community}/places/{place}/reading", web::read_all)
        .get("/topics/{topic}", web::topic)
        .get("/topics/{topic}/edit", editing::web::retitle_form)
        .post("/topics/{topic}", editing::web::retitle)
        .post("/topics/{topic}/closure", editing::web::close)
        .post("/topics/{topic}/reopening", editing::web::reopen)
        .post("/topics/{topic}/posts", web::reply)
        .post("/topics/{topic}/position", web::position)
        .post("/previews", web::preview)
        .get("/posts/{post}", web::post)
        .get("/posts/{post}/edit", editing::web::edit_form)
        .post("/posts/{post}", editing::web::edit)
        .get("/posts/{post}/versions", editing::web::versions)
        .get("/posts/{post}/deletion", editing::web::deletion_form)
        .post("/posts/{post}/deletion", editing::web::delete)
        .post("/posts/{post}/restoration", editing::web::restore)
        .post("/posts/{post}/acceptance", answers::web::accept)
        .post("/topics/{topic}/withdrawal", answers::web::withdraw)
        .get("/files/{file}/{name}", attachments::web::file)
        .get("/themes/{theme}", themes::web::theme)
        .post("/posts/{post}/reactions", reactions::web::give)
        .post("/posts/{post}/reactions/withdrawal", reactions::web::take_back)
        .post("/topics/{topic}/following", following::web::choose)
        .get("/communities/{community}/following", following::web::following)
        .get("/topics/{topic}/move", moving::web::form)
        .post("/topics/{topic}/move", moving::web::go)
        .post("/topics/{topic}/pin", pinning::web::pin)
        .post("/topics/{topic}/pin/removal", pinning::web::unpin)
        .post("/topics/{topic}/announcement", pinning::web::announce)
        .post("/topics/{topic}/announcement/withdrawal", pinning::web::withdraw)
}

/// Who joins starts with everything read; what was about a merged theme is about the other.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(MemberJoined::NAME, "discussions.start_reading", Lane::Inside);
    listeners.add(ThemesMerged::NAME, "discussions.merge_themes", Lane::Inside);
}

/// What the reactions do.
pub fn react(_: &App, reactions: &mut Reactions) {
    reactions.inside("discussions.start_reading", |tx, job, now, _| {
        let joined: MemberJoined = payload(job)?;
        reading::start(tx, joined.community_id, joined.account_id, now)
    });
    reactions.inside("discussions.merge_themes", |tx, job, _, _| {
        let merged: ThemesMerged = payload(job)?;
        themes::merge(tx, merged.from, merged.into)
    });
}
