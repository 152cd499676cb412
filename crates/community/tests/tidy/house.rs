//! Length of files, reminders, bans, and what templates may hold.

use crate::{File, files, none};

const LONGEST_FILE: usize = 400;

fn too_long(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > LONGEST_FILE)
        .then(|| format!("{}: {lines} lines; at most {LONGEST_FILE}, split it by verb", file.path))
}

/// Marks are put together here, so that this file does not hold them.
fn reminders(file: &File) -> Vec<String> {
    let banned = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["#[", "ignore"].concat(),
        ["#[", "allow("].concat(),
        ["unimplemented", "!("].concat(),
        ["registry.npmjs", ".org"].concat(),
        ["static.crates", ".io"].concat(),
    ];
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(number, line)| {
            let mark =
                banned.iter().find(|mark| line.contains(mark.as_str()) && !line.contains("reason ="))?;
            Some(format!("{}:{}: {mark}", file.path, number + 1))
        })
        .collect()
}

fn unsafe_markup(file: &File) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(number, line)| {
            let lower = line.to_lowercase();
            let handler = lower.split(' ').any(|word| word.starts_with("on") && word.contains("=\""));
            let inline_script =
                lower.contains("<script>") || (lower.contains("<script") && !lower.contains("src="));
            let bad = lower.contains(" style=")
                || lower.contains("<style")
                || lower.contains("hx-on")
                || lower.contains("\"js:")
                || lower.contains("javascript:")
                || handler
                || inline_script;
            bad.then(|| format!("{}:{}: inline style or script: {}", file.path, number + 1, line.trim()))
        })
        .collect()
}

#[test]
fn files_are_short_enough_to_know_their_room() {
    none(files(&[".rs", ".ts"]).iter().filter_map(too_long).collect());
}

#[test]
fn nothing_waits_for_later() {
    none(
        files(&[".rs", ".ts", ".html", ".css", ".mjs", ".json", ".toml", ".md"])
            .iter()
            .flat_map(reminders)
            .collect(),
    );
}

#[test]
fn templates_hold_no_inline_style_or_script() {
    none(files(&[".html"]).iter().flat_map(unsafe_markup).collect());
}

#[test]
fn each_rule_can_fail() {
    let file = |text: &str| File { path: "sample".to_owned(), text: text.to_owned() };
    assert!(too_long(&file(&"line\n".repeat(401))).is_some() && too_long(&file("line")).is_none());
    assert_eq!(reminders(&file(&["// TO", "DO later"].concat())).len(), 1);
    assert!(reminders(&file("// done")).is_empty());
    for bad in ["<p style=\"x\">", "<script>a</script>", "<a onclick=\"x\">", "<a hx-on:click=\"x\">"] {
        assert_eq!(unsafe_markup(&file(bad)).len(), 1, "{bad}");
    }
    assert!(unsafe_markup(&file("<script src=\"/a.js\" defer></script><b class=\"one\">on</b>")).is_empty());
}
