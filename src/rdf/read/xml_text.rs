//! XML normalization of text before parsing (XML 1.0, 2.11 and 3.3.3): line ends become LF, whitespace in attribute
//! values becomes spaces, and text interrupted by comments or CDATA sections becomes one text node.
//!
//! Workaround for `quick-xml` 0.37, on which `oxrdfxml` 0.2 is built: it does not normalize line ends
//! (<https://github.com/tafia/quick-xml/issues/806>). `oxrdfxml` reads normalized text from the release that has
//! <https://github.com/oxigraph/oxigraph/pull/1716>; whether text around comments is one there too has to be seen.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;

/// A normalized document, with a map of its offsets to those in the file.
pub(super) struct XmlText<'d> {
    pub(super) bytes: Cow<'d, [u8]>,
    /// Where the offsets diverge: normalized offset, offset in the file.
    moves: Vec<(usize, usize)>,
}

impl<'d> XmlText<'d> {
    /// Normalizes a well-formed document.
    pub(super) fn of(bytes: &'d [u8]) -> Self {
        if is_plain(bytes) {
            return Self {
                bytes: Cow::Borrowed(bytes),
                moves: Vec::new(),
            };
        }
        let mut text = Self {
            bytes: Cow::Borrowed(&[]),
            moves: Vec::new(),
        };
        let mut out = Vec::with_capacity(bytes.len());
        let mut reader = Reader::from_reader(bytes);
        let mut start = 0;
        loop {
            let event = reader.read_event();
            let end = super::well_formed::position(&reader).min(bytes.len());
            let raw = &bytes[start..end];
            match event {
                Ok(Event::Eof) | Err(_) => break,
                Ok(Event::Comment(_) | Event::PI(_)) => {}
                Ok(Event::CData(section)) => escape(&section, &mut out),
                Ok(Event::Text(_)) => one_line_end(raw, &mut out),
                Ok(Event::Start(_) | Event::Empty(_)) => blanks_in_values(raw, &mut out),
                Ok(Event::End(_) | Event::Decl(_) | Event::DocType(_)) => {
                    out.extend_from_slice(raw);
                }
            }
            text.note(out.len(), end);
            start = end;
        }
        text.bytes = Cow::Owned(out);
        text
    }

    /// The offset in the file for a normalized offset.
    pub(super) fn offset(&self, at: usize) -> usize {
        let next = self.moves.partition_point(|(here, _)| *here <= at);
        let (here, there) = next
            .checked_sub(1)
            .map_or((0, 0), |number| self.moves[number]);
        there + (at - here)
    }

    fn note(&mut self, here: usize, there: usize) {
        let last = self.moves.last().copied().unwrap_or((0, 0));
        // Only where the difference has changed since the last entry.
        if there.wrapping_sub(here) != last.1.wrapping_sub(last.0) {
            self.moves.push((here, there));
        }
    }
}

/// Whether nothing in the document needs normalization (quick check).
fn is_plain(bytes: &[u8]) -> bool {
    let mut quote = None;
    let mut in_tag = false;
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        match (byte, quote) {
            (b'\r', _) | (b'\n' | b'\t', Some(_)) => return false,
            (b'"' | b'\'', None) if in_tag => quote = Some(*byte),
            (byte, Some(open)) if *byte == open => quote = None,
            (b'<', None) => {
                if after.starts_with(b"!--") || after.starts_with(b"![CDATA[") {
                    return false;
                }
                if after.starts_with(b"?") && !after.starts_with(b"?xml ") {
                    return false;
                }
                in_tag = !after.starts_with(b"!") && !after.starts_with(b"?");
            }
            (b'>', None) => in_tag = false,
            _ => {}
        }
        rest = after;
    }
    true
}

/// The text of a CDATA section, escaped as ordinary text.
fn escape(section: &[u8], out: &mut Vec<u8>) {
    let mut text = Vec::with_capacity(section.len());
    one_line_end(section, &mut text);
    for byte in text {
        match byte {
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            other => out.push(other),
        }
    }
}

/// `\r
/// ` and `\r` become `
/// `; a `&#13;` stays as it is.
fn one_line_end(text: &[u8], out: &mut Vec<u8>) {
    let mut before = 0;
    for byte in text {
        match (byte, before) {
            (b'\n', b'\r') => {}
            (b'\r', _) => out.push(b'\n'),
            (other, _) => out.push(*other),
        }
        before = *byte;
    }
}

/// Tabs and line ends in quoted values become spaces; `\r
/// ` becomes one.
fn blanks_in_values(tag: &[u8], out: &mut Vec<u8>) {
    let mut quote = None;
    let mut before = 0;
    for byte in tag {
        match (*byte, quote) {
            (b'\n', Some(_)) if before == b'\r' => {}
            (b'\n' | b'\r' | b'\t', Some(_)) => out.push(b' '),
            (other, open) => {
                quote = match (other, open) {
                    (b'"' | b'\'', None) => Some(other),
                    (other, Some(open)) if other == open => None,
                    _ => open,
                };
                out.push(other);
            }
        }
        before = *byte;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(document: &str) -> String {
        String::from_utf8(XmlText::of(document.as_bytes()).bytes.into_owned()).expect("text")
    }

    #[test]
    fn text_in_pieces_becomes_one() {
        assert_eq!(
            seen("<a>ett<!-- c --> två<?p i?><![CDATA[ & <b>]]> &amp; tre</a>"),
            "<a>ett två &amp; &lt;b&gt; &amp; tre</a>"
        );
        assert_eq!(
            seen("<a x='1\n 2\t3'\n>a\r\nb\rc&#13;</a>"),
            "<a x='1  2 3'\n>a\nb\nc&#13;</a>"
        );
    }

    #[test]
    fn nothing_is_copied_where_nothing_changes() {
        let plain = "<?xml version=\"1.0\"?>\n<a x='1'\n y=\"&gt;'\">it's \"so\"\n<b/></a>\n";
        assert!(matches!(
            XmlText::of(plain.as_bytes()).bytes,
            Cow::Borrowed(_)
        ));
    }

    #[test]
    fn places_are_those_of_the_file() {
        let file = "<a><!-- en\r\nrad --><b>x\r\ny</b><c/></a>";
        let text = XmlText::of(file.as_bytes());
        let here = String::from_utf8_lossy(&text.bytes)
            .find("<c/>")
            .expect("c");
        assert_eq!(Some(text.offset(here)), file.find("<c/>"));
        assert_eq!(text.offset(1), 1);
    }
}
