//! Reads YAML nodes into descriptions according to the profile, in one pass that reports all errors.

use super::resource::{Predicate, Resource, Statement, ValueKind};
use super::role::MappingRole;
use super::{keys, rules};
use crate::diagnostic::{
    Arg, Discriminator, Finding, Fix, Lower, Message, Operation, RuleMeta, Safety, Target,
};
use crate::message;
use crate::profile::{Class, ClassId, Form, Profile, Property, Suggestions};
use crate::source::{FileId, Span};
use crate::yaml::{Entry, Node, NodeValue, Scalar, Style};
use std::borrow::Cow;

/// What the reader needs from the repository.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'r> {
    /// The tables.
    pub profile: &'static Profile,
    /// Language of the messages.
    /// Language of texts that do not say theirs.
    pub default_language: Option<&'r str>,
}

/// State while one file, or one entry of `defaults:`, is read.
pub(super) struct Reading<'r> {
    pub(super) reader: Reader<'r>,
    pub(super) found: Vec<Finding>,
    /// Suggestions left for unknown keys of the file.
    suggestions: Suggestions,
}

impl<'r> Reading<'r> {
    fn new(reader: Reader<'r>) -> Self {
        const MOST_SUGGESTIONS: usize = 200;
        Self {
            reader,
            found: Vec::new(),
            suggestions: Suggestions::first(MOST_SUGGESTIONS),
        }
    }
}

impl Reader<'_> {
    /// Reads the description in `node` as an instance of `class`; without one, `@type` must name it.
    pub fn read<'s>(
        &self,
        node: Node<'s>,
        class: Option<ClassId>,
        role: MappingRole,
    ) -> (Resource<'s>, Vec<Finding>) {
        let mut reading = Reading::new(*self);
        let resource = reading.resource(node, class, role);
        (resource, reading.found)
    }
}

impl Reader<'_> {
    /// The value that `text` would be at `row`, or at a property without row; `None` where it would be reported.
    pub fn value(&self, row: Option<&'static Property>, text: &str) -> Option<ValueKind<'static>> {
        let mut reading = Reading::new(*self);
        let scalar = Scalar {
            text: Cow::Owned(text.to_owned()),
            style: if text.contains('\n') {
                Style::Block
            } else {
                Style::Plain
            },
            is_cut: false,
        };
        let span = Span::start_of(FileId(0));
        let kind = match row {
            Some(row) => reading.scalar(row, scalar, span),
            None => reading.free_scalar(scalar, span),
        };
        kind.filter(|_| reading.found.is_empty())
    }

    /// The literal with a datatype that `{"@value": text}` is at `row`: the same as the plain form, where the row gives
    /// it its datatype.
    pub fn typed_value(&self, row: &'static Property, text: &str) -> Option<ValueKind<'static>> {
        let kind = self.value(Some(row), text)?;
        matches!(
            &kind,
            ValueKind::Literal {
                datatype: Some(_),
                ..
            }
        )
        .then_some(kind)
    }
}

impl Reading<'_> {
    pub(super) fn report(
        &mut self,
        rule: &'static RuleMeta,
        span: Span,
        message: Message,
    ) -> &mut Finding {
        self.found
            .push(Finding::new(rule, message).at(span).help(&rule.fix));
        self.found.last_mut().expect("just pushed")
    }

    /// Reads a mapping as a resource.
    pub(super) fn resource<'s>(
        &mut self,
        node: Node<'s>,
        class: Option<ClassId>,
        role: MappingRole,
    ) -> Resource<'s> {
        let span = node
            .entries()
            .first()
            .map_or(node.span, |entry| entry.key_span);
        let mut resource = Resource::new(class, span);
        let NodeValue::Mapping(entries) = node.value else {
            let message = message!(sv: "här väntades nycklar med värden, som `title: …`", en: "keys with values were expected here, such as `title: …`");
            self.report(&rules::SHAPE, node.span, message);
            return resource;
        };
        // `@type`, wherever it is in the mapping, decides which keys are known.
        for entry in entries.iter().filter(|entry| entry.key == "@type") {
            self.types(entry, &mut resource);
        }
        let entries = match decimal_commas(&entries) {
            Some(numbers) => {
                self.decimal_commas(&numbers, span);
                if let Some(class) = resource.class {
                    let rows = self.reader.profile.class(class).properties.iter();
                    let rows = rows.filter(|row| row.is_geometry());
                    resource.silenced.extend(rows.map(|row| row.iri.clone()));
                }
                let is_other = |entry: &Entry<'_>| {
                    !numbers.iter().any(|(key, _)| *key == entry.key) && !is_digits(&entry.key)
                };
                entries.into_iter().filter(is_other).collect()
            }
            None => entries,
        };
        resource.statements.reserve_exact(entries.len());
        let mut gathered: Vec<(&'static Property, Form, Vec<Entry<'s>>)> = Vec::new();
        for entry in entries {
            if entry.key == "@type" {
                continue;
            }
            let class = resource.class.map(|id| self.reader.profile.class(id));
            if let Some((row, form)) = class.and_then(|class| form_key(class, &entry.key)) {
                match gathered
                    .iter_mut()
                    .find(|(other, _, _)| std::ptr::eq(*other, row))
                {
                    Some((_, _, entries)) => entries.push(entry),
                    None => gathered.push((row, form, vec![entry])),
                }
            } else {
                self.entry(entry, class, role, &mut resource);
            }
        }
        for (row, form, entries) in gathered {
            let key_span = entries[0].key_span;
            let values: Vec<_> = self.form_map(row, form, &entries).into_iter().collect();
            // Coordinates that cannot be read are there, and no others are asked for.
            if let (true, Some(class)) = (values.is_empty(), resource.class) {
                let rows = self.reader.profile.class(class).properties.iter();
                let rows = rows.filter(|row| row.is_geometry());
                resource.silenced.extend(rows.map(|row| row.iri.clone()));
            }
            resource.statements.push(Statement {
                predicate: Predicate::Row(row),
                key_span,
                values,
            });
        }
        resource
    }

    /// Reads one key with its value.
    fn entry<'s>(
        &mut self,
        entry: Entry<'s>,
        class: Option<&'static Class>,
        role: MappingRole,
        resource: &mut Resource<'s>,
    ) {
        let profile = self.reader.profile;
        let key = &*entry.key;
        let structural = role.structural(class);
        if key == "@id" || structural.contains(&key) {
            return self.structural(entry, role, resource);
        }
        let row = class.and_then(|class| keys::row(profile, class, key));
        let predicate = match row {
            Some(row) => Predicate::Row(row),
            None => match keys::expand(profile, key) {
                Some(iri) => Predicate::Iri(iri),
                None => return self.unknown_key(&entry, class, structural, resource),
            },
        };
        let has_form = |form| {
            row.is_some_and(|row| {
                row.alternatives
                    .iter()
                    .any(|alternative| alternative.form == Some(form))
            })
        };
        match entry.value.value {
            NodeValue::Empty => self.without_value(&entry, row, &predicate, resource),
            NodeValue::Null => {
                if let Some(row) = row {
                    resource.opted_out.push(&row.iri);
                }
            }
            _ if has_form(Form::HvdMark) => self.high_value(&entry, resource),
            _ => self.statement(
                entry,
                predicate,
                has_form(Form::OrganisationNumber),
                resource,
            ),
        }
    }

    /// A key without value.
    fn without_value(
        &mut self,
        entry: &Entry<'_>,
        row: Option<&'static Property>,
        predicate: &Predicate,
        resource: &mut Resource<'_>,
    ) {
        let key = &*entry.key;
        let label = row.map_or_else(|| key.into(), |row| Arg::Label(&row.label));
        let message = message!(sv: "`{key}` ({label}) har inget värde", en: "`{key}` ({label}) has no value", key, label);
        let iri = predicate.iri().to_owned();
        let finding = self.report(&rules::EMPTY, entry.key_span, message);
        finding.property = Some(iri.clone().into());
        if row.is_some_and(|row| row.min > 0) {
            finding.portal = crate::diagnostic::Portal::Error;
        }
        resource.silenced.push(iri);
    }

    /// The values of a property.
    fn statement<'s>(
        &mut self,
        entry: Entry<'s>,
        predicate: Predicate,
        is_organisation_number: bool,
        resource: &mut Resource<'s>,
    ) {
        let before = self.found.len();
        let values = self.values(&predicate, entry.value);
        for finding in &mut self.found[before..] {
            finding
                .property
                .get_or_insert_with(|| predicate.iri().to_owned().into());
        }
        if let Some(ValueKind::Literal { text, .. }) = values.first().map(|value| &value.kind)
            && is_organisation_number
        {
            resource.organisation_number = super::forms::organisation_number(text).ok();
        }
        // What is only written in a roundabout way was read.
        let mut faults = self.found[before..]
            .iter()
            .filter(|of| *of.rule != rules::WRAPPED);
        if values.is_empty() || faults.next().is_some() {
            resource.silenced.push(predicate.iri().to_owned());
        }
        resource.add(Statement {
            predicate,
            key_span: entry.key_span,
            values,
        });
    }

    fn unknown_key(
        &mut self,
        entry: &Entry<'_>,
        class: Option<&'static Class>,
        structural: &[&'static str],
        resource: &mut Resource<'_>,
    ) {
        let key = &*entry.key;
        let Some(class) = class else {
            let message = message!(sv: "`{key}` är ingen känd egenskap", en: "`{key}` is no known property", key);
            let help = message!(
                sv: "skriv egenskapen med prefix eller hela sin IRI, eller ange med `@type:` vad som beskrivs",
                en: "write the property with a prefix or its whole IRI, or say with `@type:` what is described"
            );
            self.report(&rules::UNKNOWN_KEY, entry.key_span, message)
                .help = Some(help);
            return;
        };
        // The property that was probably meant is not reported as missing too.
        let certain = keys::certain(self.reader.profile, class, key);
        let near = certain
            .as_deref()
            .or_else(|| (self.suggestions).look(|| keys::nearest(class, key, structural)));
        if let Some(row) = near.and_then(|near| class.by_key(near))
            && !resource.silenced.contains(&row.iri)
        {
            resource.silenced.push(row.iri.clone());
        }
        let label = Lower(&class.label);
        let message = message!(
            sv: "`{key}` är ingen nyckel för {label}",
            en: "`{key}` is no key of the {label}",
            key,
            label
        );
        let help = keys::remedy(self.reader.profile, class, key, near);
        let fix = near.filter(|near| class.by_key(near).is_some() || certain.is_some());
        let fix = fix.map(|to| Fix {
            safety: match certain {
                Some(_) => Safety::Certain,
                None => Safety::Look,
            },
            operations: vec![Operation::RenameKey {
                at: Target::Finding,
                to: to.to_owned(),
            }],
            code: None,
        });
        let finding = self.report(&rules::UNKNOWN_KEY, entry.key_span, message);
        finding.help = Some(help);
        finding.fix = fix.map(Box::new);
        finding.value = Some(key.to_owned().into());
        finding.discriminator = Discriminator::Value;
    }

    /// Reports decimal commas, which split the values of a mapping in braces.
    fn decimal_commas(&mut self, numbers: &[(String, String)], span: Span) {
        let written = numbers
            .iter()
            .map(|(key, number)| format!("{key}: {number}"));
        let written = written.collect::<Vec<_>>().join(", ");
        let dotted = written.replace(',', ".").replace(". ", ", ");
        let message = message!(
            sv: "decimalkomma i `{written}`: kommat skiljer värden åt",
            en: "decimal comma in `{written}`: the comma separates values",
            written
        );
        let help = message!(sv: "skriv decimalpunkt: `{dotted}`", en: "write a decimal point: `{dotted}`", dotted);
        self.report(&rules::COORDINATES, span, message).help = Some(help);
    }

    pub(super) fn wants_text(&mut self, entry: &Entry<'_>) {
        let message =
            message!(sv: "`{key}` ska ha en text", en: "`{key}` takes a text", key = &entry.key);
        self.report(&rules::SHAPE, entry.value.span, message);
    }

    fn high_value(&mut self, entry: &Entry<'_>, resource: &mut Resource<'_>) {
        match entry.value.text().and_then(super::forms::boolean) {
            Some(mark) => resource.high_value = Some((mark, entry.key_span)),
            None => {
                let message = message!(sv: "`{key}` ska vara `true` eller `false`", en: "`{key}` is either `true` or `false`", key = &entry.key);
                self.report(&rules::SHAPE, entry.value.span, message);
            }
        }
    }
}

/// The numbers with a decimal comma in `{west: 13,20, south: 58,80}`, which YAML reads as `west: 13` and a key `20`.
fn decimal_commas(entries: &[Entry<'_>]) -> Option<Vec<(String, String)>> {
    let keys = |key: &str| {
        Form::WITH_KEYS
            .iter()
            .any(|form| form.keys().contains(&key))
    };
    let split = entries.windows(2).filter_map(|pair| {
        let [number, part] = pair else { return None };
        let whole = number.value.text()?;
        let is_split = keys(&number.key)
            && is_digits(&part.key)
            && matches!(part.value.value, NodeValue::Empty)
            && is_digits(whole.trim_start_matches('-'));
        is_split.then(|| (number.key.to_string(), format!("{whole},{}", part.key)))
    });
    let split: Vec<_> = split.collect();
    (!split.is_empty()).then_some(split)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The row and value form of a key that is one of several for one value (`west` of a bounding box).
fn form_key<'p>(class: &'p Class, key: &str) -> Option<(&'p Property, Form)> {
    // Few keys belong to a value form; this is a fast check.
    if !Form::WITH_KEYS
        .iter()
        .any(|form| form.keys().contains(&key))
    {
        return None;
    }
    class.properties.iter().find_map(|row| {
        let form = row
            .alternatives
            .iter()
            .filter_map(|alternative| alternative.form)
            .find(|form| form.keys().contains(&key))?;
        Some((row, form))
    })
}
