//! Carrying: what was written comes along into a successor, as far as its authors let it.
//!
//! - Each says for themselves whether what they wrote may come along. Who says nothing does not let it.
//! - Founders who direct the successor choose places that every member sees. Their topics are copied, not moved, where who opened them
//!   lets them come, with the posts of those who do. A copy keeps author and time, counts as read and tells nobody; the topic says where
//!   it comes from and how many posts stayed there. Signs, answers and grades stay.
//! - A walk in the background copies a batch at a time. It may be walked again: what is there is not doubled, and what somebody
//!   let come later is added at the end of its topic, as numbers of posts never change.
//! - Places and people are asked at each batch, not only when they were chosen and gave their word: nothing more comes from a place that
//!   members see no longer, or of a topic that was moved into one, nor of who belongs to neither community or was told to stay away from
//!   the new one. What was copied before stays, as was agreed.
//! - Nothing comes into a successor that is closed, and nobody gives their word then. Taking it back is always possible, also for who
//!   belongs to neither community any more.
//! - Who takes their word back takes their posts out of the successor, as if they had deleted them; who gives it again has them back.

pub mod origin;
mod settling;
mod sources;
mod store;
mod walking;
pub(super) mod web;

use platform::jobs::Reactions;
use platform::routes::Routes;
use platform::{Error, Result, say};

use super::actions::{self, SeenSuccessor};
use super::model::SuccessorId;
use super::policy;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::fold;
use crate::features::audit::{self, Act};
use crate::features::communities::{CommunityId, bans};
use crate::features::places::{self, Circle, NewPlace, Place, PlaceId};

pub use store::Progress;

/// A walk begins so many seconds after somebody let their posts come along, so that those who do so at the same time cost one.
const GATHERS: i64 = 300;

/// Letting one's posts come along, and choosing the places.
pub fn pages() -> Routes<App> {
    Routes::default()
        .post("/successors/{successor}/consent", web::consent)
        .get("/successors/{successor}/carrying", web::show)
        .post("/successors/{successor}/carrying", web::choose)
}

/// The walks, and what follows from somebody's word.
pub fn react(app: &App, reactions: &mut Reactions) {
    walking::react(app, reactions);
    settling::react(app, reactions);
}

/// What the page of a successor says of what comes along.
pub struct Along {
    /// Whether the caller lets what they wrote come along.
    pub lets: bool,
    /// Whether they may say so.
    pub may_say: bool,
    /// How far the walk has come, where places were chosen.
    pub progress: Option<Progress>,
    /// Whether the caller chooses places.
    pub chooses: bool,
}

/// What comes along, for who sees the successor.
pub fn along(ctx: &mut Ctx, seen: &SeenSuccessor) -> Result<Along> {
    let account = ctx.account()?;
    let id = seen.successor.id;
    Ok(Along {
        lets: store::lets(ctx.tx, id, account)?,
        may_say: may_say(ctx, seen).is_ok(),
        progress: store::progress(ctx.tx, id)?,
        chooses: may_choose(seen).is_ok(),
    })
}

/// The caller lets what they wrote come along. Saying so twice changes nothing.
pub fn let_come(ctx: &mut Ctx, id: SuccessorId) -> Result<()> {
    ctx.spares_others();
    let account = ctx.account()?;
    super::store::lock(ctx.tx, id)?;
    let seen = actions::seen(ctx, id)?;
    may_say(ctx, &seen)?;
    if !store::let_come(ctx.tx, &seen.successor, account, ctx.now)? {
        return Ok(());
    }
    settling::begin(ctx, id, account)?;
    store::walk_again(ctx.tx, id, ctx.now.plus_seconds(GATHERS))
}

/// The caller takes their word back, wherever they belong by now. Who gave none changes nothing.
pub fn keep_back(ctx: &mut Ctx, id: SuccessorId) -> Result<()> {
    ctx.spares_others();
    let account = ctx.account()?;
    super::store::lock(ctx.tx, id)?;
    match store::keep_back(ctx.tx, id, account)? {
        true => settling::begin(ctx, id, account),
        false => actions::seen(ctx, id).map(drop),
    }
}

fn may_say(ctx: &mut Ctx, seen: &SeenSuccessor) -> Result<()> {
    policy::say(&seen.old.standing, seen.held_there(), &seen.successor)?;
    let (account, Some(new)) = (ctx.account()?, &seen.new) else { return Err(Error::NotFound) };
    match bans::is_banned(ctx, new.community.id, account)? {
        true => Err(Error::Forbidden(say!("along-banned", name = new.community.name))),
        false => Ok(()),
    }
}

fn may_choose(seen: &SeenSuccessor) -> Result<()> {
    policy::choose(seen.founder(), &seen.old.standing, seen.held_there(), &seen.successor)
}

/// The successor of this id, for who chooses what comes along.
pub fn chosen_by(ctx: &mut Ctx, id: SuccessorId) -> Result<SeenSuccessor> {
    let seen = actions::seen(ctx, id)?;
    may_choose(&seen)?;
    Ok(seen)
}

/// The places that may be chosen, those that every member sees, each with whether it was.
pub fn places(ctx: &mut Ctx, seen: &SeenSuccessor) -> Result<Vec<(Place, bool)>> {
    let chosen = store::chosen(ctx.tx, seen.successor.id)?;
    let mut visible = places::actions::visible(ctx, seen.old.community.id, &seen.old.standing)?;
    visible.retain(|place| place.seen_by != Circle::Leaders);
    Ok(visible.into_iter().map(|place| (place.clone(), chosen.contains(&place.id))).collect())
}

/// Has the topics of these places come along, and of those that were chosen before.
pub fn choose(ctx: &mut Ctx, id: SuccessorId, wanted: &[PlaceId]) -> Result<()> {
    ctx.spares_others();
    super::store::lock(ctx.tx, id)?;
    let (account, seen) = (ctx.account()?, chosen_by(ctx, id)?);
    let Some(new) = seen.successor.founded_id else { return Err(Error::NotFound) };
    let offered = places(ctx, &seen)?;
    let mut chosen = offered.iter().any(|(_, before)| *before);
    for (place, before) in &offered {
        if *before || !wanted.contains(&place.id) {
            continue;
        }
        let into = counterpart(ctx, new, place)?;
        store::choose(ctx.tx, id, place.id, into, account, ctx.now)?;
        audit::note(ctx, Act::PlaceCarried, Some(new.0), &place.name)?;
        chosen = true;
    }
    if !chosen {
        return Err(Error::invalid("places", say!("carrying-none-chosen")));
    }
    store::walk(ctx.tx, id, ctx.now)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

/// The place of the successor that is called the same and seen by the same people; a new one where there is none.
fn counterpart(ctx: &mut Ctx, new: CommunityId, place: &Place) -> Result<PlaceId> {
    let there = places::store::of_community(ctx.tx, new)?;
    let same = |other: &&Place| fold(&other.name) == fold(&place.name) && other.seen_by == place.seen_by;
    if let Some(same) = there.iter().find(same) {
        return Ok(same.id);
    }
    let made = NewPlace {
        id: PlaceId::draw(&mut ctx.ids),
        slug: place.slug.clone(),
        name: place.name.clone(),
        purpose: place.purpose.clone(),
        colour: place.colour,
        position: 0,
        seen_by: place.seen_by,
        written_by: place.written_by,
        lounge: false,
        asks: place.asks,
    };
    places::actions::import(ctx, new, &made)?;
    Ok(made.id)
}
