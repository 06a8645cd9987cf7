//! Descriptions in DCAT terms: resources, their statements and values.

use crate::profile::{ClassId, Property};
use crate::source::Span;
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;

/// A described resource: of a file, a distribution, or a nested node.
#[derive(Clone, Debug)]
pub struct Resource<'s> {
    /// Its class; `None` for a nested node of a class outside the profile.
    pub class: Option<ClassId>,
    /// Types written with `@type`, as IRIs.
    pub types: Vec<(String, Span)>,
    /// `@type: null`: no type, not even that of its class.
    pub untyped: bool,
    /// File stem or `id:`.
    pub id: Option<(Cow<'s, str>, Span)>,
    /// `uri:` or `@id`: an IRI, or a blank node with `_:`.
    pub iri: Option<(Cow<'s, str>, Span)>,
    /// The span of findings about the resource as a whole.
    pub span: Span,
    /// Its statements, in the order written.
    pub statements: Vec<Statement<'s>>,
    /// Keys set to `null`: defaults do not apply.
    pub opted_out: Vec<&'static str>,
    /// Properties that were reported already; they are not reported as missing too.
    pub silenced: Vec<String>,
    /// `catalog:` of a dataset, service or series.
    pub catalog: Option<(Cow<'s, str>, Span)>,
    /// The ten digits of an agent's organisation number.
    pub organisation_number: Option<String>,
    /// Whether a distribution belongs to the high-value dataset, with the span of the key; `None` means that it does.
    pub high_value: Option<(bool, Span)>,
    places: HashMap<String, usize>,
}

/// Up to so many statements, linear search is faster than a hash table.
const FEW_STATEMENTS: usize = 64;

/// A property and its values.
#[derive(Clone, Debug)]
pub struct Statement<'s> {
    /// The property.
    pub predicate: Predicate,
    /// Span of the key.
    pub key_span: Span,
    /// The values.
    pub values: Vec<Value<'s>>,
}

/// A property, as its key was written.
#[derive(Clone, Debug)]
pub enum Predicate {
    /// A row of the table.
    Row(&'static Property),
    /// A CURIE or full IRI as key.
    Iri(String),
}

impl Predicate {
    /// The IRI of the property.
    pub fn iri(&self) -> &str {
        match self {
            Self::Row(row) => &row.iri,
            Self::Iri(iri) => iri,
        }
    }
}

/// A value with its span.
#[derive(Clone, Debug)]
pub struct Value<'s> {
    /// The span.
    pub span: Span,
    /// The value.
    pub kind: ValueKind<'s>,
}

/// The kinds of value.
#[derive(Clone, Debug)]
pub enum ValueKind<'s> {
    /// A literal.
    Literal {
        /// Lexical form.
        text: Cow<'s, str>,
        /// Datatype IRI.
        datatype: Option<Cow<'s, str>>,
        /// Language tag.
        language: Option<Cow<'s, str>>,
    },
    /// An IRI.
    Iri(Cow<'s, str>),
    /// An IRI written with `@id`: exact, and without implied statements.
    Exact(Cow<'s, str>),
    /// A blank node with a label by the author.
    Blank(Cow<'s, str>),
    /// The id of a resource in the repository.
    Reference(Cow<'s, str>),
    /// A nested resource.
    Nested(Box<Resource<'s>>),
}

impl<'s> Resource<'s> {
    /// Whether it is said not to be of high value.
    pub fn is_no_high_value(&self) -> bool {
        self.high_value.is_some_and(|(mark, _)| !mark)
    }

    /// A resource without statements.
    pub fn new(class: Option<ClassId>, span: Span) -> Self {
        Self {
            class,
            types: Vec::new(),
            untyped: false,
            id: None,
            iri: None,
            span,
            statements: Vec::new(),
            opted_out: Vec::new(),
            silenced: Vec::new(),
            catalog: None,
            organisation_number: None,
            high_value: None,
            places: HashMap::new(),
        }
    }

    /// Adds a statement; if there is one about the same property already, its values are added to that.
    pub(super) fn add(&mut self, statement: Statement<'s>) {
        let iri = statement.predicate.iri();
        let place = if self.statements.len() < FEW_STATEMENTS {
            let mut known = self.statements.iter();
            known.position(|known| known.predicate.iri() == iri)
        } else {
            let known = self.places.len();
            let new = self.statements.iter().enumerate().skip(known);
            let new = new.map(|(place, new)| (new.predicate.iri().to_owned(), place));
            self.places.extend(new);
            self.places.get(iri).copied()
        };
        match place {
            // Two keys for one property, such as `identifier` and `organisationNumber`.
            Some(place) => self.statements[place].values.extend(statement.values),
            None => self.statements.push(statement),
        }
    }

    /// The statement about the property with this IRI.
    pub fn statement(&self, iri: &str) -> Option<&Statement<'s>> {
        self.statements
            .iter()
            .find(|statement| statement.predicate.iri() == iri)
    }
}
