//! The way out: asking another server over HTTP, for the few features that must.
//!
//! - Only hosts that an installation named beforehand are asked, so that nothing that comes from outside can send us to a
//!   machine of the inner network. A redirect is an answer like any other, and is not followed.
//! - Only over TLS, but for this machine's own addresses.
//! - An answer comes within seconds and within a bound, or not at all.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, Request, Response, Uri, header};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

/// How long an answer may take, from the first look at its name to its last byte.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer, in bytes.
const LONGEST: usize = 1024 * 1024;

/// Why there is no answer. Nothing in it comes from what was asked but the host's name.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The installation did not name this host.
    #[error("{0} is none of the hosts that may be asked")]
    Stranger(String),
    /// Neither TLS nor this machine.
    #[error("{0} may only be asked over https")]
    Unsafe(String),
    /// It cannot be reached, or does not speak HTTP.
    #[error("no answer: {0}")]
    Unreachable(String),
    /// It took too long.
    #[error("no answer within ten seconds")]
    Late,
    /// It said more than we read.
    #[error("the answer is longer than a megabyte")]
    TooLong,
}

/// Asks the hosts that it may ask.
#[derive(Clone)]
pub struct Fetch {
    hosts: Arc<[String]>,
    tls: TlsConnector,
}

impl Fetch {
    /// For these hosts, named without a port.
    pub fn of(hosts: impl IntoIterator<Item = String>) -> crate::Result<Self> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(crate::Error::internal)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let hosts = hosts.into_iter().map(|host| host.to_ascii_lowercase()).collect();
        Ok(Fetch { hosts, tls: TlsConnector::from(Arc::new(config)) })
    }

    /// Asks, and reads the whole answer, whatever its status.
    pub async fn ask(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failed> {
        let target = self.target(request.uri())?;
        timeout(PATIENCE, self.exchange(target, request)).await.map_err(|_| Failed::Late)?
    }

    fn target(&self, uri: &Uri) -> Result<Target, Failed> {
        let host = uri.host().unwrap_or_default().to_ascii_lowercase();
        if !self.hosts.contains(&host) {
            return Err(Failed::Stranger(host));
        }
        let tls = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if is_here(&host) => false,
            _ => return Err(Failed::Unsafe(host)),
        };
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        Ok(Target { host, port, tls })
    }

    async fn exchange(&self, target: Target, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Failed> {
        let bare = target.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let socket = TcpStream::connect((bare.as_str(), target.port)).await.map_err(unreachable)?;
        if !target.tls {
            return exchange_over(socket, request).await;
        }
        let name = ServerName::try_from(bare).map_err(unreachable)?;
        let socket = self.tls.connect(name, socket).await.map_err(unreachable)?;
        exchange_over(socket, request).await
    }
}

struct Target {
    host: String,
    port: u16,
    tls: bool,
}

/// Whether a host is this machine, to which nothing travels over a network.
pub fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

async fn exchange_over(
    socket: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    mut request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, Failed> {
    let host = request.uri().authority().map(ToString::to_string).unwrap_or_default();
    request.headers_mut().insert(header::HOST, HeaderValue::from_str(&host).map_err(unreachable)?);
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    *request.uri_mut() = path.parse().map_err(unreachable)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(socket)).await.map_err(unreachable)?;
    // It ends with the sender, whether the answer came or was given up.
    tokio::spawn(connection);
    let request = request.map(|body| Full::new(Bytes::from(body)));
    let (parts, body) = sender.send_request(request).await.map_err(unreachable)?.into_parts();
    let body = Limited::new(body, LONGEST).collect().await.map_err(|error| {
        if error.is::<http_body_util::LengthLimitError>() { Failed::TooLong } else { unreachable(error) }
    })?;
    Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
}

fn unreachable(cause: impl std::fmt::Display) -> Failed {
    Failed::Unreachable(cause.to_string())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::routing::{get, post};
    use tokio::net::TcpListener;

    use super::*;

    async fn server() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new()
            .route("/echo", post(async |body: String| body))
            .route("/away", get(async || axum::response::Redirect::temporary("http://169.254.169.254/")))
            .route("/long", get(async || "x".repeat(LONGEST + 1)));
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }

    fn request(method: &str, uri: &str, body: &str) -> Request<Vec<u8>> {
        Request::builder().method(method).uri(uri).body(body.as_bytes().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_named_host_is_asked_and_its_answer_read_whole() {
        let (server, fetch) = (server().await, Fetch::of(["127.0.0.1".to_owned()]).unwrap());
        let answer = fetch.ask(request("POST", &format!("{server}/echo"), "It rises.")).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (200, b"It rises.".as_slice()));
        let away = fetch.ask(request("GET", &format!("{server}/away"), "")).await.unwrap();
        assert_eq!(away.status(), 307, "where it leads nobody goes");
        let long = fetch.ask(request("GET", &format!("{server}/long"), "")).await;
        assert!(matches!(long, Err(Failed::TooLong)), "{long:?}");
    }

    #[tokio::test]
    async fn nobody_else_is_asked_and_nothing_travels_in_the_clear() {
        let fetch = Fetch::of(["id.example.org".to_owned(), "localhost".to_owned()]).unwrap();
        for stranger in [
            "https://169.254.169.254/",
            "http://127.0.0.1:9/",
            "https://id.example.org.evil.example/",
            "/path",
        ] {
            let refused = fetch.ask(request("GET", stranger, "")).await;
            assert!(matches!(refused, Err(Failed::Stranger(_))), "{stranger}: {refused:?}");
        }
        for clear in ["http://id.example.org/", "HTTP://ID.example.org:443/"] {
            let refused = fetch.ask(request("GET", clear, "")).await;
            assert!(matches!(refused, Err(Failed::Unsafe(_))), "{clear}: {refused:?}");
        }
        let nobody = fetch.ask(request("GET", "http://localhost:1/", "")).await;
        assert!(matches!(nobody, Err(Failed::Unreachable(_))), "{nobody:?}");
    }
}
