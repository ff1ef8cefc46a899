//! The words of the grammar that count in a sentence, and the statements that they cut it into.
//!
//! A verb of publishing inside of a title, a quotation or a fixed phrase (公开招聘) does not count. What a statement is
//! worth to an item, `statement.rs` decides.

use super::sentence::{Clause, Sentence};
use crate::pack::{Class, Hit, Owner};
use std::ops::Range;

/// Statements that mention nothing go to the one before: "……已经发布，全文见 https://…" says where.
pub(super) fn with_pointers(
    marks: &Marks,
    sentence: &Sentence,
    mentions: &[&Hit],
) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::new();
    for statement in marks.statements(sentence) {
        let clauses = &sentence.clauses[statement.clone()];
        let (Some(first), Some(last)) = (clauses.first(), clauses.last()) else {
            continue;
        };
        let range = first.range.start..last.range.end;
        let silent = !mentions
            .iter()
            .any(|mention| range.contains(&(mention.start as usize)));
        let here = |marks: &[Range<usize>]| marks.iter().any(|mark| range.contains(&mark.start));
        // "公告，在“招聘”栏目发布": a named column leads there too, and so does a count of what was published.
        let points = here(&marks.links)
            || here(&marks.columns)
            || (clauses.len() == 1 && here(&marks.figures));
        match joined.last_mut() {
            Some(before)
                if silent
                    && (points
                        || marks.takes_back(before, &range, sentence)
                        || marks.keeps(before, &range, sentence)) =>
            {
                before.end = statement.end;
            }
            _ => joined.push(statement),
        }
    }
    joined
}

/// The grammar's words of a sentence that count.
pub(super) struct Marks {
    pub(super) publish: Vec<Range<usize>>,
    pub(super) deny: Vec<Range<usize>>,
    pub(super) plan: Vec<Range<usize>>,
    pub(super) none_before: Vec<Range<usize>>,
    pub(super) none_after: Vec<Range<usize>>,
    pub(super) unchanged: Vec<Range<usize>>,
    pub(super) goes_on: Vec<Range<usize>>,
    pub(super) laws: Vec<Range<usize>>,
    pub(super) figures: Vec<Range<usize>>,
    /// Counts of nothing: 0人次.
    pub(super) zeros: Vec<Range<usize>>,
    /// Addresses, and references to a list of them: 链接14.
    pub(super) links: Vec<Range<usize>>,
    /// Words by which a document holds something.
    pub(super) contain: Vec<Range<usize>>,
    /// Counts of acts, as part of a figure or around it.
    pub(super) occasions: Vec<Range<usize>>,
    /// Counts of people.
    pub(super) people: Vec<Range<usize>>,
    /// Words by which a way to ask or complain is open.
    pub(super) offers: Vec<Range<usize>>,
    pub(super) columns: Vec<Range<usize>>,
    pub(super) vague: Vec<Range<usize>>,
    pub(super) hedge: Vec<Range<usize>>,
    pub(super) done: Vec<Range<usize>>,
    pub(super) topics: Vec<Range<usize>>,
    gather: Vec<Range<usize>>,
}

impl Marks {
    pub(super) fn read(text: &str, sentence: &Sentence, hits: &[Hit]) -> Self {
        let mut sorted: [Vec<Range<usize>>; Class::OF_ITEMS] = Default::default();
        for hit in hits {
            if let Owner::Class(class) = hit.owner {
                sorted[class as usize].push(hit.start as usize..hit.end as usize);
            }
        }
        let mut of = |class: Class| std::mem::take(&mut sorted[class as usize]);
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
                && !is_noun(text, sentence, range)
                && !deny
                    .iter()
                    .any(|d| d.start <= range.start && range.end <= d.end)
        });
        let mut links = sentence.links.clone();
        links.extend(of(Class::Reference));
        links.sort_unstable_by_key(|range| range.start);
        let channels = of(Class::Channel);
        publish.extend(places(text, sentence, &channels));
        publish.sort_by_key(|range| range.start);
        let mentions: Vec<Range<usize>> = hits
            .iter()
            .filter(|hit| {
                matches!(
                    hit.owner,
                    Owner::Element(..) | Owner::About(_) | Owner::Absent(_)
                )
            })
            .map(|hit| hit.start as usize..hit.end as usize)
            .collect();
        // 没有晒到网上 denies, and does not say that there is none.
        let outside = |mut ranges: Vec<Range<usize>>| {
            ranges.retain(|range| {
                !inside(range, &sentence.titles)
                    && !deny
                        .iter()
                        .any(|d| d.start <= range.start && range.start < d.end)
            });
            ranges
        };
        let kept = of(Class::PlanNot);
        // 招生计划在…公布 is no plan: the word begins within an item's own words and goes on behind them.
        let mut plan = of(Class::Plan);
        plan.retain(|plan| {
            let done = |kept: &Range<usize>| kept.start < plan.end && plan.start < kept.end;
            !kept.iter().any(done)
                && !mentions
                    .iter()
                    .any(|m| m.start < plan.start && plan.start < m.end && m.end < plan.end)
        });
        let heads = of(Class::Law);
        // A law's title begins with its maker, a notice's holds the office that sent it.
        let laws = sentence
            .titles
            .iter()
            .filter(|title| {
                heads
                    .iter()
                    .any(|head| title.start <= head.start && head.end <= title.end)
            })
            .cloned()
            .collect();
        let counters = of(Class::Counter);
        let (figures, rest): (Vec<_>, Vec<_>) = counters
            .into_iter()
            .partition(|range| is_counted(&text[..range.start]));
        Self {
            publish,
            deny: deny.clone(),
            plan: outside(plan),
            none_before: with_bare_none(
                text,
                sentence,
                not_asked(text, outside(of(Class::NoneBefore))),
                &of(Class::NoneNot),
            ),
            none_after: not_asked(text, outside(of(Class::NoneAfter))),
            unchanged: of(Class::Unchanged),
            goes_on: of(Class::GoesOn),
            laws,
            figures,
            zeros: zeros(text, &rest),
            links,
            contain: of(Class::Contain),
            occasions: of(Class::Occasion),
            people: of(Class::People),
            offers: of(Class::Offer),
            columns: columns(
                text,
                sentence,
                &of(Class::Column),
                &channels,
                &of(Class::Everything),
            ),
            vague: of(Class::Vague),
            hedge: of(Class::Hedge),
            done: of(Class::Done),
            topics: of(Class::Topic),
            gather: of(Class::Gather),
        }
    }

    /// The statements of a sentence, as ranges of clauses.
    fn statements(&self, sentence: &Sentence) -> Vec<Range<usize>> {
        let clauses = &sentence.clauses;
        let mut statements: Vec<Range<usize>> = Vec::new();
        let gathers = clauses.last().is_some_and(|last| self.gathers(last));
        let mut first = 0;
        for (index, clause) in clauses.iter().enumerate() {
            if self.closes(clause) {
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
            // An address closes what it points at: "……见 http://…；" lists nothing.
            let pointed = |verb: &Range<usize>| {
                let behind =
                    |link: &Range<usize>| within(link, &clause.range) && link.start >= verb.start;
                self.links.iter().any(behind)
            };
            let listing = verb
                .is_some_and(|verb| clause.range.end > verb.end + 12 && !pointed(verb))
                || (clause.colon && verb.is_some())
                || (verb.is_some() && self.continues(&sentence.clauses[open.start]));
            if listing {
                before.end = open.end;
                return;
            }
        }
        statements.push(open);
    }

    /// Whether a clause begins with words that go on about what is before it: 内容包括…
    fn continues(&self, clause: &Clause) -> bool {
        self.goes_on
            .iter()
            .any(|word| word.start == clause.range.start)
    }

    /// Whether what follows a statement makes a plan of it: "名单的网上公示，计划自明年起实行" names its subject by a verb.
    fn takes_back(&self, before: &Range<usize>, range: &Range<usize>, sentence: &Sentence) -> bool {
        let clause = &sentence.clauses[before.end - 1].range;
        let last = self.publish.iter().rfind(|publish| within(publish, clause));
        let names = last.is_some_and(|verb| {
            clause.end <= verb.end + 6 && !self.done.iter().any(|done| within(done, clause))
        });
        names
            && self
                .plan
                .iter()
                .any(|plan| within(plan, range) && plan.start <= range.start + 12)
    }

    /// Whether what follows a statement says where the thing is that the statement calls unchanged: "招生咨询电话没有变更，
    /// 见招生网首页".
    fn keeps(&self, before: &Range<usize>, range: &Range<usize>, sentence: &Sentence) -> bool {
        let clause = &sentence.clauses[before.end - 1].range;
        self.unchanged.iter().any(|word| within(word, clause))
            && self.publish.iter().any(|word| within(word, range))
    }

    fn closes(&self, clause: &Clause) -> bool {
        let here =
            |ranges: &[Range<usize>]| ranges.iter().any(|range| within(range, &clause.range));
        here(&self.publish)
            || here(&self.deny)
            || here(&self.none_after)
            || here(&self.none_before)
            || here(&self.links)
            || here(&self.columns)
    }

    /// Whether a clause sums up all before it: 均已公布, 以上内容全部上网.
    fn gathers(&self, clause: &Clause) -> bool {
        self.closes(clause) && self.gather.iter().any(|word| within(word, &clause.range))
    }
}

/// Whether a text ends in a number of something: 0批 is none of it.
fn is_counted(text: &str) -> bool {
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let zero = digits > 0
        && text[text.len() - digits..]
            .bytes()
            .all(|digit| digit == b'0');
    let whole = !text[..text.len() - digits].ends_with(['.', ',', '，']);
    (digits > 0 && !(zero && whole))
        || text.ends_with(|c: char| "两余一二三四五六七八九十万".contains(c))
}

/// The channels that say by themselves where a thing is public: "规程在工会网页", "招生网：章程、计划".
fn places(text: &str, sentence: &Sentence, channels: &[Range<usize>]) -> Vec<Range<usize>> {
    let is_place = |channel: &&Range<usize>| {
        let Some(clause) = sentence
            .clauses
            .iter()
            .find(|clause| within(channel, &clause.range))
        else {
            return false;
        };
        let rest = text[channel.end..clause.range.end].trim_start_matches(['上', '里', '中', '内']);
        let before = &text[clause.range.start..channel.start];
        let at = before.rfind(['在', '于', '见', '入', '到']);
        at.is_some_and(|at| before.len() - at <= PLACE_REACH)
            || (clause.colon && rest.is_empty() && before.len() <= PLACE_REACH)
    };
    channels.iter().filter(is_place).cloned().collect()
}

/// The most bytes before a channel that can be its own name: 在……研究生招生信息网.
const PLACE_REACH: usize = 45;

/// The counts among `counters` that say 0 of a thing: 0人次, but not 0.5% or 10人次.
fn zeros(text: &str, counters: &[Range<usize>]) -> Vec<Range<usize>> {
    let zero = |counter: &Range<usize>| {
        let before = text[..counter.start].strip_suffix('0')?;
        let part = before.ends_with(|c: char| c.is_ascii_digit() || ".,，-—~".contains(c));
        let share = text[counter.clone()].starts_with(['%', '个']);
        (!part && !share).then_some(before.len()..counter.end)
    };
    counters.iter().filter_map(zero).collect()
}

/// 有没有 asks and denies nothing.
fn not_asked(text: &str, mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    // 有没有, and 查到自己录取了没有.
    let asks = |none: &Range<usize>| {
        let closes = text[none.end..].starts_with(['，', '。', '；', '、', '？']);
        text[..none.start].ends_with('有') || (text[..none.start].ends_with('了') && closes)
    };
    found.retain(|none| !asks(none));
    found
}

/// "…的公开" at the end of a clause is a thing, not an act, unless what was public is listed behind it.
fn is_noun(text: &str, sentence: &Sentence, range: &Range<usize>) -> bool {
    let clauses = &sentence.clauses;
    let Some(at) = clauses
        .iter()
        .position(|clause| clause.range.end == range.end)
    else {
        return false;
    };
    let lists = clauses.get(at + 1).is_some_and(|next| {
        let words = &text[next.range.clone()];
        clauses[at].colon
            || ["如", "包括", "主要是", "主要有", "涉及"]
                .iter()
                .any(|word| words.starts_with(word))
    });
    text[..range.start].ends_with('的') && !lists
}

/// 无 at the head of a clause says that there is none; elsewhere it is part of too many words.
fn with_bare_none(
    text: &str,
    sentence: &Sentence,
    mut found: Vec<Range<usize>>,
    not: &[Range<usize>],
) -> Vec<Range<usize>> {
    found.retain(|none| !not.iter().any(|word| word.start == none.start));
    for clause in &sentence.clauses {
        let signs = [
            '．', '.', '、', '（', '）', ')', ' ', '也', '均', '亦', '故', '但', '而',
        ];
        let words = text[clause.range.clone()]
            .trim_start_matches(|c: char| c.is_ascii_digit() || signs.contains(&c));
        let start = clause.range.end - words.len();
        if words.starts_with('无') && !not.iter().any(|word| word.start == start) {
            found.push(start..start + '无'.len_utf8());
        }
    }
    found
}

/// Whether `word` stands at `at`: 研究 in 研究生 is no meeting.
pub(super) fn text_is(text: &str, at: usize, word: &str) -> bool {
    text[at..].starts_with(word)
}

pub(super) fn within(range: &Range<usize>, around: &Range<usize>) -> bool {
    around.start <= range.start && range.start < around.end
}

/// Whether a quotation is the name of a place on a site: 挂在“部门预决算”页, 在“学工在线”公布, “信息公开”入口.
fn is_place_of(text: &str, quotation: &Range<usize>) -> bool {
    let (before, behind) = (&text[..quotation.start], &text[quotation.end..]);
    let named = ["页", "入口", "菜单", "子栏", "目录"];
    let verbs = [
        "公布", "发布", "公开", "公示", "查", "下载", "可", "中", "里", "内",
    ];
    let opens = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    opens(&named) || (before.ends_with(['在', '于', '见', '入']) && opens(&verbs))
}

/// The named columns of a sentence: a quotation with the word column behind or before it or a channel before it, but for
/// those that hold everything.
fn columns(
    text: &str,
    sentence: &Sentence,
    words: &[Range<usize>],
    channels: &[Range<usize>],
    everything: &[Range<usize>],
) -> Vec<Range<usize>> {
    sentence
        .quotations
        .iter()
        .filter(|quotation| {
            let name = &text[(*quotation).clone()];
            name.chars().count() <= 22
                && !everything
                    .iter()
                    .any(|all| quotation.start <= all.start && all.end <= quotation.end)
                && (channels
                    .iter()
                    .any(|channel| channel.end == quotation.start)
                    || is_place_of(text, quotation)
                    || words.iter().any(|word| {
                        (word.start >= quotation.end && word.start - quotation.end <= 6)
                            || (word.end <= quotation.start && quotation.start - word.end <= 3)
                            || (quotation.start < word.start
                                && word.end + 3 == quotation.end
                                && word.len() > 3)
                    }))
        })
        .cloned()
        .collect()
}
