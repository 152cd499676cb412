//! The nine actions, where each stands, and what a director says about them.

use platform::Say;
use platform::clock::Timestamp;
use platform::row;

use crate::named::named;

named! {
    /// One of the nine actions by which a community is built.
    Action {
        /// The learners' needs are known.
        Needs = "needs",
        /// The type that suits them is chosen, and with it the goal.
        Type = "type",
        /// Exercises have time limits.
        Limits = "limits",
        /// Workshops have a fixed schedule.
        Schedules = "schedules",
        /// It is known what is talked about.
        Themes = "themes",
        /// There are places, each for something, and forms of exchange.
        Places = "places",
        /// Something happens that nobody expected.
        Surprises = "surprises",
        /// Members are valued outside.
        Outside = "outside",
        /// Members belong, and are recognised.
        Belonging = "belonging",
    }
}

named! {
    /// One of the three steps.
    Step {
        /// What for, and for whom.
        Define = "define",
        /// When, where and about what.
        Frame = "frame",
        /// What keeps it alive.
        Animate = "animate",
    }
}

impl Action {
    /// The step that it belongs to.
    pub fn step(self) -> Step {
        match self {
            Action::Needs | Action::Type => Step::Define,
            Action::Limits | Action::Schedules | Action::Themes | Action::Places => Step::Frame,
            Action::Surprises | Action::Outside | Action::Belonging => Step::Animate,
        }
    }
}

named! {
    /// Where an action stands.
    State {
        /// Nothing of it is there.
        Open = "to_do",
        /// Something of it is there.
        UnderWay = "under_way",
        /// The records show it.
        Met = "met",
        /// A director leaves it out for now, and said why.
        Waived = "waived",
        /// This type does not need it.
        NotNeeded = "not_needed",
    }
}

/// What records say of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Where it stands.
    pub state: State,
    /// Why it stands there.
    pub why: Say,
    /// What the site cannot do yet and the action needs; nothing where all of it is there.
    pub lacks: Option<Say>,
    /// What to do next.
    pub next: Option<Next>,
}

/// A step that one can take, and the page on which one takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What the way there is called.
    pub label: Say,
    /// The page, from the community's address on.
    pub page: &'static str,
}

row! {
    /// An action that is left out for now.
    pub struct Waiver {
        /// Which.
        pub action: Action,
        /// Why.
        pub reason: String,
        /// The day on which it ends, such as `2027-03-01`, in the community's zone.
        pub review_on: String,
        /// Who said so.
        pub name: String,
        /// When.
        pub waived_at: Timestamp,
    }
}

/// An action as the guide shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which.
    pub action: Action,
    /// What records and waivers say.
    pub verdict: Verdict,
    /// The waiver that holds, or that is due for review.
    pub waiver: Option<Waiver>,
    /// Whether the day of the waiver's review has come, so that it holds no longer.
    pub due: bool,
}
