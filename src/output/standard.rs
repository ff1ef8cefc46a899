//! Standard output, with every failure to write told.
//!
//! The standard library takes it for success where standard output is open but not for writing. A review that nobody
//! gets must not look like a clean run, so the file behind it is written to directly.

use std::io::{self, BufWriter, Write};

/// Standard output, buffered: whoever writes to it must flush it.
///
/// # Errors
/// Where there is no standard output.
#[cfg(unix)]
pub fn standard_output() -> io::Result<BufWriter<Box<dyn Write>>> {
    use std::os::fd::AsFd;
    let file = io::stdout().as_fd().try_clone_to_owned()?;
    Ok(BufWriter::new(Box::new(std::fs::File::from(file))))
}

/// Standard output, buffered: whoever writes to it must flush it.
///
/// # Errors
/// None: what stands behind it is left to the standard library, which speaks to a console in the console's own way.
#[cfg(not(unix))]
pub fn standard_output() -> io::Result<BufWriter<Box<dyn Write>>> {
    Ok(BufWriter::new(Box::new(io::stdout())))
}
