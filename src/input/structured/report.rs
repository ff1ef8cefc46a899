//! What the tables of the file say together: the declared facts, and which stretches of the file are the report's text.
//!
//! Checks that need more than one value live here (the period runs forward, no item stands twice).

use super::error::{Fault, Faults};
use super::form::Table;
use super::tables::{APPLICATIONS, GAP, ITEM, PART, PARTS, PERIOD, SCHOOL, TABLES, TOP};
use super::value::{Reader, Values, trimmed, type_name};
use crate::document::{
    Declared, DeclaredApplications, DeclaredFigure, DeclaredGap, DeclaredItem, DeclaredPart,
    DeclaredStatus, Hint, Link,
};
use crate::span::Span;
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A heading of the outermost level.
const HEADING: Hint = Hint {
    level: Some(1),
    title: false,
    bold: false,
    list: false,
    contents: false,
};
/// Text that holds no headings of its own, however short its lines are.
const ENTRY: Hint = Hint {
    level: None,
    title: false,
    bold: false,
    list: true,
    contents: false,
};

/// A structured report, read.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) declared: Declared,
    /// The stretches that are text, in no order.
    pub(super) marks: Vec<(Span, Hint)>,
    pub(super) links: Vec<Link>,
}

/// Reads the parsed file; the faults come back beside what could be read.
pub(super) fn read(source: &str, root: &DeTable<'_>) -> (Report, Faults) {
    let mut reader = Reader {
        source,
        faults: Faults::default(),
    };
    let mut report = Report::default();
    let top = reader.table(&TOP, &TABLES, root, 0..0);
    if let Some(title) = top.span("title") {
        report.marks.push((
            title,
            Hint {
                title: true,
                ..Hint::default()
            },
        ));
    }
    let mut tables = |form: &'static Table| open(&mut reader, form, root);
    let school = tables(&SCHOOL);
    let period = tables(&PERIOD);
    let parts = tables(&PART);
    let items = tables(&ITEM);
    let applications = tables(&APPLICATIONS);
    let gaps = tables(&GAP);

    school.iter().for_each(|values| report.school(values));
    period
        .iter()
        .for_each(|values| report.period(values, &mut reader.faults));
    parts.iter().for_each(|values| report.part(values, source));
    items.iter().for_each(|values| report.item(values, source));
    report.declared.applications = applications.first().map(figures);
    gaps.iter().for_each(|values| report.gap(values, source));
    repeated_parts(&parts, &mut reader.faults);
    repeated_items(&items, &mut reader.faults);
    // The head of the first table of a kind closes the section of the part before it.
    for form in [&ITEM, &APPLICATIONS, &GAP] {
        if let Some((key, _)) = root.get_key_value(form.key) {
            report.marks.push((span_of(key.span()), HEADING));
        }
    }
    (report, reader.faults)
}

/// All tables of a kind.
fn open(reader: &mut Reader<'_>, form: &'static Table, root: &DeTable<'_>) -> Vec<Values> {
    let Some(value) = root.get(form.key) else {
        if form.required {
            let fields: Vec<&str> = form
                .fields
                .iter()
                .map(|field| field.example)
                .take(2)
                .collect();
            reader.faults.push(Fault::new(
                format!("缺少 {} 表", form.head()),
                format!(
                    "请加上一行 {}（{}），其下各行写字段，例如 {}",
                    form.head(),
                    form.meaning,
                    fields.join("，")
                ),
            ));
        }
        return Vec::new();
    };
    match (value.get_ref(), form.many) {
        (DeValue::Table(table), false) => vec![reader.table(form, &[], table, value.span())],
        (DeValue::Array(array), true) => {
            let mut all = Vec::new();
            for entry in array.iter() {
                match entry.get_ref() {
                    DeValue::Table(table) => all.push(reader.table(form, &[], table, entry.span())),
                    other => reader
                        .faults
                        .push(no_table(form, other).at(entry.span(), "在这里")),
                }
            }
            all
        }
        (other, _) => {
            reader
                .faults
                .push(no_table(form, other).at(value.span(), "在这里"));
            Vec::new()
        }
    }
}

fn no_table(form: &Table, found: &DeValue<'_>) -> Fault {
    let brackets = if form.many {
        "双方括号"
    } else {
        "单方括号"
    };
    Fault::new(
        format!(
            "{} 应写成 {}，这里却是{}",
            form.key,
            form.head(),
            type_name(found)
        ),
        format!(
            "{}用{brackets}开头：单独一行写 {}，其下各行写字段",
            form.meaning,
            form.head()
        ),
    )
}

impl Report {
    fn school(&mut self, values: &Values) {
        let owned = |key| values.words(key).map(|(_, words)| words.to_owned());
        let declared = &mut self.declared;
        declared.school = owned("name");
        declared.level = owned("level");
        declared.ownership = owned("ownership");
        declared.authority = owned("authority");
        declared.website = owned("website");
        declared.places.school = values.span("name");
        declared.places.level = values.span("level");
        declared.places.ownership = values.span("ownership");
        declared.places.authority = values.span("authority");
        declared.places.website = values.span("website");
    }

    fn period(&mut self, values: &Values, faults: &mut Faults) {
        let declared = &mut self.declared;
        if let Some((span, year)) = values.number("year") {
            declared.year = u16::try_from(year).ok();
            declared.places.year = Some(span);
        }
        let (start, end) = (values.words("start"), values.words("end"));
        match (start, end) {
            // Days of this form sort as they follow each other.
            (Some((from, first)), Some((to, last))) if first >= last => faults.push(
                Fault::new(
                    format!("统计起始日 {first} 不早于截止日 {last}"),
                    "start 应早于 end；学年报告一般为上年9月1日至当年8月31日",
                )
                .at(from.range(), "起始日")
                .at(to.range(), "截止日"),
            ),
            (Some((from, _)), None) => faults.push(
                Fault::new(
                    "[period] 写了 start，没有写 end",
                    "两个日期要么都写，要么都不写，例如 end = 2024-08-31",
                )
                .at(from.range(), "有起始日，缺截止日"),
            ),
            (None, Some((to, _))) => faults.push(
                Fault::new(
                    "[period] 写了 end，没有写 start",
                    "两个日期要么都写，要么都不写，例如 start = 2023-09-01",
                )
                .at(to.range(), "有截止日，缺起始日"),
            ),
            _ => {}
        }
        declared.start = start.map(|(_, day)| day.to_owned());
        declared.end = end.map(|(_, day)| day.to_owned());
        declared.places.start = start.map(|(span, _)| span);
        declared.places.end = end.map(|(span, _)| span);
    }

    fn part(&mut self, values: &Values, source: &str) {
        let (Some((id_span, id)), Some(body)) = (values.words("id"), values.span("text")) else {
            return;
        };
        let Some((_, name)) = PARTS.iter().find(|(known, _)| *known == id) else {
            return;
        };
        let heading = values.span("heading");
        // A section begins at a heading in front of its text: the one that the file gives, else the id. A heading
        // written behind the text is no block, for it would begin a section there.
        if let Some(span) = heading
            .into_iter()
            .chain([id_span])
            .find(|span| *span < body)
        {
            self.marks.push((span, HEADING));
        }
        let span = self.lines(source, body, Hint::default()).unwrap_or(Span {
            start: body.start,
            end: body.start,
        });
        // The blocks are counted once all of them are known.
        self.declared.parts.push(DeclaredPart {
            id: id.to_owned(),
            name,
            heading,
            span,
            first_block: 0,
            end_block: 0,
        });
    }

    fn item(&mut self, values: &Values, source: &str) {
        let (Some((_, number)), Some((status_span, status))) =
            (values.number("number"), values.words("status"))
        else {
            return;
        };
        let Ok(number) = u8::try_from(number) else {
            return;
        };
        let status = match status {
            "disclosed" => DeclaredStatus::Disclosed,
            "planned" => DeclaredStatus::Planned,
            _ => DeclaredStatus::Nil,
        };
        let text = values
            .span("text")
            .and_then(|span| self.lines(source, span, ENTRY));
        let (document, column) = (values.span("document"), values.span("column"));
        self.marks
            .extend(document.into_iter().chain(column).map(|span| (span, ENTRY)));
        let mut links = Vec::new();
        for (span, target) in values.addresses("links") {
            links.push(*span);
            self.links.push(Link {
                span: *span,
                target: target.clone(),
            });
        }
        let span = text
            .or(document)
            .or(column)
            .or(links.first().copied())
            .unwrap_or(status_span);
        let date = values.span("date");
        self.declared.items.push(DeclaredItem {
            number,
            span,
            status,
            text,
            links,
            document,
            column,
            date,
        });
    }

    fn gap(&mut self, values: &Values, source: &str) {
        let Some(problem) = values
            .span("problem")
            .and_then(|span| self.lines(source, span, ENTRY))
        else {
            return;
        };
        let measure = values
            .span("measure")
            .and_then(|span| self.lines(source, span, ENTRY));
        let owner = values.span("owner");
        self.marks.extend(owner.map(|span| (span, ENTRY)));
        self.declared.gaps.push(DeclaredGap {
            problem,
            measure,
            owner,
            due: values.span("due"),
        });
    }

    /// Marks every line of a text that is not blank; returns the span from the first to the last.
    fn lines(&mut self, source: &str, span: Span, hint: Hint) -> Option<Span> {
        let mut whole: Option<Span> = None;
        let mut at = span.range().start;
        for line in source[span.range()].split('\n') {
            // A backslash at the end of a line joins it to the next, and is no text.
            let words = line.trim_end().trim_end_matches('\\');
            let found = trimmed(source, Span::new(at, at + words.len()));
            at += line.len() + 1;
            if !found.is_empty() {
                self.marks.push((found, hint));
                whole = Some(whole.map_or(found, |whole| whole.join(found)));
            }
        }
        whole
    }
}

fn figures(values: &Values) -> DeclaredApplications {
    let figure = |key| {
        values
            .number(key)
            .map(|(span, value)| DeclaredFigure { value, span })
    };
    DeclaredApplications {
        span: span_of(values.head.clone()),
        received: figure("received"),
        carried_over: figure("carried_over"),
        granted: figure("granted"),
        partly: figure("partly"),
        refused: figure("refused"),
        not_held: figure("not_held"),
        other: figure("other"),
        pending: figure("pending"),
        fees: figure("fees"),
    }
}

fn repeated_items(items: &[Values], faults: &mut Faults) {
    let mut first: BTreeMap<u32, Span> = BTreeMap::new();
    for (span, number) in items.iter().filter_map(|values| values.number("number")) {
        if let Some(before) = first.insert(number, span) {
            first.insert(number, before);
            let help = "一项只写一个 [[item]]，把两处的说明和网址合在一起，或改正编号";
            faults.push(
                Fault::new(format!("清单第{number}项写了两次"), help)
                    .at(span.range(), "又写一次")
                    .at(before.range(), "先写在这里"),
            );
        }
    }
}

fn repeated_parts(parts: &[Values], faults: &mut Faults) {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for (span, id) in parts.iter().filter_map(|values| values.words("id")) {
        // What is left over may well be told in several parts.
        if id == "other" {
            continue;
        }
        if let Some(before) = first.insert(id, span) {
            first.insert(id, before);
            let help = "一个部分只写一个 [[part]]，把正文合在一起，或改正 id";
            faults.push(
                Fault::new(format!("部分 {id} 写了两次"), help)
                    .at(span.range(), "又写一次")
                    .at(before.range(), "先写在这里"),
            );
        }
    }
}

fn span_of(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
