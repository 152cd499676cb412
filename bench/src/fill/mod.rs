//! Fills a site with a large community, through the actions with which an import would: the same one every time.
//!
//! What was said until three days ago has been read by everybody, what came since by nobody; so every page has something
//! unread to count, as a living site's pages do.

mod words;

use std::collections::HashSet;

use anyhow::{Context, Result};
use community::app::App;
use community::ctx::Ctx;
use community::features::accounts::actions::Newcomer;
use community::features::accounts::{self, AccountId, Email, Name, sessions};
use community::features::blueprints::actions::{Opening, open_with_lounge};
use community::features::communities::{self, Colour, CommunityId, Motif, Role, Slug, Standing, Type};
use community::features::discussions::history::{self, PastPost, PastTopic, Written};
use community::features::discussions::{PostId, Prose, Reaction, Title, TopicId, reading};
use community::features::places::{self, Circle, NewPlace, PlaceId};
use community::features::search;
use platform::i18n::Language;
use platform::search::Stems;
use serde::{Deserialize, Serialize};

use self::words::Texts;

const DAY: i64 = 24 * 3_600;
/// How far back the oldest topic lies.
const DAYS: i64 = 200;
/// What was said since then is unread.
const UNREAD_DAYS: i64 = 3;
/// Who of those who are signed in leads the community.
pub const LEADER: usize = 48;
/// People written in one transaction.
const BATCH: usize = 200;
/// Posts in the topic whose page is measured.
const MEASURED_POSTS: usize = 25;

/// How much there is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Places of the community.
    pub places: usize,
    /// Its members.
    pub people: usize,
    /// Topics, spread evenly over the places.
    pub topics: usize,
    /// Posts, 20 to a topic on average.
    pub posts: usize,
    /// People who are signed in.
    pub readers: usize,
}

impl Size {
    /// The size of one large community, with so many times its people, topics and posts.
    pub fn of(scale: usize) -> Self {
        Size { places: 50, people: 2_000 * scale, topics: 5_000 * scale, posts: 100_000 * scale, readers: 32 }
    }

    /// Enough to see that everything runs.
    pub fn quick() -> Self {
        Size { places: 5, people: 60, topics: 50, posts: 1_000, readers: 32 }
    }

    /// A community in which so many people vote.
    pub fn voters(people: usize) -> Self {
        Size { places: 2, people, topics: 10, posts: 200, readers: people }
    }
}

/// What the measurements ask for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Filled {
    /// The community.
    pub community: CommunityId,
    /// Its address.
    pub home: String,
    /// A place's address.
    pub place: String,
    /// The place.
    pub place_id: PlaceId,
    /// The address of a topic of [`MEASURED_POSTS`] posts.
    pub topic: String,
    /// The topic.
    pub topic_id: TopicId,
    /// Topics in which replies are written.
    pub topics: Vec<TopicId>,
    /// Session tokens of people who are signed in; the first one reads.
    pub tokens: Vec<String>,
    /// Their accounts.
    pub readers: Vec<AccountId>,
    /// A word that some of the posts hold.
    pub word: String,
}

/// Writes everything, and waits until all of it can be found.
pub async fn fill(app: &App, size: Size) -> Result<Filled> {
    let mut texts = Texts::new(1);
    let people = write_people(app, size.people, &mut texts).await?;
    let (community, places) = write_community(app, size.places, &people).await?;
    let mut topics = plan(app, &mut texts, size, community, &places, &people)?;
    topics.sort_by_key(|topic| topic.at);
    let read = app.clock.now().plus_seconds(-UNREAD_DAYS * DAY);
    let (old, new) = topics.split_at(topics.partition_point(|topic| topic.at <= read));
    write_topics(app, old).await?;
    start_reading(app, community, &people).await?;
    write_topics(app, new).await?;
    app.runner().drain().await?;
    let measured = topics.iter().rev().find(|topic| topic.posts.len() == MEASURED_POSTS);
    let measured = measured.or(topics.last()).context("there are topics")?;
    let (readers, tokens) = sign_in(app, &people, size.readers).await?;
    Ok(Filled {
        community,
        home: "/communities/makers".to_owned(),
        place: "/communities/makers/places/lounge".to_owned(),
        place_id: places[0],
        topic: format!("/topics/{}", measured.id),
        topic_id: measured.id,
        topics: topics.iter().step_by(7).take(500).map(|topic| topic.id).collect(),
        tokens,
        readers,
        word: "harbour".to_owned(),
    })
}

async fn write_people(app: &App, count: usize, texts: &mut Texts) -> Result<Vec<AccountId>> {
    let mut people = Vec::with_capacity(count);
    while people.len() < count {
        let mut newcomers = Vec::new();
        for number in people.len()..count.min(people.len() + BATCH) {
            newcomers.push(Newcomer {
                name: Name::parse(&texts.name())?,
                email: Email::parse(&format!("person-{number}@example.org"))?,
                password_hash: "none".to_owned(),
                zone: "Europe/Paris".to_owned(),
                language: "en".to_owned(),
            });
        }
        let begun = !people.is_empty();
        let written = app
            .write("import people", move |ctx| {
                let role = |place| (!begun && place == 0).then_some("owner");
                (0..)
                    .zip(&newcomers)
                    .map(|(place, new)| accounts::actions::create(ctx, new, role(place)))
                    .collect()
            })
            .await?;
        let written: Vec<AccountId> = written;
        people.extend(written);
    }
    app.runner().drain().await?;
    Ok(people)
}

async fn write_community(
    app: &App,
    count: usize,
    people: &[AccountId],
) -> Result<(CommunityId, Vec<PlaceId>)> {
    let opening = Opening {
        name: "Makers".to_owned(),
        slug: Slug::parse("makers")?,
        kind: Type::Practice,
        description: "People who make things, and tell each other how.".to_owned(),
        goal: String::new(),
        language: Language::English,
        colour: Colour::Fig,
        emblem: Motif::Light,
    };
    let members = people.to_vec();
    Ok(app
        .write("import community", move |ctx| {
            let id = open_with_lounge(ctx, &opening)?;
            for number in 1..count {
                let name = format!("Workshop number {number}");
                let new = NewPlace {
                    id: PlaceId::draw(&mut ctx.ids),
                    slug: Slug::from_name(&name, "place").as_str().to_owned(),
                    name,
                    purpose: "What comes up while we work, and what helped.".to_owned(),
                    colour: Colour::ALL[number % Colour::ALL.len()],
                    position: number as i64 + 1,
                    seen_by: Circle::Members,
                    written_by: Circle::Members,
                    lounge: false,
                    asks: number % 5 == 0,
                };
                places::actions::import(ctx, id, &new)?;
            }
            for (number, account) in members.iter().enumerate() {
                let role = if number % 50 == 49 { Role::Facilitator } else { Role::Learner };
                let joined = ctx.now.plus_seconds(-DAYS * DAY + number as i64);
                communities::actions::import_member(ctx, id, *account, role, joined)?;
            }
            let everything = Standing { member: true, owns_site: true, ..Standing::default() };
            let places = places::actions::visible(ctx, id, &everything)?;
            Ok((id, places.into_iter().map(|place| place.id).collect()))
        })
        .await?)
}

fn plan(
    app: &App,
    texts: &mut Texts,
    size: Size,
    community: CommunityId,
    places: &[PlaceId],
    people: &[AccountId],
) -> Result<Vec<PastTopic>> {
    let now = app.clock.now();
    let mut ids = platform::ids::Ids::new(now, app.entropy.seed());
    let mut planned = Vec::with_capacity(size.topics);
    for number in 0..size.topics {
        let opened = now.plus_seconds(-(texts.number((DAYS * DAY) as usize) as i64) - 3_600);
        // 10 to 30 posts, 20 on average; each by one of the few who are about at that time.
        let most = 2 * size.posts / size.topics;
        let count =
            if number % 10 == 0 { MEASURED_POSTS } else { most / 4 + texts.number(most / 2 + 1) + most / 8 };
        let about: Vec<AccountId> = (0..6).map(|_| people[texts.number(people.len())]).collect();
        let mut posts = Vec::with_capacity(count);
        for place in 0..count as i64 {
            let at = opened.plus_seconds(place * 60);
            let quoted = posts.last().filter(|_| texts.number(8) == 0).map(|post: &PastPost| post.id);
            let chosen = if texts.number(4) == 0 { 1 + texts.number(2) } else { 0 };
            posts.push(PastPost {
                id: PostId(ids.draw_at(at)),
                author: about[texts.number(about.len())],
                at,
                edited_at: None,
                quoted,
                prose: Prose::parse(&texts.post())?,
                reactions: (0..chosen).map(|kind| (Reaction::ALL[kind], about[kind])).collect(),
            });
        }
        let first = posts.first().context("a topic has posts")?;
        planned.push(PastTopic {
            id: TopicId(ids.draw_at(opened)),
            community,
            place: places[number % places.len()],
            theme: None,
            author: first.author,
            title: Title::parse(&texts.title())?,
            excerpt: first.prose.excerpt.clone(),
            at: opened,
            posts,
        });
    }
    Ok(planned)
}

async fn write_topics(app: &App, topics: &[PastTopic]) -> Result<()> {
    for batch in topics.chunks(history::MOST / 30) {
        let batch = batch.to_vec();
        app.write("import topics", move |ctx| write_batch(ctx, &batch)).await?;
    }
    Ok(())
}

fn write_batch(ctx: &mut Ctx, topics: &[PastTopic]) -> platform::Result<()> {
    let stems = Stems::default();
    let fresh: HashSet<PostId> = history::write(ctx, topics, Written::Here)?.into_iter().collect();
    search::actions::index_past(ctx, &stems, topics, &fresh)
}

async fn start_reading(app: &App, community: CommunityId, people: &[AccountId]) -> Result<()> {
    for batch in people.chunks(BATCH) {
        let batch = batch.to_vec();
        app.write("import reading", move |ctx| {
            let read = ctx.now.plus_seconds(-UNREAD_DAYS * DAY);
            batch.iter().try_for_each(|account| reading::start(ctx.tx, community, *account, read))
        })
        .await?;
    }
    Ok(())
}

/// Signs in some, the owner last: the rail of who runs the site holds more.
async fn sign_in(app: &App, people: &[AccountId], count: usize) -> Result<(Vec<AccountId>, Vec<String>)> {
    let readers: Vec<AccountId> = people.iter().skip(1).chain(people.first()).take(count).copied().collect();
    let accounts = readers.clone();
    let tokens = app
        .write("import sessions", move |ctx| {
            accounts.iter().map(|account| Ok(sessions::start(ctx, *account, "bench")?.token)).collect()
        })
        .await?;
    Ok((readers, tokens))
}
