//! What pages about types share.

use std::borrow::Borrow;

use platform::{Error, Result, say};

use crate::ctx::Ctx;
use crate::features::communities::{Colour, Type};
use crate::page::Page;

/// A page for who opens communities.
pub fn opening_page(ctx: &mut Ctx) -> Result<Page> {
    if !ctx.actor()?.owns_site() {
        return Err(Error::Forbidden(say!("community-open-forbidden")));
    }
    let title = ctx.locale.t("opening-title").to_owned();
    Page::new(ctx, title)
}

/// A type's name in the reader's language.
pub fn type_name(page: &Page, kind: impl Borrow<Type>) -> &str {
    match kind.borrow() {
        Type::Learning => page.t("type-learning"),
        Type::Practice => page.t("type-practice"),
        Type::Interest => page.t("type-interest"),
    }
}

/// What a type is for, in a sentence.
pub fn type_promise(page: &Page, kind: impl Borrow<Type>) -> &str {
    match kind.borrow() {
        Type::Learning => page.t("opening-learning"),
        Type::Practice => page.t("opening-practice"),
        Type::Interest => page.t("opening-interest"),
    }
}

/// The icon behind a type's arch.
pub fn type_icon(kind: impl Borrow<Type>) -> &'static str {
    match kind.borrow() {
        Type::Learning => "route",
        Type::Practice => "wrench",
        Type::Interest => "compass",
    }
}

/// The colour of a type's arch and of its communities' emblems.
pub fn colour_of(kind: impl Borrow<Type>) -> Colour {
    match kind.borrow() {
        Type::Learning => Colour::Apricot,
        Type::Practice => Colour::Leaf,
        Type::Interest => Colour::Sky,
    }
}
