//! The goal's page and its forms.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Language;
use platform::{Error, Result};
use serde::Deserialize;

use super::actions::{self, Goal};
use super::model::{FIELDS, GoalChange, GoalText, Update, told};
use super::policy;
use crate::caller::{Caller, Path, Typed};
use crate::features::communities::goal::{Amount, MOST_RESULTS, Panel, panel};
use crate::features::decisions::proposal::usual_deadline;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director types about the goal: a sentence, up to three results, and where everybody is asked why and until when.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GoalForm {
    goal: String,
    reason: String,
    ends_on: String,
    what1: String,
    measure1: String,
    baseline1: String,
    target1: String,
    due1: String,
    what2: String,
    measure2: String,
    baseline2: String,
    target2: String,
    due2: String,
    what3: String,
    measure3: String,
    baseline3: String,
    target3: String,
    due3: String,
}

impl GoalForm {
    fn results(&self) -> [[&str; 5]; MOST_RESULTS] {
        [
            [&self.what1, &self.measure1, &self.baseline1, &self.target1, &self.due1],
            [&self.what2, &self.measure2, &self.baseline2, &self.target2, &self.due2],
            [&self.what3, &self.measure3, &self.baseline3, &self.target3, &self.due3],
        ]
    }

    fn places(&mut self) -> [[&mut String; 5]; MOST_RESULTS] {
        [
            [&mut self.what1, &mut self.measure1, &mut self.baseline1, &mut self.target1, &mut self.due1],
            [&mut self.what2, &mut self.measure2, &mut self.baseline2, &mut self.target2, &mut self.due2],
            [&mut self.what3, &mut self.measure3, &mut self.baseline3, &mut self.target3, &mut self.due3],
        ]
    }

    /// The form as it first stands: what is proposed, else what is agreed.
    fn of(panel: &Panel, proposed: Option<&GoalChange>, language: Language) -> Self {
        let mut form = GoalForm { goal: panel.goal.clone(), ..GoalForm::default() };
        if let Some(change) = proposed {
            form.goal.clone_from(&change.goal);
            form.reason.clone_from(&change.reason);
            for (fields, agreed) in form.places().into_iter().zip(&change.results.list) {
                fill(
                    fields,
                    [&agreed.what, &agreed.measure, &agreed.due.to_string()],
                    agreed.baseline,
                    agreed.target,
                    language,
                );
            }
            return form;
        }
        for (fields, result) in form.places().into_iter().zip(&panel.results) {
            fill(
                fields,
                [&result.what, &result.measure, &result.due],
                result.baseline,
                result.target,
                language,
            );
        }
        form
    }

    fn checked(&self) -> Result<GoalText> {
        GoalText::parse(&self.goal, &self.reason, self.results())
    }
}

fn fill(fields: [&mut String; 5], words: [&str; 3], baseline: Amount, target: Amount, language: Language) {
    let texts = [
        words[0].to_owned(),
        words[1].to_owned(),
        baseline.typed(language),
        target.typed(language),
        words[2].to_owned(),
    ];
    for (field, text) in fields.into_iter().zip(texts) {
        *field = text;
    }
}

/// A word on how far a result has come, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProgressForm {
    result: String,
    value: String,
    note: String,
}

#[derive(Template)]
#[template(path = "goals/templates/goal.html")]
struct GoalPage {
    page: Page,
    path: String,
    panel: Panel,
    proposed: Option<GoalChange>,
    updates: Vec<Update>,
    changes: Vec<GoalChange>,
    directs: bool,
    leads: bool,
    form: ProgressForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "goals/templates/goal_form.html")]
struct FormPage {
    page: Page,
    path: String,
    /// Whether everybody is asked.
    asks: bool,
    /// Whether what is typed goes into a decision under way.
    again: bool,
    form: GoalForm,
    problems: Problems,
}

impl FormPage {
    /// Each result's fields: their names, and what was typed.
    fn fields(&self) -> impl Iterator<Item = (&'static [&'static str; 5], [&str; 5])> {
        FIELDS.iter().zip(self.form.results())
    }
}

/// The goal, how far it has come, and how it was changed.
pub async fn show(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&goal_page(&caller, community, ProgressForm::default(), Vec::new()).await?)
}

async fn goal_page(
    caller: &Caller,
    slug: String,
    form: ProgressForm,
    problems: Vec<Problem>,
) -> Result<GoalPage> {
    caller
        .read(move |ctx| {
            let Goal { within, panel, proposed, updates, changes } = actions::goal(ctx, &slug)?;
            if !problems.is_empty() {
                // Who may not tell is told so, and not that a number is missing.
                policy::tell(&within.standing)?;
            }
            let title = ctx.locale.t("goal-title").to_owned();
            let page = Page::within(ctx, &within, title, "goal")?;
            let problems = Problems::of(&problems, &page.locale);
            let (directs, leads) = (
                policy::change(&within.standing).is_ok() && !page.is_closed(),
                policy::tell(&within.standing).is_ok(),
            );
            let path = format!("/communities/{slug}");
            Ok(GoalPage { page, path, panel, proposed, updates, changes, directs, leads, form, problems })
        })
        .await
}

/// The form that writes the goal, or asks everybody for another.
pub async fn form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&form_page(&caller, community, None, Vec::new()).await?)
}

async fn form_page(
    caller: &Caller,
    slug: String,
    typed: Option<GoalForm>,
    problems: Vec<Problem>,
) -> Result<FormPage> {
    caller
        .read(move |ctx| {
            let seen = actions::changeable(ctx, &slug)?;
            let (community, state) = (&seen.community, seen.community.state);
            let (panel, proposed) = (panel(ctx, community)?, actions::proposed(ctx, community)?);
            let title = ctx.locale.t("goal-change").to_owned();
            let page = Page::within(ctx, &seen, title, "goal")?;
            let mut form =
                typed.unwrap_or_else(|| GoalForm::of(&panel, proposed.as_ref(), page.locale.language));
            let same = form.goal.trim() == panel.goal;
            let asks = policy::takes_decision(state, same, !panel.results.is_empty());
            if form.ends_on.is_empty() {
                form.ends_on = usual_deadline(&community.zone, ctx.now);
            }
            let (path, problems) = (format!("/communities/{slug}"), Problems::of(&problems, &page.locale));
            Ok(FormPage { page, path, asks, again: proposed.is_some(), form, problems })
        })
        .await
}

/// Writes the goal, or asks everybody; leads to the decision then.
pub async fn save(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<GoalForm>,
) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(text) => {
            let (slug, ends_on) = (community.clone(), form.ends_on.clone());
            caller.write(move |ctx| actions::change(ctx, &slug, &text, &ends_on)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(Some(decision)) => Ok(redirect(&format!("/decisions/{decision}"))),
        Ok(None) => Ok(redirect(&format!("/communities/{community}/goal"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&form_page(&caller, community, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Says how far a result has come.
pub async fn progress(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<ProgressForm>,
) -> Result<Response> {
    let outcome = match told(&form.result, &form.value) {
        Ok((result, value)) => {
            let (slug, note) = (community.clone(), form.note.clone());
            caller.write(move |ctx| actions::progress(ctx, &slug, result, value, &note)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => Ok(redirect(&format!("/communities/{community}/goal"))),
        Err(Error::Invalid(problems)) => unprocessable(&goal_page(&caller, community, form, problems).await?),
        Err(error) => Err(error),
    }
}
