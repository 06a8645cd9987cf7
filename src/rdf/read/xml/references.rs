//! References to characters and entities.

use super::chars;
use super::cursor::{Wrong, wrong};
use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::xml_fault::XmlFault;

/// What a reference stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference<'d> {
    /// One character, by number or by one of the five names of XML.
    Character(char),
    /// An entity, which the document must declare.
    Entity(&'d str),
}

/// The reference at the `&` at `at`, and where it ends.
pub(super) fn reference(text: &str, at: usize) -> Result<(Reference<'_>, usize), Wrong> {
    let rest = &text[at + 1..];
    if let Some(number) = rest.strip_prefix('#') {
        return character(number, at).map(|(c, length)| (Reference::Character(c), at + 2 + length));
    }
    let name = chars::token(rest, 0);
    if !name.starts_with(chars::may_begin) || rest.as_bytes().get(name.len()) != Some(&b';') {
        return Err((SyntaxErrorKind::Ampersand, at));
    }
    let end = at + 1 + name.len() + 1;
    let found = predefined(name).map_or(Reference::Entity(name), Reference::Character);
    Ok((found, end))
}

/// The five entities that XML itself declares.
pub(super) fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// The character whose number follows `&#`, and the length of the number with its semicolon.
fn character(number: &str, at: usize) -> Result<(char, usize), Wrong> {
    let end = number.find(';').unwrap_or(number.len().min(12));
    let digits = number.get(..end).unwrap_or_default();
    let (text, radix) = match digits.strip_prefix('x') {
        Some(hex) => (hex, 16),
        None => (digits, 10),
    };
    let are_digits = !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
    let value = u32::from_str_radix(text.trim_start_matches('0'), radix).ok();
    let c = value
        .and_then(char::from_u32)
        .filter(|c| chars::is_allowed(*c));
    match c {
        Some(c) if are_digits && number[end..].starts_with(';') => Ok((c, end + 1)),
        _ => {
            let digits: String = digits.chars().take(20).collect();
            wrong(XmlFault::CharacterReference, &format!("&#{digits};"), at)
        }
    }
}
