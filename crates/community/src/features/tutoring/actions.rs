//! What people do with bindings, and the one door through which an outside id becomes a binding.

use platform::clock::Timestamp;
use platform::search::{Query, Stems};
use platform::{Error, Result, say};

use super::model::{Binding, BindingId, CheckIn, RHYTHM, RHYTHMS};
use super::telling::{self, News};
use super::{check_ins, policy, store};
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId, Person, handle};
use crate::features::audit::{self, Act};
use crate::features::communities::actions::{self as communities, Seen};
use crate::features::communities::{CommunityId, MemberLeft, Role};
use crate::features::search;

/// Most learners of a tutor, and most tutors of a learner.
const MOST_BOUND: usize = 50;
/// Home shows check-ins from so many seconds ago on: what is due longer stands on the page of tutoring.
const SHOWN_BACK: i64 = 60 * 86_400;
/// And until so many seconds ahead.
const SHOWN_AHEAD: i64 = 14 * 86_400;

/// A binding with its community, for the two and for who leads; not found for others.
pub struct SeenBinding {
    /// The binding.
    pub binding: Binding,
    /// Its community and what the caller holds there.
    pub within: Seen,
    /// Whether the caller is one of the two.
    pub inside: bool,
}

/// What home shows of tutoring.
#[derive(Default)]
pub struct Glance {
    /// The caller's check-ins of the next days, and those that are due; at most two.
    pub check_ins: Vec<CheckIn>,
    /// Who follows the caller.
    pub tutors: Vec<Binding>,
}

/// The community, for who knows that people are tutored in it.
pub fn community(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::seen(ctx, slug)?;
    if policy::sees(&seen.standing) { Ok(seen) } else { Err(Error::NotFound) }
}

/// The community, for who sees all of its bindings.
pub fn overseen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = community(ctx, slug)?;
    policy::oversee(&seen.standing)?;
    Ok(seen)
}

/// The standing binding of this id.
pub fn seen(ctx: &mut Ctx, id: BindingId) -> Result<SeenBinding> {
    let binding = store::find(ctx.tx, id)?;
    let within = communities::seen_by_id(ctx, binding.community_id)?;
    let inside = policy::is_of(&within.standing, ctx.account()?, &binding);
    match binding.ended_at.is_none() && (inside || within.standing.leads()) {
        true => Ok(SeenBinding { binding, within, inside }),
        false => Err(Error::NotFound),
    }
}

/// Whom the caller follows in the community, while they are a tutor there.
pub fn learners(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Binding>> {
    let account = ctx.account()?;
    match policy::is_tutor(&seen.standing, account, account) {
        true => store::of_tutor(ctx.tx, seen.community.id, account),
        false => Ok(Vec::new()),
    }
}

/// Who follows the caller in the community.
pub fn tutors(ctx: &mut Ctx, seen: &Seen) -> Result<Vec<Binding>> {
    let account = ctx.account()?;
    match policy::is_learner(&seen.standing, account, account) {
        true => store::of_learner(ctx.tx, seen.community.id, account),
        false => Ok(Vec::new()),
    }
}

/// What home shows: nothing costs a question but what may concern the caller.
pub fn glance(ctx: &mut Ctx, seen: &Seen) -> Result<Glance> {
    if !seen.standing.member || !policy::sees(&seen.standing) {
        return Ok(Glance::default());
    }
    let (account, leads) = (ctx.account()?, seen.standing.leads());
    let learns = seen.standing.holds(Role::Learner) && !leads;
    let tutors = if learns { tutors(ctx, seen)? } else { Vec::new() };
    if tutors.is_empty() && !leads && !seen.standing.holds(Role::Tutor) {
        return Ok(Glance::default());
    }
    let window = (ctx.now.plus_seconds(-SHOWN_BACK), ctx.now.plus_seconds(SHOWN_AHEAD));
    let mut check_ins = check_ins::store::open_of(ctx.tx, seen.community.id, account, window, 4)?;
    check_ins.retain(|check_in| policy::knows(&seen.standing, account, check_in));
    check_ins.truncate(2);
    Ok(Glance { check_ins, tutors })
}

/// After how many weeks the next check-in is proposed.
pub fn rhythm(ctx: &mut Ctx, community: CommunityId) -> Result<i64> {
    Ok(store::rhythm(ctx.tx, community)?.unwrap_or(RHYTHM))
}

/// Sets it.
pub fn set_rhythm(ctx: &mut Ctx, slug: &str, typed: &str) -> Result<()> {
    let seen = community(ctx, slug)?;
    policy::bind(&seen.standing)?;
    let Some(weeks) = typed.trim().parse().ok().filter(|weeks| RHYTHMS.contains(weeks)) else {
        let (min, max) = (*RHYTHMS.start(), *RHYTHMS.end());
        return Err(Error::invalid("weeks", say!("tutoring-rhythm-unsound", min = min, max = max)));
    };
    store::set_rhythm(ctx.tx, seen.community.id, weeks, ctx.now)?;
    audit::note(ctx, Act::SettingsChanged, Some(seen.community.id.0), &seen.community.name)
}

/// Who may be bound as a tutor.
pub fn all_tutors(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Person>> {
    store::holders(ctx.tx, community, Role::Tutor.name(), ctx.now)
}

/// Learners whom a director may mean: who has this handle, else whose name holds the words.
pub fn meant(ctx: &mut Ctx, seen: &Seen, typed: &str) -> Result<Vec<Person>> {
    let typed = typed.trim().trim_start_matches('@');
    let mut people = Vec::new();
    if let Some(person) = accounts::store::by_handle(ctx.tx, &handle::key(typed))? {
        people.push(accounts::store::person(ctx.tx, person.id)?);
        people = learning(ctx, seen.community.id, people)?;
    }
    if people.is_empty()
        && let Some(words) = Query::parse(&Stems::default(), typed)
    {
        let found = search::actions::people(ctx, &words, &seen.community.slug)?;
        people = learning(ctx, seen.community.id, found)?;
    }
    Ok(people)
}

fn learning(ctx: &mut Ctx, community: CommunityId, people: Vec<Person>) -> Result<Vec<Person>> {
    let mut learners = Vec::new();
    for person in people {
        let standing = communities::standing_of(ctx, community, person.id)?;
        if standing.member && standing.holds(Role::Learner) {
            learners.push(person);
        }
    }
    Ok(learners)
}

/// A place in the list of bindings: when one was bound, and which.
pub type Mark = (Timestamp, BindingId);

/// The standing bindings, the newest first, at most so many, and from where the list goes on.
pub fn bindings(
    ctx: &mut Ctx,
    seen: &Seen,
    before: Mark,
    most: usize,
) -> Result<(Vec<Binding>, Option<Mark>)> {
    let mut bindings = store::of_community(ctx.tx, seen.community.id, before, most as i64 + 1)?;
    let more = bindings.len() > most;
    bindings.truncate(most);
    let last = bindings.last().filter(|_| more).map(|last| (last.bound_at, last.id));
    Ok((bindings, last))
}

/// Binds a tutor to a learner, and tells both. Who are bound already stay so, and nobody is told.
pub fn bind(ctx: &mut Ctx, slug: &str, tutor: &str, learner: &str) -> Result<BindingId> {
    let seen = community(ctx, slug)?;
    policy::bind(&seen.standing)?;
    let community = seen.community.id;
    let tutors = all_tutors(ctx, community)?;
    let chosen = tutor.parse::<AccountId>().ok();
    let Some(tutor) = tutors.into_iter().find(|person| Some(person.id) == chosen) else {
        return Err(Error::invalid("tutor", say!("tutoring-tutor-missing")));
    };
    let meant = meant(ctx, &seen, learner)?;
    let learner = match meant.as_slice() {
        [one] if one.id == tutor.id => return Err(Error::invalid("learner", say!("tutoring-oneself"))),
        [one] => one,
        [] => return Err(Error::invalid("learner", say!("tutoring-learner-unknown"))),
        _ => return Err(Error::invalid("learner", say!("tutoring-learner-many"))),
    };
    let bound = store::of_tutor(ctx.tx, community, tutor.id)?;
    if let Some(binding) = bound.iter().find(|binding| binding.learner_id == learner.id) {
        return Ok(binding.id);
    }
    if bound.len().max(store::of_learner(ctx.tx, community, learner.id)?.len()) >= MOST_BOUND {
        return Err(Error::invalid("learner", say!("tutoring-too-many", max = MOST_BOUND)));
    }
    let (id, by) = (BindingId::draw(&mut ctx.ids), ctx.account()?);
    if !store::bind(ctx.tx, id, community, (tutor.id, learner.id), by, ctx.now)? {
        // Another director bound them at the same moment.
        let bound = store::of_tutor(ctx.tx, community, tutor.id)?;
        let theirs = bound.iter().find(|binding| binding.learner_id == learner.id);
        return theirs.map(|binding| binding.id).ok_or(Error::NotFound);
    }
    let binding = store::find(ctx.tx, id)?;
    telling::bound(ctx, &seen.community, &binding)?;
    audit::note(ctx, Act::TutorBound, Some(community.0), &both(&binding))?;
    Ok(id)
}

/// The binding, for who may end it.
pub fn endable(ctx: &mut Ctx, id: BindingId) -> Result<SeenBinding> {
    let seen = seen(ctx, id)?;
    policy::bind(&seen.within.standing)?;
    Ok(seen)
}

/// Ends a binding: what is planned is cancelled, and those who planned it are told.
pub fn end(ctx: &mut Ctx, id: BindingId) -> Result<String> {
    let SeenBinding { binding, within, .. } = endable(ctx, id)?;
    finish(ctx, &binding)?;
    audit::note(ctx, Act::TutorUnbound, Some(binding.community_id.0), &both(&binding))?;
    Ok(within.community.slug)
}

/// Whoever left is bound to nobody any more.
pub fn let_go(ctx: &mut Ctx, left: &MemberLeft) -> Result<()> {
    for id in store::with(ctx.tx, left.community_id, left.account_id)? {
        let binding = store::find(ctx.tx, id)?;
        finish(ctx, &binding)?;
    }
    Ok(())
}

fn finish(ctx: &mut Ctx, binding: &Binding) -> Result<()> {
    if !store::end(ctx.tx, binding.id, ctx.now)? {
        return Ok(());
    }
    for id in check_ins::store::open_of_binding(ctx.tx, binding.id)? {
        check_ins::store::cancel(ctx.tx, id, None, "", ctx.now)?;
        let check_in = check_ins::store::find(ctx.tx, id)?;
        if check_in.starts_at > ctx.now {
            telling::tell(ctx, &check_in, News::Ended, None)?;
        }
    }
    Ok(())
}

fn both(binding: &Binding) -> String {
    format!("{}, {}", binding.tutor_name, binding.learner_name)
}

/// From where the list of bindings begins.
pub const FIRST: (Timestamp, BindingId) = (Timestamp(i64::MAX), BindingId(platform::ids::Raw::max()));
