//! A file of records: parses XML, finds the records, and checks that a saved response is complete.

use super::bounds::{self, Excess};
use super::record;
use super::records::Records;
use super::xml::{Element, ReadNodes};
use crate::convert::rules;
use crate::convert::sink::Sink;
use crate::message;
use crate::source::{FileId, Span};
use roxmltree::{Document, Error, ParsingOptions};

/// Maximum number of XML nodes.
const MAX_NODES: u32 = 50_000_000;

/// Element names of a record.
const RECORDS: [&str; 2] = ["MD_Metadata", "MI_Metadata"];

impl Records {
    /// Converts all records in a file.
    pub fn take(&mut self, sink: &mut Sink<'_>, file: FileId, bytes: &[u8]) {
        let Some(text) = text_of(sink, file, bytes) else {
            return;
        };
        if let Err((excess, at)) = bounds::check(text) {
            return too_much(sink, Span::new(file, at, at + 1), excess);
        }
        let options = ParsingOptions {
            nodes_limit: MAX_NODES,
            ..ParsingOptions::default()
        };
        let document = match Document::parse_with_options(text, options) {
            Ok(document) => document,
            Err(error) => return unreadable(sink, file, text, &error),
        };
        let seen = ReadNodes::new(document.descendants().count());
        let root = Element::new(document.root_element(), &seen, file);
        let records = records_in(root);
        if records.is_empty() {
            return no_record(sink, root);
        }
        check_complete(sink, root, records.len());
        for element in records {
            record::convert(self, sink, element);
        }
    }
}

fn too_much(sink: &mut Sink<'_>, span: Span, excess: Excess) {
    let message = match excess {
        Excess::Attributes => {
            message!(sv: "mer än 1 000 attribut på ett element; fler läses inte", en: "more than 1,000 attributes on one element; more are not read")
        }
        Excess::Namespaces => {
            message!(sv: "mer än 1 000 namnrymder runt ett element; fler läses inte", en: "more than 1,000 namespaces around one element; more are not read")
        }
    };
    sink.report(&rules::UNREADABLE, span, message);
}

/// Decodes the file.
fn text_of<'t>(sink: &mut Sink<'_>, file: FileId, bytes: &'t [u8]) -> Option<&'t str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            let message = message!(sv: "filen är inte sparad som UTF-8", en: "the file is not saved as UTF-8");
            let help = message!(sv: "spara filen som UTF-8, och skriv encoding=\"UTF-8\" på dess första rad", en: "save the file as UTF-8, and write encoding=\"UTF-8\" in its first line");
            sink.report(&rules::UNREADABLE, Span::new(file, at, at + 1), message)
                .help(help);
            None
        }
    }
}

/// The records of a file: its root, or those inside a CSW response.
fn records_in(root: Element<'_>) -> Vec<Element<'_>> {
    if RECORDS.iter().any(|name| root.is(name)) {
        return vec![root];
    }
    let mut records: Vec<_> = RECORDS.iter().flat_map(|name| root.below(name)).collect();
    records.sort_by_key(|record| record.span().start);
    records
}

fn unreadable(sink: &mut Sink<'_>, file: FileId, text: &str, error: &Error) {
    let why = match error {
        Error::DtdDetected => {
            message!(sv: "filen har en dokumenttypsdeklaration (<!DOCTYPE>); sådana läses inte", en: "the file has a document type declaration (<!DOCTYPE>), which is not read")
        }
        Error::NodesLimitReached
        | Error::AttributesLimitReached
        | Error::NamespacesLimitReached => {
            message!(sv: "filen är större än vad som läses; dela den", en: "the file is larger than what is read; split it")
        }
        Error::NoRootNode => {
            message!(sv: "filen är tom", en: "the file is empty")
        }
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
            message!(sv: "filen tar slut innan sista taggen är stängd; är den avhuggen?", en: "the file ends before its last tag is closed; was it cut off?")
        }
        Error::UnexpectedCloseTag(expected, actual, _) => {
            message!(sv: "här stängs <{actual}>, men <{expected}> är öppen", en: "<{actual}> is closed here, but <{expected}> is open", actual, expected)
        }
        Error::UnknownNamespace(prefix, _) => {
            message!(sv: "prefixet `{prefix}` är inte deklarerat", en: "the prefix `{prefix}` is not declared", prefix)
        }
        Error::UnknownEntityReference(name, _) => {
            message!(sv: "`&{name};` betyder inget här; ett &-tecken skrivs `&amp;`", en: "`&{name};` means nothing here; a & is written `&amp;`", name)
        }
        Error::MalformedEntityReference(_) => {
            message!(sv: "ett ensamt &-tecken; det skrivs `&amp;`", en: "a & on its own; it is written `&amp;`")
        }
        other => {
            message!(sv: "det är inte välformad XML: {other}", en: "it is not well-formed XML: {other}", other = other.to_string())
        }
    };
    let offset = match error {
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => text.len().saturating_sub(1),
        error => offset_of(text, error.pos()),
    };
    let message = message!(sv: "filen går inte att läsa som XML: {why}", en: "the file cannot be read as XML: {why}", why);
    sink.report(
        &rules::UNREADABLE,
        Span::new(file, offset, offset + 1),
        message,
    );
}

/// The offset of a position with row and column from 1.
fn offset_of(text: &str, at: roxmltree::TextPos) -> usize {
    let row = usize::try_from(at.row).unwrap_or(1).saturating_sub(1);
    let column = usize::try_from(at.col).unwrap_or(1).saturating_sub(1);
    let start = match row {
        0 => 0,
        row => text
            .match_indices('\n')
            .nth(row - 1)
            .map_or(0, |(at, _)| at + 1),
    };
    let line = text[start..].lines().next().unwrap_or_default();
    start
        + line
            .char_indices()
            .nth(column)
            .map_or(line.len(), |(at, _)| at)
}

/// Reports what the file is instead, if recognized.
fn no_record(sink: &mut Sink<'_>, root: Element<'_>) {
    let name = root.name();
    let message = match name {
        "ExceptionReport" | "ServiceExceptionReport" => {
            let said = root
                .elements()
                .flat_map(|one| one.elements().chain([one]))
                .find_map(Element::text)
                .map(|(text, _)| text)
                .unwrap_or_default();
            message!(sv: "filen är ett felmeddelande från en katalogtjänst: {said}", en: "the file is an error message of a catalogue service: {said}", said)
        }
        "GetRecordsResponse" | "GetRecordByIdResponse" => {
            let other = root.below("Record").len()
                + root.below("SummaryRecord").len()
                + root.below("BriefRecord").len();
            if other > 0 {
                message!(sv: "svaret från katalogtjänsten är i Dublin Core, inte i ISO 19139 (antal poster: {other})", en: "the answer of the catalogue service is in Dublin Core, not in ISO 19139 (records: {other})", other)
            } else {
                message!(sv: "svaret från katalogtjänsten har inga poster", en: "the answer of the catalogue service has no records")
            }
        }
        "MD_Metadata" => {
            message!(sv: "posten är i en annan version av standarden (ISO 19115-3), inte i ISO 19139", en: "the record is in another version of the standard (ISO 19115-3), not in ISO 19139")
        }
        "RDF" => {
            message!(sv: "filen är RDF/XML, ingen ISO 19139-post", en: "the file is RDF/XML, not an ISO 19139 record")
        }
        name => {
            message!(sv: "ingen ISO 19139-post (gmd:MD_Metadata) i filen; den börjar med <{name}>", en: "no ISO 19139 record (gmd:MD_Metadata) in the file; it begins with <{name}>", name)
        }
    };
    sink.report(&rules::NO_RECORD, root.span(), message);
}

/// Reports a response with fewer records than were matched.
fn check_complete(sink: &mut Sink<'_>, root: Element<'_>, here: usize) {
    let Some(results) = root.child("SearchResults") else {
        return;
    };
    let number = |name: &str| results.attribute(name)?.parse::<usize>().ok();
    let Some(matched) = number("numberOfRecordsMatched") else {
        return;
    };
    // The last page of a response has no next record; the earlier pages are assumed to be given too.
    if matched > here && number("nextRecord") != Some(0) {
        let message = message!(sv: "filen har {here} av {matched} träffar", en: "the file has {here} of {matched} matches", here, matched);
        sink.report(&rules::PARTIAL_RESPONSE, results.span(), message);
    }
}
