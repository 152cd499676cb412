//! A mail as it goes over the wire.

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

use super::Mail;
use crate::{Error, Result};

/// Tells out-of-office programs not to answer (RFC 3834).
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// Refuses an address or a `Message-ID` that could break out of its header.
pub(super) fn build(from: &Mailbox, mail: &Mail) -> Result<Message> {
    let to: Address =
        mail.to.parse().map_err(|_| Error::Internal("a mail's recipient is no mail address".into()))?;
    if !is_message_id(&mail.message_id) {
        return Err(Error::Internal("a mail's Message-ID is not of the form <name@host>".into()));
    }
    let builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(one_line(&mail.subject))
        .message_id(Some(mail.message_id.clone()))
        .raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()));
    let text = SinglePart::plain(mail.text.clone());
    match &mail.html {
        Some(html) => builder
            .multipart(MultiPart::alternative().singlepart(text).singlepart(SinglePart::html(html.clone()))),
        None => builder.singlepart(text),
    }
    .map_err(Error::internal)
}

fn one_line(subject: &str) -> String {
    let spaced: String =
        subject.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_message_id(id: &str) -> bool {
    let inner = id.strip_prefix('<').and_then(|id| id.strip_suffix('>'));
    inner.and_then(|inner| inner.split_once('@')).is_some_and(|(name, host)| {
        let is_plain = |part: &str| {
            (1..=200).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+=[]:".contains(&byte))
        };
        is_plain(name) && is_plain(host)
    })
}
