//! What people do with places, and the one door through which an outside name becomes a place.

use platform::{Error, Result, say};

use super::model::{Place, PlaceId};
use super::policy;
use super::store::{self, NewPlace};
use crate::ctx::Ctx;
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::features::communities::{self, CommunityId, Standing};

/// A place together with its community and what the caller holds there.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The place.
    pub place: Place,
    /// Its community and the caller's standing.
    pub within: SeenCommunity,
}

impl Seen {
    /// What the caller holds in the community.
    pub fn standing(&self) -> &Standing {
        &self.within.standing
    }

    /// The place's address.
    pub fn path(&self) -> String {
        path(&self.within.community.slug, &self.place.slug)
    }
}

/// A place's address.
pub fn path(community: &str, place: &str) -> String {
    format!("/communities/{community}/places/{place}")
}

/// The place of this slug, for who may see it; not found for others.
pub fn seen(ctx: &mut Ctx, community: &str, slug: &str) -> Result<Seen> {
    let within = communities::actions::seen(ctx, community)?;
    let place = store::by_slug(ctx.tx, within.community.id, slug)?.ok_or(Error::NotFound)?;
    checked(within, place)
}

/// The place of this id, under the same rule.
pub fn seen_by_id(ctx: &mut Ctx, id: PlaceId) -> Result<Seen> {
    let place = store::find(ctx.tx, id)?;
    let within = communities::actions::seen_by_id(ctx, place.community_id)?;
    checked(within, place)
}

/// The places that somebody of this standing sees, in their order.
pub fn visible(ctx: &mut Ctx, community: CommunityId, standing: &Standing) -> Result<Vec<Place>> {
    let mut places = store::of_community(ctx.tx, community)?;
    places.retain(|place| policy::sees(standing, place));
    Ok(places)
}

/// Adds a place. Who may do so was decided before.
pub fn add(ctx: &mut Ctx, community: CommunityId, new: &NewPlace) -> Result<()> {
    store::insert(ctx.tx, community, new, ctx.now).map_err(|error| match error {
        Error::Duplicate(_) => Error::invalid("name", say!("place-name-taken")),
        other => other,
    })
}

/// Adds a place that an import brings, at the end of the list, under the nearest free slug. One that is there is left alone.
pub fn import(ctx: &mut Ctx, community: CommunityId, new: &NewPlace) -> Result<()> {
    if store::exists(ctx.tx, new.id)? {
        return Ok(());
    }
    let mut placed = NewPlace { position: store::next_position(ctx.tx, community)?, ..new.clone() };
    let mut namesakes = 1;
    while store::by_slug(ctx.tx, community, &placed.slug)?.is_some() {
        namesakes += 1;
        placed.slug = format!("{}-{namesakes}", new.slug);
    }
    store::insert(ctx.tx, community, &placed, ctx.now)
}

fn checked(within: SeenCommunity, place: Place) -> Result<Seen> {
    if policy::sees(&within.standing, &place) { Ok(Seen { place, within }) } else { Err(Error::NotFound) }
}
