//! Resources that are high-value data: those with the HVD regulation as applicable legislation.

use crate::rdf::vocab::dcatap;
use crate::rdf::{TermId, Triple};
use crate::rules::Context;

/// The HVD regulation as it occurs in a graph, by IRI and variants.
pub(in crate::rules) struct Marks {
    property: TermId,
    regulation: Vec<TermId>,
}

impl Marks {
    /// `None` when the regulation does not occur in the graph.
    pub(in crate::rules) fn of(cx: &Context<'_>) -> Option<Self> {
        let property = cx.graph.iri(dcatap::APPLICABLE_LEGISLATION)?;
        let list = cx.profile.vocabulary_named("legislation")?;
        let values = cx.profile.vocabulary(list).values.iter();
        let spellings = values.flat_map(|value| {
            let variants = value.variants.iter().map(String::as_str);
            std::iter::once(value.value()).chain(variants)
        });
        let regulation: Vec<TermId> = spellings.filter_map(|iri| cx.graph.iri(iri)).collect();
        (!regulation.is_empty()).then_some(Self {
            property,
            regulation,
        })
    }

    /// The triple with the regulation as applicable legislation of the resource.
    pub(in crate::rules) fn on<'g>(&self, cx: &Context<'g>, subject: TermId) -> Option<&'g Triple> {
        // The regulation has few variants; the triples are sorted by object, and may be many.
        let values = cx.graph.values(subject, self.property);
        let places = self
            .regulation
            .iter()
            .filter_map(|term| values.binary_search_by_key(term, |triple| triple.o).ok());
        places.min().map(|place| &values[place])
    }

    /// Whether the resource is high-value data.
    pub(in crate::rules) fn has(&self, cx: &Context<'_>, subject: TermId) -> bool {
        self.on(cx, subject).is_some()
    }

    /// Instances of a class that are high-value data, in term order.
    pub(super) fn instances(&self, cx: &Context<'_>, class: &str) -> Vec<TermId> {
        let Some(class) = cx.profile.class_named(class) else {
            return Vec::new();
        };
        let naming = self
            .regulation
            .iter()
            .flat_map(|term| cx.graph.incoming(*term));
        let mut marked: Vec<TermId> = naming
            .filter(|triple| triple.p == self.property && cx.is_instance(triple.s, class))
            .map(|triple| triple.s)
            .collect();
        marked.sort_unstable();
        marked.dedup();
        marked
    }

    /// Whether a value was reported while reading that may be the regulation.
    pub(super) fn is_reported(&self, cx: &Context<'_>, subject: TermId) -> bool {
        cx.reported.has_value(subject, self.property) || cx.reported.has_resource(subject)
    }
}

/// Whether a URL denotes the HVD regulation in another form: by its number at EUR-Lex, in another language, as a
/// document.
pub(in crate::rules) fn is_regulation_by_another_name(iri: &str) -> bool {
    const NUMBERS: [&[u8]; 2] = [b"reg_impl/2023/138", b"32023r0138"];
    NUMBERS.iter().any(|number| {
        let mut windows = iri.as_bytes().windows(number.len()).enumerate();
        windows.any(|(at, window)| {
            // Not `2023/1380`.
            let next = iri.as_bytes().get(at + number.len());
            window.eq_ignore_ascii_case(number) && !next.is_some_and(u8::is_ascii_digit)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_regulation_by_another_name;

    #[test]
    fn the_regulation_has_many_names() {
        for iri in [
            "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32023R0138",
            "https://eur-lex.europa.eu/legal-content/SV/TXT/HTML/?uri=CELEX%3A32023R0138&from=EN",
            "https://data.europa.eu/eli/reg_impl/2023/138/oj/swe",
        ] {
            assert!(is_regulation_by_another_name(iri), "{iri}");
        }
        for iri in [
            "http://data.europa.eu/eli/reg_impl/2023/1380/oj",
            "http://data.europa.eu/eli/dir/2019/1024/oj",
        ] {
            assert!(!is_regulation_by_another_name(iri), "{iri}");
        }
    }
}
