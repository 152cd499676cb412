//! The one error type. Its variants say what the caller can do about it; its two faces (a page, `problem+json`) are
//! drawn by [`crate::web`].

use crate::Say;

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, sorted by what the caller can do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in: sign in and try again (401; pages lead to the sign-in).
    #[error("nobody is signed in")]
    SignedOut,
    /// They are signed in, but what they ask for takes a proof of a moment ago that it is they: prove it and try again (403;
    /// pages ask for it and keep what was typed).
    #[error("asks for a fresh proof of who acts")]
    Unproved,
    /// The caller may know that the thing exists, but not do this (403).
    #[error("forbidden: {}", .0.key)]
    Forbidden(Say),
    /// Something else comes first, at this path of the site; then the caller may (403).
    #[error("something else comes first: {}, at {path}", say.key)]
    Required {
        /// What comes first.
        say: Say,
        /// Where, from `/` on.
        path: String,
    },
    /// It does not exist, or the caller may not know that it does (404).
    #[error("not found")]
    NotFound,
    /// What was typed cannot be taken; each problem names its field and the remedy (422).
    #[error("invalid: {0:?}")]
    Invalid(Vec<Problem>),
    /// The state of things forbids it just now (409).
    #[error("conflict: {}", .0.key)]
    Conflict(Say),
    /// The thing was there and is gone for good, such as a used link (410).
    #[error("gone: {}", .0.key)]
    Gone(Say),
    /// It is no longer as the caller last saw it: look again, then decide (412).
    #[error("changed meanwhile: {}", .0.key)]
    Changed(Say),
    /// More than we take at once, in bytes (413).
    #[error("too large: {}", .0.key)]
    TooLarge(Say),
    /// Too many tries; wait this many seconds (429).
    #[error("too many tries, wait {0} s")]
    TooMany(u64),
    /// Overloaded, or the database cannot be reached; nothing was done, try again (503).
    #[error("unavailable: {0}")]
    Unavailable(&'static str),
    /// The disk is full; nothing was done (507).
    #[error("the disk is full")]
    DiskFull,
    /// The database refused a row because of a unique constraint, named here where the database names it. Features turn it into
    /// [`Error::Invalid`] or [`Error::Conflict`]; unturned it is an internal error.
    #[error("unique constraint: {0}")]
    Duplicate(String),
    /// A defect or a broken machine; the cause is logged once, at the boundary, and never shown (500).
    #[error("internal: {0}")]
    Internal(String),
}

/// One field that cannot be taken as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the form field or JSON member.
    pub field: &'static str,
    /// What is wrong and how to mend it.
    pub say: Say,
}

impl Error {
    /// An internal error from any cause; the cause's whole chain goes to the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Error::Internal(cause.to_string())
    }

    /// One field that cannot be taken.
    pub fn invalid(field: &'static str, say: Say) -> Self {
        Error::Invalid(vec![Problem { field, say }])
    }

    /// The HTTP status that tells a program what happened.
    pub fn status(&self) -> u16 {
        match self {
            Error::SignedOut => 401,
            Error::Forbidden(_) | Error::Required { .. } | Error::Unproved => 403,
            Error::NotFound => 404,
            Error::Conflict(_) => 409,
            Error::Gone(_) => 410,
            Error::Changed(_) => 412,
            Error::TooLarge(_) => 413,
            Error::Invalid(_) => 422,
            Error::TooMany(_) => 429,
            Error::Duplicate(_) | Error::Internal(_) => 500,
            Error::Unavailable(_) => 503,
            Error::DiskFull => 507,
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        match cause.kind() {
            std::io::ErrorKind::StorageFull => Error::DiskFull,
            _ => Error::internal(cause),
        }
    }
}

impl axum::response::IntoResponse for Error {
    /// A bare status that carries the error; the outermost layer gives it its face.
    fn into_response(self) -> axum::response::Response {
        let status = axum::http::StatusCode::from_u16(self.status())
            .unwrap_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = axum::response::Response::new(axum::body::Body::empty());
        *response.status_mut() = status;
        response.extensions_mut().insert(std::sync::Arc::new(self));
        response
    }
}
