//! The export's files: nothing is written before all of them were looked at.

use std::collections::BTreeMap;

use super::super::package::Package;
use super::super::refusal::Refusal;
use super::model::{Channel, Group, Message, User};

/// What such an export holds, in words.
const LAYOUT: &str = "a Slack export has users.json, channels.json and a folder for each channel";

/// Most messages of a channel, all of which are in memory at a time.
const MOST_MESSAGES: usize = 1_000_000;

/// A checked archive.
pub struct Archive {
    package: Package,
    /// The folder in which everything lies, with its slash; usually empty.
    top: String,
    /// Everybody.
    pub users: Vec<User>,
    /// Who is addressed together.
    pub groups: Vec<Group>,
    /// The public channels.
    pub channels: Vec<Channel>,
    /// What is not for every member, by kind, and how much of it there is.
    pub left: Vec<(&'static str, usize)>,
    /// Each channel's day files, in the order of their days.
    days: BTreeMap<String, Vec<String>>,
}

/// Lists of what only some people of the workspace saw. It stays there.
const PRIVATE: [(&str, &str); 3] = [
    ("groups.json", "private_channel"),
    ("dms.json", "direct_conversation"),
    ("mpims.json", "direct_conversation"),
];

impl Archive {
    /// Checks what an export always holds.
    pub fn of(mut package: Package) -> Result<Self, Refusal> {
        let top = top_of(package.names()).ok_or(missing("users.json"))?;
        if !package.has(&format!("{top}channels.json")) {
            return Err(missing("channels.json"));
        }
        let users = package.list(&format!("{top}users.json"))?;
        let channels: Vec<Channel> = package.list(&format!("{top}channels.json"))?;
        let groups = match format!("{top}usergroups.json") {
            file if package.has(&file) => package.list(&file)?,
            _ => Vec::new(),
        };
        let mut left = Vec::new();
        for (list, reason) in PRIVATE {
            let list = format!("{top}{list}");
            if package.has(&list) {
                left.push((reason, package.list::<serde::de::IgnoredAny>(&list)?.len()));
            }
        }
        left.retain(|(_, count)| *count > 0);
        let mut days: BTreeMap<String, Vec<String>> =
            channels.iter().map(|channel| (channel.name.clone(), Vec::new())).collect();
        for name in package.names() {
            let within = name.strip_prefix(&top).and_then(|name| name.rsplit_once('/'));
            if let Some((folder, day)) = within.filter(|(_, day)| day.ends_with(".json"))
                && let Some(days) = days.get_mut(folder)
            {
                days.push(day.to_owned());
            }
        }
        days.values_mut().for_each(|days| days.sort());
        Ok(Archive { package, top, users, groups, channels, left, days })
    }

    /// A channel's messages in the order of their times, each of them once.
    pub fn messages(&mut self, channel: &Channel) -> Result<Vec<Message>, Refusal> {
        let days = self.days.get(&channel.name).cloned().unwrap_or_default();
        let mut messages: Vec<Message> = Vec::new();
        for day in days {
            let file = format!("{}{}/{day}", self.top, channel.name);
            let read: Vec<Message> = self.package.list(&file)?;
            if let Some(odd) = read.iter().find(|message| message.micros().is_none()) {
                return Err(Refusal::Json { file, cause: format!("the message time {:?} is none", odd.ts) });
            }
            messages.extend(read);
            if messages.len() > MOST_MESSAGES {
                return Err(Refusal::Bomb(file));
            }
        }
        messages.sort_by_key(Message::micros);
        messages.dedup_by(|later, earlier| later.ts == earlier.ts);
        Ok(messages)
    }
}

fn missing(file: &'static str) -> Refusal {
    Refusal::Layout { missing: file, layout: LAYOUT }
}

/// Whether this looks like an export, whole or not.
pub fn is_one(package: &Package) -> bool {
    top_of(package.names()).is_some()
}

/// The folder that holds `users.json`: the archive itself, or the one folder in it.
fn top_of(names: &[String]) -> Option<String> {
    let users = names.iter().filter_map(|name| name.strip_suffix("users.json"));
    users
        .filter(|top| top.is_empty() || top.matches('/').count() == 1 && top.ends_with('/'))
        .min_by_key(|top| top.len())
        .map(str::to_owned)
}
