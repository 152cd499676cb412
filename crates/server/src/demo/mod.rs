//! `lyceum demo`: fills a folder with a believable organisation and serves it to this machine only.
//!
//! - The folder is marked; `lyceum serve` refuses a marked folder, and `--fresh` deletes no other.
//! - The mark is written last: a filling that was broken off starts over.
//! - Links sign in as one of the people, as often as one likes. They exist only here.

mod content;
mod define;
mod diary;
mod fill;
mod frame;
mod plan;

use std::path::Path;

use anyhow::{Context, Result, bail};
use community::features::demonstration::PEOPLE;

use crate::config::{Config, Folder};
use crate::{serve, site};

/// Makes the data where it is not there, then serves it.
pub async fn run(data: &Path, port: u16, fresh: bool) -> Result<()> {
    let folder = Folder(data.to_owned());
    claim(&folder)?;
    let mut config = Config::read(data)?;
    (config.database_url, config.public_url, config.mail_url) = (None, None, None);
    config.listen = [127, 0, 0, 1].into();
    config.port = port;
    let listener = serve::listen(&config).await?;
    let _held = folder.hold()?;
    let whole = begin(&folder, fresh)?;
    let app = site::open(data, &config, true).await?;
    if !whole {
        println!("{} opens in a few seconds: its people are moving in …", config.public_url());
        fill::fill(&app).await.context("the demonstration could not be written")?;
        std::fs::rename(folder.demonstration_begun(), folder.demonstration_mark())?;
    }
    let url = config.public_url();
    let links = PEOPLE.map(|(handle, role)| format!("  {url}/demo/{handle:<16}  {}", role.name())).join("\n");
    serve::run(app, &config, listener, &format!("Be somebody, without a password:\n{links}")).await
}

/// Refuses a folder that holds something else.
fn claim(folder: &Folder) -> Result<()> {
    let path = &folder.0;
    let is_empty = !path.exists() || std::fs::read_dir(path)?.next().is_none();
    if !is_empty && !folder.is_demonstration() {
        bail!(
            "{} holds something that the demonstration did not make; choose another folder with --data",
            path.display()
        );
    }
    std::fs::create_dir_all(path)?;
    if !folder.demonstration_mark().exists() {
        std::fs::write(
            folder.demonstration_begun(),
            "lyceum demo made this folder; lyceum serve leaves it alone\n",
        )?;
    }
    Ok(())
}

/// Deletes what an earlier demonstration wrote, where it is to start over or was broken off; whether it is whole and stays.
fn begin(folder: &Folder, fresh: bool) -> Result<bool> {
    if folder.demonstration_mark().exists() {
        if !fresh {
            return Ok(true);
        }
        std::fs::rename(folder.demonstration_mark(), folder.demonstration_begun())?;
    }
    let database = folder.database();
    for ending in ["", "-wal", "-shm"] {
        remove(std::fs::remove_file(database.with_file_name(format!("lyceum.db{ending}"))))?;
    }
    remove(std::fs::remove_dir_all(folder.mail()))?;
    Ok(false)
}

fn remove(outcome: std::io::Result<()>) -> Result<()> {
    match outcome {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).context("what an earlier demonstration wrote cannot be deleted")
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_demonstration_wrote_is_ever_deleted() {
        let data = tempfile::tempdir().unwrap();
        let folder = Folder(data.path().join("demo"));
        claim(&folder).unwrap();
        assert!(folder.is_demonstration(), "lyceum serve leaves it alone from the first moment");
        std::fs::write(folder.database(), "half").unwrap();
        claim(&folder).unwrap();
        assert!(!begin(&folder, false).unwrap() && !folder.database().exists(), "half of it starts over");
        std::fs::write(folder.database(), "whole").unwrap();
        std::fs::rename(folder.demonstration_begun(), folder.demonstration_mark()).unwrap();
        std::fs::write(folder.0.join("letter.txt"), "mine").unwrap();
        assert!(begin(&folder, false).unwrap() && folder.database().exists());
        assert!(!begin(&folder, true).unwrap() && !folder.database().exists());
        assert!(folder.0.join("letter.txt").exists(), "what else lies there stays");
        assert!(claim(&Folder(data.path().to_owned())).is_err(), "this folder is somebody else's");
        let held = folder.hold().unwrap();
        assert!(folder.hold().is_err(), "nobody starts over under a running demonstration");
        drop(held);
        folder.hold().unwrap();
    }
}
