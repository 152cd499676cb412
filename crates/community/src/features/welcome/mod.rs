//! Welcome: somebody's first day, and the people who greet them.
//!
//! - Three steps at most before a first useful act: sign the charter, where there is one; say one line about oneself; say what one
//!   needs and can give. What comes of it is an introduction to read over, in the composer: nothing is posted that they did not post,
//!   and nobody reads it before they began a conversation after it.
//! - The way there stands on their home for 14 days, until they have said it or close it.
//! - Greeting is for people: see `greetings`.
//!
//! Owns `introductions`, `greetings`, `greeters`. Listens to [`MemberLeft`].

pub mod archive;
pub mod built;
pub mod greetings;
pub mod policy;
mod store;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::Source;
use platform::jobs::Reactions;
use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::accounts::{Line, profile};
use crate::features::communities::MemberLeft;
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::places::{self, Place};

pub use store::Introduction;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// For so many seconds somebody is new.
pub const NEW: i64 = 14 * 24 * 3_600;
/// Longest of what somebody needs, or can give, in characters.
pub const LONGEST: usize = 300;

/// The first day, and the newcomers.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/welcome", web::show)
        .post("/communities/{community}/welcome", web::introduce)
        .post("/communities/{community}/welcome/closing", web::close)
        .get("/communities/{community}/newcomers", greetings::web::list)
        .post("/communities/{community}/newcomers/{account}/greeting", greetings::web::greet)
        .post("/communities/{community}/newcomers/{account}/greeting/withdrawal", greetings::web::take_back)
        .post("/communities/{community}/greeters", greetings::web::volunteer)
        .post("/communities/{community}/greeters/withdrawal", greetings::web::stop)
}

/// Who leaves greets no more.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(MemberLeft::NAME, "welcome.let_go", Lane::Inside);
}

/// What the reaction does.
pub fn react(reactions: &mut Reactions) {
    reactions.inside("welcome.let_go", |tx, job, _, _| {
        let left: MemberLeft = payload(job)?;
        greetings::store::stop(tx, left.community_id, left.account_id)
    });
}

/// The community of this slug, for its members.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    policy::arrive(&seen.standing)?;
    Ok(seen)
}

/// Whether the way to the first day is shown to the caller: they are new, and have neither gone it nor closed it.
pub fn invites(ctx: &mut Ctx, seen: &Seen, is_new: bool) -> Result<bool> {
    if !is_new || policy::arrive(&seen.standing).is_err() {
        return Ok(false);
    }
    Ok(introduction(ctx, seen)?.is_none())
}

/// What the caller said in the community, where they did or closed the way there.
pub fn introduction(ctx: &mut Ctx, seen: &Seen) -> Result<Option<Introduction>> {
    let account = ctx.account()?;
    store::introduction(ctx.tx, seen.community.id, account)
}

/// Where somebody introduces themselves: the first place in which they may begin a conversation, but the lounge.
pub fn porch(ctx: &mut Ctx, seen: &Seen) -> Result<Option<Place>> {
    let places = places::actions::visible(ctx, seen.community.id, &seen.standing)?;
    let writes = |place: &&Place| places::policy::write(&seen.standing, place).is_ok();
    let first = places.iter().filter(|place| !place.lounge).find(writes);
    Ok(first.or_else(|| places.iter().find(writes)).cloned())
}

/// Keeps what somebody says of themselves; the place in which they say it to the others.
pub fn introduce(ctx: &mut Ctx, slug: &str, line: &Line, needs: &str, gives: &str) -> Result<Option<Place>> {
    let seen = seen(ctx, slug)?;
    seen.standing.writes()?;
    let (needs, gives) = (said("needs", needs)?, said("gives", gives)?);
    let account = ctx.account()?;
    profile::set_line(ctx, line)?;
    store::put(ctx.tx, seen.community.id, account, &needs, &gives, ctx.now)?;
    porch(ctx, &seen)
}

fn said(field: &'static str, typed: &str) -> Result<String> {
    let text = one_line(typed);
    match text.chars().count() > LONGEST {
        true => Err(Error::invalid(field, say!("welcome-too-long", max = LONGEST))),
        false => Ok(text),
    }
}

/// Closes the way there without going it. Nothing that was said is lost.
fn close(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let seen = seen(ctx, slug)?;
    seen.standing.writes()?;
    if introduction(ctx, &seen)?.is_some() {
        return Ok(());
    }
    let account = ctx.account()?;
    store::put(ctx.tx, seen.community.id, account, "", "", ctx.now)
}
