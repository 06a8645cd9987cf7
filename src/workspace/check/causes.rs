//! The findings of a check by cause, each cause with what a reader needs to know to end it.

use super::checked::Checked;
use super::owners::Owners;
use super::remedy::remedy;
use crate::diagnostic::{CauseGroup, Finding, Fixer, Safety, Several, Text, group};
use crate::profile::{Class, Property};
use crate::report::CauseRow;

/// From so many resources on, a property that all of them lack is lacking in the system that writes the RDF.
const FEWEST_FOR_SYSTEM: usize = 10;

impl Checked {
    /// The findings by cause: the most serious first, then the most frequent. `with_datasets` also counts the datasets of
    /// each, which takes a look at the whole graph.
    pub fn causes(&self, with_datasets: bool) -> Vec<CauseRow> {
        let owners = with_datasets.then(|| Owners::of(&self.graph));
        let groups = group(&self.findings).into_iter();
        groups
            .map(|group| self.row(group, owners.as_ref()))
            .collect()
    }

    fn row(&self, group: CauseGroup, owners: Option<&Owners>) -> CauseRow {
        let example = &self.findings[group.example()];
        let class = self.class(example);
        let is_one_class = |class: &Class| {
            let mut shown = group.shown.iter();
            shown.all(|index| self.findings[*index].class == Some(class.name))
        };
        let things =
            class
                .filter(|class| is_one_class(class))
                .map_or(Several::RESOURCES, |class| Text {
                    sv: class.plural.sv.as_str(),
                    en: class.plural.en.as_str(),
                });
        let (remedy, is_one_edit) = remedy(self, &group);
        let shown = || group.shown.iter().map(|index| &self.findings[*index]);
        CauseRow {
            things,
            key: self.key(example, class).unwrap_or_default(),
            datasets: owners.map(|owners| owners.datasets(&self.graph, shown())),
            fixer: self.fixer(example, &group),
            remedy,
            is_one_edit,
            fixable: shown().filter(|finding| is_fixable(finding)).count(),
            group,
        }
    }

    /// The class of the resource that a finding is about.
    pub(super) fn class(&self, finding: &Finding) -> Option<&'static Class> {
        let id = self.profile.class_named(finding.class?)?;
        Some(self.profile.class(id))
    }

    /// The row of the property that a finding is about.
    pub(super) fn property(&self, finding: &Finding) -> Option<&'static Property> {
        self.class(finding)?
            .by_iri(finding.property.as_ref()?.raw())
    }

    /// The property as it is named in the source: a key of the descriptions, a CURIE in RDF.
    fn key(&self, finding: &Finding, class: Option<&'static Class>) -> Option<String> {
        let property = finding.property.as_ref()?.raw();
        let row = class.and_then(|class| class.by_iri(property));
        Some(match row.filter(|_| self.root.is_some()) {
            Some(row) => row.key.clone(),
            None => self.profile.prefixes.compact(property),
        })
    }

    fn fixer(&self, example: &Finding, group: &CauseGroup) -> Fixer {
        match example.rule.fixer {
            // Whoever writes descriptions by hand writes their types and language tags too.
            Fixer::System if self.root.is_some() => Fixer::Editor,
            Fixer::Editor if self.root.is_none() && self.is_missing_everywhere(group) => {
                Fixer::System
            }
            fixer => fixer,
        }
    }

    /// Whether all resources of the class lack something: no editor leaves out the same in each of many.
    pub(super) fn is_missing_everywhere(&self, group: &CauseGroup) -> bool {
        let example = &self.findings[group.example()];
        let all = self
            .resources
            .iter()
            .find(|of| Some(of.class) == example.class);
        example.value.is_none()
            && example.property.is_some()
            && group.resources >= FEWEST_FOR_SYSTEM
            && all.is_some_and(|all| all.count == group.resources)
    }
}

/// Whether `--fix` corrects it.
fn is_fixable(finding: &Finding) -> bool {
    let is_certain = |finding: &Finding| {
        let fix = finding.fix.as_ref();
        fix.is_some_and(|fix| fix.safety == Safety::Certain)
    };
    finding.edit.is_some() && is_certain(finding)
}
