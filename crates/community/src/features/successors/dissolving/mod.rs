//! Dissolving: for 30 days, two of its founders can undo a founding.
//!
//! - Founders who direct it now: who left it, was removed, or directs it no more has no say in it, and what they asked for before does
//!   not count while that is so. Both prove that they are at the keyboard (see `accounts::confirmation`).
//! - The first says why, and the other founders are told by mail; with the second it is done. Until then the first can take it back.
//! - A successor that was dissolved is closed, as any community is: read-only, nothing deleted, and its people are told. Both
//!   communities still say what grew out of what.

mod web;

use platform::clock::Timestamp;
use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, SeenSuccessor};
use super::model::{Founder, REASON, SuccessorDissolved, SuccessorId};
use super::{policy, store};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, language_of, mails};
use crate::features::audit::{self, Act};
use crate::features::lifecycle;

/// Asking for it, agreeing, and taking it back.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/successors/{successor}/dissolution", web::form)
        .post("/successors/{successor}/dissolution", web::dissolve)
        .post("/successors/{successor}/dissolution/withdrawal", web::take_back)
}

/// The successor of this id, for who can dissolve it.
pub fn dissolved_by(ctx: &mut Ctx, id: SuccessorId) -> Result<SeenSuccessor> {
    let seen = actions::seen(ctx, id)?;
    policy::dissolve(seen.founder(), &seen.successor, ctx.now)?;
    Ok(seen)
}

/// Until when the caller can dissolve it, where they can.
pub fn until(seen: &SeenSuccessor, now: Timestamp) -> Option<Timestamp> {
    let may = policy::dissolve(seen.founder(), &seen.successor, now).is_ok();
    seen.successor.dissolves_until().filter(|_| may)
}

/// A founder who directs it and wants it dissolved, where one does.
pub fn asked_by(seen: &SeenSuccessor) -> Option<&Founder> {
    seen.founders.iter().find(|founder| founder.directs && founder.dissolves_at.is_some())
}

/// Wants it dissolved, or agrees with who wants it. Saying so twice changes nothing.
pub fn dissolve(ctx: &mut Ctx, id: SuccessorId, reason: &str) -> Result<()> {
    store::lock(ctx.tx, id)?;
    let (account, seen) = (ctx.account()?, actions::seen(ctx, id)?);
    if seen.stands() && seen.successor.dissolved_at.is_some() {
        return Ok(());
    }
    policy::dissolve(seen.founder(), &seen.successor, ctx.now)?;
    ctx.fresh()?;
    match asked_by(&seen) {
        Some(first) if first.id == account => Ok(()),
        Some(_) => {
            store::set_dissolves(ctx.tx, id, account, Some(ctx.now))?;
            end(ctx, &seen)
        }
        None => {
            let reason = one_line(reason);
            if reason.is_empty() || reason.chars().count() > REASON {
                return Err(Error::invalid(
                    "reason",
                    say!("dissolution-reason-missing", max = REASON as i64),
                ));
            }
            // Who asked before and directs it no more does not agree with this.
            store::clear_dissolves(ctx.tx, id)?;
            store::set_dissolves(ctx.tx, id, account, Some(ctx.now))?;
            store::set_reason(ctx.tx, id, &reason)?;
            ask_others(ctx, &seen, &reason)
        }
    }
}

fn end(ctx: &mut Ctx, seen: &SeenSuccessor) -> Result<()> {
    let successor = &seen.successor;
    store::dissolve(ctx.tx, successor.id, ctx.now)?;
    if let Some(new) = seen.new.as_ref().map(|new| &new.community) {
        if new.read_only_at.is_none() {
            lifecycle::actions::shut(ctx, new, &successor.reason)?;
        }
        for community in [seen.old.community.id, new.id] {
            audit::note(ctx, Act::SuccessorDissolved, Some(community.0), &successor.name)?;
        }
    }
    ctx.emit(&SuccessorDissolved { successor_id: successor.id })
}

/// The caller wants it dissolved no longer. Who did not changes nothing.
pub fn take_back(ctx: &mut Ctx, id: SuccessorId) -> Result<()> {
    store::lock(ctx.tx, id)?;
    let (account, seen) = (ctx.account()?, actions::seen(ctx, id)?);
    policy::dissolve(seen.founder(), &seen.successor, ctx.now)?;
    if asked_by(&seen).is_some_and(|first| first.id == account) {
        store::set_dissolves(ctx.tx, id, account, None)?;
        store::set_reason(ctx.tx, id, "")?;
    }
    Ok(())
}

fn ask_others(ctx: &mut Ctx, seen: &SeenSuccessor, reason: &str) -> Result<()> {
    let me = ctx.actor()?.account.clone();
    let (name, until) = (seen.successor.name.as_str(), seen.successor.dissolves_until().unwrap_or(ctx.now));
    for founder in seen.founders.iter().filter(|founder| founder.directs && founder.id != me.id) {
        let person = accounts::store::find(ctx.tx, founder.id)?;
        let Some(to) = &person.email else { continue };
        let locale = ctx.app.locale(language_of(&person, ctx.locale.language), &person.zone);
        let text = say!(
            "dissolution-mail",
            person = person.name,
            founder = me.name,
            name = name,
            reason = reason,
            until = locale.date(until),
            link = format!("{}{}", ctx.app.site.public_url, seen.successor.path())
        );
        let (subject, text) = (locale.with("dissolution-mail-subject", "name", name), locale.say(&text));
        mails::write(ctx, to, &subject, &text)?;
    }
    Ok(())
}
