//! Links at the terminal: the network is lent, the watcher told, and how it went is said.

use super::flags::WithLinks;
use super::outcome::{Failure, Status};
use super::progress::Progress;
use super::terminal::Terminal;
use super::{clock, proxies};
use crate::diagnostic::{Lang, counted};
use crate::links::{Extracted, HostHeader, Verdict};
use crate::say;
use crate::workspace::error::Note;
use crate::workspace::links::{Asked, KeepOptions, LinkChoice, Network, Store, Watch};
use crate::workspace::{AskOptions, Checked, Checks, Trust, Workspace};

/// Threads that deal with responses; the waiting takes none.
const THREADS: usize = 2;

/// What came of the links, and whether anybody was to be asked.
pub(super) struct Told {
    pub asked: Asked,
    offline: bool,
}

/// What is asked, and how.
pub(super) struct Asking<'a> {
    pub links: Extracted,
    pub options: AskOptions,
    pub headers: Vec<HostHeader>,
    pub keep: KeepOptions,
    pub trust: &'a Trust,
}

/// Checks what was read, and asks its links where that is wanted.
pub(super) fn check(
    workspace: &Workspace,
    checks: &Checks,
    (with, trust): (&WithLinks, &Trust),
    terminal: &mut Terminal,
) -> Result<(Checked, Option<Told>), Failure> {
    if !with.check_links {
        return Ok((workspace.check(checks)?, None));
    }
    let asking = Asking {
        links: workspace.links(&LinkChoice::default())?,
        options: AskOptions {
            allow_private: with.allow_private,
            ..AskOptions::default()
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
    let mut told = ask(workspace, asking, terminal)?;
    let checked = workspace.check_with_links(checks, &mut told.asked)?;
    Ok((checked, Some(told)))
}

/// Asks the links of a workspace.
pub(super) fn ask(
    workspace: &Workspace,
    asking: Asking<'_>,
    terminal: &mut Terminal,
) -> Result<Told, Failure> {
    let (options, offline) = (asking.options, asking.keep.offline);
    let store = Store::open(
        asking.keep,
        options.allow_private,
        asking.trust,
        &mut |note| {
            terminal.note(&note);
        },
    )?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()?;
    let network = (!offline).then(|| Network {
        runtime: runtime.handle().clone(),
        proxies: proxies::hosts(),
        headers: asking.headers,
        stopped: Box::pin(stopped()),
    });
    let mut watcher = Watcher {
        terminal,
        progress: None,
    };
    let asked = workspace.ask(asking.links, &options, network, store, &mut watcher);
    // Names that are still being looked up are not waited for.
    runtime.shutdown_background();
    let asked = asked?;
    if asked.is_asked {
        end_when_pressed();
    }
    Ok(Told { asked, offline })
}

/// Says how it went. A run that someone stopped has not done its work.
pub(super) fn tell(told: Told, status: Status, terminal: &mut Terminal) -> Result<Status, Failure> {
    let asked = told.asked;
    let message = message(&asked, told.offline, terminal.lang);
    writeln!(terminal.err, "{message}")?;
    // What came of the addresses has been told by now.
    match asked.unkept {
        Some(why) => Err(why.into()),
        None if asked.stopped => Ok(Status::Failed),
        None => Ok(status),
    }
}

/// How it went, in a line.
fn message(asked: &Asked, offline: bool, lang: Lang) -> String {
    let count = |of: &[Verdict]| asked.verdicts.iter().filter(|own| of.contains(own)).count();
    let all = asked.verdicts.len();
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
            say!(lang, sv: "; {skipped} står inte i cachen, och ingen tillfrågades (--offline)", en: "; {skipped} are not in the cache, and nobody was asked (--offline)")
        } else if asked.stopped {
            say!(lang, sv: "; avbröts innan {skipped} hade svarat", en: "; stopped before {skipped} had answered")
        } else {
            say!(lang, sv: "; tiden tog slut innan {skipped} hade svarat", en: "; time ran out before {skipped} had answered")
        };
    }
    let others = count(&[Verdict::NotAsked]);
    if others > 0 {
        message += &say!(lang, sv: "; {others} tillfrågas inte (FTP och liknande)", en: "; {others} not asked (FTP and the like)");
    }
    match asked.left_out {
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

/// Tells the terminal how far it has come.
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

/// From now on Ctrl-C ends the program at once: what is left to do is to tell, and someone may not want to hear it.
fn end_when_pressed() {
    /// What a shell says of a program that was ended so.
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

/// When someone presses Ctrl-C, or the system asks the program to end.
async fn stopped() {
    let pressed = async {
        // Where there is nothing to press, nothing is pressed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut told) = signal(SignalKind::terminate()) else {
            return pressed.await;
        };
        tokio::select! {
            () = pressed => {}
            _ = told.recv() => {}
        }
    }
    #[cfg(not(unix))]
    pressed.await;
}
