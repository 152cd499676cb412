//! Writing an archive: one snapshot goes to one zip, row by row, so that memory does not grow with what is written.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use platform::db::{Datum, Tx};
use platform::files::Files;
use platform::ids::Raw;
use platform::{Error, Result};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::reading_copy;
use crate::app::App;
use crate::archive::manifest::{self, ArchiveId, Held, Manifest, Part};
use crate::archive::store::{self, PAGE, Statements};
use crate::archive::{Holdings, Kind, Reach, Row, Table, row};
use crate::ctx::Ctx;
use crate::features::communities::{self, CommunityId};
use crate::features::holdings;

/// What an archive shall hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The community; the whole site where it is none.
    pub community: Option<CommunityId>,
    /// How much of it.
    pub reach: Reach,
}

/// Told how many lines are written. Called on a database's thread.
pub type Progress = Box<dyn FnMut(u64) + Send>;

/// Writes an archive to a new file, which is whole and on the disk when this returns. Where it fails, the file is of no use.
pub async fn write(app: &App, order: Order, to: &Path, progress: Progress) -> Result<Manifest> {
    let (again, now, seed) = app.drawn();
    let file = File::create_new(to)?;
    let mut ids = platform::ids::Ids::new(now, seed);
    let manifest = Manifest {
        format: manifest::FORMAT.to_owned(),
        version: manifest::VERSION,
        id: ArchiveId::draw(&mut ids),
        made_at: row::shown(now),
        lyceum: env!("CARGO_PKG_VERSION").to_owned(),
        site: order.community.is_none(),
        reach: order.reach,
        communities: Vec::new(),
        parts: Vec::new(),
    };
    let writing = Writing {
        zip: ZipWriter::new(file),
        manifest,
        reach: order.reach,
        people: BTreeSet::new(),
        bytes: Vec::new(),
        lines: 0,
        progress,
    };
    let work = move |tx: &mut Tx| {
        let mut ctx = Ctx::new(tx, &again, now, ids, None, platform::i18n::Language::English);
        writing.rows(&mut ctx, &order)
    };
    let writing = app.db.read_apart("export", work).await?;
    let files = app.files.clone();
    tokio::task::spawn_blocking(move || writing.end(&files)).await.map_err(Error::internal)?
}

/// An archive that grows.
pub struct Writing {
    zip: ZipWriter<File>,
    manifest: Manifest,
    reach: Reach,
    /// Who is named in it.
    people: BTreeSet<Raw>,
    /// Where bytes shall lie, and under which name they are kept.
    bytes: Vec<(String, String)>,
    lines: u64,
    progress: Progress,
}

impl Writing {
    /// Everything that the database holds.
    fn rows(mut self, ctx: &mut Ctx, order: &Order) -> Result<Self> {
        let holdings = holdings();
        let mut communities = communities::archive::all(ctx)?;
        communities.retain(|(id, _)| order.community.is_none_or(|wanted| wanted.0 == *id));
        if communities.is_empty() && order.community.is_some() {
            return Err(Error::NotFound);
        }
        for (id, slug) in communities {
            self.community(ctx, &holdings, id, &slug)?;
        }
        if order.community.is_none() {
            self.people.extend(crate::features::accounts::archive::all(ctx)?);
        }
        self.people_part(ctx, holdings.people)?;
        self.people_part(ctx, holdings.pictures)?;
        Ok(self)
    }

    fn community(&mut self, ctx: &mut Ctx, holdings: &Holdings, id: Raw, slug: &str) -> Result<()> {
        let folder = format!("communities/{slug}");
        for table in std::iter::once(holdings.community).chain(holdings.tables.iter().copied()) {
            if table.reach == Reach::Operator && self.reach == Reach::Directors {
                continue;
            }
            let statements = Statements::reaching(table, self.reach);
            self.begin(&format!("{folder}/{}.jsonl", table.part), CompressionMethod::Deflated)?;
            let mut lines = Lines::default();
            let mut after: Option<Row> = None;
            loop {
                let mut rows = statements.page(ctx.tx, id, after.as_ref())?;
                let whole = rows.len() < PAGE as usize;
                if let Some(withhold) = table.withholds.filter(|_| self.reach == Reach::Directors) {
                    rows.iter_mut().for_each(withhold);
                }
                self.put_rows(table, &rows, &mut lines)?;
                after = rows.pop();
                if whole {
                    break;
                }
            }
            self.note(format!("{folder}/{}.jsonl", table.part), lines);
        }
        let mut left_out = std::collections::BTreeMap::new();
        for left in holdings.left_out.iter().filter(|left| left.counted.is_some()) {
            left_out.insert(left.table.to_owned(), store::count(ctx.tx, left, id)?);
        }
        let community = communities::actions::seen_by_command(ctx, CommunityId(id))?;
        let held =
            Held { id: CommunityId(id), slug: slug.to_owned(), name: community.name.clone(), left_out };
        self.manifest.communities.push(held);
        reading_copy::write(ctx, &community, &mut |name, text| {
            self.begin(&format!("{folder}/{name}"), CompressionMethod::Deflated)?;
            text(&mut self.zip)
        })
    }

    /// The rows of everybody who is named in the archive.
    fn people_part(&mut self, ctx: &mut Ctx, table: &'static Table) -> Result<()> {
        let name = format!("{}.jsonl", table.part);
        let statements = Statements::of(table);
        self.begin(&name, CompressionMethod::Deflated)?;
        let mut lines = Lines::default();
        for person in std::mem::take(&mut self.people) {
            let rows = statements.page(ctx.tx, person, None)?;
            self.put_rows(table, &rows, &mut lines)?;
            self.people.insert(person);
        }
        self.note(name, lines);
        Ok(())
    }

    fn put_rows(&mut self, table: &'static Table, rows: &[Row], lines: &mut Lines) -> Result<()> {
        for row in rows {
            for column in table.columns {
                match (column.kind, row.get(column.name)) {
                    (Kind::Id("account"), Datum::Uuid(person)) => {
                        self.people.insert(*person);
                    }
                    (Kind::Bytes(folder, ending), Datum::Text(blob)) => {
                        self.bytes.push((row.bytes_path(table, folder, ending), blob.clone()));
                    }
                    _ => {}
                }
            }
            let mut line = row.line(table, self.reach)?;
            line.push('\n');
            lines.put(&mut self.zip, line.as_bytes())?;
        }
        self.lines += rows.len() as u64;
        (self.progress)(self.lines);
        Ok(())
    }

    /// The bytes of files, after the snapshot: they never change. One that was deleted meanwhile, or is gone, is empty.
    fn end(mut self, files: &Files) -> Result<Manifest> {
        for (name, blob) in std::mem::take(&mut self.bytes) {
            self.begin(&name, CompressionMethod::Stored)?;
            let mut sum = Lines { counted: false, ..Lines::default() };
            match files.open(&blob) {
                Ok(mut kept) => {
                    let mut buffer = vec![0; 1 << 16];
                    loop {
                        let read = kept.read(&mut buffer)?;
                        if read == 0 {
                            break;
                        }
                        sum.put(&mut self.zip, &buffer[..read])?;
                    }
                }
                Err(Error::NotFound) => {
                    tracing::warn!(name, "a file's bytes are gone; the archive holds none")
                }
                Err(error) => return Err(error),
            }
            self.note(name, sum);
        }
        self.begin(manifest::NAME, CompressionMethod::Deflated)?;
        let text = serde_json::to_vec_pretty(&self.manifest).map_err(Error::internal)?;
        self.zip.write_all(&text)?;
        self.zip.finish().map_err(broken)?.sync_all()?;
        Ok(self.manifest)
    }

    fn begin(&mut self, name: &str, how: CompressionMethod) -> Result<()> {
        let options = SimpleFileOptions::default().compression_method(how);
        self.zip.start_file(name, options.large_file(true)).map_err(broken)
    }

    fn note(&mut self, name: String, lines: Lines) {
        self.manifest.parts.push(Part {
            name,
            lines: lines.counted.then_some(lines.lines),
            bytes: lines.bytes,
            sha256: manifest::hex(&lines.sum.finalize()),
        });
    }
}

/// What went into a part.
struct Lines {
    counted: bool,
    lines: u64,
    bytes: u64,
    sum: Sha256,
}

impl Default for Lines {
    fn default() -> Self {
        Lines { counted: true, lines: 0, bytes: 0, sum: Sha256::new() }
    }
}

impl Lines {
    fn put(&mut self, zip: &mut ZipWriter<File>, piece: &[u8]) -> io::Result<()> {
        self.lines += 1;
        self.bytes += piece.len() as u64;
        self.sum.update(piece);
        zip.write_all(piece)
    }
}

/// What went wrong with a zip.
pub(super) fn broken(cause: zip::result::ZipError) -> Error {
    match cause {
        zip::result::ZipError::Io(cause) => cause.into(),
        other => Error::internal(other),
    }
}
