//! Many people answer one study at the same time, each sending twice: every answer that was acknowledged is counted and read once.
//!
//! `PEOPLE` sets how many, 40 where it is absent.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends at once")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use platform::clock::Clock;
use testing::databases::with_empty_postgres;
use testing::program::{Answer, Program, Request, ask, free_port, percentile};

/// People who answer at the same moment.
const AT_ONCE: usize = 32;

/// A program with a study that takes answers by its public link.
struct Site {
    program: Program,
    cookie: String,
    study: String,
    link: String,
}

impl Site {
    fn open(data: &Path, database: &[(&str, &str)], people: usize) -> Self {
        // Everybody here has the same address.
        let mut settings = vec![
            ("LYCEUM_LIMITS__ANONYMOUS_PER_MINUTE", "1000000"),
            ("LYCEUM_LIMITS__OPEN_ANSWERS_PER_HOUR", "1000000"),
        ];
        settings.extend(database);
        let program = Program::serve(Path::new(env!("CARGO_BIN_EXE_lyceum")), data, free_port(), &settings);
        let cookie = program.sign_up();
        let mut site = Site { program, cookie, study: String::new(), link: String::new() };
        site.post("/communities", "kind=practice&name=Bakers&language=en");
        let made = site.post("/communities/bakers/studies", "template=blank");
        made.trim_end_matches("/building").clone_into(&mut site.study);
        site.post(&made, "title_en=Bread&named=no");
        let questions = format!("{}/questions", site.study);
        site.post(&questions, "kind=scale&text_en=How&low_en=Bad&high_en=Good&required=yes");
        site.post(&questions, "kind=open&text_en=What");
        let ends = Clock::System.now().plus_seconds(48 * 3_600).to_jiff().to_string();
        let form = format!("zone=UTC&closes_at={}&public_most={people}", &ends[..16]);
        site.post(&format!("{}/audience", site.study), &form);
        site.post(&format!("{}/opening", site.study), "");
        let page = site.get(&format!("{}/audience", site.study));
        let link = page.split("/answers/").nth(1).expect("a public link");
        site.link = format!("/answers/{}", &link[..32]);
        site
    }

    fn ask(&self, request: &Request) -> Answer {
        ask(self.program.port, request).expect("an answer")
    }

    /// Sends a form that is taken; where it leads.
    fn post(&self, path: &str, form: &str) -> String {
        let answer = self.ask(&Request::post(path, &self.cookie, form));
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
        answer.header("location").unwrap().to_owned()
    }

    fn get(&self, path: &str) -> String {
        let answer = self.ask(&Request::get(path).header("Cookie", &self.cookie));
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    }

    /// One person answers and sends twice at once; how many of the two were told that it has arrived, and how long they took.
    fn answer(&self, number: usize) -> (usize, Vec<Duration>) {
        let start = self.ask(&Request::post(&format!("{}/start", self.link), "", ""));
        assert_eq!(start.status, 303, "{}", start.body);
        let base = start.header("location").unwrap().trim_end_matches("/pages/1").to_owned();
        for (page, form) in
            [(1, format!("answer={}", 1 + number % 5)), (2, format!("answer=number-{number}-here"))]
        {
            let kept = self.ask(&Request::post(&format!("{base}/pages/{page}"), "", &form));
            assert_eq!(kept.status, 303, "{}", kept.body);
        }
        let send = || {
            let begun = Instant::now();
            let status = self.ask(&Request::post(&format!("{base}/sending"), "", "")).status;
            (status, begun.elapsed())
        };
        let both = std::thread::scope(|scope| {
            [scope.spawn(send), scope.spawn(send)].map(|sent| sent.join().unwrap())
        });
        assert!(both.iter().all(|(status, _)| [200, 409].contains(status)), "{both:?}");
        let arrived = both.iter().filter(|(status, _)| *status == 200).count();
        (arrived, both.iter().map(|(_, took)| *took).collect())
    }

    /// Everything that was said, page by page.
    fn voices(&self) -> Vec<String> {
        let (mut said, mut path) = (Vec::new(), format!("{}/voices", self.study));
        loop {
            let page = self.get(&path);
            let texts = page.split("<bdi>number-").skip(1);
            said.extend(texts.filter_map(|text| Some(text.split_once("-here")?.0.to_owned())));
            match page.split("class=\"pager\"><a href=\"").nth(1).and_then(|rest| rest.split('"').next()) {
                Some(next) => {
                    path =
                        format!("{}/voices{}", self.study, next.replace("&#38;", "&").replace("&amp;", "&"))
                }
                None => return said,
            }
        }
    }
}

fn milliseconds(took: Duration) -> String {
    format!("{} ms", took.as_millis())
}

fn everybody_answers(database: &str, settings: &[(&str, &str)]) {
    let people: usize = std::env::var("PEOPLE").map_or(40, |people| people.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let site = Site::open(folder.path(), settings, people);
    let (next, arrived, times) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= people {
                        break;
                    }
                    let (told, took) = site.answer(number);
                    arrived.fetch_add(told, Ordering::Relaxed);
                    times.lock().unwrap().extend(took);
                }
            });
        }
    });
    let took = begun.elapsed();
    let late = site.ask(&Request::post(&format!("{}/start", site.link), "", ""));
    assert_eq!(late.status, 409, "the public link takes as many as were said");

    let closing = Instant::now();
    site.post(&format!("{}/closure", site.study), "");
    let results = format!("{}/results", site.study);
    while site.get(&results).contains("are being counted") {
        assert!(closing.elapsed() < Duration::from_secs(60), "it is never counted");
        std::thread::sleep(Duration::from_millis(5));
    }
    let counted = closing.elapsed();
    let (reading, page) = (Instant::now(), site.get(&results));
    let read = reading.elapsed();
    let (loading, csv) = (Instant::now(), site.get(&format!("{results}.csv")));
    let loaded = loading.elapsed();

    let said = site.voices();
    let once: BTreeSet<_> = said.iter().collect();
    assert_eq!((arrived.into_inner(), said.len(), once.len()), (people, people, people), "lost or doubled");
    assert!(page.contains(&format!("{people} people answered")), "{page}");
    let steps: Vec<usize> = csv
        .lines()
        .filter(|row| row.starts_with("How,Everybody,"))
        .filter_map(|row| row.rsplit(',').nth(2)?.parse().ok())
        .collect();
    assert_eq!((steps.len(), steps.iter().sum::<usize>()), (5, people), "{csv}");
    let mut times = times.into_inner().unwrap();
    eprintln!(
        "| {people} people answer one study on {database}, each sending twice: lost; doubled; in all; sending, p50 and p99 | 0; 0 | 0; 0; {:.1} s; {}, {} |",
        took.as_secs_f64(),
        milliseconds(percentile(&mut times, 50)),
        milliseconds(percentile(&mut times, 99)),
    );
    eprintln!(
        "| the same: closed and counted; results page ({} KB); CSV ({} B) | | {}; {}; {} |",
        page.len() / 1_000,
        csv.len(),
        milliseconds(counted),
        milliseconds(read),
        milliseconds(loaded),
    );
}

#[test]
fn everybody_who_answers_at_once_is_counted_once_on_sqlite() {
    everybody_answers("SQLite", &[]);
}

#[test]
fn everybody_who_answers_at_once_is_counted_once_on_postgres() {
    with_empty_postgres(|url| everybody_answers("PostgreSQL", &[("LYCEUM_DATABASE_URL", url)]));
}
