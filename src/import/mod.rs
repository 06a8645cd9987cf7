//! Import: any graph to a repository of descriptions, the inverse of [`crate::description`], by the same rows.
//!
//! Lossless by construction: the notation of a value is read back as the reader would, and is used only if it has the
//! same meaning; otherwise the value is written exactly, with JSON-LD keywords. Implied statements (defaults,
//! membership, legislation) are omitted only where the source has them, and suppressed elsewhere.

mod base;
mod catalog;
mod class;
mod defaults;
mod find;
mod implied;
mod key;
mod letter;
mod name;
mod nested_name;
mod placement;
mod resource;
mod shared;
mod sound;
mod upgrade;
mod value;
mod word;

use crate::description::{Minter, RESOURCES, Reader, Templates};
use crate::diagnostic::Lang;
use crate::profile::{ClassId, Profile};
use crate::rdf::{Graph, Term, TermId};
use crate::say;
use crate::yaml;
use class::Classes;
use defaults::Defaults;
use placement::Placements;
use std::collections::{HashMap, HashSet};

pub use upgrade::{Change, upgrade};

/// Options of an import.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// `baseURI` of minted IRIs; derived from the source if `None`.
    pub base: Option<&'o str>,
    /// IRI templates.
    pub templates: &'o Templates,
    /// Name of the source, for a comment in each file.
    pub source: &'o str,
    /// Language of comments.
    pub lang: Lang,
}

/// A file of the new repository.
#[derive(Clone, Debug)]
pub struct File {
    /// Its folder; empty for `catalog.yaml`.
    pub folder: &'static str,
    /// Its name without extension.
    pub id: String,
    /// The resource in it; `None` when `catalog.yaml` describes no catalogue.
    pub subject: Option<TermId>,
}

impl File {
    /// Path relative to the root of the repository.
    pub fn path(&self) -> String {
        if self.folder.is_empty() {
            format!("{}.yaml", self.id)
        } else {
            format!("{}/{}.yaml", self.folder, self.id)
        }
    }
}

/// A resource without IRI in the source, with the IRI minted for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minted {
    /// The blank node.
    pub node: TermId,
    /// The minted IRI.
    pub iri: String,
    /// Index of the file that describes it.
    pub file: usize,
}

/// No `baseURI` was given, and none can be derived: the source contains no URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no base for new IRIs")]
pub struct NoBase;

/// A source divided into files, ready to be written.
pub struct Import<'g> {
    graph: &'g Graph,
    profile: &'static Profile,
    options: Options<'g>,
    classes: Classes,
    placements: Placements,
    files: Vec<File>,
    minter: Minter<'g>,
    base: Option<String>,
    /// The base, where it is only a guess.
    guessed: Option<String>,
    /// Minted IRIs, by blank node.
    minted: HashMap<TermId, String>,
    /// Organisation numbers that were used for minted IRIs.
    numbers: HashSet<String>,
    /// Explicit ids of distributions.
    ids: HashMap<TermId, String>,
    /// The default language of texts.
    language: Option<String>,
    /// Ids of the properties of each class, row by row.
    rows: Vec<Vec<Option<TermId>>>,
    defaults: Defaults,
    served: HashMap<TermId, HashSet<TermId>>,
}

impl<'g> Import<'g> {
    /// Divides a source into files.
    ///
    /// # Errors
    /// When a resource needs an IRI, and there is no base to mint it with.
    pub fn new(
        graph: &'g Graph,
        profile: &'static Profile,
        options: Options<'g>,
    ) -> Result<Self, NoBase> {
        let classes = Classes::of(graph, profile);
        let placements = Placements::of(graph, profile, &classes);
        let base = options
            .base
            .map(|base| base.trim_end_matches('/').to_owned())
            .or_else(|| base::base(graph, profile, &classes, &placements));
        let mut guessed = None;
        if base.is_none() && placements.needs_base(graph, profile, &classes) {
            guessed = Some(base::guess(graph, profile).ok_or(NoBase)?);
        }
        let base = base.or_else(|| guessed.clone());
        let rows = profile.classes.iter().map(|class| {
            let rows = class.properties.iter();
            rows.map(|row| graph.iri(&row.iri)).collect()
        });
        let rows = rows.collect();
        let mut import = Self {
            minter: Minter::new(base.as_deref(), options.templates),
            graph,
            profile,
            options,
            classes,
            placements,
            files: Vec::new(),
            base,
            guessed,
            minted: HashMap::new(),
            numbers: HashSet::new(),
            ids: HashMap::new(),
            language: None,
            rows,
            defaults: Defaults::default(),
            served: HashMap::new(),
        };
        import.choose_language();
        import.name();
        import.served = import.find_served();
        import.defaults = import.find_defaults();
        Ok(import)
    }

    /// The files, `catalog.yaml` first.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The base, where it is a guess that a person should check.
    pub fn guessed_base(&self) -> Option<&str> {
        self.guessed.as_deref()
    }

    /// The base, where it was taken from the source and is not on a domain of the publisher.
    pub fn foreign_base(&self) -> Option<&str> {
        let base = self.base.as_deref()?;
        let is_chosen = self.options.base.is_none() && self.guessed.is_none();
        (is_chosen && base::is_foreign(base, self.graph)).then_some(base)
    }

    /// Resources with minted IRIs, in the order of the files.
    pub fn minted(&self) -> Vec<Minted> {
        let mut minted: Vec<Minted> = self
            .minted
            .iter()
            .map(|(node, iri)| Minted {
                node: *node,
                iri: iri.clone(),
                file: self.placements.file_of(*node).unwrap_or(0),
            })
            .collect();
        minted.sort_by(|a, b| (a.file, &a.iri).cmp(&(b.file, &b.iri)));
        minted
    }

    /// The content of a file.
    pub fn text(&self, file: &File) -> String {
        let comments = self.comments(file);
        let entries = match file.subject {
            _ if file.folder.is_empty() => self.catalog(file.subject),
            Some(subject) => self.file(subject, file),
            None => Vec::new(),
        };
        yaml::document(&comments, &entries, &["distribution", "defaults"])
    }

    fn comments(&self, file: &File) -> Vec<String> {
        let class = self.profile.class_in_folder(file.folder);
        let concept = class.and_then(|class| self.profile.class(class).concept.as_deref());
        let schema = match (file.folder, concept) {
            ("", _) => ".katalog/catalog.schema.json".to_owned(),
            (_, concept) => {
                format!("../.katalog/{}.schema.json", concept.unwrap_or("resource"))
            }
        };
        let source = self.options.source;
        let mut comments = vec![
            format!("yaml-language-server: $schema={schema}"),
            say!(self.options.lang, sv: "Från {source}", en: "From {source}"),
        ];
        if file.subject.is_none() {
            comments.push(say!(
                self.options.lang,
                sv: "Källan beskriver ingen katalog. Ta bort raden `uri: none` och skriv title, description och publisher.",
                en: "The source describes no catalogue. Remove the line `uri: none` and write title, description and publisher."
            ));
        }
        comments
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            profile: self.profile,
            default_language: self.language.as_deref(),
        }
    }

    /// The IRI of a node in the new repository; `None` for a node that stays blank.
    pub fn iri_of(&self, node: TermId) -> Option<&str> {
        match self.graph.term(node) {
            Term::Iri(iri) => Some(iri),
            Term::Blank(_) | Term::Literal { .. } => self.minted.get(&node).map(String::as_str),
        }
    }

    /// The id of a property, if it occurs.
    fn property(&self, iri: &str) -> Option<TermId> {
        self.graph.iri(iri)
    }

    /// The folder of a class by name.
    fn folder_named(&self, class: &str) -> &'static str {
        self.folder_of(self.profile.class_named(class))
    }

    /// The folder of a class; `resources` where it has none.
    fn folder_of(&self, class: Option<ClassId>) -> &'static str {
        let class = class.map(|class| self.profile.class(class));
        class
            .and_then(|class| class.folder.as_deref())
            .unwrap_or(RESOURCES)
    }
}
