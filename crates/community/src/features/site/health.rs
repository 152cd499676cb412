//! What a supervisor or a load balancer asks. It says nothing about the site.

use platform::Result;

use crate::caller::Caller;
use crate::features::accounts;

/// The program runs.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The program can serve: its database answers. 503 where it does not.
pub async fn ready(caller: Caller) -> Result<&'static str> {
    caller.read(|ctx| accounts::store::has_owner(ctx.tx)).await?;
    Ok("ok\n")
}
