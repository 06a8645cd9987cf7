//! Why a file was not read, in words.

use super::Failure;
use crate::diagnostic::Lang;
use crate::say;
use crate::source::ReadError;
use crate::source::budget::read_bounded;
use std::io::{self, ErrorKind};

/// Why a file was not read.
pub(super) fn unread(error: &ReadError, lang: Lang) -> String {
    match error {
        ReadError::Io { path, source } => {
            say!(lang, sv: "kan inte läsa {path}: {source}", en: "cannot read {path}: {source}")
        }
        ReadError::TooLarge { path, bytes, max } => say!(
            lang,
            sv: "{path} är för stor: {} MB, och mer än {} MB läses inte; dela filen",
            en: "{path} is too large: {} MB, and more than {} MB are not read; split the file",
            bytes >> 20,
            max >> 20
        ),
        ReadError::TooMuch { path, max } => say!(
            lang,
            sv: "{path} är en fil för mycket: tillsammans är filerna större än {} MB, och mer läses inte",
            en: "{path} is one file too many: together the files are larger than {} MB, and more is not read",
            max >> 20
        ),
    }
}

/// All of standard input.
pub(super) fn standard_input(lang: Lang) -> Result<Vec<u8>, Failure> {
    read_bounded(io::stdin().lock()).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => Failure::new(say!(
            lang,
            sv: "det som läses från standard in är för stort: mer än {} MB läses inte",
            en: "what comes from standard input is too large: more than {} MB are not read",
            crate::source::budget::MOST_OF_ONE >> 20
        )),
        _ => Failure::from(error),
    })
}
