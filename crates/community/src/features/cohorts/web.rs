//! The cohorts of a community, one cohort, and the acts on both.

use askama::Template;
use axum::response::Response;
use platform::error::Problem;
use platform::{Error, Result};
use serde::Deserialize;

use super::actions::{self, WORTH_DEALING};
use super::model::{Cohort, CohortId, Deal, Fellow, Manner, Seat};
use super::store;
use crate::caller::{Caller, Path, Query, Typed};
use crate::features::accounts::AccountId;
use crate::page::{Page, Problems, html, redirect, unprocessable};

/// People on a cohort's page.
const PAGE: usize = 60;

#[derive(Template)]
#[template(path = "cohorts/templates/cohorts.html")]
struct CohortsPage {
    page: Page,
    path: String,
    cohorts: Vec<Cohort>,
    deal: Option<Deal>,
    seat: Option<Seat>,
    /// Whether the reader deals.
    arranges: bool,
    /// Whether there are enough people for it to be worth it.
    worth: bool,
}

impl CohortsPage {
    fn is_mine(&self, cohort: &Cohort) -> bool {
        self.seat.as_ref().is_some_and(|seat| seat.cohort_id == cohort.id)
    }

    /// Whether the reader may move there by themselves.
    fn invites(&self, cohort: &Cohort) -> bool {
        let standing = self.page.here.as_ref().map(|here| &here.within.standing);
        let (Some(standing), Some(deal)) = (standing, &self.deal) else { return false };
        !self.is_mine(cohort) && super::policy::arrive(standing, self.seat.as_ref(), deal, cohort).is_ok()
    }
}

/// The cohorts of a community, and one's own.
pub async fn list(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::seen(ctx, &community)?;
            let title = ctx.locale.t("cohorts-title").to_owned();
            let page = Page::within(ctx, &seen, title, "members")?;
            let id = seen.community.id;
            Ok(CohortsPage {
                page,
                path: format!("/communities/{community}"),
                cohorts: store::cohorts(ctx.tx, id)?,
                deal: store::deal(ctx.tx, id)?,
                seat: actions::own_seat(ctx, id)?,
                arranges: seen.standing.directs(),
                worth: seen.community.member_count >= WORTH_DEALING,
            })
        })
        .await?;
    html(&template)
}

/// How to deal. `seed` keeps what was shown: the same people are dealt the same way when it is done.
#[derive(Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DealForm {
    manner: String,
    size: String,
    seed: Option<u64>,
}

impl Default for DealForm {
    fn default() -> Self {
        DealForm { manner: Manner::Random.name().to_owned(), size: "20".to_owned(), seed: None }
    }
}

/// A cohort that a deal would make.
struct Shown {
    name: String,
    count: i64,
}

#[derive(Template)]
#[template(path = "cohorts/templates/deal.html")]
struct DealPage {
    page: Page,
    path: String,
    form: DealForm,
    /// What would come of it, once a director asked.
    shown: Option<Vec<Shown>>,
    /// Whether there are cohorts that would end.
    replaces: bool,
    problems: Problems,
}

impl DealPage {
    fn people(&self, shown: &[Shown]) -> i64 {
        shown.iter().map(|cohort| cohort.count).sum()
    }
}

/// The form; with a manner and a size in the address it shows what would come of them.
pub async fn deal_form(
    caller: Caller,
    Path(community): Path<String>,
    Query(form): Query<DealForm>,
) -> Result<Response> {
    let asked = caller.path.contains('?');
    match deal_page(&caller, community, form, asked, Vec::new()).await? {
        (page, true) => html(&page),
        (page, false) => unprocessable(&page),
    }
}

/// Deals as was shown.
pub async fn deal(
    caller: Caller,
    Path(community): Path<String>,
    Typed(form): Typed<DealForm>,
) -> Result<Response> {
    let (slug, typed) = (community.clone(), form.clone());
    let dealt = caller
        .import(move |ctx| {
            let seed = typed.seed.unwrap_or_else(|| actions::seed(ctx));
            actions::arranged(ctx, &slug)?;
            actions::deal(ctx, &slug, &actions::parse(&typed.manner, &typed.size)?, seed)
        })
        .await;
    match dealt {
        Ok(()) => Ok(redirect(&format!("/communities/{community}/cohorts"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&deal_page(&caller, community, form, false, problems).await?.0)
        }
        Err(error) => Err(error),
    }
}

/// The page, and whether what was typed is sound.
async fn deal_page(
    caller: &Caller,
    slug: String,
    mut form: DealForm,
    asked: bool,
    mut problems: Vec<Problem>,
) -> Result<(DealPage, bool)> {
    caller
        .read(move |ctx| {
            let seen = actions::arranged(ctx, &slug)?;
            let title = ctx.locale.t("cohorts-deal").to_owned();
            let page = Page::within(ctx, &seen, title, "members")?;
            let seed = form.seed.unwrap_or_else(|| actions::seed(ctx));
            form.seed = Some(seed);
            let mut shown = None;
            if asked {
                match actions::parse(&form.manner, &form.size) {
                    Ok(deal) => {
                        let hands = actions::preview(ctx, &seen, &deal, seed)?;
                        let count = |(name, hand): (String, super::dealing::Hand)| Shown {
                            name,
                            count: hand.people.len() as i64,
                        };
                        shown = Some(hands.into_iter().map(count).collect());
                    }
                    Err(Error::Invalid(more)) => problems.extend(more),
                    Err(error) => return Err(error),
                }
            }
            let sound = problems.is_empty();
            let problems = Problems::of(&problems, &page.locale);
            let replaces = store::deal(ctx.tx, seen.community.id)?.is_some();
            let path = format!("/communities/{slug}");
            Ok((DealPage { page, path, form, shown, replaces, problems }, sound))
        })
        .await
}

/// What somebody shares with their cohort, in the reader's words.
fn manner_name<'p>(page: &'p Page, manner: &Manner) -> &'p str {
    match manner {
        Manner::Language => page.t("cohorts-by-language"),
        Manner::Zone => page.t("cohorts-by-zone"),
        Manner::Start => page.t("cohorts-by-start"),
        Manner::Random => page.t("cohorts-by-chance"),
    }
}

/// What a manner is good for.
fn manner_promise<'p>(page: &'p Page, manner: &Manner) -> &'p str {
    match manner {
        Manner::Language => page.t("cohorts-by-language-does"),
        Manner::Zone => page.t("cohorts-by-zone-does"),
        Manner::Start => page.t("cohorts-by-start-does"),
        Manner::Random => page.t("cohorts-by-chance-does"),
    }
}

#[derive(Template)]
#[template(path = "cohorts/templates/dissolution.html")]
struct DissolutionPage {
    page: Page,
    path: String,
    count: i64,
}

/// Asks whether the cohorts shall end.
pub async fn dissolution_form(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let template = caller
        .read(move |ctx| {
            let seen = actions::arranged(ctx, &community)?;
            let title = ctx.locale.t("cohorts-dissolve").to_owned();
            let page = Page::within(ctx, &seen, title, "members")?;
            let count = store::cohorts(ctx.tx, seen.community.id)?.len() as i64;
            Ok(DissolutionPage { page, path: format!("/communities/{community}"), count })
        })
        .await?;
    html(&template)
}

/// Ends the cohorts.
pub async fn dissolve(caller: Caller, Path(community): Path<String>) -> Result<Response> {
    let slug = community.clone();
    caller.import(move |ctx| actions::dissolve(ctx, &slug)).await?;
    Ok(redirect(&format!("/communities/{community}/cohorts")))
}

/// From where a page goes on: the last account shown.
#[derive(Deserialize)]
pub struct FellowsQuery {
    after: Option<AccountId>,
}

#[derive(Template)]
#[template(path = "cohorts/templates/cohort.html")]
struct CohortPage {
    page: Page,
    path: String,
    cohort: Cohort,
    fellows: Vec<Fellow>,
    /// Where somebody can be sent, for who arranges.
    others: Vec<Cohort>,
    more: Option<String>,
    arranges: bool,
    form: NameForm,
    problems: Problems,
}

/// A cohort and who is in it.
pub async fn cohort(
    caller: Caller,
    Path(id): Path<CohortId>,
    Query(query): Query<FellowsQuery>,
) -> Result<Response> {
    html(&cohort_page(&caller, id, query.after, None, Vec::new()).await?)
}

async fn cohort_page(
    caller: &Caller,
    id: CohortId,
    after: Option<AccountId>,
    form: Option<NameForm>,
    problems: Vec<Problem>,
) -> Result<CohortPage> {
    caller
        .read(move |ctx| {
            let (cohort, seen) = actions::cohort(ctx, id)?;
            let page = Page::within(ctx, &seen, cohort.name.clone(), "members")?;
            let after = after.unwrap_or(AccountId(platform::ids::Raw::nil()));
            let (fellows, more) = actions::fellows(ctx, &cohort, after, PAGE)?;
            let more = fellows.last().filter(|_| more).map(|last| format!("?after={}", last.id));
            let arranges = seen.standing.directs();
            let mut others = if arranges { store::cohorts(ctx.tx, cohort.community_id)? } else { Vec::new() };
            others.retain(|other| other.id != id);
            let form = form.unwrap_or_else(|| NameForm { name: cohort.name.clone() });
            let problems = Problems::of(&problems, &page.locale);
            let path = format!("/communities/{}", seen.community.slug);
            Ok(CohortPage { page, path, cohort, fellows, others, more, arranges, form, problems })
        })
        .await
}

/// A cohort's name, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    #[serde(default)]
    name: String,
}

/// Gives a cohort another name.
pub async fn rename(
    caller: Caller,
    Path(id): Path<CohortId>,
    Typed(form): Typed<NameForm>,
) -> Result<Response> {
    let typed = form.name.clone();
    match caller.write(move |ctx| actions::rename(ctx, id, &typed)).await {
        Ok(()) => Ok(redirect(&format!("/cohorts/{id}"))),
        Err(Error::Invalid(problems)) => {
            unprocessable(&cohort_page(&caller, id, None, Some(form), problems).await?)
        }
        Err(error) => Err(error),
    }
}

/// Moves the caller there.
pub async fn arrive(caller: Caller, Path(id): Path<CohortId>) -> Result<Response> {
    caller.write(move |ctx| actions::arrive(ctx, id)).await?;
    Ok(redirect(&format!("/cohorts/{id}")))
}

/// From which cohort's page somebody is sent; nothing hangs on it but where the director goes on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendForm {
    #[serde(default)]
    into: String,
}

/// Moves somebody out of this cohort into another.
pub async fn send(
    caller: Caller,
    Path((id, account)): Path<(CohortId, AccountId)>,
    Typed(form): Typed<SendForm>,
) -> Result<Response> {
    caller
        .write(move |ctx| {
            let (_, seen) = actions::cohort(ctx, id)?;
            super::policy::arrange(&seen.standing)?;
            let into = form
                .into
                .parse()
                .map_err(|_| Error::invalid("into", platform::say!("cohort-into-unsound")))?;
            actions::send(ctx, into, account)
        })
        .await?;
    Ok(redirect(&format!("/cohorts/{id}")))
}
