//! An export as entries of the intermediate form, a channel at a time.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::vec::IntoIter;

use platform::clock::Timestamp;

use super::super::form::{Entry, File, Group, LeftOut, Person, Place, Post, Reaction, Start, Text, Topic};
use super::super::refusal::Refusal;
use super::super::title;
use super::archive::Archive;
use super::conversations::{self, Conversation};
use super::model::{Channel, FileName, Message, Names, User, micros};
use super::{Options, mrkdwn};

/// What the origin is called in ids.
const ORIGIN: &str = "slack";

/// The entries of an export.
pub struct Entries {
    archive: Archive,
    options: Options,
    names: Names,
    /// What is ready.
    ready: VecDeque<Entry>,
    channels: IntoIter<Channel>,
    open: Option<Open>,
}

/// The channel that is being read: it alone is in memory whole.
struct Open {
    channel: Channel,
    pinned: HashSet<String>,
    messages: Vec<Message>,
    conversations: IntoIter<Conversation>,
}

impl Entries {
    /// Reads every message once: what is broken is refused here, and who wrote without being listed is found.
    pub fn of(mut archive: Archive, options: &Options) -> Result<Self, Refusal> {
        let people = authors(&mut archive)?;
        let mut names: Names = people.iter().map(|user| (user.id.clone(), user.shown_name())).collect();
        names.extend(archive.groups.iter().map(|group| (group.id.clone(), group.mentioned())));
        let start = Start { origin: ORIGIN.to_owned(), began: began(&archive) };
        let mut ready = VecDeque::from([Entry::Start(start)]);
        let mut groups: HashMap<&str, Vec<String>> = HashMap::new();
        for group in archive.groups.iter().filter(|group| !group.is_gone()) {
            let entry = Group { key: group.id.clone(), name: group.name.clone() };
            ready.push_back(Entry::Group(entry));
            for user in &group.users {
                groups.entry(user).or_default().push(group.id.clone());
            }
        }
        for user in &people {
            let groups = groups.remove(user.id.as_str()).unwrap_or_default();
            ready.push_back(Entry::Person(Person {
                key: user.id.clone(),
                name: user.shown_name(),
                email: user.profile.email.clone(),
                program: user.is_bot,
                joined_at: None,
                groups,
            }));
        }
        for (reason, count) in archive.left.clone() {
            ready.push_back(Entry::LeftOut(LeftOut { reason: reason.to_owned(), count }));
        }
        let channels = archive.channels.clone().into_iter();
        Ok(Entries { archive, options: options.clone(), names, ready, channels, open: None })
    }

    /// Reads the next channel; `false` after the last.
    fn open_next(&mut self) -> Result<bool, Refusal> {
        let Some(channel) = self.channels.next() else { return Ok(false) };
        let mut messages = self.archive.messages(&channel)?;
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for kind in messages.iter().filter_map(Message::coming_or_going) {
            *left.entry(kind.to_owned()).or_default() += 1;
        }
        messages.retain(|message| message.coming_or_going().is_none());
        for (reason, count) in left {
            self.ready.push_back(Entry::LeftOut(LeftOut { reason, count }));
        }
        self.ready.push_back(Entry::Place(Place {
            key: channel.id.clone(),
            name: channel.name.clone(),
            purpose: channel.purpose.value.clone(),
            at: Timestamp::from_seconds(channel.created.max(1)),
        }));
        let conversations = conversations::cut(&messages, self.options.pause_minutes).into_iter();
        let pinned = channel.pins.iter().map(|pin| pin.id.clone()).collect();
        self.open = Some(Open { channel, pinned, messages, conversations });
        Ok(true)
    }

    /// Makes the next conversation of the open channel ready.
    fn topic(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(conversation) = open.conversations.next() else {
            self.open = None;
            return;
        };
        let messages: Vec<&Message> =
            conversation.messages.iter().filter_map(|at| open.messages.get(*at)).collect();
        let Some(first) = messages.first() else { return };
        let at = time(first);
        self.ready.push_back(Entry::Topic(Topic {
            key: format!("{}:{}", open.channel.id, first.ts),
            place: open.channel.id.clone(),
            title: title::of(&mrkdwn::to_plain(&first.body()), at, self.options.language),
            at,
            pinned: messages.iter().any(|message| open.pinned.contains(&message.ts)),
        }));
        let posts = messages.iter().map(|message| Entry::Post(post(&open.channel, message, &self.names)));
        self.ready.extend(posts);
    }
}

impl Iterator for Entries {
    type Item = Result<Entry, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Some(Ok(entry));
            }
            if self.open.is_some() {
                self.topic();
                continue;
            }
            match self.open_next() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(refusal) => {
                    self.channels = Vec::new().into_iter();
                    return Some(Err(refusal));
                }
            }
        }
    }
}

fn post(channel: &Channel, message: &Message, names: &Names) -> Post {
    Post {
        key: format!("{}:{}", channel.id, message.ts),
        author: message.author(),
        at: time(message),
        edited_at: message.edited.as_ref().and_then(|edited| micros(&edited.ts)).map(Timestamp),
        answers: None,
        text: Text::Markdown(mrkdwn::to_markdown(&message.body(), names)),
        files: message.files.iter().map(file).collect(),
        reactions: message
            .reactions
            .iter()
            .map(|reaction| Reaction { emoji: reaction.name.clone(), people: reaction.users.clone() })
            .collect(),
    }
}

/// A permalink asks for a sign-in at Slack; the other addresses of an export hold a token that opens everything.
fn file(file: &FileName) -> File {
    let name = file.name.as_deref().or(file.title.as_deref()).unwrap_or("?");
    let link = file.permalink.clone().filter(|link| !link.contains('?'));
    File { name: name.to_owned(), link }
}

/// `Archive::messages` gives none without a time.
fn time(message: &Message) -> Timestamp {
    Timestamp(message.micros().unwrap_or(1))
}

/// Everybody listed, and everybody who wrote without being listed, as programs and people who left long ago do.
fn authors(archive: &mut Archive) -> Result<Vec<User>, Refusal> {
    let mut users = archive.users.clone();
    let mut known: HashSet<String> = users.iter().map(|user| user.id.clone()).collect();
    for channel in archive.channels.clone() {
        let mut messages = archive.messages(&channel)?;
        messages.retain(|message| message.coming_or_going().is_none());
        for message in messages {
            let key = message.author();
            if known.insert(key.clone()) {
                let name = message.username.clone().unwrap_or_else(|| key.clone());
                let is_bot = message.user.is_none();
                users.push(User { id: key, name, is_bot, ..User::default() });
            }
        }
    }
    Ok(users)
}

/// When the archive begins: the first day on which a channel was made.
fn began(archive: &Archive) -> Timestamp {
    let first = archive.channels.iter().map(|channel| channel.created).filter(|created| *created > 0).min();
    Timestamp::from_seconds(first.unwrap_or(1_356_998_400))
}
