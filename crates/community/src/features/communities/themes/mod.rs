//! Themes: what conversations are about, on two levels at most.
//!
//! - Directors make, rename, order and merge themes. A theme below another has none below itself.
//! - Merging moves what is about one theme to the other; the old theme's address leads there from then on.
//! - A theme's page shows its conversations in all places that the reader sees.

pub(super) mod store;
mod web;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{CommunityId, Theme, ThemeId, ThemesMerged};
use super::store as communities;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};

/// The directors' list. A theme's own page belongs to `discussions`.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/themes", web::list)
        .post("/communities/{community}/themes", web::make)
        .post("/themes/{theme}", web::change)
        .post("/themes/{theme}/position", web::place_at)
        .post("/themes/{theme}/merger", web::merge)
}

/// The community, for who makes its themes.
fn directed(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("themes-forbidden"))) }
}

/// The theme with its community, for who changes it.
pub fn changeable(ctx: &mut Ctx, id: ThemeId) -> Result<(Theme, Seen)> {
    let (community, theme) = store::find(ctx.tx, id)?;
    let seen = actions::seen_by_id(ctx, community)?;
    if seen.standing.directs() { Ok((theme, seen)) } else { Err(Error::Forbidden(say!("themes-forbidden"))) }
}

fn name_of(ctx: &mut Ctx, community: CommunityId, typed: &str, except: Option<ThemeId>) -> Result<String> {
    let name = one_line(typed);
    if name.is_empty() || name.chars().count() > 40 {
        return Err(Error::invalid("name", say!("theme-name-unsound", max = 40)));
    }
    let themes = communities::themes(ctx.tx, community)?;
    let folded = crate::features::accounts::fold(&name);
    let taken = themes
        .iter()
        .any(|theme| Some(theme.id) != except && crate::features::accounts::fold(&theme.name) == folded);
    if taken { Err(Error::invalid("name", say!("theme-name-taken"))) } else { Ok(name) }
}

/// The theme above, where one was chosen: one of the community that stands below none.
fn parent_of(ctx: &mut Ctx, community: CommunityId, typed: &str) -> Result<Option<ThemeId>> {
    if typed.is_empty() {
        return Ok(None);
    }
    let themes = communities::themes(ctx.tx, community)?;
    let chosen = typed.parse().ok().and_then(|id: ThemeId| themes.into_iter().find(|theme| theme.id == id));
    match chosen {
        Some(theme) if theme.parent_id.is_none() => Ok(Some(theme.id)),
        _ => Err(Error::invalid("parent", say!("theme-parent-unsound"))),
    }
}

/// Makes a theme at the end of the list.
pub fn make(ctx: &mut Ctx, slug: &str, name: &str, parent: &str) -> Result<ThemeId> {
    let seen = directed(ctx, slug)?;
    let community = seen.community.id;
    let (name, parent) = (name_of(ctx, community, name, None)?, parent_of(ctx, community, parent)?);
    let id = ThemeId::draw(&mut ctx.ids);
    let position = communities::themes(ctx.tx, community)?.len() as i64 + 1;
    communities::insert_theme(ctx.tx, id, community, &name, position)?;
    store::set_parent(ctx.tx, id, parent)?;
    Ok(id)
}

/// Gives a theme another name; the slug of its community.
pub fn rename(ctx: &mut Ctx, id: ThemeId, name: &str) -> Result<String> {
    let (_, seen) = changeable(ctx, id)?;
    let name = name_of(ctx, seen.community.id, name, Some(id))?;
    store::set_name(ctx.tx, id, &name)?;
    Ok(seen.community.slug)
}

/// Moves a theme up or down among all; the slug of its community.
fn move_by(ctx: &mut Ctx, id: ThemeId, steps: i64) -> Result<String> {
    let (_, seen) = changeable(ctx, id)?;
    let mut order: Vec<ThemeId> =
        communities::themes(ctx.tx, seen.community.id)?.iter().map(|theme| theme.id).collect();
    if let Some(from) = order.iter().position(|other| *other == id) {
        let last = order.len() as i64 - 1;
        let to = (from as i64 + steps.clamp(-last, last)).clamp(0, last);
        let moved = order.remove(from);
        order.insert(usize::try_from(to).unwrap_or(0), moved);
        for (position, id) in (1..).zip(order) {
            store::set_position(ctx.tx, id, position)?;
        }
    }
    Ok(seen.community.slug)
}

/// Merges a theme into another: what stood below it stands below the other's first level. The slug of the community.
pub fn merge(ctx: &mut Ctx, id: ThemeId, into: &str) -> Result<String> {
    let (theme, seen) = changeable(ctx, id)?;
    let themes = communities::themes(ctx.tx, seen.community.id)?;
    let into = into.parse().ok().and_then(|into: ThemeId| themes.iter().find(|other| other.id == into));
    let Some(into) = into.filter(|into| into.id != id) else {
        return Err(Error::invalid("into", say!("theme-into-unsound")));
    };
    let above = if into.parent_id == Some(id) { None } else { into.parent_id };
    let first = above.unwrap_or(into.id);
    for below in themes.iter().filter(|below| below.parent_id == Some(id)) {
        let parent = if below.id == into.id || first == below.id { None } else { Some(first) };
        store::set_parent(ctx.tx, below.id, parent)?;
    }
    store::set_merged(ctx.tx, id, into.id)?;
    audit::note(ctx, Act::SettingsChanged, Some(seen.community.id.0), &theme.name)?;
    ctx.emit(&ThemesMerged { from: id, into: into.id })?;
    Ok(seen.community.slug)
}

/// A theme's community, and the theme to which it leads: itself, or where it was merged into. Who may see was not asked.
pub fn followed(ctx: &mut Ctx, id: ThemeId) -> Result<(CommunityId, Theme)> {
    let mut at = id;
    // A theme is merged once; a chain is as long as there were mergers.
    for _ in 0..64 {
        match store::merged_into(ctx.tx, at)? {
            Some(next) => at = next,
            None => return store::find(ctx.tx, at),
        }
    }
    Err(Error::NotFound)
}
