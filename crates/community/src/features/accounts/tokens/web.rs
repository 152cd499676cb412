//! The page of one's tokens.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::store::{self, Token};
use super::{Scope, TokenId};
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What somebody types to make a token.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    scope: String,
}

#[derive(Template)]
#[template(path = "accounts/templates/tokens.html")]
struct TokensPage {
    page: Page,
    tokens: Vec<Token>,
    /// The token that was just made: shown this once.
    made: Option<String>,
    form: TokenForm,
    problems: Problems,
}

/// The tokens that work.
pub async fn list(caller: Caller) -> Result<Response> {
    html(&page(&caller, None, TokenForm::default(), Vec::new()).await?)
}

/// Makes one and shows it, this once.
pub async fn make(caller: Caller, Typed(form): Typed<TokenForm>) -> Result<Response> {
    let typed = form.clone();
    let outcome = caller
        .write(move |ctx| {
            let account = ctx.fresh()?.account_id;
            let scope = Scope::parse(&typed.scope);
            let scope = scope.ok_or(Error::invalid("scope", say!("token-scope-missing")))?;
            super::make(ctx, account, &typed.name, scope)
        })
        .await;
    match outcome {
        Ok(made) => html(&page(&caller, Some(made), TokenForm::default(), Vec::new()).await?),
        Err(Error::Invalid(problems)) => unprocessable(&page(&caller, None, form, problems).await?),
        Err(error) => Err(error),
    }
}

/// Ends one.
pub async fn revoke(caller: Caller, Path(id): Path<TokenId>) -> Result<Response> {
    caller.write(move |ctx| super::revoke(ctx, id)).await?;
    Ok(redirect("/tokens"))
}

async fn page(
    caller: &Caller,
    made: Option<String>,
    form: TokenForm,
    problems: Vec<Problem>,
) -> Result<TokensPage> {
    caller
        .read(move |ctx| {
            let account = ctx.account()?;
            let tokens = store::of_account(ctx.tx, account)?;
            let title = ctx.locale.t("tokens-title").to_owned();
            let page = Page::new(ctx, title)?.at("tokens");
            let problems = Problems::of(&problems, &page.locale);
            Ok(TokensPage { page, tokens, made, form, problems })
        })
        .await
}

/// A scope's name in the reader's language.
pub fn scope_name<'p>(page: &'p Page, scope: &Scope) -> &'p str {
    match scope {
        Scope::Read => page.t("token-scope-read"),
        Scope::Write => page.t("token-scope-write"),
    }
}
