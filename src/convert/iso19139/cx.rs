//! What the parts of a record work with.

use super::records::{Main, Records, ResourceKind};
use super::texts::Languages;
use super::xml::Element;
use crate::convert::sink::{Report, Sink};
use crate::diagnostic::{Message, RuleMeta};
use crate::message;
use crate::rdf::TermId;
use crate::source::Span;

/// A record, what it describes, and where its triples go.
pub struct Cx<'r, 'b> {
    pub sink: &'r mut Sink<'b>,
    pub records: &'r mut Records,
    pub record: Element<'r>,
    /// `MD_DataIdentification` or `SV_ServiceIdentification`.
    pub info: Element<'r>,
    /// What the record describes.
    pub main: TermId,
    pub kind: ResourceKind,
    /// How the record is called in messages.
    pub ident: String,
    pub languages: Languages,
    /// The formats that it names for all that can be fetched; the first are tried for each.
    pub formats: Vec<Element<'r>>,
    /// What was read but has no place.
    pub left: Vec<(Element<'r>, String)>,
    /// Where the record says that the data is of high value.
    pub high_value: Option<Span>,
}

impl<'r> Cx<'r, '_> {
    /// Notes something that was read but has no place.
    pub fn leave(&mut self, element: Element<'r>, value: &str) {
        self.left.push((element, value.to_owned()));
    }

    /// Notes a finding about this record.
    pub fn report(&mut self, rule: &'static RuleMeta, span: Span, message: Message) -> Report<'_> {
        let ident = &self.ident;
        let message = message!(sv: "post `{ident}`: {message}", en: "record `{ident}`: {message}", ident, message = message);
        let subject = self.sink.name(self.main);
        self.sink.report(rule, span, message).subject(subject)
    }

    /// A new blank node that belongs to this record.
    pub fn blank(&mut self, stem: &str) -> TermId {
        let stem = format!("{} {stem}", self.ident);
        self.sink.blank(&stem)
    }

    /// The resource as other records see it.
    pub fn of_main(&mut self) -> Option<&mut Main> {
        self.records.mains.last_mut()
    }
}
