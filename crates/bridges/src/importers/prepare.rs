//! From entries to batches of rows. Everything slow is done here, outside any transaction: reading, rendering, making ids.

use std::collections::HashMap;

use community::features::accounts::imported::Origin;
use community::features::accounts::{AccountId, Email};
use community::features::communities::{Colour, CommunityId, Slug};
use community::features::discussions::history::{self, PastPost, PastTopic};
use community::features::discussions::{PostId, Prose, Reaction, Title, TopicId};
use community::features::places::{Circle, NewPlace, PlaceId};
use platform::clock::Timestamp;
use platform::i18n::Language;
use platform::text::one_line;

use super::form::{self, Entry, History};
use super::{Failure, Refusal, Report, html, ids, reactions, report, title};

/// People in a batch, and places.
const PEOPLE: usize = 200;
/// Longest text that is shown as it is; the renderer takes 64 KiB.
const LONGEST: usize = 60_000;
/// Longest label beside a name, in characters.
const LABEL: usize = 40;

/// Where a history goes.
#[derive(Clone, Debug)]
pub struct Target {
    /// The community.
    pub community: CommunityId,
    /// Its name in addresses, which is a part of every id.
    pub slug: String,
    /// The language of the few words that the import adds.
    pub language: Language,
}

/// Counts a history. Writes nothing.
pub fn count(history: History) -> Result<Report, Refusal> {
    let mut report = Report::default();
    for entry in history {
        report::count(&mut report, &entry?);
    }
    Ok(report)
}

/// What is written in one transaction.
#[derive(Default)]
pub(super) struct Batch {
    pub people: Vec<NewPerson>,
    pub places: Vec<NewPlace>,
    pub topics: Vec<PastTopic>,
    /// Topics that belong at the top of their place.
    pub pinned: Vec<TopicId>,
    /// Counts of its entries.
    pub report: Report,
    /// Entries from the start of the history up to its end.
    pub cursor: u64,
    /// Posts and the signs under them.
    weight: usize,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.weight >= history::MOST || self.people.len() >= PEOPLE || self.places.len() >= PEOPLE
    }
}

/// Somebody who becomes an account.
pub(super) struct NewPerson {
    pub id: AccountId,
    pub name: String,
    pub email: Option<Email>,
    pub origin: Origin,
    pub label: String,
    pub joined_at: Timestamp,
}

/// A topic whose posts are being read.
struct Head {
    id: TopicId,
    place: PlaceId,
    title: Title,
    at: Timestamp,
    pinned: bool,
    /// Who wrote its first post, and how that begins.
    first: Option<(AccountId, String)>,
}

/// The batches of a history.
pub(super) struct Batches {
    history: History,
    target: Target,
    start: form::Start,
    groups: HashMap<String, String>,
    people: HashMap<String, AccountId>,
    places: HashMap<String, PlaceId>,
    topic: Option<Head>,
    /// Entries that were read.
    read: u64,
    /// Entries that an earlier run has written.
    written: u64,
    ended: bool,
}

impl Batches {
    /// The batches after the first `written` entries, which an earlier run has written.
    pub fn of(history: History, target: Target, written: u64) -> Self {
        Batches {
            history,
            target,
            start: form::Start { origin: String::new(), began: Timestamp(0) },
            groups: HashMap::new(),
            people: HashMap::new(),
            places: HashMap::new(),
            topic: None,
            read: 0,
            written,
            ended: false,
        }
    }

    fn fill(&mut self, batch: &mut Batch) -> Result<(), Failure> {
        while !batch.is_full() {
            let Some(entry) = self.history.next() else {
                self.ended = true;
                return Ok(());
            };
            let entry = entry?;
            self.read += 1;
            let fresh = self.read > self.written;
            if fresh {
                report::count(&mut batch.report, &entry);
                batch.cursor = self.read;
            }
            match entry {
                Entry::Start(start) => self.start = start,
                Entry::LeftOut(_) => {}
                Entry::Group(group) => {
                    self.groups.insert(group.key, one_line(&group.name));
                }
                Entry::Person(person) => {
                    let person = self.person(person);
                    if fresh {
                        batch.people.push(person);
                    }
                }
                Entry::Place(place) => {
                    let place = self.place(&place);
                    if fresh {
                        batch.places.push(place);
                    }
                }
                Entry::Topic(topic) => self.topic = Some(self.head(&topic)?),
                Entry::Post(post) => self.post(&post, fresh, batch)?,
            }
        }
        Ok(())
    }

    fn id(&self, kind: &str, key: &str, at: Timestamp) -> platform::ids::Raw {
        ids::of(&self.start.origin, kind, &self.target.slug, key, at)
    }

    fn person(&mut self, person: form::Person) -> NewPerson {
        let began = self.start.began;
        let id = AccountId(self.id("person", &person.key, began));
        self.people.insert(person.key, id);
        let groups: Vec<&str> =
            person.groups.iter().filter_map(|key| self.groups.get(key)).map(String::as_str).collect();
        let name: String = one_line(&person.name).chars().take(80).collect();
        NewPerson {
            id,
            name: if name.is_empty() { "?".to_owned() } else { name },
            email: person.email.as_deref().and_then(|email| Email::parse(email).ok()),
            origin: if person.program { Origin::Program } else { Origin::Person },
            label: label(&groups),
            joined_at: person.joined_at.unwrap_or(began),
        }
    }

    fn place(&mut self, place: &form::Place) -> NewPlace {
        let id = PlaceId(self.id("place", &place.key, place.at));
        self.places.insert(place.key.clone(), id);
        let name: String = one_line(&place.name).chars().take(80).collect();
        NewPlace {
            id,
            slug: Slug::from_name(&place.name, "place").as_str().to_owned(),
            name: if name.is_empty() { "?".to_owned() } else { name },
            purpose: place.purpose.chars().filter(|c| *c != '\0').take(400).collect(),
            colour: colour_of(&place.name),
            position: 0,
            seen_by: Circle::Members,
            written_by: Circle::Members,
            lounge: false,
            asks: false,
        }
    }

    fn head(&self, topic: &form::Topic) -> Result<Head, Failure> {
        let place = self.places.get(&topic.place).copied();
        let titled: String = topic.title.chars().take(120).collect();
        let title = Title::parse(&titled)
            .or_else(|_| Title::parse(&title::day(topic.at, self.target.language)))
            .map_err(Failure::Site)?;
        Ok(Head {
            id: TopicId(self.id("topic", &topic.key, topic.at)),
            place: place.ok_or_else(|| unknown("the place", &topic.place))?,
            title,
            at: topic.at,
            pinned: topic.pinned,
            first: None,
        })
    }

    fn post(&mut self, post: &form::Post, fresh: bool, batch: &mut Batch) -> Result<(), Failure> {
        let known = self.people.get(&post.author).copied();
        let author = known.ok_or_else(|| unknown("the author", &post.author))?;
        let past = if fresh { Some(self.past(post, author)?) } else { None };
        let community = self.target.community;
        let head = self.topic.as_mut().ok_or_else(|| unknown("the topic of", &post.key))?;
        let opens = head.first.is_none();
        let excerpt = past.as_ref().map(|past| past.prose.excerpt.clone()).unwrap_or_default();
        let (author, excerpt) = head.first.get_or_insert((author, excerpt));
        let Some(past) = past else { return Ok(()) };
        batch.weight += 1 + past.reactions.len();
        if opens && head.pinned {
            batch.pinned.push(head.id);
        }
        match batch.topics.last_mut().filter(|topic| topic.id == head.id) {
            Some(topic) => topic.posts.push(past),
            None => batch.topics.push(PastTopic {
                id: head.id,
                community,
                place: head.place,
                theme: None,
                author: *author,
                title: head.title.clone(),
                excerpt: excerpt.clone(),
                at: head.at,
                posts: vec![past],
            }),
        }
        Ok(())
    }

    fn past(&self, post: &form::Post, author: AccountId) -> Result<PastPost, Failure> {
        let quoted = post.answers.as_ref().map(|(key, at)| PostId(self.id("post", key, *at)));
        Ok(PastPost {
            id: PostId(self.id("post", &post.key, post.at)),
            author,
            at: post.at,
            edited_at: post.edited_at,
            quoted,
            prose: prose(&text(post, self.target.language)).map_err(Failure::Site)?,
            reactions: self.signs(&post.reactions),
        })
    }

    /// The signs under a post, by people whom we know.
    fn signs(&self, made: &[form::Reaction]) -> Vec<(Reaction, AccountId)> {
        made.iter()
            .filter_map(|reaction| Some((reactions::of(&reaction.emoji)?, &reaction.people)))
            .flat_map(|(sign, people)| {
                people.iter().filter_map(|key| self.people.get(key)).map(move |account| (sign, *account))
            })
            .collect()
    }
}

impl Iterator for Batches {
    type Item = Result<Batch, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let mut batch = Batch::default();
        match self.fill(&mut batch) {
            Err(failure) => {
                self.ended = true;
                Some(Err(failure))
            }
            Ok(()) if batch.cursor == 0 => None,
            Ok(()) => Some(Ok(batch)),
        }
    }
}

fn unknown(what: &str, key: &str) -> Failure {
    Failure::Archive(Refusal::Unknown(format!("{what} {key:?}")))
}

/// The groups' names, as many as have room.
fn label(groups: &[&str]) -> String {
    let mut label = String::new();
    for name in groups {
        let longer = if label.is_empty() { (*name).to_owned() } else { format!("{label}, {name}") };
        if longer.chars().count() > LABEL {
            break;
        }
        label = longer;
    }
    label
}

/// The same colour for a place every time.
fn colour_of(name: &str) -> Colour {
    let sum: usize = name.bytes().map(usize::from).sum();
    Colour::ALL[sum % Colour::ALL.len()]
}

fn text(post: &form::Post, language: Language) -> String {
    let mut text = match &post.text {
        form::Text::Markdown(text) => text.replace('\0', "\u{fffd}"),
        form::Text::Html(text) => html::to_markdown(text),
    };
    for file in &post.files {
        let name = file.name.replace(['[', ']', '`', '*', '<', '\n', '\0'], " ");
        let name = match file.link.as_deref().filter(|link| is_plain(link)) {
            Some(link) => format!("[{name}]({link})"),
            None => name,
        };
        text.push_str(&match language {
            Language::English => format!("\n\n- 📎 {name} (the file is not in the export)"),
            Language::French => format!("\n\n- 📎 {name} (le fichier n’est pas dans l’export)"),
        });
    }
    if text.trim().is_empty() {
        text = match language {
            Language::English => "*(a message without text)*".to_owned(),
            Language::French => "*(un message sans texte)*".to_owned(),
        };
    }
    text
}

/// Whether an address can stand in a link as it is.
fn is_plain(link: &str) -> bool {
    link.starts_with("https://")
        && link.bytes().all(|byte| byte.is_ascii_graphic() && !b"()<>[]\\".contains(&byte))
}

/// The rendered text. What the renderer refuses is kept as it was typed, so that no message is lost.
fn prose(text: &str) -> platform::Result<Prose> {
    Prose::parse(text).or_else(|_| {
        let end = (0..=text.len().min(LONGEST)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        Prose::parse(&format!("```\n{}\n```", text[..end].replace("```", "'''")))
    })
}
