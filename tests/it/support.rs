//! Shared helpers.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use tempfile::TempDir;

/// The root of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of test cases.
pub fn fixtures() -> PathBuf {
    root().join("tests/fixtures")
}

/// A published specification needed by a test of `what`: beside the repository, or in `KATALOG_SHARED`. They are not
/// part of the project; without them the test is skipped.
pub fn shared(what: &str) -> Option<PathBuf> {
    published(specifications(), what)
}

/// A published test suite, in the folder `suites` beside the specifications.
pub fn suites(what: &str) -> Option<PathBuf> {
    published(specifications().join("../suites"), what)
}

fn specifications() -> PathBuf {
    std::env::var_os("KATALOG_SHARED").map_or_else(|| root().join("../shared/spec"), PathBuf::from)
}

fn published(folder: PathBuf, what: &str) -> Option<PathBuf> {
    if folder.is_dir() {
        return Some(folder);
    }
    skip("shared", &format!("{what}: no folder {}", folder.display()));
    None
}

/// Records that something is not tested; `tests/run` lists it at the end. In CI that is a failure, unless
/// `KATALOG_WITHOUT_SHARED=1` declares that published files are missing.
pub fn skip(missing: &str, what: &str) {
    if let Some(file) = std::env::var_os("KATALOG_SKIPPED") {
        let file = std::fs::File::options()
            .append(true)
            .create(true)
            .open(file);
        // In one write, as tests run in parallel.
        let line = format!("{missing}\t{what}\n");
        file.and_then(|mut file| file.write_all(line.as_bytes()))
            .expect("a note of what is skipped");
    }
    #[allow(clippy::print_stderr, reason = "a skipped test must say that it was")]
    {
        eprintln!("skipped: {what}");
    }
    let is_set = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    let is_known = match missing {
        "shared" => is_set("KATALOG_WITHOUT_SHARED", "1"),
        // Running as root is no fault of the machine.
        "rights" => true,
        _ => false,
    };
    assert!(
        is_known || !is_set("CI", "true"),
        "left out, in CI: {what} (KATALOG_WITHOUT_SHARED=1 says that it is known that the published files are not there)"
    );
}

/// The SHA-256 of `bytes`, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The amount of work of a long test: `few` in `cargo test`, `many` in `tests/run`, `most` in `tests/run --deep`. `few`
/// must detect that something is broken altogether.
pub fn tries<T>(few: T, many: T, most: T) -> T {
    match std::env::var("KATALOG_TIER").as_deref() {
        Ok("run") => many,
        Ok("deep") => most,
        Ok(tier) => panic!("KATALOG_TIER={tier} is neither run nor deep"),
        Err(_) => few,
    }
}

/// Whether expected files are rewritten (`tests/bless`).
pub fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECTED").is_some_and(|value| value == "1")
}

/// Differences from expectations; a test examines all cases before it fails.
#[derive(Debug, Default)]
pub struct Faults(Vec<String>);

impl Faults {
    /// Records a fault of `case`.
    pub fn push(&mut self, case: &Path, fault: impl AsRef<str>) {
        let case = case.strip_prefix(fixtures()).unwrap_or(case);
        self.0
            .push(format!("{}: {}", case.display(), fault.as_ref()));
    }

    /// Compares `actual` with a file, or rewrites it.
    pub fn compare(&mut self, path: &Path, actual: &[u8]) {
        let expected = std::fs::read(path).ok();
        if expected.as_deref() == Some(actual) {
            return;
        }
        if updating() {
            std::fs::write(path, actual).expect("write what is expected");
            return;
        }
        let told = match expected {
            None => "there is no such file".to_owned(),
            Some(expected) => first_difference(&expected, actual),
        };
        self.push(path, format!("{told}\n(tests/bless writes it anew)"));
    }

    /// Fails if there are any.
    pub fn assert_none(self) {
        assert!(
            self.0.is_empty(),
            "{} faults\n{}",
            self.0.len(),
            self.0.join("\n")
        );
    }
}

fn first_difference(expected: &[u8], actual: &[u8]) -> String {
    let (expected, actual) = (
        String::from_utf8_lossy(expected),
        String::from_utf8_lossy(actual),
    );
    // `lines` would ignore differences in line ends.
    let (mut left, mut right) = (expected.split('\n'), actual.split('\n'));
    let mut line = 1;
    loop {
        match (left.next(), right.next()) {
            (Some(a), Some(b)) if a == b => line += 1,
            (a, b) => {
                return format!("line {line}\n  expected: {a:?}\n  actual:   {b:?}");
            }
        }
    }
}

/// The program, in a fixed environment.
pub fn katalog(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
    command
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .stdin(Stdio::null());
    command
}

/// Runs the program in `folder`.
pub fn run(folder: &Path, args: &[&str]) -> Output {
    katalog(folder).args(args).output().expect("katalog runs")
}

/// Standard output of a run.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
}

/// The findings of a run with `--format json`.
pub fn findings(output: &Output) -> Vec<serde_json::Value> {
    let document: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
            let err = String::from_utf8_lossy(&output.stderr);
            panic!("no JSON ({error}): {err}")
        });
    document["findings"].as_array().expect("findings").clone()
}

/// An empty temporary folder.
pub fn scratch() -> TempDir {
    tempfile::Builder::new()
        .prefix("katalog-")
        .tempdir()
        .expect("a folder for temporary files")
}

/// Copies all files in `from` to `to`, overwriting.
pub fn overlay(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).min_depth(1) {
        let entry = entry.expect("fixture");
        let target = to.join(entry.path().strip_prefix(from).expect("inside"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target).expect("folder");
        } else {
            std::fs::copy(entry.path(), &target).expect("copy");
        }
    }
}

/// Runs `judge` on every case, several in parallel.
pub fn for_each<T: Sync>(cases: &[T], judge: impl Fn(&T, &mut Faults) + Sync) {
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(2, |count| count.get().max(2));
    let work = || {
        let mut faults = Faults::default();
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            judge(case, &mut faults);
        }
        faults
    };
    let found = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let results = threads.into_iter().map(|thread| {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        results.flat_map(|faults| faults.0).collect()
    });
    let mut all = Faults(found);
    all.0.sort();
    all.assert_none();
}

/// The folders in `folder`, sorted.
pub fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// The last component of a path.
pub fn name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .expect("a name in UTF-8")
}
