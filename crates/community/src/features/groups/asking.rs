//! The question to a group that went quiet, or whose time is over: does it go on?

use platform::Result;

use super::model::{Group, GroupId};
use super::{policy, store};
use crate::ctx::Ctx;
use crate::features::accounts::{self, language_of, mails};
use crate::features::discussions;

/// Groups that one turn deals with.
const TURN: i64 = 20;

/// Asks those for whom it is time; who spoke meanwhile is looked at again later.
pub fn ask(ctx: &mut Ctx) -> Result<()> {
    for id in store::to_ask(ctx.tx, ctx.now, TURN)? {
        ask_one(ctx, id)?;
    }
    Ok(())
}

fn ask_one(ctx: &mut Ctx, id: GroupId) -> Result<()> {
    let group = store::find(ctx.tx, id)?;
    let active = discussions::store::topic(ctx.tx, group.topic_id)?.last_post_at.max(group.founded_at);
    let next = policy::ask_at(active, group.ends_at);
    if next > ctx.now {
        return store::look_again(ctx.tx, id, next);
    }
    store::note_asked(ctx.tx, id, ctx.now)?;
    for fellow in store::fellows(ctx.tx, id)? {
        let person = accounts::store::find(ctx.tx, fellow.id)?;
        write(ctx, &person, &group)?;
    }
    Ok(())
}

fn write(ctx: &mut Ctx, person: &accounts::Account, group: &Group) -> Result<()> {
    let Some(to) = &person.email else { return Ok(()) };
    let locale = ctx.app.locale(language_of(person, ctx.locale.language), &person.zone);
    let link = format!("{}{}", ctx.app.site.public_url, group.path());
    let subject = locale.with("group-ask-subject", "name", group.name.as_str());
    let text = match group.ends_at <= ctx.now {
        true => locale.with2("group-over-mail", "name", group.name.as_str(), "link", link),
        false => locale.with2("group-quiet-mail", "name", group.name.as_str(), "link", link),
    };
    mails::write(ctx, to, &subject, &text)
}
