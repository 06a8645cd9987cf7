//! The YAML documents of a repository, kept with their spans for as long as the workspace is open.

use crate::description::{FileReport, Repository};
use crate::profile::Profile;
use crate::source::tree::Role;
use crate::source::{FileId, SourceMap};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

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
    /// Reads the files, and lets `first` have what was read.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn read<T: Send + 'static>(
        files: Files,
        first: impl FnOnce(&Repository<'_>, Vec<FileReport>) -> T + Send + 'static,
    ) -> io::Result<(Self, T)> {
        let (questions, asked) = mpsc::channel();
        let (sender, answer) = mpsc::channel();
        let keeper = thread::Builder::new().stack_size(STACK).spawn(move || {
            let Files {
                sources,
                roles,
                profile,
            } = &files;
            let (repository, reports) = Repository::read(sources, roles, profile);
            // Nobody is there to take it when the one who waits has panicked.
            let _ = sender.send(first(&repository, reports));
            keep(&repository, &asked);
        })?;
        match answer.recv() {
            Ok(answer) => Ok((Self { questions }, answer)),
            Err(_) => match keeper.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => Err(io::ErrorKind::Interrupted.into()),
            },
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

/// Answers until the workspace is closed.
fn keep(repository: &Repository<'_>, asked: &Receiver<Question>) {
    for question in asked {
        question(repository);
    }
}
