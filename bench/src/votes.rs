//! Everybody in a large community votes within minutes, each sending twice at once: every vote is counted, and once. Meanwhile
//! somebody reads the decision's page.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use platform::clock::Clock;
use testing::program::{Answer, Program, Request, ask, percentile};

use super::fill::{Filled, LEADER};

/// People who vote at the same moment.
const AT_ONCE: usize = 32;
/// How they may vote; each takes the next.
const OPTIONS: usize = 3;

/// One decision and the program that holds it.
struct Poll<'a> {
    program: &'a Program,
    filled: &'a Filled,
    path: String,
}

/// Measures a named and an anonymous vote, and prints a line for each.
pub fn compare(engine: &str, program: &Program, filled: &Filled) -> Result<()> {
    println!(
        "\n## {} votes on {engine}, {AT_ONCE} people at any moment, each sending twice at once\n",
        filled.tokens.len()
    );
    println!(
        "| | opened in | all voted in | a vote, p50 and p99 | the page meanwhile, p50 and p99 | lost; doubled | the page after |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for anonymous in [false, true] {
        let begun = Instant::now();
        let poll = Poll::open(program, filled, anonymous)?;
        let opened = begun.elapsed();
        let name = if anonymous { "anonymous" } else { "named" };
        println!("| {name} | {} | {} |", milliseconds(opened), poll.vote()?);
    }
    Ok(())
}

impl<'a> Poll<'a> {
    fn open(program: &'a Program, filled: &'a Filled, anonymous: bool) -> Result<Self> {
        let mut poll = Poll { program, filled, path: String::new() };
        let ends = Clock::System.now().plus_seconds(7 * 24 * 3_600).to_jiff().to_string();
        let anonymous = if anonymous { "&anonymous=on" } else { "" };
        let form = format!(
            "kind=single&title=Where&text=Where+we+meet.&options=Lyon%0ABerlin%0ATurin&ends_on={}{anonymous}",
            &ends[..16]
        );
        let made = poll.post(&format!("{}/decisions", filled.home), LEADER, &form)?;
        ensure!(made.status == 303, "{}", made.body);
        made.header("location").context("a decision")?.clone_into(&mut poll.path);
        Ok(poll)
    }

    fn cookie(&self, person: usize) -> String {
        format!("lyceum={}", self.filled.tokens[person])
    }

    fn post(&self, path: &str, person: usize, form: &str) -> Result<Answer> {
        ask(self.program.port, &Request::post(path, &self.cookie(person), form)).context("an answer")
    }

    /// The decision's page as its proposer sees it, and how long it took.
    fn page(&self) -> Result<(String, Duration)> {
        let begun = Instant::now();
        let answer = ask(self.program.port, &Request::get(&self.path).header("Cookie", &self.cookie(LEADER)));
        let answer = answer.context("an answer")?;
        ensure!(answer.status == 200, "{}", answer.body);
        Ok((answer.body, begun.elapsed()))
    }

    /// One person votes, twice at once; how long both took. Of an anonymous vote the second is refused.
    fn vote_twice(&self, person: usize) -> Result<Vec<Duration>> {
        let form = format!("option={}", 1 + person % OPTIONS);
        let path = format!("{}/answers", self.path);
        let send = || {
            let begun = Instant::now();
            self.post(&path, person, &form).map(|answer| (answer.status, begun.elapsed()))
        };
        let both = std::thread::scope(|scope| {
            let other = scope.spawn(send);
            Ok::<_, anyhow::Error>([send()?, other.join().map_err(|_| anyhow::anyhow!("a thread ended"))??])
        })?;
        ensure!(both.iter().any(|(status, _)| *status == 303), "person {person} was refused: {both:?}");
        ensure!(both.iter().all(|(status, _)| [303, 409, 422].contains(status)), "{both:?}");
        Ok(both.iter().map(|(_, took)| *took).collect())
    }

    fn vote(&self) -> Result<String> {
        let people = self.filled.tokens.len();
        let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
        let (times, reads) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
        let begun = Instant::now();
        let all = std::thread::scope(|scope| {
            let reader = scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    let (_, took) = self.page()?;
                    keep(&reads, [took]);
                }
                Ok::<_, anyhow::Error>(())
            });
            let voter = || loop {
                let person = next.fetch_add(1, Ordering::Relaxed);
                if person >= people {
                    return Ok::<_, anyhow::Error>(());
                }
                keep(&times, self.vote_twice(person)?);
            };
            let voters: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(voter)).collect();
            let voted = voters
                .into_iter()
                .try_for_each(|voter| voter.join().unwrap_or_else(|_| anyhow::bail!("a thread ended")));
            let took = begun.elapsed();
            over.store(true, Ordering::Relaxed);
            voted?;
            reader.join().unwrap_or_else(|_| anyhow::bail!("a thread ended"))?;
            Ok::<_, anyhow::Error>(took)
        })?;
        let (page, after) = self.page()?;
        let counted = counts(&page);
        let cast: Vec<usize> = (0..OPTIONS)
            .map(|option| (0..people).filter(|person| person % OPTIONS == option).count())
            .collect();
        ensure!(counted == cast, "{cast:?} were cast, {counted:?} counted");
        Ok(format!(
            "{:.1} s | {} | {} | 0; 0 | {}",
            all.as_secs_f64(),
            both(times),
            both(reads),
            milliseconds(after)
        ))
    }
}

/// The counts in the page's table, in the order in which the options were proposed.
fn counts(page: &str) -> Vec<usize> {
    let table = page.split_once("class=\"table tally\"").map_or("", |(_, rest)| rest);
    let table = table.split_once("</table>").map_or("", |(table, _)| table);
    let of = |option: &str| {
        let row = table.split("<tr>").find(|row| row.contains(&format!("<bdi>{option}</bdi>")))?;
        let count = row.split_once("</th><td class=\"numbers\">")?.1.split_once('<')?.0;
        count.split(' ').next()?.replace(',', "").parse().ok()
    };
    ["Lyon", "Berlin", "Turin"].into_iter().filter_map(of).collect()
}

fn keep(times: &Mutex<Vec<Duration>>, more: impl IntoIterator<Item = Duration>) {
    if let Ok(mut times) = times.lock() {
        times.extend(more);
    }
}

fn both(times: Mutex<Vec<Duration>>) -> String {
    let mut times = times.into_inner().unwrap_or_default();
    format!("{}, {}", milliseconds(percentile(&mut times, 50)), milliseconds(percentile(&mut times, 99)))
}

fn milliseconds(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1e3)
}
