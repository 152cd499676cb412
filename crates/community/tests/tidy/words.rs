//! Every word of the interface, in both languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::{File, files, none};

/// Keys with the variables of their messages.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(text: &str) -> Messages {
    let (mut messages, mut key) = (Messages::new(), String::new());
    for line in text.lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((name, _)) = line.split_once(" =").filter(|_| begins) {
            key = name.to_owned();
            messages.insert(key.clone(), BTreeSet::new());
        }
        for (at, _) in line.match_indices('$') {
            let name: String =
                line[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            messages.entry(key.clone()).or_default().insert(name);
        }
    }
    messages
}

/// Keys that a file asks for, and calls whose key is not a literal.
fn asked(file: &File) -> (Vec<String>, Vec<String>) {
    let (mut keys, mut composed) = (Vec::new(), Vec::new());
    for call in ["say!(", ".t(", ".n(", ".with(", ".with2("] {
        for (at, _) in file.text.match_indices(call) {
            let argument = file.text[at + call.len()..].trim_start();
            let Some(rest) = argument.strip_prefix('"') else {
                if call != ".with(" && !argument.starts_with(['$', ')']) {
                    composed.push(format!(
                        "{}: {call}{}",
                        file.path,
                        argument.lines().next().unwrap_or_default()
                    ));
                }
                continue;
            };
            keys.push(rest.split('"').next().unwrap_or_default().to_owned());
        }
    }
    (keys, composed)
}

fn differences(path: &str, english: &Messages, french: &Messages) -> Vec<String> {
    let mut complaints = Vec::new();
    for (key, variables) in english {
        match french.get(key) {
            None => complaints.push(format!("{path}: {key} is missing in French")),
            Some(others) if others != variables => {
                complaints.push(format!("{path}: {key} has other variables in French"))
            }
            Some(_) => {}
        }
    }
    complaints.extend(
        french
            .keys()
            .filter(|key| !english.contains_key(*key))
            .map(|key| format!("{path}: {key} is missing in English")),
    );
    complaints
}

/// French says ’ and puts a no-break space before : ; ? and !
fn french_typography(file: &File) -> Vec<String> {
    let lines =
        file.text.lines().enumerate().filter(|(_, line)| line.contains(" = ") || line.starts_with("   "));
    lines
        .filter_map(|(number, line)| {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            let plain_mark = [" ?", " !", " ;", " :"].iter().any(|mark| text.contains(mark));
            (text.contains('\'') || plain_mark)
                .then(|| format!("{}:{}: {}", file.path, number + 1, text.trim()))
        })
        .collect()
}

/// A colon after a name is set by the language: `page.colon()`.
fn bare_colons(file: &File) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| ["}}: ", "%}: ", ">: {{", "</bdi>: "].iter().any(|mark| line.contains(mark)))
        .map(|(number, _)| format!("{}:{}: a bare colon; say page.colon()", file.path, number + 1))
        .collect()
}

fn callers() -> Vec<File> {
    let all = files(&[".rs", ".html"]);
    let outside = [
        "crates/platform/src/i18n/",
        "/tests/",
        "crates/platform/src/say.rs",
        "crates/community/src/page.rs",
    ];
    all.into_iter()
        .filter(|file| {
            file.path.starts_with("crates/") && !outside.iter().any(|part| file.path.contains(part))
        })
        .collect()
}

#[test]
fn both_languages_say_the_same() {
    let files = files(&[".ftl"]);
    let mut complaints = Vec::new();
    for english in files.iter().filter(|file| file.path.ends_with("messages.en.ftl")) {
        let path = english.path.replace(".en.ftl", ".fr.ftl");
        match files.iter().find(|file| file.path == path) {
            Some(french) => complaints.extend(differences(
                &english.path,
                &messages(&english.text),
                &messages(&french.text),
            )),
            None => complaints.push(format!("{path} is missing")),
        }
    }
    none(complaints);
}

#[test]
fn every_key_that_is_asked_for_exists_and_every_key_is_asked_for() {
    let known: BTreeSet<_> =
        files(&["messages.en.ftl"]).iter().flat_map(|file| messages(&file.text).into_keys()).collect();
    let (mut complaints, mut used) = (Vec::new(), BTreeSet::new());
    for file in callers() {
        let (keys, composed) = asked(&file);
        complaints.extend(composed.into_iter().map(|call| format!("{call}: the key must be a literal")));
        for key in keys {
            if !known.contains(&key) && file.path.contains("crates/community") {
                complaints.push(format!("{}: {key} is in no messages.en.ftl", file.path));
            }
            used.insert(key);
        }
    }
    complaints.extend(known.difference(&used).map(|key| format!("{key} is asked for nowhere")));
    none(complaints);
}

#[test]
fn french_is_set_as_the_french_set_it() {
    none(files(&["messages.fr.ftl"]).iter().flat_map(french_typography).collect());
}

#[test]
fn templates_leave_the_colon_to_the_language() {
    let pages = files(&[".html"]).into_iter().filter(|file| file.path.starts_with("crates/"));
    none(pages.flat_map(|file| bare_colons(&file)).collect());
}

#[test]
fn each_rule_can_fail() {
    let english = messages("a = One { $count ->\n   [one] x\n}\nb = Two\n");
    assert_eq!(english["a"].iter().collect::<Vec<_>>(), ["count"]);
    assert_eq!(differences("f", &english, &messages("a = Un\nc = Trois\n")).len(), 3);
    let file = |text: &str| File { path: "f".to_owned(), text: text.to_owned() };
    assert_eq!(
        asked(&file("say!(\"a\", x = 1) page.t(\"b\") page.t(key)")),
        (vec!["a".to_owned(), "b".to_owned()], vec!["f: .t(key)".to_owned() + ""])
    );
    assert_eq!(french_typography(&file("a = L'été ?")).len(), 1);
    assert!(french_typography(&file("a = L’été\u{a0}?")).is_empty());
    assert_eq!(bare_colons(&file("<b>{{ page.t(\"place-up\") }}: {{ name }}</b>")).len(), 1);
    assert!(bare_colons(&file("{{ name }}{{ page.colon() }}{{ purpose }}")).is_empty());
}
