//! OGC services (WMS, WFS, WMTS, WCS, OGC API): which one a link is, and its capabilities request.

mod answer;

use super::redirects::Redirects;
use super::{End, Link, Role, Service, Use};
pub(super) use answer::{classify, exception_text, is_landing_page, root_element};
use url::Url;

impl Service {
    /// The service that a format or a specification stands for: a code, a media type, or an IRI.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        let is_ogc_api = ["/spec/ogcapi", "/def/interface/ogcapi", "ogcapi-"]
            .iter()
            .any(|part| text.contains(part));
        if is_ogc_api {
            return Some(Self::OgcApi);
        }
        let last = text.rsplit(['/', '#', ':']).next().unwrap_or_default();
        let word = last
            .trim_start_matches("vnd.ogc.")
            .trim_end_matches("_xml")
            .trim_end_matches("_srvc");
        match word {
            "wms" => Some(Self::Wms),
            "wfs" => Some(Self::Wfs),
            "wmts" => Some(Self::Wmts),
            "wcs" => Some(Self::Wcs),
            _ => None,
        }
    }

    /// All of them.
    pub const ALL: [Self; 5] = [Self::Wms, Self::Wfs, Self::Wmts, Self::Wcs, Self::OgcApi];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wms => "WMS",
            Self::Wfs => "WFS",
            Self::Wmts => "WMTS",
            Self::Wcs => "WCS",
            Self::OgcApi => "OGC API",
        }
    }

    /// Whether an address looks like the service itself rather than a page about it, or a question to it.
    pub(super) fn is_likely_at(self, url: &Url) -> bool {
        if self == Self::OgcApi || has_other_request(url) {
            return false;
        }
        let path = url.path().to_ascii_lowercase();
        let is_page = [".html", ".htm", ".pdf"]
            .iter()
            .any(|end| path.ends_with(end));
        let mut words = path.split(|c: char| !c.is_ascii_alphanumeric());
        let is_service = |word: &str| {
            let names = ["wms", "wfs", "wmts", "wcs"];
            ["ows", "mapserver", "mapserv"].contains(&word)
                || names
                    .iter()
                    .any(|name| word.starts_with(name) || word.ends_with(name))
        };
        value_of(url, "service").is_some() || (!is_page && words.any(is_service))
    }

    /// The URL of the capabilities request. Query parameters that are there already, in any case, are neither doubled nor
    /// changed, except a `request` for something else.
    pub(super) fn capabilities(self, url: &Url) -> Url {
        let mut url = url.clone();
        // Tile services have their capabilities in a file too.
        let is_file = url.path().to_ascii_lowercase().ends_with(".xml");
        if self == Self::OgcApi || is_file {
            return url;
        }
        let (mut has_service, mut has_request) = (false, false);
        let mut parts: Vec<String> = Vec::new();
        for part in url.query().unwrap_or_default().split('&') {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key.to_ascii_lowercase().as_str() {
                "" => {}
                "service" if has_service => {}
                "service" if value.is_empty() => {
                    has_service = true;
                    parts.push(format!("{key}={}", self.name()));
                }
                "request" if has_request => {}
                "request" if !value.eq_ignore_ascii_case(CAPABILITIES) => {
                    has_request = true;
                    parts.push(format!("{key}={CAPABILITIES}"));
                }
                key => {
                    has_service |= key == "service";
                    has_request |= key == "request";
                    parts.push(part.to_owned());
                }
            }
        }
        if !has_service {
            parts.push(format!("service={}", self.name()));
        }
        if !has_request {
            parts.push(format!("request={CAPABILITIES}"));
        }
        url.set_query(Some(&parts.join("&")));
        url
    }
}

const CAPABILITIES: &str = "GetCapabilities";

/// The value of a parameter, whose name may be in capitals or not.
fn value_of(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    let pair = pairs.find(|(key, _)| key.eq_ignore_ascii_case(name));
    pair.map(|(_, value)| value.into_owned())
}

/// Whether a URL requests something else than capabilities: `GetMap`, `GetFeature`.
fn has_other_request(url: &Url) -> bool {
    let request = value_of(url, "request").filter(|request| !request.is_empty());
    request.is_some_and(|request| !request.eq_ignore_ascii_case(CAPABILITIES))
}

/// The URL of an OGC API with the query parameter for JSON, where the plain one gave HTML.
pub(super) fn as_json(link: &Link, way: &Redirects) -> Option<Url> {
    let is_ogc_api = |of: &Use| of.role == Role::Service(Service::OgcApi);
    let asked = link.uses.iter().any(is_ogc_api);
    let End::Response(answer) = &way.end else {
        return None;
    };
    let is_page = answer.is_good() && answer.content_type.as_deref() == Some("text/html");
    let mut url = link.url.clone();
    let has_format = url.query_pairs().any(|(key, _)| key == "f");
    if !asked || !(is_page || answer.status == 406) || has_format {
        return None;
    }
    url.query_pairs_mut().append_pair("f", "json");
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(service: Service, url: &str) -> String {
        let url = Url::parse(url).expect(url);
        service.capabilities(&url).to_string()
    }

    #[test]
    fn parameters_are_added_and_never_doubled() {
        for (given, wanted) in [
            (
                "https://a.se/wms",
                "https://a.se/wms?service=WMS&request=GetCapabilities",
            ),
            (
                "https://a.se/wms?",
                "https://a.se/wms?service=WMS&request=GetCapabilities",
            ),
            (
                "https://a.se/wms?map=x",
                "https://a.se/wms?map=x&service=WMS&request=GetCapabilities",
            ),
            (
                "https://a.se/wms?map=x&",
                "https://a.se/wms?map=x&service=WMS&request=GetCapabilities",
            ),
            (
                "https://a.se/wms?SERVICE=wms",
                "https://a.se/wms?SERVICE=wms&request=GetCapabilities",
            ),
            (
                "https://a.se/wms?Request=GetCapabilities&Service=WMS&version=1.3.0",
                "https://a.se/wms?Request=GetCapabilities&Service=WMS&version=1.3.0",
            ),
            (
                "https://a.se/wms?&&map=%2Fx&REQUEST=GetMap&service=&request=x",
                "https://a.se/wms?map=%2Fx&REQUEST=GetCapabilities&service=WMS",
            ),
        ] {
            assert_eq!(asked(Service::Wms, given), wanted);
        }
        let file = "https://a.se/wmts/1.0.0/WMTSCapabilities.xml";
        assert_eq!(asked(Service::Wmts, file), file);
    }

    #[test]
    fn pages_and_questions_are_no_services() {
        for (url, likely) in [
            ("https://a.se/geoserver/wms", true),
            ("https://a.se/arcgis/services/x/MapServer/WMSServer", true),
            ("https://a.se/inspire_wfs?", true),
            ("https://a.se/x?SERVICE=WFS", true),
            ("https://a.se/ows?service=WFS&request=getcapabilities", true),
            (
                "https://a.se/ows?service=WFS&request=GetFeature&typename=x",
                false,
            ),
            ("https://a.se/shows/news", false),
            ("https://a.se/om/wms.html", false),
        ] {
            let address = Url::parse(url).expect(url);
            assert_eq!(Service::Wfs.is_likely_at(&address), likely, "{url}");
        }
    }

    #[test]
    fn services_are_known_by_format_and_specification() {
        for (text, service) in [
            (
                "http://publications.europa.eu/resource/authority/file-type/WMS_SRVC",
                Some(Service::Wms),
            ),
            ("application/vnd.ogc.wfs_xml", Some(Service::Wfs)),
            (
                "http://www.opengis.net/def/serviceType/ogc/wmts",
                Some(Service::Wmts),
            ),
            (
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                Some(Service::OgcApi),
            ),
            ("text/csv", None),
        ] {
            assert_eq!(Service::of(text), service, "{text}");
        }
    }
}
