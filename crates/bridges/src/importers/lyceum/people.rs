//! Who the people of an archive are here.

use std::collections::HashMap;

use community::app::App;
use community::archive::store::Statements;
use community::archive::{Kind, Row, Table};
use community::ctx::Ctx;
use community::features::accounts::{AccountId, Email, archive as accounts};
use community::features::search;
use platform::db::Datum;
use platform::ids::Raw;
use platform::search::Stems;
use platform::{Error, Result, pictures};

use super::arriving::{Matching, Report};
use super::renaming::{blob, made_of};
use super::{Archive, Failure, Refusal};

/// People in a batch.
const BATCH: usize = 100;

/// Brings the people of an archive; who each of them is here. What was decided under the same `key` before stands.
pub async fn bring(
    app: &App,
    archive: &mut Archive,
    (matching, key): (Matching, Raw),
    report: &mut Report,
) -> Result<HashMap<Raw, Raw>, Failure> {
    let mut people = HashMap::new();
    let file = format!("{}.jsonl", accounts::PEOPLE.part);
    let mut batch = Vec::new();
    let mut lines = archive.lines(&file)?;
    loop {
        let line = lines.next().transpose()?;
        let over = line.is_none();
        if let Some((number, text)) = line {
            let row = Row::parse(&accounts::PEOPLE, text.trim_end_matches('\n'));
            batch.push(row.map_err(|cause| Refusal::Line { file: file.clone(), line: number, cause })?);
        }
        if batch.len() == BATCH || over {
            let rows = std::mem::take(&mut batch);
            let came = app.write("import", move |ctx| {
                let statements = Statements::of(&accounts::PEOPLE);
                rows.iter()
                    .map(|row| arrive(ctx, &statements, key, row, matching))
                    .collect::<Result<Vec<_>>>()
            });
            for came in came.await? {
                report.people += 1;
                report.new_people += usize::from(came.new);
                people.insert(came.person, came.account);
            }
        }
        if over {
            return Ok(people);
        }
    }
}

struct Came {
    person: Raw,
    account: Raw,
    new: bool,
}

fn arrive(
    ctx: &mut Ctx,
    statements: &Statements,
    archive: Raw,
    row: &Row,
    matching: Matching,
) -> Result<Came> {
    let person = row.id("id").ok_or(Error::NotFound)?;
    if let Some(account) = accounts::arrived(ctx, archive, person)? {
        return Ok(Came { person, account, new: false });
    }
    let known = match (matching, Email::parse(row.text("email"))) {
        (Matching::ByMail, Ok(email)) => accounts::of_address(ctx, &email)?,
        _ => None,
    };
    let (account, new) = match known {
        Some(account) => (account, false),
        None => (insert(ctx, statements, archive, person, row)?, true),
    };
    accounts::note_arrival(ctx, archive, person, account)?;
    Ok(Came { person, account, new })
}

fn insert(ctx: &mut Ctx, statements: &Statements, archive: Raw, person: Raw, row: &Row) -> Result<Raw> {
    let taken = accounts::is_there(ctx, person)?;
    let account = if taken { stranger(archive, person) } else { person };
    let mut row = row.clone();
    row.set("id", Datum::Uuid(account));
    accounts::make_room(ctx, &mut row)?;
    let values = statements.values(account, &row)?;
    if !statements.insert(ctx.tx, &values)? {
        return Err(Error::Internal("two people of the archive are in each other's way".to_owned()));
    }
    search::actions::index_person(ctx, &Stems::default(), AccountId(account))?;
    Ok(account)
}

/// The id of somebody whose own is taken here by somebody else.
fn stranger(archive: Raw, person: Raw) -> Raw {
    made_of(&archive.to_string(), person)
}

/// Brings the photographs of people who came with the archive.
pub async fn bring_pictures(
    app: &App,
    archive: &mut Archive,
    (people, key): (&HashMap<Raw, Raw>, Raw),
) -> Result<(), Failure> {
    let file = format!("{}.jsonl", accounts::PICTURES.part);
    let lines: Vec<_> = archive.lines(&file)?.collect::<Result<_, _>>()?;
    for (line, text) in lines {
        let refuse = |cause: String| Refusal::Line { file: file.clone(), line, cause };
        let mut row = Row::parse(&accounts::PICTURES, text.trim_end_matches('\n')).map_err(refuse)?;
        let Some(person) = row.id("account_id") else { continue };
        let account = people.get(&person).copied().unwrap_or(person);
        if account != person && account != stranger(key, person) {
            // Somebody who was here before keeps their own.
            continue;
        }
        let from = row.clone();
        keep_bytes(app, archive, &from, &mut row, (&accounts::PICTURES, None))
            .map_err(|error| error.at(&file, line))?;
        row.set("account_id", Datum::Uuid(account));
        let written = app.write("import", move |ctx| {
            let statements = Statements::of(&accounts::PICTURES);
            let values = statements.values(account, &row)?;
            if statements.insert(ctx.tx, &values)?
                && let Datum::Int(number) = *row.get("number")
            {
                accounts::show_picture(ctx, account, number)?;
            }
            Ok(())
        });
        written.await?;
    }
    Ok(())
}

/// Why bytes were not kept.
pub enum NotKept {
    /// The archive is at fault.
    Archive(Refusal),
    /// They are no picture, which they should be.
    NoPicture,
    /// The site is.
    Site(Error),
}

impl NotKept {
    /// As the failure of a line.
    pub fn at(self, file: &str, line: u64) -> Failure {
        match self {
            NotKept::Archive(refusal) => refusal.into(),
            NotKept::NoPicture => {
                let cause = "its bytes are no picture".to_owned();
                Refusal::Line { file: file.to_owned(), line, cause }.into()
            }
            NotKept::Site(error) => error.into(),
        }
    }
}

/// Keeps the bytes that a row of the archive names, and puts the names under which they are kept into the row as it is here; how
/// many bytes those were.
pub fn keep_bytes(
    app: &App,
    archive: &mut Archive,
    row: &Row,
    here: &mut Row,
    (table, community): (&Table, Option<Raw>),
) -> Result<i64, NotKept> {
    // Each copy has bytes of its own: what is deleted in one stays in the other.
    let seed = format!("{} {community:?}", archive.manifest.id);
    let mut sum = 0;
    for column in table.columns {
        let Kind::Bytes(folder, ending) = column.kind else { continue };
        if *row.get(column.name) == Datum::Null {
            continue;
        }
        let path = row.bytes_path(table, folder, ending);
        let bytes = archive.bytes(&path).map_err(NotKept::Archive)?;
        let sound = !is_shown(row) || bytes.is_empty() || matches!(pictures::read(&bytes), Ok(Some(_)));
        if !sound {
            return Err(NotKept::NoPicture);
        }
        let name = blob(&seed, &path);
        app.files.put(&name, &bytes).map_err(NotKept::Site)?;
        sum += i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        here.set(column.name, Datum::Text(name));
    }
    Ok(sum)
}

/// What is shown in our name is a picture; only what says that it is none, and has no thumbnail, is merely downloaded.
fn is_shown(row: &Row) -> bool {
    row.text("media_type") != "application/octet-stream" || *row.get("small") != Datum::Null
}
