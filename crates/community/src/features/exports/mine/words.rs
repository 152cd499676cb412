//! The copy to read, in the language of who takes it along.

use platform::i18n::Locale;
use platform::text::markdown::escaped;

use super::super::heading;
use super::Part;
use super::store::{Belonging, Own};
use crate::features::accounts::Account;

/// How the page begins that leads to everything else.
pub fn front(locale: &Locale, person: &Account) -> String {
    let title = locale.with("mine-read-title", "name", heading(&person.name));
    let mut text = format!("# {title}\n\n{}\n\n", locale.t("mine-read-lead"));
    for line in [format!("@{}", person.handle), person.email.clone().unwrap_or_default(), person.line.clone()]
    {
        if !line.is_empty() {
            text.push_str(&format!("- {}\n", heading(&line)));
        }
    }
    text
}

/// What there is of a community.
pub fn index(locale: &Locale, belonging: &Belonging, written: &[(&'static str, u64)]) -> String {
    let since = match belonging.left_at {
        None => locale.with("mine-read-since", "day", locale.date(belonging.joined_at)),
        Some(left) => locale.with2(
            "mine-read-until",
            "day",
            locale.date(belonging.joined_at),
            "left",
            locale.date(left),
        ),
    };
    let mut text = format!("\n## {}\n\n{since}\n\n", heading(&belonging.name));
    for (name, count) in written {
        let path = format!("communities/{}/{name}.md", belonging.slug);
        text.push_str(&format!("- [{}]({path}): {count}\n", title(locale, name)));
    }
    if written.is_empty() {
        text.push_str(&format!("{}\n", locale.t("mine-read-nothing")));
    }
    text
}

/// How many files there are.
pub fn files(locale: &Locale, count: u64) -> String {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    format!("\n## {}\n\n{}\n", locale.t("files-title"), locale.n("mine-read-files", count))
}

/// What a part is called.
pub fn title<'l>(locale: &'l Locale, part: &str) -> &'l str {
    match part {
        "topics" => locale.t("mine-topics"),
        "posts" => locale.t("mine-posts"),
        "reactions" => locale.t("mine-reactions"),
        "decisions" => locale.t("mine-decisions"),
        "ballots" => locale.t("mine-ballots"),
        "objections" => locale.t("mine-objections"),
        "signatures" => locale.t("mine-signatures"),
        "comments" => locale.t("mine-comments"),
        "rewordings" => locale.t("mine-rewordings"),
        "goals" => locale.t("mine-goals"),
        "progress" => locale.t("mine-progress"),
        "goal_changes" => locale.t("mine-goal-changes"),
        "introductions" => locale.t("mine-introductions"),
        "requests" => locale.t("mine-requests"),
        "groups" => locale.t("mine-groups"),
        "bookings" => locale.t("mine-bookings"),
        "notes" => locale.t("mine-notes"),
        _ => locale.t("mine-answers"),
    }
}

/// A thing as it is read: when, what about, and the words as they were written.
pub fn entry(locale: &Locale, part: &Part, own: &Own) -> String {
    let when = locale.date_and_time(own.at);
    let head = match (part.name, own.title.is_empty()) {
        ("signatures", _) => locale.with("mine-version", "version", own.title.as_str()),
        (_, false) => heading(&own.title),
        (_, true) => String::new(),
    };
    let about = if part.fields[1].is_empty() { String::new() } else { heading(&own.about) };
    let detail: Vec<_> = [head, about].into_iter().filter(|text| !text.is_empty()).collect();
    let separator = if detail.is_empty() { "" } else { " · " };
    let mut text = format!("\n## {when}{separator}{}\n", detail.join(" · "));
    if !own.text.is_empty() {
        // These are put together of words that others chose; whatever else somebody wrote is their own Markdown.
        let said = match part.name {
            "ballots" | "answers" => escaped(&own.text),
            _ => own.text.clone(),
        };
        text.push_str(&format!("\n{said}\n"));
    }
    text
}

/// A file's name as one in a folder: nothing in it leads out, and every system takes it.
pub fn file_name(name: &str) -> String {
    let odd = |letter: char| letter.is_control() || "/\\:*?\"<>|".contains(letter);
    let name: String = name.chars().map(|letter| if odd(letter) { '-' } else { letter }).collect();
    let name = name.trim().trim_matches('.').chars().take(120).collect::<String>();
    if name.is_empty() { "file".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn no_name_of_a_file_leads_out_of_the_folder() {
        let table = [
            ("notes.txt", "notes.txt"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("a\\b:c", "a-b-c"),
            ("..", "file"),
            ("", "file"),
        ];
        for (name, expected) in table {
            assert_eq!(file_name(name), expected, "{name}");
        }
    }
}
