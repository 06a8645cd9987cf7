//! Panic handler: one line in both languages, and the exit status of a failure.

use super::outcome::Status;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::Write;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a panic was reported. Threads that join a panicked thread panic too, with nothing to add.
static REPORTED: AtomicBool = AtomicBool::new(false);

/// Runs `work`; a panic in any thread is reported on standard error, and makes the run fail.
pub(super) fn guarded(work: impl FnOnce() -> Status) -> Status {
    panic::set_hook(Box::new(report_panic));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    match done {
        Ok(status) if !REPORTED.load(Ordering::SeqCst) => status,
        Ok(_) | Err(_) => Status::Failed,
    }
}

fn report_panic(info: &PanicHookInfo<'_>) {
    if REPORTED.swap(true, Ordering::SeqCst) {
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
    // Nothing can be done if standard error is closed.
    let _ = writeln!(err, "{line}");
    // Captured only if RUST_BACKTRACE is set.
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        let _ = writeln!(err, "{trace}");
    }
}

/// The line about a panic, sanitized.
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

    /// The environment variable that makes this test program panic.
    const HOW: &str = "KATALOG_TEST_PANIC";

    /// Not a test itself: the others run it in a process of its own, where the hook is not shared.
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
    fn a_panic_is_reported_once_in_one_line() {
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
    fn the_backtrace_is_shown_on_request() {
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
