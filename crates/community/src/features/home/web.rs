//! The landing pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use askama::Template;
use axum::Json;
use axum::response::{IntoResponse, Response};
use platform::clock::Timestamp;
use platform::i18n::Locale;
use platform::text::markdown::render;
use platform::{Error, Result};

use super::news::{self, News, Waiting};
use super::switch;
use crate::art::scene;
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::features::accounts::profile::zones;
use crate::features::communities::actions::Seen;
use crate::features::communities::goal::{self, Panel};
use crate::features::communities::requests::{self, AtTheDoor};
use crate::features::communities::store::Newcomer;
use crate::features::communities::{self, Community, Entry, State};
use crate::features::decisions::actions::{self as decisions, Waiting as DecisionWaiting};
use crate::features::discussions::{TopicLine, pinning, reading};
use crate::features::lifecycle::glance::{self, Glance};
use crate::features::places::PlaceId;
use crate::features::places::today::{self, Booked, Today};
use crate::features::studies::{self, Study};
use crate::features::successors::lineage::{self, Lineage};
use crate::features::transformation::glance::{self as past, Past};
use crate::features::tutoring::{self, CheckIn};
use crate::features::welcome::{self, greetings};
use crate::page::{Door, Page, html, redirect};

/// Newcomers on the page.
const NEWCOMERS: i64 = 4;

/// The garden at the top, which is the same for everybody: drawing it costs a fifth of the page.
static GARDEN: LazyLock<String> = LazyLock::new(|| scene::colonnade("home", 620, 260, 4, 1));

#[derive(Template)]
#[template(path = "home/templates/site.html")]
struct SitePage {
    page: Page,
    owns_site: bool,
    /// What is unread, in words, by the communities' names in addresses.
    unread: Vec<(String, String)>,
}

impl SitePage {
    fn new(ctx: &mut Ctx) -> Result<Self> {
        let owns_site = ctx.actor()?.owns_site();
        let title = ctx.locale.t("home-choose").to_owned();
        let page = Page::new(ctx, title)?.at("home");
        let unread = switch::unread(ctx, &page.communities)?;
        Ok(SitePage { page, owns_site, unread })
    }

    fn unread_in(&self, community: &Community) -> Option<&str> {
        let found = self.unread.iter().find(|(slug, _)| *slug == community.slug);
        found.map(|(_, words)| words.as_str())
    }
}

/// The site's front door: it leads to where somebody was last.
pub async fn site(caller: Caller) -> Result<Response> {
    let (last, template) = caller
        .read(|ctx| {
            let account = ctx.account()?;
            Ok((communities::visits::last(ctx.tx, account)?, SitePage::new(ctx)?))
        })
        .await?;
    let led = match template.page.communities.as_slice() {
        [only] if !template.owns_site => Some(only.slug.clone()),
        _ => last,
    };
    match led {
        Some(slug) => Ok(redirect(&format!("/communities/{slug}"))),
        None => html(&template),
    }
}

/// All the communities to which somebody belongs, to go from one to the other.
pub async fn communities(caller: Caller) -> Result<Response> {
    html(&caller.read(SitePage::new).await?)
}

/// What is unread in each of somebody's communities, in words, by their names in addresses; where nothing is, none.
pub async fn unread(caller: Caller) -> Result<Response> {
    let unread = caller
        .read(|ctx| {
            let account = ctx.account()?;
            let all = communities::store::of_account(ctx.tx, account)?;
            switch::unread(ctx, &all)
        })
        .await?;
    Ok(Json(unread.into_iter().collect::<BTreeMap<_, _>>()).into_response())
}

#[derive(Template)]
#[template(path = "home/templates/you.html")]
struct YouPage {
    page: Page,
}

/// What is about oneself, where there is no room for the rail's menu.
pub async fn you(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            ctx.actor()?;
            let title = ctx.locale.t("shell-you").to_owned();
            Ok(YouPage { page: Page::new(ctx, title)?.at("you") })
        })
        .await?;
    html(&template)
}

#[derive(Template)]
#[template(path = "home/templates/community.html")]
struct CommunityPage {
    page: Page,
    community: Community,
    greeting: String,
    day: String,
    /// What has happened, in a sentence or two.
    summary: String,
    announcements: Vec<TopicLine>,
    /// People who ask to join, for who decides.
    requests: i64,
    /// Decisions that ask for the reader's answer or outcome.
    decisions: Vec<DecisionWaiting>,
    /// Tells times as they are in the community's zone.
    there: Locale,
    waiting: Vec<Waiting>,
    /// Studies that the reader has not answered.
    studies: Vec<Study>,
    /// The study of which the reader was lately told what was heard.
    heard: Option<Study>,
    /// When the reader's visit before this one ended, where there was one.
    since: Option<Timestamp>,
    /// What is new for the reader, latest first.
    news: Vec<TopicLine>,
    newcomers: Vec<Newcomer>,
    /// What is on today, where a place that the reader sees has walls.
    today: Option<Today>,
    /// What a new member reads first, as HTML; empty for who has been here longer.
    welcome: String,
    /// Whether the way to the reader's first day is shown.
    first_day: bool,
    /// Newcomers whom the reader is asked to greet.
    ungreeted: Vec<greetings::Newcomer>,
    /// Check-ins of the reader that are near or due, and who follows them.
    tutoring: tutoring::actions::Glance,
    directs: bool,
    panel: Panel,
    glance: Option<Glance>,
    lineage: Lineage,
    /// What the community was.
    past: Option<Past>,
}

/// A part of what is new.
struct Part<'p> {
    id: &'static str,
    title: &'p str,
    /// Since when, where the part says so.
    since: String,
    topics: &'p [TopicLine],
}

impl CommunityPage {
    /// Whether the reader sees any place: a partner may see none yet.
    fn has_doors(&self) -> bool {
        self.page.here.as_ref().is_some_and(|here| !here.doors.is_empty())
    }

    fn waiting_count(&self) -> i64 {
        let ours = self.decisions.len() + self.studies.len() + usize::from(self.heard.is_some());
        let things = self.waiting.len()
            + usize::from(!self.ungreeted.is_empty())
            + self.tutoring.check_ins.len()
            + ours
            + usize::from(self.signs_by().is_some())
            + usize::from(self.is_alone());
        i64::try_from(things).unwrap_or(0) + i64::from(self.requests > 0)
    }

    /// With whom the reader has a check-in.
    fn check_in_with(&self, check_in: &CheckIn) -> String {
        let me = self.page.me.as_ref().map(|me| me.id);
        let [one, other] = check_in.others_of(me);
        self.page.with2("home-check-in", "one", one, "other", other)
    }

    /// Whether a director has a community to themselves, and should let people in.
    fn is_alone(&self) -> bool {
        self.directs && self.community.member_count <= 1 && !self.page.is_closed()
    }

    /// Until when the reader signs the charter, where they have not.
    fn signs_by(&self) -> Option<Timestamp> {
        self.page.here.as_ref()?.within.standing.signs_by
    }

    /// Who arrived and was greeted by nobody, in a sentence.
    fn ungreeted_text(&self) -> String {
        match self.ungreeted.as_slice() {
            [one] => self.page.with("newcomers-one", "name", one.name.as_str()),
            [one, others @ ..] => {
                self.page.with2("newcomers-many", "name", one.name.as_str(), "count", others.len() as i64)
            }
            [] => String::new(),
        }
    }

    fn sign_by_text(&self, by: &Timestamp) -> String {
        self.page.with("home-charter-by", "day", self.page.date(*by))
    }

    fn until(&self, decision: &DecisionWaiting) -> String {
        self.page.with("decision-until", "ends", self.there.date_and_time(decision.decision.ends_at))
    }

    /// What is new, in two parts for who was here before: what came since then, and what they had not read then.
    fn news_parts(&self) -> Vec<Part<'_>> {
        let part = |id, title, since, topics| Part { id, title, since, topics };
        let Some(since) = self.since else {
            return vec![part("news", self.page.t("home-news"), String::new(), &self.news)];
        };
        let (fresh, before) =
            self.news.split_at(self.news.partition_point(|topic| topic.last_post_at > since));
        vec![
            part("since", self.page.t("home-since"), self.page.when(since), fresh),
            part("news", self.page.t("home-before"), String::new(), before),
        ]
    }

    /// The door behind which a topic is.
    fn door(&self, topic: &TopicLine) -> Option<&Door> {
        self.door_of(&topic.place_id)
    }

    fn door_of(&self, place: &PlaceId) -> Option<&Door> {
        self.page.here.as_ref()?.doors.iter().find(|door| door.place.id == *place)
    }

    /// A place's zone, where its clocks show another time than the reader's.
    fn zone(&self, booked: &Booked) -> Option<String> {
        booked.zone.as_deref().map(zones::shown)
    }
}

#[derive(Template)]
#[template(path = "home/templates/about.html")]
struct AboutPage {
    page: Page,
    panel: Panel,
    community: Community,
    /// What the community was.
    past: Option<Past>,
    door: AtTheDoor,
}

impl AboutPage {
    fn banned(&self) -> Option<String> {
        let reason = self.door.banned.as_deref()?;
        Some(self.page.with("about-banned", "reason", reason))
    }
}

enum Shown {
    Inside(Box<CommunityPage>),
    Outside(Box<AboutPage>),
}

/// A community's home for its members, a page about it for everybody else.
pub async fn community(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let shown = caller
        .read(move |ctx| {
            let community = communities::store::by_slug(ctx.tx, &slug)?.ok_or(Error::NotFound)?;
            let seen = communities::actions::with_standing(ctx, community)?;
            let draft = seen.community.state == State::Draft && !seen.standing.directs();
            if draft {
                // Somebody without a session may sign in and come back.
                ctx.actor()?;
                return Err(Error::NotFound);
            }
            if !seen.standing.enters() {
                let page = Page::new(ctx, seen.community.name.clone())?;
                let door = requests::at_the_door(ctx, seen.community.id)?;
                let panel = goal::panel(ctx, &seen.community)?;
                let past = past::of(ctx, &seen.community)?;
                let about = AboutPage { page, panel, community: seen.community, past, door };
                return Ok(Shown::Outside(Box::new(about)));
            }
            let title = ctx.locale.t("home-title").to_owned();
            let page = Page::within(ctx, &seen, title, "home")?;
            Ok(Shown::Inside(Box::new(inside(ctx, seen, page)?)))
        })
        .await?;
    match shown {
        Shown::Inside(template) => html(&*template),
        Shown::Outside(template) => html(&*template),
    }
}

fn inside(ctx: &mut Ctx, seen: Seen, page: Page) -> Result<CommunityPage> {
    let glance = glance::of(ctx, &seen)?;
    let lineage = lineage::of(ctx, &seen)?;
    let past = past::of(ctx, &seen.community)?;
    let panel = goal::panel(ctx, &seen.community)?;
    let doors = page.here.as_ref().map_or(&[][..], |here| &here.doors);
    let unread = doors.iter().map(|door| door.unread).sum();
    let places: Vec<_> = doors.iter().map(|door| door.place.id).collect();
    let mut latest = reading::latest(ctx, seen.community.id, &places)?;
    let announcements = pinning::announcements(ctx, seen.community.id, &places)?;
    latest.retain(|topic| announcements.iter().all(|announced| announced.id != topic.id));
    let open: Vec<_> = doors.iter().map(|door| &door.place).collect();
    let today = today::of(ctx, seen.community.id, &open)?;
    let requests = requests::waiting_count(ctx, &seen)?;
    let summary = news::summary(ctx, &latest, unread)?;
    let any = page.here.as_ref().is_some_and(|here| here.decisions);
    let decisions = if any { decisions::waiting(ctx, &seen, 2)? } else { Vec::new() };
    let mut studies = studies::actions::waiting(ctx, &seen)?;
    studies.truncate(1);
    let heard = if studies.is_empty() { studies::actions::lately_heard(ctx, &seen)? } else { None };
    let there = ctx.app.locale(ctx.locale.language, &seen.community.zone);
    let charter = usize::from(seen.standing.signs_by.is_some());
    let arrivals = arrivals(ctx, &seen)?;
    let tutoring = tutoring::actions::glance(ctx, &seen)?;
    let people = usize::from(requests > 0) + usize::from(!arrivals.ungreeted.is_empty());
    let room = 3_usize
        .saturating_sub(decisions.len() + studies.len() + usize::from(heard.is_some()) + charter + people)
        .saturating_sub(tutoring.check_ins.len());
    let News { waiting, news } = news::of(ctx, &latest, room)?;
    let since = seen.visit.and_then(|visit| visit.since(ctx.now));
    Ok(CommunityPage {
        greeting: greeting(ctx)?,
        day: ctx.locale.long_day(ctx.now),
        directs: seen.standing.directs(),
        glance,
        lineage,
        past,
        panel,
        page,
        community: seen.community,
        summary,
        announcements,
        requests,
        decisions,
        there,
        waiting,
        studies,
        heard,
        since,
        news,
        newcomers: arrivals.newcomers,
        today,
        welcome: arrivals.welcome,
        first_day: arrivals.first_day,
        ungreeted: arrivals.ungreeted,
        tutoring,
    })
}

/// Who is new, the reader among them.
struct Arrivals {
    newcomers: Vec<Newcomer>,
    welcome: String,
    first_day: bool,
    ungreeted: Vec<greetings::Newcomer>,
}

fn arrivals(ctx: &mut Ctx, seen: &Seen) -> Result<Arrivals> {
    let lately = ctx.now.plus_seconds(-welcome::NEW);
    let (community, me) = (&seen.community, ctx.account()?);
    let newcomers = match seen.standing.is_visitor() {
        true => Vec::new(),
        false => communities::store::newcomers(ctx.tx, community.id, me, lately, NEWCOMERS)?,
    };
    let is_new = seen.visit.is_some_and(|visit| visit.joined_at > lately);
    let welcome = if is_new { render(&community.welcome)?.html } else { String::new() };
    let first_day = welcome::invites(ctx, seen, is_new)?;
    let ungreeted = if newcomers.is_empty() { Vec::new() } else { greetings::asked(ctx, seen)? };
    Ok(Arrivals { newcomers, welcome, first_day, ungreeted })
}

/// A greeting that fits the reader's hour, by first name.
fn greeting(ctx: &mut Ctx) -> Result<String> {
    let account = &ctx.actor()?.account;
    let name = account.name.split_whitespace().next().unwrap_or(&account.name);
    Ok(match ctx.locale.hour(ctx.now) {
        5..=11 => ctx.locale.with("home-morning", "name", name),
        12..=17 => ctx.locale.with("home-afternoon", "name", name),
        _ => ctx.locale.with("home-evening", "name", name),
    })
}
