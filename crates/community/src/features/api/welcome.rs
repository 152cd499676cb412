//! Welcome: what one says of oneself on the first day, and the newcomers whom people greet.

use axum::response::Response;
use platform::Result;
use platform::i18n::Locale;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::accounts::{self, AccountId, Line};
use crate::features::welcome::{self, greetings};

/// What programs do with arrivals, for the description.
#[derive(OpenApi)]
#[openapi(paths(introduction, introduce, newcomers, greet, take_back, list_greetings, volunteer, stop))]
pub struct Operations;

/// What one said of oneself in a community.
#[derive(Serialize, ToSchema)]
pub struct Introduction {
    /// The line about oneself, which stands everywhere.
    line: String,
    /// What one needs; may be empty.
    needs: String,
    /// What one can give; may be empty.
    gives: String,
    /// Whether one has said it, or closed the way there.
    said: bool,
    /// The place in which one says it to the others, by its name in addresses: nothing is posted by itself.
    place: Option<String>,
    /// Whether one greets newcomers of one's own will.
    greets: bool,
}

fn introduction_of(ctx: &mut Ctx, slug: &str) -> Result<Introduction> {
    let seen = welcome::seen(ctx, slug)?;
    let account = ctx.account()?;
    let said = welcome::introduction(ctx, &seen)?;
    let place = welcome::porch(ctx, &seen)?;
    let greets = greetings::volunteers(ctx, &seen)?;
    let is_said = said.is_some();
    let (needs, gives) = said.map(|said| (said.needs, said.gives)).unwrap_or_default();
    Ok(Introduction {
        line: accounts::store::find(ctx.tx, account)?.line,
        needs,
        gives,
        said: is_said,
        place: place.map(|place| place.slug),
        greets,
    })
}

/// One's own introduction in a community.
#[utoipa::path(get, path = "/api/v1/communities/{community}/introduction", tag = "Welcome",
    responses((status = 200, body = Introduction)))]
pub async fn introduction(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.show(move |ctx| introduction_of(ctx, &slug)).await
}

/// What one says of oneself.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IntroductionBody {
    /// The line about oneself, which stands everywhere.
    #[schema(max_length = 160)]
    line: String,
    #[schema(max_length = 300)]
    needs: String,
    #[schema(max_length = 300)]
    gives: String,
}

/// Says it. Nothing is posted, and who greets reads it once one has begun a conversation after it.
#[utoipa::path(put, path = "/api/v1/communities/{community}/introduction", tag = "Welcome", request_body = IntroductionBody,
    responses((status = 200, body = Introduction)))]
pub async fn introduce(
    program: Program,
    Path(slug): Path<String>,
    sent: Sent<IntroductionBody>,
) -> Result<Response> {
    let expected = program.expected();
    program
        .change(move |ctx| {
            expected.met_by(&introduction_of(ctx, &slug)?)?;
            let IntroductionBody { line, needs, gives } = &sent.body;
            welcome::introduce(ctx, &slug, &Line::parse(line)?, needs, gives)?;
            introduction_of(ctx, &slug)
        })
        .await
}

/// Somebody who arrived within 14 days.
#[derive(Serialize, ToSchema)]
pub struct Newcomer {
    id: String,
    name: String,
    handle: String,
    line: String,
    joined_at: String,
    /// What they need, where they said it and then began a conversation.
    needs: Option<String>,
    /// What they can give, under the same rule.
    gives: Option<String>,
    /// The conversation that they began first, where they did.
    topic_id: Option<String>,
}

/// The newcomers whom one is asked to greet, the longest waiting first: for who leads, and who volunteered.
#[utoipa::path(get, path = "/api/v1/communities/{community}/newcomers", tag = "Welcome",
    responses((status = 200, body = List<Newcomer>)))]
pub async fn newcomers(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = greetings::seen(ctx, &slug)?;
        greetings::asked(ctx, &seen)
    };
    let shown = |newcomer: greetings::Newcomer, locale: &Locale| Newcomer {
        id: newcomer.id.to_string(),
        name: newcomer.name,
        handle: newcomer.handle,
        line: newcomer.line,
        joined_at: locale.machine(newcomer.joined_at),
        needs: newcomer.needs,
        gives: newcomer.gives,
        topic_id: newcomer.topic.map(|topic| topic.to_string()),
    };
    program.list_all(find, shown).await
}

/// Says that one has greeted somebody. The first greeting stays.
#[utoipa::path(put, path = "/api/v1/communities/{community}/newcomers/{account}/greeting", tag = "Welcome",
    responses((status = 204)))]
pub async fn greet(program: Program, Path((slug, account)): Path<(String, AccountId)>) -> Result<Response> {
    program.act(move |ctx| greetings::greet(ctx, &slug, account)).await
}

/// Takes back that somebody was greeted: one's own greeting, or, for who leads, anybody's.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/newcomers/{account}/greeting", tag = "Welcome",
    responses((status = 204)))]
pub async fn take_back(
    program: Program,
    Path((slug, account)): Path<(String, AccountId)>,
) -> Result<Response> {
    program.act(move |ctx| greetings::take_back(ctx, &slug, account)).await
}

/// A greeting.
#[derive(Serialize, ToSchema)]
pub struct Greeting {
    /// Who was greeted.
    account_id: String,
    name: String,
    /// The name of who greeted them.
    greeted_by: String,
    greeted_at: String,
}

/// Who was said to be greeted within 14 days, the latest first, at most twelve: for who greets.
#[utoipa::path(get, path = "/api/v1/communities/{community}/greetings", tag = "Welcome",
    responses((status = 200, body = List<Greeting>)))]
pub async fn list_greetings(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let seen = greetings::seen(ctx, &slug)?;
        greetings::greeted(ctx, &seen)
    };
    let shown = |greeted: greetings::Greeted, locale: &Locale| Greeting {
        account_id: greeted.id.to_string(),
        name: greeted.name,
        greeted_by: greeted.greeter,
        greeted_at: locale.machine(greeted.greeted_at),
    };
    program.list_all(find, shown).await
}

/// Volunteers to greet newcomers.
#[utoipa::path(put, path = "/api/v1/communities/{community}/greeters/me", tag = "Welcome", responses((status = 204)))]
pub async fn volunteer(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.act(move |ctx| greetings::volunteer(ctx, &slug)).await
}

/// Greets newcomers no more.
#[utoipa::path(delete, path = "/api/v1/communities/{community}/greeters/me", tag = "Welcome", responses((status = 204)))]
pub async fn stop(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program.act(move |ctx| greetings::stop(ctx, &slug)).await
}
