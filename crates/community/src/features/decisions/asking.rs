//! Asking: the mails to those whose answer is waited for. One when a decision opens, one more before its end.
//!
//! - Who has answered, has left, or does without such mails gets none. Whoever proposes knows, and is not told that it opens.
//! - Jobs write them, so many mails each: opening a decision takes no longer where many are asked. A batch and the place from which
//!   the next goes on are one transaction, so that nobody is written to twice.

use platform::Result;
use platform::events::{self, Lane};
use platform::i18n::Locale;
use platform::ids::Raw;
use platform::jobs::Job;
use serde::{Deserialize, Serialize};

use super::model::{Decision, DecisionId};
use super::{store as decisions, timing};
use crate::ctx::{Ctx, payload};
use crate::features::accounts::mails::{self, choices};
use crate::features::accounts::{self, Account, AccountId, language_of};
use crate::features::communities;

/// The reaction to a decision that opens.
pub const TELL: &str = "decisions.tell";
/// The reaction that reminds.
pub const REMIND: &str = "decisions.remind";
/// Mails that one job writes.
const MAILS: i64 = 100;

/// Whom a job still has to write to. The event that a decision opened reads as the first.
#[derive(Serialize, Deserialize)]
struct Asking {
    decision_id: DecisionId,
    #[serde(default)]
    after: Option<AccountId>,
}

/// What stands in the mails about a decision.
struct Asked {
    decision: Decision,
    community: String,
}

/// Has those reminded who have not answered.
pub(super) fn remind_all(ctx: &mut Ctx, decision_id: DecisionId) -> Result<()> {
    go_on(ctx, REMIND, &Asking { decision_id, after: None })
}

fn go_on(ctx: &mut Ctx, reaction: &'static str, asking: &Asking) -> Result<()> {
    let payload = serde_json::to_string(asking).map_err(platform::Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, reaction, Lane::Inside, &payload)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

/// Tells a batch of those who are asked that a decision is open, and leaves the rest to the next job.
pub fn tell(ctx: &mut Ctx, job: &Job) -> Result<()> {
    ask(ctx, job, TELL, |locale, asked, ends, link| {
        let Asked { decision, community } = asked;
        let (name, title) = (decision.author_name.as_str(), decision.title.as_str());
        let lead = match decision.by_itself {
            true => locale.with("opened-lead-itself", "community", community.as_str()),
            false => locale.with2("opened-lead", "name", name, "community", community.as_str()),
        };
        let text = locale.with2("opened-mail", "ends", ends, "link", link);
        (locale.with("opened-subject", "title", title), format!("{lead}\n{text}"))
    })
}

/// Reminds a batch of those who have not answered, and leaves the rest to the next job.
pub fn remind(ctx: &mut Ctx, job: &Job) -> Result<()> {
    ask(ctx, job, REMIND, |locale, asked, ends, link| {
        let title = asked.decision.title.as_str();
        (
            locale.with2("reminder-subject", "title", title, "ends", ends.clone()),
            locale.with2("reminder-mail", "ends", ends, "link", link),
        )
    })
}

fn ask(
    ctx: &mut Ctx,
    job: &Job,
    reaction: &'static str,
    words: impl Fn(&Locale, &Asked, String, String) -> (String, String),
) -> Result<()> {
    let Asking { decision_id, after } = payload(job)?;
    let decision = decisions::find(ctx.tx, decision_id)?;
    if decision.ended_at.is_some() || decision.ends_at <= ctx.now {
        return Ok(());
    }
    let community = communities::store::find(ctx.tx, decision.community_id)?.name;
    let asked = Asked { decision, community };
    let after = after.unwrap_or(AccountId(Raw::nil()));
    let silent = timing::store::silent(ctx.tx, decision_id, asked.decision.community_id, after, MAILS)?;
    let told = |account: &&AccountId| reaction == REMIND || **account != asked.decision.author_id;
    for account in silent.iter().filter(told) {
        let person = accounts::store::find(ctx.tx, *account)?;
        write(ctx, &person, &asked, &words)?;
    }
    match silent.last().filter(|_| silent.len() as i64 == MAILS) {
        Some(last) => go_on(ctx, reaction, &Asking { decision_id, after: Some(*last) }),
        None => Ok(()),
    }
}

fn write(
    ctx: &mut Ctx,
    person: &Account,
    asked: &Asked,
    words: impl Fn(&Locale, &Asked, String, String) -> (String, String),
) -> Result<()> {
    let Some(to) = &person.email else { return Ok(()) };
    let choice = choices::of(ctx, person.id)?;
    if !choice.decisions {
        return Ok(());
    }
    // The deadline is the community's, in its own zone.
    let locale = ctx.app.locale(language_of(person, ctx.locale.language), &asked.decision.zone);
    let site = ctx.app.site.public_url.as_str();
    let link = format!("{site}{}", asked.decision.path());
    let ends = locale.date_and_time(asked.decision.ends_at);
    let (subject, text) = words(&locale, asked, ends, link);
    let without = locale.with("mail-without", "link", format!("{site}{}", choice.path()));
    mails::write(ctx, to, &subject, &format!("{text}\n\n{without}"))
}
