//! The page of the week.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::web;
use super::store::Answered;
use super::suggesting::Subject;
use super::{Answer, Week};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director says of a recommendation.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerForm {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "guide/templates/week.html")]
struct WeekPage {
    page: Page,
    path: String,
    week: Week,
    /// What was typed of a reason that could not be taken.
    form: AnswerForm,
    problems: Problems,
}

impl WeekPage {
    /// `Week of 23 November 2026`.
    fn of(&self) -> String {
        self.page.with("week-of", "day", web::day(&self.page, self.week.monday))
    }

    /// What presses most, in a sentence.
    fn conclusion(&self) -> String {
        match self.week.open.len() as i64 {
            0 => self.page.t("week-nothing").to_owned(),
            count => self.page.n("week-things", count),
        }
    }

    fn said(&self, answered: &Answered) -> String {
        match answered.answer {
            Answer::Done => self.page.with("week-done-by", "name", answered.name.as_str()),
            Answer::Dismissed => self.page.with2(
                "week-dismissed-by",
                "name",
                answered.name.as_str(),
                "reason",
                answered.reason.as_str(),
            ),
        }
    }

    fn effect(&self, answered: &Answered, now: &i64) -> String {
        self.page.with2("week-effect", "then", answered.count, "now", *now)
    }

    /// Whether the reason that was typed belongs to this subject.
    fn is_typed(&self, subject: &Subject) -> bool {
        self.form.subject == subject.name()
    }
}

/// The page.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&page(&caller, slug, AnswerForm::default(), Vec::new()).await?)
}

/// Says what became of a recommendation.
pub async fn answer(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<AnswerForm>,
) -> Result<Response> {
    let (community, typed) = (slug.clone(), form.clone());
    let said = caller
        .write(move |ctx| super::answer(ctx, &community, &typed.subject, &typed.answer, &typed.reason))
        .await;
    match said {
        Ok(()) => Ok(redirect(&format!("/communities/{slug}/week"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, slug, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Of which recommendation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectForm {
    #[serde(default)]
    subject: String,
}

/// Takes it back.
pub async fn take_back(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<SubjectForm>,
) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::take_back(ctx, &community, &form.subject)).await?;
    Ok(redirect(&format!("/communities/{slug}/week")))
}

async fn page(caller: &Caller, slug: String, form: AnswerForm, problems: Vec<Problem>) -> Result<WeekPage> {
    caller
        .read(move |ctx| {
            let seen = super::led(ctx, &slug)?;
            let week = super::of(ctx, &seen)?;
            let title = ctx.locale.t("week-title").to_owned();
            let page = Page::within(ctx, &seen, title, "week")?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(WeekPage { page, path: format!("/communities/{slug}"), week, form, problems })
        })
        .await
}

/// What a recommendation asks for, in the reader's language.
fn subject_name<'p>(page: &'p Page, subject: &Subject) -> &'p str {
    match subject {
        Subject::Launch => page.t("subject-launch"),
        Subject::Dates => page.t("subject-dates"),
        Subject::Outcomes => page.t("subject-outcomes"),
        Subject::Requests => page.t("subject-requests"),
        Subject::Greetings => page.t("subject-greetings"),
        Subject::CheckIns => page.t("subject-check-ins"),
        Subject::Tutors => page.t("subject-tutors"),
        Subject::Silences => page.t("subject-silences"),
        Subject::Findings => page.t("subject-findings"),
        Subject::Needs => page.t("subject-needs"),
        Subject::Signatures => page.t("subject-signatures"),
        Subject::Reviews => page.t("subject-reviews"),
        Subject::Invitations => page.t("subject-invitations"),
        Subject::Goal => page.t("subject-goal"),
        Subject::Places => page.t("subject-places"),
        Subject::Themes => page.t("subject-themes"),
        Subject::Charter => page.t("subject-charter"),
        Subject::Cohorts => page.t("subject-cohorts"),
    }
}

/// The icon in its arch.
fn subject_icon(subject: &Subject) -> &'static str {
    match subject {
        Subject::Launch => "sprout",
        Subject::Dates => "calendar-days",
        Subject::Outcomes => "vote",
        Subject::Requests => "user-plus",
        Subject::Greetings => "hand-heart",
        Subject::CheckIns | Subject::Tutors => "users-round",
        Subject::Silences | Subject::Needs => "message-circle-question-mark",
        Subject::Findings => "megaphone",
        Subject::Signatures | Subject::Charter => "scroll-text",
        Subject::Reviews => "clock",
        Subject::Invitations => "ticket",
        Subject::Goal => "flag",
        Subject::Places => "door-open",
        Subject::Themes => "hash",
        Subject::Cohorts => "shuffle",
    }
}

/// The colour of its arch: people first, then words, then the frame.
fn subject_arch(subject: &Subject) -> &'static str {
    match subject {
        Subject::Requests | Subject::Greetings | Subject::Invitations | Subject::Tutors => "is-ask",
        Subject::Silences | Subject::Outcomes | Subject::Findings | Subject::CheckIns => "is-talk",
        Subject::Signatures | Subject::Charter | Subject::Reviews | Subject::Needs => "is-see",
        Subject::Launch
        | Subject::Dates
        | Subject::Goal
        | Subject::Places
        | Subject::Themes
        | Subject::Cohorts => "is-fig",
    }
}
