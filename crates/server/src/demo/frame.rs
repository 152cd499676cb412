//! What a community has around it and within it: training, a goal that is told of, a plan, partners, cohorts, a working group.

use anyhow::Result;
use community::features::cohorts::{self, Deal, Manner};
use community::features::communities::goal::{self, Amount};
use community::features::communities::partners::{self, OrganisationText};
use community::features::communities::{self, Access, OrganisationId, Role};
use community::features::discussions::{self, Prose, Title};
use community::features::goals::{self, GoalText};
use community::features::groups::{self, Founding, GroupId};
use community::features::guide::{Action, waivers};
use community::features::learning::goals::Sharing;
use community::features::learning::{self, ObjectiveId};
use community::features::places::{self, PlaceText};
use community::features::training::{self, CourseForm, CourseText, SessionForm, SessionText};
use community::features::tutoring::{self, CheckInId, PlanForm, check_ins};

use super::content::Community;
use super::define::DIRECTOR;
use super::diary::{Diary, missing};
use super::plan::{Cohorts, Course, Group, Learning, Partner, Plan, Tutoring};

/// Seconds between two who come in.
const APART: i64 = 1_800;

/// Lets the community's people in, one after the other, and later those who came late.
pub fn people(diary: &mut Diary, plan: &Plan, members: Vec<(String, Role)>) -> Result<()> {
    let late: Vec<_> = plan.newcomers.iter().map(|(_, who)| who.clone()).collect();
    let (later, first): (Vec<_>, Vec<_>) = members.into_iter().partition(|(who, _)| late.contains(who));
    diary.write(&plan.gathered, move |day| {
        let (community, now, count) = (day.community()?.id, day.now(), first.len() as i64);
        for (place, (who, role)) in (0..).zip(&first) {
            let joined = now.plus_seconds((place - count) * APART);
            let account = day.account(who)?;
            communities::actions::import_member(day.ctx(), community, account, *role, joined)?;
        }
        Ok(())
    })?;
    for (at, who) in plan.newcomers.clone() {
        let role = later.iter().find(|(other, _)| *other == who).map(|(_, role)| *role);
        diary.write(&at, move |day| {
            let role = role.ok_or_else(|| missing(&who))?;
            let (community, account, now) = (day.community()?.id, day.account(&who)?, day.now());
            communities::actions::join(day.ctx(), community, account, &[role], now)
        })?;
    }
    Ok(())
}

/// The courses beside which it lives.
pub fn training(diary: &mut Diary, plan: &Course) -> Result<()> {
    let Course { title, form, link, sessions, .. } = plan.clone();
    diary.write(&plan.at, move |day| {
        let (slug, zone) = (day.slug(), day.community()?.zone);
        let course = CourseForm { title: title.clone(), form: form.clone(), link: link.clone() };
        let course = CourseText::parse(&course)?;
        let id = day.by(DIRECTOR, |ctx| training::actions::add_course(ctx, &slug, &course))?;
        for (cohort, first, starts, last, ends) in sessions.clone() {
            let (starts, ends) = (day.clock(first, &starts), day.clock(last, &ends));
            let session = SessionText::parse(&SessionForm { cohort, starts, ends, zone: zone.clone() })?;
            day.by(DIRECTOR, |ctx| training::actions::add_session(ctx, id, &session))?;
        }
        Ok(())
    })
}

/// What is to be seen of the goal, and how far it came.
pub fn goal(diary: &mut Diary, community: &Community, plan: &Plan) -> Result<()> {
    let (sentence, results) = (community.goal.clone(), plan.results.clone());
    diary.write(&plan.opened, move |day| {
        let slug = day.slug();
        let typed: Vec<[String; 5]> = results
            .iter()
            .map(|aim| {
                let due = day.date(aim.due);
                [aim.what.clone(), aim.measure.clone(), aim.baseline.clone(), aim.target.clone(), due]
            })
            .collect();
        let nothing = [const { String::new() }; 5];
        let typed =
            [0, 1, 2].map(|place| typed.get(place).unwrap_or(&nothing).each_ref().map(String::as_str));
        let text = GoalText::parse(&sentence, "", typed)?;
        day.by(DIRECTOR, |ctx| goals::actions::change(ctx, &slug, &text, "").map(drop))
    })?;
    for (at, who, number, value, words) in plan.updates.clone() {
        diary.write(&at, move |day| {
            let slug = day.slug();
            let value = Amount::parse(&value).ok_or_else(|| missing(&value))?;
            day.within(&who, |ctx, seen| {
                let results = goal::panel(ctx, &seen.community)?.results;
                let result = number.checked_sub(1).and_then(|place| results.get(place));
                let result = result.ok_or_else(|| missing(&words))?.id;
                goals::actions::progress(ctx, &slug, result, value, &words).map(drop)
            })
        })?;
    }
    Ok(())
}

/// The intention sheet, the plan, and goals that are shared.
pub fn learning(diary: &mut Diary, plan: &Learning) -> Result<()> {
    let written = plan.clone();
    diary.write(&plan.at, move |day| {
        let (slug, plan) = (day.slug(), &written);
        let objectives: Vec<ObjectiveId> = day.by(DIRECTOR, |ctx| {
            learning::actions::intend(ctx, &slug, &plan.audience, &plan.evaluation)?;
            plan.objectives.iter().map(|text| learning::actions::add_objective(ctx, &slug, text)).collect()
        })?;
        for (title, on, serves) in &plan.activities {
            let (on, serves) = (day.date(*on), serves.iter().filter_map(|number| objectives.get(number - 1)));
            let serves: Vec<ObjectiveId> = serves.copied().collect();
            day.by(DIRECTOR, |ctx| learning::actions::plan(ctx, &slug, title, &on, &serves))?;
        }
        Ok(())
    })?;
    for (at, who, text) in plan.goals.clone() {
        diary.write(&at, move |day| {
            let slug = day.slug();
            day.by(&who, |ctx| learning::goals::set(ctx, &slug, &text, Sharing::Members).map(drop))
        })?;
    }
    Ok(())
}

/// An organisation, what is opened to it, and who is here for it.
pub fn partner(diary: &mut Diary, plan: &Partner) -> Result<()> {
    let plan = plan.clone();
    diary.write(&plan.at.clone(), move |day| {
        let slug = day.slug();
        let text = OrganisationText::parse(&plan.name, &plan.line, &plan.link, &plan.colour)?;
        let (name, purpose, colour) = &plan.place;
        let id: OrganisationId = day.by(DIRECTOR, |ctx| {
            let id = partners::make(ctx, &slug, &text)?;
            let place = PlaceText::parse(name, purpose, colour, "members", "members")?;
            let openings = Some(vec![(id, Access::Writes)]);
            places::actions::make(ctx, &slug, &PlaceText { asks: true, openings, ..place })?;
            for place in &plan.opened {
                places::actions::open_to(ctx, &slug, place, id, Some(Access::Writes))?;
            }
            Ok(id)
        })?;
        day.by(DIRECTOR, |ctx| partners::name(ctx, &slug, id, &plan.delegate, ("", "")))
    })
}

/// Deals the learners by when they came, and gives their circles names.
pub fn cohorts(diary: &mut Diary, plan: &Cohorts) -> Result<()> {
    let Cohorts { size, names, .. } = plan.clone();
    diary.write(&plan.at, move |day| {
        let (slug, deal) = (day.slug(), Deal { manner: Manner::Start, size });
        day.within(DIRECTOR, |ctx, seen| {
            cohorts::actions::deal(ctx, &slug, &deal, 0)?;
            let dealt = cohorts::actions::all(ctx, seen)?;
            dealt
                .iter()
                .zip(&names)
                .try_for_each(|(cohort, name)| cohorts::actions::rename(ctx, cohort.id, name))
        })
    })
}

/// A few found a group, come in, and talk.
pub fn group(diary: &mut Diary, plan: &Group) -> Result<()> {
    let founded = plan.clone();
    diary.write(&plan.at, move |day| {
        let (slug, plan, ends_on) = (day.slug(), &founded, day.date(founded.ends));
        let (title, prose) = (Title::parse(&plan.title)?, Prose::parse(&plan.text)?);
        let id = day.within(&plan.by, |ctx, seen| {
            let here = groups::actions::own_locale(ctx, &seen.community);
            let size = plan.size.to_string();
            let new = Founding::parse(&plan.name, &plan.purpose, &size, &ends_on, &here, ctx.now)?;
            groups::actions::found(ctx, &slug, &plan.place, &new, &title, &prose)
        })?;
        day.note("group", id);
        Ok(())
    })?;
    for (at, who) in plan.fellows.clone() {
        diary.write(&at, move |day| {
            let id: GroupId = day.noted("group")?;
            who.split(' ').try_for_each(|who| day.by(who, |ctx| groups::actions::arrive(ctx, id)))
        })?;
    }
    for (at, who, text) in plan.said.clone() {
        diary.write(&at, move |day| {
            let (id, prose): (GroupId, _) = (day.noted("group")?, Prose::parse(&text)?);
            day.by(&who, |ctx| {
                let topic = groups::actions::seen(ctx, id)?.group.topic_id;
                discussions::actions::reply(ctx, topic, None, &prose).map(drop)
            })
        })?;
    }
    Ok(())
}

/// A tutor is bound to learners, and meets them with a third.
pub fn tutoring(diary: &mut Diary, plan: &Tutoring) -> Result<()> {
    let Tutoring { tutor, learners, .. } = plan.clone();
    diary.write(&plan.at, move |day| {
        let (slug, tutor) = (day.slug(), day.account(&tutor)?.to_string());
        learners.split(' ').try_for_each(|learner| {
            day.by(DIRECTOR, |ctx| tutoring::actions::bind(ctx, &slug, &tutor, learner).map(drop))
        })
    })?;
    for (number, check_in) in (1..).zip(plan.check_ins.clone()) {
        let (noted, planned, tutor) = (format!("check-in {number}"), check_in.clone(), plan.tutor.clone());
        diary.write(&check_in.at, move |day| {
            let learner = day.account(&planned.learner)?;
            let (on, time) = &planned.starts;
            let typed = PlanForm {
                starts: day.clock(*on, time),
                meets: planned.meets.clone(),
                leader: day.account(&planned.leader)?.to_string(),
            };
            let id = day.within(&tutor, |ctx, seen| {
                let bound = tutoring::actions::learners(ctx, seen)?;
                let binding = bound.iter().find(|binding| binding.learner_id == learner);
                check_ins::plan(ctx, binding.ok_or_else(|| missing(&planned.learner))?.id, &typed)
            })?;
            day.note(&noted, id);
            Ok(())
        })?;
        if let Some((at, note)) = check_in.report {
            let (noted, tutor) = (format!("check-in {number}"), plan.tutor.clone());
            diary.write(&at, move |day| {
                let id: CheckInId = day.noted(&noted)?;
                day.by(&tutor, |ctx| check_ins::report(ctx, id, &note))
            })?;
        }
    }
    Ok(())
}

/// What directors leave out for now.
pub fn waivers(diary: &mut Diary, plan: &Plan) -> Result<()> {
    for (at, action, reason, days) in plan.waivers.clone() {
        diary.write(&at, move |day| {
            let (slug, on) = (day.slug(), day.date(days));
            let action = Action::parse(&action).ok_or_else(|| missing(&action))?;
            day.by(DIRECTOR, |ctx| waivers::waive(ctx, &slug, action, &reason, &on))
        })?;
    }
    Ok(())
}
