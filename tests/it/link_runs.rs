//! State and limits of `check-links`: cache, interruption, headers, private addresses.

use crate::links::{asking, check};
use crate::server::Server;
use crate::support::{fixtures, overlay, scratch, stdout};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A folder with a catalogue of links to these pages, and a cache.
struct Site {
    folder: TempDir,
}

impl Site {
    fn of(server: &Server, pages: &[&str]) -> Self {
        let pages: Vec<String> = pages
            .iter()
            .map(|page| format!("<{}>", server.fill(page)))
            .collect();
        let text = format!(
            "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\
             <https://a.example/d> a dcat:Dataset ; foaf:page\n  {} .\n",
            pages.join(" ,\n  ")
        );
        Self::with(&text)
    }

    fn with(text: &str) -> Self {
        let folder = scratch();
        std::fs::write(folder.path().join("input.ttl"), text).expect("write");
        Self { folder }
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache.json")
    }

    fn command(&self, more: &[&str]) -> Command {
        let mut command = asking(self.folder.path());
        command
            .args([
                "check-links",
                "input.ttl",
                "--interval",
                "0",
                "--lang",
                "en",
            ])
            .args(["--allow-private", "--cache", "cache.json"])
            .args(more);
        command
    }

    fn run(&self, more: &[&str]) -> Output {
        self.command(more).output().expect("katalog runs")
    }

    fn start(&self, more: &[&str]) -> Child {
        let mut command = self.command(more);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("katalog runs")
    }

    /// The URLs in the cache; none while it does not exist. It is always complete.
    fn known(&self) -> Vec<String> {
        let Ok(text) = std::fs::read_to_string(self.cache()) else {
            return Vec::new();
        };
        let cache: Value = serde_json::from_str(&text).expect("a whole cache");
        let links = cache["links"].as_object().expect("links");
        links.keys().cloned().collect()
    }

    /// Waits until the cache has so many entries.
    fn wait_for(&self, count: usize) {
        let start = Instant::now();
        while self.known().len() < count {
            assert!(
                start.elapsed() < Duration::from_secs(30),
                "{:?}",
                self.known()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Makes all cache entries older.
    fn age(&self, days: u64) {
        age(&self.cache(), days);
    }
}

const DAY: u64 = 24 * 60 * 60;

fn age(cache: &Path, days: u64) {
    let text = std::fs::read_to_string(cache).expect("cache");
    let mut document: Value = serde_json::from_str(&text).expect("JSON");
    let links = document["links"].as_object_mut().expect("links");
    for entry in links.values_mut() {
        for time in ["at", "failing_since"] {
            if let Some(at) = entry.get(time).and_then(Value::as_u64) {
                entry[time] = (at - days * DAY).into();
            }
        }
    }
    std::fs::write(cache, document.to_string()).expect("write");
}

/// The requests since `before`.
fn since(server: &Server, before: &str) -> Vec<String> {
    let mut asked: Vec<String> = server.requests().lines().map(str::to_owned).collect();
    for line in before.lines() {
        let at = asked
            .iter()
            .position(|of| of == line)
            .expect("asked before");
        asked.remove(at);
    }
    asked
}

/// Cached links are not requested again, new failures get a grace period, and offline runs need no network.
#[test]
fn what_is_known_is_not_asked_again() {
    let case = fixtures().join("links/not-found");
    let server = Server::start(&case.join("server"));
    let folder = scratch();
    let file = folder.path().join("cache.json");
    let cache = file.to_str().expect("UTF-8");
    let first = check(&case, &server, &["--cache", cache]);
    let asked = server.requests();
    assert_eq!(first.status.code(), Some(1));
    for more in [&[][..], &["--offline"]] {
        let again = check(&case, &server, &[&["--cache", cache], more].concat());
        assert_eq!(again.status.code(), Some(1));
        assert_eq!(stdout(&again), stdout(&first));
        assert_eq!(server.requests(), asked);
    }
    let forgiven = check(&case, &server, &["--cache", cache, "--grace", "3d"]);
    assert_eq!(forgiven.status.code(), Some(0));
    assert!(stdout(&forgiven).contains("0 errors, 2 warnings"));
    let text = std::fs::read_to_string(&file).expect("cache");
    std::fs::write(&file, &text[..text.len() / 2]).expect("write");
    let torn = check(&case, &server, &["--cache", cache]);
    assert_eq!(torn.status.code(), Some(2));
}

/// Failures age between runs, and successes reset them.
#[test]
fn a_failure_is_forgiven_only_for_a_while() {
    let case = fixtures().join("links/not-found");
    let server = Server::start(&case.join("server"));
    let folder = scratch();
    let file = folder.path().join("cache.json");
    let cache = file.to_str().expect("UTF-8");
    check(&case, &server, &["--cache", cache]);
    age(&file, 4);
    let asked = server.requests();
    let old = check(&case, &server, &["--cache", cache, "--grace", "3d"]);
    assert_eq!(old.status.code(), Some(1));
    assert_ne!(server.requests(), asked, "what is days old is asked again");
    let older = check(&case, &server, &["--cache", cache, "--grace", "5d"]);
    assert_eq!(older.status.code(), Some(0));
}

/// A cache with another format version is replaced; a file that is no cache is kept.
#[test]
fn a_cache_in_another_form_is_begun_anew() {
    let server = Server::playing("* /a\n200\n\nx\n");
    let site = Site::of(&server, &["{server}/a"]);
    let other = "{\"version\":1,\"links\":{\"https://a.se/\":{\"old\":true}}}";
    std::fs::write(site.cache(), other).expect("write");
    assert_eq!(site.run(&[]).status.code(), Some(0));
    assert_eq!(site.known(), [server.fill("{server}/a")]);
    std::fs::write(site.cache(), "{\"mine\":1}").expect("write");
    assert_eq!(site.run(&[]).status.code(), Some(2));
}

/// Conditional requests: unchanged content is not downloaded again.
#[test]
fn old_answers_are_asked_whether_they_still_hold() {
    let server = Server::playing(
        "* /wms?service=WMS&request=GetCapabilities\n200\n@etag \"1\"\n\n<WMS_Capabilities/>\n===\n\
         * /page\n200\n@etag \"2\"\n\nx\n===\n* /plain\n200\n\nx\n",
    );
    let site = Site::with(&server.fill(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n\
         @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\
         <https://a.example/s> a dcat:DataService ; dcat:endpointURL <{server}/wms> ; foaf:page <{server}/page> , <{server}/plain> ;\n\
         dcterms:conformsTo <http://www.opengis.net/def/serviceType/ogc/wms> .\n",
    ));
    let only = ["--include", "^http://127"];
    let first = site.run(&only);
    assert_eq!(first.status.code(), Some(0), "{}", stdout(&first));
    site.age(2);
    let before = server.requests();
    let second = site.run(&only);
    assert_eq!(stdout(&second), stdout(&first));
    assert_eq!(
        since(&server, &before),
        [
            "GET /wms?service=WMS&request=GetCapabilities if-none-match: \"1\"",
            "HEAD /page if-none-match: \"2\"",
            "HEAD /plain",
        ]
    );
    let before = server.requests();
    assert_eq!(stdout(&site.run(&only)), stdout(&first));
    assert_eq!(since(&server, &before), [""; 0], "they are young again");
}

const SOME_HANG: &str = "* /a\n200\n\nx\n===\n* /b\n200\n\nx\n===\n* /hangs\n@hang\n";

/// A killed run leaves a complete cache, and the next one requests the rest.
#[test]
fn a_run_that_is_killed_is_resumed() {
    let server = Server::playing(SOME_HANG);
    let pages = [
        "{server}/a",
        "{server}/b",
        "{server}/gone",
        "{server}/hangs",
    ];
    let site = Site::of(&server, &pages);
    let mut child = site.start(&["--timeout", "60s"]);
    site.wait_for(3);
    child.kill().expect("killed");
    child.wait().expect("ended");
    let left: Vec<_> = std::fs::read_dir(site.folder.path())
        .expect("folder")
        .collect();
    assert_eq!(
        left.len(),
        3,
        "catalogue, certificate and cache, nothing half written: {left:?}"
    );
    let before = server.requests();
    let second = site.run(&["--timeout", "1s"]);
    assert_eq!(since(&server, &before), ["GET /hangs", "HEAD /hangs"]);
    let told = stdout(&second);
    assert!(
        told.contains("links/not-found") && told.contains("links/timeout"),
        "{told}"
    );
}

/// Ctrl-C and SIGTERM keep findings and cache.
#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_tells_what_it_knows() {
    for signal in ["INT", "TERM"] {
        let server = Server::playing(SOME_HANG);
        let site = Site::of(&server, &["{server}/a", "{server}/gone", "{server}/hangs"]);
        let child = site.start(&["--timeout", "60s"]);
        site.wait_for(2);
        let id = child.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(sent.expect("kill").success());
        let output = child.wait_with_output().expect("ended");
        assert_eq!(output.status.code(), Some(2), "the work is not done");
        assert!(stdout(&output).contains("links/not-found"));
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("stopped before 1 had answered"), "{told}");
        assert_eq!(site.known().len(), 2);
    }
}

/// After all requests, Ctrl-C ends the process even if its output is not read.
#[cfg(unix)]
#[test]
fn a_run_can_be_ended_while_it_tells() {
    let server = Server::playing("");
    let pages: Vec<String> = (0..300)
        .map(|n| format!("http://127.0.0.1:1/{n}/{}", "x".repeat(200)))
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let site = Site::of(&server, &pages);
    let mut child = site.start(&["--per-host", "8", "--retries", "0", "--verbose"]);
    site.wait_for(300);
    let start = Instant::now();
    let ended = loop {
        let id = child.id().to_string();
        let sent = Command::new("kill").args(["-s", "INT", &id]).status();
        assert!(sent.is_ok());
        std::thread::sleep(Duration::from_millis(200));
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "it does not end");
    };
    assert_eq!(ended.code(), Some(130));
}

/// All links of a host are in one shard; shards keep each other's cache entries.
#[test]
fn parts_share_the_addresses_by_host() {
    let pages: Vec<String> = (1..=12).map(|n| format!("http://10.0.0.{n}/a")).collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let server = Server::playing("");
    let site = Site::of(&server, &pages);
    let mut parts: Vec<Vec<String>> = Vec::new();
    for part in ["1/3", "2/3", "3/3"] {
        let mut command = asking(site.folder.path());
        command.args([
            "check-links",
            "input.ttl",
            "--format",
            "json",
            "--lang",
            "en",
        ]);
        let output = command
            .args(["--shard", part])
            .output()
            .expect("katalog runs");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let links = report["links"].as_array().expect("links");
        let urls = links
            .iter()
            .map(|link| link["url"].as_str().expect("url").to_owned());
        parts.push(urls.collect());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let taken = parts.last().map_or(0, Vec::len);
        let number = part.split('/').next().unwrap_or_default();
        assert!(
            told.contains(&format!("part {number} of 3: {taken} of 12 addresses")),
            "{told}"
        );
    }
    let counts: Vec<usize> = parts.iter().map(Vec::len).collect();
    assert_eq!(counts, [1, 7, 4], "the same for ever");
    let mut all = parts.concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 12);
}

#[test]
fn parts_keep_what_others_know() {
    let server = Server::playing("* /a\n200\n\nx\n");
    let site = Site::of(&server, &["{server}/a", "http://localhost:{port}/a"]);
    for part in ["1/5", "2/5", "3/5", "4/5", "5/5"] {
        assert_eq!(site.run(&["--shard", part]).status.code(), Some(0));
    }
    assert_eq!(site.known().len(), 2);
    let before = server.requests();
    assert_eq!(site.run(&[]).status.code(), Some(0));
    assert_eq!(server.requests(), before);
}

/// A header is sent to its host only, not after redirects, and never shown.
#[test]
fn a_key_is_for_its_host_alone() {
    let server = Server::playing(
        "* /open\n200\n\nx\n===\n* /leads\n302\nLocation: http://localhost:{port}/elsewhere\n===\n\
         * /elsewhere\n200\n\nx\n===\n* /wms?service=WMS&request=GetCapabilities\n200\n\n\
         <ServiceExceptionReport>no such key: s3cret</ServiceExceptionReport>\n",
    );
    let site = Site::with(&server.fill(
        "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n\
         @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\
         <https://a.example/s> a dcat:DataService ; dcat:endpointURL <{server}/wms> ;\n\
         foaf:page <{server}/open> , <{server}/leads> ;\n\
         dcterms:conformsTo <http://www.opengis.net/def/serviceType/ogc/wms> .\n",
    ));
    let header = server.fill("{server}: X-Api-Key: $KATALOG_TEST_KEY");
    let flags = [
        "--include",
        "^http://127",
        "--header",
        &header,
        "--format",
        "json",
    ];
    let mut command = site.command(&flags);
    let output = command.env("KATALOG_TEST_KEY", "s3cret").output();
    let output = output.expect("katalog runs");
    let asked = server.requests();
    assert_eq!(
        asked.lines().collect::<Vec<_>>(),
        [
            "GET /wms?service=WMS&request=GetCapabilities x-api-key: s3cret",
            "HEAD /elsewhere",
            "HEAD /leads x-api-key: s3cret",
            "HEAD /open x-api-key: s3cret",
        ]
    );
    let cache = std::fs::read_to_string(site.cache()).expect("cache");
    for text in [&output.stdout[..], &output.stderr, cache.as_bytes()] {
        let text = String::from_utf8_lossy(text);
        assert!(!text.contains("s3cret"), "{text}");
    }
    assert!(stdout(&output).contains("no such key: ***"));
    let unset = site.run(&flags);
    assert_eq!(unset.status.code(), Some(2));
    let told = String::from_utf8_lossy(&unset.stderr).into_owned();
    assert!(told.contains("no variable KATALOG_TEST_KEY"), "{told}");
}

/// Also when the server echoes it: in redirects, or in an `ETag`.
#[test]
fn a_key_that_is_said_back_is_shown_nowhere() {
    let server = Server::playing(
        "* /leads\n302\nLocation: /gone?apa=s3cret%2F1\n===\n* /gone?apa=s3cret%2F1\n404\n===\n\
         * /moved\n301\nLocation: /new?apa=s3cret/1#s3cret/1\n===\n* /new?apa=s3cret/1\n200\nETag: \"s3cret/1\"\n\nx\n===\n\
         * /away\n302\nLocation: http://localhost:{port}/other?apa=s3cret/1\n===\n\
         * /ftp\n302\nLocation: ftp://a.example/s3cret/1\n===\n\
         * /many\n300\nLocation: /s3cret/1\n",
    );
    let pages = ["leads", "moved", "away", "ftp", "many"].map(|page| format!("{{server}}/{page}"));
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let site = Site::of(&server, &pages);
    let header = server.fill("{server}: X-Api-Key: $KATALOG_TEST_KEY");
    for format in ["human", "json"] {
        let mut command = site.command(&["--header", &header, "--format", format]);
        let output = command.env("KATALOG_TEST_KEY", "s3cret/1").output();
        let output = output.expect("katalog runs");
        let cache = std::fs::read_to_string(site.cache()).expect("cache");
        for text in [&output.stdout[..], &output.stderr, cache.as_bytes()] {
            let text = String::from_utf8_lossy(text);
            assert!(!text.contains("s3cret"), "{text}");
        }
        assert!(stdout(&output).contains("/gone?apa=***"));
    }
    let asked = server.requests();
    // The server that received it gets the redirect as it is; another host does not.
    assert!(asked.contains("HEAD /gone?apa=s3cret%2F1"), "{asked}");
    assert!(asked.contains("HEAD /other?apa=***"), "{asked}");
}

/// A proxy error says nothing about the link.
#[test]
fn a_proxy_that_wants_a_login_is_no_fault_of_the_address() {
    let proxy = Server::playing("* http://oppen.se/\n407\n===\n* oppen.se:443\n407\n");
    let site = Site::of(&proxy, &["http://oppen.se/", "https://oppen.se/"]);
    let mut command = site.command(&["--retries", "0", "--format", "json"]);
    let address = proxy.fill("{server}").replace("//", "//anna:hemligt@");
    command
        .env("http_proxy", &address)
        .env("https_proxy", &address);
    let output = command.output().expect("katalog runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for link in report["links"].as_array().expect("links") {
        assert_eq!(link["verdict"], "cannot-tell", "{report}");
    }
    for text in [&output.stdout[..], &output.stderr] {
        assert!(!String::from_utf8_lossy(text).contains("hemligt"));
    }
}

/// A cache that cannot be written does not affect the results.
#[cfg(unix)]
#[test]
fn what_was_asked_is_told_though_it_cannot_be_kept() {
    let server = Server::playing("* /a\n200\n\nx\n");
    let site = Site::of(&server, &["{server}/a", "{server}/gone"]);
    // A folder cannot be created in place of a file.
    std::fs::write(site.folder.path().join("file"), "x").expect("write");
    let mut command = asking(site.folder.path());
    command.args([
        "check-links",
        "input.ttl",
        "--allow-private",
        "--lang",
        "en",
    ]);
    let output = command.args(["--cache", "file/cache.json"]).output();
    let output = output.expect("katalog runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("links/not-found"));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("cannot write file/cache.json"), "{told}");
}

#[test]
fn an_empty_cache_is_one_and_nobody_is_asked_offline() {
    let server = Server::playing("* /a\n200\n\nx\n");
    let site = Site::of(&server, &["{server}/a"]);
    std::fs::write(site.cache(), "\n").expect("write");
    let output = site.run(&["--offline"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("1 are not in the cache"), "{told}");
    assert_eq!(server.requests(), "");
}

/// The age of a failure is kept through inconclusive runs; none is in the future.
#[test]
fn a_failure_does_not_get_younger() {
    let server = Server::playing(
        "GET /a\n404\n===\nHEAD /a\n404\n===\nHEAD /a\n429\nRetry-After: 3600\n===\nHEAD /a\n404\n",
    );
    let site = Site::of(&server, &["{server}/a"]);
    assert_eq!(site.run(&[]).status.code(), Some(1));
    site.age(4);
    assert_eq!(site.run(&[]).status.code(), Some(0), "throttled");
    site.age(1);
    assert_eq!(site.run(&["--grace", "3d"]).status.code(), Some(1));
    let text = std::fs::read_to_string(site.cache()).expect("cache");
    let mut document: Value = serde_json::from_str(&text).expect("JSON");
    let entry = document["links"].as_object_mut().expect("links");
    for entry in entry.values_mut() {
        for time in ["at", "failing_since"] {
            entry[time] = 9_999_999_999u64.into();
        }
    }
    std::fs::write(site.cache(), document.to_string()).expect("write");
    site.run(&["--grace", "3d"]);
    let text = std::fs::read_to_string(site.cache()).expect("cache");
    assert!(!text.contains("9999999999"), "{text}");
}

/// Loopback addresses in many notations, and names.
const THIS_MACHINE: [&str; 12] = [
    "http://127.0.0.1:{port}",
    "http://127.1:{port}",
    "http://2130706433:{port}",
    "http://0x7f.1:{port}",
    "http://0177.0.0.1:{port}",
    "http://[::ffff:127.0.0.1]:{port}",
    "http://[64:ff9b::127.0.0.1]:{port}",
    "http://0.0.0.0:{port}",
    "http://127.8.8.8:{port}",
    "http://localhost:{port}",
    "http://localhost.:{port}",
    "http://x.localhost:{port}",
];

/// Without `--allow-private` no connection to private addresses is made: by number, name or redirect. The redirects
/// come through a proxy, as every other test server is private itself.
#[test]
fn closed_networks_are_never_connected_to() {
    let closed = Server::playing("");
    let scenes: Vec<String> = (0..)
        .zip(THIS_MACHINE)
        .map(|(n, base)| {
            let to = closed.fill(base);
            format!("* http://oppen.se/{n}\n302\nLocation: {to}/redirected\n")
        })
        .collect();
    let proxy = Server::playing(&scenes.join("===\n"));
    let numbered = (0..).zip(THIS_MACHINE);
    let direct: Vec<String> = numbered.map(|(n, base)| format!("{base}/{n}")).collect();
    let direct: Vec<&str> = direct.iter().map(String::as_str).collect();
    let redirected: Vec<String> = (0..THIS_MACHINE.len())
        .map(|n| format!("http://oppen.se/{n}"))
        .collect();
    let redirected: Vec<&str> = redirected.iter().map(String::as_str).collect();
    for (pages, through) in [(direct, None), (redirected, Some(proxy.fill("{server}")))] {
        let site = Site::of(&closed, &pages);
        let mut command = asking(site.folder.path());
        command.args([
            "check-links",
            "input.ttl",
            "--interval",
            "0",
            "--lang",
            "en",
        ]);
        command.args(["--format", "json"]);
        if let Some(address) = &through {
            command.env("http_proxy", address);
        }
        let output = command.output().expect("katalog runs");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let links = report["links"].as_array().expect("links");
        assert_eq!(links.len(), THIS_MACHINE.len());
        for link in links {
            assert_eq!(link["verdict"], "refused", "{link}");
        }
        assert_eq!(closed.connections(), 0, "{through:?}");
    }
    let led = proxy.requests();
    assert_eq!(
        led.lines().count(),
        THIS_MACHINE.len(),
        "each was led on: {led}"
    );
}

/// A repository with links to the server.
fn repository(server: &Server) -> TempDir {
    let folder = scratch();
    overlay(&fixtures().join("base"), folder.path());
    overlay(
        &fixtures().join("links/not-found/repository"),
        folder.path(),
    );
    for entry in walkdir::WalkDir::new(folder.path()) {
        let entry = entry.expect("entry");
        if entry.file_type().is_file() {
            let text = std::fs::read_to_string(entry.path()).expect("text");
            std::fs::write(entry.path(), server.fill(&text)).expect("write");
        }
    }
    // The base repository refers to servers that do not exist.
    let settings =
        "[rules]\naddress = \"off\"\n[links]\nexclude = [\"^https?://[a-z]\"]\ninterval = \"0\"\n";
    std::fs::write(folder.path().join("katalog.toml"), settings).expect("write");
    folder
}

#[test]
fn building_can_ask_the_addresses_first() {
    let build = |folder: &Path, more: &[&str]| {
        let mut command = asking(folder);
        command.args(["build", "--check-links", "--lang", "en"]);
        let output = command.args(more).output().expect("katalog runs");
        let told = stdout(&output) + &String::from_utf8_lossy(&output.stderr);
        let written = folder.join("public/catalog.rdf").exists();
        (output.status.code(), written, told)
    };
    let server = Server::start(&fixtures().join("links/not-found/server"));
    let folder = repository(&server);
    let flags = ["--allow-private", "--link-cache", "cache.json"];
    let (code, written, told) = build(folder.path(), &flags);
    assert_eq!((code, written), (Some(1), false), "{told}");
    assert!(
        told.contains("links/not-found") && told.contains("nothing was written"),
        "{told}"
    );
    let asked = server.requests();
    let (code, written, told) = build(folder.path(), &[&flags[..], &["--force"]].concat());
    assert_eq!((code, written), (Some(1), true), "{told}");
    assert_eq!(server.requests(), asked, "the cache is used");
    // Builds do not request private addresses either.
    let folder = repository(&server);
    let (code, written, told) = build(folder.path(), &[]);
    assert_eq!((code, written), (Some(1), false), "{told}");
    assert!(told.contains("links/private"), "{told}");
    assert_eq!(server.requests(), asked);
    let good = Server::playing("* /finns\n200\nContent-Type: text/html\n\nx\n");
    let folder = repository(&good);
    let datasets = folder.path().join("datasets");
    std::fs::remove_file(datasets.join("parker.yaml")).expect("our own folder");
    let page = good.fill("landingPage: {server}/finns\n");
    let text = "title: {sv: Badplatser, en: Bathing sites}\ndescription: {sv: Badplatser., en: Bathing sites.}\ntheme: ENVI\n";
    std::fs::write(datasets.join("badplatser.yaml"), text.to_owned() + &page).expect("write");
    let (code, written, told) = build(folder.path(), &flags);
    assert_eq!((code, written), (Some(0), true), "{told}");
    assert!(told.contains("1 address: 1 good"), "{told}");
}

/// A baseline may contain link findings; `validate` ignores them.
#[test]
fn a_baseline_can_know_addresses() {
    let server = Server::start(&fixtures().join("links/not-found/server"));
    let folder = repository(&server);
    // It contains a suppression comment for a link.
    std::fs::remove_file(folder.path().join("datasets/parker.yaml")).expect("our own folder");
    let run = |args: &[&str]| {
        let mut command = asking(folder.path());
        let output = command.args(args).args(["--lang", "en"]).output();
        let output = output.expect("katalog runs");
        let told = stdout(&output) + &String::from_utf8_lossy(&output.stderr);
        (output.status.code(), told)
    };
    let (code, told) = run(&["baseline", "--check-links", "--allow-private"]);
    assert_eq!(code, Some(0), "{told}");
    let baseline = ["--baseline", "katalog-baseline.json"];
    let asked = [&["check-links", "--allow-private"], &baseline[..]].concat();
    let (code, told) = run(&asked);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("2 known findings are not shown; 0 of the baseline"),
        "{told}"
    );
    let (code, told) = run(&[&["validate"], &baseline[..]].concat());
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("; 0 of the baseline are mended"), "{told}");
}

/// `Retry-After` beyond the limit is not waited for.
#[test]
fn who_waits_two_seconds_waits_no_minute() {
    let server = Server::playing(
        "* /a\n429\nRetry-After: 60\n===\n* /b\n503\nRetry-After: 59\n===\n* /c\n503\nRetry-After: 1\n===\n* /c\n200\n\nx\n",
    );
    let site = Site::of(&server, &["{server}/a", "{server}/b", "{server}/c"]);
    let start = Instant::now();
    let output = site.run(&["--timeout", "2s"]);
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
    let told = stdout(&output);
    assert!(
        told.contains("links/cannot-tell") && told.contains("links/server-error"),
        "{told}"
    );
    assert!(!told.contains("/c: "), "{told}");
}

/// In any state of waiting: rate limit, slow response, back-off.
#[test]
fn a_run_ends_when_its_time_is_out() {
    let server = Server::playing(
        "* /a\n429\nRetry-After: 50\n===\n* /hangs\n@hang\n===\n* /stalls\n200\n@stall\n\nx\n",
    );
    let site = Site::of(
        &server,
        &[
            "{server}/a",
            "{server}/hangs",
            "{server}/stalls",
            "http://localhost:{port}/a",
        ],
    );
    let start = Instant::now();
    let output = site.run(&["--deadline", "2s", "--per-host", "1"]);
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("time ran out"), "{told}");
}

/// Cache entries of private addresses are not used without the flag.
#[test]
fn a_cache_of_closed_networks_is_for_those_who_may_ask_them() {
    let server = Server::playing("* /a\n200\n\nx\n");
    let site = Site::of(&server, &["{server}/a"]);
    assert_eq!(site.run(&[]).status.code(), Some(0));
    let before = server.requests();
    for more in [&[][..], &["--offline"]] {
        let mut command = asking(site.folder.path());
        command.args([
            "check-links",
            "input.ttl",
            "--lang",
            "en",
            "--cache",
            "cache.json",
        ]);
        let output = command.args(more).output().expect("katalog runs");
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains("links/private"));
    }
    assert_eq!(server.requests(), before);
    assert_eq!(site.known(), [""; 0], "what is refused is not kept");
}

/// An `ETag` from a tracked cache is not used: 304 would count as success.
#[test]
fn a_state_that_comes_with_the_repository_is_not_asked_for() {
    let server = Server::playing("* /page\n200\n@etag \"2\"\n\nx\n");
    let site = Site::of(&server, &["{server}/page"]);
    assert_eq!(site.run(&[]).status.code(), Some(0));
    site.age(2);
    for args in [&["init", "--quiet"][..], &["add", "--all"]] {
        let mut git = Command::new("git");
        let done = git.arg("-C").arg(site.folder.path()).args(args).status();
        assert!(done.expect("git").success());
    }
    let text = std::fs::read_to_string(site.cache()).expect("cache");
    let before = server.requests();
    site.run(&[]);
    assert_eq!(since(&server, &before), ["HEAD /page"]);
    std::fs::write(site.cache(), text).expect("write");
    let before = server.requests();
    site.run(&["--trust-cache"]);
    assert_eq!(since(&server, &before), ["HEAD /page if-none-match: \"2\""]);
}

#[test]
fn numbers_have_bounds() {
    let server = Server::playing("");
    let site = Site::of(&server, &["{server}/a"]);
    for flag in [
        ["--timeout", "2h"],
        ["--deadline", "8d"],
        ["--grace", "999d"],
        ["--concurrency", "99999999999999999999"],
        ["--concurrency", "2000"],
        ["--per-host", "0"],
        ["--retries", "101"],
        ["--accept", "1000"],
        ["--include", "\\w{1000}"],
        ["--exclude", "((a{99}){99}){99}"],
    ] {
        let output = site.run(&flag);
        assert_eq!(output.status.code(), Some(2), "{flag:?}");
    }
    assert_eq!(server.requests(), "");
}
