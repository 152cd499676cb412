//! What archives hold, against what the databases hold: nothing that a migration adds is forgotten.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::collections::{BTreeMap, BTreeSet};

use community::archive::Kind;
use community::features::holdings;
use platform::db::Engine;
use platform::sql;
use testing::{TestApp, both_databases};

/// Every table of the database with its columns.
async fn schema(t: &TestApp) -> BTreeMap<String, BTreeSet<String>> {
    let rows: Vec<(String, String)> = t
        .app
        .db
        .read(|tx| match tx.engine() {
            Engine::Sqlite => sql!(
                tx.rows,
                "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'search_words_%'"
            ),
            Engine::Postgres => sql!(
                tx.rows,
                "SELECT CAST(c.table_name AS TEXT), CAST(c.column_name AS TEXT) FROM information_schema.columns c
                 JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_schema = c.table_schema
                 WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
            ),
        })
        .await
        .unwrap();
    let mut schema: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, column) in rows {
        schema.entry(table).or_default().insert(column);
    }
    schema
}

both_databases!(
    every_table_and_every_column_is_in_an_archive_or_left_out_for_a_reason,
    async |t: &TestApp| {
        let (schema, holdings) = (schema(t).await, holdings());
        assert!(schema.len() > 25, "the database tells its tables: {schema:?}");
        let mut complaints = Vec::new();
        let left: BTreeMap<_, _> = holdings.left_out.iter().map(|left| (left.table, left.reason)).collect();
        for (table, columns) in &schema {
            match (holdings.all().find(|held| held.name == table), left.get(table.as_str())) {
                (Some(_), Some(_)) => complaints.push(format!("{table} is held and left out")),
                (None, None) => complaints.push(format!(
                    "{table} is in no archive: declare it in its feature's archive.rs and name it in features::holdings, \
                     or say in the feature's LEFT_OUT why not"
                )),
                (None, Some(reason)) if reason.trim().is_empty() => {
                    complaints.push(format!("{table} is left out without a reason"));
                }
                (None, Some(_)) => {}
                (Some(held), None) => {
                    let declared: BTreeSet<_> = held.columns.iter().map(|column| column.name.to_owned()).collect();
                    for column in columns.difference(&declared) {
                        complaints.push(format!("{table}.{column} is not declared in its feature's archive.rs"));
                    }
                    for column in declared.difference(columns) {
                        complaints.push(format!("{table}.{column} is declared and not in the database"));
                    }
                }
            }
        }
        // The index of words is a table on one database only.
        for table in holdings.all().map(|held| held.name).chain(left.into_keys()) {
            if !schema.contains_key(table) && table != "search_words" {
                complaints.push(format!("{table} is declared and not in the database"));
            }
        }
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
);

#[test]
fn what_is_declared_can_be_walked_and_named() {
    let parts: Vec<_> = holdings().all().map(|table| table.part).collect();
    let once: BTreeSet<_> = parts.iter().collect();
    assert_eq!(parts.len(), once.len(), "two tables share a part: {parts:?}");
    for table in holdings().all() {
        assert!(table.whose.contains("$1"), "{} is walked for a community", table.name);
        for key in table.key {
            let column = table.columns.iter().find(|column| column.name == *key).unwrap();
            assert!(column.is_kept() && !column.optional, "{}.{key} orders the rows", table.name);
        }
        let makes = table.columns.iter().any(|column| matches!(column.kind, Kind::Made));
        assert_eq!(makes, table.makes.is_some(), "{} makes what it declares as made", table.name);
        for column in table.columns {
            if let Kind::Left(_, reason) = column.kind {
                assert!(!reason.is_empty(), "{}.{} is left out for a reason", table.name, column.name);
            }
        }
    }
}

#[test]
fn the_description_names_every_part_and_every_field() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/archive.md")).unwrap();
    let mut missing = Vec::new();
    for table in holdings().all() {
        let heading = format!("### `{}.jsonl`", table.part);
        let Some(section) = text.split(&heading).nth(1).and_then(|rest| rest.split("\n#").next()) else {
            missing.push(heading);
            continue;
        };
        for column in table.columns.iter().filter(|column| column.is_kept()) {
            if !section.contains(&format!("`{}`", column.name)) {
                missing.push(format!("{heading}: `{}`", column.name));
            }
        }
    }
    assert!(missing.is_empty(), "docs/archive.md says nothing of\n{}", missing.join("\n"));
}
