//! Needs: what directors heard in the answers, put in order by the members.
//!
//! - Directors read the open answers, in no order that tells when they came, and put each where it belongs: in a need, in
//!   several, in none. Of those in a need they choose which are quoted. Without names there are none to read under five.
//! - Once what was heard has gone back, the needs stand, and members put them in order, each once, changed as often as they
//!   like (see `ordering`). The order is shown from five ballots on.
//! - A need names later what answers it: an address within the site.

mod store;
mod web;

use std::collections::BTreeMap;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, id, say};

use super::actions::{self, Seen};
use super::answering::SheetId;
use super::disclosure::FEWEST;
use super::model::{Kind, Question, QuestionId, State, Study, StudyId};
use super::results::{counting::ANSWERED, store as results};
use super::{ordering, store as studies};
use crate::app::App;
use crate::ctx::Ctx;

pub use store::Need;

id!(
    /// A need that was found in a study.
    NeedId, "need"
);

/// Most needs of a study: more are not put in order by anybody.
const MOST_NEEDS: usize = 20;

/// The needs, the open answers behind them, and their order.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/studies/{study}/needs", web::needs)
        .post("/studies/{study}/needs", web::add)
        .get("/studies/{study}/voices", web::voices)
        .post("/studies/{study}/voices", web::group)
        .post("/studies/{study}/order", web::order)
        .post("/needs/{need}", web::change)
        .post("/needs/{need}/removal", web::remove)
}

/// A need with what is quoted of it and where it stands.
pub struct Shown {
    /// The need.
    pub need: Need,
    /// Answers that are quoted.
    pub quotes: Vec<String>,
    /// Its place in the members' order, once that is shown.
    pub place: Option<i64>,
    /// Where the reader put it.
    pub mine: Option<i64>,
}

/// The study and its needs, for directors once it is over, and for members once they were told.
fn read(ctx: &mut Ctx, id: StudyId) -> Result<(Seen, Vec<Shown>)> {
    let seen = actions::seen(ctx, id)?;
    super::policy::read_results(seen.standing(), &seen.study, seen.state)?;
    let needs = store::of_study(ctx.tx, id)?;
    let quotes = store::quotes(ctx.tx, id)?;
    let account = ctx.account()?;
    let mine: BTreeMap<NeedId, i64> = store::ballot(ctx.tx, id, account)?.into_iter().collect();
    let points: Vec<i64> = needs.iter().map(|need| need.points).collect();
    let places = ordering::places(&points);
    let ordered = seen.study.order_ballots >= FEWEST;
    let mut shown: Vec<_> = (needs.into_iter().zip(places))
        .map(|(need, place)| Shown {
            quotes: quotes
                .iter()
                .filter(|(id, _)| *id == need.id)
                .map(|(_, text)| text.clone())
                .take(6)
                .collect(),
            place: ordered.then_some(place),
            mine: mine.get(&need.id).copied(),
            need,
        })
        .collect();
    if ordered {
        shown.sort_by_key(|shown| shown.place);
    }
    Ok((seen, shown))
}

/// The first of a study's needs, in the members' order where that is shown. Who may read them was decided before.
pub fn titles(ctx: &mut Ctx, study: &Study, most: usize) -> Result<Vec<String>> {
    let mut needs = store::of_study(ctx.tx, study.id)?;
    if study.order_ballots >= FEWEST {
        needs.sort_by_key(|need| std::cmp::Reverse(need.points));
    }
    Ok(needs.into_iter().map(|need| need.title).take(most).collect())
}

/// The study, for directors, once it is over.
fn directed(ctx: &mut Ctx, id: StudyId) -> Result<Seen> {
    let seen = actions::directed(ctx, id)?;
    if seen.state == State::Closed { Ok(seen) } else { Err(Error::Conflict(say!("results-after-the-end"))) }
}

/// The same, as long as the needs do not stand yet.
fn finding(ctx: &mut Ctx, id: StudyId) -> Result<Seen> {
    let seen = directed(ctx, id)?;
    match seen.study.heard_at {
        None => Ok(seen),
        Some(_) => Err(Error::Conflict(say!("needs-stand"))),
    }
}

fn of_need(ctx: &mut Ctx, id: NeedId) -> Result<(Need, Seen)> {
    ctx.actor()?;
    let need = store::find(ctx.tx, id)?;
    let seen = directed(ctx, need.study_id)?;
    Ok((need, seen))
}

fn title(typed: &str) -> Result<String> {
    let title = one_line(typed);
    match title.chars().count() {
        0 => Err(Error::invalid("title", say!("need-title-missing"))),
        1..=120 => Ok(title),
        _ => Err(Error::invalid("title", say!("study-text-too-long", max = 120))),
    }
}

/// Adds a need.
pub fn add(ctx: &mut Ctx, study: StudyId, typed: &str) -> Result<NeedId> {
    finding(ctx, study)?;
    let title = title(typed)?;
    studies::lock(ctx.tx, study)?;
    let count = store::of_study(ctx.tx, study)?.len();
    if count >= MOST_NEEDS {
        return Err(Error::invalid("title", say!("needs-many", max = MOST_NEEDS as i64)));
    }
    let id = NeedId::draw(&mut ctx.ids);
    store::insert(ctx.tx, id, study, count as i64 + 1, &title, ctx.now)?;
    Ok(id)
}

/// Changes a need's title and what answers it; its study.
pub fn change(ctx: &mut Ctx, id: NeedId, typed: &str, answered_by: &str) -> Result<StudyId> {
    let (need, _) = of_need(ctx, id)?;
    let (title, answered_by) = (title(typed)?, within_the_site(answered_by, &ctx.app.site.public_url)?);
    store::change(ctx.tx, id, &title, &answered_by)?;
    Ok(need.study_id)
}

/// An address within the site, without the site's own name; empty is none.
fn within_the_site(typed: &str, site: &str) -> Result<String> {
    let typed = typed.trim();
    let path = typed.strip_prefix(site).unwrap_or(typed);
    let sound = path.is_empty()
        || path.starts_with('/')
            && !path.starts_with("//")
            && path.len() <= 300
            && path
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'"' | b'<' | b'>'));
    if sound { Ok(path.to_owned()) } else { Err(Error::invalid("answered_by", say!("need-address-odd"))) }
}

/// Takes a need away, while the needs do not stand yet; its study. The answers in it are free again.
fn remove(ctx: &mut Ctx, id: NeedId) -> Result<StudyId> {
    let (need, _) = of_need(ctx, id)?;
    finding(ctx, need.study_id)?;
    store::remove(ctx.tx, id)?;
    Ok(need.study_id)
}

/// An open answer, and in which need it is.
pub struct Voice {
    /// Whose.
    pub sheet: SheetId,
    /// What was said.
    pub text: String,
    /// Who said it, in a study with names.
    pub name: Option<String>,
    /// The needs that it is in, and whether it is quoted there.
    pub needs: Vec<(NeedId, bool)>,
}

/// A page of open answers, and what is around them.
pub struct Voices {
    /// The study.
    pub seen: Seen,
    /// The study's open questions.
    pub questions: Vec<Question>,
    /// The one whose answers these are.
    pub chosen: Option<Question>,
    /// Its answers.
    pub voices: Vec<Voice>,
}

/// The open answers to a question, one page, and the open questions of the study.
pub fn voices(
    ctx: &mut Ctx,
    id: StudyId,
    question: Option<QuestionId>,
    after: Option<SheetId>,
    most: i64,
) -> Result<Voices> {
    let seen = directed(ctx, id)?;
    let mut questions = studies::questions(ctx.tx, id)?;
    questions.retain(|question| !question.removed && question.kind == Kind::Open);
    let chosen = match question {
        Some(asked) => Some(questions.iter().find(|one| one.id == asked).cloned().ok_or(Error::NotFound)?),
        None => questions.first().cloned(),
    };
    let mut voices = Vec::new();
    if let Some(chosen) = &chosen
        && readable(ctx, &seen, chosen.id)?
    {
        let grouped = store::groupings(ctx.tx, id, chosen.id)?;
        for (sheet, text, name) in store::texts(ctx.tx, chosen.id, after, most)? {
            let needs = grouped.iter().filter(|(_, one, _)| *one == sheet);
            let needs = needs.map(|(need, _, quoted)| (*need, *quoted)).collect();
            voices.push(Voice { sheet, text, name, needs });
        }
    }
    Ok(Voices { seen, questions, chosen, voices })
}

/// Whether open answers may be read: with names always, without from five on.
fn readable(ctx: &mut Ctx, seen: &Seen, question: QuestionId) -> Result<bool> {
    let answered: i64 = results::tallies(ctx.tx, seen.study.id)?
        .iter()
        .filter(|(id, source, bucket, _)| *id == question && source.is_empty() && bucket == ANSWERED)
        .map(|(_, _, _, count)| *count)
        .sum();
    Ok(seen.study.counted_at.is_some() && (seen.study.named || answered >= FEWEST))
}

/// What is done with an open answer.
#[derive(Clone, Copy, Debug)]
pub enum Grouping {
    /// It is in the need.
    In,
    /// It is in the need, and quoted.
    Quoted,
    /// It is not in it.
    Out,
}

/// Puts an open answer in a need, or takes it out.
pub fn group(
    ctx: &mut Ctx,
    study: StudyId,
    need: NeedId,
    answer: (SheetId, QuestionId),
    grouping: Grouping,
) -> Result<()> {
    let seen = finding(ctx, study)?;
    let found = store::find(ctx.tx, need)?;
    let there = store::is_answer(ctx.tx, study, answer.0, answer.1)?;
    if found.study_id != study || !there || !readable(ctx, &seen, answer.1)? {
        return Err(Error::NotFound);
    }
    studies::lock(ctx.tx, study)?;
    match grouping {
        Grouping::In => store::put(ctx.tx, need, answer, false)?,
        Grouping::Quoted => store::put(ctx.tx, need, answer, true)?,
        Grouping::Out => store::take(ctx.tx, need, answer)?,
    }
    store::recount(ctx.tx, need)
}

/// Puts the needs in the caller's order. A ballot that was there is replaced.
pub fn order(ctx: &mut Ctx, study: StudyId, form: &BTreeMap<String, String>) -> Result<()> {
    let (seen, _) = read(ctx, study)?;
    let standing = seen.standing();
    if !standing.member || standing.is_visitor() {
        return Err(Error::Forbidden(say!("study-not-asked")));
    }
    if seen.study.heard_at.is_none() {
        return Err(Error::Conflict(say!("needs-not-yet")));
    }
    let account = ctx.account()?;
    studies::lock(ctx.tx, study)?;
    let needs = store::of_study(ctx.tx, study)?;
    let ids: Vec<NeedId> = needs.iter().map(|need| need.id).collect();
    let place = |id: &NeedId| {
        let typed = form.get(&format!("place-{id}"))?.trim().parse().ok()?;
        (1..=ids.len() as i64).contains(&typed).then_some((*id, typed))
    };
    let ballot: BTreeMap<NeedId, i64> = ids.iter().filter_map(place).collect();
    if ballot.is_empty() {
        return Err(Error::invalid("order", say!("order-empty")));
    }
    let before: BTreeMap<NeedId, i64> = store::ballot(ctx.tx, study, account)?.into_iter().collect();
    let given = ordering::points(&ids, &ballot);
    let taken = if before.is_empty() { vec![0; ids.len()] } else { ordering::points(&ids, &before) };
    for ((id, given), taken) in ids.iter().zip(given).zip(taken) {
        store::add_points(ctx.tx, *id, given - taken)?;
    }
    store::set_ballot(ctx.tx, study, account, &ballot)?;
    if before.is_empty() { store::count_ballot(ctx.tx, study) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::within_the_site;

    #[test]
    fn what_answers_a_need_is_within_the_site() {
        let site = "https://learn.example.org";
        assert_eq!(within_the_site("https://learn.example.org/topics/a", site).unwrap(), "/topics/a");
        assert_eq!(
            within_the_site(" /communities/world/places/lounge ", site).unwrap(),
            "/communities/world/places/lounge"
        );
        assert_eq!(within_the_site("", site).unwrap(), "");
        for odd in [
            "//evil.example",
            "https://evil.example/",
            "javascript:alert(1)",
            "/a\"b",
            "topics",
            "https://learn.example.org.evil/x",
        ] {
            assert!(within_the_site(odd, site).is_err(), "{odd}");
        }
    }
}
