//! Known classes and properties by name, and what a name that is almost one of them was meant as (did-you-mean).

use super::Word;
use super::neighbours::{Neighbours, neighbours};
use super::term_name::{TermKind, canonical, folded, plain};
use crate::rdf::Prefixes;
use foldhash::HashMap;
use std::sync::OnceLock;

const TERMS: &str = include_str!("../../schemas/terms.txt");

/// How an IRI stands to the known names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// A term of its vocabulary, or of a vocabulary whose terms are not listed.
    Known,
    /// Almost a term.
    Near(Near),
    /// Its vocabulary has no such term.
    Unlisted,
    /// Of no known vocabulary.
    Foreign,
}

/// A name that is almost a known one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The IRIs that may be meant, the first most likely; at least one.
    pub meant: Vec<String>,
    /// In what they differ.
    pub by: NearBy,
}

impl Near {
    /// The namespace in which the name is written, and that in which it was meant, where nothing else differs.
    pub fn namespaces<'i>(&'i self, written: &'i str) -> Option<(&'i str, &'i str)> {
        let (namespace, name) = self.meant.first()?.rsplit_once(['#', '/'])?;
        let own = written.strip_suffix(name)?;
        matches!(self.by, NearBy::Namespace | NearBy::Neighbour)
            .then(|| (own, &self.meant[0][..=namespace.len()]))
    }
}

/// In what a name differs from the one that was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearBy {
    /// Letter case, plural, a slip.
    Spelling,
    /// The namespace is written otherwise.
    Namespace,
    /// A compact IRI whose prefix is not declared.
    Prefix,
    /// An attribute of the XML syntax, misspelt.
    Attribute,
    /// A term of its own that says the same in another vocabulary.
    Neighbour,
}

/// The names of a namespace.
struct Namespace {
    iri: &'static str,
    /// Whether these are all names.
    is_closed: bool,
    classes: Vec<&'static str>,
    properties: Vec<&'static str>,
}

/// The namespaces whose names are known.
pub(super) struct Terms {
    namespaces: Vec<Namespace>,
    by_iri: HashMap<&'static str, usize>,
    /// Without scheme and separator, in lower case; also the other addresses of a namespace.
    by_plain: Vec<(String, usize)>,
}

/// The known terms, read on first use.
pub(super) fn terms() -> &'static Terms {
    static SLOT: OnceLock<Terms> = OnceLock::new();
    SLOT.get_or_init(|| Terms::parse(TERMS))
}

impl Namespace {
    fn names(&self, kind: TermKind) -> &[&'static str] {
        match kind {
            TermKind::Class => &self.classes,
            TermKind::Property => &self.properties,
        }
    }

    fn has(&self, kind: TermKind, name: &str) -> bool {
        self.names(kind).binary_search(&name).is_ok()
    }

    /// The name that differs in letter case, hyphens or a slip only.
    fn nearest(&self, kind: TermKind, name: &str) -> Option<&'static str> {
        let wanted = Word::new(folded(name));
        let most = match wanted.length() {
            0..4 => 0,
            4..12 => 1,
            _ => 2,
        };
        let names = self.names(kind).iter();
        names
            .filter_map(|name| Some((wanted.distance(&Word::new(folded(name)), most)?, *name)))
            .min()
            .map(|(_, name)| name)
    }

    /// The IRI of the name itself, or of the nearest one.
    fn resolve(&self, kind: TermKind, name: &str) -> Option<String> {
        let name = if self.has(kind, name) {
            name
        } else {
            self.nearest(kind, name)?
        };
        Some(format!("{}{name}", self.iri))
    }
}

impl Terms {
    fn parse(text: &'static str) -> Self {
        let mut namespaces: Vec<Namespace> = Vec::new();
        for line in text.lines() {
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            match (first, namespaces.last_mut()) {
                ("class", Some(last)) => last.classes.extend(rest.split(' ')),
                ("property", Some(last)) => last.properties.extend(rest.split(' ')),
                ("" | "#", _) => {}
                _ => namespaces.push(Namespace {
                    iri: first,
                    is_closed: rest == "closed",
                    classes: Vec::new(),
                    properties: Vec::new(),
                }),
            }
        }
        let numbered = || namespaces.iter().enumerate();
        Self {
            by_iri: numbered().map(|(at, of)| (of.iri, at)).collect(),
            by_plain: numbered().map(|(at, of)| (plain(of.iri), at)).collect(),
            namespaces,
        }
    }

    /// The namespace of an IRI, and its local name.
    fn split<'i>(&self, iri: &'i str) -> Option<(&Namespace, &'i str)> {
        let (namespace, local) = iri.split_at(iri.rfind(['#', '/'])? + 1);
        let at = self.by_iri.get(namespace)?;
        Some((&self.namespaces[*at], local)).filter(|_| !local.is_empty())
    }

    fn namespace(&self, iri: &str) -> Option<&Namespace> {
        self.by_iri.get(iri).map(|at| &self.namespaces[*at])
    }

    /// How an IRI stands to the known names of this kind. `is_open` says of an IRI whether its vocabulary is known
    /// without its names.
    pub(super) fn spelling(
        &self,
        kind: TermKind,
        iri: &str,
        prefixes: &Prefixes,
        is_open: impl Fn(&str) -> bool,
    ) -> Spelling {
        let neighbours = neighbours(prefixes);
        let written = iri;
        let iri = &*canonical(written);
        let near = |meant: Vec<String>, by| Spelling::Near(Near { meant, by });
        let own = self.split(iri);
        let is_listed = own.is_some_and(|(namespace, name)| namespace.has(kind, name));
        if let Some(meant) = neighbours.of(kind, iri) {
            let by = if is_listed {
                NearBy::Neighbour
            } else {
                NearBy::Spelling
            };
            return near(meant.to_vec(), by);
        }
        if let Some(meant) = self.elsewhere(kind, iri, neighbours) {
            let by = if is_listed {
                NearBy::Neighbour
            } else {
                NearBy::Namespace
            };
            return near(vec![meant], by);
        }
        if let Some((namespace, name)) = own {
            if is_listed || is_container_member(iri) {
                return Spelling::Known;
            }
            return match namespace.nearest(kind, name) {
                _ if is_attribute(neighbours, kind, iri) => {
                    near(attribute(neighbours, iri), NearBy::Attribute)
                }
                // In the scheme in which it is written.
                Some(name) => {
                    let end = written.len() - iri.len() + namespace.iri.len();
                    near(vec![format!("{}{name}", &written[..end])], NearBy::Spelling)
                }
                None if namespace.is_closed => Spelling::Unlisted,
                None => Spelling::Known,
            };
        }
        if is_attribute(neighbours, kind, iri) {
            return near(attribute(neighbours, iri), NearBy::Attribute);
        }
        if let Some(meant) = self.undeclared(kind, iri, prefixes, neighbours) {
            return near(meant, NearBy::Prefix);
        }
        if let Some(meant) = self.other_form(kind, iri) {
            return near(vec![meant], NearBy::Namespace);
        }
        if is_open(iri) {
            return Spelling::Known;
        }
        match self.misspelt_namespace(kind, iri) {
            Some(meant) => near(vec![meant], NearBy::Namespace),
            None => Spelling::Foreign,
        }
    }

    /// The same name in the namespace that this one stands for.
    fn elsewhere(&self, kind: TermKind, iri: &str, neighbours: &Neighbours) -> Option<String> {
        let (of, name) = neighbours.namespace(iri)?;
        let target = self.namespace(of)?;
        if target.has(kind, name) {
            return Some(format!("{of}{name}"));
        }
        // A term of its own (`m8g:email`) is not a misspelling of another vocabulary's.
        if self.split(iri).is_some() {
            return None;
        }
        let meant = target.resolve(kind, name)?;
        // A name that the newer vocabulary has for compatibility only leads on: EMAIL, email, hasEmail.
        let led_on = neighbours.of(kind, &meant).and_then(<[String]>::first);
        Some(led_on.cloned().unwrap_or(meant))
    }

    /// A compact IRI, read as an absolute IRI because its prefix is not declared.
    fn undeclared(
        &self,
        kind: TermKind,
        iri: &str,
        prefixes: &Prefixes,
        neighbours: &Neighbours,
    ) -> Option<Vec<String>> {
        let (prefix, name) = iri.split_once(':')?;
        let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(is_name) {
            return None;
        }
        let whole = prefixes
            .expand(iri)
            .or_else(|| prefixes.expand(&format!("{}:{name}", neighbours.prefix(prefix)?)))?;
        let whole = canonical(&whole).into_owned();
        let (namespace, name) = self.split(&whole)?;
        Some(vec![namespace.resolve(kind, name).unwrap_or(whole)])
    }

    /// A known name in a namespace with another scheme, separator or letter case.
    fn other_form(&self, kind: TermKind, iri: &str) -> Option<String> {
        let own = plain(iri);
        let variants = self.by_plain.iter().filter_map(|(namespace, at)| {
            let local = own
                .strip_prefix(namespace)?
                .trim_start_matches(['#', '/', ':']);
            // Only ASCII letters have changed: the length is the same.
            let name = iri.get(iri.len().checked_sub(local.len())?..)?;
            let is_name = !name.is_empty() && !name.contains(['#', '/', '?']);
            let meant = self.namespaces[*at]
                .resolve(kind, name)
                .filter(|_| is_name)?;
            Some((namespace.len(), meant))
        });
        let (_, meant) = variants.max_by_key(|(length, _)| *length)?;
        Some(meant)
    }

    /// A known name in a namespace with one slip.
    fn misspelt_namespace(&self, kind: TermKind, iri: &str) -> Option<String> {
        let (namespace, name) = iri.split_at(iri.rfind(['#', '/'])? + 1);
        let wanted = Word::new(plain(namespace));
        let near = |(known, at): &(String, usize)| {
            wanted.distance(&Word::new(known.as_str()), 1)?;
            let namespace = &self.namespaces[*at];
            let is_term = namespace.has(kind, name);
            is_term.then(|| format!("{}{name}", namespace.iri))
        };
        self.by_plain.iter().find_map(near)
    }
}

/// `rdf:_1` and the like.
fn is_container_member(iri: &str) -> bool {
    let number = iri.strip_prefix("http://www.w3.org/1999/02/22-rdf-syntax-ns#_");
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

fn is_attribute(neighbours: &Neighbours, kind: TermKind, iri: &str) -> bool {
    kind == TermKind::Property && neighbours.attribute(iri).is_some()
}

fn attribute(neighbours: &Neighbours, iri: &str) -> Vec<String> {
    neighbours.attribute(iri).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Version, embedded};

    fn spelling(kind: TermKind, iri: &str) -> Spelling {
        embedded(Version::V3_0_1).spelling(kind, iri)
    }

    fn meant(kind: TermKind, iri: &str) -> Option<(String, NearBy)> {
        let prefixes = &embedded(Version::V3_0_1).prefixes;
        match spelling(kind, iri) {
            // An attribute is not an IRI, but a name as it is written in XML.
            Spelling::Near(near) if near.by == NearBy::Attribute => {
                Some((near.meant[0].clone(), near.by))
            }
            Spelling::Near(near) => Some((prefixes.compact(&near.meant[0]), near.by)),
            _ => None,
        }
    }

    #[test]
    fn names_are_in_order() {
        for namespace in &terms().namespaces {
            assert!(namespace.classes.is_sorted(), "{}", namespace.iri);
            assert!(namespace.properties.is_sorted(), "{}", namespace.iri);
        }
    }

    #[test]
    fn what_is_meant() {
        use NearBy::{Attribute, Namespace, Neighbour, Prefix, Spelling};
        use TermKind::{Class, Property};
        for (kind, iri, expected, by) in [
            (
                Class,
                "http://xmlns.com/foaf/0.1/agent",
                "foaf:Agent",
                Spelling,
            ),
            (
                Class,
                "http://xmlns.com/foaf/0.1/Organisation",
                "foaf:Organization",
                Spelling,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat#distribution",
                "dcat:Distribution",
                Spelling,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat#Distrubution",
                "dcat:Distribution",
                Spelling,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat#Distributions",
                "dcat:Distribution",
                Spelling,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat#DataSetSeries",
                "dcat:DatasetSeries",
                Spelling,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat#Dataset-Series",
                "dcat:DatasetSeries",
                Spelling,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat#Catalogue",
                "dcat:Catalog",
                Spelling,
            ),
            (
                Class,
                "http://purl.org/dc/terms/periodOfTime",
                "dcterms:PeriodOfTime",
                Spelling,
            ),
            (
                Class,
                "https://www.w3.org/ns/dcat#Catalog",
                "dcat:Catalog",
                Namespace,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat/Catalog",
                "dcat:Catalog",
                Namespace,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcat//Catalog",
                "dcat:Catalog",
                Namespace,
            ),
            (
                Class,
                "http://www.w3.org/ns/dcatCatalog",
                "dcat:Catalog",
                Namespace,
            ),
            (
                Class,
                "http://w3.org/ns/DCAT#Catalog",
                "dcat:Catalog",
                Namespace,
            ),
            (
                Class,
                "http://www.w3.org/2001/vcard-rdf/3.0#vCard",
                "vcard:Kind",
                Namespace,
            ),
            (Class, "foaf:Agent", "foaf:Agent", Prefix),
            (
                Class,
                "http://schema.org/Organization",
                "foaf:Agent",
                Neighbour,
            ),
            (
                Class,
                "https://schema.org/Organization",
                "foaf:Agent",
                Neighbour,
            ),
            (
                Class,
                "http://www.w3.org/ns/org#Organization",
                "foaf:Agent",
                Neighbour,
            ),
            (
                Property,
                "http://purl.org/dc/terms/Title",
                "dcterms:title",
                Spelling,
            ),
            (
                Property,
                "http://purl.org/dc/terms/License",
                "dcterms:license",
                Spelling,
            ),
            (
                Property,
                "http://www.w3.org/ns/dcat#Dataset",
                "dcat:dataset",
                Spelling,
            ),
            (
                Property,
                "http://www.w3.org/ns/dcat#keywords",
                "dcat:keyword",
                Spelling,
            ),
            (
                Property,
                "http://www.w3.org/ns/dcat#DataService",
                "dcat:service",
                Spelling,
            ),
            (
                Property,
                "http://www.w3.org/ns/locn#Geometry",
                "locn:geometry",
                Spelling,
            ),
            (
                Property,
                "http://www.w3.org/ns/prov#qualifiedAttributon",
                "prov:qualifiedAttribution",
                Spelling,
            ),
            (
                Property,
                "http://schema.org/startdate",
                "schema:startDate",
                Spelling,
            ),
            (
                Property,
                "http://www.w3.org/ns/adms#contactPoint",
                "dcat:contactPoint",
                Spelling,
            ),
            (
                Property,
                "http://purl.org/dc/terms/hasValue",
                "vcard:hasValue",
                Spelling,
            ),
            (
                Property,
                "http://data.europa.eu/r5r#hvdCategory",
                "dcatap:hvdCategory",
                Namespace,
            ),
            (
                Property,
                "http://data.europa.eu/m8g/applicableLegislation",
                "dcatap:applicableLegislation",
                Namespace,
            ),
            (
                Property,
                "http://purl.org/dc/term/language",
                "dcterms:language",
                Namespace,
            ),
            (
                Property,
                "http://www.w3.org/2001/vcard-rdf/3.0#EMAIL",
                "vcard:hasEmail",
                Namespace,
            ),
            (
                Property,
                "http://purl.org/dc/elements/1.1/format",
                "dcterms:format",
                Neighbour,
            ),
            (
                Property,
                "http://www.w3.org/2006/vcard/ns#email",
                "vcard:hasEmail",
                Neighbour,
            ),
            (Property, "dct:title", "dcterms:title", Prefix),
            (
                Property,
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#Resource",
                "rdf:resource",
                Attribute,
            ),
            (
                Property,
                "http://www.w3.org/XML/1998/namespaceLanguage",
                "xml:lang",
                Attribute,
            ),
        ] {
            assert_eq!(meant(kind, iri), Some((expected.to_owned(), by)), "{iri}");
        }
    }

    #[test]
    fn what_is_no_misspelling() {
        use TermKind::{Class, Property};
        for (kind, iri) in [
            (Class, "http://www.w3.org/2006/vcard/ns#Cell"),
            (Class, "http://xmlns.com/foaf/0.1/Document"),
            (Class, "http://www.opengis.net/ont/geosparql#Curve"),
            (Property, "https://schema.org/abstract"),
            (Property, "http://schema.org/numberOfPlayers"),
            (Property, "http://www.w3.org/1999/02/22-rdf-syntax-ns#_12"),
            (Property, "http://data.europa.eu/m8g/email"),
            (Property, "https://www.w3.org/ns/org#classification"),
            (Property, "http://www.w3.org/ns/org#classification"),
            (Property, "http://www.w3.org/ns/ldp#contains"),
        ] {
            assert_eq!(spelling(kind, iri), Spelling::Known, "{iri}");
        }
        for iri in [
            "http://www.w3.org/ns/dcat#banana",
            "http://purl.org/dc/terms/banana",
        ] {
            assert_ne!(spelling(Property, iri), Spelling::Known, "{iri}");
        }
        assert_eq!(
            spelling(Property, "https://www.lillhamra.example/ord#title"),
            Spelling::Foreign
        );
        assert_eq!(spelling(Property, "urn:x:title"), Spelling::Foreign);
    }
}
