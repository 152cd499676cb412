//! Rosters: who belongs to a community, as a table from elsewhere says.
//!
//! - A roster is CSV with a line of headings: `email`, `name`, and where wanted `role`, `label`, `until`, `organisation`. People
//!   are told apart by their address: two with the same name are two.
//! - Who is new gets a membership, and, without an account, a personal link by mail; who is there gets the role that the line
//!   says. An address that was only typed at a sign-up is no proof: a link goes to it, and whoever opens that gets what the line
//!   says; who came by an earlier roster and is in this one no more leaves, and keeps what they wrote.
//! - Nothing is done before it was shown, line by line, and nothing while one line is wrong: all of it happens, or nothing.

pub(super) mod store;
mod table;
mod web;

use std::collections::HashSet;

use axum::handler::Handler;
use platform::Result;
use platform::error::Problem;
use platform::routes::Routes;
use platform::{Error, Say, say};

use super::actions::{self, Seen};
use super::model::{CommunityId, Role};
use super::partners::{self, Organisation};
use super::roles::{self, Grant};
use super::{bans, departures, invitations, store as communities};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::imported::{self, Origin};
use crate::features::accounts::{self, AccountId, fold};
use crate::features::audit::{self, Act};
use crate::upload;

use table::Row;

/// Largest roster, in bytes: five thousand lines have room.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Bringing a roster, seeing what it would do, doing it.
pub fn pages() -> Routes<App> {
    let limit = axum::extract::DefaultBodyLimit::max(3 * MOST_BYTES);
    Routes::default()
        .get("/communities/{community}/roster", web::form)
        .post("/communities/{community}/roster", web::bring.layer(upload::limit()))
        .post("/communities/{community}/roster/preview", web::preview.layer(limit))
        .post("/communities/{community}/roster/application", web::apply.layer(limit))
}

/// What a roster would do.
#[derive(Default)]
pub struct Plan {
    /// What each line would do, in their order.
    pub lines: Vec<Line>,
    /// Who would leave.
    pub leaving: Vec<(AccountId, String)>,
}

/// What a line would do.
pub struct Line {
    /// Its number in the table, the headings being 1.
    pub number: i64,
    /// Whom it is about.
    pub row: Row,
    /// What happens to them.
    pub change: Change,
}

/// What happens to somebody.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// They join. Whether they have an account is told to nobody.
    Joins,
    /// Their role changes.
    Changes,
    /// Nothing.
    Stays,
    /// The line is wrong.
    Wrong(Say),
}

impl Plan {
    /// Lines that are wrong.
    pub fn wrong(&self) -> i64 {
        self.count(|change| matches!(change, Change::Wrong(_)))
    }

    /// People who would join.
    pub fn joining(&self) -> i64 {
        self.count(|change| matches!(change, Change::Joins))
    }

    /// People whose role would change.
    pub fn changing(&self) -> i64 {
        self.count(|change| *change == Change::Changes)
    }

    /// People who would leave.
    pub fn ending(&self) -> i64 {
        self.leaving.len() as i64
    }

    fn count(&self, what: impl Fn(&Change) -> bool) -> i64 {
        self.lines.iter().filter(|line| what(&line.change)).count() as i64
    }
}

/// The community, for who brings rosters.
fn directed(ctx: &mut Ctx, slug: &str) -> Result<Seen> {
    let seen = actions::seen(ctx, slug)?;
    if seen.standing.directs() { Ok(seen) } else { Err(Error::Forbidden(say!("roster-forbidden"))) }
}

/// What a roster would do. Writes nothing.
fn plan(ctx: &mut Ctx, slug: &str, text: &str) -> Result<Plan> {
    let seen = directed(ctx, slug)?;
    let mut plan = Plan::default();
    let mut named: HashSet<AccountId> = HashSet::new();
    let mut keys: HashSet<String> = HashSet::new();
    let organisations = partners::of_community(ctx, seen.community.id)?;
    for (number, mut row) in (2..).zip(table::read(text, &ctx.locale, ctx.now)?) {
        find_organisation(&mut row, &organisations);
        let change = match &row.problem {
            Some(problem) => Change::Wrong(problem.clone()),
            None if !keys.insert(row.key()) => Change::Wrong(say!("roster-twice")),
            None => change(ctx, seen.community.id, &row, &mut named)?,
        };
        plan.lines.push(Line { number, row, change });
    }
    let rostered = store::rostered(ctx.tx, seen.community.id)?;
    plan.leaving = rostered.into_iter().filter(|(account, _)| !named.contains(account)).collect();
    Ok(plan)
}

/// Turns the name that a line gives into one of the community's organisations; who has no label is shown by its name.
fn find_organisation(row: &mut Row, organisations: &[Organisation]) {
    if row.organisation.is_empty() || row.problem.is_some() {
        return;
    }
    let key = fold(&row.organisation);
    match organisations.iter().find(|organisation| fold(&organisation.name) == key) {
        Some(found) => {
            row.grant.organisation = Some(found.id);
            if row.grant.label.is_empty() {
                row.grant.label.clone_from(&found.name);
            }
        }
        None => row.problem = Some(say!("roster-organisation", name = row.organisation.clone())),
    }
}

fn change(
    ctx: &mut Ctx,
    community: CommunityId,
    row: &Row,
    named: &mut HashSet<AccountId>,
) -> Result<Change> {
    let Some(account) = accounts::store::by_email(ctx.tx, &row.key())? else {
        return Ok(Change::Joins);
    };
    named.insert(account);
    if bans::store::reason(ctx.tx, community, account)?.is_some() {
        return Ok(Change::Wrong(say!("roster-banned")));
    }
    if !communities::is_member(ctx.tx, community, account)? {
        return Ok(Change::Joins);
    }
    let held = roles::store::grants(ctx.tx, community, account, ctx.now)?;
    let directs = held.iter().any(|grant| grant.role == Role::Director);
    // A roster takes nobody's lead away: that is a decision of its own.
    if directs || held.contains(&row.grant) { Ok(Change::Stays) } else { Ok(Change::Changes) }
}

/// Does what a roster says, whole; refused while a line is wrong.
fn apply(ctx: &mut Ctx, slug: &str, text: &str) -> Result<()> {
    let seen = directed(ctx, slug)?;
    roles::store::lock(ctx.tx, seen.community.id)?;
    let plan = plan(ctx, slug, text)?;
    if plan.wrong() > 0 {
        return Err(Error::Invalid(vec![Problem { field: "text", say: say!("roster-wrong-lines") }]));
    }
    let leads = |line: &Line| {
        matches!(line.change, Change::Joins | Change::Changes) && line.row.grant.role == Role::Facilitator
    };
    if plan.lines.iter().any(leads) {
        ctx.fresh()?;
    }
    let (joining, ending) = (plan.joining(), plan.ending());
    for line in &plan.lines {
        match line.change {
            Change::Joins => join(ctx, &seen, &line.row)?,
            Change::Changes => {
                if let Some(account) = accounts::store::by_email(ctx.tx, &line.row.key())? {
                    change_role(ctx, &seen, &line.row, account)?;
                }
            }
            Change::Stays | Change::Wrong(_) => {}
        }
    }
    for (account, _) in plan.leaving {
        departures::end(ctx, seen.community.id, account)?;
    }
    audit::note(ctx, Act::RosterApplied, Some(seen.community.id.0), &format!("+{joining} −{ending}"))
}

fn join(ctx: &mut Ctx, seen: &Seen, row: &Row) -> Result<()> {
    let community = seen.community.id;
    let account = match accounts::store::by_email(ctx.tx, &row.key())? {
        Some(account) if !accounts::address_is_trusted(ctx, account)? => {
            return ask_for_proof(ctx, seen, row, account);
        }
        Some(account) => account,
        None => {
            let id = AccountId::draw(&mut ctx.ids);
            imported::import_person(ctx, id, &row.name, row.email.as_ref(), Origin::Person, ctx.now)?;
            id
        }
    };
    actions::join(ctx, community, account, &[], ctx.now)?;
    set_role(ctx, community, account, &row.grant)?;
    store::mark(ctx.tx, community, account)?;
    if accounts::store::find(ctx.tx, account)?.claimed_at.is_none() {
        invitations::actions::mail_person(ctx, &seen.community.slug, account)?;
    }
    Ok(())
}

fn change_role(ctx: &mut Ctx, seen: &Seen, row: &Row, account: AccountId) -> Result<()> {
    match accounts::address_is_trusted(ctx, account)? {
        true => set_role(ctx, seen.community.id, account, &row.grant),
        false => ask_for_proof(ctx, seen, row, account),
    }
}

/// Whoever reads mail at the address gets what the line says, with this account or another.
fn ask_for_proof(ctx: &mut Ctx, seen: &Seen, row: &Row, account: AccountId) -> Result<()> {
    match accounts::store::find(ctx.tx, account)?.email {
        Some(to) => invitations::letters::ask_for_proof(ctx, seen, &row.name, &to, &row.grant),
        None => Ok(()),
    }
}

/// Gives the role that a line says, beside what a director gave by hand.
fn set_role(ctx: &mut Ctx, community: CommunityId, account: AccountId, grant: &Grant) -> Result<()> {
    communities::grant(ctx.tx, community, account, grant)
}
