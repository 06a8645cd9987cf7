//! RDF/XML before it is parsed: whether it is well-formed XML with namespaces, whether it stays within its limits
//! (deep nesting, entity expansion), and the plain form that the parser reads rightly.
//!
//! The parser (and `quick-xml` beneath it) passes much that no strict parser does. A catalogue that a strict parser
//! refuses is not harvested, so all of it is checked here, in one pass.
//!
//! `oxrdfxml` 0.2 also accepts documents that are cut off (<https://github.com/oxigraph/oxigraph/pull/1940>), expands
//! entities without a limit (<https://github.com/oxigraph/oxigraph/pull/1939>), and does not normalize line ends
//! (<https://github.com/tafia/quick-xml/issues/806>).

mod budget;
mod chars;
mod cursor;
mod doctype;
mod entities;
pub(super) mod literal;
mod names;
mod prolog;
mod rdf;
mod references;
mod tags;
mod text;

use super::SyntaxErrorKind;
use super::limit::Limit;
use super::xml_fault::XmlFault;
use cursor::{Cursor, Wrong, wrong};
use entities::Entities;
use names::Namespaces;
use rdf::RdfAttributes;
use tags::Attribute;
use text::{Edits, With, XmlText};

/// Nesting of elements.
const MAX_DEPTH: usize = 256;

/// Checks a document whose byte-order mark is not in `bytes`, and returns its root element as plain XML.
///
/// # Errors
/// What is wrong and the offset.
pub(super) fn plain(
    bytes: &[u8],
    is_marked: bool,
) -> Result<XmlText<'_>, (SyntaxErrorKind, usize)> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err((SyntaxErrorKind::Limit(Limit::Utf16), 0));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| (SyntaxErrorKind::NotUtf8, error.valid_up_to()))?;
    if let Some(at) = chars::first_illegal(bytes) {
        let c = text[at..].chars().next().unwrap_or_default();
        return wrong(XmlFault::Character, &format!("U+{:04X}", u32::from(c)), at);
    }
    let mut scan = Scan::new(text);
    scan.prolog(is_marked)?;
    let start = scan.cursor.at;
    scan.content()?;
    let end = scan.cursor.at;
    scan.epilog()?;
    // What is wrong as RDF matters where all is right as XML.
    if let Some(wrong) = scan.rdf_fault {
        return Err(wrong);
    }
    let mut text = XmlText::new(bytes, start..end, &scan.edits);
    text.unread = scan.rdf.unread();
    Ok(text)
}

/// An open element.
struct Open<'d> {
    name: &'d str,
    /// How many namespaces were in scope outside.
    namespaces: usize,
}

struct Scan<'d> {
    cursor: Cursor<'d>,
    entities: Entities,
    namespaces: Namespaces<'d>,
    budget: budget::Names,
    rdf: RdfAttributes,
    open: Vec<Open<'d>>,
    attributes: Vec<Attribute<'d>>,
    edits: Edits,
    rdf_fault: Option<Wrong>,
    /// Whether the document has any of these at all; most have not.
    has_return: bool,
    has_reference: bool,
    has_cdata_end: bool,
}

impl<'d> Scan<'d> {
    fn new(text: &'d str) -> Self {
        let bytes = text.as_bytes();
        Self {
            cursor: Cursor { text, at: 0 },
            entities: Entities::default(),
            namespaces: Namespaces::default(),
            budget: budget::Names::new(bytes.len()),
            rdf: RdfAttributes::default(),
            open: Vec::new(),
            attributes: Vec::new(),
            edits: Edits::default(),
            rdf_fault: None,
            has_return: memchr::memchr(b'\r', bytes).is_some(),
            has_reference: memchr::memchr(b'&', bytes).is_some(),
            has_cdata_end: memchr::memmem::find(bytes, b"]]>").is_some(),
        }
    }

    /// All before the root element.
    fn prolog(&mut self, is_marked: bool) -> Result<(), Wrong> {
        prolog::declaration(&mut self.cursor, is_marked)?;
        let mut has_doctype = false;
        loop {
            self.misc()?;
            let cursor = self.cursor;
            if cursor.is_at("<!DOCTYPE") && !has_doctype {
                doctype::doctype(&mut self.cursor, &mut self.entities)?;
                has_doctype = true;
            } else if cursor.is_at("<!") {
                return self.unknown_declaration(has_doctype);
            } else if cursor.is_at("</") {
                return wrong(XmlFault::EndTag, cursor.snippet(), cursor.at);
            } else if cursor.is_at("<") {
                return Ok(());
            } else if cursor.peek().is_none() {
                return wrong(XmlFault::NoElement, "", cursor.at);
            } else {
                let fault = if has_declaration_ahead(&cursor) {
                    XmlFault::BeforeDeclaration
                } else {
                    XmlFault::TextOutside
                };
                return wrong(fault, cursor.snippet(), cursor.at);
            }
        }
    }

    /// All after the root element.
    fn epilog(&mut self) -> Result<(), Wrong> {
        self.misc()?;
        let cursor = self.cursor;
        if cursor.peek().is_none() {
            Ok(())
        } else if cursor.is_at("<!") {
            self.unknown_declaration(true)
        } else if cursor.is_at("</") {
            wrong(XmlFault::EndTag, cursor.snippet(), cursor.at)
        } else if cursor.is_at("<") {
            wrong(XmlFault::SecondRoot, cursor.snippet(), cursor.at)
        } else {
            wrong(XmlFault::TextOutside, cursor.snippet(), cursor.at)
        }
    }

    /// Blanks, comments and processing instructions.
    fn misc(&mut self) -> Result<(), Wrong> {
        loop {
            self.cursor.blanks();
            if self.cursor.is_at("<!--") {
                prolog::comment(&mut self.cursor)?;
            } else if self.cursor.is_at("<?") {
                prolog::instruction(&mut self.cursor)?;
            } else {
                return Ok(());
            }
        }
    }

    /// `<!` that is neither a comment nor, here, anything else.
    fn unknown_declaration(&self, is_late: bool) -> Result<(), Wrong> {
        let cursor = self.cursor;
        let is_doctype = cursor
            .rest()
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"<!DOCTYPE"));
        let fault = match is_doctype {
            true if is_late => XmlFault::LateDoctype,
            true => XmlFault::Doctype,
            false => XmlFault::UnknownDeclaration,
        };
        wrong(fault, cursor.snippet(), cursor.at)
    }

    /// The root element with all within.
    fn content(&mut self) -> Result<(), Wrong> {
        loop {
            match self.cursor.rest().get(1) {
                Some(b'/') => self.end_tag()?,
                Some(b'!') => self.declaration()?,
                Some(b'?') => {
                    let start = self.cursor.at;
                    prolog::instruction(&mut self.cursor)?;
                    self.edits.replace(start..self.cursor.at, With::Nothing);
                }
                _ => self.start_tag()?,
            }
            if self.open.is_empty() {
                return Ok(());
            }
            self.text()?;
        }
    }

    fn start_tag(&mut self) -> Result<(), Wrong> {
        let start = self.cursor.at;
        let mut attributes = std::mem::take(&mut self.attributes);
        let tag = tags::start(&mut self.cursor, &mut attributes)?;
        let at = |kind| (kind, start);
        if self.open.len() == MAX_DEPTH {
            return Err(at(SyntaxErrorKind::Limit(Limit::Elements(MAX_DEPTH))));
        }
        let edited = self.edits.len();
        for attribute in &attributes {
            self.value(attribute)?;
        }
        self.budget.open(&attributes, &self.entities).map_err(at)?;
        let namespaces = self.namespaces.len();
        tags::resolve(
            &tag,
            start,
            &attributes,
            &self.entities,
            &mut self.namespaces,
        )?;
        let next = self.cursor.rest();
        let scope = (&self.namespaces, &self.entities);
        let fault = self
            .rdf
            .open(&tag, start, &attributes, next, scope, &mut self.edits);
        self.rdf_fault = self.rdf_fault.take().or(fault.err());
        self.edits.sort_since(edited);
        self.attributes = attributes;
        self.open.push(Open {
            name: tag.name,
            namespaces,
        });
        if tag.is_empty {
            self.close();
        }
        Ok(())
    }

    /// Checks the references in a value, and makes its blanks spaces.
    fn value(&mut self, attribute: &Attribute<'d>) -> Result<(), Wrong> {
        let (start, bytes) = (attribute.value_at, attribute.value.as_bytes());
        let end = start + bytes.len();
        for further in memchr::memchr3_iter(b'\n', b'\r', b'\t', bytes) {
            let at = start + further;
            let is_second = bytes[further] == b'\n' && further > 0 && bytes[further - 1] == b'\r';
            let with = if is_second {
                With::Nothing
            } else {
                With::Byte(b' ')
            };
            self.edits.replace(at..at + 1, with);
        }
        self.references(start, end, true)
    }

    /// Checks the references in `text[start..end]`, and replaces those to entities. What each adds is charged before it
    /// takes memory.
    fn references(&mut self, start: usize, end: usize, in_value: bool) -> Result<(), Wrong> {
        if !self.has_reference {
            return Ok(());
        }
        let (entities, edits, budget) = (&self.entities, &mut self.edits, &mut self.budget);
        entities.each(self.cursor.text, (start, end), |from, to, text| {
            budget.add(text.len())?;
            edits.text(from..to, entities::escaped(text, in_value));
            Ok(())
        })
    }

    fn end_tag(&mut self) -> Result<(), Wrong> {
        let start = self.cursor.at;
        self.cursor.at += 2;
        let name = self.cursor.name();
        let open = self.open.last().map_or("", |open| open.name);
        if name != open || name.is_empty() {
            return wrong(XmlFault::EndTag, name, start);
        }
        self.cursor.blanks();
        if self.cursor.peek().is_none() {
            return wrong(XmlFault::OpenTag, name, start);
        }
        if !self.cursor.eat(">") {
            return wrong(XmlFault::EndTagContent, name, start);
        }
        self.close();
        Ok(())
    }

    fn close(&mut self) {
        self.budget.close();
        self.rdf.close();
        if let Some(open) = self.open.pop() {
            self.namespaces.leave(open.namespaces);
        }
    }

    /// A comment or a CDATA section.
    fn declaration(&mut self) -> Result<(), Wrong> {
        let start = self.cursor.at;
        if self.cursor.is_at("<!--") {
            prolog::comment(&mut self.cursor)?;
            self.edits.replace(start..self.cursor.at, With::Nothing);
            Ok(())
        } else if self.cursor.eat("<![CDATA[") {
            if self.cursor.until("]]>").is_none() {
                return wrong(XmlFault::OpenCdata, "<![CDATA[", start);
            }
            self.edits.replace(start..self.cursor.at, With::Section);
            Ok(())
        } else {
            self.unknown_declaration(true)
        }
    }

    /// Text up to the next `<`, which must be there.
    fn text(&mut self) -> Result<(), Wrong> {
        let start = self.cursor.at;
        let Some(length) = memchr::memchr(b'<', self.cursor.rest()) else {
            return Err(self.cut_off());
        };
        let end = start + length;
        self.cursor.at = end;
        let text = &self.cursor.text.as_bytes()[start..end];
        if self.has_cdata_end
            && let Some(further) = memchr::memmem::find(text, b"]]>")
        {
            return wrong(XmlFault::CdataEnd, "]]>", start + further);
        }
        let edited = self.edits.len();
        if self.has_return {
            for further in memchr::memchr_iter(b'\r', text) {
                let at = start + further;
                let is_pair = self.cursor.text.as_bytes().get(at + 1) == Some(&b'\n');
                let with = if is_pair {
                    With::Nothing
                } else {
                    With::Byte(b'\n')
                };
                self.edits.replace(at..at + 1, with);
            }
        }
        self.references(start, end, false)?;
        self.edits.sort_since(edited);
        Ok(())
    }

    /// The document ends before its elements do.
    fn cut_off(&self) -> Wrong {
        let name = self.open.last().map_or("", |open| open.name);
        (
            SyntaxErrorKind::CutOff(name.to_owned()),
            self.cursor.text.len(),
        )
    }
}

/// Whether an XML declaration comes later, with nothing but text before it.
fn has_declaration_ahead(cursor: &Cursor<'_>) -> bool {
    let rest = &cursor.text[cursor.at..];
    rest.find('<')
        .is_some_and(|at| rest[at..].starts_with("<?xml "))
}

#[cfg(test)]
mod tests;
