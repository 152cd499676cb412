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

pub mod discussions;

pub mod blueprints;

pub mod search;

pub mod imports;

pub mod home;

pub mod site;

pub mod api;

pub mod demonstration;

use platform::db::Migration;
use platform::events::Listeners;
use platform::i18n::Source;
use platform::jobs::Reactions;
use platform::routes::Routes;

use crate::app::App;

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
        .and(discussions::pages())
        .and(blueprints::pages())
        .and(search::pages())
        .and(imports::pages())
        .and(home::pages())
        .and(site::pages())
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
        discussions::MESSAGES,
        blueprints::MESSAGES,
        search::MESSAGES,
        imports::MESSAGES,
        home::MESSAGES,
        site::MESSAGES,
        api::MESSAGES,
        demonstration::MESSAGES,
    ]
}

/// Who reacts to which event.
pub fn listeners() -> Listeners {
    let mut listeners = Listeners::default();
    accounts::listen(&mut listeners);
    charter::listen(&mut listeners);
    cohorts::listen(&mut listeners);
    discussions::listen(&mut listeners);
    search::listen(&mut listeners);
    imports::listen(&mut listeners);
    listeners
}

/// What the reactions do.
pub fn reactions(app: &App) -> Reactions {
    let mut reactions = Reactions::default();
    accounts::react(app, &mut reactions);
    decisions::react(app, &mut reactions);
    charter::react(app, &mut reactions);
    cohorts::react(app, &mut reactions);
    discussions::react(app, &mut reactions);
    search::react(app, &mut reactions);
    reactions
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
        migration("0019_decisions", include_str!("../../../../migrations/0019_decisions.sql")),
        migration("0020_charter", include_str!("../../../../migrations/0020_charter.sql")),
        migration("0026_cohorts", include_str!("../../../../migrations/0026_cohorts.sql")),
    ]
}

fn migration(name: &'static str, sql: &'static str) -> Migration {
    Migration { name, sql }
}
