//! The pages of decisions.

pub(super) mod lists;
pub(super) mod one;
pub(super) mod proposing;

use platform::i18n::Locale;

use super::model::{Choice, Kind, Verdict};
use super::proposal::Deadline;
use crate::page::Page;

/// How a decision is taken, in the reader's language.
pub fn kind_name<'p>(page: &'p Page, kind: &Kind) -> &'p str {
    match kind {
        Kind::Consent => page.t("kind-consent"),
        Kind::Advice => page.t("kind-advice"),
        Kind::Single => page.t("kind-single"),
        Kind::Multiple => page.t("kind-multiple"),
        Kind::Dots => page.t("kind-dots"),
        Kind::Ranked => page.t("kind-ranked"),
        Kind::Times => page.t("kind-times"),
    }
}

/// What that way is good for, in the reader's language.
pub fn kind_promise<'p>(page: &'p Page, kind: &Kind) -> &'p str {
    match kind {
        Kind::Consent => page.t("kind-consent-does"),
        Kind::Advice => page.t("kind-advice-does"),
        Kind::Single => page.t("kind-single-does"),
        Kind::Multiple => page.t("kind-multiple-does"),
        Kind::Dots => page.t("kind-dots-does"),
        Kind::Ranked => page.t("kind-ranked-does"),
        Kind::Times => page.t("kind-times-does"),
    }
}

/// What became of a decision, in the reader's language.
pub fn verdict_name<'p>(page: &'p Page, verdict: &Verdict) -> &'p str {
    match verdict {
        Verdict::Decided => page.t("verdict-decided"),
        Verdict::NoQuorum => page.t("verdict-no-quorum"),
        Verdict::Withdrawn => page.t("verdict-withdrawn"),
    }
}

/// The icon of a way of deciding.
pub fn kind_icon(kind: &Kind) -> &'static str {
    match kind {
        Kind::Consent => "handshake",
        Kind::Advice => "message-circle",
        Kind::Single => "vote",
        Kind::Multiple => "check-check",
        Kind::Dots => "circle-dot",
        Kind::Ranked => "list-ordered",
        Kind::Times => "calendar-days",
    }
}

/// A share in whole per cent; a dash where there is nothing to share.
pub(super) fn percent(count: i64, of: i64) -> String {
    if of > 0 { ((200 * count + of) / (2 * of)).to_string() } else { "—".to_owned() }
}

/// An option as it is read: a time in words.
pub(super) fn choice_text(there: &Locale, kind: Kind, zone: &str, choice: &Choice) -> String {
    if kind != Kind::Times {
        return choice.text.clone();
    }
    let at = choice.text.parse().ok().and_then(|on| Deadline::at(on, zone).ok());
    at.map_or_else(
        || choice.text.clone(),
        |time| format!("{}, {}", there.long_day(time.at), there.clock(time.at)),
    )
}
