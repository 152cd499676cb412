//! The guide: nine actions in three steps.

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use platform::Result;
use platform::clock::Timestamp;

use super::model::{Action, Shown, State, Step};
use super::{actions, policy};
use crate::caller::{Caller, Path};
use crate::page::{Page, html};

#[derive(Template)]
#[template(path = "guide/templates/guide.html")]
struct GuidePage {
    page: Page,
    path: String,
    actions: Vec<Shown>,
    /// Whether the reader takes the steps.
    leads: bool,
}

impl GuidePage {
    fn of_step(&self, step: &Step) -> impl Iterator<Item = &Shown> {
        let step = *step;
        self.actions.iter().filter(move |shown| shown.action.step() == step)
    }

    fn count(&self, state: State) -> i64 {
        self.actions.iter().filter(|shown| shown.verdict.state == state).count() as i64
    }

    /// How the building stands, in a sentence.
    fn conclusion(&self) -> String {
        let needed = self.actions.len() as i64 - self.count(State::NotNeeded);
        self.page.with2("guide-conclusion", "met", self.count(State::Met), "needed", needed)
    }

    /// What one would do next, in a sentence.
    fn after(&self) -> String {
        let goes_on = |shown: &&Shown| is_open(&shown.verdict.state) && shown.verdict.next.is_some();
        let open = self.actions.iter().find(goes_on);
        match open {
            Some(shown) => {
                let name = action_name(&self.page, &shown.action);
                self.page.with("guide-next-is", "action", name)
            }
            None => self.page.t("guide-nothing-next").to_owned(),
        }
    }
}

/// The guide.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &slug)?;
            let title = ctx.locale.t("guide-title").to_owned();
            let page = Page::within(ctx, &seen, title, "guide")?;
            let (_, actions) = actions::guide(ctx, &seen)?;
            let leads = policy::lead(&seen.standing).is_ok();
            Ok(GuidePage { page, path: format!("/communities/{slug}"), actions, leads })
        })
        .await?;
    html(&template)
}

/// An action's name, in the reader's language.
pub fn action_name<'p>(page: &'p Page, action: &Action) -> &'p str {
    match action {
        Action::Needs => page.t("action-needs"),
        Action::Type => page.t("action-type"),
        Action::Limits => page.t("action-limits"),
        Action::Schedules => page.t("action-schedules"),
        Action::Themes => page.t("action-themes"),
        Action::Places => page.t("action-places"),
        Action::Surprises => page.t("action-surprises"),
        Action::Outside => page.t("action-outside"),
        Action::Belonging => page.t("action-belonging"),
    }
}

/// What an action is good for, in a sentence.
pub fn action_purpose<'p>(page: &'p Page, action: &Action) -> &'p str {
    match action {
        Action::Needs => page.t("action-needs-for"),
        Action::Type => page.t("action-type-for"),
        Action::Limits => page.t("action-limits-for"),
        Action::Schedules => page.t("action-schedules-for"),
        Action::Themes => page.t("action-themes-for"),
        Action::Places => page.t("action-places-for"),
        Action::Surprises => page.t("action-surprises-for"),
        Action::Outside => page.t("action-outside-for"),
        Action::Belonging => page.t("action-belonging-for"),
    }
}

/// The icon in an action's arch.
pub fn action_icon(action: &Action) -> &'static str {
    match action {
        Action::Needs => "message-circle-question-mark",
        Action::Type => "compass",
        Action::Limits => "clock",
        Action::Schedules => "calendar-days",
        Action::Themes => "hash",
        Action::Places => "door-open",
        Action::Surprises => "sparkles",
        Action::Outside => "megaphone",
        Action::Belonging => "heart",
    }
}

/// A step's name, in the reader's language.
pub fn step_name<'p>(page: &'p Page, step: &Step) -> &'p str {
    match step {
        Step::Define => page.t("step-define"),
        Step::Frame => page.t("step-frame"),
        Step::Animate => page.t("step-animate"),
    }
}

/// What a step is about.
pub fn step_note<'p>(page: &'p Page, step: &Step) -> &'p str {
    match step {
        Step::Define => page.t("step-define-note"),
        Step::Frame => page.t("step-frame-note"),
        Step::Animate => page.t("step-animate-note"),
    }
}

/// A state's name, in the reader's language.
pub fn state_name<'p>(page: &'p Page, state: &State) -> &'p str {
    match state {
        State::Open => page.t("state-to-do"),
        State::UnderWay => page.t("state-under-way"),
        State::Met => page.t("state-met"),
        State::Waived => page.t("state-waived"),
        State::NotNeeded => page.t("state-not-needed"),
    }
}

/// Whether something is left to do.
pub fn is_open(state: &State) -> bool {
    matches!(state, State::Open | State::UnderWay)
}

/// The chip that a state is shown by.
pub fn state_chip(state: &State) -> &'static str {
    match state {
        State::Open => "chip-ask",
        State::UnderWay => "chip-see",
        State::Met => "chip-ok",
        State::Waived | State::NotNeeded => "chip-outline",
    }
}

/// The colour of an action's arch in this state.
pub fn state_arch(state: &State) -> &'static str {
    match state {
        State::Open => "is-ask",
        State::UnderWay => "is-see",
        State::Met => "is-ok",
        State::Waived | State::NotNeeded => "",
    }
}

/// The icon beside a state's name.
pub fn state_icon(state: &State) -> &'static str {
    match state {
        State::Open => "circle-dashed",
        State::UnderWay => "circle-dot",
        State::Met => "circle-check",
        State::Waived => "clock",
        State::NotNeeded => "minus",
    }
}

/// A day without an hour, for reading.
pub fn day(page: &Page, day: Date) -> String {
    let noon = page.locale.zone.to_timestamp(day.at(12, 0, 0, 0));
    noon.map_or_else(|_| day.to_string(), |noon| page.date(Timestamp::from(noon)))
}
