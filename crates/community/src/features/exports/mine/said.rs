//! The kinds of things that are somebody's own, and how an answer reads in words.

use platform::Result;
use platform::db::Tx;
use platform::i18n::Language;
use serde_json::Value as Json;

use super::Part;
use super::store::{self, After, Own, Sight};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::decisions::DecisionId;
use crate::features::studies::model::{Question, QuestionId, Value};

/// All of them, in the order in which they are written.
pub const PARTS: &[Part] = &[
    part("topics", Some("post"), ["title", "place", "text"], store::topics),
    part("posts", Some("post"), ["topic", "place", "text"], store::posts),
    part("reactions", Some("post"), ["kind", "", ""], store::reactions),
    part("decisions", Some("decision"), ["title", "discussion", "text"], store::decisions),
    part("ballots", Some("decision"), ["decision", "", "answer"], store::ballots).worded(ballot),
    part("objections", None, ["decision", "", "reason"], store::objections),
    part("signatures", None, ["charter_version", "", ""], store::signatures),
    part("comments", None, ["clause", "", "text"], store::comments),
    part("rewordings", Some("rewording"), ["clause", "why", "text"], store::rewordings),
    part("goals", Some("goal"), ["goal", "state", ""], store::goals),
    part("progress", None, ["result", "value", "note"], store::progress),
    part("goal_changes", None, ["goal", "", "reason"], store::changes),
    part("introductions", None, ["needs", "", "gives"], store::introductions),
    part("requests", None, ["", "", "message"], store::requests),
    part("groups", Some("group"), ["name", "", "purpose"], store::groups),
    part("bookings", Some("booking"), ["", "place", "title"], store::bookings),
    part("notes", Some("checkin"), ["starts", "zone", "note"], store::notes),
    part("answers", Some("question"), ["question", "study", "answer"], store::answers).worded(answer),
];

const fn part(
    name: &'static str,
    prefix: Option<&'static str>,
    fields: [&'static str; 3],
    page: fn(&mut Tx, &Sight, AccountId, After) -> Result<Vec<Own>>,
) -> Part {
    Part { name, prefix, fields, page, word: |_, _| Ok(()) }
}

impl Part {
    const fn worded(self, word: fn(&mut Ctx, &mut Own) -> Result<()>) -> Self {
        Part { word, ..self }
    }
}

/// A ballot's options by their words.
fn ballot(ctx: &mut Ctx, ballot: &mut Own) -> Result<()> {
    let options = store::options(ctx.tx, DecisionId(ballot.key))?;
    ballot.text = in_words(&ballot.text, &options);
    Ok(())
}

/// A stored answer to a decision as lines that say what is in it.
fn in_words(stored: &str, options: &[String]) -> String {
    let Ok(Json::Object(fields)) = serde_json::from_str(stored) else { return stored.to_owned() };
    let option = |at: i64| usize::try_from(at - 1).ok().and_then(|at| options.get(at)).map(String::as_str);
    let word = |name: &str, value: &Json| match value {
        Json::Number(number) if name == "option" || name == "options" => {
            let named = number.as_i64().and_then(option);
            named.map_or_else(|| number.to_string(), str::to_owned)
        }
        Json::String(text) => text.clone(),
        Json::Null => "—".to_owned(),
        other => other.to_string(),
    };
    let mut lines = Vec::new();
    for (name, value) in fields.iter().filter(|(name, value)| *name != "kind" && **value != "") {
        match value {
            // One for each option, in their order, or options by their numbers.
            Json::Array(values) if name == "options" => {
                lines.extend(values.iter().map(|value| format!("- {}", word(name, value))));
            }
            Json::Array(values) => lines.extend(values.iter().enumerate().map(|(at, value)| {
                let named = options.get(at).map_or_else(|| (at + 1).to_string(), Clone::clone);
                format!("- {named}: {}", word("", value))
            })),
            value => lines.push(format!("- {}", word(name, value))),
        }
    }
    lines.join("\n")
}

/// An answer to a study with names: what was asked, in which study, and the answer in words.
fn answer(ctx: &mut Ctx, own: &mut Own) -> Result<()> {
    let language = ctx.locale.language;
    let question = Question::of(store::question(ctx.tx, QuestionId(own.key))?)?;
    let (english, french) = (std::mem::take(&mut own.title), std::mem::take(&mut own.about));
    let in_french = english.is_empty() || language == Language::French && !french.is_empty();
    own.about = if in_french { french } else { english };
    question.text.shown(language).clone_into(&mut own.title);
    if let Some(value) = Value::read(&question, &own.text) {
        own.text = answered(&question, &value, language);
    }
    Ok(())
}

fn answered(question: &Question, value: &Value, language: Language) -> String {
    let word = |key: &String| {
        let option = question.option(key);
        option.map_or(key.as_str(), |option| option.words.shown(language)).to_owned()
    };
    match value {
        Value::One(key) => word(key),
        Value::Several(keys) => keys.iter().map(word).collect::<Vec<_>>().join("; "),
        Value::Scale(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Ranked(places) => {
            let level = |keys: &Vec<String>| keys.iter().map(word).collect::<Vec<_>>().join(" = ");
            places.iter().map(level).collect::<Vec<_>>().join("; ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reads_in_words() {
        let options = ["Tuesday".to_owned(), "Thursday".to_owned()];
        let table = [
            (r#"{"kind":"single","option":2}"#, "- Thursday"),
            (r#"{"kind":"multiple","options":[1,2]}"#, "- Tuesday\n- Thursday"),
            (r#"{"kind":"dots","dots":[3,0]}"#, "- Tuesday: 3\n- Thursday: 0"),
            (r#"{"kind":"consent","stance":"agree","reason":""}"#, "- agree"),
            ("odd", "odd"),
        ];
        for (stored, expected) in table {
            assert_eq!(in_words(stored, &options), expected);
        }
    }
}
