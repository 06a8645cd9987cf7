//! The end of a report: how many findings and causes, what `--fix` corrects, what the portal itself would report.

use super::places::counted;
use crate::diagnostic::Portal;
use crate::report::Report;
use crate::say;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    line(report, out)?;
    let mut more = Vec::new();
    let fixable: usize = report.shown_causes().map(|row| row.fixable).sum();
    if fixable > 0 && report.links.is_none() {
        let fixable = counted(
            report,
            fixable,
            ["av dem", "av dem"],
            ["of them", "of them"],
        );
        more.push(say!(report.lang, sv: "--fix rättar {fixable}", en: "--fix mends {fixable}"));
    }
    more.extend(portal(report));
    if !more.is_empty() {
        writeln!(out, "{}", more.join("; "))?;
    }
    Ok(())
}

/// What the portal's validator would report.
fn portal(report: &Report<'_>) -> Option<String> {
    let count = |level| {
        let of = report
            .findings
            .iter()
            .filter(|finding| finding.portal == level);
        of.count()
    };
    let (errors, warnings) = (count(Portal::Error), count(Portal::Warning));
    if errors + warnings == 0 {
        return None;
    }
    let errors = counted(report, errors, ["fel", "fel"], ["error", "errors"]);
    let warnings = counted(
        report,
        warnings,
        ["varning", "varningar"],
        ["warning", "warnings"],
    );
    Some(say!(
        report.lang,
        sv: "portalens validering: {errors}, {warnings}",
        en: "the portal's validation: {errors}, {warnings}"
    ))
}

/// The first line: findings by severity, causes, profile and resources.
pub(in crate::report) fn line(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = report.summary();
    let errors = counted(report, counts.errors, ["fel", "fel"], ["error", "errors"]);
    let warnings = counted(
        report,
        counts.warnings,
        ["varning", "varningar"],
        ["warning", "warnings"],
    );
    let infos = counted(
        report,
        counts.infos,
        ["upplysning", "upplysningar"],
        ["note", "notes"],
    );
    let causes = report.shown_causes().count();
    let causes = if causes < counts.errors + counts.warnings + counts.infos {
        let causes = counted(report, causes, ["orsak", "orsaker"], ["cause", "causes"]);
        say!(report.lang, sv: " av {causes}", en: " from {causes}")
    } else {
        String::new()
    };
    let resources: Vec<_> = report
        .resources
        .iter()
        .map(|of| format!("{} {}", of.label.get(report.lang).to_lowercase(), of.count))
        .collect();
    let checked = match resources.join(", ") {
        none if none.is_empty() => String::new(),
        resources => format!("; {resources}"),
    };
    writeln!(
        out,
        "{errors}, {warnings}, {infos}{causes} (DCAT-AP-SE {}{checked})",
        report.profile
    )
}
