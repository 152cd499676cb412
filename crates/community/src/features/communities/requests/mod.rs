//! Requests: asking to join a community, and being let in.
//!
//! - Where a community takes requests, somebody with an account asks, with a few words; directors accept or decline.
//! - Where it is open, the same button lets them in at once, as a learner.
//! - Who was declined may ask again; who was banned may not. The answer goes out by mail.
//! - Whoever asked may take it back while nobody has decided.

pub(crate) mod store;
mod web;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::life::{self, State};
use super::model::{Community, CommunityId, Entry, Role};
use super::{bans, store as communities};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId, language_of, mails};
use crate::features::audit::{self, Act};

pub use store::Request;

/// Longest message with a request, in characters.
const LONGEST: usize = 600;

/// Asking, and the directors' list.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/requests", web::list)
        .post("/communities/{community}/requests", web::ask)
        .post("/communities/{community}/requests/withdrawal", web::withdraw)
        .post("/communities/{community}/requests/{account}/acceptance", web::accept)
        .post("/communities/{community}/requests/{account}/refusal", web::refuse)
}

/// What asking led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// They are in.
    In,
    /// A director decides.
    Waiting,
}

/// Asks to come in, or comes in where the community is open.
fn ask(ctx: &mut Ctx, slug: &str, message: &str) -> Result<Asked> {
    let account = ctx.account()?;
    let community = communities::by_slug(ctx.tx, slug)?.ok_or(Error::NotFound)?;
    if communities::is_member(ctx.tx, community.id, account)? {
        return Ok(Asked::In);
    }
    if community.state == State::Draft {
        return Err(Error::NotFound);
    }
    if bans::store::reason(ctx.tx, community.id, account)?.is_some() {
        return Err(Error::Forbidden(say!("ban-stands")));
    }
    life::takes_in(&community, &[Role::Learner])?;
    match community.entry {
        Entry::Invitation => Err(Error::Forbidden(say!("request-not-taken"))),
        Entry::Open => {
            actions::join(ctx, community.id, account, &[Role::Learner], ctx.now)?;
            Ok(Asked::In)
        }
        Entry::Request => {
            let message = one_line(message);
            if message.chars().count() > LONGEST {
                return Err(Error::invalid("message", say!("request-too-long", max = 600)));
            }
            store::put(ctx.tx, community.id, account, &message, ctx.now)?;
            Ok(Asked::Waiting)
        }
    }
}

/// Takes the caller's own request back.
fn withdraw(ctx: &mut Ctx, slug: &str) -> Result<()> {
    let account = ctx.account()?;
    let community = communities::by_slug(ctx.tx, slug)?.ok_or(Error::NotFound)?;
    store::remove_waiting(ctx.tx, community.id, account)
}

/// How somebody who does not belong stands before a community's door.
pub struct AtTheDoor {
    /// Whether they asked and nobody has decided.
    pub waiting: bool,
    /// Why they may not come in, where they were told to stay away.
    pub banned: Option<String>,
}

/// How the caller stands before the door.
pub fn at_the_door(ctx: &mut Ctx, community: CommunityId) -> Result<AtTheDoor> {
    let Some(account) = ctx.visitor().map(|actor| actor.account_id) else {
        return Ok(AtTheDoor { waiting: false, banned: None });
    };
    Ok(AtTheDoor {
        waiting: store::is_waiting(ctx.tx, community, account)?,
        banned: bans::store::reason(ctx.tx, community, account)?,
    })
}

/// How many wait for a decision, as far as a director needs to know: at most a hundred.
pub fn waiting_count(ctx: &mut Ctx, seen: &Seen) -> Result<i64> {
    if seen.standing.directs() { store::waiting_count(ctx.tx, seen.community.id) } else { Ok(0) }
}

/// The community, for who decides.
pub fn decided_by(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("request-forbidden"))) }
}

/// Lets somebody in. What was decided before, by this director or another, stays as it is.
pub fn accept(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<()> {
    let (seen, by) = (decided_by(ctx, slug)?, ctx.account()?);
    if store::decide(ctx.tx, seen.community.id, account, by, ctx.now)? {
        actions::join(ctx, seen.community.id, account, &[Role::Learner], ctx.now)?;
        tell(ctx, &seen.community, account, true)?;
    }
    Ok(())
}

/// Declines.
pub fn refuse(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<()> {
    let (seen, by) = (decided_by(ctx, slug)?, ctx.account()?);
    if store::decide(ctx.tx, seen.community.id, account, by, ctx.now)? {
        tell(ctx, &seen.community, account, false)?;
    }
    Ok(())
}

fn tell(ctx: &mut Ctx, community: &Community, account: AccountId, accepted: bool) -> Result<()> {
    let person = accounts::store::find(ctx.tx, account)?;
    let act = if accepted { Act::RequestAccepted } else { Act::RequestRefused };
    audit::note(ctx, act, Some(community.id.0), &person.name)?;
    let Some(to) = &person.email else { return Ok(()) };
    let locale = ctx.app.locale(language_of(&person, ctx.locale.language), &person.zone);
    let link = format!("{}/communities/{}", ctx.app.site.public_url, community.slug);
    let name = community.name.as_str();
    let (subject, text) = match accepted {
        true => (
            locale.with("request-accepted-subject", "community", name),
            locale.with2("request-accepted-mail", "community", name, "link", link),
        ),
        false => (
            locale.with("request-refused-subject", "community", name),
            locale.with("request-refused-mail", "community", name),
        ),
    };
    mails::write(ctx, to, &subject, &text)
}
