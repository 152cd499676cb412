//! The builder's pages.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::{self, Seen};
use super::super::model::{Kind, Question, QuestionId, State, StudyId};
use super::super::store;
use super::super::web::kind_name;
use super::{Cover, Draft, Removal};
use crate::caller::{Caller, Path, Query, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a study is called, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverForm {
    #[serde(default)]
    pub title_en: String,
    #[serde(default)]
    pub title_fr: String,
    #[serde(default)]
    pub intro_en: String,
    #[serde(default)]
    pub intro_fr: String,
    #[serde(default)]
    pub named: String,
}

/// A question, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionForm {
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub text_en: String,
    #[serde(default)]
    pub text_fr: String,
    #[serde(default)]
    pub options_en: String,
    #[serde(default)]
    pub options_fr: String,
    #[serde(default)]
    pub low_en: String,
    #[serde(default)]
    pub low_fr: String,
    #[serde(default)]
    pub high_en: String,
    #[serde(default)]
    pub high_fr: String,
    pub required: Option<String>,
}

impl QuestionForm {
    fn of(question: &Question) -> Self {
        let lines = |french: bool| {
            let line = |option: &super::super::model::Choice| {
                if french { option.words.fr.clone() } else { option.words.en.clone() }
            };
            question.options.iter().map(line).collect::<Vec<_>>()
        };
        let (en, fr) = (lines(false), lines(true));
        let end = |texts: &[String], place: usize| texts.get(place).cloned().unwrap_or_default();
        let scale = question.kind == Kind::Scale;
        QuestionForm {
            kind: question.kind.name().to_owned(),
            text_en: question.text.en.clone(),
            text_fr: question.text.fr.clone(),
            low_en: if scale { end(&en, 0) } else { String::new() },
            low_fr: if scale { end(&fr, 0) } else { String::new() },
            high_en: if scale { end(&en, 1) } else { String::new() },
            high_fr: if scale { end(&fr, 1) } else { String::new() },
            options_en: en.join("\n").trim().to_owned(),
            options_fr: fr.join("\n").trim().to_owned(),
            required: question.required.then(|| "yes".to_owned()),
        }
    }
}

/// How far a question moves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    steps: i64,
}

/// Which kind a new question has.
#[derive(Deserialize)]
pub struct NewQuery {
    #[serde(default)]
    kind: String,
}

/// In which language a preview is.
#[derive(Default, Deserialize)]
pub struct PreviewQuery {
    language: Option<String>,
}

#[derive(Template)]
#[template(path = "studies/templates/building.html")]
struct BuildingPage {
    page: Page,
    seen: Seen,
    questions: Vec<Question>,
    removed: Vec<Question>,
    form: CoverForm,
    problems: Problems,
}

impl BuildingPage {
    fn words<'q>(&self, question: &'q Question) -> &'q str {
        question.text.shown(self.page.locale.language)
    }
}

#[derive(Template)]
#[template(path = "studies/templates/question.html")]
struct QuestionPage {
    page: Page,
    seen: Seen,
    kind: Kind,
    /// Where the form goes.
    action: String,
    form: QuestionForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "studies/templates/preview.html")]
struct PreviewPage {
    page: Page,
    seen: Seen,
    questions: Vec<Question>,
    language: platform::i18n::Language,
}

/// The builder.
pub async fn build(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    html(&building_page(&caller, id, None, Vec::new()).await?)
}

/// Writes the cover.
pub async fn save(
    caller: Caller,
    Path(id): Path<StudyId>,
    Typed(form): Typed<CoverForm>,
) -> Result<Response> {
    let outcome = match Cover::parse(&form) {
        Ok(cover) => caller.write(move |ctx| super::save(ctx, id, &cover)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/studies/{id}/building"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&building_page(&caller, id, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn building_page(
    caller: &Caller,
    id: StudyId,
    typed: Option<CoverForm>,
    problems: Vec<Problem>,
) -> Result<BuildingPage> {
    caller
        .read(move |ctx| {
            let seen = actions::directed(ctx, id)?;
            let title = seen.study.title(ctx.locale.language).to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let (questions, removed) = super::parted(store::questions(ctx.tx, id)?);
            let form = typed.unwrap_or_else(|| CoverForm {
                title_en: seen.study.title_en.clone(),
                title_fr: seen.study.title_fr.clone(),
                intro_en: seen.study.intro_en.clone(),
                intro_fr: seen.study.intro_fr.clone(),
                named: if seen.study.named { "yes" } else { "no" }.to_owned(),
            });
            let problems = Problems::of(&problems, &page.locale);
            Ok(BuildingPage { page, seen, questions, removed, form, problems })
        })
        .await
}

/// The study as those who answer will see it, whole.
pub async fn preview(
    caller: Caller,
    Path(id): Path<StudyId>,
    Query(query): Query<PreviewQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::directed(ctx, id)?;
            let title = ctx.locale.t("preview-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let (questions, _) = super::parted(store::questions(ctx.tx, id)?);
            let asked = query.language.as_deref().and_then(platform::i18n::Language::from_code);
            let language = asked.unwrap_or(page.locale.language);
            Ok(PreviewPage { page, seen, questions, language })
        })
        .await?;
    html(&template)
}

/// The form of a new question.
pub async fn new_question(
    caller: Caller,
    Path(id): Path<StudyId>,
    Query(query): Query<NewQuery>,
) -> Result<Response> {
    let form = QuestionForm { kind: query.kind, ..QuestionForm::default() };
    html(&question_page(&caller, Target::New(id), Some(form), Vec::new()).await?)
}

/// Adds a question.
pub async fn add(
    caller: Caller,
    Path(id): Path<StudyId>,
    Typed(form): Typed<QuestionForm>,
) -> Result<Response> {
    let outcome = match Draft::parse(&form) {
        Ok(draft) => caller.write(move |ctx| super::add(ctx, id, &draft)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(question) => Ok(redirect(&format!("/studies/{id}/building#{question}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&question_page(&caller, Target::New(id), Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// The form of a question.
pub async fn question(caller: Caller, Path(id): Path<QuestionId>) -> Result<Response> {
    html(&question_page(&caller, Target::Known(id), None, Vec::new()).await?)
}

/// Changes a question.
pub async fn change(
    caller: Caller,
    Path(id): Path<QuestionId>,
    Typed(form): Typed<QuestionForm>,
) -> Result<Response> {
    let outcome = match Draft::parse(&form) {
        Ok(draft) => caller.write(move |ctx| super::change(ctx, id, &draft)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(study) => Ok(redirect(&format!("/studies/{study}/building#{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&question_page(&caller, Target::Known(id), Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Which question a form is about.
#[derive(Clone, Copy)]
enum Target {
    New(StudyId),
    Known(QuestionId),
}

async fn question_page(
    caller: &Caller,
    target: Target,
    typed: Option<QuestionForm>,
    problems: Vec<Problem>,
) -> Result<QuestionPage> {
    caller
        .read(move |ctx| {
            let (seen, action, form) = match target {
                Target::New(study) => {
                    let seen = actions::buildable(ctx, study)?;
                    (seen, format!("/studies/{study}/questions"), typed.unwrap_or_default())
                }
                Target::Known(id) => {
                    let (question, seen) = actions::buildable_question(ctx, id)?;
                    let form = typed.unwrap_or_else(|| QuestionForm::of(&question));
                    (
                        seen,
                        format!("/questions/{id}"),
                        QuestionForm { kind: question.kind.name().to_owned(), ..form },
                    )
                }
            };
            let kind = Kind::parse(&form.kind).ok_or(Error::NotFound)?;
            let title = kind_name(&ctx.locale, kind).to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(QuestionPage { page, seen, kind, action, form, problems })
        })
        .await
}

/// Moves a question up or down.
pub async fn move_question(
    caller: Caller,
    Path(id): Path<QuestionId>,
    Typed(form): Typed<Steps>,
) -> Result<Response> {
    let study = caller.write(move |ctx| super::move_by(ctx, id, form.steps)).await?;
    Ok(redirect(&format!("/studies/{study}/building#{id}")))
}

/// Takes a question out.
pub async fn remove(caller: Caller, Path(id): Path<QuestionId>) -> Result<Response> {
    let study = caller.write(move |ctx| super::set_removed(ctx, id, Removal::Out)).await?;
    Ok(redirect(&format!("/studies/{study}/building#removed")))
}

/// Brings a question back.
pub async fn bring_back(caller: Caller, Path(id): Path<QuestionId>) -> Result<Response> {
    let study = caller.write(move |ctx| super::set_removed(ctx, id, Removal::Back)).await?;
    Ok(redirect(&format!("/studies/{study}/building#{id}")))
}

/// Opens the study.
pub async fn open(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    caller.write(move |ctx| actions::open(ctx, id)).await?;
    Ok(redirect(&format!("/studies/{id}/audience")))
}

/// Closes the study.
pub async fn close(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    caller.write(move |ctx| actions::close(ctx, id)).await?;
    Ok(redirect(&format!("/studies/{id}/results")))
}

/// Throws the study away.
pub async fn discard(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    let path = caller.write(move |ctx| actions::discard(ctx, id)).await?;
    Ok(redirect(&path))
}

/// Makes the next round.
pub async fn repeat(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    let next = caller.write(move |ctx| actions::repeat(ctx, id)).await?;
    Ok(redirect(&format!("/studies/{next}/building")))
}
