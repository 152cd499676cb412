//! The two faces of an error: a page for people, `problem+json` (RFC 9457) for programs. The cause is logged here, once.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::Error;
use platform::i18n::Locale;
use platform::web::headers;
use platform::web::serve::PanicPage;

use crate::app::App;
use crate::caller::asked_language;
use crate::page::{Page, html, query_value, redirect};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    status: u16,
    text: String,
    /// Where what comes first is done.
    first: Option<String>,
}

/// Gives every error that a handler returned its face.
pub async fn faces(State(app): State<App>, request: Request, next: Next) -> Response {
    let language = asked_language(request.headers());
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let reads_page = request.method() == Method::GET;
    let wants_json = accepts_json(&request);
    let response = next.run(request).await;
    let unrouted =
        response.status() == StatusCode::NOT_FOUND && response.extensions().get::<Arc<Error>>().is_none();
    let error = match response.extensions().get::<Arc<Error>>() {
        Some(error) => Arc::clone(error),
        None if unrouted && !response.headers().contains_key(header::CONTENT_TYPE) => {
            Arc::new(Error::NotFound)
        }
        None => return response,
    };
    if matches!(*error, Error::Internal(_) | Error::Duplicate(_) | Error::DiskFull | Error::Unavailable(_)) {
        tracing::error!(%error, path, "a request failed");
    }
    if matches!(*error, Error::SignedOut) && !wants_json {
        let next = if reads_page { path.as_str() } else { "/" };
        return redirect(&format!("/sign-in?next={}", query_value(next)));
    }
    // Where a form was sent, the page that asks was made where the form was at hand.
    if matches!(*error, Error::Unproved) && !wants_json {
        let next = if reads_page { path.as_str() } else { "/" };
        return redirect(&format!("/confirmation?next={}", query_value(next)));
    }
    let locale = app.locale(language, "UTC");
    let mut shown = if wants_json { json(&error, &locale) } else { page(&app, &error, locale) };
    *shown.status_mut() = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    retry_after(&error, &mut shown);
    shown
}

/// The page for a request whose handler panicked, made without the database. No layer comes after it.
pub fn panic_page(app: &App) -> PanicPage {
    let app = app.clone();
    PanicPage::new(move |asked| {
        let error = Error::Internal("a handler panicked".to_owned());
        let mut response = page(&app, &error, app.locale(asked_language(asked), "UTC"));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        headers::fill(response.headers_mut(), headers::Settings { secure: app.site.secure() });
        response
    })
}

fn page(app: &App, error: &Error, locale: Locale) -> Response {
    let title = title(error, &locale).to_owned();
    let text = text(error, &locale);
    let page = Page::outside(locale, app.clock.now(), title);
    let first = first(error).map(str::to_owned);
    let template = ErrorPage { page, status: error.status(), text, first };
    html(&template).unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// The path at which what comes first is done.
fn first(error: &Error) -> Option<&str> {
    match error {
        Error::Required { path, .. } => Some(path),
        _ => None,
    }
}

fn json(error: &Error, locale: &Locale) -> Response {
    let mut problem = serde_json::json!({
        "type": "about:blank",
        "title": title(error, locale),
        "status": error.status(),
        "detail": text(error, locale),
    });
    if let Some(path) = first(error) {
        problem["first"] = path.into();
    }
    if let Error::Invalid(problems) = error {
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| serde_json::json!({ "field": problem.field, "detail": locale.say(&problem.say) }))
            .collect();
        problem["errors"] = fields.into();
    }
    ([(header::CONTENT_TYPE, "application/problem+json")], problem.to_string()).into_response()
}

fn title<'l>(error: &Error, locale: &'l Locale) -> &'l str {
    match error {
        Error::SignedOut => locale.t("error-401-title"),
        Error::Forbidden(_) | Error::Unproved => locale.t("error-403-title"),
        Error::Required { .. } => locale.t("error-required-title"),
        Error::NotFound => locale.t("error-404-title"),
        Error::Conflict(_) => locale.t("error-409-title"),
        Error::Gone(_) => locale.t("error-410-title"),
        Error::Changed(_) => locale.t("error-412-title"),
        Error::TooLarge(_) => locale.t("error-413-title"),
        Error::Invalid(_) => locale.t("error-422-title"),
        Error::TooMany(_) => locale.t("error-429-title"),
        Error::Unavailable(_) => locale.t("error-503-title"),
        Error::DiskFull => locale.t("error-507-title"),
        Error::Duplicate(_) | Error::Internal(_) => locale.t("error-500-title"),
    }
}

fn text(error: &Error, locale: &Locale) -> String {
    match error {
        Error::Forbidden(say)
        | Error::Required { say, .. }
        | Error::Conflict(say)
        | Error::Gone(say)
        | Error::Changed(say)
        | Error::TooLarge(say) => locale.say(say),
        Error::Invalid(problems) => {
            problems.iter().map(|problem| locale.say(&problem.say)).collect::<Vec<_>>().join(" ")
        }
        Error::SignedOut => locale.t("error-401").to_owned(),
        Error::Unproved => locale.t("confirmation-lead").to_owned(),
        Error::NotFound => locale.t("error-404").to_owned(),
        Error::TooMany(seconds) => locale.n("error-429", i64::try_from(*seconds).unwrap_or(i64::MAX)),
        Error::Unavailable(_) => locale.t("error-503").to_owned(),
        Error::DiskFull => locale.t("error-507").to_owned(),
        Error::Duplicate(_) | Error::Internal(_) => locale.t("error-500").to_owned(),
    }
}

fn retry_after(error: &Error, response: &mut Response) {
    let seconds = match error {
        Error::TooMany(seconds) => *seconds,
        Error::Unavailable(_) => 2,
        _ => return,
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
}

fn accepts_json(request: &Request) -> bool {
    let accept =
        request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    request.uri().path().starts_with("/api/") || (accept.contains("json") && !accept.contains("text/html"))
}
