//! The page about a community's life.

use askama::Template;
use axum::response::Response;
use platform::clock::{Timestamp, WallClock};
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Deserialize;

use super::actions::{self, Life};
use super::asking::{Question, way_name};
use super::{Change, Way, policy};
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::communities::{State, Type};
use crate::features::decisions;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director says about an act on a community's life.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SteeringForm {
    #[serde(default)]
    reason: String,
    /// The last day, as `<input type="date">` gives it; may be empty.
    #[serde(default)]
    until: String,
}

/// A stage on the way.
struct Stage {
    state: State,
    /// When it begins, where that is known.
    begins: Option<Timestamp>,
}

#[derive(Template)]
#[template(path = "lifecycle/templates/lifecycle.html")]
struct LifePage {
    page: Page,
    path: String,
    state: State,
    kind: Type,
    stages: Vec<Stage>,
    ends: Option<Timestamp>,
    shut: Option<Timestamp>,
    read_only_at: Option<Timestamp>,
    changes: Vec<Change>,
    /// The decision about what comes next, where the reader knows of one.
    question: Option<Question>,
    /// Tells times as they are in the community's zone.
    there: Locale,
    directs: bool,
    /// Whether the reader may know how a community becomes another.
    belongs: bool,
    form: SteeringForm,
    problems: Problems,
}

impl LifePage {
    fn new(page: Page, life: Life, there: Locale, form: SteeringForm, problems: &[Problem]) -> Self {
        let Life { within, dates, changes, question } = life;
        let at = |days| dates.ends.as_ref().map(|ends: &WallClock| ends.plus_days(days).at());
        let starts = dates.starts.as_ref().map(WallClock::at);
        let (told, ends, shut) = (at(-policy::TOLD_DAYS), at(0), policy::shut(&dates));
        let community = within.community;
        let opened = starts.or(Some(community.opened_at));
        let mut stages = vec![Stage { state: State::Running, begins: opened }];
        if starts.is_some_and(|starts| starts > community.opened_at) {
            stages.insert(0, Stage { state: State::Gathering, begins: Some(community.opened_at) });
        }
        if community.state == State::Draft {
            stages.insert(0, Stage { state: State::Draft, begins: Some(community.opened_at) });
        }
        if ends.is_some() || community.state == State::Closing {
            // What is short closes as soon as it runs.
            let begins = told.map(|told| starts.map_or(told, |starts| told.max(starts)));
            stages.push(Stage { state: State::Closing, begins });
        }
        if ends.is_some() || community.state == State::Closed {
            stages.push(Stage { state: State::Closed, begins: community.read_only_at.or(shut) });
        }
        if community.state == State::Transformed {
            stages = vec![Stage { state: State::Transformed, begins: None }];
        }
        LifePage {
            path: format!("/communities/{}", community.slug),
            state: community.state,
            kind: community.kind,
            stages,
            ends,
            shut,
            read_only_at: community.read_only_at,
            changes,
            question,
            there,
            directs: within.standing.directs(),
            belongs: !within.standing.is_visitor(),
            form,
            problems: Problems::of(problems, &page.locale),
            page,
        }
    }

    fn now(&self, stage: &Stage) -> bool {
        stage.state == self.state
    }

    fn done(&self, stage: &Stage) -> bool {
        let place = |state| self.stages.iter().position(|stage| stage.state == state);
        place(stage.state) < place(self.state)
    }

    fn is(&self, state: State) -> bool {
        self.state == state
    }

    fn is_of_learning(&self) -> bool {
        self.kind == Type::Learning
    }

    /// When it starts by itself, where that lies ahead.
    fn starts_itself(&self) -> Option<Timestamp> {
        let running = self.stages.iter().find(|stage| stage.state == State::Running)?;
        running.begins.filter(|_| self.state == State::Gathering)
    }

    /// When it ends, and when it becomes read-only.
    fn end(&self) -> Option<(Timestamp, Timestamp)> {
        self.ends.zip(self.shut)
    }

    fn open(&self) -> bool {
        policy::follows_dates(self.state)
    }

    /// Whether the end is near or has been, when one wants to take along what is one's own.
    fn ending(&self) -> bool {
        matches!(self.state, State::Closing | State::Closed)
    }

    fn over(&self) -> bool {
        self.ends.is_some_and(|ends| ends <= self.page.now)
    }

    /// Whether the community may become one of practice.
    fn may_live_on(&self) -> bool {
        self.kind == Type::Learning && matches!(self.state, State::Running | State::Closing)
    }

    /// Until when everybody is asked.
    fn until(&self, question: &Question) -> String {
        self.page.with("decision-until", "ends", self.there.date_and_time(question.decision.ends_at))
    }

    /// The ways in the reader's language, with how many chose each; nothing while that is hidden.
    fn counted(&self, question: &Question) -> Vec<(&str, i64)> {
        let counts = question.counts.as_deref().unwrap_or_default();
        Way::ALL.iter().zip(counts).map(|(way, count)| (way_name(&self.page.locale, *way), *count)).collect()
    }

    /// Whether directors are led to making it a community of practice first of all.
    fn leads_to_practice(&self) -> bool {
        let leading = self.question.as_ref().and_then(|question| question.leading);
        leading == Some(Way::Practice)
    }
}

/// The page.
pub async fn show(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&page(&caller, community, SteeringForm::default(), Vec::new()).await?)
}

async fn page(caller: &Caller, slug: String, form: SteeringForm, problems: Vec<Problem>) -> Result<LifePage> {
    caller
        .read(move |ctx| {
            let life = actions::life(ctx, &slug)?;
            let title = ctx.locale.t("lifecycle-title").to_owned();
            let page = Page::within(ctx, &life.within, title, "lifecycle")?;
            let there = ctx.app.locale(ctx.locale.language, &life.within.community.zone);
            Ok(LifePage::new(page, life, there, form, &problems))
        })
        .await
}

/// Opens a draft to its people.
pub async fn launch(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| actions::launch(ctx, &slug)).await?;
    Ok(redirect(&format!("/communities/{community}")))
}

/// Closes.
pub async fn close(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<SteeringForm>,
) -> Result<Response> {
    steer(caller, community, form, |ctx, slug, form| actions::close(ctx, slug, &form.reason)).await
}

/// Reopens.
pub async fn reopen(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<SteeringForm>,
) -> Result<Response> {
    steer(caller, community, form, |ctx, slug, form| actions::reopen(ctx, slug, &form.reason, &form.until))
        .await
}

/// Gives more time.
pub async fn extend(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<SteeringForm>,
) -> Result<Response> {
    steer(caller, community, form, |ctx, slug, form| actions::extend(ctx, slug, &form.reason, &form.until))
        .await
}

async fn steer(
    caller: Caller,
    community: String,
    form: SteeringForm,
    act: impl Fn(&mut Ctx, &str, &SteeringForm) -> Result<()> + Send + 'static,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    match caller.write(move |ctx| act(ctx, &slug, &typed)).await {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/lifecycle"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, community, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// A state in the reader's language.
fn state_name<'p>(page: &'p Page, state: &State) -> &'p str {
    match state {
        State::Draft => page.t("state-draft"),
        State::Gathering => page.t("state-gathering"),
        State::Running => page.t("state-running"),
        State::Closing => page.t("state-closing"),
        State::Closed => page.t("state-closed"),
        State::Transformed => page.t("state-transformed"),
    }
}

/// What a state means, in a sentence.
fn state_meaning<'p>(page: &'p Page, state: &State) -> &'p str {
    match state {
        State::Draft => page.t("state-draft-meaning"),
        State::Gathering => page.t("state-gathering-meaning"),
        State::Running => page.t("state-running-meaning"),
        State::Closing => page.t("state-closing-meaning"),
        State::Closed => page.t("state-closed-meaning"),
        State::Transformed => page.t("state-transformed-meaning"),
    }
}

/// The icon in a state's arch.
pub fn state_icon(state: &State) -> &'static str {
    match state {
        State::Draft => "pencil",
        State::Gathering => "door-open",
        State::Running => "sprout",
        State::Closing => "sunrise",
        State::Closed => "book-open",
        State::Transformed => "wrench",
    }
}
