//! THE MAP: the features in import order. A feature imports only features that stand above it; what must flow the other
//! way is an event. Blank lines keep the formatter from sorting them.

pub mod audit;

pub mod accounts;

pub mod files;

pub mod communities;

pub mod cohorts;

pub mod places;

pub mod decisions;

pub mod charter;

pub mod studies;

pub mod lifecycle;

pub mod training;

pub mod goals;

pub mod discussions;

pub mod learning;

pub mod blueprints;

pub mod groups;

pub mod transformation;

pub mod search;

pub mod tutoring;

pub mod imports;

pub mod successors;

pub mod welcome;

pub mod guide;

pub mod home;

pub mod site;

pub mod exports;

pub mod api;

pub mod demonstration;

use platform::Result;
use platform::db::{Migration, Step};
use platform::events::Listeners;
use platform::i18n::Source;
use platform::ids::Raw;
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;
use crate::archive::{self, Holdings, Reach};
use crate::ctx::Ctx;

/// Every page and act of every feature.
pub fn routes() -> Routes<App> {
    Routes::default()
        .and(accounts::pages())
        .and(files::pages())
        .and(communities::pages())
        .and(cohorts::pages())
        .and(places::pages())
        .and(decisions::pages())
        .and(charter::pages())
        .and(studies::pages())
        .and(lifecycle::pages())
        .and(training::pages())
        .and(goals::pages())
        .and(discussions::pages())
        .and(learning::pages())
        .and(blueprints::pages())
        .and(groups::pages())
        .and(transformation::pages())
        .and(search::pages())
        .and(tutoring::pages())
        .and(imports::pages())
        .and(successors::pages())
        .and(welcome::pages())
        .and(guide::pages())
        .and(home::pages())
        .and(site::pages())
        .and(exports::pages())
        .and(api::pages())
        .and(demonstration::pages())
}

/// Every feature's words, in both languages.
pub fn messages() -> Vec<Source> {
    vec![
        platform::MESSAGES,
        crate::page::MESSAGES,
        audit::MESSAGES,
        accounts::MESSAGES,
        files::MESSAGES,
        communities::MESSAGES,
        cohorts::MESSAGES,
        places::MESSAGES,
        decisions::MESSAGES,
        charter::MESSAGES,
        studies::MESSAGES,
        lifecycle::MESSAGES,
        training::MESSAGES,
        goals::MESSAGES,
        discussions::MESSAGES,
        learning::MESSAGES,
        blueprints::MESSAGES,
        groups::MESSAGES,
        transformation::MESSAGES,
        search::MESSAGES,
        tutoring::MESSAGES,
        imports::MESSAGES,
        successors::MESSAGES,
        welcome::MESSAGES,
        guide::MESSAGES,
        home::MESSAGES,
        site::MESSAGES,
        exports::MESSAGES,
        api::MESSAGES,
        demonstration::MESSAGES,
    ]
}

/// Who reacts to which event.
pub fn listeners() -> Listeners {
    let mut listeners = Listeners::default();
    accounts::listen(&mut listeners);
    decisions::listen(&mut listeners);
    charter::listen(&mut listeners);
    goals::listen(&mut listeners);
    cohorts::listen(&mut listeners);
    discussions::listen(&mut listeners);
    groups::listen(&mut listeners);
    transformation::listen(&mut listeners);
    search::listen(&mut listeners);
    tutoring::listen(&mut listeners);
    imports::listen(&mut listeners);
    welcome::listen(&mut listeners);
    successors::listen(&mut listeners);
    exports::listen(&mut listeners);
    listeners
}

/// What the reactions do.
pub fn reactions(app: &App) -> Reactions {
    let mut reactions = Reactions::default();
    accounts::react(app, &mut reactions);
    decisions::react(app, &mut reactions);
    charter::react(app, &mut reactions);
    cohorts::react(app, &mut reactions);
    studies::react(app, &mut reactions);
    lifecycle::react(app, &mut reactions);
    goals::react(app, &mut reactions);
    discussions::react(app, &mut reactions);
    groups::react(app, &mut reactions);
    transformation::react(app, &mut reactions);
    search::react(app, &mut reactions);
    tutoring::react(app, &mut reactions);
    welcome::react(&mut reactions);
    successors::react(app, &mut reactions);
    exports::react(app, &mut reactions);
    reactions
}

/// What archives hold of every feature, in the order in which it can be written: who belongs comes last, so that nobody enters
/// before everything is there. A test compares this with the database.
pub fn holdings() -> Holdings {
    let tables = vec![
        &communities::archive::THEMES,
        &communities::archive::ORGANISATIONS,
        &places::archive::PLACES,
        &communities::archive::OPENINGS,
        &places::archive::PREMISES,
        &places::archive::BOOKINGS,
        &decisions::archive::DECISIONS,
        &decisions::archive::OPTIONS,
        &decisions::archive::ASKED,
        &decisions::archive::BALLOTS,
        &decisions::archive::OBJECTIONS,
        &charter::archive::CLAUSES,
        &charter::archive::COMMENTS,
        &charter::archive::REWORDINGS,
        &charter::archive::VERSIONS,
        &charter::archive::VERSION_CLAUSES,
        &charter::archive::SIGNATURES,
        &charter::archive::RULES,
        &lifecycle::archive::LIVES,
        &lifecycle::archive::CHANGES,
        &training::archive::COURSES,
        &training::archive::SESSIONS,
        &communities::archive::RESULTS,
        &goals::archive::UPDATES,
        &goals::archive::CHANGES,
        &cohorts::archive::DEALS,
        &cohorts::archive::COHORTS,
        &cohorts::archive::SEATS,
        &files::archive::FILES,
        &discussions::archive::TOPICS,
        &discussions::archive::POSTS,
        &discussions::archive::VERSIONS,
        &discussions::archive::ATTACHMENTS,
        &discussions::archive::REACTIONS,
        &discussions::archive::SIGNPOSTS,
        &discussions::archive::FOLLOWS,
        &discussions::archive::TOPIC_READS,
        &discussions::archive::PLACE_READS,
        &successors::archive::CARRIED_TOPICS,
        &learning::archive::INTENTIONS,
        &learning::archive::OBJECTIVES,
        &learning::archive::ACTIVITIES,
        &learning::archive::SERVED,
        &learning::archive::GOALS,
        &blueprints::archive::GUESSES,
        &blueprints::archive::CONTRACTS,
        &groups::archive::GROUPS,
        &groups::archive::FELLOWS,
        &tutoring::archive::BINDINGS,
        &tutoring::archive::CHECK_INS,
        &tutoring::archive::RHYTHM,
        &successors::archive::SUCCESSORS,
        &successors::archive::FOUNDERS,
        &successors::archive::LINEAGES,
        &transformation::archive::TRANSFORMATIONS,
        &transformation::archive::PARTS,
        &blueprints::archive::SHEETS,
        &blueprints::archive::CHOICES,
        &welcome::archive::INTRODUCTIONS,
        &welcome::archive::GREETINGS,
        &welcome::archive::GREETERS,
        &guide::archive::WAIVERS,
        &guide::archive::ANSWERS,
        &audit::archive::ENTRIES,
        &communities::archive::REQUESTS,
        &communities::archive::BANS,
        &communities::archive::MEMBERS,
        &communities::archive::ROLES,
    ];
    let left_out = [
        archive::PLATFORM,
        accounts::archive::LEFT_OUT,
        communities::archive::LEFT_OUT,
        decisions::archive::LEFT_OUT,
        goals::archive::LEFT_OUT,
        studies::archive::LEFT_OUT,
        discussions::archive::LEFT_OUT,
        blueprints::archive::LEFT_OUT,
        imports::LEFT_OUT,
        successors::archive::LEFT_OUT,
        exports::LEFT_OUT,
        api::LEFT_OUT,
    ];
    Holdings {
        people: &accounts::archive::PEOPLE,
        pictures: &accounts::archive::PICTURES,
        community: &communities::archive::COMMUNITY,
        tables,
        left_out: left_out.into_iter().flatten().collect(),
    }
}

/// Brings up what follows from what an archive of this reach has brought into a community.
pub fn finish_arrival(ctx: &mut Ctx, community: Raw, reach: Reach) -> Result<()> {
    discussions::archive::finish(ctx, community)?;
    places::archive::finish(ctx, community)?;
    lifecycle::archive::finish(ctx, community)?;
    goals::archive::finish(ctx, community)?;
    match reach {
        Reach::Operator => Ok(()),
        Reach::Directors => discussions::archive::count_as_read(ctx, community),
    }
}

/// The database's history, oldest first; only ever added to.
pub fn migrations() -> Vec<Migration> {
    vec![
        migration("0001_platform", include_str!("../../../../migrations/0001_platform.sql")),
        migration("0002_accounts", include_str!("../../../../migrations/0002_accounts.sql")),
        migration("0003_communities", include_str!("../../../../migrations/0003_communities.sql")),
        migration("0004_places", include_str!("../../../../migrations/0004_places.sql")),
        migration("0005_discussions", include_str!("../../../../migrations/0005_discussions.sql")),
        migration("0006_search", include_str!("../../../../migrations/0006_search.sql")),
        migration("0007_answers", include_str!("../../../../migrations/0007_answers.sql")),
        migration("0008_tokens", include_str!("../../../../migrations/0008_tokens.sql")),
        migration("0009_read_since", include_str!("../../../../migrations/0009_read_since.sql")),
        migration("0010_attention", include_str!("../../../../migrations/0010_attention.sql")),
        migration("0011_files", include_str!("../../../../migrations/0011_files.sql")),
        migration("0012_doors", include_str!("../../../../migrations/0012_doors.sql")),
        migration("0013_premises", include_str!("../../../../migrations/0013_premises.sql")),
        migration("0014_api", include_str!("../../../../migrations/0014_api.sql")),
        migration("0015_identities", include_str!("../../../../migrations/0015_identities.sql")),
        migration("0016_partners", include_str!("../../../../migrations/0016_partners.sql")),
        migration("0017_imports", include_str!("../../../../migrations/0017_imports.sql")),
        migration("0018_exports", include_str!("../../../../migrations/0018_exports.sql")),
        migration("0019_decisions", include_str!("../../../../migrations/0019_decisions.sql")),
        migration("0020_charter", include_str!("../../../../migrations/0020_charter.sql")),
        migration("0026_cohorts", include_str!("../../../../migrations/0026_cohorts.sql")),
        migration("0027_studies", include_str!("../../../../migrations/0027_studies.sql")),
        migration("0028_lifecycle", include_str!("../../../../migrations/0028_lifecycle.sql")),
        migration("0029_goals", include_str!("../../../../migrations/0029_goals.sql")),
        migration("0030_types", include_str!("../../../../migrations/0030_types.sql")),
        migration("0031_guide", include_str!("../../../../migrations/0031_guide.sql")),
        migration("0032_contracts", include_str!("../../../../migrations/0032_contracts.sql")),
        migration("0033_visits", include_str!("../../../../migrations/0033_visits.sql")),
        migration("0033_welcome", include_str!("../../../../migrations/0033_welcome.sql")),
        migration("0034_groups", include_str!("../../../../migrations/0034_groups.sql")),
        stepped(
            "0035_addresses",
            include_str!("../../../../migrations/0035_addresses.sql"),
            accounts::renew_address_keys,
        ),
        migration("0036_mails", include_str!("../../../../migrations/0036_mails.sql")),
        migration("0037_what_next", include_str!("../../../../migrations/0037_what_next.sql")),
        migration("0038_transformations", include_str!("../../../../migrations/0038_transformations.sql")),
        migration("0039_successors", include_str!("../../../../migrations/0039_successors.sql")),
        migration("0040_carrying", include_str!("../../../../migrations/0040_carrying.sql")),
        migration("0041_tutoring", include_str!("../../../../migrations/0041_tutoring.sql")),
        migration("0042_personal", include_str!("../../../../migrations/0042_personal.sql")),
        stepped(
            "0043_search_people",
            include_str!("../../../../migrations/0043_search_people.sql"),
            search::actions::index_people_anew,
        ),
        migration("0044_successors_guard", include_str!("../../../../migrations/0044_successors_guard.sql")),
        migration("0045_rooms_guard", include_str!("../../../../migrations/0045_rooms_guard.sql")),
    ]
}

fn migration(name: &'static str, sql: &'static str) -> Migration {
    Migration { name, sql, then: None }
}

fn stepped(name: &'static str, sql: &'static str, step: Step) -> Migration {
    Migration { then: Some(step), ..migration(name, sql) }
}
