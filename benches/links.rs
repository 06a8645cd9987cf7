//! How fast links are checked, and whether rightly: `cargo bench --bench links`, or `-- calm 3` for one scene and so many
//! runs; a path (`-- ./katalog`) measures another build.
//!
//! A server in this process answers for 50 hosts on the loopback network after 20 ms each time. `stormy`: of 10,000
//! addresses 2 % are 404, 2 % answer 429 first (Retry-After: 1), 2 % redirect and 1 % never answer. `calm`: none of the 429s
//! and none that never answer; its floor is what the waiting alone takes, latency × addresses / concurrency. Timers and other
//! programs make the server slower than it means to be: what it took on average stands beside. After each run every verdict
//! is compared with what the server was to answer.

#![allow(
    clippy::print_stdout,
    reason = "the table is what the benchmark is for"
)]

mod program;

use program::{Taken, run};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};

/// Addresses in a scene.
const ADDRESSES: usize = 10_000;
/// Hosts that they are spread over.
const HOSTS: usize = 50;
/// What the server waits before it answers.
const LATENCY: Duration = Duration::from_millis(20);
/// Requests at once.
const CONCURRENCY: u32 = 128;

/// How many answers the server has given.
static ANSWERS: AtomicU64 = AtomicU64::new(0);
/// How long it took for all of them.
static MICROSECONDS: AtomicU64 = AtomicU64::new(0);

/// The limits of a host lifted, and everything else as the scenes have it.
const FLAGS: [&str; 14] = [
    "--allow-private",
    "--concurrency",
    "128",
    "--per-host",
    "128",
    "--interval",
    "0",
    "--timeout",
    "5",
    "--format",
    "json",
    "--lang",
    "en",
    "--fail-on=never",
];

/// How an address is to behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Good,
    Gone,
    Busy,
    Moved,
    Hanging,
}

impl Kind {
    /// Spread evenly, and over all hosts.
    fn of(number: usize, stormy: bool) -> Self {
        match number / HOSTS % 100 {
            10 | 60 => Self::Gone,
            20 | 70 if stormy => Self::Busy,
            30 | 80 => Self::Moved,
            40 if stormy => Self::Hanging,
            _ => Self::Good,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Gone => "gone",
            Self::Busy => "busy",
            Self::Moved => "moved",
            Self::Hanging => "hanging",
        }
    }

    /// Verdict, last status, and requests that it takes.
    fn expected(self) -> (&'static str, Option<u64>, u64) {
        match self {
            Self::Good => ("ok", Some(200), 1),
            Self::Gone => ("broken", Some(404), 2),
            Self::Busy => ("ok", Some(200), 2),
            Self::Moved => ("moved", Some(200), 2),
            Self::Hanging => ("broken", None, 2),
        }
    }
}

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"))
        .collect();
    let is_program = |arg: &&String| arg.contains('/');
    let program = args
        .iter()
        .find(is_program)
        .map_or(env!("CARGO_BIN_EXE_katalog"), String::as_str);
    let args: Vec<&String> = args.iter().filter(|arg| !is_program(arg)).collect();
    let runs = args.iter().find_map(|arg| arg.parse().ok()).unwrap_or(3);
    let wanted = |scene: &str| {
        let mut scenes = args.iter().filter(|arg| arg.parse::<usize>().is_err());
        scenes.clone().next().is_none() || scenes.any(|arg| *arg == scene)
    };
    let floor = LATENCY * u32::try_from(ADDRESSES).unwrap_or(u32::MAX) / CONCURRENCY;
    println!("scene     wall s   × floor     cpu s   peak MB   server ms");
    for (scene, stormy) in [("calm", false), ("stormy", true)] {
        if wanted(scene) {
            for _ in 0..runs {
                let taken = measure(program, stormy);
                let times = taken.wall.as_secs_f64() / floor.as_secs_f64();
                let answers = ANSWERS.swap(0, Ordering::Relaxed).max(1);
                let served = MICROSECONDS.swap(0, Ordering::Relaxed) / answers;
                println!(
                    "{scene:<8} {:>7.2} {times:>9.2} {:>9.2} {:>9} {:>8}.{}",
                    taken.wall.as_secs_f64(),
                    taken.cpu.as_secs_f64(),
                    taken.peak / 1_000_000,
                    served / 1000,
                    served / 100 % 10
                );
            }
        }
    }
}

/// One run.
fn measure(program: &str, stormy: bool) -> Taken {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let port = serve();
    let input = folder.path().join("catalog.ttl");
    fs::write(&input, catalogue(port, stormy)).expect("our own folder");
    let output = folder.path().join("report.json");
    let report = fs::File::create(&output).expect("our own folder");
    let mut check = Command::new(program);
    let taken = run(check
        .arg("check-links")
        .arg(input)
        .args(FLAGS)
        .stdout(report));
    judge(&output, stormy);
    taken
}

fn address(port: u16, number: usize, kind: Kind) -> String {
    let host = Ipv4Addr::new(127, 0, 1, u8::try_from(number % HOSTS + 1).unwrap_or(1));
    format!("http://{host}:{port}/{}/{number}", kind.word())
}

fn catalogue(port: u16, stormy: bool) -> String {
    let mut text = String::from(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n",
    );
    for number in 0..ADDRESSES {
        let url = address(port, number, Kind::of(number, stormy));
        let _ = writeln!(
            text,
            "<https://a.example/{number}> a dcat:Distribution ; dcat:downloadURL <{url}> ; dcterms:format \"text/csv\" ."
        );
    }
    text
}

/// Compares every verdict with what the server was to answer.
fn judge(output: &Path, stormy: bool) {
    let text = fs::read_to_string(output).expect("the report");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let links = document["links"].as_array().expect("links");
    let mut wrong = Vec::new();
    for link in links {
        let url = link["url"].as_str().unwrap_or_default();
        let number = url.rsplit('/').next().and_then(|of| of.parse().ok());
        let kind = Kind::of(number.expect("a number"), stormy);
        let got = (
            link["verdict"].as_str().unwrap_or_default(),
            link["status"].as_u64(),
            link["attempts"].as_u64().unwrap_or_default(),
        );
        if got != kind.expected() {
            wrong.push(format!("{url}: {got:?} instead of {:?}", kind.expected()));
        }
    }
    assert_eq!(links.len(), ADDRESSES);
    assert!(
        wrong.is_empty(),
        "{} wrong: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(5)]
    );
}

/// Starts a server for all hosts, on the port that is returned.
fn serve() -> u16 {
    let (told, port) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async move {
            let listener = TcpListener::bind("0.0.0.0:0").await.expect("a port");
            let address = listener.local_addr().expect("an address");
            told.send(address.port()).expect("someone waits for it");
            let asked = Arc::default();
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&asked)));
            }
        });
    });
    port.recv().expect("the server starts")
}

type LinkResults = Arc<Mutex<HashMap<String, u32>>>;

/// Answers on one connection for as long as it is asked.
async fn answer(stream: TcpStream, asked: LinkResults) -> std::io::Result<()> {
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::new();
    loop {
        let end = loop {
            if let Some(at) = buffer.windows(4).position(|part| part == b"\r\n\r\n") {
                break at + 4;
            }
            stream.readable().await?;
            let mut piece = [0; 2048];
            match stream.try_read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(read) => buffer.extend_from_slice(&piece[..read]),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        };
        let start = Instant::now();
        let request: Vec<u8> = buffer.drain(..end).collect();
        let line = String::from_utf8_lossy(&request);
        let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
        // The timer rounds up to whole milliseconds.
        tokio::time::sleep(LATENCY.saturating_sub(Duration::from_micros(500))).await;
        let kind = path.split('/').nth(1).unwrap_or_default();
        if kind == "hanging" {
            tokio::time::sleep(Duration::from_secs(600)).await;
        }
        let reply = reply(kind, &path, &asked);
        let mut left = reply.as_bytes();
        while !left.is_empty() {
            stream.writable().await?;
            match stream.try_write(left) {
                Ok(written) => left = &left[written..],
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        let took = u64::try_from(start.elapsed().as_micros()).unwrap_or_default();
        MICROSECONDS.fetch_add(took, Ordering::Relaxed);
        ANSWERS.fetch_add(1, Ordering::Relaxed);
    }
}

/// No body, so that HEAD and GET are answered alike.
fn reply(kind: &str, path: &str, asked: &LinkResults) -> String {
    const GOOD: &str = "200 OK\r\nContent-Type: text/csv\r\nETag: \"1\"";
    let head = match kind {
        "gone" => "404 Not Found\r\nContent-Type: text/plain".to_owned(),
        "moved" => format!("301 Moved Permanently\r\nLocation: /good{path}"),
        "busy" => {
            let mut asked = asked.lock().expect("no panic");
            let count = asked.entry(path.to_owned()).or_default();
            *count += 1;
            if *count == 1 {
                "429 Too Many Requests\r\nRetry-After: 1".to_owned()
            } else {
                GOOD.to_owned()
            }
        }
        _ => GOOD.to_owned(),
    };
    // A length that HEAD may name without a body to follow; GET is asked of nothing but what is gone.
    let length = if kind == "good" || kind == "busy" {
        4096
    } else {
        0
    };
    format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\n\r\n")
}
