//! Decisions, and answering them.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use platform::ids::Raw;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent, cut};
use crate::caller::{Path, Query};
use crate::ctx::Ctx;
use crate::features::communities::Role;
use crate::features::decisions::answers::{self, Ballot, Outcome};
use crate::features::decisions::proposal::Fields;
use crate::features::decisions::{self, DecisionId, Kind, State, Verdict, actions};

/// Decisions on a page.
const PAGE: i64 = 50;

/// What programs do with decisions, for the description.
#[derive(OpenApi)]
#[openapi(paths(list, one, propose, answer))]
pub struct Operations;

/// A decision in a list.
#[derive(Serialize, ToSchema)]
pub struct DecisionLine {
    id: String,
    title: String,
    /// How it is taken.
    kind: Kind,
    /// Until when it takes answers.
    ends_at: String,
    /// How many are asked.
    asked_count: i64,
    /// How many have answered.
    answer_count: i64,
    /// Whether one's own answer is waited for.
    waits: bool,
    /// What became of it; absent until it is closed.
    verdict: Option<Verdict>,
    /// The outcome in words; empty until it is closed.
    outcome: String,
}

fn line(line: decisions::DecisionLine, locale: &Locale) -> DecisionLine {
    DecisionLine {
        id: line.id.to_string(),
        title: line.title,
        kind: line.kind,
        ends_at: locale.machine(line.ends_at),
        asked_count: line.asked_count,
        answer_count: line.answer_count,
        waits: line.waits,
        verdict: line.verdict,
        outcome: line.outcome,
    }
}

/// From where a list goes on.
#[derive(Deserialize)]
pub struct DecisionsQuery {
    before: Option<String>,
}

/// A community's decisions, latest first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/decisions", tag = "Decisions", params(
    ("before" = Option<String>, Query, description = "From `next`.")),
    responses((status = 200, body = List<DecisionLine>)))]
pub async fn list(
    program: Program,
    Path(slug): Path<String>,
    Query(query): Query<DecisionsQuery>,
) -> Result<Response> {
    let before = query.before.map(|id| id.parse::<DecisionId>()).transpose()?;
    let find = move |ctx: &mut Ctx| {
        let within = actions::within(ctx, &slug)?;
        let (reader, before) = (ctx.account()?, before.unwrap_or(DecisionId(Raw::max())));
        let lines = decisions::store::all(ctx.tx, within.community.id, reader, before, PAGE + 1)?;
        let (lines, more) = cut(lines, PAGE);
        let next = lines.last().filter(|_| more).map(|last| format!("?before={}", last.id));
        Ok((lines, next))
    };
    program.list(find, line).await
}

/// What an option got.
#[derive(Serialize, ToSchema)]
pub struct Count {
    /// The option's position, from 1.
    position: i64,
    /// Its place among all; options that nothing parts have the same.
    place: i64,
    /// Answers, dots, or duels won.
    count: i64,
    /// For a time: those whom it suits if need be.
    if_need_be: i64,
    /// Of how many.
    of: i64,
}

/// How many agree, stand aside and object.
#[derive(Serialize, ToSchema)]
pub struct ConsentCount {
    agree: i64,
    aside: i64,
    object: i64,
}

/// A decision.
#[derive(Serialize, ToSchema)]
pub struct Decision {
    id: String,
    title: String,
    kind: Kind,
    /// `open`, `due` or `closed`.
    state: &'static str,
    /// Who proposed it.
    proposed_by: String,
    /// The proposal, in Markdown.
    text: String,
    html: String,
    /// In their order: positions count from 1. A time is a wall-clock time in `time_zone`.
    options: Vec<String>,
    round: i64,
    /// The roles that are asked; empty where everybody is.
    roles: Vec<Role>,
    dots: i64,
    anonymous: bool,
    ends_at: String,
    time_zone: String,
    asked_count: i64,
    answer_count: i64,
    /// How many answers it takes to hold.
    quorum: i64,
    /// The counts, the first place first; absent while they are hidden.
    counts: Option<Vec<Count>>,
    /// The counts of a decision by consent; absent while they are hidden.
    consent: Option<ConsentCount>,
    /// Whether one is asked and has answered.
    answered: bool,
    /// One's own answer, where that is kept.
    answer: Option<Ballot>,
    verdict: Option<Verdict>,
    outcome: String,
    review_on: Option<String>,
}

fn one_of(ctx: &mut Ctx, id: DecisionId) -> Result<Decision> {
    let actions::Seen { decision, choices, .. } = actions::seen(ctx, id)?;
    let mine = answers::mine(ctx, &decision)?;
    let outcome = decision.shows_counts(ctx.now).then(|| decision.tally.outcome(&decision, &choices));
    let (mut counts, mut consent) = (None, None);
    match outcome {
        Some(Outcome::Consent([agree, aside, object])) => {
            consent = Some(ConsentCount { agree, aside, object });
        }
        Some(Outcome::Lines(lines)) => {
            let count = |line: answers::Line| Count {
                position: line.position,
                place: line.place,
                count: line.count,
                if_need_be: line.second,
                of: line.of,
            };
            counts = Some(lines.into_iter().map(count).collect());
        }
        Some(Outcome::Advice) | None => {}
    }
    Ok(Decision {
        state: match decision.state(ctx.now) {
            State::Open => "open",
            State::Due => "due",
            State::Closed => "closed",
        },
        quorum: decision.needed(),
        id: decision.id.to_string(),
        ends_at: ctx.locale.machine(decision.ends_at),
        options: choices.into_iter().map(|choice| choice.text).collect(),
        title: decision.title,
        kind: decision.kind,
        proposed_by: decision.author_name,
        text: decision.source,
        html: decision.html,
        round: decision.round,
        roles: decision.roles.0,
        dots: decision.dots,
        anonymous: decision.anonymous,
        time_zone: decision.zone,
        asked_count: decision.asked_count,
        answer_count: decision.answer_count,
        counts,
        consent,
        answered: mine.ask.is_some_and(|ask| ask.answered),
        answer: mine.ballot,
        verdict: decision.verdict,
        outcome: decision.outcome,
        review_on: decision.review_on,
    })
}

/// A decision.
#[utoipa::path(get, path = "/api/v1/decisions/{decision}", tag = "Decisions", responses((status = 200, body = Decision)))]
pub async fn one(program: Program, Path(id): Path<DecisionId>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, id)).await
}

/// A proposal. `ends_on` and times are wall-clock times in the community's zone, such as `2026-12-01T18:00`.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    kind: Kind,
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    /// In Markdown.
    #[schema(min_length = 1)]
    text: String,
    ends_on: String,
    /// Two to twenty; for a time to meet, the times. None for consent and advice.
    #[serde(default)]
    options: Vec<String>,
    /// The roles that are asked; none asks everybody.
    #[serde(default)]
    roles: Vec<Role>,
    /// How many people must answer.
    #[serde(default)]
    quorum: Option<i64>,
    /// How many per cent of those asked must answer, instead.
    #[serde(default)]
    quorum_percent: Option<i64>,
    #[serde(default)]
    dots: Option<i64>,
    #[serde(default)]
    anonymous: bool,
    #[serde(default)]
    hidden: bool,
}

impl NewDecision {
    /// As the form would send it: one way of checking stands behind both.
    fn fields(self) -> Fields {
        let mut fields = Fields::new();
        let mut put = |name: &str, value: String| drop(fields.insert(name.to_owned(), value));
        put("kind", self.kind.name().to_owned());
        put("title", self.title);
        put("text", self.text);
        put("ends_on", self.ends_on);
        match self.kind {
            Kind::Times => {
                for (at, time) in (1..).zip(self.options) {
                    put(&format!("time_{at}"), time);
                }
            }
            _ => put("options", self.options.join("\n")),
        }
        if !self.roles.is_empty() {
            put("asked", "roles".to_owned());
        }
        for role in self.roles {
            put(&format!("role_{}", role.name()), "on".to_owned());
        }
        if let Some(quorum) = self.quorum {
            put("quorum_kind", "number".to_owned());
            put("quorum", quorum.to_string());
        } else if let Some(share) = self.quorum_percent {
            put("quorum_kind", "share".to_owned());
            put("quorum", share.to_string());
        }
        put("dots", self.dots.unwrap_or(5).to_string());
        for (name, _) in [("anonymous", self.anonymous), ("hidden", self.hidden)].iter().filter(|(_, is)| *is)
        {
            put(name, "on".to_owned());
        }
        fields
    }
}

/// Proposes a decision.
#[utoipa::path(post, path = "/api/v1/communities/{community}/decisions", tag = "Decisions", request_body = NewDecision,
    responses((status = 201, body = Made)))]
pub async fn propose(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<NewDecision>,
) -> Result<Response> {
    let fields = sent.body.clone().fields();
    program
        .make(&sent, move |ctx| {
            let id = actions::propose(ctx, &slug, &fields)?.to_string();
            Ok(Made { url: format!("/decisions/{id}"), id })
        })
        .await
}

/// Answers a decision, or answers otherwise. In an anonymous decision the first answer is final, and a second changes nothing.
#[utoipa::path(put, path = "/api/v1/decisions/{decision}/answer", tag = "Decisions", request_body = Ballot,
    responses((status = 204)))]
pub async fn answer(program: Program, Path(id): Path<DecisionId>, sent: Sent<Ballot>) -> Result<Response> {
    let ballot = sent.body;
    program.act(move |ctx| answers::answer(ctx, id, &ballot).map(drop)).await
}
