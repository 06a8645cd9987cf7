//! `validate --fix`: what findings know how to mend, mended in the YAML files.
//!
//! What would be written is read first: only what gives the same graph plus the fixes is kept.

use super::args::Validate;
use super::check::{self, Checked};
use super::load::{self, Overlay};
use super::{Failure, terminal::Terminal, whole};
use crate::diagnostic::{Edit, Finding, Lang, Safety};
use crate::rdf::{Graph, Triple};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use crate::untrusted::Untrusted;
use crate::yaml;
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;

/// Mending one thing may bring up the next; what has not settled after so many rounds will not.
const ROUNDS: usize = 8;

/// Mends what may be mended and gives back what is left; with `--diff` nothing is written.
pub(super) fn mend(
    checked: Checked,
    args: &Validate,
    terminal: &mut Terminal,
) -> Result<Checked, Failure> {
    let lang = terminal.lang;
    if checked.root.is_none() {
        return Err(Failure::new(say!(
            lang,
            sv: "bara YAML kan rättas på plats",
            en: "only YAML can be mended in place"
        )));
    }
    let mut mending = Mending {
        args,
        lang,
        overlay: Overlay::new(),
        refused: BTreeSet::new(),
        count: 0,
    };
    let mut checked = checked;
    let before: BTreeMap<String, Vec<u8>> = checked
        .sources
        .iter()
        .map(|(_, file)| (file.name.raw().to_owned(), file.bytes().to_vec()))
        .collect();
    for _ in 0..ROUNDS {
        match mending.round(&checked)? {
            Some(next) => checked = next,
            None => break,
        }
    }
    mending.hand_over(&checked, &before, terminal)?;
    Ok(checked)
}

struct Mending<'a> {
    args: &'a Validate,
    lang: Lang,
    /// Files as they are by now.
    overlay: Overlay,
    /// Edits that would change more than they should: file, place and text.
    refused: BTreeSet<(String, u32, String)>,
    /// Edits made.
    count: usize,
}

impl Mending<'_> {
    /// Makes every edit that may be made and keeps those that do what they should; none when there is nothing to do.
    fn round(&mut self, checked: &Checked) -> Result<Option<Checked>, Failure> {
        let chosen = self.choose(checked);
        if chosen.is_empty() {
            return Ok(None);
        }
        let mut kept: Vec<&Finding> = Vec::new();
        let mut result = None;
        // All at once, and if that fails by halves: one edit that goes wrong does not hold the others up.
        let mut pending = vec![chosen];
        while let Some(batch) = pending.pop() {
            let mut tried = kept.clone();
            tried.extend(&batch);
            match self.attempt(checked, &tried)? {
                Some(done) => {
                    kept = tried;
                    result = Some(done);
                }
                None if batch.len() == 1 => {
                    if let Some(edit) = &batch[0].edit {
                        let name = checked.sources.get(edit.span.file).name.raw().to_owned();
                        self.refused
                            .insert((name, edit.span.start, edit.text.clone()));
                    }
                }
                None => {
                    let (first, second) = batch.split_at(batch.len() / 2);
                    pending.push(second.to_vec());
                    pending.push(first.to_vec());
                }
            }
        }
        let Some((overlay, loaded)) = result else {
            return Ok(None);
        };
        self.overlay = overlay;
        self.count += kept.len();
        let baseline = self.args.reporting.baseline.as_deref();
        check::check(loaded, &self.args.checking, baseline, self.lang).map(Some)
    }

    /// The findings to mend, one for each place.
    fn choose<'f>(&self, checked: &'f Checked) -> Vec<&'f Finding> {
        let mut chosen: Vec<&Finding> = Vec::new();
        for finding in &checked.findings {
            let (Some(fix), Some(edit)) = (&finding.fix, &finding.edit) else {
                continue;
            };
            let name = checked.sources.get(edit.span.file).name.raw();
            let refused = (name.to_owned(), edit.span.start, edit.text.clone());
            let allowed = fix.safety == Safety::Certain || self.args.unsafe_fixes;
            let apart = chosen
                .last()
                .and_then(|last| last.edit.as_ref())
                .is_none_or(|last| {
                    last.span.file != edit.span.file || last.span.end <= edit.span.start
                });
            if allowed && apart && !self.refused.contains(&refused) {
                chosen.push(finding);
            }
        }
        chosen
    }

    /// The repository with these edits made, when it reads back as the same graph plus the fixes.
    fn attempt(
        &self,
        checked: &Checked,
        findings: &[&Finding],
    ) -> Result<Option<(Overlay, load::Loaded)>, Failure> {
        let mut by_file: BTreeMap<FileId, Vec<&Finding>> = BTreeMap::new();
        for finding in findings {
            if let Some(edit) = &finding.edit {
                by_file.entry(edit.span.file).or_default().push(finding);
            }
        }
        let mut overlay = self.overlay.clone();
        let mut written: Vec<(String, std::ops::Range<usize>, &Finding)> = Vec::new();
        for (file, findings) in by_file {
            let source = checked.sources.get(file);
            let edits: Vec<&Edit> = findings.iter().filter_map(|f| f.edit.as_ref()).collect();
            let (bytes, ranges) = yaml::apply(source.bytes(), &edits);
            for (range, finding) in ranges.into_iter().zip(findings) {
                written.push((source.name.raw().to_owned(), range, finding));
            }
            overlay.insert(source.name.raw().to_owned(), bytes);
        }
        let loaded =
            load::load_changed(&self.args.paths, &self.args.checking, &overlay, self.lang)?;
        let places = places(&loaded.sources, &written);
        let same = is_same_but(&checked.graph, &loaded.graph, &places);
        Ok(same.then_some((overlay, loaded)))
    }

    /// Writes the files that have changed, or shows how they would.
    fn hand_over(
        &self,
        checked: &Checked,
        before: &BTreeMap<String, Vec<u8>>,
        terminal: &mut Terminal,
    ) -> Result<(), Failure> {
        let mut files = 0;
        for (_, source) in checked.sources.iter() {
            let Some(old) = before
                .get(source.name.raw())
                .filter(|old| *old != source.bytes())
            else {
                continue;
            };
            files += 1;
            if self.args.diff {
                let (old, new) = (
                    String::from_utf8_lossy(old),
                    String::from_utf8_lossy(source.bytes()),
                );
                let diff = TextDiff::from_lines(&*old, &*new);
                let name = source.name.line();
                let names = (format!("a/{name}"), format!("b/{name}"));
                let text = diff.unified_diff().header(&names.0, &names.1).to_string();
                write!(terminal.out, "{}", Untrusted::from(text).patch())?;
                continue;
            }
            // A link is followed: what it leads to is what is mended.
            let path = source
                .path
                .canonicalize()
                .unwrap_or_else(|_| source.path.clone());
            whole::replace(&path, source.bytes()).map_err(|error| {
                let name = source.name.raw();
                Failure::new(say!(terminal.lang, sv: "kan inte skriva {name}: {error}", en: "cannot write {name}: {error}"))
            })?;
        }
        terminal.out.flush()?;
        let count = self.count;
        let message = match (count, self.args.diff) {
            (0, _) => {
                say!(terminal.lang, sv: "inget att rätta automatiskt", en: "nothing to mend automatically")
            }
            (_, true) => {
                say!(terminal.lang, sv: "{count} skulle rättas i {files} filer", en: "{count} would be mended in {files} files")
            }
            (_, false) => {
                say!(terminal.lang, sv: "{count} rättade i {files} filer", en: "{count} mended in {files} files")
            }
        };
        Ok(writeln!(terminal.err, "{message}")?)
    }
}

/// An edit as it stands before and after.
struct Place<'f> {
    old: Span,
    new: Span,
    finding: &'f Finding,
}

fn places<'f>(
    sources: &SourceMap,
    written: &[(String, std::ops::Range<usize>, &'f Finding)],
) -> Vec<Place<'f>> {
    let ids: HashMap<&str, FileId> = sources
        .iter()
        .map(|(id, file)| (file.name.raw(), id))
        .collect();
    let place = |(name, range, finding): &(String, std::ops::Range<usize>, &'f Finding)| {
        let old = finding.edit.as_ref()?.span;
        let new = Span::new(*ids.get(name.as_str())?, range.start, range.end);
        Some(Place { old, new, finding })
    };
    written.iter().filter_map(place).collect()
}

/// Whether two graphs differ in nothing but what was edited: the statements that come from the edited places become
/// what the fixes say, all others are the same.
fn is_same_but(old: &Graph, new: &Graph, places: &[Place<'_>]) -> bool {
    let touched = |spans: &[Span], triple: &Triple| {
        triple.origin.span().is_some_and(|span| {
            let at = spans
                .partition_point(|edited| (edited.file, edited.end) <= (span.file, span.start));
            spans.get(at).is_some_and(|edited| {
                edited.file == span.file && edited.start <= span.start && span.end <= edited.end
            })
        })
    };
    let sorted = |mut spans: Vec<Span>| {
        spans.sort_unstable();
        spans
    };
    let old_spans = sorted(places.iter().map(|place| place.old).collect());
    let new_spans = sorted(places.iter().map(|place| place.new).collect());
    let renamed = renamed(new, places);
    let none = HashMap::new();
    let old_rest = hashes(old, &renamed, |triple| !touched(&old_spans, triple));
    let new_rest = hashes(new, &none, |triple| !touched(&new_spans, triple));
    // What was said twice has one place: the other one may be the one that was edited.
    let old_edited = hashes(old, &renamed, |triple| touched(&old_spans, triple));
    let new_edited = hashes(new, &none, |triple| touched(&new_spans, triple));
    let is_kept = old_rest
        .difference(&new_rest)
        .all(|hash| new_edited.contains(hash));
    let is_known = new_rest
        .difference(&old_rest)
        .all(|hash| old_edited.contains(hash));
    let becomes: BTreeSet<&str> = places
        .iter()
        .flat_map(|place| place.finding.fix.iter().flat_map(|fix| &fix.becomes))
        .map(String::as_str)
        .collect();
    let was: BTreeSet<String> = old
        .triples()
        .iter()
        .filter(|triple| touched(&old_spans, triple))
        .map(|triple| old.term(triple.o).text().into_owned())
        .collect();
    // What was reported as it was read has no statement to compare with.
    let unread = places
        .iter()
        .any(|place| place.finding.rule.id.starts_with("description/"));
    let as_told = new
        .triples()
        .iter()
        .filter(|triple| touched(&new_spans, triple))
        .all(|triple| {
            let text = new.term(triple.o).text();
            unread || becomes.contains(&*text) || was.contains(&*text)
        });
    is_kept && is_known && as_told
}

/// What gets another IRI by its fix: an agent whose organisation number could not be read before.
fn renamed<'g>(new: &'g Graph, places: &[Place<'_>]) -> HashMap<String, &'g str> {
    let of_number = places
        .iter()
        .filter(|place| place.finding.rule.id == "description/organisation-number");
    let pairs = of_number.filter_map(|place| {
        let old = place.finding.subject.clone()?.into_raw();
        let triple = new
            .triples()
            .iter()
            .find(|triple| triple.origin.span() == Some(place.new))?;
        Some((old, new.terms().text_of(triple.s)))
    });
    pairs.collect()
}

/// A number for each of the statements that are meant.
fn hashes(
    graph: &Graph,
    renamed: &HashMap<String, &str>,
    is_meant: impl Fn(&Triple) -> bool,
) -> HashSet<u128> {
    let hasher = foldhash::quality::FixedState::default();
    let name = |id| {
        let term = graph.term(id);
        match term.as_iri().and_then(|iri| renamed.get(iri)) {
            Some(new) => crate::rdf::Term::Iri(new),
            None => term,
        }
    };
    let hash = |triple: &Triple| {
        let (s, p, o) = (name(triple.s), name(triple.p), name(triple.o));
        let half = |salt: u64| u128::from(hasher.hash_one((salt, s, p, o)));
        half(0) << 64 | half(1)
    };
    let meant = graph.triples().iter().filter(|triple| is_meant(triple));
    meant.map(hash).collect()
}
