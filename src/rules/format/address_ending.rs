//! A file name extension that contradicts the given format.

use super::known::{self, Formats};
use crate::diagnostic::Finding;
use crate::message;
use crate::net::Parts;
use crate::profile::{VocabularyValue, class_name};
use crate::rdf::vocab::dcat;
use crate::rdf::{TermId, Triple};
use crate::rules::{Check, Context, rule};
use foldhash::HashMap;

rule! {
    "format/address-ending", Warning, portal Silent, "DCAT-AP-SE, Distribution, dcterms:format" / "DCAT-AP-SE, Distribution, dcterms:format";
    title "Formatet stämmer inte med adressens filändelse."
        / "The format does not agree with the file ending of the address.";
    many "{count} {things} har ett annat format i `{key}` än adressens filändelse säger"
        / "{count} {things} have another format in `{key}` than the ending of the address says";
    why "Den som söker efter ett format hittar fel fil, och program som litar på uppgiften kan inte läsa den."
        / "Whoever searches for a format finds the wrong file, and programs that trust what is said cannot read it.";
    fix "Rätta formatet eller adressen; två filer i olika format är två distributioner."
        / "Mend the format or the address; two files in different formats are two distributions.";
    Check::Graph(check)
}

type Endings = HashMap<&'static str, Vec<&'static VocabularyValue>>;

fn check(cx: &Context<'_>, found: &mut Vec<Finding>) {
    let endings = endings(cx);
    let [access, download, package, compress] = [
        dcat::ACCESS_URL,
        dcat::DOWNLOAD_URL,
        dcat::PACKAGE_FORMAT,
        dcat::COMPRESS_FORMAT,
    ]
    .map(|iri| cx.graph.iri(iri));
    let values = |of: TermId, property: Option<TermId>| {
        property.map_or(&[][..], |property| cx.graph.values(of, property))
    };
    let mut formats = Formats::new(cx);
    for distribution in cx.instances_named(class_name::DISTRIBUTION) {
        let packed =
            !values(distribution, package).is_empty() || !values(distribution, compress).is_empty();
        let downloads = values(distribution, download);
        let (addresses, is_file) = match downloads {
            [] => (values(distribution, access), false),
            downloads => (downloads, true),
        };
        if packed || addresses.is_empty() {
            continue;
        }
        let of = formats.of(distribution);
        let clash = addresses.iter().find_map(|address| {
            let text = cx.text(address.o);
            let (file, ending) = file_of(text)?;
            // An access address may lead to what describes the API or the file.
            if !is_file && is_description(text, &ending) {
                return None;
            }
            let means = endings.get(ending.as_str())?;
            let (format, declared) = of.iter().find_map(|(triple, known)| {
                let declared = (*known)?.value;
                let clash = !agree(declared, &file, means, is_file) && !asks_for(text, declared);
                clash.then_some((*triple, declared))
            })?;
            Some((address, ending, format, declared, means[0]))
        });
        if let Some((address, ending, format, declared, meant)) = clash {
            found.push(finding(cx, address, &ending, format, declared, meant));
        }
    }
}

fn finding(
    cx: &Context<'_>,
    address: &Triple,
    ending: &str,
    format: &Triple,
    declared: &VocabularyValue,
    meant: &VocabularyValue,
) -> Finding {
    let (word, code) = (cx.property_name_of(format), &declared.code);
    let message = message!(
        sv: "`{word}` är {code} men adressen slutar på `.{ending}`: `{text}`",
        en: "`{word}` is {code} but the address ends in `.{ending}`: `{text}`",
        word,
        code,
        ending,
        text = cx.text(address.o)
    );
    let help = message!(
        sv: "skriv {code} om det är formatet, eller rätta adressen",
        en: "write {code} if that is the format, or mend the address",
        code = &meant.code
    );
    let mut finding = cx.on(&RULE.meta, format, message).help(help);
    if let Some(span) = address.origin.span() {
        let label = message!(sv: "adressen står här", en: "the address stands here");
        finding = finding.label(span, label);
    }
    // Only the author knows which is wrong, and the format may be part of the distribution's IRI.
    finding
}

/// The file name in a URL, in lower case, and its extension.
fn file_of(address: &str) -> Option<(String, String)> {
    let file = Parts::of(address).filter(Parts::is_web)?.file();
    let (name, ending) = file.rsplit_once('.')?;
    let ending = (!name.is_empty()).then(|| ending.to_owned())?;
    Some((file, ending))
}

/// Whether an address leads to what describes an API, a format or the data: by its ending and one of its words.
fn is_description(address: &str, ending: &str) -> bool {
    const ALWAYS: [&str; 6] = ["xsd", "wsdl", "wadl", "raml", "yaml", "yml"];
    const PERHAPS: [&str; 3] = ["xml", "json", "rdf"];
    const WORDS: [&str; 16] = [
        "api",
        "apis",
        "openapi",
        "swagger",
        "service",
        "services",
        "rest",
        "capabilities",
        "wfs",
        "wms",
        "schema",
        "metadata",
        "description",
        "beskrivning",
        "doc",
        "docs",
    ];
    let says = || {
        let path = Parts::of(address)
            .map_or("", |parts| parts.path)
            .to_ascii_lowercase();
        let mut words = path.split(|c: char| !c.is_alphanumeric());
        words.any(|word| WORDS.contains(&word))
    };
    ALWAYS.contains(&ending) || (PERHAPS.contains(&ending) && says())
}

/// The formats by file name extension; the first vocabulary comes first.
fn endings(cx: &Context<'_>) -> Endings {
    let mut endings = Endings::default();
    for value in known::lists(cx).flat_map(|list| &list.values) {
        for ending in value
            .extensions
            .iter()
            .filter(|ending| !ending.contains('.'))
        {
            endings.entry(ending).or_default().push(value);
        }
    }
    endings
}

/// Whether a file with this name may have the format; only clear contradictions are reported.
fn agree(
    declared: &VocabularyValue,
    file: &str,
    means: &[&VocabularyValue],
    is_file: bool,
) -> bool {
    let ends = |ending: &String| {
        file.strip_suffix(ending.as_str())
            .is_some_and(|name| name.ends_with('.'))
    };
    // The name of a package says nothing about its content.
    let packed = declared.container || means.iter().any(|value| value.container);
    let page = |value: &&VocabularyValue| value.value() == "text/html";
    // Data on request may have a page with instructions, such as a PDF.
    let is_instruction_page = !is_file && page(&declared);
    packed
        || is_instruction_page
        || declared.extensions.is_empty()
        || declared.extensions.iter().any(ends)
        || means
            .iter()
            .any(|value| akin(declared.value(), value.value()))
        || (!is_file && means.iter().any(page))
}

/// Whether the query requests the format: `badplatser.json?f=csv`.
fn asks_for(address: &str, declared: &VocabularyValue) -> bool {
    let query = Parts::of(address).and_then(|parts| parts.query);
    query
        .into_iter()
        .flat_map(|query| query.split(['&', ';']))
        .filter_map(|pair| pair.split_once('='))
        .any(|(_, asked)| {
            let mut endings = declared.extensions.iter();
            asked.eq_ignore_ascii_case(declared.value())
                || endings.any(|ending| asked.eq_ignore_ascii_case(ending))
        })
}

/// Whether one format is a special case of the other: `GeoJSON` is JSON, most tables are text.
fn akin(declared: &str, other: &str) -> bool {
    const FAMILIES: [&str; 6] = ["json", "xml", "csv", "sqlite3", "yaml", "html"];
    const TEXT: &str = "text/plain";
    let declared = declared.strip_suffix("+zip").unwrap_or(declared);
    let textual = |format: &str| {
        format.starts_with("text/") || FAMILIES.iter().any(|family| format.ends_with(family))
    };
    declared == other
        // A `.txt` file may contain any text format.
        || other == TEXT
        || (declared == TEXT && textual(other))
        || FAMILIES
            .iter()
            .any(|family| declared.ends_with(family) && other.ends_with(family))
}

#[cfg(test)]
mod tests {
    use super::akin;

    #[test]
    fn formats_are_akin() {
        for (declared, other) in [
            ("application/geo+json", "application/json"),
            ("application/json", "application/ld+json"),
            ("application/gml+xml", "application/xml"),
            ("text/csv", "text/plain"),
            ("text/plain", "text/csv"),
            ("text/csv+zip", "text/csv"),
            ("application/geopackage+sqlite3", "application/vnd.sqlite3"),
        ] {
            assert!(akin(declared, other), "{declared} {other}");
        }
        let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        for (declared, other) in [
            ("text/csv", xlsx),
            (xlsx, "application/xml"),
            ("application/json", "application/xml"),
            ("text/plain", "application/pdf"),
        ] {
            assert!(!akin(declared, other), "{declared} {other}");
        }
    }
}
