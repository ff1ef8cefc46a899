//! How a statement leads its reader to what it says is public: an address, a document, a column, a figure.
//!
//! Which words are such marks, `marks.rs` finds; that something is public at all, `statement.rs` decides.

use super::marks::within;
use super::said::Mode;
use super::statement::View;
use super::status::Pointer;
use crate::span::Span;
use std::ops::Range;

/// The most bytes between a mention and the digits of its own count: 办法（共3项）.
const COUNT_LEAD: usize = 9;
/// The most bytes between a mention and its figure.
const FIGURE_REACH: usize = 30;

impl View<'_> {
    pub(super) fn figure_at(
        &self,
        start: usize,
        end: usize,
        reach: usize,
    ) -> Option<&Range<usize>> {
        let clause = &self.clause_of(start).range;
        self.marks.figures.iter().find(|figure| {
            within(figure, clause)
                && ((figure.start >= end && figure.start - end <= reach)
                    || (figure.start >= start && figure.start < end))
        })
    }

    /// How what is said so leads the reader to the thing, and by which words.
    pub(super) fn pointer_of(
        &self,
        mode: Mode,
        item: Option<u8>,
        start: usize,
        end: usize,
    ) -> (Pointer, Option<Span>) {
        if mode != Mode::Disclosed {
            return (Pointer::None, None);
        }
        let (pointer, range) = self.pointer(item, start, end);
        if pointer <= Pointer::Figure
            && let Some(document) = self.container()
        {
            return (Pointer::Document, Some(document));
        }
        (
            pointer,
            range.map(|range| Span::new(range.start, range.end)),
        )
    }

    /// "公告在招标网发布，计36则": the count of things that the last clause of the statement gives, where what was said
    /// before it is public already.
    fn count_behind(&self, end: usize) -> Option<&Range<usize>> {
        let last = self.sentence.clauses[self.statement.clone()].last()?;
        let published = self
            .here(&self.marks.publish)
            .any(|verb| verb.end <= last.range.start);
        let thing = |figure: &&Range<usize>| {
            // 人手一册 counts nothing.
            within(figure, &last.range)
                && !self.text[..figure.start].ends_with("手一")
                && !self.marks.occasions.iter().any(|one| one.end == figure.end)
        };
        let apart = last.range.start >= end && published;
        self.marks.figures.iter().find(thing).filter(|_| apart)
    }

    /// The document named before the statement, where the statement says what it holds: 手册收录了学籍、奖惩规定.
    fn container(&self) -> Option<Span> {
        self.here(&self.marks.contain).next()?;
        let start = self.range().start;
        let own = |title: &&Range<usize>| title.end <= start && !self.marks.laws.contains(title);
        let before = self.sentence.titles.iter().rfind(own);
        let before = before.map(|title| Span::new(title.start, title.end));
        before.or(self.setting.document)
    }

    fn pointer(
        &self,
        item: Option<u8>,
        start: usize,
        end: usize,
    ) -> (Pointer, Option<&Range<usize>>) {
        if let Some(link) = self.here(&self.marks.links).next() {
            return (Pointer::Link, Some(link));
        }
        let own_title = self
            .here(&self.sentence.titles)
            .find(|title| !self.marks.laws.contains(title));
        if own_title.is_some() {
            return (Pointer::Document, own_title);
        }
        if let Some(column) = self.here(&self.marks.columns).next() {
            return (Pointer::Column, Some(column));
        }
        // "评审结果公示4次" counts what was done, 奖学金28人 who had it; 财务制度7份 counts the thing itself, whatever the item
        // asks for.
        let asks = item.is_some_and(|item| self.setting.counted & (1 << item) != 0);
        let counts = |figure: &&Range<usize>| {
            let occasion = self.marks.occasions.iter().any(|one| one.end == figure.end);
            let number = self.text.get(end..figure.start).unwrap_or_default();
            let lead = number.find(|c: char| c.is_ascii_digit());
            let beside = lead.is_some_and(|lead| {
                let digits = number[lead..].bytes();
                lead <= COUNT_LEAD && digits.into_iter().all(|byte| byte.is_ascii_digit())
            });
            let apart = &self.marks.people;
            let thing = || !apart.iter().any(|one| one.end == figure.end);
            !occasion && (asks || (beside && thing()))
        };
        let beside = self.figure_at(start, end, FIGURE_REACH).filter(counts);
        match beside.or_else(|| self.count_behind(end).filter(|_| asks)) {
            Some(figure) => (Pointer::Figure, Some(figure)),
            None => (Pointer::None, None),
        }
    }
}
