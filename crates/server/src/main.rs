//! The `lyceum` program.

use std::process::ExitCode;

#[cfg(test)]
mod access;
mod cli;
mod config;
mod serve;
mod site;

fn main() -> ExitCode {
    cli::run()
}
