//! From the bytes of a file to a document, one reader for each format.

pub mod docx;
