//! The draft, and a clause with what is said about it.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::diff::{self, Change, Piece};
use super::super::model::{Clause, ClauseId, RewordingId, Wording, clause_text};
use super::super::policy;
use super::super::versions::web::AdoptionForm;
use super::super::versions::{self, Changed, USUAL_GRACE, Version, changes};
use super::{Comment, Rewording, store};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::profile::zones;
use crate::features::decisions::proposal::usual_deadline;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What is typed on the draft's page: a clause to add, or how to ask for adoption.
#[derive(Clone, Default)]
pub struct DraftForm {
    /// A clause to add.
    pub clause: ClauseForm,
    /// How to ask for adoption; nothing where that was not typed.
    pub adoption: Option<AdoptionForm>,
}

/// A clause as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseForm {
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

#[derive(Template)]
#[template(path = "charter/templates/draft.html")]
pub(in super::super) struct DraftPage {
    page: Page,
    path: String,
    draft: Vec<Clause>,
    /// What the draft changes of the version in force.
    changes: Vec<Changed>,
    /// Whether a version is in force.
    in_force: bool,
    proposed: Option<Version>,
    drafts: bool,
    zone: String,
    clause: ClauseForm,
    adoption: AdoptionForm,
    problems: Problems,
}

impl DraftPage {
    fn ends_hint(&self) -> String {
        self.page.with("proposal-ends-hint", "zone", zones::shown(&self.zone))
    }

    fn differs(&self) -> bool {
        self.changes.iter().any(Changed::differs)
    }
}

/// The draft.
pub async fn draft(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&draft_page(&caller, slug, DraftForm::default(), Vec::new()).await?)
}

pub(in super::super) async fn draft_page(
    caller: &Caller,
    slug: String,
    typed: DraftForm,
    problems: Vec<Problem>,
) -> Result<DraftPage> {
    caller
        .read(move |ctx| {
            let within = super::within(ctx, &slug)?;
            let community = &within.community;
            let title = ctx.locale.t("charter-draft-title").to_owned();
            let page = Page::within(ctx, &within, title, "charter")?;
            let draft = store::draft(ctx.tx, community.id)?;
            let in_force = versions::clauses_of(ctx, community.id, community.charter_version)?;
            let adoption = typed.adoption.unwrap_or_else(|| AdoptionForm {
                ends_on: usual_deadline(&community.zone, ctx.now),
                grace: USUAL_GRACE.to_string(),
            });
            Ok(DraftPage {
                path: format!("/communities/{slug}/charter"),
                changes: changes(&in_force, &draft),
                in_force: community.charter_version > 0,
                proposed: versions::proposed(ctx, community.id)?,
                drafts: policy::draft(&within.standing).is_ok(),
                zone: community.zone.clone(),
                clause: typed.clause,
                adoption,
                problems: Problems::of(&problems, &page.locale),
                page,
                draft,
            })
        })
        .await
}

/// Adds a clause.
pub async fn add(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<ClauseForm>,
) -> Result<Response> {
    let (typed, community) = (form.clone(), slug.clone());
    let outcome = caller
        .write(move |ctx| {
            policy::draft(&super::within(ctx, &community)?.standing)?;
            super::add(ctx, &community, &Wording::parse(&typed.title, &typed.text)?)
        })
        .await;
    match outcome {
        Ok(_) => Ok(redirect(&format!("/communities/{slug}/charter/draft"))),
        Err(Error::Invalid(problems)) => {
            let typed = DraftForm { clause: form, adoption: None };
            unprocessable(&draft_page(&caller, slug, typed, problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// What is typed on a clause's page.
#[derive(Clone, Default)]
struct Said {
    title: Option<String>,
    text: Option<String>,
    why: String,
    comment: String,
}

#[derive(Template)]
#[template(path = "charter/templates/clause.html")]
struct ClausePage {
    page: Page,
    path: String,
    clause: Clause,
    comments: Vec<Comment>,
    rewordings: Vec<Rewording>,
    drafts: bool,
    speaks: bool,
    title: String,
    text: String,
    why: String,
    comment: String,
    problems: Problems,
}

impl ClausePage {
    fn diff(&self, rewording: &Rewording) -> Vec<Piece> {
        diff::words(&self.clause.source, &rewording.source)
    }
}

/// A clause.
pub async fn one(caller: Caller, Path(id): Path<ClauseId>) -> Result<Response> {
    html(&page(&caller, id, Said::default(), Vec::new()).await?)
}

async fn page(caller: &Caller, id: ClauseId, said: Said, problems: Vec<Problem>) -> Result<ClausePage> {
    caller
        .read(move |ctx| {
            let (clause, within) = super::seen(ctx, id)?;
            let page = Page::within(ctx, &within, clause.title.clone(), "charter")?;
            Ok(ClausePage {
                path: format!("/communities/{}/charter", within.community.slug),
                comments: store::comments(ctx.tx, id)?,
                rewordings: store::rewordings(ctx.tx, id)?,
                drafts: policy::draft(&within.standing).is_ok(),
                speaks: policy::speak(&within.standing).is_ok(),
                title: said.title.unwrap_or_else(|| clause.title.clone()),
                text: said.text.unwrap_or_else(|| clause.source.clone()),
                why: said.why,
                comment: said.comment,
                problems: Problems::of(&problems, &page.locale),
                page,
                clause,
            })
        })
        .await
}

async fn shown(caller: &Caller, id: ClauseId, said: Said, outcome: Result<()>) -> Result<Response> {
    match outcome {
        Ok(()) => Ok(redirect(&format!("/clauses/{id}"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(caller, id, said, problems).await?),
        Err(error) => Err(error),
    }
}

/// Changes a clause.
pub async fn change(
    caller: Caller,
    Path(id): Path<ClauseId>,
    Typed(form): Typed<ClauseForm>,
) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller
        .write(move |ctx| {
            super::drafted(ctx, id)?;
            super::change(ctx, id, &Wording::parse(&typed.title, &typed.text)?)
        })
        .await;
    shown(&caller, id, Said { title: Some(form.title), text: Some(form.text), ..Said::default() }, outcome)
        .await
}

/// Removes a clause.
pub async fn remove(caller: Caller, Path(id): Path<ClauseId>) -> Result<Response> {
    let slug = caller.write(move |ctx| super::remove(ctx, id)).await?;
    Ok(redirect(&format!("/communities/{slug}/charter/draft")))
}

/// By how many places up or down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionForm {
    #[serde(default)]
    steps: i64,
}

/// Moves a clause.
pub async fn place(
    caller: Caller,
    Path(id): Path<ClauseId>,
    Typed(form): Typed<PositionForm>,
) -> Result<Response> {
    let slug = caller.write(move |ctx| super::move_by(ctx, id, form.steps)).await?;
    Ok(redirect(&format!("/communities/{slug}/charter/draft")))
}

/// What somebody says about a clause.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentForm {
    #[serde(default)]
    comment: String,
}

/// Comments.
pub async fn comment(
    caller: Caller,
    Path(id): Path<ClauseId>,
    Typed(form): Typed<CommentForm>,
) -> Result<Response> {
    let typed = form.comment.clone();
    let outcome = caller.write(move |ctx| super::comment(ctx, id, &typed).map(drop)).await;
    shown(&caller, id, Said { comment: form.comment, ..Said::default() }, outcome).await
}

/// Other words, and why.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewordingForm {
    #[serde(default)]
    text: String,
    #[serde(default)]
    why: String,
}

/// Proposes other words.
pub async fn reword(
    caller: Caller,
    Path(id): Path<ClauseId>,
    Typed(form): Typed<RewordingForm>,
) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller
        .write(move |ctx| {
            super::speakable(ctx, id)?;
            super::reword(ctx, id, &clause_text(&typed.text)?, &typed.why).map(drop)
        })
        .await;
    shown(&caller, id, Said { text: Some(form.text), why: form.why, ..Said::default() }, outcome).await
}

/// Takes other words over.
pub async fn accept(caller: Caller, Path(id): Path<RewordingId>) -> Result<Response> {
    let clause = caller.write(move |ctx| super::decide(ctx, id, true)).await?;
    Ok(redirect(&format!("/clauses/{clause}")))
}

/// Declines other words.
pub async fn refuse(caller: Caller, Path(id): Path<RewordingId>) -> Result<Response> {
    let clause = caller.write(move |ctx| super::decide(ctx, id, false)).await?;
    Ok(redirect(&format!("/clauses/{clause}")))
}
