//! Updates an included copy.

use super::copies::Pinned;
use super::loss;
use super::profile::profile;
use crate::compare::{self, Comparison};
use crate::links::{Download, Downloaded};
use crate::rdf::{Graph, GraphBuilder, RdfFormat, read, write};
use crate::source::{SourceFile, SourceMap, tree};
use crate::workspace::build;
use crate::workspace::error::{Error, IncludeError, Note, OpenError, Unreadable};
use crate::workspace::fetch::FetchOptions;
use crate::workspace::files::{Replaced, replace_own, replace_unchanged};
use crate::workspace::open;
use crate::workspace::pages;
use std::path::{Path, PathBuf};

/// Updates copies of one repository.
#[derive(Debug)]
pub struct Renewing<'a> {
    root: &'a Path,
    download: Download,
    accept_loss: bool,
}

/// Result of an update.
#[derive(Debug)]
pub enum Renewed {
    /// The content is unchanged.
    Same,
    /// The copy was written.
    Written(Box<Written>),
}

/// A written copy.
#[derive(Debug)]
pub struct Written {
    /// Size in bytes.
    pub size: usize,
    /// The difference to the previous copy.
    pub comparison: Comparison,
    /// The sources of the previous copy and the new one.
    pub sources: [SourceMap; 2],
}

impl<'a> Renewing<'a> {
    /// For the repository at `root`; `accept_loss` disables the guard against loss.
    pub fn new(
        root: &'a Path,
        options: &FetchOptions,
        accept_loss: bool,
        note: &mut dyn FnMut(Note),
    ) -> Self {
        Self {
            root,
            download: options.download(note),
            accept_loss,
        }
    }

    /// Fetches a copy, and writes it if its statements changed.
    ///
    /// # Errors
    /// When it cannot be fetched, read or written, or lacks too much.
    pub fn renew(&self, copy: &Pinned, note: &mut dyn FnMut(Note)) -> Result<Renewed, Error> {
        let path = within(self.root, &copy.file)?;
        let mut download = self.download.clone();
        if let Some(syntax) = copy.syntax {
            download.accept = format!("{}, */*;q=0.1", syntax.media_type());
        }
        let pages = pages::all(&copy.url, &download, None, note)?;
        if let Some(next) = pages.missing.filter(|_| !self.accept_loss) {
            return Err(IncludeError::Partial(next).into());
        }
        let Fetched { bytes, syntax, new } = one_copy(copy, pages.files)?;
        loss::refuse_nothing(&new.1)?;
        let is_there = path.is_file();
        let standing = SourceFile::read(&path, copy.file.clone()).ok();
        let standing = standing.map(|file| file.bytes().to_vec());
        let old = before(standing.clone(), copy, syntax);
        let comparison = compare::compare(&old.1, &new.1, profile());
        if is_there && comparison.is_empty() {
            return Ok(Renewed::Same);
        }
        if !self.accept_loss {
            loss::refuse([&old.1, &new.1], &comparison)?;
        }
        put(&path, standing.as_deref(), &bytes)?;
        Ok(Renewed::Written(Box::new(Written {
            size: bytes.len(),
            comparison,
            sources: [old.0, new.0],
        })))
    }
}

/// A copy as it would be written.
struct Fetched {
    bytes: Vec<u8>,
    syntax: RdfFormat,
    new: (SourceMap, Graph),
}

/// What a copy of these pages is: the only page as it came, or all that several pages state.
fn one_copy(copy: &Pinned, mut pages: Vec<(Downloaded, RdfFormat)>) -> Result<Fetched, Error> {
    if pages.len() == 1 {
        let page = pages.remove(0).0.body;
        let syntax = copy.syntax.unwrap_or_else(|| read::guess(&page));
        let new = open::one_file(&copy.file, Some(&copy.url), page.clone(), syntax)
            .map_err(|unreadable| unread(copy, &page, syntax, unreadable))?;
        return Ok(Fetched {
            bytes: page,
            syntax,
            new,
        });
    }
    let syntax = copy.syntax.unwrap_or(pages[0].1);
    let (_, graph) = open::pages(&copy.file, None, pages)?;
    let graph = pages::without_pages(&graph).unwrap_or(graph);
    let mut bytes = Vec::new();
    let (prefixes, order) = (&profile().prefixes, &build::order(profile()));
    write::write(&graph, prefixes, order, syntax, &mut bytes).map_err(IncludeError::Unwritable)?;
    let new = open::one_file(&copy.file, Some(&copy.url), bytes.clone(), syntax)
        .map_err(|unreadable| unread(copy, &bytes, syntax, unreadable))?;
    Ok(Fetched { bytes, syntax, new })
}

fn unread(copy: &Pinned, bytes: &[u8], syntax: RdfFormat, source: Box<Unreadable>) -> Error {
    let looks = read::guess(bytes);
    if copy.syntax.is_some() && looks != syntax {
        IncludeError::Syntax { source, looks }.into()
    } else {
        OpenError::Unreadable(source).into()
    }
}

/// Replaces the bytes that were read.
fn put(path: &Path, standing: Option<&[u8]>, bytes: &[u8]) -> Result<(), IncludeError> {
    let written = match standing {
        Some(standing) => replace_unchanged(path, standing, bytes),
        None => replace_own(path, bytes).map(|()| Replaced::Done),
    };
    match written {
        Ok(Replaced::Done) => Ok(()),
        Ok(Replaced::Changed) => Err(IncludeError::Changed),
        Err(error) => Err(IncludeError::Write(error)),
    }
}

/// The previous copy; empty if it is missing or unreadable.
fn before(bytes: Option<Vec<u8>>, copy: &Pinned, syntax: RdfFormat) -> (SourceMap, Graph) {
    let nothing = || (SourceMap::new(), GraphBuilder::new().finish());
    let Some(bytes) = bytes else {
        return nothing();
    };
    open::one_file(&copy.file, Some(&copy.url), bytes, syntax).unwrap_or_else(|_| nothing())
}

/// The path to write: symbolic links are followed within the repository.
fn within(root: &Path, file: &str) -> Result<PathBuf, Error> {
    let root = root.canonicalize()?;
    let path = root.join(file);
    let is_inside = |real: &Path| {
        let inside = real.strip_prefix(&root).ok();
        inside.is_some_and(|inside| !tree::is_of_git(inside))
    };
    if let Ok(real) = path.canonicalize() {
        return if is_inside(&real) {
            Ok(real)
        } else {
            Err(IncludeError::Outside.into())
        };
    }
    // A path that does not exist yet is checked at its nearest existing parent, which may be a dangling link.
    let mut upwards = path.ancestors();
    let nearest = upwards.find(|part| part.symlink_metadata().is_ok());
    let real = nearest.and_then(|part| part.canonicalize().ok());
    match real {
        Some(real) if is_inside(&real) => Ok(path),
        Some(_) | None => Err(IncludeError::Outside.into()),
    }
}
