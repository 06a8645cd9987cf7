//! Services of the geographic kind: which one it is, how it is asked, what it answers.

use super::content::text_of;
use super::way::Way;
use super::{End, Link, Role, Service, Use};
use serde::{Deserialize, Serialize};
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
        if self == Self::OgcApi || asks_for_more(url) {
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

    /// The address at which the service tells what it can. Parameters that stand there already, in any case, are
    /// neither doubled nor changed, but for a request for something else.
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

/// Whether an address asks a service for something else than what it can: for a picture, or for data.
fn asks_for_more(url: &Url) -> bool {
    let request = value_of(url, "request").filter(|request| !request.is_empty());
    request.is_some_and(|request| !request.eq_ignore_ascii_case(CAPABILITIES))
}

/// What a service said when it was asked what it can.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Said {
    /// What it can.
    Capabilities,
    /// That something is wrong, in its own words.
    Exception(String),
    /// What another kind of service can: its word.
    Another(String),
    /// Something else.
    Other,
}

/// Reads the beginning of an answer of `service`, or all of it. None when what tells comes later.
pub(super) fn said(service: Service, body: &[u8], whole: bool) -> Option<Said> {
    let text = text_of(body);
    if service == Service::OgcApi {
        return Some(ogc_api(&text));
    }
    let Some(root) = root_element(&text) else {
        let is_prologue = text.starts_with('<') && !whole;
        return (!is_prologue).then_some(Said::Other);
    };
    let lower = root.to_ascii_lowercase();
    Some(match lower.as_str() {
        "serviceexceptionreport" | "exceptionreport" => Said::Exception(exception_text(&text)),
        root if root.contains("capabilities") => match service_of(root, &text) {
            Some(other) if other != service => Said::Another(other.name().to_owned()),
            _ => Said::Capabilities,
        },
        _ => Said::Other,
    })
}

/// The service whose capabilities have this outermost element; two of them are told apart by their namespaces alone.
fn service_of(root: &str, text: &str) -> Option<Service> {
    let start = text.find('<').unwrap_or_default();
    let tag = text[start..].find("apabilities").unwrap_or_default() + start;
    let end = text[tag..].find('>').map_or(text.len(), |end| tag + end);
    let attributes = text[tag..end].to_ascii_lowercase();
    let named = |namespace: &str| {
        let own = format!("opengis.net/{namespace}");
        attributes.contains(&own)
    };
    match root.split('_').next()? {
        "wms" | "wmt" => Some(Service::Wms),
        "wfs" => Some(Service::Wfs),
        "wcs" => Some(Service::Wcs),
        "capabilities" if named("wmts") && !named("wcs") => Some(Service::Wmts),
        "capabilities" if named("wcs") && !named("wmts") => Some(Service::Wcs),
        _ => None,
    }
}

/// The local name of the outermost element.
pub(super) fn root_element(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!") {
            // A document type may hold declarations of its own.
            if rest
                .find('[')
                .is_some_and(|at| rest.find('>').is_some_and(|end| at < end))
            {
                "]>"
            } else {
                ">"
            }
        } else {
            break;
        };
        rest = &rest[rest.find(end)? + end.len()..];
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
    let name = &name[..end];
    Some(name.rsplit(':').next().unwrap_or(name)).filter(|name| !name.is_empty())
}

/// The address of an OGC API with the parameter that asks for JSON, where the plain one gave a page.
pub(super) fn as_json(link: &Link, way: &Way) -> Option<Url> {
    let is_ogc_api = |of: &Use| of.role == Role::Service(Service::OgcApi);
    let asked = link.uses.iter().any(is_ogc_api);
    let End::Answer(answer) = &way.end else {
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

/// Whether an OGC API answered with its links.
pub(super) fn is_landing_page(way: &Way) -> bool {
    let End::Answer(answer) = &way.end else {
        return false;
    };
    let body = answer.body.as_deref().unwrap_or_default();
    answer.is_good() && ogc_api(&text_of(body)) == Said::Capabilities
}

/// The words of an exception, without markup, on one line and of bearable length; its code where it has no words.
fn exception_text(text: &str) -> String {
    const LONGEST: usize = 160;
    let text = text.replace("<![CDATA[", " ").replace("]]>", " ");
    let mut words = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            c if !inside && !c.is_control() => words.push(c),
            c if !inside && c.is_whitespace() => words.push(' '),
            _ => {}
        }
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let plain = quick_xml::escape::unescape(&words).map_or_else(|_| words.clone(), Into::into);
    let plain = if plain.is_empty() {
        code_of(&text)
    } else {
        plain
    };
    let plain = plain.chars().filter(|c| !c.is_control());
    plain.take(LONGEST).collect()
}

/// The code of an exception, and where it lies.
fn code_of(text: &str) -> String {
    let attribute = |names: &[&str]| {
        names.iter().find_map(|name| {
            let after = text.split_once(&format!("{name}=\""))?.1;
            Some(after.split_once('"')?.0.to_owned())
        })
    };
    let code = attribute(&["exceptionCode", " code"]);
    let locator = attribute(&["locator"]);
    [code, locator]
        .into_iter()
        .flatten()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The landing page of an OGC API has links.
fn ogc_api(text: &str) -> Said {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(page) if page["links"].is_array() => Said::Capabilities,
        _ => Said::Other,
    }
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

    #[test]
    fn exceptions_are_told_from_capabilities() {
        let exception = |words: &str| Said::Exception(words.to_owned());
        let another = |word: &str| Said::Another(word.to_owned());
        for (service, body, expected) in [
            (
                Service::Wfs,
                "\u{feff}<?xml version=\"1.0\"?>\n<!-- x --><wfs:WFS_Capabilities version=\"2.0.0\">",
                Said::Capabilities,
            ),
            (
                Service::Wms,
                "<?xml version='1.0'?><!DOCTYPE WMT_MS_Capabilities SYSTEM \"x\" [<!ELEMENT V EMPTY>]><WMT_MS_Capabilities>",
                Said::Capabilities,
            ),
            (
                Service::Wmts,
                "<Capabilities xmlns='http://www.opengis.net/wmts/1.0' xmlns:ows='http://www.opengis.net/ows/1.1'>",
                Said::Capabilities,
            ),
            (
                Service::Wcs,
                "<wcs:Capabilities xmlns:wcs='http://www.opengis.net/wcs/2.0'>",
                Said::Capabilities,
            ),
            (
                Service::Wms,
                "<wfs:WFS_Capabilities version=\"2.0.0\">",
                another("WFS"),
            ),
            (
                Service::Wcs,
                "<Capabilities xmlns='http://www.opengis.net/wmts/1.0'>",
                another("WMTS"),
            ),
            (Service::Wms, "<Capabilities>", Said::Capabilities),
            (
                Service::Wms,
                "<ServiceExceptionReport><ServiceException code=\"x\">\n<![CDATA[no such layer]]> </ServiceException></ServiceExceptionReport>",
                exception("no such layer"),
            ),
            (
                Service::Wms,
                "<ServiceExceptionReport><ServiceException>lagret &quot;v&#228;g&quot; saknas</ServiceException></ServiceExceptionReport>",
                exception("lagret \"väg\" saknas"),
            ),
            (
                Service::Wfs,
                "<ows:ExceptionReport><ows:Exception exceptionCode=\"InvalidParameterValue\" locator=\"service\"/></ows:ExceptionReport>",
                exception("InvalidParameterValue, service"),
            ),
            (Service::Wms, "<!DOCTYPE html><html>", Said::Other),
            (Service::OgcApi, "{\"links\": []}", Said::Capabilities),
            (
                Service::OgcApi,
                "\u{feff}{\"links\": []}",
                Said::Capabilities,
            ),
            (Service::OgcApi, "{\"code\": 404}", Said::Other),
        ] {
            assert_eq!(
                said(service, body.as_bytes(), true),
                Some(expected),
                "{body}"
            );
        }
        let long = format!("<?xml version='1.0'?><!-- {}", "x".repeat(9000));
        assert_eq!(said(Service::Wms, long.as_bytes(), false), None);
        assert_eq!(said(Service::Wms, long.as_bytes(), true), Some(Said::Other));
    }
}
