//! What a service answers.

use crate::links::body_text::text_of;
use crate::links::observed::ServiceResponse;
use crate::links::redirects::Redirects;
use crate::links::{End, Service};

/// Reads the beginning of a response of `service`, or all of it. None when the deciding element comes later.
pub(in crate::links) fn classify(
    service: Service,
    body: &[u8],
    whole: bool,
) -> Option<ServiceResponse> {
    let text = text_of(body);
    if service == Service::OgcApi {
        return Some(ogc_api(&text));
    }
    let Some(root) = root_element(&text) else {
        let is_prologue = text.starts_with('<') && !whole;
        return (!is_prologue).then_some(ServiceResponse::Other);
    };
    let lower = root.to_ascii_lowercase();
    Some(match lower.as_str() {
        "serviceexceptionreport" | "exceptionreport" => {
            ServiceResponse::Exception(exception_text(&text))
        }
        root if root.contains("capabilities") => match service_of(root, &text) {
            Some(other) if other != service => ServiceResponse::Another(other.name().to_owned()),
            _ => ServiceResponse::Capabilities,
        },
        _ => ServiceResponse::Other,
    })
}

/// The service whose capabilities document has this root element; two of them differ by namespace alone.
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
pub(in crate::links) fn root_element(text: &str) -> Option<&str> {
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

/// Whether an OGC API answered with its links.
pub(in crate::links) fn is_landing_page(way: &Redirects) -> bool {
    let End::Response(answer) = &way.end else {
        return false;
    };
    let body = answer.body.as_deref().unwrap_or_default();
    answer.is_good() && ogc_api(&text_of(body)) == ServiceResponse::Capabilities
}

/// The words of an exception, without markup, on one line and of bearable length; its code where it has no words.
pub(in crate::links) fn exception_text(text: &str) -> String {
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
fn ogc_api(text: &str) -> ServiceResponse {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(page) if page["links"].is_array() => ServiceResponse::Capabilities,
        _ => ServiceResponse::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_told_from_capabilities() {
        let exception = |words: &str| ServiceResponse::Exception(words.to_owned());
        let another = |word: &str| ServiceResponse::Another(word.to_owned());
        for (service, body, expected) in [
            (
                Service::Wfs,
                "\u{feff}<?xml version=\"1.0\"?>\n<!-- x --><wfs:WFS_Capabilities version=\"2.0.0\">",
                ServiceResponse::Capabilities,
            ),
            (
                Service::Wms,
                "<?xml version='1.0'?><!DOCTYPE WMT_MS_Capabilities SYSTEM \"x\" [<!ELEMENT V EMPTY>]><WMT_MS_Capabilities>",
                ServiceResponse::Capabilities,
            ),
            (
                Service::Wmts,
                "<Capabilities xmlns='http://www.opengis.net/wmts/1.0' xmlns:ows='http://www.opengis.net/ows/1.1'>",
                ServiceResponse::Capabilities,
            ),
            (
                Service::Wcs,
                "<wcs:Capabilities xmlns:wcs='http://www.opengis.net/wcs/2.0'>",
                ServiceResponse::Capabilities,
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
            (
                Service::Wms,
                "<Capabilities>",
                ServiceResponse::Capabilities,
            ),
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
            (
                Service::Wms,
                "<!DOCTYPE html><html>",
                ServiceResponse::Other,
            ),
            (
                Service::OgcApi,
                "{\"links\": []}",
                ServiceResponse::Capabilities,
            ),
            (
                Service::OgcApi,
                "\u{feff}{\"links\": []}",
                ServiceResponse::Capabilities,
            ),
            (Service::OgcApi, "{\"code\": 404}", ServiceResponse::Other),
        ] {
            assert_eq!(
                classify(service, body.as_bytes(), true),
                Some(expected),
                "{body}"
            );
        }
        let long = format!("<?xml version='1.0'?><!-- {}", "x".repeat(9000));
        assert_eq!(classify(Service::Wms, long.as_bytes(), false), None);
        assert_eq!(
            classify(Service::Wms, long.as_bytes(), true),
            Some(ServiceResponse::Other)
        );
    }
}
