//! The SQL of accounts.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Result, row, sql};

use super::model::{Account, AccountId, Person, fold};

row! {
    /// What a sign-in is checked against.
    pub struct Credentials {
        /// The account.
        pub id: AccountId,
        /// Its Argon2 hash.
        pub password_hash: Option<String>,
        /// Its epoch.
        pub epoch: i64,
    }
}

row! {
    /// A one-time link.
    pub struct OneTimeLink {
        /// What it is for.
        pub purpose: String,
        /// Whom it is for.
        pub account_id: Option<AccountId>,
        /// What else it carries.
        pub payload: String,
    }
}

/// What a new account starts with.
pub struct NewAccount<'n> {
    /// Its id.
    pub id: AccountId,
    /// The name shown.
    pub name: &'n str,
    /// A free handle.
    pub handle: &'n str,
    /// The address with its folded form, for people who came themselves.
    pub email: Option<(&'n str, &'n str)>,
    /// The Argon2 hash.
    pub password_hash: Option<&'n str>,
    /// The seed of the portrait.
    pub portrait: i64,
    /// IANA zone name.
    pub zone: &'n str,
    /// BCP 47 code, where one was chosen.
    pub language: Option<&'n str>,
    /// `owner`, for the owner.
    pub site_role: Option<&'n str>,
    /// When the person came; absent for imported people.
    pub claimed_at: Option<Timestamp>,
}

/// Writes a new account.
pub fn insert(tx: &mut Tx, new: &NewAccount<'_>, now: Timestamp) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO accounts (id, name, name_key, handle, handle_key, email, email_key, password_hash, portrait, line, zone,
                               language, site_role, bot, epoch, claimed_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, $11, $12, FALSE, 0, $13, $14)",
        new.id,
        new.name,
        fold(new.name),
        new.handle,
        super::handle::key(new.handle),
        new.email.map(|(address, _)| address),
        new.email.map(|(_, key)| key),
        new.password_hash,
        new.portrait,
        new.zone,
        new.language,
        new.site_role,
        new.claimed_at,
        now
    )?;
    Ok(())
}

/// Changes the line about somebody.
pub fn set_line(tx: &mut Tx, id: AccountId, line: &str) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET line = $2 WHERE id = $1", id, line)?;
    Ok(())
}

/// Gives an unclaimed account to its person; `false` where somebody has it.
pub fn claim(tx: &mut Tx, id: AccountId, comer: &super::actions::Comer<'_>, now: Timestamp) -> Result<bool> {
    let changed = sql!(
        tx.run,
        "UPDATE accounts SET name = $2, name_key = $3, email = $4, email_key = $5, password_hash = $6, zone = $7, language = $8,
                             claimed_at = $9, email_proved_at = NULL
         WHERE id = $1 AND claimed_at IS NULL",
        id,
        comer.name.as_str(),
        fold(comer.name.as_str()),
        comer.email.as_str(),
        comer.email.key(),
        comer.password_hash,
        comer.zone,
        comer.language,
        now
    )?;
    Ok(changed == 1)
}

/// Whether a handle with this key exists.
pub fn handle_taken(tx: &mut Tx, key: &str) -> Result<bool> {
    Ok(sql!(tx.find::<(i64,)>, "SELECT CAST(1 AS BIGINT) FROM accounts WHERE handle_key = $1", key)?
        .is_some())
}

/// The account, as its owner sees it.
pub fn find(tx: &mut Tx, id: AccountId) -> Result<Account> {
    sql!(
        tx.row,
        "SELECT id, name, handle, email, portrait, line, zone, language, site_role, claimed_at FROM accounts WHERE id = $1",
        id
    )
}

/// The account, as others see it.
pub fn person(tx: &mut Tx, id: AccountId) -> Result<Person> {
    sql!(tx.row, "SELECT id, name, handle, portrait, line FROM accounts WHERE id = $1", id)
}

/// The account with this handle's key.
pub fn by_handle(tx: &mut Tx, key: &str) -> Result<Option<Account>> {
    sql!(
        tx.find,
        "SELECT id, name, handle, email, portrait, line, zone, language, site_role, claimed_at FROM accounts WHERE handle_key = $1",
        key
    )
}

/// Writes what somebody says about themselves.
pub fn set_profile(tx: &mut Tx, id: AccountId, profile: &super::profile::Profile) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE accounts SET name = $2, name_key = $3, handle = $4, handle_key = $5, line = $6, zone = $7, language = $8 WHERE id = $1",
        id,
        profile.name.as_str(),
        fold(profile.name.as_str()),
        profile.handle.as_str(),
        super::handle::key(profile.handle.as_str()),
        profile.line.as_str(),
        profile.zone,
        profile.language.code()
    )?;
    Ok(())
}

/// Gives the account another portrait.
pub fn set_portrait(tx: &mut Tx, id: AccountId, seed: i64) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET portrait = $2 WHERE id = $1", id, seed)?;
    Ok(())
}

/// Keeps the language that somebody chose.
pub fn set_language(tx: &mut Tx, id: AccountId, code: &str) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET language = $2 WHERE id = $1", id, code)?;
    Ok(())
}

/// What to check a sign-in against.
pub fn credentials(tx: &mut Tx, email_key: &str) -> Result<Option<Credentials>> {
    sql!(
        tx.find,
        "SELECT id, password_hash, epoch FROM accounts WHERE email_key = $1 AND claimed_at IS NOT NULL",
        email_key
    )
}

/// The account that waits for the person with this address, where one was imported and nobody has come.
pub fn waiting_for(tx: &mut Tx, email_key: &str) -> Result<Option<AccountId>> {
    let found: Option<(AccountId,)> =
        sql!(tx.find, "SELECT id FROM accounts WHERE email_key = $1 AND claimed_at IS NULL", email_key)?;
    Ok(found.map(|(id,)| id))
}

/// The account with this address, claimed or not.
pub fn by_email(tx: &mut Tx, email_key: &str) -> Result<Option<AccountId>> {
    let found: Option<(AccountId,)> =
        sql!(tx.find, "SELECT id FROM accounts WHERE email_key = $1", email_key)?;
    Ok(found.map(|(id,)| id))
}

/// Sets a password. The epoch moves on, which ends every session.
pub fn set_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<()> {
    sql!(tx.run, "UPDATE accounts SET password_hash = $2, epoch = epoch + 1 WHERE id = $1", id, hash)?;
    Ok(())
}

/// The Argon2 hash of an account's password, where it has one.
pub fn password_hash(tx: &mut Tx, id: AccountId) -> Result<Option<String>> {
    let (hash,): (Option<String>,) = sql!(tx.row, "SELECT password_hash FROM accounts WHERE id = $1", id)?;
    Ok(hash)
}

/// Whether the site has an owner.
pub fn has_owner(tx: &mut Tx) -> Result<bool> {
    Ok(sql!(tx.find::<(i64,)>, "SELECT CAST(1 AS BIGINT) FROM accounts WHERE site_role = 'owner' LIMIT 1")?
        .is_some())
}

/// Writes a one-time link.
pub fn insert_link(
    tx: &mut Tx,
    token_hash: [u8; 32],
    purpose: &str,
    account_id: Option<AccountId>,
    payload: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<()> {
    sql!(
        tx.run,
        "INSERT INTO one_time_links (token_hash, purpose, account_id, payload, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        token_hash,
        purpose,
        account_id,
        payload,
        now,
        expires_at
    )?;
    Ok(())
}

/// A link that still works, without using it.
pub fn open_link(
    tx: &mut Tx,
    token_hash: [u8; 32],
    purpose: &str,
    now: Timestamp,
) -> Result<Option<OneTimeLink>> {
    sql!(
        tx.find,
        "SELECT purpose, account_id, payload FROM one_time_links
         WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3",
        token_hash,
        purpose,
        now
    )
}

/// Uses a link. Of many who try at once, one gets it.
pub fn use_link(
    tx: &mut Tx,
    token_hash: [u8; 32],
    purpose: &str,
    now: Timestamp,
) -> Result<Option<OneTimeLink>> {
    sql!(
        tx.find,
        "UPDATE one_time_links SET used_at = $3
         WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
         RETURNING purpose, account_id, payload",
        token_hash,
        purpose,
        now
    )
}

/// How many links of a purpose an account was sent since then.
pub fn links_since(tx: &mut Tx, purpose: &str, account_id: AccountId, since: Timestamp) -> Result<i64> {
    let (count,): (i64,) = sql!(
        tx.row,
        "SELECT COUNT(*) FROM one_time_links WHERE account_id = $1 AND purpose = $2 AND created_at > $3",
        account_id,
        purpose,
        since
    )?;
    Ok(count)
}

/// Ends the links of a purpose that an account has not used.
pub fn drop_links_of(tx: &mut Tx, purpose: &str, account_id: AccountId) -> Result<()> {
    sql!(
        tx.run,
        "DELETE FROM one_time_links WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL",
        account_id,
        purpose
    )?;
    Ok(())
}

/// Ends the links of a purpose that were not used, so that only the newest works.
pub fn drop_links(tx: &mut Tx, purpose: &str) -> Result<()> {
    sql!(tx.run, "DELETE FROM one_time_links WHERE purpose = $1 AND used_at IS NULL", purpose)?;
    Ok(())
}
