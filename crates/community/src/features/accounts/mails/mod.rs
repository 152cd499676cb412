//! Mails: written in the transaction that calls for them, sent by a job.
//!
//! - A mail leaves only if what it tells of was committed, and then at least once; its `Message-ID` is that of its row, so
//!   that a mail that arrives twice is shown once.
//! - Where no mail server is set, mail is kept in the data folder, and the site's owner reads it on a page of its own.
//! - Once sent, the text is forgotten: it may hold a link that only its reader should have.

pub mod choices;
pub(crate) mod store;

use platform::events::Event;
use platform::jobs::Job;
use platform::mail::{Mail, Mailer};
use platform::{Result, id};
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::ctx::{Ctx, payload};

/// The reaction that sends.
pub const SEND: &str = "mails.send";

id!(
    /// A mail.
    MailId, "mail"
);

/// A mail waits to be sent.
#[derive(Debug, Serialize, Deserialize)]
pub struct MailWritten {
    /// Which.
    pub mail_id: MailId,
}

impl Event for MailWritten {
    const NAME: &'static str = "accounts.mail_written";
}

/// Writes a mail to one address; it leaves after the commit.
pub fn write(ctx: &mut Ctx, to: &str, subject: &str, text: &str) -> Result<()> {
    let id = MailId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, to, subject, text, ctx.now)?;
    ctx.emit(&MailWritten { mail_id: id })
}

/// Sends the mail that a job names. What was sent or kept before is not sent again.
pub async fn send(app: &App, job: &Job) -> Result<()> {
    let MailWritten { mail_id } = payload(job)?;
    let Some(mail) = app.read(move |ctx| store::waiting(ctx.tx, mail_id)).await? else { return Ok(()) };
    let message_id = app.mailer.message_id(&mail.id);
    let leaving = Mail { to: mail.recipient, subject: mail.subject, text: mail.text, html: None, message_id };
    app.mailer.send(&leaving).await?;
    let kept = matches!(app.mailer, Mailer::Folder(_));
    app.write("mails.sent", move |ctx| {
        if kept { store::keep(ctx.tx, mail_id, ctx.now) } else { store::sent(ctx.tx, mail_id, ctx.now) }
    })
    .await
}
