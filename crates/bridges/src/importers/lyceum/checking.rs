//! Reading an archive whole before anything is written: every line is what it should be, and points at what the archive holds.

use std::collections::{BTreeMap, HashMap, HashSet};

use community::archive::{Holdings, Kind, Row, Table};
use community::features::holdings;
use platform::db::Datum;
use platform::ids::Raw;

use super::{Archive, Refusal};

/// What a checked archive holds.
#[derive(Default)]
pub struct Checked {
    /// Lines by part.
    pub lines: BTreeMap<&'static str, u64>,
    /// Everything that has an id, by its kind's prefix.
    pub things: HashSet<(&'static str, Raw)>,
    /// How many posts each topic has, and the highest of their numbers.
    numbers: HashMap<Raw, (i64, i64)>,
    /// What is pointed at before it is there.
    open: Vec<Open>,
}

struct Open {
    thing: (&'static str, Raw),
    file: String,
    line: u64,
}

/// Checks every line of an archive.
pub fn check(archive: &mut Archive) -> Result<Checked, Refusal> {
    let (holdings, mut checked) = (holdings(), Checked::default());
    refuse_odd_parts(archive, &holdings)?;
    for table in [holdings.people, holdings.pictures] {
        checked.part(archive, table, &format!("{}.jsonl", table.part))?;
    }
    for held in archive.manifest.communities.clone() {
        let folder = format!("communities/{}", held.slug);
        for table in std::iter::once(holdings.community).chain(holdings.tables.iter().copied()) {
            checked.part(archive, table, &format!("{folder}/{}.jsonl", table.part))?;
        }
        let file = format!("{folder}/community.jsonl");
        if !checked.things.contains(&("community", held.id.0)) {
            return Err(Refusal::Line { file, line: 1, cause: format!("it is not {}", held.id) });
        }
        checked.numbered(&format!("{folder}/posts.jsonl"))?;
    }
    checked.closed()?;
    Ok(checked)
}

impl Checked {
    fn part(&mut self, archive: &mut Archive, table: &'static Table, file: &str) -> Result<(), Refusal> {
        let names: HashSet<String> =
            if table.columns.iter().any(|column| matches!(column.kind, Kind::Bytes(..))) {
                archive.names().map(str::to_owned).collect()
            } else {
                HashSet::new()
            };
        for line in archive.lines(file)? {
            let (number, text) = line?;
            let refuse = |cause: String| Refusal::Line { file: file.to_owned(), line: number, cause };
            let row = Row::parse(table, text.trim_end_matches('\n')).map_err(refuse)?;
            if let Some(makes) = table.makes {
                makes(&row).map_err(|error| refuse(error.to_string()))?;
            }
            self.points(table, &row, file, number)?;
            for column in table.columns {
                if let Kind::Bytes(folder, ending) = column.kind
                    && let Datum::Text(path) = row.get(column.name)
                    && (*path != row.bytes_path(table, folder, ending) || !names.contains(path))
                {
                    return Err(refuse(format!("{path:?} is not in the archive")));
                }
            }
            if table.part == "posts"
                && let (Some(topic), Datum::Int(number)) = (row.id("topic_id"), row.get("number"))
            {
                let (count, highest) = self.numbers.entry(topic).or_default();
                (*count, *highest) = (*count + 1, (*highest).max(*number));
            }
            *self.lines.entry(table.part).or_default() += 1;
        }
        Ok(())
    }

    /// Notes what a row is, and at what it points.
    fn points(&mut self, table: &'static Table, row: &Row, file: &str, line: u64) -> Result<(), Refusal> {
        let own = table.names();
        for column in table.columns {
            let (Kind::Id(prefix), Some(id)) = (column.kind, row.id(column.name)) else { continue };
            let thing = (prefix, id);
            if own.is_some() && column.name == "id" {
                if !self.things.insert(thing) {
                    let cause = format!("{} is there twice", platform::ids::text(prefix, id));
                    return Err(Refusal::Line { file: file.to_owned(), line, cause });
                }
            } else if !self.things.contains(&thing) {
                self.open.push(Open { thing, file: file.to_owned(), line });
            }
        }
        Ok(())
    }

    /// The posts of each topic are numbered one by one: pages and positions build on it.
    fn numbered(&mut self, file: &str) -> Result<(), Refusal> {
        match self.numbers.drain().find(|(_, (count, highest))| count != highest) {
            Some((topic, _)) => {
                let cause = format!(
                    "the posts of {} are not numbered one by one",
                    platform::ids::text("topic", topic)
                );
                Err(Refusal::Line { file: file.to_owned(), line: 1, cause })
            }
            None => Ok(()),
        }
    }

    fn closed(&mut self) -> Result<(), Refusal> {
        for Open { thing: (prefix, id), file, line } in std::mem::take(&mut self.open) {
            if !self.things.contains(&(prefix, id)) {
                let cause = format!("{} is not in the archive", platform::ids::text(prefix, id));
                return Err(Refusal::Line { file, line, cause });
            }
        }
        Ok(())
    }
}

/// A part that no declaration knows may be one of a newer version: leaving it out would lose something unseen.
fn refuse_odd_parts(archive: &Archive, holdings: &Holdings) -> Result<(), Refusal> {
    let mut known: HashSet<String> =
        [holdings.people, holdings.pictures].iter().map(|table| format!("{}.jsonl", table.part)).collect();
    for held in &archive.manifest.communities {
        for table in std::iter::once(&holdings.community).chain(&holdings.tables) {
            known.insert(format!("communities/{}/{}.jsonl", held.slug, table.part));
        }
    }
    let odd = archive.manifest.parts.iter().find(|part| part.lines.is_some() && !known.contains(&part.name));
    match odd {
        Some(part) => {
            Err(Refusal::Format(format!("{:?} is a part that this program does not know", part.name)))
        }
        None => Ok(()),
    }
}
