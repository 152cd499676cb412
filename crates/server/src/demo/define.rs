//! How a community was defined: opened through the wizard, asked, given a charter, and deciding together.

use std::collections::BTreeMap;

use anyhow::Result;
use community::features::blueprints::{advice, setup};
use community::features::charter::clauses::{self, Wording};
use community::features::charter::rules::{self, NewRule, RuleForm};
use community::features::charter::{ClauseId, clause_text, signing, versions};
use community::features::communities::Role;
use community::features::decisions::answers::{self, Ballot, Stance};
use community::features::decisions::proposal::Fields;
use community::features::decisions::{self, DecisionId, Kind, closing};
use community::features::lifecycle;
use community::features::places;
use community::features::studies::answering::{self, Door};
use community::features::studies::audience::{self, Audience};
use community::features::studies::model::{self as questions, Wording as Words};
use community::features::studies::needs::{self, Grouping, NeedId};
use community::features::studies::{self, StudyId, results};

use super::content::Community;
use super::diary::{Day, Diary, missing};
use super::plan::{Answers, Charter, Decision, Plan, Study};

/// Who directs the communities.
pub const DIRECTOR: &str = "ines-moreau";
/// Days to sign a charter.
const GRACE: i64 = 14;
/// When a day's answers end.
const EVENING: &str = "18:00";

/// Opens the community as a draft, step by step, and launches it when its people come.
pub fn opening(diary: &mut Diary, community: &Community, plan: &Plan) -> Result<()> {
    let (needs, words) = plan.guess.clone();
    let mut first: setup::Fields =
        needs.iter().map(|need| (format!("need_{need}"), "on".to_owned())).collect();
    first.insert("words".to_owned(), words);
    let second =
        fields([("kind", community.kind.name()), ("language", &community.language), ("sheet", &plan.sheet)]);
    let last = fields([
        ("name", &community.name),
        ("slug", &community.slug),
        ("description", &community.description),
        ("goal", &community.goal),
        ("reason", &plan.reason),
        ("colour", &community.colour),
        ("emblem", &community.emblem),
        ("draft", "on"),
    ]);
    diary.write(&plan.opened, move |day| {
        day.by(DIRECTOR, |ctx| {
            setup::go(ctx, setup::Step::Needs, &first, false)?;
            setup::go(ctx, setup::Step::Type, &second, false)?;
            setup::go(ctx, setup::Step::Rules, &setup::Fields::new(), false)?;
            setup::open(ctx, &last).map(drop)
        })
    })?;
    diary.write(&plan.gathered, move |day| {
        let slug = day.slug();
        day.by(DIRECTOR, |ctx| lifecycle::actions::launch(ctx, &slug))
    })
}

fn fields<const N: usize>(typed: [(&str, &str); N]) -> setup::Fields {
    typed.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
}

/// Asks what people need, reads it, tells them, and has them put it in order.
pub fn study(diary: &mut Diary, plan: &Study) -> Result<()> {
    let Study { ready, roles, closes, .. } = plan.clone();
    diary.write(&plan.at, move |day| ask(day, ready, &roles, closes))?;
    for (at, who, said) in plan.answers.clone() {
        diary.write(&at, move |day| answer(day, &who, &said))?;
    }
    let (found, heard) = (plan.needs.clone(), plan.heard.clone());
    diary.write(&plan.read, move |day| {
        for (number, need) in (1..).zip(&found) {
            let id = find(day, need)?;
            day.note(format!("need {number}"), id);
        }
        let study: StudyId = day.noted("study")?;
        let words = Words { en: heard.0.clone(), fr: heard.1.clone() };
        day.by(DIRECTOR, |ctx| results::hear(ctx, study, &words))
    })?;
    for (at, order, people) in plan.orders.clone() {
        diary.write(&at, move |day| {
            let study: StudyId = day.noted("study")?;
            let mut form = BTreeMap::new();
            for (place, number) in (1..).zip(&order) {
                let need: NeedId = day.noted(&format!("need {number}"))?;
                form.insert(format!("place-{need}"), i64::to_string(&place));
            }
            people.split(' ').try_for_each(|who| day.by(who, |ctx| needs::order(ctx, study, &form)))
        })?;
    }
    let (at, kind, reason) = plan.chosen.clone();
    diary.write(&at, move |day| {
        let (slug, study): (_, StudyId) = (day.slug(), day.noted("study")?);
        day.within(DIRECTOR, |ctx, seen| {
            let sheet = advice::basis(ctx, seen.community.id)?.sheet;
            advice::answer(ctx, &slug, &sheet, Some(study))?;
            advice::choose(ctx, &slug, kind, &reason)
        })
    })
}

fn ask(day: &mut Day, ready: studies::ready::Ready, roles: &[Role], closes: i64) -> platform::Result<()> {
    let (slug, zone) = (day.slug(), day.community()?.zone);
    let mut form: BTreeMap<String, String> =
        roles.iter().map(|role| (format!("role-{}", role.name()), "on".to_owned())).collect();
    form.extend([
        ("for_members".to_owned(), "on".to_owned()),
        ("zone".to_owned(), zone),
        ("closes_at".to_owned(), day.clock(closes, EVENING)),
    ]);
    let id = day.by(DIRECTOR, |ctx| {
        let id = studies::actions::make(ctx, &slug, ready)?;
        let audience = Audience::parse(&form, ctx.now)?;
        audience::save(ctx, id, &audience)?;
        studies::actions::open(ctx, id)?;
        Ok(id)
    })?;
    day.note("study", id);
    Ok(())
}

/// Somebody answers, page by page. To a choice they said the option's number, to several and to an order the numbers with blanks
/// between, to a scale its step; what they left out is empty.
fn answer(day: &mut Day, who: &str, said: &[String]) -> platform::Result<()> {
    let door = Door::Member(day.noted("study")?);
    day.by(who, |ctx| {
        let asked = answering::meet(ctx, &door)?.questions;
        if asked.len() != said.len() {
            return Err(missing("answer to each question"));
        }
        for (number, (question, said)) in (1..).zip(asked.iter().zip(said)) {
            if !said.is_empty() {
                answering::keep(ctx, &door, number, &page(question.kind, said))?;
            }
        }
        answering::send(ctx, &door).map(drop)
    })
}

fn page(kind: questions::Kind, said: &str) -> BTreeMap<String, String> {
    let numbers = said.split(' ');
    match kind {
        questions::Kind::Open | questions::Kind::Scale => {
            BTreeMap::from([("answer".to_owned(), said.to_owned())])
        }
        questions::Kind::Choice => BTreeMap::from([("answer".to_owned(), format!("o{said}"))]),
        questions::Kind::Choices => {
            numbers.map(|number| (format!("option-o{number}"), "on".to_owned())).collect()
        }
        questions::Kind::Ranking => {
            let placed = numbers.zip(1_i64..);
            placed.map(|(number, place)| (format!("place-o{number}"), place.to_string())).collect()
        }
    }
}

/// Names a need, and puts the answers there that speak of it.
fn find(day: &mut Day, need: &super::plan::Need) -> platform::Result<NeedId> {
    let study: StudyId = day.noted("study")?;
    day.by(DIRECTOR, |ctx| {
        let id = needs::add(ctx, study, &need.title)?;
        needs::change(ctx, id, &need.title, &need.answered_by)?;
        let read = needs::voices(ctx, study, None, None, 100)?;
        let question = read.chosen.as_ref().ok_or_else(|| missing("open question"))?.id;
        let quoted = need.quoted.iter().map(|start| (start, Grouping::Quoted));
        for (start, grouping) in quoted.chain(need.others.iter().map(|start| (start, Grouping::In))) {
            let voice = read.voices.iter().find(|voice| voice.text.starts_with(start));
            let sheet = voice.ok_or_else(|| missing(start))?.sheet;
            needs::group(ctx, study, id, (sheet, question), grouping)?;
        }
        Ok(id)
    })
}

/// Writes a charter, asks everybody, takes an objection in, adopts and signs it.
pub fn charter(diary: &mut Diary, plan: &Charter) -> Result<()> {
    draft(diary, plan)?;
    let ends = plan.ends;
    diary.write(&plan.asked, move |day| propose(day, ends))?;
    answered(diary, "charter", Kind::Consent, &plan.answers)?;
    if let Some((at, number, text, ends)) = plan.mended.clone() {
        diary.write(&at, move |day| {
            let clause: ClauseId = day.noted(&format!("clause {number}"))?;
            day.by(DIRECTOR, |ctx| {
                let title = clauses::seen(ctx, clause)?.0.title;
                clauses::change(ctx, clause, &Wording::parse(&title, &text)?)
            })?;
            propose(day, ends)
        })?;
    }
    answered(diary, "charter", Kind::Consent, &plan.second)?;
    let (at, outcome) = plan.adopted.clone();
    diary.write(&at, move |day| {
        let id: DecisionId = day.noted("charter")?;
        day.by(DIRECTOR, |ctx| closing::close(ctx, id, &outcome, "").map(drop))
    })?;
    for (at, people) in plan.signatures.clone() {
        diary.write(&at, move |day| {
            let slug = day.slug();
            people.split(' ').try_for_each(|who| day.by(who, |ctx| signing::sign(ctx, &slug, 1)))
        })?;
    }
    Ok(())
}

fn draft(diary: &mut Diary, plan: &Charter) -> Result<()> {
    let texts = plan.clauses.clone();
    diary.write(&plan.drafted, move |day| {
        let slug = day.slug();
        for (number, (title, text)) in (1..).zip(&texts) {
            let wording = Wording::parse(title, text)?;
            let id = day.by(DIRECTOR, |ctx| clauses::add(ctx, &slug, &wording))?;
            day.note(format!("clause {number}"), id);
        }
        Ok(())
    })?;
    for (at, who, number, text) in plan.comments.clone() {
        diary.write(&at, move |day| {
            let clause: ClauseId = day.noted(&format!("clause {number}"))?;
            day.by(&who, |ctx| clauses::comment(ctx, clause, &text).map(drop))
        })?;
    }
    let (at, who, number, text, why) = plan.reworded.clone();
    diary.write(&at, move |day| {
        let clause: ClauseId = day.noted(&format!("clause {number}"))?;
        let id = day.by(&who, |ctx| clauses::reword(ctx, clause, &clause_text(&text)?, &why))?;
        day.note("rewording", id);
        Ok(())
    })?;
    let (sentence, why, strength, place, number) = plan.rule.clone();
    diary.write(&plan.taken, move |day| {
        let (slug, id) = (day.slug(), day.noted("rewording")?);
        let clause: ClauseId = day.noted(&format!("clause {number}"))?;
        day.by(DIRECTOR, |ctx| {
            clauses::decide(ctx, id, true)?;
            let place = places::actions::seen(ctx, &slug, &place)?.place.id.to_string();
            let (sentence, why, strength) = (sentence.clone(), why.clone(), strength.clone());
            let form = RuleForm {
                sentence,
                why,
                strength,
                place,
                clause: clause.to_string(),
                ..RuleForm::default()
            };
            rules::make(ctx, &slug, &NewRule::parse(&form)?).map(drop)
        })
    })
}

fn propose(day: &mut Day, ends: i64) -> platform::Result<()> {
    let (slug, ends_on) = (day.slug(), day.clock(ends, EVENING));
    let id = day.by(DIRECTOR, |ctx| versions::propose(ctx, &slug, &ends_on, GRACE))?;
    day.note("charter", id);
    Ok(())
}

/// Proposes, answers, and closes where that is over.
pub fn decision(diary: &mut Diary, number: usize, plan: &Decision) -> Result<()> {
    let name = format!("decision {number}");
    let (noted, by, ends) = (name.clone(), plan.by.clone(), plan.ends);
    let mut proposal: Fields = [
        ("kind", plan.kind.name()),
        ("title", &plan.title),
        ("text", &plan.text),
        ("options", &plan.options.join("\n")),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.to_owned()))
    .collect();
    proposal.insert("asked".to_owned(), "everybody".to_owned());
    diary.write(&plan.at, move |day| {
        let mut proposal = proposal.clone();
        proposal.insert("ends_on".to_owned(), day.clock(ends, EVENING));
        let slug = day.slug();
        let id = day.by(&by, |ctx| decisions::actions::propose(ctx, &slug, &proposal))?;
        day.note(noted.as_str(), id);
        Ok(())
    })?;
    answered(diary, &name, plan.kind, &plan.answers)?;
    if let Some((at, outcome, review)) = plan.closed.clone() {
        let by = plan.by.clone();
        diary.write(&at, move |day| {
            let (id, review_on): (DecisionId, _) = (day.noted(&name)?, day.date(review));
            day.by(&by, |ctx| closing::close(ctx, id, &outcome, &review_on).map(drop))
        })?;
    }
    Ok(())
}

fn answered(diary: &mut Diary, decision: &str, kind: Kind, answers: &Answers) -> Result<()> {
    for (at, said, people) in answers.clone() {
        let decision = decision.to_owned();
        diary.write(&at, move |day| {
            let id: DecisionId = day.noted(&decision)?;
            let ballot = ballot(kind, &said).ok_or_else(|| missing(&said))?;
            people
                .split(' ')
                .try_for_each(|who| day.by(who, |ctx| answers::answer(ctx, id, &ballot).map(drop)))
        })?;
    }
    Ok(())
}

/// An answer as it is written down: `agree`, `aside`, or the words of an objection; advice in its words; an option's number; the numbers
/// of options, the best first.
fn ballot(kind: Kind, said: &str) -> Option<Ballot> {
    let consent = |stance, reason: &str| Ballot::Consent { stance, reason: reason.to_owned() };
    match kind {
        Kind::Consent => Some(match Stance::parse(said) {
            Some(stance) => consent(stance, ""),
            None => consent(Stance::Object, said),
        }),
        Kind::Advice => Some(Ballot::Advice { text: said.to_owned() }),
        Kind::Single => said.parse().ok().map(|option| Ballot::Single { option }),
        Kind::Ranked => {
            let order: Option<Vec<usize>> = said.split(' ').map(|number| number.parse().ok()).collect();
            let order = order?;
            let rank =
                |option: usize| order.iter().position(|other| *other == option).map(|place| place as i64 + 1);
            Some(Ballot::Ranked { ranks: (1..=order.len()).map(rank).collect() })
        }
        Kind::Multiple | Kind::Dots | Kind::Times => None,
    }
}
