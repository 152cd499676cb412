//! What directors do with training.

use platform::clock::{Timestamp, WallClock};
use platform::{Error, Result, say};

use super::model::{Course, CourseId, CourseText, Session, SessionText, TrainingId};
use super::store;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, CommunityId};
use crate::features::lifecycle;

/// Courses that a community has at most, past ones included.
const MOST_COURSES: i64 = 100;
/// Sessions that a community has at most.
const MOST_SESSIONS: i64 = 500;

/// A community's courses with their sessions, in order.
pub struct Training {
    /// The community and what the caller holds in it.
    pub within: Seen,
    /// Each course with its sessions.
    pub courses: Vec<(Course, Vec<Session>)>,
}

/// A community's training, for its members.
pub fn training(ctx: &mut Ctx, slug: &str) -> Result<Training> {
    let within = communities::actions::seen(ctx, slug)?;
    let sessions = store::sessions(ctx.tx, within.community.id)?;
    let courses = store::courses(ctx.tx, within.community.id)?;
    let of =
        |course: &Course| sessions.iter().filter(|session| session.course_id == course.id).cloned().collect();
    let courses = courses.into_iter().map(|course| (course.clone(), of(&course))).collect();
    Ok(Training { within, courses })
}

/// A course with its sessions that take place, for members of its community.
pub fn seen_course(ctx: &mut Ctx, id: CourseId) -> Result<(Course, Vec<Session>)> {
    let course = store::course(ctx.tx, id)?;
    communities::actions::seen_by_id(ctx, course.community_id)?;
    let mut sessions = store::sessions(ctx.tx, course.community_id)?;
    sessions.retain(|session| session.course_id == id);
    Ok((course, sessions))
}

/// A session that takes place, for members of its community. One that was cancelled is gone.
pub fn seen_session(ctx: &mut Ctx, id: TrainingId) -> Result<Session> {
    let session = store::session(ctx.tx, id)?;
    communities::actions::seen_by_id(ctx, session.community_id)?;
    if session.cancelled_at.is_none() { Ok(session) } else { Err(Error::NotFound) }
}

/// The community of this slug, for who directs its training.
pub fn directed(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = communities::actions::seen(ctx, slug)?;
    checked(seen)
}

/// A course with its community, for who directs its training.
pub fn course(ctx: &mut Ctx, id: CourseId) -> Result<(Course, Seen)> {
    let course = store::course(ctx.tx, id)?;
    let seen = communities::actions::seen_by_id(ctx, course.community_id)?;
    Ok((course, checked(seen)?))
}

/// A session with its course and community, for who directs its training.
pub fn session(ctx: &mut Ctx, id: TrainingId) -> Result<(Session, Course, Seen)> {
    let session = store::session(ctx.tx, id)?;
    let (course, seen) = course(ctx, session.course_id)?;
    Ok((session, course, seen))
}

fn checked(seen: Seen) -> Result<Seen> {
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("training-forbidden"))) }
}

/// Adds a course.
pub fn add_course(ctx: &mut Ctx, slug: &str, text: &CourseText) -> Result<CourseId> {
    let seen = directed(ctx, slug)?;
    if store::course_count(ctx.tx, seen.community.id)? >= MOST_COURSES {
        return Err(Error::Conflict(say!("training-too-much")));
    }
    let id = CourseId::draw(&mut ctx.ids);
    store::insert_course(ctx.tx, id, seen.community.id, text, ctx.now)?;
    note(ctx, seen.community.id, &text.title)?;
    Ok(id)
}

/// Changes a course; the slug of its community.
pub fn change_course(ctx: &mut Ctx, id: CourseId, text: &CourseText) -> Result<String> {
    let (_, seen) = course(ctx, id)?;
    store::change_course(ctx.tx, id, text)?;
    note(ctx, seen.community.id, &text.title)?;
    Ok(seen.community.slug)
}

/// Ends a course; its sessions keep their dates. Ending it twice changes nothing.
pub fn end_course(ctx: &mut Ctx, id: CourseId) -> Result<()> {
    let (course, _) = course(ctx, id)?;
    if course.ended_at.is_some() { Ok(()) } else { set_ended(ctx, &course, Some(ctx.now)) }
}

/// Takes a course up again that had ended. Where it goes on, nothing changes.
pub fn take_up_course(ctx: &mut Ctx, id: CourseId) -> Result<()> {
    let (course, _) = course(ctx, id)?;
    if course.ended_at.is_none() { Ok(()) } else { set_ended(ctx, &course, None) }
}

/// Ends a course, or takes it up again where it had ended; the slug of its community.
pub fn turn_course(ctx: &mut Ctx, id: CourseId) -> Result<String> {
    let (course, seen) = course(ctx, id)?;
    let ended_at = if course.ended_at.is_some() { None } else { Some(ctx.now) };
    set_ended(ctx, &course, ended_at)?;
    Ok(seen.community.slug)
}

fn set_ended(ctx: &mut Ctx, course: &Course, ended_at: Option<Timestamp>) -> Result<()> {
    store::set_ended(ctx.tx, course.id, ended_at)?;
    note(ctx, course.community_id, &course.title)
}

/// Adds a session to a course; its id, and the slug of its community.
pub fn add_session(ctx: &mut Ctx, id: CourseId, text: &SessionText) -> Result<(TrainingId, String)> {
    let (course, seen) = course(ctx, id)?;
    if course.ended_at.is_some() {
        return Err(Error::Conflict(say!("course-ended")));
    }
    if store::session_count(ctx.tx, seen.community.id)? >= MOST_SESSIONS {
        return Err(Error::Conflict(say!("training-too-much")));
    }
    let session = TrainingId::draw(&mut ctx.ids);
    store::insert_session(ctx.tx, session, &course, text, ctx.now)?;
    note(ctx, seen.community.id, &course.title)?;
    date(ctx, seen.community.id)?;
    Ok((session, seen.community.slug))
}

/// Changes a session; the slug of its community.
pub fn change_session(ctx: &mut Ctx, id: TrainingId, text: &SessionText) -> Result<String> {
    let (session, course, seen) = session(ctx, id)?;
    if session.cancelled_at.is_some() {
        return Err(Error::Conflict(say!("session-cancelled")));
    }
    store::change_session(ctx.tx, id, text)?;
    note(ctx, seen.community.id, &course.title)?;
    date(ctx, seen.community.id)?;
    Ok(seen.community.slug)
}

/// Cancels a session; the slug of its community. The community's dates are those of the others. Cancelling it twice changes nothing.
pub fn cancel_session(ctx: &mut Ctx, id: TrainingId) -> Result<String> {
    let (session, course, seen) = session(ctx, id)?;
    if session.cancelled_at.is_some() {
        return Ok(seen.community.slug);
    }
    store::cancel_session(ctx.tx, id, ctx.now)?;
    note(ctx, seen.community.id, &course.title)?;
    date(ctx, seen.community.id)?;
    Ok(seen.community.slug)
}

/// Tells the community's life the first start and the last end.
fn date(ctx: &mut Ctx, community: CommunityId) -> Result<()> {
    let sessions = store::sessions(ctx.tx, community)?;
    let starts = sessions.iter().filter_map(Session::start).min_by_key(WallClock::at);
    let ends = sessions.iter().filter_map(Session::end).max_by_key(WallClock::at);
    lifecycle::actions::set_training(ctx, community, starts.as_ref(), ends.as_ref())
}

fn note(ctx: &mut Ctx, community: CommunityId, title: &str) -> Result<()> {
    audit::note(ctx, Act::TrainingChanged, Some(community.0), title)
}
