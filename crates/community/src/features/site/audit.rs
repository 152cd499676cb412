//! The lists of what was noted.

use askama::Template;
use axum::response::Response;
use platform::clock::Timestamp;
use platform::{Error, Result, say};
use serde::Deserialize;

use crate::caller::{Caller, Path, Query};
use crate::features::audit::{Act, Entry, EntryId, store};
use crate::features::communities;
use crate::page::{Page, html};

/// Entries on a page.
const ENTRIES: usize = 60;

/// From where the list goes on.
#[derive(Deserialize)]
pub struct AuditQuery {
    before: Option<i64>,
    id: Option<EntryId>,
}

impl AuditQuery {
    fn before(&self) -> (Timestamp, EntryId) {
        match (self.before, self.id) {
            (Some(at), Some(id)) => (Timestamp(at), id),
            _ => (Timestamp(i64::MAX), EntryId(platform::ids::Raw::max())),
        }
    }
}

#[derive(Template)]
#[template(path = "site/templates/audit.html")]
struct AuditPage {
    page: Page,
    entries: Vec<Entry>,
    older: Option<String>,
}

impl AuditPage {
    fn new(page: Page, mut entries: Vec<Entry>) -> Self {
        let more = entries.len() > ENTRIES;
        entries.truncate(ENTRIES);
        let last = entries.last().filter(|_| more);
        let older = last.map(|last| format!("?before={}&id={}", last.created_at.0, last.id));
        AuditPage { page, entries, older }
    }
}

/// Everything, for who runs the site; to others the page does not exist.
pub async fn site(caller: Caller, Query(query): Query<AuditQuery>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            super::enter(ctx)?;
            let title = ctx.locale.t("audit-title").to_owned();
            let entries = store::page(ctx.tx, query.before(), ENTRIES as i64 + 1)?;
            Ok(AuditPage::new(Page::new(ctx, title)?.at("site-audit"), entries))
        })
        .await?;
    html(&template)
}

/// What concerns a community, for who directs it.
pub async fn community(
    caller: Caller,
    Path(community): Path<String>,
    Query(query): Query<AuditQuery>,
) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = communities::actions::seen(ctx, &community)?;
            if !seen.standing.directs() {
                return Err(Error::Forbidden(say!("audit-forbidden")));
            }
            let title = ctx.locale.t("audit-title").to_owned();
            let page = Page::within(ctx, &seen, title, "settings")?;
            let entries = store::page_of(ctx.tx, seen.community.id.0, query.before(), ENTRIES as i64 + 1)?;
            Ok(AuditPage::new(page, entries))
        })
        .await?;
    html(&template)
}

/// What was done, in the reader's language.
pub fn act_name<'p>(page: &'p Page, act: &Act) -> &'p str {
    match act {
        Act::SignUpChanged => page.t("audit-sign-up-changed"),
        Act::TokenMade => page.t("audit-token-made"),
        Act::TokenRevoked => page.t("audit-token-revoked"),
        Act::PasswordChanged => page.t("audit-password-changed"),
        Act::IdentityLinked => page.t("audit-identity-linked"),
        Act::IdentityRemoved => page.t("audit-identity-removed"),
        Act::AddressChanged => page.t("audit-address-changed"),
        Act::SettingsChanged => page.t("audit-settings-changed"),
        Act::RolesChanged => page.t("audit-roles-changed"),
        Act::MemberRemoved => page.t("audit-member-removed"),
        Act::MemberBanned => page.t("audit-member-banned"),
        Act::BanLifted => page.t("audit-ban-lifted"),
        Act::RequestAccepted => page.t("audit-request-accepted"),
        Act::RequestRefused => page.t("audit-request-refused"),
        Act::InvitationMade => page.t("audit-invitation-made"),
        Act::InvitationEnded => page.t("audit-invitation-ended"),
        Act::CohortsDealt => page.t("audit-cohorts-dealt"),
        Act::CohortsDissolved => page.t("audit-cohorts-dissolved"),
        Act::RosterApplied => page.t("audit-roster-applied"),
        Act::ImportBegun => page.t("audit-import-begun"),
        Act::ImportStopped => page.t("audit-import-stopped"),
        Act::ImportEnded => page.t("audit-import-ended"),
        Act::ActionWaived => page.t("audit-action-waived"),
        Act::WaiverEnded => page.t("audit-waiver-ended"),
        Act::PlaceChanged => page.t("audit-place-changed"),
        Act::PlaceClosed => page.t("audit-place-closed"),
        Act::PartnerChanged => page.t("audit-partner-changed"),
        Act::PartnerClosed => page.t("audit-partner-closed"),
        Act::StudyOpened => page.t("audit-study-opened"),
        Act::StudyClosed => page.t("audit-study-closed"),
        Act::TypeChosen => page.t("audit-type-chosen"),
        Act::CommunityLaunched => page.t("audit-community-launched"),
        Act::CommunityClosed => page.t("audit-community-closed"),
        Act::CommunityReopened => page.t("audit-community-reopened"),
        Act::CommunityExtended => page.t("audit-community-extended"),
        Act::CommunityTransformed => page.t("audit-community-transformed"),
        Act::TransformationUndone => page.t("audit-transformation-undone"),
        Act::GoalChanged => page.t("audit-goal-changed"),
        Act::TrainingChanged => page.t("audit-training-changed"),
        Act::PostDeleted => page.t("audit-post-deleted"),
        Act::TutorBound => page.t("audit-tutor-bound"),
        Act::TutorUnbound => page.t("audit-tutor-unbound"),
        Act::SuccessorProposed => page.t("audit-successor-proposed"),
        Act::SuccessorFounded => page.t("audit-successor-founded"),
        Act::SuccessorDissolved => page.t("audit-successor-dissolved"),
        Act::PlaceCarried => page.t("audit-place-carried"),
        Act::ExportMade => page.t("audit-export-made"),
    }
}
