//! A check-in, and the forms that plan, move and cancel it.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::SeenBinding;
use super::super::model::{BindingId, CheckIn, CheckInId, PlanForm};
use super::super::store as bindings;
use super::SeenCheckIn;
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::accounts::profile::zones;
use crate::features::accounts::{AccountId, Person};
use crate::page::{Page, Problems, html, redirect, unprocessable};

#[derive(Template)]
#[template(path = "tutoring/templates/plan.html")]
struct PlanPage {
    page: Page,
    /// The address of tutoring in the community.
    path: String,
    /// Where the form goes, and where it was opened.
    action: String,
    back: String,
    /// Who meets besides the third.
    two: (String, String),
    /// The community's zone.
    zone: String,
    /// Among whom the third is chosen; nobody where the reader is the third.
    leaders: Vec<Person>,
    form: PlanForm,
    problems: Problems,
}

impl PlanPage {
    fn with(&self) -> String {
        self.page.with2("check-in-of-two", "tutor", self.two.0.as_str(), "learner", self.two.1.as_str())
    }

    fn zone_hint(&self) -> String {
        self.page.with("check-in-starts-hint", "zone", self.zone.as_str())
    }

    fn is_leader(&self, person: &Person) -> bool {
        self.form.leader == person.id.to_string()
    }
}

/// The form that plans a check-in.
pub async fn form(caller: Caller, Path(id): Path<BindingId>) -> Result<Response> {
    html(&plan_page(&caller, id, None, Vec::new()).await?)
}

async fn plan_page(
    caller: &Caller,
    id: BindingId,
    typed: Option<PlanForm>,
    problems: Vec<Problem>,
) -> Result<PlanPage> {
    caller
        .read(move |ctx| {
            let SeenBinding { binding, within, inside } = super::plannable(ctx, id)?;
            let title = ctx.locale.t("check-in-plan").to_owned();
            let page = Page::within(ctx, &within, title, "tutoring")?;
            let leaders =
                if inside { super::leaders(ctx, within.community.id, &binding)? } else { Vec::new() };
            let form = match typed {
                Some(form) => form,
                None => {
                    let proposed = super::proposed(ctx, &within, &binding)?;
                    let starts = proposed.map(|at| at.time()).unwrap_or_default();
                    let last = super::store::of_binding(ctx.tx, id, 1)?.pop();
                    let leader = last.map(|last| last.leader_id.to_string()).unwrap_or_default();
                    PlanForm { starts, leader, ..PlanForm::default() }
                }
            };
            let problems = Problems::of(&problems, &page.locale);
            Ok(PlanPage {
                page,
                path: format!("/communities/{}/tutoring", within.community.slug),
                action: format!("{}/check-ins", binding.path()),
                back: binding.path(),
                two: (binding.tutor_name, binding.learner_name),
                zone: zones::shown(&within.community.zone),
                leaders,
                form,
                problems,
            })
        })
        .await
}

/// Plans it.
pub async fn plan(
    caller: Caller,
    Path(id): Path<BindingId>,
    Typed(form): Typed<PlanForm>,
) -> Result<Response> {
    let typed = form.clone();
    match caller.write(move |ctx| super::plan(ctx, id, &typed)).await {
        Ok(id) => Ok(redirect(&format!("/check-ins/{id}"))),
        Err(Error::Invalid(problems)) => unprocessable(&plan_page(&caller, id, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

/// The form that moves a check-in.
pub async fn change_form(caller: Caller, Path(id): Path<CheckInId>) -> Result<Response> {
    html(&change_page(&caller, id, None, Vec::new()).await?)
}

async fn change_page(
    caller: &Caller,
    id: CheckInId,
    typed: Option<PlanForm>,
    problems: Vec<Problem>,
) -> Result<PlanPage> {
    caller
        .read(move |ctx| {
            let SeenCheckIn { check_in, within } = super::changeable(ctx, id)?;
            let binding = bindings::find(ctx.tx, check_in.binding_id)?;
            let title = ctx.locale.t("check-in-move").to_owned();
            let page = Page::within(ctx, &within, title, "tutoring")?;
            let leaders = super::leaders(ctx, within.community.id, &binding)?;
            let back = check_in.path();
            let form = typed.unwrap_or(PlanForm {
                starts: check_in.starts,
                meets: check_in.meets,
                leader: check_in.leader_id.to_string(),
            });
            let problems = Problems::of(&problems, &page.locale);
            Ok(PlanPage {
                page,
                path: format!("/communities/{}/tutoring", within.community.slug),
                action: back.clone(),
                back,
                two: (check_in.tutor_name, check_in.learner_name),
                zone: zones::shown(&within.community.zone),
                leaders,
                form,
                problems,
            })
        })
        .await
}

/// Moves it.
pub async fn change(
    caller: Caller,
    Path(id): Path<CheckInId>,
    Typed(form): Typed<PlanForm>,
) -> Result<Response> {
    let typed = form.clone();
    let write = move |ctx: &mut Ctx| {
        let slug = super::changeable(ctx, id)?.within.community.slug;
        super::change(ctx, id, &typed)?;
        match super::seen(ctx, id) {
            Ok(seen) => Ok(seen.check_in.path()),
            // Who handed it over knows of it no more.
            Err(Error::NotFound) => Ok(format!("/communities/{slug}/tutoring")),
            Err(error) => Err(error),
        }
    };
    match caller.write(write).await {
        Ok(back) => Ok(redirect(&back)),
        Err(Error::Invalid(problems)) => {
            unprocessable(&change_page(&caller, id, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Why a check-in is cancelled, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CancelForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "tutoring/templates/cancellation.html")]
struct CancelPage {
    page: Page,
    path: String,
    check_in: CheckIn,
    reason: String,
    problems: Problems,
}

/// Asks why.
pub async fn cancel_form(caller: Caller, Path(id): Path<CheckInId>) -> Result<Response> {
    html(&cancel_page(&caller, id, String::new(), Vec::new()).await?)
}

async fn cancel_page(
    caller: &Caller,
    id: CheckInId,
    reason: String,
    problems: Vec<Problem>,
) -> Result<CancelPage> {
    caller
        .read(move |ctx| {
            let SeenCheckIn { check_in, within } = super::changeable(ctx, id)?;
            let title = ctx.locale.t("check-in-cancel").to_owned();
            let page = Page::within(ctx, &within, title, "tutoring")?;
            let path = format!("/communities/{}/tutoring", within.community.slug);
            let problems = Problems::of(&problems, &page.locale);
            Ok(CancelPage { page, path, check_in, reason, problems })
        })
        .await
}

/// Cancels it.
pub async fn cancel(
    caller: Caller,
    Path(id): Path<CheckInId>,
    Typed(form): Typed<CancelForm>,
) -> Result<Response> {
    let reason = form.reason.clone();
    match caller.write(move |ctx| super::cancel(ctx, id, &reason)).await {
        Ok(()) => Ok(redirect(&format!("/check-ins/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&cancel_page(&caller, id, form.reason, problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// A note, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReportForm {
    note: String,
}

#[derive(Template)]
#[template(path = "tutoring/templates/check_in.html")]
struct CheckInPage {
    page: Page,
    path: String,
    me: AccountId,
    check_in: CheckIn,
    /// Whether its binding stands, so that there is a page of it.
    bound: bool,
    /// The three, with their portraits.
    people: Vec<Person>,
    /// When the next is proposed.
    proposed: String,
    /// Whether the reader writes here.
    writes: bool,
    note: String,
    problems: Problems,
}

impl CheckInPage {
    fn is_due(&self) -> bool {
        self.check_in.is_due(self.page.now)
    }

    fn mine(&self) -> bool {
        self.check_in.reported_by == Some(self.me)
    }

    fn when(&self) -> String {
        self.check_in.when(&self.page.locale)
    }

    fn zone(&self) -> String {
        zones::shown(&self.check_in.zone)
    }

    /// What one of the three is in it.
    fn part(&self, person: &Person) -> &str {
        match person.id {
            id if id == self.check_in.tutor_id => self.page.t("role-tutor"),
            id if id == self.check_in.learner_id => self.page.t("role-learner"),
            _ => self.page.t("check-in-third"),
        }
    }
}

/// A check-in, for its three.
pub async fn show(caller: Caller, Path(id): Path<CheckInId>) -> Result<Response> {
    html(&check_in_page(&caller, id, None, Vec::new()).await?)
}

async fn check_in_page(
    caller: &Caller,
    id: CheckInId,
    typed: Option<String>,
    problems: Vec<Problem>,
) -> Result<CheckInPage> {
    caller
        .read(move |ctx| {
            let SeenCheckIn { check_in, within } = super::seen(ctx, id)?;
            let title = ctx.locale.with("check-in-on", "when", check_in.when(&ctx.locale));
            let page = Page::within(ctx, &within, title, "tutoring")?;
            let binding = bindings::find(ctx.tx, check_in.binding_id)?;
            let proposed = super::proposed(ctx, &within, &binding)?;
            let problems = Problems::of(&problems, &page.locale);
            Ok(CheckInPage {
                path: format!("/communities/{}/tutoring", within.community.slug),
                me: ctx.account()?,
                bound: binding.ended_at.is_none(),
                people: people(ctx, &check_in)?,
                proposed: proposed.map(|at| page.date(at.at())).unwrap_or_default(),
                writes: within.standing.writes().is_ok(),
                note: typed.unwrap_or_else(|| check_in.note.clone()),
                check_in,
                page,
                problems,
            })
        })
        .await
}

fn people(ctx: &mut Ctx, check_in: &CheckIn) -> Result<Vec<Person>> {
    let find = |(id, _)| crate::features::accounts::store::person(ctx.tx, id);
    check_in.three().into_iter().map(find).collect()
}

/// Reports it as done.
pub async fn report(
    caller: Caller,
    Path(id): Path<CheckInId>,
    Typed(form): Typed<ReportForm>,
) -> Result<Response> {
    let note = form.note.clone();
    match caller.write(move |ctx| super::report(ctx, id, &note)).await {
        Ok(()) => Ok(redirect(&format!("/check-ins/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&check_in_page(&caller, id, Some(form.note), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Takes that back.
pub async fn take_back(caller: Caller, Path(id): Path<CheckInId>) -> Result<Response> {
    caller.write(move |ctx| super::take_back(ctx, id)).await?;
    Ok(redirect(&format!("/check-ins/{id}")))
}
