//! The entities that a document declares, and what they expand to (billion laughs).

use super::cursor::{Wrong, wrong};
use super::references::{Reference, reference};
use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::limit::Limit;
use crate::rdf::read::xml_fault::XmlFault;
use crate::source::budget::LONGEST_NAME;
use foldhash::HashMap;
use std::fmt::Write as _;

/// Bytes that all entities of a document may expand to together, each once.
const MAX_EXPANDED: usize = 4 * LONGEST_NAME;

/// What was declared for a name; the first declaration counts.
pub(super) enum Declaration {
    /// The text between the quotation marks, with references to characters replaced.
    Text(String),
    /// An external entity: it is never fetched.
    External,
}

/// What a name expands to.
type Expanded = Result<String, (SyntaxErrorKind, ())>;

/// The entities of a document.
#[derive(Default)]
pub(super) struct Entities {
    declared: HashMap<String, Declaration>,
    expanded: HashMap<String, Expanded>,
    /// Whether there may be more in what is not read: an external subset or a parameter entity.
    pub(super) is_partial: bool,
    bytes: usize,
}

impl Entities {
    /// Declares an entity.
    pub(super) fn declare(&mut self, name: &str, declaration: Declaration) {
        self.declared.entry(name.to_owned()).or_insert(declaration);
    }

    /// Expands all declared entities.
    ///
    /// # Errors
    /// When they take more than the limit. What is wrong with one of them matters where it is used.
    pub(super) fn expand_all(&mut self) -> Result<(), SyntaxErrorKind> {
        let mut names: Vec<String> = self.declared.keys().cloned().collect();
        names.sort_unstable();
        for name in names {
            let _ = self.expand(&name, &mut Vec::new());
            if self.bytes > MAX_EXPANDED {
                return Err(SyntaxErrorKind::Limit(Limit::Expansion));
            }
        }
        Ok(())
    }

    fn expand(&mut self, name: &str, around: &mut Vec<String>) -> Expanded {
        if let Some(known) = self.expanded.get(name) {
            return known.clone();
        }
        if around.iter().any(|open| open == name) {
            return Err((
                SyntaxErrorKind::Xml(XmlFault::EntityCircle, name.to_owned()),
                (),
            ));
        }
        if around.len() == MAX_NESTED {
            return Err((SyntaxErrorKind::Limit(Limit::NestedEntity), ()));
        }
        let expanded = match self.declared.remove(name) {
            None => return Err((self.unknown(name), ())),
            Some(Declaration::External) => {
                self.declared.insert(name.to_owned(), Declaration::External);
                Err((SyntaxErrorKind::Limit(Limit::ExternalEntity), ()))
            }
            Some(Declaration::Text(text)) => {
                around.push(name.to_owned());
                self.declared
                    .insert(name.to_owned(), Declaration::Text(String::new()));
                let expanded = self.text(&text, around);
                around.pop();
                self.declared
                    .insert(name.to_owned(), Declaration::Text(text));
                expanded
            }
        };
        self.bytes += expanded.as_ref().map_or(0, String::len);
        self.expanded.insert(name.to_owned(), expanded.clone());
        expanded
    }

    /// A replacement text with its references replaced.
    fn text(&mut self, text: &str, around: &mut Vec<String>) -> Expanded {
        // The parser would read tags there.
        if text.contains('<') {
            return Err((SyntaxErrorKind::Limit(Limit::EntityMarkup), ()));
        }
        let mut out = String::new();
        let mut from = 0;
        while let Some(at) = text[from..].find('&').map(|further| from + further) {
            out.push_str(&text[from..at]);
            let (found, end) = reference(text, at).map_err(|(kind, _)| (kind, ()))?;
            match found {
                Reference::Character(c) => out.push(c),
                Reference::Entity(name) => out.push_str(&self.expand(name, around)?),
            }
            if out.len() > LONGEST_NAME || self.bytes > MAX_EXPANDED {
                return Err((SyntaxErrorKind::Limit(Limit::Expansion), ()));
            }
            from = end;
        }
        out.push_str(&text[from..]);
        if out.len() > LONGEST_NAME {
            return Err((SyntaxErrorKind::Limit(Limit::Name), ()));
        }
        Ok(out)
    }

    /// What a declared entity stands for.
    pub(super) fn get(&self, name: &str) -> Result<&str, SyntaxErrorKind> {
        match self.expanded.get(name) {
            Some(Ok(text)) => Ok(text),
            Some(Err((kind, ()))) => Err(kind.clone()),
            None => Err(self.unknown(name)),
        }
    }

    fn unknown(&self, name: &str) -> SyntaxErrorKind {
        if self.is_partial {
            SyntaxErrorKind::Limit(Limit::ExternalEntity)
        } else {
            SyntaxErrorKind::Entity(name.to_owned())
        }
    }

    /// Calls `take` for each reference in `text[from..to]` to an entity of the document: where it is, and what it
    /// stands for.
    pub(super) fn each<'s>(
        &'s self,
        text: &str,
        (from, to): (usize, usize),
        mut take: impl FnMut(usize, usize, &'s str) -> Result<(), SyntaxErrorKind>,
    ) -> Result<(), Wrong> {
        let mut at = from;
        while let Some(further) = memchr::memchr(b'&', &text.as_bytes()[at..to]) {
            let start = at + further;
            let (found, end) = reference(&text[..to], start)?;
            if let Reference::Entity(name) = found {
                let text = self.get(name);
                text.and_then(|text| take(start, end, text))
                    .map_err(|kind| (kind, start))?;
            }
            at = end;
        }
        Ok(())
    }

    /// A value with all references replaced.
    pub(super) fn value(&self, value: &str) -> Result<String, Wrong> {
        let mut out = String::new();
        let mut from = 0;
        while let Some(at) = value[from..].find('&').map(|further| from + further) {
            out.push_str(&value[from..at]);
            let (found, end) = reference(value, at)?;
            match found {
                Reference::Character(c) => out.push(c),
                Reference::Entity(name) => {
                    out.push_str(self.get(name).map_err(|kind| (kind, at))?);
                }
            }
            from = end;
        }
        out.push_str(&value[from..]);
        Ok(out)
    }
}

/// How many entities may be within one another.
const MAX_NESTED: usize = 16;

/// The replacement text of an entity's declared value.
///
/// # Errors
/// When a reference in it is none.
pub(super) fn replacement(value: &str, at: usize) -> Result<String, Wrong> {
    let mut out = String::new();
    let mut from = 0;
    while let Some(further) = value[from..].find(['&', '%']) {
        let here = from + further;
        out.push_str(&value[from..here]);
        if value[here..].starts_with('%') {
            return wrong(XmlFault::Doctype, "%", at + here);
        }
        let (found, end) =
            reference(value, here).map_err(|(kind, further)| (kind, at + further))?;
        match found {
            Reference::Character(c) if value[here..].starts_with("&#") => out.push(c),
            _ => out.push_str(&value[here..end]),
        }
        from = end;
    }
    out.push_str(&value[from..]);
    Ok(out)
}

/// A text as it is written in XML, in an attribute or outside.
pub(super) fn escaped(text: &str, in_value: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' | '\'' if in_value => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            '\n' | '\r' | '\t' if in_value => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entities(list: &[(&str, &str)]) -> Result<Entities, SyntaxErrorKind> {
        let mut entities = Entities::default();
        for (name, value) in list {
            let text = replacement(value, 0).expect("a value");
            entities.declare(name, Declaration::Text(text));
        }
        entities.expand_all().map(|()| entities)
    }

    #[test]
    fn entities_of_others_are_written_out() {
        let of = entities(&[("a", "1&b;2"), ("b", "&#38;amp;&lt;"), ("b", "x")]).expect("small");
        assert_eq!(of.get("a"), Ok("1&<2"));
        assert_eq!(of.get("c"), Err(SyntaxErrorKind::Entity("c".to_owned())));
        assert_eq!(of.value("x&a;y&amp;"), Ok("x1&<2y&".to_owned()));
    }

    #[test]
    fn what_grows_or_goes_round_is_refused() {
        let of = entities(&[("a", "&b;"), ("b", "&a;"), ("m", "&#60;b/>")]).expect("small");
        assert!(matches!(
            of.get("a"),
            Err(SyntaxErrorKind::Xml(XmlFault::EntityCircle, _))
        ));
        assert_eq!(
            of.get("m"),
            Err(SyntaxErrorKind::Limit(Limit::EntityMarkup))
        );
        let ten = |name: &str| format!("&{name};").repeat(10);
        let mut laughs = vec![("a0".to_owned(), "x".repeat(100))];
        for number in 1..9 {
            laughs.push((format!("a{number}"), ten(&format!("a{}", number - 1))));
        }
        let laughs: Vec<_> = laughs.iter().map(|(n, v)| (&**n, &**v)).collect();
        let of = entities(&laughs);
        assert!(of.is_err() || of.is_ok_and(|of| of.get("a8").is_err()));
    }
}
