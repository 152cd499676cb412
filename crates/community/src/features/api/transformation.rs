//! Transformation: what speaks for a community of practice and what against it, turning into one and back, and what grew out of what.

use std::collections::BTreeMap;

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::blueprints::growing::Gifts;
use crate::features::communities::{self, Type};
use crate::features::successors::{Successor, lineage as successors};
use crate::features::transformation::{self, Line, Sign, What, actions, glance, holding};

/// What programs do with a community's type, for the description.
#[derive(OpenApi)]
#[openapi(paths(one, transform, reverse, lineage))]
pub struct Operations;

/// Which way something speaks.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Speaks {
    For,
    /// Neither way.
    Open,
    Against,
}

/// One thing that was looked at.
#[derive(Serialize, ToSchema)]
pub struct ReadinessLine {
    what: What,
    /// Which way it speaks.
    speaks: Speaks,
    /// What that stands on, in sentences.
    stands_on: Vec<String>,
    /// The numbers in these sentences, by what they count.
    numbers: BTreeMap<String, i64>,
    /// Needs that a study found, where they belong to it.
    quotes: Vec<String>,
    /// What would help; absent where it speaks for it.
    helps: Option<String>,
}

fn readiness(line: &Line, locale: &Locale) -> ReadinessLine {
    let values = line.stands_on.iter().flat_map(|say| &say.values);
    let numbers = values.filter_map(|(name, value)| Some(((*name).to_owned(), value.parse().ok()?)));
    ReadinessLine {
        what: line.what,
        speaks: match line.sign {
            Sign::For => Speaks::For,
            Sign::Open => Speaks::Open,
            Sign::Against => Speaks::Against,
        },
        stands_on: line.stands_on.iter().map(|say| locale.say(say)).collect(),
        numbers: numbers.collect(),
        quotes: line.quotes.clone(),
        helps: line.helps.as_ref().map(|(say, _)| locale.say(say)),
    }
}

/// A place that would come along.
#[derive(Serialize, ToSchema)]
pub struct PlaceToCome {
    name: String,
    purpose: String,
}

/// What the new type would bring where it is missing.
#[derive(Serialize, ToSchema)]
pub struct Brings {
    places: Vec<PlaceToCome>,
    /// Sentences of rule cards.
    rules: Vec<String>,
    themes: Vec<String>,
    /// Forms of exchange.
    exchanges: Vec<String>,
}

impl From<Gifts> for Brings {
    fn from(gifts: Gifts) -> Self {
        let places = gifts.places.into_iter();
        Brings {
            places: places.map(|place| PlaceToCome { name: place.name, purpose: place.purpose }).collect(),
            rules: gifts.rules.into_iter().map(|rule| rule.sentence).collect(),
            themes: gifts.themes,
            exchanges: gifts.exchanges,
        }
    }
}

/// A turn that a community took.
#[derive(Serialize, ToSchema)]
pub struct Turn {
    from: Type,
    to: Type,
    transformed_at: String,
    /// The name of who did it.
    transformed_by: Option<String>,
    reason: String,
    /// Until when it can be undone, or could be.
    reversible_until: String,
    undone_at: Option<String>,
    /// The name of who undid it.
    undone_by: Option<String>,
    /// Why it was undone; empty where it was not.
    undone_reason: String,
}

fn turn(turn: transformation::Transformation, locale: &Locale) -> Turn {
    Turn {
        from: turn.from_type,
        to: turn.to_type,
        transformed_at: locale.machine(turn.transformed_at),
        transformed_by: turn.name,
        reason: turn.reason,
        reversible_until: locale.machine(turn.reversible_until),
        undone_at: turn.undone_at.map(|at| locale.machine(at)),
        undone_by: turn.undone_name,
        undone_reason: turn.undone_reason,
    }
}

/// What a community may become, or has become.
#[derive(Serialize, ToSchema)]
pub struct Transformation {
    r#type: Type,
    /// What speaks for a community of practice and what against it; absent where it is not one of learning.
    readiness: Option<Vec<ReadinessLine>>,
    brings: Option<Brings>,
    /// Why it cannot be done now, where it cannot.
    refused: Option<String>,
    /// The end that it has otherwise.
    ends_at: Option<String>,
    /// Until when the turn that holds can be undone, where it still can.
    reversible_until: Option<String>,
    /// The turns that it took, the newest first.
    turns: Vec<Turn>,
}

fn one_of(ctx: &mut Ctx, slug: &str) -> Result<Transformation> {
    let weighed = actions::weigh(ctx, slug)?;
    let (locale, now) = (&ctx.locale, ctx.now);
    let held = holding(&weighed.turns).map(|turn| turn.reversible_until).filter(|until| now <= *until);
    let refused = weighed.refusal().map(|say| locale.say(say));
    let ends = weighed.ends.as_ref().filter(|_| weighed.weighed.is_some());
    let ends_at = ends.map(|ends| locale.machine(ends.at()));
    let (lines, brings) = weighed.weighed.map(|(lines, gifts)| (lines, Brings::from(gifts))).unzip();
    Ok(Transformation {
        r#type: weighed.within.community.kind,
        readiness: lines.map(|lines| lines.iter().map(|line| readiness(line, locale)).collect()),
        brings,
        refused,
        ends_at,
        reversible_until: held.map(|until| locale.machine(until)),
        turns: weighed.turns.into_iter().map(|one| turn(one, locale)).collect(),
    })
}

/// What speaks for a community of practice and what against it, for members of a community that is of learning or was.
#[utoipa::path(get, path = "/api/v1/communities/{community}/transformation", tag = "Transformation",
    responses((status = 200, body = Transformation)))]
pub async fn one(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, &slug)).await
}

/// Why, in words that everybody reads.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransformationReason {
    #[schema(min_length = 1, max_length = 300)]
    reason: String,
}

/// Makes a community of learning one of practice, for who directs it. Everybody is told.
#[utoipa::path(put, path = "/api/v1/communities/{community}/transformation", tag = "Transformation",
    request_body = TransformationReason, responses((status = 200, body = Transformation)))]
pub async fn transform(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<TransformationReason>,
) -> Result<Response> {
    program
        .change(move |ctx| {
            actions::transform(ctx, &slug, &sent.body.reason)?;
            one_of(ctx, &slug)
        })
        .await
}

/// Makes a community again what it was, for who directs it, within 30 days. Everybody is told.
#[utoipa::path(put, path = "/api/v1/communities/{community}/transformation/reversal", tag = "Transformation",
    request_body = TransformationReason, responses((status = 200, body = Transformation)))]
pub async fn reverse(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<TransformationReason>,
) -> Result<Response> {
    program
        .change(move |ctx| {
            actions::reverse(ctx, &slug, &sent.body.reason)?;
            one_of(ctx, &slug)
        })
        .await
}

/// What a community grew out of.
#[derive(Serialize, ToSchema)]
pub struct Origin {
    /// That community's name.
    name: String,
    /// Its name in addresses, where it is on this site.
    community: Option<String>,
    /// The successor that the community is.
    successor_id: Option<String>,
    founded_at: String,
    dissolved_at: Option<String>,
}

/// What members of a community founded.
#[derive(Serialize, ToSchema)]
pub struct Descendant {
    /// The successor's id.
    id: String,
    name: String,
    /// What for.
    goal: String,
    founded_at: Option<String>,
    dissolved_at: Option<String>,
    /// The community that came of it, by its name in addresses; for its members.
    community: Option<String>,
}

fn descendant((successor, inside): (Successor, bool), locale: &Locale) -> Descendant {
    Descendant {
        id: successor.id.to_string(),
        name: successor.name,
        goal: successor.goal,
        founded_at: successor.founded_at.map(|at| locale.machine(at)),
        dissolved_at: successor.dissolved_at.map(|at| locale.machine(at)),
        community: successor.founded_slug.filter(|_| inside),
    }
}

/// What grew out of what.
#[derive(Serialize, ToSchema)]
pub struct Lineage {
    /// What the community grew out of, where it did.
    origin: Option<Origin>,
    /// What its members founded; told to members.
    founded: Vec<Descendant>,
    /// How many successors its members propose; told to members.
    proposed_count: i64,
    /// Until when it was a community of learning, where it is one of practice since.
    transformed_at: Option<String>,
}

/// What a community grew out of, what grew out of it, and what it was.
#[utoipa::path(get, path = "/api/v1/communities/{community}/lineage", tag = "Transformation",
    responses((status = 200, body = Lineage)))]
pub async fn lineage(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program
        .show(move |ctx| {
            let seen = communities::actions::seen(ctx, &slug)?;
            let of = successors::of(ctx, &seen)?;
            let past = glance::of(ctx, &seen.community)?;
            let locale = &ctx.locale;
            let origin = of.origin.map(|origin| Origin {
                name: origin.name,
                community: origin.slug,
                successor_id: origin.successor_id.map(|id| id.to_string()),
                founded_at: locale.machine(origin.founded_at),
                dissolved_at: origin.dissolved_at.map(|at| locale.machine(at)),
            });
            Ok(Lineage {
                origin,
                founded: of.founded.into_iter().map(|one| descendant(one, locale)).collect(),
                proposed_count: of.proposed,
                transformed_at: past.map(|past| locale.machine(past.at)),
            })
        })
        .await
}
