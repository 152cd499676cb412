//! Answering: a page a question, kept as one goes, sent at the end.
//!
//! - What is filled in is kept page by page with whom it is (an account or a personal link), so that one may stop and go on.
//!   Nobody is shown it, and it is thrown away when it is sent or when the study closes.
//! - A person answers once. Whether they have is kept apart from what they said (`study_participations`, the link's
//!   `answered`); in a study without names nothing leads from the one to the other: the answers get an id without a time,
//!   no event, no job and no entry in the audit log tells of them, and the participations are written anew in another order
//!   once the study is counted.
//! - With names, answers are changed where they were given. Without, whoever answered gets a private link, shown once, and
//!   only it changes them. Either way until the study closes.
//! - With answers without names a member's role is kept only where five or more hold it.

mod store;
mod web;

use std::collections::BTreeMap;

use platform::clock::Timestamp;
use platform::ids::{Raw, made_of};
use platform::routes::Routes;
use platform::{Error, Result, id, say};

use super::actions;
use super::audience::LinkId;
use super::audience::store::{self as links, Link};
use super::model::{Question, QuestionId, State, Study, StudyId, Value};
use super::{policy, store as studies};
use crate::app::App;
use crate::ctx::Ctx;
use crate::features::accounts::{AccountId, secret};
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::features::communities::{self, Community, Role, Standing};

id!(
    /// One person's answers.
    SheetId, "sheet"
);

/// The study's page for its members, and the same by a link.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/studies/{study}", web::study)
        .get("/studies/{study}/pages/{number}", web::page)
        .post("/studies/{study}/pages/{number}", web::keep)
        .get("/studies/{study}/sending", web::review)
        .post("/studies/{study}/sending", web::send)
        .get("/answers/{token}", web::by_link)
        .post("/answers/{token}/start", web::start)
        .get("/answers/{token}/pages/{number}", web::page_by_link)
        .post("/answers/{token}/pages/{number}", web::keep_by_link)
        .get("/answers/{token}/sending", web::review_by_link)
        .post("/answers/{token}/sending", web::send_by_link)
}

/// By what somebody comes to a study.
#[derive(Clone, Debug)]
pub enum Door {
    /// Signed in, as a member.
    Member(StudyId),
    /// By a link: personal, private or public.
    Link(String),
}

/// Whose answers they are, and where they are kept.
#[derive(Clone, Debug)]
pub enum Holder {
    /// A draft of a member.
    Member(AccountId),
    /// A draft of a personal link.
    Link(Link),
    /// Answers that were sent and may be changed.
    Sheet(SheetId),
    /// Nobody yet: the public link.
    Public,
    /// Somebody who has answered and cannot be told from others.
    Done,
    /// A member who is not asked, and reads about it.
    Reader,
}

/// A study as the one who answers meets it.
pub struct Met {
    /// The study.
    pub study: Study,
    /// Where it stands.
    pub state: State,
    /// Its community.
    pub community: Community,
    /// The caller's standing, where they came as a member.
    pub within: Option<SeenCommunity>,
    /// Its questions.
    pub questions: Vec<Question>,
    /// Whose answers they are.
    pub holder: Holder,
    /// What is filled in so far.
    pub values: BTreeMap<QuestionId, Value>,
}

impl Met {
    /// The first question that is not answered, from 1; where all are, none.
    pub fn next(&self) -> Option<usize> {
        self.questions
            .iter()
            .position(|question| !self.values.contains_key(&question.id))
            .map(|place| place + 1)
    }

    /// The numbers of the questions that must be answered and are not.
    pub fn missing(&self) -> Vec<usize> {
        let missing = |question: &Question| question.required && !self.values.contains_key(&question.id);
        (1..)
            .zip(&self.questions)
            .filter(|(_, question)| missing(question))
            .map(|(number, _)| number)
            .collect()
    }

    /// Whether the answers were sent before.
    pub fn sent(&self) -> bool {
        matches!(self.holder, Holder::Sheet(_))
    }
}

/// Meets the study behind a door; 404 where it leads nowhere.
pub fn meet(ctx: &mut Ctx, door: &Door) -> Result<Met> {
    match door {
        Door::Member(id) => as_member(ctx, *id),
        Door::Link(token) => by_link(ctx, token),
    }
}

fn as_member(ctx: &mut Ctx, id: StudyId) -> Result<Met> {
    let seen = actions::seen(ctx, id)?;
    let account = ctx.account()?;
    let holder = if !policy::asks(seen.standing(), &seen.study) {
        Holder::Reader
    } else if !store::has_participated(ctx.tx, id, account)? {
        Holder::Member(account)
    } else {
        match store::sheet_of_account(ctx.tx, id, account)? {
            Some(sheet) => Holder::Sheet(sheet),
            None => Holder::Done,
        }
    };
    let community = seen.within.community.clone();
    met(ctx, seen.study, seen.state, community, Some(seen.within), holder)
}

fn by_link(ctx: &mut Ctx, token: &str) -> Result<Met> {
    let (id, holder) = if let Some(link) = links::by_token(ctx.tx, token)? {
        let sheet = if link.answered { store::sheet_of_link(ctx.tx, link.study_id, link.id)? } else { None };
        match (link.answered, sheet) {
            (_, Some(sheet)) => (link.study_id, Holder::Sheet(sheet)),
            (true, None) => (link.study_id, Holder::Done),
            (false, None) => (link.study_id, Holder::Link(link)),
        }
    } else if let Some((study, sheet)) = store::sheet_of_key(ctx.tx, secret::hash(token))? {
        (study, Holder::Sheet(sheet))
    } else {
        (studies::by_public_token(ctx.tx, token)?.ok_or(Error::NotFound)?, Holder::Public)
    };
    let study = studies::find(ctx.tx, id)?;
    let state = study.state(ctx.now);
    if state == State::Draft {
        return Err(Error::NotFound);
    }
    let community = communities::store::find(ctx.tx, study.community_id)?;
    met(ctx, study, state, community, None, holder)
}

fn met(
    ctx: &mut Ctx,
    study: Study,
    state: State,
    community: Community,
    within: Option<SeenCommunity>,
    holder: Holder,
) -> Result<Met> {
    let mut questions = studies::questions(ctx.tx, study.id)?;
    questions.retain(|question| !question.removed);
    let kept = match &holder {
        Holder::Member(account) => store::draft(ctx.tx, account.0, study.id)?,
        Holder::Link(link) => store::draft(ctx.tx, link.id.0, study.id)?,
        Holder::Sheet(sheet) => store::answers(ctx.tx, *sheet)?,
        Holder::Public | Holder::Done | Holder::Reader => Vec::new(),
    };
    let mut values = BTreeMap::new();
    for (id, stored) in kept {
        let question = questions.iter().find(|question| question.id == id);
        if let Some(value) = question.and_then(|question| Value::read(question, &stored)) {
            values.insert(id, value);
        }
    }
    Ok(Met { study, state, community, within, questions, holder, values })
}

/// The same, where one may fill something in now; a conflict says why not.
pub fn meet_open(ctx: &mut Ctx, door: &Door) -> Result<Met> {
    let met = meet(ctx, door)?;
    policy::open(met.state)?;
    takes_answers(&met.community)?;
    match met.holder {
        Holder::Reader => Err(Error::Forbidden(say!("study-not-asked"))),
        Holder::Done => Err(Error::Conflict(say!("study-answered"))),
        Holder::Public => Err(Error::Conflict(say!("study-start-first"))),
        Holder::Member(_) | Holder::Link(_) | Holder::Sheet(_) => Ok(met),
    }
}

/// A closed community takes no answers, by a link either.
fn takes_answers(community: &Community) -> Result<()> {
    match community.read_only_at {
        Some(_) => Err(Error::Conflict(say!("study-closed"))),
        None => Ok(()),
    }
}

/// Keeps the answer of a page; where the answers were sent, the change counts at once.
pub fn keep(ctx: &mut Ctx, door: &Door, number: usize, form: &BTreeMap<String, String>) -> Result<Met> {
    let met = meet_open(ctx, door)?;
    let question = number.checked_sub(1).and_then(|place| met.questions.get(place)).ok_or(Error::NotFound)?;
    let stored = question.read(form)?.map(|value| value.stored());
    if stored.is_none() && question.required && met.sent() {
        return Err(Error::invalid("answer", say!("answer-needed")));
    }
    match (&met.holder, stored) {
        (Holder::Sheet(sheet), stored) => {
            // The study is held, so that nothing changes while it is counted.
            studies::lock(ctx.tx, met.study.id)?;
            policy::open(studies::find(ctx.tx, met.study.id)?.state(ctx.now))?;
            store::set_answer(ctx.tx, *sheet, question.id, stored.as_deref())?;
        }
        (holder, stored) => {
            let holder = held_by(holder)?;
            store::set_draft(ctx.tx, holder, met.study.id, question.id, stored.as_deref())?;
        }
    }
    Ok(met)
}

fn held_by(holder: &Holder) -> Result<Raw> {
    match holder {
        Holder::Member(account) => Ok(account.0),
        Holder::Link(link) => Ok(link.id.0),
        _ => Err(Error::Conflict(say!("study-answered"))),
    }
}

/// Starts by the public link: a personal link of one's own, which nobody else knows.
pub fn start(ctx: &mut Ctx, token: &str) -> Result<String> {
    let met = by_link(ctx, token)?;
    policy::open(met.state)?;
    takes_answers(&met.community)?;
    if !matches!(met.holder, Holder::Public) {
        return Ok(token.to_owned());
    }
    if met.study.public_answers >= met.study.public_most {
        return Err(Error::Conflict(say!("study-public-full")));
    }
    let own = actions::token(ctx);
    let id = LinkId(random(ctx));
    links::insert_started(ctx.tx, id, met.study.id, &own)?;
    Ok(own)
}

/// An id without a time, so that it tells nobody when it was drawn.
fn random(ctx: &mut Ctx) -> Raw {
    let (secret, mut bits) = (ctx.ids.secret(), [0; 10]);
    bits.copy_from_slice(&secret[..10]);
    made_of(Timestamp(0), &bits)
}

/// Sends the answers: once, whole, and counted. The private link with which they can be changed, where the study is without
/// names.
///
/// The study's row is written last, so that others who send wait for the commit only.
pub fn send(ctx: &mut Ctx, door: &Door) -> Result<Option<String>> {
    let met = meet_open(ctx, door)?;
    if met.sent() {
        return Ok(None);
    }
    if !met.missing().is_empty() {
        return Err(Error::invalid("answer", say!("answer-needed")));
    }
    if met.values.is_empty() {
        return Err(Error::invalid("answer", say!("answer-nothing")));
    }
    let holder = held_by(&met.holder)?;
    once(ctx, &met)?;
    let sheet = SheetId(random(ctx));
    let (account, link) = match &met.holder {
        Holder::Member(account) if met.study.named => (Some(*account), None),
        Holder::Link(link) if met.study.named => (None, Some(link.id)),
        _ => (None, None),
    };
    let key = if met.study.named { None } else { Some(actions::token(ctx)) };
    let source = source(ctx, &met)?;
    store::insert_sheet(
        ctx.tx,
        sheet,
        met.study.id,
        &source,
        account,
        link,
        key.as_deref().map(secret::hash),
    )?;
    for question in &met.questions {
        if let Some(value) = met.values.get(&question.id) {
            store::insert_answer(ctx.tx, sheet, question.id, &value.stored())?;
        }
    }
    store::drop_draft(ctx.tx, met.study.id, holder)?;
    let counted = match &met.holder {
        Holder::Link(Link { email: None, .. }) => store::count_public(ctx.tx, met.study.id)?,
        Holder::Link(_) => store::count_invited(ctx.tx, met.study.id)?,
        _ => store::count_member(ctx.tx, met.study.id)?,
    };
    if !counted {
        let full = met.study.public_answers >= met.study.public_most
            && matches!(met.holder, Holder::Link(Link { email: None, .. }));
        return Err(Error::Conflict(if full { say!("study-public-full") } else { say!("study-closed") }));
    }
    Ok(key)
}

/// Notes that the holder has answered; of two who try at once, one succeeds.
fn once(ctx: &mut Ctx, met: &Met) -> Result<()> {
    let first = match &met.holder {
        Holder::Member(account) => store::participate(ctx.tx, met.study.id, *account)?,
        Holder::Link(link) => store::use_link(ctx.tx, link.id)?,
        _ => false,
    };
    if first { Ok(()) } else { Err(Error::Conflict(say!("study-answered"))) }
}

/// From whom the answers came: a role, where it gives nobody away.
fn source(ctx: &mut Ctx, met: &Met) -> Result<String> {
    Ok(match (&met.holder, &met.within) {
        (Holder::Link(Link { email: None, .. }), _) => "public".to_owned(),
        (Holder::Link(_), _) => "invited".to_owned(),
        (_, Some(within)) => match main_role(&within.standing) {
            Some(role) if met.study.named || links::held_by_five(ctx.tx, within.community.id, role)? => {
                role.name().to_owned()
            }
            _ => "member".to_owned(),
        },
        _ => "member".to_owned(),
    })
}

/// Of several roles, the one that leads most.
fn main_role(standing: &Standing) -> Option<Role> {
    Role::ALL.iter().copied().find(|role| standing.holds(*role))
}
