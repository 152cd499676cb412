//! The search page.

use std::collections::HashMap;

use anyhow::Result;
use askama::Template;
use axum::extract::{Query, State};
use axum::response::Html;

use crate::database::{Connection, Value};
use crate::pages::{Answer, Bare, Page};
use crate::rows::Row;
use crate::time::shown;

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    page: Page,
    asked: String,
    posts: Vec<Found>,
    older: Option<i64>,
}

/// A post that was found.
struct Found {
    id: String,
    title: String,
    author: String,
    portrait: i64,
    before: String,
    word: String,
    after: String,
    created_at: i64,
    place: String,
    colour: String,
}

/// What holds a word.
pub async fn search(State(bare): State<Bare>, Query(asked): Query<HashMap<String, String>>) -> Answer {
    let word = asked.get("q").cloned().unwrap_or_default();
    let template = bare.pool.clone().read(move |on| {
        let page = bare.frame(on, "Search", "search")?;
        let stem: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        // As the product does: few people are found by the word itself, so that beginnings are looked for too.
        for begins in [false, true] {
            candidates(&bare, on, &stem, begins, "person")?;
        }
        let candidates = candidates(&bare, on, &stem, false, "post")?;
        let (mut posts, mut older) = (Vec::new(), None);
        for candidate in &candidates {
            let found: Vec<Row> = bare.rows(on, "found", &[Value::Id(candidate.id(1))])?;
            posts.extend(found.into_iter().map(|row| cut(row, &stem)));
            if posts.len() == 20 {
                older = Some(candidate.int(0));
                break;
            }
        }
        Ok(SearchPage { page, asked: word, posts, older })
    });
    Ok(Html(template.await?.render()?))
}

fn candidates(bare: &Bare, on: &mut Connection, stem: &str, begins: bool, kind: &str) -> Result<Vec<Row>> {
    let sqlite = on.is_sqlite();
    let mark = if kind == "person" { "zqx9" } else { "" };
    let query = match (sqlite, begins) {
        (true, true) => format!("\"{mark}{stem}\"*"),
        (true, false) => format!("\"{mark}{stem}\""),
        (false, true) => format!("'{mark}{stem}':*"),
        (false, false) => format!("'{mark}{stem}'"),
    };
    let binds = [Value::Text(query), Value::Text(kind.to_owned()), Value::Int(i64::MAX), Value::Int(200)];
    if sqlite {
        return bare.rows(on, "search_sqlite", &binds);
    }
    on.script("SET plan_cache_mode = force_custom_plan")?;
    let found = bare.rows(on, "search_postgres", &binds);
    on.script("SET plan_cache_mode = force_generic_plan")?;
    found
}

/// The passage around the word.
fn cut(mut row: Row, word: &str) -> Found {
    let html = row.text(3);
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(if c == '\n' { ' ' } else { c }),
            _ => {}
        }
    }
    let at = text.to_lowercase().find(word).filter(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let from = text[..at].char_indices().rev().nth(55).map_or(0, |(from, _)| from);
    let middle = (at + word.len()).min(text.len());
    let to = text[middle..].char_indices().nth(160).map_or(text.len(), |(length, _)| middle + length);
    Found {
        id: shown("post", row.id(0)),
        title: row.text(2),
        author: row.text(5),
        portrait: row.int(6),
        before: text[from..at].to_owned(),
        word: text[at..middle].to_owned(),
        after: text[middle..to].to_owned(),
        created_at: row.int(4),
        place: row.text(8),
        colour: row.text(9),
    }
}
