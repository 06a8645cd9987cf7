//! A small web server on this machine that plays what a file tells it.
//!
//! ```text
//! GET /data.csv
//! 200
//! Content-Type: text/csv
//!
//! a;b
//! ===
//! ```
//!
//! `*` answers HEAD as GET, without the body; several answers to one request come one after another, and the last stays.
//! `@wait 300` waits before it answers (milliseconds), `@hang` never does, `@close` hangs up, `@stall` stops after the
//! headers; `@etag "1"` sends an `ETag`, and 304 to those who know it; `@repeat 1000` sends the body so often, `@gzip` sends it packed, `@cut 10`
//! leaves its last bytes out and `@short 10` promises as many more, `@chunked` sends it in a chunk after which none comes; `\0` in it
//! is the byte. `{server}` stands for the server's address, `{secure}` for the same over https, `{expired}`, `{wrong}` and
//! `{unknown}` for the same with bad certificates. What nothing is written about is answered 404.

use crate::certificates;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// An answer as it is written.
#[derive(Clone, Debug, Default)]
struct Scene {
    method: String,
    path: String,
    head: Vec<String>,
    body: String,
}

/// The ways in: without encryption, and with each certificate.
const WAYS: [&str; 5] = ["server", "secure", "expired", "wrong", "unknown"];

/// Headers that stand in what was asked: those that not every request has.
const TOLD: [&str; 3] = ["if-modified-since", "if-none-match", "x-api-key"];

/// A server that runs until the tests end.
pub struct Server {
    ports: Vec<u16>,
    asked: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Starts a server that plays the file; an empty one when there is none.
    pub fn start(script: &Path) -> Self {
        Self::playing(&std::fs::read_to_string(script).unwrap_or_default())
    }

    /// Starts a server that plays a text.
    pub fn playing(text: &str) -> Self {
        let bind = |_: &str| TcpListener::bind("127.0.0.1:0").expect("a port");
        let listeners: Vec<TcpListener> = WAYS.iter().map(|way| bind(way)).collect();
        let port = |of: &TcpListener| of.local_addr().expect("address").port();
        let server = Self {
            ports: listeners.iter().map(port).collect(),
            asked: Arc::default(),
            connections: Arc::default(),
        };
        let scenes = Arc::new(scenes(&server.fill(text)));
        for (listener, way) in listeners.into_iter().zip(WAYS) {
            let (scenes, asked) = (Arc::clone(&scenes), Arc::clone(&server.asked));
            let connections = Arc::clone(&server.connections);
            std::thread::spawn(move || {
                for stream in listener.incoming().map_while(Result::ok) {
                    connections.fetch_add(1, Ordering::SeqCst);
                    let (scenes, asked) = (Arc::clone(&scenes), Arc::clone(&asked));
                    // Whoever asks may hang up at any time.
                    std::thread::spawn(move || match certificates::served_as(way) {
                        None => play(stream, &scenes, &asked).ok(),
                        Some(config) => {
                            let connection = rustls::ServerConnection::new(config).ok()?;
                            let mut stream = rustls::StreamOwned::new(connection, stream);
                            play(&mut stream, &scenes, &asked).ok()?;
                            stream.conn.send_close_notify();
                            stream.flush().ok()
                        }
                    });
                }
            });
        }
        server
    }

    /// The text with the address of the server in it.
    pub fn fill(&self, text: &str) -> String {
        let mut text = text.replace("{port}", &self.ports[0].to_string());
        for (way, port) in WAYS.iter().zip(&self.ports) {
            let scheme = if *way == "server" { "http" } else { "https" };
            let address = format!("{scheme}://127.0.0.1:{port}");
            text = text.replace(&format!("{{{way}}}"), &address);
        }
        text
    }

    /// The text as it is on every run. Ports keep their width, for lines are drawn under addresses.
    pub fn plain(&self, text: &str) -> String {
        let ports = self.ports.iter().map(u16::to_string);
        ports.fold(text.to_owned(), |text, port| {
            text.replace(&port, &"0".repeat(port.len()))
        })
    }

    /// How many have come, whether or not they asked for anything.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// What was asked, in order of name.
    pub fn requests(&self) -> String {
        let mut asked = self.asked.lock().expect("asked").clone();
        asked.sort();
        asked.iter().flat_map(|line| [line, "\n"]).collect()
    }
}

/// Reads the file.
fn scenes(text: &str) -> Vec<Scene> {
    let blocks = text.split("===\n").filter(|block| !block.trim().is_empty());
    let scenes = blocks.map(|block| {
        let (head, body) = block.split_once("\n\n").unwrap_or((block, ""));
        let mut lines = head.trim().lines();
        let first = lines.next().expect("METHOD /path");
        let (method, path) = first.split_once(' ').expect("METHOD /path");
        Scene {
            method: method.to_owned(),
            path: path.to_owned(),
            head: lines.map(str::to_owned).collect(),
            body: body.to_owned(),
        }
    });
    scenes.collect()
}

/// Answers one request.
fn play(
    mut stream: impl Read + Write,
    scenes: &[Scene],
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(&mut stream);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let mut words = first.split_whitespace();
    let (method, path) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let mut request = format!("{method} {path}");
    for name in TOLD {
        if let Some(value) = headers.get(name) {
            let _ = write!(request, " {name}: {value}");
        }
    }
    let count = {
        let mut asked = asked.lock().expect("asked");
        asked.push(request.clone());
        asked.iter().filter(|of| **of == request).count()
    };
    let own: Vec<&Scene> = scenes
        .iter()
        .filter(|of| (of.method == method || of.method == "*") && of.path == path)
        .collect();
    let nothing = Scene {
        head: vec!["404".to_owned()],
        ..Scene::default()
    };
    let scene = own.get(count.min(own.len()).saturating_sub(1));
    let known = headers.get("if-none-match").map(String::as_str);
    perform(
        &mut stream,
        scene.copied().unwrap_or(&nothing),
        method,
        known,
    )
}

fn perform(
    stream: &mut impl Write,
    scene: &Scene,
    method: &str,
    known: Option<&str>,
) -> std::io::Result<()> {
    let mut answer = String::new();
    let mut has_length = false;
    let mut stalls = false;
    let (mut cut, mut short, mut chunked) = (0, 0, false);
    let mut body = scene.body.replace("\\0", "\0").into_bytes();
    for line in &scene.head {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("@wait", time) => {
                std::thread::sleep(Duration::from_millis(time.parse().expect("milliseconds")));
            }
            ("@hang", _) => std::thread::sleep(Duration::from_secs(60)),
            ("@stall", _) => stalls = true,
            ("@etag", etag) if known == Some(etag) => {
                return stream.write_all(b"HTTP/1.1 304 X\r\nConnection: close\r\n\r\n");
            }
            ("@etag", etag) => {
                let _ = write!(answer, "ETag: {etag}\r\n");
            }
            ("@repeat", times) => body = body.repeat(times.parse().expect("number")),
            ("@gzip", _) => {
                answer.push_str("Content-Encoding: gzip\r\n");
                body = packed(&body);
            }
            ("@cut", bytes) => cut = bytes.parse().expect("number"),
            ("@short", bytes) => short = bytes.parse().expect("number"),
            ("@chunked", _) => chunked = true,
            ("@close", _) => return Ok(()),
            _ if answer.is_empty() => answer = format!("HTTP/1.1 {line} X\r\n"),
            _ => {
                has_length |= line.to_ascii_lowercase().starts_with("content-length");
                answer.push_str(line);
                answer.push_str("\r\n");
            }
        }
    }
    body.truncate(body.len().saturating_sub(cut));
    if chunked {
        answer += "Transfer-Encoding: chunked\r\n";
        let head = format!("{:x}\r\n", body.len());
        body = [head.as_bytes(), &body, b"\r\n"].concat();
    } else if !has_length {
        let length = (body.len() + short).to_string();
        answer.extend(["Content-Length: ", &length, "\r\n"]);
    }
    answer += "Connection: close\r\n\r\n";
    stream.write_all(answer.as_bytes())?;
    if stalls {
        std::thread::sleep(Duration::from_secs(60));
    }
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

fn packed(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(body).expect("written");
    encoder.finish().expect("packed")
}
