//! Archives as tests make, read and compare them.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;

use bridges::importers::lyceum::{self, Archive, Checked, Failure, Options, Refusal, Report};
use community::archive::Reach;
use community::archive::manifest::{Manifest, hex};
use community::features::communities::actions::find_by_slug;
use community::features::exports::writing::{self, Order};
use sha2::{Digest, Sha256};
use testing::TestApp;

/// Texts by their names in an archive.
pub type Texts = BTreeMap<String, String>;

/// Writes an archive of a community, or of the whole site.
pub async fn export(t: &TestApp, slug: Option<&str>, reach: Reach, to: &Path) {
    let community = match slug.map(str::to_owned) {
        Some(slug) => t.app.read(move |ctx| find_by_slug(ctx, &slug)).await.unwrap().map(|found| found.id),
        None => None,
    };
    writing::write(&t.app, Order { community, reach }, to, Box::new(|_| {})).await.unwrap();
}

/// Checks an archive whole.
pub fn checked(file: &Path) -> Result<(Archive, Checked), Refusal> {
    let mut archive = Archive::open(file)?;
    let checked = lyceum::check(&mut archive)?;
    Ok((archive, checked))
}

/// Brings an archive.
pub async fn import(t: &TestApp, file: &Path, options: &Options) -> Result<Report, Failure> {
    let (mut archive, checked) = checked(file)?;
    let report = lyceum::run(&t.app, &mut archive, &checked, options, |_| {}).await?;
    t.settle().await;
    Ok(report)
}

/// Brings an archive until so many batches are written, and ends there as abruptly as a killed program.
pub async fn import_until(t: &TestApp, file: &Path, batches: usize) {
    let (mut archive, checked) = checked(file).unwrap();
    let (app, mut told) = (t.app.clone(), 0);
    let dies = async move {
        let options = Options::default();
        let ends = |_| {
            told += 1;
            assert!(told < batches, "killed on purpose");
        };
        lyceum::run(&app, &mut archive, &checked, &options, ends).await
    };
    let alone = tokio::task::LocalSet::new();
    let ended = alone.run_until(async { tokio::task::spawn_local(dies).await }).await;
    assert!(ended.is_err_and(|error| error.is_panic()), "it ended before {batches} batches");
}

/// Everything in an archive, but what differs each time: its own id and when it was made.
fn contents(file: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut contents = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "lyceum.json" {
            let manifest: Manifest = serde_json::from_slice(&bytes).unwrap();
            let mut value = serde_json::to_value(&manifest).unwrap();
            for field in ["id", "made_at"] {
                value[field] = serde_json::Value::Null;
            }
            // Invitations stay behind, and so does their number.
            value["communities"][0]["left_out"] = serde_json::Value::Null;
            bytes = serde_json::to_vec(&value).unwrap();
        }
        contents.insert(name, bytes);
    }
    contents
}

/// Two archives are the same, byte for byte.
pub fn same(one: &Path, other: &Path) {
    let (one, other) = (contents(one), contents(other));
    let names = |contents: &BTreeMap<String, Vec<u8>>| contents.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    for (name, bytes) in one.iter().filter(|(name, _)| *name != "lyceum.json") {
        let (one, other) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&other[name]));
        assert_eq!(one, other, "{name}");
    }
    assert_eq!(String::from_utf8_lossy(&one["lyceum.json"]), String::from_utf8_lossy(&other["lyceum.json"]));
}

/// The texts of an archive.
pub fn texts(file: &Path) -> Texts {
    let text = |(name, bytes): (String, Vec<u8>)| Some((name, String::from_utf8(bytes).ok()?));
    contents(file).into_iter().filter_map(text).collect()
}

/// The same archive with other bytes in its parts, and sums that are right again.
pub fn forge(from: &Path, to: &Path, forged: impl Fn(&str, Vec<u8>) -> Vec<u8>) {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let bytes = if name == "lyceum.json" { bytes } else { forged(&name, bytes) };
        parts.insert(name, bytes);
    }
    let mut manifest: Manifest = serde_json::from_slice(&parts["lyceum.json"]).unwrap();
    for part in &mut manifest.parts {
        part.bytes = parts[&part.name].len() as u64;
        part.sha256 = hex(&Sha256::digest(&parts[&part.name]));
    }
    parts.insert("lyceum.json".to_owned(), serde_json::to_vec(&manifest).unwrap());
    let mut zip = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for (name, bytes) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap();
}
