//! Tutoring: business tutors, each bound to the learners they follow, and the check-ins of three.
//!
//! - Directors bind a tutor to a learner, and unbind them. A learner may have several tutors, a tutor several learners. Who leaves
//!   the community is bound to nobody any more, and what was planned is cancelled.
//! - A check-in is a talk of three: the tutor, the learner, and a facilitator or director. Any of them plans it at a time of the
//!   community's clocks, says where or how, moves it, or cancels it with a reason. All three are told by mail, and reminded 48 hours
//!   before.
//! - Afterwards one of them reports it as done, with a note that the three read. What nobody reported is due.
//! - Nobody but the three knows of a check-in, and each only while they hold the role by which they are one of them. Who leads sees of
//!   each binding when a check-in was done, or since when one is due, and no more.
//! - Each plan and each change is a mail to three, so that both have a limit a day for each tutor and learner, whatever became of
//!   what was planned.
//! - The next one is proposed after as many weeks as directors choose.
//!
//! Owns `tutor_bindings`, `check_ins`, `tutoring_rhythms`. Listens to [`MemberLeft`].

pub mod actions;
pub mod archive;
pub mod built;
pub mod check_ins;
mod model;
mod policy;
mod store;
mod telling;
mod web;

use platform::events::{Event, Lane, Listeners};
use platform::i18n::{Language, Source};
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::ctx::{Ctx, payload};
use crate::features::communities::MemberLeft;

pub use model::{Binding, BindingId, CheckIn, CheckInId, PlanForm};
pub use web::with_whom;

/// The feature's words.
pub const MESSAGES: Source = platform::messages!();

/// One's own page, the bindings of a community, a binding, and check-ins.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/tutoring", web::mine)
        .get("/communities/{community}/tutoring/bindings", web::list)
        .post("/communities/{community}/tutoring/bindings", web::bind)
        .post("/communities/{community}/tutoring/rhythm", web::set_rhythm)
        .get("/bindings/{binding}", web::one)
        .get("/bindings/{binding}/ending", web::ending)
        .post("/bindings/{binding}/ending", web::end)
        .get("/bindings/{binding}/check-ins/new", check_ins::web::form)
        .post("/bindings/{binding}/check-ins", check_ins::web::plan)
        .get("/check-ins/{check_in}", check_ins::web::show)
        .post("/check-ins/{check_in}", check_ins::web::change)
        .get("/check-ins/{check_in}/edit", check_ins::web::change_form)
        .get("/check-ins/{check_in}/cancellation", check_ins::web::cancel_form)
        .post("/check-ins/{check_in}/cancellation", check_ins::web::cancel)
        .post("/check-ins/{check_in}/report", check_ins::web::report)
        .post("/check-ins/{check_in}/report/withdrawal", check_ins::web::take_back)
}

/// Who leaves the community is bound to nobody there.
pub fn listen(listeners: &mut Listeners) {
    listeners.add(MemberLeft::NAME, "tutoring.let_go", Lane::Inside);
}

/// What the reactions do, and the reminders.
pub fn react(app: &App, reactions: &mut Reactions) {
    let ending = app.clone();
    reactions.inside("tutoring.let_go", move |tx, job, now, ids| {
        let left: MemberLeft = payload(job)?;
        actions::let_go(&mut Ctx::new(tx, &ending, now, ids, None, Language::English), &left)
    });
    let app = app.clone();
    reactions.watch("tutoring.remind", check_ins::is_due, move |tx, now, ids| {
        check_ins::remind(&mut Ctx::new(tx, &app, now, ids, None, Language::English))
    });
}
