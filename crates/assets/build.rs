//! Builds `web/` and the features' islands, and writes the table of files that the crate embeds.
//!
//! `LYCEUM_WEB` says how much is asked for: `require` fails without npm (CI, releases), `skip` never looks
//! for it, `auto` (the default) builds what it can and warns. Without npm the style sheets are joined as
//! they stand: pages work and look right, with the system's fonts and without icons and scripts.

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A file that pages may ask for: by `name`, served as `file`.
struct Built {
    name: String,
    file: String,
    squeezed: bool,
}

fn main() -> Result<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = here.join("../..").canonicalize()?;
    let web = root.join("web");
    let features = root.join("crates/community/src/features");
    let out = PathBuf::from(env::var("OUT_DIR")?).join("web");
    announce(&web, &features);

    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let mode = env::var("LYCEUM_WEB").unwrap_or_else(|_| "auto".to_owned());
    let built = match mode.as_str() {
        "skip" => join_styles(&web, &out)?,
        "require" => bundle(&web, &features, &out)?,
        "auto" => bundle(&web, &features, &out).or_else(|reason| {
            println!("cargo::warning=pages are built without scripts, fonts and icons: {reason}");
            join_styles(&web, &out)
        })?,
        other => return Err(format!("LYCEUM_WEB is `{other}`: use auto, require or skip").into()),
    };
    write_table(&web, &out, &built)
}

/// Cargo runs this script again when one of these changes. The features' folder itself is not among them,
/// or every edit of a template would build the web again; a new `islands` folder is found through `mod.rs`.
fn announce(web: &Path, features: &Path) {
    println!("cargo::rerun-if-env-changed=LYCEUM_WEB");
    for part in ["css", "src", "static", "icons.txt", "build.mjs", "package.json", "package-lock.json"] {
        println!("cargo::rerun-if-changed={}", web.join(part).display());
    }
    println!("cargo::rerun-if-changed={}", features.join("mod.rs").display());
    for feature in fs::read_dir(features).into_iter().flatten().flatten() {
        let islands = feature.path().join("islands");
        if islands.is_dir() {
            println!("cargo::rerun-if-changed={}", islands.display());
        }
    }
}

fn bundle(web: &Path, features: &Path, out: &Path) -> Result<Vec<Built>> {
    install(web)?;
    run(Command::new("node").arg(web.join("build.mjs")).arg(out).arg(features))?;
    let table = fs::read_to_string(out.join("files.tsv"))?;
    let built = table.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (name, file) = (cells.next()?.to_owned(), cells.next()?.to_owned());
        Some(Built { name, file, squeezed: cells.next() == Some("br") })
    });
    Ok(built.collect())
}

/// Installs the locked packages when the lock has changed since the last time. Several builds may run at
/// once (an editor's and a terminal's): the file lock makes the second wait for the first.
fn install(web: &Path) -> Result<()> {
    let guard_folder = web.join("dist");
    fs::create_dir_all(&guard_folder)?;
    let guard = File::create(guard_folder.join("npm.lock"))?;
    guard.lock()?;
    let wanted = fingerprint(&fs::read(web.join("package-lock.json"))?);
    let mark = web.join("node_modules/.lyceum-lock");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(web))?;
    fs::write(mark, wanted)?;
    Ok(())
}

fn run(command: &mut Command) -> Result<()> {
    let shown = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|reason| format!("`{shown}` cannot be started ({reason})"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{shown}` failed: {}", said.trim().replace('\n', " · ")).into())
}

/// The style sheets in the order in which `app.css` imports them, fonts left out, and the plain files.
fn join_styles(web: &Path, out: &Path) -> Result<Vec<Built>> {
    let mut style = String::new();
    for line in fs::read_to_string(web.join("css/app.css"))?.lines() {
        match line.strip_prefix("@import \"./").and_then(|rest| rest.split('"').next()) {
            Some("fonts.css") => {}
            Some(part) => style.push_str(&fs::read_to_string(web.join("css").join(part))?),
            None => writeln!(style, "{line}")?,
        }
    }
    let favicon = keep(out, "favicon.svg", &fs::read_to_string(web.join("static/favicon.svg"))?)?;
    let manifest = fs::read_to_string(web.join("static/manifest.webmanifest"))?;
    let manifest = manifest.replace("{favicon.svg}", &format!("/assets/{}", favicon.file));
    Ok(vec![keep(out, "app.css", &style)?, favicon, keep(out, "manifest.webmanifest", &manifest)?])
}

fn keep(out: &Path, name: &str, text: &str) -> Result<Built> {
    let (stem, ending) = name.rsplit_once('.').ok_or("a file without an ending")?;
    let file = format!("{stem}-{}.{ending}", fingerprint(text.as_bytes()));
    fs::write(out.join(&file), text)?;
    Ok(Built { name: name.to_owned(), file, squeezed: false })
}

/// FNV-1a: tells one content from another in a file's name; nobody's security rests on it.
fn fingerprint(bytes: &[u8]) -> String {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash =
        bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn write_table(web: &Path, out: &Path, built: &[Built]) -> Result<()> {
    let mut table = String::from("static ASSETS: &[Asset] = &[\n");
    for Built { name, file, squeezed } in built {
        let kind = content_type(file);
        let path = out.join(file).display().to_string();
        let twin = if *squeezed {
            format!("Some(include_bytes!({:?}))", path.clone() + ".br")
        } else {
            "None".into()
        };
        let url = format!("/assets/{file}");
        writeln!(
            table,
            "    Asset {{ name: {name:?}, url: {url:?}, bytes: include_bytes!({path:?}), brotli: {twin}, content_type: {kind:?} }},"
        )?;
    }
    let sprite = built.iter().find(|file| file.name == "icons.svg");
    let sprite = sprite.map_or(String::new(), |sprite| format!("/assets/{}", sprite.file));
    writeln!(
        table,
        "];\n\n/// The address of the drawing that holds every icon.\nconst SPRITE: &str = {sprite:?};"
    )?;
    table.push_str("\nstatic ICONS: &[&str] = &[\n");
    let icons = fs::read_to_string(web.join("icons.txt"))?;
    for icon in icons.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        writeln!(table, "    {icon:?},")?;
    }
    table.push_str("];\n");
    fs::write(out.join("table.rs"), table)?;
    Ok(())
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
