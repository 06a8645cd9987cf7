//! A repository moved up to the current version of the profile: older terms and codes, and the version in the settings.

use super::check::Checks;
use super::error::{Error, FilesError, FixError};
use super::files::{Replaced, replace_unchanged};
use super::fix::{Change, Fixes, Unwritten};
use super::open::{Options, Source, Workspace};
use super::settings::{NAME, RuleFilter};
use crate::profile::Version;
use oxsdatatypes::Date;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The rules whose certain fixes are moves to the current version.
const OLDER: [&str; 3] = [
    "description/wrapped",
    "profile/deprecated",
    "profile/variant",
];

/// A repository moved up in memory.
#[derive(Debug)]
pub struct Upgrade {
    /// The descriptions.
    pub fixes: Fixes,
    /// `katalog.toml`, where it named an older version.
    pub settings: Option<Change>,
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
            fixes: workspace.fix(checked, &checks, false)?,
            root,
        })
    }

    /// Whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.settings.is_none() && self.fixes.changes.is_empty()
    }

    /// Writes the files, each only if its content is still what was read; the settings come last, and only when all
    /// descriptions were written. Returns those that were not written.
    pub fn write(&mut self) -> Vec<Unwritten> {
        let mut unwritten = self.fixes.write();
        let Some(settings) = self.settings.as_ref().filter(|_| unwritten.is_empty()) else {
            return unwritten;
        };
        let path = self.root.join(&settings.name);
        let error = match replace_unchanged(&path, &settings.before, &settings.after) {
            Ok(Replaced::Done) => return unwritten,
            Ok(Replaced::Changed) => None,
            Err(error) => Some(error),
        };
        let name = settings.name.clone();
        unwritten.push(Unwritten { name, error });
        unwritten
    }
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
