//! Numbers as bytes, for large tables of a prepared pack: read in one go and not one by one.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::marker::PhantomData;

/// What is written as so many numbers of four bytes.
pub(super) trait Words: Sized {
    const COUNT: usize;

    /// Appends them.
    fn write(&self, out: &mut Vec<u8>);

    /// Reads them.
    fn read(words: &[u8]) -> Self;
}

impl Words for u32 {
    const COUNT: usize = 1;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn read(words: &[u8]) -> Self {
        words.try_into().map_or(0, Self::from_le_bytes)
    }
}

pub(super) fn serialize<T: Words, S: Serializer>(
    table: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(table.len() * T::COUNT * 4);
    table.iter().for_each(|row| row.write(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

pub(super) fn deserialize<'de, T: Words, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_bytes(Table(PhantomData))
}

struct Table<T>(PhantomData<T>);

impl<T: Words> Visitor<'_> for Table<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a table of numbers")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
        Ok(bytes.chunks_exact(T::COUNT * 4).map(T::read).collect())
    }
}
