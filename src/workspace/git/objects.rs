//! Reads objects of a revision, within limits.

use super::repository::Repository;
use crate::workspace::error::GitError;
use std::io::{BufRead, Read};

/// Maximum number of files in a revision.
const MOST_FILES: usize = 500_000;
/// Maximum length of all file names, in bytes.
const MOST_LISTED: u64 = 1 << 27;
/// Maximum length of a symbolic link's target, as in file systems.
pub(super) const MOST_OF_A_LINK: u64 = 1 << 12;

/// An entry of a listing.
pub(super) struct Line {
    pub(super) mode: String,
    pub(super) id: String,
    pub(super) name: String,
}

impl Repository {
    /// All files of the catalogue's folder at a commit.
    pub(super) fn list(&self, commit: &str, revision: &str) -> Result<Vec<Line>, GitError> {
        let mut args = vec!["ls-tree", "-r", "-z", "--full-tree", commit];
        if !self.below.is_empty() {
            args.extend(["--", &self.below]);
        }
        let mut lines = Vec::new();
        self.git.read(&args, "", |from| {
            let mut from = from.take(MOST_LISTED);
            let mut line = Vec::new();
            while from.read_until(0, &mut line)? > 0 {
                if line.pop() != Some(0) || lines.len() >= MOST_FILES {
                    return Err(self.too_many(revision));
                }
                lines.extend(self.line(&line));
                line.clear();
            }
            Ok(())
        })?;
        Ok(lines)
    }

    /// Parses `<mode> <kind> <id>`, a tab, and the name.
    fn line(&self, line: &[u8]) -> Option<Line> {
        let line = String::from_utf8_lossy(line);
        let (head, name) = line.split_once('\t')?;
        let mut head = head.split(' ');
        let (mode, _, id) = (head.next()?, head.next()?, head.next()?);
        Some(Line {
            mode: mode.to_owned(),
            id: id.to_owned(),
            name: name.strip_prefix(&self.below)?.to_owned(),
        })
    }

    /// The contents of these files, in order. Each may take `each` bytes, and all together `room` bytes, from which
    /// they are subtracted.
    pub(super) fn contents(
        &self,
        files: &[(&str, &str)],
        each: u64,
        room: &mut u64,
    ) -> Result<Vec<Vec<u8>>, GitError> {
        if files.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<&str> = files.iter().map(|(_, id)| *id).collect();
        let asked = ids.join("\n") + "\n";
        let mut contents = Vec::with_capacity(files.len());
        self.git.read(&["cat-file", "--batch"], &asked, |from| {
            for (name, _) in files {
                // Checked before memory is allocated.
                let size = size(from).ok_or_else(|| GitError::Incomplete((*name).to_owned()))?;
                if size > each.min(*room) {
                    return Err(GitError::TooLarge((*name).to_owned()));
                }
                *room -= size;
                contents.push(
                    content(from, size).ok_or_else(|| GitError::Incomplete((*name).to_owned()))?,
                );
            }
            Ok(())
        })?;
        Ok(contents)
    }

    fn too_many(&self, revision: &str) -> GitError {
        let folder = self.below.trim_end_matches('/');
        let folder = if folder.is_empty() { "." } else { folder };
        GitError::TooManyFiles {
            folder: folder.to_owned(),
            revision: revision.to_owned(),
            most: MOST_FILES,
        }
    }
}

/// Parses a header of `cat-file --batch`: `<id> blob <size>`.
fn size(from: &mut impl BufRead) -> Option<u64> {
    let mut head = String::new();
    from.take(256).read_line(&mut head).ok()?;
    let (before, size) = head.trim_end().rsplit_once(' ')?;
    before.ends_with(" blob").then(|| size.parse().ok())?
}

/// The content after it, and a line end.
fn content(from: &mut impl BufRead, size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
    from.take(size).read_to_end(&mut bytes).ok()?;
    let mut end = [0];
    from.read_exact(&mut end).ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}
