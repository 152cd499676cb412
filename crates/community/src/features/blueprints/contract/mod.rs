//! The contract: what a community of its type lives by.
//!
//! - Places, themes and rule cards that a type brings are things of their own and changed where they are.
//! - Forms of exchange, rituals, what directors watch and how it ends start as the type says, in the community's language. Directors
//!   change them; members read them. What nobody changed follows the type.

pub(super) mod store;
pub mod web;

use platform::error::Problem;
use platform::i18n::Language;
use platform::text::one_line;
use platform::{Error, Result, say};

use self::store::Stored;
use super::model::Blueprint;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};
use crate::features::communities::Community;
use crate::features::communities::actions::{self, Seen};

/// Most lines of a part.
const LINES: usize = 12;
/// Longest line, in characters.
const LONGEST: usize = 200;

/// What a community lives by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contract {
    /// Forms of exchange.
    pub exchanges: Vec<String>,
    /// What comes again and again.
    pub rituals: Vec<String>,
    /// What directors watch.
    pub measures: Vec<String>,
    /// How it ends, or that it lasts.
    pub ending: String,
}

/// The contract of a community.
pub fn of(ctx: &mut Ctx, community: &Community) -> Result<Contract> {
    if let Some(said) = store::find(ctx.tx, community.id)? {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        return Ok(Contract {
            exchanges: lines(&said.exchanges),
            rituals: lines(&said.rituals),
            measures: lines(&said.measures),
            ending: said.ending,
        });
    }
    let language = Language::from_code(&community.language).unwrap_or(Language::English);
    let Blueprint { exchanges, rituals, measures, ending, .. } = Blueprint::of(community.kind, language)?;
    Ok(Contract { exchanges, rituals, measures, ending })
}

/// The community of this slug, for its members; visitors know of no contract.
pub fn seen(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    match seen.standing.is_visitor() {
        true => Err(Error::Forbidden(say!("contract-for-members"))),
        false => Ok(seen),
    }
}

/// A contract as typed, a thing a line.
fn parse(form: &web::ContractForm) -> Result<Stored> {
    let mut problems = Vec::new();
    let mut lines = |field: &'static str, typed: &str| {
        let lines: Vec<_> = typed.lines().map(one_line).filter(|line| !line.is_empty()).collect();
        if lines.len() > LINES || lines.iter().any(|line| line.chars().count() > LONGEST) {
            problems
                .push(Problem { field, say: say!("contract-lines-unsound", most = LINES, max = LONGEST) });
        }
        lines.join("\n")
    };
    let (exchanges, rituals) = (lines("exchanges", &form.exchanges), lines("rituals", &form.rituals));
    let measures = lines("measures", &form.measures);
    let ending = one_line(&form.ending);
    if ending.is_empty() || ending.chars().count() > 400 {
        problems.push(Problem { field: "ending", say: say!("contract-ending-unsound", max = 400) });
    }
    match problems.is_empty() {
        true => Ok(Stored { exchanges, rituals, measures, ending }),
        false => Err(Error::Invalid(problems)),
    }
}

/// A director changes it.
pub fn change(ctx: &mut Ctx, slug: &str, form: &web::ContractForm) -> Result<()> {
    let seen = seen(ctx, slug)?;
    if !seen.standing.directs() {
        return Err(Error::Forbidden(say!("contract-forbidden")));
    }
    store::put(ctx.tx, seen.community.id, &parse(form)?, ctx.now)?;
    audit::note(ctx, Act::SettingsChanged, Some(seen.community.id.0), &seen.community.name)
}
