//! What people are told by mail, a batch of members a transaction.

use platform::events::{self, Lane};
use platform::ids::Raw;
use platform::jobs::Job;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

use super::model::{Transformation, TransformationId};
use super::store;
use crate::ctx::{Ctx, payload};
use crate::features::accounts::{AccountId, mails};
use crate::features::communities::{self, Community, State};
use crate::features::lifecycle::actions as lifecycle;
use crate::features::lifecycle::notices::{self, Told};

/// The reaction to a community that became another.
pub const TELL: &str = "transformation.tell";
/// The reaction to one that became again what it was.
pub const TELL_BACK: &str = "transformation.tell_back";

/// Who is still to be told. The event reads as the first.
#[derive(Serialize, Deserialize)]
struct Telling {
    transformation_id: TransformationId,
    #[serde(default)]
    after: Option<AccountId>,
}

/// Tells a batch that the community is another, and leaves the rest to the next job. What was undone meanwhile is told to nobody else.
pub fn tell(ctx: &mut Ctx, job: &Job) -> Result<()> {
    batch(ctx, job, TELL, |ctx, community, turn, to| match turn.undone_at {
        None => write(ctx, community, turn, to),
        Some(_) => Ok(()),
    })
}

/// Tells a batch that it is again what it was.
pub fn tell_back(ctx: &mut Ctx, job: &Job) -> Result<()> {
    batch(ctx, job, TELL_BACK, write_back)
}

fn batch(
    ctx: &mut Ctx,
    job: &Job,
    reaction: &'static str,
    write: impl Fn(&mut Ctx, &Community, &Transformation, &Told) -> Result<()>,
) -> Result<()> {
    let Telling { transformation_id, after } = payload(job)?;
    let turn = store::find(ctx.tx, transformation_id)?;
    let community = communities::store::find(ctx.tx, turn.community_id)?;
    let after = after.unwrap_or(AccountId(Raw::nil()));
    let (people, more) = notices::batch(ctx, community.id, after)?;
    for person in &people {
        write(ctx, &community, &turn, person)?;
    }
    let Some(last) = people.last().filter(|_| more) else { return Ok(()) };
    let text = serde_json::to_string(&Telling { transformation_id, after: Some(last.id) });
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, reaction, Lane::Inside, &text.map_err(Error::internal)?)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

fn write(ctx: &mut Ctx, community: &Community, turn: &Transformation, to: &Told) -> Result<()> {
    let locale = notices::locale_of(ctx, community, to);
    let path = format!("{}/communities/{}", ctx.app.site.public_url, community.slug);
    let subject = say!("transformation-mail-subject", community = community.name);
    let text = say!(
        "transformation-mail",
        name = to.name,
        community = community.name,
        reason = turn.reason,
        link = format!("{path}/transformation"),
        leave = format!("{path}/members/{}/departure", to.id)
    );
    mails::write(ctx, &to.email, &locale.say(&subject), &locale.say(&text))
}

fn write_back(ctx: &mut Ctx, community: &Community, turn: &Transformation, to: &Told) -> Result<()> {
    let locale = notices::locale_of(ctx, community, to);
    let link = format!("{}/communities/{}/lifecycle", ctx.app.site.public_url, community.slug);
    let ends = lifecycle::dates(ctx, community)?.ends.map(|ends| locale.date(ends.at()));
    let subject = say!("transformation-back-mail-subject", community = community.name);
    let text = say!(
        "transformation-back-mail",
        name = to.name,
        community = community.name,
        reason = turn.undone_reason
    );
    let then = match (community.state, ends) {
        (State::Closed, _) => say!("transformation-back-mail-closed", link = link),
        (_, Some(ends)) => say!("transformation-back-mail-ends", ends = ends, link = link),
        (_, None) => say!("transformation-back-mail-open", link = link),
    };
    let text = format!("{}\n\n{}", locale.say(&text), locale.say(&then));
    mails::write(ctx, &to.email, &locale.say(&subject), &text)
}
