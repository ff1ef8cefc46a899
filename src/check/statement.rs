//! The grammar of disclosure: what a sentence says of the items that it mentions.
//!
//! A sentence is cut into statements, each with its predicate; the statement decides what its mentions are worth. The
//! words come from the pack; summing up over a report is left to `items.rs`.

use super::sentence::{Clause, Sentence};
use super::status::Pointer;
use crate::pack::{Class, Hit, Owner};
use std::ops::Range;

/// What a statement says of something it mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// Nothing but its name.
    Touched,
    /// That there is none.
    Nil,
    /// That it is public.
    Disclosed,
}

/// Something said of an item.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) item: u8,
    /// `None` where the words name the item in general only.
    pub(super) element: Option<u8>,
    pub(super) mode: Mode,
    pub(super) pointer: Pointer,
    /// The words it rests on, in the block's normal text.
    pub(super) range: Range<usize>,
}

/// Where a sentence stands, as far as it bears on what its statements are worth.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// A heading or sentence above announces what is public.
    pub(super) announced: bool,
    /// The sentence admits or promises: nothing in it discloses, and general words do not count.
    pub(super) admits: bool,
    /// Items that ask for figures, one bit a number: stating such a figure discloses it.
    pub(super) figures: u64,
}

/// The most bytes between "there is none" and what there is none of.
const NONE_REACH: usize = 75;
/// The most bytes behind "does not concern us" to the end of its clause.
const NONE_TAIL: usize = 27;
/// The most bytes between a mention and the general words that empty it.
const VAGUE_REACH: usize = 15;
/// The most bytes between a mention and its figure.
const FIGURE_REACH: usize = 30;

/// What `sentence` says, from the hits in it (in the block's normal text).
pub(super) fn said(
    text: &str,
    sentence: &Sentence,
    hits: &[Hit],
    setting: Setting,
    out: &mut Vec<Said>,
) {
    let mentions: Vec<&Hit> = hits
        .iter()
        .filter(|hit| matches!(hit.owner, Owner::Element(..) | Owner::About(_)))
        .collect();
    if mentions.is_empty() {
        return;
    }
    let marks = Marks::read(text, sentence, hits);
    let statements = with_pointers(&marks, sentence, text, &mentions);
    for statement in statements {
        let view = View {
            text,
            sentence,
            marks: &marks,
            statement,
            setting,
        };
        for mention in &mentions {
            if view.holds(mention)
                && !view.excluded(mention, hits)
                && let Some(one) = view.judge(mention)
            {
                out.push(one);
            }
        }
    }
}

/// Statements that mention nothing go to the one before: "……已经发布，全文见 https://…" says where.
fn with_pointers(
    marks: &Marks,
    sentence: &Sentence,
    text: &str,
    mentions: &[&Hit],
) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for statement in marks.statements(sentence, text) {
        let clauses = &sentence.clauses[statement.clone()];
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else {
            continue;
        };
        let range = first.range.start..last.range.end;
        let silent = !mentions
            .iter()
            .any(|mention| range.contains(&(mention.start as usize)));
        let points = sentence
            .links
            .iter()
            .any(|link| range.contains(&link.start));
        match joined.last_mut() {
            Some(before) if silent && (points || marks.takes_back(before, &range, sentence)) => {
                before.end = statement.end;
            }
            _ => joined.push(statement),
        }
    }
    joined
}

/// The grammar's words of a sentence that count.
struct Marks {
    publish: Vec<Range<usize>>,
    deny: Vec<Range<usize>>,
    plan: Vec<Range<usize>>,
    none_before: Vec<Range<usize>>,
    none_after: Vec<Range<usize>>,
    laws: Vec<Range<usize>>,
    figures: Vec<Range<usize>>,
    columns: Vec<Range<usize>>,
    vague: Vec<Range<usize>>,
    hedge: Vec<Range<usize>>,
    done: Vec<Range<usize>>,
}

impl Marks {
    fn read(text: &str, sentence: &Sentence, hits: &[Hit]) -> Self {
        let of = |class: Class| -> Vec<Range<usize>> {
            hits.iter()
                .filter(|hit| hit.owner == Owner::Class(class))
                .map(|hit| hit.start as usize..hit.end as usize)
                .collect()
        };
        let inside = |range: &Range<usize>, around: &[Range<usize>]| {
            around
                .iter()
                .any(|a| a.start < range.start && range.end < a.end)
        };
        let (void, deny) = (of(Class::PublishNot), of(Class::Deny));
        let mut publish = of(Class::Publish);
        publish.retain(|range| {
            !inside(range, &sentence.titles)
                && !inside(range, &sentence.quotations)
                && !void
                    .iter()
                    .any(|v| v.start <= range.start && range.end <= v.end)
                && !deny
                    .iter()
                    .any(|d| d.start <= range.start && range.end <= d.end)
        });
        let outside = |mut ranges: Vec<Range<usize>>| {
            ranges.retain(|range| !inside(range, &sentence.titles));
            ranges
        };
        let heads = of(Class::Law);
        let laws = sentence
            .titles
            .iter()
            .filter(|title| heads.iter().any(|head| head.start == title.start))
            .cloned()
            .collect();
        let figures = of(Class::Counter);
        let figures = figures
            .into_iter()
            .filter(|range| {
                text[..range.start].ends_with(|c: char| {
                    c.is_ascii_digit() || "两余多一二三四五六七八九十".contains(c)
                })
            })
            .collect();
        Self {
            publish,
            deny,
            plan: outside(of(Class::Plan)),
            none_before: with_bare_none(text, sentence, outside(of(Class::NoneBefore))),
            none_after: outside(of(Class::NoneAfter)),
            laws,
            figures,
            columns: columns(text, sentence, &of(Class::Column)),
            vague: of(Class::Vague),
            hedge: of(Class::Hedge),
            done: of(Class::Done),
        }
    }

    /// The statements of a sentence, as ranges of clauses.
    fn statements(&self, sentence: &Sentence, text: &str) -> Vec<Range<usize>> {
        let clauses = &sentence.clauses;
        let mut statements: Vec<Range<usize>> = Vec::new();
        let gathers = clauses.last().is_some_and(|last| self.gathers(last, text));
        let mut first = 0;
        for (index, clause) in clauses.iter().enumerate() {
            if self.closes(clause, sentence) {
                statements.push(first..index + 1);
                first = index + 1;
            } else if clause.semicolon && !gathers {
                self.push_open(&mut statements, first..index + 1, sentence);
                first = index + 1;
            }
        }
        if first < clauses.len() {
            self.push_open(&mut statements, first..clauses.len(), sentence);
        }
        statements
    }

    /// Clauses without a predicate of their own go on with the list of the statement before, if its verb came first.
    fn push_open(
        &self,
        statements: &mut Vec<Range<usize>>,
        open: Range<usize>,
        sentence: &Sentence,
    ) {
        if let Some(before) = statements.last_mut() {
            let clause = &sentence.clauses[before.end - 1];
            let verb = self
                .publish
                .iter()
                .rfind(|range| within(range, &clause.range));
            let listing = verb.is_some_and(|verb| clause.range.end - verb.end > 12)
                || (clause.colon && verb.is_some());
            if listing {
                before.end = open.end;
                return;
            }
        }
        statements.push(open);
    }

    /// Whether what follows a statement makes a plan of it: "名单的网上公示，计划自明年起实行" names its subject by a verb.
    fn takes_back(&self, before: &Range<usize>, range: &Range<usize>, sentence: &Sentence) -> bool {
        let clause = &sentence.clauses[before.end - 1].range;
        let last = self.publish.iter().rfind(|publish| within(publish, clause));
        let names = last.is_some_and(|verb| {
            clause.end - verb.end <= 6 && !self.done.iter().any(|done| within(done, clause))
        });
        names
            && self
                .plan
                .iter()
                .any(|plan| within(plan, range) && plan.start - range.start <= 12)
    }

    fn closes(&self, clause: &Clause, sentence: &Sentence) -> bool {
        let here =
            |ranges: &[Range<usize>]| ranges.iter().any(|range| within(range, &clause.range));
        here(&self.publish)
            || here(&self.deny)
            || here(&self.none_after)
            || here(&self.none_before)
            || here(&sentence.links)
            || here(&self.columns)
    }

    /// Whether a clause sums up all before it: 均已公布, 以上内容全部上网.
    fn gathers(&self, clause: &Clause, text: &str) -> bool {
        let words = &text[clause.range.clone()];
        self.closes(clause, &Sentence::default())
            && ["均", "都", "全部", "一并", "统一", "同步", "上述", "以上"]
                .iter()
                .any(|w| words.contains(w))
    }
}

/// 无 at the head of a clause says that there is none; elsewhere it is part of too many words.
fn with_bare_none(
    text: &str,
    sentence: &Sentence,
    mut found: Vec<Range<usize>>,
) -> Vec<Range<usize>> {
    for clause in &sentence.clauses {
        let words = text[clause.range.clone()].trim_start_matches(['也', '均', '亦']);
        let bare = words.starts_with('无')
            && !["无法", "无论", "无疑", "无偿", "无异", "无障碍"]
                .iter()
                .any(|w| words.starts_with(w));
        if bare {
            let start = clause.range.end - words.len();
            found.push(start..start + '无'.len_utf8());
        }
    }
    found
}

fn within(range: &Range<usize>, around: &Range<usize>) -> bool {
    around.start <= range.start && range.start < around.end
}

/// The named columns of a sentence: a quotation with the word column behind or before it, but for those that hold everything.
fn columns(text: &str, sentence: &Sentence, words: &[Range<usize>]) -> Vec<Range<usize>> {
    let everything = [
        "信息公开网",
        "信息公开专栏",
        "信息公开”",
        "官网",
        "主页",
        "首页",
        "通知公告",
    ];
    sentence
        .quotations
        .iter()
        .filter(|quotation| {
            let name = &text[(*quotation).clone()];
            name.chars().count() <= 22
                && !everything.iter().any(|all| name.contains(all))
                && words.iter().any(|word| {
                    (word.start >= quotation.end && word.start - quotation.end <= 6)
                        || (word.end <= quotation.start && quotation.start - word.end <= 3)
                        || (quotation.start < word.start
                            && word.end + 3 == quotation.end
                            && word.len() > 3)
                })
        })
        .cloned()
        .collect()
}

/// A statement, and all that is needed to judge a mention in it.
struct View<'v> {
    text: &'v str,
    sentence: &'v Sentence,
    marks: &'v Marks,
    statement: Range<usize>,
    setting: Setting,
}

impl View<'_> {
    fn range(&self) -> Range<usize> {
        let clauses = &self.sentence.clauses;
        clauses[self.statement.start].range.start..clauses[self.statement.end - 1].range.end
    }

    fn holds(&self, mention: &Hit) -> bool {
        let range = self.range();
        range.start <= mention.start as usize && (mention.start as usize) < range.end
    }

    fn clause_of(&self, at: usize) -> &Clause {
        let clauses = &self.sentence.clauses[self.statement.clone()];
        let index = clauses
            .partition_point(|clause| clause.range.start <= at)
            .max(1)
            - 1;
        &clauses[index]
    }

    /// Whether other words give the mention another sense, or it stands in the title of a law.
    fn excluded(&self, mention: &Hit, hits: &[Hit]) -> bool {
        let clause = &self.clause_of(mention.start as usize).range;
        let in_clause =
            |hit: &Hit| clause.start <= hit.start as usize && (hit.start as usize) < clause.end;
        let unless = |hit: &Hit| match (hit.owner, mention.owner) {
            (Owner::Unless(item), Owner::Element(of, _) | Owner::About(of)) => item == of,
            (Owner::ElementUnless(item, element), Owner::Element(of, which)) => {
                item == of && element == which
            }
            _ => false,
        };
        let (start, end) = (mention.start as usize, mention.end as usize);
        hits.iter().any(|hit| unless(hit) && in_clause(hit))
            || self
                .marks
                .laws
                .iter()
                .any(|law| law.start <= start && end <= law.end)
    }

    fn judge(&self, mention: &Hit) -> Option<Said> {
        let (item, element) = match mention.owner {
            Owner::Element(item, element) => (item, Some(element)),
            Owner::About(item) => (item, None),
            _ => return None,
        };
        if self.setting.admits && element.is_none() {
            return None;
        }
        let (start, end) = (mention.start as usize, mention.end as usize);
        let mode = if self.is_none(start, end) {
            Mode::Nil
        } else if self.setting.admits || self.is_planned() || self.is_hedged(end) {
            Mode::Touched
        } else if self.is_public()
            || (element.is_some()
                && self.setting.figures & (1 << item) != 0
                && self.own_figure(start, end))
        {
            Mode::Disclosed
        } else {
            Mode::Touched
        };
        let pointer = if mode == Mode::Disclosed {
            self.pointer(start, end)
        } else {
            Pointer::None
        };
        Some(Said {
            item,
            element,
            mode,
            pointer,
            range: self.evidence(start, end),
        })
    }

    fn here<'r>(
        &'r self,
        ranges: &'r [Range<usize>],
    ) -> impl DoubleEndedIterator<Item = &'r Range<usize>> {
        let range = self.range();
        ranges.iter().filter(move |one| within(one, &range))
    }

    fn is_public(&self) -> bool {
        let marked = self.here(&self.marks.publish).next().is_some()
            || self.here(&self.sentence.links).next().is_some()
            || self.here(&self.marks.columns).next().is_some();
        marked || (self.setting.announced && self.here(&self.marks.deny).next().is_none())
    }

    /// Whether only "有关情况" of the thing is public, or it is so "在一定范围内".
    fn is_hedged(&self, end: usize) -> bool {
        let clause = &self.clause_of(end.saturating_sub(1)).range;
        let vague = self.marks.vague.iter().any(|vague| {
            within(vague, clause)
                && vague.start >= end
                && vague.start - end <= VAGUE_REACH
                && !self.text[end..vague.start].contains('等')
        });
        let pointed = self.here(&self.sentence.links).next().is_some()
            || self.here(&self.marks.columns).next().is_some();
        (vague || self.here(&self.marks.hedge).next().is_some()) && !pointed
    }

    fn is_planned(&self) -> bool {
        self.here(&self.marks.plan).next().is_some()
    }

    fn is_none(&self, start: usize, end: usize) -> bool {
        let clause = &self.clause_of(start).range;
        // 可公布的, 应公开的 only say what kind of thing there is none of.
        let publishes = |from: usize, to: usize| {
            let acts = |p: &&Range<usize>| !self.text[p.end..].starts_with('的');
            self.marks
                .publish
                .iter()
                .filter(acts)
                .any(|p| from <= p.start && p.end <= to)
        };
        let before = self.marks.none_before.iter().any(|none| {
            within(none, clause)
                && none.start <= start
                && start.saturating_sub(none.end) <= NONE_REACH
                && !publishes(none.end, start)
        });
        if before {
            return true;
        }
        let behind = |none: &Range<usize>| none.start >= end && !publishes(end, none.start);
        let after = self.here(&self.marks.none_after).any(|none| {
            let rest = self
                .clause_of(none.start)
                .range
                .end
                .saturating_sub(none.end);
            behind(none) && rest <= NONE_TAIL
        });
        // "教代会尚在筹建，本年度没有召开": none of what the clauses before it named.
        after
            || self.here(&self.marks.none_before).any(|none| {
                behind(none)
                    && !within(none, clause)
                    && self.here(&self.marks.publish).next().is_none()
            })
    }

    /// Whether the words set out the information itself: 毕业去向落实率为94.2%.
    fn own_figure(&self, start: usize, end: usize) -> bool {
        self.figure_at(start, end, 18)
    }

    fn figure_at(&self, start: usize, end: usize, reach: usize) -> bool {
        let clause = &self.clause_of(start).range;
        self.marks.figures.iter().any(|figure| {
            within(figure, clause)
                && ((figure.start >= end && figure.start - end <= reach)
                    || (figure.start >= start && figure.start < end))
        })
    }

    fn pointer(&self, start: usize, end: usize) -> Pointer {
        if self.here(&self.sentence.links).next().is_some() {
            return Pointer::Link;
        }
        let own_title = self
            .here(&self.sentence.titles)
            .any(|title| !self.marks.laws.contains(title));
        if own_title {
            return Pointer::Document;
        }
        if self.here(&self.marks.columns).next().is_some() {
            return Pointer::Column;
        }
        if self.figure_at(start, end, FIGURE_REACH) {
            Pointer::Figure
        } else {
            Pointer::None
        }
    }

    /// From the mention's clause to that of the predicate.
    fn evidence(&self, start: usize, end: usize) -> Range<usize> {
        let clause = self.clause_of(start).range.clone();
        let predicate = self
            .here(&self.marks.publish)
            .chain(self.here(&self.marks.none_after))
            .chain(self.here(&self.sentence.links))
            .map(|range| self.clause_of(range.start).range.clone())
            .min_by_key(|range| range.start.abs_diff(clause.start));
        let joined = match predicate {
            Some(other) if other.start.abs_diff(clause.start) <= 240 => {
                clause.start.min(other.start)..clause.end.max(other.end)
            }
            _ => clause,
        };
        joined.start..joined.end.max(end)
    }
}
