//! One decision: the proposal, how far it is, and one's own answer.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::error::Problem;
use platform::i18n::Locale;

use super::super::actions::{self, Seen};
use super::super::answers::{self, Mine, Outcome, Reply, Stance};
use super::super::model::{Choice, Decision, DecisionId, Kind, Quorum, State, Verdict};
use super::super::proposal::{Deadline, Fields, field};
use super::super::rounds::{self, Objection, Round};
use super::super::{FEWEST_ANONYMOUS, policy};
use super::{choice_text, kind_icon, kind_name, percent, verdict_name};
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::features::accounts::profile::zones;
use crate::features::communities::role_name;
use crate::page::{Page, Problems, html};

/// A line of the counts.
pub(in super::super) struct Row {
    /// What was counted.
    pub label: String,
    /// Its place, where there is an order.
    pub place: Option<i64>,
    /// The count in words.
    pub count: String,
    /// The length of its bar, 0 to 100, and of the part behind it.
    pub width: i64,
    /// See `width`.
    pub behind: i64,
}

#[derive(Template)]
#[template(path = "decisions/templates/decision.html")]
pub(in super::super) struct DecisionPage {
    page: Page,
    path: String,
    decision: Decision,
    choices: Vec<Choice>,
    state: State,
    mine: Mine,
    objections: Vec<Objection>,
    rounds: Vec<Round>,
    /// Whether the reader looks after it.
    keeps: bool,
    may_close: bool,
    /// Whether the reader belongs and may answer at all.
    belongs: bool,
    /// Tells times as they are in the decision's zone.
    there: Locale,
    form: Fields,
    problems: Problems,
}

impl DecisionPage {
    fn field(&self, name: &str) -> &str {
        field(&self.form, name)
    }

    fn ticked(&self, name: &str) -> bool {
        self.form.contains_key(name)
    }

    fn ends(&self) -> String {
        let ends = self.there.date_and_time(self.decision.ends_at);
        format!("{ends} ({})", zones::shown(&self.decision.zone))
    }

    /// The day on which it opens again, in words.
    fn review_day(&self) -> Option<String> {
        let day: jiff::civil::Date = self.decision.review_on.as_ref()?.parse().ok()?;
        let noon = Deadline::at(day.at(12, 0, 0, 0), &self.decision.zone).ok()?;
        Some(self.there.date(noon.at))
    }

    fn asked(&self) -> String {
        let roles = &self.decision.roles.0;
        match roles.is_empty() {
            true => self.page.t("asked-everybody").to_owned(),
            false => roles.iter().map(|role| role_name(&self.page, role)).collect::<Vec<_>>().join(", "),
        }
    }

    fn turnout(&self) -> String {
        let Decision { answer_count, asked_count, .. } = self.decision;
        let said = self.page.with2("decision-turnout", "count", answer_count, "of", asked_count);
        format!("{said} ({}\u{a0}%)", percent(answer_count, asked_count))
    }

    fn quorum(&self) -> String {
        match self.decision.quorum() {
            Quorum::Anybody => self.page.t("quorum-anybody").to_owned(),
            Quorum::Number(number) => self.page.n("quorum-number", number),
            Quorum::Share(share) => {
                self.page.with2("quorum-share", "share", share, "count", self.decision.needed())
            }
        }
    }

    fn answers(&self) -> bool {
        self.state == State::Open && self.belongs && self.mine.ask.is_some()
    }

    fn answered(&self) -> bool {
        self.mine.ask.as_ref().is_some_and(|ask| ask.answered)
    }

    /// Whether the form is shown: not after an anonymous answer, which is final.
    fn shows_form(&self) -> bool {
        self.answers() && !(self.decision.anonymous && self.answered())
    }

    /// Whether a new round asks if the reader's objection stands.
    fn asked_again(&self) -> bool {
        self.answered() && self.mine.ask.as_ref().is_some_and(|ask| ask.waits)
    }

    fn shows_counts(&self) -> bool {
        self.decision.kind != Kind::Advice && self.decision.shows_counts(self.page.now)
    }

    fn too_few(&self) -> bool {
        self.decision.anonymous && self.state != State::Open && self.decision.answer_count < FEWEST_ANONYMOUS
    }

    fn shows_answers(&self) -> bool {
        answers::readable(&self.decision, self.page.now) && self.decision.answer_count > 0
    }

    fn text(&self, choice: &Choice) -> String {
        choice_text(&self.there, self.decision.kind, &self.decision.zone, choice)
    }

    fn rows(&self) -> Vec<Row> {
        rows(&self.page, &self.there, &self.decision, &self.choices)
    }

    fn standing(&self) -> usize {
        self.objections.iter().filter(|objection| objection.lifted_at.is_none()).count()
    }

    fn times(&self) -> std::ops::RangeInclusive<usize> {
        1..=self.choices.len()
    }

    fn duels(&self) -> bool {
        self.decision.kind == Kind::Ranked && self.decision.answer_count > 0
    }

    /// How many put `a` before `b`; a dash for one and the same.
    fn duel(&self, a: &Choice, b: &Choice) -> String {
        let at = |choice: &Choice| usize::try_from(choice.position - 1).unwrap_or(0);
        match a.position == b.position {
            true => "—".to_owned(),
            false => self.decision.tally.duel(self.choices.len(), at(a), at(b)).to_string(),
        }
    }
}

/// The counts, line by line.
pub(in super::super) fn rows(
    page: &Page,
    there: &Locale,
    decision: &Decision,
    choices: &[Choice],
) -> Vec<Row> {
    let width = |count: i64, of: i64| if of > 0 { 100 * count / of } else { 0 };
    let said = |count: i64, of: i64| match of {
        0 => "—".to_owned(),
        of => format!("{} ({}\u{a0}%)", page.with2("tally-of", "count", count, "of", of), percent(count, of)),
    };
    match decision.tally.outcome(decision, choices) {
        Outcome::Advice => Vec::new(),
        Outcome::Consent(counts) => Stance::ALL
            .iter()
            .zip(counts)
            .map(|(stance, count)| Row {
                label: stance_name(page, stance).to_owned(),
                place: None,
                count: said(count, decision.answer_count),
                width: width(count, decision.answer_count),
                behind: 0,
            })
            .collect(),
        Outcome::Lines(lines) => lines
            .into_iter()
            .filter_map(|line| {
                let choice = choices.iter().find(|choice| choice.position == line.position)?;
                let counted = decision.answer_count > 0;
                Some(Row {
                    label: choice_text(there, decision.kind, &decision.zone, choice),
                    place: counted.then_some(line.place),
                    count: match decision.kind {
                        Kind::Ranked if counted => {
                            page.with2("tally-duels", "count", line.count, "of", line.of)
                        }
                        Kind::Times if counted => {
                            page.with2("tally-times", "count", line.count, "maybe", line.second)
                        }
                        _ if counted => said(line.count, line.of),
                        _ => "—".to_owned(),
                    },
                    width: width(line.count, line.of),
                    behind: width(line.count + line.second, line.of),
                })
            })
            .collect(),
    }
}

/// What somebody says to a proposal, in the reader's language.
pub(in super::super) fn stance_name<'p>(page: &'p Page, stance: &Stance) -> &'p str {
    match stance {
        Stance::Agree => page.t("stance-agree"),
        Stance::Aside => page.t("stance-aside"),
        Stance::Object => page.t("stance-object"),
    }
}

fn stance_promise<'p>(page: &'p Page, stance: &Stance) -> &'p str {
    match stance {
        Stance::Agree => page.t("stance-agree-does"),
        Stance::Aside => page.t("stance-aside-does"),
        Stance::Object => page.t("stance-object-does"),
    }
}

/// Whether a time suits, in the reader's language.
pub(in super::super) fn reply_name<'p>(page: &'p Page, reply: &Reply) -> &'p str {
    match reply {
        Reply::Yes => page.t("reply-yes"),
        Reply::Maybe => page.t("reply-maybe"),
        Reply::No => page.t("reply-no"),
    }
}

/// A decision.
pub async fn show(caller: Caller, Path(id): Path<DecisionId>) -> Result<Response> {
    let page = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, id)?;
            page(ctx, seen, None, &[])
        })
        .await?;
    html(&page)
}

/// The page of a decision, with what was typed and what is wrong with it.
pub(in super::super) fn page(
    ctx: &mut Ctx,
    seen: Seen,
    typed: Option<Fields>,
    problems: &[Problem],
) -> Result<DecisionPage> {
    let Seen { decision, choices, within } = seen;
    let page = Page::within(ctx, &within, decision.title.clone(), "decisions")?;
    let mine = answers::mine(ctx, &decision)?;
    let form = typed.unwrap_or_else(|| {
        let fields = mine.ballot.as_ref().map(|ballot| ballot.fields().into_iter().collect());
        fields.unwrap_or_default()
    });
    let (objections, rounds) = match decision.kind {
        Kind::Consent => {
            (rounds::store::objections(ctx.tx, decision.id)?, rounds::store::rounds(ctx.tx, decision.id)?)
        }
        _ => (Vec::new(), rounds::store::rounds(ctx.tx, decision.id)?),
    };
    let keeps = policy::keeps(ctx.account()?, &within.standing, &decision);
    let state = decision.state(ctx.now);
    let standing = actions::standing_objections(ctx, &decision)?;
    Ok(DecisionPage {
        path: format!("/communities/{}/decisions", within.community.slug),
        may_close: keeps && policy::may_close(&decision, state, standing).is_ok(),
        belongs: within.standing.member,
        there: ctx.app.locale(ctx.locale.language, &decision.zone),
        problems: Problems::of(problems, &page.locale),
        page,
        choices,
        state,
        mine,
        objections,
        rounds,
        keeps,
        form,
        decision,
    })
}
