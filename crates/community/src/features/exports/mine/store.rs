//! The SQL of what is somebody's own: rows that name them as who said it, page by page in the order of their times. No query reads a
//! name, an address or a word of anybody else, but titles and names of places of what they wrote, as far as they see those now.

use platform::clock::Timestamp;
use platform::db::Tx;
use platform::ids::Raw;
use platform::{Result, row, sql};

use crate::features::accounts::AccountId;
use crate::features::communities::CommunityId;
use crate::features::decisions::DecisionId;
use crate::features::places::PlaceId;
use crate::features::studies::model::{QuestionId, Stored};

/// Rows of a page.
pub const PAGE: usize = 200;

/// From where a page goes on.
pub type After = (Timestamp, Raw);

row! {
    /// Something that somebody said or did. What its three texts are, [`super::Part`] says.
    pub struct Own {
        /// Its id, or that of what it is about.
        pub key: Raw,
        /// When.
        pub at: Timestamp,
        /// What it is about, mostly.
        pub title: String,
        /// Where, or why.
        pub about: String,
        /// What they said.
        pub text: String,
    }
}

row! {
    /// Something that stands in a place: its title and `about` are words of others, or may have become so.
    pub struct Placed {
        /// Its id.
        pub key: Raw,
        /// When.
        pub at: Timestamp,
        /// What it is about.
        pub title: String,
        /// The name of the place.
        pub about: String,
        /// What they said.
        pub text: String,
        /// The place.
        pub place: PlaceId,
    }
}

/// What somebody sees of a community now: names and titles that others may have changed since are told as far as that.
pub struct Sight {
    /// Which community.
    pub community: CommunityId,
    /// Whether they read what members read.
    pub inside: bool,
    /// The places that they see, closed ones too.
    pub places: Vec<PlaceId>,
}

impl Sight {
    /// What stands in a place, without its title and the place's name where they do not see it.
    fn told(&self, placed: Placed) -> Own {
        let Placed { key, at, title, about, text, place } = placed;
        match self.places.contains(&place) {
            true => Own { key, at, title, about, text },
            false => Own { key, at, title: String::new(), about: String::new(), text },
        }
    }
}

row! {
    /// A community to which somebody belongs or belonged.
    pub struct Belonging {
        /// Which.
        pub id: CommunityId,
        /// Its name in addresses.
        pub slug: String,
        /// Its name.
        pub name: String,
        /// Since when.
        pub joined_at: Timestamp,
        /// Until when.
        pub left_at: Option<Timestamp>,
    }
}

row! {
    /// A file that somebody brought.
    pub struct Brought {
        /// Its id.
        pub id: Raw,
        /// What it was called.
        pub name: String,
        /// What it is.
        pub media_type: String,
        /// Its size.
        pub bytes: i64,
        /// The name under which it is kept.
        pub blob: String,
        /// When it was brought.
        pub created_at: Timestamp,
    }
}

/// Where somebody belongs or belonged.
pub fn belongings(tx: &mut Tx, account: AccountId) -> Result<Vec<Belonging>> {
    sql!(
        tx.rows,
        "SELECT c.id, c.slug, c.name, m.joined_at, m.left_at FROM memberships m JOIN communities c ON c.id = m.community_id
         WHERE m.account_id = $1 ORDER BY m.joined_at, c.id",
        account
    )
}

/// Files after one, in the order of their ids.
pub fn files(tx: &mut Tx, account: AccountId, after: Raw) -> Result<Vec<Brought>> {
    sql!(
        tx.rows,
        "SELECT id, name, media_type, bytes, blob, created_at FROM files WHERE account_id = $1 AND id > $2 ORDER BY id LIMIT 200",
        account,
        after
    )
}

/// Where the bytes of somebody's photograph are kept, and what they are.
pub fn picture(tx: &mut Tx, account: AccountId) -> Result<Option<(String, String)>> {
    sql!(
        tx.find,
        "SELECT p.blob, p.media_type FROM pictures p JOIN accounts a ON a.portrait = -p.number WHERE p.account_id = $1 AND a.id = $1",
        account
    )
}

/// A page of rows that somebody ($2) said or did in a community ($1), after a time ($3) and a key ($4), in their order. Of what stands
/// in a place the query tells it last; of what members read it asks whether they do ($5).
macro_rules! own {
    ($(#[doc = $what:literal])* $name:ident, $text:literal) => {
        $(#[doc = $what])*
        pub fn $name(tx: &mut Tx, sight: &Sight, account: AccountId, after: After) -> Result<Vec<Own>> {
            sql!(tx.rows, $text, sight.community, account, after.0, after.1)
        }
    };
    ($(#[doc = $what:literal])* $name:ident in a place, $text:literal) => {
        $(#[doc = $what])*
        pub fn $name(tx: &mut Tx, sight: &Sight, account: AccountId, after: After) -> Result<Vec<Own>> {
            let page: Vec<Placed> = sql!(tx.rows, $text, sight.community, account, after.0, after.1)?;
            Ok(page.into_iter().map(|placed| sight.told(placed)).collect())
        }
    };
    ($(#[doc = $what:literal])* $name:ident read inside, $text:literal) => {
        $(#[doc = $what])*
        pub fn $name(tx: &mut Tx, sight: &Sight, account: AccountId, after: After) -> Result<Vec<Own>> {
            sql!(tx.rows, $text, sight.community, account, after.0, after.1, sight.inside)
        }
    };
}

own! {
    /// Posts that were not deleted, the first ones of topics among them.
    posts in a place,
    "SELECT p.id, p.created_at, t.title, l.name, p.source, l.id FROM posts p JOIN topics t ON t.id = p.topic_id JOIN places l ON l.id = t.place_id
     WHERE p.community_id = $1 AND p.author_id = $2 AND (p.created_at, p.id) > ($3, $4) AND p.number > 1
     AND p.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY p.created_at, p.id LIMIT 200"
}

own! {
    /// Topics that they opened.
    topics in a place,
    "SELECT p.id, p.created_at, t.title, l.name, p.source, l.id FROM posts p JOIN topics t ON t.id = p.topic_id JOIN places l ON l.id = t.place_id
     WHERE p.community_id = $1 AND p.author_id = $2 AND (p.created_at, p.id) > ($3, $4) AND p.number = 1
     AND p.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY p.created_at, p.id LIMIT 200"
}

own! {
    /// Reactions, by the kinds that they are.
    reactions,
    "SELECT r.post_id, r.created_at, r.kind, '', '' FROM reactions r
     WHERE r.account_id = $2 AND r.community_id = $1 AND (r.created_at, r.post_id) > ($3, $4)
     ORDER BY r.created_at, r.post_id LIMIT 200"
}

own! {
    /// Decisions that they proposed.
    decisions,
    "SELECT id, opened_at, title, discussion, source FROM decisions
     WHERE community_id = $1 AND author_id = $2 AND (opened_at, id) > ($3, $4) ORDER BY opened_at, id LIMIT 200"
}

own! {
    /// What they answered where answers carry names; others are nowhere.
    ballots,
    "SELECT b.decision_id, b.answered_at, d.title, '', b.answer FROM decision_ballots b JOIN decisions d ON d.id = b.decision_id
     WHERE d.community_id = $1 AND b.account_id = $2 AND NOT d.anonymous AND (b.answered_at, b.decision_id) > ($3, $4)
     ORDER BY b.answered_at, b.decision_id LIMIT 200"
}

/// The words of a decision's options, in their order.
pub fn options(tx: &mut Tx, decision: DecisionId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = sql!(
        tx.rows,
        "SELECT text FROM decision_options WHERE decision_id = $1 ORDER BY position",
        decision
    )?;
    Ok(rows.into_iter().map(|(text,)| text).collect())
}

own! {
    /// Objections that they raised.
    objections,
    "SELECT o.id, o.raised_at, d.title, '', o.reason FROM decision_objections o JOIN decisions d ON d.id = o.decision_id
     WHERE d.community_id = $1 AND o.account_id = $2 AND (o.raised_at, o.id) > ($3, $4) ORDER BY o.raised_at, o.id LIMIT 200"
}

own! {
    /// Versions of the charter that they signed.
    signatures,
    "SELECT community_id, signed_at, CAST(version AS TEXT), '', '' FROM charter_signatures
     WHERE community_id = $1 AND account_id = $2 AND (signed_at, community_id) > ($3, $4) ORDER BY signed_at LIMIT 200"
}

own! {
    /// What they said of clauses.
    comments read inside,
    "SELECT m.id, m.created_at, CASE WHEN $5 THEN c.title ELSE '' END, '', m.text FROM charter_comments m JOIN charter_clauses c ON c.id = m.clause_id
     WHERE c.community_id = $1 AND m.account_id = $2 AND (m.created_at, m.id) > ($3, $4) ORDER BY m.created_at, m.id LIMIT 200"
}

own! {
    /// Other words that they asked for.
    rewordings read inside,
    "SELECT m.id, m.created_at, CASE WHEN $5 THEN c.title ELSE '' END, m.why, m.source FROM charter_rewordings m JOIN charter_clauses c ON c.id = m.clause_id
     WHERE c.community_id = $1 AND m.account_id = $2 AND (m.created_at, m.id) > ($3, $4) ORDER BY m.created_at, m.id LIMIT 200"
}

own! {
    /// Goals that they set themselves.
    goals,
    "SELECT id, created_at, text, CASE WHEN reached_at IS NULL THEN '' ELSE 'reached' END, '' FROM personal_goals
     WHERE community_id = $1 AND account_id = $2 AND removed_at IS NULL AND (created_at, id) > ($3, $4)
     ORDER BY created_at, id LIMIT 200"
}

own! {
    /// What they said of the common goal's results.
    progress,
    "SELECT u.id, u.created_at, r.what,
     CAST(u.value / 100 AS TEXT) || CASE WHEN u.value % 100 = 0 THEN '' ELSE '.' || SUBSTR(CAST(100 + u.value % 100 AS TEXT), 2) END,
     u.note
     FROM goal_updates u JOIN goal_results r ON r.id = u.result_id
     WHERE u.community_id = $1 AND u.account_id = $2 AND (u.created_at, u.id) > ($3, $4) ORDER BY u.created_at, u.id LIMIT 200"
}

own! {
    /// Goals that they proposed for everybody.
    changes,
    "SELECT id, created_at, goal, '', reason FROM goal_changes
     WHERE community_id = $1 AND account_id = $2 AND (created_at, id) > ($3, $4) ORDER BY created_at, id LIMIT 200"
}

own! {
    /// What they said on their first day.
    introductions,
    "SELECT account_id, said_at, needs, '', gives FROM introductions
     WHERE community_id = $1 AND account_id = $2 AND (said_at, account_id) > ($3, $4) AND (needs <> '' OR gives <> '')"
}

own! {
    /// What they wrote when they asked to join.
    requests,
    "SELECT account_id, created_at, '', '', message FROM membership_requests
     WHERE community_id = $1 AND account_id = $2 AND (created_at, account_id) > ($3, $4) AND message <> ''"
}

own! {
    /// Working groups in which they are; of those that they founded, with the purpose.
    groups,
    "SELECT g.id, m.joined_at, g.name, '', CASE WHEN g.founder_id = $2 THEN g.purpose ELSE '' END
     FROM working_group_members m JOIN working_groups g ON g.id = m.group_id
     WHERE m.account_id = $2 AND m.community_id = $1 AND (m.joined_at, g.id) > ($3, $4) ORDER BY m.joined_at, g.id LIMIT 200"
}

own! {
    /// What they booked.
    bookings in a place,
    "SELECT b.id, b.starts_at, '', l.name, b.title, l.id FROM bookings b JOIN places l ON l.id = b.place_id
     WHERE b.community_id = $1 AND b.account_id = $2 AND (b.starts_at, b.id) > ($3, $4) AND b.cancelled_at IS NULL
     ORDER BY b.starts_at, b.id LIMIT 200"
}

own! {
    /// Notes that they wrote after check-ins.
    notes,
    "SELECT id, starts_at, starts, zone, note FROM check_ins
     WHERE community_id = $1 AND reported_by = $2 AND (starts_at, id) > ($3, $4) ORDER BY starts_at, id LIMIT 200"
}

own! {
    /// What they answered to studies with names, as it is stored; `about` and `title` are the study's in both languages.
    answers,
    "SELECT a.question_id, COALESCE(s.opened_at, s.created_at), s.title_en, s.title_fr, a.value
     FROM study_sheets h JOIN studies s ON s.id = h.study_id JOIN study_answers a ON a.sheet_id = h.id
     WHERE s.community_id = $1 AND h.account_id = $2 AND s.named AND (COALESCE(s.opened_at, s.created_at), a.question_id) > ($3, $4)
     ORDER BY 2, 1 LIMIT 200"
}

/// A question as it is stored.
pub fn question(tx: &mut Tx, id: QuestionId) -> Result<Stored> {
    sql!(
        tx.row,
        "SELECT id, study_id, kind, text_en, text_fr, options, required, topic, origin_id, removed_at FROM study_questions
         WHERE id = $1",
        id
    )
}
