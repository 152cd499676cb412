//! The page about oneself, and the switch between languages.

use askama::Template;
use axum::http::{HeaderMap, Uri, header};
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Language;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::handle::Handle;
use super::super::model::{Account, Line, Name};
use super::super::web::{add_cookie, inner_path, problems};
use super::{Profile, zones};
use crate::caller::{Caller, Typed, set_language_cookie};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What somebody types about themselves.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileForm {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub handle: String,
    #[serde(default)]
    pub line: String,
    #[serde(default)]
    pub zone: String,
    #[serde(default)]
    pub language: String,
}

impl ProfileForm {
    /// What somebody says now.
    pub fn of(account: &Account, language: Language) -> Self {
        ProfileForm {
            name: account.name.clone(),
            handle: account.handle.clone(),
            line: account.line.clone(),
            zone: account.zone.clone(),
            language: language.code().to_owned(),
        }
    }

    /// Checks every field at once, so that all problems are shown together.
    pub fn checked(&self) -> Result<Profile> {
        let (name, handle, line) =
            (Name::parse(&self.name), Handle::parse(&self.handle), Line::parse(&self.line));
        let zone = match jiff::tz::TimeZone::get(&self.zone) {
            Ok(_) => Ok(self.zone.clone()),
            Err(_) => Err(Error::invalid("zone", say!("zone-unknown"))),
        };
        let language =
            Language::from_code(&self.language).ok_or(Error::invalid("language", say!("language-unknown")));
        match (name, handle, line, zone, language) {
            (Ok(name), Ok(handle), Ok(line), Ok(zone), Ok(language)) => {
                Ok(Profile { name, handle, line, zone, language })
            }
            (name, handle, line, zone, language) => Err(Error::Invalid(
                [name.err(), handle.err(), line.err(), zone.err(), language.err()]
                    .into_iter()
                    .flatten()
                    .flat_map(problems)
                    .collect(),
            )),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/templates/profile.html")]
struct ProfilePage {
    page: Page,
    form: ProfileForm,
    zones: Vec<String>,
    problems: Problems,
}

/// The form.
pub async fn form(caller: Caller) -> Result<Response> {
    html(&profile_page(&caller, None, Vec::new()).await?)
}

/// Takes the form. The language that was chosen is spoken from the next page on.
pub async fn save(caller: Caller, Typed(form): Typed<ProfileForm>) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(profile) => {
            let language = profile.language;
            caller.write(move |ctx| super::save(ctx, &profile)).await.map(|()| language)
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(language) => {
            let mut response = redirect("/profile");
            add_cookie(&mut response, &set_language_cookie(&caller.app, language));
            Ok(response)
        }
        Err(Error::Invalid(problems)) => unprocessable(&profile_page(&caller, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

/// Draws another portrait.
pub async fn another_portrait(caller: Caller) -> Result<Response> {
    caller.write(super::another_portrait).await?;
    Ok(redirect("/profile"))
}

/// The form with what is wrong with a picture that was brought.
pub async fn refused(caller: &Caller, problems: Vec<Problem>) -> Result<Response> {
    unprocessable(&profile_page(caller, None, problems).await?)
}

async fn profile_page(
    caller: &Caller,
    form: Option<ProfileForm>,
    problems: Vec<Problem>,
) -> Result<ProfilePage> {
    caller
        .read(move |ctx| {
            let account = ctx.actor()?.account.clone();
            let form = form.unwrap_or_else(|| ProfileForm::of(&account, ctx.locale.language));
            let title = ctx.locale.t("profile-title").to_owned();
            let page = Page::new(ctx, title)?.at("profile");
            let problems = Problems::of(&problems, &page.locale);
            Ok(ProfilePage { page, zones: zones::offered(&account.zone), form, problems })
        })
        .await
}

/// A language and where the reader was.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageForm {
    language: String,
    #[serde(default)]
    next: String,
}

/// Speaks another language from now on, and returns to where the reader was.
pub async fn choose_language(
    caller: Caller,
    asked: HeaderMap,
    Typed(form): Typed<LanguageForm>,
) -> Result<Response> {
    let language = Language::from_code(&form.language)
        .ok_or_else(|| Error::invalid("language", say!("language-unknown")))?;
    caller.write(move |ctx| super::choose_language(ctx, language)).await?;
    let came_from = came_from(&asked);
    let next = if form.next.is_empty() { came_from.as_str() } else { form.next.as_str() };
    let mut response = redirect(inner_path(next));
    add_cookie(&mut response, &set_language_cookie(&caller.app, language));
    Ok(response)
}

/// The page on which the form stood, as far as the browser tells; its host is left out, so that it cannot lead elsewhere.
fn came_from(asked: &HeaderMap) -> String {
    let from = asked
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<Uri>().ok());
    from.and_then(|uri| uri.path_and_query().map(ToString::to_string)).unwrap_or_else(|| "/".to_owned())
}
