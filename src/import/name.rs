//! Assigns file names, and mints IRIs for blank nodes.

use super::placement::Placement;
use super::word::{LONGEST, first_free, is_word, shortened, tail};
use super::{File, Import};
use crate::description::{NAMELESS, RESOURCES, is_device, is_id, slug};
use crate::profile::{Class, class_name, organisation_iri};
use crate::rdf::{Term, TermId, vocab};
use std::collections::{HashMap, HashSet};

impl Import<'_> {
    /// Assigns file and name to every resource.
    pub(super) fn name(&mut self) {
        let mut subjects: Vec<(&'static str, TermId)> = self
            .graph
            .subjects()
            .filter_map(|node| match self.placements.get(node) {
                Placement::File(folder) => Some((folder, node)),
                Placement::Nested(..) | Placement::Nowhere => None,
            })
            .collect();
        // By IRI, as the order of the source may differ between exports.
        subjects.sort_by_cached_key(|(folder, node)| {
            let term = self.graph.term(*node);
            let blank = term.as_iri().is_none();
            (*folder, blank, term.as_iri().map(str::to_owned), *node)
        });
        let mut taken: HashSet<(&'static str, String)> = HashSet::new();
        let mut files = vec![File {
            folder: "",
            id: "catalog".to_owned(),
            subject: self.placements.main,
        }];
        // Resources whose IRI depends on the name choose first.
        let mut names: HashMap<TermId, String> = HashMap::new();
        let mut numbers: HashMap<(&'static str, String), usize> = HashMap::new();
        for (folder, node) in &subjects {
            if let Some(id) = self.id_in_iri(folder, *node)
                && taken.insert((*folder, id.to_owned()))
            {
                names.insert(*node, id.to_owned());
            }
        }
        for (folder, node) in subjects {
            if folder.is_empty() {
                self.mint(node, "main");
                continue;
            }
            let id = names.remove(&node).unwrap_or_else(|| {
                let wish = self.wish(folder, node);
                let free = |id: &str| {
                    !taken.contains(&(folder, id.to_owned())) && self.may_mint(folder, node, id)
                };
                // Thousands of resources may share a title: numbers that are taken are not tried again.
                let next = numbers.entry((folder, wish.clone())).or_insert(1);
                let id = first_free(&wish, next, free);
                taken.insert((folder, id.clone()));
                id
            });
            if folder != RESOURCES {
                self.mint(node, &id);
            }
            files.push(File {
                folder,
                id,
                subject: Some(node),
            });
        }
        files[1..].sort_by(|a, b| (a.folder, &a.id).cmp(&(b.folder, &b.id)));
        self.placements.number_files(
            files
                .iter()
                .enumerate()
                .filter_map(|(number, file)| Some((number, file.subject?))),
        );
        self.files = files;
        self.name_distributions();
        self.name_copies();
    }

    /// The concept name in IRIs for resources of a folder.
    pub(super) fn concept(&self, folder: &str, node: TermId) -> &'static str {
        let class = match folder {
            "" => self.profile.class_named(class_name::CATALOG),
            RESOURCES => self.classes.typed(node),
            folder => self.profile.class_in_folder(folder),
        };
        concept_word(class.map(|class| self.profile.class(class)))
    }

    /// The id with which the templates give the node's IRI.
    fn id_in_iri(&self, folder: &'static str, node: TermId) -> Option<&str> {
        let Term::Iri(iri) = self.graph.term(node) else {
            return None;
        };
        self.base.as_ref()?;
        let id = iri.rsplit('/').next()?;
        let fits = is_id(id) && id.len() <= LONGEST && !is_device(id);
        let concept = self.concept(folder, node);
        (fits && self.minter.mint(concept, id) == iri).then_some(id)
    }

    /// Whether minting with the id collides with no other IRI.
    fn may_mint(&self, folder: &'static str, node: TermId, id: &str) -> bool {
        let blank = self.graph.term(node).as_iri().is_none();
        !blank || folder == RESOURCES || {
            let iri = self.minter.mint(self.concept(folder, node), id);
            self.graph.iri(&iri).is_none()
        }
    }

    /// Mints the IRI of a main resource that has none.
    fn mint(&mut self, node: TermId, id: &str) {
        if self.graph.term(node).as_iri().is_some() {
            return;
        }
        let Placement::File(folder) = self.placements.get(node) else {
            return;
        };
        let mut iri = self.minter.mint(self.concept(folder, node), id);
        if let Some(digits) = self.organisation_number(node) {
            let by_number = organisation_iri(&digits);
            // Another agent may have the IRI of the number.
            if self.graph.iri(&by_number).is_none() && self.numbers.insert(digits) {
                iri = by_number;
            }
        }
        self.minted.insert(node, iri);
    }

    /// The preferred name of the file.
    fn wish(&self, folder: &str, node: TermId) -> String {
        let tail = self.graph.term(node).as_iri().map(tail);
        // The end of a query (`f=json`) is rarely a name.
        let in_query = |iri: &str| iri.contains('?');
        if let Some(tail) = tail
            && is_word(tail)
            && !self.graph.term(node).as_iri().is_some_and(in_query)
        {
            return shortened(&slug(tail));
        }
        let called = self.called(node).or_else(|| self.mailbox(node));
        let called = called.map(|title| slug(&title));
        let name = called.filter(|name| name.contains(|c: char| c.is_ascii_alphabetic()));
        let fallback = || {
            tail.map(slug)
                .filter(|id| id.contains(|c: char| c.is_ascii_alphanumeric()) && id != NAMELESS)
                .unwrap_or_else(|| self.concept(folder, node).to_owned())
        };
        shortened(&name.unwrap_or_else(fallback))
    }

    /// The local part of an e-mail address.
    fn mailbox(&self, node: TermId) -> Option<String> {
        let property = self.property(vocab::vcard::HAS_EMAIL)?;
        let address = self.graph.values(node, property).first()?.o;
        let address = self.graph.term(address).text().into_owned();
        let address = address.strip_prefix("mailto:").unwrap_or(&address);
        let (name, _) = address.split_once('@')?;
        Some(name.to_owned())
    }

    /// Title or name: in Swedish, else the default language, else any.
    fn called(&self, node: TermId) -> Option<String> {
        let names = [
            vocab::dcterms::TITLE,
            vocab::foaf::NAME,
            vocab::vcard::FN,
            vocab::vcard::ORGANIZATION_NAME,
            vocab::skos::PREF_LABEL,
            vocab::rdfs::LABEL,
        ];
        names.iter().find_map(|iri| {
            let property = self.property(iri)?;
            let texts = self.graph.values(node, property).iter();
            let texts = texts.filter_map(|triple| match self.graph.term(triple.o) {
                Term::Literal {
                    value, language, ..
                } => Some((value, language)),
                Term::Iri(_) | Term::Blank(_) => None,
            });
            texts
                .min_by_key(|(value, language)| {
                    let rank = match language {
                        Some("sv") => 0,
                        language if *language == self.language.as_deref() => 1,
                        None => 2,
                        Some(_) => 3,
                    };
                    (rank, *value)
                })
                .map(|(value, _)| value.to_owned())
        })
    }
}

/// The concept name of a class in IRIs.
pub(super) fn concept_word(class: Option<&'static Class>) -> &'static str {
    class
        .and_then(|class| class.concept.as_deref())
        .unwrap_or("resource")
}
