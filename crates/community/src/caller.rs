//! Who calls: reads the request's cookie and language, and runs use cases in that person's name.
//!
//! The session is looked up inside the transaction of the use case, so that no page costs a second one and no session
//! outlives its end by even a moment.

use std::future::Future;
use std::net::IpAddr;
use std::panic::Location;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use platform::clock::Timestamp;
use platform::i18n::{Language, Locale};
use platform::ids::Ids;
use platform::web::address::ClientAddress;
use platform::{Error, Result, say};

use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::tokens::{self, Scope};
use crate::features::accounts::{AccountId, Actor, SessionId, sessions};
use crate::features::communities::{CommunityId, visits};

/// The request's sender, as far as headers tell; who it is, the transaction finds out.
#[derive(Clone)]
pub struct Caller {
    /// The running site.
    pub app: App,
    /// The language that the request asks for.
    pub asked: Language,
    /// Where it comes from.
    pub ip: IpAddr,
    /// What the browser calls itself.
    pub device: String,
    /// The path and query that were asked for.
    pub path: String,
    proof: Proof,
}

/// What a request brings to show who sends it.
#[derive(Clone)]
enum Proof {
    Nothing,
    /// The session cookie, on pages.
    Session(String),
    /// A personal API token, under `/api/`.
    Token(String),
}

impl Caller {
    /// Reads what `work` shows, in one snapshot.
    pub fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send {
        let caller = self.clone();
        async move {
            let (app, now, seed) = caller.app.drawn();
            let db = app.db.clone();
            let (value, stale, visited) = db
                .read(move |tx| {
                    let (actor, stale) = caller.actor(tx, now, false)?;
                    let mut ctx = Ctx::new(tx, &app, now, Ids::new(now, seed), actor, caller.asked);
                    let value = work(&mut ctx)?;
                    let visited = ctx.visited();
                    let noted = stale.map(|session| (app.clone(), session));
                    Ok((value, noted, visited.map(|visit| (app, visit))))
                })
                .await?;
            if let Some((app, session)) = stale {
                tokio::spawn(note_use(app, session));
            }
            if let Some((app, (account, community))) = visited {
                tokio::spawn(note_visit(app, account, community, now));
            }
            Ok(value)
        }
    }

    /// Does `work`, whole or not at all. It is logged by the file that asked for it.
    #[track_caller]
    pub fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send {
        self.write_named(Location::caller().file(), work)
    }

    /// The same for an act that brings in so much that it may take longer than others.
    pub fn import<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send {
        self.write_named("import", work)
    }

    fn write_named<T: Send + 'static>(
        &self,
        name: &'static str,
        work: impl Fn(&mut Ctx) -> Result<T> + Send + 'static,
    ) -> impl Future<Output = Result<T>> + Send {
        let caller = self.clone();
        async move {
            let (app, now, seed) = caller.app.drawn();
            let db = app.db.clone();
            db.write(name, move |tx| {
                let (actor, _) = caller.actor(tx, now, true)?;
                work(&mut Ctx::new(tx, &app, now, Ids::new(now, seed), actor, caller.asked).changing())
            })
            .await
        }
    }

    /// The locale of somebody who is not signed in.
    pub fn locale(&self) -> Locale {
        self.app.locale(self.asked, "UTC")
    }

    /// A limiter's verdict as of now.
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    fn actor(
        &self,
        tx: &mut platform::db::Tx,
        now: Timestamp,
        writes: bool,
    ) -> Result<(Option<Actor>, Option<SessionId>)> {
        match &self.proof {
            Proof::Nothing => Ok((None, None)),
            Proof::Session(token) => Ok(match sessions::resolve(tx, token, now)? {
                Some((actor, stale)) => {
                    let session = actor.session_id.filter(|_| stale);
                    (Some(actor), session)
                }
                None => (None, None),
            }),
            Proof::Token(token) => match tokens::resolve(tx, token)? {
                Some((_, Scope::Read)) if writes => Err(Error::Forbidden(say!("token-read-only"))),
                found => Ok((found.map(|(actor, _)| actor), None)),
            },
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let device = text(&parts.headers, header::USER_AGENT).unwrap_or_default().to_owned();
        Ok(Caller {
            app: app.clone(),
            asked: asked_language(&parts.headers),
            ip: ClientAddress::of(&parts.extensions).0,
            device,
            path: parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
            proof: proof(app, parts),
        })
    }
}

/// Under `/api/` a token counts, and on pages the cookie: neither opens the other's door.
fn proof(app: &App, parts: &Parts) -> Proof {
    if parts.uri.path().starts_with("/api/") {
        bearer(&parts.headers).map_or(Proof::Nothing, |token| Proof::Token(token.to_owned()))
    } else {
        let cookie = cookie(&parts.headers, session_cookie(app));
        cookie.map_or(Proof::Nothing, |token| Proof::Session(token.to_owned()))
    }
}

/// The token of an `Authorization` header.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = text(headers, header::AUTHORIZATION)?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether an address holds the one character that no text in a database holds.
fn holds_nul(parts: &Parts) -> bool {
    parts.uri.path_and_query().is_some_and(|path| path.as_str().contains("%00"))
}

/// Names in a path. What cannot be one names nothing: 404.
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        if holds_nul(parts) {
            return Err(Error::NotFound);
        }
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(names)| Path(names)).map_err(|_| Error::NotFound)
    }
}

/// The values behind a path's question mark. What cannot be read leads nowhere: 404.
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        if holds_nul(parts) {
            return Err(Error::NotFound);
        }
        let query = axum::extract::Query::<T>::from_request_parts(parts, state).await;
        query.map(|axum::extract::Query(values)| Query(values)).map_err(|_| Error::NotFound)
    }
}

/// A form as typed. What cannot be read at all is answered before the handler runs.
pub struct Typed<T>(pub T);

impl<S: Send + Sync, T: serde::de::DeserializeOwned> axum::extract::FromRequest<S> for Typed<T> {
    type Rejection = Response;

    async fn from_request(request: axum::extract::Request, state: &S) -> Result<Self, Response> {
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Typed(form)),
            Err(rejection) if rejection.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Error::TooLarge(say!("form-too-large")).into_response())
            }
            Err(rejection) => {
                tracing::info!(%rejection, "a form that is not ours");
                Err(Error::invalid("form", say!("form-unreadable")).into_response())
            }
        }
    }
}

/// The language that a request asks for: the one last chosen on this browser, else the browser's own.
pub fn asked_language(headers: &HeaderMap) -> Language {
    cookie(headers, LANGUAGE_COOKIE)
        .and_then(Language::from_code)
        .or_else(|| Language::from_accept_language(text(headers, header::ACCEPT_LANGUAGE)?))
        .unwrap_or(Language::English)
}

/// Keeps the language on this browser, so that the sign-in speaks it too.
pub const LANGUAGE_COOKIE: &str = "language";

/// The session cookie's name: bound to this host where TLS allows it.
pub fn session_cookie(app: &App) -> &'static str {
    if app.site.secure() { "__Host-lyceum" } else { "lyceum" }
}

/// A `Set-Cookie` value for the session; `max_age` 0 removes it.
pub fn set_session_cookie(app: &App, token: &str, max_age: i64) -> String {
    let secure = if app.site.secure() { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age}{secure}", session_cookie(app))
}

/// What a browser keeps while it visits a provider's sign-in, where it brings it.
pub fn visit_cookie<'h>(app: &App, headers: &'h HeaderMap) -> Option<&'h str> {
    cookie(headers, visit_cookie_name(app))
}

/// A `Set-Cookie` value for it. An hour is enough to go there, come back and say who one is.
pub fn keep_visit_cookie(app: &App, secret: &str) -> String {
    let secure = if app.site.secure() { "; Secure" } else { "" };
    format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600{secure}", visit_cookie_name(app))
}

fn visit_cookie_name(app: &App) -> &'static str {
    if app.site.secure() { "__Host-lyceum-visit" } else { "lyceum-visit" }
}

/// A `Set-Cookie` value for the language.
pub fn set_language_cookie(app: &App, language: Language) -> String {
    let secure = if app.site.secure() { "; Secure" } else { "" };
    format!("{LANGUAGE_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000{secure}", language.code())
}

/// Whether the request carries a session cookie; whose it is, and whether it still counts, the transaction finds out.
pub fn has_session(app: &App, headers: &HeaderMap) -> bool {
    cookie(headers, session_cookie(app)).is_some()
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

async fn note_use(app: App, session: SessionId) {
    let now = app.clock.now();
    let noted = app
        .write("accounts.seen", move |ctx| crate::features::accounts::actions::seen(ctx, session, now))
        .await;
    if let Err(error) = noted {
        tracing::warn!(%error, "a session's use was not noted");
    }
}

async fn note_visit(app: App, account: AccountId, community: CommunityId, at: Timestamp) {
    let noted = app.db.write("communities.visit", move |tx| visits::note(tx, community, account, at)).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "a visit was not noted");
    }
}
