//! The file behind an output: written to a file without a name and copied to its place when it is whole, so that what an
//! interrupted run leaves behind never looks complete, and mostly is nothing at all.
//!
//! JSON lines are for whoever watches a run, and say by their footer that they are whole: they go to their place at once.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// An open file that is not in its place yet.
#[derive(Debug)]
pub(super) struct Target {
    file: BufWriter<File>,
    /// Where it belongs; nothing where it is in its place.
    place: Option<PathBuf>,
}

/// How many files were made, so that each has a name of its own.
static MADE: AtomicU32 = AtomicU32::new(0);

impl Target {
    /// Opens a file that comes to `path` at the end. What stands there from an earlier run is taken away, because it must
    /// not be taken for the outcome of this one. A device is written to as it is.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let stands = match stands(path)? {
            Stands::Stream => return Self::on(path),
            stands => matches!(stands, Stands::File),
        };
        if stands {
            // Whoever may not write to the file may not replace it either.
            File::options().write(true).open(&place)?;
        }
        let file = nameless(&place)?;
        if stands {
            fs::remove_file(&place)?;
        }
        Ok(Self {
            file: BufWriter::new(file),
            place: Some(place),
        })
    }

    /// Opens a file in its place.
    pub(super) fn in_place(path: &Path) -> io::Result<Self> {
        stands(path)?;
        Self::on(path)
    }

    fn on(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::new(File::create(path)?),
            place: None,
        })
    }

    /// Writes all that is held back and brings the file to its place.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.file.flush()?;
        let Some(place) = self.place.take() else {
            return Ok(());
        };
        let whole = self.file.get_mut();
        whole.rewind()?;
        // Only for as long as a copy takes does the file have a name that is not its own.
        let (beside, mut copy) = made_beside(&place)?;
        let moved = io::copy(whole, &mut copy)
            .and_then(|_| copy.flush())
            .and_then(|()| fs::rename(&beside, &place));
        if moved.is_err() {
            // There is nothing left to be done where it cannot be removed: its name says what it is.
            let _ = fs::remove_file(&beside);
        }
        moved
    }
}

/// What stands at the place of a file that is to be written.
enum Stands {
    Nothing,
    File,
    /// A device, or a pipe that the shell opened.
    Stream,
}

/// What stands at a path, unless nothing can be written to it.
fn stands(path: &Path) -> io::Result<Stands> {
    // By the path as it is given: an open pipe has a name among the devices that leads to no place.
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Stands::Nothing),
        Err(error) => return Err(error),
    };
    if metadata.is_file() {
        return Ok(Stands::File);
    }
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    match takes_a_stream(path, &metadata) {
        true => Ok(Stands::Stream),
        false => Err(io::Error::other(
            "那里是命名管道、套接字或磁盘设备，不是普通文件",
        )),
    }
}

/// Whether a stream may be written to: a pipe with a name of its own would be waited for until somebody reads from it,
/// and a disk would be overwritten.
#[cfg(unix)]
fn takes_a_stream(path: &Path, metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    let is_open = ["/dev", "/proc"].iter().any(|of| path.starts_with(of));
    kind.is_char_device() || (is_open && !kind.is_block_device())
}

#[cfg(not(unix))]
fn takes_a_stream(_: &Path, _: &fs::Metadata) -> bool {
    true
}

/// A file without a name, on the disk where `place` is: it goes with the program, however that ends.
fn nameless(place: &Path) -> io::Result<File> {
    let (beside, file) = made_beside(place)?;
    fs::remove_file(beside)?;
    Ok(file)
}

/// A new file beside a place, and its name.
fn made_beside(place: &Path) -> io::Result<(PathBuf, File)> {
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let name = format!(".xxgk-{}-{number}.part", std::process::id());
    let beside = place.with_file_name(name);
    let mut options = File::options();
    let file = options.read(true).write(true).create(true).truncate(true);
    Ok((beside.clone(), file.open(beside)?))
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
