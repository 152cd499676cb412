//! Results: what was answered, as charts with a table beside each.
//!
//! - There are none while a study is open: nobody reads along, and nobody compares before and after one more answer.
//! - A question that fewer than five people answered is not shown, nor a group of fewer than five, nor what would give such
//!   a group away (see `disclosure`). Open answers are read by directors only, and under five not at all.
//! - Each share names how many it is of. Where the last round asked the same question, the difference stands beside it.
//! - Directors tell those who answered what they heard, within 14 days; with that the results go to the members.

pub mod counting;
mod csv_file;
pub mod store;
mod web;

use std::collections::BTreeMap;

use platform::Result;
use platform::i18n::Language;
use platform::routes::Routes;

use super::actions::{self, Seen};
use super::adviser::Evidence;
use super::disclosure::{self, FEWEST};
use super::model::{Kind, Question, QuestionId, Study, StudyId, Wording};
use super::{policy, store as studies, tending};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::communities::Type;

use counting::{ANSWERED, points, speaking};

/// Results, as a page and as a file, and what was heard.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/studies/{study}/results", web::results)
        .get("/studies/{study}/results.csv", csv_file::download)
        .get("/studies/{study}/heard", web::heard_form)
        .post("/studies/{study}/heard", web::hear)
}

/// What a question came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The question.
    pub question: Question,
    /// Who answered it; `None` where fewer than five did.
    pub answered: Option<i64>,
    /// Who answered it in the last round, where it is compared.
    pub answered_before: Option<i64>,
    /// Its options, steps or places; empty where it is not shown, and for open answers.
    pub bars: Vec<Bar>,
    /// The mean of a scale, in hundredths, now and in the last round.
    pub mean: Option<(i64, Option<i64>)>,
    /// Groups that may be shown; empty where fewer than two may.
    pub groups: Vec<Group>,
    /// Whether a group was left out because it, or another, is small.
    pub left_out: bool,
}

/// A line of a chart.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for: an option's key, or a step.
    pub key: String,
    /// Its words in each language; a step has none.
    pub words: Wording,
    /// How many; for a ranking, points.
    pub count: i64,
    /// Of those who answered, in percent; for a ranking, of the points that it could have.
    pub percent: i64,
    /// The percent of the last round, where it is compared.
    pub before: Option<i64>,
}

impl Bar {
    /// Its words for a reader; a step is its number.
    pub fn label(&self, language: Language) -> &str {
        let words = self.words.shown(language);
        if words.is_empty() { &self.key } else { words }
    }
}

/// A group that answered.
#[derive(Clone, Debug)]
pub struct Group {
    /// A role's name, `member`, `invited` or `public`.
    pub source: String,
    /// How many of them answered the question.
    pub answered: i64,
    /// The percent of each bar, in the bars' order.
    pub percents: Vec<i64>,
}

type Counts = BTreeMap<(QuestionId, String), BTreeMap<String, i64>>;

/// The study and its results, for who may read them.
pub fn read(ctx: &mut Ctx, id: StudyId) -> Result<(Seen, Vec<Outcome>)> {
    let seen = actions::seen(ctx, id)?;
    policy::read_results(seen.standing(), &seen.study, seen.state)?;
    let outcomes = if seen.study.counted_at.is_some() { outcomes(ctx, &seen.study)? } else { Vec::new() };
    Ok((seen, outcomes))
}

fn counts(ctx: &mut Ctx, study: StudyId) -> Result<Counts> {
    let mut counts = Counts::new();
    for (question, source, bucket, count) in store::tallies(ctx.tx, study)? {
        counts.entry((question, source)).or_default().insert(bucket, count);
    }
    Ok(counts)
}

fn outcomes(ctx: &mut Ctx, study: &Study) -> Result<Vec<Outcome>> {
    let mut questions = studies::questions(ctx.tx, study.id)?;
    questions.retain(|question| !question.removed);
    let now = counts(ctx, study.id)?;
    let (before, asked_before) = match study.previous_id {
        Some(previous) => (counts(ctx, previous)?, studies::questions(ctx.tx, previous)?),
        None => (Counts::new(), Vec::new()),
    };
    let outcome = |question: Question| {
        let same =
            |old: &&Question| old.origin_id.unwrap_or(old.id) == question.origin_id.unwrap_or(question.id);
        let last = asked_before.iter().find(same).and_then(|old| before.get(&(old.id, String::new())));
        outcome(question, &now, last)
    };
    Ok(questions.into_iter().map(outcome).collect())
}

fn outcome(question: Question, counts: &Counts, last: Option<&BTreeMap<String, i64>>) -> Outcome {
    let all = counts.get(&(question.id, String::new()));
    let answered = all.map_or(0, answered_of);
    let last = last.filter(|last| answered_of(last) >= FEWEST && question.kind != Kind::Open);
    let Some(all) = all.filter(|_| answered >= FEWEST) else {
        let none = Outcome {
            question,
            answered: None,
            answered_before: None,
            bars: Vec::new(),
            mean: None,
            groups: Vec::new(),
            left_out: false,
        };
        return none;
    };
    let bars = bars(&question, all, last);
    let (groups, left_out) = groups(&question, counts, &bars);
    let mean = (question.kind == Kind::Scale).then(|| (mean(all), last.map(mean)));
    Outcome {
        answered: Some(answered),
        answered_before: last.map(answered_of),
        bars,
        mean,
        groups,
        left_out,
        question,
    }
}

fn answered_of(counts: &BTreeMap<String, i64>) -> i64 {
    counts.get(ANSWERED).copied().unwrap_or(0)
}

fn bars(question: &Question, all: &BTreeMap<String, i64>, last: Option<&BTreeMap<String, i64>>) -> Vec<Bar> {
    let bar = |key: String, words: Wording| {
        let bucket = bucket(question, &key);
        Bar {
            count: all.get(&bucket).copied().unwrap_or(0),
            percent: percent(question, all, &bucket),
            before: last.map(|last| percent(question, last, &bucket)),
            key,
            words,
        }
    };
    match question.kind {
        Kind::Open => Vec::new(),
        Kind::Scale => (1..=5)
            .map(|step| {
                let end = match step {
                    1 => question.options.first(),
                    5 => question.options.get(1),
                    _ => None,
                };
                let words = end.map(|end| numbered(step, &end.words)).unwrap_or_default();
                bar(step.to_string(), words)
            })
            .collect(),
        Kind::Choice | Kind::Choices => {
            question.options.iter().map(|option| bar(option.key.clone(), option.words.clone())).collect()
        }
        Kind::Ranking => {
            let mut bars: Vec<_> =
                question.options.iter().map(|option| bar(option.key.clone(), option.words.clone())).collect();
            bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
            bars
        }
    }
}

/// `1: Not at all`.
fn numbered(step: i64, words: &Wording) -> Wording {
    let with = |text: &String| if text.is_empty() { String::new() } else { format!("{step} · {text}") };
    Wording { en: with(&words.en), fr: with(&words.fr) }
}

fn bucket(question: &Question, key: &str) -> String {
    if question.kind == Kind::Ranking { points(key) } else { key.to_owned() }
}

/// A bucket's share in percent, rounded.
fn percent(question: &Question, counts: &BTreeMap<String, i64>, bucket: &str) -> i64 {
    let each = match question.kind {
        // Two points for each other option that it can stand before.
        Kind::Ranking => 2 * (question.options.len() as i64 - 1).max(1),
        _ => 1,
    };
    let of = answered_of(counts) * each;
    if of == 0 { 0 } else { (counts.get(bucket).copied().unwrap_or(0) * 200 + of) / (2 * of) }
}

/// In hundredths.
fn mean(counts: &BTreeMap<String, i64>) -> i64 {
    let sum: i64 = (1..=5).map(|step: i64| step * counts.get(&step.to_string()).copied().unwrap_or(0)).sum();
    let of = answered_of(counts);
    if of == 0 { 0 } else { (sum * 200 + of) / (2 * of) }
}

/// The groups that may be shown, and whether any was left out.
fn groups(question: &Question, counts: &Counts, bars: &[Bar]) -> (Vec<Group>, bool) {
    let of_question: Vec<_> =
        counts.iter().filter(|((id, source), _)| *id == question.id && !source.is_empty()).collect();
    let sizes: Vec<i64> = of_question.iter().map(|(_, counts)| answered_of(counts)).collect();
    let shown = disclosure::shown(&sizes);
    let groups: Vec<Group> = (of_question.iter().zip(&shown))
        .filter(|(_, shown)| **shown)
        .map(|(((_, source), counts), _)| Group {
            source: source.clone(),
            answered: answered_of(counts),
            percents: bars.iter().map(|bar| percent(question, counts, &bucket(question, &bar.key))).collect(),
        })
        .collect();
    let left_out = sizes.len() > 1 && shown.iter().any(|shown| !shown);
    if groups.len() > 1 || left_out && !groups.is_empty() {
        (groups, left_out)
    } else {
        (Vec::new(), left_out)
    }
}

/// What a counted study tells the adviser, and how many answered it.
pub fn evidence(ctx: &mut Ctx, study: &Study) -> Result<Vec<Evidence>> {
    let counts = counts(ctx, study.id)?;
    let mut evidence = Vec::new();
    for question in studies::questions(ctx.tx, study.id)?.iter().filter(|question| !question.removed) {
        let (Some(topic), Some(all)) = (question.topic, counts.get(&(question.id, String::new()))) else {
            continue;
        };
        let answered = answered_of(all);
        if answered < FEWEST {
            continue;
        }
        let speaking = [0, 1, 2].map(|place| all.get(&speaking(Type::ALL[place])).copied().unwrap_or(0));
        evidence.push(Evidence { topic, answered, speaking });
    }
    Ok(evidence)
}

/// Writes what was heard. The first time it goes to those who answered by mail.
pub fn hear(ctx: &mut Ctx, id: StudyId, heard: &Wording) -> Result<()> {
    let seen = actions::directed(ctx, id)?;
    if seen.study.counted_at.is_none() {
        return Err(platform::Error::Conflict(platform::say!("results-after-the-end")));
    }
    studies::lock(ctx.tx, id)?;
    let first = studies::find(ctx.tx, id)?.heard_at.is_none();
    studies::hear(ctx.tx, id, heard, ctx.now)?;
    if first { tending::letters(ctx, id, tending::Letter::Heard, ctx.now) } else { Ok(()) }
}
