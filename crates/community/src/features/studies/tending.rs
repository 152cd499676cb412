//! What a study does by itself: it reminds, closes, counts, writes to people, and tells directors what is due.
//!
//! - One job looks after a study whenever something may be due, and does what is; running it twice does nothing twice.
//! - Mails are written in pages of [`PAGE`], each page a job of its own, so that none of them holds others up for long.

use platform::clock::Timestamp;
use platform::events::{self, Lane};
use platform::i18n::{Language, Locale};
use platform::ids::Raw;
use platform::jobs::Job;
use platform::{Error, Result, id};
use serde::{Deserialize, Serialize};

use super::audience::store as audience;
use super::model::{DAY, Reader, State, Study, StudyId};
use super::results::counting;
use super::store;
use crate::ctx::{Ctx, payload};
use crate::features::accounts::mails;
use crate::features::communities::{self, Community};

/// The reaction that looks after a study.
pub const TEND: &str = "studies.tend";
/// The reaction that writes a page of mails.
pub const WRITE: &str = "studies.write";
/// Mails written at once.
const PAGE: i64 = 200;
/// Days after the end on which directors are told that what was heard is due.
const NUDGE_DAYS: [i64; 2] = [7, 12];
/// Days after a study opened on which directors are told that it is time to ask again.
const QUARTER_DAYS: i64 = 91;

id!(
    /// The account or link after which a page of mails begins.
    After, "after"
);

#[derive(Serialize, Deserialize)]
struct Tended {
    study_id: StudyId,
}

/// What is written to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Letter {
    /// The personal link, to who was invited.
    Invitation,
    /// To who has not answered.
    Reminder,
    /// What was heard, to who has.
    Heard,
}

/// A page of mails: from where it goes on.
#[derive(Serialize, Deserialize)]
struct Letters {
    study_id: StudyId,
    letter: Letter,
    /// Whether members have all got theirs, so that personal links are next.
    links: bool,
    after: After,
}

/// Looks after the study at a time to come, or now.
pub fn at(ctx: &mut Ctx, study_id: StudyId, when: Timestamp) -> Result<()> {
    let tended = serde_json::to_string(&Tended { study_id }).map_err(Error::internal)?;
    events::schedule(ctx.tx, &mut ctx.ids, ctx.now, when.max(ctx.now), TEND, Lane::Inside, &tended)?;
    ring(ctx);
    Ok(())
}

/// Writes to people at a time to come, or now.
pub fn letters(ctx: &mut Ctx, study_id: StudyId, letter: Letter, when: Timestamp) -> Result<()> {
    let links = letter == Letter::Invitation;
    page(ctx, &Letters { study_id, letter, links, after: After(Raw::nil()) }, when)
}

fn page(ctx: &mut Ctx, letters: &Letters, when: Timestamp) -> Result<()> {
    let letters = serde_json::to_string(letters).map_err(Error::internal)?;
    events::schedule(ctx.tx, &mut ctx.ids, ctx.now, when.max(ctx.now), WRITE, Lane::Inside, &letters)?;
    ring(ctx);
    Ok(())
}

fn ring(ctx: &mut Ctx) {
    let bell = ctx.app.bell.clone();
    ctx.tx.on_commit(move || bell.notify_one());
}

/// Does what is due for a study.
pub fn tend(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let Tended { study_id } = payload(job)?;
    store::lock(ctx.tx, study_id)?;
    let study = store::find(ctx.tx, study_id)?;
    match study.state(ctx.now) {
        State::Open if study.reminded_at.is_none() && reminder_due(&study, ctx.now) => remind(ctx, &study),
        State::Closed if study.counted_at.is_none() => finish(ctx, &study),
        State::Closed => nudge(ctx, &study),
        _ => Ok(()),
    }
}

/// Whether the reminder that leaves by itself is due: three days before the end, or halfway where the whole is shorter.
fn reminder_due(study: &Study, now: Timestamp) -> bool {
    let Some((opened, closes)) = study.opened_at.zip(study.closes_at) else { return false };
    let opens = study.opens_at.unwrap_or(opened).max(opened);
    now.0 >= (closes.0 - 3 * DAY * 1_000_000).max(i64::midpoint(opens.0, closes.0))
}

/// Reminds those who have not answered.
pub fn remind(ctx: &mut Ctx, study: &Study) -> Result<()> {
    audience::reminded(ctx.tx, study.id, ctx.now)?;
    letters(ctx, study.id, Letter::Reminder, ctx.now)
}

/// Closes a study whose time is over, counts it, and notes when directors are to hear of it.
fn finish(ctx: &mut Ctx, study: &Study) -> Result<()> {
    let ended = study.ended_at(ctx.now).unwrap_or(ctx.now);
    store::close(ctx.tx, study.id, ended)?;
    counting::count(ctx, study)?;
    for days in NUDGE_DAYS {
        at(ctx, study.id, ended.plus_seconds(days * DAY))?;
    }
    at(ctx, study.id, study.opened_at.unwrap_or(ended).plus_seconds(QUARTER_DAYS * DAY))
}

/// Tells directors what is due: what was heard after 7 and 12 days, asking again after a quarter.
fn nudge(ctx: &mut Ctx, study: &Study) -> Result<()> {
    let Some(ended) = study.ended_at(ctx.now) else { return Ok(()) };
    let past = |days: i64, since: Timestamp| ctx.now >= since.plus_seconds(days * DAY);
    let due = NUDGE_DAYS.iter().filter(|days| past(**days, ended)).count() as i64;
    let again = past(QUARTER_DAYS, study.opened_at.unwrap_or(ended));
    if study.heard_at.is_none() && due > study.nudges {
        store::nudged(ctx.tx, study.id, due)?;
        tell_directors(ctx, study, Nudge::Heard)?;
    }
    if again && study.nudges < AGAIN && store::next_round(ctx.tx, study.id)?.is_none() {
        store::nudged(ctx.tx, study.id, AGAIN)?;
        tell_directors(ctx, study, Nudge::Again)?;
    }
    Ok(())
}

/// What `nudges` holds once directors were told to ask again.
const AGAIN: i64 = 100;

#[derive(Clone, Copy)]
enum Nudge {
    Heard,
    Again,
}

fn tell_directors(ctx: &mut Ctx, study: &Study, nudge: Nudge) -> Result<()> {
    let community = communities::store::find(ctx.tx, study.community_id)?;
    for reader in audience::directors(ctx.tx, study.community_id, ctx.now)? {
        let Some(to) = &reader.email else { continue };
        let locale = spoken(ctx, &community, &reader);
        let title = study.title(locale.language);
        let site = &ctx.app.site.public_url;
        let (subject, text) = match nudge {
            Nudge::Heard => {
                let due = study.heard_due(ctx.now).unwrap_or(ctx.now);
                let link = format!("{site}{}/heard", study.path());
                let zoned = ctx.app.locale(locale.language, &study.zone);
                let text = locale.say(&platform::say!(
                    "study-mail-due",
                    title = title,
                    day = zoned.long_day(due),
                    link = link
                ));
                (locale.with("study-mail-due-subject", "title", title), text)
            }
            Nudge::Again => {
                let link = format!("{site}/communities/{}/studies", community.slug);
                let text = locale.with2("study-mail-again", "title", title, "link", link);
                (locale.with("study-mail-again-subject", "title", title), text)
            }
        };
        mails::write(ctx, to, &subject, &text)?;
    }
    Ok(())
}

/// Writes a page of mails, and has the next one written.
pub fn write(ctx: &mut Ctx, job: &Job) -> Result<()> {
    let letters: Letters = payload(job)?;
    let study = store::find(ctx.tx, letters.study_id)?;
    let over = study.state(ctx.now) == State::Closed;
    if over && letters.letter != Letter::Heard {
        return Ok(());
    }
    let community = communities::store::find(ctx.tx, study.community_id)?;
    let next = if letters.links {
        to_links(ctx, &study, &community, &letters)?
    } else {
        to_members(ctx, &study, &community, &letters)?
    };
    match next {
        Some(next) => page(ctx, &next, ctx.now),
        None => Ok(()),
    }
}

fn to_members(
    ctx: &mut Ctx,
    study: &Study,
    community: &Community,
    letters: &Letters,
) -> Result<Option<Letters>> {
    let (letter, study_id) = (letters.letter, study.id);
    let readers = match letter {
        Letter::Reminder if !study.for_members => Vec::new(),
        Letter::Reminder => audience::silent(ctx.tx, study, letters.after.0, PAGE, ctx.now)?,
        _ => audience::took_part(ctx.tx, study_id, letters.after.0, PAGE)?,
    };
    for reader in &readers {
        if let Some(to) = &reader.email {
            let locale = spoken(ctx, community, reader);
            compose(ctx, study, community, &locale, letter, to, &study.path())?;
        }
    }
    Ok(Some(match readers.last() {
        Some(last) if readers.len() as i64 == PAGE => {
            Letters { study_id, letter, links: false, after: After(last.id.0) }
        }
        _ => Letters { study_id, letter, links: true, after: After(Raw::nil()) },
    }))
}

fn to_links(
    ctx: &mut Ctx,
    study: &Study,
    community: &Community,
    letters: &Letters,
) -> Result<Option<Letters>> {
    let (letter, study_id) = (letters.letter, study.id);
    let links = match letter {
        Letter::Invitation => audience::unmailed(ctx.tx, study_id, PAGE)?,
        Letter::Reminder => audience::links(ctx.tx, study_id, false, letters.after.0, PAGE)?,
        Letter::Heard => audience::links(ctx.tx, study_id, true, letters.after.0, PAGE)?,
    };
    let locale = in_its_language(ctx, community);
    for link in &links {
        if let Some(to) = &link.email {
            compose(ctx, study, community, &locale, letter, to, &format!("/answers/{}", link.token))?;
        }
        if letter == Letter::Invitation {
            audience::mailed(ctx.tx, link.id)?;
        }
    }
    let last = links.last().filter(|_| links.len() as i64 == PAGE);
    Ok(last.map(|last| Letters { study_id, letter, links: true, after: After(last.id.0) }))
}

fn compose(
    ctx: &mut Ctx,
    study: &Study,
    community: &Community,
    locale: &Locale,
    letter: Letter,
    to: &str,
    path: &str,
) -> Result<()> {
    let (title, community) = (study.title(locale.language).to_owned(), community.name.as_str());
    let link = format!("{}{path}", ctx.app.site.public_url);
    let until = study
        .closes_at
        .map_or_else(String::new, |at| ctx.app.locale(locale.language, &study.zone).date_and_time(at));
    let (subject, text) = match letter {
        Letter::Invitation => (
            locale.with("study-mail-invitation-subject", "title", title.as_str()),
            locale.say(&platform::say!(
                "study-mail-invitation",
                title = title,
                community = community,
                link = link,
                until = until
            )),
        ),
        Letter::Reminder => (
            locale.with("study-mail-reminder-subject", "title", title.as_str()),
            locale.say(&platform::say!("study-mail-reminder", title = title, link = link, until = until)),
        ),
        Letter::Heard => (
            locale.with("study-mail-heard-subject", "title", title.as_str()),
            locale.say(&platform::say!(
                "study-mail-heard",
                title = title,
                heard = study.heard(locale.language),
                link = link
            )),
        ),
    };
    mails::write(ctx, to, &subject, &text)
}

/// The reader's language, else the community's.
fn spoken(ctx: &Ctx, community: &Community, reader: &Reader) -> Locale {
    match reader.language.as_deref().and_then(Language::from_code) {
        Some(language) => ctx.app.locale(language, "UTC"),
        None => in_its_language(ctx, community),
    }
}

fn in_its_language(ctx: &Ctx, community: &Community) -> Locale {
    ctx.app.locale(Language::from_code(&community.language).unwrap_or(Language::English), "UTC")
}
