//! What the accept loop allows.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Deserializer};

use crate::web::address::Network;

/// How patient the accept loop is, and with how many. Durations are written in seconds.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServeSettings {
    /// How long a new connection may stay silent.
    #[serde(deserialize_with = "seconds")]
    pub first_byte: Duration,
    /// How long a request's head may take from its first byte.
    #[serde(deserialize_with = "seconds")]
    pub head: Duration,
    /// How long a new connection may take for its first whole head, silence included.
    #[serde(deserialize_with = "seconds")]
    pub first_head: Duration,
    /// How long a connection may rest between two requests.
    #[serde(deserialize_with = "seconds")]
    pub idle: Duration,
    /// How long a request's body, or a client reading its response, may make no progress at all.
    #[serde(deserialize_with = "seconds")]
    pub stall: Duration,
    /// The slowest body taken, in bytes a second, beyond one `stall` of grace. Only the time spent waiting counts.
    pub slowest_body: u32,
    /// The largest head of a request, in bytes; larger ones are answered 431. At least 8,192.
    pub head_bytes: usize,
    /// Connections at once; further ones are answered 503.
    pub connections: usize,
    /// Connections at once from one IPv4 address or IPv6 /64; trusted proxies may have more.
    pub connections_per_address: usize,
    /// How long the server goes on when it is asked to stop, telling `/readyz` that it leaves, before it takes no more
    /// connections. Longer than a load balancer's interval of asking; 0 where there is none.
    #[serde(deserialize_with = "seconds")]
    pub farewell: Duration,
    /// How long open requests may go on when the server stops.
    #[serde(deserialize_with = "seconds")]
    pub drain: Duration,
    /// Proxies whose `X-Forwarded-For` is believed, such as `["127.0.0.1", "10.0.0.0/8"]`.
    pub trusted_proxies: Vec<Network>,
    /// The page shown when a handler panics.
    #[serde(skip)]
    pub panic_page: PanicPage,
}

impl Default for ServeSettings {
    fn default() -> Self {
        ServeSettings {
            first_byte: Duration::from_secs(10),
            head: Duration::from_secs(10),
            first_head: Duration::from_secs(15),
            idle: Duration::from_secs(60),
            stall: Duration::from_secs(30),
            slowest_body: 1_024,
            head_bytes: 16 * 1024,
            connections: 8_192,
            connections_per_address: 256,
            farewell: Duration::ZERO,
            drain: Duration::from_secs(10),
            trusted_proxies: Vec::new(),
            panic_page: PanicPage::default(),
        }
    }
}

/// Draws the page for a request whose handler panicked. It is given that request's `Accept`, `Accept-Language` and
/// `Cookie`, and must not need the database, which may be what failed. No layer of the app comes after it: it calls
/// [`fill`](crate::web::headers::fill) itself.
#[derive(Clone)]
pub struct PanicPage(Arc<dyn Fn(&HeaderMap) -> Response + Send + Sync>);

impl PanicPage {
    /// A page drawn by the function.
    pub fn new(draw: impl Fn(&HeaderMap) -> Response + Send + Sync + 'static) -> Self {
        PanicPage(Arc::new(draw))
    }

    pub(super) fn draw(&self, headers: &HeaderMap) -> Response {
        (self.0)(headers)
    }
}

impl Default for PanicPage {
    fn default() -> Self {
        PanicPage::new(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }
}

impl fmt::Debug for PanicPage {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PanicPage")
    }
}

fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let seconds = f64::deserialize(deserializer)?;
    Duration::try_from_secs_f64(seconds).map_err(serde::de::Error::custom)
}
