//! The pages that are measured, each with the statements that the product runs for what it shows.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::Filled;
use crate::database::{Connection, Pool, Sql, Value};
use crate::rows::{Door, Person, Post, Row, Sign, Topic};
use crate::sources::{literal, search as search_literals};
use crate::time::{now, read, shown, when};

/// The signs that people put under posts: name, icon, word.
pub const KINDS: [(&str, &str, &str); 6] = [
    ("useful", "lightbulb", "Useful"),
    ("same", "hand-helping", "Same for me"),
    ("thanks", "heart", "Thanks"),
    ("tried", "wrench", "I tried it"),
    ("question", "message-circle-question-mark", "I wonder"),
    ("bravo", "sparkles", "Bravo"),
];
/// After everything.
const END: Value = Value::Id(Uuid::max());

/// What every request works with.
#[derive(Clone)]
pub struct Bare(Arc<Inner>);

/// The parts of a [`Bare`].
pub struct Inner {
    pub pool: Pool,
    pub community: Uuid,
    pub place: Uuid,
    pub reader: Uuid,
    pub zone: TimeZone,
    pub sql: HashMap<&'static str, Sql>,
}

impl std::ops::Deref for Bare {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Bare {
    /// Over a filled site.
    pub fn new(filled: &Filled, pool: Pool) -> Result<Self> {
        let id = |text: &str| read(text).context("an id");
        let [sqlite_search, postgres_search] = search_literals()?;
        let sql = HashMap::from([
            ("person", literal("accounts/store.rs", "person", 0)?),
            ("community", literal("communities/store.rs", "find", 0)?),
            ("communities", literal("communities/store.rs", "of_account", 0)?),
            ("newcomers", literal("communities/store.rs", "newcomers", 0)?),
            ("place", literal("places/store.rs", "find", 0)?),
            ("places", literal("places/store.rs", "of_community", 0)?),
            ("premises", literal("places/premises/store.rs", "find", 0)?),
            ("count", literal("places/store.rs", "count", 0)?),
            ("unread", literal("discussions/reading.rs", "of_places", 0)?),
            ("muted", literal("discussions/following/store.rs", "muted_unread", 0)?),
            ("position", literal("discussions/reading.rs", "position", 0)?),
            ("before", literal("discussions/reading.rs", "before_joining", 0)?),
            ("level", literal("discussions/following/store.rs", "level", 0)?),
            ("follow", literal("discussions/following/store.rs", "begin", 0)?),
            ("topic", literal("discussions/store.rs", "topic", 0)?),
            ("topics", literal("discussions/store.rs", "topics", 0)?),
            ("pinned", literal("discussions/store.rs", "pinned", 0)?),
            ("latest", literal("discussions/store.rs", "latest", 0)?),
            ("lines", literal("discussions/store.rs", "lines", 0)?),
            ("announced", literal("discussions/store.rs", "announced", 0)?),
            ("signposts", literal("discussions/moving/store.rs", "signposts", 0)?),
            ("posts", literal("discussions/store.rs", "posts", 0)?),
            ("authors", literal("discussions/store.rs", "authors", 0)?),
            ("signs", literal("discussions/reactions/store.rs", "of_page", 0)?),
            ("number", literal("discussions/store.rs", "next_number", 0)?),
            ("insert_post", literal("discussions/store.rs", "insert_post", 0)?),
            ("insert_author", literal("discussions/store.rs", "insert_post", 1)?),
            ("found", literal("search/store.rs", "post", 0)?),
            ("search_sqlite", sqlite_search),
            ("search_postgres", postgres_search),
        ]);
        Ok(Bare(Arc::new(Inner {
            pool,
            community: id(&filled.community)?,
            place: id(&filled.place_id)?,
            reader: id(filled.readers.first().context("a reader")?)?,
            zone: TimeZone::get("Europe/Paris")?,
            sql,
        })))
    }

    /// Reads the rows of a statement.
    pub fn rows<T: From<Vec<Value>>>(
        &self,
        on: &mut Connection,
        name: &str,
        binds: &[Value],
    ) -> Result<Vec<T>> {
        let sql = self.sql.get(name).context("a statement")?;
        Ok(on.rows(*sql, binds)?.into_iter().map(T::from).collect())
    }

    /// Reads the one row of a statement.
    pub fn row(&self, on: &mut Connection, name: &str, binds: &[Value]) -> Result<Row> {
        self.rows(on, name, binds)?.pop().with_context(|| format!("no {name}"))
    }

    /// The lines of these topics, at most twelve.
    fn lines(&self, on: &mut Connection, ids: &[Uuid]) -> Result<Vec<Topic>> {
        let Some(first) = ids.first() else { return Ok(Vec::new()) };
        let mut asked = [*first; 12];
        asked.iter_mut().zip(ids).for_each(|(slot, id)| *slot = *id);
        let binds: Vec<_> = std::iter::once(self.reader).chain(asked).map(Value::Id).collect();
        self.rows(on, "lines", &binds)
    }

    /// What stands around every page.
    pub fn frame(&self, on: &mut Connection, title: &str, active: &str) -> Result<Page> {
        let (community, reader) = (Value::Id(self.community), Value::Id(self.reader));
        let mut me = self.row(on, "person", std::slice::from_ref(&reader))?;
        let mut mine = self.row(on, "communities", std::slice::from_ref(&reader))?;
        let unread: Vec<Row> = self.rows(on, "unread", &[community.clone(), reader.clone()])?;
        let _muted: Vec<Row> = self.rows(on, "muted", &[community.clone(), reader])?;
        let unread: HashMap<Uuid, i64> = unread.iter().map(|row| (row.id(0), row.int(1))).collect();
        let places: Vec<Row> = self.rows(on, "places", &[community])?;
        let door = |mut row: Row| Door {
            id: row.id(0),
            slug: row.text(2),
            name: row.text(3),
            purpose: row.text(4),
            colour: row.text(5),
            unread: unread.get(&row.id(0)).copied().unwrap_or(0),
        };
        Ok(Page {
            title: title.to_owned(),
            active: active.to_owned(),
            home: format!("/communities/{}", mine.text(1)),
            community: mine.text(2),
            members: mine.int(16),
            doors: places.into_iter().map(door).collect(),
            me: Person { name: me.text(1), handle: me.text(2), portrait: me.int(3) },
            now: now(),
            zone: self.zone.clone(),
        })
    }
}

impl From<Vec<Value>> for Row {
    fn from(values: Vec<Value>) -> Self {
        Row(values)
    }
}

/// What stands around every page.
pub struct Page {
    pub title: String,
    pub active: String,
    pub home: String,
    pub community: String,
    pub members: i64,
    pub doors: Vec<Door>,
    pub me: Person,
    pub now: i64,
    pub zone: TimeZone,
}

impl Page {
    /// A time, for reading.
    pub fn when(&self, at: &i64) -> String {
        when(*at, self.now, &self.zone)
    }

    fn door(&self, place: &Uuid) -> Option<&Door> {
        self.doors.iter().find(|door| door.id == *place)
    }
}

/// A portrait, as an address.
pub fn portrait(seed: &i64) -> String {
    format!("/portraits/{seed}.svg")
}

/// So many of something.
pub fn count(number: impl std::borrow::Borrow<i64>, one: &str, other: &str) -> String {
    match number.borrow() {
        1 => format!("1 {one}"),
        number => format!("{number} {other}"),
    }
}

/// Of these lines, those of these topics, in their order.
fn shown_of(lines: &[Topic], ids: &[Uuid]) -> Vec<Topic> {
    let line = |id: &Uuid| lines.iter().find(|line| line.id == shown("topic", *id)).cloned();
    ids.iter().filter_map(line).collect()
}

/// What was asked for could not be given.
pub struct Failure(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, format!("{:#}", self.0)).into_response()
    }
}

/// A page, or why there is none.
pub type Answer = Result<Html<String>, Failure>;

#[derive(Template)]
#[template(path = "place.html")]
struct PlacePage {
    page: Page,
    purpose: String,
    unread: i64,
    pinned: Vec<Topic>,
    topics: Vec<Topic>,
    older: Option<String>,
    premises: Option<String>,
    signposts: Vec<String>,
}

/// A place's topics.
pub async fn place(State(bare): State<Bare>) -> Answer {
    let template = bare.pool.clone().read(move |on| {
        let (community, place, reader) =
            (Value::Id(bare.community), Value::Id(bare.place), Value::Id(bare.reader));
        let mut row = bare.row(on, "place", std::slice::from_ref(&place))?;
        let page = bare.frame(on, &row.text(3), &row.text(2))?;
        let premises: Vec<Row> = bare.rows(on, "premises", std::slice::from_ref(&place))?;
        let pinned = bare.rows(on, "pinned", &[reader.clone(), place.clone()])?;
        let signposts: Vec<Row> =
            bare.rows(on, "signposts", &[place.clone(), Value::Int(page.now - 30 * 86_400_000_000)])?;
        let binds = [reader, community, place, Value::Int(i64::MAX), END, Value::Int(31)];
        let mut topics: Vec<Topic> = bare.rows(on, "topics", &binds)?;
        let more = topics.len() > 30;
        topics.truncate(30);
        let last = topics.last().filter(|_| more);
        Ok(PlacePage {
            purpose: row.text(4),
            unread: page.door(&bare.place).map_or(0, |door| door.unread),
            page,
            pinned,
            older: last.map(|topic| format!("?before={}&id={}", topic.last_post_at, topic.id)),
            topics,
            premises: premises.into_iter().next().map(|mut row| row.text(0)),
            signposts: signposts.into_iter().map(|mut row| row.text(1)).collect(),
        })
    });
    Ok(Html(template.await?.render()?))
}

#[derive(Template)]
#[template(path = "topic.html")]
struct TopicPage {
    page: Page,
    id: String,
    place: String,
    closed: bool,
    post_count: i64,
    last_post_at: i64,
    from: i64,
    position: i64,
    posts: Vec<Post>,
    signs: Vec<Sign>,
    authors: Vec<(Person, i64)>,
    follows: bool,
}

/// A topic's posts.
pub async fn topic(State(bare): State<Bare>, Path(id): Path<String>) -> Answer {
    let id = Value::Id(read(&id).context("an id")?);
    let template = bare.pool.clone().read(move |on| {
        let reader = Value::Id(bare.reader);
        let mut topic = bare.row(on, "topic", std::slice::from_ref(&id))?;
        let mut place = bare.row(on, "place", &[Value::Id(topic.id(2))])?;
        let _community = bare.row(on, "community", &[Value::Id(bare.community)])?;
        let page = bare.frame(on, &topic.text(5), &place.text(2))?;
        let noted: Vec<Row> = bare.rows(on, "position", &[reader.clone(), id.clone()])?;
        let position = match noted.first() {
            Some(row) => row.int(0),
            None => {
                let before: Vec<Row> =
                    bare.rows(on, "before", &[id.clone(), reader.clone(), Value::Id(topic.id(2))])?;
                before.first().map_or(0, |row| row.int(0))
            }
        };
        let from = ((position + 1).min(topic.int(6)) - 1) / 30 * 30 + 1;
        let span = [id.clone(), Value::Int(from), Value::Int(from + 30)];
        let posts = bare.rows(on, "posts", &[&span[..], &[Value::Int(page.now)]].concat())?;
        let authors: Vec<Row> = bare.rows(on, "authors", &[id.clone(), Value::Int(8)])?;
        let author = |mut row: Row| {
            (Person { name: row.text(1), handle: row.text(2), portrait: row.int(3) }, row.int(4))
        };
        let signs = bare.rows(on, "signs", &[&span[..], std::slice::from_ref(&reader)].concat())?;
        let level: Vec<Row> = bare.rows(on, "level", &[reader, id])?;
        Ok(TopicPage {
            page,
            id: shown("topic", topic.id(0)),
            place: place.text(3),
            closed: topic.is(10),
            post_count: topic.int(6),
            last_post_at: topic.int(8),
            from,
            position,
            posts,
            signs,
            authors: authors.into_iter().map(author).collect(),
            follows: level.into_iter().any(|mut row| row.text(0) == "following"),
        })
    });
    Ok(Html(template.await?.render()?))
}

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    day: String,
    goal: String,
    unread: i64,
    announcements: Vec<String>,
    waiting: Vec<Topic>,
    news: Vec<Topic>,
    newcomers: Vec<Person>,
}

/// A community's home.
pub async fn home(State(bare): State<Bare>) -> Answer {
    let template = bare.pool.clone().read(move |on| {
        let (community, reader) = (Value::Id(bare.community), Value::Id(bare.reader));
        let mut row = bare.row(on, "community", std::slice::from_ref(&community))?;
        let page = bare.frame(on, "Home", "home")?;
        let latest: Vec<Row> =
            bare.rows(on, "latest", &[reader.clone(), community.clone(), Value::Int(60)])?;
        let waits = |row: &&Row| row.int(4) == 1 && row.int(6) == 1 && row.int(7) == 1;
        let waiting: Vec<_> = latest.iter().filter(waits).map(|row| row.id(0)).take(3).collect();
        let news: Vec<_> = latest.iter().filter(|row| row.int(8) > 0).map(|row| row.id(0)).take(8).collect();
        let lines = bare.lines(on, &[&waiting[..], &news[..]].concat())?;
        let since = Value::Int(page.now - 14 * 86_400_000_000);
        let binds = [reader.clone(), community.clone(), since.clone(), Value::Int(20)];
        let announced: Vec<Topic> = bare.rows(on, "announced", &binds)?;
        let binds = [community.clone(), reader.clone(), since, Value::Int(4)];
        let newcomers: Vec<Row> = bare.rows(on, "newcomers", &binds)?;
        Ok(HomePage {
            day: when(page.now - 86_400_000_000, page.now, &page.zone),
            goal: row.text(6),
            unread: page.doors.iter().map(|door| door.unread).sum(),
            page,
            announcements: announced.into_iter().map(|topic| topic.title).collect(),
            waiting: shown_of(&lines, &waiting),
            news: shown_of(&lines, &news),
            newcomers: newcomers
                .into_iter()
                .map(|mut row| Person { name: row.text(0), handle: row.text(1), portrait: row.int(2) })
                .collect(),
        })
    });
    Ok(Html(template.await?.render()?))
}
