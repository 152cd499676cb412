//! Bringing an archive, seeing what is in it, starting, stopping, and the report.

use askama::Template;
use axum::Json;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use platform::error::Problem as FormProblem;
use platform::i18n::{Language, Locale};
use platform::{Error, Result, say};

use super::actions::{self, Seen};
use super::model::{Import, ImportId, Problem, State, Tool};
use super::report::Report;
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::page::{Page, Problems, html, redirect, unprocessable};
use crate::upload::{self, Streamed};

/// What every zip with something in it begins with.
const ZIP: &[u8] = b"PK\x03\x04";

#[derive(Template)]
#[template(path = "imports/templates/imports.html")]
struct ImportsPage {
    page: Page,
    path: String,
    open: Option<Import>,
    past: Vec<Import>,
    problems: Problems,
}

impl ImportsPage {
    /// What came of an import, on one line.
    fn outcome(&self, import: &Import) -> String {
        let new_posts = import.brought().map_or(0, |brought| brought.new_posts) as i64;
        match import.state() {
            State::Refused => self.page.t("imports-was-refused").to_owned(),
            State::Left => self.page.n("imports-was-left", new_posts),
            _ => self.page.n("imports-was-ended", new_posts),
        }
    }

    fn is_refused(&self, import: &Import) -> bool {
        import.state() == State::Refused
    }
}

#[derive(Template)]
#[template(path = "imports/templates/import.html")]
struct ImportPage {
    page: Page,
    path: String,
    import: Import,
    state: State,
    found: Report,
    brought: Report,
}

impl ImportPage {
    /// What is to be told: what is in the archive before it begins, then what was brought.
    fn report(&self) -> &Report {
        if matches!(self.state, State::Looking | State::Ready) { &self.found } else { &self.brought }
    }

    fn is_open(&self) -> bool {
        matches!(self.state, State::Looking | State::Ready | State::UnderWay | State::Stopped)
    }

    fn tool_name(&self) -> &str {
        match self.import.tool() {
            Some(Tool::Slack) => self.page.t("imports-slack"),
            Some(Tool::Zulip) => self.page.t("imports-zulip"),
            None => self.page.t("imports-unknown-tool"),
        }
    }

    /// While it is brought, the bar says enough.
    fn tells_counts(&self) -> bool {
        matches!(self.state, State::Ready | State::Stopped | State::Left | State::Ended)
    }

    fn counts(&self) -> Vec<(&str, String)> {
        let (page, report) = (&self.page, self.report());
        let mut lines = vec![
            (page.t("imports-people"), report.people),
            (page.t("imports-places"), report.places),
            (page.t("imports-topics"), report.topics),
            (page.t("imports-posts"), report.posts),
            (page.t("imports-reactions"), report.reactions),
        ];
        if self.state != State::Ready {
            lines.insert(4, (page.t("imports-new-posts"), report.new_posts));
        }
        lines.into_iter().map(|(what, count)| (what, number(count, page.locale.language))).collect()
    }

    fn left_out(&self) -> Vec<(String, String)> {
        let (page, report) = (&self.page, self.report());
        let mut lines: Vec<_> =
            report.left_out.iter().map(|(reason, count)| (reason_name(page, reason), *count)).collect();
        lines.push((page.t("imports-left-reactions").to_owned(), report.reactions_left_out()));
        lines.push((page.t("imports-left-files").to_owned(), report.files));
        lines.retain(|(_, count)| *count > 0);
        lines.into_iter().map(|(reason, count)| (reason, number(count, page.locale.language))).collect()
    }

    fn trouble(&self) -> String {
        let Some(trouble) = self.import.trouble() else { return String::new() };
        let file = trouble.file.as_str();
        match trouble.problem {
            Problem::NotAZip => self.page.t("imports-not-a-zip").to_owned(),
            Problem::LeadsOut => self.page.with("imports-leads-out", "file", file),
            Problem::Bomb => self.page.with("imports-bomb", "file", file),
            Problem::Twice => self.page.with("imports-twice", "file", file),
            Problem::Unknown => self.page.t("imports-unknown").to_owned(),
            Problem::Missing => self.page.with("imports-missing", "file", file),
            Problem::Broken => {
                self.page.with2("imports-broken", "file", file, "cause", trouble.cause.as_str())
            }
            Problem::Lost => self.page.t("imports-lost").to_owned(),
        }
    }

    fn so_far(&self) -> String {
        so_far(&self.page.locale, &self.brought, &self.found)
    }
}

/// The form, what is open, and what was brought before.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    html(&page(&caller, community, Vec::new()).await?)
}

/// Takes an archive.
pub async fn bring(caller: Caller, Path(community): Path<String>, request: Request) -> Result<Response> {
    let slug = community.clone();
    // Who may not bring anything is told so before we read it.
    caller.read(move |ctx| actions::expect(ctx, &slug)).await?;
    let kept = match keep(&caller, request).await {
        Ok(kept) => kept,
        Err(Error::Invalid(problems)) => {
            return unprocessable(&page(&caller, community, problems).await?);
        }
        Err(error) => return Err(error),
    };
    let (slug, archive) = (community.clone(), kept.clone());
    match caller.write(move |ctx| actions::bring(ctx, &slug, &archive)).await {
        Ok(id) => Ok(redirect(&import_path(&community, id))),
        Err(error) => {
            caller.app.files.remove(&kept.blob)?;
            Err(error)
        }
    }
}

/// Keeps the bytes of an archive that somebody sends.
pub async fn keep(caller: &Caller, request: Request) -> Result<Streamed> {
    upload::keep(&caller.app, request, super::MOST_BYTES, ZIP, say!("imports-not-a-zip-yet")).await
}

/// One import: what is in it, how far it is, what came of it.
pub async fn import(caller: Caller, Path((community, id)): Path<(String, ImportId)>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let Seen { import, within } = actions::seen(ctx, &community, id)?;
            let page = Page::within(ctx, &within, import.name.clone(), "settings")?;
            let (state, found, brought) = (import.state(), import.found()?, import.brought()?);
            Ok(ImportPage { page, path: format!("/communities/{community}"), import, state, found, brought })
        })
        .await?;
    html(&template)
}

/// How far an import is, for the page's script.
pub async fn progress(caller: Caller, Path((community, id)): Path<(String, ImportId)>) -> Result<Response> {
    let (state, value, max, text) = caller
        .read(move |ctx| {
            let Seen { import, .. } = actions::seen(ctx, &community, id)?;
            let (found, brought) = (import.found()?, import.brought()?);
            let text = so_far(&ctx.locale, &brought, &found);
            Ok((import.state(), brought.posts, found.posts, text))
        })
        .await?;
    let state = state_name(state);
    Ok(Json(serde_json::json!({ "state": state, "value": value, "max": max, "text": text })).into_response())
}

/// Starts an import, or goes on with it.
pub async fn start(caller: Caller, Path(names): Path<(String, ImportId)>) -> Result<Response> {
    act(caller, names, actions::start).await
}

/// Stops an import.
pub async fn stop(caller: Caller, Path(names): Path<(String, ImportId)>) -> Result<Response> {
    act(caller, names, actions::stop).await
}

/// Deletes the archive of an import that is not to go on.
pub async fn remove(caller: Caller, Path((community, id)): Path<(String, ImportId)>) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| actions::remove(ctx, &slug, id)).await?;
    Ok(redirect(&format!("/communities/{community}/imports")))
}

async fn act(
    caller: Caller,
    (community, id): (String, ImportId),
    verb: fn(&mut Ctx, &str, ImportId) -> Result<()>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| verb(ctx, &slug, id)).await?;
    Ok(redirect(&import_path(&community, id)))
}

async fn page(caller: &Caller, community: String, problems: Vec<FormProblem>) -> Result<ImportsPage> {
    caller
        .read(move |ctx| {
            let within = actions::directed(ctx, &community)?;
            let title = ctx.locale.t("imports-title").to_owned();
            let (open, past): (Vec<_>, Vec<_>) = actions::of_community(ctx, &within)?
                .into_iter()
                .partition(|import| import.closed_at.is_none());
            let page = Page::within(ctx, &within, title, "settings")?;
            let problems = Problems::of(&problems, &page.locale);
            let path = format!("/communities/{community}");
            Ok(ImportsPage { page, path, open: open.into_iter().next(), past, problems })
        })
        .await
}

fn import_path(community: &str, id: ImportId) -> String {
    format!("/communities/{community}/imports/{id}")
}

fn so_far(locale: &Locale, brought: &Report, found: &Report) -> String {
    let (count, all) = (number(brought.posts, locale.language), number(found.posts, locale.language));
    locale.with2("imports-so-far", "count", count, "all", all)
}

/// A large number in groups of three digits, as the language parts them.
fn number(count: usize, language: Language) -> String {
    let mark = match language {
        Language::English => ',',
        Language::French => '\u{202f}',
    };
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// What programs call a state.
pub fn state_name(state: State) -> &'static str {
    match state {
        State::Looking => "looking",
        State::Ready => "ready",
        State::UnderWay => "under_way",
        State::Stopped => "stopped",
        State::Left => "left",
        State::Ended => "ended",
        State::Refused => "refused",
    }
}

/// Why something was left out, in the reader's words; a word of a source that we do not know stays as it is.
fn reason_name(page: &Page, reason: &str) -> String {
    match reason {
        "channel_join" | "group_join" => page.t("imports-left-joins").to_owned(),
        "channel_leave" | "group_leave" => page.t("imports-left-leaves").to_owned(),
        "private_channel" => page.t("imports-left-private").to_owned(),
        "direct_conversation" => page.t("imports-left-direct").to_owned(),
        "empty_topic" => page.t("imports-left-empty").to_owned(),
        other => other.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_parted_as_the_language_parts_them() {
        for (count, english, french) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (68_093, "68,093", "68\u{202f}093"),
            (1_000_000, "1,000,000", "1\u{202f}000\u{202f}000"),
        ] {
            assert_eq!(number(count, Language::English), english);
            assert_eq!(number(count, Language::French), french);
        }
    }
}
