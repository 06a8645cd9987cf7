//! `katalog new`: a commented file to fill in.

use super::args::New;
use super::{Failure, Status, schema, template, terminal::Terminal};
use crate::description::{is_id, slug};
use crate::diagnostic::Lang;
use crate::profile::{self, Version, export};
use crate::say;
use crate::source::{FileId, tree};
use crate::untrusted::Untrusted;
use crate::yaml;
use std::path::Path;

/// The hidden folder with the schemas that editors use.
const SCHEMAS: &str = ".katalog";

pub(super) fn run(args: &New, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let root = tree::find_root(&args.path).ok_or_else(|| {
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
    let profile = profile::embedded(Version::default());
    let Some(class) = profile
        .class_of_concept(args.kind.concept())
        .map(|id| profile.class(id))
    else {
        return Err(Failure::new(args.kind.concept()));
    };
    let folder = class.folder.as_deref().unwrap_or_default();
    let path = root.join(folder).join(format!("{}.yaml", args.id));
    if path.exists() {
        return Err(Failure::new(
            say!(lang, sv: "{} finns redan", en: "{} exists already", path.display()),
        ));
    }
    schemas(&root)?;
    let defaulted = defaulted(&root, args.kind.concept(), lang);
    let schema = schema_path(args.kind.concept());
    let text = template::template(profile, class, &schema, &defaulted, lang);
    schema::write_file(&path, &text)?;
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
pub(super) fn schemas(root: &Path) -> Result<(), Failure> {
    for (name, text) in export::files() {
        if let Some(name) = name.strip_prefix("json/") {
            schema::write_file(&root.join(SCHEMAS).join(name), &text)?;
        }
    }
    Ok(())
}

/// The keys that `defaults:` in the repository's catalogue gives for a concept.
fn defaulted(root: &Path, concept: &str, lang: Lang) -> Vec<String> {
    let text = ["catalog.yaml", "catalog.yml"]
        .iter()
        .find_map(|name| std::fs::read(root.join(name)).ok());
    let text = text.unwrap_or_default();
    let (catalog, _) = yaml::parse(FileId(0), &text, lang);
    let defaults = catalog
        .as_ref()
        .and_then(|catalog| catalog.get("defaults")?.get(concept));
    defaults.map_or_else(Vec::new, |node| {
        node.entries()
            .iter()
            .map(|entry| entry.key.to_string())
            .collect()
    })
}
