//! What an archive holds of decisions. Of an anonymous one that is its counts: there is nothing else. Who directs gets no more than
//! the site shows them: of an anonymous decision nobody's mark that they answered, and no count or answer that is still hidden, as
//! two archives that one answer parts would tell it.

use platform::db::Datum;

use super::FEWEST_ANONYMOUS;
use super::answers::Tally;
use super::model::{Kind, Verdict};
use crate::archive::{
    LeftOut, Row, Table, community, id, int, made, name, prose, rendered, text, time, truth, zone,
};
use crate::features::communities::Role;

/// Decisions.
pub static DECISIONS: Table = Table::of(
    "decisions",
    "decisions",
    &["id"],
    &[
        id("id", "decision"),
        community(),
        id("author_id", "account"),
        truth("by_itself").or_nothing(),
        name("kind", |kind| Kind::parse(kind).is_some()),
        text("title", 200),
        prose("source"),
        made("html"),
        made("renderer"),
        text("discussion", 400),
        text("origin", 400),
        name("roles", |roles| roles.split_whitespace().all(|role| Role::parse(role).is_some())),
        name("quorum_kind", |kind| ["anybody", "share", "number"].contains(&kind)),
        int("quorum", 0, 10_000_000),
        int("dots", 0, 1_000),
        truth("anonymous"),
        truth("hidden"),
        int("round", 1, 10_000),
        time("opened_at"),
        text("ends_on", 40),
        zone("zone"),
        time("ends_at"),
        time("remind_at").or_nothing(),
        int("asked_count", 0, 10_000_000),
        int("answer_count", 0, 10_000_000),
        name("tally", |tally| Tally::read(tally).is_ok()),
        time("ended_at").or_nothing(),
        time("closed_at").or_nothing(),
        id("closed_by", "account").or_nothing(),
        name("verdict", |verdict| Verdict::parse(verdict).is_some()).or_nothing(),
        text("outcome", 10_000),
        text("review_on", 40).or_nothing(),
        time("review_at").or_nothing(),
    ],
)
.making(rendered)
.withholding(counts);

/// Takes out the counts that the site does not show. While it is open, nobody has answered as far as the archive tells.
fn counts(row: &mut Row) {
    let is = |name: &str| *row.get(name) == Datum::Bool(true);
    let number = |name: &str| match row.get(name) {
        Datum::Int(number) => *number,
        _ => 0,
    };
    let open = *row.get("ended_at") == Datum::Null && *row.get("closed_at") == Datum::Null;
    let (asked, answered, anonymous) = (number("asked_count"), number("answer_count"), is("anonymous"));
    let hidden = open && (anonymous || is("hidden") && answered < asked);
    let too_few = anonymous && answered < FEWEST_ANONYMOUS;
    if !hidden && !too_few {
        return;
    }
    let nothing = row.text("tally").split_whitespace().map(|_| "0").collect::<Vec<_>>().join(" ");
    row.set("tally", Datum::Text(nothing));
    if open {
        row.set("answer_count", Datum::Int(0));
    }
}

/// What one chooses among.
pub static OPTIONS: Table = Table::of(
    "decision_options",
    "decision_options",
    &["decision_id", "position"],
    &[id("decision_id", "decision"), int("position", 1, 1_000), text("text", 400)],
)
.whose(
    "EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_options.decision_id AND d.community_id = $1)",
);

/// Who is asked, and whether they answered.
pub static ASKED: Table = Table::of(
    "decision_asked",
    "decision_asked",
    &["decision_id", "account_id"],
    &[id("decision_id", "decision"), id("account_id", "account"), truth("answered").read_to_directors(
            "answered AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_asked.decision_id AND (d.anonymous
             OR (d.hidden AND d.ended_at IS NULL AND d.closed_at IS NULL AND d.answer_count < d.asked_count)))",
        ),
        truth("waits").read_to_directors(
            "(waits OR EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_asked.decision_id AND d.ended_at IS NULL
             AND d.closed_at IS NULL AND (d.anonymous OR (d.hidden AND d.answer_count < d.asked_count))))
             AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_asked.decision_id AND d.anonymous
             AND (d.ended_at IS NOT NULL OR d.closed_at IS NOT NULL))",
        ),
    ],
)
.whose("EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_asked.decision_id AND d.community_id = $1)");

/// What they answered, where that is said openly.
pub static BALLOTS: Table = Table::of(
    "decision_ballots",
    "decision_answers",
    &["decision_id", "account_id"],
    &[
        id("decision_id", "decision"),
        id("account_id", "account"),
        text("answer", 10_000),
        time("answered_at"),
    ],
)
.whose("EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_ballots.decision_id AND d.community_id = $1)")
.whose_to_directors(
    "EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_ballots.decision_id AND d.community_id = $1
     AND NOT (d.hidden AND d.ended_at IS NULL AND d.closed_at IS NULL AND d.answer_count < d.asked_count))",
);

/// Objections, with their reasons.
pub static OBJECTIONS: Table = Table::of(
    "decision_objections",
    "decision_objections",
    &["id"],
    &[
        id("id", "objection"),
        id("decision_id", "decision"),
        id("account_id", "account"),
        int("round", 1, 10_000),
        text("reason", 10_000),
        time("raised_at"),
        int("kept_round", 0, 10_000),
        time("lifted_at").or_nothing(),
    ],
)
.whose(
    "EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_objections.decision_id AND d.community_id = $1)",
);

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] = &[LeftOut {
    table: "decision_rounds",
    reason: "earlier rounds are kept as HTML only, and no archive's HTML is taken in",
    counted: Some(
        "EXISTS (SELECT 1 FROM decisions d WHERE d.id = decision_rounds.decision_id AND d.community_id = $1)",
    ),
}];
