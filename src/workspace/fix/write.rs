//! Writes fixed files.

use super::change::Change;
use crate::source::SourceMap;
use crate::source::boundary::{ChosenBy, ResolvedPath};
use crate::workspace::files::{Replaced, replace_unchanged, stage};
use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::Path;

/// Number of writer threads.
const WRITERS: usize = 16;

/// A file that was not written.
#[derive(Debug)]
pub struct Unwritten {
    /// Its name in the repository.
    pub name: String,
    /// The error; `None` when the file was changed meanwhile.
    pub error: Option<io::Error>,
}

/// Writes the files, each only if its content is still what was read; returns those that were not written.
pub(super) fn write(changes: &[Change], sources: &SourceMap) -> Vec<Unwritten> {
    let paths: HashMap<&str, &Path> = sources
        .iter()
        .map(|(_, file)| (file.name.raw(), file.path.as_path()))
        .collect();
    let folders = changes
        .iter()
        .filter_map(|change| paths.get(&*change.name)?.parent());
    for folder in folders.collect::<BTreeSet<_>>() {
        stage::sweep(folder);
    }
    let done = side_by_side(changes, |change| {
        let path = paths.get(&*change.name).copied();
        let path = path.unwrap_or(Path::new(&change.name));
        // A link within the repository is followed, and its target replaced.
        let place = ResolvedPath::of(path, ChosenBy::Repository)?;
        place.refuse_special()?;
        replace_unchanged(place.path(), &change.before, &change.after)
    });
    let unwritten = changes.iter().zip(done).filter_map(|(change, done)| {
        let error = match done {
            Ok(Replaced::Done) => return None,
            Ok(Replaced::Changed) => None,
            Err(error) => Some(error),
        };
        let name = change.name.clone();
        Some(Unwritten { name, error })
    });
    unwritten.collect()
}

/// Applies `work` to each item on several threads, which mostly wait for I/O.
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
