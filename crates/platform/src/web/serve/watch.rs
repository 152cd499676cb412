//! How long a connection may wait, and for what.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::rt::{Read, ReadBufCursor, Write};
use tokio::time::{Instant, Sleep};

use super::ServeSettings;

/// How long a fresh connection is listened to once the server stops.
const LAST_CALL: Duration = Duration::from_millis(500);

/// What a connection is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing of the next request has come.
    Resting,
    /// Part of a head has come.
    Head,
    /// A request is being answered. This may take as long as it likes: live streams never end.
    Answering,
}

/// A connection's phase and the instant at which its patience ends. Everything in here happens inside the connection's
/// own task, which looks at [`Watch::deadline`] each time it has run; so nobody needs to be woken.
pub(super) struct Watch(Mutex<State>);

struct State {
    phase: Phase,
    phase_ends: Option<Instant>,
    write_ends: Option<Instant>,
    first_head_ends: Option<Instant>,
    slow_body: bool,
    head: Duration,
    idle: Duration,
    stall: Duration,
}

impl Watch {
    pub(super) fn new(settings: &ServeSettings) -> Arc<Self> {
        let now = Instant::now();
        Arc::new(Watch(Mutex::new(State {
            phase: Phase::Resting,
            phase_ends: Some(now + settings.first_byte),
            write_ends: None,
            first_head_ends: Some(now + settings.first_head),
            slow_body: false,
            head: settings.head,
            idle: settings.idle,
            stall: settings.stall,
        })))
    }

    /// When the connection is to be closed, unless something happens before.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let state = self.state();
        [state.phase_ends, state.write_ends].into_iter().flatten().min()
    }

    /// Whether nothing has ever come. Such a client may just be sending its first request.
    pub(super) fn is_fresh(&self) -> bool {
        let state = self.state();
        state.phase == Phase::Resting && state.first_head_ends.is_some()
    }

    /// The server stops: a fresh connection has a moment left for what is under way.
    pub(super) fn last_call(&self) {
        let mut state = self.state();
        if state.phase == Phase::Resting {
            let ends = Instant::now() + LAST_CALL;
            state.phase_ends = Some(state.phase_ends.map_or(ends, |phase_ends| phase_ends.min(ends)));
        }
    }

    /// A whole head has come.
    pub(super) fn request(&self) {
        let mut state = self.state();
        state.phase = Phase::Answering;
        state.phase_ends = None;
        state.first_head_ends = None;
        state.slow_body = false;
    }

    /// Whether the running request's body came too slowly; its handler was told that it broke off.
    pub(super) fn slow_body(&self) -> bool {
        self.state().slow_body
    }

    fn answered(&self) {
        let mut state = self.state();
        state.phase = Phase::Resting;
        state.phase_ends = Some(Instant::now() + state.idle);
    }

    fn read(&self) {
        let mut state = self.state();
        if state.phase == Phase::Resting {
            let ends = Instant::now() + state.head;
            state.phase = Phase::Head;
            state.phase_ends = Some(state.first_head_ends.map_or(ends, |first| first.min(ends)));
        }
    }

    fn wrote<T>(&self, outcome: &Poll<T>) {
        let mut state = self.state();
        match outcome {
            Poll::Ready(_) => state.write_ends = None,
            Poll::Pending if state.write_ends.is_none() => {
                state.write_ends = Some(Instant::now() + state.stall)
            }
            Poll::Pending => {}
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A socket that tells the watch what comes and goes.
pub(super) struct Watched<I> {
    pub(super) inner: I,
    pub(super) watch: Arc<Watch>,
}

impl<I: Read + Unpin> Read for Watched<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.inner).poll_read(ctx, buffer);
        if outcome.is_ready() {
            self.watch.read();
        }
        outcome
    }
}

impl<I: Write + Unpin> Write for Watched<I> {
    fn poll_write(mut self: Pin<&mut Self>, ctx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.inner).poll_write(ctx, bytes);
        self.watch.wrote(&outcome);
        outcome
    }

    fn poll_flush(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(ctx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, ctx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(ctx)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.inner).poll_write_vectored(ctx, slices);
        self.watch.wrote(&outcome);
        outcome
    }
}

/// A request's body that breaks off where it comes too slowly.
pub(super) struct Awaited {
    inner: Incoming,
    watch: Arc<Watch>,
    stall: Duration,
    slowest: u32,
    received: u64,
    waited: Duration,
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl Awaited {
    pub(super) fn new(inner: Incoming, watch: Arc<Watch>, settings: &ServeSettings) -> Self {
        let (stall, slowest) = (settings.stall, settings.slowest_body.max(1));
        Awaited { inner, watch, stall, slowest, received: 0, waited: Duration::ZERO, waiting: None }
    }

    /// How long to wait from now: one stall at most, and no longer than what has come so far has earned.
    fn patience(&self) -> Duration {
        let earned = self.stall + Duration::from_secs_f64(self.received as f64 / f64::from(self.slowest));
        self.stall.min(earned.saturating_sub(self.waited))
    }
}

impl Body for Awaited {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(ctx) {
            if let Some((since, _)) = self.waiting.take() {
                self.waited += since.elapsed();
            }
            if let Some(Ok(frame)) = &frame {
                self.received += frame.data_ref().map_or(0, |data| data.len() as u64);
            }
            return Poll::Ready(frame.map(|frame| frame.map_err(axum::Error::new)));
        }
        let patience = self.patience();
        let (_, sleep) =
            self.waiting.get_or_insert_with(|| (Instant::now(), Box::pin(tokio::time::sleep(patience))));
        ready!(sleep.as_mut().poll(ctx));
        self.watch.state().slow_body = true;
        Poll::Ready(Some(Err(axum::Error::new("the body came too slowly"))))
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// A response's body; when it has gone, the connection rests.
pub(super) struct Answer {
    inner: axum::body::Body,
    watch: Arc<Watch>,
}

impl Answer {
    pub(super) fn new(inner: axum::body::Body, watch: Arc<Watch>) -> Self {
        Answer { inner, watch }
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        ctx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.inner).poll_frame(ctx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.watch.answered();
    }
}
