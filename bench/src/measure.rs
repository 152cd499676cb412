//! One measurement: wrk asks for a while, and the program's CPU is read before and after.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use testing::cluster::Cluster;
use testing::program::Program;

/// What is asked for.
#[derive(Clone, Debug)]
pub enum Asked {
    /// One page.
    Page(String),
    /// Replies in many topics.
    Replies,
}

/// What came out of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Answers a second.
    pub rate: f64,
    /// The median answering time, in ms.
    pub p50: f64,
    /// The time within which 99 of 100 were answered, in ms.
    pub p99: f64,
    /// CPU of the program for a request, in ms.
    pub cpu: f64,
    /// CPU of PostgreSQL for a request, in ms.
    pub database_cpu: f64,
}

/// Asks with 2 threads and 32 connections. `folder` holds `tokens` and `paths`.
pub fn measure(
    program: &Program,
    cluster: Option<&Cluster>,
    folder: &Path,
    asked: &Asked,
    seconds: u32,
) -> Result<Figures> {
    let (mode, what) = match asked {
        Asked::Page(path) => ("get", path.clone()),
        Asked::Replies => ("reply", folder.join("paths").to_string_lossy().into_owned()),
    };
    let busy = || {
        Ok::<_, anyhow::Error>((
            cpu(program.process())?,
            cluster.map_or(Ok(0.0), |it| cpu_below(it.process()))?,
        ))
    };
    let before = busy()?;
    let output = Command::new("wrk")
        .args(["-t2", "-c32", "-s", "bench/wrk.lua", "-d", &format!("{seconds}s")])
        .arg(format!("http://127.0.0.1:{}", program.port))
        .args(["--", mode, &what])
        .arg(folder.join("tokens"))
        .output()
        .context("wrk cannot be run; on Debian: apt-get install wrk")?;
    let after = busy()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let line = said.lines().find_map(|line| line.strip_prefix("FIGURES "));
    let line = line.with_context(|| format!("{said}{}", String::from_utf8_lossy(&output.stderr)))?;
    let figures: Vec<f64> = line.split(' ').map(str::parse).collect::<Result<_, _>>()?;
    let [requests, micros, p50, p99, failed] = figures[..] else { anyhow::bail!("{line}") };
    ensure!(failed == 0.0, "{failed} of {requests} requests failed: {asked:?}");
    Ok(Figures {
        rate: requests / micros * 1e6,
        p50: p50 / 1e3,
        p99: p99 / 1e3,
        cpu: (after.0 - before.0) / requests * 1e3,
        database_cpu: (after.1 - before.1) / requests * 1e3,
    })
}

/// Each figure's median over several runs.
pub fn median(runs: &[Figures]) -> Figures {
    let of = |figure: fn(&Figures) -> f64| {
        let mut values: Vec<f64> = runs.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    Figures {
        rate: of(|run| run.rate),
        p50: of(|run| run.p50),
        p99: of(|run| run.p99),
        cpu: of(|run| run.cpu),
        database_cpu: of(|run| run.database_cpu),
    }
}

/// Memory that a program holds, in MB, and the most that it ever held.
pub fn memory(program: &Program) -> Result<(f64, f64)> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.process()))?;
    let value = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).context("a line of memory")?;
        let kilobytes = line.split_whitespace().nth(1).context("a number")?;
        Ok::<_, anyhow::Error>(kilobytes.parse::<f64>()? / 1_024.0)
    };
    Ok((value("VmRSS:")?, value("VmHWM:")?))
}

/// Seconds of CPU of a process, in its own code and in the kernel's.
fn cpu(process: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let fields: Vec<_> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    // Hundredths of a second, as the kernel shows them everywhere.
    let ticks =
        fields.get(11..13).context("a process's times")?.iter().flat_map(|ticks| ticks.parse::<f64>());
    Ok(ticks.sum::<f64>() / 100.0)
}

/// The same of a server and of the processes that work for it now.
fn cpu_below(server: u32) -> Result<f64> {
    let mut seconds = cpu(server)?;
    for entry in std::fs::read_dir("/proc")?.flatten() {
        let Ok(process) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
        if parent == Some(&server.to_string()) {
            seconds += cpu(process).unwrap_or(0.0);
        }
    }
    Ok(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_run_does_not_count() {
        let run = |rate| Figures { rate, ..Figures::default() };
        assert_eq!(median(&[run(10.0), run(900.0), run(12.0), run(11.0), run(1.0)]).rate, 11.0);
    }
}
