//! Slack's records, as far as we read them.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};

/// A person or a bot of `users.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct User {
    /// `U…`.
    pub id: String,
    /// The short name.
    pub name: String,
    /// The full name, in older exports.
    pub real_name: Option<String>,
    /// Whether it is a program.
    #[serde(deserialize_with = "or_nothing")]
    pub is_bot: bool,
    /// More about the person.
    #[serde(deserialize_with = "or_nothing")]
    pub profile: Profile,
}

/// More about a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The full name.
    pub real_name: Option<String>,
    /// The name shown.
    pub display_name: Option<String>,
    /// The mail address, where the export has it.
    pub email: Option<String>,
}

impl User {
    /// The name by which others know the person; never empty.
    pub fn shown_name(&self) -> String {
        let names = [&self.real_name, &self.profile.real_name, &self.profile.display_name];
        let named = names.into_iter().flatten().map(|name| name.trim()).find(|name| !name.is_empty());
        let name = named.unwrap_or(if self.name.is_empty() { &self.id } else { &self.name });
        name.chars().filter(|c| !c.is_control()).take(80).collect()
    }
}

/// A channel of `channels.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Channel {
    /// `C…`.
    pub id: String,
    /// Its name, which is its folder's too.
    pub name: String,
    /// When it was made, in seconds.
    #[serde(deserialize_with = "or_nothing")]
    pub created: i64,
    /// Who belongs to it.
    #[serde(deserialize_with = "or_nothing")]
    pub members: Vec<String>,
    /// What it is for.
    #[serde(deserialize_with = "or_nothing")]
    pub purpose: Purpose,
    /// Its pinned messages.
    #[serde(deserialize_with = "or_nothing")]
    pub pins: Vec<Pin>,
}

/// A pinned message.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Pin {
    /// The message's time, which is its name; a pinned file's id names no message.
    pub id: String,
}

/// A user group of `usergroups.json`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Group {
    /// `S…`.
    pub id: String,
    /// The name shown.
    pub name: String,
    /// The name by which it is mentioned.
    #[serde(deserialize_with = "or_nothing")]
    pub handle: String,
    /// Who belongs to it.
    #[serde(deserialize_with = "or_nothing")]
    pub users: Vec<String>,
    /// When it was ended, in seconds, or 0.
    #[serde(deserialize_with = "or_nothing")]
    pub date_delete: i64,
}

impl Group {
    /// The word after the `@` where a text mentions it.
    pub fn mentioned(&self) -> String {
        if self.handle.is_empty() { self.name.clone() } else { self.handle.clone() }
    }

    /// Whether it was ended: texts still name it, but nobody belongs to it.
    pub fn is_gone(&self) -> bool {
        self.date_delete > 0
    }
}

/// What a channel is for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Purpose {
    /// The text.
    #[serde(deserialize_with = "or_nothing")]
    pub value: String,
}

/// A message of a day's file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Message {
    /// Seconds and microseconds, and the message's name in its channel.
    pub ts: String,
    /// Who wrote it.
    pub user: Option<String>,
    /// Which program wrote it.
    pub bot_id: Option<String>,
    /// The name under which a program wrote it.
    pub username: Option<String>,
    /// What kind of message it is, where it is not plain.
    pub subtype: Option<String>,
    /// What it says, in mrkdwn.
    #[serde(deserialize_with = "or_nothing")]
    pub text: String,
    /// The `ts` of the message that began the thread.
    pub thread_ts: Option<String>,
    /// When it was changed.
    pub edited: Option<Edited>,
    /// What was attached.
    #[serde(deserialize_with = "or_nothing")]
    pub files: Vec<FileName>,
    /// How others answered it with a sign.
    #[serde(deserialize_with = "or_nothing")]
    pub reactions: Vec<Reaction>,
    /// What programs say beside the text, or instead of it.
    #[serde(deserialize_with = "or_nothing")]
    pub attachments: Vec<Attachment>,
}

/// A card below a message.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// A line above it, in mrkdwn.
    pub pretext: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where the title leads.
    pub title_link: Option<String>,
    /// What it says, in mrkdwn.
    pub text: Option<String>,
    /// All of it in one line, for where cards cannot be shown.
    pub fallback: Option<String>,
}

/// A sign, and who made it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Reaction {
    /// The emoji's name, without colons.
    pub name: String,
    /// Who made it.
    #[serde(deserialize_with = "or_nothing")]
    pub users: Vec<String>,
}

/// When a message was changed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Edited {
    /// Like a message's.
    pub ts: String,
}

/// An attached file, whose bytes an export does not hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FileName {
    /// Its name.
    pub name: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where Slack shows it to its own members.
    pub permalink: Option<String>,
}

impl Message {
    /// Microseconds since the epoch; `None` for what is no time.
    pub fn micros(&self) -> Option<i64> {
        micros(&self.ts)
    }

    /// Slack's name for a message that only says that somebody came or went.
    pub fn coming_or_going(&self) -> Option<&str> {
        let kinds = ["channel_join", "channel_leave", "group_join", "group_leave"];
        self.subtype.as_deref().filter(|kind| kinds.contains(kind))
    }

    /// What it says, in mrkdwn. What only stands on cards, as programs write it, is read from there; cards below a text repeat
    /// what a link in it leads to.
    pub fn body(&self) -> String {
        if !self.text.trim().is_empty() {
            return self.text.clone();
        }
        let cards = self.attachments.iter().map(Attachment::lines);
        cards.filter(|lines| !lines.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// Who wrote it, by a key that people and programs share.
    pub fn author(&self) -> String {
        let named = self.username.as_ref().map(|name| format!("bot:{name}"));
        self.user.clone().or_else(|| self.bot_id.clone()).or(named).unwrap_or_else(|| "unknown".to_owned())
    }
}

impl Attachment {
    fn lines(&self) -> String {
        let title = match (&self.title, &self.title_link) {
            (Some(title), Some(link)) => Some(format!("<{link}|{title}>")),
            (title, _) => title.clone(),
        };
        let lines = [self.pretext.clone(), title, self.text.clone()];
        let said: Vec<_> = lines.into_iter().flatten().filter(|line| !line.trim().is_empty()).collect();
        if said.is_empty() { self.fallback.clone().unwrap_or_default() } else { said.join("\n\n") }
    }
}

/// Slack writes `null` where it has nothing to say.
fn or_nothing<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(from: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or_default())
}

/// Reads `1439405671.916001`.
pub fn micros(ts: &str) -> Option<i64> {
    let (seconds, fraction) = ts.split_once('.').unwrap_or((ts, "0"));
    let seconds: i64 = seconds.parse().ok().filter(|seconds| (1..=32_503_680_000).contains(seconds))?;
    let digits: String = fraction.chars().chain("000000".chars()).take(6).collect();
    Some(seconds * 1_000_000 + digits.parse::<i64>().ok()?)
}

/// Who is meant by an id, for mentions.
pub type Names = HashMap<String, String>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_says_on_cards_is_read_from_there() {
        let read = |json: &str| serde_json::from_str::<Message>(json).unwrap().body();
        for (message, expected) in [
            (r#"{"text":"Look","attachments":[{"text":"a page"}]}"#, "Look"),
            (
                r#"{"text":"","attachments":[{"title":"Oven 3","title_link":"https://example.org","text":"*240*"},{"fallback":"too hot"}]}"#,
                "<https://example.org|Oven 3>\n\n*240*\n\ntoo hot",
            ),
            (r#"{"attachments":[{}]}"#, ""),
            (r#"{"text":null,"files":null,"reactions":[{"name":"tada","users":null}],"edited":null}"#, ""),
        ] {
            assert_eq!(read(message), expected, "{message}");
        }
    }
}
