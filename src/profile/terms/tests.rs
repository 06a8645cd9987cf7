//! What names are known, and what the others were meant as.

use super::lookup::terms;
use super::{Near, NearBy, Spelling};
use crate::profile::TermKind;
use crate::profile::{Version, embedded};

fn spelling(kind: TermKind, iri: &str) -> Spelling {
    embedded(Version::V3_0_1).spelling(kind, iri)
}

#[test]
fn names_are_in_order() {
    for namespace in &terms().namespaces {
        assert!(namespace.classes.is_sorted(), "{}", namespace.iri);
        assert!(namespace.properties.is_sorted(), "{}", namespace.iri);
    }
}

/// Kind, IRI, what was meant, in what they differ, and `certain` where nothing else can be meant.
const MEANT: &str = "\
Class http://xmlns.com/foaf/0.1/agent foaf:Agent Spelling certain
Class http://xmlns.com/foaf/0.1/Organisation foaf:Organization Spelling
Class http://www.w3.org/ns/dcat#distribution dcat:Distribution Spelling certain
Class http://www.w3.org/ns/dcat#Distrubution dcat:Distribution Spelling
Class http://www.w3.org/ns/dcat#Distributions dcat:Distribution Spelling
Class http://www.w3.org/ns/dcat#DataSetSeries dcat:DatasetSeries Spelling certain
Class http://www.w3.org/ns/dcat#Dataset-Series dcat:DatasetSeries Spelling certain
Class http://www.w3.org/ns/dcat#Catalogue dcat:Catalog Spelling certain
Class http://purl.org/dc/terms/periodOfTime dcterms:PeriodOfTime Spelling certain
Class https://www.w3.org/ns/dcat#Catalog dcat:Catalog Namespace certain
Class http://www.w3.org/ns/dcat/Catalog dcat:Catalog Namespace certain
Class http://www.w3.org/ns/dcat//Catalog dcat:Catalog Namespace certain
Class http://www.w3.org/ns/dcatCatalog dcat:Catalog Namespace certain
Class http://w3.org/ns/DCAT#Catalog dcat:Catalog Namespace certain
Class http://www.w3.org/2001/vcard-rdf/3.0#vCard vcard:Kind Namespace
Class foaf:Agent foaf:Agent Prefix certain
Class http://schema.org/Organization foaf:Agent Neighbour
Class https://schema.org/Organization foaf:Agent Neighbour
Class http://www.w3.org/ns/org#Organization foaf:Agent Neighbour
Property http://purl.org/dc/terms/Title dcterms:title Spelling certain
Property http://purl.org/dc/terms/License dcterms:license Spelling certain
Property http://www.w3.org/ns/dcat#Dataset dcat:dataset Spelling certain
Property http://www.w3.org/ns/dcat#keywords dcat:keyword Spelling certain
Property http://www.w3.org/ns/dcat#DataService dcat:service Spelling certain
Property http://www.w3.org/ns/locn#Geometry locn:geometry Spelling certain
Property http://www.w3.org/ns/prov#qualifiedAttributon prov:qualifiedAttribution Spelling
Property http://schema.org/startdate schema:startDate Spelling certain
Property http://www.w3.org/ns/adms#contactPoint dcat:contactPoint Spelling certain
Property http://purl.org/dc/terms/hasValue vcard:hasValue Spelling certain
Property http://data.europa.eu/r5r#hvdCategory dcatap:hvdCategory Namespace certain
Property http://data.europa.eu/m8g/applicableLegislation dcatap:applicableLegislation Namespace certain
Property http://purl.org/dc/term/language dcterms:language Namespace
Property http://www.w3.org/2001/vcard-rdf/3.0#EMAIL vcard:hasEmail Namespace
Property http://purl.org/dc/elements/1.1/format dcterms:format Neighbour
Property http://www.w3.org/2006/vcard/ns#email vcard:hasEmail Neighbour
Property dct:title dcterms:title Prefix certain
Property http://www.w3.org/1999/02/22-rdf-syntax-ns#Resource rdf:resource Attribute
Property http://www.w3.org/XML/1998/namespaceLanguage xml:lang Attribute
";

#[test]
fn what_is_meant() {
    for line in MEANT.lines() {
        let (iri, kind) = (word(line, 1), kind(word(line, 0)));
        let got = match spelling(kind, iri) {
            Spelling::Near(near) => told(&near),
            other => format!("{other:?}"),
        };
        let rest: Vec<&str> = line.split(' ').skip(2).collect();
        assert_eq!(got, rest.join(" "), "{iri}");
    }
}

fn word(line: &str, number: usize) -> &str {
    line.split(' ').nth(number).expect("a word")
}

fn kind(word: &str) -> TermKind {
    match word {
        "Class" => TermKind::Class,
        _ => TermKind::Property,
    }
}

fn told(near: &Near) -> String {
    let meant = match near.by {
        // An attribute is not an IRI, but a name as it is written in XML.
        NearBy::Attribute => near.meant[0].clone(),
        _ => embedded(Version::V3_0_1).prefixes.compact(&near.meant[0]),
    };
    let certain = if near.is_certain { " certain" } else { "" };
    format!("{meant} {:?}{certain}", near.by)
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
