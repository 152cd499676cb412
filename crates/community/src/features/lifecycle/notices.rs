//! What people are told by mail, a batch of members a transaction.

use platform::clock::Timestamp;
use platform::events::{self, Lane};
use platform::i18n::{Language, Locale};
use platform::ids::Raw;
use platform::jobs::Job;
use platform::{Error, Result, Say, say};
use serde::{Deserialize, Serialize};

use super::model::Notice;
use super::store;
use super::{actions, policy};
use crate::ctx::{Ctx, payload};
use crate::features::accounts::{AccountId, mails};
use crate::features::communities::{self, Community, CommunityId, State};
use crate::features::decisions::{self, Decision};

pub use super::store::Told;

/// The job that writes the mails of one batch.
pub const TELL: &str = "lifecycle.tell";
/// Mails that are written in one transaction.
const BATCH: i64 = 100;

/// Who is to be told what, from where on.
#[derive(Serialize, Deserialize)]
struct Telling {
    community_id: CommunityId,
    notice: Notice,
    /// The end that is told of; for a closure, when it was closed.
    at: Timestamp,
    after: AccountId,
}

/// Tells a community's people.
pub fn announce(ctx: &mut Ctx, community_id: CommunityId, notice: Notice, at: Timestamp) -> Result<()> {
    go_on(ctx, &Telling { community_id, notice, at, after: AccountId(Raw::nil()) })
}

fn go_on(ctx: &mut Ctx, telling: &Telling) -> Result<()> {
    let text = serde_json::to_string(telling).map_err(Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, TELL, Lane::Inside, &text)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

/// Writes one batch, and a job for the next. What is no longer true is told to nobody else.
pub fn tell(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let telling: Telling = payload(job)?;
    let community = communities::store::find(ctx.tx, telling.community_id)?;
    let dates = actions::dates(ctx, &community)?;
    let still = match telling.notice {
        Notice::Closed => community.state == State::Closed,
        _ => dates.ends.as_ref().is_some_and(|ends| ends.at() == telling.at),
    };
    if !still {
        return Ok(());
    }
    let shut = dates.ends.map_or(telling.at, |ends| ends.plus_days(policy::GRACE_DAYS).at());
    let everyone = telling.notice != Notice::WhatNext;
    let people = store::told(ctx.tx, community.id, telling.after, everyone, BATCH, ctx.now)?;
    let question = question(ctx, &telling)?;
    for person in &people {
        write(ctx, &community, &telling, (shut, question.as_ref()), person)?;
    }
    match people.last().filter(|_| people.len() as i64 == BATCH) {
        Some(last) => go_on(ctx, &Telling { after: last.id, ..telling }),
        None => Ok(()),
    }
}

/// The decision that asks everybody what comes next, while it takes answers; only who directs is told of it here.
fn question(ctx: &mut Ctx, telling: &Telling) -> Result<Option<Decision>> {
    if telling.notice != Notice::WhatNext {
        return Ok(None);
    }
    let Some(id) = store::decision(ctx.tx, telling.community_id)? else { return Ok(None) };
    let decision = decisions::store::find(ctx.tx, id)?;
    Ok(Some(decision).filter(|decision| decision.state(ctx.now) == decisions::State::Open))
}

/// A batch of a community's people who have come and have an address, from after an account; whether there may be more.
pub fn batch(ctx: &mut Ctx, community: CommunityId, after: AccountId) -> Result<(Vec<Told>, bool)> {
    let people = store::told(ctx.tx, community, after, true, BATCH, ctx.now)?;
    let more = people.len() as i64 == BATCH;
    Ok((people, more))
}

/// How somebody reads: in the language that they chose, else in the community's.
pub fn locale_of(ctx: &Ctx, community: &Community, to: &Told) -> Locale {
    let language = to.language.as_deref().and_then(Language::from_code);
    let language = language.or_else(|| Language::from_code(&community.language)).unwrap_or(Language::English);
    ctx.app.locale(language, &to.zone)
}

fn write(
    ctx: &mut Ctx,
    community: &Community,
    telling: &Telling,
    (shut, question): (Timestamp, Option<&Decision>),
    to: &Told,
) -> Result<()> {
    let locale = locale_of(ctx, community, to);
    let name = &community.name;
    let link = format!("{}/communities/{}/lifecycle", ctx.app.site.public_url, community.slug);
    let (ends, shut) = (locale.date(telling.at), locale.date(shut));
    let (subject, text): (Say, Say) = match telling.notice {
        Notice::EndsSoon => (
            say!("lifecycle-mail-ends-subject", community = name, ends = ends),
            say!(
                "lifecycle-mail-ends",
                name = to.name,
                community = name,
                ends = ends,
                shut = shut,
                link = link
            ),
        ),
        Notice::WhatNext => (
            say!("lifecycle-mail-next-subject", community = name),
            say!(
                "lifecycle-mail-next",
                name = to.name,
                community = name,
                ends = ends,
                shut = shut,
                link = link
            ),
        ),
        Notice::Closed => (
            say!("lifecycle-mail-closed-subject", community = name),
            say!("lifecycle-mail-closed", name = to.name, community = name, link = link),
        ),
    };
    let (subject, mut text) = (locale.say(&subject), locale.say(&text));
    if let Some(decision) = question {
        let (until, site) = (locale.date_and_time(decision.ends_at), &ctx.app.site.public_url);
        let link = format!("{site}{}", decision.path());
        let asked = locale.with2("lifecycle-mail-next-asked", "until", until, "link", link);
        text = format!("{text}\n\n{asked}");
    }
    mails::write(ctx, &to.email, &subject, &text)
}
