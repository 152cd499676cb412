//! What the product's pages cost without the product: the same statements and the same markup, and nothing else.
//!
//! - Its SQL is not copied: it is read from the product's stores when this program starts, so that both always run the same.
//! - Its templates are the product's, with the words of one language filled in; `bin/bench` prints both pages' sizes.
//! - It has no sessions, policies, limits, events, jobs, languages, security headers or time limits, and one reader for
//!   whom every page is drawn. It groups commits as the product does, as a program that did not would be easily outdone.
//!
//! `bare FILLED.json DATABASE PORT`, in the repository's root.

mod art;
mod database;
mod pages;
mod reply;
mod rows;
mod search;
mod sources;
mod time;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::{get, post};
use serde::Deserialize;

/// What `bench` wrote down about the site that it filled.
#[derive(Clone, Deserialize)]
struct Filled {
    community: String,
    place_id: String,
    readers: Vec<String>,
}

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let mut next = |what| arguments.next().context(what);
    let filled = std::fs::read_to_string(next("which site?")?)?;
    let filled: Filled = serde_json::from_str(&filled)?;
    let database = next("which database?")?;
    let port: u16 = next("which port?")?.parse()?;
    // Connections to PostgreSQL have runtimes of their own, which cannot begin inside another.
    let bare = pages::Bare::new(&filled, database::Pool::open(&database)?)?;
    tokio::runtime::Runtime::new()?.block_on(serve(bare, port))
}

async fn serve(bare: pages::Bare, port: u16) -> Result<()> {
    let router = Router::new()
        .route("/communities/makers", get(pages::home))
        .route("/communities/makers/places/lounge", get(pages::place))
        .route("/topics/{topic}", get(pages::topic))
        .route("/topics/{topic}/posts", post(reply::reply))
        .route("/search", get(search::search))
        .with_state(bare);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("bare listens on http://127.0.0.1:{port}");
    axum::serve(listener, router).await?;
    Ok(())
}
