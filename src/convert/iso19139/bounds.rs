//! Limits for the XML parser, which compares all attributes of an element, and all namespaces in scope, with each other
//! (quadratic time).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Maximum number of attributes of an element, including namespace declarations.
const MAX_ATTRIBUTES: usize = 1_000;
/// Maximum number of namespaces in scope.
const MAX_NAMESPACES: usize = 1_000;

/// Which limit was exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excess {
    /// Attributes of an element.
    Attributes,
    /// Namespaces in scope.
    Namespaces,
}

/// Checks the limits; the error has the offset. Malformed XML is left to the parser.
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

/// Number of namespaces that an element declares.
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
