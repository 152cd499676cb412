//! The organisations' pages.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::super::model::{Access, Colour, OrganisationId};
use super::store;
use super::{Delegate, Organisation, OrganisationText};
use crate::caller::{Caller, Path, Typed};
use crate::features::accounts::AccountId;
use crate::page::{Door, Page, Problems, html, redirect, unprocessable};

#[derive(Template)]
#[template(path = "communities/templates/partners.html")]
struct PartnersPage {
    page: Page,
    path: String,
    organisations: Vec<Organisation>,
}

/// A community's organisations.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = super::directed(ctx, &community)?;
            let title = ctx.locale.t("partners-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let organisations = super::of_community(ctx, seen.community.id)?;
            Ok(PartnersPage { page, path: format!("/communities/{community}"), organisations })
        })
        .await?;
    html(&template)
}

/// What a director types about an organisation.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    line: String,
    #[serde(default)]
    link: String,
    #[serde(default)]
    colour: String,
}

impl OrganisationForm {
    fn of(organisation: Organisation) -> Self {
        OrganisationForm {
            name: organisation.name,
            line: organisation.line,
            link: organisation.link,
            colour: organisation.colour.name().to_owned(),
        }
    }

    fn checked(&self) -> Result<OrganisationText> {
        OrganisationText::parse(&self.name, &self.line, &self.link, &self.colour)
    }
}

#[derive(Template)]
#[template(path = "communities/templates/partner_form.html")]
struct FormPage {
    page: Page,
    /// Where the form goes, and who leaves it.
    path: String,
    /// Whether an organisation is changed; else one is made.
    changes: bool,
    form: OrganisationForm,
    problems: Problems,
}

/// The form for a new organisation.
pub async fn new_form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let form = OrganisationForm { colour: Colour::Sky.name().to_owned(), ..OrganisationForm::default() };
    html(&form_page(&caller, community, None, Some(form), Vec::new()).await?)
}

/// Makes an organisation.
pub async fn make(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<OrganisationForm>,
) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(text) => {
            let slug = community.clone();
            caller.write(move |ctx| super::make(ctx, &slug, &text)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(id) => Ok(redirect(&format!("/communities/{community}/partners/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&form_page(&caller, community, None, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// The form that changes an organisation.
pub async fn edit_form(
    caller: Caller,
    Path((community, id)): Path<(String, OrganisationId)>,
) -> Result<Response> {
    html(&form_page(&caller, community, Some(id), None, Vec::new()).await?)
}

/// Changes an organisation.
pub async fn change(
    caller: Caller,
    Path((community, id)): Path<(String, OrganisationId)>,
    Typed(form): Typed<OrganisationForm>,
) -> Result<Response> {
    let outcome = match form.checked() {
        Ok(text) => {
            let slug = community.clone();
            caller.write(move |ctx| super::change(ctx, &slug, id, &text)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/partners/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&form_page(&caller, community, Some(id), Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

async fn form_page(
    caller: &Caller,
    community: String,
    id: Option<OrganisationId>,
    typed: Option<OrganisationForm>,
    problems: Vec<Problem>,
) -> Result<FormPage> {
    caller
        .read(move |ctx| {
            let (seen, before) = match id {
                Some(id) => super::changeable(ctx, &community, id).map(|(seen, one)| (seen, Some(one)))?,
                None => (super::directed(ctx, &community)?, None),
            };
            let title = match id {
                Some(_) => ctx.locale.t("partner-edit"),
                None => ctx.locale.t("partner-new"),
            };
            let title = title.to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let path = match id {
                Some(id) => format!("/communities/{community}/partners/{id}"),
                None => format!("/communities/{community}/partners"),
            };
            let form = typed.or(before.map(OrganisationForm::of)).unwrap_or_default();
            let problems = Problems::of(&problems, &page.locale);
            Ok(FormPage { page, path, changes: id.is_some(), form, problems })
        })
        .await
}

/// Whom a director names, under which label and until when.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DelegateForm {
    #[serde(default)]
    person: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    until: String,
}

#[derive(Template)]
#[template(path = "communities/templates/partner.html")]
struct PartnerPage {
    page: Page,
    /// The community's address.
    path: String,
    organisation: Organisation,
    delegates: Vec<Delegate>,
    opened: Vec<(Door, Access)>,
    form: DelegateForm,
    problems: Problems,
}

/// An organisation: who is here for it, and what is opened to it.
pub async fn one(caller: Caller, Path((community, id)): Path<(String, OrganisationId)>) -> Result<Response> {
    html(&one_page(&caller, community, id, DelegateForm::default(), Vec::new()).await?)
}

/// Names a delegate.
pub async fn name(
    caller: Caller,
    Path((community, id)): Path<(String, OrganisationId)>,
    Typed(form): Typed<DelegateForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    let named = caller
        .write(move |ctx| super::name(ctx, &slug, id, &typed.person, (&typed.label, &typed.until)))
        .await;
    match named {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/partners/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&one_page(&caller, community, id, form, problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Takes a delegate's role away.
pub async fn dismiss(
    caller: Caller,
    Path((community, id, account)): Path<(String, OrganisationId, AccountId)>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::dismiss(ctx, &slug, id, account)).await?;
    Ok(redirect(&format!("/communities/{community}/partners/{id}")))
}

async fn one_page(
    caller: &Caller,
    community: String,
    id: OrganisationId,
    form: DelegateForm,
    problems: Vec<Problem>,
) -> Result<PartnerPage> {
    caller
        .read(move |ctx| {
            let (seen, organisation) = super::changeable(ctx, &community, id)?;
            let page = Page::within(ctx, &seen, organisation.name.clone(), "settings")?;
            let delegates = store::delegates(ctx.tx, id, ctx.now)?;
            let levels = store::opened(ctx.tx, id)?;
            let doors = page.here.as_ref().map_or(&[][..], |here| &here.doors);
            let level = |door: &Door| levels.iter().find(|(place, _)| *place == door.place.id);
            let opened =
                doors.iter().filter_map(|door| level(door).map(|(_, access)| (door.clone(), *access)));
            let (opened, problems) = (opened.collect(), Problems::of(&problems, &page.locale));
            let path = format!("/communities/{community}");
            Ok(PartnerPage { page, path, organisation, delegates, opened, form, problems })
        })
        .await
}

#[derive(Template)]
#[template(path = "communities/templates/partner_closure.html")]
struct ClosurePage {
    page: Page,
    path: String,
    organisation: Organisation,
}

/// Asks before an organisation is closed, and says what follows.
pub async fn closure_form(
    caller: Caller,
    Path((community, id)): Path<(String, OrganisationId)>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let (seen, organisation) = super::changeable(ctx, &community, id)?;
            let title = ctx.locale.with("partner-close-title", "name", organisation.name.as_str());
            let page = Page::within(ctx, &seen, title, "settings")?;
            Ok(ClosurePage { page, path: format!("/communities/{community}/partners/{id}"), organisation })
        })
        .await?;
    html(&template)
}

/// Closes an organisation.
pub async fn close(
    caller: Caller,
    Path((community, id)): Path<(String, OrganisationId)>,
) -> Result<Response> {
    let slug = community.clone();
    caller.write(move |ctx| super::close(ctx, &slug, id)).await?;
    Ok(redirect(&format!("/communities/{community}/partners")))
}

/// How far a place is opened, in the reader's language.
pub fn access_name<'p>(page: &'p Page, access: &Access) -> &'p str {
    match access {
        Access::Sees => page.t("access-sees"),
        Access::Writes => page.t("access-writes"),
    }
}
