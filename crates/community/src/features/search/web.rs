//! The search page.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::search::{Query, Stems};
use serde::Deserialize;

use super::actions::{self, Mark, PostResult};
use crate::caller::{Caller, Query as UrlQuery};
use crate::features::accounts::Person;
use crate::features::communities;
use crate::page::{Page, html, query_value};

/// Longest query that is read, in characters.
const LONGEST: usize = 200;

/// What is looked for, and where.
#[derive(Clone, Default, Deserialize)]
pub struct SearchQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    community: String,
    #[serde(default)]
    kind: String,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "search/templates/search.html")]
struct SearchPage {
    page: Page,
    asked: SearchQuery,
    /// Whether something was asked that holds a word.
    searched: bool,
    posts: Vec<PostResult>,
    people: Vec<Person>,
    older: Option<String>,
}

impl SearchPage {
    /// This search as an address, with another kind.
    fn path(&self, kind: &str) -> String {
        address(&self.asked, kind, None)
    }
}

/// Finds.
pub async fn search(caller: Caller, UrlQuery(mut asked): UrlQuery<SearchQuery>) -> Result<Response> {
    asked.q = asked.q.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    let template = caller
        .read(move |ctx| {
            ctx.actor()?;
            let title = ctx.locale.t("search-title").to_owned();
            let page = match communities::actions::seen(ctx, &asked.community) {
                Ok(seen) => Page::within(ctx, &seen, title, "search")?,
                Err(_) => Page::new(ctx, title)?.at("search"),
            };
            let stems = Stems::default();
            let Some(query) = Query::parse(&stems, &asked.q) else {
                return Ok(SearchPage {
                    page,
                    asked,
                    searched: false,
                    posts: Vec::new(),
                    people: Vec::new(),
                    older: None,
                });
            };
            let people = match (asked.kind.as_str(), asked.before) {
                ("posts", _) | (_, Some(_)) => Vec::new(),
                _ => actions::people(ctx, &query, &asked.community)?,
            };
            let found = match asked.kind.as_str() {
                "people" => actions::Results { posts: Vec::new(), next: None },
                _ => actions::posts(ctx, &stems, &query, &asked.community, asked.before.map(Mark::of))?,
            };
            let older = found.next.map(|next| address(&asked, &asked.kind, Some(next)));
            Ok(SearchPage { page, asked, searched: true, posts: found.posts, people, older })
        })
        .await?;
    html(&template)
}

fn address(asked: &SearchQuery, kind: &str, mark: Option<Mark>) -> String {
    let mut address = format!("/search?q={}", query_value(&asked.q));
    if !asked.community.is_empty() {
        address.push_str(&format!("&community={}", query_value(&asked.community)));
    }
    if !kind.is_empty() {
        address.push_str(&format!("&kind={kind}"));
    }
    if let Some(mark) = mark {
        address.push_str(&format!("&before={}", mark.number()));
    }
    address
}
