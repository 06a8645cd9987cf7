//! What an answer holds, and whether that is what was promised.

use super::description::{self, Description};
use super::service::{self, Said};
use super::{Answer, Link, Promise, Role};
use serde::{Deserialize, Serialize};

/// What a body looks like from its first bytes, or an answer from its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    Html,
    Json,
    Xml,
    Zip,
    Gzip,
    Pdf,
    Sqlite,
    /// Text of any other kind.
    Text,
    /// What cannot be told.
    Unknown,
}

impl Kind {
    /// The word in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Xml => "XML",
            Self::Zip => "ZIP",
            Self::Gzip => "gzip",
            Self::Pdf => "PDF",
            Self::Sqlite => "SQLite",
            Self::Text => "text",
            Self::Unknown => "?",
        }
    }
}

/// What was seen of an answer: all that is left of its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub(super) kind: Kind,
    pub(super) is_empty: bool,
    pub(super) said: Option<Said>,
    pub(super) description: Option<Description>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            kind: Kind::Unknown,
            is_empty: false,
            said: None,
            description: None,
        }
    }
}

/// Looks at an answer to `link`, and lets its body go: thousands of them would fill the memory.
pub(super) fn look(answer: &mut Answer, link: &Link) {
    let service = link.uses.iter().find_map(|of| match of.role {
        Role::Service(service) => Some(service),
        Role::Page | Role::Endpoint | Role::File | Role::Description | Role::Identifier => None,
    });
    let body = answer.body.as_deref();
    answer.seen = Seen {
        kind: kind_of(answer),
        is_empty: answer.whole && body.is_some_and(<[u8]>::is_empty),
        said: service
            .zip(body)
            .map(|(service, body)| service::said(service, body)),
        description: link
            .uses
            .iter()
            .any(|of| of.role == Role::Description)
            .then(|| description::read(answer, kind_of(answer)))
            .flatten(),
    };
    answer.body = None;
}

/// Whether the headers alone do not tell that the promise is kept.
pub(super) fn is_doubtful(answer: &Answer, link: &Link) -> bool {
    let kind = by_type(answer.content_type.as_deref().unwrap_or_default());
    let promised = |promise: &Promise| {
        let wanted = wanted(promise);
        !promise.media.is_empty()
            && (matches!(kind, Kind::Unknown | Kind::Text) && wanted != Wanted::Table
                || wanted.has_mark()
                || !wanted.takes(kind, promise))
    };
    let files = link.uses.iter().filter(|of| of.role == Role::File);
    answer.length == Some(0)
        || answer.content_type.is_none()
        || files.map(|of| &of.promise).any(promised)
}

/// What the answer is: by its first bytes where they tell, else by its type.
fn kind_of(answer: &Answer) -> Kind {
    let by_type = by_type(answer.content_type.as_deref().unwrap_or_default());
    match answer.body.as_deref().map(by_bytes) {
        None | Some(Kind::Unknown) => by_type,
        // Text may be anything that has no mark.
        Some(Kind::Text) => match by_type {
            Kind::Html | Kind::Zip | Kind::Gzip | Kind::Pdf | Kind::Sqlite => Kind::Text,
            Kind::Json | Kind::Xml | Kind::Text | Kind::Unknown => by_type,
        },
        Some(kind) => kind,
    }
}

/// Whether the promise is broken by an answer of this kind.
pub(super) fn breaks(promise: &Promise, kind: Kind) -> bool {
    !promise.media.is_empty() && !wanted(promise).takes(kind, promise)
}

/// What a promise comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Page,
    Table,
    Json,
    Xml,
    Zip,
    Pdf,
    Package,
    Other,
}

impl Wanted {
    /// Whether its first bytes say what it is, better than any header.
    fn has_mark(self) -> bool {
        matches!(self, Self::Zip | Self::Pdf | Self::Package)
    }

    fn takes(self, kind: Kind, promise: &Promise) -> bool {
        let packed = matches!(kind, Kind::Zip | Kind::Gzip);
        if kind == Kind::Unknown || (packed && promise.packed) || kind == Kind::Gzip {
            return true;
        }
        match self {
            Self::Page => true,
            Self::Table => matches!(kind, Kind::Text | Kind::Json | Kind::Xml),
            Self::Json => matches!(kind, Kind::Json | Kind::Text),
            Self::Xml => kind == Kind::Xml,
            Self::Zip => kind == Kind::Zip,
            Self::Pdf => kind == Kind::Pdf,
            Self::Package => matches!(kind, Kind::Sqlite | Kind::Zip),
            Self::Other => kind != Kind::Html,
        }
    }
}

/// The widest of what the media types promise.
fn wanted(promise: &Promise) -> Wanted {
    let mut all = promise.media.iter().map(|media| wanted_of(media));
    let first = all.next().unwrap_or(Wanted::Other);
    if all.all(|of| of == first) {
        first
    } else if promise
        .media
        .iter()
        .any(|media| wanted_of(media) == Wanted::Page)
    {
        Wanted::Page
    } else {
        Wanted::Other
    }
}

fn wanted_of(media: &str) -> Wanted {
    let is = |part: &str| media.contains(part);
    if is("html") || media.starts_with("image/") || is("sparql") || is("vnd.ogc.w") {
        Wanted::Page
    } else if is("csv") || is("tab-separated") || media == "text/plain" {
        if is("zip") {
            Wanted::Zip
        } else {
            Wanted::Table
        }
    } else if is("openxmlformats") || is("opendocument") || is("zip") || is("kmz") || is("epub") {
        if is("gzip") {
            Wanted::Other
        } else {
            Wanted::Zip
        }
    } else if is("geopackage") || is("sqlite") {
        Wanted::Package
    } else if media.ends_with("/json") || media.ends_with("+json") {
        Wanted::Json
    } else if media.ends_with("/xml") || media.ends_with("+xml") {
        Wanted::Xml
    } else if is("pdf") {
        Wanted::Pdf
    } else {
        Wanted::Other
    }
}

fn by_type(media: &str) -> Kind {
    let is = |part: &str| media.contains(part);
    if is("html") {
        Kind::Html
    } else if media.ends_with("json") {
        Kind::Json
    } else if is("openxmlformats") || is("opendocument") || (is("zip") && !is("gzip")) || is("kmz")
    {
        Kind::Zip
    } else if is("gzip") {
        Kind::Gzip
    } else if media.ends_with("xml") {
        Kind::Xml
    } else if is("pdf") {
        Kind::Pdf
    } else if is("sqlite") || is("geopackage") {
        Kind::Sqlite
    } else if media.starts_with("text/") {
        Kind::Text
    } else {
        Kind::Unknown
    }
}

fn by_bytes(body: &[u8]) -> Kind {
    let marks: [(&[u8], Kind); 6] = [
        (b"PK\x03\x04", Kind::Zip),
        (b"PK\x05\x06", Kind::Zip),
        (b"\x1f\x8b", Kind::Gzip),
        (b"%PDF", Kind::Pdf),
        (b"SQLite format 3\0", Kind::Sqlite),
        (b"\xff\xfe", Kind::Text),
    ];
    if let Some((_, kind)) = marks.iter().find(|(mark, _)| body.starts_with(mark)) {
        return *kind;
    }
    if body.contains(&0) {
        return Kind::Unknown;
    }
    let text = String::from_utf8_lossy(body);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.chars().next() {
        None => Kind::Unknown,
        Some('{' | '[') => Kind::Json,
        Some('<') if is_html(text) => Kind::Html,
        Some('<') => Kind::Xml,
        Some(_) => Kind::Text,
    }
}

/// Whether text that begins with `<` is a page.
fn is_html(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(1024)
        .collect::<String>()
        .to_ascii_lowercase();
    let root = super::service::root_element(text).unwrap_or_default();
    start.contains("<!doctype html")
        || ["html", "head", "body"].contains(&root.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(content_type: &str, body: Option<&[u8]>) -> Answer {
        Answer {
            status: 200,
            content_type: (!content_type.is_empty()).then(|| content_type.to_owned()),
            body: body.map(<[u8]>::to_vec),
            ..Answer::default()
        }
    }

    #[test]
    fn the_first_bytes_tell_more_than_the_type() {
        for (content_type, body, kind) in [
            ("text/csv", Some(&b"a;b\n1;2\n"[..]), Kind::Text),
            ("text/csv", Some(b"\n <!DOCTYPE html><html>"), Kind::Html),
            ("text/html", Some(b"a;b\n"), Kind::Text),
            (
                "text/html",
                Some(b"<?xml version='1.0'?><gml:x>"),
                Kind::Xml,
            ),
            ("application/xml", Some(b"<html xmlns='x'>"), Kind::Html),
            ("", Some(b"\xef\xbb\xbf{\"a\": 1}"), Kind::Json),
            ("application/zip", Some(b"PK\x03\x04"), Kind::Zip),
            ("application/zip", Some(b"Not found"), Kind::Text),
            ("application/octet-stream", None, Kind::Unknown),
            ("application/geo+json", None, Kind::Json),
            ("application/gzip", None, Kind::Gzip),
        ] {
            assert_eq!(kind_of(&answer(content_type, body)), kind, "{content_type}");
        }
    }

    #[test]
    fn a_page_is_no_table_and_text_no_archive() {
        let promise = |media: &str| Promise {
            media: vec![media.to_owned()],
            ..Promise::default()
        };
        for (media, kind, broken) in [
            ("text/csv", Kind::Html, true),
            ("text/csv", Kind::Text, false),
            ("text/csv", Kind::Pdf, true),
            ("application/zip", Kind::Text, true),
            ("application/zip", Kind::Zip, false),
            ("application/json", Kind::Xml, true),
            ("application/geo+json", Kind::Json, false),
            ("application/gml+xml", Kind::Html, true),
            ("text/html", Kind::Html, false),
            ("application/x-shapefile", Kind::Html, true),
            ("application/x-shapefile", Kind::Zip, false),
            ("application/geopackage+sqlite3", Kind::Sqlite, false),
            ("text/csv", Kind::Unknown, false),
        ] {
            assert_eq!(breaks(&promise(media), kind), broken, "{media} {kind:?}");
        }
    }
}
