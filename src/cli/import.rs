//! `katalog import`: any DCAT catalogue to a repository; a whole one or none.

pub(super) mod args;
mod report;
mod sources;
pub(super) mod target;

use super::args::{Checking, FailOn};
use super::check::{self, Checked};
use super::{Failure, Status, output, settings, terminal::Terminal, validate, whole};
use crate::description::Templates;
use crate::diagnostic::{Finding, Lang};
use crate::import::{Flagged, Import, NoBase, Options, upgrade};
use crate::profile::{self, Version, export};
use crate::say;
use args::{Form, Import as Args};
use report::{Moved, name, report, summary};
use std::collections::BTreeSet;
use std::path::Path;
use target::Target;

/// Texts that wait to be written.
const WAITING: usize = 256;
/// Files that are written at most.
const MOST_FILES: usize = 150_000;

pub(super) fn run(args: &Args, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let target = Target::at(&args.output, args.force, lang)?;
    let checking = Checking {
        profile: args.profile,
        select: Vec::new(),
        ignore: Vec::new(),
        today: None,
    };
    let (mut loaded, converted) = sources::load(args, terminal)?;
    let changes = if args.upgrade {
        let profile = profile::embedded(loaded.settings.version);
        let (graph, changes) = upgrade(&loaded.graph, profile);
        let told = changes
            .iter()
            .map(|change| Moved::of(change, &loaded))
            .collect();
        loaded.graph = graph;
        told
    } else {
        Vec::new()
    };
    let version = loaded.settings.version;
    let mut checked = check::check(loaded, &checking, None, lang)?;
    if checked.graph.is_empty() {
        tell(&mut checked, converted, args, terminal)?;
        return Err(Failure::new(
            say!(lang, sv: "källan är tom: där står inga påståenden", en: "the source is empty: it states nothing"),
        ));
    }
    let flagged = Flagged::of(&checked.graph, &checked.findings);
    let templates = Templates::default();
    let source = args
        .sources
        .iter()
        .map(|path| name(path))
        .collect::<Vec<_>>()
        .join(", ");
    let options = Options {
        base: args.base_uri.as_deref(),
        templates: &templates,
        source: &source,
        lang,
    };
    let import = Import::new(&checked.graph, checked.profile, &flagged, options).map_err(|NoBase| {
        Failure::new(say!(
            lang,
            sv: "källan har inga webbadresser att bygga nya IRI:er på; ange en med --base-uri, till exempel https://data.kommunen.se",
            en: "the source has no web addresses to make new IRIs from; give one with --base-uri, for example https://data.kommunen.se"
        ))
    })?;
    few_enough(&import, lang)?;
    let written = target
        .begin(lang)
        .and_then(|()| write_files(&import, &target, version, lang));
    let left = match written {
        Ok(left) => left,
        Err(failure) => {
            target.abandon();
            return Err(failure);
        }
    };
    let minted = import.minted();
    // Whoever cannot have the report gets no repository either.
    if let Some(path) = &args.report {
        let text = report(&import, &minted, &changes, &checked, args);
        if let Err(failure) = write_report(path, &text, terminal) {
            target.abandon();
            return Err(failure);
        }
    }
    target.finish(lang)?;
    for note in left {
        writeln!(terminal.err, "{note}")?;
    }
    let counts = (minted.len(), changes.len());
    summary(&import, counts, &checked, args, terminal)?;
    tell(&mut checked, converted, args, terminal)?;
    if args.from == Form::Rdf {
        return Ok(Status::Clean);
    }
    Ok(validate::status(&checked, FailOn::Error))
}

fn write_report(path: &Path, text: &str, terminal: &mut Terminal) -> Result<(), Failure> {
    if path.as_os_str() != "-" {
        return whole::replace_named(path, text.as_bytes(), terminal.lang);
    }
    terminal.out.write_all(text.as_bytes())?;
    Ok(terminal.out.flush()?)
}

/// Shows what could not be converted, in place of what the rules found. Of RDF everything is read, and only a file that
/// was asked for is written.
fn tell(
    checked: &mut Checked,
    converted: Vec<Finding>,
    args: &Args,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    checked.findings = converted;
    if args.from != Form::Rdf {
        return output::write(checked, &args.format, terminal);
    }
    let mut files = args.format.clone();
    files.retain(|output| output.file.is_some());
    if files.is_empty() {
        return Ok(());
    }
    output::write(checked, &files, terminal)
}

/// Refuses what would become more files than anybody can keep in a repository.
fn few_enough(import: &Import<'_>, lang: Lang) -> Result<(), Failure> {
    let count = import.files().len();
    if count <= MOST_FILES {
        return Ok(());
    }
    Err(Failure::new(say!(
        lang,
        sv: "källan skulle bli {count} filer, en för varje sak som beskrivs; högst {MOST_FILES} skrivs. Dela upp den, eller ta bort det som inte hör till katalogen",
        en: "the source would become {count} files, one for each thing that is described; at most {MOST_FILES} are written. Split it, or take away what does not belong to the catalogue"
    )))
}

fn write_files(
    import: &Import<'_>,
    target: &Target,
    version: Version,
    lang: Lang,
) -> Result<Vec<String>, Failure> {
    let folders: BTreeSet<&str> = import.files().iter().map(|file| file.folder).collect();
    for folder in folders {
        target.folder(folder, lang)?;
    }
    // Several threads make the texts and one writes: two that write into one folder wait for each other.
    let makers = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(4);
    let (sender, texts) = std::sync::mpsc::sync_channel(WAITING);
    std::thread::scope(|scope| {
        for maker in 0..makers {
            let sender = sender.clone();
            scope.spawn(move || {
                for file in import.files().iter().skip(maker).step_by(makers) {
                    // Nobody takes it when writing has failed.
                    if sender.send((file.path(), import.text(file))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut texts = texts.into_iter();
        texts.try_for_each(|(path, text)| target.write(&path, text.as_bytes(), lang))
    })?;
    for (name, text) in export::files() {
        if let Some(name) = name.strip_prefix("json/") {
            target.folder(".katalog", lang)?;
            target.write(&format!(".katalog/{name}"), text.as_bytes(), lang)?;
        }
    }
    let profile = format!("profile = \"{}\"\n", version.as_str());
    let mut offers = vec![(".gitignore", "/public/\n")];
    if version != Version::default() {
        offers.push((settings::NAME, &*profile));
    }
    let mut left = Vec::new();
    for (name, text) in offers {
        if !target.offer(name, text.as_bytes(), lang)? {
            let text = text.trim_end();
            left.push(say!(
                lang,
                sv: "{name} fanns redan och är kvar som den var; den behöver raden `{text}`",
                en: "{name} was there already and stays as it was; it needs the line `{text}`"
            ));
        }
    }
    Ok(left)
}

pub(super) fn cannot(lang: Lang, path: &Path, why: &str) -> Failure {
    let path = path.display();
    Failure::new(say!(lang, sv: "kan inte skriva {path}: {why}", en: "cannot write {path}: {why}"))
}
