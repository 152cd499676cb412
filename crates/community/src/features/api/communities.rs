//! Communities, their settings and their themes.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::communities::settings::{self, web::SettingsForm};
use crate::features::communities::{
    self, Colour, Entry, Motif, Proposers, ThemeId, Type, actions, roles, themes,
};

/// A community.
#[derive(Serialize, ToSchema)]
pub struct Community {
    /// Its name in addresses.
    slug: String,
    name: String,
    r#type: Type,
    description: String,
    goal: String,
    language: String,
    entry: Entry,
    member_count: i64,
}

impl From<communities::Community> for Community {
    fn from(community: communities::Community) -> Self {
        Community {
            slug: community.slug,
            name: community.name,
            r#type: community.kind,
            description: community.description,
            goal: community.goal,
            language: community.language,
            entry: community.entry,
            member_count: community.member_count,
        }
    }
}

/// The communities to which one belongs.
#[utoipa::path(get, path = "/api/v1/communities", tag = "Communities", responses((status = 200, body = List<Community>)))]
pub async fn list(program: Program) -> Result<Response> {
    let find = |ctx: &mut Ctx| {
        let account = ctx.account()?;
        communities::store::of_account(ctx.tx, account)
    };
    program.list_all(find, |community, _| Community::from(community)).await
}

/// A community to which one belongs.
#[utoipa::path(get, path = "/api/v1/communities/{community}", tag = "Communities", responses((status = 200, body = Community)))]
pub async fn one(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.show(move |ctx| Ok(Community::from(actions::seen(ctx, &slug)?.community))).await
}

/// What directors decide about their community.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[schema(max_length = 400)]
    description: String,
    /// The common goal as it stands; it is changed on its own page, and may be left out here.
    #[serde(default)]
    #[schema(max_length = 400)]
    goal: String,
    /// What a new member reads first, in Markdown.
    welcome: String,
    #[schema(pattern = "^(en|fr)$")]
    language: String,
    colour: Colour,
    /// What stands in its emblem; left out, that stays as it is.
    #[serde(default)]
    emblem: Option<Motif>,
    entry: Entry,
    /// IANA name of the community's zone; left out, it stays.
    #[serde(default)]
    time_zone: Option<String>,
    /// Who proposes decisions; left out, it stays.
    #[serde(default)]
    proposed_by: Option<Proposers>,
}

impl Settings {
    fn of(ctx: &mut Ctx, slug: &str) -> Result<Self> {
        let community = settings::changeable(ctx, slug)?.community;
        Ok(Settings {
            name: community.name,
            description: community.description,
            goal: community.goal,
            welcome: community.welcome,
            language: community.language,
            colour: community.colour,
            emblem: Some(community.emblem),
            entry: community.entry,
            time_zone: Some(community.zone),
            proposed_by: Some(community.proposed_by),
        })
    }

    fn checked(self) -> Result<settings::Settings> {
        let Settings { name, description, goal, welcome, language, .. } = self;
        let emblem = self.emblem.map_or_else(String::new, |motif| motif.name().to_owned());
        let (colour, entry) = (self.colour.name().to_owned(), self.entry.name().to_owned());
        let zone = self.time_zone.unwrap_or_default();
        let proposed_by = self.proposed_by.map_or_else(String::new, |proposers| proposers.name().to_owned());
        settings::Settings::parse(&SettingsForm {
            name,
            description,
            goal,
            welcome,
            language,
            colour,
            emblem,
            entry,
            zone,
            proposed_by,
        })
    }
}

/// A community's settings, for who directs it.
#[utoipa::path(get, path = "/api/v1/communities/{community}/settings", tag = "Communities",
    responses((status = 200, body = Settings)))]
pub async fn settings(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.show(move |ctx| Settings::of(ctx, &slug)).await
}

/// Writes a community's settings.
#[utoipa::path(put, path = "/api/v1/communities/{community}/settings", tag = "Communities", request_body = Settings,
    responses((status = 200, body = Settings)))]
pub async fn set_settings(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<Settings>,
) -> Result<Response> {
    let (settings, expected) = (sent.body.checked()?, program.expected());
    program
        .change(move |ctx| {
            let seen = settings::changeable(ctx, &slug)?;
            roles::hold(ctx, seen.community.id)?;
            expected.met_by(&Settings::of(ctx, &slug)?)?;
            settings::save(ctx, &slug, &settings)?;
            Settings::of(ctx, &slug)
        })
        .await
}

/// What conversations are about.
#[derive(Serialize, ToSchema)]
pub struct Theme {
    id: String,
    name: String,
    /// The theme above it.
    parent_id: Option<String>,
}

/// A community's themes, in their order.
#[utoipa::path(get, path = "/api/v1/communities/{community}/themes", tag = "Communities",
    responses((status = 200, body = List<Theme>)))]
pub async fn list_themes(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = actions::seen(ctx, &slug)?;
        actions::themes(ctx, seen.community.id)
    };
    let shown = |theme: communities::Theme, _: &Locale| Theme {
        id: theme.id.to_string(),
        name: theme.name,
        parent_id: theme.parent_id.map(|id| id.to_string()),
    };
    program.list_all(find, shown).await
}

/// A theme to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTheme {
    #[schema(min_length = 1, max_length = 40)]
    name: String,
    /// The theme above it: one that stands below none.
    #[serde(default)]
    #[schema(pattern = "^theme_[0-9a-hjkmnp-tv-z]{26}$")]
    parent_id: Option<String>,
}

/// Makes a theme at the end of the list.
#[utoipa::path(post, path = "/api/v1/communities/{community}/themes", tag = "Communities", request_body = NewTheme,
    responses((status = 201, body = Made)))]
pub async fn make_theme(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<NewTheme>,
) -> Result<Response> {
    let (name, parent) = (sent.body.name.clone(), sent.body.parent_id.clone().unwrap_or_default());
    program
        .make(&sent, move |ctx| {
            let id = themes::make(ctx, &slug, &name, &parent)?.to_string();
            Ok(Made { url: format!("/themes/{id}"), id })
        })
        .await
}

/// Another name for a theme.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ThemeChange {
    #[schema(min_length = 1, max_length = 40)]
    name: String,
}

/// Gives a theme another name.
#[utoipa::path(patch, path = "/api/v1/themes/{theme}", tag = "Communities", request_body = ThemeChange,
    responses((status = 204)))]
pub async fn rename_theme(
    program: Program,
    Path(id): Path<ThemeId>,
    sent: Sent<ThemeChange>,
) -> Result<Response> {
    program.act(move |ctx| themes::rename(ctx, id, &sent.body.name).map(drop)).await
}

/// Into which theme another goes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merger {
    #[schema(pattern = "^theme_[0-9a-hjkmnp-tv-z]{26}$")]
    into: String,
}

/// Merges a theme into another; its address leads there from then on.
#[utoipa::path(post, path = "/api/v1/themes/{theme}/merger", tag = "Communities", request_body = Merger,
    responses((status = 204)))]
pub async fn merge_theme(program: Program, Path(id): Path<ThemeId>, sent: Sent<Merger>) -> Result<Response> {
    program.act(move |ctx| themes::merge(ctx, id, &sent.body.into).map(drop)).await
}
