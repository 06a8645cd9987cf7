//! A repository's own copy of the JSON schemas, which its editors complete from: it knows what `defaults:` gives, and the
//! ids of the agents, contacts, series and services.

use crate::description::{Parsed, RESOURCES};
use crate::profile::export::{self, RepositoryContext};
use crate::profile::{self, ClassId, Profile, class_name};
use crate::source::tree::{self, CATALOG_FILES, Found, Role};
use crate::source::{FileId, SourceFile};
use crate::workspace::error::{Error, FilesError};
use crate::workspace::files::replace_own;
use crate::workspace::settings::Settings;
use std::path::Path;

/// The hidden folder with the schemas.
pub const FOLDER: &str = ".katalog";

/// The file in it that all others refer to.
pub const SHARED: &str = "definitions.schema.json";

/// Ids that are suggested for a class. Datasets are seldom referred to, and may be very many.
const MOST_SUGGESTED: usize = 500;

/// Classes with a folder whose ids are suggested.
const SUGGESTED: [&str; 4] = [
    class_name::AGENT,
    class_name::CONTACT_POINT,
    class_name::DATASET_SERIES,
    class_name::DATA_SERVICE,
];

/// Writes the schemas of the repository at `root`. Files that cannot be read have no ids; what they lack is for
/// [`check`](super::Workspace::check) to say.
///
/// # Errors
/// When the settings are invalid, or a file cannot be written.
pub fn write(root: &Path) -> Result<(), Error> {
    let profile = profile::embedded(Settings::of(Some(root), None)?.version);
    let context = context(root, profile)?;
    for (name, text) in export::repository_schemas(profile, &context) {
        let path = root.join(FOLDER).join(name);
        replace_own(&path, text.as_bytes()).map_err(|error| FilesError::write(&path, error))?;
    }
    Ok(())
}

fn context(root: &Path, profile: &Profile) -> Result<RepositoryContext, Error> {
    let mut context = RepositoryContext::default();
    for found in tree::list(root).map_err(FilesError::from)? {
        match &found.role {
            Role::Catalog if CATALOG_FILES.contains(&found.name.as_str()) => {
                with_parsed(&found, |parsed| add_defaults(parsed, profile, &mut context));
            }
            Role::In(folder) => add_resource(&found, folder, profile, &mut context),
            Role::Catalog | Role::Misplaced | Role::Outside(_) => {}
        }
    }
    Ok(context)
}

fn with_parsed(found: &Found, apply: impl FnOnce(&Parsed<'_>)) {
    if let Ok(file) = SourceFile::read(&found.path, found.name.clone()) {
        apply(&Parsed::of(FileId(0), file.bytes()));
    }
}

fn add_defaults(parsed: &Parsed<'_>, profile: &Profile, context: &mut RepositoryContext) {
    let concepts = profile.classes.iter().filter_map(|of| of.concept.as_ref());
    for concept in concepts {
        let keys = parsed.default_keys(concept).into_iter().collect();
        context.defaults.insert(concept.clone(), keys);
    }
}

fn add_resource(found: &Found, folder: &str, profile: &Profile, context: &mut RepositoryContext) {
    let in_folder = profile.class_in_folder(folder);
    let is_suggested = |id: ClassId| SUGGESTED.contains(&profile.class(id).name);
    if folder != RESOURCES && !in_folder.is_some_and(is_suggested) {
        return;
    }
    let file = found.name.rsplit('/').next().unwrap_or(&found.name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    with_parsed(found, |parsed| {
        let typed = parsed
            .text("@type")
            .and_then(|name| class_of(&name, profile));
        let Some(class) = typed.or(in_folder) else {
            return;
        };
        let resources = context.resources.entry(profile.class(class).name);
        let resources = resources.or_default();
        if resources.len() < MOST_SUGGESTED {
            let id = parsed.text("id").unwrap_or_else(|| stem.to_owned());
            let label = parsed.text("name").or_else(|| parsed.text("title"));
            resources.push((id, label.unwrap_or_default()));
        }
    });
}

/// The class with this name, CURIE or IRI.
fn class_of(name: &str, profile: &Profile) -> Option<ClassId> {
    let iri = profile.prefixes.expand(name);
    profile
        .class_named(name)
        .or_else(|| profile.class_of_type(iri.as_deref().unwrap_or(name)))
}
