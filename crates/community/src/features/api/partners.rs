//! Partner organisations, their delegates, and what is opened to them: for who directs the community.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::partners::{self, OrganisationText};
use crate::features::communities::roles::{self, Grant};
use crate::features::communities::{Access, Colour, OrganisationId, Role};
use crate::features::places;

/// A partner organisation.
#[derive(Serialize, ToSchema)]
pub struct Partner {
    id: String,
    name: String,
    line: String,
    link: String,
    colour: Colour,
    /// How many places are opened to it.
    place_count: i64,
    /// How many people are here for it.
    delegate_count: i64,
}

impl From<partners::Organisation> for Partner {
    fn from(organisation: partners::Organisation) -> Self {
        Partner {
            id: organisation.id.to_string(),
            name: organisation.name,
            line: organisation.line,
            link: organisation.link,
            colour: organisation.colour,
            place_count: organisation.place_count,
            delegate_count: organisation.delegate_count,
        }
    }
}

fn one_of(ctx: &mut Ctx, slug: &str, id: OrganisationId) -> Result<Partner> {
    Ok(partners::changeable(ctx, slug, id)?.1.into())
}

/// A community's partner organisations, by name.
#[utoipa::path(get, path = "/api/v1/communities/{community}/partners", tag = "Partners",
    responses((status = 200, body = List<Partner>)))]
pub async fn list(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = partners::directed(ctx, &slug)?;
        partners::of_community(ctx, seen.community.id)
    };
    program.list_all(find, |organisation, _| Partner::from(organisation)).await
}

/// What a director says about an organisation.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PartnerBody {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[serde(default)]
    #[schema(max_length = 160)]
    line: String,
    /// `https` or `http`; empty where there is none.
    #[serde(default)]
    #[schema(max_length = 300)]
    link: String,
    colour: Colour,
}

impl PartnerBody {
    fn checked(&self) -> Result<OrganisationText> {
        OrganisationText::parse(&self.name, &self.line, &self.link, self.colour.name())
    }
}

/// Makes a partner organisation.
#[utoipa::path(post, path = "/api/v1/communities/{community}/partners", tag = "Partners", request_body = PartnerBody,
    responses((status = 201, body = Made)))]
pub async fn make(program: Program, Path(slug): Path<String>, sent: Sent<PartnerBody>) -> Result<Response> {
    let text = sent.body.checked()?;
    program
        .make(&sent, move |ctx| {
            let id = partners::make(ctx, &slug, &text)?.to_string();
            Ok(Made { url: format!("/communities/{slug}/partners/{id}"), id })
        })
        .await
}

/// Changes a partner organisation.
#[utoipa::path(put, path = "/api/v1/communities/{community}/partners/{organisation}", tag = "Partners", request_body = PartnerBody,
    responses((status = 200, body = Partner)))]
pub async fn change(
    program: Program,
    Path((slug, id)): Path<(String, OrganisationId)>,
    sent: Sent<PartnerBody>,
) -> Result<Response> {
    let (text, expected) = (sent.body.checked()?, program.expected());
    program
        .change(move |ctx| {
            let (seen, _) = partners::changeable(ctx, &slug, id)?;
            roles::hold(ctx, seen.community.id)?;
            expected.met_by(&one_of(ctx, &slug, id)?)?;
            partners::change(ctx, &slug, id, &text)?;
            one_of(ctx, &slug, id)
        })
        .await
}

/// Closes a partner organisation: ends what is opened to it, its invitations and its delegates' role.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/partners/{organisation}", tag = "Partners",
    responses((status = 204)))]
pub async fn close(program: Program, Path((slug, id)): Path<(String, OrganisationId)>) -> Result<Response> {
    program.act(move |ctx| partners::close(ctx, &slug, id)).await
}

/// How a delegate is here.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    /// What stands beside the name; left out, the organisation's name does.
    #[serde(default)]
    #[schema(max_length = 60)]
    label: String,
    /// The last day, in the zone of who names them: `2026-12-31`; left out, there is none.
    #[serde(default)]
    #[schema(pattern = "^(20[0-9]{2}-[01][0-9]-[0-3][0-9])?$")]
    until: String,
}

/// Makes a member a delegate.
#[utoipa::path(put, path = "/api/v1/communities/{community}/partners/{organisation}/delegates/{account}", tag = "Partners",
    request_body = Delegation, responses((status = 204)))]
pub async fn name(
    program: Program,
    Path((slug, id, account)): Path<(String, OrganisationId, AccountId)>,
    sent: Sent<Delegation>,
) -> Result<Response> {
    program
        .act(move |ctx| {
            let (seen, _) = partners::changeable(ctx, &slug, id)?;
            let Delegation { label, until } = &sent.body;
            let grant = Grant::parse(Role::Partner, label, until, &ctx.locale, ctx.now)?;
            partners::appoint(ctx, &seen, account, Grant { organisation: Some(id), ..grant })
        })
        .await
}

/// Takes a delegate's role away; who holds no other leaves the community.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/partners/{organisation}/delegates/{account}", tag = "Partners",
    responses((status = 204)))]
pub async fn dismiss(
    program: Program,
    Path((slug, id, account)): Path<(String, OrganisationId, AccountId)>,
) -> Result<Response> {
    program.act(move |ctx| partners::dismiss(ctx, &slug, id, account)).await
}

/// How far a place is opened to an organisation.
#[derive(Serialize, ToSchema)]
pub struct Opening {
    organisation_id: String,
    organisation: String,
    access: Access,
}

/// To which organisations a place is opened, by name.
#[utoipa::path(get, path = "/api/v1/communities/{community}/places/{place}/openings", tag = "Partners",
    responses((status = 200, body = List<Opening>)))]
pub async fn openings(
    program: Program,
    Path((community, place)): Path<(String, String)>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = places::actions::changeable(ctx, &community, &place)?;
        partners::openings(ctx, seen.place.id)
    };
    let shown = |(id, organisation, access): (OrganisationId, String, Access), _: &Locale| Opening {
        organisation_id: id.to_string(),
        organisation,
        access,
    };
    program.list_all(find, shown).await
}

/// How far to open a place.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningBody {
    access: Access,
}

/// Opens a place to an organisation.
#[utoipa::path(put, path = "/api/v1/communities/{community}/places/{place}/openings/{organisation}", tag = "Partners",
    request_body = OpeningBody, responses((status = 204)))]
pub async fn open(
    program: Program,
    Path((community, place, id)): Path<(String, String, OrganisationId)>,
    sent: Sent<OpeningBody>,
) -> Result<Response> {
    program
        .act(move |ctx| places::actions::open_to(ctx, &community, &place, id, Some(sent.body.access)))
        .await
}

/// Shuts a place to an organisation.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/places/{place}/openings/{organisation}", tag = "Partners",
    responses((status = 204)))]
pub async fn shut(
    program: Program,
    Path((community, place, id)): Path<(String, String, OrganisationId)>,
) -> Result<Response> {
    program.act(move |ctx| places::actions::open_to(ctx, &community, &place, id, None)).await
}
