//! Files that people bring: bytes under a random name, in one folder.
//!
//! - A file is written whole or not at all, and outlives a power cut once [`Files::put`] has returned. Only then may a row
//!   name it: a row without its file cannot be, a file without its row is only waste.
//! - A file never changes. What is shown under another name is another file.
//! - Several nodes share the folder.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::{Error, Result};

/// A kept file as a program reads it that jumps about in it.
pub trait Opened: Read + Seek + Send {}

impl<T: Read + Seek + Send> Opened for T {}

/// A file that comes in pieces. It is kept once [`Arriving::keep`] has returned; dropped before, it never was.
pub struct Arriving {
    files: Files,
    name: String,
    part: Part,
}

enum Part {
    /// Being written, and where.
    File(File, PathBuf),
    Memory(Vec<u8>),
    Kept,
}

impl Arriving {
    /// Takes the next piece.
    pub fn write(&mut self, piece: &[u8]) -> Result<()> {
        match &mut self.part {
            Part::File(file, _) => Ok(file.write_all(piece)?),
            Part::Memory(bytes) => {
                bytes.extend_from_slice(piece);
                Ok(())
            }
            Part::Kept => Ok(()),
        }
    }

    /// Keeps what came, under the name that it was begun with.
    pub fn keep(mut self) -> Result<()> {
        match std::mem::replace(&mut self.part, Part::Kept) {
            Part::File(file, unfinished) => {
                file.sync_all()?;
                let path = unfinished.with_extension("");
                std::fs::rename(&unfinished, &path)?;
                File::open(path.parent().unwrap_or(&path))?.sync_all()?;
                Ok(())
            }
            Part::Memory(bytes) => self.files.put(&self.name, &bytes),
            Part::Kept => Ok(()),
        }
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        if let Part::File(_, unfinished) = &self.part
            && let Err(error) = std::fs::remove_file(unfinished)
        {
            tracing::warn!(%error, "a part of a file stays behind");
        }
    }
}

/// Where files are kept.
#[derive(Clone)]
pub struct Files(Kept);

#[derive(Clone)]
enum Kept {
    Folder(PathBuf),
    Memory(Arc<Memory>),
}

/// What is kept in memory, with a folder of its own for what grows: sites of tests draw the same names.
#[derive(Default)]
struct Memory {
    kept: Mutex<HashMap<String, Vec<u8>>>,
}

impl Memory {
    fn workshop(&self) -> PathBuf {
        let own = std::ptr::from_ref(self).addr();
        std::env::temp_dir().join(format!("lyceum-{}-{own:x}", std::process::id()))
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, Vec<u8>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        // Most never made one.
        let _ = std::fs::remove_dir_all(self.workshop());
    }
}

impl Files {
    /// In a folder, which is made where it is not.
    pub fn folder(path: PathBuf) -> Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Files(Kept::Folder(path)))
    }

    /// In memory, for tests.
    pub fn memory() -> Self {
        Files(Kept::Memory(Arc::default()))
    }

    /// Keeps bytes under a name of letters and digits, at least three of them.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<()> {
        match &self.0 {
            Kept::Folder(root) => {
                let path = place(root, name)?;
                let shelf = path.parent().unwrap_or(root);
                std::fs::create_dir_all(shelf)?;
                let unfinished = path.with_extension("part");
                let mut file = File::create(&unfinished)?;
                file.write_all(bytes)?;
                file.sync_all()?;
                std::fs::rename(&unfinished, &path)?;
                File::open(shelf)?.sync_all()?;
                Ok(())
            }
            Kept::Memory(memory) => {
                memory.locked().insert(name.to_owned(), bytes.to_vec());
                Ok(())
            }
        }
    }

    /// Begins a file that comes in pieces, under a name of letters and digits, at least three of them.
    pub fn begin(&self, name: &str) -> Result<Arriving> {
        let part = match &self.0 {
            Kept::Folder(root) => {
                let unfinished = place(root, name)?.with_extension("part");
                std::fs::create_dir_all(unfinished.parent().unwrap_or(root))?;
                Part::File(File::create(&unfinished)?, unfinished)
            }
            Kept::Memory(_) => Part::Memory(Vec::new()),
        };
        Ok(Arriving { files: self.clone(), name: name.to_owned(), part })
    }

    /// Opens what is kept under a name without reading all of it; [`Error::NotFound`] where nothing is.
    pub fn open(&self, name: &str) -> Result<Box<dyn Opened>> {
        match &self.0 {
            Kept::Folder(root) => match File::open(place(root, name)?) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::NotFound),
                opened => Ok(Box::new(BufReader::new(opened?))),
            },
            Kept::Memory(_) => Ok(Box::new(Cursor::new(self.read(name)?))),
        }
    }

    /// A folder on the same disk, in which a file grows that [`Files::adopt`] keeps once it is whole.
    pub fn workshop(&self) -> Result<PathBuf> {
        let folder = match &self.0 {
            Kept::Folder(root) => root.join("work"),
            Kept::Memory(memory) => memory.workshop(),
        };
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Keeps a whole file of the workshop under a name; it is moved, not copied.
    pub fn adopt(&self, name: &str, whole: &Path) -> Result<()> {
        match &self.0 {
            Kept::Folder(root) => {
                let path = place(root, name)?;
                let shelf = path.parent().unwrap_or(root);
                std::fs::create_dir_all(shelf)?;
                std::fs::rename(whole, &path)?;
                File::open(shelf)?.sync_all()?;
                Ok(())
            }
            Kept::Memory(memory) => {
                memory.locked().insert(name.to_owned(), std::fs::read(whole)?);
                std::fs::remove_file(whole)?;
                Ok(())
            }
        }
    }

    /// The bytes under a name; [`Error::NotFound`] where nothing is kept under it.
    pub fn read(&self, name: &str) -> Result<Vec<u8>> {
        match &self.0 {
            Kept::Folder(root) => match std::fs::read(place(root, name)?) {
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::NotFound),
                read => Ok(read?),
            },
            Kept::Memory(memory) => memory.locked().get(name).cloned().ok_or(Error::NotFound),
        }
    }

    /// Forgets what is kept under a name. What is not there is left alone.
    pub fn remove(&self, name: &str) -> Result<()> {
        match &self.0 {
            Kept::Folder(root) => match std::fs::remove_file(place(root, name)?) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            },
            Kept::Memory(memory) => {
                memory.locked().remove(name);
                Ok(())
            }
        }
    }
}

/// A name that nobody guesses; `kind` tells apart what is made from one seed.
pub fn name(seed: &[u8; 32], kind: char) -> String {
    let digits: String = seed.iter().take(20).map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}{kind}")
}

/// `root/ab/abcdef`, so that no folder grows without end.
fn place(root: &Path, name: &str) -> Result<PathBuf> {
    let sound = name.len() >= 3 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !sound {
        return Err(Error::Internal(format!("no file can be named {name:?}")));
    }
    Ok(root.join(&name[..2]).join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_read_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        for files in [Files::folder(folder.path().join("files")).unwrap(), Files::memory()] {
            files.put("abc123", b"bread").unwrap();
            assert_eq!(files.read("abc123").unwrap(), b"bread");
            files.remove("abc123").unwrap();
            files.remove("abc123").unwrap();
            assert!(matches!(files.read("abc123"), Err(Error::NotFound)));
        }
    }

    #[test]
    fn what_two_sites_in_memory_let_grow_under_one_name_stays_apart() {
        let sites = [Files::memory(), Files::memory()];
        let folders = sites.each_ref().map(|files| files.workshop().unwrap());
        for folder in &folders {
            File::create_new(folder.join("abc123.part")).unwrap();
        }
        drop(sites);
        assert!(folders.iter().all(|folder| !folder.exists()));
    }

    #[test]
    fn what_comes_in_pieces_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        for files in [Files::folder(folder.path().join("files")).unwrap(), Files::memory()] {
            let mut arriving = files.begin("abc123").unwrap();
            arriving.write(b"br").unwrap();
            arriving.write(b"ead").unwrap();
            assert!(matches!(files.open("abc123"), Err(Error::NotFound)), "not yet");
            arriving.keep().unwrap();
            let mut text = String::new();
            files.open("abc123").unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, "bread");
            drop(files.begin("abd456").unwrap());
            assert!(matches!(files.open("abd456"), Err(Error::NotFound)));
        }
        let left = std::fs::read_dir(folder.path().join("files/ab")).unwrap().count();
        assert_eq!(left, 1, "no part stays behind");
    }

    #[test]
    fn a_file_that_grew_in_the_workshop_is_kept_and_read_piece_by_piece() {
        let folder = tempfile::tempdir().unwrap();
        for files in [Files::folder(folder.path().join("files")).unwrap(), Files::memory()] {
            let grown = files.workshop().unwrap().join(format!("{}.part", std::process::id()));
            std::fs::write(&grown, b"bread").unwrap();
            files.adopt("abc123", &grown).unwrap();
            assert!(!grown.exists());
            assert_eq!(files.read("abc123").unwrap(), b"bread");
        }
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(folder.path().to_owned()).unwrap();
        for name in ["../../etc/passwd", "ab", "a/b/c", "ab..", ""] {
            assert!(files.put(name, b"x").is_err(), "{name}");
        }
    }
}
