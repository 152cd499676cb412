//! Somebody's first day.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Deserialize;

use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::Line;
use crate::features::places;
use crate::page::{Page, Problems, html, query_value, redirect, unprocessable};

/// What somebody says of themselves.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WelcomeForm {
    #[serde(default)]
    line: String,
    #[serde(default)]
    needs: String,
    #[serde(default)]
    gives: String,
}

#[derive(Template)]
#[template(path = "welcome/templates/welcome.html")]
struct WelcomePage {
    page: Page,
    path: String,
    goal: String,
    /// Whether there is a charter.
    charter: bool,
    /// Whether it is still to be signed.
    unsigned: bool,
    /// Whether the reader greets of their own will.
    volunteers: bool,
    form: WelcomeForm,
    problems: Problems,
}

impl WelcomePage {
    /// The number of a step that comes after the charter's.
    fn number(&self, after: i64) -> i64 {
        after + i64::from(self.charter)
    }
}

/// The page.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    html(&page(&caller, slug, None, Vec::new()).await?)
}

/// Keeps what somebody says, and leads to the composer with the words of their introduction.
pub async fn introduce(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<WelcomeForm>,
) -> Result<Response> {
    let outcome = match Line::parse(&form.line) {
        Ok(line) => {
            let (community, typed) = (slug.clone(), form.clone());
            caller
                .write(move |ctx| {
                    let place = super::introduce(ctx, &community, &line, &typed.needs, &typed.gives)?;
                    let name = ctx.actor()?.account.name.clone();
                    Ok((place, words(&ctx.locale, &name, &typed)))
                })
                .await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok((Some(place), (title, text))) => {
            let path = places::actions::path(&slug, &place.slug);
            let (title, text) = (query_value(&title), query_value(&text));
            Ok(redirect(&format!("{path}/topics/new?title={title}&text={text}")))
        }
        Ok((None, _)) => Ok(redirect(&format!("/communities/{slug}"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, slug, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

/// Closes the way here.
pub async fn close(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::close(ctx, &community)).await?;
    Ok(redirect(&format!("/communities/{slug}")))
}

/// An introduction to read over: a title and a text of what somebody said.
fn words(locale: &Locale, name: &str, form: &WelcomeForm) -> (String, String) {
    let mut paragraphs = Vec::new();
    let said = |text: &str| !text.trim().is_empty();
    if said(&form.line) {
        paragraphs.push(form.line.trim().to_owned());
    }
    if said(&form.needs) {
        paragraphs.push(locale.with("welcome-words-needs", "needs", form.needs.trim()));
    }
    if said(&form.gives) {
        paragraphs.push(locale.with("welcome-words-gives", "gives", form.gives.trim()));
    }
    (locale.with("welcome-words-title", "name", name), paragraphs.join("\n\n"))
}

async fn page(
    caller: &Caller,
    slug: String,
    typed: Option<WelcomeForm>,
    problems: Vec<Problem>,
) -> Result<WelcomePage> {
    caller
        .read(move |ctx| {
            let seen = super::seen(ctx, &slug)?;
            let account = ctx.actor()?.account.clone();
            let title = ctx.locale.t("welcome-title").to_owned();
            let page = Page::within(ctx, &seen, title, "home")?;
            let said = super::introduction(ctx, &seen)?;
            let stored = || WelcomeForm {
                line: account.line.clone(),
                needs: said.as_ref().map(|said| said.needs.clone()).unwrap_or_default(),
                gives: said.as_ref().map(|said| said.gives.clone()).unwrap_or_default(),
            };
            Ok(WelcomePage {
                path: format!("/communities/{slug}"),
                charter: seen.community.charter_version > 0,
                unsigned: seen.standing.signs_by.is_some(),
                volunteers: super::greetings::volunteers(ctx, &seen)?,
                goal: seen.community.goal,
                form: typed.unwrap_or_else(stored),
                problems: Problems::of(&problems, &page.locale),
                page,
            })
        })
        .await
}
