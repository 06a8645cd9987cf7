//! Maps ids of files to IRIs, and resolves references to them.

use super::mint::Minter;
use super::repository::Repository;
use super::role::RESOURCES;
use super::rules;
use crate::diagnostic::Finding;
use crate::message;
use crate::profile::{ClassId, Profile, Property, Suggestions, Word};
use crate::source::Span;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// What an id refers to.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// Index of its file among the parts.
    pub part: usize,
    /// Whether the file could be read.
    pub readable: bool,
}

/// Result of resolving a reference.
pub(super) enum Resolved<'i> {
    /// Exactly one resource.
    One(&'i Target),
    /// Ambiguous: the folders of the candidates.
    Many(Vec<&'i str>),
    /// No resource.
    None,
}

/// Every id of the repository, by folder.
pub(super) struct Ids<'s> {
    profile: &'static Profile,
    by_folder: HashMap<&'s str, HashMap<&'s str, Target>>,
    /// IRI of the resource in each part, or its label with `_:`.
    iris: Vec<String>,
    /// The IRIs of all resources with a file.
    own: HashSet<String>,
    /// Indices of the parts whose id was a duplicate.
    repeated: HashSet<usize>,
    suggestions: Suggestions,
}

/// Suggestions for unknown references: each is compared with all ids, and both may be many.
const MOST_SUGGESTIONS: usize = 50;

/// The length at which an id is similar to a word that begins with it.
const LONG_ID: usize = 5;

impl<'s> Ids<'s> {
    /// Collects the ids of all parts; a duplicate is reported in the second file.
    pub(super) fn new(
        repository: &'s Repository<'_>,
        profile: &'static Profile,
        minter: &Minter<'_>,
        found: &mut Vec<Finding>,
    ) -> Self {
        let mut by_folder: HashMap<&str, HashMap<&str, Target>> = HashMap::new();
        let mut repeated = HashSet::new();
        let mut iris = Vec::with_capacity(repository.parts.len());
        for (number, part) in repository.parts.iter().enumerate() {
            let class = part
                .resource
                .as_ref()
                .and_then(|r| r.class)
                .or_else(|| profile.class_in_folder(&part.folder));
            let concept = class
                .and_then(|id| profile.class(id).concept.as_deref())
                .unwrap_or("resource");
            iris.push(match &part.resource {
                Some(resource) => minter.iri(resource, concept, &part.id),
                None => minter.mint(concept, &part.id),
            });
            let target = Target {
                part: number,
                readable: part.resource.is_some(),
            };
            let folder = by_folder.entry(&part.folder).or_default();
            if let Some(first) = folder.get(part.id.as_str()) {
                let at = part
                    .resource
                    .as_ref()
                    .map_or_else(|| Span::start_of(part.file), |resource| resource.span);
                let other = &repository.parts[first.part];
                let message = message!(sv: "id:t `{id}` finns redan i mappen {folder}/", en: "the id `{id}` is taken already in {folder}/", id = &part.id, folder = &part.folder);
                let label = message!(sv: "den första", en: "the first one");
                let mut finding = Finding::new(&rules::DUPLICATE_ID, message)
                    .at(at)
                    .help(&rules::DUPLICATE_ID.fix);
                let first_span = other
                    .resource
                    .as_ref()
                    .map_or_else(|| Span::start_of(other.file), |resource| resource.span);
                finding = finding.label(first_span, label);
                found.push(finding);
                repeated.insert(number);
                continue;
            }
            folder.insert(&part.id, target);
        }
        let targets = by_folder.values().flat_map(HashMap::values);
        let own = targets.map(|target| iris[target.part].clone()).collect();
        Self {
            profile,
            by_folder,
            iris,
            own,
            repeated,
            suggestions: Suggestions::first(MOST_SUGGESTIONS),
        }
    }

    /// Whether the part with this index has the id of an earlier part.
    pub(super) fn repeats(&self, part: usize) -> bool {
        self.repeated.contains(&part)
    }

    /// The IRI of the resource in the part with this index, or its label with `_:`.
    pub(super) fn iri_of(&self, part: usize) -> &str {
        &self.iris[part]
    }

    /// The resource with this id in a folder.
    pub(super) fn in_folder(&self, folder: &str, id: &str) -> Option<&Target> {
        self.by_folder.get(folder)?.get(id)
    }

    /// Whether a resource with a file in this repository has the IRI.
    pub(super) fn is_own(&self, iri: &str) -> bool {
        self.own.contains(iri)
    }

    /// Resolves `text` as a value of `row`.
    pub(super) fn resolve(&self, row: &Property, text: &str) -> Resolved<'_> {
        if let Some((folder, id)) = text.split_once('/') {
            return self
                .in_folder(folder, id)
                .map_or(Resolved::None, Resolved::One);
        }
        let mut hits: Vec<(&str, &Target)> = Vec::new();
        for folder in folders(self.profile, row) {
            if let Some(target) = self.in_folder(folder, text)
                && !hits.iter().any(|(other, _)| *other == folder)
            {
                hits.push((folder, target));
            }
        }
        match hits[..] {
            [] => Resolved::None,
            [(_, target)] => Resolved::One(target),
            _ => Resolved::Many(hits.into_iter().map(|(folder, _)| folder).collect()),
        }
    }

    /// Calls `look` while suggestions are left: each takes a search.
    pub(super) fn look<T>(&self, look: impl FnOnce() -> Option<T>) -> Option<T> {
        self.suggestions.look(look)
    }

    /// The ids in a folder, sorted, if there are at most `most`.
    pub(super) fn of_folder(&self, folder: &str, most: usize) -> Option<Vec<&'s str>> {
        let ids = self.by_folder.get(folder)?;
        let mut ids: Vec<&str> = (ids.len() <= most).then(|| ids.keys().copied().collect())?;
        ids.sort_unstable();
        Some(ids)
    }

    /// The id most similar to `text` among those valid at `row` (did-you-mean); only for the first calls.
    pub(super) fn nearest(&self, row: &Property, text: &str) -> Option<&str> {
        self.suggestions.look(|| {
            let wanted = Word::new(super::slug(text));
            folders(self.profile, row)
                .into_iter()
                .filter_map(|folder| self.by_folder.get(folder))
                .flat_map(|ids| ids.keys())
                .filter_map(|id| {
                    let most = id.len().max(wanted.text().len()) / 3;
                    let distance = wanted.distance(&Word::new(*id), most);
                    // `vastanviks-kommun` for `vastanvik`.
                    let begins =
                        || (id.len() >= LONG_ID && wanted.text().starts_with(id)).then_some(most);
                    Some((distance.or_else(begins)?, *id))
                })
                .min()
                .map(|(_, id)| id)
        })
    }
}

/// The class that an id at `row` must be of; none where a value that is no id of a file need not be meant as one.
pub(super) fn referenced_class(row: &Property) -> Option<ClassId> {
    // A row with a vocabulary: a rule reports unknown values.
    let has_list = row
        .alternatives
        .iter()
        .any(|alternative| !alternative.vocabularies.is_empty() || !alternative.suggest.is_empty());
    if has_list {
        return None;
    }
    // Without a class, a plain link with a value that looks like an id: a rule reports that it is no IRI.
    let mut classes = row.alternatives.iter().flat_map(|of| &of.classes);
    classes.next().copied()
}

/// The folders that references at `row` may refer to; a plain link may refer to any.
pub fn folders(profile: &'static Profile, row: &Property) -> Vec<&'static str> {
    let all = || {
        profile
            .classes
            .iter()
            .filter_map(|class| class.folder.as_deref())
    };
    if row
        .alternatives
        .iter()
        .all(|alternative| alternative.classes.is_empty())
    {
        return all().chain([RESOURCES]).collect();
    }
    let classes = row
        .alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes);
    let classes = classes.flat_map(|class| profile.with_subclasses(*class));
    classes
        .map(|class| profile.class(class).folder.as_deref().unwrap_or(RESOURCES))
        .collect()
}

/// Whether an inferred row of the catalogue lists instances of this class or its subclasses.
pub fn lists(profile: &Profile, row: &Property, class: ClassId) -> bool {
    row.alternatives
        .iter()
        .flat_map(|alternative| &alternative.classes)
        .flat_map(|id| profile.with_subclasses(*id))
        .any(|id| id == class)
}
