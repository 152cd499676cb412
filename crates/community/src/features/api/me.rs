//! Oneself, and the files that one brought.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::program::{List, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::accounts::profile::{self, web::ProfileForm};
use crate::features::accounts::{self, Account, language_of};
use crate::features::communities::people;
use crate::features::files::{self, FileId};

/// The token's owner.
#[derive(Serialize, ToSchema)]
pub struct Me {
    id: String,
    name: String,
    handle: String,
    line: String,
    /// IANA name.
    time_zone: String,
    /// `en` or `fr`.
    language: String,
}

fn oneself(ctx: &mut Ctx) -> Result<Account> {
    let account = ctx.account()?;
    accounts::store::find(ctx.tx, account)
}

impl Me {
    fn of(ctx: &mut Ctx) -> Result<Self> {
        let account = oneself(ctx)?;
        Ok(Me {
            id: account.id.to_string(),
            language: language_of(&account, ctx.locale.language).code().to_owned(),
            name: account.name,
            handle: account.handle,
            line: account.line,
            time_zone: account.zone,
        })
    }
}

/// What changes; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeChange {
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    handle: Option<String>,
    #[schema(max_length = 160)]
    line: Option<String>,
    #[schema(min_length = 1)]
    time_zone: Option<String>,
    #[schema(pattern = "^(en|fr)$")]
    language: Option<String>,
}

impl MeChange {
    fn over(&self, account: &Account, ctx: &Ctx) -> ProfileForm {
        let mut form = ProfileForm::of(account, language_of(account, ctx.locale.language));
        let fields = [
            (&mut form.name, &self.name),
            (&mut form.handle, &self.handle),
            (&mut form.line, &self.line),
            (&mut form.zone, &self.time_zone),
            (&mut form.language, &self.language),
        ];
        for (field, change) in fields {
            if let Some(change) = change {
                field.clone_from(change);
            }
        }
        form
    }
}

/// Who the token belongs to.
#[utoipa::path(get, path = "/api/v1/me", tag = "Oneself", responses((status = 200, body = Me)))]
pub async fn me(program: Program) -> Result<Response> {
    program.show(Me::of).await
}

/// Changes one's profile.
#[utoipa::path(patch, path = "/api/v1/me", tag = "Oneself", request_body = MeChange, responses((status = 200, body = Me)))]
pub async fn change_me(program: Program, sent: Sent<MeChange>) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            expected.met_by(&Me::of(ctx)?)?;
            let account = oneself(ctx)?;
            let profile = sent.body.over(&account, ctx).checked()?;
            profile::save(ctx, &profile)?;
            Me::of(ctx)
        })
        .await
}

/// A person as others see them.
#[derive(Serialize, ToSchema)]
pub struct Person {
    id: String,
    name: String,
    handle: String,
    line: String,
    /// Where one meets them: communities by their names in addresses.
    communities: Vec<String>,
}

/// A person whom one meets in a community.
#[utoipa::path(get, path = "/api/v1/people/{handle}", tag = "Oneself", responses((status = 200, body = Person)))]
pub async fn person(program: Program, Path(handle): Path<String>) -> Result<Response> {
    program
        .show(move |ctx| {
            let met = people::met(ctx, &handle)?;
            Ok(Person {
                id: met.account.id.to_string(),
                name: met.account.name,
                handle: met.account.handle,
                line: met.account.line,
                communities: met.communities.into_iter().map(|(community, _)| community.slug).collect(),
            })
        })
        .await
}

/// A file that one brought on the pages.
#[derive(Serialize, ToSchema)]
pub struct File {
    id: String,
    name: String,
    media_type: String,
    bytes: i64,
    /// What a text holds to show it.
    markdown: String,
    created_at: String,
}

/// One's files.
#[utoipa::path(get, path = "/api/v1/files", tag = "Oneself", responses((status = 200, body = List<File>)))]
pub async fn files(program: Program) -> Result<Response> {
    let shown = |file: files::File, locale: &Locale| File {
        id: file.id.to_string(),
        markdown: file.markdown(),
        name: file.name,
        media_type: file.media_type,
        bytes: file.bytes,
        created_at: locale.machine(file.created_at),
    };
    program.list_all(files::actions::mine, shown).await
}

/// Takes one of one's files away.
#[utoipa::path(delete, path = "/api/v1/files/{file}", tag = "Oneself", responses((status = 204)))]
pub async fn remove_file(program: Program, Path(id): Path<FileId>) -> Result<Response> {
    program.act(move |ctx| files::actions::delete(ctx, id)).await
}
