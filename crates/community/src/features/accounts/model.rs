//! People, sessions, and what they hold.

use platform::clock::Timestamp;
use platform::i18n::Language;
use platform::text::one_line;
use platform::{Error, Result, id, row, say};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

id!(
    /// A person on this site.
    AccountId, "account"
);
id!(
    /// A sign-in on one device.
    SessionId, "session"
);

row! {
    /// A person as others see them.
    pub struct Person {
        /// Who it is.
        pub id: AccountId,
        /// The name shown; not unique.
        pub name: String,
        /// The unique handle, without `@`.
        pub handle: String,
        /// The seed of the generated portrait.
        pub portrait: i64,
        /// A line about themselves; may be empty.
        pub line: String,
    }
}

row! {
    /// A person as they see themselves.
    pub struct Account {
        /// Who it is.
        pub id: AccountId,
        /// The name shown.
        pub name: String,
        /// The unique handle, without `@`.
        pub handle: String,
        /// The mail address; absent while an imported person has not come.
        pub email: Option<String>,
        /// The seed of the generated portrait.
        pub portrait: i64,
        /// A line about themselves; may be empty.
        pub line: String,
        /// IANA zone name.
        pub zone: String,
        /// BCP 47 code, where one was chosen.
        pub language: Option<String>,
        /// `owner` or `moderator`, where the person has one.
        pub site_role: Option<String>,
        /// When the person came; absent for imported people who have not.
        pub claimed_at: Option<Timestamp>,
    }
}

/// Who acts: the account behind the session that the request carried, checked in the same transaction.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub account_id: AccountId,
    /// The session, where the actor came through one.
    pub session_id: Option<SessionId>,
    /// When the person at the browser last proved who they are; absent where no browser is: a program, a command.
    pub proved_at: Option<Timestamp>,
    /// Everything about the account.
    pub account: Account,
}

impl Account {
    /// Whether this person runs the site.
    pub fn owns_site(&self) -> bool {
        self.site_role.as_deref() == Some("owner")
    }
}

impl Actor {
    /// Whether the actor runs the site.
    pub fn owns_site(&self) -> bool {
        self.account.owns_site()
    }
}

/// A name as shown: 1 to 80 characters on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Takes a name as typed.
    pub fn parse(typed: &str) -> Result<Self> {
        let name = one_line(typed);
        if name.is_empty() {
            return Err(Error::invalid("name", say!("name-missing")));
        }
        if name.chars().count() > 80 {
            return Err(Error::invalid("name", say!("name-too-long", max = 80)));
        }
        Ok(Name(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A line about oneself: at most 160 characters after trimming, on one line; may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// Takes a line as typed.
    pub fn parse(typed: &str) -> Result<Self> {
        let line = one_line(typed);
        if line.chars().count() > 160 {
            return Err(Error::invalid("line", say!("line-too-long", max = 160)));
        }
        Ok(Line(line))
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A mail address: one `@`, a dotted domain that is a name of the net, at most 254 bytes, no spaces. Whether mail arrives there is
/// another matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Takes an address as typed.
    pub fn parse(typed: &str) -> Result<Self> {
        let address = typed.trim();
        let sound = address.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && !domain.contains('@')
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
        });
        if !sound
            || !names_a_host(address)
            || address.len() > 254
            || address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;".contains(c))
        {
            return Err(Error::invalid("email", say!("email-unsound")));
        }
        Ok(Email(address.to_owned()))
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What makes two addresses the same: mail to both reaches one person. A letter with an accent is another letter, as another
    /// address it may be somebody else's; the domain is compared as the net asks for it.
    pub fn key(&self) -> String {
        match self.0.split_once('@') {
            Some((local, domain)) => format!("{}@{}", lower(local), host(domain)),
            None => lower(&self.0),
        }
    }
}

/// In small letters. A letter stays that would turn into one of ASCII, such as the sign for kelvin: it is another.
fn lower(text: &str) -> String {
    let lower = |letter: char| {
        let becomes_ascii = !letter.is_ascii() && letter.to_lowercase().any(|small| small.is_ascii());
        let (kept, small) =
            if becomes_ascii { (Some(letter), None) } else { (None, Some(letter.to_lowercase())) };
        kept.into_iter().chain(small.into_iter().flatten())
    };
    text.chars().flat_map(lower).collect()
}

/// A domain as the net asks for it; one that it cannot ask for, in small letters.
pub(super) fn host(domain: &str) -> String {
    asked_for(domain).unwrap_or_else(|| domain.to_ascii_lowercase())
}

fn asked_for(domain: &str) -> Option<String> {
    let asked = idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::URL).ok()?;
    (!asked.starts_with('.') && !asked.ends_with('.')).then(|| asked.into_owned())
}

fn names_a_host(address: &str) -> bool {
    address.split_once('@').is_some_and(|(_, domain)| domain.is_ascii() || asked_for(domain).is_some())
}

/// Text folded for comparing and sorting: NFKC, lower case, without accents.
pub fn fold(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    lower.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).nfc().collect()
}

/// Someone signed up or was let in for the first time.
#[derive(Debug, Serialize, Deserialize)]
pub struct SignedUp {
    /// The new account.
    pub account_id: AccountId,
}

impl platform::events::Event for SignedUp {
    const NAME: &'static str = "accounts.signed_up";
}

/// Somebody changed what they say about themselves.
#[derive(Debug, Serialize, Deserialize)]
pub struct ProfileChanged {
    /// Whose profile.
    pub account_id: AccountId,
}

impl platform::events::Event for ProfileChanged {
    const NAME: &'static str = "accounts.profile_changed";
}

/// The languages of a person, resolved: their choice, else the one the request asked for.
pub fn language_of(account: &Account, asked: Language) -> Language {
    account.language.as_deref().and_then(Language::from_code).unwrap_or(asked)
}
