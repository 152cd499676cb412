//! Writing an archive into a community, in batches that a running server hardly notices.

use std::collections::{HashMap, HashSet};

use community::app::App;
use community::ctx::Ctx;
use community::features::accounts::imported::Origin;
use community::features::accounts::{self, AccountId};
use community::features::communities::{self, Colour, CommunityId, Role, Slug};
use community::features::discussions::history::{self, PastPost, PastTopic, Written};
use community::features::discussions::{PostId, Prose, Reaction, Title, TopicId};
use community::features::places::{self, Circle, NewPlace, PlaceId};
use community::features::search;
use platform::clock::Timestamp;
use platform::i18n::Language;
use platform::search::Stems;
use platform::{Error, Result};

use super::archive::Archive;
use super::model::{Channel, Message, Names, User};
use super::{Options, Report, conversations, ids, mrkdwn, reactions, title};

/// People in a batch.
const PEOPLE: usize = 200;
/// Longest text that is shown as it is; the renderer takes 64 KiB.
const LONGEST: usize = 60_000;

/// Counts what [`run`] would do. Writes nothing.
pub fn dry_run(archive: &mut Archive, options: &Options) -> Result<Report> {
    let mut report =
        Report { people: archive.users.len(), places: archive.channels.len(), ..Report::default() };
    for channel in archive.channels.clone() {
        let messages = messages(archive, &channel, &mut report)?;
        report.topics += conversations::cut(&messages, options.pause_minutes).len();
        report.posts += messages.len();
    }
    Ok(report)
}

/// Writes the archive into a community that exists. `progress` is told how many posts were done.
pub async fn run(
    app: &App,
    archive: &mut Archive,
    community: CommunityId,
    options: &Options,
    mut progress: impl FnMut(usize),
) -> Result<Report> {
    let mut report =
        Report { people: archive.users.len(), places: archive.channels.len(), ..Report::default() };
    let names: Names = archive.users.iter().map(|user| (user.id.clone(), user.shown_name())).collect();
    let began = began(archive);
    let mut source = Source { options: options.clone(), community, began, people: HashMap::new() };
    let users = authors(archive, &mut report)?;
    report.people = users.len();
    source.write_people(app, &users).await?;
    for channel in archive.channels.clone() {
        let mut ignored = Report::default();
        let messages = messages(archive, &channel, &mut ignored)?;
        let place = source.write_place(app, &channel).await?;
        let topics = source.topics(&channel, place, &messages, &names)?;
        report.topics += topics.len();
        report.posts += messages.len();
        for batch in batches(topics) {
            let posts: usize = batch.iter().map(|topic| topic.posts.len()).sum();
            report.new_posts += write_batch(app, batch).await?;
            progress(posts);
        }
    }
    Ok(report)
}

/// What every part of the import needs.
struct Source {
    options: Options,
    community: CommunityId,
    /// Before everything in the archive: when its people joined.
    began: Timestamp,
    people: HashMap<String, AccountId>,
}

impl Source {
    fn id(&self, kind: &str, source: &str, at: Timestamp) -> platform::ids::Raw {
        ids::of(kind, &self.options.community, source, at)
    }

    async fn write_people(&mut self, app: &App, users: &[User]) -> Result<()> {
        for user in users {
            let id = AccountId(self.id("person", &user.id, self.began));
            self.people.insert(user.id.clone(), id);
        }
        let (community, began) = (self.community, self.began);
        for batch in users.chunks(PEOPLE) {
            let batch: Vec<_> = batch.iter().map(|user| (self.people[&user.id], user.clone())).collect();
            app.write("import", move |ctx| {
                for (id, user) in &batch {
                    write_person(ctx, *id, user, began)?;
                    communities::actions::import_member(ctx, community, *id, Role::Learner, began)?;
                }
                Ok(())
            })
            .await?;
        }
        Ok(())
    }

    async fn write_place(&self, app: &App, channel: &Channel) -> Result<PlaceId> {
        let at = Timestamp::from_seconds(channel.created.max(1));
        let id = PlaceId(self.id("place", &channel.id, at));
        let (community, channel) = (self.community, channel.clone());
        app.write("import", move |ctx| {
            let new = NewPlace {
                id,
                slug: Slug::from_name(&channel.name, "place").as_str().to_owned(),
                name: channel.name.clone(),
                purpose: channel.purpose.value.chars().take(400).collect(),
                colour: colour_of(&channel.name),
                position: 0,
                seen_by: Circle::Members,
                written_by: Circle::Members,
                lounge: false,
                asks: false,
            };
            places::actions::import(ctx, community, &new)?;
            Ok(id)
        })
        .await
    }

    /// The channel's conversations as topics; everything slow is done here, before any transaction.
    fn topics(
        &self,
        channel: &Channel,
        place: PlaceId,
        messages: &[Message],
        names: &Names,
    ) -> Result<Vec<PastTopic>> {
        let cut = conversations::cut(messages, self.options.pause_minutes);
        cut.iter().map(|conversation| self.topic(channel, place, &conversation.messages, names)).collect()
    }

    fn topic(
        &self,
        channel: &Channel,
        place: PlaceId,
        messages: &[&Message],
        names: &Names,
    ) -> Result<PastTopic> {
        let posts: Vec<PastPost> =
            messages.iter().map(|message| self.post(channel, message, names)).collect::<Result<_>>()?;
        let first =
            posts.first().ok_or_else(|| Error::Internal("a conversation without messages".to_owned()))?;
        let name = title::of(&mrkdwn::to_plain(&messages[0].text), first.at, self.options.language);
        let title =
            Title::parse(&name).or_else(|_| Title::parse(&title::of("", first.at, self.options.language)))?;
        Ok(PastTopic {
            id: TopicId(self.id("topic", &format!("{}:{}", channel.id, messages[0].ts), first.at)),
            community: self.community,
            place,
            theme: None,
            author: first.author,
            title,
            excerpt: first.prose.excerpt.clone(),
            at: first.at,
            posts,
        })
    }

    fn post(&self, channel: &Channel, message: &Message, names: &Names) -> Result<PastPost> {
        let at = Timestamp(message.micros().unwrap_or(self.began.0));
        let edited_at =
            message.edited.as_ref().and_then(|edited| super::model::micros(&edited.ts)).map(Timestamp);
        let author = self.people.get(&message.author()).copied();
        Ok(PastPost {
            id: PostId(self.id("post", &format!("{}:{}", channel.id, message.ts), at)),
            author: author.ok_or_else(|| Error::Internal(format!("nobody is {}", message.author())))?,
            at,
            edited_at,
            quoted: None,
            prose: prose(&text(message, names, self.options.language))?,
            reactions: self.signs(message),
        })
    }

    /// The signs under a message, by people whom we know.
    fn signs(&self, message: &Message) -> Vec<(Reaction, AccountId)> {
        let known = |user: &String| self.people.get(user).copied();
        message
            .reactions
            .iter()
            .filter_map(|reaction| Some((reactions::of(&reaction.name)?, &reaction.users)))
            .flat_map(|(sign, users)| users.iter().filter_map(known).map(move |account| (sign, account)))
            .collect()
    }
}

/// The channel's messages without comings and goings.
fn messages(archive: &mut Archive, channel: &Channel, report: &mut Report) -> Result<Vec<Message>> {
    let mut messages = archive.messages(channel).map_err(Error::internal)?;
    for kind in messages.iter().filter_map(Message::coming_or_going) {
        *report.left_out.entry(kind.to_owned()).or_default() += 1;
    }
    messages.retain(|message| message.coming_or_going().is_none());
    report.files += messages.iter().map(|message| message.files.len()).sum::<usize>();
    for reaction in messages.iter().flat_map(|message| &message.reactions) {
        match reactions::of(&reaction.name) {
            Some(_) => report.reactions += reaction.users.len(),
            None => {
                *report.other_reactions.entry(reaction.name.clone()).or_default() += reaction.users.len();
            }
        }
    }
    Ok(messages)
}

/// Everybody listed, and everybody who wrote without being listed, as programs and people who left long ago do.
fn authors(archive: &mut Archive, report: &mut Report) -> Result<Vec<User>> {
    let mut users = archive.users.clone();
    let mut known: HashSet<String> = users.iter().map(|user| user.id.clone()).collect();
    for channel in archive.channels.clone() {
        for message in messages(archive, &channel, report)? {
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

fn write_person(ctx: &mut Ctx, id: AccountId, user: &User, began: Timestamp) -> Result<()> {
    let email = user.profile.email.as_deref().and_then(|email| accounts::Email::parse(email).ok());
    let origin = if user.is_bot { Origin::Program } else { Origin::Person };
    accounts::imported::import_person(ctx, id, &user.shown_name(), email.as_ref(), origin, began)
}

async fn write_batch(app: &App, batch: Vec<PastTopic>) -> Result<usize> {
    app.write("import", move |ctx| {
        let fresh: HashSet<_> = history::write(ctx, &batch, Written::Elsewhere)?.into_iter().collect();
        search::actions::index_past(ctx, &Stems::default(), &batch, &fresh)?;
        Ok(fresh.len())
    })
    .await
}

/// Topics in batches of at most [`history::MOST`] posts; a topic that is larger goes in several.
fn batches(topics: Vec<PastTopic>) -> Vec<Vec<PastTopic>> {
    let (mut batches, mut batch, mut size) = (Vec::new(), Vec::new(), 0);
    for mut topic in topics {
        let mut rest = std::mem::take(&mut topic.posts);
        while !rest.is_empty() {
            let room = history::MOST - size;
            let later = rest.split_off(rest.len().min(room));
            size += rest.len();
            batch.push(PastTopic { posts: rest, ..topic.clone() });
            rest = later;
            if size == history::MOST {
                batches.push(std::mem::take(&mut batch));
                size = 0;
            }
        }
    }
    if !batch.is_empty() {
        batches.push(batch);
    }
    batches
}

/// The same colour for a channel every time.
fn colour_of(channel: &str) -> Colour {
    let sum: usize = channel.bytes().map(usize::from).sum();
    Colour::ALL[sum % Colour::ALL.len()]
}

/// When the archive begins: the first day on which a channel was made.
fn began(archive: &Archive) -> Timestamp {
    let first = archive.channels.iter().map(|channel| channel.created).filter(|created| *created > 0).min();
    Timestamp::from_seconds(first.unwrap_or(1_356_998_400))
}

fn text(message: &Message, names: &Names, language: Language) -> String {
    let mut text = mrkdwn::to_markdown(&message.text.replace('\0', "\u{fffd}"), names);
    for file in &message.files {
        let name = file.name.as_deref().or(file.title.as_deref()).unwrap_or("?");
        let name = name.replace(['[', ']', '`', '*', '<', '\n'], " ");
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

/// The rendered text. What the renderer refuses is kept as it was typed, so that no message is lost.
fn prose(text: &str) -> Result<Prose> {
    Prose::parse(text).or_else(|_| {
        let end = (0..=text.len().min(LONGEST)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        Prose::parse(&format!("```\n{}\n```", text[..end].replace("```", "'''")))
    })
}
