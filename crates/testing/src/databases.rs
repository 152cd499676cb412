//! A fresh database for each test: a copy of a migrated one.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use community::features;
use platform::db::{Db, Durability, PostgresOptions, SqliteOptions};

use crate::TestApp;

/// Runs a test on SQLite.
pub fn run_on_sqlite(body: &impl AsyncFn(&TestApp)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("lyceum.db");
    std::fs::copy(sqlite_template(), &file).expect("a copy of the template");
    runtime().block_on(async {
        let db = Db::open_sqlite(&file, fast()).expect("the database opens");
        let app = TestApp::new(db);
        body(&app).await;
        app.finish().await;
    });
}

/// Runs a test on PostgreSQL, where `LYCEUM_TEST_POSTGRES` names a server. Elsewhere it is skipped, loudly; with `CI=true`
/// that is a failure.
pub fn run_on_postgres(body: &impl AsyncFn(&TestApp)) {
    let Some(server) = postgres_server() else { return };
    runtime().block_on(async {
        let name = fresh_name();
        let admin = connection(&server).await;
        let template = postgres_template(&server).await;
        admin
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .await
            .expect("a copy of the template");
        let url = format!("{}/{name}", server.trim_end_matches("/postgres"));
        let db =
            Db::open_postgres(&url, PostgresOptions { connections: 4 }).await.expect("the database opens");
        let app = TestApp::new(db);
        body(&app).await;
        app.finish().await;
        admin.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await.expect("the copy goes");
    });
}

/// Runs a test with the address of a PostgreSQL database that holds nothing yet; skipped where there is no server.
pub fn with_empty_postgres(body: impl FnOnce(&str)) {
    let Some(server) = postgres_server() else { return };
    let name = fresh_name();
    let make = |statement: String| {
        runtime().block_on(async {
            connection(&server).await.batch_execute(&statement).await.expect("the statement runs");
        });
    };
    make(format!("CREATE DATABASE {name} TEMPLATE template0"));
    body(&format!("{}/{name}", server.trim_end_matches("/postgres")));
    make(format!("DROP DATABASE {name} WITH (FORCE)"));
}

/// Asks a database from outside; the first value of the first row, as text.
pub fn ask_postgres(url: &str, statement: &str) -> String {
    runtime().block_on(async {
        let answer = connection(url).await.simple_query(statement).await.expect("the statement runs");
        let rows = answer.iter().find_map(|message| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
            _ => None,
        });
        rows.unwrap_or_default()
    })
}

/// The server's admin address.
pub fn postgres_server() -> Option<String> {
    let server = std::env::var("LYCEUM_TEST_POSTGRES").ok();
    if server.is_none() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "LYCEUM_TEST_POSTGRES is not set");
        eprintln!("SKIPPED: PostgreSQL, as LYCEUM_TEST_POSTGRES is not set");
    }
    server
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

fn fast() -> SqliteOptions {
    SqliteOptions { readers: 2, durable: Durability::Off }
}

fn fresh_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// A migrated SQLite file, made once per process.
fn sqlite_template() -> &'static PathBuf {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let file = std::env::temp_dir().join(format!("lyceum-template-{}.db", std::process::id()));
        let _ = std::fs::remove_file(&file);
        let path = file.clone();
        std::thread::spawn(move || {
            runtime().block_on(async {
                let db = Db::open_sqlite(&path, fast()).expect("the template opens");
                db.migrate(&features::migrations()).await.expect("the migrations run");
                db.close().await;
            });
        })
        .join()
        .expect("the template is made");
        file
    })
}

/// A migrated PostgreSQL database, made once per server and set of migrations.
async fn postgres_template(server: &str) -> String {
    let migrations = features::migrations();
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in migrations.iter().flat_map(|migration| migration.sql.bytes()) {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let name = format!("template_{sum:x}");
    let admin = connection(server).await;
    // One process makes it; the others wait for the lock and find it made.
    admin.batch_execute("SELECT pg_advisory_lock(727)").await.expect("the lock");
    let made =
        admin.query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name]).await.expect("a look");
    if made.is_none() {
        let making = format!("{name}_making");
        admin
            .batch_execute(&format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"))
            .await
            .expect("a clean start");
        admin
            .batch_execute(&format!("CREATE DATABASE {making} TEMPLATE template0"))
            .await
            .expect("the template");
        let url = format!("{}/{making}", server.trim_end_matches("/postgres"));
        let db =
            Db::open_postgres(&url, PostgresOptions { connections: 1 }).await.expect("the template opens");
        db.migrate(&migrations).await.expect("the migrations run");
        db.close().await;
        drop(db);
        admin
            .batch_execute(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{making}'"
            ))
            .await
            .expect("nobody is left in it");
        admin
            .batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}"))
            .await
            .expect("the template is ready");
    }
    admin.batch_execute("SELECT pg_advisory_unlock(727)").await.expect("the lock goes");
    name
}

async fn connection(url: &str) -> tokio_postgres::Client {
    let (client, connection) =
        tokio_postgres::connect(url, tokio_postgres::NoTls).await.expect("the server answers");
    tokio::spawn(connection);
    client
}
