//! What is somebody's own: their profile, what they wrote, answered, signed and brought, in every community to which they belong or
//! belonged, as lines of JSON for programs and as Markdown to read.
//!
//! - Only they ask for it, and only they take it away, whatever became of their membership or of the community.
//! - It holds no name, no address and no text of anybody else, but for the titles of what somebody wrote or answered under. Where those
//!   may be others' by now, they are told while they see the place, or belong. Answers without a name are nobody's: they are not in it.

mod said;
mod store;
mod words;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::files::Files;
use platform::i18n::{Language, Locale};
use platform::ids::{self, Ids, Raw};
use platform::{Error, Result};
use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use self::store::{After, Belonging, Own, Sight};
use super::writing::Progress;
use crate::app::App;
use crate::archive::row::shown;
use crate::ctx::Ctx;
use crate::features::accounts::{self, Account, AccountId, language_of};
use crate::features::communities::CommunityId;
use crate::features::communities::actions::standing_of;
use crate::features::communities::store::roles;
use crate::features::places::actions as places;

/// A kind of thing that is somebody's own.
pub struct Part {
    /// The name of its files.
    pub name: &'static str,
    /// Of what its ids are, where it has one each.
    pub prefix: Option<&'static str>,
    /// What its three texts are called in JSON; empty where it has none.
    pub fields: [&'static str; 3],
    /// A page of it, as it is stored.
    page: fn(&mut Tx, &Sight, AccountId, After) -> Result<Vec<Own>>,
    /// Puts one of it into words.
    word: fn(&mut Ctx, &mut Own) -> Result<()>,
}

impl Part {
    /// A page of it.
    fn page(&self, ctx: &mut Ctx, sight: &Sight, account: AccountId, after: After) -> Result<Vec<Own>> {
        let mut page = (self.page)(ctx.tx, sight, account, after)?;
        page.iter_mut().try_for_each(|own| (self.word)(ctx, own))?;
        Ok(page)
    }
}

/// Writes it to a new file, which is whole and on the disk when this returns. Where it fails, the file is of no use.
pub async fn write(app: &App, account: AccountId, to: &Path, progress: Progress) -> Result<()> {
    let (again, now, seed) = app.drawn();
    let file = File::create_new(to)?;
    let writing = Writing { zip: ZipWriter::new(file), bytes: Vec::new(), lines: 0, progress };
    let work = move |tx: &mut Tx| {
        let mut ctx = Ctx::new(tx, &again, now, Ids::new(now, seed), None, Language::English);
        writing.rows(&mut ctx, account)
    };
    let writing = app.db.read_apart("export", work).await?;
    let files = app.files.clone();
    tokio::task::spawn_blocking(move || writing.end(&files)).await.map_err(Error::internal)?
}

/// A zip that grows.
struct Writing {
    zip: ZipWriter<File>,
    /// Under which name bytes shall lie, and under which they are kept.
    bytes: Vec<(String, String)>,
    lines: u64,
    progress: Progress,
}

impl Writing {
    /// Everything that the database holds.
    fn rows(mut self, ctx: &mut Ctx, account: AccountId) -> Result<Self> {
        let person = accounts::store::find(ctx.tx, account)?;
        let locale = ctx.app.locale(language_of(&person, Language::English), &person.zone);
        ctx.locale = locale.clone();
        let belongings = store::belongings(ctx.tx, account)?;
        self.profile(ctx, &person, &belongings)?;
        let mut read = words::front(&locale, &person);
        for belonging in &belongings {
            let written = self.community(ctx, &locale, belonging, account)?;
            read.push_str(&words::index(&locale, belonging, &written));
        }
        let files = self.files(ctx, account)?;
        read.push_str(&words::files(&locale, files));
        self.text("README.md", &read)?;
        Ok(self)
    }

    fn profile(&mut self, ctx: &mut Ctx, person: &Account, belongings: &[Belonging]) -> Result<()> {
        let mut communities = Vec::new();
        for belonging in belongings {
            let roles = roles(ctx.tx, belonging.id, person.id, ctx.now)?;
            communities.push(json!({
                "address": belonging.slug,
                "name": belonging.name,
                "joined_at": shown(belonging.joined_at),
                "left_at": belonging.left_at.map(shown),
                "roles": roles.iter().map(|role| role.name()).collect::<Vec<_>>(),
            }));
        }
        let profile = json!({
            "id": person.id.to_string(),
            "name": person.name,
            "handle": person.handle,
            "email": person.email,
            "line": person.line,
            "zone": person.zone,
            "language": person.language,
            "came_at": person.claimed_at.map(shown),
            "communities": communities,
        });
        let text = serde_json::to_string_pretty(&profile).map_err(Error::internal)?;
        self.text("profile.json", &text)?;
        if let Some((blob, media_type)) = store::picture(ctx.tx, person.id)? {
            let ending = if media_type == "image/png" { "png" } else { "jpg" };
            self.bytes.push((format!("picture.{ending}"), blob));
        }
        Ok(())
    }

    /// What somebody said in a community; which parts there are, and how many things in each.
    fn community(
        &mut self,
        ctx: &mut Ctx,
        locale: &Locale,
        belonging: &Belonging,
        account: AccountId,
    ) -> Result<Vec<(&'static str, u64)>> {
        let (mut written, sight) = (Vec::new(), sight(ctx, belonging.id, account)?);
        for part in said::PARTS {
            let folder = format!("communities/{}/{}", belonging.slug, part.name);
            let first = part.page(ctx, &sight, account, BEGINNING)?;
            if first.is_empty() {
                continue;
            }
            self.begin(&format!("{folder}.jsonl"))?;
            let count = self.each(ctx, part, &sight, account, first.clone(), &mut |out, own| {
                writeln!(out, "{}", line(part, own))
            })?;
            self.begin(&format!("{folder}.md"))?;
            writeln!(self.zip, "# {}", words::title(locale, part.name))?;
            self.each(ctx, part, &sight, account, first, &mut |out, own| {
                out.write_all(words::entry(locale, part, own).as_bytes())
            })?;
            written.push((part.name, count));
        }
        Ok(written)
    }

    /// Puts each thing of a part; how many there were.
    fn each(
        &mut self,
        ctx: &mut Ctx,
        part: &Part,
        sight: &Sight,
        account: AccountId,
        first: Vec<Own>,
        put: &mut dyn FnMut(&mut ZipWriter<File>, &Own) -> io::Result<()>,
    ) -> Result<u64> {
        let (mut page, mut count) = (first, 0);
        loop {
            for own in &page {
                put(&mut self.zip, own)?;
                count += 1;
            }
            self.lines += page.len() as u64;
            (self.progress)(self.lines);
            match page.last().filter(|_| page.len() == store::PAGE) {
                Some(last) => page = part.page(ctx, sight, account, (last.at, last.key))?,
                None => return Ok(count),
            }
        }
    }

    /// The files that somebody brought; how many.
    fn files(&mut self, ctx: &mut Ctx, account: AccountId) -> Result<u64> {
        let (mut after, mut count, mut names) = (Raw::nil(), 0, BTreeSet::new());
        self.begin("files.jsonl")?;
        loop {
            let files = store::files(ctx.tx, account, after)?;
            for file in &files {
                let id = ids::text("file", file.id);
                let name = free(&mut names, &id, words::file_name(&file.name));
                let line = json!({
                    "id": id,
                    "name": file.name,
                    "media_type": file.media_type,
                    "bytes": file.bytes,
                    "created_at": shown(file.created_at),
                    "file": name,
                });
                writeln!(self.zip, "{line}")?;
                self.bytes.push((name, file.blob.clone()));
                count += 1;
            }
            match files.last().filter(|_| files.len() == store::PAGE) {
                Some(last) => after = last.id,
                None => return Ok(count),
            }
        }
    }

    /// The bytes of files, after the snapshot: they never change. One that was deleted meanwhile, or is gone, is empty.
    fn end(mut self, files: &Files) -> Result<()> {
        for (name, blob) in std::mem::take(&mut self.bytes) {
            self.begin(&name)?;
            match files.open(&blob) {
                Ok(mut kept) => {
                    io::copy(&mut kept, &mut self.zip)?;
                }
                Err(Error::NotFound) => tracing::warn!(name, "a file's bytes are gone; the zip holds none"),
                Err(error) => return Err(error),
            }
        }
        self.zip.finish().map_err(super::writing::broken)?.sync_all()?;
        Ok(())
    }

    fn text(&mut self, name: &str, text: &str) -> Result<()> {
        self.begin(name)?;
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    fn begin(&mut self, name: &str) -> Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options.large_file(true)).map_err(super::writing::broken)
    }
}

/// Before everything.
const BEGINNING: After = (Timestamp(i64::MIN), Raw::nil());

/// What somebody sees of a community now.
fn sight(ctx: &mut Ctx, community: CommunityId, account: AccountId) -> Result<Sight> {
    let standing = standing_of(ctx, community, account)?;
    let places = places::visible_or_closed(ctx, community, &standing)?;
    Ok(Sight {
        community,
        inside: standing.enters() && !standing.is_visitor(),
        places: places.into_iter().map(|place| place.id).collect(),
    })
}

/// Where a file shall lie: under its own name, with its id before it while another lies there.
fn free(names: &mut BTreeSet<String>, id: &str, mut name: String) -> String {
    while !names.insert(name.clone()) {
        name = format!("{id}-{name}");
    }
    format!("files/{name}")
}

/// A thing as a line of JSON.
fn line(part: &Part, own: &Own) -> Value {
    let mut fields = Map::new();
    if let Some(prefix) = part.prefix {
        fields.insert("id".to_owned(), ids::text(prefix, own.key).into());
    }
    fields.insert("at".to_owned(), shown(own.at).into());
    for (name, text) in part.fields.iter().zip([&own.title, &own.about, &own.text]) {
        if !name.is_empty() {
            fields.insert((*name).to_owned(), text.as_str().into());
        }
    }
    Value::Object(fields)
}
