//! The zip archive around a .docx: finds its parts and unpacks them within bounds.
//!
//! What the parts say is left to their readers.

use super::error::DocxError;
use crate::document::Note;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};

/// All parts that are read may be this large together.
const LARGEST_UNPACKED: usize = 256 << 20;
/// A part that unpacks to more than this many times its packed size is a bomb, unless it is small.
const LARGEST_RATIO: usize = 200;
/// Below this size no ratio matters: the style sheet of an empty document is mostly repetition.
const SMALL: usize = 16 << 20;

/// How every Office file of before 2007 begins, and every password-protected one since.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// An opened archive.
pub(super) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    left: usize,
    notes: Vec<Note>,
}

impl<'a> Package<'a> {
    /// Opens the archive, or says what the bytes are instead.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, DocxError> {
        if bytes.is_empty() {
            return Err(DocxError::Empty);
        }
        if bytes.starts_with(&COMPOUND_FILE) {
            return Err(compound_file(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(DocxError::NotZip);
        }
        let archive = ZipArchive::from_slice(bytes).map_err(|_| DocxError::Damaged {
            what: "压缩包不完整",
        })?;
        Ok(Self {
            archive,
            left: LARGEST_UNPACKED,
            notes: Vec::new(),
        })
    }

    /// Whether the archive holds a part.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Unpacks a part that the report cannot do without.
    pub(super) fn require(&mut self, name: &str) -> Result<String, DocxError> {
        let record = self.find(name).ok_or(DocxError::NoDocument)?;
        let unpacked = self.unpack(&record)?;
        Ok(self.decode(name, unpacked))
    }

    /// Unpacks a part that the report can do without: trouble with it becomes a note.
    pub(super) fn part(&mut self, name: &str) -> Option<String> {
        let record = self.find(name)?;
        match self.unpack(&record) {
            Ok(unpacked) => Some(self.decode(name, unpacked)),
            Err(_) => {
                self.notes.push(Note::Unreadable {
                    what: name.to_owned(),
                });
                None
            }
        }
    }

    /// What was noticed while unpacking.
    pub(super) fn into_notes(self) -> Vec<Note> {
        self.notes
    }

    fn find(&self, name: &str) -> Option<ZipFileHeaderRecord<'_>> {
        let mut entries = self.archive.entries();
        while let Ok(Some(record)) = entries.next_entry() {
            if is_name(record.file_path().as_bytes(), name.as_bytes()) {
                return Some(record);
            }
        }
        None
    }
}

/// The bytes of a part, and whether they are those that were packed.
struct Unpacked {
    bytes: Vec<u8>,
    intact: bool,
}

impl Package<'_> {
    fn unpack(&self, record: &ZipFileHeaderRecord<'_>) -> Result<Unpacked, DocxError> {
        if record.flags().is_encrypted() {
            return Err(DocxError::Encrypted);
        }
        let damaged = DocxError::Damaged {
            what: "正文无法解压",
        };
        let entry = self
            .archive
            .get_entry(record.wayfinder())
            .map_err(|_| damaged)?;
        let packed = entry.data();
        let bound = self
            .left
            .min(packed.len().saturating_mul(LARGEST_RATIO).max(SMALL));
        let declared = usize::try_from(record.uncompressed_size_hint()).unwrap_or(usize::MAX);
        if declared > bound {
            return Err(DocxError::TooLarge);
        }
        let bytes = match record.compression_method() {
            CompressionMethod::STORE => packed.to_vec(),
            CompressionMethod::DEFLATE => inflate(packed, declared, bound)?,
            _ => return Err(damaged),
        };
        let intact = rawzip::crc32(&bytes) == record.crc32();
        Ok(Unpacked { bytes, intact })
    }

    fn decode(&mut self, name: &str, unpacked: Unpacked) -> String {
        self.left = self.left.saturating_sub(unpacked.bytes.len());
        if !unpacked.intact {
            let what = format!("{name}（CRC 校验不符，内容可能有损）");
            self.notes.push(Note::Unreadable { what });
        }
        let (text, encoding) = super::xml::decode(unpacked.bytes);
        if let Some(encoding) = encoding {
            self.notes.push(Note::UndecodableBytes { encoding });
        }
        text
    }
}

/// Inflates into a buffer of the declared size; an archive that understates it gets up to `bound` bytes.
fn inflate(packed: &[u8], declared: usize, bound: usize) -> Result<Vec<u8>, DocxError> {
    let mut bytes = vec![0; declared];
    let mut state = Box::<DecompressorOxide>::default();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let (status, _, length) = decompress(&mut state, packed, &mut bytes, 0, flags);
    match status {
        TINFLStatus::Done => {
            bytes.truncate(length);
            Ok(bytes)
        }
        TINFLStatus::HasMoreOutput => {
            drop(bytes);
            miniz_oxide::inflate::decompress_to_vec_with_limit(packed, bound).map_err(|error| {
                match error.status {
                    TINFLStatus::HasMoreOutput => DocxError::TooLarge,
                    _ => DocxError::Damaged {
                        what: "正文无法解压",
                    },
                }
            })
        }
        _ => Err(DocxError::Damaged {
            what: "正文无法解压",
        }),
    }
}

/// Some packers write backslashes, a leading slash or capitals; Word reads them all.
fn is_name(found: &[u8], name: &[u8]) -> bool {
    let found = found.strip_prefix(b"/").unwrap_or(found);
    found.len() == name.len()
        && found.iter().zip(name).all(|(&found, name)| {
            let found = if found == b'\\' { b'/' } else { found };
            found.eq_ignore_ascii_case(name)
        })
}

/// Tells a password-protected .docx from a .doc by the names in the container's directory.
fn compound_file(bytes: &[u8]) -> DocxError {
    let named = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if named("EncryptedPackage") {
        DocxError::Encrypted
    } else {
        DocxError::Legacy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_parts_however_their_names_are_written() {
        for found in [
            "word/document.xml",
            "/word/document.xml",
            "word\\document.xml",
            "Word/Document.xml",
        ] {
            assert!(is_name(found.as_bytes(), b"word/document.xml"), "{found}");
        }
        assert!(!is_name(b"word/document.xml.rels", b"word/document.xml"));
    }
}
