//! `lyceum demo`: fills a folder with a believable organisation and serves it to this machine only.
//!
//! - The folder is marked; `lyceum serve` refuses a marked folder, and `--fresh` deletes no other.
//! - The mark is written last: a filling that was broken off starts over.
//! - Links sign in as one of the people, as often as one likes. They exist only here.

mod content;
mod fill;

use std::path::Path;

use anyhow::{Context, Result, bail};
use community::features::demonstration::PEOPLE;

use crate::config::{Config, Folder};
use crate::{serve, site};

/// Makes the data where it is not there, then serves it.
pub async fn run(data: &Path, port: u16, fresh: bool) -> Result<()> {
    let mut config = Config::read(data)?;
    (config.database_url, config.public_url, config.mail_url) = (None, None, None);
    config.listen = [127, 0, 0, 1].into();
    config.port = port;
    let listener = serve::listen(&config).await?;
    let folder = Folder(data.to_owned());
    clear(&folder, fresh)?;
    let app = site::open(data, &config, true).await?;
    if !folder.demonstration_mark().exists() {
        println!("Filling {} …", data.display());
        fill::fill(&app).await.context("the demonstration could not be written")?;
        std::fs::write(
            folder.demonstration_mark(),
            "lyceum demo made this folder; lyceum serve leaves it alone\n",
        )?;
    }
    let links = PEOPLE.map(|handle| format!("  {}/demo/{handle}", config.public_url())).join("\n");
    serve::run(app, &config, listener, &format!("Be somebody, without a password:\n{links}")).await
}

/// Deletes what an earlier demonstration left, where it is to start over or was broken off; nothing else, ever.
fn clear(folder: &Folder, fresh: bool) -> Result<()> {
    let path = &folder.0;
    let filling = path.join("made-by-demo.unfinished");
    let is_empty = !path.exists() || std::fs::read_dir(path)?.next().is_none();
    let ours = folder.demonstration_mark().exists() || filling.exists();
    if !is_empty && !ours {
        bail!(
            "{} holds something that the demonstration did not make; choose another folder with --data",
            path.display()
        );
    }
    let whole = folder.demonstration_mark().exists();
    if !is_empty && (fresh || !whole) {
        std::fs::remove_dir_all(path).with_context(|| format!("{} cannot be deleted", path.display()))?;
    }
    std::fs::create_dir_all(path)?;
    Ok(std::fs::write(filling, "")?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_of_the_demonstration_is_ever_deleted() {
        let data = tempfile::tempdir().unwrap();
        let folder = Folder(data.path().join("demo"));
        clear(&folder, true).unwrap();
        std::fs::write(folder.0.join("lyceum.db"), "half").unwrap();
        clear(&folder, false).unwrap();
        assert!(!folder.0.join("lyceum.db").exists(), "a filling that was broken off starts over");
        std::fs::write(folder.0.join("lyceum.db"), "whole").unwrap();
        std::fs::write(folder.demonstration_mark(), "").unwrap();
        clear(&folder, false).unwrap();
        assert!(folder.0.join("lyceum.db").exists());
        let other = Folder(data.path().to_owned());
        assert!(clear(&other, true).is_err(), "this folder is somebody else's");
    }
}
