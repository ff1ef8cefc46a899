//! What the clauses about a date tell: whether an event took place on it, and whether words claim it for this period.

use super::super::Line;
use super::super::date::Date;
use crate::check::sentence::{Clause, Sentence};
use crate::pack::Class;
use std::ops::Range;

/// What the clauses about a date tell.
pub(super) struct Told {
    pub(super) range: Range<usize>,
    pub(super) claim: Option<Range<usize>>,
    pub(super) happened: bool,
    pub(super) routine: bool,
}

/// A date with the clauses about it.
pub(super) struct Teller<'t> {
    line: &'t Line<'t>,
    sentence: &'t Sentence,
    /// The sentence before it, where the date opens its own.
    before: Option<&'t Sentence>,
    /// The clauses between the same two semicolons.
    segment: &'t [Clause],
    /// Which of them holds the date.
    at: usize,
    date: &'t Date,
}

impl<'t> Teller<'t> {
    pub(super) fn new(line: &'t Line<'t>, sentence: usize, date: &'t Date) -> Option<Self> {
        let before = sentence
            .checked_sub(1)
            .map(|before| &line.sentences[before]);
        let sentence = &line.sentences[sentence];
        let clauses = &sentence.clauses;
        let clause = clauses
            .iter()
            .position(|clause| clause.range.contains(&date.range.start))?;
        let first = clauses[..clause]
            .iter()
            .rposition(|clause| clause.semicolon)
            .map_or(0, |last| last + 1);
        let end = clauses[clause..]
            .iter()
            .position(|clause| clause.semicolon)
            .map_or(clauses.len(), |length| clause + length + 1);
        Some(Self {
            line,
            sentence,
            before: before.filter(|_| date.range.start == sentence.range.start),
            segment: &clauses[first..end],
            at: clause - first,
            date,
        })
    }

    /// What is told of the date, if it is an event that may belong to another period.
    pub(super) fn event(&self) -> Option<Told> {
        let clause = &self.segment[self.at].range;
        let text = self.line.text();
        let ahead = uncounted(&text[clause.start..self.date.range.start]);
        if ahead.ends_with(['（', '(']) {
            return self.bracketed(ahead);
        }
        if self.is_set_apart(ahead) {
            return None;
        }
        if let Some(told) = self.one_of_the_days(ahead) {
            return Some(told);
        }
        if self.bound() {
            return None;
        }
        if self.date.range.end == clause.end && ahead.starts_with(['第', '首', '一']) {
            return self.one_of_several();
        }
        if self.date.month.is_none() && !ahead.ends_with(['于', '在']) {
            return None;
        }
        let range = self.told();
        if self.any(Class::OtherTime, &range) {
            return None;
        }
        let claim = self.claim();
        if claim.is_none() && self.any(Class::History, &range) {
            return None;
        }
        let verb = self
            .line
            .words(Class::Held)
            .find(|word| self.date.range.end <= word.start && word.end <= range.end);
        let attribute = verb
            .as_ref()
            .is_some_and(|verb| text[verb.end..].starts_with('的'));
        let close = claim
            .as_ref()
            .is_some_and(|claim| self.is_close(claim) || self.is_boasted(claim))
            || self.is_singled_out(ahead);
        let adverb = ahead.is_empty() || ahead.ends_with(['于', '在']);
        // 其中1件系2023年12月29日…: the date is said of something, not of what follows.
        let said = ahead.ends_with([
            '系', '是', '为', '、', '和', '的', '了', '自', '从', '至', '到',
        ]);
        let routine = self.any(Class::HeldThing, &range);
        let own = routine || self.any(Class::HeldMeeting, &range);
        // 2021年11月召开的推进会，为本学年工作定向: the thing itself is said to be of this period.
        let opens = claim.as_ref().is_some_and(|claim| {
            own && attribute
                && ["，为", "，是", "，成为"]
                    .iter()
                    .any(|word| text[range.end..claim.start.max(range.end)] == word[..])
        });
        let event = verb.is_some() && (!attribute || opens) && !said && (adverb || claim.is_some());
        let claimed = claim
            .as_ref()
            .is_some_and(|claim| own || self.is_said_of_it(claim, &range));
        (close || event && (own || claimed)).then(|| Told {
            happened: self.any(Class::Happened, &self.sentence.range),
            routine,
            range,
            claim,
        })
    }

    /// 全年组织自查两次，第一次在2022年4月
    fn one_of_several(&self) -> Option<Told> {
        let clause = &self.segment[self.at].range;
        let ahead = self.segment.first()?.range.start..clause.start;
        let held = self.any(Class::Held, &ahead) && self.any(Class::HeldThing, &ahead);
        let other = self.any(Class::OtherTime, clause);
        let claim = self.claim().filter(|_| held && !other)?;
        Some(Told {
            range: clause.clone(),
            claim: Some(claim),
            happened: true,
            routine: true,
        })
    }

    /// 本年度召开专题会议3次，分别于2023年3月、2024年5月和9月召开
    fn one_of_the_days(&self, ahead: &str) -> Option<Told> {
        let clause = &self.segment[self.at].range;
        let opens = [
            "分别",
            "时间分别",
            "时间为",
            "依次",
            "一次在",
            "一次于",
            "另一次在",
            "另一次于",
        ];
        let before = &self.segment[self.at.checked_sub(1)?].range;
        let told = before.start..clause.end;
        let routine = self.any(Class::HeldThing, before);
        let held =
            self.any(Class::Held, before) && (routine || self.any(Class::HeldMeeting, before));
        let other = [Class::OtherTime, Class::History]
            .into_iter()
            .any(|class| self.any(class, &told));
        let listed = opens.iter().any(|word| ahead.starts_with(word)) && self.date.month.is_some();
        (listed && held && !other).then(|| Told {
            range: clause.clone(),
            claim: self.claim(),
            happened: true,
            routine: true,
        })
    }

    /// 本年度举办培训2期（2022年10月、2023年4月）
    fn bracketed(&self, ahead: &str) -> Option<Told> {
        let clause = &self.segment[self.at].range;
        let told = clause.start..self.date.range.start;
        let closed = self.behind().starts_with(['）', ')', '、', '，']);
        let other = [Class::OtherTime, Class::History]
            .into_iter()
            .any(|class| self.any(class, &told));
        let claim = self
            .claim()
            .filter(|claim| claim.end <= self.date.range.start)?;
        let thing = self.any(Class::HeldThing, &told) || self.any(Class::HeldMeeting, &told);
        let held = self.any(Class::Held, &told) && thing;
        let inner = ahead.matches(['《', '“']).count() > ahead.matches(['》', '”']).count();
        (closed && held && !other && !inner && self.date.month.is_some()).then(|| Told {
            range: clause.clone(),
            claim: Some(claim),
            happened: true,
            routine: true,
        })
    }

    /// What follows the date in its clause.
    fn behind(&self) -> &str {
        let end = self.segment[self.at].range.end;
        self.line
            .text()
            .get(self.date.range.end..end)
            .unwrap_or_default()
    }

    /// The clause of the date, with the next one where the date stands alone: 2023年10月18日，学校召开….
    fn told(&self) -> Range<usize> {
        let clause = &self.segment[self.at].range;
        let behind = self.behind();
        let aside = [
            "那天", "当天", "当日", "上午", "下午", "晚", "初", "底", "末", "中旬", "上旬", "下旬",
        ];
        match self.segment.get(self.at + 1) {
            Some(next) if behind.is_empty() || aside.contains(&behind) => {
                clause.start..next.range.end
            }
            _ => clause.clone(),
        }
    }

    /// Whether a claim is made for the event itself and not for what came of it later: 公众号2019年开通，本年度推送300条.
    fn is_said_of_it(&self, claim: &Range<usize>, told: &Range<usize>) -> bool {
        let text = self.line.text();
        let here = self.sentence.range.start <= claim.start;
        let pointed = told.end <= claim.start
            && ["这是", "是", "作为", "系"]
                .iter()
                .any(|word| text[told.end..claim.start].ends_with(word));
        let day = text[self.date.range.end..].starts_with("那天");
        here && claim.start < told.end || pointed || day
    }

    /// Whether the date stands in a title, a quotation, an address or a bracket.
    fn is_set_apart(&self, ahead: &str) -> bool {
        let sentence = self.sentence;
        let apart = sentence
            .titles
            .iter()
            .chain(&sentence.quotations)
            .chain(&sentence.links);
        let opened = ahead.matches(['（', '(', '〔', '《']).count();
        let closed = ahead.matches(['）', ')', '〕', '》']).count();
        opened > closed
            || apart
                .into_iter()
                .any(|range| range.contains(&self.date.range.start))
    }

    /// Whether the date only bounds something or belongs to a noun: 2021年起, 2021年5月前, 2021年版.
    fn bound(&self) -> bool {
        self.line
            .words(Class::DateBound)
            .any(|word| word.start == self.date.range.end)
    }

    fn any(&self, class: Class, range: &Range<usize>) -> bool {
        self.line
            .words(class)
            .any(|word| range.start <= word.start && word.end <= range.end)
    }

    /// The words nearest to the date that claim the event for this period.
    fn claim(&self) -> Option<Range<usize>> {
        let from = self.segment.first()?.range.start;
        let to = self.segment.last()?.range.end;
        let here = self
            .line
            .words(Class::ThisPeriod)
            .filter(|word| from <= word.start && word.end <= to && !self.counted(word.start))
            .min_by_key(|word| word.start.abs_diff(self.date.range.start));
        here.or_else(|| {
            // 今年的开放日也热闹。2023年5月20日那天，…
            let before = self.before.filter(|_| self.date.day.is_some())?;
            self.line.words(Class::ThisPeriod).find(|word| {
                before.range.start <= word.start
                    && word.end <= before.range.end
                    && !self.counted(word.start)
            })
        })
    }

    /// Whether a number or 上 before the words gives them another sense: 三年内, 上本年.
    fn counted(&self, at: usize) -> bool {
        self.line.text()[..at]
            .chars()
            .next_back()
            .is_some_and(|sign| sign.is_ascii_digit() || "一两三四五六十几往当上年".contains(sign))
    }

    /// Whether the clause behind the date's makes it a feat of this period: …，是本学年的重要成果.
    fn is_boasted(&self, claim: &Range<usize>) -> bool {
        let text = self.line.text();
        let Some(clause) = self.segment[self.at + 1..]
            .iter()
            .find(|clause| clause.range.contains(&claim.start))
        else {
            return false;
        };
        let ahead = &text[clause.range.start..claim.start];
        let feat = ["成果", "亮点", "成绩", "大事", "举措", "突破"]
            .iter()
            .any(|word| text[claim.end..clause.range.end].contains(word));
        feat && ["是", "这是", "成为", "也是"].contains(&ahead)
    }

    /// Whether the date is that of what the period is said to be known for: 本学年最值得一提的，是2013年4月召开的….
    fn is_singled_out(&self, ahead: &str) -> bool {
        let text = self.line.text();
        let named = match self.at.checked_sub(1) {
            Some(before) if ["是", "就是", "便是", "要数", "当属"].contains(&ahead) => {
                let before = &self.segment[before].range;
                text[before.clone()].ends_with('的').then(|| before.clone())
            }
            _ => {
                let clause = &self.segment[self.at].range;
                let known_for = ["的是", "亮点是", "大事是", "举措是", "成果是", "特色是"];
                let known = known_for.iter().any(|words| ahead.ends_with(words));
                known.then_some(clause.start..self.date.range.start)
            }
        };
        named.is_some_and(|named| self.any(Class::ThisPeriod, &named))
    }

    /// Whether nothing but the school stands between the claim and the date: 本年度，学校于2020年10月….
    fn is_close(&self, claim: &Range<usize>) -> bool {
        let text = self.line.text();
        if claim.end > self.date.range.start {
            return false;
        }
        let between = &text[claim.end..self.date.range.start];
        between.len() <= 24
            && between.ends_with(['于', '在'])
            && between
                .chars()
                .all(|sign| "，,学校院我本已先后于在曾".contains(sign))
    }
}

/// The words behind those with which a clause is counted off: 四是2023年11月举办….
fn uncounted(words: &str) -> &str {
    let behind = words.trim_start_matches(|sign| "一二三四五六七八九十".contains(sign));
    match behind.strip_prefix('是') {
        Some(rest) if behind.len() < words.len() => rest,
        _ => words,
    }
}
