//! A git repository: resolves revisions to commits.

use super::command::Git;
use super::top;
use crate::workspace::error::GitError;
use std::path::Path;

/// The git repository around the folder of a catalogue.
#[derive(Debug)]
pub(in crate::workspace) struct Repository {
    pub(super) git: Git,
    /// Path from the top of the work tree to the folder of the catalogue, with a final `/`; empty at the top.
    pub(super) below: String,
}

impl Repository {
    /// The repository around `folder`.
    ///
    /// # Errors
    /// When there is none, or no `git`.
    pub(in crate::workspace) fn around(folder: &Path) -> Result<Self, GitError> {
        let Some((top, below)) = top::of(folder) else {
            return Err(GitError::NoRepository(folder.to_path_buf()));
        };
        let git = Git::for_work_tree(top)?;
        Ok(Self { git, below })
    }

    /// Whether `folder` is in a git repository, whether or not git is usable.
    pub(in crate::workspace) fn is_around(folder: &Path) -> bool {
        top::of(folder).is_some()
    }

    /// The merge base of two revisions, for `A...B`.
    pub(in crate::workspace) fn merge_base(
        &self,
        one: &str,
        other: &str,
    ) -> Result<String, GitError> {
        let (one, other) = (self.commit(one)?, self.commit(other)?);
        let base = self.git.query(&["merge-base", &one, &other])?;
        if let Some(id) = base.id() {
            return Ok(id);
        }
        if !base.stderr.is_empty() {
            return Err(self.git.refused(&base.stderr));
        }
        Err(GitError::NoMergeBase)
    }

    /// Whether git knows the revision.
    pub(in crate::workspace) fn knows(&self, revision: &str) -> Result<bool, GitError> {
        Ok(self.resolve(revision)?.is_some())
    }

    /// Resolves a revision to a commit id; the user's text goes no further.
    pub(super) fn commit(&self, revision: &str) -> Result<String, GitError> {
        let commit = self.resolve(revision)?;
        commit.ok_or_else(|| GitError::UnknownRevision(revision.to_owned()))
    }

    fn resolve(&self, revision: &str) -> Result<Option<String>, GitError> {
        // No revision begins with `-`, and options must not be passed.
        if revision.starts_with('-') || revision.is_empty() {
            return Ok(None);
        }
        // All text after `:/` is searched for in commit messages.
        let name = if revision.starts_with(":/") {
            revision.to_owned()
        } else {
            format!("{revision}^{{commit}}")
        };
        // Without `--quiet`, ambiguous names are reported.
        let loud = ["rev-parse", "--verify", "--end-of-options", &name];
        let answer = self.git.query(&loud)?;
        if answer.is_success {
            if answer.stderr.contains(" is ambiguous") {
                return Err(GitError::Ambiguous(revision.to_owned()));
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
        let answer = self.git.query(&quiet)?;
        if answer.stderr.contains("fatal: ") && answer.code != Some(1) {
            return Err(self.git.refused(&answer.stderr));
        }
        Ok(None)
    }
}
