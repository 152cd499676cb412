//! What people do with working groups, and the one door through which an outside id becomes a group.

use platform::clock::Timestamp;
use platform::i18n::{Language, Locale};
use platform::ids::Raw;
use platform::{Error, Result, say};

use super::model::{Founding, FoundingForm, Group, GroupId, LastDay, OUTCOME};
use super::policy;
use super::store::{self, Fellow};
use crate::ctx::Ctx;
use crate::features::communities::Community;
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::discussions::{self, Prose, Title, both};
use crate::features::places::actions as places;
use crate::features::places::{self as place, Place};

/// A group with its community, for who sees the place in which it talks; not found for others.
pub struct SeenGroup {
    /// The group.
    pub group: Group,
    /// Its community and what the caller holds there.
    pub within: Seen,
    /// The place in which it talks.
    pub place: Place,
    /// Whether the caller is in it.
    pub inside: bool,
}

/// The community, for who sees its groups.
pub fn community(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    if policy::sees(&seen.standing) { Ok(seen) } else { Err(Error::NotFound) }
}

/// The group of this id.
pub fn seen(ctx: &mut Ctx, id: GroupId) -> Result<SeenGroup> {
    let group = store::find(ctx.tx, id)?;
    let place = places::seen_by_id(ctx, group.place_id)?;
    if !policy::sees(place.standing()) {
        return Err(Error::NotFound);
    }
    let account = ctx.account()?;
    let inside = store::holds(ctx.tx, id, account)?;
    Ok(SeenGroup { group, within: place.within, place: place.place, inside })
}

/// The community's groups in places that the caller sees: those that work, and those that were closed.
pub fn groups(ctx: &mut Ctx, seen: &Seen) -> Result<(Vec<Group>, Vec<Group>)> {
    let community = seen.community.id;
    let visible = places::visible(ctx, community, &seen.standing)?;
    let closed_places = places::closed(ctx, seen)?;
    let sees = |group: &Group| visible.iter().chain(&closed_places).any(|place| place.id == group.place_id);
    let open = page(&sees, |group| group.founded_at, |before| store::open(ctx.tx, community, before))?;
    let at_close = |group: &Group| group.closed_at.unwrap_or(group.founded_at);
    let closed = page(&sees, at_close, |before| store::closed(ctx.tx, community, before))?;
    Ok((open, closed))
}

/// The first page of what the caller sees: what they do not see takes nobody's room. `next` finds more, from before a group's time.
fn page(
    sees: &dyn Fn(&Group) -> bool,
    time: impl Fn(&Group) -> Timestamp,
    mut next: impl FnMut((Timestamp, GroupId)) -> Result<Vec<Group>>,
) -> Result<Vec<Group>> {
    let (mut page, mut before) = (Vec::new(), (Timestamp(i64::MAX), GroupId(Raw::max())));
    loop {
        let found = next(before)?;
        let last = found.last().filter(|_| found.len() == store::MOST as usize);
        let more = last.map(|last| (time(last), last.id));
        page.extend(found.into_iter().filter(sees));
        page.truncate(store::MOST as usize);
        match more.filter(|_| page.len() < store::MOST as usize) {
            Some(last) => before = last,
            None => return Ok(page),
        }
    }
}

/// The groups of a community that the caller is in.
pub fn mine(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<GroupId>> {
    let account = ctx.account()?;
    store::of_account(ctx.tx, seen.community.id, account)
}

/// Who is in a group, in the order in which they came.
pub fn fellows(ctx: &mut Ctx, seen: &SeenGroup) -> Result<Vec<Fellow>> {
    store::fellows(ctx.tx, seen.group.id)
}

/// The places in which the caller may found a group.
pub fn homes(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Place>> {
    policy::take_part(&seen.standing)?;
    let mut places = places::visible(ctx, seen.community.id, &seen.standing)?;
    places.retain(|home| place::policy::write(&seen.standing, home).is_ok());
    Ok(places)
}

/// Founds a group as typed: its topic is called like it, and begins with what it is for.
pub fn found_as_typed(ctx: &mut Ctx, slug: &str, typed: &FoundingForm) -> Result<GroupId> {
    let seen = community(ctx, slug)?;
    policy::take_part(&seen.standing)?;
    let (here, FoundingForm { name, purpose, place, size, ends_on }) =
        (own_locale(ctx, &seen.community), typed);
    let new = Founding::parse(name, purpose, size, ends_on, &here, ctx.now)?;
    let (title, prose) = both(Title::parse(&new.name), Prose::parse(&new.purpose))?;
    found(ctx, slug, place, &new, &title, &prose)
}

/// Founds a group: it talks in a new topic of the place, and its founder is in it.
pub fn found(
    ctx: &mut Ctx,
    slug: &str,
    place: &str,
    new: &Founding,
    title: &Title,
    prose: &Prose,
) -> Result<GroupId> {
    let founder_id = ctx.account()?;
    let seen = community(ctx, slug)?;
    // Two at once are counted one after the other.
    communities::hold(ctx, seen.community.id)?;
    let open = store::open_of_founder(ctx.tx, seen.community.id, founder_id)?;
    policy::found(&seen.standing, open)?;
    let home = places::seen(ctx, slug, place).map_err(|error| match error {
        Error::NotFound => Error::invalid("place", say!("group-place-missing")),
        other => other,
    })?;
    let topic_id = discussions::actions::open(ctx, &home, title, prose, None)?;
    let group = Group {
        id: GroupId::draw(&mut ctx.ids),
        community_id: seen.community.id,
        topic_id,
        place_id: home.place.id,
        founder_id,
        name: new.name.clone(),
        purpose: new.purpose.clone(),
        size: new.size,
        member_count: 0,
        ends_on: new.until.on.clone(),
        ends_at: new.until.at,
        founded_at: ctx.now,
        asked_at: None,
        closed_at: None,
        outcome: String::new(),
    };
    store::insert(ctx.tx, &group, policy::ask_at(ctx.now, group.ends_at))?;
    store::take_in(ctx.tx, &group, founder_id, ctx.now)?;
    Ok(group.id)
}

/// The caller comes in, and follows what the group says. Being in it already changes nothing.
pub fn arrive(ctx: &mut Ctx, id: GroupId) -> Result<()> {
    let (account, seen) = (ctx.account()?, held(ctx, id)?);
    if seen.inside {
        return Ok(());
    }
    policy::arrive(&seen.within.standing, &seen.group)?;
    store::take_in(ctx.tx, &seen.group, account, ctx.now)?;
    let group = seen.group;
    discussions::following::wrote(ctx.tx, account, group.topic_id, group.community_id, ctx.now)
}

/// The caller goes. Who is not in it changes nothing.
pub fn depart(ctx: &mut Ctx, id: GroupId) -> Result<()> {
    let (account, seen) = (ctx.account()?, held(ctx, id)?);
    policy::be_open(&seen.group)?;
    store::let_go(ctx.tx, id, account)
}

/// The group of this id, for who goes on with it or closes it.
pub fn kept(ctx: &mut Ctx, id: GroupId) -> Result<SeenGroup> {
    let seen = seen(ctx, id)?;
    policy::keep(&seen.within.standing, seen.inside, &seen.group)?;
    Ok(seen)
}

/// The group goes on until a day, and is asked again later.
pub fn go_on(ctx: &mut Ctx, id: GroupId, ends_on: &str) -> Result<()> {
    held(ctx, id)?;
    let seen = kept(ctx, id)?;
    let until = LastDay::parse(ends_on, &own_locale(ctx, &seen.within.community), ctx.now)?;
    store::go_on(ctx.tx, id, &until, policy::ask_at(ctx.now, until.at))
}

/// Closes a group with what came of it, which is said in its topic too while one can write there.
pub fn close(ctx: &mut Ctx, id: GroupId, text: &str) -> Result<()> {
    held(ctx, id)?;
    let seen = kept(ctx, id)?;
    let prose = Prose::parse(text)?;
    if prose.source.chars().count() > OUTCOME {
        return Err(Error::invalid("text", say!("group-outcome-unsound", max = OUTCOME as i64)));
    }
    store::close(ctx.tx, id, &prose.source, ctx.now)?;
    let (topic, place) = discussions::actions::seen(ctx, seen.group.topic_id)?;
    if discussions::policy::reply(place.standing(), &place.place, &topic).is_ok() {
        discussions::actions::reply(ctx, topic.id, None, &prose)?;
    }
    Ok(())
}

/// Knows days as the community does.
pub fn own_locale(ctx: &Ctx, community: &Community) -> Locale {
    let language = Language::from_code(&community.language).unwrap_or(ctx.locale.language);
    ctx.app.locale(language, &community.zone)
}

fn held(ctx: &mut Ctx, id: GroupId) -> Result<SeenGroup> {
    store::lock(ctx.tx, id)?;
    seen(ctx, id)
}
