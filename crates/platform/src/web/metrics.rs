//! What the server counts about its requests, for who operates it, and a line in the log for each.
//!
//! - Nothing names a person, an address or what was asked for: requests are told apart by the route's pattern, whose gaps
//!   hide tokens and names.
//! - Counting takes no lock: every number is an atomic.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

/// Upper ends of the buckets of answering times, in milliseconds.
const BUCKETS: [u64; 10] = [1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000];

/// The counters. Cloning them is cheap.
#[derive(Clone, Default)]
pub struct Metrics(Arc<Counters>);

#[derive(Default)]
struct Counters {
    /// By the first digit of the status, from 1.
    answers: [AtomicU64; 5],
    buckets: [AtomicU64; BUCKETS.len()],
    micros: AtomicU64,
    open: AtomicI64,
}

impl Metrics {
    fn note(&self, status: u16, micros: u64) {
        let counters = &self.0;
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        counters.answers[class].fetch_add(1, Ordering::Relaxed);
        counters.micros.fetch_add(micros, Ordering::Relaxed);
        if let Some(bucket) = BUCKETS.iter().position(|end| micros <= end * 1_000) {
            counters.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The numbers in the text format of Prometheus (version 0.0.4).
    pub fn text(&self) -> String {
        let counters = &self.0;
        let mut text = String::from("# TYPE lyceum_requests_total counter\n");
        let mut all = 0;
        for (class, answers) in (1..).zip(&counters.answers) {
            let count = answers.load(Ordering::Relaxed);
            all += count;
            // Writing to a String cannot fail.
            let _ = writeln!(text, "lyceum_requests_total{{status=\"{class}xx\"}} {count}");
        }
        text.push_str("# TYPE lyceum_request_seconds histogram\n");
        let mut below = 0;
        for (end, bucket) in BUCKETS.iter().zip(&counters.buckets) {
            below += bucket.load(Ordering::Relaxed);
            let seconds = *end as f64 / 1_000.0;
            let _ = writeln!(text, "lyceum_request_seconds_bucket{{le=\"{seconds}\"}} {below}");
        }
        let seconds = counters.micros.load(Ordering::Relaxed) as f64 / 1_000_000.0;
        let _ = writeln!(text, "lyceum_request_seconds_bucket{{le=\"+Inf\"}} {all}");
        let _ = writeln!(text, "lyceum_request_seconds_sum {seconds}\nlyceum_request_seconds_count {all}");
        let open = counters.open.load(Ordering::Relaxed);
        let _ = writeln!(text, "# TYPE lyceum_requests_open gauge\nlyceum_requests_open {open}");
        text
    }
}

/// Counts a request and logs it once it was answered.
pub async fn count(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    metrics.0.open.fetch_add(1, Ordering::Relaxed);
    // Taken back even where the client hangs up and this future is dropped.
    let _open = Open(metrics.clone());
    let response = next.run(request).await;
    let (status, micros) = (response.status().as_u16(), started.elapsed().as_micros() as u64);
    metrics.note(status, micros);
    tracing::debug!(%method, route = route.as_deref().unwrap_or("-"), status, micros, "answered");
    response
}

struct Open(Metrics);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_add_up() {
        let metrics = Metrics::default();
        metrics.note(200, 900);
        metrics.note(303, 4_000);
        metrics.note(503, 9_000_000);
        let text = metrics.text();
        for line in [
            "lyceum_requests_total{status=\"2xx\"} 1",
            "lyceum_requests_total{status=\"5xx\"} 1",
            "lyceum_request_seconds_bucket{le=\"0.001\"} 1",
            "lyceum_request_seconds_bucket{le=\"0.005\"} 2",
            "lyceum_request_seconds_bucket{le=\"+Inf\"} 3",
            "lyceum_request_seconds_count 3",
        ] {
            assert!(text.contains(line), "{line} is not in\n{text}");
        }
    }
}
