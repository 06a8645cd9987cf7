//! All descriptions of a repository, parsed, references not yet resolved.

use super::parsed::Parsed;
use super::read::Reader;
use super::resource::Resource;
use super::role::{MappingRole, NONE, RESOURCES};
use super::{include, keys, misplaced};
use super::{is_device, is_id, rules, slug};
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::{ClassId, Profile, Word, class_name, fold};
use crate::rdf::is_language_tag;
use crate::source::tree::Role;
use crate::source::{FileId, SourceMap, Span, in_parallel};
use crate::yaml::{Entry, Node, NodeValue};

/// The longest `baseURI`, and the longest IRI template, in bytes: each resource has an IRI made from them.
pub const LONGEST_BASE: usize = 1_000;

/// A file of the repository and the resource in it.
#[derive(Debug)]
pub struct Part<'s> {
    /// The file.
    pub file: FileId,
    /// The id: the file name without extension.
    pub id: String,
    /// Its folder; that of the class, or `resources`.
    pub folder: String,
    /// The resource; `None` when the file could not be read.
    pub resource: Option<Resource<'s>>,
}

/// Findings of one file.
#[derive(Debug, Default)]
pub struct FileReport {
    /// Findings, which have no subject yet.
    pub findings: Vec<Finding>,
}

/// All descriptions of a repository.
#[derive(Debug)]
pub struct Repository<'s> {
    /// `baseURI` without a final slash.
    pub base: Option<String>,
    /// The main catalogue; `None` when its file could not be read.
    pub catalog: Option<Resource<'s>>,
    /// `uri: none`: the repository describes no catalogue.
    pub without_catalog: bool,
    /// The file of the main catalogue.
    pub catalog_file: FileId,
    /// All other files.
    pub parts: Vec<Part<'s>>,
    /// Defaults by class.
    pub defaults: Vec<(ClassId, Resource<'s>)>,
    /// Size of all its files, in bytes.
    pub bytes: usize,
}

impl<'s> Repository<'s> {
    /// Reads all files, each with its role. The findings come per file, in the order of `files`.
    pub fn read(
        sources: &'s SourceMap,
        files: &[(FileId, Role)],
        profile: &'static Profile,
    ) -> (Self, Vec<FileReport>) {
        let catalog = files.iter().find(|(_, role)| *role == Role::Catalog);
        let catalog = catalog.map(|(id, _)| parse(sources, *id));
        Self::read_with(catalog, sources, files, profile)
    }

    /// The same, with `catalog.yaml` parsed already.
    pub fn read_with(
        catalog: Option<Parsed<'s>>,
        sources: &'s SourceMap,
        files: &[(FileId, Role)],
        profile: &'static Profile,
    ) -> (Self, Vec<FileReport>) {
        let mut reports: Vec<FileReport> = files.iter().map(|_| FileReport::default()).collect();
        let catalog_at = files.iter().position(|(_, role)| *role == Role::Catalog);
        let catalog_file = catalog_at.map_or(FileId(0), |at| files[at].0);
        let node = catalog_at.zip(catalog).and_then(|(at, mut parsed)| {
            reports[at].findings.append(&mut parsed.findings);
            parsed.node
        });
        let base = node
            .as_ref()
            .and_then(|node| keys::meant(profile, node, "baseURI")?.text())
            .map(|text| with_scheme(text.trim_end_matches('/')))
            // Every minted IRI contains it; one that is too long is reported.
            .filter(|text| text.len() <= LONGEST_BASE);
        let default_language = node
            .as_ref()
            .and_then(|node| default_language(node, profile));
        let reader = Reader {
            profile,
            default_language: default_language.as_deref(),
        };
        let mut repository = Self {
            base,
            catalog: None,
            without_catalog: false,
            catalog_file,
            parts: Vec::new(),
            defaults: Vec::new(),
            bytes: files
                .iter()
                .map(|(file, _)| sources.get(*file).bytes().len())
                .sum(),
        };
        if let (Some(node), Some(at)) = (node, catalog_at) {
            repository.read_catalog(node, &reader, &mut reports[at].findings);
        }
        let read = in_parallel(files, |(file, role)| match role {
            Role::In(folder) => Some(read_part(sources, *file, folder, &reader)),
            Role::Catalog | Role::Misplaced | Role::Outside(_) => None,
        });
        for ((part, (file, role)), report) in read.into_iter().zip(files).zip(&mut reports) {
            if let Some((part, mut findings)) = part {
                report.findings.append(&mut findings);
                repository.parts.push(part);
            }
            report
                .findings
                .extend(misplaced::finding(sources, *file, role, profile));
        }
        (repository, reports)
    }

    fn read_catalog(&mut self, node: Node<'s>, reader: &Reader<'_>, findings: &mut Vec<Finding>) {
        if let Some(base) = node.get("baseURI") {
            let text = base.text().unwrap_or_default();
            if text.len() > LONGEST_BASE {
                let message = message!(
                    sv: "`baseURI` är längre än {LONGEST_BASE} tecken",
                    en: "`baseURI` is longer than {LONGEST_BASE} characters",
                    LONGEST_BASE
                );
                findings.push(
                    Finding::new(&rules::IRI, message)
                        .at(base.span)
                        .help(&rules::NO_IRI.fix),
                );
            } else if !(text.starts_with("http://") || text.starts_with("https://"))
                || !crate::rdf::is_absolute_iri(text)
                || text.contains(['?', '#'])
            {
                let message = message!(
                    sv: "`baseURI` ska vara en webbadress som börjar med https:// och saknar ? och #",
                    en: "`baseURI` must be an address that begins with https:// and holds no ? or #"
                );
                let whole = format!("https://{text}");
                let help = if !text.contains(':')
                    && text.contains('.')
                    && crate::rdf::is_absolute_iri(&whole)
                {
                    message!(sv: "skriv `baseURI: {whole}`", en: "write `baseURI: {whole}`", whole)
                } else {
                    (&rules::NO_IRI.fix).into()
                };
                findings.push(Finding::new(&rules::IRI, message).at(base.span).help(help));
            }
        }
        if let Some(defaults) = keys::meant(reader.profile, &node, "defaults") {
            self.read_defaults(defaults, reader, findings);
        }
        if let Some(node) = node.get(include::KEY) {
            include::read(node, findings);
        }
        let class = reader.profile.class_named(class_name::CATALOG);
        self.without_catalog = node.get("uri").and_then(Node::text) == Some(NONE);
        let (resource, mut found) = reader.read(node, class, MappingRole::MainCatalog);
        findings.append(&mut found);
        for statement in resource.statements.iter().filter(|_| self.without_catalog) {
            let message = message!(
                sv: "`uri: none` säger att här inte beskrivs någon katalog, så det här hör ingenstans",
                en: "`uri: none` says that no catalogue is described here, so this belongs nowhere"
            );
            let help = message!(
                sv: "ta bort `uri: none`, eller ta bort raden",
                en: "remove `uri: none`, or remove the line"
            );
            findings.push(
                Finding::new(&rules::SHAPE, message)
                    .at(statement.key_span)
                    .help(help),
            );
        }
        self.catalog = Some(resource);
    }

    fn read_defaults(&mut self, node: &Node<'s>, reader: &Reader<'_>, findings: &mut Vec<Finding>) {
        if !matches!(node.value, NodeValue::Mapping(_)) {
            let message = message!(sv: "under `defaults:` väntades klasser, som `dataset:`", en: "classes such as `dataset:` were expected below `defaults:`");
            findings.push(Finding::new(&rules::SHAPE, message).at(node.span));
        }
        for entry in node.entries() {
            let (class, near) = match reader.profile.class_of_concept(&entry.key) {
                Some(class) => (Some(class), None),
                None => near_concept(reader.profile, &entry.key).unzip(),
            };
            if class.is_none() || near.is_some() {
                findings.push(unknown_concept(reader.profile, entry, near));
            }
            // One misspelt class is one finding, and not one on each resource that lacks its defaults.
            let Some(class) = class else { continue };
            let (resource, mut found) =
                reader.read(entry.value.clone(), Some(class), MappingRole::Defaults);
            findings.append(&mut found);
            self.defaults.push((class, resource));
        }
    }
}

/// The class with defaults that a misspelt key is meant as, and its key.
fn near_concept<'p>(profile: &'p Profile, key: &str) -> Option<(ClassId, &'p str)> {
    let wanted = Word::new(fold(key));
    let known = profile
        .classes
        .iter()
        .filter_map(|of| of.concept.as_deref());
    let near = known.filter_map(|word| {
        let most = word.len() / 3;
        Some((wanted.distance(&Word::new(word), most)?, word))
    });
    let (_, near) = near.min()?;
    Some((profile.class_of_concept(near)?, near))
}

/// A key under `defaults:` that is no class.
fn unknown_concept(profile: &Profile, entry: &Entry<'_>, near: Option<&str>) -> Finding {
    let message = message!(sv: "`{key}` är ingen klass med standardvärden", en: "`{key}` is no class with defaults", key = &entry.key);
    let help = match near {
        Some(near) => message!(sv: "menade du `{near}`?", en: "did you mean `{near}`?", near),
        None => {
            let known = profile.classes.iter();
            let known = known.filter_map(|class| class.concept.as_deref());
            let known = known.collect::<Vec<_>>().join(", ");
            message!(sv: "klasserna är {known}", en: "the classes are {known}", known)
        }
    };
    let finding = Finding::new(&rules::UNKNOWN_KEY, message);
    finding.at(entry.key_span).help(help)
}

/// An address that begins with its host gets a scheme. It is reported; the IRIs made from it are not.
fn with_scheme(base: &str) -> String {
    let host = base.split('/').next().unwrap_or_default();
    if host.contains('.') && !host.contains(':') {
        format!("https://{base}")
    } else {
        base.to_owned()
    }
}

/// The default language of texts: `textLanguage` (`none` for none), or the first language of the catalogue.
fn default_language(catalog: &Node<'_>, profile: &Profile) -> Option<String> {
    if let Some(tag) = catalog.get("textLanguage") {
        return tag
            .text()
            .filter(|tag| is_language_tag(tag) && *tag != NONE)
            .map(str::to_owned);
    }
    let first = catalog.get("language")?.items().first()?.text()?;
    let languages = profile.vocabulary(profile.vocabulary_named("language")?);
    let value = languages
        .by_word(first)
        .or_else(|| languages.by_value(first))?;
    value.tag.clone()
}

fn parse(sources: &SourceMap, file: FileId) -> Parsed<'_> {
    Parsed::of(file, sources.get(file).bytes())
}

fn read_part<'s>(
    sources: &'s SourceMap,
    file: FileId,
    folder: &str,
    reader: &Reader<'_>,
) -> (Part<'s>, Vec<Finding>) {
    let mut parsed = parse(sources, file);
    let name = sources.get(file).name.raw();
    let stem = name.rsplit('/').next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let id = slug(stem);
    if !is_id(stem) {
        let message = message!(sv: "filnamnet `{stem}` kan inte vara ett id", en: "the file name `{stem}` cannot be an id", stem);
        let extension = name
            .rsplit_once('.')
            .map_or("yaml", |(_, extension)| extension);
        let help = message!(sv: "döp om filen till `{id}.{extension}`", en: "rename the file to `{id}.{extension}`", id, extension);
        parsed.findings.push(
            Finding::new(&rules::FILE_ID, message)
                .at(Span::start_of(file))
                .help(help),
        );
    }
    if is_device(stem) {
        let message = message!(sv: "`{stem}` är namnet på en enhet i Windows, så filen går inte att hämta där", en: "`{stem}` is the name of a device on Windows, so the file cannot be checked out there", stem);
        parsed.findings.push(
            Finding::new(&rules::DEVICE_NAME, message)
                .at(Span::start_of(file))
                .help(&rules::DEVICE_NAME.fix),
        );
    }
    let mut findings = parsed.findings;
    let resource = match parsed.node {
        Some(node) => {
            let class = reader.profile.class_in_folder(folder);
            let is_map = matches!(node.value, NodeValue::Mapping(_));
            let (resource, mut found) = reader.read(node, class, MappingRole::File);
            if folder == RESOURCES && is_map && resource.types.is_empty() && !resource.untyped {
                let message = message!(sv: "filen säger inte vad den beskriver", en: "the file does not say what it describes");
                let help = message!(
                    sv: "skriv till exempel `\"@type\": Location` (en plats), Standard, Document eller LicenseDocument",
                    en: "write for example `\"@type\": Location` (a place), Standard, Document or LicenseDocument"
                );
                found.push(
                    Finding::new(&rules::SHAPE, message)
                        .at(resource.span)
                        .help(help),
                );
            }
            findings.append(&mut found);
            // A file that is no mapping was reported, and is not checked further.
            is_map.then_some(resource)
        }
        None => {
            if findings.is_empty() {
                let message = message!(sv: "filen är tom", en: "the file is empty");
                let help = message!(sv: "skriv beskrivningen, eller ta bort filen", en: "write the description, or remove the file");
                findings.push(
                    Finding::new(&rules::EMPTY, message)
                        .at(Span::start_of(file))
                        .help(help),
                );
            }
            None
        }
    };
    (
        Part {
            file,
            id,
            folder: folder.to_owned(),
            resource,
        },
        findings,
    )
}
