//! The groups of a community, one group, and the acts on both.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::error::Problem;
use platform::i18n::Locale;
use serde::Deserialize;

use super::actions::{self, SeenGroup};
use super::model::{FoundingForm, Group, GroupId, SIZES};
use super::policy;
use super::store::Fellow;
use crate::caller::{Caller, Path, Typed};
use crate::ctx::Ctx;
use crate::features::discussions::problems;
use crate::features::places::Place;
use crate::page::{Page, Problems, html, redirect, unprocessable};

#[derive(Template)]
#[template(path = "groups/templates/groups.html")]
struct GroupsPage {
    page: Page,
    path: String,
    open: Vec<Group>,
    closed: Vec<Group>,
    mine: Vec<GroupId>,
    may_found: bool,
    /// Tells days as they are in the community.
    there: Locale,
}

impl GroupsPage {
    fn is_mine(&self, group: &Group) -> bool {
        self.mine.contains(&group.id)
    }

    /// The state of a group in a few words: who is missing, or until when it works.
    fn detail(&self, group: &Group) -> String {
        detail(&self.page, &self.there, group)
    }
}

fn detail(page: &Page, there: &Locale, group: &Group) -> String {
    let people = page.with2("group-people", "count", group.member_count, "size", group.size);
    match (group.closed_at, group.missing()) {
        (Some(at), _) => page.with("group-closed-on", "day", page.date(at)),
        (None, 0) => format!("{people} · {}", page.with("group-until", "day", last_day(there, group))),
        (None, missing) => format!("{people} · {}", page.n("group-missing", missing)),
    }
}

/// The last day in words: it ends with the next one's midnight.
fn last_day(there: &Locale, group: &Group) -> String {
    there.date(group.ends_at.plus_seconds(-1))
}

/// The groups of a community.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::community(ctx, &community)?;
            let title = ctx.locale.t("groups-title").to_owned();
            let page = Page::within(ctx, &seen, title, "groups")?;
            let (open, closed) = actions::groups(ctx, &seen)?;
            let mine = actions::mine(ctx, &seen)?;
            let may_found = policy::take_part(&seen.standing).is_ok();
            let path = format!("/communities/{community}/groups");
            let there = ctx.app.locale(ctx.locale.language, &seen.community.zone);
            Ok(GroupsPage { page, path, open, closed, mine, may_found, there })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "groups/templates/founding.html")]
struct FoundingPage {
    page: Page,
    path: String,
    places: Vec<Place>,
    form: FoundingForm,
    problems: Problems,
}

/// The form that founds a group.
pub async fn form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&founding_page(&caller, community, None, Vec::new()).await?)
}

async fn founding_page(
    caller: &Caller,
    community: String,
    typed: Option<FoundingForm>,
    problems: Vec<Problem>,
) -> Result<FoundingPage> {
    caller
        .read(move |ctx| {
            let seen = actions::community(ctx, &community)?;
            let places = actions::homes(ctx, &seen)?;
            let title = ctx.locale.t("group-found").to_owned();
            let page = Page::within(ctx, &seen, title, "groups")?;
            let form = typed.unwrap_or_else(|| {
                let here = actions::own_locale(ctx, &seen.community);
                let in_six_weeks = here.day(ctx.now.plus_seconds(42 * 86_400));
                let size = SIZES.end().to_string();
                FoundingForm { size, ends_on: in_six_weeks, ..FoundingForm::default() }
            });
            let problems = Problems::of(&problems, &page.locale);
            Ok(FoundingPage {
                page,
                path: format!("/communities/{community}/groups"),
                places,
                form,
                problems,
            })
        })
        .await
}

/// Founds a group.
pub async fn found(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<FoundingForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    match caller.write(move |ctx| actions::found_as_typed(ctx, &slug, &typed)).await {
        Ok(id) => Ok(redirect(&format!("/groups/{id}"))),
        Err(error) => unprocessable(&founding_page(&caller, community, Some(form), problems(error)?).await?),
    }
}

#[derive(Template)]
#[template(path = "groups/templates/group.html")]
struct GroupPage {
    page: Page,
    group: Group,
    place: Place,
    fellows: Vec<Fellow>,
    inside: bool,
    /// Whether the reader may come in.
    invites: bool,
    /// Whether the reader may go on with it or close it.
    keeps: bool,
    /// Tells days as they are in the community.
    there: Locale,
}

impl GroupPage {
    fn path(&self) -> String {
        self.page.here.as_ref().map(|here| here.path()).unwrap_or_default()
    }

    fn detail(&self) -> String {
        detail(&self.page, &self.there, &self.group)
    }

    /// Why it is asked whether it goes on, where it is.
    fn question(&self) -> Option<String> {
        self.group.asked_at?;
        Some(match self.group.ends_at <= self.page.now {
            true => self.page.with("group-over", "day", last_day(&self.there, &self.group)),
            false => self.page.t("group-quiet").to_owned(),
        })
    }
}

/// A group and who is in it.
pub async fn show(caller: Caller, Path(id): Path<GroupId>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            let fellows = actions::fellows(ctx, &seen)?;
            let SeenGroup { group, within, place, inside } = seen;
            let page = Page::within(ctx, &within, group.name.clone(), "groups")?;
            let invites = !inside && policy::arrive(&within.standing, &group).is_ok();
            let keeps = policy::keeps(&within.standing, inside, &group);
            let there = ctx.app.locale(ctx.locale.language, &within.community.zone);
            Ok(GroupPage { page, group, place, fellows, inside, invites, keeps, there })
        })
        .await?;
    html(&template)
}

/// The caller comes in.
pub async fn arrive(caller: Caller, Path(id): Path<GroupId>) -> Result<Response> {
    back_after(&caller, id, move |ctx| actions::arrive(ctx, id)).await
}

/// The caller goes.
pub async fn depart(caller: Caller, Path(id): Path<GroupId>) -> Result<Response> {
    back_after(&caller, id, move |ctx| actions::depart(ctx, id)).await
}

async fn back_after(
    caller: &Caller,
    id: GroupId,
    act: impl Fn(&mut Ctx) -> Result<()> + Send + Sync + 'static,
) -> Result<Response> {
    caller.write(act).await?;
    Ok(redirect(&format!("/groups/{id}")))
}

/// Until when a group goes on, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContinuationForm {
    ends_on: String,
}

/// What came of a group, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClosureForm {
    text: String,
}

#[derive(Template)]
#[template(path = "groups/templates/ending.html")]
struct EndingPage {
    page: Page,
    group: Group,
    /// The day typed, where the group goes on; else it is closed.
    ends_on: Option<String>,
    text: String,
    problems: Problems,
}

async fn ending_page(
    caller: &Caller,
    id: GroupId,
    closes: bool,
    typed: Option<String>,
    problems: Vec<Problem>,
) -> Result<EndingPage> {
    caller
        .read(move |ctx| {
            let SeenGroup { group, within, .. } = actions::kept(ctx, id)?;
            let title =
                if closes { ctx.locale.t("group-close") } else { ctx.locale.t("group-go-on") }.to_owned();
            let page = Page::within(ctx, &within, title, "groups")?;
            let problems = Problems::of(&problems, &page.locale);
            let (ends_on, text) = match closes {
                true => (None, typed.unwrap_or_default()),
                false => (Some(typed.unwrap_or_else(|| group.ends_on.clone())), String::new()),
            };
            Ok(EndingPage { page, group, ends_on, text, problems })
        })
        .await
}

/// Asks until when the group goes on.
pub async fn continuation_form(caller: Caller, Path(id): Path<GroupId>) -> Result<Response> {
    html(&ending_page(&caller, id, false, None, Vec::new()).await?)
}

/// The group goes on.
pub async fn go_on(
    caller: Caller,
    Path(id): Path<GroupId>,
    Typed(form): Typed<ContinuationForm>,
) -> Result<Response> {
    let typed = form.ends_on.clone();
    match caller.write(move |ctx| actions::go_on(ctx, id, &typed)).await {
        Ok(()) => Ok(redirect(&format!("/groups/{id}"))),
        Err(error) => {
            unprocessable(&ending_page(&caller, id, false, Some(form.ends_on), problems(error)?).await?)
        }
    }
}

/// Asks what came of the group.
pub async fn closure_form(caller: Caller, Path(id): Path<GroupId>) -> Result<Response> {
    html(&ending_page(&caller, id, true, None, Vec::new()).await?)
}

/// Closes the group.
pub async fn close(
    caller: Caller,
    Path(id): Path<GroupId>,
    Typed(form): Typed<ClosureForm>,
) -> Result<Response> {
    let typed = form.text.clone();
    match caller.write(move |ctx| actions::close(ctx, id, &typed)).await {
        Ok(()) => Ok(redirect(&format!("/groups/{id}"))),
        Err(error) => {
            unprocessable(&ending_page(&caller, id, true, Some(form.text), problems(error)?).await?)
        }
    }
}
