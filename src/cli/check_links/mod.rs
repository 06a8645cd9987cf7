//! `katalog check-links`: asks every address, and tells which do not keep what is promised.

mod args;
mod headers;

pub use args::CheckLinks;

use super::links::{self, Asking};
use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use super::{clock, opened, output, proxies, runtime};
use crate::links::Extracted;
use crate::say;
use crate::workspace::links::{KeepOptions, Shard};
use crate::workspace::{Checks, FetchOptions, Trust, Workspace};

pub(super) fn run(args: &CheckLinks, terminal: &mut Terminal) -> Result<Status, Failure> {
    let syntax = args.input.syntax();
    let (workspace, mut checks) = opened::open(&args.paths, &args.checking, syntax)?;
    // Findings on links, and on files whose links could not be read.
    checks.rules = checks.rules.or_only(&["links", "yaml"]);
    if let Some(url) = &args.harvest {
        return harvest(url, &workspace, checks, args, terminal);
    }
    checks.baseline = opened::baseline(&args.reporting, &workspace, terminal)?;
    let trust = Trust::of(&workspace, args.reporting.trust_cache);
    let mut extracted = workspace.links(&args.choosing.choice())?;
    if let Some(shard) = args.choosing.shard {
        take(shard, &mut extracted, terminal)?;
    }
    let asking = Asking {
        links: extracted,
        options: args.asking.options(),
        // What is wrong with a flag is told although nothing need be asked.
        headers: headers::read(&args.asking.header, terminal.lang)?,
        keep: KeepOptions {
            cache: args.keeping.cache.clone(),
            offline: args.keeping.offline,
            grace: args.keeping.grace.map(|grace| grace.0),
            now: clock::now(),
        },
        trust: &trust,
    };
    let mut told = links::ask(&workspace, asking, terminal)?;
    let checked = workspace.check_links(&checks, &mut told.asked)?;
    output::write(&checked, &args.reporting.format, terminal)?;
    let status = Status::of(&checked.findings, args.failing.fail_on);
    links::tell(told, status, terminal)
}

/// Leaves the links of one part.
fn take(shard: Shard, links: &mut Extracted, terminal: &mut Terminal) -> Result<(), Failure> {
    let part = shard.take(links);
    let (number, of, taken, all) = (part.number, part.of, part.taken, part.all);
    let message = say!(
        terminal.lang,
        sv: "del {number} av {of}: {taken} av {all} adresser",
        en: "part {number} of {of}: {taken} of {all} addresses"
    );
    Ok(writeln!(terminal.err, "{message}")?)
}

/// The published catalogue beside the one that is built here.
fn harvest(
    url: &str,
    workspace: &Workspace,
    mut checks: Checks,
    args: &CheckLinks,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let deadline = args.asking.deadline;
    let deadline = deadline.and_then(|deadline| clock::after(deadline.0));
    let harvest = runtime::with(runtime::ONE, |runtime| {
        let options = FetchOptions {
            allow_private: args.asking.allow_private,
            timeout: args.asking.timeout.0,
            proxies: proxies::hosts(),
            runtime,
            clock: clock::now,
        };
        workspace.harvest(url, &options, deadline, &mut |note| terminal.note(&note))
    })?;
    let is_same = harvest.is_same;
    checks.baseline = opened::baseline(&args.reporting, workspace, terminal)?;
    let checked = workspace.check_harvest(harvest, &checks)?;
    output::write(&checked, &args.reporting.format, terminal)?;
    if is_same {
        let message = say!(
            terminal.lang,
            sv: "katalogen på {url} är densamma som den som byggs här",
            en: "the catalogue at {url} is the same as the one that is built here"
        );
        writeln!(terminal.err, "{message}")?;
    }
    Ok(Status::of(&checked.findings, args.failing.fail_on))
}
