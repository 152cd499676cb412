//! Training: the courses beside which a community lives, and their dated sessions.

use axum::response::Response;
use platform::Result;
use platform::clock::WallClock;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent, renamed};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities;
use crate::features::training::{
    self, CourseForm, CourseId, CourseText, Form, Session, SessionForm, SessionText, TrainingId, actions,
};

/// What programs do with training, for the description.
#[derive(OpenApi)]
#[openapi(paths(
    list,
    add_course,
    course,
    change_course,
    end_course,
    take_up_course,
    add_session,
    session,
    change_session,
    cancel_session
))]
pub struct Operations;

/// A dated session of a course.
#[derive(Serialize, ToSchema)]
pub struct TrainingSession {
    id: String,
    course_id: String,
    /// Who takes part; may be empty.
    cohort: String,
    /// A wall-clock time in `time_zone`, such as `2026-11-30T09:00`.
    starts: String,
    ends: String,
    /// IANA name.
    time_zone: String,
    /// The instant of its start.
    starts_at: Option<String>,
    ends_at: Option<String>,
}

fn session_of(session: Session, locale: &Locale) -> TrainingSession {
    let at = |time: Option<WallClock>| time.map(|time| locale.machine(time.at()));
    TrainingSession {
        id: session.id.to_string(),
        course_id: session.course_id.to_string(),
        starts_at: at(session.start()),
        ends_at: at(session.end()),
        cohort: session.cohort,
        starts: session.starts,
        ends: session.ends,
        time_zone: session.zone,
    }
}

/// A course.
#[derive(Serialize, ToSchema)]
pub struct Course {
    id: String,
    title: String,
    /// How it is taught.
    form: Form,
    /// Where it is taught on the web; may be empty.
    link: String,
    /// When it was ended; absent while it takes new sessions.
    ended_at: Option<String>,
    /// Those that take place, past ones too.
    sessions: Vec<TrainingSession>,
}

fn course_of((course, sessions): (training::Course, Vec<Session>), locale: &Locale) -> Course {
    Course {
        id: course.id.to_string(),
        title: course.title,
        form: course.form,
        link: course.link,
        ended_at: course.ended_at.map(|at| locale.machine(at)),
        sessions: sessions.into_iter().map(|session| session_of(session, locale)).collect(),
    }
}

/// A community's courses with their sessions, the oldest course first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/courses", tag = "Training",
    responses((status = 200, body = List<Course>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.list_all(move |ctx: &mut Ctx| Ok(actions::training(ctx, &slug)?.courses), course_of).await
}

/// What a director says about a course.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CourseBody {
    #[schema(min_length = 1, max_length = 120)]
    title: String,
    form: Form,
    /// `https` or `http`; empty where there is none.
    #[serde(default)]
    #[schema(max_length = 500)]
    link: String,
}

impl CourseBody {
    fn checked(&self) -> Result<CourseText> {
        let (title, link) = (self.title.clone(), self.link.clone());
        CourseText::parse(&CourseForm { title, form: self.form.name().to_owned(), link })
    }
}

/// Adds a course.
#[utoipa::path(post, path = "/api/v1/communities/{community}/courses", tag = "Training", request_body = CourseBody,
    responses((status = 201, body = Made)))]
pub async fn add_course(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<CourseBody>,
) -> Result<Response> {
    let body = sent.body.clone();
    program
        .make(&sent, move |ctx| {
            actions::directed(ctx, &slug)?;
            let id = actions::add_course(ctx, &slug, &body.checked()?)?.to_string();
            Ok(Made { url: format!("/courses/{id}"), id })
        })
        .await
}

fn one_of(ctx: &mut Ctx, id: CourseId) -> Result<Course> {
    Ok(course_of(actions::seen_course(ctx, id)?, &ctx.locale))
}

/// A course with its sessions.
#[utoipa::path(get, path = "/api/v1/courses/{course}", tag = "Training", responses((status = 200, body = Course)))]
pub async fn course(program: Program, Path(id): Path<CourseId>) -> Result<Response> {
    program.show(move |ctx| one_of(ctx, id)).await
}

/// Writes what a course is called, how and where it is taught.
#[utoipa::path(put, path = "/api/v1/courses/{course}", tag = "Training", request_body = CourseBody,
    responses((status = 200, body = Course)))]
pub async fn change_course(
    program: Program,
    Path(id): Path<CourseId>,
    sent: Sent<CourseBody>,
) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            let (_, seen) = actions::course(ctx, id)?;
            communities::actions::hold(ctx, seen.community.id)?;
            expected.met_by(&one_of(ctx, id)?)?;
            actions::change_course(ctx, id, &sent.body.checked()?)?;
            one_of(ctx, id)
        })
        .await
}

/// Ends a course: it takes no new session, stays in the list, and its dates count on.
#[utoipa::path(put, path = "/api/v1/courses/{course}/ending", tag = "Training", responses((status = 204)))]
pub async fn end_course(program: Program, Path(id): Path<CourseId>) -> Result<Response> {
    program.act(move |ctx| actions::end_course(ctx, id)).await
}

/// Takes a course up again that had ended.
#[utoipa::path(delete, path = "/api/v1/courses/{course}/ending", tag = "Training", responses((status = 204)))]
pub async fn take_up_course(program: Program, Path(id): Path<CourseId>) -> Result<Response> {
    program.act(move |ctx| actions::take_up_course(ctx, id)).await
}

/// When a session is: wall-clock times in its zone.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionBody {
    /// Who takes part, such as `Spring 2027`.
    #[serde(default)]
    #[schema(max_length = 80)]
    cohort: String,
    /// `2026-11-30T09:00`
    #[schema(min_length = 1)]
    starts: String,
    /// Later than the start, by five years at most.
    #[schema(min_length = 1)]
    ends: String,
    /// IANA name.
    #[schema(min_length = 1)]
    time_zone: String,
}

impl SessionBody {
    fn checked(&self) -> Result<SessionText> {
        let SessionBody { cohort, starts, ends, time_zone } = self;
        let form = SessionForm {
            cohort: cohort.clone(),
            starts: starts.clone(),
            ends: ends.clone(),
            zone: time_zone.clone(),
        };
        SessionText::parse(&form).map_err(|error| renamed(error, &[("zone", "time_zone")]))
    }
}

/// Adds a session to a course that goes on. The first start and the last end of all sessions are the dates of the community's life.
#[utoipa::path(post, path = "/api/v1/courses/{course}/sessions", tag = "Training", request_body = SessionBody,
    responses((status = 201, body = Made)))]
pub async fn add_session(
    program: Program,
    Path(id): Path<CourseId>,
    sent: Sent<SessionBody>,
) -> Result<Response> {
    let body = sent.body.clone();
    program
        .make(&sent, move |ctx| {
            actions::course(ctx, id)?;
            let (session, _) = actions::add_session(ctx, id, &body.checked()?)?;
            Ok(Made { id: session.to_string(), url: format!("/training/{session}") })
        })
        .await
}

fn session_seen(ctx: &mut Ctx, id: TrainingId) -> Result<TrainingSession> {
    Ok(session_of(actions::seen_session(ctx, id)?, &ctx.locale))
}

/// A session that takes place.
#[utoipa::path(get, path = "/api/v1/training/{training}", tag = "Training",
    responses((status = 200, body = TrainingSession)))]
pub async fn session(program: Program, Path(id): Path<TrainingId>) -> Result<Response> {
    program.show(move |ctx| session_seen(ctx, id)).await
}

/// Moves a session, or says who takes part. The community's life follows its dates.
#[utoipa::path(put, path = "/api/v1/training/{training}", tag = "Training", request_body = SessionBody,
    responses((status = 200, body = TrainingSession)))]
pub async fn change_session(
    program: Program,
    Path(id): Path<TrainingId>,
    sent: Sent<SessionBody>,
) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            let (_, _, seen) = actions::session(ctx, id)?;
            communities::actions::hold(ctx, seen.community.id)?;
            expected.met_by(&session_seen(ctx, id)?)?;
            actions::change_session(ctx, id, &sent.body.checked()?)?;
            session_seen(ctx, id)
        })
        .await
}

/// Cancels a session: it is gone from the list, and the dates are those of the others.
#[utoipa::path(delete, path = "/api/v1/training/{training}", tag = "Training", responses((status = 204)))]
pub async fn cancel_session(program: Program, Path(id): Path<TrainingId>) -> Result<Response> {
    program.act(move |ctx| actions::cancel_session(ctx, id).map(drop)).await
}
