//! Interner: every RDF term has an id; all texts are in one arena.

use super::Term;
use foldhash::fast::RandomState;
// The only use of this library: a table of ids whose keys lie elsewhere, which `std` lacks. Maps and sets are those of `std`,
// whose iteration clippy watches (`iter_over_hash_type`), with a hasher of `foldhash` where many are looked up.
use hashbrown::HashTable;
use std::hash::{BuildHasher, Hash, Hasher};

/// The id of a term in its [`Terms`], in the order in which terms were interned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(u32);

impl TermId {
    /// The id as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The term with this index.
    pub(crate) fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 terms"))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TermKind {
    Iri,
    Blank,
    Plain,
    Typed(TermId),
    Tagged(TermId),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    start: usize,
    len: u32,
    kind: TermKind,
}

/// The interned terms.
#[derive(Debug, Default)]
pub struct Terms {
    text: String,
    entries: Vec<Entry>,
    table: HashTable<u32>,
    // Seeded at random, so that no input can be made to collide in the hash table (hash flooding).
    hasher: RandomState,
}

impl Terms {
    /// An empty table with capacity for what `bytes` of YAML typically hold.
    pub(super) fn for_input(bytes: usize) -> Self {
        let count = bytes / 40;
        Self {
            text: String::with_capacity(bytes * 2),
            entries: Vec::with_capacity(count),
            table: HashTable::with_capacity(count),
            hasher: RandomState::default(),
        }
    }

    /// All ids, in the order in which the terms were interned.
    pub fn ids(&self) -> impl Iterator<Item = TermId> + use<> {
        (0..self.entries.len()).map(TermId::from_index)
    }

    /// Number of distinct terms.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Length of all texts, in bytes.
    pub(super) fn text_len(&self) -> usize {
        self.text.len()
    }

    /// An arbitrary term.
    pub(super) fn any(&mut self) -> TermId {
        if self.entries.is_empty() {
            return self.intern(Term::Iri(""));
        }
        TermId(0)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The id of `term`, which is added if it is new.
    pub fn intern(&mut self, term: Term<'_>) -> TermId {
        match term {
            Term::Iri(iri) => self.insert(iri, TermKind::Iri),
            Term::Blank(label) => self.insert(label, TermKind::Blank),
            Term::Literal {
                value,
                datatype: None,
                language: None,
            } => self.insert(value, TermKind::Plain),
            Term::Literal {
                value,
                language: Some(language),
                ..
            } => {
                // Language tags are kept as written, and stored like plain literals.
                let language = self.insert(language, TermKind::Plain);
                self.insert(value, TermKind::Tagged(language))
            }
            Term::Literal {
                value,
                datatype: Some(datatype),
                ..
            } => {
                let datatype = self.insert(datatype, TermKind::Iri);
                self.insert(value, TermKind::Typed(datatype))
            }
        }
    }

    /// The id of `term`, if it occurs.
    pub fn get(&self, term: Term<'_>) -> Option<TermId> {
        match term {
            Term::Iri(iri) => self.find(iri, TermKind::Iri),
            Term::Blank(label) => self.find(label, TermKind::Blank),
            Term::Literal {
                value,
                datatype: None,
                language: None,
            } => self.find(value, TermKind::Plain),
            Term::Literal {
                value,
                language: Some(language),
                ..
            } => self.find(
                value,
                TermKind::Tagged(self.find(language, TermKind::Plain)?),
            ),
            Term::Literal {
                value,
                datatype: Some(datatype),
                ..
            } => self.find(value, TermKind::Typed(self.find(datatype, TermKind::Iri)?)),
        }
    }

    /// The id of the IRI, if it occurs.
    pub fn iri(&self, iri: &str) -> Option<TermId> {
        self.find(iri, TermKind::Iri)
    }

    /// The term with this id.
    ///
    /// # Panics
    /// When `id` is from another table.
    pub fn term(&self, id: TermId) -> Term<'_> {
        let entry = self.entries[id.index()];
        let value = &self.text[entry.start..entry.start + entry.len as usize];
        match entry.kind {
            TermKind::Iri => Term::Iri(value),
            TermKind::Blank => Term::Blank(value),
            TermKind::Plain => Term::Literal {
                value,
                datatype: None,
                language: None,
            },
            TermKind::Typed(datatype) => Term::Literal {
                value,
                datatype: Some(self.text_of(datatype)),
                language: None,
            },
            TermKind::Tagged(language) => Term::Literal {
                value,
                datatype: None,
                language: Some(self.text_of(language)),
            },
        }
    }

    /// The lexical form, IRI or label of a term, without datatype or language.
    pub fn text_of(&self, id: TermId) -> &str {
        let entry = self.entries[id.index()];
        &self.text[entry.start..entry.start + entry.len as usize]
    }

    /// The datatype of a literal that has one.
    pub fn datatype_of(&self, id: TermId) -> Option<TermId> {
        match self.entries[id.index()].kind {
            TermKind::Typed(datatype) => Some(datatype),
            TermKind::Iri | TermKind::Blank | TermKind::Plain | TermKind::Tagged(_) => None,
        }
    }

    /// The language tag of a literal that has one.
    pub fn language_of(&self, id: TermId) -> Option<TermId> {
        match self.entries[id.index()].kind {
            TermKind::Tagged(language) => Some(language),
            TermKind::Iri | TermKind::Blank | TermKind::Plain | TermKind::Typed(_) => None,
        }
    }

    /// Whether the term is a literal.
    pub fn is_literal(&self, id: TermId) -> bool {
        !matches!(
            self.entries[id.index()].kind,
            TermKind::Iri | TermKind::Blank
        )
    }

    /// Whether the term is a blank node.
    pub fn is_blank(&self, id: TermId) -> bool {
        self.entries[id.index()].kind == TermKind::Blank
    }

    /// Whether the term is an IRI.
    pub fn is_iri(&self, id: TermId) -> bool {
        self.entries[id.index()].kind == TermKind::Iri
    }

    #[inline]
    fn hash(hasher: &RandomState, text: &str, kind: TermKind) -> u64 {
        let mut state = hasher.build_hasher();
        let salt = match kind {
            TermKind::Iri => 0,
            TermKind::Blank => 1,
            TermKind::Plain => 2,
            TermKind::Typed(id) => 4 + (u64::from(id.0) << 3),
            TermKind::Tagged(id) => 5 + (u64::from(id.0) << 3),
        };
        salt.hash(&mut state);
        text.hash(&mut state);
        state.finish()
    }

    fn same(&self, id: u32, text: &str, kind: TermKind) -> bool {
        let entry = &self.entries[id as usize];
        entry.kind == kind
            && entry.len as usize == text.len()
            && self.text.as_bytes()[entry.start..entry.start + text.len()] == *text.as_bytes()
    }

    fn find(&self, text: &str, kind: TermKind) -> Option<TermId> {
        let hash = Self::hash(&self.hasher, text, kind);
        self.table
            .find(hash, |id| self.same(*id, text, kind))
            .map(|id| TermId(*id))
    }

    fn insert(&mut self, text: &str, kind: TermKind) -> TermId {
        let hash = Self::hash(&self.hasher, text, kind);
        if let Some(id) = self.table.find(hash, |id| self.same(*id, text, kind)) {
            return TermId(*id);
        }
        let id = TermId::from_index(self.entries.len());
        let len = u32::try_from(text.len()).expect("a term shorter than 4 GiB");
        self.entries.push(Entry {
            start: self.text.len(),
            len,
            kind,
        });
        self.text.push_str(text);
        let Self {
            entries,
            text: all,
            table,
            hasher,
        } = self;
        table.insert_unique(hash, id.0, |id| {
            let entry = &entries[*id as usize];
            Self::hash(
                hasher,
                &all[entry.start..entry.start + entry.len as usize],
                entry.kind,
            )
        });
        id
    }
}
