//! The JSON API: what programs read and write, under `/api/v1`, with a personal API token.
//!
//! - Every request carries `Authorization: Bearer lyceum_…`. Who the token belongs to sees and does here what they see and do on
//!   the pages: the same actions and policies stand behind both.
//! - A list answers `{"items": […], "next": "…"}`; `next` is the address of what follows, and absent at the end.
//! - An error is `application/problem+json` (RFC 9457); what cannot be taken as sent names its members in `errors`.
//! - Times are RFC 3339 in UTC, ids are text, texts are Markdown with their HTML beside them.
//! - `description` says all of it to programs (OpenAPI) and to people (`/api`); a route that it leaves out fails a test.
//!
//! Owns `api_replays`.

mod charter;
mod cohorts;
mod communities;
mod decisions;
mod description;
mod exports;
mod finding;
mod goals;
mod guide;
mod imports;
mod learning;
mod lifecycle;
mod me;
mod members;
mod operations;
mod partners;
mod places;
mod posts;
mod program;
mod replays;
mod topics;
mod training;

// What people do together.
mod check_ins;
mod groups;
mod successors;
mod transformation;
mod tutoring;
mod welcome;

use axum::handler::Handler;
use platform::i18n::Source;
use platform::routes::Routes;

use super::imports::MOST_BYTES;
use crate::app::App;
use crate::archive::LeftOut;
use crate::upload;

pub use description::document;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] = &[LeftOut {
    table: "api_replays",
    reason: "answers that programs may ask for again, here",
    counted: None,
}];

/// Everything under `/api/v1`, and the page that explains it.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/api", description::page)
        .get("/api/v1/openapi.json", description::json)
        .and(oneself())
        .and(communities_and_members())
        .and(places_and_bookings())
        .and(decisions())
        .and(charter())
        .and(cohorts())
        .and(exports_and_imports())
        .and(partners_and_openings())
        .and(topics_and_posts())
        .and(life_and_training())
        .and(goal_and_learning())
        .and(guide_and_week())
        .and(groups())
        .and(tutoring())
        .and(welcome())
        .and(successors())
        .and(transformation())
}

fn oneself() -> Routes<App> {
    Routes::default()
        .get("/api/v1/me", me::me)
        .patch("/api/v1/me", me::change_me)
        .get("/api/v1/people/{handle}", me::person)
        .get("/api/v1/files", me::files)
        .delete("/api/v1/files/{file}", me::remove_file)
        .get("/api/v1/search/posts", finding::posts)
        .get("/api/v1/search/people", finding::people)
}

fn communities_and_members() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities", communities::list)
        .get("/api/v1/communities/{community}", communities::one)
        .get("/api/v1/communities/{community}/settings", communities::settings)
        .put("/api/v1/communities/{community}/settings", communities::set_settings)
        .get("/api/v1/communities/{community}/themes", communities::list_themes)
        .post("/api/v1/communities/{community}/themes", communities::make_theme)
        .patch("/api/v1/themes/{theme}", communities::rename_theme)
        .post("/api/v1/themes/{theme}/merger", communities::merge_theme)
        .get("/api/v1/communities/{community}/members", members::list)
        .delete("/api/v1/communities/{community}/members/{account}", members::remove)
        .get("/api/v1/communities/{community}/members/{account}/roles", members::roles)
        .put("/api/v1/communities/{community}/members/{account}/roles", members::set_roles)
        .get("/api/v1/communities/{community}/invitations", members::list_invitations)
        .post("/api/v1/communities/{community}/invitations", members::invite)
        .delete("/api/v1/invitations/{invitation}", members::end_invitation)
        .get("/api/v1/communities/{community}/requests", members::list_requests)
        .put("/api/v1/communities/{community}/requests/{account}/acceptance", members::accept)
        .put("/api/v1/communities/{community}/requests/{account}/refusal", members::refuse)
}

fn places_and_bookings() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/places", places::list)
        .post("/api/v1/communities/{community}/places", places::make)
        .get("/api/v1/communities/{community}/places/{place}", places::one)
        .put("/api/v1/communities/{community}/places/{place}", places::change)
        .put("/api/v1/communities/{community}/places/{place}/closure", places::close)
        .delete("/api/v1/communities/{community}/places/{place}/closure", places::reopen)
        .put("/api/v1/communities/{community}/places/{place}/reading", places::read_all)
        .get("/api/v1/communities/{community}/places/{place}/premises", places::premises)
        .put("/api/v1/communities/{community}/places/{place}/premises", places::set_premises)
        .get("/api/v1/communities/{community}/places/{place}/bookings", places::list_bookings)
        .post("/api/v1/communities/{community}/places/{place}/bookings", places::book)
        .delete("/api/v1/bookings/{booking}", places::cancel)
}

fn partners_and_openings() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/partners", partners::list)
        .post("/api/v1/communities/{community}/partners", partners::make)
        .put("/api/v1/communities/{community}/partners/{organisation}", partners::change)
        .delete("/api/v1/communities/{community}/partners/{organisation}", partners::close)
        .put("/api/v1/communities/{community}/partners/{organisation}/delegates/{account}", partners::name)
        .delete(
            "/api/v1/communities/{community}/partners/{organisation}/delegates/{account}",
            partners::dismiss,
        )
        .get("/api/v1/communities/{community}/places/{place}/openings", partners::openings)
        .put("/api/v1/communities/{community}/places/{place}/openings/{organisation}", partners::open)
        .delete("/api/v1/communities/{community}/places/{place}/openings/{organisation}", partners::shut)
}

fn decisions() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/decisions", decisions::list)
        .post("/api/v1/communities/{community}/decisions", decisions::propose)
        .get("/api/v1/decisions/{decision}", decisions::one)
        .put("/api/v1/decisions/{decision}/answer", decisions::answer)
}

fn charter() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/charter", charter::in_force)
        .put("/api/v1/communities/{community}/charter/signature", charter::sign)
        .get("/api/v1/communities/{community}/charter/versions", charter::versions)
        .get("/api/v1/communities/{community}/charter/versions/{version}", charter::version)
        .get("/api/v1/communities/{community}/charter/draft", charter::draft)
        .get("/api/v1/communities/{community}/charter/rules", charter::rules)
        .get("/api/v1/clauses/{clause}", charter::clause)
        .get("/api/v1/clauses/{clause}/comments", charter::comments)
        .post("/api/v1/clauses/{clause}/comments", charter::comment)
        .get("/api/v1/clauses/{clause}/rewordings", charter::rewordings)
        .post("/api/v1/clauses/{clause}/rewordings", charter::reword)
}

fn cohorts() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/cohorts", cohorts::list)
        .get("/api/v1/communities/{community}/cohorts/preview", cohorts::preview)
        .put("/api/v1/communities/{community}/cohorts/deal", cohorts::deal)
        .delete("/api/v1/communities/{community}/cohorts/deal", cohorts::dissolve)
        .get("/api/v1/cohorts/{cohort}", cohorts::one)
        .patch("/api/v1/cohorts/{cohort}", cohorts::rename)
        .get("/api/v1/cohorts/{cohort}/members", cohorts::fellows)
        .put("/api/v1/cohorts/{cohort}/members/{account}", cohorts::send)
        .put("/api/v1/cohorts/{cohort}/arrival", cohorts::arrive)
}

fn exports_and_imports() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/exports", exports::of_community)
        .post("/api/v1/communities/{community}/exports", exports::ask_for_community)
        .get("/api/v1/site/exports", exports::of_site)
        .post("/api/v1/site/exports", exports::ask_for_site)
        .get("/api/v1/exports/{export}", exports::one)
        .get("/api/v1/exports/{export}/archive", exports::take)
        .get("/api/v1/communities/{community}/imports", imports::list)
        .post("/api/v1/communities/{community}/imports", imports::bring.layer(upload::limit_of(MOST_BYTES)))
        .get("/api/v1/communities/{community}/imports/{import}", imports::one)
        .delete("/api/v1/communities/{community}/imports/{import}", imports::remove)
        .put("/api/v1/communities/{community}/imports/{import}/run", imports::start)
        .delete("/api/v1/communities/{community}/imports/{import}/run", imports::stop)
}

fn topics_and_posts() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/places/{place}/topics", topics::list)
        .post("/api/v1/communities/{community}/places/{place}/topics", topics::open)
        .get("/api/v1/communities/{community}/following", topics::followed)
        .get("/api/v1/topics/{topic}", topics::one)
        .put("/api/v1/topics/{topic}", topics::retitle)
        .put("/api/v1/topics/{topic}/closure", topics::close)
        .delete("/api/v1/topics/{topic}/closure", topics::reopen)
        .put("/api/v1/topics/{topic}/pin", topics::pin)
        .delete("/api/v1/topics/{topic}/pin", topics::unpin)
        .put("/api/v1/topics/{topic}/announcement", topics::announce)
        .delete("/api/v1/topics/{topic}/announcement", topics::withdraw)
        .put("/api/v1/topics/{topic}/following", topics::follow)
        .delete("/api/v1/topics/{topic}/following", topics::unfollow)
        .put("/api/v1/topics/{topic}/position", topics::read_to)
        .put("/api/v1/topics/{topic}/place", topics::move_to)
        .put("/api/v1/topics/{topic}/answer", topics::accept)
        .delete("/api/v1/topics/{topic}/answer", topics::unaccept)
        .get("/api/v1/topics/{topic}/posts", posts::list)
        .post("/api/v1/topics/{topic}/posts", posts::reply)
        .get("/api/v1/posts/{post}", posts::one)
        .put("/api/v1/posts/{post}", posts::edit)
        .delete("/api/v1/posts/{post}", posts::delete)
        .put("/api/v1/posts/{post}/restoration", posts::restore)
        .get("/api/v1/posts/{post}/versions", posts::versions)
        .put("/api/v1/posts/{post}/reactions/{kind}", posts::react)
        .delete("/api/v1/posts/{post}/reactions/{kind}", posts::unreact)
}

fn life_and_training() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/lifecycle", lifecycle::show)
        .put("/api/v1/communities/{community}/launch", lifecycle::launch)
        .put("/api/v1/communities/{community}/closure", lifecycle::close)
        .put("/api/v1/communities/{community}/reopening", lifecycle::reopen)
        .put("/api/v1/communities/{community}/extension", lifecycle::extend)
        .get("/api/v1/communities/{community}/courses", training::list)
        .post("/api/v1/communities/{community}/courses", training::add_course)
        .get("/api/v1/courses/{course}", training::course)
        .put("/api/v1/courses/{course}", training::change_course)
        .put("/api/v1/courses/{course}/ending", training::end_course)
        .delete("/api/v1/courses/{course}/ending", training::take_up_course)
        .post("/api/v1/courses/{course}/sessions", training::add_session)
        .get("/api/v1/training/{training}", training::session)
        .put("/api/v1/training/{training}", training::change_session)
        .delete("/api/v1/training/{training}", training::cancel_session)
}

fn goal_and_learning() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/goal", goals::show)
        .put("/api/v1/communities/{community}/goal", goals::change)
        .post("/api/v1/communities/{community}/goal/progress", goals::progress)
        .get("/api/v1/communities/{community}/learning", learning::show)
        .put("/api/v1/communities/{community}/learning/intention", learning::intend)
        .post("/api/v1/communities/{community}/objectives", learning::add_objective)
        .patch("/api/v1/objectives/{objective}", learning::reword)
        .delete("/api/v1/objectives/{objective}", learning::remove_objective)
        .post("/api/v1/communities/{community}/activities", learning::plan)
        .delete("/api/v1/activities/{activity}", learning::cancel)
        .get("/api/v1/communities/{community}/personal-goals", learning::personal_goals)
        .post("/api/v1/communities/{community}/personal-goals", learning::set_goal)
        .delete("/api/v1/personal-goals/{goal}", learning::remove_goal)
        .put("/api/v1/personal-goals/{goal}/reaching", learning::reach_goal)
        .delete("/api/v1/personal-goals/{goal}/reaching", learning::reopen_goal)
}

fn guide_and_week() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/guide", guide::show)
        .get("/api/v1/communities/{community}/guide/{action}", guide::action)
        .put("/api/v1/communities/{community}/guide/{action}/waiver", guide::waive)
        .delete("/api/v1/communities/{community}/guide/{action}/waiver", guide::end_waiver)
        .get("/api/v1/communities/{community}/week", guide::this_week)
        .put("/api/v1/communities/{community}/week/answers/{subject}", guide::answer)
        .delete("/api/v1/communities/{community}/week/answers/{subject}", guide::take_back)
}

fn groups() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/groups", groups::list)
        .post("/api/v1/communities/{community}/groups", groups::found)
        .get("/api/v1/groups/{group}", groups::one)
        .get("/api/v1/groups/{group}/members", groups::fellows)
        .put("/api/v1/groups/{group}/arrival", groups::arrive)
        .delete("/api/v1/groups/{group}/arrival", groups::depart)
        .put("/api/v1/groups/{group}/continuation", groups::go_on)
        .put("/api/v1/groups/{group}/closure", groups::close)
}

fn tutoring() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/tutoring", tutoring::mine)
        .get("/api/v1/communities/{community}/tutoring/bindings", tutoring::list)
        .post("/api/v1/communities/{community}/tutoring/bindings", tutoring::bind)
        .get("/api/v1/bindings/{binding}", tutoring::one)
        .delete("/api/v1/bindings/{binding}", tutoring::end)
        .get("/api/v1/bindings/{binding}/check-ins", check_ins::list_check_ins)
        .post("/api/v1/bindings/{binding}/check-ins", check_ins::plan)
        .get("/api/v1/check-ins/{check_in}", check_ins::check_in)
        .put("/api/v1/check-ins/{check_in}", check_ins::change)
        .put("/api/v1/check-ins/{check_in}/cancellation", check_ins::cancel)
        .put("/api/v1/check-ins/{check_in}/report", check_ins::report)
        .delete("/api/v1/check-ins/{check_in}/report", check_ins::take_back)
}

fn welcome() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/introduction", welcome::introduction)
        .put("/api/v1/communities/{community}/introduction", welcome::introduce)
        .get("/api/v1/communities/{community}/newcomers", welcome::newcomers)
        .put("/api/v1/communities/{community}/newcomers/{account}/greeting", welcome::greet)
        .delete("/api/v1/communities/{community}/newcomers/{account}/greeting", welcome::take_back)
        .get("/api/v1/communities/{community}/greetings", welcome::list_greetings)
        .put("/api/v1/communities/{community}/greeters/me", welcome::volunteer)
        .delete("/api/v1/communities/{community}/greeters/me", welcome::stop)
}

fn successors() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/successors", successors::list)
        .post("/api/v1/communities/{community}/successors", successors::propose)
        .get("/api/v1/successors/{successor}", successors::one)
        .put("/api/v1/successors/{successor}/founders/me", successors::stand)
        .delete("/api/v1/successors/{successor}/founders/me", successors::step_back)
        .put("/api/v1/successors/{successor}/founding", successors::found)
        .put("/api/v1/successors/{successor}/arrival", successors::arrive)
        .put("/api/v1/successors/{successor}/consent", successors::consent)
        .delete("/api/v1/successors/{successor}/consent", successors::withhold)
        .put("/api/v1/successors/{successor}/dissolution", successors::dissolve)
        .delete("/api/v1/successors/{successor}/dissolution", successors::keep)
}

fn transformation() -> Routes<App> {
    Routes::default()
        .get("/api/v1/communities/{community}/transformation", transformation::one)
        .put("/api/v1/communities/{community}/transformation", transformation::transform)
        .put("/api/v1/communities/{community}/transformation/reversal", transformation::reverse)
        .get("/api/v1/communities/{community}/lineage", transformation::lineage)
}
