//! The needs' pages.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::Seen;
use super::super::answering::SheetId;
use super::super::disclosure::FEWEST;
use super::super::model::{Question, QuestionId, State, StudyId};
use super::store::{self, Need};
use super::{Grouping, NeedId, Shown, Voice, Voices};
use crate::caller::{Caller, Path, Query, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Open answers on a page.
const PAGE: i64 = 40;

/// A need, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    answered_by: String,
}

/// What is done with an open answer.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupForm {
    sheet: SheetId,
    question: QuestionId,
    need: NeedId,
    r#do: String,
}

/// Which open answers.
#[derive(Default, Deserialize)]
pub struct VoicesQuery {
    question: Option<QuestionId>,
    after: Option<SheetId>,
}

#[derive(Template)]
#[template(path = "studies/templates/needs.html")]
struct NeedsPage {
    page: Page,
    seen: Seen,
    needs: Vec<Shown>,
    directs: bool,
    may_order: bool,
    form: NeedForm,
    problems: Problems,
}

impl NeedsPage {
    fn path(&self) -> String {
        self.seen.study.path()
    }

    /// Whether the members' order may be shown.
    fn ordered(&self) -> bool {
        self.seen.study.order_ballots >= FEWEST
    }

    fn is_mine(&self, shown: &Shown, place: &usize) -> bool {
        shown.mine == i64::try_from(*place).ok()
    }

    fn stands(&self) -> bool {
        self.seen.study.heard_at.is_some()
    }
}

#[derive(Template)]
#[template(path = "studies/templates/voices.html")]
struct VoicesPage {
    page: Page,
    seen: Seen,
    questions: Vec<Question>,
    chosen: Option<Question>,
    voices: Vec<Voice>,
    needs: Vec<Need>,
    older: Option<String>,
}

impl VoicesPage {
    fn words<'q>(&self, question: &'q Question) -> &'q str {
        question.text.shown(self.page.locale.language)
    }

    fn is_chosen(&self, question: &Question) -> bool {
        self.chosen.as_ref().is_some_and(|chosen| chosen.id == question.id)
    }

    fn name(&self, id: &NeedId) -> &str {
        self.needs.iter().find(|need| need.id == *id).map_or("", |need| need.title.as_str())
    }

    /// The needs that an answer is not in.
    fn others(&self, voice: &Voice) -> Vec<&Need> {
        self.needs.iter().filter(|need| voice.needs.iter().all(|(id, _)| *id != need.id)).collect()
    }

    fn stands(&self) -> bool {
        self.seen.study.heard_at.is_some()
    }
}

/// The needs.
pub async fn needs(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    html(&page(&caller, id, NeedForm::default(), Vec::new()).await?)
}

/// Adds a need.
pub async fn add(caller: Caller, Path(id): Path<StudyId>, Typed(form): Typed<NeedForm>) -> Result<Response> {
    let title = form.title.clone();
    match caller.write(move |ctx| super::add(ctx, id, &title)).await {
        Ok(_) => Ok(redirect(&format!("/studies/{id}/needs"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, id, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Changes a need.
pub async fn change(
    caller: Caller,
    Path(id): Path<NeedId>,
    Typed(form): Typed<NeedForm>,
) -> Result<Response> {
    let typed = form.clone();
    match caller.write(move |ctx| super::change(ctx, id, &typed.title, &typed.answered_by)).await {
        Ok(study) => Ok(redirect(&format!("/studies/{study}/needs"))),
        Err(Error::Invalid(problems)) => {
            let study = caller.read(move |ctx| super::of_need(ctx, id)).await?.0.study_id;
            unprocessable(&page(&caller, study, NeedForm::default(), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Takes a need away.
pub async fn remove(caller: Caller, Path(id): Path<NeedId>) -> Result<Response> {
    let study = caller.write(move |ctx| super::remove(ctx, id)).await?;
    Ok(redirect(&format!("/studies/{study}/needs")))
}

/// Puts the needs in the caller's order.
pub async fn order(
    caller: Caller,
    Path(id): Path<StudyId>,
    Typed(places): Typed<BTreeMap<String, String>>,
) -> Result<Response> {
    match caller.write(move |ctx| super::order(ctx, id, &places)).await {
        Ok(()) => Ok(redirect(&format!("/studies/{id}/needs"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, id, NeedForm::default(), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(caller: &Caller, id: StudyId, form: NeedForm, problems: Vec<Problem>) -> Result<NeedsPage> {
    caller
        .read(move |ctx| {
            let (seen, needs) = super::read(ctx, id)?;
            let title = ctx.locale.t("needs-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let standing = seen.standing();
            Ok(NeedsPage {
                directs: standing.directs(),
                may_order: seen.study.heard_at.is_some() && standing.member && needs.len() > 1,
                problems: Problems::of(&problems, &page.locale),
                page,
                seen,
                needs,
                form,
            })
        })
        .await
}

/// The open answers, to be put in needs.
pub async fn voices(
    caller: Caller,
    Path(id): Path<StudyId>,
    Query(query): Query<VoicesQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let Voices { seen, questions, chosen, mut voices } =
                super::voices(ctx, id, query.question, query.after, PAGE + 1)?;
            let more = voices.len() as i64 > PAGE;
            voices.truncate(PAGE as usize);
            let title = ctx.locale.t("voices-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let older = match (voices.last().filter(|_| more), &chosen) {
                (Some(last), Some(chosen)) => Some(format!("?question={}&after={}", chosen.id, last.sheet)),
                _ => None,
            };
            let needs = store::of_study(ctx.tx, id)?;
            Ok(VoicesPage { page, seen, questions, chosen, voices, needs, older })
        })
        .await?;
    html(&template)
}

/// Puts an open answer in a need, or takes it out.
pub async fn group(
    caller: Caller,
    Path(id): Path<StudyId>,
    Typed(form): Typed<GroupForm>,
) -> Result<Response> {
    let grouping = match form.r#do.as_str() {
        "put" => Grouping::In,
        "quote" => Grouping::Quoted,
        "take" => Grouping::Out,
        _ => return Err(Error::NotFound),
    };
    let (sheet, question) = (form.sheet, form.question);
    caller.write(move |ctx| super::group(ctx, id, form.need, (sheet, question), grouping)).await?;
    Ok(redirect(&format!("/studies/{id}/voices?question={question}#{sheet}")))
}
