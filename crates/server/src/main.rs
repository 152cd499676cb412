//! The `lyceum` program.

use std::process::ExitCode;

#[cfg(test)]
mod access;
mod admin;
mod backup;
mod ballast;
mod cli;
mod config;
mod demo;
mod doctor;
mod import;
mod migrate;
mod serve;
mod site;

fn main() -> ExitCode {
    cli::run()
}
