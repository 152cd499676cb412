//! A throw-away PostgreSQL of one's own, for what would disturb others: restarts and measurements. It keeps its promises:
//! `fsync` and `synchronous_commit` stay on.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::program::free_port;

/// A server with its folder; it is stopped when this is dropped.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts one in a folder of its own; `None`, loudly, where this machine has no PostgreSQL.
    pub fn start(folder: &Path) -> Option<Self> {
        let Some(programs) = installed() else {
            eprintln!("SKIPPED: PostgreSQL is not installed");
            return None;
        };
        let cluster = Cluster { programs, folder: folder.to_owned(), port: free_port() };
        std::fs::create_dir_all(folder).expect("a folder");
        let shown = folder.to_string_lossy();
        if is_root() {
            let given = Command::new("chown").args(["-R", "postgres", &shown]).status().expect("chown runs");
            assert!(given.success(), "{shown} cannot be given to postgres");
        }
        cluster
            .run("initdb", &["-D", &shown, "-A", "trust", "-U", "lyceum", "-E", "UTF8", "--no-locale", "-N"]);
        cluster.begin();
        Some(cluster)
    }

    /// Starts the server.
    pub fn begin(&self) {
        let (shown, port) = (self.folder.to_string_lossy(), self.port);
        let options = format!(
            "-p {port} -k {shown} -c listen_addresses=127.0.0.1 -c shared_buffers=256MB -c max_connections=80"
        );
        self.run("pg_ctl", &["-D", &shown, "-w", "-l", &format!("{shown}/log"), "-o", &options, "start"]);
    }

    /// Stops the server as a power cut does, or as an operator: `immediate` or `fast`.
    pub fn stop(&self, mode: &str) {
        self.run("pg_ctl", &["-D", &self.folder.to_string_lossy(), "-m", mode, "stop"]);
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Makes a database, as a copy of another where one is named; its address.
    pub fn database(&self, name: &str, like: Option<&str>) -> String {
        let (port, template) = (self.port.to_string(), like.unwrap_or("template0"));
        self.run("createdb", &["-h", "127.0.0.1", "-p", &port, "-U", "lyceum", "-T", template, name]);
        format!("postgres://lyceum@127.0.0.1:{port}/{name}")
    }

    /// Runs a statement; the first value of its rows, a line each.
    pub fn ask(&self, database: &str, statement: &str) -> String {
        let port = self.port.to_string();
        let output = Command::new(self.programs.join("psql"))
            .args(["-h", "127.0.0.1", "-p", &port, "-U", "lyceum", "-d", database, "-Atqc", statement])
            .output()
            .expect("psql runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// The server's own process, whose children work for it.
    pub fn process(&self) -> u32 {
        let file = std::fs::read_to_string(self.folder.join("postmaster.pid")).expect("it runs");
        file.lines().next().and_then(|line| line.trim().parse().ok()).expect("a process")
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let path = self.programs.join(program);
        let mut command = Command::new(if is_root() { Path::new("runuser") } else { &path });
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&path);
        }
        // A server that goes on would hold a pipe open for ever.
        command.args(arguments).current_dir("/").stdout(Stdio::null()).stderr(Stdio::null());
        let status = command.status().expect("PostgreSQL's programs run");
        assert!(status.success(), "{program} {arguments:?}: {status}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.folder.join("postmaster.pid").exists() {
            self.stop("immediate");
        }
    }
}

/// Whether this runs as root, under whom PostgreSQL does not.
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The newest PostgreSQL that Debian has put on this machine.
fn installed() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let version =
        folders.filter_map(|folder| folder.file_name().to_string_lossy().parse::<u32>().ok()).max()?;
    let programs = Path::new("/usr/lib/postgresql").join(version.to_string()).join("bin");
    programs.join("postgres").exists().then_some(programs)
}
