//! Requests forged from other sites: whatever may change something must come from our own pages.
//!
//! - `Sec-Fetch-Site`, which no page can set, decides where a browser sends it; else `Origin` does.
//! - With our session cookie and neither header a request is refused: every browser of today sends one of them.
//! - Without the cookie and with neither, it is a program that brings its own proof, such as an API token.
//!
//! `GET`, `HEAD` and `OPTIONS` pass, as they change nothing.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::{Error, Result, say};

/// What our own requests look like.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The address under which people reach the site, such as `https://learn.example.org`.
    pub public_url: String,
    /// The session cookie's name.
    pub cookie: &'static str,
}

/// Lets the request through, or refuses it with 403 before any handler sees it.
pub async fn guard(State(ours): State<Origin>, request: Request, next: Next) -> Result<Response> {
    check(request.method(), request.headers(), &ours)?;
    Ok(next.run(request).await)
}

fn check(method: &Method, headers: &HeaderMap, ours: &Origin) -> Result<()> {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let signed_in = has_cookie(headers, ours.cookie);
    // A form on another site cannot write this header, and a script there is not allowed to.
    if !signed_in && has_token(headers) {
        return Ok(());
    }
    let is_ours = match (one(headers, "sec-fetch-site"), one(headers, "origin")) {
        (Found::One(site), _) => site == "same-origin" || site == "none",
        (Found::Nothing, Found::One(origin)) => same_origin(origin, &ours.public_url),
        (Found::Nothing, Found::Nothing) => !signed_in,
        _ => false,
    };
    if is_ours { Ok(()) } else { Err(Error::Forbidden(say!("sent-from-elsewhere"))) }
}

/// A header that must stand there once to be believed.
enum Found<'h> {
    Nothing,
    One(&'h str),
    Unclear,
}

fn one<'h>(headers: &'h HeaderMap, name: &str) -> Found<'h> {
    let mut values = headers.get_all(name).iter();
    match (values.next().map(|value| value.to_str()), values.next()) {
        (None, _) => Found::Nothing,
        (Some(Ok(value)), None) => Found::One(value),
        _ => Found::Unclear,
    }
}

fn has_cookie(headers: &HeaderMap, name: &str) -> bool {
    let is_ours = |pair: &[u8]| {
        pair.trim_ascii().strip_prefix(name.as_bytes()).is_some_and(|rest| rest.starts_with(b"="))
    };
    headers
        .get_all(header::COOKIE)
        .iter()
        .any(|value| value.as_bytes().split(|byte| *byte == b';').any(is_ours))
}

fn has_token(headers: &HeaderMap) -> bool {
    let scheme = headers.get(header::AUTHORIZATION).and_then(|value| value.as_bytes().get(..7));
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"bearer "))
}

fn same_origin(origin: &str, public_url: &str) -> bool {
    match (parts(origin), parts(public_url)) {
        (Some(theirs), Some(ours)) => theirs == ours,
        _ => false,
    }
}

/// Scheme, host and port; the port that a scheme implies is filled in.
fn parts(url: &str) -> Option<(String, String, u16)> {
    let uri: axum::http::Uri = url.parse().ok()?;
    let scheme = uri.scheme_str()?.to_ascii_lowercase();
    let port = uri.port_u16().or(match scheme.as_str() {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    })?;
    Some((scheme, uri.host()?.to_ascii_lowercase(), port))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use axum::{Router, middleware};
    use tower::ServiceExt;

    use super::*;

    const COOKIE: &str = "__Host-lyceum";

    async fn status(method: &str, headers: &[(&str, &str)]) -> u16 {
        let origin = Origin { public_url: "https://learn.example".to_owned(), cookie: COOKIE };
        let app = Router::new()
            .route("/", get(async || "read").post(async || "written").delete(async || "deleted"))
            .layer(middleware::from_fn_with_state(origin, guard));
        let mut request = axum::http::Request::builder().method(method).uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status().as_u16()
    }

    #[tokio::test]
    async fn only_our_own_pages_may_write() {
        let cookie = ("cookie", "a=b; __Host-lyceum=secret");
        let site = |value| ("sec-fetch-site", value);
        let origin = |value| ("origin", value);
        let table: &[(&[(&str, &str)], u16)] = &[
            (&[cookie, site("same-origin")], 200),
            (&[cookie, site("none")], 200),
            (&[cookie, site("same-site")], 403),
            (&[cookie, site("cross-site")], 403),
            (&[cookie, site("")], 403),
            (&[cookie, site("cross-site"), origin("https://learn.example")], 403),
            (&[cookie, site("same-origin"), site("cross-site")], 403),
            (&[cookie, origin("https://learn.example")], 200),
            (&[cookie, origin("HTTPS://Learn.Example:443")], 200),
            (&[cookie, origin("https://learn.example:8443")], 403),
            (&[cookie, origin("http://learn.example")], 403),
            (&[cookie, origin("https://learn.example.evil.example")], 403),
            (&[cookie, origin("https://evil.example")], 403),
            (&[cookie, origin("null")], 403),
            (&[cookie, origin("https://learn.example"), origin("https://evil.example")], 403),
            (&[cookie], 403),
            (&[cookie, ("authorization", "Bearer token")], 403),
            (&[cookie, ("authorization", "Bearer token"), site("cross-site")], 403),
            // Signing in from another site's form is refused as well.
            (&[site("cross-site")], 403),
            (&[origin("https://evil.example")], 403),
            (&[], 200),
            (&[("cookie", "x__Host-lyceum=a; __Host-lyceum2=b")], 200),
            (&[("authorization", "Bearer token"), origin("https://tool.example")], 200),
            (&[("authorization", "Basic dTpw"), origin("https://evil.example")], 403),
        ];
        for (headers, expected) in table {
            assert_eq!(status("POST", headers).await, *expected, "POST {headers:?}");
            assert_eq!(status("DELETE", headers).await, *expected, "DELETE {headers:?}");
            assert_eq!(status("GET", headers).await, 200, "GET {headers:?}");
        }
    }

    #[test]
    fn a_port_in_the_public_address_counts() {
        assert!(same_origin("http://localhost:8080", "http://localhost:8080"));
        assert!(same_origin("http://localhost:8080", "http://localhost:8080/"));
        assert!(!same_origin("http://localhost", "http://localhost:8080"));
        assert!(!same_origin("null", "null"));
        assert!(!same_origin("", ""));
    }
}
