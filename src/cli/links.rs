//! Link checks from the terminal: provides the network, shows progress, and summarizes results.

use super::flags::WithLinks;
use super::outcome::{Failure, Status};
use super::progress::{Progress, Working};
use super::terminal::Terminal;
use super::{clock, proxies, runtime};
use crate::diagnostic::{Lang, counted};
use crate::links::{Extracted, HostHeader, Verdict};
use crate::say;
use crate::workspace::error::Note;
use crate::workspace::links::{KeepOptions, LinkChoice, LinkResults, Network, Store, Watch};
use crate::workspace::{Checked, Checks, RequestOptions, Trust, Workspace};

/// Worker threads for responses; waiting needs none.
const THREADS: usize = 2;

/// Results of link checks, and whether the run was offline.
pub(super) struct LinkRun {
    pub results: LinkResults,
    offline: bool,
}

/// Links to request, with all settings.
pub(super) struct LinkRequest<'a> {
    pub links: Extracted,
    pub options: RequestOptions,
    pub headers: Vec<HostHeader>,
    pub keep: KeepOptions,
    pub trust: &'a Trust,
}

/// Checks the catalogue, and its links if requested.
pub(super) fn check(
    workspace: &Workspace,
    checks: &Checks,
    (with, trust): (&WithLinks, &Trust),
    terminal: &mut Terminal,
) -> Result<(Checked, Option<LinkRun>), Failure> {
    if !with.check_links {
        let _working = Working::checking(terminal);
        return Ok((workspace.check(checks)?, None));
    }
    let request = LinkRequest {
        links: workspace.links(&LinkChoice::default())?,
        options: RequestOptions {
            allow_private: with.allow_private,
            ..RequestOptions::default()
        },
        headers: Vec::new(),
        keep: KeepOptions {
            cache: with.link_cache.clone(),
            offline: false,
            grace: None,
            now: clock::now(),
        },
        trust,
    };
    let mut run = request_links(workspace, request, terminal)?;
    let checked = workspace.check_with_links(checks, &mut run.results)?;
    Ok((checked, Some(run)))
}

/// Requests the links of a workspace.
pub(super) fn request_links(
    workspace: &Workspace,
    request: LinkRequest<'_>,
    terminal: &mut Terminal,
) -> Result<LinkRun, Failure> {
    let (options, offline) = (request.options, request.keep.offline);
    let store = Store::open(
        request.keep,
        options.allow_private,
        request.trust,
        &mut |note| {
            terminal.note(&note);
        },
    )?;
    let results = runtime::with(THREADS, |runtime| {
        let network = (!offline).then(|| Network {
            runtime,
            clock: clock::now,
            proxies: proxies::hosts(),
            headers: request.headers,
            stopped: Box::pin(stopped()),
        });
        let mut watcher = Watcher {
            terminal,
            progress: None,
        };
        workspace.request_links(request.links, &options, network, store, &mut watcher)
    })??;
    if results.made_requests {
        end_when_pressed();
    }
    Ok(LinkRun { results, offline })
}

/// Writes the summary. An interrupted run counts as failed.
pub(super) fn report(
    run: LinkRun,
    status: Status,
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let results = run.results;
    let message = message(&results, run.offline, terminal.lang);
    writeln!(terminal.err, "{message}")?;
    // Findings about the links were reported before.
    match results.unkept {
        Some(why) => Err(why.into()),
        None if results.stopped => Ok(Status::Failed),
        None => Ok(status),
    }
}

/// The summary, in a line.
fn message(results: &LinkResults, offline: bool, lang: Lang) -> String {
    let count = |of: &[Verdict]| {
        results
            .verdicts
            .iter()
            .filter(|own| of.contains(own))
            .count()
    };
    let all = results.verdicts.len();
    let good = count(&[Verdict::Ok, Verdict::Moved, Verdict::Restricted]);
    let unsure = count(&[Verdict::CannotTell]);
    let bad = count(&[Verdict::Broken, Verdict::WrongContent, Verdict::Refused]);
    let skipped = count(&[Verdict::Skipped]);
    let mut message = match lang {
        Lang::Sv => counted(all, ["adress", "adresser"]),
        Lang::En => counted(all, ["address", "addresses"]),
    };
    message += &say!(
        lang,
        sv: ": {good} fungerar, {bad} fungerar inte, {unsure} går inte att avgöra",
        en: ": {good} good, {bad} bad, {unsure} that cannot be told"
    );
    if skipped > 0 {
        message += &if offline {
            say!(lang, sv: "; {skipped} står inte i cachen, och kontrollerades inte (--offline)", en: "; {skipped} are not in the cache, and were not checked (--offline)")
        } else if results.stopped {
            say!(lang, sv: "; avbröts innan {skipped} hade svarat", en: "; stopped before {skipped} had answered")
        } else {
            say!(lang, sv: "; tiden tog slut innan {skipped} hade svarat", en: "; time ran out before {skipped} had answered")
        };
    }
    let others = count(&[Verdict::NotAsked]);
    if others > 0 {
        message += &say!(lang, sv: "; {others} kontrolleras inte (FTP och liknande)", en: "; {others} not checked (FTP and the like)");
    }
    match results.left_out {
        0 => {}
        1 => {
            message += &say!(lang, sv: "; 1 är utelämnad (--include, --exclude, katalog.toml)", en: "; 1 is left out (--include, --exclude, katalog.toml)");
        }
        some => {
            message += &say!(lang, sv: "; {some} är utelämnade (--include, --exclude, katalog.toml)", en: "; {some} are left out (--include, --exclude, katalog.toml)");
        }
    }
    message
}

/// Shows progress on the terminal.
struct Watcher<'a> {
    terminal: &'a mut Terminal,
    progress: Option<Progress>,
}

impl Watch for Watcher<'_> {
    fn note(&mut self, note: Note) {
        self.terminal.note(&note);
    }

    fn begin(&mut self, total: usize) {
        self.progress = Some(Progress::new(total, self.terminal));
    }

    fn one_more(&mut self) {
        if let Some(progress) = &self.progress {
            progress.one_more();
        }
    }

    fn end(&mut self) {
        if let Some(progress) = &self.progress {
            progress.clear();
        }
    }
}

/// From now on Ctrl-C ends the process immediately: only output remains.
fn end_when_pressed() {
    /// The exit status of a shell for an interrupted process.
    const PRESSED: i32 = 128 + 2;
    std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        if let Ok(runtime) = runtime {
            runtime.block_on(stopped());
            std::process::exit(PRESSED);
        }
    });
}

/// Completes on Ctrl-C, or when the system terminates the process.
async fn stopped() {
    let pressed = async {
        // Without Ctrl-C support, never.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut run) = signal(SignalKind::terminate()) else {
            return pressed.await;
        };
        tokio::select! {
            () = pressed => {}
            _ = run.recv() => {}
        }
    }
    #[cfg(not(unix))]
    pressed.await;
}
