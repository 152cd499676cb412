//! The pages of those who answer: the same for members and for who comes by a link, without anything around them.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Language;
use platform::{Error, Result};

use super::super::model::{Kind, Question, State, Study, StudyId, Value};
use super::{Door, Holder, Met};
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::communities::Community;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a form sends: the names depend on the question.
type Fields = BTreeMap<String, String>;

/// Where those who answer are.
struct At {
    study: Study,
    community: Community,
    /// The community's address, for members.
    home: Option<String>,
    /// The address below which the pages are.
    base: String,
    state: State,
    directs: bool,
    count: usize,
    /// Until when it takes answers, in its own zone.
    until: String,
    language: Language,
}

impl At {
    fn of(ctx: &mut Ctx, met: &Met, door: &Door) -> (Page, Self) {
        let title = met.study.title(ctx.locale.language).to_owned();
        let mut page = Page::outside(ctx.locale.clone(), ctx.now, title);
        page.me = ctx.visitor().map(|actor| actor.account.clone());
        let zoned = ctx.app.locale(ctx.locale.language, &met.study.zone);
        let at = At {
            community: met.community.clone(),
            home: met.within.as_ref().map(|within| format!("/communities/{}", within.community.slug)),
            base: base(door),
            state: met.state,
            directs: met.within.as_ref().is_some_and(|within| within.standing.directs()),
            count: met.questions.len(),
            until: met.study.closes_at.map_or_else(String::new, |at| zoned.date_and_time(at)),
            language: ctx.locale.language,
            study: met.study.clone(),
        };
        (page, at)
    }

    fn title(&self) -> &str {
        self.study.title(self.language)
    }
}

fn base(door: &Door) -> String {
    match door {
        Door::Member(id) => format!("/studies/{id}"),
        Door::Link(token) => format!("/answers/{token}"),
    }
}

#[derive(Template)]
#[template(path = "studies/templates/study.html")]
struct StudyPage {
    page: Page,
    at: At,
    holder: Holder,
    /// The page on which to go on.
    next: usize,
    begun: bool,
    heard_due: String,
}

impl StudyPage {
    fn may_fill_in(&self) -> bool {
        self.at.state == State::Open
            && matches!(self.holder, Holder::Member(_) | Holder::Link(_) | Holder::Sheet(_))
    }

    fn sent(&self) -> bool {
        matches!(self.holder, Holder::Sheet(_) | Holder::Done)
    }

    /// What was heard, line by line.
    fn heard(&self) -> &str {
        self.at.study.heard(self.at.language)
    }
}

#[derive(Template)]
#[template(path = "studies/templates/answer.html")]
struct AnswerPage {
    page: Page,
    at: At,
    question: Question,
    value: Option<Value>,
    /// An open answer that could not be kept, as typed.
    typed: Option<String>,
    number: usize,
    sent: bool,
    problems: Problems,
}

impl AnswerPage {
    fn chosen(&self, key: &str) -> bool {
        match &self.value {
            Some(Value::One(one)) => one == key,
            Some(Value::Several(keys)) => keys.iter().any(|one| one == key),
            _ => false,
        }
    }

    fn scaled(&self, number: &i64) -> bool {
        self.value == Some(Value::Scale(*number))
    }

    fn text(&self) -> &str {
        match (&self.typed, &self.value) {
            (Some(typed), _) => typed,
            (None, Some(Value::Text(text))) => text,
            _ => "",
        }
    }

    fn placed(&self, key: &str, place: &usize) -> bool {
        let Some(Value::Ranked(levels)) = &self.value else { return false };
        let own = levels.iter().position(|level| level.iter().any(|one| one == key));
        own.is_some_and(|own| levels[..own].iter().map(Vec::len).sum::<usize>() + 1 == *place)
    }

    fn back(&self) -> String {
        match self.number {
            1 => self.at.base.clone(),
            number => format!("{}/pages/{}", self.at.base, number - 1),
        }
    }

    fn text_of<'q>(&self, question: &'q Question) -> &'q str {
        question.text.shown(self.at.language)
    }

    fn progress(&self) -> String {
        self.page.with2("answer-progress", "number", self.number as i64, "count", self.at.count as i64)
    }
}

/// A line of the review.
struct Line {
    number: usize,
    question: String,
    answer: String,
    missing: bool,
}

#[derive(Template)]
#[template(path = "studies/templates/sending.html")]
struct SendingPage {
    page: Page,
    at: At,
    lines: Vec<Line>,
    sent: bool,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "studies/templates/thanks.html")]
struct ThanksPage {
    page: Page,
    at: At,
    /// The private link, shown once.
    link: Option<String>,
}

/// The study's page for a member.
pub async fn study(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    shown(&caller, Door::Member(id)).await
}

/// The same by a link.
pub async fn by_link(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    shown(&caller, Door::Link(token)).await
}

async fn shown(caller: &Caller, door: Door) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let met = super::meet(ctx, &door)?;
            let (page, at) = At::of(ctx, &met, &door);
            let zoned = ctx.app.locale(ctx.locale.language, &met.study.zone);
            Ok(StudyPage {
                heard_due: met.study.heard_due(ctx.now).map_or_else(String::new, |due| zoned.date(due)),
                next: met.next().unwrap_or(1),
                begun: !met.values.is_empty(),
                holder: met.holder,
                page,
                at,
            })
        })
        .await?;
    html(&template)
}

/// Starts by the public link, and goes on by a link of one's own.
pub async fn start(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    caller.app.limits.open_answer(caller.ip, caller.now())?;
    let own = caller.write(move |ctx| super::start(ctx, &token)).await?;
    Ok(redirect(&format!("/answers/{own}/pages/1")))
}

/// A page, for a member.
pub async fn page(caller: Caller, Path((id, number)): Path<(StudyId, usize)>) -> Result<Response> {
    html(&answer_page(&caller, Door::Member(id), number, None, Vec::new()).await?)
}

/// A page, by a link.
pub async fn page_by_link(caller: Caller, Path((token, number)): Path<(String, usize)>) -> Result<Response> {
    html(&answer_page(&caller, Door::Link(token), number, None, Vec::new()).await?)
}

/// Keeps a page, for a member.
pub async fn keep(
    caller: Caller,
    Path((id, number)): Path<(StudyId, usize)>,
    Typed(fields): Typed<Fields>,
) -> Result<Response> {
    kept(&caller, Door::Member(id), number, fields).await
}

/// Keeps a page, by a link.
pub async fn keep_by_link(
    caller: Caller,
    Path((token, number)): Path<(String, usize)>,
    Typed(fields): Typed<Fields>,
) -> Result<Response> {
    kept(&caller, Door::Link(token), number, fields).await
}

async fn kept(caller: &Caller, door: Door, number: usize, fields: Fields) -> Result<Response> {
    let (known, sent) = (door.clone(), fields.clone());
    match caller
        .write(move |ctx| super::keep(ctx, &known, number, &sent).map(|met| met.questions.len()))
        .await
    {
        Ok(_) if fields.contains_key("later") => Ok(redirect(&base(&door))),
        Ok(count) if number < count => Ok(redirect(&format!("{}/pages/{}", base(&door), number + 1))),
        Ok(_) => Ok(redirect(&format!("{}/sending", base(&door)))),
        Err(Error::Invalid(problems)) => {
            let typed = fields.get("answer").cloned();
            unprocessable(&answer_page(caller, door, number, typed, problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn answer_page(
    caller: &Caller,
    door: Door,
    number: usize,
    typed: Option<String>,
    problems: Vec<Problem>,
) -> Result<AnswerPage> {
    caller
        .read(move |ctx| {
            let met = super::meet_open(ctx, &door)?;
            let question = number.checked_sub(1).and_then(|place| met.questions.get(place));
            let question = question.cloned().ok_or(Error::NotFound)?;
            let (page, at) = At::of(ctx, &met, &door);
            let value = met.values.get(&question.id).cloned();
            let problems = Problems::of(&problems, &page.locale);
            Ok(AnswerPage { page, at, question, value, typed, number, sent: met.sent(), problems })
        })
        .await
}

/// What was filled in, before it is sent, for a member.
pub async fn review(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    html(&sending_page(&caller, Door::Member(id), Vec::new()).await?)
}

/// The same by a link.
pub async fn review_by_link(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    html(&sending_page(&caller, Door::Link(token), Vec::new()).await?)
}

/// Sends, for a member.
pub async fn send(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    sent(&caller, Door::Member(id)).await
}

/// Sends, by a link.
pub async fn send_by_link(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    sent(&caller, Door::Link(token)).await
}

async fn sent(caller: &Caller, door: Door) -> Result<Response> {
    let known = door.clone();
    match caller.write(move |ctx| super::send(ctx, &known)).await {
        Ok(key) => {
            let link = key.map(|key| format!("{}/answers/{key}", caller.app.site.public_url));
            let template = caller
                .read(move |ctx| {
                    let met = super::meet(ctx, &door)?;
                    let (page, at) = At::of(ctx, &met, &door);
                    Ok(ThanksPage { page, at, link })
                })
                .await?;
            html(&template)
        }
        Err(Error::Invalid(problems)) => unprocessable(&sending_page(caller, door, problems).await?),
        Err(error) => Err(error),
    }
}

async fn sending_page(caller: &Caller, door: Door, problems: Vec<Problem>) -> Result<SendingPage> {
    caller
        .read(move |ctx| {
            let met = super::meet_open(ctx, &door)?;
            let (page, at) = At::of(ctx, &met, &door);
            let missing = met.missing();
            let line = |(number, question): (usize, &Question)| Line {
                number,
                question: question.text.shown(at.language).to_owned(),
                answer: in_words(question, met.values.get(&question.id), at.language),
                missing: missing.contains(&number),
            };
            let lines = (1..).zip(&met.questions).map(line).collect();
            let problems = Problems::of(&problems, &page.locale);
            Ok(SendingPage { sent: met.sent(), lines, page, at, problems })
        })
        .await
}

/// An answer in words; empty where there is none.
fn in_words(question: &Question, value: Option<&Value>, language: Language) -> String {
    let words =
        |key: &String| question.option(key).map_or("", |option| option.words.shown(language)).to_owned();
    match value {
        None => String::new(),
        Some(Value::One(key)) => words(key),
        Some(Value::Several(keys)) => keys.iter().map(words).collect::<Vec<_>>().join("\n"),
        Some(Value::Scale(number)) => format!("{number} / 5"),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Ranked(levels)) => {
            let mut place = 1;
            let mut lines = Vec::new();
            for level in levels {
                lines.extend(level.iter().map(|key| format!("{place}. {}", words(key))));
                place += level.len();
            }
            lines.join("\n")
        }
    }
}
