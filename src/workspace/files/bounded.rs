//! Reads files and standard input within size limits.

use crate::source::budget::read_bounded;
use crate::workspace::error::{Error, FilesError, TextError};
use std::fs::File;
use std::io::{self, ErrorKind, Read};

/// The text of a file of at most `limit` bytes.
pub(in crate::workspace) fn text(file: File, limit: u64) -> Result<String, TextError> {
    let mut bytes = Vec::new();
    let size = file.take(limit + 1).read_to_end(&mut bytes)?;
    if size as u64 > limit {
        return Err(TextError::TooLarge(limit));
    }
    String::from_utf8(bytes).map_err(|_| TextError::NotUtf8)
}

/// All of standard input.
pub(in crate::workspace) fn standard_input() -> Result<Vec<u8>, Error> {
    read_bounded(io::stdin().lock()).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => FilesError::LongInput.into(),
        _ => error.into(),
    })
}
