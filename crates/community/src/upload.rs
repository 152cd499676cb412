//! Reading a file out of a form.

use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use platform::text::one_line;
use platform::{Error, Result, say};

/// The largest file taken, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Bytes of a form around its file.
const AROUND: usize = 64 * 1024;

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

/// The file in the form's field `file`.
pub async fn receive(request: Request) -> Result<Upload> {
    let missing = || Error::invalid("file", say!("file-missing"));
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| missing())?;
    while let Some(field) = form.next_field().await.map_err(|error| unread(&error))? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default();
        let name = one_line(name.rsplit(['/', '\\']).next().unwrap_or_default());
        let name: String = name.chars().take(120).collect();
        let bytes = field.bytes().await.map_err(|error| unread(&error))?;
        if bytes.is_empty() {
            return Err(missing());
        }
        if bytes.len() > MOST_BYTES {
            return Err(too_large());
        }
        let name = if name.is_empty() { "file".to_owned() } else { name };
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
