//! `katalog check-links`: requests every link, and reports those that do not respond as declared.

mod args;
mod headers;

pub use args::CheckLinks;

use super::links::{self, LinkRequest};
use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use super::{clock, opened, output, proxies, runtime};
use crate::links::Extracted;
use crate::say;
use crate::workspace::links::{KeepOptions, Shard};
use crate::workspace::{Checks, FetchOptions, Trust, Workspace};

pub(super) fn run(args: &CheckLinks, terminal: &mut Terminal) -> Result<Status, Failure> {
    let (workspace, mut checks) =
        opened::open(&args.paths, &args.check.checking, &args.check.input)?;
    // Findings about links, and about files whose links could not be read.
    checks.rules = checks.rules.or_only(&["links", "yaml"]);
    if let Some(url) = &args.harvest {
        return harvest(url, &workspace, checks, args, terminal);
    }
    checks.baseline = opened::baseline(&args.check.reporting, &workspace, terminal)?;
    let trust = Trust::of(&workspace, args.check.reporting.trust_cache);
    let mut extracted = workspace.links(&args.selection.choice())?;
    if let Some(shard) = args.selection.shard {
        take(shard, &mut extracted, terminal)?;
    }
    let request = LinkRequest {
        links: extracted,
        options: args.requests.options(),
        // Invalid flags are reported even if there is nothing to request.
        headers: headers::read(&args.requests.header, terminal.lang)?,
        keep: KeepOptions {
            cache: args.cache_args.cache.clone(),
            offline: args.cache_args.offline,
            grace: args.cache_args.grace.map(|grace| grace.0),
            now: clock::now(),
        },
        trust: &trust,
    };
    let mut link_run = links::request_links(&workspace, request, terminal)?;
    let mut checked = workspace.check_links(&checks, &mut link_run.results)?;
    output::write(&mut checked, &args.check.reporting, terminal)?;
    let status = Status::of(&checked.findings, args.check.failing.fail_on);
    links::report(link_run, status, terminal)
}

/// Keeps the links of one shard.
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

/// Compares the published catalogue with the one in the repository.
fn harvest(
    url: &str,
    workspace: &Workspace,
    mut checks: Checks,
    args: &CheckLinks,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let deadline = args.requests.deadline;
    let deadline = deadline.and_then(|deadline| clock::after(deadline.0));
    let harvest = runtime::with(runtime::ONE, |runtime| {
        let options = FetchOptions {
            allow_private: args.requests.allow_private,
            timeout: args.requests.timeout.0,
            proxies: proxies::hosts(),
            runtime,
            clock: clock::now,
        };
        workspace.harvest(url, &options, deadline, &mut |note| terminal.note(&note))
    })?;
    let is_same = harvest.is_same;
    checks.baseline = opened::baseline(&args.check.reporting, workspace, terminal)?;
    let mut checked = workspace.check_harvest(harvest, &checks)?;
    output::write(&mut checked, &args.check.reporting, terminal)?;
    if is_same {
        let message = say!(
            terminal.lang,
            sv: "katalogen på {url} är densamma som den som byggs här",
            en: "the catalogue at {url} is the same as the one that is built here"
        );
        writeln!(terminal.err, "{message}")?;
    }
    Ok(Status::of(&checked.findings, args.check.failing.fail_on))
}
