//! Answers that are read piece by piece, so that a large one never lies in memory whole.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use hyper::body::{Frame, SizeHint};
use tokio::sync::mpsc;

/// Bytes of a piece, and pieces that may wait for a slow reader.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 4;

/// The body that `source` gives, which is so many bytes long.
pub fn of(mut source: impl Read + Send + 'static, bytes: u64) -> Body {
    let (give, pieces) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut buffer = vec![0; PIECE];
        loop {
            let piece = match source.read(&mut buffer) {
                Ok(0) => return,
                Ok(read) => Ok(Bytes::copy_from_slice(&buffer[..read])),
                Err(error) => Err(error),
            };
            let broken = piece.is_err();
            // Whoever hung up needs no more of it.
            if give.blocking_send(piece).is_err() || broken {
                return;
            }
        }
    });
    Body::new(Pieces { pieces, left: bytes })
}

struct Pieces {
    pieces: mpsc::Receiver<io::Result<Bytes>>,
    left: u64,
}

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let next = self.pieces.poll_recv(context);
        if let Poll::Ready(Some(Ok(piece))) = &next {
            self.left = self.left.saturating_sub(piece.len() as u64);
        }
        next.map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
