//! Whether a term fits a range, as far as the tables alone decide it.

use super::{Form, NodeKind, Profile, RangeAlternative};
use crate::rdf::Term;

impl NodeKind {
    /// Whether a term is of this kind. The portal accepts any literal for any kind of literal; language and datatype
    /// are checked elsewhere.
    pub fn takes(self, term: Term<'_>) -> bool {
        match self {
            Self::Text | Self::Plain | Self::Literal | Self::Typed => term.is_literal(),
            Self::Iri => term.as_iri().is_some(),
            Self::Resource => !term.is_literal(),
        }
    }
}

impl RangeAlternative {
    /// Whether a value matches the pattern; without a pattern, every value does.
    pub fn matches_pattern(&self, value: &str) -> bool {
        let matches = |pattern: &super::Pattern| pattern.is_match(self.without_scheme(value));
        self.pattern.as_ref().is_none_or(matches)
    }

    /// Whether a term fits this alternative: its node kind, datatype, vocabularies and pattern.
    pub fn takes(&self, profile: &Profile, term: Term<'_>) -> bool {
        let (value, datatype) = match term {
            Term::Iri(text) | Term::Blank(text) => (text, None),
            Term::Literal {
                value, datatype, ..
            } => (value, datatype),
        };
        let of_type = || {
            self.node != NodeKind::Typed || self.datatypes.iter().any(|of| Some(&**of) == datatype)
        };
        let is_listed = || {
            let mut lists = self.vocabularies.iter().map(|id| profile.vocabulary(*id));
            self.vocabularies.is_empty() || lists.any(|list| list.by_value(value).is_some())
        };
        self.node.takes(term) && of_type() && is_listed() && self.matches_pattern(value)
    }

    /// The part of a value that a pattern applies to: a telephone number or e-mail address without its scheme.
    fn without_scheme<'v>(&self, value: &'v str) -> &'v str {
        match self.form {
            Some(form @ (Form::Telephone | Form::Email)) => {
                value.strip_prefix(form.prefix()).unwrap_or(value)
            }
            Some(
                Form::BoundingBox
                | Form::Point
                | Form::Wkt
                | Form::OrganisationNumber
                | Form::HvdMark,
            )
            | None => value,
        }
    }
}
