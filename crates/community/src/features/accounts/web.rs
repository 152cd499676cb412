//! Set-up, sign-in, sign-out and portraits.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::{Error, Result, say};
use serde::Deserialize;

use super::actions::{self, Newcomer};
use super::identities::{Way, ways};
use super::model::{Email, Name};
use super::password::{self, Password};
use super::sessions::{self, Started};
use super::{pictures, sign_up, store};
use crate::app::App;
use crate::art::portrait as art;
use crate::caller::{Caller, Path, Query, Typed, set_language_cookie, set_session_cookie};
use crate::ctx::Ctx;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// What a newcomer types.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewcomerForm {
    #[serde(default)]
    /// The name shown.
    pub name: String,
    #[serde(default)]
    /// The mail address.
    pub email: String,
    #[serde(default)]
    /// The password, as typed.
    pub password: String,
    #[serde(default)]
    /// IANA zone name, as the browser tells it.
    pub zone: String,
}

impl NewcomerForm {
    /// An empty form, or one that proposes a name.
    pub fn named(name: Option<&str>) -> Self {
        NewcomerForm { name: name.unwrap_or_default().to_owned(), ..NewcomerForm::default() }
    }

    /// Checks every field at once, so that all problems are shown together, then hashes the password.
    pub async fn checked(&self, caller: &Caller) -> Result<Newcomer> {
        let (name, email) = (Name::parse(&self.name), Email::parse(&self.email));
        let password = Password::parse(&self.password, &[&self.name, &self.email]);
        match (name, email, password) {
            (Ok(name), Ok(email), Ok(password)) => Ok(Newcomer {
                name,
                email,
                password_hash: password.hash(&caller.app).await?,
                zone: known_zone(&self.zone),
                language: caller.asked.code().to_owned(),
            }),
            (name, email, password) => Err(Error::Invalid(
                [name.err(), email.err(), password.err()].into_iter().flatten().flat_map(problems).collect(),
            )),
        }
    }
}

#[derive(Template)]
#[template(path = "accounts/templates/setup.html")]
struct SetupPage {
    page: Page,
    form: NewcomerForm,
    problems: Problems,
}

/// The owner's form.
pub async fn setup_form(caller: Caller, Path(token): Path<String>) -> Result<Response> {
    let page = caller
        .read(move |ctx| {
            actions::check_owner_link(ctx, &token)?;
            let title = ctx.locale.t("setup-title").to_owned();
            Page::new(ctx, title)
        })
        .await?;
    html(&SetupPage { page, form: NewcomerForm::default(), problems: Problems::default() })
}

/// Makes the owner.
pub async fn setup(
    caller: Caller,
    Path(token): Path<String>,
    Typed(form): Typed<NewcomerForm>,
) -> Result<Response> {
    let outcome = match form.checked(&caller).await {
        Ok(newcomer) => {
            let device = caller.device.clone();
            caller.write(move |ctx| actions::set_up(ctx, &token, &newcomer, &device)).await
        }
        Err(error) => Err(error),
    };
    match outcome {
        Ok(started) => Ok(signed_in(&caller, &started, "/")),
        Err(Error::Invalid(problems)) => {
            let locale = caller.locale();
            let problems = Problems::of(&problems, &locale);
            let title = locale.t("setup-title").to_owned();
            unprocessable(&SetupPage { page: Page::outside(locale, caller.now(), title), form, problems })
        }
        Err(error) => Err(error),
    }
}

/// What somebody types to sign in.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// Where to go after signing in, and whether somebody just signed out.
#[derive(Deserialize)]
pub struct SignInQuery {
    #[serde(default)]
    next: String,
}

/// How somebody without an account comes in.
enum Newcomers {
    /// By the link that the program printed: nobody runs the site yet.
    SetUp,
    /// By an invitation.
    Invited,
    /// By an account that they make themselves.
    SignUp,
}

#[derive(Template)]
#[template(path = "accounts/templates/sign_in.html")]
struct SignInPage {
    page: Page,
    newcomers: Newcomers,
    /// The organisations by whose sign-in people come.
    providers: Vec<Way>,
    form: SignInForm,
    problems: Problems,
}

/// The sign-in form.
pub async fn sign_in_form(caller: Caller, Query(query): Query<SignInQuery>) -> Result<Response> {
    let (page, newcomers) = caller
        .read(|ctx| {
            let title = ctx.locale.t("sign-in-title").to_owned();
            Ok((Page::new(ctx, title)?, newcomers(ctx)?))
        })
        .await?;
    if page.me.is_some() {
        return Ok(redirect(inner_path(&query.next)));
    }
    html(&SignInPage {
        page,
        newcomers,
        providers: ways(&caller.app, "/sign-in", &query.next),
        form: SignInForm { next: query.next, ..SignInForm::default() },
        problems: Problems::default(),
    })
}

/// Signs in. Address and password are judged together, and a wrong one takes as long as a right one.
pub async fn sign_in(caller: Caller, Typed(form): Typed<SignInForm>) -> Result<Response> {
    match checked_sign_in(&caller, &form).await {
        Ok(started) => Ok(signed_in(&caller, &started, inner_path(&form.next))),
        Err(Error::Invalid(problems)) => {
            let locale = caller.locale();
            let problems = Problems::of(&problems, &locale);
            let title = locale.t("sign-in-title").to_owned();
            let page = Page::outside(locale, caller.now(), title);
            let newcomers = caller.read(newcomers).await?;
            let providers = ways(&caller.app, "/sign-in", &form.next);
            unprocessable(&SignInPage { page, newcomers, providers, form, problems })
        }
        Err(error) => Err(error),
    }
}

fn newcomers(ctx: &mut Ctx) -> Result<Newcomers> {
    Ok(match sign_up::policy(ctx)? {
        _ if !store::has_owner(ctx.tx)? => Newcomers::SetUp,
        sign_up::Policy::Invitation => Newcomers::Invited,
        _ => Newcomers::SignUp,
    })
}

async fn checked_sign_in(caller: &Caller, form: &SignInForm) -> Result<Started> {
    let refused = || Error::invalid("email", say!("sign-in-refused"));
    let key = Email::parse(&form.email).map_err(|_| refused())?.key();
    caller.app.limits.sign_in_allowed(caller.ip, &key, caller.now())?;
    let found = {
        let key = key.clone();
        caller.read(move |ctx| store::credentials(ctx.tx, &key)).await?
    };
    let hash = found.as_ref().and_then(|credentials| credentials.password_hash.clone());
    if !password::verify(&caller.app, form.password.clone(), hash).await? {
        caller.app.limits.sign_in_failed(caller.ip, &key, caller.now());
        return Err(refused());
    }
    caller.app.limits.sign_in_succeeded(caller.ip, &key);
    let account = found.ok_or_else(refused)?.id;
    let device = caller.device.clone();
    caller.write(move |ctx| sessions::start(ctx, account, &device)).await
}

/// Signs out. Doing so twice is no error.
pub async fn sign_out(caller: Caller) -> Result<Response> {
    caller.write(sessions::end).await?;
    let mut response = redirect("/sign-in");
    add_cookie(&mut response, &set_session_cookie(&caller.app, "", 0));
    Ok(response)
}

/// A generated portrait, of which the same seed gives the same face for ever; or somebody's picture.
pub async fn portrait(State(app): State<App>, Path(file): Path<String>) -> Result<Response> {
    if let Some(number) = file.strip_suffix(".jpg").and_then(|number| number.parse().ok()) {
        return pictures::web::picture(&app, number).await;
    }
    let seed: u64 = file.strip_suffix(".svg").and_then(|seed| seed.parse().ok()).ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, art::svg(seed)).into_response())
}

/// The answer that signs a browser in and sends it on.
pub fn signed_in(caller: &Caller, started: &Started, next: &str) -> Response {
    let mut response = redirect(next);
    add_cookie(&mut response, &set_session_cookie(&caller.app, &started.token, started.max_age));
    if let Some(language) = started.language {
        add_cookie(&mut response, &set_language_cookie(&caller.app, language));
    }
    response
}

/// Sets a cookie beside those that the answer sets already.
pub fn add_cookie(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// A path on this site: anything that could lead elsewhere becomes the home page.
pub fn inner_path(next: &str) -> &str {
    // Browsers drop control characters from an address, and take a backslash for a slash.
    let inner = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|letter: char| letter.is_control() || letter == '\\');
    if inner { next } else { "/" }
}

/// The zone that a browser tells, where there is one of that name.
pub fn known_zone(zone: &str) -> String {
    match jiff::tz::TimeZone::get(zone) {
        Ok(_) => zone.to_owned(),
        Err(_) => "UTC".to_owned(),
    }
}

/// The problems of one field, to be shown with the others'.
pub fn problems(error: Error) -> Vec<platform::error::Problem> {
    match error {
        Error::Invalid(problems) => problems,
        _ => Vec::new(),
    }
}
