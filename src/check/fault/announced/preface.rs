//! What a preface announces: 全文由概述、主动公开情况、…等七个部分组成.

use super::super::Line;
use crate::check::part_signs::named_in;
use crate::check::sentence::Sentence;
use crate::document::chinese_numeral;
use crate::pack::{Class, Pack, Scan};
use crate::span::Span;
use std::ops::Range;

/// What is announced.
#[derive(Debug)]
pub(super) struct Preface {
    /// The number of parts, if it is given.
    pub(super) count: Option<u32>,
    /// The words that give it, or else those that open the list.
    pub(super) span: Span,
    pub(super) written: String,
    /// The parts by name, as far as they are named.
    pub(super) names: Vec<Name>,
    /// How many parts the list names, from composite ones taken as one to each taken singly.
    pub(super) range: (u32, u32),
    /// Whether 等 leaves the list open.
    pub(super) open: bool,
    /// Whether something is said to be attached: a table behind the parts is then none of them.
    pub(super) attached: bool,
}

/// A part announced by name.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) text: String,
    /// The text without the words that all names share.
    pub(super) core: String,
    /// The notice's parts that it names, as bits.
    pub(super) parts: u32,
    pub(super) span: Span,
}

/// The fewest parts that an announcement is believed to be of.
const FEWEST: u32 = 3;
const MOST: u32 = 15;

/// Words that open a list of parts only where what follows says so.
const WEAK: [&str; 7] = ["由", "分", "含", "从", "写", "按", "就"];

/// Whether words say that the report is made so: 进行总结, 报告如下.
fn is_report(words: &str) -> bool {
    let made = words
        .trim_start_matches("来")
        .trim_start_matches("进行")
        .trim_start_matches("加以")
        .trim_start_matches("作")
        .trim_end_matches("如下");
    [
        "总结", "报告", "汇报", "撰写", "编写", "编制", "叙述", "介绍", "说明", "展开",
    ]
    .contains(&made)
}

/// Reads the announcement that a line holds, if it does.
pub(super) fn read(line: &Line<'_>, pack: &Pack) -> Option<Preface> {
    let selves: Vec<Range<usize>> = line.words(Class::PartsSelf).collect();
    line.sentences
        .iter()
        .filter(|sentence| selves.iter().any(|word| word.start < sentence.range.end))
        .find_map(|sentence| {
            Reader {
                line,
                pack,
                sentence,
            }
            .read()
        })
}

struct Reader<'r> {
    line: &'r Line<'r>,
    pack: &'r Pack,
    sentence: &'r Sentence,
}

impl Reader<'_> {
    fn read(&self) -> Option<Preface> {
        let unit = self.unit();
        let list = self.list(unit.as_ref().map(|(_, range)| range));
        let text = self.line.text();
        let names = list
            .clone()
            .map(|list| self.names(list))
            .unwrap_or_default();
        let mut scan = Scan::default();
        let known = names
            .iter()
            .filter(|name| named_in(&text[(*name).clone()], self.pack, &mut scan) != 0)
            .count();
        let named = names.len() >= FEWEST as usize && known * 2 >= names.len();
        let place = match (&unit, &list) {
            (Some((_, range)), _) => range.clone(),
            (None, Some(list)) if named => list.clone(),
            _ => return None,
        };
        // 学校章程由八个部分组成: the number alone counts only where the report itself is the subject.
        if !named && !self.is_subject(&place) {
            return None;
        }
        let names = if named { names } else { Vec::new() };
        let rest = &text[place.end..self.sentence.range.end];
        let before = &text[self.sentence.range.start..place.start];
        Some(Preface {
            count: unit.map(|(count, _)| count),
            span: self.line.span(place.clone()),
            written: text[place.clone()].to_owned(),
            range: self.range(&names, &mut scan),
            open: before.ends_with('等') || rest.starts_with('等') || text[place].contains('等'),
            attached: rest.contains('附')
                || self.line.text()[self.sentence.range.end..].contains('附'),
            names: self.finished(&names, &mut scan),
        })
    }

    /// The number of parts and where it stands with its unit.
    fn unit(&self) -> Option<(u32, Range<usize>)> {
        let text = self.line.text();
        let from = self.sentence.range.start;
        self.line
            .words(Class::PartsUnit)
            .filter(|word| from <= word.start && word.end <= self.sentence.range.end)
            .find_map(|word| {
                let before = &text[from..word.start];
                let number: String = before
                    .chars()
                    .rev()
                    .take_while(|sign| {
                        sign.is_ascii_digit() || "一二两三四五六七八九十".contains(*sign)
                    })
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect();
                let value = number
                    .parse()
                    .ok()
                    .or_else(|| chinese_numeral(&number))
                    .filter(|value| (FEWEST..=MOST).contains(value))?;
                let start = word.start - number.len();
                (!text[..start].ends_with('第')).then_some((value, start..word.end))
            })
    }

    /// Whether the report is what the number at `at` is said of.
    fn is_subject(&self, place: &Range<usize>) -> bool {
        let (at, end) = (place.start, place.end);
        let text = self.line.text();
        let clause = self
            .sentence
            .clauses
            .iter()
            .find(|clause| clause.range.contains(&at));
        let Some(clause) = clause else { return false };
        let rest = &text[end..clause.range.end];
        if is_report(rest)
            && text[clause.range.start..at].ends_with(['分', '从', '按', '下', '为', '以'])
        {
            return true;
        }
        // 分三个方面介绍主动公开 tells of one of them.
        let of_one = [
            "介绍", "说明", "阐述", "反映", "指出", "提出", "总结", "分析", "对", "就",
        ]
        .iter()
        .any(|word| rest.starts_with(word));
        if of_one && !is_report(rest) {
            return false;
        }
        self.line
            .words(Class::PartsSelf)
            .filter(|word| clause.range.start <= word.start && word.end <= at)
            .any(|word| {
                let ahead = &text[clause.range.start..word.start];
                let leads = ["", "本", "该", "年度", "本年度", "工作", "这份"];
                leads.contains(&ahead) && at - word.end <= 24
            })
    }

    /// Where the list of names stands.
    fn list(&self, unit: Option<&Range<usize>>) -> Option<Range<usize>> {
        let text = self.line.text();
        let whole = &self.sentence.range;
        let openers = |weak: bool| {
            self.line
                .words(Class::PartsOpen)
                .filter(|word| whole.start <= word.start && word.end <= whole.end)
                .filter(|word| WEAK.contains(&&text[word.clone()]) == weak && self.is_opener(word))
                .map(|word| word.end)
                .find(|&open| {
                    unit.is_none_or(|unit| unit.start.saturating_sub(open) > 12 || open >= unit.end)
                })
        };
        let opener = openers(false).or_else(|| openers(true));
        let quoted = self
            .sentence
            .quotations
            .first()
            .map(|quotation| quotation.start)
            .filter(|&start| {
                unit.is_some_and(|unit| start < unit.start) && self.sentence.quotations.len() > 2
            });
        // 分为九个部分：概述、… and 从四个方面进行总结：概述、…
        let behind = unit.and_then(|unit| {
            let rest = &text[unit.end..whole.end];
            let colon = rest.find(['：', ':'])?;
            let said = &rest[..colon];
            let joined = said.trim_matches(['组', '构', '成']).is_empty() || is_report(said);
            joined.then_some(unit.end + colon)
        });
        let start = opener.or(quoted).or(behind)?;
        let start = start
            + (text[start..].len()
                - text[start..]
                    .trim_start_matches(['：', ':', '了', '组', '构', '成'])
                    .len());
        let end = unit
            .map(|unit| unit.start)
            .filter(|&end| end > start)
            .unwrap_or(whole.end);
        let end = end.max(start);
        let inside = &text[start..end];
        let stop = [
            "等",
            "组成",
            "构成",
            "共",
            "并附",
            "，文末",
            "，后附",
            "，另附",
            "。",
        ]
        .iter()
        .filter_map(|word| inside.find(word))
        .filter(|&at| at > 12)
        .min()
        .unwrap_or(inside.len());
        (stop > 12).then_some(start..start + stop)
    }

    /// Whether a word opens a list: 由 and 分 are common and must stand at the head of a clause or behind the report.
    fn is_opener(&self, word: &Range<usize>) -> bool {
        let text = self.line.text();
        if !WEAK.contains(&&text[word.clone()]) {
            return true;
        }
        let head = self
            .sentence
            .clauses
            .iter()
            .any(|clause| clause.range.start == word.start);
        let own = self.line.words(Class::PartsSelf).any(|own| {
            own.end <= word.start
                && ["", "主要", "依次", "分别", "共"].contains(&&text[own.end..word.start])
        });
        let head = head || text[..word.start].ends_with('现');
        (head || own)
            && ["组成", "构成", "部分", "方面", "章", "节", "板块"]
                .iter()
                .any(|end| text[word.end..self.sentence.range.end].contains(end))
    }

    /// The names of a list, each as a range of the line.
    fn names(&self, list: Range<usize>) -> Vec<Range<usize>> {
        let text = self.line.text();
        let quotations: Vec<Range<usize>> = self
            .sentence
            .quotations
            .iter()
            .filter(|range| list.start <= range.start && range.end <= list.end)
            .map(|range| range.start + '“'.len_utf8()..range.end - '”'.len_utf8())
            .collect();
        if quotations.len() >= FEWEST as usize {
            return quotations;
        }
        let inside = &text[list.clone()];
        let counted = |sign: char| inside.matches(sign).count();
        let separator = if counted('；') >= 2 {
            '；'
        } else if counted('，') >= 2 {
            '，'
        } else {
            '、'
        };
        let mut list = list;
        if separator == '、'
            && let Some(comma) = inside.find(['，', '；'])
        {
            list.end = list.start + comma;
        }
        pieces(text, list, &|rest| {
            rest.starts_with(separator).then_some(separator.len_utf8())
        })
    }

    /// How many parts the names are, at least and at most.
    fn range(&self, names: &[Range<usize>], scan: &mut Scan) -> (u32, u32) {
        let text = self.line.text();
        let mut least = 0;
        let mut last = 0;
        for name in names {
            let parts = family(named_in(&text[name.clone()], self.pack, scan), self.pack);
            if parts == 0 || parts & last == 0 {
                least += 1;
            }
            last = parts;
        }
        let most: usize = names
            .iter()
            .map(|name| single(text, name.clone()).len())
            .sum();
        (least, most as u32)
    }

    /// The names as they are looked for among the headings.
    fn finished(&self, names: &[Range<usize>], scan: &mut Scan) -> Vec<Name> {
        let text = self.line.text();
        let mut found: Vec<Name> = Vec::new();
        for name in names {
            for piece in self.apart(name.clone(), scan) {
                let parts = named_in(&text[piece.clone()], self.pack, scan);
                let both = family(parts, self.pack);
                // 举报、复议、诉讼 are one part.
                if let Some(last) = found.last_mut()
                    && both != 0
                    && family(last.parts, self.pack) & both != 0
                    && piece.start <= self.end_of(last) + '、'.len_utf8()
                    && text[piece.clone()].chars().count() <= 6
                    && last.parts & parts != 0
                {
                    continue;
                }
                found.push(Name {
                    text: text[piece.clone()].to_owned(),
                    core: super::core(self.line, piece.clone()),
                    parts,
                    span: self.line.span(piece),
                });
            }
        }
        found
    }

    fn end_of(&self, name: &Name) -> usize {
        self.line.text().find(&name.text).unwrap_or(0) + name.text.len()
    }

    /// The two names of 评议情况和清单事项公开情况表, which are two parts of the notice.
    fn apart(&self, name: Range<usize>, scan: &mut Scan) -> Vec<Range<usize>> {
        let text = self.line.text();
        let pieces = pieces(text, name.clone(), &connector);
        let parts: Vec<u32> = pieces
            .iter()
            .map(|piece| family(named_in(&text[piece.clone()], self.pack, scan), self.pack))
            .collect();
        let distinct =
            parts.len() == 2 && parts[0] != 0 && parts[1] != 0 && parts[0] & parts[1] == 0;
        if distinct {
            pieces
        } else {
            std::iter::once(name).collect()
        }
    }
}

/// Parts that are often one, as bits: the experience, the problems and the measures together.
pub(super) fn family(parts: u32, pack: &Pack) -> u32 {
    let kin: u32 = pack
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| ["experience", "problems", "improvements"].contains(&part.id.as_str()))
        .map(|(index, _)| 1 << index)
        .sum();
    if parts & kin == 0 { parts } else { parts | kin }
}

/// The pieces of a name that can be parts of their own.
pub(super) fn single(text: &str, name: Range<usize>) -> Vec<Range<usize>> {
    pieces(text, name, &|rest| {
        connector(rest).or_else(|| rest.starts_with('、').then_some('、'.len_utf8()))
    })
}

fn connector(rest: &str) -> Option<usize> {
    ["以及", "和", "及", "与"]
        .iter()
        .find(|word| rest.starts_with(**word))
        .map(|word| word.len())
}

/// The pieces of a range between separators, none of them empty.
fn pieces(
    text: &str,
    range: Range<usize>,
    separator: &dyn Fn(&str) -> Option<usize>,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        match separator(rest) {
            Some(length) => {
                found.push(start..at);
                at += length;
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found.push(start..range.end);
    found.retain(|piece| !piece.is_empty());
    found
}
