//! `sh:message` texts of the shapes.

use super::super::words;
use crate::diagnostic::Text;
use crate::profile::{Class, DependsOn, NodeKind, Profile, Property, RangeAlternative};

/// The messages about one row.
pub(super) struct Messages<'p> {
    profile: &'p Profile,
    class: &'p Class,
    property: &'p Property,
}

impl<'p> Messages<'p> {
    pub(super) fn new(profile: &'p Profile, class: &'p Class, property: &'p Property) -> Self {
        Self {
            profile,
            class,
            property,
        }
    }

    /// The label, followed by the message.
    fn say(&self, sv: &str, en: &str) -> Text {
        let label = &self.property.label;
        Text {
            sv: format!("{} {sv}", label.sv),
            en: format!("{} {en}", label.en),
        }
    }

    pub(super) fn mandatory(&self) -> Text {
        let help = &self.property.help;
        self.say(
            &format!("saknas. {}", help.sv),
            &format!("is missing. {}", help.en),
        )
    }

    pub(super) fn recommended(&self) -> Text {
        let help = &self.property.help;
        self.say(
            &format!("bör anges. {}", help.sv),
            &format!("should be given. {}", help.en),
        )
    }

    pub(super) fn most(&self, max: u32) -> Text {
        match max {
            1 => self.say("får anges högst en gång.", "may be given at most once."),
            _ => self.say(
                &format!("får anges högst {max} gånger."),
                &format!("may be given at most {max} times."),
            ),
        }
    }

    /// The label of the property in a condition.
    fn other(&self, condition: &DependsOn) -> Text {
        match self.class.by_iri(&condition.property) {
            Some(other) => other.label.clone(),
            None => Text {
                sv: condition.property.clone(),
                en: condition.property.clone(),
            },
        }
    }

    pub(super) fn mandatory_when(&self, condition: &DependsOn) -> Text {
        let (other, value) = (self.other(condition), &condition.value);
        self.say(
            &format!("saknas; ska anges när {} är {value}.", other.sv),
            &format!(
                "is missing; it is to be given when {} is {value}.",
                other.en
            ),
        )
    }

    pub(super) fn only_when(&self, condition: &DependsOn) -> Text {
        let (other, value) = (self.other(condition), &condition.value);
        self.say(
            &format!("anges bara när {} är {value}.", other.sv),
            &format!("is given only when {} is {value}.", other.en),
        )
    }

    pub(super) fn kind(&self, alternative: &RangeAlternative) -> Text {
        match alternative.node {
            NodeKind::Text | NodeKind::Plain | NodeKind::Literal => self.say(
                "skrivs som text, inte som länk.",
                "is written as text, not as a link.",
            ),
            NodeKind::Typed => {
                let names: Vec<_> = alternative
                    .datatypes
                    .iter()
                    .map(|iri| self.profile.prefixes.compact(iri))
                    .collect();
                self.say(
                    &format!("ska ha datatypen {}.", alternatives(&names, "eller")),
                    &format!("is to have the datatype {}.", alternatives(&names, "or")),
                )
            }
            NodeKind::Iri => self.say(
                "anges som adress (IRI), inte som text eller blank nod.",
                "is given as an address (IRI), not as text or a blank node.",
            ),
            NodeKind::Resource => self.say(
                "pekar på något som beskrivs, och är inte text.",
                "points to something described, and is not text.",
            ),
        }
    }

    pub(super) fn no_language(&self) -> Text {
        self.say(
            "saknar språkangivelse, till exempel sv.",
            "lacks a language tag, for example sv.",
        )
    }

    pub(super) fn language_repeated(&self) -> Text {
        self.say(
            "har två texter på samma språk.",
            "has two texts in the same language.",
        )
    }

    pub(super) fn pattern(&self, pattern: &str) -> Text {
        self.say(
            &format!("ska skrivas enligt mönstret {pattern}"),
            &format!("is to be written to the pattern {pattern}"),
        )
    }

    /// Names of the vocabularies of an alternative, after a space; empty where the vocabulary is named like the
    /// property.
    fn lists(&self, alternative: &RangeAlternative) -> Text {
        let labels = alternative
            .vocabularies
            .iter()
            .map(|id| &self.profile.vocabulary(*id).label)
            .filter(|label| **label != self.property.label);
        let (sv, en): (String, String) = labels
            .map(|label| (format!(" {}", label.sv), format!(" {}", label.en)))
            .unzip();
        Text { sv, en }
    }

    pub(super) fn listed(&self, alternative: &RangeAlternative) -> Text {
        let lists = self.lists(alternative);
        self.say(
            &format!("har ett värde som inte finns i listan{}.", lists.sv),
            &format!("has a value that is not in the list{}.", lists.en),
        )
    }

    pub(super) fn none_listed(&self, alternative: &RangeAlternative) -> Text {
        let lists = self.lists(alternative);
        self.say(
            &format!("har inget värde ur listan{}.", lists.sv),
            &format!("has no value of the list{}.", lists.en),
        )
    }

    pub(super) fn alternatives(&self) -> Text {
        let alternatives = self
            .property
            .alternatives
            .iter()
            .filter(|alternative| !alternative.deprecated);
        let (sv, en): (Vec<_>, Vec<_>) = alternatives
            .map(|alternative| alternative.label.as_ref().unwrap_or(&self.property.label))
            .map(|label| (label.sv.as_str(), label.en.as_str()))
            .unzip();
        self.say(
            &format!(
                "har ett värde som inte passar något av sätten: {}.",
                sv.join(", ")
            ),
            &format!("has a value that fits none of the ways: {}.", en.join(", ")),
        )
    }

    pub(super) fn deprecated_alternative(&self, alternative: &RangeAlternative) -> Text {
        let lists = self.lists(alternative);
        self.say(
            &format!("har ett värde ur en utgående lista{}.", lists.sv),
            &format!("has a value of a deprecated list{}.", lists.en),
        )
    }

    pub(super) fn deprecated(&self) -> Text {
        let iri = self.profile.prefixes.compact(&self.property.iri);
        match words::successor(self.class, self.property) {
            Some(next) => self.say(
                &format!("({iri}) är utgående; skriv {next}."),
                &format!("({iri}) is deprecated; write {next}."),
            ),
            None => self.say(
                &format!("({iri}) är utgående."),
                &format!("({iri}) is deprecated."),
            ),
        }
    }

    /// Label and type of the range of an alternative.
    fn object(&self, alternative: &RangeAlternative) -> (Text, String) {
        let class = self.profile.class(alternative.classes[0]);
        (
            class.label.clone(),
            self.profile.prefixes.compact(&class.iri),
        )
    }

    pub(super) fn nested(&self, alternative: &RangeAlternative) -> Text {
        let (label, iri) = self.object(alternative);
        self.say(
            &format!("saknar typen {iri} ({}).", label.sv),
            &format!("lacks the type {iri} ({}).", label.en),
        )
    }

    pub(super) fn of_class(&self, alternative: &RangeAlternative) -> Text {
        let (label, iri) = self.object(alternative);
        self.say(
            &format!("pekar på något av ett annat slag än {iri} ({}).", label.sv),
            &format!(
                "points to something of another kind than {iri} ({}).",
                label.en
            ),
        )
    }

    pub(super) fn described(&self, alternative: &RangeAlternative) -> Text {
        let (label, iri) = self.object(alternative);
        self.say(
            &format!("pekar på något som inte beskrivs som {iri} ({}).", label.sv),
            &format!("points to something not described as {iri} ({}).", label.en),
        )
    }
}

/// `a, b or c`.
fn alternatives(names: &[String], or: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {or} {last}", first.join(", ")),
    }
}
