//! Who belongs to a community: members, their roles, invitations and requests.

use axum::response::Response;
use platform::clock::Timestamp;
use platform::i18n::Locale;
use platform::{Error, Result, say};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Made, Program, Sent};
use crate::caller::{Path, Query};
use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::communities::invitations::{self, web::TermsForm};
use crate::features::communities::roles::{self, Grant};
use crate::features::communities::{self, InvitationId, OrganisationId, Role, actions, departures, requests};

/// Members on a page.
const PAGE: i64 = 50;

/// A member.
#[derive(Serialize, ToSchema)]
pub struct Member {
    id: String,
    name: String,
    handle: String,
    line: String,
    /// The role that leads most, where it is more than `learner`.
    role: Option<Role>,
    /// What the role is called here, where it has a name of its own.
    label: Option<String>,
    /// Whether they have come; imported people may not have.
    claimed: bool,
    joined_at: String,
}

/// From where a list goes on; `next` holds both.
#[derive(Deserialize)]
pub struct MembersQuery {
    before: Option<i64>,
    id: Option<AccountId>,
}

/// A community's members, newest first. A visitor is shown whom they meet: who leads, and who is here for the same organisation.
#[utoipa::path(get, path = "/api/v1/communities/{community}/members", tag = "Members", params(
    ("before" = Option<i64>, Query, description = "From `next`."), ("id" = Option<String>, Query, description = "From `next`.")),
    responses((status = 200, body = List<Member>)))]
pub async fn list(
    program: Program,
    Path(slug): Path<String>,
    Query(query): Query<MembersQuery>,
) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, &slug)?;
        let before = match (query.before, query.id) {
            (Some(at), Some(id)) => (Timestamp(at), id),
            _ => (Timestamp(i64::MAX), AccountId(platform::ids::Raw::max())),
        };
        let (members, more) = actions::met(ctx, &seen, before, PAGE)?;
        let last = members.last().filter(|_| more);
        let next = last.map(|last| format!("?before={}&id={}", last.joined_at.0, last.id));
        Ok((members, next))
    };
    let shown = |member: communities::store::Member, locale: &Locale| Member {
        id: member.id.to_string(),
        name: member.name,
        handle: member.handle,
        line: member.line,
        role: member.role.as_ref().map(|shown| shown.role),
        label: member.role.map(|shown| shown.label).filter(|label| !label.is_empty()),
        claimed: member.claimed,
        joined_at: locale.machine(member.joined_at),
    };
    program.list(find, shown).await
}

/// A role that a member holds.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HeldRole {
    role: Role,
    /// What it is called here; empty where its own name says it.
    #[serde(default)]
    #[schema(max_length = 60)]
    label: String,
    /// Its last day, in the zone of who gives it: `2026-12-31`; empty where it does not end.
    #[serde(default)]
    #[schema(pattern = "^(20[0-9]{2}-[01][0-9]-[0-3][0-9])?$")]
    until: String,
    /// For which organisation a partner is here.
    #[serde(default)]
    #[schema(pattern = "^organisation_[0-9a-hjkmnp-tv-z]{26}$")]
    organisation_id: Option<String>,
}

/// A member's roles.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    #[schema(min_items = 1)]
    roles: Vec<HeldRole>,
}

impl Roles {
    fn of(ctx: &mut Ctx, slug: &str, account: AccountId) -> Result<Self> {
        let held = roles::held(ctx, slug, account)?;
        let roles = held.grants.into_iter().map(|grant| HeldRole {
            role: grant.role,
            label: grant.label,
            until: grant.ends_at.map_or_else(String::new, |ends| ctx.locale.day(ends.plus_seconds(-1))),
            organisation_id: grant.organisation.map(|id| id.to_string()),
        });
        Ok(Roles { roles: roles.collect() })
    }

    fn grants(&self, ctx: &Ctx) -> Result<Vec<Grant>> {
        let read = |held: &HeldRole| {
            let grant = Grant::parse(held.role, &held.label, &held.until, &ctx.locale, ctx.now)?;
            Ok(Grant { organisation: organisation(held.organisation_id.as_deref())?, ..grant })
        };
        self.roles.iter().map(read).collect()
    }
}

/// The organisation of this id, where one is named.
fn organisation(typed: Option<&str>) -> Result<Option<OrganisationId>> {
    let unknown = |_| Error::invalid("organisation", say!("partner-unknown"));
    typed.map(|id| id.parse().map_err(unknown)).transpose()
}

/// A member's roles, for who directs the community.
#[utoipa::path(get, path = "/api/v1/communities/{community}/members/{account}/roles", tag = "Members",
    responses((status = 200, body = Roles)))]
pub async fn roles(program: Program, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    program.show(move |ctx| Roles::of(ctx, &slug, account)).await
}

/// Gives a member these roles and takes the others away.
#[utoipa::path(put, path = "/api/v1/communities/{community}/members/{account}/roles", tag = "Members", request_body = Roles,
    responses((status = 200, body = Roles)))]
pub async fn set_roles(
    program: Program,
    Path((slug, account)): Path<(String, AccountId)>,
    sent: Sent<Roles>,
) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            let held = roles::held(ctx, &slug, account)?;
            roles::hold(ctx, held.within.community.id)?;
            expected.met_by(&Roles::of(ctx, &slug, account)?)?;
            let grants = sent.body.grants(ctx)?;
            roles::set(ctx, &slug, account, &grants)?;
            Roles::of(ctx, &slug, account)
        })
        .await
}

/// Ends a membership: one's own, or as who directs the community another's.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/members/{account}", tag = "Members",
    responses((status = 204)))]
pub async fn remove(program: Program, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    program.act(move |ctx| departures::depart(ctx, &slug, account, None).map(drop)).await
}

/// A link with which people join.
#[derive(Serialize, ToSchema)]
pub struct Invitation {
    id: String,
    /// What people open.
    url: String,
    role: Role,
    /// For which organisation people come.
    organisation_id: Option<String>,
    note: String,
    uses: i64,
    uses_left: Option<i64>,
    ends_at: Option<String>,
    /// Whether it still lets people in.
    works: bool,
}

/// A community's newest invitations, for who directs it.
#[utoipa::path(get, path = "/api/v1/communities/{community}/invitations", tag = "Members",
    responses((status = 200, body = List<Invitation>)))]
pub async fn list_invitations(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = invitations::actions::seen(ctx, &slug)?;
        // A link that was mailed is for its reader alone.
        let links = invitations::store::of_community(ctx.tx, seen.community.id)?;
        Ok(links.into_iter().filter(|link| link.mailed_to.is_none()).collect())
    };
    let (site, now) = (program.app.site.public_url.clone(), program.now());
    let shown = move |link: invitations::model::Invitation, locale: &Locale| Invitation {
        id: link.id.to_string(),
        url: format!("{site}{}", link.path()),
        role: link.role,
        organisation_id: link.organisation.map(|id| id.to_string()),
        works: link.works(now),
        note: link.note,
        uses: link.uses,
        uses_left: link.uses_left,
        ends_at: link.ends_at.map(|ends| locale.machine(ends)),
    };
    program.list_all(find, shown).await
}

/// An invitation to make.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// In which role people come.
    role: Role,
    /// For whom it is meant.
    #[serde(default)]
    note: String,
    /// How often it works; left out, without limit.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 10_000)]
    uses: Option<i64>,
    /// For how many days; left out, without end.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 366)]
    days: Option<i64>,
    /// For which organisation people come, as its delegates.
    #[serde(default)]
    #[schema(pattern = "^organisation_[0-9a-hjkmnp-tv-z]{26}$")]
    organisation_id: Option<String>,
}

/// Makes an invitation; `url` is what people open.
#[utoipa::path(post, path = "/api/v1/communities/{community}/invitations", tag = "Members", request_body = NewInvitation,
    responses((status = 201, body = Made)))]
pub async fn invite(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<NewInvitation>,
) -> Result<Response> {
    let NewInvitation { role, note, uses, days, organisation_id } = sent.body.clone();
    let typed = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let form = TermsForm {
        role: role.name().to_owned(),
        note,
        uses: typed(uses),
        days: typed(days),
        organisation: organisation(organisation_id.as_deref())?.map_or_else(String::new, |id| id.to_string()),
    };
    let terms = form.checked(program.now())?;
    program
        .make(&sent, move |ctx| {
            let link = invitations::actions::invite(ctx, &slug, &terms)?;
            Ok(Made { id: link.id.to_string(), url: format!("{}{}", ctx.app.site.public_url, link.path()) })
        })
        .await
}

/// Ends an invitation.
#[utoipa::path(delete, path = "/api/v1/invitations/{invitation}", tag = "Members", responses((status = 204)))]
pub async fn end_invitation(program: Program, Path(id): Path<InvitationId>) -> Result<Response> {
    program.act(move |ctx| invitations::actions::revoke(ctx, id).map(drop)).await
}

/// Somebody who asks to join.
#[derive(Serialize, ToSchema)]
pub struct Request {
    account_id: String,
    name: String,
    message: String,
    created_at: String,
}

/// Who asks to join, the longest waiting first, for who directs the community.
#[utoipa::path(get, path = "/api/v1/communities/{community}/requests", tag = "Members",
    responses((status = 200, body = List<Request>)))]
pub async fn list_requests(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = requests::decided_by(ctx, &slug)?;
        requests::store::waiting(ctx.tx, seen.community.id)
    };
    let shown = |request: requests::Request, locale: &Locale| Request {
        account_id: request.account_id.to_string(),
        name: request.name,
        message: request.message,
        created_at: locale.machine(request.created_at),
    };
    program.list_all(find, shown).await
}

/// Lets somebody in who asked.
#[utoipa::path(put, path = "/api/v1/communities/{community}/requests/{account}/acceptance", tag = "Members",
    responses((status = 204)))]
pub async fn accept(program: Program, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    program.act(move |ctx| requests::accept(ctx, &slug, account)).await
}

/// Declines a request.
#[utoipa::path(put, path = "/api/v1/communities/{community}/requests/{account}/refusal", tag = "Members",
    responses((status = 204)))]
pub async fn refuse(program: Program, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    program.act(move |ctx| requests::refuse(ctx, &slug, account)).await
}
