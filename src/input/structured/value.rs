//! From a table of the file to checked values, each with its span; what does not fit becomes a fault.
//!
//! It follows [`super::form`] and knows no field by name. What the values mean together is [`super::report`]'s.

use super::error::{Fault, Faults};
use super::form::{Choice, Field, Form, Need, Table};
use crate::span::Span;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};
use toml::value::Datetime;

/// A message quotes so many characters of the file.
const MOST_QUOTED: usize = 40;

/// A value that fits its field.
#[derive(Debug)]
enum Value {
    Words(Span, String),
    Number(Span, u32),
    Addresses(Vec<(Span, String)>),
}

/// The values of one table.
#[derive(Debug)]
pub(super) struct Values {
    /// The table's head, for faults about the table as a whole.
    pub(super) head: Range<usize>,
    entries: Vec<(&'static str, Value)>,
}

impl Values {
    /// The words of a field and where they stand, without the quotes around them.
    pub(super) fn words(&self, key: &str) -> Option<(Span, &str)> {
        match self.get(key)? {
            Value::Words(span, words) => Some((*span, words)),
            _ => None,
        }
    }

    /// Where the words of a field stand.
    pub(super) fn span(&self, key: &str) -> Option<Span> {
        self.words(key).map(|(span, _)| span)
    }

    /// The number of a field.
    pub(super) fn number(&self, key: &str) -> Option<(Span, u32)> {
        match self.get(key)? {
            Value::Number(span, number) => Some((*span, *number)),
            _ => None,
        }
    }

    /// The addresses of a field.
    pub(super) fn addresses(&self, key: &str) -> &[(Span, String)] {
        match self.get(key) {
            Some(Value::Addresses(addresses)) => addresses,
            _ => &[],
        }
    }

    fn get(&self, key: &str) -> Option<&Value> {
        self.entries
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }
}

/// Reads tables and gathers what is wrong with them.
pub(super) struct Reader<'s> {
    pub(super) source: &'s str,
    pub(super) faults: Faults,
}

impl Reader<'_> {
    /// The values of a table. `tables` are those that may stand in it.
    pub(super) fn table(
        &mut self,
        form: &Table,
        tables: &[&Table],
        table: &DeTable<'_>,
        head: Range<usize>,
    ) -> Values {
        let mut entries = Vec::new();
        for (key, value) in table {
            let name: &str = key.get_ref();
            if tables.iter().any(|table| table.key == name) {
                continue;
            }
            match form.fields.iter().find(|field| field.key == name) {
                Some(field) => {
                    entries.extend(self.field(field, value).map(|value| (field.key, value)));
                }
                None => self
                    .faults
                    .push(unknown(form, tables, name).at(key.span(), "未知的字段")),
            }
        }
        for field in form.fields {
            if field.need != Need::Optional && !table.contains_key(field.key) {
                let fault = Fault::new(
                    format!("{} 缺少必填字段 {}", form.head(), field.key),
                    format!("请补上一行，例如 {}", field.belongs()),
                );
                self.faults
                    .push(fault.at(head.clone(), format!("这里缺 {}", field.key)));
            }
        }
        Values { head, entries }
    }

    fn field(&mut self, field: &Field, value: &Spanned<DeValue<'_>>) -> Option<Value> {
        let found = match field.form {
            Form::Words | Form::Text => self.text(field, value),
            Form::Number { low, high } => match value.get_ref() {
                DeValue::Integer(number) => in_range(field, number, low, high)
                    .map(|number| Some(Value::Number(whole(value), number))),
                other => Err(wrong_type(field, "整数", other)),
            },
            Form::Date => self.date(field, value),
            Form::DateOrWords if value.get_ref().is_datetime() => self.date(field, value),
            Form::DateOrWords => self.text(field, value),
            Form::Choice(choices) => self
                .text(field, value)
                .and_then(|value| chosen(field, choices, value)),
            Form::Address => match value.get_ref() {
                DeValue::String(words) if words.trim().is_empty() => Ok(None),
                DeValue::String(words) => self
                    .address(field, value, words)
                    .map(|(span, words)| Some(Value::Words(span, words))),
                other => Err(wrong_type(field, "字符串", other)),
            },
            Form::Addresses => self.addresses(field, value),
        };
        found.unwrap_or_else(|fault| {
            self.faults.push(fault.at(value.span(), "在这里"));
            None
        })
    }

    /// A string; a blank one counts as none where the field may be left out.
    fn text(&self, field: &Field, value: &Spanned<DeValue<'_>>) -> Result<Option<Value>, Fault> {
        let DeValue::String(words) = value.get_ref() else {
            return Err(wrong_type(field, "字符串", value.get_ref()));
        };
        let blank = words.trim().is_empty();
        match field.need {
            Need::Filled if blank => Err(Fault::new(
                format!("{} 是空的", field.key),
                format!("请填写，例如 {}", field.belongs()),
            )),
            Need::Optional if blank => Ok(None),
            _ => {
                let inside = inside_quotes(self.source, value.span());
                let span = if matches!(field.form, Form::Text) {
                    inside
                } else {
                    trimmed(self.source, inside)
                };
                Ok(Some(Value::Words(span, words.trim().to_owned())))
            }
        }
    }

    /// A day, as a date of TOML or as a string of the same form.
    fn date(&self, field: &Field, value: &Spanned<DeValue<'_>>) -> Result<Option<Value>, Fault> {
        let (span, day) = match value.get_ref() {
            DeValue::Datetime(day) => (whole(value), Some(*day)),
            DeValue::String(words) if words.trim().is_empty() => return Ok(None),
            DeValue::String(words) => (
                trimmed(self.source, inside_quotes(self.source, value.span())),
                words.trim().parse::<Datetime>().ok(),
            ),
            other => return Err(wrong_type(field, "日期", other)),
        };
        match day {
            Some(Datetime {
                date: Some(date),
                time: None,
                offset: None,
            }) => Ok(Some(Value::Words(span, date.to_string()))),
            _ => Err(Fault::new(
                format!(
                    "{} 的值“{}”不是一个日期",
                    field.key,
                    short(&self.source[span.range()])
                ),
                format!(
                    "日期写成“年-月-日”，月和日各两位，并且是历法上有的日子，例如 {}",
                    field.belongs()
                ),
            )),
        }
    }

    fn addresses(
        &mut self,
        field: &Field,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<Option<Value>, Fault> {
        let Some(array) = value.get_ref().as_array() else {
            return Err(wrong_type(
                field,
                "数组（方括号里逐个列出）",
                value.get_ref(),
            ));
        };
        let mut addresses = Vec::new();
        for entry in array.iter() {
            let read = match entry.get_ref() {
                DeValue::String(words) => self.address(field, entry, words),
                other => Err(wrong_type(field, "由字符串组成的数组", other)),
            };
            match read {
                Ok(address) => addresses.push(address),
                Err(fault) => self.faults.push(fault.at(entry.span(), "在这里")),
            }
        }
        Ok(Some(Value::Addresses(addresses)))
    }

    fn address(
        &self,
        field: &Field,
        value: &Spanned<DeValue<'_>>,
        words: &str,
    ) -> Result<(Span, String), Fault> {
        let words = words.trim();
        let rest = words
            .strip_prefix("https://")
            .or_else(|| words.strip_prefix("http://"));
        if rest.is_none_or(|rest| rest.is_empty() || rest.contains(char::is_whitespace)) {
            return Err(Fault::new(
                format!("{} 里的“{}”不是网址", field.key, short(words)),
                format!(
                    "网址以 http:// 或 https:// 开头，中间没有空格，例如 {}",
                    field.belongs()
                ),
            ));
        }
        Ok((
            trimmed(self.source, inside_quotes(self.source, value.span())),
            words.to_owned(),
        ))
    }
}

/// The name of the choice nearest to what was written, by its id or by its Chinese name.
fn nearest<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if written.len() > MOST_QUOTED {
        return None;
    }
    let written = written.to_lowercase().replace('-', "_");
    names
        .map(|name| {
            (
                strsim::damerau_levenshtein(&written, &name.replace('-', "_")),
                name,
            )
        })
        .filter(|&(distance, name)| distance <= (name.len() / 3).max(1))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// What stands between the quotes of a string, escapes as they are written.
fn inside_quotes(source: &str, range: Range<usize>) -> Span {
    let raw = &source[range.clone()];
    let length = ["\"\"\"", "'''", "\"", "'"]
        .into_iter()
        .find(|quote| raw.starts_with(quote))
        .map_or(0, str::len);
    // A lone quote mark cannot be: the file would be no TOML.
    if raw.len() < 2 * length {
        whole_of(range)
    } else {
        Span::new(range.start + length, range.end - length)
    }
}

/// A span without the blanks at its ends.
pub(super) fn trimmed(source: &str, span: Span) -> Span {
    let words = &source[span.range()];
    let start = span.range().start + (words.len() - words.trim_start().len());
    Span::new(start, start + words.trim().len())
}

fn whole(value: &Spanned<DeValue<'_>>) -> Span {
    whole_of(value.span())
}

fn whole_of(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn unknown(form: &Table, tables: &[&Table], name: &str) -> Fault {
    let known = || {
        form.fields
            .iter()
            .map(|field| (field.key, field.meaning))
            .chain(tables.iter().map(|table| (table.key, table.meaning)))
    };
    let list: Vec<String> = known()
        .map(|(key, meaning)| format!("{key}（{meaning}）"))
        .collect();
    let list = list.join("、");
    let help = match nearest(name, known().map(|(key, _)| key)) {
        Some(near) => format!("是不是 {near}？这里可以写：{list}"),
        None => format!("这里可以写：{list}"),
    };
    Fault::new(
        format!("{}没有 {} 这个字段", form.place(), short(name)),
        help,
    )
}

/// What a file holds, fit for a line of a message: short, and without signs that would steer a terminal.
fn short(words: &str) -> String {
    let mut start = words
        .chars()
        .take(MOST_QUOTED)
        .collect::<String>()
        .escape_debug()
        .to_string();
    if words.chars().nth(MOST_QUOTED).is_some() {
        start.push('…');
    }
    start
}

fn wrong_type(field: &Field, wanted: &str, found: &DeValue<'_>) -> Fault {
    Fault::new(
        format!("{} 应为{wanted}，这里却是{}", field.key, type_name(found)),
        format!("写法：{}", field.belongs()),
    )
}

pub(super) fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "字符串",
        DeValue::Integer(_) => "整数",
        DeValue::Float(_) => "小数",
        DeValue::Boolean(_) => "真假值",
        DeValue::Datetime(_) => "日期",
        DeValue::Array(_) => "数组",
        DeValue::Table(_) => "表",
    }
}

fn in_range(field: &Field, number: &DeInteger<'_>, low: u32, high: u32) -> Result<u32, Fault> {
    let value = i64::from_str_radix(number.as_str(), number.radix())
        .ok()
        .and_then(|value| u32::try_from(value).ok());
    value
        .filter(|value| (low..=high).contains(value))
        .ok_or_else(|| {
            let range = match (low, high) {
                (0, u32::MAX) => "应为 0 或正整数".to_owned(),
                _ if low == high => format!("只能是 {low}"),
                _ => format!("应在 {low} 至 {high} 之间"),
            };
            Fault::new(
                format!(
                    "{} 的值 {} 不对，{range}",
                    field.key,
                    short(&number.to_string())
                ),
                format!("写法：{}", field.belongs()),
            )
        })
}

fn chosen(field: &Field, choices: &[Choice], value: Option<Value>) -> Result<Option<Value>, Fault> {
    let Some(Value::Words(_, word)) = &value else {
        return Ok(value);
    };
    if choices.iter().any(|(id, _)| id == word) {
        return Ok(value);
    }
    let meant = choices
        .iter()
        .find(|(_, name)| name.contains(word.as_str()) || word.contains(name));
    let near = meant
        .map(|(id, _)| *id)
        .or_else(|| nearest(word, choices.iter().map(|(id, _)| *id)));
    let near = near.map_or_else(String::new, |near| format!("是不是 \"{near}\"？"));
    let message = format!("{} 的值“{}”不在可选之列", field.key, short(word));
    Err(Fault::new(
        message,
        format!("{near}写法：{}", field.belongs()),
    ))
}
