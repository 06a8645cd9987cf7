//! `validate --fix`: what findings know how to mend, mended in the YAML files.
//!
//! What would be written is read first: only what gives the same graph plus the fixes is kept. A run goes on until
//! nothing more can be mended, so that a second run finds nothing to do.

mod edits;
mod proof;
mod told;
mod twins;
mod write;

use super::args::Validate;
use super::check::{self, Checked};
use super::load::{self, Loaded, Overlay};
use super::{Failure, terminal::Terminal};
use crate::diagnostic::{Edit, Fix, Lang, Safety};
use crate::say;
use crate::source::{FileId, SourceMap, Span};
use crate::untrusted::Untrusted;
use edits::{Mend, edited, misread, without};
use proof::{Place, Verdict};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;
use std::ops::Range;
use std::path::Path;
use twins::Twins;

/// Mending one thing may bring up the next. A few rounds are common; this many are nobody's work.
const ROUNDS: usize = 100;
/// How often the repository is read again in one round to tell which edits do more than they should.
const ATTEMPTS: usize = 40;
/// What is left after mending, and whether everything that was mended could be written.
pub(super) struct Mended {
    pub checked: Checked,
    pub complete: bool,
}

/// Mends what may be mended and gives back what is left; with `--diff` nothing is written.
pub(super) fn mend(
    checked: Checked,
    args: &Validate,
    baseline: Option<&Path>,
    terminal: &mut Terminal,
) -> Result<Mended, Failure> {
    let lang = terminal.lang;
    if checked.root.is_none() {
        return Err(Failure::new(say!(
            lang,
            sv: "bara YAML kan rättas på plats",
            en: "only YAML can be mended in place"
        )));
    }
    let before = contents(&checked.sources);
    let mut mending = Mending {
        args,
        baseline,
        lang,
        twins: Twins::of(&checked.sources),
        overlay: before.clone(),
        counts: BTreeMap::new(),
    };
    let mut checked = checked;
    let mut seen = HashSet::from([fingerprint(&mending.overlay)]);
    for _ in 0..ROUNDS {
        match mending.round(&checked)? {
            Some(next) => checked = next,
            None => break,
        }
        // Two rules that want different things would go on for ever.
        if !seen.insert(fingerprint(&mending.overlay)) {
            break;
        }
    }
    let changed = write::changed(&before, &mending.overlay, |name| {
        mending.twins.is_main(name)
    });
    let unwritten = if args.diff {
        write::show(&changed, terminal)?;
        BTreeSet::new()
    } else {
        write::write(&changed, &checked.sources, terminal)?
    };
    let written: HashSet<&str> = changed.iter().map(|(name, _, _)| *name).collect();
    mending
        .counts
        .retain(|name, _| written.contains(name.as_str()) && !unwritten.contains(name));
    told::tell(&mending.counts, &checked, args, terminal)?;
    // What has not been mended by now is not offered to be mended by the same flag.
    let is_tried = |fix: &Fix| fix.safety == Safety::Certain || args.unsafe_fixes;
    for finding in &mut checked.findings {
        if finding.fix.as_deref().is_some_and(is_tried) {
            finding.edit = None;
        }
    }
    let complete = unwritten.is_empty();
    if !complete {
        // What is told of the files is what they are, not what they would have become.
        let loaded = load::load_changed(&args.paths, &args.checking, &Overlay::new(), lang)?;
        checked = mending.check(loaded)?;
    }
    Ok(Mended { checked, complete })
}

/// All files as they were read.
fn contents(sources: &SourceMap) -> Overlay {
    let files = sources.iter();
    files
        .map(|(_, file)| (file.name.raw().to_owned(), file.bytes().to_vec()))
        .collect()
}

fn fingerprint(files: &Overlay) -> u64 {
    foldhash::quality::FixedState::default().hash_one(files)
}

/// The repository with some edits made, and those edits.
type Kept<'f> = (Box<(Overlay, Loaded)>, Vec<Mend<'f>>);

/// What came of edits that were tried.
enum Tried {
    Good(Box<(Overlay, Loaded)>),
    Blamed(BTreeSet<usize>),
    Unknown,
}

struct Mending<'a> {
    args: &'a Validate,
    /// The file with known findings, where it may be believed.
    baseline: Option<&'a Path>,
    lang: Lang,
    twins: Twins,
    /// Files as they are by now.
    overlay: Overlay,
    /// Edits made, by file.
    counts: BTreeMap<String, usize>,
}

impl Mending<'_> {
    /// Makes every edit that may be made and keeps those that do what they should; none when there is nothing to do.
    fn round(&mut self, checked: &Checked) -> Result<Option<Checked>, Failure> {
        let mut batch = self.choose(checked);
        let mut attempts = 0;
        let mut result = None;
        while !batch.is_empty() && attempts < ATTEMPTS / 4 {
            attempts += 1;
            match self.attempt(checked, &batch)? {
                Tried::Good(good) => {
                    result = Some((good, std::mem::take(&mut batch)));
                }
                Tried::Blamed(blamed) => batch = without(&batch, &blamed),
                Tried::Unknown => break,
            }
        }
        if !batch.is_empty() {
            result = self.by_halves(checked, &batch, attempts)?;
        }
        let Some((good, kept)) = result else {
            return Ok(None);
        };
        let (overlay, loaded) = *good;
        self.overlay = overlay;
        for mend in kept {
            let name = checked.sources.get(mend.span.file).name.raw();
            *self.counts.entry(name.to_owned()).or_default() += 1;
        }
        self.check(loaded).map(Some)
    }

    /// All at once, and if that fails by halves: one edit that goes wrong does not hold the others up.
    fn by_halves<'f>(
        &self,
        checked: &'f Checked,
        batch: &[Mend<'f>],
        mut attempts: usize,
    ) -> Result<Option<Kept<'f>>, Failure> {
        let mut kept: Vec<Mend<'f>> = Vec::new();
        let mut result = None;
        let (first, second) = batch.split_at(batch.len() / 2);
        let mut pending = vec![second.to_vec(), first.to_vec()];
        while let Some(batch) = pending.pop() {
            if batch.is_empty() {
                continue;
            }
            if attempts == ATTEMPTS {
                break;
            }
            attempts += 1;
            let mut tried = kept.clone();
            tried.extend(&batch);
            if let Tried::Good(good) = self.attempt(checked, &tried)? {
                kept = tried;
                result = Some(good);
            } else if batch.len() > 1 {
                let (first, second) = batch.split_at(batch.len() / 2);
                pending.push(second.to_vec());
                pending.push(first.to_vec());
            }
        }
        Ok(result.map(|good| (good, kept)))
    }

    fn check(&self, loaded: Loaded) -> Result<Checked, Failure> {
        check::check(loaded, &self.args.checking, self.baseline, self.lang)
    }

    /// What to mend, in order of place, one for each place.
    fn choose<'f>(&self, checked: &'f Checked) -> Vec<Mend<'f>> {
        let main = self.twins.main_ids(&checked.sources);
        let mut chosen: Vec<Mend<'f>> = Vec::new();
        for finding in &checked.findings {
            let fix = finding.fix.as_ref().filter(|_| finding.is_shown());
            let Some(fix) = fix else { continue };
            if fix.safety == Safety::Look && !self.args.unsafe_fixes {
                continue;
            }
            for Edit { span, text } in finding
                .edit
                .as_deref()
                .into_iter()
                .chain(&finding.also_edits)
            {
                let file = main.get(&span.file).copied().unwrap_or(span.file);
                let span = Span { file, ..*span };
                chosen.push(Mend {
                    finding,
                    fix,
                    text,
                    span,
                });
            }
        }
        // The first finding of several at one place is the one that is mended.
        chosen.sort_by_key(|mend| (mend.span.file, mend.span.start));
        let mut end = None;
        chosen.retain(|mend| {
            let apart =
                end.is_none_or(|(file, end)| file != mend.span.file || end <= mend.span.start);
            if apart {
                end = Some((mend.span.file, mend.span.end));
            }
            apart
        });
        chosen
    }

    /// The repository with these edits made, when it reads back as the same graph plus the fixes.
    fn attempt(&self, checked: &Checked, batch: &[Mend<'_>]) -> Result<Tried, Failure> {
        let mut overlay = self.overlay.clone();
        let mut ranges: Vec<Range<usize>> = Vec::with_capacity(batch.len());
        let mut blamed = BTreeSet::new();
        for in_file in batch.chunk_by(|a, b| a.span.file == b.span.file) {
            let source = checked.sources.get(in_file[0].span.file);
            let first = ranges.len();
            blamed.extend(
                misread(source.bytes(), in_file)
                    .into_iter()
                    .map(|at| first + at),
            );
            let (bytes, at) = edited(source.bytes(), in_file);
            ranges.extend(at);
            for twin in self.twins.others(source.name.raw()) {
                overlay.insert(twin.clone(), bytes.clone());
            }
            overlay.insert(source.name.raw().to_owned(), bytes);
        }
        if !blamed.is_empty() {
            return Ok(Tried::Blamed(blamed));
        }
        let loaded =
            load::load_changed(&self.args.paths, &self.args.checking, &overlay, self.lang)?;
        let places = self.places(&checked.sources, &loaded.sources, batch, &ranges);
        Ok(match proof::judge(&checked.graph, &loaded.graph, &places) {
            Verdict::Same => Tried::Good(Box::new((overlay, loaded))),
            Verdict::Blamed(blamed) => Tried::Blamed(blamed),
            Verdict::Unknown => Tried::Unknown,
        })
    }

    /// Where the edits stand in the graphs before and after, under every name of their file.
    fn places<'f>(
        &self,
        before: &SourceMap,
        after: &SourceMap,
        batch: &[Mend<'f>],
        ranges: &[Range<usize>],
    ) -> Vec<Place<'f>> {
        let ids = |sources: &SourceMap| -> HashMap<String, FileId> {
            let files = sources.iter();
            files
                .map(|(id, file)| (file.name.raw().to_owned(), id))
                .collect()
        };
        let (old_ids, new_ids) = (ids(before), ids(after));
        let mut places = Vec::with_capacity(batch.len());
        for (edit, (mend, range)) in batch.iter().zip(ranges).enumerate() {
            let name = before.get(mend.span.file).name.raw();
            let others = self.twins.others(name).iter().map(String::as_str);
            for name in std::iter::once(name).chain(others) {
                let (Some(old), Some(new)) = (old_ids.get(name), new_ids.get(name)) else {
                    continue;
                };
                let rule = mend.finding.rule.id;
                let number = rule == "description/organisation-number";
                let subject = mend.finding.subject.as_ref().map(Untrusted::raw);
                places.push(Place {
                    old: Span {
                        file: *old,
                        ..mend.span
                    },
                    new: Span::new(*new, range.start, range.end),
                    fix: mend.fix,
                    edit,
                    unread: rule.starts_with("description/"),
                    renames: subject.filter(|_| number),
                });
            }
        }
        places
    }
}
