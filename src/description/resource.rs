//! What the author wrote, in DCAT terms: resources, their statements, their values.

use crate::profile::{ClassId, Property};
use crate::source::Span;
use std::borrow::Cow;
use std::collections::HashMap;

/// One described thing: a file, a distribution, a nested node.
#[derive(Clone, Debug)]
pub struct Resource<'s> {
    /// Its class; none for a nested node of a class the profile does not know.
    pub class: Option<ClassId>,
    /// Types written with `@type`, as IRIs.
    pub types: Vec<(String, Span)>,
    /// `@type: null`: it has no type at all, not even that of its class.
    pub untyped: bool,
    /// File stem or `id:`.
    pub id: Option<(Cow<'s, str>, Span)>,
    /// `uri:` or `@id`: an IRI, or a blank node with `_:`.
    pub iri: Option<(Cow<'s, str>, Span)>,
    /// Where findings on the resource as a whole point.
    pub span: Span,
    /// What is said of it, in the order written.
    pub statements: Vec<Statement<'s>>,
    /// Keys set to `null`: a default is not to apply.
    pub opted_out: Vec<&'static str>,
    /// Properties already reported; what is missing there is not reported again.
    pub silenced: Vec<String>,
    /// `catalog:` of a dataset, service or series.
    pub catalog: Option<(Cow<'s, str>, Span)>,
    /// Ten digits, of an agent that has an organisation number.
    pub organisation_number: Option<String>,
    /// Whether a distribution belongs to the high-value dataset; unset means it does.
    pub high_value: Option<bool>,
    places: HashMap<String, usize>,
}

/// So many statements are looked through faster than a table is made of them.
const FEW_STATEMENTS: usize = 64;

/// A property and its values.
#[derive(Clone, Debug)]
pub struct Statement<'s> {
    /// Which property.
    pub predicate: Predicate,
    /// Where the key stands.
    pub key_span: Span,
    /// The values.
    pub values: Vec<Value<'s>>,
}

/// A property as the author named it.
#[derive(Clone, Debug)]
pub enum Predicate {
    /// A row of the table.
    Row(&'static Property),
    /// A compact or whole IRI as key.
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

/// One value and where it stands.
#[derive(Clone, Debug)]
pub struct Value<'s> {
    /// Where.
    pub span: Span,
    /// What.
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
    /// An IRI written with `@id`: to the letter, and nothing more follows from it.
    Exact(Cow<'s, str>),
    /// A blank node with a label of the author's.
    Blank(Cow<'s, str>),
    /// The id of something described in the repository.
    Reference(Cow<'s, str>),
    /// Something described on the spot.
    Nested(Box<Resource<'s>>),
}

impl<'s> Resource<'s> {
    /// A resource of which nothing is said as yet.
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

    /// Adds a statement, or its values to those of another about the same property.
    pub(super) fn say(&mut self, statement: Statement<'s>) {
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
            // A second key for the same property, as `identifier` beside `organisationNumber`.
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
