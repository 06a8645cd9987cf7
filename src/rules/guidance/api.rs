//! Recognition of API descriptions, and of pages that display them, by their URLs.

/// Whether it is the URL of an `OpenAPI` or Swagger file.
pub(super) fn is_description(iri: &str) -> bool {
    let address = Address::of(iri);
    if address.is_shown_by_github() {
        return false;
    }
    // A schema of data may be in a folder of API descriptions.
    if holds(address.last(), "schema") {
        return false;
    }
    let named = || {
        holds(address.last(), "openapi")
            || holds(address.last(), "swagger")
            || address
                .segments()
                .any(|segment| is_among(segment, &["openapi", "swagger", "api-docs"]))
    };
    // The default of springdoc and older Swashbuckle has no extension.
    address.last().eq_ignore_ascii_case("api-docs")
        || holds(address.path, "swagger/docs/")
        || (address.is_data() && named())
}

/// Whether the URL is certainly that of a page that displays an API description.
pub(super) fn is_viewer(iri: &str) -> bool {
    const VIEWERS: [&str; 5] = [
        "swagger-ui",
        "swagger-ui.html",
        "swaggerui",
        "redoc",
        "rapidoc",
    ];
    const HOSTS: [&str; 3] = [
        "editor.swagger.io",
        "petstore.swagger.io",
        "app.swaggerhub.com",
    ];
    const PAGES: [&str; 4] = ["swagger", "ui", "index", "index.html"];
    let address = Address::of(iri);
    if HOSTS.contains(&address.host) || (address.is_shown_by_github() && address.is_data()) {
        return true;
    }
    let has = |names: &[&str]| address.segments().any(|segment| is_among(segment, names));
    !address.is_data() && (has(&VIEWERS) || (has(&["swagger"]) && is_among(address.last(), &PAGES)))
}

/// Whether the URL looks like a web page, where a file is expected.
pub(super) fn is_page(iri: &str) -> bool {
    const PAGES: [&str; 3] = ["docs", "index.html", "index.htm"];
    let address = Address::of(iri);
    let last = address.last();
    !address.is_data()
        && !holds(iri, "getcapabilities")
        && (is_among(last, &PAGES)
            || address
                .fragment
                .is_some_and(|fragment| fragment.starts_with('/')))
}

/// The components of a URL.
struct Address<'i> {
    host: &'i str,
    path: &'i str,
    query: Option<&'i str>,
    fragment: Option<&'i str>,
}

impl<'i> Address<'i> {
    fn of(iri: &'i str) -> Self {
        let (rest, fragment) = split(iri, '#');
        let (rest, query) = split(rest, '?');
        let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        Self {
            host,
            path,
            query,
            fragment,
        }
    }

    fn segments(&self) -> impl DoubleEndedIterator<Item = &'i str> {
        self.path.split('/').filter(|segment| !segment.is_empty())
    }

    fn last(&self) -> &'i str {
        self.segments().next_back().unwrap_or_default()
    }

    /// Whether it is JSON or YAML, by extension or query.
    fn is_data(&self) -> bool {
        let last = self.last();
        let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending);
        let asked = self.query.unwrap_or_default().split('&');
        let mut asked = asked.filter_map(|pair| pair.split_once('=').map(|(_, value)| value));
        is_data_name(ending) || asked.any(is_data_name)
    }

    /// Whether it is the GitHub page of a file, not the file.
    fn is_shown_by_github(&self) -> bool {
        self.host == "github.com" && self.segments().any(|segment| segment == "blob")
    }
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn is_data_name(text: &str) -> bool {
    is_among(text, &["json", "yaml", "yml"])
}

fn is_among(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| text.eq_ignore_ascii_case(name))
}

/// Whether `text` contains `word`, which is in lower case, ignoring case.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes()
        .windows(word.len())
        .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_describe_no_api() {
        for iri in [
            "https://example.se/openapi-schemas/v1/badplats.schema.json",
            "https://example.se/openapi-schemas/v1/badplats.json",
            "https://example.se/openapi/schema.json",
        ] {
            assert!(!is_description(iri), "{iri}");
        }
    }

    #[test]
    fn descriptions_are_files() {
        for iri in [
            "https://api.example.se/v1/openapi.json",
            "https://api.example.se/v1/openapi.yaml",
            "https://api.example.se/swagger/v1/swagger.json",
            "https://api.example.se/OpenAPI/bad.yml",
            "https://api.example.se/v3/api-docs",
            "https://api.example.se/swagger/docs/v1",
            "https://api.example.se/openapi?f=json",
            "https://api.example.se/badplatser-openapi.json",
        ] {
            assert!(is_description(iri), "{iri}");
            assert!(!is_viewer(iri) && !is_page(iri), "{iri}");
        }
        for iri in [
            "https://spec.openapis.org/oas/v3.1.0",
            "https://example.se/specifikation/badplatser.json",
            "https://github.com/x/y/blob/main/openapi.yaml",
            "https://example.se/swagger/index.html",
        ] {
            assert!(!is_description(iri), "{iri}");
        }
    }

    #[test]
    fn viewers_are_pages() {
        for iri in [
            "https://api.example.se/swagger-ui/index.html",
            "https://api.example.se/swagger/index.html#/Bad",
            "https://api.example.se/redoc",
            "https://api.example.se/swagger",
            "https://github.com/x/y/blob/main/openapi.yaml",
            "https://petstore.swagger.io/?url=https://api.example.se/openapi.json",
        ] {
            assert!(is_viewer(iri), "{iri}");
        }
        for iri in [
            "https://docs.ogc.org/is/17-069r4/17-069r4.html",
            "https://karta.example.se/wms?service=WMS&request=GetCapabilities",
            "https://example.se/schema.json#/definitions/Bad",
        ] {
            assert!(!is_viewer(iri) && !is_page(iri), "{iri}");
        }
        for iri in [
            "https://api.example.se/docs",
            "https://api.example.se/#/bad",
        ] {
            assert!(is_page(iri) && !is_viewer(iri), "{iri}");
        }
    }
}
