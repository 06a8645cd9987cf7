//! Names (terms, compact IRIs, keywords) in a JSON-LD document: how long each may become when expanded, and at what
//! cost.

use foldhash::HashMap;

/// Length in bytes of the base IRI and of the vocabulary mapping.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ContextLengths {
    pub(super) base: usize,
    pub(super) vocabulary: usize,
}

impl ContextLengths {
    pub(super) fn max(self, other: Self) -> Self {
        Self {
            base: self.base.max(other.base),
            vocabulary: self.vocabulary.max(other.vocabulary),
        }
    }
}

/// The keywords that a name may be an alias of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Keywords {
    pub(super) id: bool,
    pub(super) kind: bool,
    /// `@list` or `@set`: its items are values of the enclosing key.
    pub(super) list: bool,
}

impl Keywords {
    fn of(text: &str) -> Self {
        Self {
            id: text == "@id",
            kind: text == "@type",
            list: text == "@list" || text == "@set",
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            id: self.id || other.id,
            kind: self.kind || other.kind,
            list: self.list || other.list,
        }
    }
}

/// The cost of applying a term-scoped context once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cost {
    /// Number of contexts in it, for each of which all active terms are copied.
    pub(super) contexts: usize,
    /// Number of nodes that its own definitions take, and bytes of their texts.
    pub(super) nodes: usize,
    pub(super) texts: usize,
}

impl Cost {
    pub(super) fn max(self, other: Self) -> Self {
        Self {
            contexts: self.contexts.max(other.contexts),
            nodes: self.nodes.max(other.nodes),
            texts: self.texts.max(other.texts),
        }
    }
}

/// The expansion of a name; where it is defined more than once, the maximum of each property.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) length: usize,
    pub(super) keywords: Keywords,
    /// Whether values are one level deeper, in a container: by language, index, id or type.
    pub(super) has_container: bool,
    /// The cost of the term-scoped context.
    pub(super) scoped: Cost,
    /// Bytes of the property that `@index` adds to each value, and the cost of that property's context.
    pub(super) index: usize,
    pub(super) indexed: Cost,
}

impl Name {
    fn max(self, other: Self) -> Self {
        Self {
            length: self.length.max(other.length),
            keywords: self.keywords.or(other.keywords),
            has_container: self.has_container || other.has_container,
            scoped: self.scoped.max(other.scoped),
            index: self.index.max(other.index),
            indexed: self.indexed.max(other.indexed),
        }
    }
}

/// The terms of all contexts of a document.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashMap<String, Name>,
    /// The longest base and vocabulary in term-scoped contexts; relative ones grow each time that their term is nested
    /// in itself.
    scoped: ContextLengths,
    growth: ContextLengths,
    /// How many term-scoped contexts may be nested.
    uses: usize,
    /// Whether keywords can be composed from parts, so that any name may be one.
    is_odd: bool,
    pub(super) has_changed: bool,
}

impl Names {
    pub(super) fn new(uses: usize) -> Self {
        Self {
            uses,
            ..Self::default()
        }
    }

    /// The properties of a name, with the most bytes that it may expand to.
    pub(super) fn get(&self, text: &str, reach: ContextLengths) -> Name {
        let mut name = self.known.get(text).copied().unwrap_or_default();
        name.keywords = name.keywords.or(self.spelled(text));
        name.length = self.expanded(text, name.length, reach).max(text.len());
        name
    }

    /// The cost of the term-scoped context of a name.
    pub(super) fn scoped(&self, text: &str) -> Cost {
        self.known
            .get(text)
            .map_or_else(Cost::default, |name| name.scoped)
    }

    /// The most bytes that a text may expand to as a name.
    pub(super) fn length(&self, text: &str, reach: ContextLengths) -> usize {
        let known = self.known.get(text).map_or(0, |name| name.length);
        self.expanded(text, known, reach)
    }

    fn expanded(&self, text: &str, known: usize, reach: ContextLengths) -> usize {
        if has_keyword_form(text) {
            return text.len();
        }
        let named = known.max(self.prefixed(text));
        if !is_relative(text) {
            return named.max(text.len());
        }
        let base = self.base(reach);
        let vocabulary = reach.vocabulary.max(self.scoped.vocabulary);
        let around = if self.growth.vocabulary == 0 {
            vocabulary.max(base)
        } else {
            vocabulary.max(base) + self.growth.vocabulary * self.uses
        };
        named.max(around + text.len())
    }

    /// The longest base that may be active where `reach` is.
    pub(super) fn base(&self, reach: ContextLengths) -> usize {
        reach.base.max(self.scoped.base) + self.growth.base * self.uses
    }

    fn prefixed(&self, text: &str) -> usize {
        let known =
            |(prefix, rest): (&str, &str)| Some(self.known.get(prefix)?.length + rest.len());
        let split = text.split_once(':');
        let empty = text.strip_prefix(':').and_then(|rest| rest.split_once(':'));
        split
            .and_then(known)
            .max(empty.and_then(known))
            .unwrap_or(0)
    }

    /// The keywords that a text is, literally.
    fn spelled(&self, text: &str) -> Keywords {
        if self.is_odd {
            return Keywords {
                id: true,
                kind: true,
                list: true,
            };
        }
        Keywords::of(text)
    }

    /// Records a term that is defined as `means`.
    pub(super) fn note(&mut self, term: &str, means: &str, mut name: Name) {
        // A prefix of these may make a keyword of a text that is none by itself.
        if matches!(means, "" | "@") {
            self.change(|names| &mut names.is_odd, true);
        }
        let same = self.known.get(means).map(|name| name.keywords);
        name.keywords = self.spelled(means).or(same.unwrap_or_default());
        match self.known.get_mut(term) {
            Some(known) => {
                let most = known.max(name);
                self.has_changed |= most != *known;
                *known = most;
            }
            None => {
                self.has_changed = true;
                self.known.insert(term.to_owned(), name);
            }
        }
    }

    /// Records the vocabulary mapping of an object's context, which may make keywords.
    pub(super) fn note_vocabulary(&mut self, vocabulary: &str) {
        if vocabulary == "@" {
            self.change(|names| &mut names.is_odd, true);
        }
    }

    /// Records the base of a term-scoped context, with `added` bytes before it in an array of contexts.
    pub(super) fn note_scoped_base(&mut self, base: &str, added: &mut usize) {
        if crate::rdf::has_scheme(base) {
            let most = self.scoped.base.max(base.len());
            self.change(|names| &mut names.scoped.base, most);
        } else {
            *added += base.len();
            let most = self.growth.base.max(*added);
            self.change(|names| &mut names.growth.base, most);
        }
    }

    /// Records the vocabulary mapping of a term-scoped context, in the same way.
    pub(super) fn note_scoped_vocabulary(&mut self, vocabulary: &str, added: &mut usize) {
        let known = self.known.get(vocabulary).map_or(0, |name| name.length);
        let most = known.max(self.prefixed(vocabulary)).max(vocabulary.len());
        let most = most.max(self.scoped.vocabulary);
        self.change(|names| &mut names.scoped.vocabulary, most);
        if is_relative(vocabulary) {
            *added += vocabulary.len();
            let most = self.growth.vocabulary.max(*added);
            self.change(|names| &mut names.growth.vocabulary, most);
        }
    }

    /// Whether term-scoped contexts make the base or the vocabulary longer each time they are applied.
    pub(super) fn grows(&self) -> bool {
        self.growth != ContextLengths::default()
    }

    fn change<T: PartialEq>(&mut self, field: impl Fn(&mut Self) -> &mut T, value: T) {
        let field = field(self);
        if *field != value {
            *field = value;
            self.has_changed = true;
        }
    }
}

/// The prefix of a compact IRI; the empty prefix counts as none.
pub(super) fn prefix(name: &str) -> Option<&str> {
    let (prefix, rest) = name.split_once(':')?;
    if !prefix.is_empty() {
        return Some(prefix);
    }
    rest.split_once(':').map(|(prefix, _)| prefix)
}

/// Whether a text has the form of a keyword (`@` and letters): it is never a term.
pub(super) fn has_keyword_form(text: &str) -> bool {
    let letters = |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic());
    text.strip_prefix('@').is_some_and(letters)
}

/// Whether the base or the vocabulary may be prepended to a text.
fn is_relative(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, rest)) => prefix != "_" && !rest.starts_with("//") && !is_plain(text),
        None => true,
    }
}

/// Whether a text is clearly an absolute IRI, to which nothing is prepended.
fn is_plain(text: &str) -> bool {
    let is_usual =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=".contains(&byte);
    crate::rdf::has_scheme(text) && text.bytes().all(is_usual)
}
