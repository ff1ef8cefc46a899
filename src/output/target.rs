//! The file behind an output: written beside its place and moved there when it is whole, so that what an interrupted run
//! leaves behind never looks complete.
//!
//! JSON lines are for whoever watches a run, and say by their footer that they are whole: they go to their place at once.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// An open file that is not in its place yet.
#[derive(Debug)]
pub(super) struct Target {
    file: BufWriter<File>,
    /// Where it is now, and where it belongs; nothing where it is in its place.
    moves: Option<(PathBuf, PathBuf)>,
}

/// How many were opened, so that each has a name of its own.
static OPENED: AtomicU32 = AtomicU32::new(0);

impl Target {
    /// Opens a file that is moved to `path` at the end. What stands there from an earlier run is taken away, because it
    /// must not be taken for the outcome of this one. A device or a pipe is written to as it is.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let stands = match place.metadata() {
            Ok(metadata) if !metadata.is_file() => return Self::in_place(path),
            stands => stands.is_ok(),
        };
        if stands {
            // Whoever may not write to the file may not replace it either.
            File::options().write(true).open(&place)?;
        }
        let number = OPENED.fetch_add(1, Ordering::Relaxed);
        let name = format!(".xxgk-{}-{number}.part", std::process::id());
        let beside = place.with_file_name(name);
        let file = File::create(&beside)?;
        if stands {
            fs::remove_file(&place)?;
        }
        Ok(Self {
            file: BufWriter::new(file),
            moves: Some((beside, place)),
        })
    }

    /// Opens a file in its place.
    pub(super) fn in_place(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(File::create(path)?),
            moves: None,
        })
    }

    /// Writes all that is held back and moves the file to its place.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.file.flush()?;
        match self.moves.take() {
            Some((beside, place)) => fs::rename(beside, place),
            None => Ok(()),
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Target {
    /// A file that was not finished is nobody's.
    fn drop(&mut self) {
        if let Some((beside, _)) = self.moves.take() {
            // There is nothing left to be done where it cannot be removed: its name says what it is.
            let _ = fs::remove_file(beside);
        }
    }
}
