//! One's own page of tutoring, the bindings of a community, and one binding.

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::actions::{self, SeenBinding};
use super::model::{Binding, BindingId, CheckIn};
use super::{check_ins, policy, store};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::accounts::{AccountId, Person};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// Bindings on a page.
const PAGE: usize = 50;
/// Due bindings above the list.
const DUE: i64 = 20;
/// Check-ins of each kind on a page.
const CHECK_INS: i64 = 20;

#[derive(Template)]
#[template(path = "tutoring/templates/tutoring.html")]
struct TutoringPage {
    page: Page,
    path: String,
    me: AccountId,
    /// Whom the reader follows.
    learners: Vec<Binding>,
    /// Who follows the reader.
    tutors: Vec<Binding>,
    /// What is planned or due.
    open: Vec<CheckIn>,
    /// What was done lately.
    done: Vec<CheckIn>,
    /// Whether the reader sees all bindings.
    leads: bool,
}

impl TutoringPage {
    fn is_empty(&self) -> bool {
        self.learners.is_empty() && self.tutors.is_empty() && self.open.is_empty() && self.done.is_empty()
    }
}

/// Whom the reader follows, who follows them, and their check-ins.
pub async fn mine(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::community(ctx, &community)?;
            let title = ctx.locale.t("tutoring-title").to_owned();
            let page = Page::within(ctx, &seen, title, "tutoring")?;
            let (open, done) = check_ins::mine(ctx, &seen, CHECK_INS)?;
            Ok(TutoringPage {
                page,
                path: format!("/communities/{community}/tutoring"),
                me: ctx.account()?,
                learners: actions::learners(ctx, &seen)?,
                tutors: actions::tutors(ctx, &seen)?,
                open,
                done,
                leads: seen.standing.leads(),
            })
        })
        .await?;
    html(&template)
}

/// From where the list goes on.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListQuery {
    before: Option<i64>,
    id: Option<BindingId>,
}

/// Who is to be bound, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BindForm {
    tutor: String,
    learner: String,
}

/// The rhythm, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RhythmForm {
    weeks: String,
}

#[derive(Template)]
#[template(path = "tutoring/templates/bindings.html")]
struct BindingsPage {
    page: Page,
    path: String,
    due: Vec<Binding>,
    bindings: Vec<Binding>,
    older: Option<String>,
    binds: bool,
    tutors: Vec<Person>,
    /// Learners among whom a director chooses, where what they typed fits several.
    meant: Vec<Person>,
    form: BindForm,
    weeks: String,
    problems: Problems,
}

impl BindingsPage {
    /// What who leads sees of a binding's check-ins, in a few words.
    fn standing(&self, binding: &Binding) -> String {
        standing(&self.page, binding)
    }
}

/// Since when a check-in is due, else whether one is planned, and when the last was.
fn standing(page: &Page, binding: &Binding) -> String {
    let next = match (binding.due_since(page.now), binding.next_at) {
        (Some(since), _) => page.with("tutoring-due-since", "day", page.date(since)),
        (None, Some(_)) => page.t("tutoring-planned").to_owned(),
        (None, None) => page.t("tutoring-none-planned").to_owned(),
    };
    match binding.last_at {
        Some(last) => format!("{next} · {}", page.with("tutoring-last", "day", page.date(last))),
        None => next,
    }
}

/// The bindings, the newest first, with what is due above them; directors bind.
pub async fn list(
    caller: Caller,
    Path(community): Path<String>,
    Query(query): Query<ListQuery>,
) -> Result<Response> {
    let before = query.before.map(Timestamp).zip(query.id).unwrap_or(actions::FIRST);
    html(&list_page(&caller, community, before, BindForm::default(), None, Vec::new()).await?)
}

async fn list_page(
    caller: &Caller,
    community: String,
    before: (Timestamp, BindingId),
    form: BindForm,
    weeks: Option<String>,
    problems: Vec<Problem>,
) -> Result<BindingsPage> {
    caller
        .read(move |ctx| {
            let seen = actions::overseen(ctx, &community)?;
            let title = ctx.locale.t("tutoring-bindings").to_owned();
            let page = Page::within(ctx, &seen, title, "tutoring")?;
            let id = seen.community.id;
            let (bindings, next) = actions::bindings(ctx, &seen, before, PAGE)?;
            let older = next.map(|(at, id)| format!("?before={}&id={id}", at.0));
            let binds = policy::bind(&seen.standing).is_ok();
            let tutors = if binds { actions::all_tutors(ctx, id)? } else { Vec::new() };
            let meant = match problems.iter().any(|problem| problem.field == "learner") {
                true => actions::meant(ctx, &seen, &form.learner)?,
                false => Vec::new(),
            };
            let weeks = match weeks {
                Some(weeks) => weeks,
                None => actions::rhythm(ctx, id)?.to_string(),
            };
            let due = store::due(ctx.tx, id, ctx.now, DUE)?;
            let (path, problems) =
                (format!("/communities/{community}/tutoring"), Problems::of(&problems, &page.locale));
            Ok(BindingsPage { page, path, due, bindings, older, binds, tutors, meant, form, weeks, problems })
        })
        .await
}

/// Binds a tutor to a learner.
pub async fn bind(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<BindForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    let bound = caller.write(move |ctx| actions::bind(ctx, &slug, &typed.tutor, &typed.learner)).await;
    match bound {
        Ok(_) => Ok(redirect(&format!("/communities/{community}/tutoring/bindings"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&list_page(&caller, community, actions::FIRST, form, None, problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Sets after how many weeks the next check-in is proposed.
pub async fn set_rhythm(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<RhythmForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.weeks.clone());
    match caller.write(move |ctx| actions::set_rhythm(ctx, &slug, &typed)).await {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/tutoring/bindings"))),
        Err(Error::Invalid(problems)) => {
            let (empty, weeks) = (BindForm::default(), Some(form.weeks));
            unprocessable(&list_page(&caller, community, actions::FIRST, empty, weeks, problems).await?)
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "tutoring/templates/binding.html")]
struct BindingPage {
    page: Page,
    path: String,
    me: AccountId,
    binding: Binding,
    /// Whether the reader is one of the two; else they lead.
    inside: bool,
    check_ins: Vec<CheckIn>,
    /// Whether the reader plans a check-in.
    plans: bool,
    binds: bool,
    /// When the next is proposed.
    proposed: String,
}

impl BindingPage {
    fn standing(&self) -> String {
        standing(&self.page, &self.binding)
    }
}

/// A binding, with the check-ins that the reader knows of.
pub async fn one(caller: Caller, Path(id): Path<BindingId>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            let title = ctx.locale.with2(
                "tutoring-follows",
                "tutor",
                seen.binding.tutor_name.as_str(),
                "learner",
                seen.binding.learner_name.as_str(),
            );
            let page = Page::within(ctx, &seen.within, title, "tutoring")?;
            let me = ctx.account()?;
            let proposed = check_ins::proposed(ctx, &seen.within, &seen.binding)?;
            Ok(BindingPage {
                path: format!("/communities/{}/tutoring", seen.within.community.slug),
                me,
                check_ins: check_ins::of_binding(ctx, &seen, CHECK_INS)?,
                plans: policy::plan(&seen.within.standing, me, &seen.binding).is_ok(),
                binds: policy::bind(&seen.within.standing).is_ok(),
                proposed: proposed.map(|at| page.date(at.at())).unwrap_or_default(),
                inside: seen.inside,
                binding: seen.binding,
                page,
            })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "tutoring/templates/ending.html")]
struct EndingPage {
    page: Page,
    path: String,
    binding: Binding,
}

/// Asks whether a binding is to end, and says what follows.
pub async fn ending(caller: Caller, Path(id): Path<BindingId>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let SeenBinding { binding, within, .. } = actions::endable(ctx, id)?;
            let title = ctx.locale.t("tutoring-unbind").to_owned();
            let page = Page::within(ctx, &within, title, "tutoring")?;
            let path = format!("/communities/{}/tutoring", within.community.slug);
            Ok(EndingPage { page, path, binding })
        })
        .await?;
    html(&template)
}

/// Ends it.
pub async fn end(caller: Caller, Path(id): Path<BindingId>) -> Result<Response> {
    let slug = caller.write(move |ctx| actions::end(ctx, id)).await?;
    Ok(redirect(&format!("/communities/{slug}/tutoring/bindings")))
}

/// The two whom somebody meets in a check-in.
pub fn with_whom(page: &Page, me: &AccountId, check_in: &CheckIn) -> String {
    let [one, other] = check_in.others_of(Some(*me));
    page.with2("check-in-with", "one", one, "other", other)
}
