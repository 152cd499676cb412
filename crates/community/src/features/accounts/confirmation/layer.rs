//! Around every form: takes the password that came beside it, and asks for one where an act wants it.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::error::Problem;
use platform::{Error, Result, say};

use super::{FIELD, prove, web};
use crate::app::App;
use crate::caller::{Caller, has_session};
use crate::page::query_value;

/// Longest form that is held while its handler runs, in bytes; as long as any form of ours but a roster.
const LONGEST: usize = 256 * 1024;

/// A form's fields, in their order.
pub type Fields = Vec<(String, String)>;

/// Lets a form through. Where its handler wants a proof, the page that asks for one holds the form.
pub async fn ask(State(app): State<App>, caller: Caller, request: Request, next: Next) -> Response {
    if !is_held(&app, &request) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LONGEST).await else {
        return Error::TooLarge(say!("form-too-large")).into_response();
    };
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let (fields, typed) = match taken(&bytes).await {
        None => (None, None),
        Some((fields, typed)) => (Some(fields), Some(typed)),
    };
    if let Some(typed) = typed
        && let Err(error) = prove(&caller, typed, FIELD).await
    {
        return match error {
            Error::Invalid(problems) => page(&caller, path, fields.unwrap_or_default(), problems).await,
            error => error.into_response(),
        };
    }
    // Without the password among them, the fields are what the handler's form knows.
    let bytes = fields.as_ref().map_or(bytes, |fields| Bytes::from(written(fields)));
    let mut request = Request::from_parts(parts, Body::from(bytes.clone()));
    request.headers_mut().remove(header::CONTENT_LENGTH);
    let response = next.run(request).await;
    let unproved =
        response.extensions().get::<Arc<Error>>().is_some_and(|error| matches!(**error, Error::Unproved));
    if !unproved {
        return response;
    }
    page(&caller, path, read(&bytes).await, Vec::new()).await
}

/// Forms that somebody sends who is signed in; files and long lists go by.
fn is_held(app: &App, request: &Request) -> bool {
    let headers = request.headers();
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let is_short =
        length.and_then(|length| length.parse::<usize>().ok()).is_none_or(|length| length <= LONGEST);
    request.method() == Method::POST && is_short && is_form(headers) && has_session(app, headers)
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded")
}

/// The password beside a form, where there is one, and the form without it.
async fn taken(bytes: &Bytes) -> Option<(Fields, String)> {
    let mark = format!("{FIELD}=");
    if !bytes.windows(mark.len()).any(|part| part == mark.as_bytes()) {
        return None;
    }
    let (mine, others): (Fields, Fields) = read(bytes).await.into_iter().partition(|(name, _)| name == FIELD);
    mine.into_iter().next().map(|(_, typed)| (others, typed))
}

/// A form's fields; none where it cannot be read, as its handler will say.
pub async fn read(bytes: &[u8]) -> Fields {
    let request = Request::post("/")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(bytes.to_vec()));
    let Ok(request) = request else { return Fields::new() };
    axum::Form::<Fields>::from_request(request, &()).await.map(|form| form.0).unwrap_or_default()
}

/// The fields as a form is sent.
pub fn written(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", query_value(name), query_value(value)));
    pairs.collect::<Vec<_>>().join("&")
}

async fn page(caller: &Caller, path: String, fields: Fields, problems: Vec<Problem>) -> Response {
    let page: Result<Response> = web::asking(caller, path, fields, problems).await;
    page.unwrap_or_else(IntoResponse::into_response)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_form_is_sent_again_as_it_was_typed(fields in prop::collection::vec((".*", ".*"), 0..6)) {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let again = runtime.block_on(read(written(&fields).as_bytes()));
            // Of a field without name and value nothing is left to send.
            let sent: Fields = fields.into_iter().filter(|(name, value)| !name.is_empty() || !value.is_empty()).collect();
            let again: Fields = again.into_iter().filter(|(name, value)| !name.is_empty() || !value.is_empty()).collect();
            prop_assert_eq!(again, sent);
        }
    }

    #[tokio::test]
    async fn only_the_password_beside_a_form_is_taken_out() {
        let (fields, typed) =
            taken(&Bytes::from_static(b"name=a+b&confirmation=p%26w&x=confirmation%3D")).await.unwrap();
        assert_eq!(typed, "p&w");
        assert_eq!(written(&fields), "name=a%20b&x=confirmation%3D");
        assert!(taken(&Bytes::from_static(b"name=confirmation")).await.is_none());
    }
}
