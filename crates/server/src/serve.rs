//! `lyceum serve`: listens, tells the owner's link, runs the jobs, and drains when it is asked to stop.

use std::sync::atomic::Ordering;

use anyhow::{Context, Result};
use community::app::App;
use community::features::accounts;
use platform::web::serve::{ServeSettings, serve};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::config::Config;

/// Takes the port, before anything else is done.
pub async fn listen(config: &Config) -> Result<TcpListener> {
    TcpListener::bind((config.listen, config.port)).await.with_context(|| {
        format!(
            "port {} is taken or not allowed; choose another with --port, or end the program that holds it",
            config.port
        )
    })
}

/// Serves until SIGINT or SIGTERM. `greeting` is printed after the address.
pub async fn run(app: App, config: &Config, listener: TcpListener, greeting: &str) -> Result<()> {
    warn_of_plain_http(&app.site.public_url);
    println!("Lyceum listens on {}", app.site.public_url);
    if !greeting.is_empty() {
        println!("{greeting}");
    }
    if let Some(path) = app.write("accounts.owner_link", accounts::actions::owner_link).await? {
        println!(
            "No owner yet. Make the owner's account here (works once, for 7 days):\n  {}{path}",
            app.site.public_url
        );
    }
    let (stop, stopped) = watch::channel(());
    let jobs = {
        let (runner, mut stopped) = (app.runner(), stopped.clone());
        tokio::spawn(async move {
            runner
                .run(async move {
                    let _ = stopped.changed().await;
                })
                .await;
        })
    };
    let settings = ServeSettings { panic_page: community::panic_page(&app), ..config.serve.clone() };
    let router = community::router(&app);
    let leave = async {
        asked_to_stop().await;
        app.leaving.store(true, Ordering::Relaxed);
        tokio::time::sleep(config.serve.farewell).await;
    };
    let outcome = serve(listener, router, settings, leave).await;
    let _ = stop.send(());
    jobs.await.context("the jobs ended badly")?;
    app.db.close().await;
    outcome.context("the server ended badly")
}

async fn asked_to_stop() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(terminate) => terminate,
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard; Ctrl+C still stops the server");
            let _ = tokio::signal::ctrl_c().await;
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

fn warn_of_plain_http(public_url: &str) {
    let own = ["http://localhost", "http://127.0.0.1", "http://[::1]"]
        .iter()
        .any(|own| public_url.starts_with(own));
    if public_url.starts_with("http://") && !own {
        tracing::warn!(
            public_url,
            "people's passwords travel unprotected: put TLS in front and set public_url to https://…"
        );
    }
}
