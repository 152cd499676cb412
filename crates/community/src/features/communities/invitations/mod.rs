//! Invitations: links with which people join a community.
//!
//! - A director makes a link, says in which role people come, how often it works and until when, and may end it at any time.
//! - Whoever has an account joins with one click; whoever has none signs up on the spot and is in.
//! - By an organisation’s sign-in too: whoever has an account there comes back to the invitation, whoever has none here makes one.
//! - A personal link belongs to an imported person: whoever opens it takes that person's history over. Of somebody who belongs to
//!   another community too it goes to their address only.
//! - Whoever signs up with the address of an imported person gets a mail: its link hands that history over. A name never does.
//! - A link that is used up, ended or past its date says so, and why.

pub mod actions;
pub mod claims;
pub(super) mod letters;
pub mod model;
pub(crate) mod providers;
pub mod store;
pub(crate) mod web;
