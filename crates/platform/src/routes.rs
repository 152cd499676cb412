//! Routes that can be listed, so that a test can hold every one of them against the access table.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, patch, post, put};

/// A route as the access table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// Such as `GET`.
    pub method: &'static str,
    /// The path as axum reads it, with `{names}`.
    pub path: &'static str,
}

/// A feature's routes and the handlers behind them.
pub struct Routes<S> {
    router: Router<S>,
    listed: Vec<Route>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Routes { router: Router::new(), listed: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// A page or a fragment that changes nothing.
    pub fn get<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.with("GET", path, get(handler))
    }

    /// An act.
    pub fn post<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.with("POST", path, post(handler))
    }

    /// Puts a thing in a state; twice is as good as once.
    pub fn put<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.with("PUT", path, put(handler))
    }

    /// Changes parts of a thing.
    pub fn patch<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.with("PATCH", path, patch(handler))
    }

    /// Takes a thing away; twice is as good as once.
    pub fn delete<H: Handler<T, S>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.with("DELETE", path, delete(handler))
    }

    /// Both features' routes.
    pub fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self
    }

    /// Every route, sorted by path.
    pub fn listed(&self) -> Vec<Route> {
        let mut listed = self.listed.clone();
        listed.sort_by_key(|route| (route.path, route.method));
        listed
    }

    /// The router that answers them.
    pub fn into_router(self) -> Router<S> {
        self.router
    }

    fn with(mut self, method: &'static str, path: &'static str, handler: MethodRouter<S>) -> Self {
        self.router = self.router.route(path, handler);
        self.listed.push(Route { method, path });
        self
    }
}
