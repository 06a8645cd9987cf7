//! Limits for the XML parser, which is quadratic in attributes and namespaces: it compares all attributes of an element, and all namespaces around it,
//! with each other.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Attributes of one element, namespaces among them.
const MAX_ATTRIBUTES: usize = 1_000;
/// Namespaces that are declared around one place.
const MAX_NAMESPACES: usize = 1_000;

/// What a document has more of than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Attributes of an element.
    Attributes,
    /// Namespaces around an element.
    Namespaces,
}

/// Whether the document keeps within bounds; where it does not, the offset. What is no XML, the reader tells.
pub fn check(text: &str) -> Result<(), (Excess, usize)> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<usize> = Vec::new();
    let mut around = 0;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                let own = namespaces(&start).map_err(|excess| (excess, at))?;
                around += own;
                open.push(own);
                if around > MAX_NAMESPACES {
                    return Err((Excess::Namespaces, at));
                }
            }
            Ok(Event::Empty(empty)) => {
                let own = namespaces(&empty).map_err(|excess| (excess, at))?;
                if around + own > MAX_NAMESPACES {
                    return Err((Excess::Namespaces, at));
                }
            }
            Ok(Event::End(_)) => around -= open.pop().unwrap_or(0),
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// How many namespaces an element declares.
fn namespaces(start: &BytesStart<'_>) -> Result<usize, Excess> {
    let (mut all, mut namespaces) = (0, 0);
    for attribute in start.attributes().with_checks(false).flatten() {
        all += 1;
        if all > MAX_ATTRIBUTES {
            return Err(Excess::Attributes);
        }
        namespaces += usize::from(attribute.key.as_ref().starts_with(b"xmlns"));
    }
    Ok(namespaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_take_too_long_is_told_apart() {
        let many =
            |name: &str| (0..1_001).fold(String::new(), |all, n| format!("{all} {name}{n}=\"\""));
        assert_eq!(
            check(&format!("<a{}/>", many("b"))),
            Err((Excess::Attributes, 0))
        );
        let half = |from: usize| {
            (from..from + 600).fold(String::new(), |all, n| format!("{all} xmlns:p{n}=\"\""))
        };
        let namespaces = format!("<a{}><b{}/></a>", half(0), half(600));
        let namespaces = check(&namespaces).map_err(|(excess, _)| excess);
        assert_eq!(namespaces, Err(Excess::Namespaces));
        assert_eq!(check(&"<a>".repeat(100_000)), Ok(()));
        assert_eq!(check("<a b=\"c\"><d/></a>"), Ok(()));
    }
}
