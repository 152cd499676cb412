//! Growing: what a type brings to a community that lives already and becomes one of it.
//!
//! - Whatever is there stays: places, rule cards, themes, the goal (it takes a decision) and what directors wrote about how they live
//!   together. What the new type brings is added where it is missing; a place of the same address that was closed is opened.
//! - The welcome changes where it is still the old type's proposal.
//! - Shrinking takes back what growing brought: rule cards end, and places in which nothing was written are closed. Themes stay, as
//!   people may have used them.

use platform::Result;
use platform::i18n::Language;

use super::actions::planned;
use super::changing;
use super::contract::store as contracts;
use super::model::{Blueprint, PlacePlan, RulePlan};
use crate::ctx::Ctx;
use crate::features::accounts::fold;
use crate::features::charter::rules::{self, RuleId};
use crate::features::communities::{self, Community, Slug, Type};
use crate::features::places::{self, PlaceId};

/// What a community would be given.
pub struct Gifts {
    /// Places.
    pub places: Vec<PlacePlan>,
    /// Rule cards.
    pub rules: Vec<RulePlan>,
    /// Themes.
    pub themes: Vec<String>,
    /// Forms of exchange; none where directors wrote their own, which stay.
    pub exchanges: Vec<String>,
}

/// What a community was given.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Places that were made or opened.
    pub places: Vec<PlaceId>,
    /// Rule cards.
    pub rules: Vec<RuleId>,
}

fn language_of(community: &Community) -> Language {
    Language::from_code(&community.language).unwrap_or(Language::English)
}

/// What the community would be given as one of this type.
pub fn gifts(ctx: &mut Ctx, community: &Community, kind: Type) -> Result<Gifts> {
    let blueprint = Blueprint::of(kind, language_of(community))?;
    let mut places = Vec::new();
    for plan in blueprint.places.into_iter().filter(|plan| !plan.lounge) {
        let slug = Slug::from_name(&plan.name, "place");
        if places::actions::lacks(ctx, community.id, slug.as_str())? {
            places.push(plan);
        }
    }
    let said: Vec<_> =
        rules::of_community(ctx, community.id)?.iter().map(|rule| fold(&rule.sentence)).collect();
    let known: Vec<_> =
        communities::actions::themes(ctx, community.id)?.iter().map(|theme| fold(&theme.name)).collect();
    let own = contracts::find(ctx.tx, community.id)?.is_some();
    Ok(Gifts {
        places,
        rules: blueprint.rules.into_iter().filter(|rule| !said.contains(&fold(&rule.sentence))).collect(),
        themes: blueprint.themes.into_iter().filter(|theme| !known.contains(&fold(theme))).collect(),
        exchanges: if own { Vec::new() } else { blueprint.exchanges },
    })
}

/// Makes the community one of this type, with what is missing. Who may do so was decided before; whom one asks about the rule cards
/// is the caller.
pub fn grow(ctx: &mut Ctx, community: &Community, kind: Type) -> Result<Given> {
    let gifts = gifts(ctx, community, kind)?;
    let mut given = Given::default();
    for plan in &gifts.places {
        let new = planned(ctx, plan, 0);
        given.places.push(places::actions::bring(ctx, community.id, &new)?);
    }
    for plan in &gifts.rules {
        given.rules.push(rules::bring(ctx, community.id, &plan.sentence, &plan.why)?);
    }
    changing::add_themes(ctx, community, &gifts.themes)?;
    turn(ctx, community, kind)?;
    Ok(given)
}

/// Makes the community again one of the type that it was, and takes back what it was given and nobody used.
pub fn shrink(ctx: &mut Ctx, community: &Community, kind: Type, given: &Given) -> Result<()> {
    for place in &given.places {
        places::actions::put_back(ctx, *place)?;
    }
    for rule in &given.rules {
        rules::take_back(ctx, *rule)?;
    }
    turn(ctx, community, kind)
}

/// Writes the type, and the welcome where it is still the other type's proposal.
fn turn(ctx: &mut Ctx, community: &Community, kind: Type) -> Result<()> {
    let language = language_of(community);
    let (before, after) = (Blueprint::of(community.kind, language)?, Blueprint::of(kind, language)?);
    let welcome = if community.welcome == before.welcome { &after.welcome } else { &community.welcome };
    communities::actions::become_one_of(ctx, community.id, kind, &community.goal, welcome)
}
