//! Changing a community's type before it is launched.
//!
//! - People join a community for what it is. So its type changes as long as nobody belongs to it but those who direct it.
//! - The places of the new type are brought, or opened again; those of the old one in which nothing was written are closed,
//!   and can be opened again. What directors made or renamed themselves stays as it is, the lounge too.
//! - The new type's themes are added. Goal and welcome change where they are still the old type's proposals.

use platform::Result;
use platform::i18n::Language;

use super::actions::planned;
use super::model::Blueprint;
use crate::ctx::Ctx;
use crate::features::accounts::fold;
use crate::features::communities::{self, Community, ThemeId, Type};
use crate::features::lifecycle;
use crate::features::places;

/// Whether the community's type can still be changed.
pub fn changes(ctx: &mut Ctx, community: &Community) -> Result<bool> {
    Ok(!communities::actions::has_others(ctx, community.id)?)
}

/// Makes the community one of another type. Whether that may be was asked before.
pub fn change(ctx: &mut Ctx, community: &Community, kind: Type) -> Result<()> {
    let language = Language::from_code(&community.language).unwrap_or(Language::English);
    let (before, after) = (Blueprint::of(community.kind, language)?, Blueprint::of(kind, language)?);
    let goal = if community.goal == before.goal { &after.goal } else { &community.goal };
    let welcome = if community.welcome == before.welcome { &after.welcome } else { &community.welcome };
    communities::actions::become_one_of(ctx, community.id, kind, goal, welcome)?;
    for old in before.places.iter().filter(|old| after.places.iter().all(|new| new.name != old.name)) {
        places::actions::put_away(ctx, community.id, &old.name)?;
    }
    for plan in after.places.iter().filter(|plan| !plan.lounge) {
        let new = planned(ctx, plan, 0);
        places::actions::bring(ctx, community.id, &new)?;
    }
    lifecycle::actions::type_changed(ctx, community.id)?;
    add_themes(ctx, community, &after.themes)
}

/// Adds the themes that are not there yet.
pub(super) fn add_themes(ctx: &mut Ctx, community: &Community, themes: &[String]) -> Result<()> {
    let there = communities::actions::themes(ctx, community.id)?;
    let known = |name: &str| there.iter().any(|theme| fold(&theme.name) == fold(name));
    let missing = themes.iter().filter(|name| !known(name));
    for (position, name) in (there.len() as i64 + 1..).zip(missing) {
        let theme = ThemeId::draw(&mut ctx.ids);
        communities::store::insert_theme(ctx.tx, theme, community.id, name, position)?;
    }
    Ok(())
}
