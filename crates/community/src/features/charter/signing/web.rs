//! The charter in force, and one's signature.

use askama::Template;
use axum::response::Response;
use platform::Result;
use platform::clock::Timestamp;
use serde::Deserialize;

use super::super::diff::Change;
use super::super::policy;
use super::super::versions::{self, Changed, Version, VersionClause, changes};
use super::store;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "charter/templates/charter.html")]
struct CharterPage {
    page: Page,
    path: String,
    /// The version in force, where there is one.
    version: Option<Version>,
    clauses: Vec<VersionClause>,
    /// What changed since the version that the reader signed; empty where they signed none or the last.
    changes: Vec<Changed>,
    /// The last version that the reader signed, and when.
    signed: Option<(i64, Timestamp)>,
    /// Until when the reader signs, where they have still to.
    signs_by: Option<Timestamp>,
    proposed: Option<Version>,
    older: Vec<Version>,
    members: i64,
    reads_draft: bool,
    drafts: bool,
}

impl CharterPage {
    fn reads_only(&self) -> bool {
        self.signs_by.is_some_and(|by| by <= self.page.now)
    }

    fn signatures(&self, version: &Version) -> String {
        self.page.with2("charter-signatures", "count", version.signature_count, "of", self.members)
    }
}

/// The charter.
pub async fn show(caller: Caller, Path(slug): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (within, account) = (super::within(ctx, &slug)?, ctx.account()?);
            let (community, number) = (within.community.id, within.community.charter_version);
            let title = ctx.locale.t("charter-title").to_owned();
            let page = Page::within(ctx, &within, title, "charter")?;
            let version = versions::store::adopted(ctx.tx, community, number)?;
            let clauses = versions::clauses_of(ctx, community, number)?;
            let signed = store::last(ctx.tx, community, account)?;
            let changes = match signed {
                Some((before, _)) if before < number => {
                    let mut changes = changes(&versions::clauses_of(ctx, community, before)?, &clauses);
                    changes.retain(Changed::differs);
                    changes
                }
                _ => Vec::new(),
            };
            let mut older = versions::store::all(ctx.tx, community)?;
            older.retain(|version| version.version < number);
            let reads_draft = policy::reads_draft(&within.standing);
            // A version that is still to be decided on is a draft, and comes with a decision: visitors are told of neither.
            let proposed = if reads_draft { versions::proposed(ctx, community)? } else { None };
            Ok(CharterPage {
                page,
                path: format!("/communities/{slug}/charter"),
                version,
                clauses,
                changes,
                signed: signed.filter(|(before, _)| *before == number),
                signs_by: super::asked(&within),
                proposed,
                older,
                members: within.community.member_count,
                reads_draft,
                drafts: policy::draft(&within.standing).is_ok(),
            })
        })
        .await?;
    html(&template)
}

/// Which version was read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureForm {
    #[serde(default)]
    version: i64,
}

/// Signs.
pub async fn sign(
    caller: Caller,
    Path(slug): Path<String>,
    Typed(form): Typed<SignatureForm>,
) -> Result<Response> {
    let community = slug.clone();
    caller.write(move |ctx| super::sign(ctx, &community, form.version)).await?;
    Ok(redirect(&format!("/communities/{slug}/charter")))
}
