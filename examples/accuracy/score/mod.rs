//! How far the judgements agree with labelled reports: the counts, and the figures that follow from them.
//!
//! A folder holds `NAME.txt` and `NAME.labels.json` in the form of `fixtures/corpus`. What the labels lack is not scored.

mod quotes;
mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xxgk::pack::Pack;

/// The statuses of an item; the first three are in order.
pub(crate) const STATUSES: [&str; 4] = ["missing", "underspecified", "disclosed", "nil"];
/// The statuses of a part.
pub(crate) const PARTS: [&str; 3] = ["present", "thin", "missing"];

/// What was found, said and true.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    pub(crate) hit: usize,
    pub(crate) said: usize,
    pub(crate) real: usize,
}

impl Count {
    pub(crate) fn precision(self) -> f64 {
        match self.said {
            0 if self.real == 0 => 1.0,
            0 => 0.0,
            said => self.hit as f64 / said as f64,
        }
    }

    pub(crate) fn recall(self) -> f64 {
        match self.real {
            0 => 1.0,
            real => self.hit as f64 / real as f64,
        }
    }

    pub(crate) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 {
            return 0.0;
        }
        2.0 * precision * recall / (precision + recall)
    }

    fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.said += other.said;
        self.real += other.real;
    }
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    pub(crate) hit: usize,
    pub(crate) of: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hit += usize::from(hit);
        self.of += 1;
    }

    pub(crate) fn value(self) -> f64 {
        match self.of {
            0 => 1.0,
            of => self.hit as f64 / of as f64,
        }
    }
}

/// How often each label was judged as what: a row a label, a column a judgement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Confusion<const N: usize>(pub(crate) [[usize; N]; N]);

impl<const N: usize> Default for Confusion<N> {
    fn default() -> Self {
        Self([[0; N]; N])
    }
}

impl<const N: usize> Confusion<N> {
    pub(crate) fn share(&self) -> Share {
        let diagonal = (0..N).map(|index| self.0[index][index]);
        Share {
            hit: diagonal.sum(),
            of: self.0.iter().flatten().sum(),
        }
    }

    pub(crate) fn count(&self, status: usize) -> Count {
        Count {
            hit: self.0[status][status],
            said: self.0.iter().map(|row| row[status]).sum(),
            real: self.0[status].iter().sum(),
        }
    }

    pub(crate) fn macro_f1(&self) -> f64 {
        (0..N).map(|status| self.count(status).f1()).sum::<f64>() / N as f64
    }
}

/// The counts over all reports.
#[derive(Clone, Debug)]
pub(crate) struct Score {
    pub(crate) reports: usize,
    /// The statuses of each item, by number.
    pub(crate) by_item: Vec<Confusion<4>>,
    pub(crate) elements: Count,
    pub(crate) pointers: Share,
    pub(crate) evidence: Share,
    /// Reports whose school and year were both recognised.
    pub(crate) profiles: Share,
    pub(crate) parts: Confusion<3>,
    pub(crate) gaps: Count,
    pub(crate) remedies: Share,
    pub(crate) defects: BTreeMap<String, Count>,
    /// Every disagreement.
    pub(crate) misses: Vec<String>,
}

impl Score {
    /// The score of every labelled report in `folders`.
    pub(crate) fn of(pack: &Pack, folders: &[PathBuf]) -> Result<Self, String> {
        let mut score = Self {
            reports: 0,
            by_item: vec![Confusion::default(); 51],
            elements: Count::default(),
            pointers: Share::default(),
            evidence: Share::default(),
            profiles: Share::default(),
            parts: Confusion::default(),
            gaps: Count::default(),
            remedies: Share::default(),
            defects: BTreeMap::new(),
            misses: Vec::new(),
        };
        for folder in folders {
            for labels in labels(folder)? {
                score.add(pack, &labels)?;
            }
        }
        if score.reports == 0 {
            return Err("no *.labels.json was found".to_owned());
        }
        Ok(score)
    }

    /// The statuses of all items.
    pub(crate) fn items(&self) -> Confusion<4> {
        let mut all = Confusion::default();
        for item in &self.by_item {
            let cells = all.0.iter_mut().flatten().zip(item.0.iter().flatten());
            cells.for_each(|(sum, one)| *sum += one);
        }
        all
    }

    /// All defects together.
    pub(crate) fn all_defects(&self) -> Count {
        let mut all = Count::default();
        self.defects.values().for_each(|count| all.add(*count));
        all
    }

    /// Cohen's kappa, with quadratic weights, of the items whose statuses are in order.
    pub(crate) fn kappa(&self) -> f64 {
        let all = self.items().0;
        let ordered = |row: usize, column: usize| all[row][column] as f64;
        let row = |row: usize| (0..3).map(|column| ordered(row, column)).sum::<f64>();
        let column = |column: usize| (0..3).map(|row| ordered(row, column)).sum::<f64>();
        let total: f64 = (0..3).map(row).sum();
        let (mut seen, mut expected) = (0.0, 0.0);
        for (left, right) in (0..9).map(|cell| (cell / 3, cell % 3)) {
            let weight = f64::from(u32::abs_diff(left, right).pow(2));
            let (left, right) = (left as usize, right as usize);
            seen += weight * ordered(left, right);
            expected += weight * row(left) * column(right) / total;
        }
        // Where all are of one status there is nothing to agree on by chance.
        if expected > 0.0 {
            1.0 - seen / expected
        } else {
            1.0
        }
    }
}

/// The labels in a folder, sorted.
fn labels(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.to_string_lossy().ends_with(".labels.json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
