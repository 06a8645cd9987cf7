//! `katalog upgrade`: a repository moved up to the current version of the profile.

use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use super::{clock, fixed};
use crate::diagnostic::{Lang, counted};
use crate::profile::Version;
use crate::say;
use crate::workspace::{Source, Upgrade as Upgraded};
use std::path::PathBuf;

/// Arguments of `upgrade`.
#[derive(Debug, clap::Args)]
pub struct Upgrade {
    /// A folder in the repository
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    /// Show what would be changed instead of writing it
    #[arg(long)]
    pub diff: bool,
}

pub(super) fn run(args: &Upgrade, terminal: &mut Terminal) -> Result<Status, Failure> {
    let (lang, version) = (terminal.lang, Version::default().as_str());
    let source = Source::Paths(vec![args.path.clone()]);
    let mut upgrade = Upgraded::of(source, clock::today())?;
    if upgrade.is_empty() {
        let message = say!(
            lang,
            sv: "inget att flytta upp: katalogen följer redan DCAT-AP-SE {version}",
            en: "nothing to move up: the catalogue follows DCAT-AP-SE {version} already"
        );
        writeln!(terminal.err, "{message}")?;
        return Ok(Status::Clean);
    }
    if args.diff {
        fixed::show(&upgrade.fixes.changes, terminal)?;
        fixed::show(upgrade.settings.as_slice(), terminal)?;
        fixed::summarize(&upgrade.fixes, true, terminal)?;
        return schemas(upgrade.schemas.len(), true, terminal);
    }
    let unwritten = upgrade.write();
    for file in &unwritten {
        fixed::report_unwritten(file, terminal);
    }
    fixed::summarize(&upgrade.fixes, false, terminal)?;
    if !unwritten.is_empty() {
        return Ok(Status::Failed);
    }
    schemas(upgrade.schemas.len(), false, terminal)?;
    let next = say!(
        lang,
        sv: "katalogen följer nu DCAT-AP-SE {version}. Nästa steg: `katalog validate` visar vad som återstår.",
        en: "the catalogue follows DCAT-AP-SE {version} now. Next: `katalog validate` shows what is left."
    );
    writeln!(terminal.err, "{next}")?;
    Ok(Status::Clean)
}

/// Tells of the schemas, whose differences nobody reads.
fn schemas(count: usize, would_be: bool, terminal: &mut Terminal) -> Result<Status, Failure> {
    if count == 0 {
        return Ok(Status::Clean);
    }
    let lang = terminal.lang;
    let files = match lang {
        Lang::Sv => counted(count, ["schema", "scheman"]),
        Lang::En => counted(count, ["schema", "schemas"]),
    };
    let message = if would_be {
        say!(lang, sv: "{files} för redigerare i .katalog skulle förnyas", en: "{files} for editors in .katalog would be renewed")
    } else {
        say!(lang, sv: "{files} för redigerare i .katalog förnyades", en: "{files} for editors in .katalog renewed")
    };
    writeln!(terminal.err, "{message}")?;
    Ok(Status::Clean)
}
