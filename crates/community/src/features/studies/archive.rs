//! What archives hold of studies: nothing. People answered to the directors of this community and were told who reads what they
//! say; a zip that travels would be a reader nobody was told of. Results are taken along as CSV, with small groups hidden.

use crate::archive::LeftOut;

const REASON: &str = "people answered to this community's directors alone; results are taken along as CSV";

const fn left(table: &'static str) -> LeftOut {
    LeftOut { table, reason: REASON, counted: None }
}

/// What no archive holds.
pub static LEFT_OUT: &[LeftOut] = &[
    LeftOut { table: "studies", reason: REASON, counted: Some("community_id = $1") },
    left("study_questions"),
    left("study_links"),
    left("study_participations"),
    left("study_sheets"),
    left("study_answers"),
    left("study_drafts"),
    left("study_tallies"),
    left("study_needs"),
    left("study_need_answers"),
    left("study_need_ballots"),
];
