//! What people do with places, and the one door through which an outside name becomes a place.

use platform::{Error, Result, say};

use super::model::{Circle, Place, PlaceId, PlaceText};
use super::store::{self, NewPlace};
use super::{bookings, policy};
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::features::communities::{self, Access, CommunityId, OrganisationId, Slug, Standing, partners};

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

/// The same, with the closed ones after them.
pub fn visible_or_closed(ctx: &mut Ctx, community: CommunityId, standing: &Standing) -> Result<Vec<Place>> {
    let mut places = visible(ctx, community, standing)?;
    let closed = store::closed(ctx.tx, community)?;
    places.extend(closed.into_iter().filter(|place| policy::sees(standing, place)));
    Ok(places)
}

/// Adds a place. Who may do so was decided before.
pub fn add(ctx: &mut Ctx, community: CommunityId, new: &NewPlace) -> Result<()> {
    store::insert(ctx.tx, community, new, ctx.now).map_err(|error| match error {
        Error::Duplicate(_) => Error::invalid("name", say!("place-name-taken")),
        other => other,
    })
}

/// Brings a place to the end of the list: makes it, or opens the one of this slug again where it was closed; which it is. Who may do
/// so was decided before.
pub fn bring(ctx: &mut Ctx, community: CommunityId, new: &NewPlace) -> Result<PlaceId> {
    match store::by_slug(ctx.tx, community, &new.slug)? {
        Some(there) => {
            store::set_archived(ctx.tx, there.id, None)?;
            Ok(there.id)
        }
        None => {
            let position = store::next_position(ctx.tx, community)?;
            store::insert(ctx.tx, community, &NewPlace { position, ..new.clone() }, ctx.now)?;
            Ok(new.id)
        }
    }
}

/// Whether no place of this slug is open.
pub fn lacks(ctx: &mut Ctx, community: CommunityId, slug: &str) -> Result<bool> {
    let there = store::by_slug(ctx.tx, community, slug)?;
    Ok(there.is_none_or(|place| place.archived_at.is_some()))
}

/// Closes a place in which nothing was written, and which was given no walls. Who may do so was decided before.
pub fn put_back(ctx: &mut Ctx, id: PlaceId) -> Result<()> {
    let place = store::find(ctx.tx, id)?;
    let used = place.topic_count > 0 || place.live_count > 0 || place.lounge || store::has_walls(ctx.tx, id)?;
    match used || place.archived_at.is_some() {
        true => Ok(()),
        false => store::set_archived(ctx.tx, id, Some(ctx.now)),
    }
}

/// Closes the place that still has this name, where nothing was written in it; the lounge stays. Who may do so was decided
/// before.
pub fn put_away(ctx: &mut Ctx, community: CommunityId, name: &str) -> Result<()> {
    let places = store::of_community(ctx.tx, community)?;
    let unused = places.iter().find(|place| place.name == name && place.topic_count == 0 && !place.lounge);
    match unused {
        Some(place) => store::set_archived(ctx.tx, place.id, Some(ctx.now)),
        None => Ok(()),
    }
}

/// The closed places, for who directs the community; none for others.
pub fn closed(ctx: &mut Ctx, within: &SeenCommunity) -> Result<Vec<Place>> {
    if !within.standing.directs() {
        return Ok(Vec::new());
    }
    store::closed(ctx.tx, within.community.id)
}

/// The community of this slug, for who makes and changes its places.
pub fn directed(ctx: &mut Ctx, community: &str) -> Result<SeenCommunity> {
    let within = communities::actions::seen(ctx, community)?;
    policy::change(&within.standing)?;
    Ok(within)
}

/// The place of this slug, for who may change it.
pub fn changeable(ctx: &mut Ctx, community: &str, slug: &str) -> Result<Seen> {
    let seen = seen(ctx, community, slug)?;
    policy::change(seen.standing())?;
    Ok(seen)
}

/// Makes a place at the end of the list; its address.
pub fn make(ctx: &mut Ctx, community: &str, text: &PlaceText) -> Result<String> {
    let within = directed(ctx, community)?;
    let new = NewPlace {
        id: PlaceId::draw(&mut ctx.ids),
        slug: Slug::from_name(&text.name, "place").as_str().to_owned(),
        name: text.name.clone(),
        purpose: text.purpose.clone(),
        colour: text.colour,
        position: store::next_position(ctx.tx, within.community.id)?,
        seen_by: text.seen_by,
        written_by: text.written_by,
        lounge: false,
        asks: text.asks,
    };
    add(ctx, within.community.id, &new)?;
    if let Some(openings) = &text.openings {
        partners::open(ctx, within.community.id, new.id, openings)?;
    }
    audit::note(ctx, Act::PlaceChanged, Some(within.community.id.0), &new.name)?;
    Ok(path(community, &new.slug))
}

/// Changes what a place is called, what it is for and for whom. Its address stays.
pub fn change(ctx: &mut Ctx, community: &str, slug: &str, text: &PlaceText) -> Result<Seen> {
    let seen = changeable(ctx, community, slug)?;
    if seen.place.lounge && (text.seen_by, text.written_by) != (Circle::Members, Circle::Members) {
        return Err(Error::invalid("seen_by", say!("place-lounge-open")));
    }
    store::change(ctx.tx, seen.place.id, text)?;
    if let Some(openings) = &text.openings {
        partners::open(ctx, seen.place.community_id, seen.place.id, openings)?;
    }
    audit::note(ctx, Act::PlaceChanged, Some(seen.place.community_id.0), &text.name)?;
    Ok(seen)
}

/// Opens a place to an organisation, or shuts it to it.
pub fn open_to(
    ctx: &mut Ctx,
    community: &str,
    slug: &str,
    id: OrganisationId,
    access: Option<Access>,
) -> Result<()> {
    let seen = changeable(ctx, community, slug)?;
    let (community, place) = (seen.place.community_id, seen.place.id);
    hold(ctx, place)?;
    let mut wanted: Vec<_> = partners::openings(ctx, place)?
        .into_iter()
        .filter(|(other, _, _)| *other != id)
        .map(|(other, _, access)| (other, access))
        .collect();
    wanted.extend(access.map(|access| (id, access)));
    partners::open(ctx, community, place, &wanted)?;
    audit::note(ctx, Act::PlaceChanged, Some(community.0), &seen.place.name)
}

/// Holds a place until the end of the act, so that two changes of it come one after the other.
pub fn hold(ctx: &mut Ctx, id: PlaceId) -> Result<()> {
    bookings::store::lock(ctx.tx, id)
}

/// Closes a place, or opens it again.
pub fn set_closed(ctx: &mut Ctx, community: &str, slug: &str, closed: bool) -> Result<Seen> {
    let seen = changeable(ctx, community, slug)?;
    if seen.place.lounge && closed {
        return Err(Error::Conflict(say!("place-lounge-stays")));
    }
    store::set_archived(ctx.tx, seen.place.id, closed.then_some(ctx.now))?;
    audit::note(ctx, Act::PlaceClosed, Some(seen.place.community_id.0), &seen.place.name)?;
    Ok(seen)
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

/// Moves a place up or down in the list by so many steps; beyond either end it stays there.
pub fn move_by(ctx: &mut Ctx, community: &str, slug: &str, steps: i64) -> Result<Seen> {
    let seen = changeable(ctx, community, slug)?;
    let places = store::of_community(ctx.tx, seen.place.community_id)?;
    let mut order: Vec<PlaceId> = places.iter().map(|place| place.id).collect();
    let Some(from) = order.iter().position(|id| *id == seen.place.id) else { return Ok(seen) };
    let last = order.len() as i64 - 1;
    let to = (from as i64 + steps.clamp(-last, last)).clamp(0, last);
    let moved = order.remove(from);
    order.insert(usize::try_from(to).unwrap_or(0), moved);
    for (position, id) in (1..).zip(order) {
        store::set_position(ctx.tx, id, position)?;
    }
    Ok(seen)
}
