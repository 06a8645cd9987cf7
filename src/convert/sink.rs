//! Output of all converters: triples, blank node labels and findings.

use super::address::{Address, address};
use super::rules;
use super::tables::{Tables, tables};
use crate::description::slug;
use crate::diagnostic::{Finding, Message, RuleMeta};
use crate::message;
use crate::profile::{Profile, Suggestions, Version, VocabularyValue, embedded};
use crate::rdf::vocab::{geosparql, rdf, xsd};
use crate::rdf::{GraphBuilder, Term, TermId};
use crate::source::Span;
use oxsdatatypes::{Date, DateTime, GYear, GYearMonth};
use std::collections::{HashMap, HashSet};

/// A text with language and span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    pub language: Option<String>,
    pub span: Span,
}

/// Maximum number of suggestions for unknown words.
const MOST_SUGGESTIONS: usize = 500;

/// Output of converters.
#[derive(Debug)]
pub struct Sink<'b> {
    pub builder: &'b mut GraphBuilder,
    pub profile: &'static Profile,
    pub tables: &'static Tables,
    pub found: Vec<Finding>,
    /// Suggestions left for unknown words.
    pub suggestions: Suggestions,
    /// Number of blank node labels by stem.
    stems: HashMap<String, usize>,
}

impl<'b> Sink<'b> {
    /// Output to `builder`.
    pub fn new(builder: &'b mut GraphBuilder) -> Self {
        Self {
            builder,
            profile: embedded(Version::default()),
            tables: tables(),
            found: Vec::new(),
            suggestions: Suggestions::first(MOST_SUGGESTIONS),
            stems: HashMap::new(),
        }
    }

    /// A new blank node, with a label from `stem`.
    pub fn blank(&mut self, stem: &str) -> TermId {
        let stem = slug(stem);
        let count = self.stems.entry(stem.clone()).or_default();
        *count += 1;
        let label = match *count {
            1 => stem,
            // Unambiguous, as a stem contains no double hyphen.
            count => format!("{stem}--{count}"),
        };
        self.builder.term(Term::Blank(&label))
    }

    /// The name of a term in findings: IRI, or blank node label.
    pub fn name(&self, term: TermId) -> String {
        self.builder.terms().term(term).text().into_owned()
    }

    /// Adds a triple.
    pub fn link(&mut self, s: TermId, p: &str, o: TermId, span: Span) {
        let p = self.builder.iri(p);
        self.builder.push(s, p, o, span);
    }

    /// Adds a triple with an IRI.
    pub fn iri(&mut self, s: TermId, p: &str, iri: &str, span: Span) {
        let o = self.builder.iri(iri);
        self.link(s, p, o, span);
    }

    /// Adds a type.
    pub fn class(&mut self, s: TermId, class: &str, span: Span) {
        self.iri(s, rdf::TYPE, class, span);
    }

    /// Adds a language-tagged text.
    pub fn words(&mut self, s: TermId, p: &str, words: &Words) {
        let o = match &words.language {
            Some(language) => self.builder.term(Term::tagged(&words.text, language)),
            None => self.builder.term(Term::plain(&words.text)),
        };
        self.link(s, p, o, words.span);
    }

    /// Adds a plain text.
    pub fn plain(&mut self, s: TermId, p: &str, text: &str, span: Span) {
        let o = self.builder.term(Term::plain(text));
        self.link(s, p, o, span);
    }

    /// Adds a literal with a datatype.
    pub fn typed(&mut self, s: TermId, p: &str, text: &str, datatype: &str, span: Span) {
        let o = self.builder.term(Term::typed(text, datatype));
        self.link(s, p, o, span);
    }

    /// Adds a geometry.
    pub fn geometry(&mut self, s: TermId, p: &str, wkt: &str, span: Span) {
        self.typed(s, p, wkt, geosparql::WKT_LITERAL, span);
    }

    /// Adds a date with the datatype of its form; returns false for an invalid date, which is kept as text.
    pub fn date(&mut self, s: TermId, p: &str, text: &str, span: Span) -> bool {
        match date_type(text) {
            Some(datatype) => self.typed(s, p, text, datatype, span),
            None => self.plain(s, p, text, span),
        }
        date_type(text).is_some()
    }

    /// The URL in `text`; a missing scheme is added and reported.
    pub fn address(&mut self, text: &str, span: Span, owner: &Message) -> Option<String> {
        match address(text) {
            Address::Whole(text) => Some(text.to_owned()),
            Address::Bare(whole) => {
                let text = text.trim();
                let message = message!(sv: "{owner}: adressen `{text}` saknar http:// eller https://", en: "{owner}: the address `{text}` has no http:// or https://", owner, text);
                let help = message!(sv: "`{whole}` togs med; kontrollera att den fungerar", en: "`{whole}` was taken; check that it works", whole);
                self.report(&rules::NO_SCHEME, span, message)
                    .help(help)
                    .value(text);
                Some(whole)
            }
            Address::Spaced(whole) => {
                let text = text.trim();
                let message = message!(sv: "{owner}: adressen `{text}` har mellanslag, som inte får stå i en webbadress", en: "{owner}: the address `{text}` has spaces, which cannot stand in a web address", owner, text);
                let help = message!(sv: "`{whole}` togs med; kontrollera att den fungerar", en: "`{whole}` was taken; check that it works", whole);
                self.report(&rules::UNREADABLE_VALUE, span, message)
                    .help(help)
                    .value(text);
                Some(whole)
            }
            Address::None => None,
        }
    }

    /// A listed value, by IRI, variant, code or label.
    pub fn listed(&self, vocabulary: &str, text: &str) -> Option<&'static VocabularyValue> {
        let id = self.profile.vocabulary_named(vocabulary)?;
        let vocabulary = self.profile.vocabulary(id);
        let text = text.trim();
        vocabulary
            .by_value(text)
            .or_else(|| vocabulary.by_variant(text))
            .or_else(|| vocabulary.by_word(text))
    }

    /// The language tag for a code, name or IRI of a language.
    pub fn language_tag(&self, text: &str) -> Option<String> {
        let text = text.trim();
        if let Some(tag) = self.listed("language", text).and_then(|v| v.tag.clone()) {
            return Some(tag);
        }
        let lower = text.to_ascii_lowercase();
        let language = isolang::Language::from_639_1(&lower)
            .or_else(|| isolang::Language::from_639_3(&lower))?;
        Some(
            language
                .to_639_1()
                .unwrap_or_else(|| language.to_639_3())
                .to_owned(),
        )
    }

    /// The findings, deduplicated.
    pub fn findings(self) -> Vec<Finding> {
        let mut seen = HashSet::new();
        let mut found = self.found;
        found.retain(|one| seen.insert((one.rule.id, one.span, one.message.clone())));
        found
    }

    /// Adds a finding.
    pub fn report(
        &mut self,
        rule: &'static RuleMeta,
        span: impl Into<Option<Span>>,
        message: Message,
    ) -> Report<'_> {
        self.found
            .push(Finding::new(rule, message).at(span).help(&rule.fix));
        let last = self.found.len() - 1;
        Report(&mut self.found[last])
    }
}

/// Builder for the details of an added finding.
pub struct Report<'f>(&'f mut Finding);

impl Report<'_> {
    /// Sets a help text, where it differs from that of the rule.
    pub fn help(self, help: impl Into<Message>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Sets the offending value.
    pub fn value(self, value: impl Into<String>) -> Self {
        self.0.value = Some(value.into().into());
        self
    }

    /// Sets the subject.
    pub fn subject(self, subject: impl Into<String>) -> Self {
        self.0.subject = Some(subject.into().into());
        self
    }

    /// Sets the property.
    pub fn property(self, property: &str) -> Self {
        self.0.property = Some(property.to_owned().into());
        self
    }

    /// Adds a further location.
    pub fn label(self, span: Span, text: impl Into<Message>) -> Self {
        self.0.labels.push((span, text.into()));
        self
    }
}

/// The datatype for the form of a date.
pub fn date_type(text: &str) -> Option<&'static str> {
    if text.contains('T') {
        return text.parse::<DateTime>().is_ok().then_some(xsd::DATE_TIME);
    }
    if text.parse::<Date>().is_ok() {
        return Some(xsd::DATE);
    }
    if text.parse::<GYearMonth>().is_ok() {
        return Some(xsd::G_YEAR_MONTH);
    }
    text.parse::<GYear>().is_ok().then_some(xsd::G_YEAR)
}
