//! Implied statements: default values of the tables, applicable legislation of HVD, inverse properties.

use super::effective::Effective;
use super::emit::{Emitter, Owner, Subject};
use super::resource::{Resource, Value, ValueKind};
use super::rules;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::Class;
use crate::rdf::{Origin, TermId, vocab};

impl<'e, 's> Emitter<'e, 's> {
    /// `accessService` of a distribution implies `servesDataset` of a service of this repository.
    pub(super) fn inverse(
        &mut self,
        predicate: &str,
        value: &Value<'_>,
        owner: Owner<'_>,
        object: TermId,
        origin: Origin,
    ) {
        let own = match &value.kind {
            ValueKind::Reference(_) | ValueKind::Nested(_) => true,
            // The service may be given by IRI instead of id.
            ValueKind::Iri(iri) => self.ids.is_own(iri),
            ValueKind::Literal { .. } | ValueKind::Exact(_) | ValueKind::Blank(_) => false,
        };
        if predicate != vocab::dcat::ACCESS_SERVICE || !own {
            return;
        }
        // A series may have the same id as a dataset.
        let folder = if owner.path.starts_with("series-") {
            "series"
        } else {
            "datasets"
        };
        if let Some(target) = self.ids.in_folder(folder, owner.id) {
            let dataset = self.ids.iri_of(target.part).to_owned();
            let (serves, dataset) = (
                self.builder.iri(vocab::dcat::SERVES_DATASET),
                self.builder.iri(&dataset),
            );
            self.builder.push(object, serves, dataset, origin);
        }
    }

    /// Fallbacks of the tables for properties that are not given: a default, or the value of another property.
    pub(super) fn fallbacks(
        &mut self,
        class: &'static Class,
        resource: &Resource<'_>,
        statements: &[Effective<'e, 's>],
        subject: &Subject,
        owner: Owner<'_>,
    ) {
        let said = |iri: &str| {
            statements
                .iter()
                .any(|effective| effective.statement.predicate.iri() == iri)
                || resource.opted_out.contains(&iri)
                || resource.silenced.iter().any(|silenced| silenced == iri)
        };
        for row in &class.properties {
            if let Some(code) = &row.default
                && !said(&row.iri)
            {
                let mut lists = row.alternatives.iter().flat_map(|alternative| {
                    alternative.vocabularies.iter().chain(&alternative.suggest)
                });
                if let Some(value) = lists.find_map(|id| self.profile.vocabulary(*id).by_word(code))
                {
                    let (predicate, object) =
                        (self.builder.iri(&row.iri), self.builder.iri(value.value()));
                    let origin = self.origin(resource.span);
                    self.builder.push(subject.term, predicate, object, origin);
                }
            }
            if let Some(other) = row.taken_from.as_deref().and_then(|key| class.by_key(key))
                && !said(&row.iri)
                && let Some(effective) = statements
                    .iter()
                    .find(|e| e.statement.predicate.iri() == other.iri)
                && let Some(value) = effective.statement.values.first()
                && let Some(object) = self.object(
                    value,
                    &effective.statement.predicate,
                    owner,
                    (&row.key, 0),
                    None,
                )
            {
                let predicate = self.builder.iri(&row.iri);
                self.builder
                    .push(subject.term, predicate, object, value.span);
                let message = message!(
                    sv: "`{key}` saknas; adressen i `{other_key}` används för båda",
                    en: "`{key}` is missing; the address in `{other_key}` serves for both",
                    key = &row.key,
                    other_key = &other.key
                );
                let finding = Finding::new(&rules::ACCESS_URL, message)
                    .at(value.span)
                    .subject(subject.iri.clone());
                self.findings.push(
                    finding
                        .property(row.iri.clone())
                        .help(&rules::ACCESS_URL.fix),
                );
            }
        }
    }
}
