use std::net::{Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;

use super::*;
use crate::Error;

const START: Timestamp = Timestamp::from_seconds(1_700_000_000);
const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
const AWAY: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2));

fn limits() -> Limits {
    Limits::new(LimitSettings::default())
}

/// Asks `times` times; how many were let in before the first refusal.
fn let_in(times: u32, ask: impl Fn() -> Result<()>) -> u32 {
    (0..times).take_while(|_| ask().is_ok()).count() as u32
}

fn wait(outcome: Result<()>) -> u64 {
    match outcome {
        Ok(()) => 0,
        Err(Error::TooMany(seconds)) => seconds,
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn each_door_has_its_default() {
    let limits = limits();
    assert_eq!(let_in(1000, || limits.anonymous(HOME, START)), 300);
    assert_eq!(let_in(1000, || limits.sign_up_open(HOME, START)), 20);
    assert_eq!(let_in(1000, || limits.sign_up_with("link", START)), 300);
    assert_eq!(let_in(1000, || limits.reset("a@example.org", START)), 1);
    assert_eq!(let_in(1000, || limits.api("token", START)), 200);
    assert!(limits.anonymous(AWAY, START).is_ok(), "another address has its own bucket");
    assert!(limits.reset("b@example.org", START).is_ok());
}

#[test]
fn a_bucket_fills_up_again_at_its_pace() {
    let limits = limits();
    assert_eq!(let_in(1000, || limits.api("token", START)), 200);
    assert_eq!(wait(limits.api("token", START)), 1);
    let later = START.plus_seconds(3);
    assert_eq!(let_in(1000, || limits.api("token", later)), 10, "200 a minute are 10 in 3 s");
    assert_eq!(let_in(1000, || limits.api("token", START.plus_seconds(600))), 200);
    assert!(limits.reset("a@example.org", START).is_ok());
    assert_eq!(wait(limits.reset("a@example.org", START.plus_seconds(60))), 3_540);
    assert!(limits.reset("a@example.org", START.plus_seconds(3_600)).is_ok());
}

#[test]
fn the_sixth_wrong_password_waits_and_each_further_one_longer() {
    let limits = limits();
    let mut now = START;
    for _ in 0..5 {
        assert_eq!(wait(limits.sign_in_allowed(HOME, "amina", now)), 0);
        limits.sign_in_failed(HOME, "amina", now);
    }
    for expected in [1, 3, 5, 10, 30, 60, 60] {
        assert_eq!(wait(limits.sign_in_allowed(HOME, "amina", now)), expected);
        assert_eq!(wait(limits.sign_in_allowed(HOME, "ben", now)), 0, "but only for this account");
        limits.sign_in_succeeded(HOME, "ben");
        now = now.plus_seconds(expected as i64);
        assert_eq!(wait(limits.sign_in_allowed(HOME, "amina", now)), 0);
        limits.sign_in_failed(HOME, "amina", now);
    }
    now = now.plus_seconds(60);
    assert_eq!(wait(limits.sign_in_allowed(HOME, "amina", now)), 0);
    limits.sign_in_succeeded(HOME, "amina");
    assert_eq!(
        let_in(5, || limits.sign_in_allowed(HOME, "amina", now)),
        5,
        "a right one starts again from nothing"
    );
}

#[test]
fn whoever_guesses_steadily_locks_nobody_out_elsewhere() {
    let limits = limits();
    let mut now = START;
    for _ in 0..120 {
        assert_eq!(wait(limits.sign_in_allowed(HOME, "amina", now)), 0);
        limits.sign_in_failed(HOME, "amina", now);
        now = now.plus_seconds(60);
        assert_eq!(wait(limits.sign_in_allowed(AWAY, "amina", now)), 0, "her own address is another");
        limits.sign_in_succeeded(AWAY, "amina");
    }
}

#[test]
fn guesses_at_one_account_from_everywhere_are_bounded_too() {
    let limits = limits();
    let mut tries = 0;
    for host in 0..1_000_u32 {
        let from = IpAddr::V4(Ipv4Addr::from_bits(host));
        if limits.sign_in_allowed(from, "amina", START).is_ok() {
            tries += 1;
            limits.sign_in_failed(from, "amina", START);
        }
    }
    assert_eq!(tries, 600);
    assert!(limits.sign_in_allowed(HOME, "ben", START).is_ok());
}

#[test]
fn a_session_that_nobody_has_counts_for_its_address_and_one_that_counts_is_free() {
    let limits = limits();
    limits.session_counts("hers", START);
    for made_up in 0..300 {
        let made_up = made_up.to_string();
        assert!(limits.with_session(HOME, &made_up, START).is_ok());
        limits.session_is_nobodys(HOME, &made_up, START);
    }
    assert!(limits.with_session(HOME, "another", START).is_err());
    assert!(limits.anonymous(HOME, START).is_err());
    assert!(limits.with_session(HOME, "hers", START).is_ok(), "a classroom shares an address");
    assert!(limits.with_session(AWAY, "another", START).is_ok());
    limits.session_is_nobodys(AWAY, "hers", START);
    assert!(limits.with_session(HOME, "hers", START).is_err(), "it has ended");
}

#[test]
fn many_tries_at_once_do_not_pass_before_the_first_is_known_to_be_wrong() {
    let limits = limits();
    assert_eq!(let_in(100, || limits.sign_in_allowed(HOME, "amina", START)), 5);
}

#[test]
fn an_hour_of_quiet_forgets_wrong_passwords() {
    let limits = limits();
    assert_eq!(let_in(100, || limits.sign_in_allowed(HOME, "amina", START)), 5);
    let later = START.plus_seconds(3_600);
    assert_eq!(let_in(100, || limits.sign_in_allowed(HOME, "amina", later)), 5);
}

#[test]
fn an_address_that_tries_many_accounts_must_wait_and_right_passwords_are_free() {
    let limits = limits();
    for account in 0..1_000 {
        let account = account.to_string();
        assert_eq!(wait(limits.sign_in_allowed(HOME, &account, START)), 0);
        limits.sign_in_succeeded(HOME, &account);
    }
    for account in 0..100 {
        let account = account.to_string();
        assert_eq!(wait(limits.sign_in_allowed(HOME, &account, START)), 0);
        limits.sign_in_failed(HOME, &account, START);
    }
    assert_eq!(wait(limits.sign_in_allowed(HOME, "next", START)), 1);
    assert_eq!(wait(limits.sign_in_allowed(AWAY, "next", START)), 0);
}

#[test]
fn an_ipv6_customer_cannot_step_aside() {
    let limits = limits();
    let address = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, last));
    for last in 0..300 {
        assert!(limits.anonymous(address(last), START).is_ok());
    }
    assert!(limits.anonymous(address(301), START).is_err());
}

#[test]
fn memory_is_bounded_and_offenders_are_remembered() {
    let limits = Limits::new(LimitSettings { remembered: 1_000, ..LimitSettings::default() });
    assert_eq!(let_in(1000, || limits.anonymous(HOME, START)), 300);
    assert_eq!(let_in(100, || limits.sign_in_allowed(HOME, "amina", START)), 5);
    for stranger in 0..20_000_u32 {
        let _ = limits.anonymous(IpAddr::V4(Ipv4Addr::from_bits(stranger)), START);
        let _ = limits.sign_in_allowed(AWAY, &stranger.to_string(), START);
    }
    assert!(limits.anonymous.len() <= 1_000 && limits.accounts.len() <= 1_000);
    assert!(limits.anonymous.len() > 500 && limits.accounts.len() > 500);
    assert!(limits.anonymous(HOME, START).is_err());
    assert!(limits.sign_in_allowed(HOME, "amina", START).is_err());
}

#[test]
fn a_clock_that_is_set_back_locks_nobody_out() {
    let limits = limits();
    let before = START.plus_seconds(-86_400);
    let_in(1000, || limits.anonymous(HOME, START));
    let_in(100, || limits.sign_in_allowed(HOME, "amina", START));
    assert!(wait(limits.anonymous(HOME, before)) <= 1);
    assert!(wait(limits.sign_in_allowed(HOME, "amina", before)) <= 1);
    assert_eq!(wait(limits.sign_in_allowed(HOME, "amina", before.plus_seconds(1))), 0);
}

#[test]
fn settings_name_every_limit() {
    let settings: LimitSettings = serde_json::from_str(r#"{"api_per_minute": 5}"#).unwrap();
    assert_eq!(settings, LimitSettings { api_per_minute: 5, ..LimitSettings::default() });
    assert!(serde_json::from_str::<LimitSettings>(r#"{"api_per_hour": 5}"#).is_err());
    let limits = Limits::new(LimitSettings { api_per_minute: 0, ..LimitSettings::default() });
    assert_eq!(let_in(10, || limits.api("token", START)), 1);
}

proptest! {
    /// Whatever the pace, no more than a bucket and what has come back since is ever let in, and waiting as told helps.
    #[test]
    fn no_pace_gets_more_than_its_share(steps in prop::collection::vec(0_i64..2_000_000, 1..400)) {
        let buckets = Buckets::new(30, 60, 100);
        let (mut now, mut taken) = (START, 0_i64);
        for step in steps {
            now = Timestamp(now.0 + step);
            match buckets.take("key", now) {
                Ok(()) => taken += 1,
                Err(Error::TooMany(seconds)) => {
                    prop_assert!(seconds >= 1);
                    prop_assert!(buckets.ask("key", now.plus_seconds(seconds as i64)).is_ok());
                }
                Err(other) => prop_assert!(false, "{other}"),
            }
            prop_assert!(taken <= 30 + (now.0 - START.0) / 2_000_000);
        }
    }
}
