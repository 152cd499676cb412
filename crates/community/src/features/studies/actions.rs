//! What people do with studies, and the one door through which an outside name becomes a study.

use platform::{Error, Result, say};

use super::model::{DAY, Question, QuestionId, State, Study, StudyId};
use super::ready::{Ready, Template};
use super::store::{self, NewQuestion, NewStudy};
use super::{audience, policy, tending};
use crate::ctx::Ctx;
use crate::features::accounts::secret;
use crate::features::audit::{self, Act};
use crate::features::communities::actions::Seen as SeenCommunity;
use crate::features::communities::{self, CommunityId, Standing};

/// A study together with its community and what the caller holds there.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The study.
    pub study: Study,
    /// Its community and the caller's standing.
    pub within: SeenCommunity,
    /// Where it stands now.
    pub state: State,
}

impl Seen {
    /// What the caller holds in the community.
    pub fn standing(&self) -> &Standing {
        &self.within.standing
    }

    /// The page of all studies.
    pub fn list_path(&self) -> String {
        format!("/communities/{}/studies", self.within.community.slug)
    }
}

/// The study of this id, for those who may know of it.
pub fn seen(ctx: &mut Ctx, id: StudyId) -> Result<Seen> {
    ctx.actor()?;
    let study = store::find(ctx.tx, id)?;
    let within = communities::actions::seen_by_id(ctx, study.community_id)?;
    let state = study.state(ctx.now);
    policy::see(&within.standing, state)?;
    Ok(Seen { study, within, state })
}

/// The same, for those who direct it.
pub fn directed(ctx: &mut Ctx, id: StudyId) -> Result<Seen> {
    let seen = seen(ctx, id)?;
    policy::direct(seen.standing())?;
    Ok(seen)
}

/// The same, as long as what it asks may be changed.
pub fn buildable(ctx: &mut Ctx, id: StudyId) -> Result<Seen> {
    let seen = directed(ctx, id)?;
    policy::build(seen.state)?;
    Ok(seen)
}

/// The question of this id and its study, as long as it may be changed.
pub fn buildable_question(ctx: &mut Ctx, id: QuestionId) -> Result<(Question, Seen)> {
    ctx.actor()?;
    let question = store::question(ctx.tx, id)?;
    let seen = buildable(ctx, question.study_id)?;
    Ok((question, seen))
}

/// Makes a study from a template.
pub fn make(ctx: &mut Ctx, slug: &str, ready: Ready) -> Result<StudyId> {
    let within = communities::actions::seen(ctx, slug)?;
    policy::direct(&within.standing)?;
    let (template, id) = (Template::of(ready)?, StudyId::draw(&mut ctx.ids));
    let new = NewStudy {
        id,
        community: within.community.id,
        template: template.key.clone(),
        title: template.title.clone(),
        intro: template.intro.clone(),
        named: false,
        roles: String::new(),
        zone: ctx.actor()?.account.zone.clone(),
        token: token(ctx),
        previous: None,
        round: 1,
    };
    let by = ctx.account()?;
    store::insert(ctx.tx, &new, by, ctx.now)?;
    for (position, asked) in (1..).zip(&template.questions) {
        let options = serde_json::to_string(&asked.choices()).map_err(Error::internal)?;
        let question = QuestionId::draw(&mut ctx.ids);
        let new = NewQuestion {
            id: question,
            study: id,
            position,
            kind: asked.kind,
            text: &asked.text(),
            options: &options,
            required: asked.required,
            topic: asked.topic,
            origin: Some(question),
        };
        store::insert_question(ctx.tx, &new)?;
    }
    Ok(id)
}

/// Makes the next round of a study: the same questions to the same roles, to be compared. Once it is there, it is found again.
pub fn repeat(ctx: &mut Ctx, id: StudyId) -> Result<StudyId> {
    let seen = directed(ctx, id)?;
    if seen.state != State::Closed {
        return Err(Error::Conflict(say!("study-repeat-after-the-end")));
    }
    store::lock(ctx.tx, id)?;
    if let Some(next) = store::next_round(ctx.tx, id)? {
        return Ok(next);
    }
    let (study, next) = (seen.study, StudyId::draw(&mut ctx.ids));
    let new = NewStudy {
        id: next,
        community: study.community_id,
        template: study.template.clone(),
        title: super::model::Wording { en: study.title_en.clone(), fr: study.title_fr.clone() },
        intro: super::model::Wording { en: study.intro_en.clone(), fr: study.intro_fr.clone() },
        named: study.named,
        roles: study.roles.clone(),
        zone: study.zone.clone(),
        token: token(ctx),
        previous: Some(id),
        round: study.round + 1,
    };
    let by = ctx.account()?;
    store::insert(ctx.tx, &new, by, ctx.now)?;
    let questions = store::questions(ctx.tx, id)?;
    for (position, question) in (1..).zip(questions.iter().filter(|question| !question.removed)) {
        let options = serde_json::to_string(&question.options).map_err(Error::internal)?;
        let new = NewQuestion {
            id: QuestionId::draw(&mut ctx.ids),
            study: next,
            position,
            kind: question.kind,
            text: &question.text,
            options: &options,
            required: question.required,
            topic: question.topic,
            origin: question.origin_id.or(Some(question.id)),
        };
        store::insert_question(ctx.tx, &new)?;
    }
    Ok(next)
}

/// Opens a study to its audience. Opening it twice changes nothing.
pub fn open(ctx: &mut Ctx, id: StudyId) -> Result<()> {
    let seen = directed(ctx, id)?;
    store::lock(ctx.tx, id)?;
    let study = store::find(ctx.tx, id)?;
    if study.opened_at.is_some() {
        return Ok(());
    }
    if store::questions(ctx.tx, id)?.iter().all(|question| question.removed) {
        return Err(Error::Conflict(say!("study-without-questions")));
    }
    let Some(closes_at) = study.closes_at.filter(|at| *at > ctx.now) else {
        return Err(Error::Conflict(say!("study-without-end")));
    };
    if !study.for_members && study.invited == 0 && study.public_most == 0 {
        return Err(Error::Conflict(say!("study-without-audience")));
    }
    let asked = audience::count(ctx, &study)?;
    store::open(ctx.tx, id, asked, ctx.now)?;
    communities::actions::note_study_opened(ctx, study.community_id)?;
    audience::invite_all(ctx, id)?;
    let opens = study.opens_at.unwrap_or(ctx.now).0.max(ctx.now.0);
    // Three days before the end, or halfway where the whole is shorter.
    let remind = (closes_at.0 - 3 * DAY * 1_000_000).max(i64::midpoint(opens, closes_at.0));
    tending::at(ctx, id, platform::clock::Timestamp(remind))?;
    tending::at(ctx, id, closes_at)?;
    audit::note(ctx, Act::StudyOpened, Some(seen.within.community.id.0), title(&seen))
}

/// Closes a study before its time. Closing it twice changes nothing.
pub fn close(ctx: &mut Ctx, id: StudyId) -> Result<()> {
    let seen = directed(ctx, id)?;
    match seen.state {
        State::Draft => return Err(Error::Conflict(say!("study-not-open-yet"))),
        State::Closed => return Ok(()),
        State::Scheduled | State::Open => {}
    }
    store::close(ctx.tx, id, ctx.now)?;
    tending::at(ctx, id, ctx.now)?;
    audit::note(ctx, Act::StudyClosed, Some(seen.within.community.id.0), title(&seen))
}

/// Throws a study away that has not been opened; the page of all studies.
pub fn discard(ctx: &mut Ctx, id: StudyId) -> Result<String> {
    let seen = buildable(ctx, id)?;
    store::lock(ctx.tx, id)?;
    store::delete_draft(ctx.tx, id)?;
    Ok(seen.list_path())
}

/// 128 bits for a link that is checked against a limiter, and short enough to send on.
pub fn token(ctx: &mut Ctx) -> String {
    secret::shown(ctx.ids.secret())[..32].to_owned()
}

fn title(seen: &Seen) -> &str {
    super::model::in_language(&seen.study.title_en, &seen.study.title_fr, platform::i18n::Language::English)
}

/// The studies that wait for the caller.
pub fn waiting(ctx: &mut Ctx, within: &SeenCommunity) -> Result<Vec<Study>> {
    if !within.community.studies_opened {
        return Ok(Vec::new());
    }
    let account = ctx.account()?;
    let studies = store::waiting(ctx.tx, within.community.id, account, ctx.now)?;
    Ok(studies.into_iter().filter(|study| policy::asks(&within.standing, study)).collect())
}

/// The community's studies that were counted, the newest first, at most ten. Who may know of them was decided before.
pub fn counted(ctx: &mut Ctx, community: CommunityId) -> Result<Vec<Study>> {
    store::counted(ctx.tx, community)
}

/// The study of which the caller was lately told what was heard, where there is one.
pub fn lately_heard(ctx: &mut Ctx, within: &SeenCommunity) -> Result<Option<Study>> {
    if !within.community.studies_opened || within.standing.is_visitor() {
        return Ok(None);
    }
    let since = ctx.now.plus_seconds(-super::model::HEARD_DAYS * DAY);
    match store::heard_since(ctx.tx, within.community.id, since)? {
        Some(id) => store::find(ctx.tx, id).map(Some),
        None => Ok(None),
    }
}
