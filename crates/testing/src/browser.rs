//! A browser as tests need one: it keeps cookies and sends what a real one sends.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;

/// A browser with its cookies.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    language: &'static str,
}

/// What the site answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// Where it leads, where it redirects.
    pub location: String,
    /// The headers.
    pub headers: axum::http::HeaderMap,
    /// The body.
    pub text: String,
}

impl Answer {
    /// The part of the body between two marks, the first time they occur.
    pub fn between(&self, before: &str, after: &str) -> Option<&str> {
        let from = self.text.find(before)? + before.len();
        let length = self.text[from..].find(after)?;
        Some(&self.text[from..from + length])
    }
}

impl Browser {
    /// A browser without cookies that asks for English.
    pub fn new(router: Router) -> Self {
        Browser { router, cookies: BTreeMap::new(), language: "en" }
    }

    /// The same browser asking for another language.
    pub fn in_language(mut self, code: &'static str) -> Self {
        self.language = code;
        self
    }

    /// Keeps a cookie.
    pub fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The cookie of this name, where there is one.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<_> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body.join("&"))).await
    }

    /// Sends a form with a file in its field `file`, as the composer does.
    pub async fn upload(&mut self, path: &str, name: &str, bytes: &[u8]) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, FORM_WITH_FILE)
            .header("sec-fetch-site", "same-origin");
        self.send(request, form_with_file(name, bytes)).await
    }

    /// Sends the same to the API, with a token and a key.
    pub async fn upload_by(
        &mut self,
        token: &str,
        key: &str,
        path: &str,
        name: &str,
        bytes: &[u8],
    ) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, FORM_WITH_FILE)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header("idempotency-key", key);
        self.send(request, form_with_file(name, bytes)).await
    }

    /// Asks the API with a token: `GET`, or `POST` where there is a body.
    pub async fn api(&mut self, token: &str, path: &str, body: Option<&str>) -> Answer {
        self.call(if body.is_some() { "POST" } else { "GET" }, token, path, body).await
    }

    /// Asks the API with a token; `body` is sent as JSON where there is one.
    pub async fn call(&mut self, method: &str, token: &str, path: &str, body: Option<&str>) -> Answer {
        self.call_with(method, token, path, body, &[]).await
    }

    /// The same with headers of its own.
    pub async fn call_with(
        &mut self,
        method: &str,
        token: &str,
        path: &str,
        body: Option<&str>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.send(request, Body::from(body.unwrap_or_default().to_owned())).await
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request =
            request.header(header::ACCEPT, "text/html").header(header::ACCEPT_LANGUAGE, self.language);
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().expect("a readable cookie");
            let (name, rest) = cookie.split_once('=').expect("a named cookie");
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.keep(name, value);
            }
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a whole body");
        Answer {
            status: parts.status,
            location: parts
                .headers
                .get(header::LOCATION)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

const FORM_WITH_FILE: &str = "multipart/form-data; boundary=edge";

fn form_with_file(name: &str, bytes: &[u8]) -> Body {
    let mut body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    Body::from(body)
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
