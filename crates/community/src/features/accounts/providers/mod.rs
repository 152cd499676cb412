//! Providers: the organisations' own sign-ins (OpenID Connect) that an installation trusts to say who somebody is.
//!
//! - Each is set in `lyceum.toml`; nothing on the site can add one. Two with the same issuer are refused, as the issuer is
//!   half of what an identity is known by.
//! - Only the issuer's host is asked, and those that its settings name; only over TLS, but on this machine.
//! - What a provider says of itself is kept for an hour, and for a day where it cannot be reached meanwhile. Keys that we do
//!   not know make us ask again, at most once a minute.
//! - A secret of theirs is never logged, and neither is a code or a token.

mod protocol;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use openidconnect::{ClientSecret, IssuerUrl};
use platform::clock::Timestamp;
use platform::web::fetch::{Failed, Fetch, is_here};
use platform::{Error, Result, Say, say};
use serde::Deserialize;

use super::Email;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// How long after a failure a provider is left in peace, in seconds.
const REST: i64 = 5;

/// A `[sign_in.<name>]` of `lyceum.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// The issuer's address, as its own description names it, such as `https://id.example.org`.
    pub issuer: String,
    /// What the provider calls this site.
    pub client_id: String,
    /// The secret that the provider gave this site; absent for a public client, which PKCE alone protects.
    #[serde(default)]
    pub client_secret: Option<ClientSecret>,
    /// What people call the organisation; stands on the button.
    pub label: String,
    /// Other hosts on which the issuer answers, such as `oauth2.googleapis.com`; the issuer's own need not be named.
    #[serde(default)]
    pub hosts: Vec<String>,
}

/// All providers of a site, in the order of their names.
#[derive(Clone, Default)]
pub struct Providers(Arc<[Provider]>);

/// One provider.
pub struct Provider {
    /// Its name in addresses.
    pub name: String,
    /// What people call it.
    pub label: String,
    settings: ProviderSettings,
    /// Where it sends people back to.
    answer: String,
    fetch: Fetch,
    memory: Mutex<Memory>,
}

/// What a provider said of itself.
#[derive(Default)]
struct Memory {
    known: Option<(Arc<protocol::Metadata>, Timestamp)>,
    failed_at: Option<Timestamp>,
}

/// One visit's secrets. They hang on the browser's cookie, so that no other browser can end what this one began.
#[derive(Clone)]
pub struct Secrets {
    /// Comes back with the answer.
    pub state: String,
    /// Stands in the token.
    pub nonce: String,
    /// Proves that who asks for the token is who began (PKCE).
    pub verifier: String,
}

/// How a provider is to make sure who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// As it likes; who is signed in there comes through.
    Usual,
    /// Now, however long they have been signed in there; no earlier than this.
    Anew(Timestamp),
}

/// Whom a provider vouches for.
#[derive(Clone, Debug)]
pub struct Proven {
    /// Who says so.
    pub issuer: String,
    /// Whom the issuer calls by this for ever.
    pub subject: String,
    /// Their name there; may be empty.
    pub name: String,
    /// Their address there.
    pub email: Option<Email>,
    /// Whether the provider has made sure that the address is theirs.
    pub email_verified: bool,
    /// When they last proved to the provider who they are, where it says so.
    pub proved_at: Option<Timestamp>,
}

/// Why a visit did not end well. The cause stands in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They, or their organisation, said no.
    Denied,
    /// The provider does not answer.
    Unreachable,
    /// What it says is not of now: a clock goes wrong.
    Late,
    /// What it says cannot be believed.
    Odd,
    /// The visit was ended before, took too long, or began in another browser.
    Gone,
}

impl Refusal {
    /// What to tell the person.
    pub fn say(self, label: &str) -> Say {
        match self {
            Refusal::Denied => say!("provider-denied", provider = label),
            Refusal::Unreachable => say!("provider-unreachable", provider = label),
            Refusal::Late => say!("provider-late", provider = label),
            Refusal::Odd => say!("provider-odd", provider = label),
            Refusal::Gone => say!("provider-gone", provider = label),
        }
    }
}

impl Providers {
    /// The providers of a site that people reach under `public_url`. Fails with a sentence for the operator.
    pub fn new(settings: &BTreeMap<String, ProviderSettings>, public_url: &str) -> Result<Self, String> {
        let mut providers: Vec<Provider> = Vec::new();
        for (name, settings) in settings {
            let provider = Provider::new(name, settings, public_url)?;
            if providers.iter().any(|other| other.settings.issuer == settings.issuer) {
                return Err(format!("two providers have the issuer {}; keep one", settings.issuer));
            }
            providers.push(provider);
        }
        Ok(Providers(providers.into()))
    }

    /// Every one.
    pub fn all(&self) -> &[Provider] {
        &self.0
    }

    /// The one of this name.
    pub fn find(&self, name: &str) -> Result<&Provider> {
        self.0.iter().find(|provider| provider.name == name).ok_or(Error::NotFound)
    }

    /// The one that speaks for this issuer, while the settings name it.
    pub fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.settings.issuer == issuer)
    }
}

impl Provider {
    fn new(name: &str, settings: &ProviderSettings, public_url: &str) -> Result<Self, String> {
        let wrong = |what: &str| format!("[sign_in.{name}]: {what}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || name.len() > 32 || !name.chars().all(plain) {
            return Err(wrong("the name takes small letters, digits and dashes, at most 32"));
        }
        if settings.label.trim().is_empty() || settings.client_id.is_empty() {
            return Err(wrong("label and client_id must not be empty"));
        }
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|_| wrong("issuer is no address"))?;
        let host = issuer.url().host_str().unwrap_or_default().to_owned();
        let safe = match issuer.url().scheme() {
            "https" => true,
            "http" => is_here(&host),
            _ => false,
        };
        if !safe {
            return Err(wrong("issuer must begin with https:// (or http:// on this machine)"));
        }
        let hosts = settings.hosts.iter().cloned().chain([host]);
        Ok(Provider {
            name: name.to_owned(),
            label: settings.label.trim().to_owned(),
            answer: format!("{public_url}/sign-in/with/{name}/answer"),
            fetch: Fetch::of(hosts).map_err(|error| wrong(&error.to_string()))?,
            settings: settings.clone(),
            memory: Mutex::default(),
        })
    }

    /// Its name for itself.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// Where to send the browser.
    pub async fn departure(&self, secrets: &Secrets, care: Care, now: Timestamp) -> Result<String, Refusal> {
        let metadata = self.metadata(now, HOUR).await?;
        protocol::departure(self, &metadata, secrets, care)
    }

    /// Whom the provider vouches for with this code. `issuer` is what the answer says about where it comes from.
    pub async fn proven(
        &self,
        secrets: &Secrets,
        care: Care,
        code: &str,
        issuer: Option<&str>,
        now: Timestamp,
    ) -> Result<Proven, Refusal> {
        let metadata = self.metadata(now, DAY).await?;
        protocol::check_issuer(self, &metadata, issuer)?;
        let tokens = protocol::redeem(self, &metadata, secrets, code).await?;
        match protocol::read(self, &metadata, secrets, care, &tokens, now) {
            Err(protocol::Unreadable::UnknownKey) => {
                let newer = self.metadata(now, MINUTE).await?;
                let identity = protocol::read(self, &newer, secrets, care, &tokens, now);
                protocol::complete(self, &newer, identity.map_err(|error| error.refusal(self))?, &tokens)
                    .await
            }
            read => {
                let identity = read.map_err(|error| error.refusal(self))?;
                protocol::complete(self, &metadata, identity, &tokens).await
            }
        }
    }

    /// What the provider says of itself, no older than `most` seconds where it answers.
    async fn metadata(&self, now: Timestamp, most: i64) -> Result<Arc<protocol::Metadata>, Refusal> {
        let (known, failed_at) = {
            let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
            (memory.known.clone(), memory.failed_at)
        };
        if let Some((metadata, at)) = &known
            && *at > now.plus_seconds(-most)
        {
            return Ok(Arc::clone(metadata));
        }
        let resting = failed_at.is_some_and(|at| at > now.plus_seconds(-REST));
        let asked = if resting { Err(Refusal::Unreachable) } else { protocol::discover(self).await };
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        match asked {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                *memory = Memory { known: Some((Arc::clone(&metadata), now)), failed_at: None };
                Ok(metadata)
            }
            Err(refusal) => {
                if !resting {
                    memory.failed_at = Some(now);
                }
                match known {
                    Some((metadata, at)) if at > now.plus_seconds(-DAY) => Ok(metadata),
                    _ => Err(refusal),
                }
            }
        }
    }

    /// Logs a cause, and tells what it means to the person.
    fn refuse(&self, refusal: Refusal, cause: &dyn std::fmt::Display) -> Refusal {
        tracing::warn!(provider = self.name, %cause, "a sign-in by a provider failed");
        refusal
    }

    fn failed(&self, failed: &Failed) -> Refusal {
        if let Failed::Stranger(host) = failed {
            tracing::warn!(
                provider = self.name,
                host,
                "name this host in the provider's `hosts`, if you trust it"
            );
        }
        self.refuse(Refusal::Unreachable, failed)
    }
}
