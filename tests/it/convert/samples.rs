//! Published samples: nothing that the mapping covers is lost. The files are walked independently here, to detect what
//! a converter overlooks.

use super::{Converted, convert, judged};
use crate::support::shared;
use katalog::rdf::{Graph, Term, Triple};
use katalog::source::FileId;
use katalog::yaml::{Node, NodeValue, parse};
use roxmltree::{Document, Node as Xml};
use std::collections::BTreeSet;

const DCTERMS: &str = "http://purl.org/dc/terms/";
const DCAT: &str = "http://www.w3.org/ns/dcat#";

/// DIGG's mapping: the path of an element, and the properties of which each value must give one.
const MAPPED: &[(&str, &[&str])] = &[
    ("fileIdentifier", &["dcterms:identifier"]),
    (
        "identificationInfo/*/citation/CI_Citation/title",
        &["dcterms:title"],
    ),
    ("identificationInfo/*/abstract", &["dcterms:description"]),
    (
        "identificationInfo/*/citation/CI_Citation/date/CI_Date/date",
        &["dcterms:issued", "dcterms:modified", "dcterms:created"],
    ),
    (
        "identificationInfo/*/descriptiveKeywords/MD_Keywords/keyword",
        &["dcat:keyword"],
    ),
    ("identificationInfo/*/topicCategory", &["dcat:theme"]),
    (
        "identificationInfo/*/extent/EX_Extent/geographicElement/EX_GeographicBoundingBox",
        &["dcat:bbox"],
    ),
    (
        "identificationInfo/*/extent/EX_Extent/temporalElement/*/extent/*/beginPosition",
        &["dcat:startDate"],
    ),
    (
        "identificationInfo/*/extent/EX_Extent/temporalElement/*/extent/*/endPosition",
        &["dcat:endDate"],
    ),
    (
        "identificationInfo/*/resourceConstraints/*/otherConstraints",
        &[
            "dcterms:accessRights",
            "dcterms:license",
            "dcterms:rights",
            "http://schema.theodi.org/odrs#attributionText",
            "dcterms:title",
        ],
    ),
    (
        "distributionInfo/MD_Distribution/transferOptions/*/onLine/CI_OnlineResource/linkage",
        &[
            "dcat:accessURL",
            "dcat:endpointURL",
            "dcat:endpointDescription",
        ],
    ),
    (
        "distributionInfo/MD_Distribution/transferOptions/*/onLine/CI_OnlineResource/protocol",
        &["dcterms:format"],
    ),
    (
        "dataQualityInfo/DQ_DataQuality/lineage/LI_Lineage/statement",
        &["dcterms:description"],
    ),
    (
        "referenceSystemInfo/MD_ReferenceSystem/referenceSystemIdentifier/RS_Identifier/code",
        &["dcterms:conformsTo"],
    ),
    (
        "dataQualityInfo/DQ_DataQuality/report/*/result/*/specification/CI_Citation/title",
        &["dcterms:conformsTo"],
    ),
    (
        "identificationInfo/*/containsOperations/*/connectPoint/*/linkage",
        &["dcat:endpointURL"],
    ),
    (
        "identificationInfo/*/operatesOn",
        &["dcat:servesDataset", "dcterms:relation"],
    ),
    ("identificationInfo/*/language", &["dcterms:language"]),
];

/// The samples: language, roles of the parties, and the number of values that the mapping covers.
const SAMPLES: &[(&str, &str, &[&str], usize)] = &[
    ("basic_dataset.xml", "en", &["publisher"], 22),
    ("network-service.xml", "en", &["publisher"], 17),
    (
        "multilingual-metadata.xml",
        "cs",
        &["publisher", "custodian", "user"],
        95,
    ),
];

#[test]
fn nothing_that_the_mapping_names_is_lost_from_the_records() {
    let Some(shared) = shared("the official records through convert") else {
        return;
    };
    for (name, language, roles, count) in SAMPLES {
        let text = std::fs::read_to_string(shared.join("iso19139").join(name)).expect("sample");
        let converted = convert(&[((*name).to_owned(), text.clone().into_bytes())]);
        let document = Document::parse(&text).expect("XML");
        let record = document
            .descendants()
            .find(|node| node.tag_name().name() == "MD_Metadata")
            .expect("a record");
        let mut lost = Vec::new();
        let mut values = 0;
        // A service has one format, whatever the number of its endpoints.
        let is_service = !at(record, "identificationInfo/SV_ServiceIdentification").is_empty();
        assert!(
            !is_service || texts(&converted.graph, "dcterms:format").len() == 1,
            "{name}: format"
        );
        for (path, properties) in MAPPED {
            if is_service && path.ends_with("/protocol") {
                continue;
            }
            for element in at(record, path) {
                for carrier in carriers(element) {
                    values += 1;
                    if !is_kept(&converted.graph, &carrier, element, properties) {
                        lost.push(format!(
                            "{path}: {:?}",
                            carrier.text().unwrap_or_default().trim()
                        ));
                    }
                }
            }
        }
        assert!(lost.is_empty(), "{name}: {lost:#?}");
        assert_eq!(values, *count, "{name}: values that the table finds");
        has_roles(&converted.graph, roles, name);
        let title = texts(&converted.graph, "dcterms:title");
        assert!(
            title
                .iter()
                .any(|(_, tag)| tag.as_deref() == Some(*language)),
            "{name}: {title:?}"
        );
    }
}

/// The elements at a path of local names; `*` matches any.
fn at<'a, 'i>(from: Xml<'a, 'i>, path: &str) -> Vec<Xml<'a, 'i>> {
    let mut found = vec![from];
    for name in path.split('/') {
        found = found
            .into_iter()
            .flat_map(|node| node.children().filter(Xml::is_element))
            .filter(|node| name == "*" || node.tag_name().name() == name)
            .collect();
    }
    found
}

/// All descendants with a text, code or link; a bounding box counts as one value.
fn carriers<'a, 'i>(element: Xml<'a, 'i>) -> Vec<Xml<'a, 'i>> {
    if element.tag_name().name() == "EX_GeographicBoundingBox" {
        return vec![element];
    }
    let has_text = |node: &Xml<'_, '_>| {
        node.children()
            .any(|child| child.is_text() && !child.text().unwrap_or_default().trim().is_empty())
    };
    let has_value = |node: &Xml<'_, '_>| {
        node.attributes()
            .any(|a| matches!(a.name(), "codeListValue" | "href"))
    };
    element
        .descendants()
        .filter(|node| node.is_element() && (has_text(node) || has_value(node)))
        .collect()
}

/// Whether there is a triple with one of the properties at the value's span, or with the same value: a URL given three
/// times gives one triple.
fn is_kept(
    graph: &Graph,
    carrier: &Xml<'_, '_>,
    element: Xml<'_, '_>,
    properties: &[&str],
) -> bool {
    let is = |triple: &&Triple| {
        properties
            .iter()
            .any(|property| graph.term(triple.p).as_iri() == Some(full(property).as_str()))
    };
    // A known limitation is mapped once for all languages.
    let whole = element.tag_name().name() == "otherConstraints";
    let range = if whole {
        element.range()
    } else {
        carrier.range()
    };
    let text = carrier.text().unwrap_or_default().trim();
    graph.triples().iter().filter(is).any(|triple| {
        let here = triple
            .origin
            .span()
            .is_some_and(|span| range.contains(&(span.start as usize)));
        here || (!text.is_empty() && graph.term(triple.o).text() == text)
    })
}

fn full(name: &str) -> String {
    match name.split_once(':') {
        Some(("dcterms", local)) => format!("{DCTERMS}{local}"),
        Some(("dcat", local)) => format!("{DCAT}{local}"),
        _ => name.to_owned(),
    }
}

fn has_roles(graph: &Graph, roles: &[&str], name: &str) {
    for role in roles {
        let iri =
            format!("http://inspire.ec.europa.eu/metadata-codelist/ResponsiblePartyRole/{role}");
        let property = format!("{DCTERMS}{role}");
        assert!(
            graph.iri(&iri).or(graph.iri(&property)).is_some(),
            "{name}: nobody is {role}"
        );
    }
}

fn texts(graph: &Graph, property: &str) -> Vec<(String, Option<String>)> {
    let property = graph.iri(&full(property)).expect("the property");
    let of = graph.triples().iter().filter(|triple| triple.p == property);
    of.filter_map(|triple| match graph.term(triple.o) {
        Term::Literal {
            value, language, ..
        } => Some((value.to_owned(), language.map(str::to_owned))),
        Term::Iri(_) | Term::Blank(_) => None,
    })
    .collect()
}

#[test]
fn every_key_of_the_blocks_reaches_the_graph() {
    let Some(shared) = shared("the official x-dcat samples through convert") else {
        return;
    };
    let samples = [
        ("catalog.json", 26),
        ("full_example_oas.yaml", 138),
        ("json_oas_301.json", 213),
    ];
    for (name, count) in samples {
        let bytes = std::fs::read(shared.join("x-dcat").join(name)).expect("sample");
        let converted = convert(&[(name.to_owned(), bytes.clone())]);
        let (root, _) = parse(FileId(0), &bytes);
        let root = root.expect("YAML");
        let blocks = root
            .get("info")
            .and_then(|info| info.get("x-dcat"))
            .unwrap_or(&root);
        let mut lost = Vec::new();
        let mut leaves = 0;
        let mut kept = BTreeSet::new();
        walk(blocks, "", &mut |key, node| {
            leaves += 1;
            let said = (key.to_owned(), node.text().unwrap_or_default().to_owned());
            if leaf_is_kept(&converted.graph, key, node) {
                kept.insert(said);
            } else if !kept.contains(&said) {
                // A statement given twice is one triple.
                lost.push(format!("{key}: {:?}", node.text()));
            }
        });
        assert!(lost.is_empty(), "{name}: {lost:#?}");
        assert_eq!(leaves, count, "{name}: values in the blocks");
        let unknown: Vec<_> = converted
            .found
            .iter()
            .filter(|one| one.rule.id == "import/unknown-key")
            .collect();
        assert!(unknown.is_empty(), "{name}: {unknown:#?}");
    }
}

fn walk<'n>(node: &'n Node<'_>, key: &'n str, tell: &mut dyn FnMut(&'n str, &'n Node<'n>)) {
    match &node.value {
        NodeValue::Mapping(entries) => entries
            .iter()
            .for_each(|entry| walk(&entry.value, &entry.key, tell)),
        NodeValue::Sequence(items) => items.iter().for_each(|item| walk(item, key, tell)),
        NodeValue::Scalar(_) => tell(key, node),
        NodeValue::Null | NodeValue::Empty => {}
    }
}

/// Whether a value gives as many triples as it has parts; `about` must be the IRI of a resource.
fn leaf_is_kept(graph: &Graph, key: &str, node: &Node<'_>) -> bool {
    let text = node.text().unwrap_or_default();
    if key == "about" {
        let names = [text.to_owned(), format!("https://{text}")];
        return names
            .iter()
            .any(|name| graph.iri(name).is_some_and(|id| graph.is_described(id)));
    }
    let here = graph
        .triples()
        .iter()
        .filter(|triple| triple.origin.span() == Some(node.span));
    here.count() >= text.split("; ").count()
}

#[test]
fn what_the_rules_find_in_the_samples_is_known() {
    let Some(shared) = shared("what the rules find in the official samples") else {
        return;
    };
    for (name, expected) in KNOWN_ERRORS {
        let (_, file) = name.rsplit_once('/').expect("a folder");
        let bytes = std::fs::read(shared.join(name)).expect("sample");
        let converted = convert(&[(file.to_owned(), bytes)]);
        let errors = errors(&converted);
        assert_eq!(errors, expected.iter().copied().collect(), "{name}");
    }
}

/// Rules with remaining errors, and why: a record has no catalogue (`catalog/…`), no type of agent
/// (`profile/mandatory`), and no IRIs for agents, contacts and distributions (`harvest/blank-node`); the samples
/// contain a private URL (`address/unreachable`), a specification without URL (`profile/node-kind`), concepts without
/// EU theme (`profile/vocabulary`), and subjects and licences of their own (`profile/pattern`, `harvest/…`).
const KNOWN_ERRORS: &[(&str, &[&str])] = &[
    (
        "iso19139/basic_dataset.xml",
        &[
            "catalog/no-catalog",
            "harvest/blank-node",
            "profile/mandatory",
        ],
    ),
    (
        "iso19139/network-service.xml",
        &[
            "address/unreachable",
            "catalog/no-catalog",
            "catalog/no-dataset",
            "harvest/blank-node",
            "profile/mandatory",
            "profile/vocabulary",
        ],
    ),
    (
        "iso19139/multilingual-metadata.xml",
        &[
            "catalog/no-catalog",
            "catalog/no-dataset",
            "harvest/blank-node",
            "profile/mandatory",
            "profile/node-kind",
        ],
    ),
    (
        "x-dcat/catalog.json",
        &["catalog/no-dataset", "harvest/catalog-licence"],
    ),
    (
        "x-dcat/full_example_oas.yaml",
        &[
            "format/checksum",
            "harvest/catalog-licence",
            "profile/lexical",
            "profile/mandatory",
        ],
    ),
    (
        "x-dcat/json_oas_301.json",
        &[
            "harvest/catalog-licence",
            "profile/mandatory",
            "profile/pattern",
            "profile/vocabulary",
        ],
    ),
];

fn errors(converted: &Converted) -> BTreeSet<&'static str> {
    let found = judged(converted);
    let errors = found.iter().filter(|one| one.severity.as_str() == "error");
    errors.map(|one| one.rule.id).collect()
}
