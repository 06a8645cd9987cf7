//! Mended files to their places on disk, or the difference they would make.

use crate::cli::terminal::Terminal;
use crate::cli::unchanged::{Replaced, replace_unchanged};
use crate::cli::{Failure, load::Overlay, place, stage};
use crate::say;
use crate::source::SourceMap;
use crate::source::boundary::{Chosen, Place};
use crate::untrusted::Untrusted;
use similar::TextDiff;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Files that are written at the same time.
const WRITERS: usize = 16;

/// The files that differ, by name: as they were read, and as they are now. A file with two names comes once.
pub(super) fn changed<'o>(
    before: &'o Overlay,
    after: &'o Overlay,
    is_main: impl Fn(&str) -> bool,
) -> Vec<(&'o str, &'o [u8], &'o [u8])> {
    let pairs = before.iter().filter_map(|(name, old)| {
        let new = after.get(name)?;
        (new != old && is_main(name)).then_some((name.as_str(), &old[..], &new[..]))
    });
    pairs.collect()
}

/// Writes the files, each only if it still is as it was read; gives back the names of those that could not be written.
pub(super) fn write(
    changed: &[(&str, &[u8], &[u8])],
    sources: &SourceMap,
    terminal: &mut Terminal,
) -> Result<BTreeSet<String>, Failure> {
    let lang = terminal.lang;
    let paths: HashMap<&str, &Path> = sources
        .iter()
        .map(|(_, file)| (file.name.raw(), file.path.as_path()))
        .collect();
    let folders = changed
        .iter()
        .filter_map(|(name, _, _)| paths.get(name)?.parent());
    for folder in folders.collect::<BTreeSet<_>>() {
        stage::sweep(folder);
    }
    let done = side_by_side(changed, |(name, old, new)| {
        let path = paths.get(name).copied().unwrap_or(Path::new(name));
        // A link within the repository is followed: what it leads to is what is mended.
        let place = Place::of(path, Chosen::Within)?;
        place.no_special()?;
        replace_unchanged(place.path(), old, new)
    });
    let mut left = BTreeSet::new();
    for ((name, _, _), done) in changed.iter().zip(done) {
        let message = match done {
            Ok(Replaced::Done) => continue,
            Ok(Replaced::Changed) => say!(
                lang,
                sv: "{name} ändrades under tiden och lämnades som den är; kör igen",
                en: "{name} was changed meanwhile and left as it is; run again"
            ),
            Err(error) => {
                let error = place::why(&error, lang);
                say!(lang, sv: "kan inte skriva {name}: {error}", en: "cannot write {name}: {error}")
            }
        };
        let word = say!(lang, sv: "fel", en: "error");
        writeln!(terminal.err, "{word}: {message}")?;
        left.insert((*name).to_owned());
    }
    Ok(left)
}

/// Does the work for each item on several threads: they wait for the disk, not for a processor.
fn side_by_side<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let chunks = items.chunks(items.len().div_ceil(WRITERS).max(1));
    std::thread::scope(|scope| {
        let writers: Vec<_> = chunks
            .map(|chunk| scope.spawn(|| chunk.iter().map(&work).collect::<Vec<R>>()))
            .collect();
        let done = writers.into_iter().map(|writer| {
            writer
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        done.flatten().collect()
    })
}

/// Shows what would be written.
pub(super) fn show(
    changed: &[(&str, &[u8], &[u8])],
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    for (name, old, new) in changed {
        let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
        let diff = TextDiff::from_lines(&*old, &*new);
        let name = Untrusted::from(*name);
        let name = name.line();
        let names = (format!("a/{name}"), format!("b/{name}"));
        let text = diff.unified_diff().header(&names.0, &names.1).to_string();
        write!(terminal.out, "{}", Untrusted::from(text).patch())?;
    }
    Ok(terminal.out.flush()?)
}
