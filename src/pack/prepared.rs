//! A loaded pack as bytes, so that the one that is built into the program need not be read from TOML at every start.
//!
//! `build.rs` prepares the bytes, `src/builtin.rs` holds them. They are made and read by the same sources, so their form
//! is nobody else's business and carries no version.

use super::{Pack, PackError, Register};

impl Pack {
    /// The pack as bytes, but for its register.
    ///
    /// # Errors
    /// Where memory runs out.
    pub fn prepare(&self) -> Result<Vec<u8>, PackError> {
        postcard::to_allocvec(self).map_err(damaged)
    }

    /// The pack of [`Pack::prepare`]'s bytes, with the Ministry's register.
    ///
    /// # Errors
    /// Where the bytes are not of this program's making.
    pub fn from_prepared(bytes: &[u8]) -> Result<Self, PackError> {
        let mut pack: Self = postcard::from_bytes(bytes).map_err(damaged)?;
        pack.register = Register::of_ministry();
        pack.lexicon.enter();
        pack.gap_lexicon.enter();
        pack.fault_lexicon.enter();
        Ok(pack)
    }
}

fn damaged(error: postcard::Error) -> PackError {
    PackError::Incomplete {
        message: format!("内置数据损坏（{error}）"),
    }
}
