//! Writes reports to standard output, files, or both.

use super::flags::{Output, Reporting, Showing};
use super::outcome::Failure;
use super::screen::Own;
use super::terminal::Terminal;
use crate::diagnostic::{Lang, counted, grouped};
use crate::report::{self, Detail, Report, ReportFormat};
use crate::say;
use crate::source::FileId;
use crate::source::tree::CATALOG_FILES;
use crate::workspace::Checked;
use crate::workspace::files::report_named;
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes the findings that were asked for, as they were asked for.
pub(super) fn write(
    checked: &mut Checked,
    reporting: &Reporting,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let showing = &reporting.showing;
    checked.narrow(&showing.narrow())?;
    write_as(checked, &reporting.format, showing, terminal)
}

/// Writes all findings in every requested format; human-readable to standard output by default.
pub(super) fn write_as(
    checked: &Checked,
    outputs: &[Output],
    showing: &Showing,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let default = [Output {
        format: ReportFormat::Human,
        file: None,
    }];
    let outputs = if outputs.is_empty() {
        &default
    } else {
        outputs
    };
    one_to_the_screen(outputs, terminal.lang)?;
    let prefix = prefix(checked.root.as_deref());
    let here = std::env::current_dir()
        .map(|here| here.to_string_lossy().replace('\\', "/") + "/")
        .unwrap_or_default();
    let is_json = |output: &Output| output.format == ReportFormat::Json;
    let causes = checked.causes(outputs.iter().any(is_json));
    let report = Report {
        findings: &checked.findings,
        causes: &causes,
        sources: &checked.sources,
        prefix: &prefix,
        here: &here,
        main: main_file(checked),
        profile: checked.profile.version.as_str(),
        resources: &checked.resources,
        links: checked.links.as_deref(),
        detail: Detail {
            is_rdf: checked.root.is_none(),
            ..showing.detail()
        },
        lang: terminal.lang,
        colour: terminal.colour,
    };
    for output in outputs {
        match &output.file {
            None => {
                let own = match output.format {
                    ReportFormat::Github => Own::Annotations,
                    _ if terminal.colour => Own::Colours,
                    _ => Own::Words,
                };
                let write = |out: &mut dyn Write| report::write(output.format, &report, out);
                terminal.out.with(own, write)?;
            }
            Some(path) => {
                let plain = Report {
                    colour: false,
                    ..report
                };
                report_named(path, |out| report::write(output.format, &plain, out))?;
            }
        }
    }
    terminal.out.flush()?;
    if let Some(hidden) = &checked.hidden {
        let mended = grouped(hidden.fixed);
        let known = match terminal.lang {
            Lang::Sv => counted(hidden.known, ["känd anmärkning", "kända anmärkningar"]),
            Lang::En => counted(hidden.known, ["known finding is", "known findings are"]),
        };
        let message = say!(
            terminal.lang,
            sv: "{known} visas inte; {mended} i baslinjen är rättade",
            en: "{known} not shown; {mended} of the baseline are mended"
        );
        writeln!(terminal.err, "{message}")?;
    }
    if let Some(known) = &checked.known {
        let revision = known.revision.line();
        let count = match terminal.lang {
            Lang::Sv => counted(known.count, ["anmärkning", "anmärkningar"]),
            Lang::En => counted(known.count, ["finding was", "findings were"]),
        };
        let message = say!(
            terminal.lang,
            sv: "{count} fanns redan i {revision} och visas inte",
            en: "{count} there in {revision} already and not shown"
        );
        writeln!(terminal.err, "{message}")?;
    }
    Ok(())
}

/// Refuses several formats for standard output, or for the same file.
pub(super) fn one_to_the_screen<F>(outputs: &[Output<F>], lang: Lang) -> Result<(), Failure> {
    let screen = outputs.iter().filter(|output| output.file.is_none());
    if screen.count() > 1 {
        return Err(Failure::refused(say!(
            lang,
            sv: "bara ett format kan skrivas till skärmen; ge de andra en fil, som --format json=resultat.json",
            en: "only one format can go to standard output; give the others a file, such as --format json=results.json"
        )));
    }
    let mut files = HashSet::new();
    let mut named = outputs.iter().filter_map(|output| output.file.as_deref());
    match named.find(|file| !is_device(file) && !files.insert(real(file))) {
        None => Ok(()),
        Some(file) => Err(Failure::refused(say!(
            lang,
            sv: "två format kan inte skrivas till samma fil, {}",
            en: "two formats cannot go to one file, {}",
            file.display()
        ))),
    }
}

/// A device such as `/dev/null`, which may receive several reports.
fn is_device(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|of| !of.is_file() && !of.is_dir())
}

/// The path with its folder canonicalized: `x` and `./x` are the same file.
fn real(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = folder
        .canonicalize()
        .unwrap_or_else(|_| folder.to_path_buf());
    folder.join(path.file_name().unwrap_or_default())
}

/// Path from the current folder to the repository, with a final `/`; empty where it is not below.
fn prefix(root: Option<&Path>) -> String {
    let below = || {
        let (root, here) = (
            root?.canonicalize().ok()?,
            Path::new(".").canonicalize().ok()?,
        );
        let below = root.strip_prefix(here).ok()?;
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        (!parts.is_empty()).then(|| parts.join("/") + "/")
    };
    below().unwrap_or_default()
}

/// The main file: `catalog.yaml`, or the first file named.
fn main_file(checked: &Checked) -> Option<FileId> {
    let own = |name: &str| CATALOG_FILES.contains(&name);
    let mut files = checked.sources.iter();
    let found = files.find(|(_, file)| checked.root.is_none() || own(file.name.raw()));
    found.map(|(id, _)| id)
}
