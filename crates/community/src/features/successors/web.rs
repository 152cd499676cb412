//! The successors of a community, one of them, and the acts on it.

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::actions::{self, SeenSuccessor};
use super::carrying::web::progress_text;
use super::carrying::{self, Along, Progress};
use super::model::{FOUNDERS, Founder, Successor, SuccessorId, TYPES};
use super::{dissolving, policy};
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::blueprints::{colour_of, type_icon, type_name, type_promise};
use crate::features::communities::{Community, State, Type};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// A successor, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProposalForm {
    name: String,
    goal: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "successors/templates/successors.html")]
struct ListPage {
    page: Page,
    path: String,
    community: Community,
    me: AccountId,
    proposed: Vec<(Successor, Vec<Founder>)>,
    founded: Vec<(Successor, Vec<Founder>)>,
    may_propose: bool,
    form: ProposalForm,
    problems: Problems,
}

impl ListPage {
    fn types(&self) -> [Type; 2] {
        TYPES
    }

    fn is_kind(&self, kind: &Type) -> bool {
        self.form.kind == kind.name()
    }

    fn stands(&self, founders: &[Founder]) -> bool {
        founders.iter().any(|founder| founder.id == self.me)
    }

    /// Whether the community comes to its end, or has.
    fn ends(&self) -> bool {
        matches!(self.community.state, State::Closing | State::Closed)
    }

    fn standing_text(&self, successor: &Successor) -> String {
        standing_text(&self.page, successor)
    }
}

/// How many stand for it, and how many it takes.
fn standing_text(page: &Page, successor: &Successor) -> String {
    match successor.missing() {
        0 => page.n("successor-stand", successor.founder_count),
        _ => page.with2("successor-stand-of", "count", successor.founder_count, "needed", FOUNDERS),
    }
}

/// The successors of a community, and the form that proposes one.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&list_page(&caller, community, ProposalForm::default(), Vec::new()).await?)
}

async fn list_page(
    caller: &Caller,
    slug: String,
    form: ProposalForm,
    problems: Vec<Problem>,
) -> Result<ListPage> {
    caller
        .read(move |ctx| {
            let seen = actions::community(ctx, &slug)?;
            let title = ctx.locale.t("successors-title").to_owned();
            let page = Page::within(ctx, &seen, title, "lifecycle")?;
            let all = actions::of_community(ctx, &seen)?;
            let (proposed, founded) = all.into_iter().partition(|(successor, _)| successor.is_open());
            let may_propose = policy::take_part(&seen.standing, seen.community.state).is_ok();
            Ok(ListPage {
                path: format!("/communities/{slug}"),
                me: ctx.account()?,
                community: seen.community,
                proposed,
                founded,
                may_propose,
                form,
                problems: Problems::of(&problems, &page.locale),
                page,
            })
        })
        .await
}

/// Proposes one.
pub async fn propose(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<ProposalForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    let proposed =
        caller.write(move |ctx| actions::propose(ctx, &slug, &typed.name, &typed.goal, &typed.kind)).await;
    match proposed {
        Ok(id) => Ok(redirect(&format!("/successors/{id}"))),
        Err(Error::Invalid(problems)) => unprocessable(&list_page(&caller, community, form, problems).await?),
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "successors/templates/successor.html")]
struct SuccessorPage {
    page: Page,
    /// The community's address around the page.
    path: String,
    successor: Successor,
    old: Community,
    new: Option<Community>,
    founders: Vec<Founder>,
    stands: bool,
    inside: bool,
    /// Whether the reader sees the old community's successors.
    may_look: bool,
    /// Whether the reader may stand for it.
    may_stand: bool,
    /// Whether the reader may come along.
    may_arrive: bool,
    /// What comes along.
    along: Along,
    /// Until when the reader can dissolve it, where they can.
    dissolves_until: Option<Timestamp>,
    /// Who wants it dissolved, where somebody does, and whether it is the reader.
    asked_by: Option<(String, bool)>,
}

impl SuccessorPage {
    fn standing_text(&self) -> String {
        standing_text(&self.page, &self.successor)
    }

    /// Whether topics are coming along just now.
    fn walks(&self, progress: &Progress) -> bool {
        progress.next_at.is_some_and(|at| at <= self.page.now)
    }

    /// Whether enough stand for it.
    fn is_ripe(&self) -> bool {
        self.successor.is_open() && self.successor.missing() == 0
    }
}

/// A successor; for who left both communities what is still theirs there, their word.
pub async fn show(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    match caller.read(move |ctx| successor_page(ctx, id)).await {
        Err(Error::NotFound) => html(&caller.read(move |ctx| carrying::web::word(ctx, id)).await?),
        page => html(&page?),
    }
}

fn successor_page(ctx: &mut Ctx, id: SuccessorId) -> Result<SuccessorPage> {
    let seen = actions::seen(ctx, id)?;
    let page = Page::within(ctx, seen.around(), seen.successor.name.clone(), "lifecycle")?;
    let state = seen.old.community.state;
    let may_stand = !seen.stands() && policy::stand(&seen.old.standing, state, &seen.successor).is_ok();
    let (inside, stands) = (seen.inside(), seen.stands());
    let may_arrive = !inside && policy::arrive(&seen.old.standing, &seen.successor).is_ok();
    let dissolves_until = dissolving::until(&seen, ctx.now);
    let account = ctx.account()?;
    let asked_by = dissolving::asked_by(&seen).map(|founder| (founder.name.clone(), founder.id == account));
    let along = carrying::along(ctx, &seen)?;
    let may_look = seen.sees_old();
    let path = format!("/communities/{}", seen.around().community.slug);
    let SeenSuccessor { successor, old, new, founders, .. } = seen;
    Ok(SuccessorPage {
        page,
        path,
        successor,
        old: old.community,
        new: new.map(|new| new.community),
        founders,
        stands,
        inside,
        may_look,
        may_stand,
        may_arrive,
        along,
        dissolves_until,
        asked_by,
    })
}

/// The caller stands for it.
pub async fn stand(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    back_after(&caller, id, move |ctx| actions::stand(ctx, id)).await
}

/// The caller stands for it no more.
pub async fn step_back(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    let left = caller
        .write(move |ctx| {
            actions::step_back(ctx, id)?;
            let seen = actions::seen(ctx, id)?;
            Ok((seen.successor.withdrawn_at.is_some(), seen.old.community.slug))
        })
        .await?;
    match left {
        (true, slug) => Ok(redirect(&format!("/communities/{slug}/successor"))),
        (false, _) => Ok(redirect(&format!("/successors/{id}"))),
    }
}

/// Founds it.
pub async fn found(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    back_after(&caller, id, move |ctx| actions::found(ctx, id)).await
}

async fn back_after(
    caller: &Caller,
    id: SuccessorId,
    act: impl Fn(&mut Ctx) -> Result<()> + Send + Sync + 'static,
) -> Result<Response> {
    caller.write(act).await?;
    Ok(redirect(&format!("/successors/{id}")))
}

/// The caller comes along, and goes in.
pub async fn arrive(caller: Caller, Path(id): Path<SuccessorId>) -> Result<Response> {
    let community = caller.write(move |ctx| actions::arrive(ctx, id)).await?;
    Ok(redirect(&community.entrance()))
}
