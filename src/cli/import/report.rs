//! Import report: which file each resource became, in JSON and as a summary.

use super::args::Import as Args;
use crate::cli::outcome::Failure;
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Lang, Summary, counted};
use crate::import::{Import, Minted};
use crate::say;
use crate::untrusted::{self, Untrusted};
use crate::workspace::import::{Moved, place};
use crate::workspace::{Checked, is_address};
use serde_json::json;
use std::path::Path;

/// The name of a source for use in files: a URL in full, of a path the last part.
pub(super) fn name(source: &str) -> String {
    let name = if is_address(source) {
        source.into()
    } else {
        let name = Path::new(source).file_name();
        name.map_or_else(|| source.into(), |name| name.to_string_lossy())
    };
    // It becomes part of a comment and of a title: one line, without secrets.
    Untrusted::from(name).line().into_owned()
}

/// The report in JSON.
pub(super) fn report(
    import: &Import<'_>,
    minted: &[Minted],
    changes: &[Moved],
    checked: &Checked,
    args: &Args,
) -> String {
    let graph = &checked.graph;
    let files: Vec<_> = import
        .files()
        .iter()
        .map(|file| {
            let iri = file.subject.and_then(|subject| import.iri_of(subject));
            json!({ "path": Untrusted::from(file.path()), "iri": iri.map(Untrusted::from) })
        })
        .collect();
    let minted: Vec<_> = minted
        .iter()
        .map(|minted| {
            let at = graph
                .about(minted.node)
                .iter()
                .filter_map(|triple| triple.origin.span())
                .min_by_key(|span| (span.file, span.start));
            let place = at.map(|span| place(&checked.sources, span));
            json!({
                "iri": Untrusted::from(&minted.iri),
                "node": Untrusted::from(graph.term(minted.node).text()),
                "file": place.as_ref().map(|(name, _)| name),
                "line": place.as_ref().map(|(_, line)| line),
                "path": Untrusted::from(import.files()[minted.file].path()),
            })
        })
        .collect();
    let upgraded: Vec<_> = changes
        .iter()
        .map(|moved| {
            json!({
                "subject": moved.subject,
                "property": moved.property,
                "from": moved.from,
                "to": moved.to,
                "file": moved.place.as_ref().map(|(name, _)| name),
                "line": moved.place.as_ref().map(|(_, line)| line),
            })
        })
        .collect();
    let sources: Vec<_> = args.sources.iter().map(|source| name(source)).collect();
    let report = json!({
        "sources": sources,
        "files": files,
        "minted": minted,
        "upgraded": upgraded,
    });
    let mut text = untrusted::json::pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

pub(super) fn summary(
    import: &Import<'_>,
    (minted, moved): (usize, usize),
    checked: &Checked,
    args: &Args,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let counts: Vec<String> = checked
        .resources
        .iter()
        .map(|of| format!("{} {}", of.label.get(lang).to_lowercase(), of.count))
        .collect();
    let counts = counts.join(", ");
    let number = |number: usize, sv: [&str; 2], en: [&str; 2]| match lang {
        Lang::Sv => counted(number, sv),
        Lang::En => counted(number, en),
    };
    let files = number(import.files().len(), ["fil", "filer"], ["file", "files"]);
    let folder = args.output.display();
    writeln!(
        terminal.err,
        "{}",
        say!(lang, sv: "skrev {files} till {folder} ({counts})", en: "wrote {files} to {folder} ({counts})")
    )?;
    if minted > 0 {
        let resources = number(minted, ["resurs", "resurser"], ["resource", "resources"]);
        let was = if minted == 1 { "was" } else { "were" };
        writeln!(
            terminal.err,
            "{}",
            say!(
                lang,
                sv: "{resources} saknade IRI i källan och har fått en; --report FIL visar vilka",
                en: "{resources} had no IRI in the source and {was} given one; --report FILE shows which"
            )
        )?;
    }
    if let Some(base) = import.guessed_base() {
        writeln!(
            terminal.err,
            "{}",
            say!(
                lang,
                sv: "källan har inga IRI:er att bygga nya på, så de börjar med {base}; är det fel, ändra `baseURI` i catalog.yaml innan något publiceras",
                en: "the source has no IRIs to make new ones from, so they begin with {base}; if that is wrong, change `baseURI` in catalog.yaml before anything is published"
            )
        )?;
    }
    if let Some(base) = import.foreign_base() {
        let message = say!(
            lang,
            sv: "varning: IRI:erna i källan börjar med {base}, som inte är utgivarens egen domän, och det gör då `baseURI` också; ändra den i catalog.yaml, eller importera med --base-uri, innan något publiceras",
            en: "warning: the IRIs in the source begin with {base}, which is not a domain of the publisher, and so does `baseURI`; change it in catalog.yaml, or import with --base-uri, before anything is published"
        );
        writeln!(terminal.err, "{message}")?;
    }
    if moved > 0 {
        let terms = number(
            moved,
            ["äldre term", "äldre termer"],
            ["older term", "older terms"],
        );
        let was = if moved == 1 { "was" } else { "were" };
        writeln!(
            terminal.err,
            "{}",
            say!(
                lang,
                sv: "{terms} har bytts mot nya; --report FIL visar vilka",
                en: "{terms} {was} replaced by newer ones; --report FILE shows which"
            )
        )?;
    }
    let Summary {
        errors, warnings, ..
    } = Summary::of(&checked.findings);
    let errors_and = number(errors, ["fel", "fel"], ["error", "errors"]);
    let warnings_too = number(warnings, ["varning", "varningar"], ["warning", "warnings"]);
    let next = if errors + warnings == 0 {
        say!(lang, sv: "Källan har inga fel och inga varningar. Nästa steg: `katalog build`.", en: "The source has no errors and no warnings. Next: `katalog build`.")
    } else {
        say!(
            lang,
            sv: "Källan har {errors_and} och {warnings_too} som följer med. Nästa steg: `katalog validate {folder}` visar var.",
            en: "The source has {errors_and} and {warnings_too}, which come along. Next: `katalog validate {folder}` shows where."
        )
    };
    writeln!(terminal.err, "{next}")?;
    Ok(())
}
