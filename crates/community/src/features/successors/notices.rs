//! The mails to those who may come along, a batch of them a transaction. Who does without such mails gets none.

use platform::events::{self, Lane};
use platform::i18n::Language;
use platform::ids::Raw;
use platform::jobs::Job;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

use super::model::{Successor, SuccessorId};
use super::store::{self, Told};
use crate::ctx::{Ctx, payload};
use crate::features::accounts::AccountId;
use crate::features::accounts::mails::{self, choices};
use crate::features::communities::{self, Community};

/// The job that tells a community's members what was founded.
pub const FOUNDED: &str = "successors.tell";
/// Mails that are written in one transaction.
const BATCH: i64 = 100;

/// From where on people are to be told. The event that a successor was founded reads as the first.
#[derive(Serialize, Deserialize)]
struct Telling {
    successor_id: SuccessorId,
    #[serde(default)]
    after: Option<AccountId>,
}

/// Writes one batch, and a job for the next. What was dissolved meanwhile is told to nobody else.
pub fn tell(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let Telling { successor_id, after } = payload(job)?;
    let successor = store::find(ctx.tx, successor_id)?;
    let Some(founded) = successor.founded_id.filter(|_| successor.dissolved_at.is_none()) else {
        return Ok(());
    };
    let old = communities::store::find(ctx.tx, successor.community_id)?;
    let after = after.unwrap_or(AccountId(Raw::nil()));
    let people = store::told(ctx.tx, old.id, founded, after, BATCH, ctx.now)?;
    for person in &people {
        write(ctx, &old, &successor, person)?;
    }
    match people.last().filter(|_| people.len() as i64 == BATCH) {
        Some(last) => go_on(ctx, &Telling { successor_id, after: Some(last.id) }),
        None => Ok(()),
    }
}

fn go_on(ctx: &mut Ctx, telling: &Telling) -> Result<()> {
    let text = serde_json::to_string(telling).map_err(Error::internal)?;
    events::enqueue(ctx.tx, &mut ctx.ids, ctx.now, FOUNDED, Lane::Inside, &text)?;
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
    Ok(())
}

fn write(ctx: &mut Ctx, old: &Community, successor: &Successor, to: &Told) -> Result<()> {
    let choice = choices::of(ctx, to.id)?;
    if !choice.successors {
        return Ok(());
    }
    let language = to.language.as_deref().and_then(Language::from_code);
    let language = language.or_else(|| Language::from_code(&old.language)).unwrap_or(Language::English);
    let locale = ctx.app.locale(language, &to.zone);
    let site = ctx.app.site.public_url.as_str();
    let name = successor.name.as_str();
    let subject = say!("successor-mail-founded-subject", name = name, community = old.name);
    let text = say!(
        "successor-mail-founded",
        person = to.name,
        name = name,
        community = old.name,
        goal = successor.goal,
        link = format!("{site}{}", successor.path())
    );
    let without = locale.with("mail-without", "link", format!("{site}{}", choice.path()));
    let (subject, text) = (locale.say(&subject), locale.say(&text));
    mails::write(ctx, &to.email, &subject, &format!("{text}\n\n{without}"))
}
