//! Context of a record's parts.

use super::records::{Main, Records, ResourceKind};
use super::texts::Languages;
use super::xml::Element;
use crate::convert::sink::{Report, Sink};
use crate::diagnostic::{Message, RuleMeta};
use crate::message;
use crate::rdf::TermId;
use crate::source::Span;

/// A record with its resource and the output.
pub struct Cx<'r, 'b> {
    pub sink: &'r mut Sink<'b>,
    pub records: &'r mut Records,
    pub record: Element<'r>,
    /// `MD_DataIdentification` or `SV_ServiceIdentification`.
    pub info: Element<'r>,
    /// The resource of the record.
    pub main: TermId,
    pub kind: ResourceKind,
    /// The name of the record in messages.
    pub ident: String,
    pub languages: Languages,
    /// Formats of the record, of which the first few are tried for each distribution.
    pub formats: Vec<Element<'r>>,
    /// Elements that were read but could not be mapped.
    pub left: Vec<(Element<'r>, String)>,
    /// Where the record declares high-value data.
    pub high_value: Option<Span>,
}

impl<'r> Cx<'r, '_> {
    /// Records an element that could not be mapped.
    pub fn leave(&mut self, element: Element<'r>, value: &str) {
        self.left.push((element, value.to_owned()));
    }

    /// Adds a finding about this record.
    pub fn report(&mut self, rule: &'static RuleMeta, span: Span, message: Message) -> Report<'_> {
        let ident = &self.ident;
        let message = message!(sv: "post `{ident}`: {message}", en: "record `{ident}`: {message}", ident, message = message);
        let subject = self.sink.name(self.main);
        self.sink.report(rule, span, message).subject(subject)
    }

    /// A new blank node of this record.
    pub fn blank(&mut self, stem: &str) -> TermId {
        let stem = format!("{} {stem}", self.ident);
        self.sink.blank(&stem)
    }

    /// The state of the resource that other records refer to.
    pub fn of_main(&mut self) -> Option<&mut Main> {
        self.records.mains.last_mut()
    }
}
