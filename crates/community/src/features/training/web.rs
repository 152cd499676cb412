//! The pages of training.

use askama::Template;
use axum::response::Response;
use platform::clock::{Timestamp, WallClock};
use platform::error::Problem;
use platform::{Error, Result};

use super::actions::{self, Training};
use super::model::{
    Course, CourseForm, CourseId, CourseText, Form, Session, SessionForm, SessionText, TrainingId,
};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::profile::zones;
use crate::page::{Page, Problems, html, redirect, unprocessable};

#[derive(Template)]
#[template(path = "training/templates/courses.html")]
struct CoursesPage {
    page: Page,
    path: String,
    courses: Vec<(Course, Vec<Session>)>,
    directs: bool,
    form: CourseForm,
    problems: Problems,
}

impl CoursesPage {
    /// Of which zone the times are: the reader's.
    fn zone(&self) -> String {
        let zone = zones::shown(self.page.locale.zone.iana_name().unwrap_or("UTC"));
        self.page.with("bookings-zone", "zone", zone.as_str())
    }
}

#[derive(Template)]
#[template(path = "training/templates/course.html")]
struct CoursePage {
    page: Page,
    path: String,
    course: Course,
    zones: Vec<String>,
    form: CourseForm,
    session: SessionForm,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "training/templates/session.html")]
struct SessionPage {
    page: Page,
    path: String,
    id: TrainingId,
    course: Course,
    zones: Vec<String>,
    session: SessionForm,
    problems: Problems,
}

/// The courses with their sessions; directors add to them.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&courses_page(&caller, community, CourseForm::default(), Vec::new()).await?)
}

async fn courses_page(
    caller: &Caller,
    slug: String,
    mut form: CourseForm,
    problems: Vec<Problem>,
) -> Result<CoursesPage> {
    caller
        .read(move |ctx| {
            if !problems.is_empty() {
                // Who may not add a course is told so, and not that it lacks a title.
                actions::directed(ctx, &slug)?;
            }
            let Training { within, courses } = actions::training(ctx, &slug)?;
            let title = ctx.locale.t("training-title").to_owned();
            let page = Page::within(ctx, &within, title, "lifecycle")?;
            if form.form.is_empty() {
                Form::Online.name().clone_into(&mut form.form);
            }
            let (directs, problems) = (within.standing.directs(), Problems::of(&problems, &page.locale));
            Ok(CoursesPage { page, path: format!("/communities/{slug}"), courses, directs, form, problems })
        })
        .await
}

/// Adds a course, and leads to where its sessions are added.
pub async fn add_course(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<CourseForm>,
) -> Result<Response> {
    let outcome = match CourseText::parse(&form) {
        Ok(text) => {
            let slug = community.clone();
            caller.write(move |ctx| actions::add_course(ctx, &slug, &text)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => Ok(redirect(&format!("/courses/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&courses_page(&caller, community, form, problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// A course's form, and the one that adds a session to it.
pub async fn course_form(caller: Caller, Path(id): Path<CourseId>) -> Result<Response> {
    html(&course_page(&caller, id, None, SessionForm::default(), Vec::new()).await?)
}

async fn course_page(
    caller: &Caller,
    id: CourseId,
    typed: Option<CourseForm>,
    mut session: SessionForm,
    problems: Vec<Problem>,
) -> Result<CoursePage> {
    caller
        .read(move |ctx| {
            let (course, seen) = actions::course(ctx, id)?;
            let form = typed.unwrap_or_else(|| CourseForm {
                title: course.title.clone(),
                form: course.form.name().to_owned(),
                link: course.link.clone(),
            });
            if session.zone.is_empty() {
                session.zone.clone_from(&ctx.actor()?.account.zone);
            }
            let page = Page::within(ctx, &seen, course.title.clone(), "lifecycle")?;
            let (path, zones) =
                (format!("/communities/{}", seen.community.slug), zones::offered(&session.zone));
            let problems = Problems::of(&problems, &page.locale);
            Ok(CoursePage { page, path, course, zones, form, session, problems })
        })
        .await
}

/// Changes a course.
pub async fn change_course(
    caller: Caller,
    Path(id): Path<CourseId>,
    Typed(form): Typed<CourseForm>,
) -> Result<Response> {
    let outcome = match CourseText::parse(&form) {
        Ok(text) => caller.write(move |ctx| actions::change_course(ctx, id, &text)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(Error::Invalid(problems)) => {
            unprocessable(&course_page(&caller, id, Some(form), SessionForm::default(), problems).await?)
        }
        outcome => back(outcome),
    }
}

/// Ends a course, or takes it up again.
pub async fn end_course(caller: Caller, Path(id): Path<CourseId>) -> Result<Response> {
    back(caller.write(move |ctx| actions::turn_course(ctx, id)).await)
}

/// Adds a session.
pub async fn add_session(
    caller: Caller,
    Path(id): Path<CourseId>,
    Typed(form): Typed<SessionForm>,
) -> Result<Response> {
    let outcome = match SessionText::parse(&form) {
        Ok(text) => caller.write(move |ctx| actions::add_session(ctx, id, &text)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(Error::Invalid(problems)) => {
            unprocessable(&course_page(&caller, id, None, form, problems).await?)
        }
        outcome => back(outcome.map(|(_, slug)| slug)),
    }
}

/// A session's form.
pub async fn session_form(caller: Caller, Path(id): Path<TrainingId>) -> Result<Response> {
    html(&session_page(&caller, id, None, Vec::new()).await?)
}

async fn session_page(
    caller: &Caller,
    id: TrainingId,
    typed: Option<SessionForm>,
    problems: Vec<Problem>,
) -> Result<SessionPage> {
    caller
        .read(move |ctx| {
            let (found, course, seen) = actions::session(ctx, id)?;
            if found.cancelled_at.is_some() {
                return Err(Error::NotFound);
            }
            let session = typed.unwrap_or(SessionForm {
                cohort: found.cohort,
                starts: found.starts,
                ends: found.ends,
                zone: found.zone,
            });
            let title = ctx.locale.t("session-title").to_owned();
            let page = Page::within(ctx, &seen, title, "lifecycle")?;
            let path = format!("/communities/{}", seen.community.slug);
            let problems = Problems::of(&problems, &page.locale);
            Ok(SessionPage {
                page,
                path,
                id,
                course,
                zones: zones::offered(&session.zone),
                session,
                problems,
            })
        })
        .await
}

/// Changes a session.
pub async fn change_session(
    caller: Caller,
    Path(id): Path<TrainingId>,
    Typed(form): Typed<SessionForm>,
) -> Result<Response> {
    let outcome = match SessionText::parse(&form) {
        Ok(text) => caller.write(move |ctx| actions::change_session(ctx, id, &text)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Err(Error::Invalid(problems)) => {
            unprocessable(&session_page(&caller, id, Some(form), problems).await?)
        }
        outcome => back(outcome),
    }
}

/// Cancels a session.
pub async fn cancel_session(caller: Caller, Path(id): Path<TrainingId>) -> Result<Response> {
    back(caller.write(move |ctx| actions::cancel_session(ctx, id)).await)
}

fn back(outcome: Result<String>) -> Result<Response> {
    outcome.map(|slug| redirect(&format!("/communities/{slug}/courses")))
}

/// How a course is taught, in the reader's language.
fn form_name<'p>(page: &'p Page, form: &Form) -> &'p str {
    match form {
        Form::Online => page.t("course-online"),
        Form::Blended => page.t("course-blended"),
        Form::InPerson => page.t("course-in-person"),
    }
}

/// When a session is, in the reader's zone; the machine's form and the one to read.
fn moment(page: &Page, at: Option<WallClock>) -> (String, String) {
    let at: Timestamp = at.map_or(page.now, |at| at.at());
    (page.machine(at), page.locale.date_and_time(at))
}
