//! `lyceum admin`: accounts, roles and API tokens, beside the running server.

use std::io::Read;

use anyhow::{Context, Result, anyhow, bail};
use clap::Subcommand;
use community::app::App;
use community::features::accounts::actions::Newcomer;
use community::features::accounts::administration::{self as accounts, SiteRole};
use community::features::accounts::password::Password;
use community::features::accounts::{Email, Name};
use community::features::communities::{self, Role};
use platform::Error;
use platform::i18n::Language;

/// What an operator does.
#[derive(Subcommand)]
pub enum Verb {
    /// Makes an account. Without a password it prints a link with which its person sets one, once within a week.
    CreateAccount {
        /// The name shown.
        #[arg(long)]
        name: String,
        /// The mail address.
        #[arg(long)]
        email: String,
        /// Reads the password from the standard input, where no other program on the machine sees it.
        #[arg(long)]
        password_stdin: bool,
        /// The language spoken to the person: en or fr.
        #[arg(long, default_value = "en")]
        language: String,
    },
    /// Gives a role: owner or moderator of the site, or with --community director, facilitator, tutor, learner, partner, guest.
    Grant {
        /// The person's mail address.
        email: String,
        /// The role.
        role: String,
        /// The community's name in addresses, as in /communities/bread-makers.
        #[arg(long)]
        community: Option<String>,
    },
    /// Makes a personal API token and shows it, this once.
    Token {
        /// The person's mail address.
        email: String,
        /// What it is for, to tell it from others.
        #[arg(long, default_value = "command line")]
        name: String,
    },
}

/// Does it and tells what was done.
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::CreateAccount { name, email, password_stdin, language } => {
            let typed = password_stdin.then(read_password).transpose()?;
            create_account(app, &name, &email, typed, &language).await
        }
        Verb::Grant { email, role, community } => grant(app, &email, &role, community).await,
        Verb::Token { email, name } => {
            let email = Email::parse(&email).map_err(|error| told(app, &error))?;
            let work = move |ctx: &mut community::ctx::Ctx| accounts::token(ctx, &email, &name);
            let token = app.write("admin.token", work).await.map_err(|error| told(app, &error))?;
            println!("{token}");
            eprintln!("This is shown once. Send it as \"Authorization: Bearer …\".");
            Ok(())
        }
    }
}

async fn create_account(
    app: &App,
    name: &str,
    email: &str,
    typed: Option<String>,
    language: &str,
) -> Result<()> {
    let tell = |error: Error| told(app, &error);
    let Some(language) = Language::from_code(language) else {
        bail!("the languages are en and fr; {language:?} is neither")
    };
    let (name, email) = (Name::parse(name).map_err(tell)?, Email::parse(email).map_err(tell)?);
    let password = match &typed {
        Some(typed) => Password::parse(typed, &[name.as_str(), email.as_str()]).map_err(tell)?,
        None => Password::unknown(app),
    };
    let newcomer = Newcomer {
        name,
        email,
        password_hash: password.hash(app).await.map_err(tell)?,
        zone: "UTC".to_owned(),
        language: language.code().to_owned(),
    };
    let address = newcomer.email.as_str().to_owned();
    if typed.is_some() {
        app.write("admin.create_account", move |ctx| accounts::create_account(ctx, &newcomer))
            .await
            .map_err(tell)?;
        println!("{address} has an account and signs in at {}/sign-in", app.site.public_url);
    } else {
        let work = move |ctx: &mut community::ctx::Ctx| accounts::create_account_with_link(ctx, &newcomer);
        let (_, path) = app.write("admin.create_account", work).await.map_err(tell)?;
        println!(
            "{address} has an account. The password is set here (works once, for 7 days):\n  {}{path}",
            app.site.public_url
        );
    }
    Ok(())
}

async fn grant(app: &App, email: &str, role: &str, community: Option<String>) -> Result<()> {
    let tell = |error: Error| told(app, &error);
    let email = Email::parse(email).map_err(tell)?;
    let Some(slug) = community else {
        let Some(site_role) = SiteRole::parse(role) else {
            bail!("the site's roles are owner and moderator; for {role:?} add --community")
        };
        let account = app
            .write("admin.grant", move |ctx| accounts::grant(ctx, &email, site_role))
            .await
            .map_err(tell)?;
        println!("{} is now {role} of the site", account.name);
        return Ok(());
    };
    let Some(held) = Role::parse(role) else {
        let roles: Vec<_> = Role::ALL.iter().map(|role| role.name()).collect();
        bail!("a community's roles are {}; {role:?} is none of them", roles.join(", "))
    };
    let missing =
        format!("there is no community named {slug:?}; its name stands in its address, after /communities/");
    let work = move |ctx: &mut community::ctx::Ctx| {
        let account = accounts::account(ctx, &email)?;
        Ok((communities::actions::appoint(ctx, &slug, account.id, held)?, account))
    };
    let (community, account) = match app.write("admin.grant", work).await {
        Err(Error::NotFound) => bail!(missing),
        other => other.map_err(tell)?,
    };
    println!("{} is now {role} in {}", account.name, community.name);
    Ok(())
}

/// The first line of the standard input.
fn read_password() -> Result<String> {
    let mut typed = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut typed).context("the password cannot be read")?;
    Ok(typed.lines().next().unwrap_or_default().to_owned())
}

/// An error in words, as the pages tell it.
fn told(app: &App, error: &Error) -> anyhow::Error {
    let locale = app.locale(Language::English, "UTC");
    match error {
        Error::Invalid(problems) => {
            let lines: Vec<_> = problems.iter().map(|problem| locale.say(&problem.say)).collect();
            anyhow!(lines.join("; "))
        }
        Error::Conflict(say) | Error::Gone(say) | Error::Forbidden(say) => anyhow!(locale.say(say)),
        other => anyhow!(other.to_string()),
    }
}
