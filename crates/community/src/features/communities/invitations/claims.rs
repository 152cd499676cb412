//! Claims: an imported history goes to whoever shows that they read mail at its address.
//!
//! - Somebody signs up with an invitation and gives the address of an imported person who has not come. No second account is
//!   made: a link goes to that address, works once and for a day.
//! - What was typed at the sign-up waits in the link. The password is asked for again when it is opened, so that a stranger who
//!   types somebody else's address cannot have them open the account for the stranger.
//! - The invitation is used when the link is, not before.
//! - At most three such mails an hour go to one address; beyond that the page says the same.

use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};

use super::super::model::{Community, InvitationId};
use super::super::store as community_store;
use super::model::Invitation;
use super::{actions, store};
use crate::ctx::Ctx;
use crate::features::accounts::actions::Newcomer;
use crate::features::accounts::sessions::{self, Started};
use crate::features::accounts::{self, AccountId, Email, Name, Person, mails, secret};

const PURPOSE: &str = "claim";
const HOUR: i64 = 3_600;
const LASTS: i64 = 24 * HOUR;
const MAILS_AN_HOUR: i64 = 3;

/// What a mailed link carries.
#[derive(Serialize, Deserialize)]
struct Carried {
    invitation_id: InvitationId,
    name: String,
    email: String,
    password_hash: String,
    zone: String,
    language: String,
}

/// A history that waits for its person, and who says that it is theirs.
pub struct Claim {
    /// The imported person.
    pub person: Person,
    /// Which community the newcomer was invited to.
    pub community: Community,
    /// What they typed at the sign-up.
    pub newcomer: Newcomer,
    invitation: Invitation,
}

/// Writes the mail.
pub fn write(ctx: &mut Ctx, invitation: &Invitation, waiting: AccountId, newcomer: &Newcomer) -> Result<()> {
    let since = ctx.now.plus_seconds(-HOUR);
    if accounts::store::links_since(ctx.tx, PURPOSE, waiting, since)? >= MAILS_AN_HOUR {
        return Ok(());
    }
    // A link goes to the address that was there before, however alike the typed one is.
    let account = accounts::store::find(ctx.tx, waiting)?;
    let Some(to) = account.email else { return Ok(()) };
    let carried = Carried {
        invitation_id: invitation.id,
        name: newcomer.name.as_str().to_owned(),
        email: to.clone(),
        password_hash: newcomer.password_hash.clone(),
        zone: newcomer.zone.clone(),
        language: newcomer.language.clone(),
    };
    let carried = serde_json::to_string(&carried).map_err(Error::internal)?;
    let (token, ends) = (secret::shown(ctx.ids.secret()), ctx.now.plus_seconds(LASTS));
    accounts::store::insert_link(
        ctx.tx,
        secret::hash(&token),
        PURPOSE,
        Some(waiting),
        &carried,
        ctx.now,
        ends,
    )?;
    let link = format!("{}/claims/{token}", ctx.app.site.public_url);
    let text = ctx.locale.with2("claim-mail", "name", newcomer.name.as_str(), "link", link);
    let subject = ctx.locale.t("claim-mail-subject").to_owned();
    mails::write(ctx, &to, &subject, &text)
}

/// What a link would do, without using it; [`Error::Gone`] where it no longer works.
pub fn opened(ctx: &mut Ctx, token: &str) -> Result<Claim> {
    let link = accounts::store::open_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    read(ctx, &link.ok_or(Error::Gone(say!("claim-link-gone")))?)
}

/// Hands the history over, joins and signs in. Of many who try one link at once, one gets it.
pub fn accept(ctx: &mut Ctx, token: &str, device: &str) -> Result<(Community, Started)> {
    let link = accounts::store::use_link(ctx.tx, secret::hash(token), PURPOSE, ctx.now)?;
    let claim = read(ctx, &link.ok_or(Error::Gone(say!("claim-link-gone")))?)?;
    actions::consume(ctx, &claim.invitation)?;
    let account = accounts::actions::claim(ctx, claim.person.id, &claim.newcomer)?;
    accounts::prove_address(ctx, account, claim.newcomer.email.as_str())?;
    accounts::store::drop_links_of(ctx.tx, PURPOSE, account)?;
    actions::arrive(ctx, &claim.invitation, account)?;
    let started = sessions::start(ctx, account, device)?;
    Ok((claim.community, started))
}

fn read(ctx: &mut Ctx, link: &accounts::store::OneTimeLink) -> Result<Claim> {
    let carried: Carried = serde_json::from_str(&link.payload).map_err(Error::internal)?;
    let waiting = link.account_id.ok_or(Error::NotFound)?;
    let invitation = store::find(ctx.tx, carried.invitation_id)?;
    Ok(Claim {
        person: accounts::store::person(ctx.tx, waiting)?,
        community: community_store::find(ctx.tx, invitation.community_id)?,
        newcomer: Newcomer {
            name: Name::parse(&carried.name)?,
            email: Email::parse(&carried.email)?,
            password_hash: carried.password_hash,
            zone: carried.zone,
            language: carried.language,
        },
        invitation,
    })
}
