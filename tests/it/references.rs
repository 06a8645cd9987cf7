//! The index of references: rename, dangling references, and references at a position.

use katalog::rdf::RdfFormat;
use katalog::source::FileId;
use katalog::workspace::{Checks, Options, Overlay, Reference, Source, Target, Workspace};
use std::collections::BTreeMap;
use tempfile::TempDir;

const BASE: &str = "http://data.lund.se/id";

const FILES: &[(&str, &str)] = &[
    (
        "catalog.yaml",
        "baseURI: http://data.lund.se\nlanguage: sv\ntitle: {sv: Katalog}\npublisher: kommunen\n\
         include: [annat.ttl]\ndefaults:\n  dataset:\n    publisher: kommunen\n",
    ),
    ("agents/kommunen.yaml", "name: {sv: Lund}\n"),
    ("agents/bolaget.yaml", "name: {sv: Bolaget}\n"),
    (
        "catalogs/under.yaml",
        "title: {sv: Under}\npublisher: bolaget\n",
    ),
    (
        "services/api.yaml",
        "title: {sv: API}\nservesDataset: [bad, 'datasets/sjoar']\n",
    ),
    (
        "datasets/bad.yaml",
        "title: {sv: Bad}\ncreator: [kommunen, borta]\nsource: http://data.lund.se/id/dataset/badplatser\n\
         catalog: under\nisVersionOf: bad\ndistribution:\n  - accessURL: http://lund.se/a\n    accessService: api\n",
    ),
    (
        "datasets/badplatser.yaml",
        "title: {sv: Badplatser}\npublisher: agents/bolaget\nlanguage: sv\n",
    ),
    (
        "datasets/sjoar.yaml",
        "title: {sv: Sjöar}\ncatalog: ingen\n",
    ),
    (
        "annat.ttl",
        "@prefix dct: <http://purl.org/dc/terms/> .\n<http://a.se/x> a <http://www.w3.org/ns/dcat#Dataset> .\n\
         <http://a.se/x> dct:publisher <http://data.lund.se/id/agent/kommunen> .\n",
    ),
];

fn written() -> TempDir {
    let folder = tempfile::tempdir().expect("folder");
    for (name, text) in FILES {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    folder
}

fn open(folder: &TempDir, overlay: Overlay) -> Workspace {
    let source = Source::Paths(vec![folder.path().to_owned()]);
    let options = Options {
        overlay,
        ..Options::default()
    };
    Workspace::open(source, options).expect("open")
}

fn name(workspace: &Workspace, file: FileId) -> String {
    workspace.sources().get(file).name.raw().to_owned()
}

/// `file: source text (property)`.
fn line(workspace: &Workspace, of: &Reference) -> String {
    let bytes = workspace.sources().get(of.span.file).bytes();
    let text = &bytes[of.span.start as usize..of.span.end as usize];
    let text = std::str::from_utf8(text).expect("UTF-8");
    let property = of.property.as_ref().map_or("", |property| property.raw());
    let property = property.rsplit(['/', '#']).next().unwrap_or_default();
    format!("{}: {text} ({property})", name(workspace, of.span.file))
}

fn lines<'r>(
    workspace: &Workspace,
    references: impl Iterator<Item = &'r Reference>,
) -> Vec<String> {
    let mut lines: Vec<String> = references.map(|of| line(workspace, of)).collect();
    lines.sort();
    lines
}

#[test]
fn a_resource_knows_who_refers_to_it() {
    let folder = written();
    let workspace = open(&folder, Overlay::default());
    let index = workspace.references().expect("an index");
    let agent = format!("{BASE}/agent/kommunen");
    assert_eq!(
        lines(&workspace, index.to(&agent)),
        [
            // RDF readers know the span of the line.
            "annat.ttl: <http://a.se/x> dct:publisher <http://data.lund.se/id/agent/kommunen> . (publisher)",
            "catalog.yaml: kommunen (publisher)",
            "catalog.yaml: kommunen (publisher)",
            "datasets/bad.yaml: kommunen (creator)",
        ]
    );
    let described = index.resource(&agent).expect("it is described");
    assert_eq!(name(&workspace, described.file), "agents/kommunen.yaml");
    assert_eq!(described.class, Some("Agent"));
    // A default applies to all resources without a value of their own.
    let default = index.to(&agent).find(|of| of.subjects.len() > 1);
    let subjects = default.map(|of| of.subjects.iter().map(|of| of.raw().to_owned()).collect());
    let subjects: Option<Vec<String>> = subjects;
    let datasets = ["bad", "sjoar"].map(|id| format!("{BASE}/dataset/{id}"));
    assert_eq!(subjects.as_deref(), Some(&datasets[..]));
    // An IRI, with the folder before the id.
    let dataset = format!("{BASE}/dataset/badplatser");
    assert_eq!(
        lines(&workspace, index.to(&dataset)),
        ["datasets/bad.yaml: http://data.lund.se/id/dataset/badplatser (source)"]
    );
    let company = format!("{BASE}/agent/bolaget");
    assert_eq!(
        lines(&workspace, index.to(&company)),
        [
            "catalogs/under.yaml: bolaget (publisher)",
            "datasets/badplatser.yaml: agents/bolaget (publisher)",
        ]
    );
    let sub = index.to(&format!("{BASE}/catalog/under")).count();
    assert_eq!(sub, 1);
}

#[test]
fn a_resource_knows_what_it_refers_to() {
    let folder = written();
    let workspace = open(&folder, Overlay::default());
    let index = workspace.references().expect("an index");
    let dataset = format!("{BASE}/dataset/bad");
    assert_eq!(
        lines(&workspace, index.from(&dataset)),
        [
            "catalog.yaml: kommunen (publisher)",
            "datasets/bad.yaml: bad (isVersionOf)",
            "datasets/bad.yaml: borta (creator)",
            "datasets/bad.yaml: http://data.lund.se/id/dataset/badplatser (source)",
            "datasets/bad.yaml: kommunen (creator)",
            "datasets/bad.yaml: under ()",
        ]
    );
    // In the file of the dataset, but with the distribution as subject.
    let file = index.resource(&dataset).expect("described").file;
    let mut all: Vec<&Reference> = index.in_file(file).collect();
    let service = all.pop().expect("references");
    assert_eq!(
        line(&workspace, service),
        "datasets/bad.yaml: api (accessService)"
    );
    let distribution = format!("{BASE}/distribution/bad/");
    assert!(
        service.subjects[0].raw().starts_with(&distribution),
        "{service:?}"
    );
    assert_eq!(all.len(), 5);
}

#[test]
fn what_leads_nowhere_is_listed() {
    let folder = written();
    let workspace = open(&folder, Overlay::default());
    let index = workspace.references().expect("an index");
    assert_eq!(
        lines(&workspace, index.dangling()),
        [
            "datasets/bad.yaml: borta (creator)",
            "datasets/sjoar.yaml: ingen ()"
        ]
    );
    let mut dangling = index.dangling();
    assert!(dangling.all(|of| of.target == Target::Missing && of.subjects.len() == 1));
}

#[test]
fn what_stands_at_an_offset_is_found() {
    let folder = written();
    let workspace = open(&folder, Overlay::default());
    let index = workspace.references().expect("an index");
    let file = index
        .resource(&format!("{BASE}/dataset/bad"))
        .expect("described")
        .file;
    let text = std::str::from_utf8(workspace.sources().get(file).bytes()).expect("UTF-8");
    let start = u32::try_from(text.find("borta").expect("it")).expect("small");
    let at = |offset| index.at(file, offset).map(|of| of.text.raw().to_owned());
    for offset in [start, start + 2, start + 5] {
        assert_eq!(at(offset).as_deref(), Some("borta"));
    }
    assert_eq!(at(start - 1), None);
    assert_eq!(at(0), None);
}

#[test]
fn an_agent_can_be_renamed_by_the_index() {
    let folder = written();
    let workspace = open(&folder, Overlay::default());
    let index = workspace.references().expect("an index");
    let agent = format!("{BASE}/agent/kommunen");
    let mut texts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    // From last to first, so that earlier spans stay valid.
    let mut references: Vec<&Reference> = index.to(&agent).collect();
    references.reverse();
    for of in references {
        let source = workspace.sources().get(of.span.file);
        let text = texts
            .entry(source.name.raw().to_owned())
            .or_insert_with(|| source.bytes().to_vec());
        let range = of.span.start as usize..of.span.end as usize;
        let new = String::from_utf8_lossy(&text[range.clone()]).replace("kommunen", "staden");
        text.splice(range, new.into_bytes());
    }
    for (name, text) in &texts {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let agents = folder.path().join("agents");
    std::fs::rename(agents.join("kommunen.yaml"), agents.join("staden.yaml")).expect("moved");
    let renamed = open(&folder, Overlay::default());
    let turtle = |workspace: &Workspace| {
        let files = workspace.build(&[RdfFormat::NTriples]).expect("built");
        let text = String::from_utf8(files[0].bytes.clone()).expect("UTF-8");
        let mut lines: Vec<String> = text
            .lines()
            .map(|of| of.replace("kommunen", "staden"))
            .collect();
        lines.sort();
        lines
    };
    assert_eq!(turtle(&renamed), turtle(&workspace));
    let checks = Checks::on("2026-06-01".parse().expect("date"));
    let count = |of: &Workspace| of.check(&checks).expect("checked").findings.len();
    assert_eq!(count(&renamed), count(&workspace));
}

#[test]
fn an_update_begins_anew_and_rdf_has_an_index_too() {
    let folder = written();
    let mut workspace = open(&folder, Overlay::default());
    assert_eq!(
        workspace.references().expect("an index").dangling().count(),
        2
    );
    let text = b"name: {sv: Borta}\n".to_vec();
    workspace
        .update("agents/borta.yaml", Some(text))
        .expect("updated");
    assert_eq!(
        workspace.references().expect("an index").dangling().count(),
        1
    );

    let bytes = "<http://a.se/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/publisher> _:p .\n\
                 _:p <http://xmlns.com/foaf/0.1/name> \"P\" .\n";
    let rdf = Source::Rdf {
        files: vec![("a.ttl".to_owned(), bytes.as_bytes().to_vec())],
    };
    let workspace = Workspace::open(rdf, Options::default()).expect("open");
    let index = workspace.references().expect("an index");
    let resources: Vec<_> = index.resources().collect();
    assert_eq!(resources.len(), 2);
    assert_eq!(
        index.resource("http://a.se/d").expect("described").class,
        Some("Dataset")
    );
    let only = index.from("http://a.se/d").next().expect("a reference");
    assert_eq!(index.to(resources[0].iri.raw()).next(), Some(only));
}
