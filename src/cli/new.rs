//! `katalog new`: a commented file to fill in.

use super::args::New;
use super::{Failure, Status, place, schema, template, terminal::Terminal};
use crate::description::{is_device, is_id, slug};
use crate::diagnostic::Lang;
use crate::profile::{self, Version, export};
use crate::say;
use crate::source::{FileId, SourceFile};
use crate::untrusted::Untrusted;
use crate::yaml;
use std::path::Path;

/// The hidden folder with the schemas that editors use.
const SCHEMAS: &str = ".katalog";

pub(super) fn run(args: &New, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let root = place::root(&args.path, lang)?.ok_or_else(|| {
        Failure::new(say!(
            lang,
            sv: "ingen catalog.yaml i {} eller ovanför; `katalog init` skapar en katalog",
            en: "no catalog.yaml in {} or above; `katalog init` makes a repository",
            args.path.display()
        ))
    })?;
    if !is_id(&args.id) {
        let near = slug(&Untrusted::from(&args.id).redacted());
        return Err(Failure::new(say!(
            lang,
            sv: "`{}` kan inte vara ett id; skriv till exempel `{near}`",
            en: "`{}` cannot be an id; write for example `{near}`",
            args.id
        )));
    }
    if is_device(&args.id) {
        return Err(Failure::new(say!(
            lang,
            sv: "`{0}` är namnet på en enhet i Windows och kan inte vara en fil där; skriv till exempel `{0}-1`",
            en: "`{0}` is the name of a device on Windows and cannot be a file there; write for example `{0}-1`",
            args.id
        )));
    }
    let profile = profile::embedded(Version::default());
    let Some(class) = profile
        .class_of_concept(args.kind.concept())
        .map(|id| profile.class(id))
    else {
        return Err(Failure::new(args.kind.concept()));
    };
    let folder = class.folder.as_deref().unwrap_or_default();
    let path = root.join(folder).join(format!("{}.yaml", args.id));
    if path.symlink_metadata().is_ok() {
        return Err(Failure::new(
            say!(lang, sv: "{} finns redan", en: "{} exists already", path.display()),
        ));
    }
    // Nothing is written unless everything can be.
    place::own(&path, lang)?;
    let defaulted = defaulted(&root, args.kind.concept(), lang)?;
    schemas(&root, lang)?;
    let schema = schema_path(args.kind.concept());
    let text = template::template(profile, class, &schema, &defaulted, lang);
    schema::write_file(&path, &text, lang)?;
    writeln!(
        terminal.err,
        "{}",
        say!(lang, sv: "skrev {}", en: "wrote {}", path.display())
    )?;
    Ok(Status::Clean)
}

/// Where a file one folder down finds the schema for its kind.
pub(super) fn schema_path(concept: &str) -> String {
    format!("../{SCHEMAS}/{concept}.schema.json")
}

/// Puts the schemas where the files' first lines say they are.
pub(super) fn schemas(root: &Path, lang: Lang) -> Result<(), Failure> {
    for (name, text) in export::files() {
        if let Some(name) = name.strip_prefix("json/") {
            schema::write_file(&root.join(SCHEMAS).join(name), &text, lang)?;
        }
    }
    Ok(())
}

/// The keys that `defaults:` in the repository's catalogue gives for a concept.
fn defaulted(root: &Path, concept: &str, lang: Lang) -> Result<Vec<String>, Failure> {
    let names = ["catalog.yaml", "catalog.yml"];
    let there = names
        .into_iter()
        .find(|name| root.join(name).symlink_metadata().is_ok());
    let name = there.unwrap_or(names[0]);
    let file = SourceFile::read(&root.join(name), name.to_owned())
        .map_err(|error| place::unreadable(&error, lang))?;
    let (catalog, _) = yaml::parse(FileId(0), file.bytes());
    let defaults = catalog
        .as_ref()
        .and_then(|catalog| catalog.get("defaults")?.get(concept));
    Ok(defaults.map_or_else(Vec::new, |node| {
        node.entries()
            .iter()
            .map(|entry| entry.key.to_string())
            .collect()
    }))
}
