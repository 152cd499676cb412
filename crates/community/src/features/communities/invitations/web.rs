//! The invitations' page and the page that a link opens.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::text::one_line;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::goal::{self, Panel};
use super::super::model::{Community, InvitationId, Role};
use super::super::partners::{self, Organisation};
use super::actions::{self, Arrival};
use super::claims::{self, Claim};
use super::model::{Invitation, Terms};
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::accounts::identities::{self, Way};
use crate::features::accounts::{NewcomerForm, Person, password, signed_in};
use crate::page::{self, Agreement, Page, Problems, html, redirect, unprocessable};

/// What a director types to make a link.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsForm {
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub uses: String,
    #[serde(default)]
    pub days: String,
    #[serde(default)]
    pub organisation: String,
}

impl TermsForm {
    /// Checks every field at once.
    pub fn checked(&self, now: platform::clock::Timestamp) -> Result<Terms> {
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
        let organisation = match self.organisation.as_str() {
            "" => Some(None),
            id => id.parse().ok().map(Some),
        };
        if organisation.is_none() {
            problems.push(Problem { field: "organisation", say: say!("partner-unknown") });
        }
        match (uses, days, role, organisation) {
            (Ok(uses), Ok(days), Some(role), Some(organisation)) => Ok(Terms {
                organisation,
                role,
                note: one_line(&self.note.chars().take(120).collect::<String>()),
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
    organisations: Vec<Organisation>,
    origin: String,
    form: TermsForm,
    problems: Problems,
}

/// For which organisation a link is to be made, where its page led here.
#[derive(Deserialize)]
pub struct Meant {
    #[serde(default)]
    organisation: String,
}

impl InvitationsPage {
    /// The organisation for which people come by a link.
    fn organisation(&self, invitation: &Invitation) -> Option<&str> {
        let id = invitation.organisation?;
        let found = self.organisations.iter().find(|organisation| organisation.id == id);
        found.map(|organisation| organisation.name.as_str())
    }

    fn works(&self, invitation: &Invitation) -> bool {
        invitation.works(self.page.now)
    }

    /// Whether any of those that work went by mail.
    fn mails_any(&self) -> bool {
        self.invitations.iter().any(|invitation| invitation.mailed_to.is_some() && self.works(invitation))
    }
}

/// The links of a community.
pub async fn list(
    caller: Caller,
    Path(community): Path<String>,
    Query(meant): Query<Meant>,
) -> Result<Response> {
    let role = if meant.organisation.is_empty() { Role::Learner } else { Role::Partner };
    let form = TermsForm {
        role: role.name().to_owned(),
        days: "30".to_owned(),
        organisation: meant.organisation,
        ..TermsForm::default()
    };
    html(&list_page(&caller, community, form, Vec::new()).await?)
}

/// Makes a link.
pub async fn invite(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<TermsForm>,
) -> Result<Response> {
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

async fn list_page(
    caller: &Caller,
    slug: String,
    form: TermsForm,
    problems: Vec<Problem>,
) -> Result<InvitationsPage> {
    caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &slug)?;
            let title = ctx.locale.t("invitations-title").to_owned();
            let page = Page::within(ctx, &seen, title, "invitations")?;
            let invitations = super::store::of_community(ctx.tx, seen.community.id)?;
            let problems = Problems::of(&problems, &page.locale);
            let origin = ctx.app.site.public_url.clone();
            let organisations = partners::of_community(ctx, seen.community.id)?;
            Ok(InvitationsPage {
                organisations,
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
    panel: Panel,
    community: Community,
    token: String,
    /// What whoever joins will be asked to agree to.
    agreement: Agreement,
    /// The imported person whose history waits, where the link is personal.
    waiting: Option<Person>,
    /// The organisations by whose sign-in people come.
    providers: Vec<Way>,
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
    Ok(redirect(&community.entrance()))
}

/// Somebody new signs up and joins.
pub async fn sign_up(
    caller: Caller,
    Path(token): Path<String>,
    Typed(form): Typed<NewcomerForm>,
) -> Result<Response> {
    caller.app.limits.sign_up_with(&token, caller.now())?;
    let outcome = match form.checked(&caller).await {
        Ok(newcomer) => {
            let (token, device) = (token.clone(), caller.device.clone());
            caller.write(move |ctx| actions::sign_up(ctx, &token, &newcomer, &device)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(Arrival::Here(community, started)) => Ok(signed_in(&caller, &started, &community.entrance())),
        Ok(Arrival::ByMail(community)) => {
            let locale = caller.locale();
            let title = locale.t("claim-mailed-title").to_owned();
            let page = Page::outside(locale, caller.now(), title);
            html(&MailedPage { page, email: form.email.trim().to_owned(), community, token })
        }
        Err(Error::Invalid(problems)) => {
            unprocessable(&join_page(&caller, token, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "communities/templates/claim_mailed.html")]
struct MailedPage {
    page: Page,
    email: String,
    community: Community,
    token: String,
}

/// The password that somebody chose a moment ago.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimForm {
    #[serde(default)]
    password: String,
}

#[derive(Template)]
#[template(path = "communities/templates/claim.html")]
struct ClaimPage {
    page: Page,
    claim: Claim,
    problems: Problems,
}

/// The page that a mailed link opens. Opening it uses nothing up, as mail programs open links ahead of their reader.
pub async fn claim_form(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    let claim = caller.read(move |ctx| claims::opened(ctx, &token)).await?;
    html(&claim_page(&caller, claim, &[]))
}

/// Hands the history over to whoever opened the mail and knows the password chosen at the sign-up.
pub async fn claim(
    caller: Caller,
    Path(token): Path<String>,
    Typed(form): Typed<ClaimForm>,
) -> Result<Response> {
    let claim = {
        let token = token.clone();
        caller.read(move |ctx| claims::opened(ctx, &token)).await?
    };
    let key = claim.newcomer.email.key();
    caller.app.limits.sign_in_allowed(caller.ip, &key, caller.now())?;
    if !password::verify(&caller.app, form.password, Some(claim.newcomer.password_hash.clone())).await? {
        caller.app.limits.sign_in_failed(caller.ip, &key, caller.now());
        let problem = Problem { field: "password", say: say!("claim-password-wrong") };
        return unprocessable(&claim_page(&caller, claim, &[problem]));
    }
    caller.app.limits.sign_in_succeeded(caller.ip, &key);
    let device = caller.device.clone();
    let (community, started) = caller.write(move |ctx| claims::accept(ctx, &token, &device)).await?;
    Ok(signed_in(&caller, &started, &community.entrance()))
}

fn claim_page(caller: &Caller, claim: Claim, problems: &[Problem]) -> ClaimPage {
    let locale = caller.locale();
    let (title, problems) = (locale.t("claim-title").to_owned(), Problems::of(problems, &locale));
    ClaimPage { page: Page::outside(locale, caller.now(), title), claim, problems }
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
            let form = form
                .unwrap_or_else(|| NewcomerForm::named(waiting.as_ref().map(|person| person.name.as_str())));
            let problems = Problems::of(&problems, &page.locale);
            let path = format!("/join/{token}");
            let providers = identities::ways(ctx.app, &path, &path);
            let panel = goal::panel(ctx, &community)?;
            let agreement = page::agreement(ctx, &community)?;
            Ok(JoinPage { page, panel, community, token, agreement, waiting, providers, form, problems })
        })
        .await
}
