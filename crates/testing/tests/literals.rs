//! Every SQL literal of the source tree is understood by both databases.

#![allow(clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::path::Path;

use platform::db::{Db, Durability, PostgresOptions, SqliteOptions};
use testing::literals::execute_every_literal;

#[test]
fn every_sql_literal_runs_on_both_databases() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let options = SqliteOptions { readers: 1, durable: Durability::Off };
        let sqlite = Db::open_sqlite(&folder.path().join("literals.db"), options).expect("the file opens");
        let migrations = community::features::migrations();
        sqlite.migrate(&migrations).await.expect("the migrations run on SQLite");
        let server = testing::databases::postgres_server();
        let name = format!("literals_{}", std::process::id());
        let mut postgres = None;
        if let Some(server) = &server {
            admin(server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
            let url = format!("{}/{name}", server.trim_end_matches("/postgres"));
            let db = Db::open_postgres(&url, PostgresOptions { connections: 1 })
                .await
                .expect("the server answers");
            db.migrate(&migrations).await.expect("the migrations run on PostgreSQL");
            postgres = Some(db);
        }

        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let report = execute_every_literal(&root, &sqlite, postgres.as_ref()).await;

        if let (Some(server), Some(db)) = (&server, &postgres) {
            db.close().await;
            admin(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
        eprintln!("{} literals were tried", report.literals);
        assert!(report.literals > 50, "only {} literals were found", report.literals);
        assert!(
            report.failures.is_empty(),
            "{} literals fail:\n{}",
            report.failures.len(),
            report.failures.join("\n")
        );
    });
}

async fn admin(server: &str, statement: &str) {
    let (client, connection) =
        tokio_postgres::connect(server, tokio_postgres::NoTls).await.expect("the server answers");
    tokio::spawn(connection);
    client.batch_execute(statement).await.expect("the server obeys");
}
