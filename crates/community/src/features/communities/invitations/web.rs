//! The invitations' page and the page that a link opens.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::{Community, InvitationId, Role};
use super::actions;
use super::model::{Invitation, Terms};
use crate::caller::{Caller, Typed};
use crate::features::accounts::{NewcomerForm, Person, signed_in};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a director types to make a link.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsForm {
    #[serde(default)]
    role: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    uses: String,
    #[serde(default)]
    days: String,
}

impl TermsForm {
    fn checked(&self, now: platform::clock::Timestamp) -> Result<Terms> {
        let mut problems = Vec::new();
        let uses = within(&self.uses, 10_000).map_err(|()| {
            problems.push(Problem { field: "uses", say: say!("invite-uses-unsound", max = 10_000) });
        });
        let days = within(&self.days, 366).map_err(|()| {
            problems.push(Problem { field: "days", say: say!("invite-days-unsound", max = 366) });
        });
        let role = Role::parse(&self.role);
        if role.is_none() {
            problems.push(Problem { field: "role", say: say!("invite-role-unsound") });
        }
        match (uses, days, role) {
            (Ok(uses), Ok(days), Some(role)) => Ok(Terms {
                role,
                note: self.note.chars().take(120).collect::<String>().trim().to_owned(),
                uses,
                ends_at: days.map(|days| now.plus_seconds(days * 24 * 3_600)),
            }),
            _ => Err(Error::Invalid(problems)),
        }
    }
}

/// A number from 1 to `most`; nothing typed is no limit.
fn within(typed: &str, most: i64) -> std::result::Result<Option<i64>, ()> {
    match typed.trim() {
        "" => Ok(None),
        digits => digits.parse().ok().filter(|number| (1..=most).contains(number)).map(Some).ok_or(()),
    }
}

#[derive(Template)]
#[template(path = "communities/templates/invitations.html")]
struct InvitationsPage {
    page: Page,
    community: Community,
    invitations: Vec<Invitation>,
    roles: &'static [Role],
    origin: String,
    form: TermsForm,
    problems: Problems,
}

impl InvitationsPage {
    fn works(&self, invitation: &Invitation) -> bool {
        invitation.works(self.page.now)
    }
}

/// The links of a community.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let form = TermsForm { role: "learner".to_owned(), days: "30".to_owned(), ..TermsForm::default() };
    html(&list_page(&caller, community, form, Vec::new()).await?)
}

/// Makes a link.
pub async fn invite(caller: Caller, Path(community): Path<String>, Typed(form): Typed<TermsForm>) -> Result<Response> {
    let outcome = match form.checked(caller.now()) {
        Ok(terms) => {
            let slug = community.clone();
            caller.write(move |ctx| actions::invite(ctx, &slug, &terms)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => Ok(redirect(&format!("/communities/{community}/invitations"))),
        Err(Error::Invalid(problems)) => unprocessable(&list_page(&caller, community, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Makes the personal link of an imported person.
pub async fn invite_person(
    caller: Caller,
    Path((community, person)): Path<(String, crate::features::accounts::AccountId)>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| actions::invite_person(ctx, &slug, person)).await?;
    Ok(redirect(&format!("/communities/{community}/invitations")))
}

/// Ends a link.
pub async fn revoke(caller: Caller, Path(id): Path<InvitationId>) -> Result<Response> {
    let seen = caller.write(move |ctx| actions::revoke(ctx, id)).await?;
    Ok(redirect(&format!("/communities/{}/invitations", seen.community.slug)))
}

async fn list_page(caller: &Caller, slug: String, form: TermsForm, problems: Vec<Problem>) -> Result<InvitationsPage> {
    caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &slug)?;
            let title = ctx.locale.t("invitations-title").to_owned();
            let page = Page::within(ctx, &seen, title, "invitations")?;
            let invitations = super::store::of_community(ctx.tx, seen.community.id)?;
            let problems = Problems::of(&problems, &page.locale);
            let origin = ctx.app.site.public_url.clone();
            Ok(InvitationsPage {
                page,
                community: seen.community,
                invitations,
                roles: Role::ALL,
                origin,
                form,
                problems,
            })
        })
        .await
}

#[derive(Template)]
#[template(path = "communities/templates/join.html")]
struct JoinPage {
    page: Page,
    community: Community,
    token: String,
    /// The imported person whose history waits, where the link is personal.
    waiting: Option<Person>,
    form: NewcomerForm,
    problems: Problems,
}

/// What a link opens: the community, and the way in.
pub async fn join_form(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    html(&join_page(&caller, token, None, Vec::new()).await?)
}

/// The signed-in caller joins.
pub async fn join(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    let community = caller.write(move |ctx| actions::accept(ctx, &token)).await?;
    Ok(redirect(&format!("/communities/{}", community.slug)))
}

/// Somebody new signs up and joins.
pub async fn sign_up(caller: Caller, Path(token): Path<String>, Typed(form): Typed<NewcomerForm>) -> Result<Response> {
    caller.app.limits.sign_up_with(&token, caller.now())?;
    let outcome = match form.checked(&caller).await {
        Ok(newcomer) => {
            let (token, device) = (token.clone(), caller.device.clone());
            caller.write(move |ctx| actions::sign_up(ctx, &token, &newcomer, &device)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok((community, started)) => Ok(signed_in(&caller, &started, &format!("/communities/{}", community.slug))),
        Err(Error::Invalid(problems)) => unprocessable(&join_page(&caller, token, Some(form), problems).await?),
        Err(error) => Err(error),
    }
}

async fn join_page(
    caller: &Caller,
    token: String,
    form: Option<NewcomerForm>,
    problems: Vec<Problem>,
) -> Result<JoinPage> {
    caller
        .read(move |ctx| {
            let (invitation, community) = actions::opened(ctx, &token)?;
            let waiting = match invitation.account_id {
                Some(account) => Some(crate::features::accounts::store::person(ctx.tx, account)?),
                None => None,
            };
            let page = Page::new(ctx, community.name.clone())?;
            let form = form.unwrap_or_else(|| NewcomerForm::named(waiting.as_ref().map(|person| person.name.as_str())));
            let problems = Problems::of(&problems, &page.locale);
            Ok(JoinPage { page, community, token, waiting, form, problems })
        })
        .await
}
