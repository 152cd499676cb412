//! Setting up: four steps from what people come for to an open door.
//!
//! - Needs, type, rules, launch. Each step proposes something, so that whoever is in a hurry goes on four times and types a name.
//! - What was typed is kept on the server at every step, forwards and backwards. Whoever comes back is where they were, on any
//!   device; opening the community or starting over forgets it.
//! - What a type brings is shown before it is chosen, and can be changed afterwards (see `contract`).
//! - What whoever opens a community thinks people come for is kept with it as a guess; a study asks them.

pub(super) mod store;
pub mod web;

use std::collections::BTreeMap;

use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, Opening};
use super::advice;
use super::model::Blueprint;
use super::needs::{self, Need};
use crate::ctx::Ctx;
use crate::features::charter::rules;
use crate::features::communities::{CommunityId, Type};
use crate::features::studies::adviser::{Sheet, advise};
use crate::named::named;

/// Longest field that is kept, in characters.
const LONGEST: usize = 600;
/// Longest words about what people come for, in characters.
pub const LONGEST_WORDS: usize = 300;

named! {
    /// A step of setting up.
    Step {
        /// What people come for.
        Needs = "needs",
        /// How they will live together.
        Type = "type",
        /// What everyone agrees to.
        Rules = "rules",
        /// Who opens the door.
        Launch = "launch",
    }
}

impl Step {
    /// Its number, from 1.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }

    /// The step before it, or after it; itself at the ends.
    fn moved(self, by: isize) -> Self {
        let at = (self as isize + by).clamp(0, Step::ALL.len() as isize - 1);
        Step::ALL.get(usize::try_from(at).unwrap_or(0)).copied().unwrap_or(self)
    }

    /// Whether a field belongs to the step.
    fn holds(self, field: &str) -> bool {
        match self {
            Step::Needs => {
                field == "words" || field.strip_prefix("need_").is_some_and(|n| Need::parse(n).is_some())
            }
            Step::Type => matches!(field, "kind" | "language" | "sheet"),
            Step::Rules => field == "rules" || field.starts_with("rule_"),
            Step::Launch => {
                matches!(
                    field,
                    "name" | "goal" | "description" | "slug" | "colour" | "emblem" | "reason" | "draft"
                )
            }
        }
    }
}

/// What is typed so far.
pub type Fields = BTreeMap<String, String>;

/// Setting up, as far as it has come.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Where.
    pub step: Step,
    /// What was typed, of all steps.
    pub fields: Fields,
}

impl Draft {
    fn new() -> Self {
        Draft { step: Step::Needs, fields: Fields::new() }
    }

    /// A field as typed; empty where it was not.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// What was typed on a step, in the place of what was typed on it before.
    fn take(&mut self, step: Step, typed: &Fields) {
        self.fields.retain(|field, _| !step.holds(field));
        let theirs = typed.iter().filter(|(field, _)| step.holds(field) && field.len() <= 40);
        let cut = |text: &str| text.chars().take(LONGEST).collect::<String>();
        self.fields.extend(theirs.map(|(field, text)| (field.clone(), cut(text))));
    }

    /// The needs that were ticked.
    pub fn needs(&self) -> Vec<Need> {
        let ticked = |need: &Need| self.fields.contains_key(&format!("need_{}", need.name()));
        Need::ALL.iter().copied().filter(ticked).collect()
    }

    /// The type: the one chosen, else the one that the needs point at.
    pub fn kind(&self) -> Option<Type> {
        Type::parse(self.field("kind")).or_else(|| needs::likely(&self.needs()))
    }

    /// What was answered when advice was asked for.
    fn sheet(&self) -> Sheet {
        Sheet::parse(self.field("sheet"))
    }

    /// The type that was advised then.
    pub fn advised(&self) -> Option<Type> {
        advise(&self.sheet(), &[], None).best
    }

    /// Why another type is chosen than the one advised, checked.
    pub fn reason_for(&self, kind: Type) -> Result<String> {
        advice::reason_for(kind, self.advised(), self.field("reason"))
    }

    /// The type with what goes along with it, where somebody sent everything at once.
    fn take_type(&mut self, typed: &Fields) {
        if typed.contains_key("kind") {
            self.take(Step::Type, typed);
        }
    }

    /// Whether a rule of the blueprint, counted from 1, is to hold: all do until somebody chose.
    pub fn takes_rule(&self, number: usize) -> bool {
        !self.fields.contains_key("rules") || self.fields.contains_key(&format!("rule_{number}"))
    }
}

/// What the caller has set up so far. Who runs the site opens communities.
pub fn draft(ctx: &mut Ctx) -> Result<Draft> {
    let actor = ctx.actor()?;
    if !actor.owns_site() {
        return Err(Error::Forbidden(say!("community-open-forbidden")));
    }
    let account = actor.account_id;
    let Some((step, fields)) = store::draft(ctx.tx, account)? else { return Ok(Draft::new()) };
    let fields = serde_json::from_str(&fields).map_err(Error::internal)?;
    Ok(Draft { step: Step::parse(&step).unwrap_or(Step::Needs), fields })
}

fn keep(ctx: &mut Ctx, draft: &Draft) -> Result<()> {
    let fields = serde_json::to_string(&draft.fields).map_err(Error::internal)?;
    let account = ctx.account()?;
    store::keep(ctx.tx, account, draft.step.name(), &fields, ctx.now)
}

/// Keeps what was typed on a step and goes on, or back; where one is then.
pub fn go(ctx: &mut Ctx, step: Step, typed: &Fields, back: bool) -> Result<Step> {
    let mut draft = draft(ctx)?;
    draft.take(step, typed);
    if step == Step::Needs && one_line(draft.field("words")).chars().count() > LONGEST_WORDS {
        return Err(Error::invalid("words", say!("community-text-too-long", max = LONGEST_WORDS)));
    }
    if step == Step::Type && !back && Type::parse(draft.field("kind")).is_none() {
        return Err(Error::invalid("kind", say!("community-type-missing")));
    }
    draft.step = step.moved(if back { -1 } else { 1 });
    keep(ctx, &draft)?;
    Ok(draft.step)
}

/// Keeps what was typed on the last step, which could not be opened yet.
pub fn keep_launch(ctx: &mut Ctx, typed: &Fields) -> Result<()> {
    let mut draft = draft(ctx)?;
    draft.take(Step::Launch, typed);
    draft.take_type(typed);
    draft.step = Step::Launch;
    keep(ctx, &draft)
}

/// Forgets everything that was typed.
pub fn start_over(ctx: &mut Ctx) -> Result<()> {
    draft(ctx)?;
    let account = ctx.account()?;
    store::forget(ctx.tx, account)
}

/// Opens the community with what its type brings, the rules that were chosen and the guess. `typed` alone opens one, too, for
/// programs that know everything at once.
pub fn open(ctx: &mut Ctx, typed: &Fields) -> Result<String> {
    let mut draft = draft(ctx)?;
    let at_once = typed.contains_key("kind");
    if at_once {
        draft = Draft { step: Step::Launch, fields: typed.clone() };
    } else {
        draft.take(Step::Launch, typed);
    }
    let opening = web::checked(&draft)?;
    let reason = draft.reason_for(opening.kind)?;
    // A draft is known to its directors only, until they launch it.
    let open = if draft.fields.contains_key("draft") { actions::open_draft } else { actions::open_advised };
    let id = open(ctx, &opening, &draft.sheet(), &reason)?;
    if at_once {
        return Ok(opening.slug.as_str().to_owned());
    }
    agree(ctx, id, &draft, &opening)?;
    let needs: Vec<_> = draft.needs().iter().map(|need| need.name()).collect();
    let words = one_line(draft.field("words"));
    if !needs.is_empty() || !words.is_empty() {
        store::note_guess(ctx.tx, id, &needs.join(","), &words, ctx.now)?;
    }
    let account = ctx.account()?;
    store::forget(ctx.tx, account)?;
    Ok(opening.slug.as_str().to_owned())
}

/// Makes the rules that were chosen.
fn agree(ctx: &mut Ctx, id: CommunityId, draft: &Draft, opening: &Opening) -> Result<()> {
    let plans = Blueprint::of(opening.kind, opening.language)?.rules;
    for (number, plan) in (1..).zip(&plans) {
        if draft.takes_rule(number) {
            rules::bring(ctx, id, &plan.sentence, &plan.why)?;
        }
    }
    Ok(())
}

/// What whoever opened a community thought that people come for.
#[derive(Clone, Debug)]
pub struct Guess {
    /// The needs that they ticked.
    pub needs: Vec<Need>,
    /// In their words; may be empty.
    pub words: String,
}

/// The guess that was kept with a community, where there is one.
pub fn guess(ctx: &mut Ctx, community: CommunityId) -> Result<Option<Guess>> {
    let Some((needs, words)) = store::guess(ctx.tx, community)? else { return Ok(None) };
    Ok(Some(Guess { needs: needs.split(',').filter_map(Need::parse).collect(), words }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(typed: &[(&str, &str)]) -> Fields {
        typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_step_takes_its_own_fields_and_forgets_what_was_unticked() {
        let mut draft = Draft::new();
        draft.take(Step::Needs, &fields(&[("need_unstuck", "on"), ("need_luck", "on"), ("name", "X")]));
        assert_eq!(draft.needs(), [Need::Unstuck]);
        assert_eq!(draft.field("name"), "");
        draft.take(Step::Launch, &fields(&[("name", "Bakers")]));
        draft.take(Step::Needs, &fields(&[("need_finds", "on")]));
        assert_eq!((draft.needs(), draft.field("name")), (vec![Need::Finds], "Bakers"));
    }

    #[test]
    fn the_needs_propose_a_type_until_one_is_chosen() {
        let mut draft = Draft::new();
        assert_eq!(draft.kind(), None);
        draft.take(Step::Needs, &fields(&[("need_tricks", "on")]));
        assert_eq!(draft.kind(), Some(Type::Practice));
        draft.take(Step::Type, &fields(&[("kind", "interest")]));
        assert_eq!(draft.kind(), Some(Type::Interest));
    }

    #[test]
    fn every_rule_holds_until_somebody_chose() {
        let mut draft = Draft::new();
        assert!(draft.takes_rule(1) && draft.takes_rule(2));
        draft.take(Step::Rules, &fields(&[("rules", "chosen"), ("rule_2", "on")]));
        assert!(!draft.takes_rule(1) && draft.takes_rule(2));
    }

    #[test]
    fn steps_follow_each_other_and_end() {
        assert_eq!(Step::Needs.moved(1), Step::Type);
        assert_eq!(Step::Needs.moved(-1), Step::Needs);
        assert_eq!(Step::Launch.moved(1), Step::Launch);
        assert_eq!(Step::Launch.number(), 4);
    }
}
