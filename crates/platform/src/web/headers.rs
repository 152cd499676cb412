//! What every answer tells the browser: what a page may load and run, and who may keep it.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// The content security policy of every answer that sets none of its own.
///
/// Nothing inline runs, nothing comes from elsewhere, and text becomes HTML only through the Trusted Types policies named
/// at the end, which `web/src/trust.ts` makes; a new one is added here and argued for.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    manifest-src 'self'; worker-src 'self'; media-src 'self' blob:; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types lyceum-htmx lyceum-preview";

/// Powerful features that no page uses.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
    display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    serial=(), usb=(), xr-spatial-tracking=()";

/// What depends on the installation.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Whether people reach the site over TLS, so that browsers may be told to come back by TLS only.
    pub secure: bool,
}

/// Adds the headers; those that a handler has set stay as they are.
pub async fn add(State(settings): State<Settings>, request: Request, next: Next) -> Response {
    let is_personal = is_personal(request.headers());
    let mut response = next.run(request).await;
    if !is_personal && !response.headers().contains_key(header::SET_COOKIE) {
        let kept = HeaderValue::from_static("private, no-cache");
        response.headers_mut().entry(header::CACHE_CONTROL).or_insert(kept);
    }
    fill(response.headers_mut(), settings);
    response
}

/// The same for an answer that is made outside [`add`], such as the page for a panic; nobody keeps it.
pub fn fill(headers: &mut HeaderMap, settings: Settings) {
    let mut unless_set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    unless_set(header::CACHE_CONTROL, "private, no-store");
    unless_set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    unless_set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    unless_set(header::REFERRER_POLICY, "same-origin");
    unless_set(HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY);
    unless_set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    unless_set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if settings.secure {
        unless_set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

/// A request with a cookie or a token may be answered with what only its sender may see.
fn is_personal(headers: &HeaderMap) -> bool {
    headers.contains_key(header::COOKIE) || headers.contains_key(header::AUTHORIZATION)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use axum::{Router, middleware};
    use tower::ServiceExt;

    use super::*;

    async fn headers(path: &str, cookie: Option<&str>, settings: Settings) -> HeaderMap {
        let app = Router::new()
            .route("/", get(async || "page"))
            .route("/asset", get(async || ([(header::CACHE_CONTROL, "public, immutable")], "asset")))
            .route(
                "/frame",
                get(async || {
                    ([(header::CONTENT_SECURITY_POLICY, "frame-ancestors https://lms.example")], "")
                }),
            )
            .route("/sign-in", get(async || ([(header::SET_COOKIE, "a=b")], "")))
            .layer(middleware::from_fn_with_state(settings, add));
        let mut request = axum::http::Request::builder().uri(path);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap().headers().clone()
    }

    #[tokio::test]
    async fn every_answer_carries_them_even_an_error() {
        for path in ["/", "/missing"] {
            let headers = headers(path, None, Settings { secure: true }).await;
            assert_eq!(headers["content-security-policy"], CONTENT_SECURITY_POLICY);
            assert_eq!(headers["x-content-type-options"], "nosniff");
            assert_eq!(headers["referrer-policy"], "same-origin");
            assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
            assert_eq!(headers["cross-origin-resource-policy"], "same-origin");
            assert_eq!(headers["strict-transport-security"], "max-age=31536000");
            assert!(headers.contains_key("permissions-policy"));
        }
    }

    #[tokio::test]
    async fn nobody_is_bound_to_tls_by_a_site_without_it() {
        let headers = headers("/", None, Settings { secure: false }).await;
        assert!(!headers.contains_key("strict-transport-security"));
    }

    #[tokio::test]
    async fn no_cache_keeps_what_only_one_person_may_see() {
        let settings = Settings { secure: true };
        assert_eq!(headers("/", None, settings).await["cache-control"], "private, no-cache");
        assert_eq!(headers("/", Some("session=1"), settings).await["cache-control"], "private, no-store");
        assert_eq!(headers("/sign-in", None, settings).await["cache-control"], "private, no-store");
        assert_eq!(
            headers("/missing", Some("session=1"), settings).await["cache-control"],
            "private, no-store"
        );
    }

    #[tokio::test]
    async fn what_a_handler_set_stays() {
        let settings = Settings { secure: true };
        assert_eq!(
            headers("/asset", Some("session=1"), settings).await["cache-control"],
            "public, immutable"
        );
        let framed = headers("/frame", None, settings).await;
        assert_eq!(framed["content-security-policy"], "frame-ancestors https://lms.example");
        assert_eq!(framed.get_all("content-security-policy").iter().count(), 1);
    }

    #[test]
    fn the_policy_is_one_line_without_inline_or_foreign_sources() {
        assert!(!CONTENT_SECURITY_POLICY.contains("  ") && !CONTENT_SECURITY_POLICY.contains('\n'));
        for loose in ["unsafe", "http:", "https:", "*", "data:"] {
            assert!(!CONTENT_SECURITY_POLICY.contains(loose), "{loose}");
        }
    }
}
