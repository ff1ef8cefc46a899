//! Counting: how far every list has come, and the number that the next paragraph of a list carries.
//!
//! What a level writes, `numbering.rs` knows.

use super::numbering::{LEVELS, Level, Numbering};
use super::numerals::NumberFormat;
use super::xml::cut;
use std::collections::{HashMap, HashSet};

/// Longer numbers are cut; a level's text may repeat the number of an outer one any number of times.
const LONGEST_LABEL: usize = 255;
/// All numbers of a report together are no longer than this; a few bytes of a hostile file make a number.
const LONGEST_TOGETHER: usize = 16 << 20;

/// The state of all lists at one point of the text.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By scheme: lists of one scheme go on counting where the other left off.
    reached: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun anew already.
    begun: HashSet<(u32, usize)>,
    written: usize,
}

/// What stands in front of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    /// The number as Word shows it; empty for a bullet.
    pub(super) text: String,
    /// Whether nothing separates it from the words.
    pub(super) tight: bool,
}

impl Counters {
    /// Counts a paragraph of a list and returns its label, or `None` where the list does not exist.
    pub(super) fn next(&mut self, numbering: &Numbering, list: u32, level: u32) -> Option<Label> {
        let level = level as usize;
        let levels = numbering.levels(list)?;
        let definition = levels.get(level)?;
        let scheme = numbering.scheme(list)?;
        let reached = self.reached.entry(scheme).or_default();
        let anew = numbering
            .new_start(list, level)
            .filter(|_| self.begun.insert((list, level)));
        let counted = reached[level].map_or(definition.start, |number| number.saturating_add(1));
        reached[level] = Some(anew.unwrap_or(counted));
        for (deeper, number) in reached.iter_mut().enumerate().skip(level + 1) {
            let restart = levels[deeper].restart;
            if restart.is_none_or(|outermost| level < outermost as usize) {
                *number = None;
            }
        }
        if self.written > LONGEST_TOGETHER {
            return Some(Label::default());
        }
        let mut text = write(definition, reached, &levels);
        cut(&mut text, LONGEST_LABEL);
        self.written += text.len();
        Some(Label {
            text,
            tight: definition.tight,
        })
    }
}

fn write(definition: &Level, reached: &[Option<u32>; LEVELS], levels: &[&Level; LEVELS]) -> String {
    if definition.format == NumberFormat::Bullet {
        return String::new();
    }
    let mut text = String::new();
    let mut characters = definition.text.chars().peekable();
    while let Some(character) = characters.next() {
        let place = characters
            .peek()
            .and_then(|digit| digit.to_digit(10))
            .filter(|digit| *digit > 0);
        let (true, Some(place)) = (character == '%', place) else {
            text.push(character);
            continue;
        };
        characters.next();
        let outer = place as usize - 1;
        let shown = levels[outer];
        // A level that no paragraph has used yet shows the number that it would begin with.
        let number = reached[outer].unwrap_or(shown.start);
        let format = if definition.legal && shown.format != NumberFormat::None {
            NumberFormat::Decimal
        } else {
            shown.format
        };
        format.write(number, &mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"<numbering>
        <abstractNum abstractNumId="0">
            <lvl ilvl="0"><start val="1"/><numFmt val="chineseCounting"/><suff val="nothing"/><lvlText val="%1、"/></lvl>
            <lvl ilvl="1"><start val="1"/><numFmt val="chineseCounting"/><lvlText val="（%2）"/></lvl>
            <lvl ilvl="2"><start val="1"/><numFmt val="decimal"/><isLgl/><lvlText val="%1.%2.%3"/></lvl>
            <lvl ilvl="3"><start val="1"/><numFmt val="decimal"/><lvlRestart val="0"/><lvlText val="%4)"/></lvl>
            <lvl ilvl="4"><numFmt val="bullet"/><lvlText val="l"/></lvl>
        </abstractNum>
        <num numId="1"><abstractNumId val="0"/></num>
        <num numId="2"><abstractNumId val="0"/><lvlOverride ilvl="0"><startOverride val="6"/></lvlOverride></num>
    </numbering>"#;

    #[track_caller]
    fn check(paragraphs: &[(u32, u32, &str)]) {
        let (numbering, outcome) = Numbering::read(LISTS);
        assert_eq!(outcome, Ok(()));
        let mut counters = Counters::default();
        for &(list, level, expected) in paragraphs {
            let label = counters
                .next(&numbering, list, level)
                .map(|label| label.text);
            assert_eq!(
                label.as_deref(),
                Some(expected),
                "list {list}, level {level}"
            );
        }
    }

    #[test]
    fn nests_and_restarts() {
        check(&[
            (1, 0, "一、"),
            (1, 1, "（一）"),
            (1, 1, "（二）"),
            (1, 0, "二、"),
            (1, 1, "（一）"),
            (1, 2, "2.1.1"),
            (1, 2, "2.1.2"),
        ]);
    }

    #[test]
    fn a_new_list_begins_anew_once() {
        check(&[
            (1, 0, "一、"),
            (2, 0, "六、"),
            (2, 0, "七、"),
            (2, 1, "（一）"),
            (2, 2, "7.1.1"),
            (1, 0, "八、"),
        ]);
    }

    #[test]
    fn a_level_may_count_through() {
        check(&[
            (1, 0, "一、"),
            (1, 3, "1)"),
            (1, 0, "二、"),
            (1, 3, "2)"),
            (1, 4, ""),
        ]);
    }

    #[test]
    fn a_level_that_was_passed_over_shows_its_first_number() {
        check(&[(1, 2, "1.1.1"), (1, 0, "一、")]);
    }

    #[test]
    fn a_list_that_does_not_exist_has_no_label() {
        let (numbering, _) = Numbering::read(LISTS);
        assert_eq!(Counters::default().next(&numbering, 9, 0), None);
        assert_eq!(Counters::default().next(&numbering, 1, 99), None);
    }
}
