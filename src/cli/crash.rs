//! What a panic comes to: one line, in both languages for nobody knows who reads it, and the status of a failure.

use super::outcome::Status;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a panic was told. Whoever waits for a thread that panicked panics too, and has nothing to add.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Does the work; a panic in it, in whichever thread, is told on standard error and makes it a failure.
pub(super) fn guarded(work: impl FnOnce() -> Status) -> Status {
    panic::set_hook(Box::new(tell));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    match done {
        Ok(status) if !TOLD.load(Ordering::SeqCst) => status,
        Ok(_) | Err(_) => Status::Failed,
    }
}

fn tell(info: &PanicHookInfo<'_>) {
    if TOLD.swap(true, Ordering::SeqCst) {
        return;
    }
    let payload = info.payload();
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let what = text.unwrap_or("?");
    let place = info.location().map_or_else(String::new, |at| {
        format!(" ({}:{}:{})", at.file(), at.line(), at.column())
    });
    let mut err = std::io::stderr().lock();
    let line = line(what, &place, env!("CARGO_PKG_REPOSITORY"));
    // Nothing is left to be done when even standard error is closed.
    let _ = writeln!(err, "{line}");
    // Only where RUST_BACKTRACE asks for it.
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        let _ = writeln!(err, "{trace}");
    }
}

/// The line, whatever stands in the message.
fn line(what: &str, place: &str, repository: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let what = what.escape_debug();
    let report = if repository.is_empty() {
        "anmäl felet där programmet hämtades / please report it where you got the program"
            .to_owned()
    } else {
        let repository = repository.trim_end_matches('/');
        format!("anmäl felet / please report it: {repository}/issues")
    };
    format!(
        "katalog {version}: internt fel, inte i era filer / internal error, not in your files: {what}{place}; {report}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Output};

    /// What makes this test program the one that panics.
    const HOW: &str = "KATALOG_TEST_PANIC";

    /// Not a test by itself: what the others run in a process of its own, where the hook is nobody else's.
    #[test]
    fn panics() {
        let Ok(how) = std::env::var(HOW) else { return };
        let status = guarded(|| match how.as_str() {
            "here" => panic!("first\nsecond\u{1b}[31m"),
            "thread" => {
                let thread = std::thread::spawn(|| panic!("in a thread"));
                thread.join().expect("it does not panic");
                Status::Clean
            }
            "scope" => std::thread::scope(|scope| {
                scope.spawn(|| panic!("in a scope"));
                Status::Clean
            }),
            "alone" => {
                let _ = std::thread::spawn(|| panic!("nobody waits")).join();
                Status::Clean
            }
            _ => Status::Findings,
        });
        std::process::exit(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        });
    }

    fn run(how: &str, backtrace: bool) -> Output {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command
            .args(["--exact", "cli::crash::tests::panics", "--nocapture"])
            .env(HOW, how)
            .env_remove("RUST_BACKTRACE")
            .env_remove("RUST_LIB_BACKTRACE");
        if backtrace {
            command.env("RUST_BACKTRACE", "1");
        }
        command.output().expect("it runs")
    }

    #[test]
    fn a_panic_is_told_once_in_one_line() {
        for (how, words) in [
            ("here", r"first\nsecond\u{1b}[31m"),
            ("thread", "in a thread"),
            ("scope", "in a scope"),
            ("alone", "nobody waits"),
        ] {
            let output = run(how, false);
            let err = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{how}: {err}");
            assert_eq!(err.lines().count(), 1, "{how}: {err}");
            let version = format!("katalog {}: internt fel", env!("CARGO_PKG_VERSION"));
            for part in [version.as_str(), "internal error", "report", words] {
                assert!(err.contains(part), "{how}: {part}: {err}");
            }
            assert!(err.contains("crash.rs:"), "{how}: {err}");
        }
        let calm = run("none", false);
        assert_eq!(calm.status.code(), Some(1));
        assert!(calm.stderr.is_empty());
    }

    #[test]
    fn where_it_came_from_is_told_when_asked_for() {
        let output = run("here", true);
        assert!(String::from_utf8_lossy(&output.stderr).lines().count() > 3);
    }

    #[test]
    fn the_line_says_how_to_report() {
        let with = line("x", "", "https://example.org/katalog/");
        assert!(with.ends_with("report it: https://example.org/katalog/issues"));
        assert!(line("x", "", "").contains("where you got the program"));
    }
}
