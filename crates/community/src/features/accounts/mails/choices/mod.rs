//! Choices: which mails somebody wants that they could do without.
//!
//! - Mails about an account (links, a new address) and about what somebody looks after always leave. Those that ask for something end
//!   with a link to this choice.
//! - The link works without signing in, for as long as the account exists, and opens nothing else.

mod store;
mod web;

use platform::Result;
use platform::routes::Routes;

use super::super::model::AccountId;
use super::super::secret;
use crate::app::App;
use crate::ctx::Ctx;

pub use store::{Choice, Wants};

impl Wants {
    /// What who has not chosen gets.
    pub const ALL: Self = Wants { decisions: true, successors: true };
}

impl Choice {
    /// What they want.
    pub fn wants(&self) -> Wants {
        Wants { decisions: self.decisions, successors: self.successors }
    }

    /// Where it is changed without signing in.
    pub fn path(&self) -> String {
        format!("/mails/{}", self.key)
    }
}

/// The page, for who is signed in and for who holds the link.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/mails", web::mine)
        .post("/mails", web::choose)
        .get("/mails/{token}", web::linked)
        .post("/mails/{token}", web::choose_by_link)
}

/// What somebody chose; who has not chosen gets all mails.
pub fn of(ctx: &mut Ctx, account: AccountId) -> Result<Choice> {
    // 128 bits are enough for a link that ends mails and nothing else.
    let key = secret::shown(ctx.ids.secret())[..32].to_owned();
    store::begin(ctx.tx, account, &key)?;
    store::of(ctx.tx, account)
}
