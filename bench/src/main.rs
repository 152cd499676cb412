//! Measures the product beside a program that does nothing but its statements and its markup.
//!
//! Each page is asked for in turns, the product and the bare program, several times; the medians are printed, so that what
//! else the machine does meets both. Run it by `bin/bench`, which builds everything first.

mod fill;
mod measure;
mod votes;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use community::app::{App, Parts, Site};
use community::features;
use community::features::accounts::providers::Providers;
use platform::clock::Clock;
use platform::db::{Db, PostgresOptions, SqliteOptions};
use platform::files::Files;
use platform::ids::Entropy;
use platform::mail::Mailer;
use platform::web::limits::{LimitSettings, Limits};
use testing::cluster::Cluster;
use testing::program::{Program, Request, ask, free_port};

use self::fill::{Filled, Size, fill};
use self::measure::{Asked, Figures, measure, median, memory};

/// Measures pages, replies and memory, on SQLite and on PostgreSQL.
#[derive(Parser)]
struct Options {
    /// So many times the people, topics and posts of one large community.
    #[arg(long, default_value_t = 1)]
    scale: usize,
    /// A small community, one short run of everything: to see that it works.
    #[arg(long)]
    quick: bool,
    /// Only one database: sqlite or postgres.
    #[arg(long)]
    only: Option<String>,
    /// So many people vote at once in place of the pages' measurements.
    #[arg(long)]
    votes: Option<usize>,
    /// Runs of each measurement.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Seconds of each run.
    #[arg(long, default_value_t = 4)]
    seconds: u32,
    /// Where everything is kept meanwhile; made anew. On the disk that is to be measured.
    #[arg(long, default_value = "target/bench")]
    folder: PathBuf,
    /// Where the programs are that are measured.
    #[arg(long, default_value = "target/release")]
    programs: PathBuf,
}

fn main() -> Result<()> {
    let mut options = Options::parse();
    if options.quick {
        (options.runs, options.seconds) = (1, 1);
    }
    if options.folder.exists() {
        std::fs::remove_dir_all(&options.folder).context("what an earlier run left cannot be deleted")?;
    }
    std::fs::create_dir_all(&options.folder)?;
    // PostgreSQL's own user goes through it.
    let folder = options.folder.canonicalize()?;
    let asked = |engine| options.only.as_deref().is_none_or(|only| only == engine);
    if asked("sqlite") {
        on_sqlite(&options, &folder.join("sqlite"))?;
    }
    if asked("postgres") {
        on_postgres(&options, &folder.join("postgres"))?;
    }
    Ok(std::fs::remove_dir_all(folder)?)
}

fn on_sqlite(options: &Options, folder: &Path) -> Result<()> {
    let data = folder.join("data");
    let filled = filled(options, folder, None)?;
    if options.votes.is_some() {
        return votes::compare("SQLite", &product(options, &data, None), &filled);
    }
    let bare = folder.join("bare.db");
    std::fs::copy(data.join("lyceum.db"), &bare)?;
    compare(options, "SQLite", folder, &filled, None, &bare.to_string_lossy())
}

fn on_postgres(options: &Options, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let place = std::env::temp_dir().join(format!("bench-postgres-{}", std::process::id()));
    let Some(cluster) = Cluster::start(&place) else { return Ok(()) };
    let database = cluster.database("lyceum", None);
    let filled = filled(options, folder, Some(&database))?;
    cluster.ask("lyceum", "VACUUM ANALYZE");
    if options.votes.is_some() {
        votes::compare("PostgreSQL", &product(options, &folder.join("data"), Some(&database)), &filled)?;
    } else {
        let bare = cluster.database("bare", Some("lyceum"));
        cluster.ask("bare", "VACUUM ANALYZE");
        compare(options, "PostgreSQL", folder, &filled, Some((&cluster, &database)), &bare)?;
    }
    drop(cluster);
    Ok(std::fs::remove_dir_all(place)?)
}

/// Fills a site and writes down what is asked for.
fn filled(options: &Options, folder: &Path, database: Option<&str>) -> Result<Filled> {
    let size = match options.votes {
        Some(people) => Size::voters(people),
        None if options.quick => Size::quick(),
        None => Size::of(options.scale),
    };
    let data = folder.join("data");
    std::fs::create_dir_all(&data)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let begun = std::time::Instant::now();
    let filled = runtime.block_on(async {
        let app = open(&data, database).await?;
        let filled = fill(&app, size).await?;
        app.db.close().await;
        Ok::<_, anyhow::Error>(filled)
    })?;
    println!(
        "{} people, {} topics, about {} posts: written in {:.1} s",
        size.people,
        size.topics,
        size.posts,
        begun.elapsed().as_secs_f64()
    );
    std::fs::write(folder.join("tokens"), filled.tokens.join("\n"))?;
    let paths: Vec<_> = filled.topics.iter().map(|topic| format!("/topics/{topic}/posts")).collect();
    std::fs::write(folder.join("paths"), paths.join("\n"))?;
    std::fs::write(folder.join("filled.json"), serde_json::to_vec(&filled)?)?;
    Ok(filled)
}

/// The site itself, as the server opens it, but that its ids are drawn from a counter.
async fn open(data: &Path, database: Option<&str>) -> Result<App> {
    let db = match database {
        Some(url) => Db::open_postgres(url, PostgresOptions::default()).await?,
        None => Db::open_sqlite(&data.join("lyceum.db"), SqliteOptions::default())?,
    };
    db.migrate(&features::migrations()).await?;
    Ok(App::new(Parts {
        db,
        clock: Clock::System,
        entropy: Entropy::counted(1),
        site: Site { public_url: "http://localhost".to_owned(), demonstration: false },
        mailer: Mailer::folder(data.join("mail"), "Lyceum <lyceum@localhost>")?,
        files: Files::folder(data.join("files"))?,
        providers: Providers::default(),
        limits: Limits::new(LimitSettings::default()),
        bridges: |_, _| (),
    })?)
}

/// Measures both programs in turns and prints a table.
fn compare(
    options: &Options,
    engine: &str,
    folder: &Path,
    filled: &Filled,
    postgres: Option<(&Cluster, &str)>,
    bare_database: &str,
) -> Result<()> {
    let data = folder.join("data");
    let product = product(options, &data, postgres.map(|(_, database)| database));
    let bare = bare(options, &folder.join("filled.json"), bare_database);
    println!("\n## {engine}\n");
    println!(
        "| | product: answers/s | p50 ms | p99 ms | CPU ms | bare: answers/s | p50 ms | p99 ms | CPU ms | CPU ratio | rate ratio | bytes, product and bare |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    let idle = memory(&product)?.0;
    let search = format!("/search?q={}&community=makers", filled.word);
    let pages = [
        ("topic list", Asked::Page(filled.place.clone())),
        ("topic page", Asked::Page(filled.topic.clone())),
        ("home", Asked::Page(filled.home.clone())),
        ("search", Asked::Page(search)),
        ("reply", Asked::Replies),
    ];
    for (name, asked) in pages {
        let sizes = sizes(&product, &bare, &asked, filled)?;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for program in [&product, &bare] {
            measure(program, None, folder, &asked, 1)?;
        }
        for _ in 0..options.runs {
            let cluster = postgres.map(|(cluster, _)| cluster);
            ours.push(measure(&product, cluster, folder, &asked, options.seconds)?);
            theirs.push(measure(&bare, cluster, folder, &asked, options.seconds)?);
        }
        row(name, median(&ours), median(&theirs), &sizes);
    }
    let (now, most) = memory(&product)?;
    println!(
        "\nFrom start to first answer {:.0} ms. Memory {idle:.0} MB before, {now:.0} MB after, {most:.0} MB at most; bare {:.0} MB.",
        product.started_in.as_secs_f64() * 1e3,
        memory(&bare)?.0
    );
    Ok(())
}

/// The product over a data folder. Its limits are raised, openly: one address asks for everything.
fn product(options: &Options, data: &Path, database: Option<&str>) -> Program {
    let mut settings = vec![("LYCEUM_LIMITS__ANONYMOUS_PER_MINUTE", "1000000000")];
    settings.extend(database.map(|database| ("LYCEUM_DATABASE_URL", database)));
    Program::serve(&options.programs.join("lyceum"), data, free_port(), &settings)
}

/// The bare program over a database of its own.
fn bare(options: &Options, filled: &Path, database: &str) -> Program {
    let port = free_port();
    let mut command = Command::new(options.programs.join("bare"));
    command.arg(filled).arg(database).arg(port.to_string());
    Program::start(command, port, "/communities/makers")
}

/// How long both pages are; they must hold the same.
fn sizes(product: &Program, bare: &Program, asked: &Asked, filled: &Filled) -> Result<String> {
    let Asked::Page(path) = asked else { return Ok("—".to_owned()) };
    let token = filled.tokens.first().context("a reader")?;
    let mut sizes = Vec::new();
    for (name, program) in [("product", product), ("bare", bare)] {
        let request = Request::get(path).header("Cookie", &format!("lyceum={token}"));
        let answer = ask(program.port, &request).context("an answer")?;
        ensure!(answer.status == 200, "{path} of the {name}: {}", answer.status);
        sizes.push(answer.body.len());
    }
    let ratio = sizes[1] as f64 / sizes[0] as f64;
    ensure!(
        (0.9..=1.1).contains(&ratio),
        "{path} has {} bytes, the bare program's {}: bring its template up to date",
        sizes[0],
        sizes[1]
    );
    Ok(format!("{}, {}", sizes[0], sizes[1]))
}

fn row(name: &str, ours: Figures, theirs: Figures, sizes: &str) {
    let four = |it: Figures| {
        let database =
            if it.database_cpu > 0.0 { format!(" + {:.2}", it.database_cpu) } else { String::new() };
        format!("{:.0} | {:.1} | {:.1} | {:.2}{database}", it.rate, it.p50, it.p99, it.cpu)
    };
    println!(
        "| {name} | {} | {} | {:.2} | {:.2} | {sizes} |",
        four(ours),
        four(theirs),
        ours.cpu / theirs.cpu,
        ours.rate / theirs.rate
    );
}
