//! The document type declaration (DTD): its grammar, and the entities that it declares. Nothing of it is fetched.

use super::chars;
use super::cursor::{Cursor, Wrong, wrong};
use super::entities::{Declaration, Entities, replacement};
use super::prolog;
use crate::rdf::read::SyntaxErrorKind;
use crate::rdf::read::limit::Limit;
use crate::rdf::read::xml_fault::XmlFault;

/// Bytes of a document type declaration with its entities.
const MAX_DOCTYPE: usize = 16 * 1024;
/// Nesting of groups in a content model.
const MAX_GROUPS: usize = 64;

/// Steps over the declaration, from its `<!DOCTYPE`, and keeps its entities.
pub(super) fn doctype(cursor: &mut Cursor<'_>, entities: &mut Entities) -> Result<(), Wrong> {
    let start = cursor.at;
    let mut reader = Doctype {
        cursor: *cursor,
        entities,
    };
    reader.read()?;
    let end = reader.cursor.at;
    *cursor = reader.cursor;
    if end - start > MAX_DOCTYPE {
        return Err((SyntaxErrorKind::Limit(Limit::Doctype), start));
    }
    entities.expand_all().map_err(|kind| (kind, start))
}

struct Doctype<'d, 'e> {
    cursor: Cursor<'d>,
    entities: &'e mut Entities,
}

impl<'d> Doctype<'d, '_> {
    fn read(&mut self) -> Result<(), Wrong> {
        self.cursor.eat("<!DOCTYPE");
        self.blanks()?;
        self.qualified_name()?;
        let is_separated = self.cursor.blanks();
        if self.cursor.is_at("SYSTEM") || self.cursor.is_at("PUBLIC") {
            if !is_separated {
                return self.malformed();
            }
            self.external(false)?;
            self.entities.is_partial = true;
            self.cursor.blanks();
        }
        if self.cursor.eat("[") {
            self.subset()?;
            self.cursor.blanks();
        }
        self.expect(">")
    }

    fn subset(&mut self) -> Result<(), Wrong> {
        loop {
            self.cursor.blanks();
            let start = self.cursor.at;
            if self.cursor.eat("]") {
                return Ok(());
            } else if self.cursor.eat("%") {
                self.name()?;
                self.expect(";")?;
                return Err((SyntaxErrorKind::Limit(Limit::ParameterEntity), start));
            } else if self.cursor.is_at("<!--") {
                prolog::comment(&mut self.cursor)?;
            } else if self.cursor.is_at("<?") {
                prolog::instruction(&mut self.cursor)?;
            } else if self.cursor.eat("<!ENTITY") {
                self.entity()?;
            } else if self.cursor.eat("<!ELEMENT") {
                self.element()?;
            } else if self.cursor.eat("<!ATTLIST") {
                self.attributes(start)?;
            } else if self.cursor.eat("<!NOTATION") {
                self.notation()?;
            } else {
                return self.malformed();
            }
        }
    }

    fn entity(&mut self) -> Result<(), Wrong> {
        self.blanks()?;
        let is_parameter = self.cursor.eat("%");
        if is_parameter {
            self.blanks()?;
        }
        let name = self.name()?;
        if name.contains(':') {
            return self.malformed();
        }
        self.blanks()?;
        let at = self.cursor.at + 1;
        let declaration = match self.cursor.quoted() {
            Some(value) => Declaration::Text(replacement(value, at)?),
            None => {
                self.external(false)?;
                let is_separated = self.cursor.blanks();
                if is_separated && !is_parameter && self.cursor.eat("NDATA") {
                    self.blanks()?;
                    self.name()?;
                }
                Declaration::External
            }
        };
        if !is_parameter {
            self.entities.declare(name, declaration);
        }
        self.close()
    }

    fn notation(&mut self) -> Result<(), Wrong> {
        self.blanks()?;
        self.name()?;
        self.blanks()?;
        self.external(true)?;
        self.close()
    }

    /// `SYSTEM "…"` or `PUBLIC "…" "…"`; a notation may do without the second.
    fn external(&mut self, may_be_short: bool) -> Result<(), Wrong> {
        if self.cursor.eat("SYSTEM") {
            self.blanks()?;
            return self.quoted().map(|_| ());
        }
        if !self.cursor.eat("PUBLIC") {
            return self.malformed();
        }
        self.blanks()?;
        let public = self.quoted()?;
        let is_of_public =
            |byte: u8| byte.is_ascii_alphanumeric() || b" \r\n-'()+,./:=?;!*#@$_%".contains(&byte);
        if !public.bytes().all(is_of_public) {
            return self.malformed();
        }
        let before = self.cursor;
        let is_separated = self.cursor.blanks();
        if self.cursor.quoted().is_some() {
            return if is_separated {
                Ok(())
            } else {
                self.malformed()
            };
        }
        self.cursor = before;
        if may_be_short {
            Ok(())
        } else {
            self.malformed()
        }
    }

    fn element(&mut self) -> Result<(), Wrong> {
        self.blanks()?;
        self.qualified_name()?;
        self.blanks()?;
        if self.cursor.eat("EMPTY") || self.cursor.eat("ANY") {
            return self.close();
        }
        let before = self.cursor;
        self.expect("(")?;
        self.cursor.blanks();
        if self.cursor.eat("#PCDATA") {
            self.mixed()?;
        } else {
            self.cursor = before;
            self.group(0)?;
        }
        self.close()
    }

    /// `(#PCDATA | a | b)*`, after `#PCDATA`.
    fn mixed(&mut self) -> Result<(), Wrong> {
        let mut has_names = false;
        loop {
            self.cursor.blanks();
            if self.cursor.eat(")") {
                let is_repeated = self.cursor.eat("*");
                return if has_names && !is_repeated {
                    self.malformed()
                } else {
                    Ok(())
                };
            }
            self.expect("|")?;
            self.cursor.blanks();
            self.qualified_name()?;
            has_names = true;
        }
    }

    /// `(a, (b | c)*, d?)`.
    fn group(&mut self, depth: usize) -> Result<(), Wrong> {
        if depth == MAX_GROUPS {
            return Err((SyntaxErrorKind::Limit(Limit::Doctype), self.cursor.at));
        }
        self.expect("(")?;
        let mut separator = None;
        loop {
            self.cursor.blanks();
            if self.cursor.is_at("(") {
                self.group(depth + 1)?;
            } else {
                self.qualified_name()?;
                self.repetition();
            }
            self.cursor.blanks();
            let next = self.cursor.peek();
            match next {
                Some(b')') => break self.cursor.at += 1,
                Some(b'|' | b',') if separator.is_none() || separator == next => {
                    separator = next;
                    self.cursor.at += 1;
                }
                _ => return self.malformed(),
            }
        }
        self.repetition();
        Ok(())
    }

    fn repetition(&mut self) {
        if self
            .cursor
            .peek()
            .is_some_and(|byte| b"?*+".contains(&byte))
        {
            self.cursor.at += 1;
        }
    }

    fn attributes(&mut self, start: usize) -> Result<(), Wrong> {
        self.blanks()?;
        self.qualified_name()?;
        let mut has_default = false;
        loop {
            let is_separated = self.cursor.blanks();
            if self.cursor.eat(">") {
                break;
            }
            if !is_separated {
                return self.malformed();
            }
            self.qualified_name()?;
            self.blanks()?;
            self.attribute_type()?;
            self.blanks()?;
            has_default |= self.attribute_default()?;
        }
        if has_default {
            // Elements would have attributes that are not written on them.
            return Err((SyntaxErrorKind::Limit(Limit::AttributeDefaults), start));
        }
        Ok(())
    }

    fn attribute_type(&mut self) -> Result<(), Wrong> {
        const TYPES: [&str; 8] = [
            "CDATA", "IDREFS", "IDREF", "ID", "ENTITIES", "ENTITY", "NMTOKENS", "NMTOKEN",
        ];
        if TYPES.iter().any(|name| self.cursor.eat(name)) {
            return Ok(());
        }
        let is_notation = self.cursor.eat("NOTATION");
        if is_notation {
            self.blanks()?;
        }
        self.expect("(")?;
        loop {
            self.cursor.blanks();
            let token = if is_notation {
                self.name()?
            } else {
                let token = chars::token(self.cursor.text, self.cursor.at);
                self.cursor.at += token.len();
                token
            };
            if token.is_empty() {
                return self.malformed();
            }
            self.cursor.blanks();
            if self.cursor.eat(")") {
                return Ok(());
            }
            self.expect("|")?;
        }
    }

    /// Whether there is a default value.
    fn attribute_default(&mut self) -> Result<bool, Wrong> {
        if self.cursor.eat("#REQUIRED") || self.cursor.eat("#IMPLIED") {
            return Ok(false);
        }
        if self.cursor.eat("#FIXED") {
            self.blanks()?;
        }
        let at = self.cursor.at + 1;
        let value = self.quoted()?;
        match value.find('<') {
            Some(further) => wrong(XmlFault::LessThanInValue, "<", at + further),
            None => Ok(true),
        }
    }

    fn name(&mut self) -> Result<&'d str, Wrong> {
        let name = self.cursor.name();
        if name.is_empty() {
            self.malformed()
        } else {
            Ok(name)
        }
    }

    fn qualified_name(&mut self) -> Result<(), Wrong> {
        let start = self.cursor.at;
        let name = self.name()?;
        if super::names::is_qualified(name) {
            Ok(())
        } else {
            wrong(XmlFault::Name, name, start)
        }
    }

    fn quoted(&mut self) -> Result<&'d str, Wrong> {
        match self.cursor.quoted() {
            Some(text) => Ok(text),
            None => self.malformed(),
        }
    }

    fn blanks(&mut self) -> Result<(), Wrong> {
        if self.cursor.blanks() {
            Ok(())
        } else {
            self.malformed()
        }
    }

    fn close(&mut self) -> Result<(), Wrong> {
        self.cursor.blanks();
        self.expect(">")
    }

    fn expect(&mut self, expected: &str) -> Result<(), Wrong> {
        if self.cursor.eat(expected) {
            Ok(())
        } else {
            self.malformed()
        }
    }

    fn malformed<T>(&self) -> Result<T, Wrong> {
        wrong(XmlFault::Doctype, self.cursor.snippet(), self.cursor.at)
    }
}
