//! Findings to where they were asked for: standard output, files, or both.

use super::args::Output;
use super::load::Checked;
use super::{Failure, terminal::Terminal};
use crate::report::{self, Report, ReportFormat};
use crate::say;
use std::io::Write;
use std::path::Path;

/// Writes the findings in every format asked for; to people on standard output when none is.
pub(super) fn write(
    checked: &Checked,
    outputs: &[Output],
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
    if outputs
        .iter()
        .filter(|output| output.file.is_none())
        .count()
        > 1
    {
        return Err(Failure::new(say!(
            terminal.lang,
            sv: "bara ett format kan skrivas till skärmen; ge de andra en fil, som --format sarif=resultat.sarif",
            en: "only one format can go to standard output; give the others a file, such as --format sarif=results.sarif"
        )));
    }
    let report = Report {
        findings: &checked.findings,
        sources: &checked.sources,
        profile: checked.profile.version.as_str(),
        resources: &checked.resources,
        lang: terminal.lang,
        colour: terminal.colour,
    };
    for output in outputs {
        match &output.file {
            None => report::write(output.format, &report, &mut terminal.out)?,
            Some(path) => {
                let plain = Report {
                    colour: false,
                    ..report
                };
                let mut text = Vec::new();
                report::write(output.format, &plain, &mut text)?;
                replace(path, &text).map_err(|error| {
                    let path = path.display();
                    Failure::new(say!(terminal.lang, sv: "kan inte skriva {path}: {error}", en: "cannot write {path}: {error}"))
                })?;
            }
        }
    }
    Ok(terminal.out.flush()?)
}

/// Writes a file beside its place and moves it there when it is whole.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    let mut temporary = tempfile::Builder::new();
    // A temporary file is for its maker's eyes only; what is written here is for others too.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o666, |of| of.permissions().mode() & 0o777);
        temporary.permissions(std::fs::Permissions::from_mode(mode));
    }
    let mut file = temporary.prefix(".katalog-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map(|_| ()).map_err(|error| error.error)
}
