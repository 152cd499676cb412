//! How much is too much: one limiter for every door (pages, API, sign-in, reset), held in memory.
//!
//! - It counts **per node**: a site on several nodes allows up to as many times more as there are nodes, and a restart
//!   forgets. That is enough to make guessing and flooding useless, and costs no request a database write.
//! - Keys are hashed with a seed of the process, so that a key takes 16 bytes however long it was sent.
//! - Memory is bounded. When a table is full, the keys that have used up least are forgotten first, so that a flood of new
//!   keys does not free an old offender.
//! - An IPv6 /64 counts as one address, as a customer gets one whole.

mod buckets;
mod known;
mod lock;

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use self::buckets::Buckets;
use self::known::Known;
use self::lock::Lock;
use super::address::place;
use crate::Result;
use crate::clock::Timestamp;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// The limits, each a key of `[limits]` in `lyceum.toml`. A classroom of thirty shares one address. A limit below 1 counts
/// as 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Requests a minute from one address by people who are not signed in.
    pub anonymous_per_minute: u32,
    /// Wrong passwords in a row for one account from one address before each further try from there must wait (1, 3, 5, 10, 30,
    /// then 60 s).
    pub sign_in_failures: u32,
    /// Tries an hour at one account, from wherever, before it must wait. So many more than one address has that nobody locks
    /// somebody out alone.
    pub sign_in_tries_per_account_per_hour: u32,
    /// Wrong passwords a minute from one address, whatever the account. Right ones are free.
    pub sign_in_failures_per_minute: u32,
    /// Sign-ups an hour with one invitation link, from wherever.
    pub sign_ups_per_invitation_per_hour: u32,
    /// Sign-ups an hour from one address where no invitation is asked for.
    pub open_sign_ups_per_hour: u32,
    /// Sets of answers an hour that one address may begin by a public link.
    pub open_answers_per_hour: u32,
    /// Password reset mails an hour to one mail address.
    pub resets_per_hour: u32,
    /// Requests a minute with one API token.
    pub api_per_minute: u32,
    /// Keys remembered in each table, 16 bytes each and a little more.
    pub remembered: usize,
}

impl Default for LimitSettings {
    fn default() -> Self {
        LimitSettings {
            anonymous_per_minute: 300,
            sign_in_failures: 5,
            sign_in_tries_per_account_per_hour: 600,
            sign_in_failures_per_minute: 100,
            sign_ups_per_invitation_per_hour: 300,
            open_sign_ups_per_hour: 20,
            open_answers_per_hour: 60,
            resets_per_hour: 1,
            api_per_minute: 200,
            remembered: 100_000,
        }
    }
}

/// The limiter of one node. Refusals are [`Error::TooMany`](crate::Error::TooMany) with the seconds to wait.
pub struct Limits {
    anonymous: Buckets,
    sessions: Known,
    failures: Buckets,
    accounts: Lock,
    tries: Buckets,
    invitations: Buckets,
    open_sign_ups: Buckets,
    open_answers: Buckets,
    resets: Buckets,
    api: Buckets,
}

impl Limits {
    /// A limiter that has seen nobody yet.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "the settings belong to the one limiter made from them"
    )]
    pub fn new(settings: LimitSettings) -> Self {
        let most = settings.remembered;
        Limits {
            anonymous: Buckets::new(settings.anonymous_per_minute, MINUTE, most),
            sessions: Known::new(most),
            failures: Buckets::new(settings.sign_in_failures_per_minute, MINUTE, most),
            accounts: Lock::new(settings.sign_in_failures, most),
            tries: Buckets::new(settings.sign_in_tries_per_account_per_hour, HOUR, most),
            invitations: Buckets::new(settings.sign_ups_per_invitation_per_hour, HOUR, most),
            open_sign_ups: Buckets::new(settings.open_sign_ups_per_hour, HOUR, most),
            open_answers: Buckets::new(settings.open_answers_per_hour, HOUR, most),
            resets: Buckets::new(settings.resets_per_hour, HOUR, most),
            api: Buckets::new(settings.api_per_minute, MINUTE, most),
        }
    }

    /// Counts a request by somebody who is not signed in.
    pub fn anonymous(&self, ip: IpAddr, now: Timestamp) -> Result<()> {
        self.anonymous.take(place(ip), now)
    }

    /// Asks before a request that brings a session. One that was seen to count is free; any other passes while its address has
    /// not used up what it may ask for, and counts once it turns out to be nobody's.
    pub fn with_session(&self, ip: IpAddr, session: &str, now: Timestamp) -> Result<()> {
        if self.sessions.knows(session) { Ok(()) } else { self.anonymous.ask(place(ip), now) }
    }

    /// The session counts.
    pub fn session_counts(&self, session: &str, now: Timestamp) {
        self.sessions.note(session, now);
    }

    /// The session is nobody's: its sender is not signed in.
    pub fn session_is_nobodys(&self, ip: IpAddr, session: &str, now: Timestamp) {
        self.sessions.forget(session);
        self.anonymous.spend(place(ip), now);
    }

    /// Asks before a password, a second factor or the like is checked. For the account and the address the try counts as wrong until
    /// [`Limits::sign_in_succeeded`], so that many tries at once do not pass before the first is known to be wrong.
    pub fn sign_in_allowed(&self, ip: IpAddr, account: &str, now: Timestamp) -> Result<()> {
        self.failures.ask(place(ip), now)?;
        self.accounts.try_now((account, place(ip)), now)?;
        self.tries.ask(account, now)
    }

    /// The try was wrong: it counts for the address and for the account too.
    pub fn sign_in_failed(&self, ip: IpAddr, account: &str, now: Timestamp) {
        self.failures.spend(place(ip), now);
        self.tries.spend(account, now);
    }

    /// The try was right: the account's count starts again from nothing, from there.
    pub fn sign_in_succeeded(&self, ip: IpAddr, account: &str) {
        self.accounts.forget((account, place(ip)));
    }

    /// Counts a sign-up with an invitation link, named by its token. Rooms full of people share an address, so that the
    /// address does not count.
    pub fn sign_up_with(&self, invitation: &str, now: Timestamp) -> Result<()> {
        self.invitations.take(invitation, now)
    }

    /// Counts a sign-up where no invitation is asked for.
    pub fn sign_up_open(&self, ip: IpAddr, now: Timestamp) -> Result<()> {
        self.open_sign_ups.take(place(ip), now)
    }

    /// Counts answers that somebody begins by a link that anybody may hold.
    pub fn open_answer(&self, ip: IpAddr, now: Timestamp) -> Result<()> {
        self.open_answers.take(place(ip), now)
    }

    /// Counts a password reset mail to an address, in the form in which addresses are compared. The reader is told the
    /// same whether it was sent or not.
    pub fn reset(&self, address: &str, now: Timestamp) -> Result<()> {
        self.resets.take(address, now)
    }

    /// Counts a request with an API token.
    pub fn api(&self, token: &str, now: Timestamp) -> Result<()> {
        self.api.take(token, now)
    }
}

#[cfg(test)]
mod tests;
