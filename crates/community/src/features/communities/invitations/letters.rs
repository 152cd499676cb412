//! Letters: links that go to a mail address and are shown to nobody else, so that whoever comes by one has shown that they read
//! mail there.

use platform::Result;
use platform::i18n::{Language, Locale};

use super::super::actions::Seen;
use super::super::roles::Grant;
use super::model::{Invitation, Terms};
use super::{actions, store};
use crate::ctx::Ctx;
use crate::features::accounts::{AccountId, mails};

/// How long a link that a roster mails works, in seconds.
const LASTS: i64 = 30 * 24 * 3_600;

/// Mails the personal link of somebody who has not come.
pub fn welcome(ctx: &mut Ctx, seen: &Seen, terms: &Terms, person: AccountId, to: &str) -> Result<()> {
    let invitation = actions::make(ctx, seen, terms, Some(person))?;
    send(ctx, seen, &invitation, (to, &Grant::plain(terms.role)), |locale, name, link| {
        locale.with2("roster-mail", "community", name, "link", link)
    })
}

/// Mails a link that gives this role to somebody whose address was only typed so far. One that is on its way is enough.
pub fn ask_for_proof(ctx: &mut Ctx, seen: &Seen, note: &str, to: &str, grant: &Grant) -> Result<()> {
    if store::is_on_its_way(ctx.tx, seen.community.id, to, grant, ctx.now)? {
        return Ok(());
    }
    let terms = Terms {
        role: grant.role,
        note: note.to_owned(),
        uses: Some(1),
        ends_at: Some(ctx.now.plus_seconds(LASTS)),
        organisation: grant.organisation,
    };
    let invitation = actions::make(ctx, seen, &terms, None)?;
    send(ctx, seen, &invitation, (to, grant), |locale, name, link| {
        locale.with2("roster-proof-mail", "community", name, "link", link)
    })
}

fn send(
    ctx: &mut Ctx,
    seen: &Seen,
    invitation: &Invitation,
    (to, grant): (&str, &Grant),
    say: impl FnOnce(&Locale, &str, String) -> String,
) -> Result<()> {
    store::mail(ctx.tx, invitation.id, to, grant)?;
    let link = format!("{}{}", ctx.app.site.public_url, invitation.path());
    let language = Language::from_code(&seen.community.language);
    let locale = ctx.locale.in_language(language.unwrap_or(ctx.locale.language));
    let name = seen.community.name.as_str();
    let subject = locale.with("roster-mail-subject", "community", name);
    let text = say(&locale, name, link);
    mails::write(ctx, to, &subject, &text)
}
