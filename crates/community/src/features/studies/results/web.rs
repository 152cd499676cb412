//! The results' page, and the one on which directors say what they heard.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::actions::{self, Seen};
use super::super::model::{Kind, State, StudyId, Wording};
use super::super::web::group_name;
use super::{Bar, Group, Outcome};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Longest text of what was heard, in characters.
const LONGEST: usize = 5_000;

/// What was heard, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeardForm {
    #[serde(default)]
    heard_en: String,
    #[serde(default)]
    heard_fr: String,
}

impl HeardForm {
    fn checked(&self) -> Result<Wording> {
        let text = |typed: &str| typed.replace("\r\n", "\n").trim().to_owned();
        let heard = Wording { en: text(&self.heard_en), fr: text(&self.heard_fr) };
        if heard.en.is_empty() && heard.fr.is_empty() {
            return Err(Error::invalid("heard_en", say!("heard-missing")));
        }
        if heard.en.chars().count().max(heard.fr.chars().count()) > LONGEST {
            return Err(Error::invalid("heard_en", say!("study-text-too-long", max = LONGEST as i64)));
        }
        Ok(heard)
    }
}

#[derive(Template)]
#[template(path = "studies/templates/results.html")]
struct ResultsPage {
    page: Page,
    seen: Seen,
    outcomes: Vec<Outcome>,
    counted: bool,
    heard_due: String,
}

impl ResultsPage {
    fn words<'o>(&self, outcome: &'o Outcome) -> &'o str {
        outcome.question.text.shown(self.page.locale.language)
    }

    fn label<'b>(&self, bar: &'b Bar) -> &'b str {
        bar.label(self.page.locale.language)
    }

    /// The width of a bar among 320.
    fn width(&self, percent: &i64) -> i64 {
        (*percent).clamp(0, 100) * 320 / 100
    }

    /// From hundredths, as the reader writes fractions.
    fn fraction(&self, hundredths: &i64) -> String {
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        match self.page.lang() {
            "fr" => text.replace('.', ","),
            _ => text,
        }
    }

    fn answered_of(&self) -> String {
        let study = &self.seen.study;
        let (answered, asked) =
            (study.member_answers + study.invited_answers, study.asked_members + study.invited);
        self.page.with2("results-rate", "answered", answered, "asked", asked)
    }

    /// A group's share of a bar, in percent.
    fn of_group(&self, group: &Group, bar: &Bar, outcome: &Outcome) -> i64 {
        let place = outcome.bars.iter().position(|one| one.key == bar.key);
        place.and_then(|place| group.percents.get(place).copied()).unwrap_or(0)
    }

    /// The difference to the last round, in points.
    fn difference(&self, bar: &Bar, before: &i64) -> String {
        format!("{:+}", bar.percent - before).replace('-', "−")
    }
}

/// The page.
pub async fn results(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (seen, outcomes) = super::read(ctx, id)?;
            let title = seen.study.title(ctx.locale.language).to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let zoned = ctx.app.locale(ctx.locale.language, &seen.study.zone);
            let heard_due = seen.study.heard_due(ctx.now).map_or_else(String::new, |due| zoned.date(due));
            Ok(ResultsPage { counted: seen.study.counted_at.is_some(), page, seen, outcomes, heard_due })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "studies/templates/heard.html")]
struct HeardPage {
    page: Page,
    seen: Seen,
    heard_due: String,
    form: HeardForm,
    problems: Problems,
}

/// The form of what was heard.
pub async fn heard_form(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    html(&heard_page(&caller, id, None, Vec::new()).await?)
}

/// Tells what was heard.
pub async fn hear(
    caller: Caller,
    Path(id): Path<StudyId>,
    Typed(form): Typed<HeardForm>,
) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(heard) => caller.write(move |ctx| super::hear(ctx, id, &heard)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/studies/{id}"))),
        Err(Error::Invalid(problems)) => unprocessable(&heard_page(&caller, id, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

async fn heard_page(
    caller: &Caller,
    id: StudyId,
    typed: Option<HeardForm>,
    problems: Vec<Problem>,
) -> Result<HeardPage> {
    caller
        .read(move |ctx| {
            let seen = actions::directed(ctx, id)?;
            if seen.state != State::Closed {
                return Err(Error::Conflict(say!("results-after-the-end")));
            }
            let title = ctx.locale.t("heard-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let zoned = ctx.app.locale(ctx.locale.language, &seen.study.zone);
            let form = typed.unwrap_or_else(|| HeardForm {
                heard_en: seen.study.heard_en.clone(),
                heard_fr: seen.study.heard_fr.clone(),
            });
            Ok(HeardPage {
                heard_due: seen.study.heard_due(ctx.now).map_or_else(String::new, |due| zoned.date(due)),
                problems: Problems::of(&problems, &page.locale),
                page,
                seen,
                form,
            })
        })
        .await
}
