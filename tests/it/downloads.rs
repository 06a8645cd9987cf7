//! Downloads from a local server: complete files, and errors.

use crate::server::Server;
use katalog::diagnostic::Lang;
use katalog::links::{Download, DownloadFailure, Downloaded, HARVESTED_REDIRECTS, download};
use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime};
use tokio::runtime::Runtime;

const SCRIPT: &str = "\
GET /catalog.rdf
200
Content-Type: application/rdf+xml; charset=utf-8

<rdf:RDF/>
===
GET /packed
200
@repeat 100
@gzip

a;b
===
GET /bomb
200
@repeat 1000000
@gzip

0123456789abcdef
===
GET /large
200
@repeat 1000

0123456789abcdef
===
GET /torn
200
Content-Length: 1000

start
===
GET /half
200
@chunked

start
===
GET /half-packed
200
@gzip
@repeat 100
@cut 6

a;b
===
GET /packed-without-sum
200
@gzip
@repeat 100
@cut 8

a;b
===
GET /packed-in-halves
200
@gzip
@repeat 100
@cut 12

a;b
===
GET /nothing-there
204
===
GET /part
206
Content-Range: bytes 0-4/1000

start
===
GET /other-packing
200
Content-Encoding: br

x
===
GET /moved
302
Location: /catalog.rdf
===
GET /moved-for-good
301
Location: /catalog.rdf
===
GET /round
301
Location: /about
===
GET /about
301
Location: /round
===
GET /hangs
@hang
===
GET /stalls
200
@stall

x
";

/// The settings that most have; requests of all tests run on one runtime.
fn usual() -> Download {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("runtime"));
    Download::on(RUNTIME.handle().clone(), SystemTime::now)
}

fn fetched(
    server: &Server,
    path: &str,
    how: &Download,
) -> Result<Downloaded, (DownloadFailure, String)> {
    let how = Download {
        allow_private: true,
        ..how.clone()
    };
    download(&server.fill(&format!("{{server}}{path}")), &how)
        .map_err(|error| (error.why.clone(), server.plain(&error.words(Lang::Sv))))
}

#[test]
fn a_file_comes_whole_with_its_type_and_the_way_to_it() {
    let server = Server::playing(SCRIPT);
    let how = usual();
    let file = fetched(&server, "/catalog.rdf", &how).expect("file");
    assert_eq!(file.body, b"<rdf:RDF/>\n");
    assert_eq!(file.content_type.as_deref(), Some("application/rdf+xml"));
    let file = fetched(&server, "/moved", &how).expect("file");
    assert_eq!(file.address, server.fill("{server}/catalog.rdf"));
    assert_eq!((file.chain.len(), file.chain[0].status), (1, 302));
    let file = fetched(&server, "/packed", &how).expect("file");
    assert_eq!(file.body, b"a;b\n".repeat(100));
}

#[test]
fn what_does_not_come_is_told_in_words() {
    let server = Server::playing(SCRIPT);
    let how = Download {
        timeout: Duration::from_millis(500),
        limit: 10_000,
        redirects: HARVESTED_REDIRECTS,
        ..usual()
    };
    assert!(fetched(&server, "/moved-for-good", &how).is_ok());
    for (path, words) in [
        ("/bomb", "filen är större än 10000 byte, mer hämtas inte"),
        ("/large", "filen är större än 10000 byte, mer hämtas inte"),
        ("/nothing", "servern svarar 404, det finns inget där"),
        (
            "/moved",
            "servern omdirigerar med status 302, som inte följs här",
        ),
        (
            "/round",
            "omdirigeringen leder tillbaka till http://127.0.0.1:00000/round",
        ),
        ("/hangs", "127.0.0.1 svarade inte inom 0,5 sekunder"),
        ("/stalls", "127.0.0.1 svarade inte inom 0,5 sekunder"),
        (
            "/torn",
            "servern 127.0.0.1 bröt förbindelsen innan hela svaret hade kommit",
        ),
        (
            "/half",
            "servern 127.0.0.1 bröt förbindelsen innan hela svaret hade kommit",
        ),
        (
            "/nothing-there",
            "servern svarar 204 i stället för att ge något",
        ),
        ("/part", "servern svarar 206 i stället för att ge något"),
        (
            "/half-packed",
            "filen är packad på ett sätt som inte går att läsa (corrupt gzip stream does not have a matching checksum)",
        ),
        (
            "/other-packing",
            "filen är packad på ett sätt som inte går att läsa (br)",
        ),
    ] {
        // Only what never comes is waited for in vain: the rest may take its time on a busy machine.
        let hangs = matches!(path, "/hangs" | "/stalls");
        let timeout = if hangs { how.timeout } else { usual().timeout };
        let how = Download {
            timeout,
            ..how.clone()
        };
        let (_, said) = fetched(&server, path, &how).expect_err(path);
        assert_eq!(server.plain(&said), words, "{path}");
    }
}

#[test]
fn closed_networks_and_what_is_no_address_are_not_asked() {
    let server = Server::playing(SCRIPT);
    for (address, words) in [
        (
            "{server}/catalog.rdf",
            "127.0.0.1 leads to one's own machine and is not checked",
        ),
        (
            "http://0x7f.1:{port}/catalog.rdf",
            "127.0.0.1 leads to one's own machine and is not checked",
        ),
        (
            "catalog.rdf",
            "that is no web address; it begins with https:// or http://",
        ),
        (
            "file:///etc/hostname",
            "that is no web address; it begins with https:// or http://",
        ),
    ] {
        let failed = download(&server.fill(address), &usual()).expect_err(address);
        assert_eq!(failed.words(Lang::En), words);
    }
    assert_eq!(server.requests(), "");
}

/// Truncated at any point.
#[test]
fn what_is_packed_and_cut_is_no_file() {
    let server = Server::playing(SCRIPT);
    for path in ["/half-packed", "/packed-without-sum", "/packed-in-halves"] {
        let failed = fetched(&server, path, &usual()).expect_err(path);
        assert!(
            matches!(failed.0, DownloadFailure::Packing(_)),
            "{failed:?}"
        );
    }
}

/// In any state of waiting.
#[test]
fn a_deadline_ends_it() {
    let server = Server::playing(SCRIPT);
    let start = Instant::now();
    let how = Download {
        deadline: Some(start + Duration::from_millis(300)),
        ..usual()
    };
    for path in ["/hangs", "/stalls"] {
        assert!(fetched(&server, path, &how).is_err(), "{path}");
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}
