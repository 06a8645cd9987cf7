//! Files and standard input of which no more is read than makes sense.

use super::Failure;
use crate::diagnostic::Lang;
use crate::say;
use crate::source::budget::{MOST_OF_ONE, read_bounded};
use std::fs::File;
use std::io::{self, ErrorKind, Read};

/// The text of a file; one of more than `limit` bytes is not read to its end.
pub(super) fn text(file: File, limit: u64, lang: Lang) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    let size = read.map_err(|error| error.to_string())?;
    if size as u64 > limit {
        return Err(too_large(limit, lang));
    }
    String::from_utf8(bytes)
        .map_err(|_| say!(lang, sv: "texten är inte UTF-8", en: "the text is not UTF-8"))
}

/// Why a text of more than `limit` bytes is not taken.
pub(super) fn too_large(limit: u64, lang: Lang) -> String {
    let megabytes = limit >> 20;
    say!(lang, sv: "filen är större än {megabytes} MB", en: "the file is larger than {megabytes} MB")
}

/// All of standard input.
pub(super) fn standard_input(lang: Lang) -> Result<Vec<u8>, Failure> {
    read_bounded(io::stdin().lock()).map_err(|error| match error.kind() {
        ErrorKind::FileTooLarge => Failure::new(say!(
            lang,
            sv: "det som läses från standard in är för stort: mer än {} MB läses inte",
            en: "what comes from standard input is too large: more than {} MB are not read",
            MOST_OF_ONE >> 20
        )),
        _ => Failure::from(error),
    })
}
