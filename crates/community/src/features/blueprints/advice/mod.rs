//! The type adviser: eight questions on the context and, where there is one, a study's answers give each type a score.
//!
//! - The table that decides is `studies::adviser`; nothing is decided here. The page shows what gave how much, what is missing,
//!   how little it rests on, and which single answer would make another type the first.
//! - Directors see it for their community, with the latest study that was counted, or another, or none. Who opens a community
//!   sees it before, without a study, and what they answered goes along.
//! - The choice is theirs. Where it is not what is advised, it needs a reason, and the reason is kept with the advice of that
//!   moment.
//! - Choosing changes the community's type as long as nobody but directors belongs to it (see `changing`).

pub mod store;
mod told;
pub mod web;
mod words;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, id, say};

use super::changing;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, CommunityId, Type};
use crate::features::studies::adviser::{Advice, Sheet, advise};
use crate::features::studies::{self, Study, StudyId};

pub use told::{Line, Told};

id!(
    /// A type as it was chosen.
    ChoiceId, "choice"
);

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// The directors' page, and the one before a community is opened.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/new/advice", web::before)
        .get("/communities/{community}/type", web::show)
        .post("/communities/{community}/type", web::choose)
        .post("/communities/{community}/type/sheet", web::answer)
}

/// What an advice rests on.
pub struct Basis {
    /// What was answered about the context.
    pub sheet: Sheet,
    /// The study that is looked at beside it.
    pub study: Option<Study>,
    /// The studies that could be.
    pub studies: Vec<Study>,
    /// What comes out of it.
    pub advice: Advice,
}

/// The community, for who chooses its type.
pub fn directed(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("adviser-forbidden"))) }
}

/// What a community's advice rests on: what was kept, else no answers and the latest study. Who may see it was decided before.
pub fn basis(ctx: &mut Ctx, community: CommunityId) -> Result<Basis> {
    let studies = studies::actions::counted(ctx, community)?;
    let (sheet, study) = match store::find(ctx.tx, community)? {
        Some(kept) => (Sheet::parse(&kept.sheet), kept.study_id),
        None => (Sheet::default(), studies.first().map(|study| study.id)),
    };
    resting_on(ctx, sheet, study, studies)
}

/// The advice on a sheet and one of the studies.
pub fn resting_on(ctx: &mut Ctx, sheet: Sheet, study: Option<StudyId>, studies: Vec<Study>) -> Result<Basis> {
    let study = study.and_then(|id| studies.iter().find(|study| study.id == id).cloned());
    let evidence = match &study {
        Some(study) => studies::results::evidence(ctx, study)?,
        None => Vec::new(),
    };
    let advice = advise(&sheet, &evidence, study.as_ref().map(Study::answers));
    Ok(Basis { sheet, study, studies, advice })
}

/// Keeps what directors say about their context.
pub fn answer(ctx: &mut Ctx, slug: &str, sheet: &Sheet, study: Option<StudyId>) -> Result<()> {
    let seen = directed(ctx, slug)?;
    let known = studies::actions::counted(ctx, seen.community.id)?;
    let study = study.filter(|id| known.iter().any(|study| study.id == *id));
    store::save(ctx.tx, seen.community.id, &sheet.stored(), study, ctx.now)
}

/// A reason as typed; needed where the choice is not what is advised.
pub fn reason_for(chosen: Type, advised: Option<Type>, typed: &str) -> Result<String> {
    let reason = one_line(typed);
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::invalid("reason", say!("adviser-reason-too-long", max = LONGEST_REASON as i64)));
    }
    if reason.is_empty() && advised.is_some_and(|advised| advised != chosen) {
        return Err(Error::invalid("reason", say!("adviser-reason-missing")));
    }
    Ok(reason)
}

/// Chooses a community's type, and changes it where that can still be done. Choosing the same again changes nothing.
pub fn choose(ctx: &mut Ctx, slug: &str, chosen: Type, typed: &str) -> Result<()> {
    let seen = directed(ctx, slug)?;
    communities::actions::hold(ctx, seen.community.id)?;
    let basis = basis(ctx, seen.community.id)?;
    let reason = reason_for(chosen, basis.advice.best, typed)?;
    if chosen != seen.community.kind {
        if !changing::changes(ctx, &seen.community)? {
            return Err(Error::invalid("kind", say!("adviser-launched")));
        }
        changing::change(ctx, &seen.community, chosen)?;
    } else if let Some(last) = store::choices(ctx.tx, seen.community.id)?.first()
        && (last.chosen, last.advised, last.reason.as_str()) == (chosen, basis.advice.best, &reason)
    {
        return Ok(());
    }
    note(ctx, seen.community.id, chosen, basis.advice.best, &basis.sheet, &reason)?;
    audit::note(ctx, Act::TypeChosen, Some(seen.community.id.0), &seen.community.name)
}

/// Keeps what was answered before a community was opened, and the choice that followed.
pub fn begin(ctx: &mut Ctx, community: CommunityId, chosen: Type, sheet: &Sheet, reason: &str) -> Result<()> {
    if sheet.is_empty() {
        return Ok(());
    }
    store::save(ctx.tx, community, &sheet.stored(), None, ctx.now)?;
    note(ctx, community, chosen, advise(sheet, &[], None).best, sheet, reason)
}

fn note(
    ctx: &mut Ctx,
    community: CommunityId,
    chosen: Type,
    advised: Option<Type>,
    sheet: &Sheet,
    reason: &str,
) -> Result<()> {
    let (id, by, sheet) = (ChoiceId::draw(&mut ctx.ids), ctx.account()?, sheet.stored());
    let choice = store::NewChoice { id, chosen, advised, sheet: &sheet, reason, by };
    store::insert_choice(ctx.tx, community, &choice, ctx.now)
}
