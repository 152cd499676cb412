//! The monthly question how far it has come.

use platform::clock::{Timestamp, WallClock};
use platform::db::Tx;
use platform::{Result, say};

use super::store;
use crate::ctx::Ctx;
use crate::features::accounts::{self, language_of, mails};
use crate::features::communities::goal::{self, GoalResult};
use crate::features::communities::{self, Community, CommunityId, State};

/// Days between two questions.
const MONTH: i32 = 30;
/// Communities that one turn deals with.
const TURN: i64 = 20;

/// Waits for a month from now on, at the same time of the community's day.
pub fn wait(ctx: &mut Ctx, community: &Community) -> Result<()> {
    let now = WallClock::of(ctx.now, &community.zone);
    let at = now.map_or(ctx.now.plus_seconds(i64::from(MONTH) * 24 * 3_600), |now| now.plus_days(MONTH).at());
    store::set_reminder(ctx.tx, community.id, at)
}

/// Whether it is time to ask anybody.
pub fn is_due(tx: &mut Tx, now: Timestamp) -> Result<bool> {
    store::is_due(tx, now)
}

/// A month has passed without a word: directors are asked where something is still to be reached, and the next month begins.
pub fn remind(ctx: &mut Ctx) -> Result<()> {
    for id in store::due(ctx.tx, ctx.now, TURN)? {
        remind_of(ctx, id)?;
    }
    Ok(())
}

fn remind_of(ctx: &mut Ctx, id: CommunityId) -> Result<()> {
    let community = communities::actions::seen_by_command(ctx, id)?;
    let panel = goal::panel(ctx, &community)?;
    let open = !matches!(community.state, State::Draft | State::Closed);
    if open && panel.results.iter().any(|result: &GoalResult| !result.is_reached()) {
        let link = format!("{}/communities/{}/goal", ctx.app.site.public_url, community.slug);
        for director in communities::actions::directors(ctx, id)? {
            let director = accounts::store::find(ctx.tx, director)?;
            let Some(to) = &director.email else { continue };
            let locale = ctx.app.locale(language_of(&director, ctx.locale.language), &director.zone);
            let (community, goal) = (&community.name, &community.goal);
            let subject = locale.say(&say!("goal-mail-subject", community = community));
            let text =
                say!("goal-mail", name = director.name, community = community, goal = goal, link = link);
            mails::write(ctx, to, &subject, &locale.say(&text))?;
        }
    }
    wait(ctx, &community)
}
