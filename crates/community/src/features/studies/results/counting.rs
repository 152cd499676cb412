//! Counting: once, when a study has closed, in a job. Pages read what was counted, whose size depends on the questions and
//! not on who answered.

use std::collections::BTreeMap;

use platform::Result;

use super::super::answering::SheetId;
use super::super::model::{Kind, Question, QuestionId, Study, StudyId, Value};
use super::super::{adviser, audience, ordering, store as studies};
use super::store;
use crate::ctx::Ctx;
use crate::features::communities::Type;

/// Answers read at once.
const PAGE: i64 = 4_000;

/// How often something was answered, by question, source (empty for everybody) and bucket.
pub type Tallies = BTreeMap<(QuestionId, String, String), i64>;

/// The bucket of how many answered a question.
pub const ANSWERED: &str = "answered";

/// The bucket of those who spoke for a type.
pub fn speaking(kind: Type) -> String {
    format!("for:{}", kind.name())
}

/// The bucket of a ranked option's points.
pub fn points(key: &str) -> String {
    format!("points:{key}")
}

/// Counts a study that has closed, and cuts what would lead from answers without names to people.
pub fn count(ctx: &mut Ctx, study: &Study) -> Result<()> {
    let mut questions = studies::questions(ctx.tx, study.id)?;
    questions.retain(|question| !question.removed);
    let by_id: BTreeMap<QuestionId, &Question> =
        questions.iter().map(|question| (question.id, question)).collect();
    let mut tallies = Tallies::new();
    let mut after = None;
    loop {
        let page = store::answers_after(ctx.tx, study.id, after, PAGE)?;
        for (_, source, question, stored) in &page {
            if let Some(question) = by_id.get(question)
                && let Some(value) = Value::read(question, stored)
            {
                tally(&mut tallies, question, source, &value);
            }
        }
        match page.last() {
            Some((sheet, _, question, _)) if page.len() as i64 == PAGE => after = Some((*sheet, *question)),
            _ => break,
        }
    }
    for ((question, source, bucket), count) in &tallies {
        store::insert_tally(ctx.tx, study.id, *question, source, bucket, *count)?;
    }
    let asked = audience::count(ctx, study)?.max(study.member_answers);
    store::counted(ctx.tx, study.id, asked, ctx.now)?;
    clear(ctx, study.id)
}

/// Throws drafts away, and writes the participations anew in the order of accounts: the order in which people answered is
/// then nowhere any more.
fn clear(ctx: &mut Ctx, study: StudyId) -> Result<()> {
    store::drop_drafts(ctx.tx, study)?;
    let accounts = store::participations(ctx.tx, study)?;
    store::drop_participations(ctx.tx, study)?;
    for account in accounts {
        store::insert_participation(ctx.tx, study, account)?;
    }
    Ok(())
}

/// Adds an answer to the counts.
pub fn tally(tallies: &mut Tallies, question: &Question, source: &str, value: &Value) {
    let mut buckets = vec![(ANSWERED.to_owned(), 1)];
    match value {
        Value::One(key) => buckets.push((key.clone(), 1)),
        Value::Several(keys) => buckets.extend(keys.iter().map(|key| (key.clone(), 1))),
        Value::Scale(number) => buckets.push((number.to_string(), 1)),
        Value::Text(_) => {}
        Value::Ranked(levels) => buckets.extend(ranked(question, levels)),
    }
    buckets.extend(spoken_for(question, value).into_iter().map(|kind| (speaking(kind), 1)));
    for source in ["", source] {
        for (bucket, count) in &buckets {
            *tallies.entry((question.id, source.to_owned(), bucket.clone())).or_default() += count;
        }
    }
}

fn ranked(question: &Question, levels: &[Vec<String>]) -> Vec<(String, i64)> {
    let keys: Vec<&str> = question.options.iter().map(|option| option.key.as_str()).collect();
    let mut ballot = BTreeMap::new();
    for (place, level) in (1..).zip(levels) {
        ballot.extend(level.iter().map(|key| (key.as_str(), place)));
    }
    let given = ordering::points(&keys, &ballot);
    keys.iter().zip(given).map(|(key, given)| (points(key), given)).collect()
}

/// The types that an answer speaks for.
fn spoken_for(question: &Question, value: &Value) -> Vec<Type> {
    let Some(topic) = question.topic else { return Vec::new() };
    let of_keys = |keys: &[String]| {
        let signals: Vec<_> = keys.iter().filter_map(|key| question.option(key)?.signal).collect();
        let speaks = |kind: &Type| signals.iter().any(|signal| adviser::speaks(*signal).contains(kind));
        Type::ALL.iter().copied().filter(speaks).collect()
    };
    match value {
        Value::One(key) => of_keys(std::slice::from_ref(key)),
        Value::Several(keys) => of_keys(keys),
        Value::Ranked(levels) => levels.first().map(|first| of_keys(first)).unwrap_or_default(),
        Value::Scale(4..) if question.kind == Kind::Scale => adviser::scale_speaks(topic).to_vec(),
        Value::Scale(_) | Value::Text(_) => Vec::new(),
    }
}

/// From where a page of answers goes on.
pub type After = Option<(SheetId, QuestionId)>;
