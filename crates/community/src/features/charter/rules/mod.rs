//! Rules: a sentence, why, and whom to ask, shown where somebody is about to write.
//!
//! - A rule *reminds* (it is shown), *asks* (whoever goes on ticks that they have read it; how often is counted, not who) or *stops*
//!   (what it names by a sign that a program can see is refused, with the reason).
//! - The signs are a link, one of some words, or more than so many characters. What takes judgement reminds or asks: people judge.
//! - It holds everywhere or in one place, and may rest on a clause of the charter. Directors make and end rules.
//! - A program is stopped like a person, and not asked: it cannot read.

pub(super) mod store;
pub(super) mod web;

use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, id, say};

use super::model::ClauseId;
use super::{clauses, policy};
use crate::ctx::Ctx;
use crate::features::accounts::fold;
use crate::features::communities::CommunityId;
use crate::features::communities::actions::Seen;
use crate::features::places::{self, PlaceId};
use crate::named::named;

pub use store::Rule;
pub use web::{RuleForm, strength_name};

id!(
    /// A rule.
    RuleId, "rule"
);

named! {
    /// How strongly a rule speaks.
    Strength {
        /// It is shown.
        Remind = "remind",
        /// Whoever goes on ticks that they have read it.
        Ask = "ask",
        /// What it names is refused.
        Stop = "stop",
    }
}

named! {
    /// By what a program sees that a text breaks a rule.
    Sign {
        /// It holds a link.
        Link = "link",
        /// It holds one of some words.
        Words = "words",
        /// It is longer than so many characters.
        Length = "length",
    }
}

impl Sign {
    /// Whether a text shows the sign. `pattern` holds the words, parted by commas, or the number.
    pub fn is_in(self, pattern: &str, text: &str) -> bool {
        match self {
            Sign::Link => ["http://", "https://", "www."].iter().any(|start| text.contains(start)),
            Sign::Length => pattern.parse().is_ok_and(|most: usize| text.chars().count() > most),
            Sign::Words => {
                let text = words(text);
                pattern.split(',').map(words).any(|listed| listed.len() > 2 && text.contains(&listed))
            }
        }
    }
}

/// The words of a text, folded, each between single spaces.
fn words(text: &str) -> String {
    let folded = fold(text);
    let parts = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    format!(" {} ", parts.collect::<Vec<_>>().join(" "))
}

/// A rule to be, checked.
#[derive(Clone, Debug)]
pub struct NewRule {
    sentence: String,
    why: String,
    strength: Strength,
    sign: Option<Sign>,
    pattern: String,
    place: Option<PlaceId>,
    clause: Option<ClauseId>,
}

impl NewRule {
    /// Takes a rule as typed.
    pub fn parse(form: &RuleForm) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let (sentence, why) = (one_line(&form.sentence), one_line(&form.why));
        for (field, text) in [("sentence", &sentence), ("why", &why)] {
            if text.is_empty() || text.chars().count() > 300 {
                refuse(field, say!("rule-text-unsound", max = 300));
            }
        }
        let strength = Strength::parse(&form.strength);
        if strength.is_none() {
            refuse("strength", say!("place-choice-missing"));
        }
        let sign = Sign::parse(&form.sign).filter(|_| strength == Some(Strength::Stop));
        let pattern = one_line(&form.pattern);
        let sound = match sign {
            None => strength != Some(Strength::Stop),
            Some(Sign::Link) => true,
            Some(Sign::Words) => pattern.split(',').any(|word| words(word).len() > 2) && pattern.len() <= 500,
            Some(Sign::Length) => pattern.parse::<usize>().is_ok_and(|most| (10..=50_000).contains(&most)),
        };
        if !sound {
            refuse("pattern", say!("rule-sign-unsound"));
        }
        match strength {
            Some(strength) if problems.is_empty() => Ok(NewRule {
                sentence,
                why,
                strength,
                sign,
                pattern,
                place: form.place.parse().ok(),
                clause: form.clause.parse().ok(),
            }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// Makes a rule. Whoever makes it is whom one asks about it.
pub fn make(ctx: &mut Ctx, slug: &str, rule: &NewRule) -> Result<RuleId> {
    let within = clauses::within(ctx, slug)?;
    policy::draft(&within.standing)?;
    let community = within.community.id;
    if let Some(place) = rule.place {
        let visible = places::actions::visible(ctx, community, &within.standing)?;
        if visible.iter().all(|known| known.id != place) {
            return Err(Error::invalid("place", say!("place-choice-missing")));
        }
    }
    if let Some(clause) = rule.clause
        && clauses::draft(ctx, community)?.iter().all(|known| known.id != clause)
    {
        return Err(Error::invalid("clause", say!("place-choice-missing")));
    }
    let (id, owner) = (RuleId::draw(&mut ctx.ids), ctx.account()?);
    store::insert(ctx.tx, id, community, owner, rule, ctx.now)?;
    Ok(id)
}

/// Makes a rule that reminds everywhere, as a type brings it. Who may do so was decided before; the caller is whom one asks about it.
pub fn bring(ctx: &mut Ctx, community: CommunityId, sentence: &str, why: &str) -> Result<RuleId> {
    let rule = NewRule {
        sentence: sentence.to_owned(),
        why: why.to_owned(),
        strength: Strength::Remind,
        sign: None,
        pattern: String::new(),
        place: None,
        clause: None,
    };
    let (id, owner) = (RuleId::draw(&mut ctx.ids), ctx.account()?);
    store::insert(ctx.tx, id, community, owner, &rule, ctx.now)?;
    Ok(id)
}

/// Ends a rule that a type brought. Who may do so was decided before.
pub fn take_back(ctx: &mut Ctx, id: RuleId) -> Result<()> {
    store::end(ctx.tx, id, ctx.now)
}

/// A community's rules, at most a hundred.
pub fn of_community(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Rule>> {
    store::all(ctx.tx, community)
}

/// Ends a rule. Ending it twice changes nothing; the slug of its community.
pub fn end(ctx: &mut Ctx, id: RuleId) -> Result<String> {
    let community = store::community_of(ctx.tx, id)?;
    let within = crate::features::communities::actions::seen_by_id(ctx, community)?;
    if !policy::reads_draft(&within.standing) {
        return Err(Error::NotFound);
    }
    policy::draft(&within.standing)?;
    store::end(ctx.tx, id, ctx.now)?;
    Ok(within.community.slug)
}

/// The rules of the places that the reader sees, for who reads the charter's draft.
pub fn all(ctx: &mut Ctx, slug: &str) -> Result<Vec<Rule>> {
    let within = clauses::within(ctx, slug)?;
    shown(ctx, &within)
}

/// What a community's rules are to somebody: those of places that they do not see do not exist.
pub fn shown(ctx: &mut Ctx, within: &Seen) -> Result<Vec<Rule>> {
    let community = within.community.id;
    let places = places::actions::visible(ctx, community, &within.standing)?;
    let mut rules = store::all(ctx.tx, community)?;
    rules.retain(|rule| rule.place_id.is_none_or(|id| places.iter().any(|place| place.id == id)));
    Ok(rules)
}

/// The rules that hold in every place.
pub fn of_everywhere(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Rule>> {
    let mut rules = store::all(ctx.tx, community)?;
    rules.retain(|rule| rule.place_id.is_none());
    Ok(rules)
}

/// The rules that hold in a place.
pub fn of_place(ctx: &mut Ctx, community: CommunityId, place: PlaceId) -> Result<Vec<Rule>> {
    store::of_place(ctx.tx, community, place)
}

/// Refuses a text that a rule of the place stops.
pub fn stop(ctx: &mut Ctx, community: CommunityId, place: PlaceId, text: &str) -> Result<()> {
    let rules = store::of_place(ctx.tx, community, place)?;
    let broken = rules.into_iter().find(|rule| rule.sign.is_some_and(|sign| sign.is_in(&rule.pattern, text)));
    match broken {
        Some(rule) => {
            Err(Error::invalid("text", say!("rule-stops", sentence = rule.sentence, why = rule.why)))
        }
        None => Ok(()),
    }
}

/// Asks whether a person has read the rules of the place that ask; `tick` is what the form sent. Who goes on is counted, not named.
pub fn ask(ctx: &mut Ctx, community: CommunityId, place: PlaceId, tick: Option<&str>) -> Result<()> {
    let rules = store::of_place(ctx.tx, community, place)?;
    let asking: Vec<RuleId> =
        rules.iter().filter(|rule| rule.strength == Strength::Ask).map(|rule| rule.id).collect();
    if !asking.is_empty() && tick.is_none() {
        return Err(Error::invalid("rules", say!("rule-asks")));
    }
    for id in asking {
        store::count_passed(ctx.tx, id)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_seen_where_it_is() {
        let table = [
            (Sign::Link, "", "See https://example.org", true),
            (Sign::Link, "", "See the page on bread", false),
            (Sign::Words, "buy now, Rabais", "Le rabaissement guette.", false),
            (Sign::Words, "buy now, Rabais", "Un rabais, vite", true),
            (Sign::Words, "buy now", "Buy, now", true),
            (Sign::Words, "buy now", "I buy it nowhere", false),
            (Sign::Words, "été", "Cet ete", true),
            (Sign::Length, "10", "ten letter", false),
            (Sign::Length, "10", "ten letters", true),
        ];
        for (sign, pattern, text, expected) in table {
            assert_eq!(sign.is_in(pattern, text), expected, "{sign:?} {pattern} {text}");
        }
    }
}
