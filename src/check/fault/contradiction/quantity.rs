//! One quantity of the same thing with two values.
//!
//! What a figure counts is told by the words of its clause: the things named, and whatever is left of the clause when
//! words that do not matter (全年, 共, 发布) are taken out. Only where both agree do two figures measure the same.

use super::{contradiction, is_of_period};
use crate::check::fault::figure::Figure;
use crate::check::fault::{Fault, Line, Report};
use crate::check::sentence::Sentence;
use crate::document::BlockKind;
use crate::pack::Class;
use crate::span::Span;
use std::collections::HashMap;
use std::ops::Range;

/// A figure of more left-over words than this, in bytes, is told by them too loosely.
const MOST_LEFT: usize = 36;

/// A clause of no more bytes before a figure's may say nothing but when: 2023年9月.
const LONGEST_DATE: usize = 21;
/// A name that holds so many characters beside words that do not matter stands for one thing only.
const RARE: usize = 4;
/// It is no longer than this.
const LONGEST_RARE: usize = 10;

/// A quantity that was stated.
struct Stated {
    /// What it counts.
    what: String,
    value: f64,
    /// Whether it is what was taken up, of what came in.
    handled: bool,
    span: Span,
    sentence: (usize, usize),
}

impl Stated {
    /// Whether both can hold: as much, or less taken up than came in.
    fn agrees(&self, other: &Self) -> bool {
        match (self.handled, other.handled) {
            (true, false) => self.value <= other.value,
            (false, true) => self.value >= other.value,
            _ => (self.value - other.value).abs() <= f64::EPSILON,
        }
    }
}

/// What the lines so far say.
#[derive(Default)]
pub(super) struct Quantities {
    stated: Vec<Stated>,
    /// What a table by channel gives for each of them.
    rows: Vec<Stated>,
    /// For each block, whether it belongs to the part about information on request.
    on_request: Option<Vec<bool>>,
}

/// The places at which one quantity is stated.
struct Places {
    count: usize,
    /// The first, and the first that is in another sentence than that, as indices.
    first: usize,
    second: Option<usize>,
}

/// What a channel puts out is named so by one and so by another.
const PIECES: [&str; 7] = [
    "-信息",
    "-图文",
    "-推文",
    "-文章",
    "-稿件",
    "-信息公开",
    "-作品",
];
/// The head of the column that counts what each channel put out.
const COLUMN: [&str; 6] = ["数量", "条数", "篇数", "发布", "公开", "推送"];
/// Words with which such a head tells of something else.
const NOT_COLUMN: [&str; 6] = ["上", "去", "占", "比", "其中", "增"];

impl Quantities {
    /// Reads a line.
    pub(super) fn read(&mut self, report: &Report<'_>, line: &Line<'_>) {
        if line.figures.is_empty() {
            return;
        }
        let on_request = self.on_request.get_or_insert_with(|| on_request(report));
        let on_request = on_request[line.block];
        for figure in &line.figures {
            let exact = !figure.rough && !figure.percent && figure.value > 0.0;
            let Some(sentence) = line.sentence_at(figure.range.start) else {
                continue;
            };
            // 比上年有所增长 behind a figure compares it, and does not make it another year's.
            let upto = line
                .clause_at(figure.range.start)
                .map_or(sentence.range.end, |clause| clause.end);
            if !exact || !is_of_period(report, line, &(sentence.range.start..upto)) {
                continue;
            }
            if let Some((what, range)) = measured(line, sentence, figure, on_request) {
                let handled = super::has(line, Class::MeasuredHandled, &range);
                self.stated.push(Stated {
                    what,
                    value: figure.value,
                    handled,
                    span: line.span(range),
                    sentence: (line.block, sentence.range.start),
                });
            }
        }
    }

    /// Reads a cell: the first of a row that names a channel, with the number beside it.
    pub(super) fn read_cell(&mut self, report: &Report<'_>, line: &Line<'_>) {
        let BlockKind::Cell { table, row } = line.kind else {
            return;
        };
        let mut things = Vec::new();
        let mut left = String::new();
        gather(line, &(0..line.text().len()), &mut things, &mut left);
        let [thing] = things.as_slice() else { return };
        if thing.starts_with('-') || !left.is_empty() {
            return;
        }
        let document = report.document;
        let Some(table) = document.tables().get(table as usize) else {
            return;
        };
        let cell = |row: usize, column: usize| {
            let cell = table.rows.get(row)?.cells.get(column)?;
            Some(document.slice(cell.span).trim())
        };
        let head = cell(0, 1).unwrap_or_default();
        let counts = COLUMN.iter().any(|word| head.contains(word))
            && !NOT_COLUMN.iter().any(|word| head.contains(word));
        let first = cell(row as usize, 0) == Some(line.text().trim());
        let value = cell(row as usize, 1).and_then(|words| words.replace(',', "").parse().ok());
        if let Some(value) = value.filter(|_| counts && first && row > 0) {
            self.rows.push(Stated {
                what: thing.clone(),
                value,
                handled: false,
                span: line.span(0..line.text().len()),
                sentence: (line.block, 0),
            });
        }
    }

    /// Points at the one statement on a channel that gives another number than the table.
    fn against_table(&self, faults: &mut Vec<Fault>) {
        for row in &self.rows {
            let said: Vec<&Stated> = self
                .stated
                .iter()
                .filter(|one| channel(&one.what) == Some(row.what.as_str()))
                .collect();
            let rows = self.rows.iter().filter(|other| other.what == row.what);
            if let ([one], 1) = (said.as_slice(), rows.count())
                && (one.value - row.value).abs() > f64::EPSILON
            {
                faults.push(contradiction(one.span, vec![row.span]));
            }
        }
    }

    /// Points at the later of two values.
    pub(super) fn finish(self, faults: &mut Vec<Fault>) {
        self.against_table(faults);
        let mut places: HashMap<&str, Places> = HashMap::new();
        let mut in_sentence: HashMap<(&str, (usize, usize)), usize> = HashMap::new();
        for (index, one) in self.stated.iter().enumerate() {
            *in_sentence.entry((&one.what, one.sentence)).or_default() += 1;
            let place = places.entry(&one.what).or_insert(Places {
                count: 0,
                first: index,
                second: None,
            });
            place.count += 1;
            if self.stated[place.first].sentence != one.sentence {
                place.second.get_or_insert(index);
            }
        }
        for (index, one) in self.stated.iter().enumerate() {
            let place = &places[one.what.as_str()];
            let alike = place.count - in_sentence[&(one.what.as_str(), one.sentence)];
            let first = match self.stated[place.first].sentence == one.sentence {
                true => place.second,
                false => Some(place.first),
            };
            let first = first.filter(|&first| first < index);
            // A thing that is counted again and again is no quantity of the whole school.
            if let Some(first) = first.map(|first| &self.stated[first])
                && !first.agrees(one)
                && alike <= 2
            {
                faults.push(contradiction(one.span, vec![first.span]));
            }
        }
    }
}

/// The channel whose pieces a statement counts, where it counts all of them.
fn channel(what: &str) -> Option<&str> {
    let (things, unit) = what.split_once('|')?;
    let mut named = things.split(',').filter(|thing| !PIECES.contains(thing));
    let thing = named.next()?;
    let pieces = ["条", "篇", "则"].contains(&unit);
    (pieces && !thing.starts_with('-') && named.next().is_none()).then_some(thing)
}

/// For each block, whether it belongs to the part about information on request.
fn on_request(report: &Report<'_>) -> Vec<bool> {
    let mut belongs = vec![false; report.document.blocks().len()];
    let part = report.part("on-request");
    for blocks in part.iter().flat_map(|part| &part.blocks) {
        belongs[blocks.clone()].fill(true);
    }
    belongs
}

/// What a figure counts, and the range that says so; `None` where the words do not settle it.
fn measured(
    line: &Line<'_>,
    sentence: &Sentence,
    figure: &Figure,
    on_request: bool,
) -> Option<(String, Range<usize>)> {
    let text = line.text();
    let at = sentence
        .clauses
        .iter()
        .position(|clause| clause.range.contains(&figure.range.start))?;
    let clause = &sentence.clauses[at].range;
    let unit = unit(&text[figure.unit.clone()?])?;
    // What stands before a colon is what the clause is about.
    let labelled = at > 0 && (sentence.clauses[at - 1].colon || is_topic(line, sentence, at));
    let start = if labelled {
        sentence.clauses[at - 1].range.start
    } else {
        clause.start
    };
    let within = |other: &&Figure| start <= other.range.start && other.end() <= clause.end;
    let before = line
        .figures
        .iter()
        .filter(within)
        .filter(|other| other.end() <= figure.range.start)
        .map(Figure::end)
        .max();
    let after = line
        .figures
        .iter()
        .filter(within)
        .find(|other| other.range.start >= figure.end())
        .map_or(clause.end, |other| other.range.start);
    // 9月，学校举办培训1次 counts those of that month.
    let lead = at
        .checked_sub(1)
        .map(|before| &sentence.clauses[before].range);
    let dated = lead
        .is_some_and(|lead| lead.len() <= LONGEST_DATE && super::has(line, Class::Narrow, lead));
    if dated || super::has(line, Class::Narrow, &(start..clause.end)) {
        return None;
    }
    // A member of a list has a name of its own: 网站1260条、公众号286篇.
    let start = match before {
        Some(before) => before + text[before..figure.range.start].find('、')?,
        None => start,
    };
    let behind = counted(line, figure.end(), after)
        .or_else(|| rare_name(text, figure.end()..after).then_some(after))?;
    let sides = [start..figure.range.start, figure.end()..behind];
    let mut things = Vec::new();
    let mut left = String::new();
    for side in &sides {
        gather(line, side, &mut things, &mut left);
    }
    // In their own part 申请 can only be applications for information.
    if on_request && let Some(thing) = things.iter_mut().find(|thing| *thing == "-申请") {
        "申请".clone_into(thing);
    }
    things.sort_unstable();
    things.dedup();
    // 主动公开信息 without a channel is the whole school's where the period is named, before a comma or in the clause.
    let said = &text[if at == 1 { sentence.range.start } else { start }..clause.end];
    let clause = &text[start..clause.end];
    let total = clause.contains("主动公开")
        && clause.contains("信息")
        && ["全年", "学年", "年度", "年，", "累计", "共", "各类"]
            .iter()
            .any(|word| said.contains(word));
    // A training or a meeting on disclosure is the whole school's where the whole year is named.
    let whole = ["全年", "本年度", "本学年", "这一年", "这一学年"]
        .iter()
        .any(|word| clause.contains(word));
    let held = whole && clause.contains("信息公开") && left.is_empty() && things.len() > 1;
    // 全年办了8场校长午茶会 counts all that bear so rare a name.
    let rare = whole && unit == "场" && things.is_empty() && left.chars().count() >= RARE;
    let named = rare
        || held
        || total
        || things.iter().any(|thing| !thing.starts_with('-'))
        || left.contains('“');
    (named && left.len() <= MOST_LEFT).then(|| {
        left.push_str(unit);
        (
            format!("{}|{left}", things.join(",")),
            start..behind.max(figure.end()),
        )
    })
}

/// A name that is all of a clause is no longer, in bytes.
const LONGEST_TOPIC: usize = 36;

/// Whether the first clause of a sentence names no more than the thing that the second counts: 学校门户网站，发布信息680条.
fn is_topic(line: &Line<'_>, sentence: &Sentence, at: usize) -> bool {
    let clause = &sentence.clauses[0].range;
    let named = line
        .within(Class::Measured, clause)
        .any(|word| word.end == clause.end);
    let verb = ["发布", "公开", "推送", "刊发"]
        .iter()
        .any(|word| line.text()[sentence.clauses[at].range.start..].starts_with(word));
    at == 1 && named && verb && clause.len() <= LONGEST_TOPIC
}

/// Where the words for what is counted end behind a figure; `None` where a predicate follows that holds of these only
/// (58名信息员参加).
fn counted(line: &Line<'_>, from: usize, to: usize) -> Option<usize> {
    let text = line.text();
    let mut at = from;
    loop {
        let rest = at..to;
        let next = [
            Class::Measured,
            Class::MeasuredAny,
            Class::MeasuredApplication,
        ]
        .into_iter()
        .flat_map(|class| {
            line.within(class, &rest)
                .take_while(|word| word.start == at)
        })
        .map(|word| word.end)
        .max();
        match next {
            Some(end) => at = end,
            None => break,
        }
    }
    let rest = text[at..to].trim_start_matches('次');
    let closed = rest.is_empty() || rest.starts_with(['、', '（', '(', '）']);
    let whole = ["全部", "均", "都"]
        .iter()
        .any(|word| rest.starts_with(word));
    (closed || whole).then_some(at)
}

/// Whether all that stands behind a figure in its clause is a name, which is told by its ending: 8场校长午茶会.
fn rare_name(text: &str, behind: Range<usize>) -> bool {
    let name = &text[behind];
    let length = name.chars().count();
    (RARE..=LONGEST_RARE).contains(&length)
        && name.ends_with(['会', '展', '赛', '日', '节'])
        && name.chars().all(crate::document::is_cjk)
}

/// The things that a stretch names, and what is left of it.
fn gather<'t>(
    line: &'t Line<'_>,
    side: &Range<usize>,
    things: &mut Vec<String>,
    left: &mut String,
) {
    let text: &'t str = line.text();
    let mut at = side.start;
    while at < side.end {
        let longest = |class: Class| {
            line.within(class, &(at..side.end))
                .take_while(|word| word.start == at)
                .map(|word| word.end)
                .max()
        };
        let wechat = longest(Class::MeasuredWechat);
        let application = longest(Class::MeasuredApplication);
        let thing = longest(Class::Measured).max(wechat).max(application);
        let general = longest(Class::MeasuredAny);
        let idle = longest(Class::MeasuredIdle).max(longest(Class::MeasuredHandled));
        let end = thing.max(general).max(idle);
        match end {
            Some(end) => {
                if application == Some(end) {
                    things.push("申请".to_owned());
                } else if wechat == Some(end) {
                    things.push("微信".to_owned());
                } else if thing == Some(end) {
                    things.push(text[at..end].to_owned());
                } else if general == Some(end) {
                    things.push(format!("-{}", &text[at..end]));
                }
                at = end;
            }
            None => {
                let sign = text[at..].chars().next().unwrap_or(' ');
                if !sign.is_ascii()
                    && !matches!(sign, '，' | '：' | '；' | '。' | '、' | '年' | '月')
                {
                    left.push(sign);
                }
                at += sign.len_utf8();
            }
        }
    }
}

/// A unit under the name of its like; `None` for units that measure no whole.
fn unit(unit: &str) -> Option<&str> {
    match unit {
        "人" | "名" | "位" => Some("人"),
        "件" | "起" | "宗" | "例" => Some("件"),
        "元" | "天" | "小时" | "分钟" | "点" | "级" | "届" | "类" | "种" | "个工作日"
        | "工作日" => None,
        other => Some(other),
    }
}
