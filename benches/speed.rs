//! How fast and how large: `cargo bench`, or `cargo bench -- 1000 10000` for those sizes only.
//!
//! Every figure is of whole processes, run in turn, and given as a ratio within one run: machines differ, ratios
//! hold. The yardsticks are what no program can do without: parsing the Turtle with `oxttl`, and reading a
//! repository's files and draining the YAML parser's events, each on one thread.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the benchmark is for"
)]

mod made;
mod program;

use program::{Taken, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// The rules that the tables and the reading of YAML give; the others are measured against these.
const TABLES: [&str; 2] = ["--select", "catalog,description,profile,yaml"];

/// Sizes in datasets.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"))
        .collect();
    match args.first().map(String::as_str) {
        Some("parse-turtle") => args[1..]
            .iter()
            .for_each(|path| parse_turtle(Path::new(path))),
        Some("drain-yaml") => drain_yaml(Path::new(&args[1])),
        // For a look at what is measured: `cargo bench -- turtle FILE 1000`, `cargo bench -- repository FOLDER 1000`.
        Some("turtle") => made::turtle(Path::new(&args[1]), size(&args[2])),
        Some("repository") => made::repository(Path::new(&args[1]), size(&args[2])),
        _ => {
            let sizes: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
            measure(if sizes.is_empty() { &SIZES } else { &sizes });
        }
    }
}

fn size(text: &str) -> usize {
    text.parse().expect("a number of datasets")
}

/// The yardstick for Turtle: every triple parsed and thrown away.
fn parse_turtle(path: &Path) {
    let bytes = fs::read(path).expect("the generated file");
    let count = oxttl::TurtleParser::new()
        .for_slice(&bytes)
        .flatten()
        .count();
    assert!(count > 0);
}

/// The yardstick for a repository: every file read and every event drained.
fn drain_yaml(root: &Path) {
    let mut events = 0;
    for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
        let entry = entry.expect("the generated folder");
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path()).expect("the generated file");
            let parser = serde_yaml::granit_parser::Parser::new_from_str(&text);
            events += parser.flatten().count();
        }
    }
    assert!(events > 0);
}

/// What is measured, and where.
struct Bench {
    /// A folder for what is made.
    folder: tempfile::TempDir,
    /// This program, for the yardsticks.
    myself: PathBuf,
}

fn measure(sizes: &[usize]) {
    let bench = Bench {
        folder: tempfile::tempdir().expect("a temporary folder"),
        myself: std::env::current_exe().expect("this program"),
    };
    println!(
        "{:>9}  {:<34} {:>9} {:>9} {:>8} {:>8} {:>9}",
        "datasets", "what", "wall s", "base s", "wall ×", "cpu ×", "peak MB"
    );
    let mut per_dataset = Vec::new();
    for size in sizes {
        let wall = bench.turtle(*size).as_secs_f64();
        per_dataset.push((*size, wall / f64::from(u32::try_from(*size).unwrap_or(1))));
        bench.repository(*size);
    }
    if let [.., (small, before), (large, after)] = per_dataset[..] {
        println!(
            "validate Turtle, time for each dataset at {large} / at {small}: {:.2} ×",
            after / before
        );
    }
}

impl Bench {
    /// The rows for one file of Turtle; with the time that `validate` takes.
    fn turtle(&self, size: usize) -> Duration {
        let runs = runs(size);
        let file = self.folder.path().join(format!("{size}.ttl"));
        made::turtle(&file, size);
        let parse = || run(self.yardstick("parse-turtle").arg(&file));
        let tables = || run(katalog("validate").arg(&file).args(TABLES));
        let (ours, base) = in_turn(runs, tables, parse);
        row(size, "validate Turtle / parse it", &ours, &base);
        let wall = median(ours.iter().map(|taken| taken.wall));
        let (all, base) = in_turn(runs, || run(katalog("validate").arg(&file)), tables);
        row(size, "validate Turtle, all rules / tables", &all, &base);
        let (ours, base) = self.diff(runs, &file);
        row(size, "diff Turtle / parse both", &ours, &base);
        let (ours, base) = in_turn(runs.min(3), self.import(&file), parse);
        row(size, "import Turtle / parse it", &ours, &base);
        fs::remove_file(&file).expect("our own file");
        wall
    }

    /// The rows for a repository.
    fn repository(&self, size: usize) {
        let runs = runs(size);
        let root = self.folder.path().join(format!("repository-{size}"));
        made::repository(&root, size);
        let out = self.folder.path().join("out");
        let build = || {
            let mut build = katalog("build");
            run(build.arg(&root).arg("-o").arg(&out).args(TABLES))
        };
        let drain = || run(self.yardstick("drain-yaml").arg(&root));
        let (ours, base) = in_turn(runs, build, drain);
        row(size, "validate + build / read and drain", &ours, &base);
        let tables = || run(katalog("validate").arg(&root).args(TABLES));
        let (all, base) = in_turn(runs, || run(katalog("validate").arg(&root)), tables);
        row(size, "validate YAML, all rules / tables", &all, &base);
        fs::remove_dir_all(&root).expect("our own folder");
    }

    /// A catalogue and another one in which every ninth title is new, compared; beside it both of them parsed.
    fn diff(&self, runs: usize, file: &Path) -> (Vec<Taken>, Vec<Taken>) {
        let text = fs::read_to_string(file).expect("the generated file");
        let other = file.with_extension("new.ttl");
        fs::write(&other, text.replace("vid station 1", "på station 1")).expect("the second file");
        let files = [file, &other];
        let taken = in_turn(
            runs,
            || run(katalog("diff").args(files)),
            || run(self.yardstick("parse-turtle").args(files)),
        );
        fs::remove_file(&other).expect("our own file");
        taken
    }

    /// Imports to a folder of its own each time. What is removed only just slows down what is made next on some file
    /// systems, so all go at the end.
    fn import(&self, file: &Path) -> impl FnMut() -> Taken {
        let folder = tempfile::tempdir_in(self.folder.path()).expect("a temporary folder");
        let file = file.to_path_buf();
        let mut number = 0;
        move || {
            number += 1;
            let target = folder.path().join(number.to_string());
            run(katalog("import").arg(&file).arg("-o").arg(target))
        }
    }

    fn yardstick(&self, name: &str) -> Command {
        let mut command = Command::new(&self.myself);
        command.arg(name).stdout(Stdio::null());
        command
    }
}

fn katalog(name: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_katalog"));
    command.arg(name).stdout(Stdio::null());
    command
}

/// How often each is run.
fn runs(size: usize) -> usize {
    if size > 50_000 { 3 } else { 7 }
}

/// Both commands one after the other, so that a machine that slows down slows both; the first pair warms up.
fn in_turn(
    runs: usize,
    mut ours: impl FnMut() -> Taken,
    mut base: impl FnMut() -> Taken,
) -> (Vec<Taken>, Vec<Taken>) {
    ours();
    base();
    (0..runs).map(|_| (ours(), base())).unzip()
}

fn row(size: usize, what: &str, ours: &[Taken], base: &[Taken]) {
    let seconds = |taken: &[Taken]| median(taken.iter().map(|t| t.wall)).as_secs_f64();
    let ratio = |part: fn(&Taken) -> Duration| {
        let mut ratios: Vec<f64> = ours
            .iter()
            .zip(base)
            .map(|(a, b)| part(a).as_secs_f64() / part(b).as_secs_f64().max(1e-9))
            .collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    let peak = ours.iter().map(|t| t.peak).max().unwrap_or(0) / 1_000_000;
    println!(
        "{size:>9}  {what:<34} {:>9.3} {:>9.3} {:>8.2} {:>8.2} {peak:>9}",
        seconds(ours),
        seconds(base),
        ratio(|t| t.wall),
        ratio(|t| t.cpu),
    );
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort();
    times[times.len() / 2]
}
