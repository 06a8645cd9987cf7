//! XML entities (billion laughs): those that a document declares, as the RDF/XML parser reads them, and how many bytes
//! they expand to.
//!
//! Workaround for `oxrdfxml` 0.2, which expands entities without a limit: it can go with the release that has
//! <https://github.com/oxigraph/oxigraph/pull/1939>, but for the check of references.

use super::SyntaxErrorKind;
use super::limit::Limit;
use crate::source::budget::LONGEST_NAME;
use std::collections::HashMap;

/// Entity names, with the number of bytes that each expands to.
#[derive(Default)]
pub(super) struct Entities(HashMap<String, usize>);

impl Entities {
    /// Reads the entity declarations of a document type declaration. The parser takes every `<!ENTITY` for a
    /// declaration, even in a comment or after a `%`; so does this.
    pub(super) fn declare(&mut self, doctype: &[u8]) -> Result<(), SyntaxErrorKind> {
        let text = String::from_utf8_lossy(doctype);
        for piece in text.split('<').skip(1) {
            let Some(declaration) = piece.strip_prefix("!ENTITY") else {
                continue;
            };
            let (name, rest) = name_of(declaration);
            // The parser rejects values in single quotes and unterminated ones.
            let value = rest
                .trim_start()
                .strip_prefix('"')
                .and_then(|value| value.split_once('"'))
                .map_or("", |(value, _)| value);
            if is_nested(value) {
                return Err(SyntaxErrorKind::Limit(Limit::NestedEntity));
            }
            if value.len() > LONGEST_NAME {
                return Err(SyntaxErrorKind::Limit(Limit::Name));
            }
            let known = self.0.entry(name.to_owned()).or_default();
            *known = value.len().max(*known);
        }
        Ok(())
    }

    /// Checks that every `&` in `text` begins a known reference.
    ///
    /// # Returns
    /// How many bytes the expanded entities of the document add to the text.
    ///
    /// # Errors
    /// What is wrong, and the offset in `text`.
    pub(super) fn check(&self, text: &[u8]) -> Result<usize, (SyntaxErrorKind, usize)> {
        let mut added = 0;
        // Most texts have none; this check is vectorized.
        if !text.contains(&b'&') {
            return Ok(added);
        }
        for (at, _) in text.iter().enumerate().filter(|(_, byte)| **byte == b'&') {
            let rest = &text[at + 1..];
            let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"#._-:".contains(byte);
            let name = &rest[..rest.iter().take_while(is_of_name).count()];
            if name.is_empty() || rest.get(name.len()) != Some(&b';') {
                return Err((SyntaxErrorKind::Ampersand, at));
            }
            if name[0] == b'#' || is_of_xml(name) {
                continue;
            }
            let name = String::from_utf8_lossy(name);
            match self.0.get(&*name) {
                Some(bytes) => added += bytes,
                None => return Err((SyntaxErrorKind::Entity(name.into_owned()), at)),
            }
        }
        Ok(added)
    }
}

/// The declared name, and what follows it.
fn name_of(declaration: &str) -> (&str, &str) {
    let declared = declaration.trim_start();
    let declared = declared.strip_prefix('%').unwrap_or(declared).trim_start();
    declared
        .split_once(|c: char| c.is_ascii_whitespace())
        .unwrap_or((declared, ""))
}

/// Whether a value contains a reference to another entity; character references are harmless.
fn is_nested(value: &str) -> bool {
    value.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        !name.starts_with('#') && !is_of_xml(name.as_bytes())
    })
}

fn is_of_xml(name: &[u8]) -> bool {
    matches!(name, b"amp" | b"lt" | b"gt" | b"quot" | b"apos")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hides_an_entity_made_of_others() {
        for hidden in [
            "<!ENTITY y \"&x;&x;\">",
            "<!ENTITY y \"> &x;\">",
            "<!ENTITY % y \"&x;\">",
            "<!-- <!ENTITY y \"&x;\"> -->",
            "<!ENTITY a '<!ENTITY y \"&x;\">'>",
            "<!ENTITY\ty\n\"&#38;&x;\">",
            "<!ENTITYy \"&x;\">",
        ] {
            let doctype = format!("a [<!ENTITY x \"xxxx\">{hidden}]");
            let declared = Entities::default().declare(doctype.as_bytes());
            let nested = Err(SyntaxErrorKind::Limit(Limit::NestedEntity));
            assert_eq!(declared, nested, "{hidden}");
        }
    }

    #[test]
    fn references_are_counted_by_what_they_stand_for() {
        let mut entities = Entities::default();
        let doctype = b"a [<!ENTITY x \"1234\"> <!ENTITY % z \"&#60;&lt;\">]";
        entities.declare(doctype).expect("declared");
        assert_eq!(entities.check(b"&x;, &x; &amp; &z;"), Ok(4 + 4 + 9));
        let unknown = Err((SyntaxErrorKind::Entity("y".into()), 4));
        assert_eq!(entities.check(b"&x; &y;"), unknown);
        assert_eq!(
            entities.check(b"a & b"),
            Err((SyntaxErrorKind::Ampersand, 2))
        );
    }
}
