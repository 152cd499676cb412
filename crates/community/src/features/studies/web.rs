//! The page of all studies, and words that several pages share.

use askama::Template;
use axum::response::Response;
use platform::i18n::Locale;
use platform::ids::Raw;
use platform::{Error, Result};
use serde::Deserialize;

use super::model::{Kind, State, Study, StudyId};
use super::ready::{Ready, Template as ReadyMade};
use super::{actions, store};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::communities::{self, Role, role_name};
use crate::page::{Page, html, redirect};

/// Studies on a page.
const PAGE: usize = 30;

/// Which template a study is made from.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MakeForm {
    #[serde(default)]
    template: String,
}

/// From where the list goes on.
#[derive(Default, Deserialize)]
pub struct ListQuery {
    before: Option<StudyId>,
}

/// A template as it is offered.
struct Offer {
    ready: Ready,
    title: String,
    questions: i64,
}

#[derive(Template)]
#[template(path = "studies/templates/studies.html")]
struct StudiesPage {
    page: Page,
    path: String,
    studies: Vec<(Study, State)>,
    directs: bool,
    offers: Vec<Offer>,
    older: Option<String>,
}

impl StudiesPage {
    fn title<'s>(&self, study: &'s Study) -> &'s str {
        study.title(self.page.locale.language)
    }

    /// Where a study's line leads: directors to where it stands, others to its page.
    fn leads(&self, study: &Study, state: &State) -> String {
        let page = match state {
            _ if !self.directs => "",
            State::Draft => "/building",
            State::Scheduled | State::Open => "/audience",
            State::Closed => "/results",
        };
        format!("{}{page}", study.path())
    }
}

/// The list, and the templates for who may make a study.
pub async fn list(
    caller: Caller,
    Path(community): Path<String>,
    Query(query): Query<ListQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = communities::actions::seen(ctx, &community)?;
            let title = ctx.locale.t("studies-title").to_owned();
            let page = Page::within(ctx, &seen, title, "studies")?;
            let before = query.before.unwrap_or(StudyId(Raw::max()));
            let mut found = store::of_community(ctx.tx, seen.community.id, before, PAGE as i64 + 1)?;
            let more = found.len() > PAGE;
            found.truncate(PAGE);
            let older = found.last().filter(|_| more).map(|last| format!("?before={}", last.id));
            let directs = seen.standing.directs();
            let studies = found.into_iter().map(|study| {
                let state = study.state(ctx.now);
                (study, state)
            });
            let studies = studies.filter(|(_, state)| directs || *state != State::Draft).collect();
            let offers = if directs { offers(&page)? } else { Vec::new() };
            Ok(StudiesPage {
                path: format!("/communities/{community}/studies"),
                page,
                studies,
                directs,
                offers,
                older,
            })
        })
        .await?;
    html(&template)
}

fn offers(page: &Page) -> Result<Vec<Offer>> {
    let offer = |ready: &Ready| {
        let template = ReadyMade::of(*ready)?;
        let title = match ready {
            Ready::Blank => page.t("studies-blank").to_owned(),
            _ => template.title.shown(page.locale.language).to_owned(),
        };
        Ok(Offer { ready: *ready, title, questions: template.questions.len() as i64 })
    };
    Ready::ALL.iter().map(offer).collect()
}

/// Makes a study from a template.
pub async fn make(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<MakeForm>,
) -> Result<Response> {
    let ready = Ready::parse(&form.template);
    let id = caller
        .write(move |ctx| match ready {
            Some(ready) => actions::make(ctx, &community, ready),
            None => {
                let seen = communities::actions::seen(ctx, &community)?;
                super::policy::direct(&seen.standing)?;
                Err(Error::NotFound)
            }
        })
        .await?;
    Ok(redirect(&format!("/studies/{id}/building")))
}

/// What a template is for, in the reader's language.
fn ready_promise<'p>(page: &'p Page, ready: &Ready) -> &'p str {
    match ready {
        Ready::Before => page.t("studies-before"),
        Ready::After => page.t("studies-after"),
        Ready::Profession => page.t("studies-profession"),
        Ready::Pulse => page.t("studies-pulse"),
        Ready::Blank => page.t("studies-blank-means"),
    }
}

fn ready_icon(ready: &Ready) -> &'static str {
    match ready {
        Ready::Before => "sunrise",
        Ready::After => "graduation-cap",
        Ready::Profession => "wrench",
        Ready::Pulse => "activity",
        Ready::Blank => "pencil-line",
    }
}

fn ready_colour(ready: &Ready) -> &'static str {
    match ready {
        Ready::Before => "apricot",
        Ready::After => "sun",
        Ready::Profession => "leaf",
        Ready::Pulse => "sky",
        Ready::Blank => "fig",
    }
}

/// A kind of question, in the reader's language.
pub fn kind_name(locale: &Locale, kind: impl std::borrow::Borrow<Kind>) -> &str {
    match kind.borrow() {
        Kind::Choice => locale.t("kind-choice"),
        Kind::Choices => locale.t("kind-choices"),
        Kind::Scale => locale.t("kind-scale"),
        Kind::Open => locale.t("kind-open"),
        Kind::Ranking => locale.t("kind-ranking"),
    }
}

/// Where a study stands, in the reader's language.
pub fn state_name<'p>(page: &'p Page, state: &State) -> &'p str {
    match state {
        State::Draft => page.t("study-state-draft"),
        State::Scheduled => page.t("study-state-scheduled"),
        State::Open => page.t("study-state-open"),
        State::Closed => page.t("study-state-closed"),
    }
}

/// The colour of a state's chip.
pub fn state_chip(state: &State) -> &'static str {
    match state {
        State::Draft => "chip-outline",
        State::Scheduled => "chip-see",
        State::Open => "chip-ok",
        State::Closed => "chip-fig",
    }
}

/// From whom answers came, in the reader's language.
pub fn group_name<'p>(page: &'p Page, source: &str) -> &'p str {
    match source {
        "invited" => page.t("group-invited"),
        "public" => page.t("group-public"),
        other => match Role::parse(other) {
            Some(role) => role_name(page, &role),
            None => page.t("group-member"),
        },
    }
}
