//! The acts under a post.

use axum::response::Response;
use platform::{Error, Result, say};
use serde::Deserialize;

use super::super::model::{PostId, Reaction};
use super::super::web::post_path;
use crate::caller::{Caller, Path, Typed};
use crate::page::{Page, redirect};

/// Which sign.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactionForm {
    #[serde(default)]
    kind: String,
}

impl ReactionForm {
    fn kind(&self) -> Result<Reaction> {
        Reaction::parse(&self.kind).ok_or_else(|| Error::invalid("kind", say!("reaction-unknown")))
    }
}

/// Puts the reader's sign under a post.
pub async fn give(
    caller: Caller,
    Path(id): Path<PostId>,
    Typed(form): Typed<ReactionForm>,
) -> Result<Response> {
    let kind = form.kind()?;
    let seen = caller.write(move |ctx| super::give(ctx, id, kind)).await?;
    Ok(redirect(&post_path(seen.topic.id, seen.post.number, id)))
}

/// Takes it back.
pub async fn take_back(
    caller: Caller,
    Path(id): Path<PostId>,
    Typed(form): Typed<ReactionForm>,
) -> Result<Response> {
    let kind = form.kind()?;
    let seen = caller.write(move |ctx| super::take_back(ctx, id, kind)).await?;
    Ok(redirect(&post_path(seen.topic.id, seen.post.number, id)))
}

/// A sign's name in the reader's language.
pub fn reaction_name<'p>(page: &'p Page, reaction: &Reaction) -> &'p str {
    match reaction {
        Reaction::Useful => page.t("reaction-useful"),
        Reaction::Same => page.t("reaction-same"),
        Reaction::Thanks => page.t("reaction-thanks"),
        Reaction::Tried => page.t("reaction-tried"),
        Reaction::Question => page.t("reaction-question"),
        Reaction::Bravo => page.t("reaction-bravo"),
    }
}

/// A sign's picture.
pub fn reaction_icon(reaction: &Reaction) -> &'static str {
    match reaction {
        Reaction::Useful => "lightbulb",
        Reaction::Same => "hand-helping",
        Reaction::Thanks => "heart",
        Reaction::Tried => "wrench",
        Reaction::Question => "message-circle-question-mark",
        Reaction::Bravo => "sparkles",
    }
}
