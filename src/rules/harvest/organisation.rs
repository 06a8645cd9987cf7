//! IRIs of organisations: `http://dataportal.se/organisation/SE…`.

pub(super) use crate::profile::ORGANISATIONS as NAMESPACE;
use crate::profile::{OrganisationNumberError, organisation_number};
use crate::rdf::TermId;
use crate::rdf::vocab::dcterms;
use crate::rules::Context;

/// An IRI below `dataportal.se/organisation/`, in any spelling.
pub(super) struct Written {
    /// The organisation number, or why it is invalid.
    pub number: Result<String, OrganisationNumberError>,
    /// The suffix, from the hyphen; may be empty.
    pub suffix: String,
}

impl Written {
    /// Parses an IRI; `None` when it is of another form.
    pub fn read(iri: &str) -> Option<Self> {
        let rest = after(iri, "http://").or_else(|| after(iri, "https://"))?;
        let rest = after(rest, "www.").unwrap_or(rest);
        let rest = after(rest, "dataportal.se/organi")?;
        let rest = after(rest, "sation/").or_else(|| after(rest, "zation/"))?;
        let rest = rest.replace("%20", " ");
        let (digits, suffix) = split(after(&rest, "SE").unwrap_or(&rest));
        Some(Self {
            number: organisation_number(&digits),
            suffix: clean(suffix),
        })
    }

    /// The canonical IRI, if the number is valid.
    pub fn canonical(&self) -> Option<String> {
        let number = self.number.as_ref().ok()?;
        Some(format!("{NAMESPACE}{number}{}", self.suffix))
    }
}

/// The text after `prefix`, ignoring its case.
fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let start = text.get(..prefix.len())?;
    start
        .eq_ignore_ascii_case(prefix)
        .then(|| &text[prefix.len()..])
}

/// The leading digits of a text, without separators, and the rest.
fn split(text: &str) -> (String, &str) {
    const DIGITS: usize = 10;
    let mut digits = String::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                digits.push(c);
                end = at + 1;
            }
            '-' | ' ' | '\u{a0}' if digits.len() < DIGITS => {}
            _ => break,
        }
    }
    (digits, &text[end..])
}

/// The canonical suffix: with a hyphen, without a final slash.
fn clean(suffix: &str) -> String {
    let name = suffix
        .trim_end_matches('/')
        .trim_matches(|c: char| !c.is_alphanumeric());
    if name.is_empty() {
        String::new()
    } else {
        format!("-{name}")
    }
}

/// The number and suffix of an agent: from its IRI, else its identifier.
pub(super) fn number_of(cx: &Context<'_>, agent: TermId) -> Option<(String, String)> {
    if let Some(written) = Written::read(cx.text(agent)) {
        return Some((written.number.ok()?, written.suffix));
    }
    let identifiers = cx.values(agent, dcterms::IDENTIFIER).iter();
    let number = identifiers
        .filter(|triple| cx.graph.terms().is_literal(triple.o))
        .find_map(|triple| {
            let text = cx.text(triple.o).trim();
            organisation_number(after(text, "SE").unwrap_or(text)).ok()
        })?;
    Some((number, String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tail: &str) -> Option<String> {
        Written::read(&format!("https://www.dataportal.se/organisation/{tail}"))?.canonical()
    }

    #[test]
    fn spellings_of_one_organisation() {
        let canonical = |suffix: &str| Some(format!("{NAMESPACE}2021006883{suffix}"));
        for tail in [
            "SE2021006883",
            "se2021006883",
            "2021006883",
            "SE202100-6883",
            "SE-202100%206883/",
            "SE162021006883",
        ] {
            assert_eq!(read(tail), canonical(""), "{tail}");
        }
        assert_eq!(read("SE2021006883-it"), canonical("-it"));
        assert_eq!(read("SE202100-6883-2"), canonical("-2"));
        assert_eq!(read("SE2021006883/it"), canonical("-it"));
    }

    #[test]
    fn what_is_no_organisation() {
        assert!(Written::read("https://www.dataportal.se/concepts/x").is_none());
        for tail in [
            "SE202100688",
            "SE20210068831",
            "lillhamra",
            "SE2021006884",
            "SE8112189876",
        ] {
            assert_eq!(read(tail), None, "{tail}");
        }
    }
}
