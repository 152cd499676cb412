use std::time::Instant;

use axum::Extension;
use axum::body::{Body, Bytes};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use super::*;
use crate::web::address::ClientAddress;

const SHORT: Duration = Duration::from_millis(150);
const LONG: Duration = Duration::from_secs(20);

/// A server with short patience, and the hand that stops it.
struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<Result<()>>,
}

fn short() -> ServeSettings {
    ServeSettings {
        first_byte: SHORT,
        head: SHORT,
        first_head: SHORT * 2,
        idle: SHORT,
        stall: SHORT,
        drain: LONG,
        ..ServeSettings::default()
    }
}

/// Long patience where the test is about something else.
fn long() -> ServeSettings {
    ServeSettings {
        first_byte: LONG,
        head: LONG,
        first_head: LONG,
        idle: LONG,
        stall: LONG,
        drain: LONG,
        ..ServeSettings::default()
    }
}

async fn start(app: Router, settings: ServeSettings) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(serve(listener, app, settings, async move {
        let _ = stopped.await;
    }));
    Server { address, stop, ended }
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends a whole request and reads until the server closes.
    async fn ask(&self, request: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        until_closed(&mut stream).await
    }

    async fn end(self) {
        self.stop.send(()).unwrap();
        tokio::time::timeout(LONG, self.ended).await.unwrap().unwrap().unwrap();
    }
}

fn app() -> Router {
    Router::new()
        .route("/", get(async || "hello"))
        .route("/body", post(async |body: Bytes| body.len().to_string()))
        .route("/panic", get(async || -> &'static str { panic!("on purpose") }))
        .route("/who", get(async |Extension(ClientAddress(ip)): Extension<ClientAddress>| ip.to_string()))
}

const GET: &str = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const GET_AND_CLOSE: &str = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

/// What the server sends until it closes; a reset counts as closing.
async fn until_closed(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(LONG, stream.read_to_end(&mut answer)).await.expect("the server closes");
    String::from_utf8(answer).unwrap()
}

/// What the server sends up to and including `end`.
async fn until(stream: &mut TcpStream, end: &str) -> String {
    let mut answer = Vec::new();
    while !answer.ends_with(end.as_bytes()) {
        let byte = tokio::time::timeout(LONG, stream.read_u8()).await.expect("the server answers").unwrap();
        answer.push(byte);
    }
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_silent_connection_is_closed() {
    let server = start(app(), short()).await;
    let started = Instant::now();
    assert_eq!(until_closed(&mut server.connect().await).await, "");
    assert!(started.elapsed() >= SHORT && started.elapsed() < LONG / 2);
    server.end().await;
}

#[tokio::test]
async fn a_dribbled_head_is_cut_off_and_others_are_served_meanwhile() {
    let server = start(app(), short()).await;
    let mut silent = Vec::new();
    for _ in 0..50 {
        silent.push(server.connect().await);
    }
    let (mut reader, mut writer) = server.connect().await.into_split();
    let dribbler = tokio::spawn(async move {
        let mut beat = tokio::time::interval(Duration::from_millis(10));
        for byte in b"GET / HTTP/1.1\r\nX-Long: ".iter().chain(std::iter::repeat(&b'a')) {
            beat.tick().await;
            if writer.write_all(&[*byte]).await.is_err() {
                break;
            }
        }
    });
    assert!(server.ask(GET_AND_CLOSE).await.ends_with("hello"));
    let mut answer = Vec::new();
    let _ =
        tokio::time::timeout(LONG, reader.read_to_end(&mut answer)).await.expect("the dribbler is cut off");
    assert!(answer.is_empty());
    tokio::time::timeout(LONG, dribbler).await.unwrap().unwrap();
    server.end().await;
}

#[tokio::test]
async fn a_connection_serves_again_and_is_closed_when_it_rests_too_long() {
    let server = start(app(), short()).await;
    let mut stream = server.connect().await;
    for _ in 0..3 {
        stream.write_all(GET.as_bytes()).await.unwrap();
        assert!(until(&mut stream, "hello").await.starts_with("HTTP/1.1 200"));
    }
    assert_eq!(until_closed(&mut stream).await, "");
    server.end().await;
}

#[tokio::test]
async fn a_body_that_stops_or_dribbles_is_answered_408() {
    let server = start(app(), short()).await;
    let head = "POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc";
    assert!(server.ask(head).await.starts_with("HTTP/1.1 408"));

    let (mut reader, mut writer) = server.connect().await.into_split();
    tokio::spawn(async move {
        let mut beat = tokio::time::interval(SHORT / 10);
        let _ = writer.write_all(head.as_bytes()).await;
        loop {
            beat.tick().await;
            if writer.write_all(b"a").await.is_err() {
                break;
            }
        }
    });
    let mut answer = Vec::new();
    let _ =
        tokio::time::timeout(LONG, reader.read_to_end(&mut answer)).await.expect("the dribbler is cut off");
    assert!(answer.starts_with(b"HTTP/1.1 408"));
    server.end().await;
}

#[tokio::test]
async fn a_body_at_a_fair_pace_is_taken() {
    let server = start(app(), ServeSettings { slowest_body: 10, ..short() }).await;
    let mut stream = server.connect().await;
    let head = "POST /body HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut beat = tokio::time::interval(SHORT / 5);
    for _ in 0..10 {
        beat.tick().await;
        stream.write_all(&[b'a'; 100]).await.unwrap();
    }
    assert!(until_closed(&mut stream).await.ends_with("1000"));
    server.end().await;
}

#[tokio::test]
async fn a_panic_is_answered_with_a_page_and_the_connection_goes_on() {
    let page = PanicPage::new(|headers| {
        let language =
            headers.get("accept-language").map_or("none", |value| value.to_str().unwrap()).to_owned();
        (axum::http::StatusCode::INTERNAL_SERVER_ERROR, format!("sorry in {language}")).into_response()
    });
    let server = start(app(), ServeSettings { panic_page: page, ..long() }).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /panic HTTP/1.1\r\nHost: a\r\nAccept-Language: fr\r\n\r\n").await.unwrap();
    assert!(until(&mut stream, "sorry in fr").await.starts_with("HTTP/1.1 500"));
    stream.write_all(GET_AND_CLOSE.as_bytes()).await.unwrap();
    assert!(until_closed(&mut stream).await.ends_with("hello"));
    server.end().await;
}

#[tokio::test]
async fn a_head_that_is_too_large_is_answered_431() {
    let server = start(app(), ServeSettings { head_bytes: 8_192, ..long() }).await;
    let request = format!("GET / HTTP/1.1\r\nHost: a\r\nX-Large: {}\r\n\r\n", "a".repeat(9_000));
    assert!(server.ask(&request).await.starts_with("HTTP/1.1 431"));
    server.end().await;
}

#[tokio::test]
async fn one_address_has_only_so_many_connections() {
    let server = start(app(), ServeSettings { connections_per_address: 2, ..long() }).await;
    let mut first = server.connect().await;
    first.write_all(GET.as_bytes()).await.unwrap();
    until(&mut first, "hello").await;
    let second = server.connect().await;
    assert!(until_closed(&mut server.connect().await).await.starts_with("HTTP/1.1 503"));
    first.write_all(GET_AND_CLOSE.as_bytes()).await.unwrap();
    until_closed(&mut first).await;
    // The server notes a leaving just after the client sees it.
    while !server.ask(GET_AND_CLOSE).await.ends_with("hello") {}
    drop(second);
    server.end().await;
}

#[tokio::test]
async fn a_trusted_proxy_may_have_more_and_tells_the_address() {
    let trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    let settings = ServeSettings { connections_per_address: 1, trusted_proxies, ..long() };
    let server = start(app(), settings).await;
    let held = server.connect().await;
    let request = "GET /who HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n";
    assert!(server.ask(request).await.ends_with("203.0.113.7"));
    drop(held);
    server.end().await;

    let server = start(app(), long()).await;
    assert!(server.ask(request).await.ends_with("127.0.0.1"), "anybody else's header is ignored");
    server.end().await;
}

#[tokio::test]
async fn all_addresses_together_have_only_so_many_connections() {
    let trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    let server = start(app(), ServeSettings { connections: 1, trusted_proxies, ..long() }).await;
    let mut first = server.connect().await;
    first.write_all(GET.as_bytes()).await.unwrap();
    until(&mut first, "hello").await;
    assert!(until_closed(&mut server.connect().await).await.starts_with("HTTP/1.1 503"));
    drop(first);
    server.end().await;
}

#[tokio::test]
async fn an_open_request_is_finished_while_the_server_stops() {
    let (entered, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = {
        let (entered, go) = (Arc::clone(&entered), Arc::clone(&go));
        get(async move || {
            entered.notify_one();
            go.notified().await;
            "done"
        })
    };
    let server = start(app().route("/slow", slow), long()).await;
    let mut resting = server.connect().await;
    resting.write_all(GET.as_bytes()).await.unwrap();
    until(&mut resting, "hello").await;
    let mut busy = server.connect().await;
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    entered.notified().await;
    server.stop.send(()).unwrap();
    assert_eq!(until_closed(&mut resting).await, "", "a resting connection is closed");
    assert!(TcpStream::connect(server.address).await.is_err(), "nobody new comes in");
    go.notify_one();
    assert!(until_closed(&mut busy).await.ends_with("done"));
    server.ended.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_that_waits_at_the_door_when_the_server_stops_is_answered() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    stream.write_all(GET.as_bytes()).await.unwrap();
    let ended = tokio::spawn(serve(listener, app(), long(), std::future::ready(())));
    assert!(until_closed(&mut stream).await.ends_with("hello"));
    ended.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_that_outlasts_the_drain_time_is_cut_off() {
    let entered = Arc::new(Notify::new());
    let never = {
        let entered = Arc::clone(&entered);
        get(async move || {
            entered.notify_one();
            std::future::pending::<()>().await;
        })
    };
    let server = start(app().route("/never", never), ServeSettings { drain: SHORT, ..long() }).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /never HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    entered.notified().await;
    server.end().await;
    assert_eq!(until_closed(&mut stream).await, "");
}

/// A body that sends `hello`, rests until the server stops, then sends `bye`.
struct Stream {
    sent: usize,
    end: std::pin::Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl hyper::body::Body for Stream {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        ctx: &mut std::task::Context<'_>,
    ) -> Poll<Option<std::result::Result<hyper::body::Frame<Bytes>, Self::Error>>> {
        let piece = match self.sent {
            0 => "hello",
            1 => {
                std::task::ready!(self.end.as_mut().poll(ctx));
                "bye"
            }
            _ => return Poll::Ready(None),
        };
        self.sent += 1;
        Poll::Ready(Some(Ok(hyper::body::Frame::data(Bytes::from_static(piece.as_bytes())))))
    }
}

#[tokio::test]
async fn a_stream_outlasts_every_patience_and_ends_when_the_server_stops() {
    let stream = get(async |Extension(mut stopping): Extension<Stopping>| {
        Body::new(Stream { sent: 0, end: Box::pin(async move { stopping.begun().await }) })
    });
    let server = start(app().route("/stream", stream), short()).await;
    let mut live = server.connect().await;
    live.write_all(b"GET /stream HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    until(&mut live, "hello\r\n").await;
    for _ in 0..3 {
        until_closed(&mut server.connect().await).await;
    }
    server.end().await;
    assert!(until_closed(&mut live).await.contains("bye"));
}

/// A body without end, which tells when it is dropped.
struct Flood(Arc<Notify>);

impl hyper::body::Body for Flood {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> Poll<Option<std::result::Result<hyper::body::Frame<Bytes>, Self::Error>>> {
        Poll::Ready(Some(Ok(hyper::body::Frame::data(Bytes::from_static(&[b'a'; 65_536])))))
    }
}

impl Drop for Flood {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

#[tokio::test]
async fn a_client_that_does_not_read_is_cut_off() {
    let told = Arc::new(Notify::new());
    let flood = {
        let told = Arc::clone(&told);
        get(async move || Body::new(Flood(told)))
    };
    let server = start(app().route("/flood", flood), short()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /flood HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    tokio::time::timeout(LONG, told.notified()).await.expect("the flood ends");
    server.end().await;
}

#[test]
fn settings_are_read_in_seconds() {
    let settings: ServeSettings =
        serde_json::from_str(r#"{"idle": 5, "stall": 0.5, "trusted_proxies": ["10.0.0.0/8"]}"#).unwrap();
    assert_eq!((settings.idle, settings.stall), (Duration::from_secs(5), Duration::from_millis(500)));
    assert_eq!((settings.connections, settings.connections_per_address), (8_192, 256));
    assert!(serde_json::from_str::<ServeSettings>(r#"{"patience": 5}"#).is_err());
    assert!(serde_json::from_str::<ServeSettings>(r#"{"trusted_proxies": ["nobody"]}"#).is_err());
}
