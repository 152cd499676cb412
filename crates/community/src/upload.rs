//! Reading a file out of a form.

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use platform::files::Arriving;
use platform::text::one_line;
use platform::{Error, Result, Say, say};
use sha2::{Digest, Sha256};

use crate::app::App;

/// The largest file taken, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Bytes of a form around its file.
const AROUND: usize = 64 * 1024;

/// Bytes that are gathered before they go to the disk.
const PIECE: usize = 1024 * 1024;

/// What somebody sent, whose bytes are kept already.
#[derive(Clone)]
pub struct Streamed {
    /// What it was called on their machine.
    pub name: String,
    /// The name under which it is kept.
    pub blob: String,
    /// Its size.
    pub bytes: i64,
    /// SHA-256 of the bytes.
    pub digest: [u8; 32],
}

/// A file on its way to the disk, and the digest of what has come.
struct Coming {
    arriving: Arriving,
    hash: Sha256,
}

/// What somebody sends.
pub struct Upload {
    /// What it was called on their machine.
    pub name: String,
    /// What it is.
    pub bytes: Vec<u8>,
}

/// How large a form with a file may be.
pub fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(MOST_BYTES + AROUND)
}

/// How large a form with a file of at most so many bytes may be.
pub fn limit_of(bytes: u64) -> DefaultBodyLimit {
    DefaultBodyLimit::max(usize::try_from(bytes).unwrap_or(usize::MAX).saturating_add(AROUND))
}

/// Keeps the file in the form's field `file` piece by piece, however large it is up to `most` bytes. `begins` is what a file of
/// the wanted kind begins with; for another, `otherwise` says what is wanted.
pub async fn keep(
    app: &App,
    request: Request,
    most: u64,
    begins: &'static [u8],
    otherwise: Say,
) -> Result<Streamed> {
    let missing = || Error::invalid("file", say!("file-missing"));
    let too_large = || Error::TooLarge(say!("file-too-large", max = (most >> 20)));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| missing())?;
    let unread = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => missing(),
    };
    while let Some(mut field) = form.next_field().await.map_err(unread)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = file_name(field.file_name());
        let blob = platform::files::name(&app.entropy.seed(), 'c');
        let mut coming = Coming { arriving: app.files.begin(&blob)?, hash: Sha256::new() };
        let (mut piece, mut bytes) = (Vec::new(), 0_u64);
        while let Some(chunk) = field.chunk().await.map_err(unread)? {
            bytes += chunk.len() as u64;
            if bytes > most {
                return Err(too_large());
            }
            piece.extend_from_slice(&chunk);
            if piece.len() >= PIECE {
                coming = written(coming, std::mem::take(&mut piece), begins, &otherwise, bytes).await?;
            }
        }
        if bytes == 0 {
            return Err(missing());
        }
        let Coming { arriving, hash } = written(coming, piece, begins, &otherwise, bytes).await?;
        tokio::task::spawn_blocking(move || arriving.keep()).await.map_err(Error::internal)??;
        return Ok(Streamed { name, blob, bytes: bytes.cast_signed(), digest: hash.finalize().into() });
    }
    Err(missing())
}

/// Writes a piece on a thread that may wait for the disk; the first one shows of what kind the file is.
async fn written(
    mut coming: Coming,
    piece: Vec<u8>,
    begins: &'static [u8],
    otherwise: &Say,
    so_far: u64,
) -> Result<Coming> {
    if piece.len() as u64 == so_far && !piece.starts_with(begins) {
        return Err(Error::invalid("file", otherwise.clone()));
    }
    let work = move || {
        coming.arriving.write(&piece)?;
        coming.hash.update(&piece);
        Ok(coming)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Forgets bytes that were kept for an act that was refused. Where it is not certain that nothing came of it, they stay: bytes without
/// a row are waste, a row without its bytes would be a hole.
pub fn forget_refused<T>(app: &App, outcome: &Result<T>, blobs: impl IntoIterator<Item = String>) {
    if matches!(outcome, Ok(_) | Err(Error::Internal(_) | Error::Unavailable(_))) {
        return;
    }
    for blob in blobs {
        if let Err(error) = app.files.remove(&blob) {
            tracing::warn!(%error, blob, "the bytes of a refused file stay behind");
        }
    }
}

fn file_name(sent: Option<&str>) -> String {
    let name = sent.unwrap_or_default();
    let name = one_line(name.rsplit(['/', '\\']).next().unwrap_or_default());
    let name: String = name.chars().take(120).collect();
    if name.is_empty() { "file".to_owned() } else { name }
}

/// The file in the form's field `file`.
pub async fn receive(request: Request) -> Result<Upload> {
    let missing = || Error::invalid("file", say!("file-missing"));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| missing())?;
    while let Some(field) = form.next_field().await.map_err(|error| unread(&error))? {
        if field.name() != Some("file") {
            continue;
        }
        let name = file_name(field.file_name());
        let bytes = field.bytes().await.map_err(|error| unread(&error))?;
        if bytes.is_empty() {
            return Err(missing());
        }
        if bytes.len() > MOST_BYTES {
            return Err(too_large());
        }
        return Ok(Upload { name, bytes: bytes.to_vec() });
    }
    Err(missing())
}

fn unread(error: &axum::extract::multipart::MultipartError) -> Error {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Error::invalid("file", say!("file-missing")),
    }
}

fn too_large() -> Error {
    Error::TooLarge(say!("file-too-large", max = (MOST_BYTES >> 20) as i64))
}
