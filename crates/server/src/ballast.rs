//! Room that is kept for the day on which the disk is full: SQLite needs some even to delete.
//!
//! Whoever runs the site removes the file then, and what must go can go. The next start with enough room makes it anew.

use std::fs::File;
use std::io;

use rustix::fs::{FallocateFlags, fallocate, statvfs};

use crate::config::Folder;

/// How much is kept, in bytes: several times what a day's deletions write.
const SIZE: u64 = 8 << 20;
/// A disk with less room than this many times that is too full to keep some of it back.
const TIMES: u64 = 4;

/// Makes the file where it is absent and the disk has room.
pub fn keep(folder: &Folder) {
    if let Err(error) = make(folder) {
        tracing::warn!(%error, "no room is kept for a full disk");
    }
}

fn make(folder: &Folder) -> io::Result<()> {
    let (path, disk) = (folder.ballast(), statvfs(&folder.0)?);
    if path.exists() || disk.f_bavail.saturating_mul(disk.f_frsize) < SIZE * TIMES {
        return Ok(());
    }
    let made = fallocate(File::create(&path)?, FallocateFlags::empty(), 0, SIZE);
    if made.is_err() {
        std::fs::remove_file(&path)?;
    }
    Ok(made?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_kept_once() {
        let data = tempfile::tempdir().unwrap();
        let folder = Folder(data.path().to_owned());
        keep(&folder);
        assert_eq!(folder.ballast().metadata().unwrap().len(), SIZE);
        std::fs::write(folder.ballast(), "mine").unwrap();
        keep(&folder);
        assert_eq!(std::fs::read(folder.ballast()).unwrap(), b"mine");
    }
}
