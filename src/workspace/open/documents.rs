//! The YAML documents of a repository with their spans, read on demand.

use crate::description::{Parsed, Repository};
use crate::profile::Profile;
use crate::source::tree::Role;
use crate::source::{FileId, SourceMap};
use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

/// Stack size as in the main thread, for deeply nested documents; only used pages are committed.
const STACK: usize = 256 << 20;

/// The documents of a repository.
///
/// They borrow the source texts, so a thread owns both and answers questions. It starts with the first question: a
/// program that only checks has dropped its documents by then.
#[derive(Debug)]
pub struct Documents {
    files: Arc<Files>,
    questions: Mutex<Option<Sender<Question>>>,
}

type Question = Box<dyn FnOnce(&Repository<'_>) + Send>;

/// What is read of a repository.
#[derive(Debug)]
pub(super) struct Files {
    pub sources: Arc<SourceMap>,
    pub roles: Vec<(FileId, Role)>,
    pub profile: &'static Profile,
}

impl Documents {
    /// Nothing is read yet.
    pub(super) fn new(files: Files) -> Self {
        Self {
            files: Arc::new(files),
            questions: Mutex::new(None),
        }
    }

    /// The answer to a question about the documents; none when the system starts no thread, or an earlier question
    /// ended in a panic.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Repository<'_>) -> T + Send + 'static,
    ) -> Option<T> {
        let (sender, answer) = mpsc::channel();
        let question: Question = Box::new(move |repository| {
            // Fails only if the asking thread has panicked.
            let _ = sender.send(question(repository));
        });
        self.keeper().ok()?.send(question).ok()?;
        answer.recv().ok()
    }

    /// The channel to the thread, which is started on first use.
    fn keeper(&self) -> io::Result<Sender<Question>> {
        let mut keeper = self
            .questions
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(questions) = &*keeper {
            return Ok(questions.clone());
        }
        let (questions, asked) = mpsc::channel();
        let files = Arc::clone(&self.files);
        let thread = thread::Builder::new().stack_size(STACK);
        thread.spawn(move || answer(&files, &asked))?;
        *keeper = Some(questions.clone());
        Ok(questions)
    }
}

/// Reads the documents, and answers questions until the workspace is dropped.
fn answer(files: &Files, asked: &Receiver<Question>) {
    let Files {
        sources,
        roles,
        profile,
    } = files;
    let catalog = roles.iter().find(|(_, role)| *role == Role::Catalog);
    let catalog = catalog.map(|(id, _)| Parsed::of(*id, sources.get(*id).bytes()));
    let (repository, _) = Repository::read_with(catalog, sources, roles, profile);
    for question in asked {
        question(&repository);
    }
}
