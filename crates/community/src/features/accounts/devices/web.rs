//! The page of sessions.

use askama::Template;
use axum::response::Response;
use platform::Result;

use super::super::SessionId;
use super::super::store::Device;
use super::{Kind, Words};
use crate::caller::{Caller, Path};
use crate::page::{Page, html, redirect};

#[derive(Template)]
#[template(path = "accounts/templates/sessions.html")]
struct SessionsPage {
    page: Page,
    devices: Vec<Device>,
    here: Option<SessionId>,
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

/// The sessions, the one in use marked.
pub async fn list(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            let devices = super::list(ctx)?;
            let here = ctx.actor()?.session_id;
            let title = ctx.locale.t("sessions-title").to_owned();
            Ok(SessionsPage { page: Page::new(ctx, title)?.at("sessions"), devices, here })
        })
        .await?;
    html(&template)
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
