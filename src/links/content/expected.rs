//! The content that a declared format leads to expect.

use crate::links::Declared;
use crate::links::observed::ContentKind;

/// The expected content, as far as sniffing can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExpectedContent {
    Page,
    Table,
    Plain,
    Json,
    Xml,
    /// In any of its syntaxes.
    Rdf,
    Zip,
    Gzip,
    Pdf,
    Package,
    Parquet,
    Image,
    Sheet,
    Shape,
    /// What is packed, whatever it is.
    Packed,
    Other,
}

/// Whether images of this type may be plain text, or bytes of any kind.
fn is_drawing_in_text(media: &str) -> bool {
    const DRAWINGS: [&str; 8] = [
        "dxf",
        "dwg",
        "x-xbitmap",
        "x-xpixmap",
        "x-portable-",
        "cgm",
        "postscript",
        "x-eps",
    ];
    media.starts_with("image/") && DRAWINGS.iter().any(|part| media.contains(part))
}

impl ExpectedContent {
    /// The most general of the declared media types.
    pub(super) fn of(promise: &Declared) -> Self {
        if promise.packing.is_some() {
            return Self::Packed;
        }
        let mut all = promise.media.iter().map(|media| Self::of_media(media));
        let first = all.next().unwrap_or(Self::Other);
        if all.all(|of| of == first) {
            return first;
        }
        let mut all = promise.media.iter().map(|media| Self::of_media(media));
        if all.any(|of| of == Self::Page) {
            Self::Page
        } else {
            Self::Other
        }
    }

    fn of_media(media: &str) -> Self {
        let is = |part: &str| media.contains(part);
        if is("html") || is("sparql") || is("vnd.ogc.w") {
            Self::Page
        } else if is("csv") || is("tab-separated") {
            if is("zip") { Self::Zip } else { Self::Table }
        } else if media == "text/plain" {
            Self::Plain
        } else if is("gzip") {
            Self::Gzip
        } else if is("openxmlformats") || is("opendocument") || is("zip") || is("kmz") || is("epub")
        {
            Self::Zip
        } else if is("geopackage") || is("sqlite") {
            Self::Package
        } else if media.ends_with("/json") || media.ends_with("+json") {
            Self::Json
        } else if media == "application/rdf+xml" {
            Self::Rdf
        } else if media.ends_with("/xml") || media.ends_with("+xml") {
            Self::Xml
        } else if is_drawing_in_text(media) {
            Self::Other
        } else if media.starts_with("image/") {
            Self::Image
        } else if is("pdf") {
            Self::Pdf
        } else if is("parquet") {
            Self::Parquet
        } else if is("ms-excel") || is("msword") {
            Self::Sheet
        } else if is("shapefile") {
            Self::Shape
        } else {
            Self::Other
        }
    }

    /// Whether its first bytes say what it is, better than any header.
    pub(super) fn has_mark(self) -> bool {
        match self {
            Self::Zip
            | Self::Gzip
            | Self::Pdf
            | Self::Package
            | Self::Parquet
            | Self::Image
            | Self::Sheet
            | Self::Shape
            | Self::Packed => true,
            Self::Page
            | Self::Table
            | Self::Plain
            | Self::Json
            | Self::Xml
            | Self::Rdf
            | Self::Other => false,
        }
    }

    /// Whether content of this kind matches. What merely lacks a magic number is given the benefit of the doubt
    /// where text may be in an odd encoding.
    pub(super) fn takes(self, kind: ContentKind) -> bool {
        if kind == ContentKind::Unknown {
            return true;
        }
        // A table or a document that comes compressed is as good.
        let text = matches!(
            kind,
            ContentKind::Text | ContentKind::Binary | ContentKind::Gzip
        );
        match self {
            Self::Page => true,
            Self::Table => text,
            Self::Plain => text || matches!(kind, ContentKind::Json | ContentKind::Xml),
            Self::Json => matches!(
                kind,
                ContentKind::Json | ContentKind::Binary | ContentKind::Gzip
            ),
            Self::Xml => matches!(
                kind,
                ContentKind::Xml | ContentKind::Binary | ContentKind::Gzip
            ),
            Self::Rdf => text || matches!(kind, ContentKind::Xml | ContentKind::Json),
            Self::Zip => matches!(kind, ContentKind::Zip | ContentKind::Gzip),
            Self::Gzip => kind == ContentKind::Gzip,
            Self::Pdf => matches!(kind, ContentKind::Pdf | ContentKind::Gzip),
            Self::Package => matches!(
                kind,
                ContentKind::Sqlite | ContentKind::Zip | ContentKind::Gzip
            ),
            Self::Parquet => matches!(kind, ContentKind::Parquet | ContentKind::Gzip),
            Self::Image => {
                matches!(kind, ContentKind::Image | ContentKind::Binary) || kind.is_packed()
            }
            Self::Sheet => matches!(
                kind,
                ContentKind::OldOffice | ContentKind::Zip | ContentKind::Xml | ContentKind::Gzip
            ),
            Self::Shape | Self::Packed => kind.is_packed() || kind == ContentKind::Binary,
            Self::Other => kind != ContentKind::Html,
        }
    }
}
