//! Opening a community of a type.

use platform::Result;
use platform::i18n::Language;

use super::advice;
use super::model::{Blueprint, PlacePlan};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::charter::rules;
use crate::features::communities::store::NewCommunity;
use crate::features::communities::{self, Colour, CommunityId, Motif, Slug, ThemeId, Type};
use crate::features::lifecycle;
use crate::features::places::{self, NewPlace, PlaceId};
use crate::features::studies::adviser::Sheet;

/// What a director decides; the blueprint does the rest.
#[derive(Clone)]
pub struct Opening {
    /// The name shown.
    pub name: String,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its type.
    pub kind: Type,
    /// One or two sentences for people who do not know it.
    pub description: String,
    /// The common goal; empty takes the blueprint's proposal.
    pub goal: String,
    /// The language of its own texts.
    pub language: Language,
    /// The colour of its emblem.
    pub colour: Colour,
    /// What stands in its emblem.
    pub emblem: Motif,
}

/// Opens the community with its places, themes, welcome and goal.
pub fn open(ctx: &mut Ctx, opening: &Opening) -> Result<CommunityId> {
    let blueprint = Blueprint::of(opening.kind, opening.language)?;
    let id = open_empty(ctx, opening, &blueprint)?;
    furnish(ctx, id, &blueprint)?;
    Ok(id)
}

/// Opens the community in the same way, with all the rules that its type proposes, for these people, who direct it. Who may do so
/// was decided before.
pub fn found(ctx: &mut Ctx, opening: &Opening, zone: &str, directors: &[AccountId]) -> Result<CommunityId> {
    let blueprint = Blueprint::of(opening.kind, opening.language)?;
    let new = new_community(ctx, opening, &blueprint);
    communities::actions::found(ctx, &new, zone, directors)?;
    furnish(ctx, new.id, &blueprint)?;
    for plan in &blueprint.rules {
        rules::bring(ctx, new.id, &plan.sentence, &plan.why)?;
    }
    Ok(new.id)
}

fn furnish(ctx: &mut Ctx, id: CommunityId, blueprint: &Blueprint) -> Result<()> {
    for (position, name) in (1..).zip(&blueprint.themes) {
        let theme = ThemeId::draw(&mut ctx.ids);
        communities::store::insert_theme(ctx.tx, theme, id, name, position)?;
    }
    for (position, plan) in (1..).zip(&blueprint.places) {
        add_place(ctx, id, plan, position)?;
    }
    Ok(())
}

/// Opens the community with nothing but the blueprint's lounge, as an import needs it.
pub fn open_with_lounge(ctx: &mut Ctx, opening: &Opening) -> Result<CommunityId> {
    let blueprint = Blueprint::of(opening.kind, opening.language)?;
    let id = open_empty(ctx, opening, &blueprint)?;
    for plan in blueprint.places.iter().filter(|plan| plan.lounge) {
        add_place(ctx, id, plan, 1)?;
    }
    Ok(id)
}

fn open_empty(ctx: &mut Ctx, opening: &Opening, blueprint: &Blueprint) -> Result<CommunityId> {
    let new = new_community(ctx, opening, blueprint);
    communities::actions::open(ctx, &new)?;
    Ok(new.id)
}

fn new_community(ctx: &mut Ctx, opening: &Opening, blueprint: &Blueprint) -> NewCommunity {
    let goal = if opening.goal.trim().is_empty() { &blueprint.goal } else { &opening.goal };
    NewCommunity {
        id: CommunityId::draw(&mut ctx.ids),
        slug: opening.slug.as_str().to_owned(),
        name: opening.name.clone(),
        kind: opening.kind,
        description: opening.description.clone(),
        welcome: blueprint.welcome.clone(),
        goal: goal.trim().to_owned(),
        language: opening.language.code().to_owned(),
        colour: opening.colour,
        emblem: opening.emblem,
    }
}

/// Opens the community with what was answered before, and why another type was chosen than that advised.
pub fn open_advised(ctx: &mut Ctx, opening: &Opening, sheet: &Sheet, reason: &str) -> Result<CommunityId> {
    let id = open(ctx, opening)?;
    advice::begin(ctx, id, opening.kind, sheet, reason)?;
    Ok(id)
}

/// Opens the community in the same way as a draft, of which only its directors know until they launch it.
pub fn open_draft(ctx: &mut Ctx, opening: &Opening, sheet: &Sheet, reason: &str) -> Result<CommunityId> {
    let id = open_advised(ctx, opening, sheet, reason)?;
    lifecycle::actions::begin_draft(ctx, id)?;
    Ok(id)
}

fn add_place(ctx: &mut Ctx, community: CommunityId, plan: &PlacePlan, position: i64) -> Result<()> {
    let new = planned(ctx, plan, position);
    places::actions::add(ctx, community, &new)
}

/// A place as a blueprint plans it.
pub fn planned(ctx: &mut Ctx, plan: &PlacePlan, position: i64) -> NewPlace {
    NewPlace {
        id: PlaceId::draw(&mut ctx.ids),
        slug: Slug::from_name(&plan.name, "place").as_str().to_owned(),
        name: plan.name.clone(),
        purpose: plan.purpose.clone(),
        colour: plan.colour,
        position,
        seen_by: plan.seen_by,
        written_by: plan.written_by,
        lounge: plan.lounge,
        asks: plan.asks,
    }
}
