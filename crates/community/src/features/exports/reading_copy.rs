//! The copy for reading: a file of Markdown for each topic, in a folder for each place, in the community's language.

use std::io::Write;

use platform::Result;
use platform::clock::Timestamp;
use platform::i18n::{Language, Locale};
use platform::ids::Raw;

use super::heading;
use super::store::{self, ReadPlace, ReadTopic};
use crate::archive::row;
use crate::ctx::Ctx;
use crate::features::communities::{Community, Slug};
use crate::features::discussions::TopicId;

/// Puts a file of this name into the community's folder; the second writes what is in it.
pub type Put<'p> = dyn FnMut(&str, &mut dyn FnMut(&mut dyn Write) -> Result<()>) -> Result<()> + 'p;

/// Writes the copy of a community.
pub fn write(ctx: &mut Ctx, community: &Community, put: &mut Put) -> Result<()> {
    let language = Language::from_code(&community.language).unwrap_or(Language::English);
    let locale = ctx.app.locale(language, "UTC");
    let places = store::places(ctx.tx, community.id.0)?;
    put("README.md", &mut |out| Ok(front_page(out, community, &places)?))?;
    for place in &places {
        let mut after = (Timestamp(i64::MIN), TopicId(Raw::nil()));
        loop {
            let topics = store::topics(ctx.tx, community.id.0, place.id, after)?;
            let Some(last) = topics.last() else { break };
            after = (last.last_post_at, last.id);
            for topic in &topics {
                put(&path(place, topic), &mut |out| topic_page(ctx, out, &locale, place, topic))?;
            }
        }
    }
    Ok(())
}

fn front_page(out: &mut dyn Write, community: &Community, places: &[ReadPlace]) -> std::io::Result<()> {
    writeln!(out, "# {}\n\n{}\n\n{}\n", heading(&community.name), community.description, community.goal)?;
    for place in places {
        writeln!(
            out,
            "- [{}](places/{}/): {}",
            heading(&place.name),
            folder(&place.slug),
            heading(&place.purpose)
        )?;
    }
    if !community.welcome.is_empty() {
        writeln!(out, "\n---\n\n{}", community.welcome)?;
    }
    Ok(())
}

fn topic_page(
    ctx: &mut Ctx,
    out: &mut dyn Write,
    locale: &Locale,
    place: &ReadPlace,
    topic: &ReadTopic,
) -> Result<()> {
    // A text in quotes as JSON writes it is one in YAML too.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    writeln!(out, "---\ntitle: {}\nplace: {}", quoted(&topic.title), quoted(&place.name))?;
    if let Some(theme) = &topic.theme {
        writeln!(out, "theme: {}", quoted(theme))?;
    }
    writeln!(out, "author: {}\nopened: {}", quoted(&topic.author), row::shown(topic.created_at))?;
    if let Some(at) = topic.closed_at {
        writeln!(out, "closed: {}", row::shown(at))?;
    }
    writeln!(out, "id: {}\n---\n\n# {}", topic.id, heading(&topic.title))?;
    let mut number = 0;
    loop {
        let posts = store::posts(ctx.tx, topic.id, number)?;
        let Some(last) = posts.last() else { return Ok(()) };
        number = last.number;
        for post in &posts {
            let when = locale.date_and_time(post.created_at);
            write!(out, "\n## {}. {} · {when} UTC", post.number, heading(&post.author))?;
            if topic.answer_id == Some(post.id) {
                write!(out, " · {}", locale.t("export-copy-answer"))?;
            }
            match post.edited_at {
                Some(at) if !post.deleted => {
                    writeln!(
                        out,
                        "\n\n*{}*\n",
                        locale.with("export-copy-edited", "when", locale.date_and_time(at))
                    )?;
                }
                _ => writeln!(out, "\n")?,
            }
            if post.deleted {
                writeln!(out, "*{}*", locale.t("export-copy-deleted"))?;
            } else {
                writeln!(out, "{}", linked(&post.source))?;
            }
        }
    }
}

/// `places/ovens/how-warm-is-your-oven-s084sn02q.md`: the title to read, the end of the id to tell namesakes apart.
fn path(place: &ReadPlace, topic: &ReadTopic) -> String {
    let id = topic.id.to_string();
    let title = Slug::from_name(&topic.title, "topic");
    format!("places/{}/{}-{}.md", folder(&place.slug), title.as_str(), &id[id.len() - 9..])
}

/// A place's address as the name of a folder: nothing in it leads out.
fn folder(slug: &str) -> String {
    slug.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

/// Links to files lead to where they lie in the archive.
fn linked(source: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(source.len()), source);
    while let Some(at) = rest.find("(/files/file_") {
        let from = at + "(/files/".len();
        let id: String = rest[from..]
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
            .collect();
        let end = rest[from..].find(')').map(|end| from + end);
        let Some(end) = end.filter(|_| id.len() == 31) else {
            out.push_str(&rest[..from]);
            rest = &rest[from..];
            continue;
        };
        out.push_str(&rest[..at]);
        out.push_str(&format!("(../../../../files/{id}"));
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
