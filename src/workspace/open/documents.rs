//! The YAML documents of a repository, kept with their spans for as long as the workspace is open.

use crate::description::{FileReport, Include, Parsed, Repository};
use crate::profile::Profile;
use crate::source::tree::Role;
use crate::source::{FileId, SourceMap};
use crate::workspace::error::Error;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

/// As much as the main thread has: documents are read, and given back, as deep as they are nested. It is taken only as
/// far as it is used.
const STACK: usize = 256 << 20;

/// The documents of a repository.
///
/// They borrow the texts that they were read from, so the thread that read them keeps both, and answers questions about
/// them. When the workspace is closed it gives them back: that takes longer than the checks, and nobody waits for it.
#[derive(Debug)]
pub struct Documents {
    questions: Sender<Question>,
}

type Question = Box<dyn FnOnce(&Repository<'_>) + Send>;

/// What is read of a repository.
pub(super) struct Files {
    pub sources: Arc<SourceMap>,
    pub roles: Vec<(FileId, Role)>,
    pub profile: &'static Profile,
}

impl Documents {
    /// Reads the files, and lets what comes with them have what was read.
    ///
    /// `catalog.yaml` is parsed first, and once: `rest` takes in the files, with those that it includes.
    ///
    /// # Errors
    /// When the system gives no thread, or the files cannot be taken in.
    pub(super) fn read<T, F>(
        catalog: Option<(FileId, Vec<u8>)>,
        rest: impl FnOnce(Vec<Include>) -> Result<(Files, F), Error>,
    ) -> Result<(Self, T), Error>
    where
        T: Send + 'static,
        F: FnOnce(&Repository<'_>, Vec<FileReport>) -> T + Send + 'static,
    {
        let (questions, asked) = mpsc::channel();
        let (sender, answer) = mpsc::channel();
        let (named, includes) = mpsc::channel();
        let (files, taken) = mpsc::channel::<(Files, F)>();
        let keeper = thread::Builder::new().stack_size(STACK).spawn(move || {
            let catalog = catalog.as_ref();
            let catalog = catalog.map(|(id, text)| Parsed::of(*id, text));
            // Nobody is there to take what is sent when the one who waits has failed.
            let _ = named.send(catalog.as_ref().map_or_else(Vec::new, Parsed::includes));
            let Ok((files, first)) = taken.recv() else {
                return;
            };
            let Files {
                sources,
                roles,
                profile,
            } = &files;
            let (repository, reports) = Repository::read_with(catalog, sources, roles, profile);
            let _ = sender.send(first(&repository, reports));
            keep(&repository, &asked);
        })?;
        let Ok(includes) = includes.recv() else {
            return Err(ended(keeper));
        };
        // There is somebody to take it: the thread waits for it.
        let _ = files.send(rest(includes)?);
        match answer.recv() {
            Ok(answer) => Ok((Self { questions }, answer)),
            Err(_) => Err(ended(keeper)),
        }
    }

    /// The answer to a question about the documents; none when an earlier one has ended in a panic.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Repository<'_>) -> T + Send + 'static,
    ) -> Option<T> {
        let (sender, answer) = mpsc::channel();
        let question: Question = Box::new(move |repository| {
            let _ = sender.send(question(repository));
        });
        self.questions.send(question).ok()?;
        answer.recv().ok()
    }
}

/// Why the thread has ended before it answered: it panicked, and so does who waits for it.
fn ended(keeper: JoinHandle<()>) -> Error {
    match keeper.join() {
        Err(panic) => std::panic::resume_unwind(panic),
        Ok(()) => io::Error::from(io::ErrorKind::Interrupted).into(),
    }
}

/// Answers until the workspace is closed.
fn keep(repository: &Repository<'_>, asked: &Receiver<Question>) {
    for question in asked {
        question(repository);
    }
}
