//! The program as its operator runs it: in a process of its own, reached over a socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a program may take until it answers.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long an answer may take.
const ANSWER: Duration = Duration::from_secs(20);

/// A program that serves. It is killed when this is dropped.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// From its start to its first answer.
    pub started_in: Duration,
    said: Arc<Mutex<Vec<String>>>,
}

impl Program {
    /// Starts `command` and waits until it answers `first` with 200.
    pub fn start(mut command: Command, port: u16, first: &str) -> Self {
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let (out, said) = (child.stdout.take().expect("its output"), Arc::<Mutex<Vec<String>>>::default());
        let heard = Arc::clone(&said);
        // Read to its end, so that the program never waits for somebody to listen.
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                heard.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        let mut program = Program { child, port, started_in: Duration::ZERO, said };
        while ask(port, &Request::get(first)).is_none_or(|answer| answer.status != 200) {
            if let Some(status) = program.child.try_wait().expect("a process") {
                panic!("{command:?} ended: {status}");
            }
            assert!(begun.elapsed() < PATIENCE, "{command:?} does not answer");
            std::thread::sleep(Duration::from_millis(2));
        }
        program.started_in = begun.elapsed();
        program
    }

    /// Starts `lyceum serve` over a data folder. `settings` are further variables of its environment.
    pub fn serve(lyceum: &Path, data: &Path, port: u16, settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(lyceum);
        command.args(["serve", "--port", &port.to_string(), "--data"]).arg(data);
        command.env("LYCEUM_LOG", "off").env_remove("LYCEUM_DATABASE_URL").envs(settings.iter().copied());
        Self::start(command, port, "/healthz")
    }

    /// The path of the owner's link, which the first start prints.
    pub fn owner_link(&self) -> String {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((_, token)) = said.iter().find_map(|line| line.split_once("/setup/")) {
                return format!("/setup/{token}");
            }
            drop(said);
            std::thread::sleep(Duration::from_millis(2));
        }
        panic!("no owner's link was printed");
    }

    /// Makes the owner's account; its session's cookie.
    pub fn sign_up(&self) -> String {
        let form = "name=Olga&email=olga%40example.org&password=violet+harbour+mends+kettles&zone=UTC";
        let answer = ask(self.port, &Request::post(&self.owner_link(), "", form)).expect("the owner is made");
        let cookie = answer.header("set-cookie").expect("a session");
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    /// Ends it as `kill -9` does.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }

    /// Asks it to stop, as systemd does; it answers what is under way first.
    pub fn ask_to_stop(&self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "it runs");
    }

    /// Waits for its end, which it was asked for.
    pub fn wait(&mut self) {
        let status = self.child.wait().expect("it ends");
        assert!(status.success(), "{status}");
    }

    /// Its process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What is asked of a program.
pub struct Request {
    method: &'static str,
    path: String,
    headers: String,
    body: String,
}

impl Request {
    /// A page.
    pub fn get(path: &str) -> Self {
        Request { method: "GET", path: path.to_owned(), headers: String::new(), body: String::new() }
    }

    /// A form, sent by who holds the session in `cookie`.
    pub fn post(path: &str, cookie: &str, form: &str) -> Self {
        Self::form(path, cookie, "application/x-www-form-urlencoded", form)
    }

    /// A form of another kind.
    pub fn form(path: &str, cookie: &str, kind: &str, body: &str) -> Self {
        let form =
            Request { method: "POST", path: path.to_owned(), headers: String::new(), body: body.to_owned() };
        form.header("Sec-Fetch-Site", "same-origin").header("Content-Type", kind).header("Cookie", cookie)
    }

    /// The same with another header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    /// As it is written to the socket.
    pub fn text(&self) -> String {
        let Request { method, path, headers, body } = self;
        let length = body.len();
        format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
    }
}

/// What a program answered.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    head: String,
    /// What follows the head.
    pub body: String,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// Asks on a connection of its own; nothing where it broke before the whole answer had come.
pub fn ask(port: u16, request: &Request) -> Option<Answer> {
    let mut stream = TcpStream::connect_timeout(&SocketAddr::from(([127, 0, 0, 1], port)), ANSWER).ok()?;
    stream.set_read_timeout(Some(ANSWER)).ok()?;
    stream.write_all(request.text().as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let text = String::from_utf8_lossy(&answer);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let answer = Answer { status, head: head.to_owned(), body: body.to_owned() };
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    length.is_none_or(|length: usize| length == body.len()).then_some(answer)
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// The time within which so many of a hundred were done.
pub fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}
