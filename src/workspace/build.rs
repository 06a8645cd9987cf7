//! Builds the published catalogue: in memory, or written to a folder atomically.

use crate::profile::Profile;
use crate::rdf::write::{self, Order, WriteError};
use crate::rdf::{Graph, RdfFormat};
use crate::source::boundary::ResolvedPath;
use crate::workspace::error::{BuildError, Error, FilesError};
use crate::workspace::files::{AtomicFile, finish_all, place, stage};
use crate::workspace::open::Workspace;
use std::io::{self, BufWriter, Write};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};

/// A file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    /// Its name, such as `catalog.rdf`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A folder for output.
#[derive(Clone, Debug)]
pub struct Folder {
    place: ResolvedPath,
    /// The path as shown to users.
    shown: PathBuf,
}

impl Folder {
    /// The folder that the user named, or `otherwise`.
    ///
    /// # Errors
    /// When a symbolic link leads out of the repository.
    pub fn at(named: Option<&Path>, otherwise: &str) -> Result<Self, Error> {
        let place = place::target(named, otherwise)?;
        let shown = named.unwrap_or(otherwise.as_ref()).to_path_buf();
        Ok(Self { place, shown })
    }

    fn shown(&self, format: RdfFormat) -> PathBuf {
        self.shown.join(name(format))
    }
}

impl Workspace {
    /// Serializes the catalogue, one file for each syntax, in order.
    ///
    /// # Errors
    /// When a syntax cannot express a statement.
    pub fn build(&self, formats: &[RdfFormat]) -> Result<Vec<Built>, Error> {
        let order = order(self.profile());
        let files = sorted(formats).into_iter().map(|format| {
            let mut bytes = Vec::new();
            let failed = Error::Io;
            to(self, &order, format, &mut bytes, failed)?;
            let name = name(format);
            Ok(Built { name, bytes })
        });
        files.collect()
    }

    /// Writes each file to a temporary file beside its target, and renames them when all are complete. Returns the path
    /// and size in bytes of each.
    ///
    /// # Errors
    /// When a syntax cannot express a statement, or the folder cannot be written to.
    pub fn build_to(
        &self,
        formats: &[RdfFormat],
        folder: &Folder,
    ) -> Result<Vec<(PathBuf, u64)>, Error> {
        let order = &order(self.profile());
        let real = &folder.place.folder();
        std::fs::create_dir_all(real).map_err(|error| FilesError::write(&folder.shown, error))?;
        stage::sweep(real);
        let formats = sorted(formats);
        let shown = |number: usize| folder.shown(formats[number]);
        // One thread for each syntax.
        let written = std::thread::scope(|scope| {
            let write = |format: &RdfFormat| {
                let format = *format;
                scope.spawn(move || file(self, order, format, folder))
            };
            let threads: Vec<_> = formats.iter().map(write).collect();
            let results = threads
                .into_iter()
                .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
            results.collect::<Result<Vec<_>, Error>>()
        })?;
        let sizes = finish_all(written, real);
        let sizes = sizes.map_err(|(number, error)| FilesError::write(&shown(number), error))?;
        Ok((0..sizes.len()).map(shown).zip(sizes).collect())
    }
}

fn name(format: RdfFormat) -> String {
    format!("catalog.{}", format.extension())
}

/// The syntaxes without duplicates, in order.
fn sorted(formats: &[RdfFormat]) -> Vec<RdfFormat> {
    let mut formats = formats.to_vec();
    formats.sort();
    formats.dedup();
    formats
}

/// Serializes to a temporary file beside the target.
fn file(
    workspace: &Workspace,
    order: &Order,
    format: RdfFormat,
    folder: &Folder,
) -> Result<AtomicFile, Error> {
    let place = place::below(&folder.place, &name(format))?;
    let failed = |error: io::Error| FilesError::write(&folder.shown(format), error).into();
    let file = AtomicFile::begin(&place).map_err(failed)?;
    let mut out = BufWriter::with_capacity(1 << 16, file);
    to(workspace, order, format, &mut out, failed)?;
    out.into_inner().map_err(|error| failed(error.into_error()))
}

fn to(
    workspace: &Workspace,
    order: &Order,
    format: RdfFormat,
    out: &mut impl Write,
    failed: impl Fn(io::Error) -> Error,
) -> Result<(), Error> {
    let graph: &Graph = workspace.graph();
    match write::write(graph, &workspace.profile().prefixes, order, format, out) {
        Ok(()) => Ok(()),
        Err(WriteError::Unwritable(_)) => Err(BuildError::Unwritable(format).into()),
        Err(WriteError::Io(error)) => Err(failed(error)),
    }
}

/// Classes and properties in the order of the profile.
pub(in crate::workspace) fn order(profile: &Profile) -> Order {
    let mut order = Order::default();
    for class in &profile.classes {
        order.classes.extend(class.types.iter().cloned());
        for row in &class.properties {
            if !order.predicates.contains(&row.iri) {
                order.predicates.push(row.iri.clone());
            }
        }
    }
    order
}
