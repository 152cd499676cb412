//! What people do with the intention sheet and the plan.

use jiff::civil::Date;
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::model::{Activity, ActivityId, Intention, Objective, ObjectiveId};
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::communities::{CommunityId, Type};

/// Most objectives: more are a catalogue.
pub const MOST_OBJECTIVES: usize = 12;
/// Most activities.
const MOST_ACTIVITIES: i64 = 200;
/// Longest objective, title or goal, in characters.
pub const LONGEST: usize = 200;
/// Longest text of the sheet, in characters.
const LONGEST_TEXT: usize = 1_000;

/// The community of this slug, for who reads what it aims at.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    read(ctx, &seen)?;
    Ok(seen)
}

/// What a community aims at, and what it does for it.
pub struct Learning {
    /// The community and what the caller holds in it.
    pub within: Seen,
    /// The intention sheet, where somebody wrote it.
    pub intention: Option<Intention>,
    /// In their order.
    pub objectives: Vec<Objective>,
    /// Each with the objectives that it serves, in their order.
    pub activities: Vec<(Activity, Vec<ObjectiveId>)>,
}

/// What a community aims at, for its members.
pub fn learning(ctx: &mut Ctx, slug: &str) -> Result<Learning> {
    let within = seen(ctx, slug)?;
    let community = within.community.id;
    let served = store::served(ctx.tx, community)?;
    let of = |activity: &Activity| {
        served.iter().filter(|(id, _)| *id == activity.id).map(|(_, objective)| *objective).collect()
    };
    let activities = store::activities(ctx.tx, community)?;
    Ok(Learning {
        within,
        intention: store::intention(ctx.tx, community)?,
        objectives: store::objectives(ctx.tx, community)?,
        activities: activities.into_iter().map(|activity| (activity.clone(), of(&activity))).collect(),
    })
}

/// Where something was aimed at, it stays readable, whatever the community has become since.
pub(super) fn read(ctx: &mut Ctx, seen: &Seen) -> Result<()> {
    policy::read(&seen.standing)?;
    match seen.community.kind == Type::Learning || store::any(ctx.tx, seen.community.id)? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// The community of this slug, for who plans.
pub fn planned(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = seen(ctx, slug)?;
    policy::plan(&seen.community, &seen.standing)?;
    Ok(seen)
}

/// The community of this id, for who plans.
fn planned_by_id(ctx: &mut Ctx, id: CommunityId) -> Result<Seen> {
    let seen = communities::seen_by_id(ctx, id)?;
    read(ctx, &seen)?;
    policy::plan(&seen.community, &seen.standing)?;
    Ok(seen)
}

/// Writes for whom it is, and how one sees that objectives are reached.
pub fn intend(ctx: &mut Ctx, slug: &str, audience: &str, evaluation: &str) -> Result<()> {
    let seen = planned(ctx, slug)?;
    let mut problems = Vec::new();
    let mut checked = |field: &'static str, typed: &str| {
        let text = typed.replace("\r\n", "\n").trim().to_owned();
        if text.is_empty() || text.chars().count() > LONGEST_TEXT {
            problems.push(Problem { field, say: say!("learning-text-unsound", max = LONGEST_TEXT) });
        }
        text
    };
    let (audience, evaluation) = (checked("audience", audience), checked("evaluation", evaluation));
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    store::put_intention(ctx.tx, seen.community.id, &audience, &evaluation, ctx.now)
}

/// A line as typed, checked.
pub fn line(field: &'static str, typed: &str) -> Result<String> {
    let text = one_line(typed);
    match text.is_empty() || text.chars().count() > LONGEST {
        true => Err(Error::invalid(field, say!("learning-line-unsound", max = LONGEST))),
        false => Ok(text),
    }
}

/// Adds an objective.
pub fn add_objective(ctx: &mut Ctx, slug: &str, text: &str) -> Result<ObjectiveId> {
    let seen = planned(ctx, slug)?;
    let text = line("objective", text)?;
    communities::hold(ctx, seen.community.id)?;
    if store::objectives(ctx.tx, seen.community.id)?.len() >= MOST_OBJECTIVES {
        return Err(Error::invalid("objective", say!("learning-objectives-full", max = MOST_OBJECTIVES)));
    }
    let id = ObjectiveId::draw(&mut ctx.ids);
    store::insert_objective(ctx.tx, id, seen.community.id, &text)?;
    Ok(id)
}

/// Gives an objective other words; the slug of its community.
pub fn reword(ctx: &mut Ctx, id: ObjectiveId, text: &str) -> Result<String> {
    let community = store::community_of_objective(ctx.tx, id)?;
    let seen = planned_by_id(ctx, community)?;
    store::set_objective(ctx.tx, id, &line("objective", text)?)?;
    Ok(seen.community.slug)
}

/// Removes an objective; the activities that served it stay. The slug of its community.
pub fn remove_objective(ctx: &mut Ctx, id: ObjectiveId) -> Result<String> {
    let community = store::community_of_objective(ctx.tx, id)?;
    let seen = planned_by_id(ctx, community)?;
    store::remove_objective(ctx.tx, id, ctx.now)?;
    Ok(seen.community.slug)
}

/// Plans an activity that serves objectives.
pub fn plan(ctx: &mut Ctx, slug: &str, title: &str, day: &str, serves: &[ObjectiveId]) -> Result<ActivityId> {
    let seen = planned(ctx, slug)?;
    let community = seen.community.id;
    let mut problems = Vec::new();
    let title = line("title", title).unwrap_or_else(|error| {
        if let Error::Invalid(more) = error {
            problems.extend(more);
        }
        String::new()
    });
    let day = match day.trim() {
        "" => None,
        typed => match typed.parse::<Date>() {
            Ok(day) => Some(day.to_string()),
            Err(_) => {
                problems.push(Problem { field: "planned_on", say: say!("learning-day-unsound") });
                None
            }
        },
    };
    let known = store::objectives(ctx.tx, community)?;
    let serves: Vec<_> =
        known.iter().map(|objective| objective.id).filter(|id| serves.contains(id)).collect();
    if serves.is_empty() {
        problems.push(Problem { field: "objectives", say: say!("learning-serves-none") });
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if store::activity_count(ctx.tx, community)? >= MOST_ACTIVITIES {
        return Err(Error::invalid("title", say!("learning-activities-full", max = MOST_ACTIVITIES)));
    }
    let id = ActivityId::draw(&mut ctx.ids);
    store::insert_activity(ctx.tx, id, community, (&title, day.as_deref()), ctx.now)?;
    serves.into_iter().try_for_each(|objective| store::serve(ctx.tx, id, objective))?;
    Ok(id)
}

/// Removes an activity; the slug of its community.
pub fn cancel(ctx: &mut Ctx, id: ActivityId) -> Result<String> {
    let community = store::community_of_activity(ctx.tx, id)?;
    let seen = planned_by_id(ctx, community)?;
    store::remove_activity(ctx.tx, id, ctx.now)?;
    Ok(seen.community.slug)
}
