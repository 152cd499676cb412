//! `lyceum backup` and `lyceum restore`: one file that holds an installation, and back.
//!
//! - A backup is a zip: `lyceum.db` as it stood at one moment, the files that people brought, the mail that has not
//!   left, `lyceum.toml`, and `manifest.json` with the
//!   size and SHA-256 of each. It is taken beside a running server, and bears its name only once it is whole.
//! - A restore unpacks beside the data folder, checks every sum, the database's integrity and that this version reads it, and only
//!   then puts it in place. What was there before is kept under another name.
//! - With PostgreSQL the database is backed up by PostgreSQL's own `pg_dump`.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use community::features;
use platform::clock::Clock;
use platform::db::{Db, SqliteOptions, snapshot};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::config::{Config, Folder};

const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "lyceum.db";
/// What a backup may hold beside the manifest; nothing else is ever unpacked.
const MAIL: &str = "mail/";
const FILES: &str = "files/";
const SETTINGS: &str = "lyceum.toml";

/// What a backup holds.
#[derive(Serialize, Deserialize)]
struct Manifest {
    /// The version of Lyceum that wrote it.
    lyceum: String,
    /// When, RFC 3339 in UTC.
    taken_at: String,
    files: Vec<Entry>,
}

/// A file of a backup.
#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    bytes: u64,
    sha256: String,
}

/// Writes the installation in `data` to `file`.
pub fn backup(data: &Path, file: &Path) -> Result<()> {
    let folder = Folder(data.to_owned());
    if Config::read(data)?.database_url.is_some() {
        bail!(
            "this installation keeps its data in PostgreSQL; back it up with pg_dump, and keep {} with it",
            data.display()
        );
    }
    ensure!(folder.database().exists(), "{} holds no Lyceum; name its folder with --data", data.display());
    ensure!(!file.exists(), "{} exists; choose another name", file.display());
    let place = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let work =
        tempfile::tempdir_in(place).with_context(|| format!("{} cannot be written", place.display()))?;
    let copy = work.path().join(DATABASE);
    snapshot::take(&folder.database(), &copy).context("the database cannot be copied")?;
    snapshot::check(&copy).context("the copy is not whole; nothing was written")?;
    let unfinished = work.path().join("backup.zip");
    let manifest = pack(&folder, &copy, &unfinished)?;
    std::fs::rename(&unfinished, file)?;
    File::open(place)?.sync_all()?;
    let bytes = file.metadata()?.len();
    println!(
        "{}: {} files, {} KiB, taken at {}.",
        file.display(),
        manifest.files.len(),
        bytes / 1024,
        manifest.taken_at
    );
    Ok(())
}

fn pack(folder: &Folder, database: &Path, to: &Path) -> Result<Manifest> {
    let mut zip = ZipWriter::new(File::create(to)?);
    let taken_at = Clock::System.now().to_jiff().to_string();
    let mut manifest = Manifest { lyceum: env!("CARGO_PKG_VERSION").to_owned(), taken_at, files: Vec::new() };
    let mut sources = vec![(DATABASE.to_owned(), database.to_owned())];
    let settings = folder.0.join(SETTINGS);
    if settings.exists() {
        sources.push((SETTINGS.to_owned(), settings));
    }
    if folder.mail().exists() {
        for mail in std::fs::read_dir(folder.mail())? {
            let mail = mail?;
            if mail.file_type()?.is_file() {
                sources.push((format!("{MAIL}{}", mail.file_name().to_string_lossy()), mail.path()));
            }
        }
    }
    if folder.files().exists() {
        // The database was copied first: what it names is here, and what came since is merely more.
        for shelf in std::fs::read_dir(folder.files())? {
            let shelf = shelf?;
            for file in std::fs::read_dir(shelf.path())? {
                let file = file?;
                let name = file.file_name().to_string_lossy().into_owned();
                if !name.ends_with(".part") {
                    sources.push((format!("{FILES}{name}"), file.path()));
                }
            }
        }
    }
    let options = SimpleFileOptions::default().large_file(true);
    for (name, path) in sources {
        zip.start_file(&name, options)?;
        let (bytes, sha256) = copy(&mut File::open(&path)?, &mut zip)?;
        manifest.files.push(Entry { name, bytes, sha256 });
    }
    zip.start_file(MANIFEST, options)?;
    zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
    zip.finish()?.sync_all()?;
    Ok(manifest)
}

/// Puts a backup in place of what `data` holds, which is kept beside it.
pub async fn restore(file: &Path, data: &Path) -> Result<()> {
    let folder = Folder(data.to_owned());
    let beside = data.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(beside)?;
    let work =
        tempfile::tempdir_in(beside).with_context(|| format!("{} cannot be written", beside.display()))?;
    let fresh = work.path().join("data");
    let manifest = unpack(file, &fresh).with_context(|| {
        format!("{} is not a whole backup; {} was left as it is", file.display(), data.display())
    })?;
    read_by_this_version(&fresh.join(DATABASE)).await.with_context(|| {
        format!("the database in {} cannot be used; {} was left as it is", file.display(), data.display())
    })?;
    let kept = put_aside(&folder, &manifest.taken_at)?;
    std::fs::rename(&fresh, data)?;
    File::open(beside)?.sync_all()?;
    println!("{} is as it was at {}.", data.display(), manifest.taken_at);
    if let Some(kept) = kept {
        println!("What was there before is in {}; delete it when you are sure.", kept.display());
    }
    Ok(())
}

fn unpack(file: &Path, to: &Path) -> Result<Manifest> {
    let mut zip = ZipArchive::new(File::open(file)?)?;
    let manifest: Manifest =
        serde_json::from_reader(zip.by_name(MANIFEST).context("it has no manifest")?.take(16 << 20))?;
    ensure!(manifest.files.iter().any(|entry| entry.name == DATABASE), "it holds no database");
    std::fs::create_dir_all(to.join(MAIL))?;
    for entry in &manifest.files {
        let mail = entry.name.strip_prefix(MAIL).is_some_and(|name| {
            !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0'])
        });
        let file = entry
            .name
            .strip_prefix(FILES)
            .is_some_and(|name| name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        ensure!(
            mail || file || [DATABASE, SETTINGS].contains(&entry.name.as_str()),
            "{:?} does not belong in it",
            entry.name
        );
        let mut packed = zip.by_name(&entry.name).with_context(|| format!("{} is missing", entry.name))?;
        let place = match entry.name.strip_prefix(FILES) {
            Some(name) => to.join(FILES).join(&name[..2]).join(name),
            None => to.join(&entry.name),
        };
        std::fs::create_dir_all(place.parent().context("a file has a folder")?)?;
        let mut written = File::create(place)?;
        let (bytes, sha256) = copy(&mut (&mut packed).take(entry.bytes + 1), &mut written)?;
        ensure!(bytes == entry.bytes && sha256 == entry.sha256, "{} is damaged", entry.name);
        written.sync_all()?;
    }
    Ok(manifest)
}

async fn read_by_this_version(database: &Path) -> Result<()> {
    snapshot::check(database)?;
    let db = Db::open_sqlite(database, SqliteOptions::default())?;
    let outcome = db.migrate(&features::migrations()).await;
    db.close().await;
    outcome?;
    Ok(())
}

/// Moves what the folder holds out of the way; refused while a server serves it.
fn put_aside(folder: &Folder, taken_at: &str) -> Result<Option<PathBuf>> {
    if !folder.0.exists() {
        return Ok(None);
    }
    let held = folder.hold()?;
    let now: String =
        Clock::System.now().to_jiff().to_string().chars().filter(char::is_ascii_digit).take(14).collect();
    let mut name = folder.0.file_name().context("a data folder has a name")?.to_owned();
    name.push(format!(".before-restore-{now}"));
    let kept = folder.0.with_file_name(name);
    ensure!(!kept.exists(), "{} exists; move it away first", kept.display());
    std::fs::rename(&folder.0, &kept).with_context(|| format!("{} cannot be moved", folder.0.display()))?;
    drop(held);
    tracing::info!(taken_at, kept = %kept.display(), "the data before the restore is kept");
    Ok(Some(kept))
}

/// Copies to the end; how many bytes that were, and their SHA-256.
fn copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<(u64, String)> {
    let (mut buffer, mut sum, mut bytes) = (vec![0; 1 << 16], Sha256::new(), 0);
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, hex(&sum.finalize())));
        }
        sum.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        bytes += read as u64;
    }
}

fn hex(sum: &[u8]) -> String {
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}
