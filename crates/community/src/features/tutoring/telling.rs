//! Mails to the two and the three, each in their own language and with the clocks of the check-in's zone.

use platform::i18n::Locale;
use platform::{Result, Say, say};

use super::model::{Binding, CheckIn};
use super::policy;
use crate::ctx::Ctx;
use crate::features::accounts::profile::zones;
use crate::features::accounts::{self, AccountId, language_of, mails};
use crate::features::communities::Community;
use crate::features::communities::actions as communities;

/// What happened to a check-in.
#[derive(Clone, Copy)]
pub enum News<'n> {
    /// Somebody planned it.
    Planned(&'n str),
    /// Somebody moved it, or chose somebody else for the third.
    Moved(&'n str),
    /// Somebody cancelled it, for a reason.
    Cancelled(&'n str),
    /// It is in 48 hours.
    Near,
    /// Its binding ended.
    Ended,
}

/// Tells the three what happened to a check-in, as far as they still belong, and `before` too, who was its third, while they lead.
pub fn tell(ctx: &mut Ctx, check_in: &CheckIn, news: News, before: Option<AccountId>) -> Result<()> {
    let link = format!("{}{}", ctx.app.site.public_url, check_in.path());
    let text = |locale: &Locale, name: &str, said: Say| {
        let by = match news {
            News::Planned(by) | News::Moved(by) | News::Cancelled(by) => by,
            News::Near | News::Ended => "",
        };
        let values = [
            ("name", name),
            ("by", by),
            ("tutor", &check_in.tutor_name),
            ("learner", &check_in.learner_name),
            ("leader", &check_in.leader_name),
            ("when", &check_in.when(locale)),
            ("zone", &zones::shown(&check_in.zone)),
            ("meets", &check_in.meets),
            ("reason", &check_in.reason),
            ("link", &link),
        ];
        Say { values: values.map(|(key, value)| (key, value.to_owned())).into(), ..said }
    };
    let subject = |locale: &Locale| {
        let when = check_in.when(locale);
        match news {
            News::Cancelled(_) | News::Ended => say!("check-in-cancelled-subject", when = when),
            News::Planned(_) | News::Moved(_) | News::Near => say!("check-in-subject", when = when),
        }
    };
    let said = match news {
        News::Planned(_) => say!("check-in-planned-mail"),
        News::Moved(_) => say!("check-in-moved-mail"),
        News::Cancelled(_) => say!("check-in-cancelled-mail"),
        News::Near => say!("check-in-near-mail"),
        News::Ended => say!("check-in-ended-mail"),
    };
    for (account, _) in check_in.three() {
        if knows(ctx, check_in, account)? {
            write(ctx, account, &subject, &|locale, name| text(locale, name, said.clone()))?;
        }
    }
    match before.filter(|before| *before != check_in.leader_id) {
        Some(before) if could_be_third(ctx, check_in, before)? => {
            let passed = say!("check-in-passed-mail");
            write(ctx, before, &subject, &|locale, name| text(locale, name, passed.clone()))
        }
        _ => Ok(()),
    }
}

/// Tells a tutor and a learner that they are bound.
pub fn bound(ctx: &mut Ctx, community: &Community, binding: &Binding) -> Result<()> {
    let link = format!("{}{}", ctx.app.site.public_url, binding.path());
    let (tutor, learner, within) = (&binding.tutor_name, &binding.learner_name, &community.name);
    let subject = |_: &Locale| say!("tutoring-bound-subject", community = within);
    let of_tutor = |_: &Locale, name: &str| {
        say!("tutoring-bound-tutor-mail", name = name, learner = learner, community = within, link = link)
    };
    let of_learner = |_: &Locale, name: &str| {
        say!("tutoring-bound-learner-mail", name = name, tutor = tutor, community = within, link = link)
    };
    write(ctx, binding.tutor_id, &subject, &of_tutor)?;
    write(ctx, binding.learner_id, &subject, &of_learner)
}

/// Whether somebody of a check-in is still what they were in it.
fn knows(ctx: &mut Ctx, check_in: &CheckIn, account: AccountId) -> Result<bool> {
    let standing = communities::standing_of(ctx, check_in.community_id, account)?;
    Ok(policy::knows(&standing, account, check_in))
}

/// Whether somebody who was the third of a check-in could be it still.
fn could_be_third(ctx: &mut Ctx, check_in: &CheckIn, account: AccountId) -> Result<bool> {
    let standing = communities::standing_of(ctx, check_in.community_id, account)?;
    Ok(policy::is_third(&standing, account, check_in.tutor_id, check_in.learner_id))
}

fn write(
    ctx: &mut Ctx,
    account: AccountId,
    subject: &dyn Fn(&Locale) -> Say,
    text: &dyn Fn(&Locale, &str) -> Say,
) -> Result<()> {
    let person = accounts::store::find(ctx.tx, account)?;
    let Some(to) = &person.email else { return Ok(()) };
    let locale = ctx.app.locale(language_of(&person, ctx.locale.language), &person.zone);
    let (subject, text) = (locale.say(&subject(&locale)), locale.say(&text(&locale, &person.name)));
    mails::write(ctx, to, &subject, &text)
}
