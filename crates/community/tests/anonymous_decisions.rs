//! What an anonymous answer leaves behind: every table is read before and after it.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends at once")]

use std::collections::BTreeMap;

use community::features::accounts::AccountId;
use community::features::communities::Role;
use platform::db::{Engine, Sql};
use testing::{Browser, TestApp, both_databases};

const DECISIONS: &str = "/communities/world/decisions";

/// Every row of every table as text, with its physical place where the database has one, in no particular order.
type Dump = BTreeMap<String, Vec<String>>;

async fn dump(t: &TestApp) -> Dump {
    let read = t.app.db.read(|tx| {
        let engine = tx.engine();
        let tables = match engine {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'",
            Engine::Postgres => "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
        };
        let names: Vec<(String,)> = tx.rows(leaked(tables.to_owned()), &[])?;
        let mut dump = Dump::new();
        for (table,) in names {
            let columns = match engine {
                Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
                Engine::Postgres => format!("SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"),
            };
            let columns: Vec<(String,)> = tx.rows(leaked(columns), &[])?;
            // When somebody was last here is noted with any page, and may be noted with the one that answers.
            let as_text: Vec<String> = columns
                .iter()
                .filter(|(column,)| table != "memberships" || !column.starts_with("seen_"))
                .map(|(column,)| match engine {
                    Engine::Sqlite => format!("COALESCE(CASE WHEN typeof({column}) = 'blob' THEN lower(hex({column})) ELSE CAST({column} AS TEXT) END, '')"),
                    Engine::Postgres => format!("COALESCE(replace(CAST({column} AS TEXT), '-', ''), '')"),
                })
                .collect();
            let rows: Vec<(String,)> =
                tx.rows(leaked(format!("SELECT {} FROM {table}", as_text.join(" || '|' || "))), &[])?;
            let mut rows: Vec<String> = rows.into_iter().map(|(row,)| row).collect();
            rows.sort();
            dump.insert(table, rows);
        }
        Ok(dump)
    });
    read.await.unwrap()
}

fn leaked(text: String) -> &'static Sql {
    Box::leak(Box::new(Sql::new(text.leak())))
}

/// The rows that came, changed or went: by table those that were there before and are not now, and the other way round.
fn differences(before: &Dump, after: &Dump) -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let mut found = BTreeMap::new();
    for (table, rows) in after {
        let gone: Vec<_> = before[table].iter().filter(|row| !rows.contains(row)).cloned().collect();
        let new: Vec<_> = rows.iter().filter(|row| !before[table].contains(row)).cloned().collect();
        if !gone.is_empty() || !new.is_empty() {
            found.insert(table.clone(), (gone, new));
        }
    }
    found
}

/// A community of five, Dora its director among them.
async fn five(t: &TestApp) -> (Vec<Browser>, Vec<AccountId>) {
    let mut browsers = t.world().await.to_vec();
    let mut accounts = Vec::new();
    for handle in ["dora-director", "lea-learner", "max-member"] {
        accounts.push(t.person(handle).await);
    }
    let (more, their_accounts) = two_more(t).await;
    browsers.extend(more);
    accounts.extend(their_accounts);
    (browsers, accounts)
}

async fn propose(dora: &mut Browser) -> String {
    let proposal = [
        ("kind", "single"),
        ("title", "Who speaks for us"),
        ("text", "We choose somebody."),
        ("ends_on", "2026-11-30T18:00"),
        ("options", "Ada\nBea\nCem"),
        ("anonymous", "on"),
    ];
    let made = dora.post(DECISIONS, &proposal).await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.location
}

async fn choose(browser: &mut Browser, path: &str, option: &str) {
    let answer = browser.post(&format!("{path}/answers"), &[("option", option)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

fn raw(id: &str) -> String {
    let id: community::features::decisions::DecisionId =
        id.trim_start_matches("/decisions/").parse().unwrap();
    format!("{:032x}", id.0.as_u128())
}

both_databases!(an_anonymous_answer_changes_two_rows_and_writes_none, async |t: &TestApp| {
    let (mut people, accounts) = five(t).await;
    let path = propose(&mut people[0]).await;
    t.settle().await;
    for (place, account) in accounts.iter().enumerate() {
        let page = people[0].get(&path).await.text;
        assert!(page.contains("shown once everybody has answered"), "a count that moves would tell: {page}");
        let before = dump(t).await;
        choose(&mut people[place], &path, if place == 2 { "3" } else { "1" }).await;
        t.settle().await;
        let after = dump(t).await;
        let sizes =
            |dump: &Dump| dump.iter().map(|(table, rows)| (table.clone(), rows.len())).collect::<Vec<_>>();
        assert_eq!(sizes(&before), sizes(&after), "no ballot, no event, no job, no note comes into being");
        let changed = differences(&before, &after);
        let tables: Vec<&str> = changed.keys().map(String::as_str).collect();
        assert_eq!(tables, ["decision_asked", "decisions"], "{changed:?}");
        let account = format!("{:032x}", account.0.as_u128());
        let (_, noted) = &changed["decision_asked"];
        assert!(
            noted.len() == 1 && noted[0].contains(&account),
            "that somebody answered is noted: {noted:?}"
        );
        let (_, counted) = &changed["decisions"];
        assert_eq!(counted.len(), 1, "{counted:?}");
        let who = counted[0].replacen(&format!("{:032x}", accounts[0].0.as_u128()), "proposer", 1);
        assert!(accounts.iter().all(|one| !who.contains(&format!("{:032x}", one.0.as_u128()))), "{who}");
    }
    let again = people[1].post(&format!("{path}/answers"), &[("option", "2")]).await;
    assert_eq!(again.status, 303);
    let page = people[1].get(&path).await.text;
    assert!(page.contains("written down nowhere, so nobody can change it"), "{page}");
    assert_eq!(people[1].get(&format!("{path}/answers")).await.status, 403);
    let closed = people[0].post(&format!("{path}/closure"), &[("outcome", "Ada speaks.")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    t.settle().await;
    let page = people[1].get(&path).await.text;
    assert!(
        page.contains("4 of 5 (80\u{a0}%)") && page.contains("1 of 5 (20\u{a0}%)"),
        "the first answer counts: {page}"
    );
    assert_eq!(people[1].get(&format!("{path}/answers")).await.status, 403);
});

both_databases!(the_database_is_the_same_whoever_answered_what, async |t: &TestApp| {
    let (mut people, _) = five(t).await;
    let (one, other) = (propose(&mut people[0]).await, propose(&mut people[0]).await);
    // The same people in the same order; who chose what is turned around.
    let (choices, turned) = (["1", "1", "2", "3", "2"], ["2", "3", "2", "1", "1"]);
    for (place, person) in people.iter_mut().enumerate() {
        choose(person, &one, choices[place]).await;
        choose(person, &other, turned[place]).await;
    }
    t.settle().await;
    let everything = dump(t).await;
    let about = |path: &str| -> Vec<String> {
        let id = raw(path);
        let rows =
            everything.iter().flat_map(|(table, rows)| rows.iter().map(move |row| format!("{table}: {row}")));
        let mut rows: Vec<String> =
            rows.filter(|row| row.contains(&id)).map(|row| row.replace(&id, "it")).collect();
        rows.sort();
        rows
    };
    assert_eq!(about(&one).len(), 9, "a decision, three options, five who are asked: {:?}", about(&one));
    assert_eq!(about(&one), about(&other), "nothing tells one from the other");
});

both_databases!(among_fewer_than_five_nobody_is_anonymous, async |t: &TestApp| {
    let [mut dora, _, _] = t.world().await;
    let proposal = |kind| {
        [
            ("kind", kind),
            ("title", "Who speaks for us"),
            ("text", "We choose."),
            ("ends_on", "2026-11-30T18:00"),
            ("options", "Ada\nBea"),
            ("anonymous", "on"),
        ]
    };
    let refused = dora.post(DECISIONS, &proposal("single")).await;
    assert!(refused.status == 422 && refused.text.contains("Only 3 would be asked"), "{}", refused.text);
    let open = dora.post(DECISIONS, &proposal("consent")).await;
    assert!(!dora.get(&open.location).await.text.contains("Anonymous"), "consent lives from talking");
    let (mut people, _) = two_more(t).await;
    let path = propose(&mut dora).await;
    for person in people.iter_mut().take(2) {
        choose(person, &path, "1").await;
    }
    t.app.clock.advance(8 * 24 * 3_600);
    t.settle().await;
    let mut dora = t.signed_in(t.person("dora-director").await).await;
    let page = dora.get(&path).await.text;
    assert!(page.contains("Fewer than 5 people answered") && !page.contains("2 of 2"), "{page}");
});

/// Two more members of the world.
async fn two_more(t: &TestApp) -> (Vec<Browser>, Vec<AccountId>) {
    let community = t.app.read(|ctx| community::features::communities::actions::find_by_slug(ctx, "world"));
    let community = community.await.unwrap().unwrap().id;
    let (mut browsers, mut accounts) = (Vec::new(), Vec::new());
    for name in ["Nia New", "Omar Old"] {
        let account = t.account(name, None).await;
        t.join(community, account, Role::Learner).await;
        browsers.push(t.signed_in(account).await);
        accounts.push(account);
    }
    (browsers, accounts)
}
