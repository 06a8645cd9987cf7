//! Names: the base of new IRIs, the files, the IRIs of what had none.

use super::class::Classes;
use super::place::{Place, Places};
use super::{File, Import};
use crate::description::{RESOURCES, format_id, is_id, organisation, slug};
use crate::profile::{Class, Profile};
use crate::rdf::{Graph, Term, TermId, vocab};
use hashbrown::{HashMap, HashSet};

/// Longest name of a file, in letters.
const LONGEST: usize = 60;
/// Digits that a word may have, as many as a year.
const YEAR: usize = 4;
/// Letters that the end of an IRI needs to be read as a word.
const FEWEST_LETTERS: usize = 3;

/// What new IRIs begin with: what the source's own begin with where they are made as ours are, else the host of the
/// catalogue or of most of what it lists.
pub(super) fn base(
    graph: &Graph,
    profile: &'static Profile,
    classes: &Classes,
    places: &Places,
) -> Option<String> {
    let mut made_alike: HashMap<&str, usize> = HashMap::new();
    let mut hosts: HashMap<&str, usize> = HashMap::new();
    for node in graph.subjects() {
        let (Place::File(folder), Term::Iri(iri)) = (places.get(node), graph.term(node)) else {
            continue;
        };
        if folder == RESOURCES {
            continue;
        }
        let concept = classes
            .class(node)
            .and_then(|class| profile.class(class).concept.as_deref());
        let alike = concept.and_then(|concept| {
            let (front, id) = iri.rsplit_once('/')?;
            let base = front.strip_suffix(concept)?.strip_suffix("/id/")?;
            is_id(id).then_some(base)
        });
        if let Some(base) = alike.filter(|base| is_base(base)) {
            *made_alike.entry(base).or_default() += 1;
        }
        // The organisations' own IRIs are the portal's.
        if folder != "agents"
            && let Some(host) = host(iri)
        {
            let weight = if Some(node) == places.main {
                1_000_000
            } else {
                1
            };
            *hosts.entry(host).or_default() += weight;
        }
    }
    let most = |counts: HashMap<&str, usize>| {
        let most = counts
            .into_iter()
            .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)));
        most.map(|(text, _)| text.to_owned())
    };
    most(made_alike).or_else(|| most(hosts))
}

fn is_base(text: &str) -> bool {
    host(text).is_some() && !text.contains(['?', '#']) && crate::rdf::is_absolute_iri(text)
}

/// `https://host` of an address on the web.
fn host(iri: &str) -> Option<&str> {
    let start = iri.find("://")? + 3;
    matches!(&iri[..start], "http://" | "https://").then_some(())?;
    let end = iri[start..]
        .find(['/', '?', '#'])
        .map_or(iri.len(), |at| start + at);
    (end > start && crate::rdf::is_absolute_iri(&iri[..end])).then_some(&iri[..end])
}

impl Import<'_> {
    /// Gives everything its file and name.
    pub(super) fn name(&mut self) {
        let mut subjects: Vec<(&'static str, TermId)> = self
            .graph
            .subjects()
            .filter_map(|node| match self.places.get(node) {
                Place::File(folder) => Some((folder, node)),
                Place::Within(..) | Place::Nowhere => None,
            })
            .collect();
        // By IRI: the order of the source may change from one export to the next.
        subjects.sort_by_cached_key(|(folder, node)| {
            let term = self.graph.term(*node);
            let blank = term.as_iri().is_none();
            (*folder, blank, term.as_iri().map(str::to_owned), *node)
        });
        let mut taken: HashSet<(&'static str, String)> = HashSet::new();
        let mut files = vec![File {
            folder: "",
            id: "catalog".to_owned(),
            subject: self.places.main,
        }];
        // What keeps its IRI by its name has the first choice of names.
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
                // Thousands may have one title: the numbers that are gone are not tried again.
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
        self.places.number_files(
            files
                .iter()
                .enumerate()
                .filter_map(|(number, file)| Some((number, file.subject?))),
        );
        self.files = files;
        self.name_distributions();
        self.name_copies();
    }

    /// Concept of what a folder holds, for IRIs.
    fn concept(&self, folder: &str, node: TermId) -> &'static str {
        let class = match folder {
            "" => self.profile.class_named("Catalog"),
            RESOURCES => self.classes.typed(node),
            folder => self.profile.class_in_folder(folder),
        };
        concept_word(class.map(|class| self.profile.class(class)))
    }

    /// Whether the format, or an id of its own, gives a distribution its IRI.
    pub(super) fn is_by_format(&self, node: TermId, iri: &str) -> bool {
        let Place::Within(dataset, _) = self.places.get(node) else {
            return false;
        };
        let class = self.key_class(node).map(|id| self.profile.class(id));
        let Some(class) = class.filter(|class| class.name == "Distribution") else {
            return false;
        };
        let (Some(file), Place::File(_)) = (self.places.file_of(dataset), self.places.get(dataset))
        else {
            return false;
        };
        let owner = if file == 0 {
            "main"
        } else {
            &self.files[file].id
        };
        let id = self.ids.get(&node).cloned();
        let id = id.or_else(|| self.format_id(node, class));
        self.base.is_some() && id.is_some_and(|id| self.minter.distribution(owner, &id) == iri)
    }

    /// The id that gives the node its IRI without more words.
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

    /// Whether the id gives nothing an IRI that something else has.
    fn may_mint(&self, folder: &'static str, node: TermId, id: &str) -> bool {
        let blank = self.graph.term(node).as_iri().is_none();
        !blank || folder == RESOURCES || {
            let iri = self.minter.mint(self.concept(folder, node), id);
            self.graph.iri(&iri).is_none()
        }
    }

    /// The IRI of a main resource that had none.
    fn mint(&mut self, node: TermId, id: &str) {
        if self.graph.term(node).as_iri().is_some() {
            return;
        }
        let Place::File(folder) = self.places.get(node) else {
            return;
        };
        let mut iri = self.minter.mint(self.concept(folder, node), id);
        if let Some(digits) = self.organisation_number(node) {
            let by_number = organisation(&digits);
            // Another agent may have the number's IRI already.
            if self.graph.iri(&by_number).is_none()
                && !self.minted.values().any(|other| *other == by_number)
            {
                iri = by_number;
            }
        }
        self.minted.insert(node, iri);
    }

    /// The name that a person would give the file.
    fn wish(&self, folder: &str, node: TermId) -> String {
        let tail = self.graph.term(node).as_iri().map(tail);
        if let Some(tail) = tail
            && is_word(tail)
        {
            return shortened(&slug(tail));
        }
        let called = self.called(node).map(|title| slug(&title));
        let name = called.filter(|name| name.contains(|c: char| c.is_ascii_alphabetic()));
        let fallback = || {
            tail.map(slug)
                .filter(|id| id.contains(|c: char| c.is_ascii_alphanumeric()) && id != "namn")
                .unwrap_or_else(|| self.concept(folder, node).to_owned())
        };
        shortened(&name.unwrap_or_else(fallback))
    }

    /// Title or name: Swedish before the language of the texts, before any other.
    fn called(&self, node: TermId) -> Option<String> {
        let names = [
            vocab::dcterms::TITLE,
            vocab::foaf::NAME,
            vocab::vcard::FN,
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

    /// Distributions: an id where the format gives none of their own, an IRI where they had none.
    fn name_distributions(&mut self) {
        let Some(class) = self
            .profile
            .class_named("Distribution")
            .map(|id| self.profile.class(id))
        else {
            return;
        };
        let Some(property) = self.property(vocab::dcat::P_DISTRIBUTION) else {
            return;
        };
        let numbered: Vec<(usize, TermId, String)> = self
            .files
            .iter()
            .enumerate()
            .filter_map(|(number, file)| Some((number, file.subject?, file.id.clone())))
            .collect();
        for (number, dataset, dataset_id) in numbered {
            let dataset_id = if number == 0 { "main" } else { &dataset_id };
            let inside: Vec<TermId> = self
                .graph
                .values(dataset, property)
                .iter()
                .map(|triple| triple.o)
                .filter(|node| self.places.is_here(dataset, property, *node))
                .collect();
            let mut taken: HashSet<String> = HashSet::new();
            for node in &inside {
                if let Some(id) = self.own_distribution_id(*node, dataset_id) {
                    taken.insert(id.clone());
                    if self.format_id(*node, class).as_deref() != Some(&id) {
                        self.ids.insert(*node, id);
                    }
                }
            }
            for node in inside {
                if self.graph.term(node).as_iri().is_some() {
                    continue;
                }
                let by_format = self.format_id(node, class);
                let wish = by_format
                    .clone()
                    .unwrap_or_else(|| "distribution".to_owned());
                let free = |id: &str| {
                    let iri = self.minter.distribution(dataset_id, id);
                    !taken.contains(id) && self.graph.iri(&iri).is_none()
                };
                let id = first_free(&wish, &mut 1, free);
                let iri = self.minter.distribution(dataset_id, &id);
                if by_format.as_ref() != Some(&id) {
                    self.ids.insert(node, id.clone());
                }
                taken.insert(id);
                self.minted.insert(node, iri);
            }
        }
    }

    /// The id in a distribution's IRI, where that is made as ours are.
    fn own_distribution_id(&self, node: TermId, dataset: &str) -> Option<String> {
        let iri = self.graph.term(node).as_iri()?;
        let id = iri.rsplit('/').next()?;
        (is_id(id) && self.minter.distribution(dataset, id) == iri).then(|| id.to_owned())
    }

    /// The id that a distribution's only format gives it; that of one without format is always the same.
    fn format_id(&self, node: TermId, class: &'static Class) -> Option<String> {
        let row = class.by_key("format")?;
        let formats = self
            .property(&row.iri)
            .map_or(&[][..], |property| self.graph.values(node, property));
        match formats {
            [] => Some("distribution".to_owned()),
            [only] => match self.graph.term(only.o) {
                Term::Iri(text) | Term::Literal { value: text, .. } => {
                    Some(format_id(self.profile, row, text))
                }
                Term::Blank(_) => None,
            },
            _ => None,
        }
    }

    /// Agents and contacts that are described where they are used.
    fn name_copies(&mut self) {
        let copies: Vec<(TermId, TermId, TermId)> = self
            .graph
            .subjects()
            .filter(|node| !self.minted.contains_key(node))
            .filter_map(|node| match self.places.get(node) {
                Place::Within(s, p)
                    if self
                        .places
                        .is_minted(self.graph, self.profile, &self.classes, node) =>
                {
                    Some((node, s, p))
                }
                Place::Within(..) | Place::File(_) | Place::Nowhere => None,
            })
            .collect();
        for (node, s, p) in copies {
            let Some(file) = self.places.file_of(s).map(|number| &self.files[number]) else {
                continue;
            };
            let owner = if file.folder.is_empty() {
                "main"
            } else {
                &file.id
            };
            let path = format!("{}-{owner}", self.concept(file.folder, s));
            let key = self.row(s, p).map(|row| slug(&row.key)).unwrap_or_default();
            let class = self.classes.class(node).map(|id| self.profile.class(id));
            let concept = class.and_then(|class| class.concept.as_deref());
            let iri = self
                .minter
                .mint(concept.unwrap_or("resource"), &format!("{path}-{key}"));
            self.minted.insert(node, iri);
        }
    }
}

/// The word for a class in IRIs.
pub(super) fn concept_word(class: Option<&'static Class>) -> &'static str {
    class
        .and_then(|class| class.concept.as_deref())
        .unwrap_or("resource")
}

/// What stands last in an IRI.
fn tail(iri: &str) -> &str {
    let iri = iri.trim_end_matches(['/', '#']);
    iri.rsplit(['/', '#', ':', '=']).next().unwrap_or(iri)
}

/// Whether the end of an IRI is a name that somebody chose, not a number or a string of signs.
fn is_word(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let hexadecimal = text.len() >= 12
        && digits > 0
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || matches!(c, '-' | '_'));
    letters >= FEWEST_LETTERS
        && (digits <= YEAR || letters > 2 * digits)
        && !hexadecimal
        && !text.contains(['%', '.', '?', '&'])
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && text.len() <= LONGEST
}

/// At most so long, ending between words.
fn shortened(id: &str) -> String {
    if id.len() <= LONGEST {
        return id.to_owned();
    }
    let cut = &id[..LONGEST];
    let whole = id.as_bytes()[LONGEST] == b'-';
    let cut = cut
        .rsplit_once('-')
        .filter(|_| !whole)
        .map_or(cut, |(front, _)| front);
    cut.trim_end_matches(['-', '.', '_']).to_owned()
}

/// The name itself, else with the first number from `next` on that makes it free.
fn first_free(wish: &str, next: &mut usize, free: impl Fn(&str) -> bool) -> String {
    let wish = if is_device(wish) {
        format!("{wish}-1")
    } else {
        wish.to_owned()
    };
    if *next == 1 {
        *next = 2;
        if free(&wish) {
            return wish;
        }
    }
    // Room for the number.
    let front = wish.get(..LONGEST - 7).unwrap_or(&wish);
    let front = front.trim_end_matches(['-', '.', '_']);
    loop {
        let id = format!("{front}-{next}");
        *next += 1;
        if free(&id) {
            return id;
        }
    }
}

/// Whether Windows takes the name for a device, with any ending.
fn is_device(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or(id);
    matches!(stem, "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.ends_with(|c: char| c.is_ascii_digit() && c != '0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_well_as_a_name() {
        for word in ["badplatser", "luft-2024", "Badplatser_i_sjon"] {
            assert!(is_word(word), "{word}");
        }
        for no_word in [
            "12",
            "dataset-123456",
            "c4d0f8a6-17be-4b63-8e52-90a3d6f1b724",
            "a1b2c3d4e5f60718",
            "x.csv",
            "b%C3%A5t",
            "",
        ] {
            assert!(!is_word(no_word), "{no_word}");
        }
        assert_eq!(tail("https://x.se/a/badplatser/"), "badplatser");
        assert_eq!(tail("https://x.se/a#lek"), "lek");
    }

    #[test]
    fn names_that_will_do_everywhere() {
        assert!(is_device("con") && is_device("com1") && is_device("nul.x"));
        assert!(!is_device("konto") && !is_device("com0") && !is_device("comma"));
        assert_eq!(first_free("con", &mut 1, |_| true), "con-1");
        let long = "ett-mycket-langt-namn-som-ingen-orkar-skriva-i-en-hanvisning-till-filen";
        assert_eq!(
            shortened(long),
            "ett-mycket-langt-namn-som-ingen-orkar-skriva-i-en-hanvisning"
        );
        let numbered = first_free(&shortened(long), &mut 1, |id| id.ends_with("-12"));
        assert!(numbered.len() <= LONGEST && numbered.ends_with("-12"));
    }
}
