//! Settings: what directors change about their community.
//!
//! - Name, description, welcome, language, colour, emblem, entry, zone and who proposes decisions change; the address stays,
//!   and the type has a page of its own (see `blueprints`).
//! - Members see the change at once.

pub(crate) mod web;

use jiff::tz::TimeZone;
use platform::error::Problem;
use platform::i18n::Language;
use platform::routes::Routes;
use platform::text::markdown::render;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{Colour, Entry, Motif, Proposers};
use super::store;
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::audit::{self, Act};

/// What a director says about the community, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The name shown.
    pub name: String,
    /// One or two sentences for people who do not know it.
    pub description: String,
    /// The common goal as it stands, where it was said; it is changed elsewhere (see `goals`).
    pub goal: Option<String>,
    /// What a new member reads first, in Markdown.
    pub welcome: String,
    /// The language of its own texts.
    pub language: Language,
    /// The colour of its emblem.
    pub colour: Colour,
    /// What stands in its emblem; `None` leaves that as it is.
    pub emblem: Option<Motif>,
    /// How people who are not invited come in.
    pub entry: Entry,
    /// IANA name of its zone; nothing leaves it as it is.
    pub zone: Option<String>,
    /// Who proposes decisions; nothing leaves it as it is.
    pub proposed_by: Option<Proposers>,
}

/// The settings' page.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/communities/{community}/settings", web::form)
        .post("/communities/{community}/settings", web::save)
}

impl Settings {
    /// Checks every field at once.
    pub fn parse(form: &web::SettingsForm) -> Result<Self> {
        let mut problems = Vec::new();
        let mut refuse = |field, say| problems.push(Problem { field, say });
        let name = one_line(&form.name);
        if name.is_empty() || name.chars().count() > 60 {
            refuse("name", say!("community-name-missing", max = 60));
        }
        if form.description.chars().count() > 400 {
            refuse("description", say!("community-text-too-long", max = 400));
        }
        if let Err(Error::Invalid(more)) = render(&form.welcome) {
            more.into_iter().for_each(|problem| refuse("welcome", problem.say));
        }
        let (language, colour) = (Language::from_code(&form.language), Colour::parse(&form.colour));
        if language.is_none() {
            refuse("language", say!("language-unknown"));
        }
        if colour.is_none() {
            refuse("colour", say!("place-choice-missing"));
        }
        let emblem = Motif::parse(&form.emblem);
        if emblem.is_none() && !form.emblem.is_empty() {
            refuse("emblem", say!("place-choice-missing"));
        }
        let entry = Entry::parse(&form.entry);
        if entry.is_none() {
            refuse("entry", say!("place-choice-missing"));
        }
        let proposed_by = Proposers::parse(&form.proposed_by);
        if proposed_by.is_none() && !form.proposed_by.is_empty() {
            refuse("proposed_by", say!("place-choice-missing"));
        }
        let zone = Some(form.zone.clone()).filter(|zone| !zone.is_empty());
        if zone.as_ref().is_some_and(|zone| TimeZone::get(zone).is_err()) {
            refuse("zone", say!("zone-unknown"));
        }
        match (language, colour, entry) {
            (Some(language), Some(colour), Some(entry)) if problems.is_empty() => Ok(Settings {
                entry,
                zone,
                proposed_by,
                name,
                description: one_line(&form.description),
                goal: Some(one_line(&form.goal)).filter(|goal| !goal.is_empty()),
                welcome: form.welcome.replace("\r\n", "\n").trim().to_owned(),
                language,
                colour,
                emblem,
            }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// The community, for who may change its settings.
pub fn changeable(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("settings-forbidden"))) }
}

/// Writes the settings.
pub fn save(ctx: &mut Ctx, slug: &str, settings: &Settings) -> Result<()> {
    let seen = changeable(ctx, slug)?;
    if settings.goal.as_ref().is_some_and(|goal| *goal != seen.community.goal) {
        return Err(Error::invalid("goal", say!("settings-goal-elsewhere")));
    }
    store::change(ctx.tx, seen.community.id, settings)?;
    audit::note(ctx, Act::SettingsChanged, Some(seen.community.id.0), &settings.name)
}
