//! Writing an archive into a site, in batches that a running server hardly notices.

use std::collections::{HashMap, HashSet};

use community::app::App;
use community::archive::manifest::Held;
use community::archive::store::Statements;
use community::archive::{Kind, Row, Table};
use community::ctx::Ctx;
use community::features::communities::{Entry, Slug, archive as communities};
use community::features::discussions::PostId;
use community::features::{self, holdings, search};
use platform::Result;
use platform::db::Datum;
use platform::ids::Raw;
use platform::search::Stems;
use serde::Serialize;

use super::renaming::{Names, made_of};
use super::{Archive, Checked, Failure, Refusal, people};

/// Rows in a batch.
const BATCH: usize = 250;

/// What whoever imports decides.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Another address for the one community of the archive.
    pub slug: Option<Slug>,
    /// Whether somebody here can be somebody of the archive.
    pub matching: Matching,
}

/// Who of the archive is who here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// Everybody of the archive is somebody who has not come yet.
    #[default]
    Nobody,
    /// Whoever has the same mail address is the same.
    ByMail,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Addresses of communities that came.
    pub communities: Vec<String>,
    /// Addresses of communities that were here before, and were left alone.
    pub here_before: Vec<String>,
    /// People of the archive.
    pub people: usize,
    /// Those who were not here before.
    pub new_people: usize,
    /// Rows that were not here before, people aside.
    pub new_rows: u64,
}

/// Where a community of the archive goes.
struct Arrival {
    held: Held,
    id: Raw,
    slug: String,
    copy: bool,
    /// Whether it came whole before.
    here: bool,
}

/// Brings a checked archive. `progress` is told how many rows were done.
pub async fn run(
    app: &App,
    archive: &mut Archive,
    checked: &Checked,
    options: &Options,
    mut progress: impl FnMut(u64),
) -> Result<Report, Failure> {
    let mut report = Report::default();
    let arrivals = plan(app, archive, options).await?;
    let (here, coming): (Vec<_>, Vec<_>) = arrivals.into_iter().partition(|arrival| arrival.here);
    report.here_before = here.into_iter().map(|arrival| arrival.slug).collect();
    if coming.is_empty() && !report.here_before.is_empty() {
        return Ok(report);
    }
    // Each copy decides anew who its people are.
    let own = archive.manifest.id.0;
    let copy = coming.iter().find(|arrival| arrival.copy);
    let key = copy.map_or(own, |arrival| made_of(&arrival.slug, own));
    let people = people::bring(app, archive, (options.matching, key), &mut report).await?;
    let mut files = archive.again()?;
    people::bring_pictures(app, &mut files, (&people, key)).await?;
    for arrival in coming {
        bring(app, (archive, &mut files), checked, &people, &arrival, &mut report, &mut progress).await?;
        report.communities.push(arrival.slug);
    }
    Ok(report)
}

async fn plan(app: &App, archive: &Archive, options: &Options) -> Result<Vec<Arrival>, Failure> {
    let held = archive.manifest.communities.clone();
    if options.slug.is_some() && held.len() != 1 {
        return Err(Refusal::Several(held.len()).into());
    }
    let mut arrivals = Vec::new();
    for held in held {
        let wished = options.slug.as_ref().map_or(held.slug.clone(), |slug| slug.as_str().to_owned());
        let kept = held.id.0;
        let copied = made_of(&wished, kept);
        let slug = wished.clone();
        let other = options.slug.is_some();
        let found = app.read(move |ctx| {
            let (first, second) = (communities::slug(ctx, kept)?, communities::slug(ctx, copied)?);
            let taken = features::communities::actions::find_by_slug(ctx, &slug)?;
            Ok((first, second, taken.map(|community| community.id.0)))
        });
        let (first, second, taken) = found.await?;
        let begun = provisional(&wished);
        // The first one here keeps its ids; another address asks for a copy of it.
        let copy = first.as_deref().is_some_and(|slug| other && slug != wished && slug != begun);
        let (id, there) = if copy { (copied, second) } else { (kept, first) };
        let here = there.as_deref().is_some_and(|slug| !slug.starts_with('.'));
        if taken.is_some_and(|taken| taken != id) && !here {
            return Err(Refusal::Taken(wished).into());
        }
        let slug = there.filter(|_| here).unwrap_or(wished);
        arrivals.push(Arrival { held, id, slug, copy, here });
    }
    Ok(arrivals)
}

/// What a community is called while it comes: nothing that anybody can type.
fn provisional(slug: &str) -> String {
    format!(".{slug}")
}

async fn bring(
    app: &App,
    (archive, files): (&mut Archive, &mut Archive),
    checked: &Checked,
    people: &HashMap<Raw, Raw>,
    arrival: &Arrival,
    report: &mut Report,
    progress: &mut impl FnMut(u64),
) -> Result<(), Failure> {
    let holdings = holdings();
    let folder = format!("communities/{}", arrival.held.slug);
    let copy = arrival.copy.then_some(arrival.slug.as_str());
    let names = Names { people, things: &checked.things, copy };
    let entry = open(app, (archive, files), &folder, arrival, &names).await?;
    for table in holdings.tables {
        let file = format!("{folder}/{}.jsonl", table.part);
        let part = Part { table, file, community: arrival.id, app, names: &names };
        part.bring(archive, files, |all, new| {
            report.new_rows += new;
            progress(all);
        })
        .await?;
    }
    let (id, slug, reach) = (arrival.id, arrival.slug.clone(), archive.manifest.reach);
    app.write("import", move |ctx| {
        features::finish_arrival(ctx, id, reach)?;
        communities::finish(ctx, id, &slug, &entry)
    })
    .await?;
    Ok(())
}

/// Writes the community under a name that nobody can type; how its door shall stand.
async fn open(
    app: &App,
    (archive, files): (&mut Archive, &mut Archive),
    folder: &str,
    arrival: &Arrival,
    names: &Names<'_>,
) -> Result<String, Failure> {
    let table = &communities::COMMUNITY;
    let file = format!("{folder}/{}.jsonl", table.part);
    let line = archive.lines(&file)?.next().transpose()?;
    let (_, text) = line.ok_or_else(|| Refusal::Missing(file.clone()))?;
    let row = Row::parse(table, text.trim_end_matches('\n'));
    let came = row.map_err(|cause| Refusal::Line { file: file.clone(), line: 1, cause })?;
    let mut row = names.of(table, &came);
    people::keep_bytes(app, files, &came, &mut row, (table, Some(arrival.id)))
        .map_err(|error| error.at(&file, 1))?;
    let entry = row.text("entry").to_owned();
    row.set("id", Datum::Uuid(arrival.id));
    row.set("slug", Datum::Text(provisional(&arrival.slug)));
    row.set("entry", Datum::Text(Entry::Invitation.name().to_owned()));
    let statements = Statements::of(table);
    let values = statements.values(arrival.id, &row)?;
    app.write("import", move |ctx| statements.insert(ctx.tx, &values).map(|_| ())).await?;
    Ok(entry)
}

/// A part on its way into a table.
struct Part<'p> {
    table: &'static Table,
    file: String,
    community: Raw,
    app: &'p App,
    names: &'p Names<'p>,
}

impl Part<'_> {
    /// Brings all of it; `files` is the same archive opened again, for the bytes of files.
    async fn bring(
        &self,
        archive: &mut Archive,
        files: &mut Archive,
        mut done: impl FnMut(u64, u64),
    ) -> Result<(), Failure> {
        let most = if self.table.inward { usize::MAX } else { BATCH };
        let mut lines = archive.lines(&self.file)?;
        loop {
            let mut rows = Vec::new();
            while rows.len() < most
                && let Some(line) = lines.next()
            {
                let (number, text) = line?;
                rows.push((
                    number,
                    Row::parse(self.table, text.trim_end_matches('\n')).map_err(self.at(number))?,
                ));
            }
            if rows.is_empty() {
                return Ok(());
            }
            if self.table.inward {
                rows = outward_first(self.table, rows);
            }
            let all = rows.len() as u64;
            done(all, self.write(files, rows).await?);
        }
    }

    /// Writes a batch; how many rows of it were not there.
    async fn write(&self, files: &mut Archive, rows: Vec<(u64, Row)>) -> Result<u64, Failure> {
        let (table, community, statements) = (self.table, self.community, Statements::of(self.table));
        let mut ready = Vec::with_capacity(rows.len());
        for (number, row) in rows {
            let mut named = self.names.of(table, &row);
            if table.columns.iter().any(|column| matches!(column.kind, Kind::Bytes(..))) {
                let bytes = people::keep_bytes(self.app, files, &row, &mut named, (table, Some(community)));
                let bytes = bytes.map_err(|error| error.at(&self.file, number))?;
                named.set("bytes", Datum::Int(bytes));
            }
            let values =
                statements.values(community, &named).map_err(|error| self.at(number)(error.to_string()))?;
            ready.push((number, named, values));
        }
        let written = self.app.write("import", move |ctx| {
            let mut new = 0;
            for (number, row, values) in &ready {
                if statements.insert(ctx.tx, values)? {
                    new += 1;
                    index(ctx, table, row)?;
                } else if !statements.is_there(ctx.tx, community, row)? {
                    return Ok(Err(*number));
                }
            }
            Ok(Ok(new))
        });
        let taken = |number| self.at(number)("something else is here in its place".to_owned()).into();
        written.await?.map_err(taken)
    }

    fn at(&self, line: u64) -> impl Fn(String) -> Refusal + '_ {
        move |cause| Refusal::Line { file: self.file.clone(), line, cause }
    }
}

/// What is written is found at once.
fn index(ctx: &mut Ctx, table: &Table, row: &Row) -> Result<()> {
    match (table.part, row.id("id"), row.get("deleted_at")) {
        ("posts", Some(post), Datum::Null) => {
            search::actions::index_post(ctx, &Stems::default(), PostId(post))
        }
        _ => Ok(()),
    }
}

/// Rows in an order in which each points only at what is written. Those of a ring, which no site makes, come last and are refused.
fn outward_first(table: &Table, rows: Vec<(u64, Row)>) -> Vec<(u64, Row)> {
    let own = table.names();
    let points = |row: &Row| -> Vec<Raw> {
        let inward = table.columns.iter().filter(|column| {
            column.name != "id" && matches!(column.kind, Kind::Id(prefix) if Some(prefix) == own)
        });
        inward.filter_map(|column| row.id(column.name)).collect()
    };
    let (mut ordered, mut waiting): (Vec<(u64, Row)>, _) = (Vec::with_capacity(rows.len()), rows);
    let mut there = HashSet::new();
    loop {
        let (ready, later): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|(_, row)| points(row).iter().all(|id| there.contains(id)));
        if ready.is_empty() {
            ordered.extend(later);
            return ordered;
        }
        there.extend(ready.iter().filter_map(|(_, row)| row.id("id")));
        ordered.extend(ready);
        waiting = later;
    }
}
