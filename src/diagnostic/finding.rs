//! One thing that is wrong, and where.

use super::{Cause, Explains, Fix, Lang, Message, Portal, Rewrite, RuleMeta, Several, Severity};
use crate::message;
use crate::source::Span;
use crate::untrusted::Untrusted;
use std::ops::{Deref, DerefMut};

/// Further places of one finding: nobody looks at more, and a report holds all of each.
const MOST_LABELS: usize = 50;

/// One finding of a rule; a value, to be sorted, counted and reported. A large catalogue has a million of them, which are
/// gathered and sorted: the parts lie in a box of their own.
#[derive(Clone, Debug)]
pub struct Finding(Box<Parts>);

/// What a [`Finding`] is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The rule that found it.
    pub rule: &'static RuleMeta,
    /// How grave it is.
    pub severity: Severity,
    /// What the portal's validator says of it.
    pub portal: Portal,
    /// What is wrong.
    pub message: Message,
    /// What to write instead.
    pub help: Option<Message>,
    /// Where; none for JSON-LD input and for what stands nowhere.
    pub span: Option<Span>,
    /// Further places with a word on each.
    pub labels: Vec<(Span, Message)>,
    /// IRI or blank node label of the thing it is about.
    pub subject: Option<Untrusted>,
    /// Class of the subject as the standard spells it.
    pub class: Option<&'static str>,
    /// IRI of the property.
    pub property: Option<Untrusted>,
    /// The offending value.
    pub value: Option<Untrusted>,
    /// What tells its cause apart from others of its rule, class and property.
    pub discriminator: Discriminator,
    /// How many resources a finding on a defaulted value affects; 1 otherwise.
    pub affects: usize,
    /// Whether the place is a default that several resources share.
    pub shared: bool,
    /// What it explains on other resources.
    pub explains: Vec<Explains>,
    /// The finding that explains this one, which then is not shown to people.
    pub cause: Option<Box<Cause>>,
    /// Tells the findings of one run apart; 0 before they are put in order.
    pub(super) number: u32,
    /// What mends it, where that can be done without the author.
    pub fix: Option<Box<Fix>>,
    /// The same as a change of the source, where the source can be changed.
    pub edit: Option<Box<Rewrite>>,
    /// Where else the same value stands: what mends it mends it there too.
    pub also: Vec<Span>,
    /// The changes of the source there.
    pub also_edits: Vec<Rewrite>,
    /// A name of the subject that stays when other things are added or taken away; the subject itself where that is an
    /// IRI. Blank nodes are named by the way that leads to them.
    pub anchor: Option<Untrusted>,
}

/// What tells apart two causes of one rule at one property of one class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Discriminator {
    /// Nothing: the property alone is the cause.
    #[default]
    None,
    /// The offending value.
    Value,
    /// Another text: the host of an address, a character, a datatype.
    Text(Untrusted),
}

/// What makes two findings the same cause: both go when one thing is done. It has no place and no words, so it stays the
/// same from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CauseKey<'f> {
    /// Id of the rule.
    pub rule: &'static str,
    /// Class of the subject; empty where none is known.
    pub class: &'static str,
    /// IRI of the property; empty for a resource as a whole.
    pub property: &'f str,
    /// What tells it apart from other causes there; empty where the property alone is the cause.
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
    /// A finding of `rule` with nothing but a message.
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
            shared: false,
            explains: Vec::new(),
            cause: None,
            number: 0,
            fix: None,
            edit: None,
            also: Vec::new(),
            also_edits: Vec::new(),
            anchor: None,
        }))
    }

    /// What is wrong, in `lang`, with the number of resources that it affects.
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

    /// What is wrong where several findings with this cause are shown as one: the plural text of the rule; of one, its
    /// message.
    pub fn message_of_many(&self, lang: Lang, several: &Several<'_>) -> Untrusted {
        if several.count <= 1 {
            return self.message(lang);
        }
        // The word that the author uses for it.
        let word = self.message.argument("word", lang);
        let several = Several {
            key: word.as_deref().unwrap_or(several.key),
            ..*several
        };
        let cause = self.cause_key().discriminator;
        self.rule.many.text(lang, &several, cause)
    }

    /// The same finding at `span`.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// The same finding with a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding with one more place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<Message>) -> Self {
        self.add_label(span, text);
        self
    }

    /// Adds a further place, of which a finding has at most fifty.
    pub fn add_label(&mut self, span: Span, text: impl Into<Message>) {
        if self.labels.len() < MOST_LABELS {
            self.labels.push((span, text.into()));
        }
    }

    /// The same finding about `subject`.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<Untrusted>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// The same finding about the property with IRI `property`.
    #[must_use]
    pub fn property(mut self, property: impl Into<Untrusted>) -> Self {
        self.property = Some(property.into());
        self
    }

    /// The same finding with another verdict of the portal.
    #[must_use]
    pub fn portal(mut self, portal: Portal) -> Self {
        self.portal = portal;
        self
    }

    /// The same finding of another severity.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding, which also explains what the rules that it explains find about its property on these resources.
    #[must_use]
    pub fn explains_on(mut self, resources: impl IntoIterator<Item = String>) -> Self {
        let (rules, property) = (self.rule.explains, self.property.clone());
        let resources = resources.into_iter().map(|subject| Explains {
            rules,
            subject: subject.into(),
            property: property.clone(),
        });
        self.explains.extend(resources);
        self
    }

    /// The same finding with what tells its cause apart from others of its rule, class and property.
    #[must_use]
    pub fn discriminator(mut self, discriminator: impl Into<Untrusted>) -> Self {
        self.discriminator = Discriminator::Text(discriminator.into());
        self
    }

    /// The same finding, whose cause is its value, wherever that stands.
    #[must_use]
    pub fn by_value(mut self) -> Self {
        self.discriminator = Discriminator::Value;
        self
    }

    /// What makes it the same cause as another finding.
    pub fn cause_key(&self) -> CauseKey<'_> {
        CauseKey {
            rule: self.rule.id,
            class: self.class.unwrap_or_default(),
            property: self.property.as_ref().map_or("", Untrusted::raw),
            discriminator: match &self.discriminator {
                Discriminator::None => "",
                Discriminator::Value => self.value.as_ref().map_or("", Untrusted::raw),
                Discriminator::Text(text) => text.raw(),
            },
        }
    }

    /// Whether it is shown to people and counted: no other finding explains it.
    pub fn is_shown(&self) -> bool {
        self.cause.is_none()
    }

    /// The same finding with what mends it.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().map(Box::new);
        self
    }

    /// The same finding, whose value stands at these places too.
    #[must_use]
    pub fn also(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.also.extend(places);
        self
    }

    /// The same finding with the offending value.
    #[must_use]
    pub fn value(mut self, value: impl Into<Untrusted>) -> Self {
        self.value = Some(value.into());
        self
    }
}
