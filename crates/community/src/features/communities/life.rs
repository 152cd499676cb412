//! Life: where a community stands, and what that means for who comes in.
//!
//! - What moves a community through its life is up to `lifecycle`, which writes it through [`set_state`].
//! - A draft takes in who will direct it, a closed community nobody.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::{Error, Result, say, sql};

use super::model::{Community, CommunityId, Role};
use crate::ctx::Ctx;
use crate::named::named;

named! {
    /// Where a community stands in its life (see `lifecycle`).
    State {
        /// It is being set up, and only its directors know of it.
        Draft = "draft",
        /// Its people come in and introduce themselves, before the training starts.
        Gathering = "gathering",
        /// It lives.
        Running = "running",
        /// Its end is near, or has just been.
        Closing = "closing",
        /// It is read-only.
        Closed = "closed",
        /// It became a community of practice, and lives on as one.
        Transformed = "transformed",
    }
}

/// Whether a community takes members in with these roles.
pub fn takes_in(community: &Community, roles: &[Role]) -> Result<()> {
    if community.read_only_at.is_some() {
        return Err(Error::Conflict(say!("community-takes-nobody")));
    }
    match community.state {
        State::Draft if !roles.contains(&Role::Director) => Err(Error::Conflict(say!("community-not-open"))),
        _ => Ok(()),
    }
}

/// Writes where a community stands in its life; read-only from now on where it is closed. Who may do so was decided before.
pub fn set_state(ctx: &mut Ctx, community: &Community, state: State) -> Result<()> {
    let read_only = (state == State::Closed).then(|| community.read_only_at.unwrap_or(ctx.now));
    write(ctx.tx, community.id, state, read_only)
}

fn write(tx: &mut Tx, id: CommunityId, state: State, read_only_at: Option<Timestamp>) -> Result<()> {
    sql!(
        tx.run,
        "UPDATE communities SET state = $2, read_only_at = $3 WHERE id = $1",
        id,
        state,
        read_only_at
    )?;
    Ok(())
}
