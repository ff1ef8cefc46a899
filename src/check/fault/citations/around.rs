//! What the words in and before a title say of it: whose it is, and whether it was passed on.

use super::Reader;
use super::title::Words;
use crate::check::sentence::Sentence;
use crate::pack::Class;
use std::ops::Range;

/// Bytes of the longest word that is looked for right before a place.
const LONGEST_WORD: usize = 60;
/// Bytes around a title that bear on it.
const SIGHT: usize = 600;

impl Reader<'_, '_> {
    /// The words of a list within a stretch.
    pub(super) fn words_in(
        &self,
        class: Class,
        within: &Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> {
        let within = within.clone();
        let first = self
            .words
            .partition_point(|(word, _)| word.start < within.start);
        self.words[first..]
            .iter()
            .take_while(move |(word, _)| word.start < within.end)
            .filter(move |(word, of)| *of == class && word.end <= within.end)
            .map(|(word, _)| word.clone())
    }

    /// The words of a list that end at a place.
    pub(super) fn ends_at(&self, class: Class, end: usize) -> bool {
        self.words_in(class, &(end.saturating_sub(LONGEST_WORD)..end))
            .any(|word| word.end == end)
    }

    /// So much of a sentence as is looked at for a title: a sentence without end costs no more than others.
    pub(super) fn near(sentence: &Sentence, at: &Range<usize>) -> Range<usize> {
        let from = sentence.range.start.max(at.start.saturating_sub(SIGHT));
        from..sentence.range.end.min(at.end + SIGHT)
    }

    /// Whether a title names whose rules it is: a school's or a province's. 高等学院 is a slip and no school.
    pub(super) fn is_own(&self, at: &Range<usize>) -> bool {
        self.words_in(Class::CiteLocal, at).any(|word| {
            &self.text[word.clone()] != "学校" && !self.text[..word.start].ends_with("高等")
        })
    }

    /// Whether the words before a title say that a school or a province made it, or that it was passed on.
    pub(super) fn is_of_others(&self, sentence: &Sentence, at: &Range<usize>) -> bool {
        let before = self.before(sentence, at);
        let ground = self
            .words_in(Class::CiteGround, &before)
            .map(|word| word.end)
            .max();
        let since = ground.unwrap_or(before.start)..before.end;
        self.words_in(Class::CiteLocal, &since).next().is_some()
            || self.words_in(Class::CiteOwnAct, &since).next().is_some()
    }

    /// Whether the number behind a title is that of the letter by which somebody passed it on.
    pub(super) fn is_forwarded(&self, at: &Range<usize>) -> bool {
        self.ends_at(Class::CiteForward, at.start)
    }

    /// What stands before a title in its clause, behind the title before it.
    pub(super) fn before(&self, sentence: &Sentence, at: &Range<usize>) -> Range<usize> {
        let clauses = &sentence.clauses;
        let clause = clauses.partition_point(|clause| clause.range.end <= at.start);
        let clause = clauses.get(clause).map(|clause| clause.range.start);
        let clause = clause.unwrap_or(sentence.range.start).min(at.start);
        let titles = &sentence.titles;
        let title = titles.partition_point(|title| title.end <= at.start);
        let title = title.checked_sub(1).map(|title| titles[title].end);
        clause.max(title.unwrap_or(clause))..at.start
    }

    /// Whether a number's code is that of a contract, a project or the like.
    pub(super) fn is_not_official(&self, range: &Range<usize>) -> bool {
        self.words_in(Class::CiteNotOfficial, range)
            .next()
            .is_some()
            || self.ends_at(Class::CiteNotOfficial, range.start)
    }

    /// What the words in a title and right before it say of it.
    pub(super) fn words_of(&self, at: &Range<usize>) -> Words<'_> {
        let own_kind = self
            .words_in(Class::CiteOwnKind, at)
            .any(|kind| kind.end + '》'.len_utf8() >= at.end);
        let before = self.text[..at.start].trim_end_matches("办公厅");
        let national = self.ends_at(Class::CiteBody, before.len())
            || self
                .words_in(Class::CiteNational, at)
                .any(|head| self.text[at.start..head.start].chars().count() < 2);
        let fillers = self.words_in(Class::CiteFiller, at);
        Words {
            own_kind,
            national,
            fillers: fillers.map(|word| &self.text[word]).collect(),
        }
    }
}
