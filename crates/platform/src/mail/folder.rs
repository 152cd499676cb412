//! Mail as files.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use crate::{Error, Result};

/// The file of a mail: the name in its `Message-ID`, so that the same mail sent again takes the same file.
pub(super) fn name(message_id: &str) -> String {
    let name = message_id.trim_start_matches('<').split('@').next().unwrap_or_default();
    let safe: String = name
        .chars()
        .map(
            |letter| if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_') { letter } else { '_' },
        )
        .collect();
    format!("{safe}.eml")
}

/// Writes the file whole or not at all; when this returns it outlives a power cut.
pub(super) fn keep(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = path.parent().ok_or_else(|| Error::Internal("mail has no folder".into()))?;
    let unfinished = path.with_extension("part");
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, path)?;
    File::open(folder)?.sync_all()?;
    Ok(())
}
