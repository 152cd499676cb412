//! The landing pages.

use std::sync::LazyLock;

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::i18n::Locale;
use platform::text::markdown::render;
use platform::{Error, Result};

use crate::art::scene;
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::accounts::profile::zones;
use crate::features::communities::actions::Seen;
use crate::features::communities::requests::{self, AtTheDoor};
use crate::features::communities::store::Newcomer;
use crate::features::communities::{self, Community, Entry, State};
use crate::features::decisions::actions::{self as decisions, Waiting as DecisionWaiting};
use crate::features::discussions::{TopicLine, pinning, reading};
use crate::features::lifecycle::glance::{self, Glance};
use crate::features::places::PlaceId;
use crate::features::places::today::{self, Booked, Today};
use crate::features::studies::{self, Study};
use crate::page::{Door, Page, html, redirect};

/// Topics with something new on the page.
const NEWS: usize = 8;
/// Newcomers on the page.
const NEWCOMERS: i64 = 4;
/// Who joined within this many seconds is new.
const LATELY: i64 = 14 * 24 * 3_600;

/// The garden at the top, which is the same for everybody: drawing it costs a fifth of the page.
static GARDEN: LazyLock<String> = LazyLock::new(|| scene::colonnade("home", 620, 260, 4, 1));

#[derive(Template)]
#[template(path = "home/templates/site.html")]
struct SitePage {
    page: Page,
    owns_site: bool,
}

/// The site's front door.
pub async fn site(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            let owns_site = ctx.actor()?.owns_site();
            let title = ctx.locale.t("home-title").to_owned();
            Ok(SitePage { page: Page::new(ctx, title)?.at("home"), owns_site })
        })
        .await?;
    match template.page.communities.as_slice() {
        [only] if !template.owns_site => Ok(redirect(&format!("/communities/{}", only.slug))),
        _ => html(&template),
    }
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
            Ok(YouPage { page: Page::new(ctx, title)? })
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
    news: Vec<TopicLine>,
    newcomers: Vec<Newcomer>,
    /// What is on today, where a place that the reader sees has walls.
    today: Option<Today>,
    /// What a new member reads first, as HTML; empty for who has been here longer.
    welcome: String,
    directs: bool,
    glance: Option<Glance>,
}

/// Something that waits for the reader.
struct Waiting {
    topic: TopicLine,
    /// Whether somebody asks; else somebody answered the reader.
    asks: bool,
}

impl CommunityPage {
    fn waiting_count(&self) -> i64 {
        let ours = self.decisions.len() + self.studies.len() + usize::from(self.heard.is_some());
        let things = self.waiting.len() + ours + usize::from(self.signs_by().is_some());
        i64::try_from(things).unwrap_or(0) + i64::from(self.requests > 0)
    }

    /// Until when the reader signs the charter, where they have not.
    fn signs_by(&self) -> Option<Timestamp> {
        self.page.here.as_ref()?.within.standing.signs_by
    }

    fn sign_by_text(&self, by: &Timestamp) -> String {
        self.page.with("home-charter-by", "day", self.page.date(*by))
    }

    fn until(&self, decision: &DecisionWaiting) -> String {
        self.page.with("decision-until", "ends", self.there.date_and_time(decision.decision.ends_at))
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
    community: Community,
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
                return Ok(Shown::Outside(Box::new(AboutPage { page, community: seen.community, door })));
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
    let doors = page.here.as_ref().map_or(&[][..], |here| &here.doors);
    let unread = doors.iter().map(|door| door.unread).sum();
    let places: Vec<_> = doors.iter().map(|door| door.place.id).collect();
    let mut news = reading::latest(ctx, seen.community.id, &places)?;
    let announcements = pinning::announcements(ctx, seen.community.id, &places)?;
    news.retain(|topic| announcements.iter().all(|announced| announced.id != topic.id));
    let open: Vec<_> = doors.iter().map(|door| &door.place).collect();
    let today = today::of(ctx, seen.community.id, &open)?;
    let requests = requests::waiting_count(ctx, &seen)?;
    let summary = summary(ctx, &news, unread)?;
    let decisions = decisions::waiting(ctx, &seen, 2)?;
    let mut studies = studies::actions::waiting(ctx, &seen)?;
    studies.truncate(1);
    let heard = if studies.is_empty() { studies::actions::lately_heard(ctx, &seen)? } else { None };
    let there = ctx.app.locale(ctx.locale.language, &seen.community.zone);
    let charter = usize::from(seen.standing.signs_by.is_some());
    let room = 3_usize.saturating_sub(
        decisions.len() + studies.len() + usize::from(heard.is_some()) + charter + usize::from(requests > 0),
    );
    let waiting = waiting(ctx.account()?, &news, room);
    news.retain(|topic| topic.unread > 0);
    news.truncate(NEWS);
    let lately = ctx.now.plus_seconds(-LATELY);
    let (community, me) = (seen.community, ctx.account()?);
    let newcomers = match seen.standing.is_visitor() {
        true => Vec::new(),
        false => communities::store::newcomers(ctx.tx, community.id, me, lately, NEWCOMERS)?,
    };
    let joined = communities::store::joined_at(ctx.tx, community.id, me)?;
    let welcome = match joined.is_some_and(|at| at > lately) {
        true => render(&community.welcome)?.html,
        false => String::new(),
    };
    Ok(CommunityPage {
        greeting: greeting(ctx)?,
        day: ctx.locale.long_day(ctx.now),
        directs: seen.standing.directs(),
        glance,
        page,
        community,
        summary,
        announcements,
        requests,
        decisions,
        there,
        waiting,
        studies,
        heard,
        news,
        newcomers,
        today,
        welcome,
    })
}

/// What has happened for the reader, in a sentence or two that count what there is.
fn summary(ctx: &Ctx, latest: &[TopicLine], unread: i64) -> Result<String> {
    let me = ctx.account()?;
    let count = |what: &dyn Fn(&TopicLine) -> bool| latest.iter().filter(|topic| what(topic)).count() as i64;
    let answered = count(&|topic| answers(me, topic));
    let asking = count(&|topic| asks(me, topic));
    let mut sentences = Vec::new();
    if answered > 0 {
        sentences.push(ctx.locale.n("home-summary-answered", answered));
    }
    if asking > 0 {
        sentences.push(ctx.locale.n("home-summary-asking", asking));
    }
    Ok(match (sentences.is_empty(), unread) {
        (false, _) => sentences.join(" "),
        (true, 0) => ctx.locale.t("home-all-read").to_owned(),
        (true, unread) => ctx.locale.n("home-unread", unread),
    })
}

/// Whether somebody said something new in what the reader started.
fn answers(me: AccountId, topic: &TopicLine) -> bool {
    topic.author_id == me && topic.unread > 0
}

/// Whether somebody else asks, and nobody has answered.
fn asks(me: AccountId, topic: &TopicLine) -> bool {
    topic.author_id != me && topic.asks && topic.unanswered && topic.replies() == 0 && !topic.closed
}

/// What waits for the reader, at most so many things: who answered them, and whom nobody has answered.
fn waiting(me: AccountId, latest: &[TopicLine], most: usize) -> Vec<Waiting> {
    let thing = |topic: &TopicLine, asks| Waiting { topic: topic.clone(), asks };
    let answered = latest.iter().filter(|topic| answers(me, topic)).map(|topic| thing(topic, false));
    let asking = latest.iter().filter(|topic| asks(me, topic)).map(|topic| thing(topic, true));
    answered.chain(asking).take(most).collect()
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
