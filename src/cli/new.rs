//! `katalog new`: a commented file to fill in.

use super::outcome::{Failure, Status};
use super::scaffold::schema_path;
use super::template;
use super::terminal::Terminal;
use crate::description::{Parsed, is_device, is_id, no_device, slug};
use crate::profile::{self, Version};
use crate::say;
use crate::source::tree::{CATALOG, CATALOG_FILES};
use crate::source::{FileId, SourceFile};
use crate::untrusted::Untrusted;
use crate::workspace::error::{FilesError, OpenError};
use crate::workspace::files::{create_own, place};
use crate::workspace::schemas;
use clap::ValueEnum;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What `new` can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ResourceType {
    /// datasets/ID.yaml
    Dataset,
    /// services/ID.yaml
    Service,
    /// series/ID.yaml
    Series,
    /// agents/ID.yaml
    Agent,
    /// contacts/ID.yaml
    Contact,
}

impl ResourceType {
    /// The concept of the class in the table.
    pub fn concept(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Service => "service",
            Self::Series => "series",
            Self::Agent => "agent",
            Self::Contact => "contact",
        }
    }
}

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct New {
    /// What to describe
    #[arg(value_enum)]
    pub kind: ResourceType,
    /// Its id, which becomes the name of the file and the end of its IRI: a–z, 0–9, hyphen, full stop, underscore
    pub id: String,
    /// A folder in the repository
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
}

pub(super) fn run(args: &New, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let root = place::root(&args.path)?.ok_or_else(|| OpenError::NoRepository {
        path: args.path.clone(),
        hint: true,
    })?;
    if !is_id(&args.id) {
        let near = slug(&Untrusted::from(&args.id).redacted());
        return Err(Failure::refused(say!(
            lang,
            sv: "`{}` kan inte vara ett id; skriv till exempel `{near}`",
            en: "`{}` cannot be an id; write for example `{near}`",
            args.id
        )));
    }
    if is_device(&args.id) {
        return Err(Failure::refused(say!(
            lang,
            sv: "`{0}` är namnet på en enhet i Windows och kan inte vara en fil där; skriv till exempel `{1}`",
            en: "`{0}` is the name of a device on Windows and cannot be a file there; write for example `{1}`",
            args.id,
            no_device(&args.id)
        )));
    }
    let profile = profile::embedded(Version::default());
    let Some(class) = profile
        .class_of_concept(args.kind.concept())
        .map(|id| profile.class(id))
    else {
        return Err(Failure::refused(args.kind.concept()));
    };
    let folder = class.folder.as_deref().unwrap_or_default();
    let path = root.join(folder).join(format!("{}.yaml", args.id));
    let exists = || {
        let path = path.display();
        Failure::refused(say!(lang, sv: "{path} finns redan", en: "{path} exists already"))
    };
    if path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    // Nothing is written unless everything can be.
    place::own(&path)?;
    place::own(&root.join(schemas::FOLDER).join(schemas::SHARED))?;
    let defaulted = defaulted(&root, args.kind.concept())?;
    let schema = schema_path(args.kind.concept());
    let text = template::template(profile, class, &schema, &defaulted, lang);
    // It may have been created since.
    create_own(&path, text.as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => exists(),
        _ => FilesError::write(&path, error).into(),
    })?;
    schemas::write(&root)?;
    writeln!(
        terminal.err,
        "{}",
        say!(lang, sv: "skrev {}", en: "wrote {}", path.display())
    )?;
    Ok(Status::Clean)
}

/// The keys that `defaults:` in the repository's catalogue gives for a concept.
fn defaulted(root: &Path, concept: &str) -> Result<Vec<String>, Failure> {
    let there = CATALOG_FILES
        .into_iter()
        .find(|name| root.join(name).symlink_metadata().is_ok());
    let name = there.unwrap_or(CATALOG);
    let file = SourceFile::read(&root.join(name), name.to_owned()).map_err(FilesError::from)?;
    Ok(Parsed::of(FileId(0), file.bytes()).default_keys(concept))
}
