//! The accept loop: HTTP/1.1 for an axum router, with bounds on everything that a client can hold on to.
//!
//! - A silent or dribbling connection is closed: see [`ServeSettings`] for how long each part may take.
//! - Connections are counted, all together and per address. One too many is answered 503 and closed.
//! - A handler that panics is answered with a page; its connection and all others go on.
//! - Stopping: no new connections, resting ones are closed, open requests may end within the drain time. Streams that never
//!   end by themselves listen to [`Stopping`].
//! - Requests carry [`ClientAddress`](super::address::ClientAddress) and [`Stopping`] as extensions.

mod connection;
mod settings;
mod watch;

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch::{Receiver, Sender, channel};
use tokio::task::JoinSet;

pub use settings::{PanicPage, ServeSettings};

use self::connection::House;
use super::address::place;
use crate::Result;

/// After an accept failed for want of file descriptors or memory, others must first give some back.
const BREATH: Duration = Duration::from_millis(100);

const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Tells long streams that the server is stopping, so that they end and their clients go elsewhere.
#[derive(Clone, Debug)]
pub struct Stopping(Receiver<bool>);

impl Stopping {
    /// Returns when the server begins to stop.
    pub async fn begun(&mut self) {
        // An error means that the sender, and with it the server, is gone.
        let _ = self.0.wait_for(|stopping| *stopping).await;
    }
}

/// Serves until `shutdown` completes, then drains; returns when every connection has ended.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    settings: ServeSettings,
    shutdown: impl Future<Output = ()>,
) -> Result<()> {
    let (stop, stopping) = channel(false);
    let doors = Doors::new(&settings);
    let house = Arc::new(House { app, settings, stopping: Stopping(stopping) });
    let mut open = JoinSet::new();
    let mut shutdown = pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => break,
            accepted = listener.accept() => admit(accepted, &house, &doors, &mut open).await,
            Some(_) = open.join_next() => {}
        }
    }
    // Who has knocked before the door closes is let in.
    while let Some(accepted) = waiting(&listener).await {
        admit(accepted, &house, &doors, &mut open).await;
    }
    drop(listener);
    drain(&stop, open, house.settings.drain).await;
    Ok(())
}

async fn admit(
    accepted: io::Result<(TcpStream, SocketAddr)>,
    house: &Arc<House>,
    doors: &Arc<Doors>,
    open: &mut JoinSet<()>,
) {
    let (stream, peer) = match accepted {
        Ok(accepted) => accepted,
        Err(error) if is_clients(&error) => return,
        Err(error) => {
            tracing::error!(%error, "a connection could not be accepted");
            tokio::time::sleep(BREATH).await;
            return;
        }
    };
    let Some(entry) = doors.enter(peer.ip(), &house.settings) else {
        refuse(stream);
        return;
    };
    let house = Arc::clone(house);
    open.spawn(async move {
        connection::run(house, stream, peer.ip()).await;
        drop(entry);
    });
}

/// Says why, if the socket takes it at once; nobody waits for a client that is not served.
fn refuse(stream: TcpStream) {
    if let Ok(mut stream) = stream.into_std() {
        let _ = stream.write(FULL);
    }
}

async fn drain(stop: &Sender<bool>, mut open: JoinSet<()>, patience: Duration) {
    stop.send_replace(true);
    let all_gone = async { while open.join_next().await.is_some() {} };
    if tokio::time::timeout(patience, all_gone).await.is_err() {
        tracing::warn!(connections = open.len(), "requests were cut off at the end of the drain time");
        open.shutdown().await;
    }
}

/// A connection that waits to be accepted at this instant.
async fn waiting(listener: &TcpListener) -> Option<io::Result<(TcpStream, SocketAddr)>> {
    poll_fn(|ctx| match listener.poll_accept(ctx) {
        Poll::Ready(Ok(accepted)) => Poll::Ready(Some(Ok(accepted))),
        Poll::Ready(Err(_)) | Poll::Pending => Poll::Ready(None),
    })
    .await
}

fn is_clients(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};

    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Counts who is inside.
struct Doors {
    inside: Mutex<(usize, HashMap<IpAddr, usize>)>,
    most: usize,
}

/// One connection inside; leaving is dropping it.
struct Entry {
    doors: Arc<Doors>,
    from: IpAddr,
}

impl Doors {
    fn new(settings: &ServeSettings) -> Arc<Self> {
        Arc::new(Doors { inside: Mutex::default(), most: settings.connections })
    }

    fn enter(self: &Arc<Self>, peer: IpAddr, settings: &ServeSettings) -> Option<Entry> {
        let is_proxy = settings.trusted_proxies.iter().any(|network| network.contains(peer));
        let from = place(peer);
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let here = inside.1.get(&from).copied().unwrap_or(0);
        if inside.0 >= self.most || (!is_proxy && here >= settings.connections_per_address) {
            return None;
        }
        inside.0 += 1;
        inside.1.insert(from, here + 1);
        Some(Entry { doors: Arc::clone(self), from })
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        let mut inside = self.doors.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.0 -= 1;
        match inside.1.get_mut(&self.from) {
            Some(here) if *here > 1 => *here -= 1,
            _ => {
                inside.1.remove(&self.from);
            }
        }
    }
}

#[cfg(test)]
mod tests;
