//! The four pages of setting up.

use std::borrow::Borrow;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Language;
use platform::text::one_line;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::actions::Opening;
use super::super::model::Blueprint;
use super::super::needs::{Need, likely};
use super::super::web::{colour_of, opening_page, type_icon, type_name, type_promise};
use super::{Draft, Fields, Step};
use crate::caller::{Caller, Query, Typed};
use crate::ctx::Ctx;
use crate::features::communities::{Colour, Motif, Slug, Type};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a draft opens, checked.
pub(super) fn checked(draft: &Draft) -> Result<Opening> {
    let mut problems = Vec::new();
    let name = one_line(draft.field("name"));
    if name.is_empty() || name.chars().count() > 60 {
        problems.push(Problem { field: "name", say: say!("community-name-missing", max = 60) });
    }
    let slug = match draft.field("slug").trim() {
        "" => Ok(Slug::from_name(&name, "community")),
        typed => Slug::parse(typed),
    };
    let kind = Type::parse(draft.field("kind"));
    if kind.is_none() {
        problems.push(Problem { field: "kind", say: say!("community-type-missing") });
    }
    for field in ["description", "goal"] {
        if draft.field(field).chars().count() > 400 {
            problems.push(Problem { field, say: say!("community-text-too-long", max = 400) });
        }
    }
    if let Some(Err(Error::Invalid(more))) = kind.map(|kind| draft.reason_for(kind)) {
        problems.extend(more);
    }
    match (slug, kind) {
        (Ok(slug), Some(kind)) if problems.is_empty() => Ok(Opening {
            name,
            slug,
            kind,
            description: one_line(draft.field("description")),
            goal: one_line(draft.field("goal")),
            language: Language::from_code(draft.field("language")).unwrap_or(Language::English),
            colour: Colour::parse(draft.field("colour")).unwrap_or(colour_of(kind)),
            emblem: Motif::parse(draft.field("emblem")).unwrap_or(Motif::Light),
        }),
        (slug, _) => {
            if let Err(Error::Invalid(more)) = slug {
                problems.extend(more);
            }
            Err(Error::Invalid(problems))
        }
    }
}

/// A type as it is offered, with what it brings.
struct Offer {
    kind: Type,
    blueprint: Blueprint,
}

#[derive(Template)]
#[template(path = "blueprints/templates/setup.html")]
struct SetupPage {
    page: Page,
    step: Step,
    draft: Draft,
    /// What is offered on the step of the type; else the type that was chosen alone.
    offers: Vec<Offer>,
    /// Whether there is something to forget.
    begun: bool,
    problems: Problems,
}

impl SetupPage {
    /// The type that is proposed or chosen; the first where nothing points at one.
    fn kind(&self) -> Type {
        self.draft.kind().unwrap_or(Type::Learning)
    }

    fn is_kind(&self, kind: &Type) -> bool {
        self.kind() == *kind
    }

    fn is_now(&self, step: &Step) -> bool {
        self.step == *step
    }

    fn is_done(&self, step: &Step) -> bool {
        step.number() < self.step.number()
    }

    fn needs(&self, need: &Need) -> bool {
        self.draft.needs().contains(need)
    }

    /// What was ticked, in a sentence; empty where nothing was.
    fn said(&self) -> String {
        let needs = self.draft.needs();
        let names: Vec<_> = needs.iter().take(2).map(|need| need_phrase(&self.page, need)).collect();
        match (names.as_slice(), likely(&needs)) {
            ([], _) => self.page.t("setup-type-lead").to_owned(),
            ([one], None) => self.page.with("setup-said-one", "one", *one),
            ([one], Some(_)) => self.page.with("setup-said-one-likely", "one", *one),
            ([one, two, ..], None) => self.page.with2("setup-said-two", "one", *one, "two", *two),
            ([one, two, ..], Some(_)) => self.page.with2("setup-said-two-likely", "one", *one, "two", *two),
        }
    }

    fn language(&self) -> &str {
        match self.draft.field("language") {
            "" => self.page.lang(),
            code => code,
        }
    }

    fn takes_rule(&self, number: impl Borrow<usize>) -> bool {
        self.draft.takes_rule(*number.borrow())
    }

    /// The goal as typed, else the type's proposal.
    fn goal(&self) -> &str {
        match (self.draft.fields.get("goal"), self.offers.first()) {
            (Some(goal), _) => goal,
            (None, Some(offer)) => &offer.blueprint.goal,
            (None, None) => "",
        }
    }

    /// The type that was advised, where another is chosen.
    fn advised_otherwise(&self) -> Option<Type> {
        self.draft.advised().filter(|advised| *advised != self.kind())
    }

    fn typed(&self, name: &str) -> String {
        self.draft.field(name).to_owned()
    }

    fn colour(&self) -> Colour {
        Colour::parse(self.draft.field("colour")).unwrap_or(colour_of(self.kind()))
    }

    fn emblem(&self) -> Motif {
        Motif::parse(self.draft.field("emblem")).unwrap_or(Motif::Light)
    }
}

/// Which step; or a type to take, with the answers that speak for it or for another.
#[derive(Default, Deserialize)]
pub struct SetupQuery {
    step: Option<String>,
    kind: Option<String>,
    #[serde(default)]
    sheet: String,
}

/// The step that was asked for; where none was, the one at which the caller was.
pub async fn show(caller: Caller, Query(query): Query<SetupQuery>) -> Result<Response> {
    html(&page(&caller, query, None, Vec::new()).await?)
}

/// Keeps what was typed, and goes on or back.
pub async fn go(caller: Caller, Typed(fields): Typed<Fields>) -> Result<Response> {
    let step = fields.get("step").and_then(|step| Step::parse(step)).ok_or(Error::NotFound)?;
    let back = fields.get("go").is_some_and(|go| go == "back");
    let typed = fields.clone();
    match caller.write(move |ctx| super::go(ctx, step, &typed, back)).await {
        Ok(step) => Ok(redirect(&format!("/communities/new?step={}", step.name()))),
        Err(Error::Invalid(problems)) => {
            let query = SetupQuery { step: Some(step.name().to_owned()), ..SetupQuery::default() };
            unprocessable(&page(&caller, query, Some((step, fields)), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Forgets what was typed.
pub async fn start_over(caller: Caller) -> Result<Response> {
    caller.write(super::start_over).await?;
    Ok(redirect("/communities/new"))
}

/// Opens the community.
pub async fn open(caller: Caller, Typed(fields): Typed<Fields>) -> Result<Response> {
    let typed = fields.clone();
    match caller.write(move |ctx| super::open(ctx, &typed)).await {
        Ok(slug) => Ok(redirect(&format!("/communities/{slug}"))),
        Err(Error::Invalid(mut problems)) => {
            let typed = fields.clone();
            caller.write(move |ctx| super::keep_launch(ctx, &typed)).await?;
            let step = match problems.iter().any(|problem| problem.field == "kind") {
                true => Step::Type,
                false => Step::Launch,
            };
            problems.retain(|problem| (problem.field == "kind") == (step == Step::Type));
            let query = SetupQuery { step: Some(step.name().to_owned()), ..SetupQuery::default() };
            unprocessable(&page(&caller, query, Some((step, fields)), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn page(
    caller: &Caller,
    query: SetupQuery,
    typed: Option<(Step, Fields)>,
    problems: Vec<Problem>,
) -> Result<SetupPage> {
    caller
        .read(move |ctx: &mut Ctx| {
            let mut draft = super::draft(ctx)?;
            let begun = !draft.fields.is_empty();
            if let Some((step, fields)) = &typed {
                draft.take(*step, fields);
                draft.take_type(fields);
            }
            if let Some(kind) = query.kind.as_deref().and_then(Type::parse) {
                draft.fields.insert("kind".to_owned(), kind.name().to_owned());
                draft.fields.insert("sheet".to_owned(), query.sheet.clone());
                draft.step = Step::Type;
            }
            let asked = query.step.as_deref().and_then(Step::parse);
            let mut step = asked.unwrap_or(draft.step);
            // Rules and launch depend on a type.
            if step.number() > Step::Type.number() && Type::parse(draft.field("kind")).is_none() {
                step = Step::Type;
            }
            let page = opening_page(ctx)?;
            let offers = offers(&page, step, &draft)?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(SetupPage { page, step, draft, offers, begun, problems })
        })
        .await
}

fn offers(page: &Page, step: Step, draft: &Draft) -> Result<Vec<Offer>> {
    let offer = |kind: Type, language| Ok(Offer { kind, blueprint: Blueprint::of(kind, language)? });
    let reader = page.locale.language;
    match step {
        Step::Needs => Ok(Vec::new()),
        Step::Type => Type::ALL.iter().map(|kind| offer(*kind, reader)).collect(),
        Step::Rules | Step::Launch => {
            let language = Language::from_code(draft.field("language")).unwrap_or(reader);
            Ok(vec![offer(draft.kind().unwrap_or(Type::Learning), language)?])
        }
    }
}

/// A step's name, in the reader's language.
fn step_name<'p>(page: &'p Page, step: &Step) -> &'p str {
    match step {
        Step::Needs => page.t("setup-step-needs"),
        Step::Type => page.t("setup-step-type"),
        Step::Rules => page.t("setup-step-rules"),
        Step::Launch => page.t("setup-step-launch"),
    }
}

/// What a step is about.
fn step_note<'p>(page: &'p Page, step: &Step) -> &'p str {
    match step {
        Step::Needs => page.t("setup-step-needs-note"),
        Step::Type => page.t("setup-step-type-note"),
        Step::Rules => page.t("setup-step-rules-note"),
        Step::Launch => page.t("setup-step-launch-note"),
    }
}

/// A need as one ticks it.
pub fn need_name<'p>(page: &'p Page, need: &Need) -> &'p str {
    match need {
        Need::Unstuck => page.t("need-unstuck"),
        Need::Company => page.t("need-company"),
        Need::Goal => page.t("need-goal"),
        Need::Stamina => page.t("need-stamina"),
        Need::Tricks => page.t("need-tricks"),
        Need::Renown => page.t("need-renown"),
        Need::Finds => page.t("need-finds"),
        Need::News => page.t("need-news"),
    }
}

/// The same within a sentence: "they come to …".
fn need_phrase<'p>(page: &'p Page, need: &Need) -> &'p str {
    match need {
        Need::Unstuck => page.t("need-unstuck-to"),
        Need::Company => page.t("need-company-to"),
        Need::Goal => page.t("need-goal-to"),
        Need::Stamina => page.t("need-stamina-to"),
        Need::Tricks => page.t("need-tricks-to"),
        Need::Renown => page.t("need-renown-to"),
        Need::Finds => page.t("need-finds-to"),
        Need::News => page.t("need-news-to"),
    }
}
