//! A repository moved up to the current version of the profile: older terms and codes, and the version in the settings.

use super::check::Checks;
use super::error::{Error, FilesError, FixError};
use super::files::{Replaced, create_own, place, replace_unchanged};
use super::fix::{Change, Fixes, Unwritten};
use super::open::{Options, Source, Workspace};
use super::settings::{NAME, RuleFilter};
use crate::profile::{Version, export};
use oxsdatatypes::Date;
use serde::Deserialize;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The rules whose certain fixes are moves to the current version: older terms, and codes of older lists or in another
/// spelling.
const OLDER: [&str; 6] = [
    "description/wrapped",
    "hvd/other-regulation",
    "profile/deprecated",
    "profile/node-kind",
    "profile/variant",
    "profile/vocabulary",
];

/// The folder with the schemas that editors complete from.
const SCHEMAS: &str = ".katalog";

/// A repository moved up in memory.
#[derive(Debug)]
pub struct Upgrade {
    /// The descriptions.
    pub fixes: Fixes,
    /// `katalog.toml`, where it named an older version.
    pub settings: Option<Change>,
    /// The JSON schemas in `.katalog` that are older than the program, and those that are not there yet.
    pub schemas: Vec<Change>,
    root: PathBuf,
}

/// What `katalog.toml` says of the version.
#[derive(Deserialize)]
struct Versioned {
    profile: Option<toml::Spanned<String>>,
}

impl Upgrade {
    /// Moves the repository of `source` up, in memory: every change of a description is proven by reading it again.
    ///
    /// # Errors
    /// When it cannot be read, or is no repository on disk.
    pub fn of(source: Source, today: Date) -> Result<Self, Error> {
        let options = Options {
            profile: Some(Version::default()),
            ..Options::default()
        };
        let workspace = Workspace::open(source, options)?;
        let checks = Checks {
            rules: RuleFilter::default().or_only(&OLDER),
            ..Checks::on(today)
        };
        let checked = workspace.check(&checks)?;
        let root = checked.root.clone().ok_or(FixError::OnlyYaml)?;
        Ok(Self {
            settings: settings(&root)?,
            schemas: schemas(&root)?,
            fixes: workspace.fix(checked, &checks, false)?,
            root,
        })
    }

    /// Whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.settings.is_none() && self.schemas.is_empty() && self.fixes.changes.is_empty()
    }

    /// Writes the files, each only if its content is still what was read; the settings come last, and only when all
    /// others were written. Returns those that were not written.
    pub fn write(&mut self) -> Vec<Unwritten> {
        let mut unwritten = self.fixes.write();
        let schemas = self.schemas.iter();
        unwritten.extend(schemas.filter_map(|change| replace(&self.root, change)));
        let settings = self.settings.as_ref().filter(|_| unwritten.is_empty());
        let settings = settings.and_then(|change| replace(&self.root, change));
        unwritten.extend(settings);
        unwritten
    }
}

/// Replaces a file of the repository, if it still has the content that was read; otherwise tells why not.
fn replace(root: &Path, change: &Change) -> Option<Unwritten> {
    let path = root.join(&change.name);
    let done = if path.exists() {
        replace_unchanged(&path, &change.before, &change.after)
    } else {
        create_own(&path, &change.after).map(|()| Replaced::Done)
    };
    let error = match done {
        Ok(Replaced::Done) => return None,
        Ok(Replaced::Changed) => None,
        Err(error) => Some(error),
    };
    let name = change.name.clone();
    Some(Unwritten { name, error })
}

/// The schemas of the program that differ from those in the repository, if it has any. They refer to each other, so that
/// missing ones belong to them.
fn schemas(root: &Path) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    if !root.join(SCHEMAS).is_dir() {
        return Ok(changes);
    }
    for (name, text) in export::files() {
        let Some(name) = name.strip_prefix("json/") else {
            continue;
        };
        let name = format!("{SCHEMAS}/{name}");
        let path = root.join(&name);
        place::own(&path)?;
        let before = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|error| FilesError::read(&path.display(), error))?,
        };
        if before != text.as_bytes() {
            let after = text.into_bytes();
            changes.push(Change {
                name,
                before,
                after,
            });
        }
    }
    Ok(changes)
}

/// The settings with the current version, where they name another.
fn settings(root: &Path) -> Result<Option<Change>, Error> {
    let path = root.join(NAME);
    if !path.is_file() {
        return Ok(None);
    }
    let text =
        std::fs::read_to_string(&path).map_err(|error| FilesError::read(&path.display(), error))?;
    let after = with_version(&text, Version::default());
    Ok(after.map(|after| Change {
        name: NAME.to_owned(),
        before: text.into_bytes(),
        after: after.into_bytes(),
    }))
}

/// The text with `profile = "…"` set to a version; none where it says that already, or nothing.
fn with_version(text: &str, version: Version) -> Option<String> {
    let said = toml::from_str::<Versioned>(text).ok()?.profile?;
    if said.get_ref() == version.as_str() {
        return None;
    }
    let (before, after) = (text.get(..said.span().start)?, text.get(said.span().end..)?);
    Some(format!("{before}\"{}\"{after}", version.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_version_is_written_anew() {
        for (text, after) in [
            (
                "# vår\nprofile = '2.2.0' # än\n[uri]\n",
                Some("# vår\nprofile = \"3.0.1\" # än\n[uri]\n"),
            ),
            ("profile = \"3.0.1\"\n", None),
            ("[links]\nretries = 0\n", None),
            ("", None),
        ] {
            assert_eq!(
                with_version(text, Version::V3_0_1).as_deref(),
                after,
                "{text}"
            );
        }
    }
}
