//! Content sniffing: what a response body is, and whether that matches the declared media type.

mod expected;
mod kind;
mod notice;

use super::body_text::text_of;
use super::observed::{ContentKind, ObservedContent};
use super::{Declared, Link, Response, Role, description, service};
use expected::ExpectedContent;
use kind::{by_bytes, by_type};

/// Inspects a response to `link` and drops its body: thousands of them would fill the memory.
pub(super) fn look(answer: &mut Response, link: &Link) {
    let service = link.uses.iter().find_map(|of| match of.role {
        Role::Service(service) => Some(service),
        Role::Page | Role::Endpoint | Role::File | Role::Description | Role::Identifier => None,
    });
    let body = answer.body.as_deref();
    let kind = kind_of(answer);
    answer.seen = ObservedContent {
        kind,
        is_empty: answer.whole && body.is_some_and(|body| text_of(body).is_empty()),
        said: service
            .zip(body)
            .and_then(|(service, body)| service::classify(service, body, answer.whole)),
        description: link
            .uses
            .iter()
            .any(|of| of.role == Role::Description)
            .then(|| description::read(answer, kind))
            .flatten(),
        notice: body.and_then(|body| notice::read(kind, &text_of(body), answer.whole)),
    };
    answer.body = None;
}

/// Whether the headers alone leave doubt that the content is as declared, so that GET is needed after HEAD.
pub(super) fn is_doubtful(answer: &Response, link: &Link) -> bool {
    let mut files = link.uses.iter().filter(|of| of.role == Role::File);
    // A size that is another may be that of HEAD alone.
    let differs = |said: u64| answer.length.is_some_and(|length| length != said);
    answer.length == Some(0)
        || answer.content_type.is_none()
        || is_without_body(answer.status)
        || files.any(|of| {
            !is_said(&of.promise, answer)
                || of.promise.size.is_some_and(differs)
                || may_be_notice(&of.promise, answer)
        })
}

/// Whether an error may come in the syntax that is declared, and with the type for it. Errors are short.
fn may_be_notice(promise: &Declared, answer: &Response) -> bool {
    let can_be = match ExpectedContent::of(promise) {
        ExpectedContent::Json | ExpectedContent::Xml | ExpectedContent::Rdf => true,
        ExpectedContent::Page => promise.media.iter().any(|media| media.contains("html")),
        _ => false,
    };
    can_be && answer.length.is_none_or(|length| length <= notice::LONGEST)
}

/// Whether an answer of this status never has a body.
pub(super) fn is_without_body(status: u16) -> bool {
    matches!(status, 204 | 205)
}

/// Whether `Content-Type` equals the declared media type, for formats without a magic number.
fn is_said(promise: &Declared, answer: &Response) -> bool {
    let wanted = ExpectedContent::of(promise);
    let media = answer.content_type.as_deref().unwrap_or_default();
    let same = match (wanted, by_type(media)) {
        (ExpectedContent::Json, ContentKind::Json)
        | (ExpectedContent::Xml, ContentKind::Xml)
        | (ExpectedContent::Page, _) => true,
        // Many servers know tables as plain text.
        (ExpectedContent::Table, kind) => kind == ContentKind::Text || is_table(media),
        _ => promise.media.iter().any(|of| of == media),
    };
    promise.media.is_empty() || (same && !wanted.has_mark())
}

fn is_table(media: &str) -> bool {
    media.contains("csv") || media.contains("tab-separated")
}

/// The kind of content: by magic number where there is one, else by `Content-Type`.
fn kind_of(answer: &Response) -> ContentKind {
    let media = answer.content_type.as_deref().unwrap_or_default();
    match answer.body.as_deref().map(by_bytes) {
        None | Some(ContentKind::Unknown) => by_type(media),
        // CSV may begin with a bracket.
        Some(ContentKind::Json | ContentKind::Xml) if is_table(media) => ContentKind::Text,
        Some(kind) => kind,
    }
}

/// Whether content of this kind contradicts the declared format.
pub(super) fn breaks(promise: &Declared, kind: ContentKind) -> bool {
    (!promise.media.is_empty() || promise.packing.is_some())
        && !ExpectedContent::of(promise).takes(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(content_type: &str, body: Option<&[u8]>) -> Response {
        Response {
            status: 200,
            content_type: (!content_type.is_empty()).then(|| content_type.to_owned()),
            body: body.map(<[u8]>::to_vec),
            ..Response::default()
        }
    }

    #[test]
    fn the_first_bytes_tell_more_than_the_type() {
        for (content_type, body, kind) in [
            ("text/csv", Some(&b"a;b\n1;2\n"[..]), ContentKind::Text),
            (
                "text/csv",
                Some(b"\n <!DOCTYPE html><html>"),
                ContentKind::Html,
            ),
            ("text/html", Some(b"a;b\n"), ContentKind::Text),
            (
                "text/html",
                Some(b"<?xml version='1.0'?><gml:x>"),
                ContentKind::Xml,
            ),
            (
                "application/xml",
                Some(b"<html xmlns='x'>"),
                ContentKind::Html,
            ),
            ("", Some(b"\xef\xbb\xbf{\"a\": 1}"), ContentKind::Json),
            ("application/zip", Some(b"PK\x03\x04"), ContentKind::Zip),
            ("application/zip", Some(b"Not found"), ContentKind::Text),
            ("application/octet-stream", None, ContentKind::Unknown),
            ("application/geo+json", None, ContentKind::Json),
            ("application/gzip", None, ContentKind::Gzip),
        ] {
            assert_eq!(kind_of(&answer(content_type, body)), kind, "{content_type}");
        }
    }

    #[test]
    fn brackets_are_not_always_those_of_a_format() {
        for (body, kind) in [
            (&b"[id];[namn]\n"[..], ContentKind::Text),
            (b"<id>;<namn>\n1;2\n", ContentKind::Text),
            (b"[{\"a\": 1}]", ContentKind::Json),
            (b"[ null ]", ContentKind::Json),
            (b"{hej}", ContentKind::Text),
            (b"{}", ContentKind::Json),
            (b"<a/>", ContentKind::Xml),
            (b"<p>Fel</p>", ContentKind::Html),
            (b"<br />\n<b>Fatal error</b>", ContentKind::Html),
            (b"<!-- x -->\n<html>", ContentKind::Html),
            (b"<?xml version='1.0'?><title xmlns='x'/>", ContentKind::Xml),
            (b"\xff\xfe{\0\"\0", ContentKind::Json),
            (b"\xfe\xff\0<\0h\0t\0m\0l\0>", ContentKind::Html),
            (b"\xef\xbb\xbf\n%PDF-1.4", ContentKind::Pdf),
            (b"a\0b", ContentKind::Binary),
            (b"\x89PNG\r\n\x1a\n", ContentKind::Image),
        ] {
            assert_eq!(by_bytes(body), kind, "{}", String::from_utf8_lossy(body));
        }
        let table = answer("text/csv", Some(b"[1];[2]\n"));
        assert_eq!(kind_of(&table), ContentKind::Text);
    }

    #[test]
    fn a_page_is_no_table_and_text_no_archive() {
        let promise = |media: &str| Declared {
            media: vec![media.to_owned()],
            ..Declared::default()
        };
        for (media, kind, broken) in [
            ("text/csv", ContentKind::Html, true),
            ("text/csv", ContentKind::Text, false),
            ("text/csv", ContentKind::Pdf, true),
            ("application/zip", ContentKind::Text, true),
            ("application/zip", ContentKind::Zip, false),
            ("application/json", ContentKind::Xml, true),
            ("application/geo+json", ContentKind::Json, false),
            ("application/gml+xml", ContentKind::Html, true),
            ("text/html", ContentKind::Html, false),
            ("application/x-shapefile", ContentKind::Html, true),
            ("application/x-shapefile", ContentKind::Zip, false),
            ("application/geopackage+sqlite3", ContentKind::Sqlite, false),
            ("text/csv", ContentKind::Unknown, false),
            ("text/csv", ContentKind::Json, true),
            ("text/csv", ContentKind::OldOffice, true),
            ("text/plain", ContentKind::Json, false),
            ("application/json", ContentKind::Text, true),
            ("application/gml+xml", ContentKind::Text, true),
            ("application/zip", ContentKind::Binary, true),
            ("application/zip", ContentKind::OldOffice, true),
            ("application/gzip", ContentKind::Text, true),
            ("application/gzip", ContentKind::Gzip, false),
            ("application/vnd.ms-excel", ContentKind::OldOffice, false),
            ("application/vnd.ms-excel", ContentKind::Text, true),
            ("application/vnd.apache.parquet", ContentKind::Text, true),
            ("application/x-shapefile", ContentKind::Text, true),
            ("text/turtle", ContentKind::Text, false),
            ("image/vnd.dxf", ContentKind::Text, false),
            ("image/vnd.dxf", ContentKind::Html, true),
            ("image/x-portable-pixmap", ContentKind::Text, false),
            ("image/png", ContentKind::Text, true),
        ] {
            assert_eq!(breaks(&promise(media), kind), broken, "{media} {kind:?}");
        }
    }

    #[test]
    fn what_is_to_be_packed_is_packed() {
        let promise = Declared {
            media: vec!["text/csv".to_owned()],
            packing: Some("ZIP".to_owned()),
            ..Declared::default()
        };
        for (kind, broken) in [
            (ContentKind::Zip, false),
            (ContentKind::Gzip, false),
            (ContentKind::Binary, false),
            (ContentKind::Unknown, false),
            (ContentKind::Text, true),
            (ContentKind::Html, true),
        ] {
            assert_eq!(breaks(&promise, kind), broken, "{kind:?}");
        }
    }
}
