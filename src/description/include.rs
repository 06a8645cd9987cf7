//! `include:` in `catalog.yaml`: RDF files of the repository that are merged into the main catalogue.

use super::{is_device, rules};
use crate::diagnostic::{Finding, Message};
use crate::message;
use crate::rdf::RdfFormat;
use crate::source::tree::{is_of_git, is_yaml};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, NodeValue};
use std::path::Path;

/// The key in `catalog.yaml`.
pub(super) const KEY: &str = "include";

/// An included file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Include {
    /// Its path relative to the root of the repository, with `/`.
    pub file: Spanned<String>,
    /// The URL it is a copy of.
    pub url: Option<Spanned<String>>,
}

impl Include {
    /// The syntax, by file name extension.
    pub fn syntax(&self) -> Option<RdfFormat> {
        let (_, extension) = self.file.value.rsplit_once('.')?;
        RdfFormat::from_extension(extension)
    }
}

/// File name extensions allowed for a copy: its content comes from a server, and must not be written where another
/// program reads its own files.
const WRITTEN: [&str; 5] = ["rdf", "ttl", "jsonld", "nt", "xml"];
/// Files with such an extension that build tools execute.
const RUN: [&str; 2] = ["pom.xml", "build.xml"];

/// Whether a copy may be written under this name: with an allowed extension, and in no hidden folder.
fn may_be_written(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file).to_ascii_lowercase();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| WRITTEN.contains(&ending))
        && !RUN.contains(&&*name)
        && !file
            .split('/')
            .any(|part| part.starts_with('.') || is_device(part))
}

/// Reads the value of the key.
pub(super) fn read(node: &Node<'_>, found: &mut Vec<Finding>) -> Vec<Include> {
    let mut includes: Vec<Include> = Vec::new();
    for item in node.items() {
        match entry(item, found) {
            Ok(include) => {
                let same = |other: &&Include| other.file.value == include.file.value;
                if let Some(first) = includes.iter().find(same) {
                    let (name, span) = (&include.file.value, first.file.span);
                    let message = message!(sv: "`{name}` tas med två gånger", en: "`{name}` is included twice", name);
                    let label = message!(sv: "den första", en: "the first one");
                    found.push(shape(message, include.file.span).label(span, label));
                } else {
                    includes.push(include);
                }
            }
            Err(finding) => found.push(*finding),
        }
    }
    includes
}

fn entry(item: &Node<'_>, found: &mut Vec<Finding>) -> Result<Include, Box<Finding>> {
    match &item.value {
        NodeValue::Scalar(scalar) => {
            let file = path(&scalar.text, item.span)?;
            Ok(Include { file, url: None })
        }
        NodeValue::Mapping(_) => copy(item, found),
        NodeValue::Sequence(_) | NodeValue::Null | NodeValue::Empty => {
            let message = message!(sv: "här väntades en RDF-fil, eller en adress med sin kopia", en: "an RDF file was expected here, or an address with its copy");
            Err(Box::new(shape(message, item.span)))
        }
    }
}

/// A mapping `{url: https://…, file: include/x.rdf}`.
fn copy(item: &Node<'_>, found: &mut Vec<Finding>) -> Result<Include, Box<Finding>> {
    for entry in item.entries() {
        if !matches!(&*entry.key, "url" | "file") {
            let key = &entry.key;
            let message =
                message!(sv: "`{key}` betyder inget här", en: "`{key}` means nothing here", key);
            let help = message!(sv: "skriv `url:` och `file:`", en: "write `url:` and `file:`");
            let finding = Finding::new(&rules::UNKNOWN_KEY, message);
            found.push(finding.at(entry.key_span).help(help));
        }
    }
    let text = |key: &str| {
        let node = item.get(key)?;
        Some((node.text()?, node.span))
    };
    let url = match text("url") {
        Some((url, span)) if is_address(url) => Some(Spanned {
            value: url.to_owned(),
            span,
        }),
        Some((url, span)) => {
            let message =
                message!(sv: "`{url}` är ingen webbadress", en: "`{url}` is no web address", url);
            return Err(Box::new(shape(message, span)));
        }
        None => None,
    };
    match text("file") {
        Some((file, span)) => {
            let file = path(file, span)?;
            if url.is_some() && !may_be_written(&file.value) {
                let name = &file.value;
                let message = message!(
                    sv: "`{name}` är inget namn för en RDF-fil, så ingen kopia skrivs dit; låt det sluta på .rdf, .ttl, .jsonld eller .nt",
                    en: "`{name}` is no name of an RDF file, so no copy is written there; let it end in .rdf, .ttl, .jsonld or .nt",
                    name
                );
                return Err(Box::new(shape(message, span)));
            }
            Ok(Include { file, url })
        }
        None => {
            let message = message!(sv: "`file:` saknas: var kopian ligger i katalogens mapp", en: "`file:` is missing: where the copy lies in the repository");
            Err(Box::new(shape(message, item.span)))
        }
    }
}

/// A path below the root, with an extension of RDF.
fn path(text: &str, span: Span) -> Result<Spanned<String>, Box<Finding>> {
    let fault = |message| Err(Box::new(shape(message, span)));
    if is_address(text) {
        return fault(message!(
            sv: "en adress behöver en kopia i katalogens mapp, så att varje bygge ger samma resultat",
            en: "an address needs a copy in the repository, so that every build gives the same"
        ));
    }
    let is_below = !text.is_empty()
        && !text.starts_with('/')
        && !text.contains(['\\', ':'])
        && !text.contains(char::is_control)
        && text.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !is_of_git(Path::new(text));
    if !is_below {
        return fault(message!(
            sv: "`{text}` är ingen sökväg inom katalogens mapp",
            en: "`{text}` is no path within the repository",
            text
        ));
    }
    if is_yaml(text) {
        return fault(message!(
            sv: "`{text}` är YAML; bara RDF kan tas med",
            en: "`{text}` is YAML; only RDF can be included",
            text
        ));
    }
    Ok(Spanned {
        value: text.to_owned(),
        span,
    })
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && crate::rdf::is_absolute_iri(text)
}

fn shape(message: Message, span: Span) -> Finding {
    let help = message!(
        sv: "skriv till exempel `include: [include/bolaget.rdf]`, eller `include: [{{url: https://…, file: include/bolaget.rdf}}]`",
        en: "write for example `include: [include/company.rdf]`, or `include: [{{url: https://…, file: include/company.rdf}}]`"
    );
    Finding::new(&rules::SHAPE, message).at(span).help(help)
}
