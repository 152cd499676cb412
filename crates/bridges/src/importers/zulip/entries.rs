//! An archive as entries of the intermediate form, a topic at a time.

use std::collections::{HashMap, VecDeque};
use std::vec::IntoIter;

use platform::clock::Timestamp;

use super::super::form::{Entry, File, LeftOut, Person, Place, Post, Start, Text, Topic};
use super::super::refusal::Refusal;
use super::archive::{Archive, Message, Stream, title_of};

/// What the origin is called in ids.
const ORIGIN: &str = "zulip";
/// September 2012, when Zulip began: the same in every archive, whatever it holds.
const BEGAN: Timestamp = Timestamp::from_seconds(1_346_457_600);

/// The entries of an archive.
pub struct Entries {
    archive: Archive,
    /// What is ready.
    ready: VecDeque<Entry>,
    streams: IntoIter<Stream>,
    /// The open stream's number, and its topics that are still to come.
    open: (u64, IntoIter<String>),
    messages: IntoIter<Message>,
}

impl Entries {
    /// Reads every message once: what is broken is refused here, and who wrote is found.
    pub fn of(mut archive: Archive) -> Result<Self, Refusal> {
        let mut people: Vec<Person> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for file in archive.streams.iter().flat_map(|stream| stream.topics.clone()).collect::<Vec<_>>() {
            for message in archive.glance(&file)? {
                let at = Timestamp::from_seconds(message.timestamp);
                if let Some(person) = known.get(&message.sender_full_name).and_then(|at| people.get_mut(*at))
                {
                    person.joined_at = person.joined_at.min(Some(at));
                    continue;
                }
                known.insert(message.sender_full_name.clone(), people.len());
                people.push(person(message.sender_full_name, at));
            }
        }
        let mut ready = VecDeque::from([Entry::Start(Start { origin: ORIGIN.to_owned(), began: BEGAN })]);
        ready.extend(people.into_iter().map(Entry::Person));
        let streams = archive.streams.clone().into_iter();
        Ok(Entries {
            archive,
            ready,
            streams,
            open: (0, Vec::new().into_iter()),
            messages: Vec::new().into_iter(),
        })
    }

    /// Makes more ready: the next message, topic or stream; `false` after the last.
    fn go_on(&mut self) -> Result<bool, Refusal> {
        if let Some(message) = self.messages.next() {
            self.ready.push_back(Entry::Post(post(message)));
            return Ok(true);
        }
        let (stream, topics) = &mut self.open;
        if let Some(file) = topics.next() {
            let messages = self.archive.messages(&file)?;
            let Some(first) = messages.first() else {
                let reason = "empty_topic".to_owned();
                self.ready.push_back(Entry::LeftOut(LeftOut { reason, count: 1 }));
                return Ok(true);
            };
            self.ready.push_back(Entry::Topic(Topic {
                key: first.id.to_string(),
                place: stream.to_string(),
                title: title_of(&file),
                at: Timestamp::from_seconds(first.timestamp),
                pinned: false,
            }));
            self.messages = messages.into_iter();
            return Ok(true);
        }
        let Some(stream) = self.streams.next() else { return Ok(false) };
        self.ready.push_back(Entry::Place(Place {
            key: stream.id.to_string(),
            name: stream.name,
            purpose: String::new(),
            at: BEGAN,
        }));
        self.open = (stream.id, stream.topics.into_iter());
        Ok(true)
    }
}

impl Iterator for Entries {
    type Item = Result<Entry, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.ready.pop_front() {
                return Some(Ok(entry));
            }
            match self.go_on() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(refusal) => {
                    self.streams = Vec::new().into_iter();
                    self.open = (0, Vec::new().into_iter());
                    return Some(Err(refusal));
                }
            }
        }
    }
}

fn person(name: String, at: Timestamp) -> Person {
    let lower = name.to_lowercase();
    let program = lower.ends_with(" bot") || lower.ends_with("[bot]") || lower.ends_with("-bot");
    Person { key: name.clone(), name, program, joined_at: Some(at), ..Person::default() }
}

fn post(message: Message) -> Post {
    Post {
        key: message.id.to_string(),
        author: message.sender_full_name,
        at: Timestamp::from_seconds(message.timestamp),
        edited_at: None,
        answers: None,
        files: uploads(&message.content),
        text: Text::Html(message.content),
        reactions: Vec::new(),
    }
}

/// What was uploaded to Zulip, by the last part of its address.
fn uploads(html: &str) -> Vec<File> {
    let links = html.split("href=\"/user_uploads/").skip(1);
    let mut names: Vec<String> =
        links.filter_map(|rest| rest.split('"').next()?.rsplit('/').next()).map(percent_decoded).collect();
    names.dedup();
    names.into_iter().map(|name| File { name, link: None }).collect()
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = std::str::from_utf8(after.get(..2).unwrap_or_default());
        match code.ok().filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uploads_are_named_once() {
        let html = "<p><a href=\"/user_uploads/2/ab/plan%20B.pdf\">plan B.pdf</a></p>\n<div class=\"message_inline_image\"><a href=\"/user_uploads/2/ab/plan%20B.pdf\"><img></a></div>";
        let names: Vec<_> = uploads(html).into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["plan B.pdf"]);
        assert_eq!(percent_decoded("100%"), "100%");
    }
}
