//! Mail: how a written mail leaves, and that nothing in it can add a header or a recipient.
//!
//! - Over SMTP, into a folder of `.eml` files where no server is set, or into memory for tests.
//! - The `Message-ID` comes from the caller and stays the same when a mail is sent again, so that a mail that arrives twice
//!   is shown once. Make it with [`Mailer::message_id`] from the id of what the mail is about.
//! - No error names an address or a password: errors are stored and logged.

mod folder;
mod message;

use std::fmt::Display;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::Uri;
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::{Error, Result};

/// How long the mail server may take for one step of the conversation.
const PATIENCE: Duration = Duration::from_secs(30);

/// A mail to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One mail address, bare.
    pub to: String,
    /// One line; line breaks and other control characters become spaces.
    pub subject: String,
    /// The whole mail as plain text.
    pub text: String,
    /// The same as HTML, for those who prefer it.
    pub html: Option<String>,
    /// In angle brackets: `<job_01h455vb4p@learn.example.org>`.
    pub message_id: String,
}

/// How mail leaves.
#[derive(Clone)]
pub enum Mailer {
    /// To a mail server.
    Smtp(Smtp),
    /// Into a folder, one `.eml` file a mail, for an operator without a mail server to read.
    Folder(Folder),
    /// Into memory, for tests.
    Memory(Arc<Mutex<Vec<Mail>>>),
}

/// A mail server and the sender of our mail.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// A folder of mail that was not sent, and the sender it would have had.
#[derive(Clone)]
pub struct Folder {
    path: PathBuf,
    from: Mailbox,
}

impl Mailer {
    /// Whether mail stays here, as no mail server is set.
    pub fn keeps(&self) -> bool {
        matches!(self, Mailer::Folder(_))
    }

    /// Mail over SMTP. `url` is `smtps://user:password@host`, or `smtp://user:password@host:port?tls=required` for STARTTLS;
    /// without TLS only to a server that asks for no password or runs on this machine. `from` is an address with or without
    /// a name. Connects only when a mail is sent.
    pub fn smtp(url: &str, from: &str) -> Result<Self> {
        keeps_password(url)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| {
                Error::Internal(
                    "the mail server's address cannot be read; write smtps://user:password@host".into(),
                )
            })?
            .timeout(Some(PATIENCE))
            .build();
        Ok(Mailer::Smtp(Smtp { transport, from: sender(from)? }))
    }

    /// Mail into the folder, which is made where it is missing.
    pub fn folder(path: PathBuf, from: &str) -> Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Mailer::Folder(Folder { path, from: sender(from)? }))
    }

    /// Mail into memory.
    pub fn memory() -> Self {
        Mailer::Memory(Arc::default())
    }

    /// Hands the mail over. Where this fails the mail may or may not have left: send it again with the same `Message-ID`.
    pub async fn send(&self, mail: &Mail) -> Result<()> {
        match self {
            Mailer::Smtp(smtp) => {
                let message = message::build(&smtp.from, mail)?;
                smtp.transport.send(message).await.map(|_| ()).map_err(|error| failed(&error))
            }
            Mailer::Folder(folder) => {
                let bytes = message::build(&folder.from, mail)?.formatted();
                let path = folder.path.join(folder::name(&mail.message_id));
                tokio::task::spawn_blocking(move || folder::keep(&path, &bytes))
                    .await
                    .map_err(Error::internal)?
            }
            Mailer::Memory(sent) => {
                message::build(&sender("Lyceum <lyceum@localhost>")?, mail)?;
                sent.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
                Ok(())
            }
        }
    }

    /// A `Message-ID` for what is named by an id, within the sender's domain.
    pub fn message_id(&self, id: &impl Display) -> String {
        let domain = match self {
            Mailer::Smtp(Smtp { from, .. }) | Mailer::Folder(Folder { from, .. }) => from.email.domain(),
            Mailer::Memory(_) => "localhost",
        };
        format!("<{id}@{domain}>")
    }

    /// What was sent into memory so far, oldest first; nothing for the other ways.
    pub fn sent(&self) -> Vec<Mail> {
        match self {
            Mailer::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Mailer::Smtp(_) | Mailer::Folder(_) => Vec::new(),
        }
    }
}

fn sender(from: &str) -> Result<Mailbox> {
    from.parse().map_err(|_| {
        Error::Internal(format!(
            "the sender {from:?} is no mail address; write name@host or Name <name@host>"
        ))
    })
}

/// Refuses to send a password over a network in the clear.
fn keeps_password(url: &str) -> Result<()> {
    let unreadable = || Error::Internal("the mail server's address cannot be read".into());
    let uri: Uri = url.parse().map_err(|_| unreadable())?;
    let has_password = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
    let asks_tls = uri.scheme_str() == Some("smtps")
        || uri.query().is_some_and(|query| query.split('&').any(|pair| pair == "tls=required"));
    let is_here = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if has_password && !asks_tls && !is_here {
        let remedy =
            "the mail server's password would travel in the clear; use smtps:// or add ?tls=required";
        return Err(Error::Internal(remedy.into()));
    }
    Ok(())
}

/// A refusal is told by its code only, as the server's words may repeat the address.
fn failed(error: &lettre::transport::smtp::Error) -> Error {
    match error.status() {
        Some(code) if error.is_permanent() => {
            Error::Internal(format!("the mail server refused the mail ({code})"))
        }
        Some(_) => Error::Unavailable("the mail server does not take the mail just now"),
        None => {
            tracing::warn!(%error, "the mail server cannot be reached");
            Error::Unavailable("the mail server cannot be reached")
        }
    }
}

#[cfg(test)]
mod tests;
