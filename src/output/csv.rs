//! A table for spreadsheets: UTF-8 with a byte-order mark, without which Excel takes it for the system's encoding, and
//! CRLF at the end of each row.
//!
//! Every report has at least one row, so that one without findings is not taken for one that was not reviewed. A cell
//! that a spreadsheet would compute begins with `'`.

use super::neutral::line;
use super::render::Render;
use super::wording::{self, Words, words};
use super::{Options, gate, standing};
use crate::pack::Pack;
use crate::review::{Accepted, Finding, ItemCount, Language, Review, Summary, Unreviewed};
use std::io::{Result, Write};

const COLUMNS: [Words; 16] = [
    words("文件", "file"),
    words("学校", "school"),
    words("年度", "year"),
    words("级别", "severity"),
    words("规则", "rule"),
    words("清单事项", "item"),
    words("事项名称", "item name"),
    words("行", "line"),
    words("列", "column"),
    words("位置", "place"),
    words("原文", "text"),
    words("诊断", "finding"),
    words("建议", "help"),
    words("依据", "basis"),
    words("指纹", "fingerprint"),
    words("不计入的原因", "why not counted"),
];
const CLEAN: Words = words("没有诊断", "no findings");
const NONE: Words = words("", "");
const STATISTICS: Words = words("统计", "statistics");
const UNREVIEWED: Words = words("未能审查", "not reviewed");

/// Lays out findings one a row.
pub(super) struct Csv {
    language: Language,
}

impl Csv {
    pub(super) fn new(options: Options) -> Self {
        Self {
            language: options.language,
        }
    }

    fn finding(&self, review: &Review<'_>, finding: &Finding<'_>) -> [String; 16] {
        let language = self.language;
        let position = finding.quote.position;
        let name = finding.item.and_then(|number| {
            let mut items = review.items.iter();
            items.find(|item| item.number == number)
        });
        let [file, school, year] = report(review);
        [
            file,
            school,
            year,
            wording::severity(finding.severity).get(language).to_owned(),
            finding.rule.to_owned(),
            finding
                .item
                .map_or_else(String::new, |item| item.to_string()),
            name.map_or("", |item| item.name).to_owned(),
            position.line.to_string(),
            position.column.to_string(),
            wording::place(finding.quote.place, language),
            finding.quote.text.to_string(),
            finding.message.to_string(),
            finding.help.to_string(),
            finding.basis.to_string(),
            finding.fingerprint.clone(),
            String::new(),
        ]
    }

    /// A finding that is set aside. It stands under no severity, so that nobody who counts them counts it.
    fn accepted(&self, review: &Review<'_>, accepted: &Accepted<'_>) -> [String; 16] {
        let mut cells = self.finding(review, &accepted.finding);
        cells[3] = gate::accepted(&accepted.why).get(self.language).to_owned();
        cells[15] = gate::acceptance(&accepted.why, self.language);
        cells
    }

    /// A row about an item over all reports. It stands under no file and no severity.
    fn item(&self, item: &ItemCount) -> [String; 16] {
        let mut cells: [String; 16] = Default::default();
        cells[3] = STATISTICS.get(self.language).to_owned();
        cells[5] = item.number.to_string();
        cells[6].clone_from(&item.name);
        let columns = [
            wording::DISCLOSED,
            wording::UNDERSPECIFIED,
            wording::NIL,
            wording::MISSING,
            wording::UNCLEAR,
            wording::NOT_APPLICABLE,
        ];
        let counts = columns.iter().zip(standing::numbers(item));
        let counts: Vec<String> = counts
            .map(|(column, count)| format!("{} {count}", column.get(self.language)))
            .collect();
        cells[11] = counts.join(wording::LIST.get(self.language));
        let without = standing::without(item, usize::MAX, self.language);
        if !without.is_empty() {
            cells[12] = format!("{}{without}", standing::WITHOUT.get(self.language));
        }
        cells
    }

    /// A row about the report as a whole.
    fn remark(&self, review: &Review<'_>, severity: Words, what: String) -> [String; 16] {
        let mut cells: [String; 16] = Default::default();
        [cells[0], cells[1], cells[2]] = report(review);
        cells[3] = severity.get(self.language).to_owned();
        cells[11] = what;
        cells
    }
}

impl Render for Csv {
    fn begin(&mut self, out: &mut dyn Write, _pack: &Pack) -> Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        row(
            out,
            &COLUMNS.map(|column| column.get(self.language).to_owned()),
        )
    }

    fn review(&mut self, out: &mut dyn Write, review: &Review<'_>, _encoded: &[u8]) -> Result<()> {
        for note in wording::notes(review, self.language) {
            row(out, &self.remark(review, UNREVIEWED, note))?;
        }
        if review.findings.is_empty() {
            let clean = CLEAN.get(self.language).to_owned();
            row(out, &self.remark(review, NONE, clean))?;
        }
        for finding in &review.findings {
            row(out, &self.finding(review, finding))?;
        }
        for accepted in &review.accepted {
            row(out, &self.accepted(review, accepted))?;
        }
        Ok(())
    }

    fn unreviewed(&mut self, out: &mut dyn Write, unreviewed: &Unreviewed) -> Result<()> {
        let mut cells: [String; 16] = Default::default();
        cells[0].clone_from(&unreviewed.path);
        cells[3] = UNREVIEWED.get(self.language).to_owned();
        cells[11].clone_from(&unreviewed.message);
        cells[12].clone_from(&unreviewed.help);
        row(out, &cells)
    }

    fn finish(&mut self, out: &mut dyn Write, summary: &Summary) -> Result<()> {
        for one in gate::beside(summary, self.language) {
            let mut cells: [String; 16] = Default::default();
            cells[0] = one.path.to_owned();
            let severity = wording::severity(one.severity);
            cells[3] = severity.get(self.language).to_owned();
            cells[4] = one.rule.to_owned();
            cells[7] = one.line.to_string();
            cells[11] = one.message;
            cells[12] = one.help.to_owned();
            cells[14] = one.fingerprint;
            row(out, &cells)?;
        }
        let items = summary.item_statistics.iter().flat_map(|one| &one.items);
        for item in items {
            row(out, &self.item(item))?;
        }
        Ok(())
    }
}

/// The cells that all rows of a report share: file, school, year.
fn report(review: &Review<'_>) -> [String; 3] {
    let profile = &review.profile;
    let school = profile.name.as_ref().map(|name| name.value.clone());
    let year = profile.year.as_ref().map(|year| year.value.to_string());
    [
        review.path.clone(),
        school.unwrap_or_default(),
        year.unwrap_or_default(),
    ]
}

fn row(out: &mut dyn Write, cells: &[String]) -> Result<()> {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(cell).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A cell in quotes where it needs them, harmless to spreadsheets: the full-width signs are formulas to some.
fn quoted(cell: &str) -> String {
    let guard = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let cell = format!("{}{}", if guard { "'" } else { "" }, line(cell));
    if cell.contains(['"', ',']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn cells_are_no_formulas() {
        assert_eq!(quoted("=cmd|'/C calc'!A0"), "'=cmd|'/C calc'!A0");
        assert_eq!(quoted("＠SUM(1,2)"), "\"'＠SUM(1,2)\"");
        assert_eq!(quoted("\t=1"), "' =1");
        assert_eq!(quoted("说“好”, \"是\""), "\"说“好”, \"\"是\"\"\"");
        assert_eq!(quoted("学校-章程"), "学校-章程");
    }
}
