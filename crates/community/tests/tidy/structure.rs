//! Import order, who names a driver, who writes a table, and a platform without product words.

use crate::{File, files, none};

/// The features in the order of the map.
fn features(map: &str) -> Vec<String> {
    map.lines()
        .filter_map(|line| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned()))
        .collect()
}

fn feature_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/community/src/features/")?.split_once('/').map(|(feature, _)| feature)
}

/// Features that a file of one feature imports although they stand below it. Pages may use the shell, which knows all.
fn imports_below(file: &File, order: &[String]) -> Vec<String> {
    let Some(own) = feature_of(&file.path).and_then(|own| order.iter().position(|name| name == own)) else {
        return Vec::new();
    };
    order
        .iter()
        .skip(own + 1)
        .filter(|below| {
            let path = format!("features::{below}");
            file.text.match_indices(&path).any(|(at, _)| {
                !file.text[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        })
        .map(|below| format!("{}: imports {below}, which stands below it: let an event carry it", file.path))
        .collect()
}

fn names_driver(file: &File) -> bool {
    // What the port is measured against cannot use it.
    let inside = ["crates/platform/src/db", "crates/testing/", "bench/bare/"];
    let inside = inside.iter().any(|folder| file.path.starts_with(folder));
    let test = file.path.contains("/tests/") || file.path.contains("/examples/");
    !inside && !test && ["rusqlite::", "tokio_postgres::"].iter().any(|driver| file.text.contains(driver))
}

/// Tables that a feature's `mod.rs` says it owns.
fn owned(text: &str) -> Vec<String> {
    let docs: String = text.lines().filter_map(|line| line.strip_prefix("//!")).collect();
    let Some(from) = docs.find("Owns ") else { return Vec::new() };
    let sentence = docs[from..].split(". ").next().unwrap_or_default();
    sentence.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Tables that a file writes.
fn written(text: &str) -> Vec<String> {
    let mut tables = Vec::new();
    for verb in ["INSERT INTO ", "DELETE FROM ", "\"UPDATE ", " UPDATE "] {
        for (at, _) in text.match_indices(verb) {
            let rest = &text[at + verb.len()..];
            let table: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if !table.is_empty() && rest[table.len()..].starts_with([' ', '\n']) {
                tables.push(table);
            }
        }
    }
    tables
}

fn product_words(file: &File) -> Vec<String> {
    let lower = ["community", "topic", "learner"];
    let camel = ["Community", "Topic", "Learner"];
    let is_one = |word: &str| lower.contains(&word) || camel.iter().any(|part| word.contains(part));
    let names = |line: &str| {
        line.split(|c: char| !c.is_alphanumeric()).any(is_one) && !line.trim_start().starts_with("//")
    };
    let code = file.text.split("#[cfg(test)]").next().unwrap_or_default().lines().enumerate();
    code.filter(|(_, line)| names(line))
        .map(|(number, line)| format!("{}:{}: {}", file.path, number + 1, line.trim()))
        .collect()
}

fn rust() -> Vec<File> {
    files(&[".rs"])
}

#[test]
fn features_import_only_what_stands_above_them() {
    let files = rust();
    let map = files.iter().find(|file| file.path.ends_with("features/mod.rs")).expect("the map");
    let order = features(&map.text);
    assert!(order.len() > 3, "the map lists its features");
    none(files.iter().flat_map(|file| imports_below(file, &order)).collect());
}

#[test]
fn only_the_port_names_a_driver() {
    none(rust().iter().filter(|file| names_driver(file)).map(|file| file.path.clone()).collect());
}

#[test]
fn a_table_is_written_by_its_owner_only() {
    let files = rust();
    let mods = files.iter().filter(|file| file.path.ends_with("/mod.rs"));
    let owners: Vec<_> =
        mods.filter_map(|file| Some((feature_of(&file.path)?.to_owned(), owned(&file.text)))).collect();
    let mut complaints = Vec::new();
    for file in &files {
        let Some(own) = feature_of(&file.path).filter(|_| !file.path.contains("/tests")) else { continue };
        for table in written(&file.text) {
            let owner =
                owners.iter().find(|(_, tables)| tables.contains(&table)).map(|(name, _)| name.as_str());
            if owner != Some(own) {
                complaints.push(format!(
                    "{}: writes {table}, owned by {}",
                    file.path,
                    owner.unwrap_or("nobody")
                ));
            }
        }
    }
    none(complaints);
}

#[test]
fn the_platform_has_no_product_word() {
    let tests =
        |file: &&File| file.path.starts_with("crates/platform/src") && !file.path.ends_with("tests.rs");
    none(rust().iter().filter(tests).flat_map(product_words).collect());
}

#[test]
fn each_rule_can_fail() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let order = vec!["accounts".to_owned(), "places".to_owned()];
    let path = "crates/community/src/features/accounts/web.rs";
    assert_eq!(imports_below(&file(path, "use crate::features::places::Place;"), &order).len(), 1);
    assert!(imports_below(&file(path, "use crate::features::accounts::Name;"), &order).is_empty());
    assert!(names_driver(&file("crates/server/src/a.rs", "use rusqlite::Connection;")));
    assert_eq!(owned("//! Owns `a`, `b` (through). Emits [`C`].\n"), ["a", "b"]);
    assert_eq!(written("\"INSERT INTO a (x)\" \"UPDATE b SET\" \"DELETE FROM c WHERE\""), ["a", "c", "b"]);
    assert!(written("ON CONFLICT (x) DO UPDATE SET y = 1 FOR UPDATE SKIP LOCKED").is_empty());
    assert_eq!(product_words(&file("a", "struct Topic;\n// a topic\n")).len(), 1);
}
