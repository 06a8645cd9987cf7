//! The XML declaration, comments and processing instructions.

use super::cursor::{Cursor, Wrong, wrong};
use crate::rdf::read::xml_fault::XmlFault;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Steps over the XML declaration, if there is one.
pub(super) fn declaration(cursor: &mut Cursor<'_>, is_marked: bool) -> Result<(), Wrong> {
    let start = cursor.at;
    let mut inside = *cursor;
    if !(inside.eat("<?xml") && inside.blanks()) {
        return Ok(());
    }
    let malformed = |found: &str| wrong(XmlFault::Declaration, found, start);
    let Some(version) = pseudo_attribute(&mut inside, "version") else {
        return malformed(inside.snippet());
    };
    if !is_version(version) {
        return wrong(XmlFault::Version, version, start);
    }
    let mut is_separated = inside.blanks();
    if is_separated && inside.is_at("encoding") {
        let Some(name) = pseudo_attribute(&mut inside, "encoding") else {
            return malformed(inside.snippet());
        };
        encoding(name, cursor.text, is_marked, start)?;
        is_separated = inside.blanks();
    }
    if is_separated && inside.is_at("standalone") {
        match pseudo_attribute(&mut inside, "standalone") {
            Some("yes" | "no") => inside.blanks(),
            other => return malformed(other.unwrap_or("standalone")),
        };
    }
    if !inside.eat("?>") {
        return malformed(inside.snippet());
    }
    *cursor = inside;
    Ok(())
}

/// `name = "value"`.
fn pseudo_attribute<'d>(cursor: &mut Cursor<'d>, name: &str) -> Option<&'d str> {
    if !cursor.eat(name) {
        return None;
    }
    cursor.blanks();
    if !cursor.eat("=") {
        return None;
    }
    cursor.blanks();
    cursor.quoted()
}

fn is_version(version: &str) -> bool {
    let minor = version.strip_prefix("1.").unwrap_or_default();
    !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())
}

/// Checks the declared encoding of a text that has been found to be UTF-8.
///
/// What could be decoded has been already, and its declaration names UTF-8.
fn encoding(name: &str, text: &str, is_marked: bool, at: usize) -> Result<(), Wrong> {
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && (name.bytes()).all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    if !is_name {
        return wrong(XmlFault::Declaration, name, at);
    }
    let is_wide = |prefix: &str| {
        name.len() >= prefix.len() && name[..prefix.len()].eq_ignore_ascii_case(prefix)
    };
    match Encoding::for_label(name.as_bytes()) {
        Some(encoding) if encoding == UTF_8 => Ok(()),
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
            wrong(XmlFault::WideEncoding, name, at)
        }
        // The mark says what it is.
        Some(_) if is_marked || text.is_ascii() => Ok(()),
        Some(_) => wrong(XmlFault::NotInEncoding, name, at),
        None if is_wide("UTF-32") || is_wide("UCS-") || is_wide("ISO-10646-UCS") => {
            wrong(XmlFault::WideEncoding, name, at)
        }
        None => wrong(XmlFault::UnknownEncoding, name, at),
    }
}

/// Steps over a comment, from its `<!--`.
pub(super) fn comment(cursor: &mut Cursor<'_>) -> Result<(), Wrong> {
    let start = cursor.at;
    cursor.at += 4;
    match cursor.until("--") {
        Some(_) if cursor.eat(">") => Ok(()),
        Some(_) => wrong(XmlFault::Comment, "--", cursor.at - 2),
        None => wrong(XmlFault::OpenComment, "<!--", start),
    }
}

/// Steps over a processing instruction, from its `<?`.
pub(super) fn instruction(cursor: &mut Cursor<'_>) -> Result<(), Wrong> {
    let start = cursor.at;
    cursor.at += 2;
    let target = cursor.name();
    if target.eq_ignore_ascii_case("xml") {
        let fault = match target {
            "xml" if start == 0 => XmlFault::Declaration,
            "xml" if cursor.text[..start].contains("<?xml") => XmlFault::SecondDeclaration,
            "xml" => XmlFault::BeforeDeclaration,
            _ => XmlFault::ReservedTarget,
        };
        return wrong(fault, target, start);
    }
    if target.is_empty() || target.contains(':') {
        return wrong(XmlFault::InstructionName, cursor.snippet(), start);
    }
    if !cursor.is_at("?>") && !cursor.blanks() {
        return wrong(XmlFault::InstructionName, cursor.snippet(), start);
    }
    match cursor.until("?>") {
        Some(_) => Ok(()),
        None => wrong(XmlFault::OpenInstruction, target, start),
    }
}
