//! The charter: what is in force, what its draft says, and what its members say to both.

use axum::response::Response;
use platform::i18n::Locale;
use platform::{Error, Result};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::program::{List, Made, Program, Sent};
use crate::caller::Path;
use crate::ctx::Ctx;
use crate::features::charter::clauses::{self, Comment as Said, Rewording as Proposed};
use crate::features::charter::rules::{self, Rule as Held, Sign, Strength};
use crate::features::charter::versions::{self, Version as Adopted, VersionClause};
use crate::features::charter::{self, ClauseId, clause_text, signing};
use crate::features::communities::Standing;

/// What programs do with a charter, for the description.
#[derive(OpenApi)]
#[openapi(paths(
    in_force, sign, versions, version, draft, clause, comments, comment, rewordings, reword, rules
))]
pub struct Operations;

/// A clause.
#[derive(Serialize, ToSchema)]
pub struct Clause {
    id: String,
    title: String,
    /// In Markdown.
    text: String,
    html: String,
}

impl From<VersionClause> for Clause {
    fn from(clause: VersionClause) -> Self {
        let VersionClause { clause_id, title, source, html } = clause;
        Clause { id: clause_id.to_string(), title, text: source, html }
    }
}

impl From<charter::Clause> for Clause {
    fn from(clause: charter::Clause) -> Self {
        Clause { id: clause.id.to_string(), title: clause.title, text: clause.source, html: clause.html }
    }
}

/// The charter in force, and where one stands with it.
#[derive(Serialize, ToSchema)]
pub struct Charter {
    /// The version in force; absent where there is none yet.
    version: Option<i64>,
    clauses: Vec<Clause>,
    /// How many have signed it.
    signature_count: i64,
    member_count: i64,
    /// The last version that one signed.
    signed_version: Option<i64>,
    /// Until when one signs the version in force, where one has not; after that one only reads.
    sign_by: Option<String>,
    /// The decision about a version to come, where one is under way.
    decision_id: Option<String>,
}

/// A community's charter.
#[utoipa::path(get, path = "/api/v1/communities/{community}/charter", tag = "Charter", responses((status = 200, body = Charter)))]
pub async fn in_force(program: Program, Path(slug): Path<String>) -> Result<Response> {
    program
        .show(move |ctx| {
            let within = signing::within(ctx, &slug)?;
            let (community, number) = (within.community.id, within.community.charter_version);
            let version = versions::adopted(ctx, community, number)?;
            let clauses = versions::clauses_of(ctx, community, number)?;
            // Partners and guests know of no decision.
            let proposed =
                if within.standing.is_visitor() { None } else { versions::proposed(ctx, community)? };
            Ok(Charter {
                signature_count: version.as_ref().map_or(0, |version| version.signature_count),
                version: version.map(|version| version.version),
                clauses: clauses.into_iter().map(Clause::from).collect(),
                member_count: within.community.member_count,
                signed_version: signing::last(ctx, &within)?.map(|(version, _)| version),
                sign_by: signing::asked(&within).map(|by| ctx.locale.machine(by)),
                decision_id: proposed.map(|version| version.decision_id.to_string()),
            })
        })
        .await
}

/// Which version one has read.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    version: i64,
}

/// Signs the version in force. A signature is not taken back.
#[utoipa::path(put, path = "/api/v1/communities/{community}/charter/signature", tag = "Charter", request_body = Signature,
    responses((status = 204)))]
pub async fn sign(program: Program, Path(slug): Path<String>, sent: Sent<Signature>) -> Result<Response> {
    program.act(move |ctx| signing::sign(ctx, &slug, sent.body.version)).await
}

/// A version that was adopted.
#[derive(Serialize, ToSchema)]
pub struct VersionLine {
    version: i64,
    /// The decision that adopted it; partners and guests are not told of it.
    decision_id: Option<String>,
    signature_count: i64,
    adopted_at: Option<String>,
}

fn line(version: &Adopted, standing: &Standing, locale: &Locale) -> VersionLine {
    VersionLine {
        version: version.version,
        decision_id: (!standing.is_visitor()).then(|| version.decision_id.to_string()),
        signature_count: version.signature_count,
        adopted_at: version.adopted_at.map(|at| locale.machine(at)),
    }
}

/// The versions that were adopted, latest first.
#[utoipa::path(get, path = "/api/v1/communities/{community}/charter/versions", tag = "Charter",
    responses((status = 200, body = List<VersionLine>)))]
pub async fn versions(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let within = signing::within(ctx, &slug)?;
        let lines = versions::all(ctx, within.community.id)?;
        Ok(lines.iter().map(|version| line(version, &within.standing, &ctx.locale)).collect::<Vec<_>>())
    };
    program.list_all(find, |line, _| line).await
}

/// A version with what it says.
#[derive(Serialize, ToSchema)]
pub struct Version {
    version: i64,
    /// The decision that adopted it; partners and guests are not told of it.
    decision_id: Option<String>,
    signature_count: i64,
    adopted_at: Option<String>,
    clauses: Vec<Clause>,
}

/// A version that was adopted.
#[utoipa::path(get, path = "/api/v1/communities/{community}/charter/versions/{version}", tag = "Charter",
    responses((status = 200, body = Version)))]
pub async fn version(program: Program, Path((slug, number)): Path<(String, i64)>) -> Result<Response> {
    program
        .show(move |ctx| {
            let within = signing::within(ctx, &slug)?;
            let version = versions::adopted(ctx, within.community.id, number)?.ok_or(Error::NotFound)?;
            let clauses = versions::clauses_of(ctx, within.community.id, number)?;
            let VersionLine { version, decision_id, signature_count, adopted_at } =
                line(&version, &within.standing, &ctx.locale);
            let clauses = clauses.into_iter().map(Clause::from).collect();
            Ok(Version { version, decision_id, signature_count, adopted_at, clauses })
        })
        .await
}

/// The draft's clauses, for members.
#[utoipa::path(get, path = "/api/v1/communities/{community}/charter/draft", tag = "Charter",
    responses((status = 200, body = List<Clause>)))]
pub async fn draft(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let find = move |ctx: &mut Ctx| {
        let within = clauses::within(ctx, &slug)?;
        clauses::draft(ctx, within.community.id)
    };
    program.list_all(find, |clause, _| Clause::from(clause)).await
}

/// A clause of the draft.
#[utoipa::path(get, path = "/api/v1/clauses/{clause}", tag = "Charter", responses((status = 200, body = Clause)))]
pub async fn clause(program: Program, Path(id): Path<ClauseId>) -> Result<Response> {
    program.show(move |ctx| Ok(Clause::from(clauses::seen(ctx, id)?.0))).await
}

/// What somebody said about a clause.
#[derive(Serialize, ToSchema)]
pub struct Comment {
    author: String,
    author_handle: String,
    text: String,
    created_at: String,
}

/// What was said about a clause.
#[utoipa::path(get, path = "/api/v1/clauses/{clause}/comments", tag = "Charter",
    responses((status = 200, body = List<Comment>)))]
pub async fn comments(program: Program, Path(id): Path<ClauseId>) -> Result<Response> {
    let shown = |comment: Said, locale: &Locale| Comment {
        author: comment.name,
        author_handle: comment.handle,
        text: comment.text,
        created_at: locale.machine(comment.created_at),
    };
    program.list_all(move |ctx| clauses::comments(ctx, id), shown).await
}

/// A comment to write.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    #[schema(min_length = 1, max_length = 1000)]
    text: String,
}

/// Says something about a clause.
#[utoipa::path(post, path = "/api/v1/clauses/{clause}/comments", tag = "Charter", request_body = NewComment,
    responses((status = 201, body = Made)))]
pub async fn comment(program: Program, Path(id): Path<ClauseId>, sent: Sent<NewComment>) -> Result<Response> {
    let text = sent.body.text.clone();
    program
        .make(&sent, move |ctx| {
            let comment = clauses::comment(ctx, id, &text)?;
            Ok(Made { id: comment.to_string(), url: format!("/clauses/{id}") })
        })
        .await
}

/// Other words for a clause.
#[derive(Serialize, ToSchema)]
pub struct Rewording {
    id: String,
    author: String,
    /// In Markdown.
    text: String,
    why: String,
    /// Whether they were taken over; absent until that is decided.
    accepted: Option<bool>,
    created_at: String,
}

/// The other words that were proposed for a clause.
#[utoipa::path(get, path = "/api/v1/clauses/{clause}/rewordings", tag = "Charter",
    responses((status = 200, body = List<Rewording>)))]
pub async fn rewordings(program: Program, Path(id): Path<ClauseId>) -> Result<Response> {
    let shown = |words: Proposed, locale: &Locale| Rewording {
        id: words.id.to_string(),
        author: words.name,
        text: words.source,
        why: words.why,
        accepted: words.decided_at.map(|_| words.accepted),
        created_at: locale.machine(words.created_at),
    };
    program.list_all(move |ctx| clauses::rewordings(ctx, id), shown).await
}

/// Other words to propose.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRewording {
    /// In Markdown.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
    #[schema(min_length = 1, max_length = 1000)]
    why: String,
}

/// Proposes other words for a clause.
#[utoipa::path(post, path = "/api/v1/clauses/{clause}/rewordings", tag = "Charter", request_body = NewRewording,
    responses((status = 201, body = Made)))]
pub async fn reword(
    program: Program,
    Path(id): Path<ClauseId>,
    sent: Sent<NewRewording>,
) -> Result<Response> {
    let NewRewording { text, why } = sent.body.clone();
    program
        .make(&sent, move |ctx| {
            clauses::speakable(ctx, id)?;
            let words = clauses::reword(ctx, id, &clause_text(&text)?, &why)?;
            Ok(Made { id: words.to_string(), url: format!("/clauses/{id}") })
        })
        .await
}

/// A rule.
#[derive(Serialize, ToSchema)]
pub struct Rule {
    id: String,
    sentence: String,
    why: String,
    strength: Strength,
    /// By what a program sees that a text breaks it, where it stops.
    sign: Option<Sign>,
    /// The words, parted by commas, or the number that go with the sign.
    pattern: String,
    /// Whom to ask about it.
    owner: String,
    /// The place in which it holds; absent where it holds everywhere.
    place: Option<String>,
    /// The clause on which it rests.
    clause: Option<String>,
}

/// A community's rules. A text that a rule stops is refused here as on the pages.
#[utoipa::path(get, path = "/api/v1/communities/{community}/charter/rules", tag = "Charter",
    responses((status = 200, body = List<Rule>)))]
pub async fn rules(program: Program, Path(slug): Path<String>) -> Result<Response> {
    let shown = |rule: Held, _: &Locale| Rule {
        id: rule.id.to_string(),
        sentence: rule.sentence,
        why: rule.why,
        strength: rule.strength,
        sign: rule.sign,
        pattern: rule.pattern,
        owner: rule.owner,
        place: rule.place,
        clause: rule.clause,
    };
    program.list_all(move |ctx| rules::all(ctx, &slug), shown).await
}
