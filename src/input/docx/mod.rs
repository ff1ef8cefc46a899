//! stub until merged
use crate::document::Document;
#[derive(Debug, thiserror::Error)]
#[error("docx")]
pub struct DocxError;
impl DocxError {
    pub fn help(&self) -> &'static str {
        ""
    }
}
pub fn read(_: &[u8]) -> Result<Document, DocxError> {
    Err(DocxError)
}
