//! A reply, with the statements that the product runs for what stays of it.

use anyhow::{Context, Result};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::database::{Connection, Value};
use crate::pages::{Bare, Failure};
use crate::rows::Row;
use crate::time::{draw, now, read, shown};

/// What somebody writes.
#[derive(Deserialize)]
pub struct Reply {
    text: String,
}

/// Adds a post; answered when it is durable.
pub async fn reply(
    State(bare): State<Bare>,
    Path(topic): Path<String>,
    Form(reply): Form<Reply>,
) -> Result<Response, Failure> {
    let id = read(&topic).context("an id")?;
    let html = format!("<p>{}</p>\n", reply.text.replace('&', "&amp;").replace('<', "&lt;"));
    let written = bare.pool.clone().write(move |on| write(&bare, on, Value::Id(id), reply.text, html));
    let (post, number) = written.await?;
    let location = format!("/topics/{topic}?from={}#{post}", (number - 1) / 30 * 30 + 1);
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
}

fn write(
    bare: &Bare,
    on: &mut Connection,
    topic: Value,
    text: String,
    html: String,
) -> Result<(String, i64)> {
    let (post, now, author) = (draw(), Value::Int(now()), Value::Id(bare.reader));
    let found: Vec<Row> = bare.rows(on, "topic", std::slice::from_ref(&topic))?;
    let found = found.first().context("a topic")?;
    let number: Vec<Row> = bare.rows(on, "number", &[topic.clone(), now.clone(), author.clone()])?;
    let number = number.first().context("an open topic")?.int(0);
    let community = Value::Id(found.id(1));
    let values = [
        Value::Id(post),
        community.clone(),
        topic.clone(),
        Value::Int(number),
        author.clone(),
        Value::Null,
        Value::Text(text),
        Value::Text(html),
        Value::Int(1),
        now.clone(),
    ];
    let _: Vec<Row> = bare.rows(on, "insert_post", &values)?;
    let _: Vec<Row> = bare.rows(on, "insert_author", &[topic.clone(), author.clone()])?;
    let counted = [Value::Id(found.id(2)), Value::Int(0), Value::Int(1), Value::Int(1)];
    let _: Vec<Row> = bare.rows(on, "count", &counted)?;
    let _: Vec<Row> = bare.rows(on, "position", &[author.clone(), topic.clone()])?;
    let _: Vec<Row> = bare.rows(on, "follow", &[author, topic, community, now])?;
    Ok((shown("post", post), number))
}
