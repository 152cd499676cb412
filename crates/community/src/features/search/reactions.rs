//! The index follows what is written.

use std::sync::Arc;

use platform::Result;
use platform::db::Tx;
use platform::events::{Event, Lane, Listeners};
use platform::i18n::Language;
use platform::ids::Ids;
use platform::jobs::{Job, Reactions};
use platform::search::Stems;

use super::actions;
use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::accounts::{ProfileChanged, SignedUp};
use crate::features::discussions::{PostDeleted, PostEdited, PostRestored, PostWritten, TopicMoved};

const INDEX_POST: &str = "search.index_post";
const MOVE_TOPIC: &str = "search.move_topic";
const INDEX_PERSON: &str = "search.index_person";

/// What changes posts and people changes what is found.
pub fn listen(listeners: &mut Listeners) {
    for event in [PostWritten::NAME, PostEdited::NAME, PostDeleted::NAME, PostRestored::NAME] {
        listeners.add(event, INDEX_POST, Lane::Inside);
    }
    listeners.add(TopicMoved::NAME, MOVE_TOPIC, Lane::Inside);
    for event in [SignedUp::NAME, ProfileChanged::NAME] {
        listeners.add(event, INDEX_PERSON, Lane::Inside);
    }
}

/// Brings the index up; harmless when run twice.
pub fn react(app: &App, reactions: &mut Reactions) {
    let stems = Arc::new(Stems::default());
    let (posts, people) = (Arc::clone(&stems), stems);
    add(app, reactions, INDEX_POST, move |ctx, job| {
        let written: Post = payload(job)?;
        actions::index_post(ctx, &posts, written.post_id)
    });
    add(app, reactions, MOVE_TOPIC, |ctx, job| {
        let moved: TopicMoved = payload(job)?;
        actions::move_topic(ctx, moved.topic_id)
    });
    add(app, reactions, INDEX_PERSON, move |ctx, job| {
        let person: Account = payload(job)?;
        actions::index_person(ctx, &people, person.account_id)
    });
}

/// What every event about a post carries.
#[derive(serde::Deserialize)]
struct Post {
    post_id: crate::features::discussions::PostId,
}

/// What every event about a person carries.
#[derive(serde::Deserialize)]
struct Account {
    account_id: crate::features::accounts::AccountId,
}

fn add(
    app: &App,
    reactions: &mut Reactions,
    name: &'static str,
    run: impl Fn(&mut Ctx, &Job) -> Result<()> + Send + Sync + 'static,
) {
    let app = app.clone();
    reactions.inside(name, move |tx: &mut Tx, job, now, ids: Ids| {
        run(&mut Ctx::new(tx, &app, now, ids, None, Language::English), job)
    });
}
