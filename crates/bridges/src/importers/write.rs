//! Writing a history into a community, in batches that a running server hardly notices.

use std::collections::HashSet;

use community::app::App;
use community::ctx::Ctx;
use community::features::accounts::imported;
use community::features::communities::{self, Role};
use community::features::discussions::history::{self, Written};
use community::features::discussions::pinning;
use community::features::{places, search};
use platform::search::Stems;
use platform::{Error, Result};
use tokio::sync::mpsc;

use super::form::History;
use super::prepare::{Batch, Batches};
use super::{Failure, Report, Target};

/// Batches that are made ready while another is written.
const AHEAD: usize = 2;

/// A history on its way into a community. A thread of its own reads and renders ahead of the writing; it ends with this.
pub struct Bringing {
    batches: mpsc::Receiver<Next>,
    target: Target,
}

enum Next {
    Batch(Box<Batch>),
    Failed(Failure),
    End,
}

/// What one batch did.
#[derive(Clone, Debug)]
pub struct Step {
    /// Entries from the start of the history that are written now: [`Bringing::of`] goes on from there.
    pub cursor: u64,
    /// What this batch did.
    pub report: Report,
}

impl Bringing {
    /// Brings what stands in `history` after its first `written` entries, which an earlier run has brought.
    pub fn of(history: History, target: Target, written: u64) -> Result<Self> {
        let (send, batches) = mpsc::channel(AHEAD);
        let ready = Batches::of(history, target.clone(), written);
        let work = move || {
            for batch in ready {
                let next = match batch {
                    Ok(batch) => Next::Batch(Box::new(batch)),
                    Err(failure) => Next::Failed(failure),
                };
                if send.blocking_send(next).is_err() {
                    return;
                }
            }
            let _ = send.blocking_send(Next::End);
        };
        // Not one of the runtime's own threads: those must end before the program can.
        std::thread::Builder::new().name("import".to_owned()).spawn(work)?;
        Ok(Bringing { batches, target })
    }

    /// Writes the next batch; `None` when everything is written. `note` is called in the same transaction: where it fails,
    /// nothing of the batch is written. After a failure, begin again with [`Bringing::of`].
    pub async fn step(
        &mut self,
        app: &App,
        note: impl Fn(&mut Ctx, &Step) -> Result<()> + Send + 'static,
    ) -> Result<Option<Step>, Failure> {
        let batch = match self.batches.recv().await {
            Some(Next::Batch(batch)) => batch,
            Some(Next::Failed(failure)) => return Err(failure),
            Some(Next::End) => return Ok(None),
            None => return Err(Error::Internal("the reading of a history ended badly".to_owned()).into()),
        };
        let target = self.target.clone();
        let written = app.write("import", move |ctx| {
            let new_posts = write(ctx, &target, &batch)?;
            let step = Step { cursor: batch.cursor, report: Report { new_posts, ..batch.report.clone() } };
            note(ctx, &step)?;
            Ok(step)
        });
        Ok(Some(written.await?))
    }
}

/// Brings all of a history, as commands do. `progress` is told how many posts were done.
pub async fn bring(
    app: &App,
    history: History,
    target: Target,
    mut progress: impl FnMut(usize),
) -> Result<Report, Failure> {
    let (mut report, mut bringing) = (Report::default(), Bringing::of(history, target, 0)?);
    while let Some(step) = bringing.step(app, |_, _| Ok(())).await? {
        progress(step.report.posts);
        report.add(&step.report);
    }
    Ok(report)
}

/// Writes what is not there yet; how many posts that were.
fn write(ctx: &mut Ctx, target: &Target, batch: &Batch) -> Result<usize> {
    let community = target.community;
    for person in &batch.people {
        let email = person.email.as_ref();
        imported::import_person(ctx, person.id, &person.name, email, person.origin, person.joined_at)?;
        communities::actions::import_labelled(
            ctx,
            community,
            person.id,
            (Role::Learner, &person.label),
            person.joined_at,
        )?;
    }
    for place in &batch.places {
        places::actions::import(ctx, community, place)?;
    }
    let fresh: HashSet<_> = history::write(ctx, &batch.topics, Written::Elsewhere)?.into_iter().collect();
    search::actions::index_past(ctx, &Stems::default(), &batch.topics, &fresh)?;
    for topic in batch.topics.iter().filter(|topic| batch.pinned.contains(&topic.id)) {
        // Only a topic that has just come: what a leader took down since stays down.
        if topic.posts.first().is_some_and(|post| fresh.contains(&post.id)) {
            pinning::pin_where_room(ctx, topic)?;
        }
    }
    Ok(fresh.len())
}
