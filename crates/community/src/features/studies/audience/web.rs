//! The audience's page.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::actions::{self, Seen};
use super::super::model::{DAY, State, StudyId};
use super::store::{self, Link};
use super::{Audience, addresses, may_remind};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::profile::zones;
use crate::features::communities::{Role, role_name};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a form sends: a name for each role chosen.
type Fields = BTreeMap<String, String>;

/// Mail addresses, as pasted.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteForm {
    #[serde(default)]
    addresses: String,
}

#[derive(Template)]
#[template(path = "studies/templates/audience.html")]
struct AudiencePage {
    page: Page,
    seen: Seen,
    fields: Fields,
    addresses: String,
    zones: Vec<String>,
    invited: Vec<Link>,
    may_remind: bool,
    public_link: String,
    until: String,
    problems: Problems,
}

impl AudiencePage {
    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn asks(&self, role: &Role) -> bool {
        self.fields.contains_key(&format!("role-{}", role.name()))
    }

    /// How many of those asked have answered, in percent.
    fn rate(&self) -> i64 {
        let study = &self.seen.study;
        let asked = study.asked_members.max(study.member_answers) + study.invited;
        if asked == 0 { 0 } else { (study.member_answers + study.invited_answers) * 100 / asked }
    }

    fn answered(&self) -> i64 {
        self.seen.study.member_answers + self.seen.study.invited_answers
    }

    fn asked(&self) -> i64 {
        self.seen.study.asked_members.max(self.seen.study.member_answers) + self.seen.study.invited
    }

    fn is_draft(&self) -> bool {
        self.seen.state == State::Draft
    }
}

/// The page.
pub async fn form(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    html(&page(&caller, id, None, InviteForm::default(), Vec::new()).await?)
}

/// Writes the audience, and opens the study to it where that was pressed. What was written stays where it cannot be opened yet.
pub async fn save(caller: Caller, Path(id): Path<StudyId>, Typed(fields): Typed<Fields>) -> Result<Response> {
    let outcome = match Audience::parse(&fields, caller.now()) {
        Ok(audience) => caller.write(move |ctx| super::save(ctx, id, &audience)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => {
            if fields.get("then").is_some_and(|then| then == "open") {
                caller.write(move |ctx| actions::open(ctx, id)).await?;
            }
            Ok(redirect(&format!("/studies/{id}/audience")))
        }
        Err(Error::Invalid(problems)) => {
            unprocessable(&page(&caller, id, Some(fields), InviteForm::default(), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Invites people by mail.
pub async fn invite(
    caller: Caller,
    Path(id): Path<StudyId>,
    Typed(form): Typed<InviteForm>,
) -> Result<Response> {
    let outcome = match addresses(&form.addresses) {
        Ok(emails) => caller.import(move |ctx| super::invite(ctx, id, &emails)).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/studies/{id}/audience#invited"))),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, id, None, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Reminds those who have not answered.
pub async fn remind(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    caller.write(move |ctx| super::remind(ctx, id)).await?;
    Ok(redirect(&format!("/studies/{id}/audience")))
}

async fn page(
    caller: &Caller,
    id: StudyId,
    typed: Option<Fields>,
    invites: InviteForm,
    problems: Vec<Problem>,
) -> Result<AudiencePage> {
    caller
        .read(move |ctx| {
            let seen = super::directed(ctx, id)?;
            let title = ctx.locale.t("audience-title").to_owned();
            let page = Page::within(ctx, &seen.within, title, "studies")?;
            let zoned = ctx.app.locale(ctx.locale.language, &seen.study.zone);
            let fields = typed.unwrap_or_else(|| stored(&seen, &zoned, ctx.now));
            let zone = fields.get("zone").cloned().unwrap_or_default();
            let invited = store::invited(ctx.tx, id)?;
            Ok(AudiencePage {
                may_remind: seen.state == State::Open && may_remind(&seen.study, ctx.now),
                public_link: format!("{}/answers/{}", ctx.app.site.public_url, seen.study.public_token),
                until: seen.study.closes_at.map_or_else(String::new, |at| zoned.date_and_time(at)),
                problems: Problems::of(&problems, &page.locale),
                addresses: invites.addresses,
                zones: zones::offered(&zone),
                page,
                seen,
                fields,
                invited,
            })
        })
        .await
}

/// The form as the study stands. A study without an end is proposed an evening in two weeks.
fn stored(seen: &Seen, zoned: &Locale, now: platform::clock::Timestamp) -> Fields {
    let study = &seen.study;
    let local = |at| format!("{}T{}", zoned.day(at), zoned.clock(at));
    let proposed = format!("{}T18:00", zoned.day(now.plus_seconds(14 * DAY)));
    let mut fields = Fields::from([
        ("zone".to_owned(), study.zone.clone()),
        ("public_most".to_owned(), study.public_most.to_string()),
        ("closes_at".to_owned(), study.closes_at.map_or(proposed, local)),
        ("opens_at".to_owned(), study.opens_at.map_or_else(String::new, local)),
    ]);
    if study.for_members {
        fields.insert("for_members".to_owned(), "on".to_owned());
    }
    for role in Role::ALL.iter().filter(|role| !study.roles.is_empty() && study.asks_role(**role)) {
        fields.insert(format!("role-{}", role.name()), "on".to_owned());
    }
    fields
}
