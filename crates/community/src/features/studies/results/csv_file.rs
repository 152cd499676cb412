//! Results as a file for a spreadsheet, with the same left out as on the page.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::{Error, Result};

use super::super::model::StudyId;
use super::super::web::group_name;
use super::Outcome;
use crate::caller::{Caller, Path};
use crate::page::Page;

/// A cell that no spreadsheet takes for a formula.
pub fn harmless(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// Sends the file.
pub async fn download(caller: Caller, Path(id): Path<StudyId>) -> Result<Response> {
    let text = caller
        .read(move |ctx| {
            let (seen, outcomes) = super::read(ctx, id)?;
            let page = Page::outside(ctx.locale.clone(), ctx.now, seen.study.title(ctx.locale.language));
            written(&page, &outcomes)
        })
        .await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{id}.csv\"")),
    ];
    Ok((headers, text).into_response())
}

fn written(page: &Page, outcomes: &[Outcome]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = [
        page.t("csv-question"),
        page.t("csv-group"),
        page.t("csv-option"),
        page.t("csv-count"),
        page.t("csv-percent"),
        page.t("csv-of"),
    ];
    writer.write_record(heads).map_err(Error::internal)?;
    let language = page.locale.language;
    for outcome in outcomes {
        let question = harmless(outcome.question.text.shown(language));
        let Some(answered) = outcome.answered else {
            let few = [
                question,
                page.t("group-all").to_owned(),
                String::new(),
                "<5".to_owned(),
                String::new(),
                "<5".to_owned(),
            ];
            writer.write_record(few).map_err(Error::internal)?;
            continue;
        };
        let of = answered.to_string();
        for (place, bar) in outcome.bars.iter().enumerate() {
            let option = harmless(bar.label(language));
            let all = page.t("group-all").to_owned();
            let row = [
                question.clone(),
                all,
                option.clone(),
                bar.count.to_string(),
                bar.percent.to_string(),
                of.clone(),
            ];
            writer.write_record(row).map_err(Error::internal)?;
            for group in &outcome.groups {
                let percent = group.percents.get(place).copied().unwrap_or(0).to_string();
                let name = group_name(page, &group.source).to_owned();
                let row = [
                    question.clone(),
                    name,
                    option.clone(),
                    String::new(),
                    percent,
                    group.answered.to_string(),
                ];
                writer.write_record(row).map_err(Error::internal)?;
            }
        }
        if outcome.bars.is_empty() {
            let row =
                [question, page.t("group-all").to_owned(), String::new(), of.clone(), String::new(), of];
            writer.write_record(row).map_err(Error::internal)?;
        }
    }
    let bytes = writer.into_inner().map_err(Error::internal)?;
    String::from_utf8(bytes).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for odd in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert!(harmless(odd).starts_with('\''), "{odd}");
        }
        assert_eq!(harmless("Tips = good"), "Tips = good");
    }
}
