//! A scripted web server on the loopback address.
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
//! `*` answers HEAD as GET, without body; several responses to a request are given in order, and the last one repeats.
//! `@wait 300` delays the response (milliseconds), `@hang` never responds, `@close` closes the connection, `@stall`
//! stops after the headers; `@etag "1"` sends an `ETag`, and 304 to a matching conditional request; `@repeat 1000`
//! repeats the body, `@gzip` compresses it, `@cut 10` omits its last bytes, `@short 10` declares more, `@chunked` sends
//! a chunk without end; `\0` in it is that byte. `{server}` is replaced by the server's URL, `{secure}` by that with
//! https, `{expired}`, `{wrong}` and `{unknown}` by those with invalid certificates. Other requests give 404.

use crate::certificates;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A scripted response.
#[derive(Clone, Debug, Default)]
struct Scene {
    method: String,
    path: String,
    head: Vec<String>,
    body: String,
}

/// The listeners: without TLS, and with each certificate.
const WAYS: [&str; 5] = ["server", "secure", "expired", "wrong", "unknown"];

/// Headers recorded with requests, if present.
const TOLD: [&str; 3] = ["if-modified-since", "if-none-match", "x-api-key"];

/// A server that runs until the end of the tests.
pub struct Server {
    ports: Vec<u16>,
    asked: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Starts a server with a script file; without responses if it does not exist.
    pub fn start(script: &Path) -> Self {
        Self::playing(&std::fs::read_to_string(script).unwrap_or_default())
    }

    /// Starts a server with a script.
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
                    // The client may close the connection at any time.
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

    /// Replaces placeholders by the server's URLs.
    pub fn fill(&self, text: &str) -> String {
        let mut text = text.replace("{port}", &self.ports[0].to_string());
        for (way, port) in WAYS.iter().zip(&self.ports) {
            let scheme = if *way == "server" { "http" } else { "https" };
            let address = format!("{scheme}://127.0.0.1:{port}");
            text = text.replace(&format!("{{{way}}}"), &address);
        }
        text
    }

    /// Replaces the server's URLs by placeholders. Ports keep their width, as reports underline URLs.
    pub fn plain(&self, text: &str) -> String {
        let ports = self.ports.iter().map(u16::to_string);
        ports.fold(text.to_owned(), |text, port| {
            text.replace(&port, &"0".repeat(port.len()))
        })
    }

    /// Number of connections so far.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// The requests so far, sorted.
    pub fn requests(&self) -> String {
        let mut asked = self.asked.lock().expect("asked").clone();
        asked.sort();
        asked.iter().flat_map(|line| [line, "\n"]).collect()
    }
}

/// Parses a script.
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

/// Responds to a request.
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
