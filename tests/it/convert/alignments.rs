//! Compares the tables of `convert` with the alignments published by SEMIC, of which the facts are kept in
//! `tests/fixtures/profile/iso-19139.tsv`; where the published files are available, that table is verified too.

use crate::support::{Faults, fixtures, sha256, shared};
use katalog::profile::{Version, embedded};
use katalog::rdf::{GraphBuilder, RdfFormat, read};
use katalog::source::{FileId, SourceFile};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The aligned vocabularies: name, file, and the part of a URL before the code.
const LISTS: [(&str, &str, &str); 3] = [
    ("theme", "inspire-themes-to-mdr-data-themes.rdf", "/theme/"),
    (
        "topic",
        "iso-topic-categories-to-inspire-themes.rdf",
        "/TopicCategory/",
    ),
    (
        "media-type",
        "inspire-media-types-to-mdr-file-types.rdf",
        "inspire.ec.europa.eu/media-types/",
    ),
];

fn table() -> PathBuf {
    fixtures().join("profile/iso-19139.tsv")
}

/// The alignments of a vocabulary: code, kind of match, target code.
fn facts(list: &str) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    let text = std::fs::read_to_string(table()).expect("the table of facts");
    let mut facts: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [of, code, kind, other] = fields[..] else {
            panic!("not four fields: {line:?}")
        };
        if of == list {
            let kinds = facts.entry(code.to_owned()).or_default();
            kinds
                .entry(kind.to_owned())
                .or_default()
                .insert(other.to_owned());
        }
    }
    facts
}

/// Derives the table of facts from the published files, where available, and compares it with the one that is kept.
#[test]
fn the_facts_are_those_of_the_published_alignments() {
    let Some(shared) = shared("the facts of the alignments are current") else {
        return;
    };
    let mut text = "# Facts of the alignments for ISO 19139 that the tables in schemas/convert are compared with. Not \
                    edited: see README.md.\n\
                    # source: https://github.com/SEMICeu/iso-19139-to-dcat-ap (SEMIC, European Commission)\n\
                    # licence: that of the source, for its files; here are codes and which are aligned\n"
        .to_owned();
    let mut lines = BTreeSet::new();
    for (list, name, start) in LISTS {
        let bytes = std::fs::read(shared.join("iso19139").join(name)).expect("alignment");
        let _ = writeln!(text, "# derived from: iso19139/{name}");
        let _ = writeln!(text, "# sha256: {}", sha256(&bytes));
        lines.extend(aligned(bytes, start).map(|line| format!("{list}\t{line}\n")));
    }
    text.push_str("# list\tcode\tmatch\tcode at the other end\n");
    text.extend(lines);
    let mut faults = Faults::default();
    faults.compare(&table(), text.as_bytes());
    faults.assert_none();
}

/// The lines with a URL that contains `start`.
fn aligned(bytes: Vec<u8>, start: &str) -> impl Iterator<Item = String> {
    let file = SourceFile::new("alignment.rdf".to_owned(), PathBuf::new(), bytes);
    let mut builder = GraphBuilder::new();
    read::read(FileId(0), &file, RdfFormat::RdfXml, "", &mut builder).expect("RDF/XML");
    let graph = builder.finish();
    let lines: Vec<String> = graph
        .triples()
        .iter()
        .filter_map(|triple| {
            let [s, p, o] = [triple.s, triple.p, triple.o].map(|id| graph.term(id).text());
            let kind = p
                .strip_prefix("http://www.w3.org/2004/02/skos/core#")
                .filter(|kind| kind.ends_with("Match"))?;
            let (_, code) = s.split_once(start)?;
            let other = Path::new(&*o).file_name()?.to_string_lossy();
            Some(format!("{code}\t{kind}\t{other}"))
        })
        .collect();
    lines.into_iter()
}

#[test]
fn themes_follow_the_published_alignments() {
    let table: serde_json::Value =
        katalog::yaml::decode_table(include_str!("../../../schemas/convert/inspire.yaml"))
            .expect("the table");
    let list = |value: &serde_json::Value| -> BTreeSet<String> {
        let items = value.as_array().into_iter().flatten();
        items
            .map(|item| item.as_str().expect("a code").to_owned())
            .collect()
    };

    let published = facts("theme");
    assert_eq!(published.len(), 34, "themes in the alignment");
    for theme in table["themes"].as_array().expect("themes") {
        let code = theme["code"].as_str().expect("a code");
        let all: BTreeSet<String> = published[code].values().flatten().cloned().collect();
        assert_eq!(list(&theme["data_themes"]), all, "{code}");
    }

    let published = facts("topic");
    assert_eq!(published.len(), 18, "categories in the alignment");
    for topic in table["topics"].as_array().expect("topics") {
        let code = topic["code"].as_str().expect("a code");
        let matches = published.get(code).cloned().unwrap_or_default();
        let related = matches.get("relatedMatch").cloned().unwrap_or_default();
        let near: BTreeSet<String> = matches
            .iter()
            .filter(|(kind, _)| *kind != "relatedMatch")
            .flat_map(|(_, codes)| codes.clone())
            .collect();
        assert_eq!(list(&topic["themes"]), near, "{code}");
        assert_eq!(list(&topic["related"]), related, "{code}");
    }
}

#[test]
fn media_types_of_the_published_alignment_are_known() {
    let profile = embedded(Version::default());
    let lists: Vec<_> = ["media-type-geo", "media-type-common", "media-type-other"]
        .iter()
        .map(|name| profile.vocabulary(profile.vocabulary_named(name).expect("a list")))
        .collect();
    let types = facts("media-type");
    let unknown: Vec<_> = types
        .keys()
        .filter(|name| {
            !lists.iter().any(|list| {
                list.by_value(name)
                    .or_else(|| list.by_variant(name))
                    .is_some()
            })
        })
        .collect();
    assert!(types.len() > 20, "{types:?}");
    assert!(unknown.is_empty(), "{unknown:?}");
}
