//! The page around every page: who is signed in, where they are, and the words and pictures that templates ask for.

use std::borrow::Borrow;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::clock::Timestamp;
use platform::error::Problem;
use platform::i18n::{FluentValue, Language, Locale, Source};
use platform::{Error, Result, Say};

use crate::art::emblem;
use crate::caller::Caller;
use crate::ctx::Ctx;
use crate::features::accounts::Account;
use crate::features::communities::actions::Seen;
use crate::features::communities::{self, Community, ReadOnly};
use crate::features::decisions;
use crate::features::discussions::reading;
use crate::features::places::{self, Place};

/// What who joins will be asked to agree to, for the pages of a community's doors, which know of no charter.
pub use crate::features::charter::joining::{Agreement, agreement};
/// Where a topic comes from, for its page, which knows of no other community.
pub use crate::features::successors::carrying::origin::{Origin, of as origin_of};

/// The shell's own words.
pub const MESSAGES: Source = Source {
    english: include_str!("templates/messages.en.ftl"),
    french: include_str!("templates/messages.fr.ftl"),
};

/// A place in the rail.
#[derive(Clone, Debug)]
pub struct Door {
    /// The place.
    pub place: Place,
    /// Its address.
    pub path: String,
    /// Posts that the reader has not seen; 0 where counts mean nothing to them.
    pub unread: i64,
}

/// The community around a page.
#[derive(Clone, Debug)]
pub struct Here {
    /// The community and what the reader holds in it.
    pub within: Seen,
    /// The places that the reader sees.
    pub doors: Vec<Door>,
    /// Whether there are decisions to lead to.
    pub decisions: bool,
}

impl Here {
    /// The community's address.
    pub fn path(&self) -> String {
        format!("/communities/{}", self.within.community.slug)
    }

    /// Whether the community is one of learning, with what it aims at to lead to.
    pub fn shows_learning(&self) -> bool {
        self.within.community.kind == communities::Type::Learning && !self.within.standing.is_visitor()
    }

    /// Whether tutoring is led to: tutors have learners, and who leads sees all of it. Learners find it on their home.
    pub fn shows_tutoring(&self) -> bool {
        let standing = &self.within.standing;
        standing.leads() || standing.holds(communities::Role::Tutor)
    }

    /// Whether there is a charter to lead to, or the reader may begin one.
    pub fn shows_charter(&self) -> bool {
        let Seen { community, standing, .. } = &self.within;
        community.charter_version > 0
            || standing.directs()
            || (community.charter_drafted && !standing.is_visitor())
    }

    /// Whether there are studies to lead to, or the reader may begin one.
    pub fn shows_studies(&self) -> bool {
        let Seen { community, standing, .. } = &self.within;
        standing.directs() || (community.studies_opened && !standing.is_visitor())
    }
}

/// What every template has as `page`.
pub struct Page {
    /// The reader's language and zone.
    pub locale: Locale,
    /// When the page was made.
    pub now: Timestamp,
    /// The title, without the site's name.
    pub title: String,
    /// Who reads, where somebody is signed in.
    pub me: Option<Account>,
    /// The reader's communities, for the switch.
    pub communities: Vec<Community>,
    /// The community around the page, where there is one.
    pub here: Option<Here>,
    /// Which entry of the navigation the page belongs to: `home`, `members`, `search`, `you`, or a place's address.
    pub active: String,
    /// Whether roles can be switched without a password.
    pub demonstration: bool,
    /// Whether mail stays with the site, as it has no mail server.
    pub keeps_mail: bool,
}

impl Page {
    /// A page in no community.
    pub fn new(ctx: &mut Ctx, title: impl Into<String>) -> Result<Self> {
        let me = ctx.visitor().map(|actor| actor.account.clone());
        let communities = match &me {
            Some(account) => communities::store::of_account(ctx.tx, account.id)?,
            None => Vec::new(),
        };
        Ok(Page {
            locale: ctx.locale.clone(),
            now: ctx.now,
            title: title.into(),
            me,
            communities,
            here: None,
            active: String::new(),
            demonstration: ctx.app.site.demonstration,
            keeps_mail: ctx.app.mailer.keeps(),
        })
    }

    /// A page in a community that the reader has entered.
    pub fn within(
        ctx: &mut Ctx,
        seen: &Seen,
        title: impl Into<String>,
        active: impl Into<String>,
    ) -> Result<Self> {
        let mut page = Page::new(ctx, title)?;
        page.active = active.into();
        let (community, account) = (seen.community.id, ctx.account()?);
        let unread = if reading::counts(&seen.standing) {
            reading::unread(ctx.tx, community, account)?
        } else {
            Vec::new()
        };
        let doors = places::actions::visible(ctx, community, &seen.standing)?
            .into_iter()
            .map(|place| Door {
                path: places::actions::path(&seen.community.slug, &place.slug),
                unread: unread.iter().find(|(id, _)| *id == place.id).map_or(0, |(_, count)| *count),
                place,
            })
            .collect();
        let decisions = decisions::actions::shown(ctx, seen)?;
        if seen.visit.is_some_and(|visit| visit.is_due(ctx.now)) {
            ctx.visits(community);
        }
        page.here = Some(Here { within: seen.clone(), doors, decisions });
        Ok(page)
    }

    /// How many posts of the place at this address the reader has not seen.
    pub fn unread_at(&self, path: &str) -> i64 {
        let door = self.here.as_ref().and_then(|here| here.doors.iter().find(|door| door.path == path));
        door.map_or(0, |door| door.unread)
    }

    /// Where a new topic is written: in the place around the page, where the reader may, else in one that they choose.
    pub fn new_path(&self) -> String {
        let Some(here) = &self.here else { return "/".to_owned() };
        let standing = &here.within.standing;
        let around = here.doors.iter().find(|door| door.path == self.active);
        let path = around
            .filter(|door| places::policy::write(standing, &door.place).is_ok())
            .map_or_else(|| here.path(), |door| door.path.clone());
        format!("{path}/topics/new")
    }

    /// Whether names lead to people's pages: visitors of a community meet only some of its members.
    pub fn meets_everybody(&self) -> bool {
        self.here.as_ref().is_none_or(|here| !here.within.standing.is_visitor())
    }

    /// Whether the community around the page is closed: what would write in it is not offered.
    pub fn is_closed(&self) -> bool {
        self.here.as_ref().is_some_and(|here| here.within.standing.read_only == Some(ReadOnly::Closed))
    }

    /// Why the reader writes nothing here; nothing where the page itself says so.
    pub fn reads_only(&self) -> Option<&ReadOnly> {
        let why = self.here.as_ref()?.within.standing.read_only.as_ref()?;
        let told: &[&str] = match why {
            ReadOnly::Closed => &["home", "lifecycle"],
            ReadOnly::CharterUnsigned { .. } => &["charter"],
        };
        Some(why).filter(|_| !told.contains(&self.active.as_str()))
    }

    /// Whether the page is about places or within one.
    pub fn in_a_place(&self) -> bool {
        self.active == "places" || self.active.contains("/places/")
    }

    /// The reader's own portrait, as an address.
    pub fn my_portrait(&self) -> String {
        self.portrait(self.me.as_ref().map_or(0, |me| me.portrait))
    }

    /// The same page, belonging to an entry of the navigation.
    pub fn at(mut self, active: &str) -> Self {
        active.clone_into(&mut self.active);
        self
    }

    /// A page for somebody who is not signed in, without asking the database.
    pub fn outside(locale: Locale, now: Timestamp, title: impl Into<String>) -> Self {
        Page {
            locale,
            now,
            title: title.into(),
            me: None,
            communities: Vec::new(),
            here: None,
            active: String::new(),
            demonstration: false,
            keeps_mail: false,
        }
    }

    /// A page before the sign-in, in the language that the request asks for.
    pub fn entrance(caller: &Caller, title: &Say) -> Self {
        let locale = caller.locale();
        let title = locale.say(title);
        Page::outside(locale, caller.now(), title)
    }

    /// A message without variables.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.locale.t(key)
    }

    /// What stands between a name and what is said of it, as the language sets it.
    pub fn colon(&self) -> &'static str {
        match self.locale.language {
            Language::English => ": ",
            Language::French => "\u{a0}: ",
        }
    }

    /// A message that counts.
    pub fn n(&self, key: &str, count: impl Borrow<i64>) -> String {
        self.locale.n(key, *count.borrow())
    }

    /// A message with one variable.
    pub fn with<'v>(&self, key: &str, name: &'v str, value: impl Into<FluentValue<'v>>) -> String {
        self.locale.with(key, name, value)
    }

    /// A message with two variables.
    pub fn with2<'v>(
        &self,
        key: &str,
        name: &'v str,
        value: impl Into<FluentValue<'v>>,
        name2: &'v str,
        value2: impl Into<FluentValue<'v>>,
    ) -> String {
        self.locale.with2(key, name, value, name2, value2)
    }

    /// When something was, for reading.
    pub fn when(&self, at: impl Borrow<Timestamp>) -> String {
        self.locale.when(*at.borrow(), self.now)
    }

    /// A day, for reading.
    pub fn date(&self, at: impl Borrow<Timestamp>) -> String {
        self.locale.date(*at.borrow())
    }

    /// An instant for `<time datetime>`.
    pub fn machine(&self, at: impl Borrow<Timestamp>) -> String {
        self.locale.machine(*at.borrow())
    }

    /// The language of the page.
    pub fn lang(&self) -> &'static str {
        self.locale.language.code()
    }

    /// The other language, which the page offers.
    pub fn other_language(&self) -> Language {
        match self.locale.language {
            Language::English => Language::French,
            Language::French => Language::English,
        }
    }

    /// An icon of the sprite, as markup.
    pub fn icon(&self, name: &'static str, size: u32) -> assets::Icon {
        assets::icon(name, size)
    }

    /// A community's emblem, as markup: its picture, else its drawing. Whose it is says the text beside it.
    pub fn emblem(&self, community: &Community, size: u32) -> String {
        match &community.emblem_blob {
            Some(blob) => format!(
                r#"<img class="emblem-picture" src="/communities/{}/emblem/{blob}" alt="" width="{size}" height="{size}">"#,
                community.slug
            ),
            None => emblem::emblem(&community.emblem, community.colour.name(), size),
        }
    }

    /// A portrait, as an address: a drawing, or the picture whose number this is the negative of. Whose it is says the text beside it.
    pub fn portrait(&self, seed: impl Borrow<i64>) -> String {
        match seed.borrow() {
            number @ i64::MIN..0 => format!("/portraits/{}.jpg", number.unsigned_abs()),
            seed => format!("/portraits/{seed}.svg"),
        }
    }

    /// An embedded file's address.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }
}

/// A form's problems, put beside their fields.
#[derive(Default)]
pub struct Problems(Vec<(&'static str, String)>);

impl Problems {
    /// In the reader's words.
    pub fn of(problems: &[Problem], locale: &Locale) -> Self {
        Problems(problems.iter().map(|problem| (problem.field, locale.say(&problem.say))).collect())
    }

    /// What is wrong with a field, where something is.
    pub fn on(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| text.as_str())
    }

    /// How many there are.
    pub fn count(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX)
    }

    /// All of them with their fields, for the summary at the form's top.
    pub fn all(&self) -> &[(&'static str, String)] {
        &self.0
    }
}

/// Renders a template as a page.
pub fn html(template: &impl Template) -> Result<Response> {
    let body = template.render().map_err(Error::internal)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], body).into_response())
}

/// Renders a form again with what was typed and what is wrong with it.
pub fn unprocessable(template: &impl Template) -> Result<Response> {
    let mut response = html(template)?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}

/// A text as the value of a query parameter.
pub fn query_value(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::with_capacity(text.len()), |mut value, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                value.push(char::from(byte))
            }
            // Writing to a String cannot fail.
            _ => drop(write!(value, "%{byte:02X}")),
        }
        value
    })
}

/// Sends the browser on after an act.
pub fn redirect(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
