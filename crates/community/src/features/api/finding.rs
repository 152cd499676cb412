//! Finding posts and people.

use axum::response::Response;
use platform::i18n::Locale;
use platform::search::{Query as Words, Stems};
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Program};
use crate::caller::Query;
use crate::ctx::Ctx;
use crate::features::accounts::Person;
use crate::features::search::actions::{self, Mark};
use crate::page::query_value;

/// What is looked for, and where.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    community: String,
    before: Option<i64>,
}

impl Asked {
    fn words(&self, stems: &Stems) -> Result<Words> {
        let typed: String = self.q.chars().filter(|c| !c.is_control()).take(200).collect();
        Words::parse(stems, &typed).ok_or_else(|| Error::invalid("q", say!("api-nothing-asked")))
    }
}

/// A post that was found.
#[derive(Serialize, ToSchema)]
pub struct FoundPost {
    id: String,
    title: String,
    /// The passage in which the words stand.
    excerpt: String,
    author: String,
    place: String,
    community: String,
    created_at: String,
}

/// Posts that hold the words, newest first.
#[utoipa::path(get, path = "/api/v1/search/posts", tag = "Search", params(
    ("q" = String, Query, description = "The words."),
    ("community" = Option<String>, Query, description = "Only in this community."),
    ("before" = Option<i64>, Query, description = "From `next`.")),
    responses((status = 200, body = List<FoundPost>)))]
pub async fn posts(program: Program, Query(asked): Query<Asked>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let stems = Stems::default();
        let words = asked.words(&stems)?;
        let found = actions::posts(ctx, &stems, &words, &asked.community, asked.before.map(Mark::of))?;
        let next = found.next.map(|next| {
            let (q, community) = (query_value(&asked.q), query_value(&asked.community));
            format!("?q={q}&community={community}&before={}", next.number())
        });
        Ok((found.posts, next))
    };
    let shown = |result: actions::PostResult, locale: &Locale| FoundPost {
        id: result.post.id.to_string(),
        excerpt: result.excerpt.iter().map(|piece| piece.text.as_str()).collect(),
        title: result.post.title,
        author: result.post.author_name,
        place: result.post.place,
        community: result.post.slug,
        created_at: locale.machine(result.post.created_at),
    };
    program.list(find, shown).await
}

/// A person who was found.
#[derive(Serialize, ToSchema)]
pub struct FoundPerson {
    id: String,
    name: String,
    handle: String,
    line: String,
}

/// People with whom one shares a community.
#[utoipa::path(get, path = "/api/v1/search/people", tag = "Search", params(
    ("q" = String, Query, description = "The words."),
    ("community" = Option<String>, Query, description = "Only in this community.")),
    responses((status = 200, body = List<FoundPerson>)))]
pub async fn people(program: Program, Query(asked): Query<Asked>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let words = asked.words(&Stems::default())?;
        actions::people(ctx, &words, &asked.community)
    };
    let shown = |person: Person, _: &Locale| FoundPerson {
        id: person.id.to_string(),
        name: person.name,
        handle: person.handle,
        line: person.line,
    };
    program.list_all(find, shown).await
}
