//! What is new for somebody in a community, and what of it waits for them. The latest topics are looked at, at a glance; only
//! those that are shown are read whole.

use platform::Result;

use crate::ctx::Ctx;
use crate::features::accounts::AccountId;
use crate::features::discussions::{Glimpse, TopicId, TopicLine, reading};

/// Topics with something new on the page.
const NEWS: usize = 8;

/// What is new and what waits.
pub struct News {
    /// Who answered the reader, then whom nobody has answered.
    pub waiting: Vec<Waiting>,
    /// Topics with something new, latest first.
    pub news: Vec<TopicLine>,
}

/// Something that waits for the reader.
pub struct Waiting {
    /// Where it waits.
    pub topic: TopicLine,
    /// Whether somebody asks; else somebody answered the reader.
    pub asks: bool,
}

/// What of the latest topics is new, and what waits, at most so many things.
pub fn of(ctx: &mut Ctx, latest: &[Glimpse], most: usize) -> Result<News> {
    let waiting = waiting(ctx.account()?, latest, most);
    let news: Vec<_> =
        latest.iter().filter(|topic| topic.unread > 0).map(|topic| topic.id).take(NEWS).collect();
    let mut shown: Vec<_> = waiting.iter().map(|(id, _)| *id).collect();
    shown.extend(news.iter().filter(|id| waiting.iter().all(|(waits, _)| waits != *id)));
    let lines = reading::lines(ctx, &shown)?;
    let line = |id: TopicId| lines.iter().find(|line| line.id == id).cloned();
    Ok(News {
        waiting: waiting
            .into_iter()
            .filter_map(|(id, asks)| Some(Waiting { topic: line(id)?, asks }))
            .collect(),
        news: news.into_iter().filter_map(line).collect(),
    })
}

/// What has happened for the reader, in a sentence or two that count what there is.
pub fn summary(ctx: &Ctx, latest: &[Glimpse], unread: i64) -> Result<String> {
    let me = ctx.account()?;
    let count = |what: &dyn Fn(&Glimpse) -> bool| latest.iter().filter(|topic| what(topic)).count() as i64;
    let answered = count(&|topic| answers(me, topic));
    let asking = count(&|topic| asks(me, topic));
    let mut sentences = Vec::new();
    if answered > 0 {
        sentences.push(ctx.locale.n("home-summary-answered", answered));
    }
    if asking > 0 {
        sentences.push(ctx.locale.n("home-summary-asking", asking));
    }
    Ok(match (sentences.is_empty(), unread) {
        (false, _) => sentences.join(" "),
        (true, 0) => ctx.locale.t("home-all-read").to_owned(),
        (true, unread) => ctx.locale.n("home-unread", unread),
    })
}

/// What waits for the reader, each with whether somebody asks.
fn waiting(me: AccountId, latest: &[Glimpse], most: usize) -> Vec<(TopicId, bool)> {
    let answered = latest.iter().filter(|topic| answers(me, topic)).map(|topic| (topic.id, false));
    let asking = latest.iter().filter(|topic| asks(me, topic)).map(|topic| (topic.id, true));
    answered.chain(asking).take(most).collect()
}

/// Whether somebody said something new in what the reader started.
fn answers(me: AccountId, topic: &Glimpse) -> bool {
    topic.author_id == me && topic.unread > 0
}

/// Whether somebody else asks, and nobody has answered.
fn asks(me: AccountId, topic: &Glimpse) -> bool {
    topic.author_id != me && topic.asks && topic.unanswered && topic.post_count == 1 && !topic.closed
}
