//! Writes the organisation through the actions that its people would use, at the times when they would have: what they built is
//! lived through in a diary, what they said is written as history.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use community::app::App;
use community::ctx::Ctx;
use community::features::accounts::actions::Newcomer;
use community::features::accounts::{self, AccountId, Email, Name};
use community::features::communities::{self, CommunityId, Slug, Standing};
use community::features::discussions::history::{self, PastPost, PastTopic, Written};
use community::features::discussions::{PostId, Prose, Title, TopicId, answers, editing, pinning, reading};
use community::features::places::{self, PlaceId};
use community::features::search;
use jiff::tz::TimeZone;
use platform::clock::Timestamp;
use platform::i18n::Language;
use platform::search::Stems;

use super::content::{self, Community, Person, Topic};
use super::diary::{Cast, Diary, Past, missing};
use super::plan::Plan;
use super::{define, diary, frame};

const DAY: i64 = 24 * 3_600;
/// People made their accounts before their communities were opened.
const SIGNED_UP_DAYS: i64 = 60;
/// What was said since then is unread to everybody.
const UNREAD_DAYS: i64 = 3;

/// Accounts by handle.
type Accounts = BTreeMap<String, AccountId>;

/// Writes everything.
pub async fn fill(app: &App) -> Result<()> {
    let (now, past) = (app.clock.now(), Past::of(app)?);
    let people = content::people()?;
    let accounts = write_people(past.at(now.plus_seconds(-SIGNED_UP_DAYS * DAY)), &people).await?;
    for (community, plan) in content::communities()? {
        let mut diary = written(app, &community, &plan, &people, &accounts).await?;
        diary.live(&past, now.plus_seconds(-UNREAD_DAYS * DAY)).await?;
        write_conversations(app, &community, &accounts).await?;
        diary.live(&past, now).await?;
    }
    app.runner().drain().await?;
    Ok(())
}

/// Everything that a community built, to be lived through.
async fn written(
    app: &App,
    community: &Community,
    plan: &Plan,
    people: &[Person],
    accounts: &Accounts,
) -> Result<Diary> {
    let ids: Vec<_> = accounts.clone().into_iter().collect();
    let actors = app
        .read(move |ctx| {
            let actor = |(handle, id)| Ok((handle, accounts::actions::actor(ctx, id)?));
            ids.into_iter().map(actor).collect::<platform::Result<BTreeMap<_, _>>>()
        })
        .await?;
    let now = app.clock.now();
    let mut diary = Diary::new(Cast {
        slug: community.slug.clone(),
        language: Language::from_code(&community.language).context("a language that we do not speak")?,
        today: TimeZone::UTC.to_datetime(now.to_jiff()).date(),
        actors,
        now,
    });
    let members = people.iter().filter_map(|person| {
        let handle = Slug::from_name(&person.name, "member").as_str().to_owned();
        Some((handle, *person.roles.get(&community.slug)?))
    });
    define::opening(&mut diary, community, plan)?;
    frame::goal(&mut diary, community, plan)?;
    frame::people(&mut diary, plan, members.collect())?;
    define::study(&mut diary, &plan.study)?;
    define::charter(&mut diary, &plan.charter)?;
    for (number, decision) in (1..).zip(&plan.decisions) {
        define::decision(&mut diary, number, decision)?;
    }
    plan.training.iter().try_for_each(|course| frame::training(&mut diary, course))?;
    plan.learning.iter().try_for_each(|learning| frame::learning(&mut diary, learning))?;
    plan.partner.iter().try_for_each(|partner| frame::partner(&mut diary, partner))?;
    plan.cohorts.iter().try_for_each(|cohorts| frame::cohorts(&mut diary, cohorts))?;
    plan.group.iter().try_for_each(|group| frame::group(&mut diary, group))?;
    plan.tutoring.iter().try_for_each(|tutoring| frame::tutoring(&mut diary, tutoring))?;
    frame::waivers(&mut diary, plan)?;
    Ok(diary)
}

async fn write_people(app: &App, people: &[Person]) -> Result<Accounts> {
    let mut accounts = Accounts::new();
    for person in people {
        let handle = Slug::from_name(&person.name, "member").as_str().to_owned();
        let newcomer = Newcomer {
            name: Name::parse(&person.name)?,
            email: Email::parse(&format!("{handle}@example.org"))?,
            // No password has this hash: the links are the way in.
            password_hash: "none".to_owned(),
            zone: person.zone.clone(),
            language: person.language.clone(),
        };
        let person = person.clone();
        let id = app
            .write("import demo", move |ctx| {
                let id = accounts::actions::create(ctx, &newcomer, person.site_role.as_deref())?;
                accounts::prove_address(ctx, id, newcomer.email.as_str())?;
                accounts::actions::describe(ctx, id, &person.line, person.portrait)?;
                Ok(id)
            })
            .await?;
        accounts.insert(handle, id);
    }
    Ok(accounts)
}

async fn write_conversations(app: &App, community: &Community, accounts: &Accounts) -> Result<()> {
    let (planned, accounts) = (community.clone(), accounts.clone());
    let topics = app
        .write("import demo", move |ctx| {
            let found = communities::actions::find_by_slug(ctx, &planned.slug)?;
            let id = found.ok_or_else(|| missing(&planned.slug))?.id;
            let everything = Standing { member: true, owns_site: true, ..Standing::default() };
            let places = places::actions::visible(ctx, id, &everything)?;
            let read = ctx.now.plus_seconds(-UNREAD_DAYS * DAY);
            let mut topics = Vec::new();
            for topic in &planned.topics {
                let place = places.iter().find(|place| place.slug == topic.place).map(|place| place.id);
                let place = place
                    .ok_or_else(|| platform::Error::Internal(format!("no place is named {}", topic.place)))?;
                topics.push(past(ctx, id, place, topic, &accounts)?);
            }
            write_where(ctx, &topics, |at| at <= read)?;
            for account in accounts.values() {
                if communities::actions::belongs(ctx, id, *account)? {
                    reading::start(ctx.tx, id, *account, read)?;
                }
            }
            // Who opened the community came first, and has read what was said since.
            let director = *accounts.get(define::DIRECTOR).ok_or_else(|| missing(define::DIRECTOR))?;
            let director = accounts::actions::actor(ctx, director)?;
            for place in places::actions::visible(ctx, id, &everything)? {
                diary::acting(ctx, &director, read, |ctx| reading::read_all(ctx, &place))?;
            }
            write_where(ctx, &topics, |at| at > read)?;
            Ok(topics)
        })
        .await?;
    for (topic, past) in community.topics.iter().zip(topics) {
        change_minds(app, topic, past).await?;
    }
    Ok(())
}

/// People change and take back what they wrote, through the acts that pages offer.
async fn change_minds(app: &App, topic: &Topic, past: PastTopic) -> Result<()> {
    let edits = topic.edits.iter().map(|(number, text)| (number, Some(text.clone())));
    for (number, text) in edits.chain(topic.deletions.iter().map(|number| (number, None))) {
        let post = past.posts.get(number - 1).context("no post has this number")?.clone();
        let prose = text.as_deref().map(Prose::parse).transpose()?;
        let author = app.write("import demo", move |ctx| accounts::actions::actor(ctx, post.author)).await?;
        app.write_as("import demo", Some(author), move |ctx| {
            match &prose {
                Some(prose) => editing::edit(ctx, post.id, 0, prose)?,
                None => editing::delete(ctx, post.id)?,
            };
            Ok(())
        })
        .await?;
    }
    if topic.pinned {
        let id = past.id;
        app.write("import demo", move |ctx| pinning::pin_past(ctx, id)).await?;
    }
    if let Some(number) = topic.answer {
        let helped = past.posts.get(number - 1).context("no post has this number")?.id;
        let asker = app.write("import demo", move |ctx| accounts::actions::actor(ctx, past.author)).await?;
        app.write_as("import demo", Some(asker), move |ctx| answers::accept(ctx, helped)).await?;
    }
    Ok(())
}

/// Writes the posts of a span of time, and makes them findable.
fn write_where(
    ctx: &mut Ctx,
    topics: &[PastTopic],
    within: impl Fn(Timestamp) -> bool,
) -> platform::Result<()> {
    let stems = Stems::default();
    for topic in topics {
        let posts: Vec<_> = topic.posts.iter().filter(|post| within(post.at)).cloned().collect();
        if posts.is_empty() {
            continue;
        }
        let part = PastTopic { posts, ..topic.clone() };
        let part = std::slice::from_ref(&part);
        let fresh = history::write(ctx, part, Written::Here)?.into_iter().collect();
        search::actions::index_past(ctx, &stems, part, &fresh)?;
    }
    Ok(())
}

fn past(
    ctx: &mut Ctx,
    community: CommunityId,
    place: PlaceId,
    topic: &Topic,
    accounts: &Accounts,
) -> platform::Result<PastTopic> {
    let unknown = |what: &str| platform::Error::Internal(format!("{what} in the topic {}", topic.title));
    let mut posts = Vec::new();
    for (handle, at, text) in &topic.posts {
        let at = instant(at, ctx.now).ok_or_else(|| unknown("an odd time"))?;
        posts.push(PastPost {
            id: PostId(ctx.ids.draw_at(at)),
            author: *accounts.get(handle).ok_or_else(|| unknown("a stranger"))?,
            at,
            edited_at: None,
            quoted: None,
            prose: Prose::parse(text)?,
            reactions: Vec::new(),
        });
    }
    for (number, sign, handles) in &topic.reactions {
        let post = posts.get_mut(number - 1).ok_or_else(|| unknown("a sign under no post"))?;
        for handle in handles {
            post.reactions
                .push((*sign, *accounts.get(handle).ok_or_else(|| unknown("a sign of a stranger"))?));
        }
    }
    for (reply, quoted) in &topic.quotes {
        let quoted = posts.get(quoted - 1).map(|post| post.id);
        posts.get_mut(reply - 1).ok_or_else(|| unknown("a quote"))?.quoted = quoted;
    }
    let themes = communities::actions::themes(ctx, community)?;
    let theme = topic.theme.as_ref().map(|name| {
        let theme = themes.iter().find(|theme| theme.name == *name);
        theme.map(|theme| theme.id).ok_or_else(|| unknown("an unknown theme"))
    });
    let first = posts.first().ok_or_else(|| unknown("no post"))?;
    Ok(PastTopic {
        id: TopicId(ctx.ids.draw_at(first.at)),
        community,
        place,
        theme: theme.transpose()?,
        author: first.author,
        title: Title::parse(&topic.title)?,
        excerpt: first.prose.excerpt.clone(),
        at: first.at,
        posts,
    })
}

/// `-24 17:42` is 17:42 UTC, 24 days before today; what would lie ahead was just now.
pub fn instant(text: &str, now: Timestamp) -> Option<Timestamp> {
    let (days, time) = text.split_once(' ')?;
    let (hours, minutes) = time.split_once(':')?;
    let midnight = now.seconds() - now.seconds().rem_euclid(DAY);
    let seconds = days.parse::<i64>().ok()? * DAY
        + hours.parse::<i64>().ok()? * 3_600
        + minutes.parse::<i64>().ok()? * 60;
    let at = Timestamp::from_seconds(midnight + seconds);
    Some(if at > now { now.plus_seconds(-600) } else { at })
}

#[cfg(test)]
mod tests {
    use community::features::communities::Type;
    use testing::{Browser, TestApp, both_databases};

    use super::*;

    both_databases!(the_demonstration_is_a_believable_organisation, async |t: &TestApp| {
        fill(&t.app).await.unwrap();
        let people = content::people().unwrap();
        assert!(people.len() >= 40);
        let communities = content::communities().unwrap();
        for kind in Type::ALL {
            assert!(communities.iter().any(|(community, _)| community.kind == *kind), "{kind:?}");
        }
        assert!(communities.iter().any(|(community, _)| community.language == "fr"));
        let mut browser = as_somebody(t, "amina-diallo").await;
        let home = browser.get("/communities/start-your-business").await;
        assert!(home.text.contains("Nobody has answered yet"), "{}", home.text);
        let place = browser.get("/communities/start-your-business/places/questions-and-answers").await;
        assert!(
            place.text.contains("Pricing a repair") && place.text.contains("8 replies"),
            "{}",
            place.text
        );
        assert!(browser.get("/search?q=kiln").await.text.contains("<mark>Kiln</mark>"));
        assert_eq!(browser.get("/demo").await.status, 404, "links exist only in the demonstration");
        assert_eq!(browser.get("/demo/amina-diallo").await.status, 404);
    });

    both_databases!(the_demonstration_is_written_at_any_hour, async |t: &TestApp| {
        // It is tomorrow where its director lives, and still today where its times are counted.
        t.app.clock.advance(14 * 3_600 + 1_800);
        fill(&t.app).await.unwrap();
        let mut tutor = as_somebody(t, "joao-baptista").await;
        let tutoring = tutor.get("/communities/start-your-business/tutoring").await.text;
        assert!(tutoring.contains("Tomasz Wilk") && tutoring.contains("How was it?"), "{tutoring}");
    });

    both_databases!(what_its_communities_built_is_there_for_everybody, async |t: &TestApp| {
        fill(&t.app).await.unwrap();
        let business = "/communities/start-your-business";
        // Who looks, where, and what stands there.
        let table = [
            ("amina-diallo", "", vec!["What becomes of the takings", "Ask the chamber"]),
            (
                "amina-diallo",
                "/charter",
                vec!["waits until Monday evening", "You signed on", "25 of 28 have signed"],
            ),
            ("amina-diallo", "/decisions", vec!["What becomes of the takings"]),
            (
                "amina-diallo",
                "/decisions/register",
                vec!["What do we work on first on Thursdays?", "Charter, version 1"],
            ),
            ("amina-diallo", "/goal", vec!["Six of them at the market", "price lists"]),
            ("amina-diallo", "/learning", vec!["The quote game", "Phone three people"]),
            ("amina-diallo", "/groups", vec!["The stall crew"]),
            ("amina-diallo", "/courses", vec!["Tuesday evenings", "Saturday mornings"]),
            ("amina-diallo", "/cohorts", vec!["Tuesday circle", "Saturday circle"]),
            ("ines-moreau", "/lifecycle", vec!["En cours"]),
            ("ines-moreau", "/studies", vec!["Avant la formation", "16 réponses"]),
            ("ines-moreau", "/type", vec!["The answers say it too"]),
            ("ines-moreau", "/newcomers", vec!["Farid Karimi"]),
            ("ines-moreau", "/partners", vec!["Chamber of crafts"]),
            ("hanna-lindqvist", "", vec!["Ask the chamber", "Showcase", "May I cook for thirty children"]),
        ];
        for (who, page, expected) in table {
            let mut browser = as_somebody(t, who).await;
            let shown = browser.get(&format!("{business}{page}")).await;
            for words in expected {
                assert!(shown.text.contains(words), "{who} reads {words} at {page}: {}", shown.text);
            }
        }
        let mut french = as_somebody(t, "ines-moreau").await;
        let charter = french.get("/communities/fours-a-pain/charter").await;
        assert!(charter.text.contains("son nom est écrit sur la porte"), "{}", charter.text);
    });

    async fn as_somebody(t: &TestApp, handle: &'static str) -> Browser {
        let person = t.app.read(move |ctx| accounts::actions::person_of(ctx, handle)).await.unwrap();
        t.signed_in(person.expect("somebody of this handle").id).await
    }
}
