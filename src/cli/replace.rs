//! Changing a file of the user's: all of it or nothing, and one program at a time.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// So often, and each time so long, it is waited for another program that changes the same file.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(50);

/// The right to change a file, held by a new file beside it that takes its place in the end. Dropped before that, it
/// leaves the file as it is.
pub(super) struct Change {
    place: PathBuf,
    beside: PathBuf,
    file: File,
    done: bool,
}

impl Change {
    /// Waits for the right to change the file at `path`, or to make it.
    ///
    /// # Errors
    /// Where nothing can be written beside it, or another program does not come to its end.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        // A link stays one: what it leads to is changed.
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let beside = place.with_file_name(format!("{name}.new"));
        let mut tries = 0;
        loop {
            match File::create_new(&beside) {
                Ok(file) => {
                    return Ok(Self {
                        place,
                        beside,
                        file,
                        done: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {
                    tries += 1;
                    std::thread::sleep(PAUSE);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(io::Error::other(format!(
                        "另一个程序正在改它；确实没有的，先删去留下的 {}",
                        beside.display()
                    )));
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Writes the file and brings it to its place, with the permissions of the one that stood there.
    pub(super) fn write(mut self, text: &str) -> io::Result<()> {
        self.file.write_all(text.as_bytes())?;
        self.file.sync_all()?;
        if let Ok(old) = self.place.metadata() {
            if old.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            fs::set_permissions(&self.beside, old.permissions())?;
        }
        fs::rename(&self.beside, &self.place)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Change {
    fn drop(&mut self) {
        // Once the file is in its place, one of this name is another program's.
        if !self.done {
            // There is nothing left to be done where it cannot be removed.
            let _ = fs::remove_file(&self.beside);
        }
    }
}
