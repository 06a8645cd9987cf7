//! A finding: one thing that is wrong, and where.

use super::{Cause, Explains, Fix, Lang, Message, Portal, Rewrite, RuleMeta, Several, Severity};
use crate::message;
use crate::source::Span;
use crate::untrusted::Untrusted;
use std::ops::{Deref, DerefMut};

/// Maximum number of further locations of a finding.
const MOST_LABELS: usize = 50;

/// A finding of a rule; a value that is sorted, counted and reported. Boxed, as a large catalogue has a million of them
/// to sort.
#[derive(Clone, Debug)]
pub struct Finding(Box<Parts>);

/// The fields of a [`Finding`].
#[derive(Clone, Debug)]
pub struct Parts {
    /// The rule that found it.
    pub rule: &'static RuleMeta,
    /// Its severity.
    pub severity: Severity,
    /// What the portal's validator reports.
    pub portal: Portal,
    /// What is wrong.
    pub message: Message,
    /// How to correct it.
    pub help: Option<Message>,
    /// Location; `None` for JSON-LD input, and where there is none.
    pub span: Option<Span>,
    /// Further locations, with a text each.
    pub labels: Vec<(Span, Message)>,
    /// IRI or blank node label of the resource.
    pub subject: Option<Untrusted>,
    /// Class of the subject, by its name in the standard.
    pub class: Option<&'static str>,
    /// IRI of the property.
    pub property: Option<Untrusted>,
    /// The offending value.
    pub value: Option<Untrusted>,
    /// Distinguishes causes of the same rule, class and property.
    pub discriminator: Discriminator,
    /// Number of resources affected by a default value; 1 otherwise.
    pub affects: usize,
    /// Number of findings that it stands for and that are not listed, as there are too many of their rule; 0 otherwise.
    pub unlisted: usize,
    /// Whether the location is a default that several resources inherit.
    pub shared: bool,
    /// Findings on other resources that follow from it.
    pub explains: Vec<Explains>,
    /// The finding that explains this one; then it is not shown to people.
    pub cause: Option<Box<Cause>>,
    /// Whether it is for programs only: what the portal reports, but is right as it is most often.
    pub hidden: bool,
    /// Identifies the finding within a run; 0 before ordering.
    pub(super) number: u32,
    /// A fix that needs no further input, if there is one.
    pub fix: Option<Box<Fix>>,
    /// The edits of the fix, where the source can be edited.
    pub edit: Option<Box<Rewrite>>,
    /// Other spans of the same value: the fix applies there too.
    pub also: Vec<Span>,
    /// The edits there.
    pub also_edits: Vec<Rewrite>,
    /// A stable identifier of the subject: its IRI, or for blank nodes the path from an IRI.
    pub anchor: Option<Untrusted>,
}

/// Distinguishes causes of the same rule, property and class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Discriminator {
    /// The property alone is the cause.
    #[default]
    None,
    /// The offending value.
    Value,
    /// Another text: a host, a character, a datatype.
    Text(Untrusted),
    /// The offending value alone, whatever the class and property: a file that is missing.
    AnywhereByValue,
}

/// What makes two findings the same cause: both disappear with one correction. It contains neither location nor
/// wording, so it is stable between runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CauseKey<'f> {
    /// Id of the rule.
    pub rule: &'static str,
    /// Class of the subject; empty if unknown.
    pub class: &'static str,
    /// IRI of the property; empty for the resource as a whole.
    pub property: &'f str,
    /// The discriminator; empty where the property alone is the cause.
    pub discriminator: &'f str,
}

impl Deref for Finding {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Finding {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

impl Finding {
    /// A finding with only a message.
    pub fn new(rule: &'static RuleMeta, message: impl Into<Message>) -> Self {
        Self(Box::new(Parts {
            rule,
            severity: rule.severity,
            portal: rule.portal,
            message: message.into(),
            help: None,
            span: None,
            labels: Vec::new(),
            subject: None,
            class: None,
            property: None,
            value: None,
            discriminator: Discriminator::None,
            affects: 1,
            unlisted: 0,
            shared: false,
            explains: Vec::new(),
            cause: None,
            hidden: false,
            number: 0,
            fix: None,
            edit: None,
            also: Vec::new(),
            also_edits: Vec::new(),
            anchor: None,
        }))
    }

    /// The message in `lang`, with the number of resources affected.
    pub fn message(&self, lang: Lang) -> Untrusted {
        let message = &self.message;
        if self.affects <= 1 {
            return message.one(lang);
        }
        let count = self.affects;
        message!(
            sv: "{message} (gäller {count} resurser)",
            en: "{message} (affects {count} resources)",
            message,
            count
        )
        .one(lang)
    }

    /// The message for several findings with this cause shown as one: the plural text of the rule; of one, its message.
    /// Its discriminator is named unless others were grouped with it.
    pub fn message_of_many(&self, lang: Lang, several: &Several<'_>, is_mixed: bool) -> Untrusted {
        if several.count <= 1 {
            return self.message(lang);
        }
        // The word that the author uses for it.
        let word = self.message.argument("word", lang);
        let several = Several {
            key: word.as_deref().unwrap_or(several.key),
            ..*several
        };
        let cause = if is_mixed {
            ""
        } else {
            self.cause_key().discriminator
        };
        self.rule.many.text(lang, &several, cause)
    }

    /// Sets the span.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Sets the help text.
    #[must_use]
    pub fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a further location.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<Message>) -> Self {
        self.add_label(span, text);
        self
    }

    /// Adds a further location; a finding has at most fifty.
    pub fn add_label(&mut self, span: Span, text: impl Into<Message>) {
        if self.labels.len() < MOST_LABELS {
            self.labels.push((span, text.into()));
        }
    }

    /// Sets the subject.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<Untrusted>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// Sets the IRI of the property.
    #[must_use]
    pub fn property(mut self, property: impl Into<Untrusted>) -> Self {
        self.property = Some(property.into());
        self
    }

    /// Sets what the portal reports.
    #[must_use]
    pub fn portal(mut self, portal: Portal) -> Self {
        self.portal = portal;
        self
    }

    /// Sets the severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Sets that it also explains findings of the rules it explains about its property on these resources.
    #[must_use]
    pub fn explains_on(mut self, resources: impl IntoIterator<Item = String>) -> Self {
        let (rules, property) = (self.rule.explains, self.property.clone());
        let resources = resources.into_iter().map(|subject| Explains {
            rules,
            subject: subject.into(),
            property: property.clone(),
            value: None,
        });
        self.explains.extend(resources);
        self
    }

    /// Sets the discriminator of its cause.
    #[must_use]
    pub fn discriminator(mut self, discriminator: impl Into<Untrusted>) -> Self {
        self.discriminator = Discriminator::Text(discriminator.into());
        self
    }

    /// Sets that its value is the cause, wherever it occurs.
    #[must_use]
    pub fn by_value(mut self) -> Self {
        self.discriminator = Discriminator::Value;
        self
    }

    /// Sets that its value is the cause, whatever the class and property.
    #[must_use]
    pub fn by_value_anywhere(mut self) -> Self {
        self.discriminator = Discriminator::AnywhereByValue;
        self
    }

    /// The key of its cause.
    pub fn cause_key(&self) -> CauseKey<'_> {
        let is_anywhere = self.discriminator == Discriminator::AnywhereByValue;
        let class = self.class.filter(|_| !is_anywhere);
        let property = self.property.as_ref().filter(|_| !is_anywhere);
        CauseKey {
            rule: self.rule.id,
            class: class.unwrap_or_default(),
            property: property.map_or("", Untrusted::raw),
            discriminator: match &self.discriminator {
                Discriminator::None => "",
                Discriminator::Value | Discriminator::AnywhereByValue => {
                    self.value.as_ref().map_or("", Untrusted::raw)
                }
                Discriminator::Text(text) => text.raw(),
            },
        }
    }

    /// Whether it is shown to people and counted: no other finding explains it, and it is not for programs only.
    pub fn is_shown(&self) -> bool {
        self.cause.is_none() && !self.hidden
    }

    /// Sets the fix.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// Sets other spans of its value.
    #[must_use]
    pub fn also(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.also.extend(places);
        self
    }

    /// Sets the offending value.
    #[must_use]
    pub fn value(mut self, value: impl Into<Untrusted>) -> Self {
        self.value = Some(value.into());
        self
    }
}
