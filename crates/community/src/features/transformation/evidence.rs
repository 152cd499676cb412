//! What records say of a community that may become one of practice: bounded, however large it is.

use platform::Result;

use super::model::{Evidence, Heard, Wish};
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::communities::actions::Seen;
use crate::features::communities::{CommunityId, Type};
use crate::features::decisions::{State, Verdict};
use crate::features::lifecycle::asking::{self, Question};
use crate::features::studies::{self, adviser};

/// Fewer answers to a study say nothing here.
const FEWEST: i64 = 5;
/// Needs that are shown.
const NEEDS: usize = 5;

/// What there is, for who may know of it.
pub fn of(ctx: &mut Ctx, seen: &Seen) -> Result<Evidence> {
    let community = &seen.community;
    let since = ctx.now.plus_seconds(-policy::LATELY * 24 * 3_600);
    let (writers, answers, peers) = store::exchanges(ctx.tx, community.id, since, ctx.now)?;
    let (directors, facilitators) = store::leaders(ctx.tx, community.id)?;
    Ok(Evidence {
        members: community.member_count,
        writers,
        answers,
        peers,
        questions: store::questions(ctx.tx, community.id, since)?,
        study: study(ctx, community.id)?,
        directors,
        facilitators,
        wish: wish(asking::of(ctx, seen)?.as_ref()),
    })
}

/// The last study of which members were told, as no other is theirs to read.
fn study(ctx: &mut Ctx, community: CommunityId) -> Result<Option<Heard>> {
    let counted = studies::actions::counted(ctx, community)?;
    let told = |study: &&studies::Study| study.heard_at.is_some() && study.answers() >= FEWEST;
    let Some(study) = counted.iter().find(told) else { return Ok(None) };
    let evidence = studies::results::evidence(ctx, study)?;
    let advice = adviser::advise(&adviser::Sheet::default(), &evidence, Some(study.answers()));
    let speaks_for: Option<Type> = advice.best.filter(|_| !advice.close);
    Ok(Some(Heard { speaks_for, needs: studies::needs::titles(ctx, study, NEEDS)? }))
}

fn wish(question: Option<&Question>) -> Wish {
    let Some(Question { decision, state, leading, counts }) = question else { return Wish::Unasked };
    if decision.verdict == Some(Verdict::Withdrawn) {
        return Wish::Withdrawn;
    }
    match counts.as_deref() {
        Some([practice, ..]) if decision.answer_count > 0 => {
            Wish::Counted { practice: *practice, answers: decision.answer_count, leads: *leading }
        }
        _ if *state == State::Open => Wish::Asked,
        _ => Wish::Silent,
    }
}
