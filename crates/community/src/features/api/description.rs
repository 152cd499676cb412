//! The API's description: for programs as OpenAPI, for people as a page.
//!
//! Each operation stands beside its handler. What all of them share (the token, the names in paths, the answers to what cannot
//! be done, the headers) is added here once.

use std::collections::BTreeSet;

use askama::Template;
use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::{Error, Result};
use serde_json::{Value, json as value};
use utoipa::OpenApi;

use super::operations::Operations;
use super::{charter, cohorts, decisions, exports, goals, guide, imports, learning, lifecycle, training};
use super::{check_ins, groups, successors, transformation, tutoring, welcome};
use crate::caller::Caller;
use crate::page::{Page, html};

/// What a name in a path is.
fn name_in_path(name: &str) -> &'static str {
    match name {
        "community" | "place" => "Its name in addresses.",
        "version" => "Its number, from 1.",
        "handle" => "The person's handle, without @.",
        "action" => "Its name, as the guide gives it.",
        "subject" => "Its name, as the week gives it.",
        "kind" => "`useful`, `same`, `thanks`, `tried`, `question` or `bravo`.",
        _ => "Its id, as the API gave it.",
    }
}

/// What each part of the API says of itself.
fn parts() -> [utoipa::openapi::OpenApi; 17] {
    [
        Operations::openapi(),
        decisions::Operations::openapi(),
        charter::Operations::openapi(),
        cohorts::Operations::openapi(),
        exports::Operations::openapi(),
        imports::Operations::openapi(),
        lifecycle::Operations::openapi(),
        training::Operations::openapi(),
        goals::Operations::openapi(),
        learning::Operations::openapi(),
        guide::Operations::openapi(),
        groups::Operations::openapi(),
        tutoring::Operations::openapi(),
        check_ins::Operations::openapi(),
        welcome::Operations::openapi(),
        successors::Operations::openapi(),
        transformation::Operations::openapi(),
    ]
}

/// The whole description.
pub fn document() -> Result<Value> {
    let described = parts().into_iter().reduce(utoipa::openapi::OpenApi::merge_from);
    let mut document = serde_json::to_value(described).map_err(Error::internal)?;
    document["info"] = value!({
        "title": "Lyceum",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "What programs read and write with a personal API token, in its owner's name and with its owner's rights.",
        "license": { "name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later" },
    });
    document["servers"] = value!([{ "url": "/" }]);
    document["security"] = value!([{ "token": [] }]);
    document["components"]["securitySchemes"] = value!({ "token": { "type": "http", "scheme": "bearer" } });
    document["components"]["schemas"]["Problem"] = problem();
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (path, methods) in paths {
        for (method, operation) in methods.as_object_mut().into_iter().flatten() {
            complete(path, method, operation);
        }
    }
    Ok(document)
}

fn problem() -> Value {
    value!({
        "type": "object",
        "description": "Why a request was not done (RFC 9457), in English or French as `Accept-Language` asks.",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["field", "detail"],
                    "properties": { "field": { "type": "string" }, "detail": { "type": "string" } },
                },
            },
        },
    })
}

/// Adds to an operation what all of them share.
fn complete(path: &str, method: &str, operation: &mut Value) {
    let handler = operation["operationId"].as_str().unwrap_or_default().to_owned();
    let room = operation["tags"][0].as_str().unwrap_or_default().to_lowercase();
    operation["operationId"] = format!("{room}_{handler}").into();
    let mut parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
    for name in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        parameters.push(parameter("path", name, name_in_path(name)));
    }
    let mut refusals = BTreeSet::from([401, 403, 404, 429]);
    if operation["responses"]["410"].is_object() {
        refusals.insert(410);
    }
    let is_json = operation["responses"]["200"]["content"]["application/json"].is_object();
    match method {
        "get" if is_json => {
            let known = "The `ETag` of what the program has: unchanged, it is not sent again.";
            parameters.push(parameter("header", "If-None-Match", known));
            operation["responses"]["304"] =
                value!({ "description": "It is as the program has it.", "headers": etag() });
        }
        "post" => {
            let key = "Done once for each key within a day, however often it is sent.";
            let mut key = parameter("header", "Idempotency-Key", key);
            key["schema"] =
                value!({ "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" });
            parameters.push(key);
            refusals.extend([409, 410, 413, 422]);
        }
        "put" | "patch" => {
            let expected =
                "The `ETag` of what the program changes: where it has changed meanwhile, nothing is done.";
            parameters.push(parameter("header", "If-Match", expected));
            refusals.extend([409, 412, 413, 422]);
        }
        _ => refusals.extend([409]),
    }
    if method == "get" {
        refusals.insert(422);
    }
    if is_json {
        operation["responses"]["200"]["headers"] = etag();
    }
    operation["parameters"] = parameters.into();
    for status in refusals {
        operation["responses"][status.to_string()] = value!({
            "description": refusal(status),
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        });
    }
}

fn etag() -> Value {
    value!({ "ETag": { "description": "Names this state of the thing.", "schema": { "type": "string" } } })
}

fn parameter(place: &str, name: &str, description: &str) -> Value {
    value!({
        "name": name,
        "in": place,
        "required": place == "path",
        "description": description,
        "schema": { "type": "string" },
    })
}

fn refusal(status: u16) -> &'static str {
    match status {
        401 => "The token is missing, unknown or ended.",
        403 => "One may not do this, or the token only reads.",
        404 => "It does not exist, or it is not open to one.",
        409 => "The state of things forbids it just now.",
        410 => "It was there and is gone for good.",
        412 => "It has changed meanwhile: read it again.",
        413 => "More than 256 KiB.",
        422 => "What was sent cannot be taken; `errors` says why.",
        _ => "Too many requests; `Retry-After` says when to go on.",
    }
}

/// The description for programs. Anybody may read it.
pub async fn json(_: Caller) -> Result<Response> {
    Ok(([(header::CACHE_CONTROL, "public, max-age=3600")], Json(document()?)).into_response())
}

/// An operation as the page shows it.
struct Operation {
    method: String,
    path: String,
    summary: String,
    /// Name, kind and meaning of what it takes.
    takes: Vec<[String; 3]>,
    /// Of what it answers.
    gives: Vec<[String; 3]>,
}

impl Operation {
    /// What it takes and what it answers, with their headings, where there is any.
    fn tables<'o>(&'o self, page: &'o Page) -> impl Iterator<Item = (&'o str, &'o [[String; 3]])> {
        let tables =
            [(page.t("api-takes"), self.takes.as_slice()), (page.t("api-gives"), self.gives.as_slice())];
        tables.into_iter().filter(|(_, rows)| !rows.is_empty())
    }
}

#[derive(Template)]
#[template(path = "api/templates/reference.html")]
struct ReferencePage {
    page: Page,
    /// Rooms and their operations.
    rooms: Vec<(String, Vec<Operation>)>,
}

/// The description for people. Anybody may read it.
pub async fn page(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            let title = ctx.locale.t("api-title").to_owned();
            let page = match ctx.visitor() {
                Some(_) => Page::new(ctx, title)?,
                None => Page::outside(ctx.locale.clone(), ctx.now, title),
            };
            Ok(ReferencePage { page, rooms: rooms(&document()?) })
        })
        .await?;
    html(&template)
}

/// What the page is divided into, in this order.
const ROOMS: [&str; 23] = [
    "Oneself",
    "Communities",
    "Members",
    "Partners",
    "Cohorts",
    "Places",
    "Decisions",
    "Charter",
    "Lifecycle",
    "Training",
    "Goals",
    "Learning",
    "Guide",
    "Topics",
    "Posts",
    "Groups",
    "Tutoring",
    "Welcome",
    "Successors",
    "Transformation",
    "Search",
    "Exports",
    "Imports",
];

fn rooms(document: &Value) -> Vec<(String, Vec<Operation>)> {
    let mut rooms: Vec<(String, Vec<Operation>)> = ROOMS.map(|room| (room.to_owned(), Vec::new())).into();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            let room = text(&operation["tags"][0]);
            let shown = Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                summary: text(&operation["summary"]),
                takes: taken(document, operation),
                gives: given(document, operation),
            };
            if let Some((_, operations)) = rooms.iter_mut().find(|(name, _)| *name == room) {
                operations.push(shown);
            }
        }
    }
    rooms
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn taken(document: &Value, operation: &Value) -> Vec<[String; 3]> {
    let asked = operation["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == "query");
    let query = asked.map(|one| {
        [format!("?{}", text(&one["name"])), kind(document, &one["schema"]), text(&one["description"])]
    });
    query
        .chain(members_of(document, &operation["requestBody"]["content"]["application/json"]["schema"]))
        .collect()
}

fn given(document: &Value, operation: &Value) -> Vec<[String; 3]> {
    let responses = &operation["responses"];
    let answer = if responses["200"].is_object() { &responses["200"] } else { &responses["201"] };
    members_of(document, &answer["content"]["application/json"]["schema"])
}

/// The members of an object; of a list, those of what is on it.
fn members_of(document: &Value, schema: &Value) -> Vec<[String; 3]> {
    let schema = resolved(document, schema);
    let mut members = Vec::new();
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        let inner = resolved(document, &member["items"]);
        if inner["properties"].is_object() {
            let listed = members_of(document, inner).into_iter();
            members.extend(listed.map(|[inner, kind, about]| [format!("{name}[].{inner}"), kind, about]));
        } else {
            members.push([name.clone(), kind(document, member), text(&member["description"])]);
        }
    }
    members
}

fn resolved<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    name.map_or(schema, |name| &document["components"]["schemas"][name])
}

/// What a member may be: its values where they can be counted, else its type.
fn kind(document: &Value, schema: &Value) -> String {
    let schema = resolved(document, schema);
    if let Some(ways) = schema["oneOf"].as_array() {
        return ways.iter().map(|way| kind(document, way)).collect::<Vec<_>>().join(" | ");
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ");
    }
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "),
        one => text(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features;

    #[test]
    fn every_route_is_described_and_every_description_has_its_route() {
        let document = document().unwrap();
        let described: BTreeSet<(String, String)> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, methods)| {
                methods.as_object().unwrap().keys().map(|method| (method.to_uppercase(), path.clone()))
            })
            .collect();
        let routes: BTreeSet<(String, String)> = features::routes()
            .listed()
            .into_iter()
            .filter(|route| route.path.starts_with("/api/v1/") && route.path != "/api/v1/openapi.json")
            .map(|route| (route.method.to_owned(), route.path.to_owned()))
            .collect();
        assert_eq!(described, routes);
    }

    #[test]
    fn names_of_operations_and_members_are_sound() {
        let document = document().unwrap();
        let mut names = BTreeSet::new();
        let shown = rooms(&document).into_iter().map(|(_, operations)| operations.len()).sum::<usize>();
        let all =
            document["paths"].as_object().unwrap().values().map(|methods| methods.as_object().unwrap().len());
        assert_eq!(shown, all.sum::<usize>(), "each operation has its room");
        for (_, operations) in rooms(&document) {
            for operation in operations {
                assert!(
                    !operation.summary.is_empty(),
                    "{} {} says nothing",
                    operation.method,
                    operation.path
                );
            }
        }
        for methods in document["paths"].as_object().unwrap().values() {
            for operation in methods.as_object().unwrap().values() {
                assert!(
                    names.insert(text(&operation["operationId"])),
                    "{} stands twice",
                    operation["operationId"]
                );
            }
        }
    }

    #[test]
    fn no_two_parts_mean_different_things_by_one_name() {
        let mut meant = std::collections::BTreeMap::new();
        for part in parts() {
            for (name, schema) in part.components.unwrap().schemas {
                let schema = serde_json::to_value(schema).unwrap();
                let known = meant.entry(name.clone()).or_insert_with(|| schema.clone());
                assert_eq!(*known, schema, "{name} is two things");
            }
        }
    }
}
