//! `katalog rules`: all rules with their severity.

use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use crate::diagnostic::{Lang, RuleMeta, Severity, group_of};
use crate::untrusted::json;
use crate::{registry, say};
use clap::ValueEnum;
use serde_json::json;

/// Arguments of `rules`.
#[derive(Debug, clap::Args)]
pub struct Rules {
    /// How they are listed
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: ListFormat,
}

/// How `rules` lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
    /// A table for documentation
    Markdown,
}

pub(super) fn run(args: &Rules, terminal: &mut Terminal) -> Result<Status, Failure> {
    let rules = registry::all();
    match args.format {
        ListFormat::Human => human(&rules, terminal)?,
        ListFormat::Json => json(&rules, terminal)?,
        ListFormat::Markdown => markdown(&rules, terminal)?,
    }
    terminal.out.flush()?;
    Ok(Status::Clean)
}

fn human(rules: &[&RuleMeta], terminal: &mut Terminal) -> std::io::Result<()> {
    let lang = terminal.lang;
    let width = rules.iter().map(|meta| meta.id.len()).max().unwrap_or(0);
    for meta in rules {
        let severity = severity(meta.severity, lang);
        writeln!(
            terminal.out,
            "{:<width$}  {severity:<10}  {}",
            meta.id,
            meta.title.get(lang)
        )?;
    }
    let more = say!(lang, sv: "`katalog explain REGEL` berättar mer om en regel", en: "`katalog explain RULE` tells more of a rule");
    writeln!(terminal.err, "{more}")
}

fn json(rules: &[&RuleMeta], terminal: &mut Terminal) -> Result<(), Failure> {
    let rows: Vec<_> = rules
        .iter()
        .map(|meta| {
            json!({
                "rule": meta.id,
                "severity": meta.severity.as_str(),
                "portal": meta.portal.as_str(),
                "group": group_of(meta.id),
                "summary": {"sv": meta.title.sv, "en": meta.title.en},
            })
        })
        .collect();
    let text = json::pretty(&json!({"rules": rows}))?;
    Ok(writeln!(terminal.out, "{text}")?)
}

fn markdown(rules: &[&RuleMeta], terminal: &mut Terminal) -> std::io::Result<()> {
    let lang = terminal.lang;
    let head = say!(lang, sv: "| Regel | Grad | Vad den hittar |", en: "| Rule | Severity | What it finds |");
    writeln!(terminal.out, "{head}\n|---|---|---|")?;
    for meta in rules {
        let title = meta.title.get(lang).replace('|', "\\|");
        writeln!(
            terminal.out,
            "| `{}` | {} | {title} |",
            meta.id,
            severity(meta.severity, lang)
        )?;
    }
    Ok(())
}

/// The word for a severity.
fn severity(severity: Severity, lang: Lang) -> String {
    match severity {
        Severity::Error => say!(lang, sv: "fel", en: "error"),
        Severity::Warning => say!(lang, sv: "varning", en: "warning"),
        Severity::Info => say!(lang, sv: "upplysning", en: "note"),
    }
}
