//! Proof of fixes: the graph after the edits differs from the graph before only as the operations intend; if not, which
//! edit is to blame.

use crate::diagnostic::Operation;
use crate::rdf::{Graph, Term, TermId, Triple};
use crate::source::Span;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;

/// The span of an operation in the sources before and after.
#[derive(Clone, Copy, Debug)]
pub(super) struct EditedSpan<'f> {
    pub old: Span,
    pub new: Span,
    pub expect: Expect<'f>,
    /// Index of the edit: a file read under two names has each edit twice.
    pub edit: usize,
    /// Whether the value was unreadable before, so that there is no triple to compare with.
    pub unread: bool,
    /// The old IRI of the resource that the edit renames: an agent whose organisation number could not be read before.
    pub renames: Option<&'f str>,
}

/// The intended effect of an operation on the triples from its span. All other triples must stay.
#[derive(Clone, Copy, Debug)]
pub(super) enum Expect<'f> {
    /// They have these values, or the old ones.
    Values(&'f [String]),
    /// The same texts and IRIs with another property, which gives texts its language and datatype; anything if they were
    /// unreadable before.
    Renamed,
    /// New triples, where there were none.
    New,
    /// No triples any more.
    Gone,
}

impl<'f> Expect<'f> {
    /// The intended effect; `None` without any.
    pub(super) fn of(operation: &'f Operation) -> Option<Self> {
        match operation {
            Operation::Replace { becomes, .. } => Some(Self::Values(becomes)),
            Operation::RenameKey { .. } => Some(Self::Renamed),
            Operation::InsertKey { .. } | Operation::InsertItem { .. } => Some(Self::New),
            Operation::Remove { .. } => Some(Self::Gone),
            Operation::MoveToDefaults { .. } | Operation::Unwrap { .. } => None,
        }
    }
}

/// Result of the comparison.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Only intended differences.
    Same,
    /// These edits change more than their value.
    Blamed(BTreeSet<usize>),
    /// More differs, and no edit could be found that causes it.
    Unknown,
}

/// Compares the graphs: triples from edited spans are as intended, and all others are the same.
pub(super) fn judge(old: &Graph, new: &Graph, places: &[EditedSpan<'_>]) -> Verdict {
    let renamed = renamed(new, places);
    let was = |place: &EditedSpan<'_>| (!matches!(place.expect, Expect::New)).then_some(place.old);
    let is = |place: &EditedSpan<'_>| (!matches!(place.expect, Expect::Gone)).then_some(place.new);
    let before = Side::of(old, places, was, &renamed);
    let after = Side::of(new, places, is, &HashMap::new());
    let mut blamed = other_values(&before.texts(old), &after.texts(new), places);
    if places
        .iter()
        .any(|place| !matches!(place.expect, Expect::Values(_)))
    {
        blamed.extend(otherwise_said(
            &before.term_pairs(old),
            &after.term_pairs(new),
            places,
        ));
    }
    // A triple stated twice has one origin: the other statement may be the edited one.
    let kept = |from: &Side, to: &Side| {
        let missing = from.rest.difference(&to.rest);
        missing.copied().all(|hash| to.edited.contains(&hash))
    };
    if blamed.is_empty() && kept(&before, &after) && kept(&after, &before) {
        return Verdict::Same;
    }
    // The edit changed the IRI that is minted from the value, such as that of a distribution named by its format.
    for (index, triple) in &before.touched {
        if !after
            .subjects
            .contains(&before.name(old, &renamed, triple.s))
        {
            blamed.insert(places[*index].edit);
        }
    }
    if blamed.is_empty() {
        Verdict::Unknown
    } else {
        Verdict::Blamed(blamed)
    }
}

/// The edits with an unexpected value afterwards.
fn other_values(
    before: &[(usize, String)],
    after: &[(usize, String)],
    places: &[EditedSpan<'_>],
) -> BTreeSet<usize> {
    let was: HashSet<(usize, &str)> = before
        .iter()
        .map(|(place, text)| (*place, text.as_str()))
        .collect();
    let mut blamed = BTreeSet::new();
    for (place, text) in after {
        let of = &places[*place];
        if let Expect::Values(becomes) = of.expect
            && !of.unread
            && !becomes.contains(text)
            && !was.contains(&(*place, text))
        {
            blamed.insert(of.edit);
        }
    }
    blamed
}

/// The renamed keys with other values than before, and insertions without a new triple.
fn otherwise_said(
    before: &[TermPairs],
    after: &[TermPairs],
    places: &[EditedSpan<'_>],
) -> BTreeSet<usize> {
    let mut blamed = BTreeSet::new();
    for (place, (before, after)) in places.iter().zip(before.iter().zip(after)) {
        let is_right = match place.expect {
            Expect::Values(_) | Expect::Gone => true,
            // What the resource is begins at its first key, which may be the renamed one.
            Expect::Renamed if place.unread => before.is_subset(after),
            Expect::Renamed => before.is_empty() || are_kept(before, after),
            Expect::New => !after.is_empty(),
        };
        if !is_right {
            blamed.insert(place.edit);
        }
    }
    blamed
}

/// Hashes of subjects and objects of triples; all blank nodes are equal. For literals, also the hash of the text alone.
type TermPairs = BTreeSet<(u64, u64, Option<TextHash>)>;

/// The text of a literal, without language and datatype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TextHash {
    hash: u64,
    /// Whether the literal has neither language nor datatype.
    is_plain: bool,
}

/// Whether the values are the same after a key was renamed. A plain text may have got the language or datatype that the
/// property gives it; it may not lose one.
fn are_kept(before: &TermPairs, after: &TermPairs) -> bool {
    let is_kept = |(s, o, text): &(u64, u64, Option<TextHash>)| {
        after.contains(&(*s, *o, *text))
            || text.is_some_and(|text| {
                let mut others = after
                    .iter()
                    .filter_map(|(of, _, other)| Some((of, (*other)?)));
                text.is_plain && others.any(|(of, other)| of == s && other.hash == text.hash)
            })
    };
    before.len() == after.len() && before.iter().all(is_kept)
}

/// One of the two graphs.
struct Side {
    hasher: foldhash::quality::FixedState,
    /// Number of edited spans.
    places: usize,
    /// Hashes of the triples whose origin is in no edited span.
    rest: HashSet<u128>,
    /// Hashes of the triples whose origin is in an edited span.
    edited: HashSet<u128>,
    /// The same triples, each with the index of its edited span.
    touched: Vec<(usize, Triple)>,
    /// Hashes of all subjects.
    subjects: HashSet<u64>,
}

impl Side {
    fn of(
        graph: &Graph,
        places: &[EditedSpan<'_>],
        span: impl Fn(&EditedSpan<'_>) -> Option<Span>,
        renamed: &HashMap<&str, &str>,
    ) -> Self {
        let spans = places.iter().map(span).zip(0..);
        let mut spans: Vec<(Span, usize)> = spans
            .filter_map(|(span, index)| Some((span?, index)))
            .collect();
        spans.sort_unstable();
        let mut side = Self {
            hasher: foldhash::quality::FixedState::default(),
            places: places.len(),
            rest: HashSet::new(),
            edited: HashSet::new(),
            touched: Vec::new(),
            subjects: HashSet::new(),
        };
        for triple in graph.triples() {
            let [s, p, o] = [triple.s, triple.p, triple.o].map(|id| name(graph.term(id), renamed));
            let half = |salt: u64| u128::from(side.hasher.hash_one((salt, s, p, o)));
            let hash = half(0) << 64 | half(1);
            side.subjects.insert(side.hasher.hash_one(s));
            match place_of(&spans, triple) {
                Some(index) => {
                    side.edited.insert(hash);
                    side.touched.push((index, *triple));
                }
                None => {
                    side.rest.insert(hash);
                }
            }
        }
        side
    }

    fn name(&self, graph: &Graph, renamed: &HashMap<&str, &str>, id: TermId) -> u64 {
        self.hasher.hash_one(name(graph.term(id), renamed))
    }

    /// Subjects and objects of the triples from each edited span.
    fn term_pairs(&self, graph: &Graph) -> Vec<TermPairs> {
        let mut term_pairs = vec![TermPairs::new(); self.places];
        let number = |id: TermId| match graph.term(id) {
            Term::Blank(_) => 0,
            term => self.hasher.hash_one(term),
        };
        let text = |id: TermId| match graph.term(id) {
            Term::Literal {
                value,
                datatype,
                language,
            } => Some(TextHash {
                hash: self.hasher.hash_one(value),
                is_plain: datatype.is_none() && language.is_none(),
            }),
            _ => None,
        };
        for (index, triple) in &self.touched {
            term_pairs[*index].insert((number(triple.s), number(triple.o), text(triple.o)));
        }
        term_pairs
    }

    /// The objects of the triples from edited spans, as text.
    fn texts(&self, graph: &Graph) -> Vec<(usize, String)> {
        let text =
            |(index, triple): &(usize, Triple)| (*index, graph.term(triple.o).text().into_owned());
        self.touched.iter().map(text).collect()
    }
}

fn name<'g>(term: Term<'g>, renamed: &HashMap<&str, &'g str>) -> Term<'g> {
    match term.as_iri().and_then(|iri| renamed.get(iri)) {
        Some(new) => Term::Iri(new),
        None => term,
    }
}

/// The index of the edited span that a triple comes from; `spans` are sorted and do not overlap.
fn place_of(spans: &[(Span, usize)], triple: &Triple) -> Option<usize> {
    let span = triple.origin.span()?;
    let at =
        spans.partition_point(|(edited, _)| (edited.file, edited.end) <= (span.file, span.start));
    let (edited, index) = spans.get(at)?;
    let inside = edited.file == span.file && edited.start <= span.start && span.end <= edited.end;
    inside.then_some(*index)
}

/// Old IRI to new IRI, for the resources that a fix renames.
fn renamed<'f, 'g: 'f>(new: &'g Graph, places: &[EditedSpan<'f>]) -> HashMap<&'f str, &'f str> {
    let mut renaming: HashMap<Span, &str> = places
        .iter()
        .filter_map(|place| Some((place.new, place.renames?)))
        .collect();
    if renaming.is_empty() {
        return HashMap::new();
    }
    let mut renamed = HashMap::new();
    for triple in new.triples() {
        let old = triple.origin.span().and_then(|span| renaming.remove(&span));
        if let Some(old) = old {
            renamed.insert(old, new.terms().text_of(triple.s));
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::GraphBuilder;
    use crate::source::FileId;

    const AT: Span = Span {
        file: FileId(0),
        start: 10,
        end: 20,
    };

    /// Triples from the edited span, and one from elsewhere.
    fn graph(edited: &[(&str, &str)], elsewhere: &str) -> Graph {
        let mut builder = GraphBuilder::new();
        for (subject, value) in edited {
            let (subject, value) = (Term::Iri(subject), Term::plain(value));
            builder.add(subject, "http://a.se/p", value, AT);
        }
        let other = Span::new(FileId(0), 30, 40);
        let (subject, value) = (Term::Iri("http://a.se/s"), Term::plain(elsewhere));
        builder.add(subject, "http://a.se/q", value, other);
        builder.finish()
    }

    fn verdict(old: &Graph, new: &Graph) -> Verdict {
        let becomes = ["b".to_owned(), "c".to_owned()];
        let place = EditedSpan {
            old: AT,
            new: AT,
            expect: Expect::Values(&becomes),
            edit: 7,
            unread: false,
            renames: None,
        };
        judge(old, new, &[place])
    }

    #[test]
    fn only_what_the_fix_says_may_differ() {
        let s = "http://a.se/s";
        let old = graph(&[(s, "a")], "x");
        assert_eq!(verdict(&old, &graph(&[(s, "b")], "x")), Verdict::Same);
        let both = graph(&[(s, "b"), (s, "c")], "x");
        assert_eq!(verdict(&old, &both), Verdict::Same);
        let seven = || Verdict::Blamed(BTreeSet::from([7]));
        assert_eq!(verdict(&old, &graph(&[(s, "d")], "x")), seven());
        assert_eq!(verdict(&old, &graph(&[(s, "b")], "y")), Verdict::Unknown);
        assert_eq!(verdict(&old, &graph(&[], "y")), Verdict::Unknown);
    }

    #[test]
    fn an_edit_that_takes_a_name_away_is_blamed() {
        let old = graph(&[("http://a.se/csv", "a"), ("http://a.se/s", "a")], "x");
        let moved = graph(&[("http://a.se/json", "b"), ("http://a.se/s", "b")], "y");
        assert_eq!(verdict(&old, &moved), Verdict::Blamed(BTreeSet::from([7])));
    }
}
