//! A place's topics, and the form that opens one.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::error::Problem;
use serde::Deserialize;

use super::super::model::{Prose, Title, TopicId, TopicLine};
use super::super::moving::{self, Signpost};
use super::super::{actions, policy, reading};
use super::{Older, TopicForm, both, problems, topic_path};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::charter::rules::{self, Rule, Strength};
use crate::features::communities::{self, Access, OrganisationId, Theme};
use crate::features::places::premises::Premises;
use crate::features::places::{self, Place};
use crate::page::{Door, Page, Problems, html, redirect, unprocessable};

/// Topics on a page.
const TOPICS: usize = 30;

/// From where a list goes on: the last topic's activity and id.
#[derive(Deserialize)]
pub struct PlaceQuery {
    before: Option<i64>,
    id: Option<TopicId>,
    /// `waiting` or `answered`; absent, everything.
    show: Option<Shown>,
}

/// Which topics of a place in which people ask.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Shown {
    /// Without an answer.
    Waiting,
    /// With one.
    Answered,
}

#[derive(Template)]
#[template(path = "discussions/templates/place.html")]
struct PlacePage {
    page: Page,
    place: Place,
    path: String,
    may_write: bool,
    directs: bool,
    unread: i64,
    show: Option<Shown>,
    pinned: Vec<TopicLine>,
    topics: Vec<TopicLine>,
    older: Option<String>,
    signposts: Vec<Signpost>,
    premises: Option<Premises>,
    /// Which organisations read along, and whether they write.
    partners: Vec<(OrganisationId, String, Access)>,
}

impl PlacePage {
    fn shows(&self, name: &str) -> bool {
        name == show_name(self.show)
    }
}

/// What a list's address calls what it shows.
fn show_name(show: Option<Shown>) -> &'static str {
    match show {
        None => "",
        Some(Shown::Waiting) => "waiting",
        Some(Shown::Answered) => "answered",
    }
}

/// A place: its topics, latest activity first.
pub async fn place(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Query(query): Query<PlaceQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = places::actions::seen(ctx, &community, &place)?;
            let page = Page::within(ctx, &seen.within, seen.place.name.clone(), seen.path())?;
            let before = Older::of(query.before, query.id).point();
            let show = query.show.filter(|_| seen.place.asks);
            let premises = places::premises::of(ctx, seen.place.id)?;
            let partners = communities::partners::openings(ctx, seen.place.id)?;
            let first = query.before.is_none() && show.is_none();
            let pinned = if first { reading::pinned(ctx, &seen.place)? } else { Vec::new() };
            let places: Vec<_> =
                page.here.iter().flat_map(|here| &here.doors).map(|door| door.place.id).collect();
            let signposts = if first { moving::signposts(ctx, &seen.place, &places)? } else { Vec::new() };
            let (topics, more) = match show {
                None => reading::page_of(ctx, &seen.place, before, TOPICS)?,
                Some(show) => {
                    reading::page_by_answer(ctx, &seen.place, before, TOPICS, show == Shown::Waiting)?
                }
            };
            let older = Older::after(&topics, more).map(|older| older + &shown(show));
            Ok(PlacePage {
                show,
                unread: page.unread_at(&seen.path()),
                page,
                path: seen.path(),
                may_write: policy::open(seen.standing(), &seen.place).is_ok(),
                directs: seen.standing().directs(),
                place: seen.place,
                pinned,
                topics,
                older,
                signposts,
                premises,
                partners,
            })
        })
        .await?;
    html(&template)
}

/// What a list shows, as the end of its address.
fn shown(show: Option<Shown>) -> String {
    match show_name(show) {
        "" => String::new(),
        name => format!("&show={name}"),
    }
}

/// Marks everything in a place as read.
pub async fn read_all(caller: Caller, Path((community, place)): Path<(String, String)>) -> Result<Response> {
    let path = caller
        .write(move |ctx| {
            ctx.spares_others();
            let seen = places::actions::seen(ctx, &community, &place)?;
            reading::read_all(ctx, &seen.place)?;
            Ok(seen.path())
        })
        .await?;
    Ok(redirect(&path))
}

#[derive(Template)]
#[template(path = "discussions/templates/topic_where.html")]
struct TopicWherePage {
    page: Page,
    /// The places in which the reader may write.
    doors: Vec<Door>,
}

/// Asks in which place a new topic belongs.
pub async fn topic_where(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = communities::actions::seen(ctx, &community)?;
            let title = ctx.locale.t("topic-where-title").to_owned();
            let page = Page::within(ctx, &seen, title, "")?;
            let doors = page.here.as_ref().map_or(Vec::new(), |here| here.doors.clone());
            let doors =
                doors.into_iter().filter(|door| policy::open(&seen.standing, &door.place).is_ok()).collect();
            Ok(TopicWherePage { page, doors })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "discussions/templates/topic_form.html")]
struct TopicFormPage {
    page: Page,
    place: Place,
    path: String,
    themes: Vec<Theme>,
    rules: Vec<Rule>,
    form: TopicForm,
    problems: Problems,
}

impl TopicFormPage {
    fn rules_ask(&self) -> bool {
        self.rules.iter().any(|rule| rule.strength == Strength::Ask)
    }
}

/// The form for a new topic.
pub async fn topic_form(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Query(begun): Query<Begun>,
) -> Result<Response> {
    let form = TopicForm { title: begun.title, text: begun.text, ..TopicForm::default() };
    html(&topic_form_page(&caller, community, place, form, Vec::new()).await?)
}

/// Words that the form begins with, from a page that leads here.
#[derive(Default, Deserialize)]
pub struct Begun {
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

/// Opens a topic.
pub async fn open(
    caller: Caller,
    Path((community, place)): Path<(String, String)>,
    Typed(form): Typed<TopicForm>,
) -> Result<Response> {
    let outcome = match both(Title::parse(&form.title), Prose::parse(&form.text)) {
        Ok((title, prose)) => {
            let (theme, tick) = (form.theme(), form.rules.clone());
            let (community, place) = (community.clone(), place.clone());
            caller
                .write(move |ctx| {
                    let seen = places::actions::seen(ctx, &community, &place)?;
                    let topic = actions::open(ctx, &seen, &title, &prose, theme)?;
                    rules::ask(ctx, seen.place.community_id, seen.place.id, tick.as_deref())?;
                    Ok(topic)
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(topic) => Ok(redirect(&topic_path(topic))),
        Err(error) => {
            unprocessable(&topic_form_page(&caller, community, place, form, problems(error)?).await?)
        }
    }
}

async fn topic_form_page(
    caller: &Caller,
    community: String,
    place: String,
    form: TopicForm,
    problems: Vec<Problem>,
) -> Result<TopicFormPage> {
    caller
        .read(move |ctx| {
            let seen = places::actions::seen(ctx, &community, &place)?;
            policy::open(seen.standing(), &seen.place)?;
            let title = ctx.locale.t("topic-new-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, seen.path())?;
            let themes = communities::store::themes(ctx.tx, seen.place.community_id)?;
            let problems = Problems::of(&problems, &page.locale);
            let rules = rules::of_place(ctx, seen.place.community_id, seen.place.id)?;
            Ok(TopicFormPage { page, path: seen.path(), place: seen.place, themes, rules, form, problems })
        })
        .await
}
