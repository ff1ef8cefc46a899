//! A stretch of the parts about problems and measures, with all that its words say.
//!
//! The kinds of words found (a shortcoming's, a promise, an act), the topics it is about and its pairs of neighbouring
//! characters. What a phrase is to the report, `gaps.rs` and `remedy.rs` decide.

use crate::pack::{Class, Hit, Owner, Pack, Scan};
use std::ops::Range;

/// A text no longer than this, in characters, is a date and no sentence that begins with one.
const LONGEST_DATE: usize = 12;
/// A turn to mending that stands later, in bytes, is a matter by the way.
const LATEST_TURN: u32 = 60;
/// The name of an office that does something ends before this byte.
const LATEST_OFFICE: u32 = 30;
/// A verb stands so near, in bytes, behind what marks it as done or intended.
const NEAR_ASPECT: u32 = 24;

/// What the words of a stretch say.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// Classes found anywhere, as bits.
    found: u64,
    /// Classes found at the very start.
    opens: u64,
    /// Classes found at the very end.
    closes: u64,
    /// Topics, as bits.
    pub(super) topics: u64,
    /// Those of them that more than a word of promising names: 重视 names none.
    pub(super) matters: u64,
    /// Topics that it answers by words of its own (按月通报 answers what is slow), as bits.
    pub(super) answers: u64,
    /// Pairs of neighbouring characters, without the words that every shortcoming shares; sorted.
    pub(super) pairs: Vec<Pair>,
    /// Those of them that stand outside of the words of weak topics too (网站).
    pub(super) telling: Vec<Pair>,
    /// Whether it turns to mending: at its start, or soon and before any word of a shortcoming.
    pub(super) turns: bool,
    /// Whether it says that something was, is or will be done, and names no shortcoming: 教务处已补挂, 拟增设.
    pub(super) does: bool,
    /// Whether an act stands in it, and no verb of promising before that: 加强培训 promises, 培训 is an act.
    acts: bool,
    /// Whether a figure with its unit stands in it.
    pub(super) figure: bool,
    /// Length in characters.
    pub(super) length: usize,
}

fn bit(class: Class) -> u64 {
    1 << (class as u64 - Class::Gap as u64)
}

impl Phrase {
    /// Whether a word of the class stands in it.
    pub(super) fn has(&self, class: Class) -> bool {
        self.found & bit(class) != 0
    }

    /// Whether it begins with a word of the class.
    pub(super) fn opens(&self, class: Class) -> bool {
        self.opens & bit(class) != 0
    }

    /// Whether it ends with a word of the class.
    pub(super) fn closes(&self, class: Class) -> bool {
        self.closes & bit(class) != 0
    }

    /// Takes in what another phrase is about.
    pub(super) fn add(&mut self, other: &Self) {
        self.topics |= other.topics;
        self.pairs.extend(&other.pairs);
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }

    /// Whether it promises: a general promise stands in it, or it begins with a verb of promising.
    pub(super) fn promises(&self) -> bool {
        self.has(Class::Promise) || self.opens(Class::PromiseVerb)
    }

    /// Whether it says something that one can later see to be done.
    pub(super) fn is_concrete(&self) -> bool {
        let (act, promise) = (self.has(Class::Act), self.promises());
        let acts = self.acts && !promise;
        let dated = self.has(Class::Schedule) || self.figure;
        acts || (self.has(Class::Schedule) && !promise) || (act && dated)
    }
}

/// Reads phrases, with the memory that this takes.
pub(super) struct Reader<'p> {
    pub(super) pack: &'p Pack,
    /// The report's year: what begins with a later one (2025年，…) turns to mending.
    year: Option<u16>,
    scan: Scan,
    hits: Vec<Hit>,
}

impl<'p> Reader<'p> {
    pub(super) fn new(pack: &'p Pack, year: Option<u16>) -> Self {
        Self {
            pack,
            year,
            scan: Scan::default(),
            hits: Vec::new(),
        }
    }

    /// Topics that so many shortcomings share that they tell none apart, as bits.
    pub(super) fn weak_topics(&self) -> u64 {
        let topics = self.pack.topics.iter().enumerate();
        topics.fold(0, |bits, (index, topic)| {
            bits | u64::from(topic.weak) << index
        })
    }

    /// The words of the gaps' lists that stand in a text.
    pub(super) fn hits(&mut self, text: &str) -> &[Hit] {
        self.hits.clear();
        self.pack
            .gap_lexicon
            .scan(&mut self.scan, text, 0, &mut self.hits);
        &self.hits
    }

    /// Whether a word of the class stands in a text.
    pub(super) fn has(&mut self, text: &str, class: Class) -> bool {
        self.hits(text)
            .iter()
            .any(|hit| hit.owner == Owner::Class(class))
    }

    /// Lengths of the longest words of each class at the start of a text.
    pub(super) fn heads<const N: usize>(
        &mut self,
        text: &str,
        classes: [Class; N],
    ) -> [Option<usize>; N] {
        let most = self.pack.gap_lexicon.longest();
        let mut end = text.len().min(most);
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let hits = self.hits(&text[..end]);
        classes.map(|class| {
            hits.iter()
                .filter(|hit| hit.owner == Owner::Class(class) && hit.start == 0)
                .map(|hit| hit.end as usize)
                .max()
        })
    }

    /// Length of the longest word of the class at the start of a text.
    pub(super) fn head(&mut self, text: &str, class: Class) -> Option<usize> {
        let [head] = self.heads(text, [class]);
        head
    }

    /// Reads a text with which a sentence begins.
    pub(super) fn read_opening(&mut self, text: &str) -> Phrase {
        let mut phrase = self.read(text);
        if phrase.length > LONGEST_DATE && self.year.is_some_and(|year| begins_after(text, year)) {
            phrase.found |= bit(Class::Turn);
            phrase.opens |= bit(Class::Turn);
            phrase.turns = true;
        }
        phrase
    }

    /// Reads a text.
    pub(super) fn read(&mut self, text: &str) -> Phrase {
        let (mut stock, mut weak) = (Vec::new(), Vec::new());
        let mut phrase = self.read_words(text, &mut stock, &mut weak);
        weak.extend(stock.iter().cloned());
        phrase.telling = pairs(text, weak);
        phrase.pairs = pairs(text, stock);
        phrase
    }

    /// Reads a text that is held against no other: all but its pairs of characters.
    pub(super) fn skim(&mut self, text: &str) -> Phrase {
        self.read_words(text, &mut Vec::new(), &mut Vec::new())
    }

    /// Reads a text but for its pairs, and takes down the words that every shortcoming shares, and those of weak topics.
    fn read_words(
        &mut self,
        text: &str,
        stock: &mut Vec<Range<u32>>,
        weak: &mut Vec<Range<u32>>,
    ) -> Phrase {
        let mut phrase = Phrase {
            length: text.chars().count(),
            figure: has_figure(text),
            ..Phrase::default()
        };
        let pack = self.pack;
        let (mut act, mut promise) = (u32::MAX, u32::MAX);
        let (mut gap, mut turn) = (u32::MAX, u32::MAX);
        let (mut aspects, mut verbs) = (Vec::new(), Vec::new());
        let (mut matters, mut promised) = (Vec::new(), Vec::<Range<u32>>::new());
        let (mut offices, mut acts) = (Vec::new(), Vec::new());
        let hits = self.hits(text);
        let verb = verb(hits);
        for hit in hits {
            match hit.owner {
                Owner::Class(Class::Stock) => stock.push(hit.start..hit.end),
                Owner::Class(class) => {
                    match class {
                        Class::Act => {
                            act = act.min(hit.start);
                            acts.push(hit.start);
                        }
                        Class::PromiseVerb => promise = promise.min(hit.start),
                        Class::Gap => gap = gap.min(hit.start),
                        Class::TurnWithin => turn = turn.min(hit.start),
                        Class::Aspect => aspects.push(hit.end),
                        Class::GapOffice if hit.start < LATEST_OFFICE => offices.push(hit.end),
                        _ => {}
                    }
                    if class == Class::Promise {
                        promised.push(hit.start..hit.end);
                    }
                    if matches!(class, Class::Act | Class::PromiseVerb | Class::Promise) {
                        verbs.push(hit.start);
                    }
                    phrase.found |= bit(class);
                    let verbal =
                        matches!(class, Class::PromiseVerb | Class::Act) && hit.start == verb;
                    if hit.start == 0 || verbal {
                        phrase.opens |= bit(class);
                    }
                    let behind = &text[hit.end as usize..];
                    // 公布晚，学生意见较大 says so at the end of its clause.
                    let hints = class == Class::GapHint;
                    if behind.is_empty() || (hints && behind.starts_with('，')) {
                        phrase.closes |= bit(class);
                        if hints {
                            gap = gap.min(hit.start);
                        }
                    }
                }
                Owner::Topic(topic) => {
                    phrase.topics |= 1 << topic;
                    matters.push((topic, hit.start..hit.end));
                    if pack.topics[usize::from(topic)].weak {
                        weak.push(hit.start..hit.end);
                    }
                }
                Owner::Answer(topic) => phrase.answers |= 1 << topic,
                _ => {}
            }
        }
        let intends = aspects.iter().any(|&aspect| {
            let near = aspect..aspect + NEAR_ASPECT;
            verbs.iter().any(|verb| near.contains(verb))
        });
        let office_acts =
            !phrase.has(Class::GapHint) && offices.iter().any(|end| acts.contains(end));
        phrase.does = !phrase.has(Class::Gap) && (intends || office_acts);
        phrase.acts = act < promise;
        phrase.turns = phrase.opens(Class::Turn) || (turn < gap && turn <= LATEST_TURN);
        for (topic, at) in matters {
            let within = |of: &Range<u32>| of.start <= at.start && at.end <= of.end;
            phrase.matters |= u64::from(!promised.iter().any(within)) << topic;
        }
        phrase
    }
}

/// Whether a text begins with a year after that one: 2025年，….
fn begins_after(text: &str, year: u16) -> bool {
    text.split_once('年').is_some_and(|(digits, _)| {
        digits.len() == 4 && digits.parse().is_ok_and(|at: u16| at > year)
    })
}

/// Where the verb of a clause stands, behind 将, 继续 and the like.
fn verb(hits: &[Hit]) -> u32 {
    let modal = |hit: &&Hit| hit.owner == Owner::Class(Class::Modal);
    let mut modals: Vec<(u32, u32)> = hits
        .iter()
        .filter(modal)
        .map(|hit| (hit.start, hit.end))
        .collect();
    modals.sort_unstable();
    modals.iter().fold(
        0,
        |verb, &(start, end)| {
            if start <= verb { verb.max(end) } else { verb }
        },
    )
}

/// Whether a figure stands beside a unit: 3次, 6月, 20%. A year alone dates nothing.
fn has_figure(text: &str) -> bool {
    let mut digits = 0;
    text.chars().any(|character| {
        let unit =
            digits > 0 && !"年、.-—,)）个".contains(character) && !character.is_ascii_digit();
        digits = if character.is_ascii_digit() {
            digits + 1
        } else {
            0
        };
        unit
    })
}

/// Two neighbouring characters of the common block, in one number: they are compared more often than anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Pair(u32);

impl Pair {
    fn new(one: char, other: char) -> Self {
        Self((one as u32) << 16 | other as u32)
    }
}

/// The pairs of neighbouring characters that stand outside of the stock words.
fn pairs(text: &str, mut stock: Vec<Range<u32>>) -> Vec<Pair> {
    // Hits come in the order of their ends; here their starts are wanted.
    stock.sort_unstable_by_key(|range| range.start);
    let mut stock = stock.into_iter().peekable();
    let mut stock_end = 0;
    let mut before: Option<char> = None;
    let mut pairs = Vec::new();
    for (at, character) in text.char_indices() {
        while let Some(range) = stock.next_if(|range| range.start as usize <= at) {
            stock_end = stock_end.max(range.end as usize);
        }
        let telling = at >= stock_end
            && ('\u{4e00}'..='\u{9fff}').contains(&character)
            && !matches!(
                character,
                '的' | '了'
                    | '和'
                    | '与'
                    | '及'
                    | '在'
                    | '对'
                    | '为'
                    | '是'
                    | '有'
                    | '不'
                    | '以'
                    | '将'
                    | '把'
                    | '或'
                    | '等'
                    | '也'
                    | '到'
                    | '上'
                    | '中'
            );
        if let (true, Some(before)) = (telling, before) {
            pairs.push(Pair::new(before, character));
        }
        before = telling.then_some(character);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
