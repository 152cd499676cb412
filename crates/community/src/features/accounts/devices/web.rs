//! The page of sessions.

use askama::Template;
use axum::response::Response;
use platform::Result;

use super::super::identities::{self, Identity};
use super::super::sessions::store::Device;
use super::super::{SessionId, store};
use super::{Kind, Words};
use crate::caller::{Caller, Path};
use crate::ctx::Ctx;
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "accounts/templates/sessions.html")]
struct SessionsPage {
    page: Page,
    has_password: bool,
    email: String,
    connected: Vec<Connected>,
    /// Name and label of each provider that is not connected.
    others: Vec<Named>,
    devices: Vec<Device>,
    here: Option<SessionId>,
}

/// A provider by which the reader comes in.
struct Connected {
    label: String,
    identity: Identity,
}

impl SessionsPage {
    fn is_here(&self, device: &Device) -> bool {
        self.here == Some(device.id)
    }

    fn name(&self, device: &Device) -> String {
        match Words::of(&device.device) {
            Words { browser: Some(browser), system: Some(system), .. } => {
                self.page.with2("sessions-device", "browser", browser, "system", system)
            }
            Words { browser: Some(name), .. } | Words { system: Some(name), .. } => name.to_owned(),
            _ => self.page.t("sessions-device-unknown").to_owned(),
        }
    }

    fn picture(&self, device: &Device) -> assets::Icon {
        match Words::of(&device.device).kind {
            Kind::Computer => self.page.icon("laptop", 20),
            Kind::Phone => self.page.icon("smartphone", 20),
        }
    }
}

/// The ways in, and the sessions, the one in use marked.
pub async fn list(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            let devices = super::list(ctx)?;
            let (here, account) = (ctx.actor()?.session_id, ctx.actor()?.account.clone());
            let (connected, others) = ways(ctx)?;
            let title = ctx.locale.t("sessions-title").to_owned();
            Ok(SessionsPage {
                page: Page::new(ctx, title)?.at("sessions"),
                has_password: store::password_hash(ctx.tx, account.id)?.is_some(),
                email: account.email.unwrap_or_default(),
                connected,
                others,
                devices,
                here,
            })
        })
        .await?;
    html(&template)
}

/// Name and label of a provider.
type Named = (String, String);

fn ways(ctx: &mut Ctx) -> Result<(Vec<Connected>, Vec<Named>)> {
    let known = identities::list(ctx)?;
    let mine = |issuer: &str| known.iter().any(|identity| identity.issuer == issuer);
    let others = ctx.app.providers.all().iter().filter(|provider| !mine(provider.issuer()));
    let others = others.map(|provider| (provider.name.clone(), provider.label.clone())).collect();
    let connected = known
        .into_iter()
        .map(|identity| Connected { label: identities::label(ctx, &identity.issuer), identity });
    Ok((connected.collect(), others))
}

/// Ends one.
pub async fn end(caller: Caller, Path(id): Path<SessionId>) -> Result<Response> {
    caller.write(move |ctx| super::end(ctx, id)).await?;
    Ok(redirect("/sessions"))
}

/// Ends all others.
pub async fn end_others(caller: Caller) -> Result<Response> {
    caller.write(super::end_others).await?;
    Ok(redirect("/sessions"))
}
