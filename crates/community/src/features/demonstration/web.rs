//! Who one can be, and becoming it.

use askama::Template;
use axum::response::Response;
use platform::{Error, Result};

use super::PEOPLE;
use crate::caller::{Caller, Path};
use crate::features::accounts::{self, Account, sessions, signed_in};
use crate::features::communities::{Role, role_name};
use crate::page::{Page, html};

#[derive(Template)]
#[template(path = "demonstration/templates/people.html")]
struct PeoplePage {
    page: Page,
    people: Vec<(Account, Role)>,
}

/// Who one can be.
pub async fn people(caller: Caller) -> Result<Response> {
    let template = caller
        .read(|ctx| {
            if !ctx.app.site.demonstration {
                return Err(Error::NotFound);
            }
            let title = ctx.locale.t("demo-title").to_owned();
            let mut people = Vec::new();
            for (handle, role) in PEOPLE {
                people.extend(accounts::actions::person_of(ctx, handle)?.map(|person| (person, role)));
            }
            Ok(PeoplePage { page: Page::new(ctx, title)?, people })
        })
        .await?;
    html(&template)
}

/// Signs in as somebody. It changes nothing but who looks, so that a printed link may do it.
pub async fn become_person(caller: Caller, Path(handle): Path<String>) -> Result<Response> {
    if !caller.app.site.demonstration || PEOPLE.iter().all(|(known, _)| *known != handle) {
        return Err(Error::NotFound);
    }
    let device = caller.device.clone();
    let started = caller
        .write(move |ctx| {
            let person = accounts::actions::person_of(ctx, &handle)?.ok_or(Error::NotFound)?;
            sessions::start(ctx, person.id, &device)
        })
        .await?;
    Ok(signed_in(&caller, &started, "/"))
}
