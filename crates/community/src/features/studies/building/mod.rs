//! Building: what a study asks, in which words and order.
//!
//! - Until a study is opened everything about it changes; afterwards its questions stand, as people have answered them.
//! - Each text may be in English, in French or in both. Options stand one a line, the same line in both languages.
//! - A question taken out can be brought back. One of the first round that is changed is another question: it is not
//!   compared any more.

mod web;

use platform::routes::Routes;
use platform::text::one_line;
use platform::{Error, Result, say};

use super::actions;
use super::model::{Choice, Kind, MOST_OPTIONS, MOST_QUESTIONS, Question, QuestionId, StudyId, Wording};
use super::store::{self, NewQuestion};
use crate::app::App;
use crate::ctx::Ctx;

/// Longest question and option, in characters.
const LONGEST_QUESTION: usize = 300;
const LONGEST_OPTION: usize = 120;
/// Longest title and introduction, in characters.
const LONGEST_TITLE: usize = 120;
const LONGEST_INTRO: usize = 1_000;

/// The builder.
pub fn pages() -> Routes<App> {
    Routes::default()
        .get("/studies/{study}/building", web::build)
        .post("/studies/{study}/building", web::save)
        .get("/studies/{study}/preview", web::preview)
        .get("/studies/{study}/questions/new", web::new_question)
        .post("/studies/{study}/questions", web::add)
        .get("/questions/{question}", web::question)
        .post("/questions/{question}", web::change)
        .post("/questions/{question}/position", web::move_question)
        .post("/questions/{question}/removal", web::remove)
        .post("/questions/{question}/return", web::bring_back)
        .post("/studies/{study}/opening", web::open)
        .post("/studies/{study}/closure", web::close)
        .post("/studies/{study}/deletion", web::discard)
        .post("/studies/{study}/repetition", web::repeat)
}

/// A question as a director says it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// How it is answered.
    pub kind: Kind,
    /// What is asked.
    pub text: Wording,
    /// What may be chosen; keys are given on writing.
    pub options: Vec<Wording>,
    /// Whether it must be answered.
    pub required: bool,
}

impl Draft {
    /// Checks what was typed.
    pub fn parse(form: &web::QuestionForm) -> Result<Self> {
        let kind = Kind::parse(&form.kind).ok_or(Error::NotFound)?;
        let text = Wording::parse("text_en", &form.text_en, &form.text_fr, LONGEST_QUESTION)?;
        let options = match kind {
            Kind::Open => Vec::new(),
            Kind::Scale => vec![
                Wording { en: one_line(&form.low_en), fr: one_line(&form.low_fr) },
                Wording { en: one_line(&form.high_en), fr: one_line(&form.high_fr) },
            ],
            Kind::Choice | Kind::Choices | Kind::Ranking => lines(&form.options_en, &form.options_fr)?,
        };
        if options.iter().any(|words| words.en.chars().count().max(words.fr.chars().count()) > LONGEST_OPTION)
        {
            return Err(Error::invalid(
                "options_en",
                say!("study-text-too-long", max = LONGEST_OPTION as i64),
            ));
        }
        Ok(Draft { kind, text, options, required: form.required.is_some() })
    }
}

/// Options, one a line, the same line in both languages.
fn lines(en: &str, fr: &str) -> Result<Vec<Wording>> {
    let lines = |text: &str| text.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let (en, fr) = (lines(en), lines(fr));
    let count = en.len().max(fr.len());
    if !(2..=MOST_OPTIONS).contains(&count) {
        return Err(Error::invalid("options_en", say!("question-options-count", max = MOST_OPTIONS as i64)));
    }
    if !en.is_empty() && !fr.is_empty() && en.len() != fr.len() {
        return Err(Error::invalid("options_fr", say!("question-options-uneven")));
    }
    let at = |texts: &[String], place: usize| texts.get(place).cloned().unwrap_or_default();
    Ok((0..count).map(|place| Wording { en: at(&en, place), fr: at(&fr, place) }).collect())
}

/// Gives each option a key. One that was there keeps its key, and what it tells the adviser.
fn keyed(options: &[Wording], before: &[Choice]) -> Vec<Choice> {
    let known = |words: &Wording| {
        before.iter().find(|old| {
            !words.en.is_empty() && old.words.en == words.en
                || !words.fr.is_empty() && old.words.fr == words.fr
        })
    };
    let mut taken: Vec<String> = before.iter().map(|old| old.key.clone()).collect();
    let mut keyed: Vec<Choice> = Vec::with_capacity(options.len());
    for words in options {
        let old = known(words).filter(|old| keyed.iter().all(|choice| choice.key != old.key));
        let key = old.map_or_else(
            || (1..).map(|number| format!("o{number}")).find(|key| !taken.contains(key)).unwrap_or_default(),
            |old| old.key.clone(),
        );
        taken.push(key.clone());
        keyed.push(Choice { key, words: words.clone(), signal: old.and_then(|old| old.signal) });
    }
    keyed
}

/// Adds a question at the end.
fn add(ctx: &mut Ctx, study: StudyId, draft: &Draft) -> Result<QuestionId> {
    actions::buildable(ctx, study)?;
    store::lock(ctx.tx, study)?;
    let questions = store::questions(ctx.tx, study)?;
    if questions.len() >= MOST_QUESTIONS {
        return Err(Error::invalid("text_en", say!("study-questions-many", max = MOST_QUESTIONS as i64)));
    }
    let options = serde_json::to_string(&keyed(&draft.options, &[])).map_err(Error::internal)?;
    let id = QuestionId::draw(&mut ctx.ids);
    let new = NewQuestion {
        id,
        study,
        position: questions.len() as i64 + 1,
        kind: draft.kind,
        text: &draft.text,
        options: &options,
        required: draft.required,
        topic: None,
        origin: Some(id),
    };
    store::insert_question(ctx.tx, &new)?;
    Ok(id)
}

/// Changes a question; its study.
fn change(ctx: &mut Ctx, id: QuestionId, draft: &Draft) -> Result<StudyId> {
    let (question, _) = actions::buildable_question(ctx, id)?;
    let options = keyed(&draft.options, &question.options);
    let same = question.text == draft.text && question.options == options;
    // What tells the adviser something goes on doing so while its options are mostly there.
    let topic = question.topic.filter(|_| {
        question.kind == Kind::Scale && question.text == draft.text
            || options.iter().any(|option| option.signal.is_some())
    });
    let json = serde_json::to_string(&options).map_err(Error::internal)?;
    let new = NewQuestion {
        id,
        study: question.study_id,
        position: 0,
        kind: question.kind,
        text: &draft.text,
        options: &json,
        required: draft.required,
        topic,
        origin: if same { question.origin_id } else { Some(id) },
    };
    store::change_question(ctx.tx, &new)?;
    Ok(question.study_id)
}

/// Moves a question by some steps, down where they are positive; its study.
fn move_by(ctx: &mut Ctx, id: QuestionId, steps: i64) -> Result<StudyId> {
    let (question, _) = actions::buildable_question(ctx, id)?;
    store::lock(ctx.tx, question.study_id)?;
    let mut questions = store::questions(ctx.tx, question.study_id)?;
    questions.retain(|question| !question.removed);
    let Some(from) = questions.iter().position(|question| question.id == id) else {
        return Ok(question.study_id);
    };
    let to = (from as i64).saturating_add(steps).clamp(0, questions.len() as i64 - 1);
    let moved = questions.remove(from);
    questions.insert(usize::try_from(to).unwrap_or(0), moved);
    for (position, question) in (1..).zip(&questions) {
        store::set_position(ctx.tx, question.id, position)?;
    }
    Ok(question.study_id)
}

/// Takes a question out, or brings it back; its study.
fn set_removed(ctx: &mut Ctx, id: QuestionId, removed: Removal) -> Result<StudyId> {
    let (question, _) = actions::buildable_question(ctx, id)?;
    let at = match removed {
        Removal::Out => Some(ctx.now),
        Removal::Back => None,
    };
    store::set_removed(ctx.tx, id, at)?;
    Ok(question.study_id)
}

/// Which way a question goes.
#[derive(Clone, Copy)]
enum Removal {
    Out,
    Back,
}

/// Writes what the study is called, what is read first, and whether answers carry names.
fn save(ctx: &mut Ctx, id: StudyId, text: &Cover) -> Result<()> {
    actions::buildable(ctx, id)?;
    store::change(ctx.tx, id, &text.title, &text.intro, text.named)
}

/// What a study is called and what is read first.
#[derive(Clone, Debug)]
struct Cover {
    title: Wording,
    intro: Wording,
    named: bool,
}

impl Cover {
    fn parse(form: &web::CoverForm) -> Result<Self> {
        let title = Wording::parse("title_en", &form.title_en, &form.title_fr, LONGEST_TITLE)?;
        let intro = Wording { en: one_line(&form.intro_en), fr: one_line(&form.intro_fr) };
        if intro.en.chars().count().max(intro.fr.chars().count()) > LONGEST_INTRO {
            return Err(Error::invalid("intro_en", say!("study-text-too-long", max = LONGEST_INTRO as i64)));
        }
        Ok(Cover { title, intro, named: form.named == "yes" })
    }
}

/// The questions that are asked, and those that were taken out.
fn parted(questions: Vec<Question>) -> (Vec<Question>, Vec<Question>) {
    questions.into_iter().partition(|question| !question.removed)
}

#[cfg(test)]
mod tests {
    use super::super::adviser::Signal;
    use super::*;

    #[test]
    fn an_option_that_stays_keeps_its_key_and_its_signal() {
        let words = |en: &str, fr: &str| Wording { en: en.to_owned(), fr: fr.to_owned() };
        let first = keyed(&[words("Tea", "Thé"), words("Coffee", "")], &[]);
        let mut before = first.clone();
        before[0].signal = Some(Signal::Tips);
        let after = keyed(
            &[words("Water", ""), words("Hot tea", "Thé"), words("Coffee", ""), words("Coffee", "")],
            &before,
        );
        let keys: Vec<_> = after.iter().map(|choice| choice.key.as_str()).collect();
        assert_eq!(keys, ["o3", "o1", "o2", "o4"]);
        assert_eq!(after[1].signal, Some(Signal::Tips));
    }

    #[test]
    fn options_stand_on_the_same_line_in_both_languages() {
        assert_eq!(lines("Tea\n\nCoffee", "Thé\nCafé").unwrap()[1].fr, "Café");
        assert_eq!(lines("", "Thé\nCafé").unwrap().len(), 2);
        assert!(lines("Tea\nCoffee", "Thé").is_err() && lines("Tea", "").is_err());
    }
}
