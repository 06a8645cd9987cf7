//! Revisions through the `git` program; the work tree is left alone.

mod command;
mod objects;
mod snapshot;
mod top;

pub(super) use snapshot::{Snapshot, Target};

use super::Failure;
use crate::diagnostic::Lang;
use crate::say;
use command::Git;
use std::path::Path;

/// The git repository around the folder of a catalogue.
#[derive(Debug)]
pub(super) struct Repository {
    git: Git,
    /// What leads from the top of the work tree to the folder of the catalogue, with `/` at its end; empty at the top.
    below: String,
    lang: Lang,
}

impl Repository {
    /// The repository around `folder`.
    ///
    /// # Errors
    /// When there is none, or no `git`.
    pub(super) fn around(folder: &Path, lang: Lang) -> Result<Self, Failure> {
        let Some((top, below)) = top::of(folder) else {
            let folder = folder.display();
            return Err(Failure::new(say!(
                lang,
                sv: "{folder} ligger inte i något git-förråd, så där finns inga revisioner",
                en: "{folder} is not in a git repository, so there are no revisions"
            )));
        };
        let git = Git::for_work_tree(top, lang)?;
        Ok(Self { git, below, lang })
    }

    /// Whether `folder` is in a git repository, whether or not git can be asked about it.
    pub(super) fn is_around(folder: &Path) -> bool {
        top::of(folder).is_some()
    }

    /// Where two revisions went apart: what `A...B` is compared with.
    pub(super) fn merge_base(&self, one: &str, other: &str) -> Result<String, Failure> {
        let (one, other) = (self.commit(one)?, self.commit(other)?);
        let base = self.git.ask(&["merge-base", &one, &other])?;
        if let Some(id) = base.id() {
            return Ok(id);
        }
        if !base.told.is_empty() {
            return Err(self.git.refused(&base.told));
        }
        Err(Failure::new(say!(
            self.lang,
            sv: "revisionerna har ingen gemensam föregångare. I CI hämtas ofta bara den senaste: `fetch-depth: 0` i actions/checkout hämtar alla",
            en: "the revisions have no common ancestor. In CI often only the last one is fetched: `fetch-depth: 0` of actions/checkout fetches all"
        )))
    }

    /// Whether git knows the revision.
    pub(super) fn knows(&self, revision: &str) -> Result<bool, Failure> {
        Ok(self.resolve(revision)?.is_some())
    }

    /// The commit that a revision stands for: nothing that the user wrote goes any further.
    fn commit(&self, revision: &str) -> Result<String, Failure> {
        self.resolve(revision)?.ok_or_else(|| {
            Failure::new(say!(
                self.lang,
                sv: "git känner inte till revisionen `{revision}`. I CI hämtas ofta bara den senaste: `fetch-depth: 0` i actions/checkout hämtar alla",
                en: "git knows no revision `{revision}`. In CI often only the last one is fetched: `fetch-depth: 0` of actions/checkout fetches all"
            ))
        })
    }

    fn resolve(&self, revision: &str) -> Result<Option<String>, Failure> {
        // No revision begins so, and no option is to be had.
        if revision.starts_with('-') || revision.is_empty() {
            return Ok(None);
        }
        // All that follows `:/` is looked for in messages, and what is found is a commit.
        let name = if revision.starts_with(":/") {
            revision.to_owned()
        } else {
            format!("{revision}^{{commit}}")
        };
        // Only what is not quiet tells of two things with one name.
        let loud = ["rev-parse", "--verify", "--end-of-options", &name];
        let answer = self.git.ask(&loud)?;
        if answer.is_success {
            if answer.told.contains(" is ambiguous") {
                return Err(ambiguous(revision, self.lang));
            }
            return Ok(answer.id());
        }
        let quiet = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &name,
        ];
        let answer = self.git.ask(&quiet)?;
        if answer.told.contains("fatal: ") && answer.code != Some(1) {
            return Err(self.git.refused(&answer.told));
        }
        Ok(None)
    }
}

/// Whether git keeps the file or link at `path`: whoever sends a change can have put it there. False where no work tree
/// of git is around it.
///
/// # Errors
/// When git cannot say.
pub(super) fn tracks(path: &Path, lang: Lang) -> Result<bool, Failure> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let Some(name) = path.file_name() else {
        return Ok(false);
    };
    let Some((top, below)) = top::of(folder.unwrap_or(Path::new("."))) else {
        return Ok(false);
    };
    let name = below + &name.to_string_lossy();
    let git = Git::for_work_tree(top, lang)?;
    let answer = git.ask(&["ls-files", "--error-unmatch", "--", &name])?;
    match answer.code {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        Some(_) | None => Err(git.refused(&answer.told)),
    }
}

/// A branch that someone calls `origin/main` goes before the one of that name at `origin`.
fn ambiguous(revision: &str, lang: Lang) -> Failure {
    Failure::new(say!(
        lang,
        sv: "`{revision}` är namnet på mer än en sak i git (gren, tagg eller commit). Skriv ut den hela: `refs/heads/…` är en gren här, `refs/remotes/…` en hämtad gren, `refs/tags/…` en tagg",
        en: "`{revision}` is the name of more than one thing in git (branch, tag or commit). Write it in full: `refs/heads/…` is a branch here, `refs/remotes/…` one that was fetched, `refs/tags/…` a tag"
    ))
}
