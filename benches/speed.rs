//! How fast and how large: `cargo bench`, or `cargo bench -- 1000 10000` for those sizes only.
//!
//! Every figure is of whole processes, run in turn, and given as a ratio within one run: machines differ, ratios
//! hold. The yardsticks are what no program can do without: parsing the Turtle with `oxttl`, and reading a
//! repository's files and draining the YAML parser's events, each on one thread.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the benchmark is for"
)]

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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
        Some("turtle") => write_turtle(Path::new(&args[1]), size(&args[2])),
        Some("repository") => write_repository(Path::new(&args[1]), size(&args[2])),
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

/// What one process took.
#[derive(Clone, Copy, Debug)]
struct Taken {
    wall: Duration,
    /// User and system time together; zero where the system does not tell.
    cpu: Duration,
    /// Largest resident size in bytes; zero where the system does not tell.
    peak: u64,
}

/// A catalogue and another one in which every ninth title is new, compared; beside it both of them parsed.
fn diff(runs: usize, turtle: &Path, myself: &Path) -> (Vec<Taken>, Vec<Taken>) {
    let text = fs::read_to_string(turtle).expect("the generated file");
    let other = turtle.with_extension("new.ttl");
    fs::write(&other, text.replace("vid station 1", "på station 1")).expect("the second file");
    let mut ours = Command::new(env!("CARGO_BIN_EXE_katalog"));
    ours.arg("diff").args([turtle, &other]);
    let mut base = Command::new(myself);
    base.arg("parse-turtle").args([turtle, &other]);
    let taken = in_turn(runs, || run(&mut ours), || run(&mut base));
    fs::remove_file(&other).expect("our own file");
    taken
}

fn measure(sizes: &[usize]) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let katalog = env!("CARGO_BIN_EXE_katalog");
    let myself = std::env::current_exe().expect("this program");
    let mut per_dataset = Vec::new();
    println!(
        "{:>9}  {:<34} {:>9} {:>9} {:>8} {:>8} {:>9}",
        "datasets", "what", "wall s", "base s", "wall ×", "cpu ×", "peak MB"
    );
    for size in sizes {
        let runs = if *size > 50_000 { 3 } else { 7 };
        let turtle = folder.path().join(format!("{size}.ttl"));
        write_turtle(&turtle, *size);
        let (ours, base) = in_turn(
            runs,
            || {
                run(Command::new(katalog)
                    .arg("validate")
                    .arg(&turtle)
                    .args(TABLES))
            },
            || run(Command::new(&myself).arg("parse-turtle").arg(&turtle)),
        );
        row(*size, "validate Turtle / parse it", &ours, &base);
        per_dataset.push((
            *size,
            median(ours.iter().map(|t| t.wall)).as_secs_f64()
                / f64::from(u32::try_from(*size).unwrap_or(1)),
        ));
        let (all, tables) = in_turn(
            runs,
            || run(Command::new(katalog).arg("validate").arg(&turtle)),
            || {
                run(Command::new(katalog)
                    .arg("validate")
                    .arg(&turtle)
                    .args(TABLES))
            },
        );
        row(*size, "validate Turtle, all rules / tables", &all, &tables);
        let (ours, base) = diff(runs, &turtle, &myself);
        row(*size, "diff Turtle / parse both", &ours, &base);
        let (ours, base) = import(runs.min(3), &turtle, &myself);
        row(*size, "import Turtle / parse it", &ours, &base);
        fs::remove_file(&turtle).expect("our own file");

        let root = folder.path().join(format!("repository-{size}"));
        write_repository(&root, *size);
        let out = folder.path().join("out");
        let (ours, base) = in_turn(
            runs,
            || {
                run(Command::new(katalog)
                    .arg("build")
                    .arg(&root)
                    .arg("-o")
                    .arg(&out)
                    .args(TABLES))
            },
            || run(Command::new(&myself).arg("drain-yaml").arg(&root)),
        );
        row(*size, "validate + build / read and drain", &ours, &base);
        let (all, tables) = in_turn(
            runs,
            || run(Command::new(katalog).arg("validate").arg(&root)),
            || {
                run(Command::new(katalog)
                    .arg("validate")
                    .arg(&root)
                    .args(TABLES))
            },
        );
        row(*size, "validate YAML, all rules / tables", &all, &tables);
        fs::remove_dir_all(&root).expect("our own folder");
    }
    if let [.., (small, before), (large, after)] = per_dataset[..] {
        println!(
            "validate Turtle, time for each dataset at {large} / at {small}: {:.2} ×",
            after / before
        );
    }
}

/// A whole import to a folder of its own. What is removed only just slows down what is made next on some file systems,
/// so all go at the end.
fn import(runs: usize, turtle: &Path, myself: &Path) -> (Vec<Taken>, Vec<Taken>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut number = 0;
    in_turn(
        runs,
        || {
            number += 1;
            run(Command::new(env!("CARGO_BIN_EXE_katalog"))
                .arg("import")
                .arg(turtle)
                .arg("-o")
                .arg(folder.path().join(number.to_string())))
        },
        || run(Command::new(myself).arg("parse-turtle").arg(turtle)),
    )
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

/// Runs a process to its end. Linux tells what it took; elsewhere only the wall clock does.
fn run(command: &mut Command) -> Taken {
    let cpu_before = children_cpu();
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        peak = peak.max(peak_of(&status));
        match child.try_wait().expect("the program can be waited for") {
            Some(code) => {
                // 1 is findings, or a difference.
                let is_done = matches!(code.code(), Some(0 | 1));
                assert!(is_done, "{command:?} failed: {code}");
                break;
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    Taken {
        wall: start.elapsed(),
        cpu: children_cpu().saturating_sub(cpu_before),
        peak,
    }
}

fn peak_of(status: &str) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes * 1024)
}

/// User and system time of children that have ended, from the kernel's table (100 ticks a second).
fn children_cpu() -> Duration {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |index: usize| {
        fields
            .get(index)
            .and_then(|field| field.parse::<u64>().ok())
            .unwrap_or(0)
    };
    Duration::from_millis((ticks(13) + ticks(14)) * 10)
}

const FREQUENCIES: [&str; 4] = ["IRREG", "NEVER", "UNKNOWN", "OTHER"];
const THEMES: [&str; 4] = ["ENVI", "TRAN", "GOVE", "EDUC"];
const FORMATS: [(&str, &str); 3] = [
    ("CSV", "text/csv"),
    ("JSON", "application/json"),
    ("GEOJSON", "application/geo+json"),
];

/// A catalogue of `size` datasets, 65 triples each, without findings.
fn write_turtle(path: &Path, size: usize) {
    let mut out =
        std::io::BufWriter::new(fs::File::create(path).expect("a file in the temporary folder"));
    let mut text = String::from(
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://data.kommunen.example/agent> a foaf:Agent ;
  foaf:name \"Kommunen\"@sv ;
  dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> .
<https://data.kommunen.example/contact> a vcard:Organization ;
  vcard:fn \"Öppna data\" ;
  vcard:hasEmail <mailto:oppnadata@kommunen.example> .
<https://data.kommunen.example/catalog> a dcat:Catalog ;
  dcterms:title \"Katalog\"@sv ;
  dcterms:description \"Katalog\"@sv ;
  dcterms:publisher <https://data.kommunen.example/agent> ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
",
    );
    for n in 0..size {
        let (theme, frequency) = (THEMES[n % 4], FREQUENCIES[n / 4 % 4]);
        let (year, month) = (2000 + n % 25, 1 + n % 12);
        let _ = write!(
            text,
            "
<https://data.kommunen.example/catalog> dcat:dataset <https://data.kommunen.example/id/dataset/{n}> .
<https://data.kommunen.example/id/dataset/{n}> a dcat:Dataset ;
  dcterms:title \"Mätningar vid station {n}\"@sv , \"Measurements at station {n}\"@en ;
  dcterms:description \"Timvärden från station nummer {n}, granskade och publicerade varje månad av miljöenheten.\"@sv ,
    \"Hourly values from station number {n}, checked and published every month by the environment unit.\"@en ;
  dcterms:publisher <https://data.kommunen.example/agent> ;
  dcat:contactPoint <https://data.kommunen.example/contact> ;
  dcat:keyword \"mätning\"@sv , \"station {n}\"@sv , \"luft\"@sv , \"measurement\"@en , \"station no {n}\"@en , \"air\"@en ;
  dcat:theme <http://publications.europa.eu/resource/authority/data-theme/{theme}> ;
  dcterms:identifier \"station-{n}\" ;
  dcterms:issued \"{year}-{month:02}-01\"^^xsd:date ;
  dcterms:modified \"{year}-{month:02}-28T10:00:00Z\"^^xsd:dateTime ;
  dcterms:language <http://publications.europa.eu/resource/authority/language/SWE> ;
  dcat:landingPage <https://www.kommunen.example/stationer/{n}> ;
  dcterms:conformsTo <https://www.kommunen.example/specifikation> ;
  dcterms:spatial <http://sws.geonames.org/2661886> ;
  dcterms:temporal [ a dcterms:PeriodOfTime ; dcat:startDate \"{year}-01-01\"^^xsd:date ; dcat:endDate \"{year}-12-31\"^^xsd:date ] ;
  dcterms:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/{frequency}> ;
  dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
  foaf:page <https://www.kommunen.example/stationer/{n}/dokumentation> ;
  dcat:distribution <https://data.kommunen.example/id/distribution/{n}/0> , <https://data.kommunen.example/id/distribution/{n}/1> , <https://data.kommunen.example/id/distribution/{n}/2> .
"
        );
        for (number, (_, media_type)) in FORMATS.iter().enumerate() {
            let _ = write!(
                text,
                "<https://data.kommunen.example/id/distribution/{n}/{number}> a dcat:Distribution ;
  dcterms:description \"Alla värden från station {n} i en fil.\"@sv , \"All values from station {n} in one file.\"@en ;
  dcterms:format \"{media_type}\" ;
  dcat:accessURL <https://data.kommunen.example/fil/{n}/{number}> ;
  dcat:downloadURL <https://data.kommunen.example/fil/{n}/{number}> ;
  dcat:byteSize \"{}\"^^xsd:nonNegativeInteger ;
  dcterms:issued \"{year}-{month:02}-01\"^^xsd:date ;
  dcatap:availability <http://publications.europa.eu/resource/authority/planned-availability/STABLE> ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .
",
                1000 + n
            );
        }
        if text.len() > 1 << 20 {
            out.write_all(text.as_bytes())
                .expect("room in the temporary folder");
            text.clear();
        }
    }
    out.write_all(text.as_bytes())
        .expect("room in the temporary folder");
    out.flush().expect("room in the temporary folder");
}

/// A repository of `size` datasets, one file of 38 lines each, without errors.
fn write_repository(root: &Path, size: usize) {
    let write = |name: PathBuf, text: &str| {
        fs::create_dir_all(name.parent().expect("a folder"))
            .expect("a folder in the temporary one");
        fs::write(name, text).expect("room in the temporary folder");
    };
    write(
        root.join("catalog.yaml"),
        "baseURI: https://data.kommunen.example\nlanguage: [sv, en]\ntitle: Katalog\ndescription: Katalog\npublisher: kommunen\n\
         defaults:\n  dataset: {publisher: kommunen, contactPoint: oppnadata, accessRights: PUBLIC}\n  distribution: {availability: STABLE}\n",
    );
    write(
        root.join("agents/kommunen.yaml"),
        "name: Kommunen\ntype: LocalAuthority\n",
    );
    write(
        root.join("contacts/oppnadata.yaml"),
        "kind: Organization\nname: Öppna data\nemail: oppnadata@kommunen.example\n",
    );
    for n in 0..size {
        let (theme, frequency, year, month) = (
            THEMES[n % 4],
            FREQUENCIES[n / 4 % 4],
            2000 + n % 25,
            1 + n % 12,
        );
        let mut text = format!(
            "title:
  sv: Mätningar vid station {n}
  en: Measurements at station {n}
description:
  sv: Timvärden från station nummer {n}, granskade och publicerade varje månad av miljöenheten.
  en: Hourly values from station number {n}, checked and published every month by the environment unit.
keyword:
  sv: [mätning, station {n}, luft]
  en: [measurement, station no {n}, air]
theme: {theme}
identifier: station-{n}
issued: {year}-{month:02}-01
modified: {year}-{month:02}-28T10:00:00Z
language: SWE
landingPage: https://www.kommunen.example/stationer/{n}
conformsTo: https://www.kommunen.example/specifikation
spatial: http://sws.geonames.org/2661886
temporal: {{startDate: {year}-01-01, endDate: {year}-12-31}}
accrualPeriodicity: {frequency}
page: https://www.kommunen.example/stationer/{n}/dokumentation
distribution:
"
        );
        for (code, _) in FORMATS {
            let _ = write!(
                text,
                "  - description: {{sv: Alla värden från station {n} i en fil., en: All values from station {n} in one file.}}
    format: {code}
    accessURL: https://data.kommunen.example/fil/{n}/{code}
    downloadURL: https://data.kommunen.example/fil/{n}/{code}
    byteSize: {}
    license: CC0-1.0
",
                1000 + n
            );
        }
        write(
            root.join(format!("datasets/{:03}/station-{n}.yaml", n / 1000)),
            &text,
        );
    }
}
