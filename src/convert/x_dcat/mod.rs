//! API descriptions with DIGG's `x-dcat` blocks to the graph: keys are those of the profile, with a few aliases;
//! missing values are taken from the API description.

mod api;
mod describe;
mod key_context;
mod scalar;

use super::rules;
use super::sink::Sink;
use crate::diagnostic::Message;
use crate::message;
use crate::profile::{ClassId, class_name};
use crate::rdf::TermId;
use crate::rdf::vocab::dcat;
use crate::source::{FileId, Span};
use crate::yaml::{self, Node};

/// State across files.
#[derive(Debug, Default)]
pub struct Blocks {
    catalogs: Vec<(TermId, FileId)>,
    /// Members of catalogues, with the property that lists them.
    members: Vec<(TermId, FileId, &'static str, Span)>,
}

/// The key of the block in an API description.
const X_DCAT: &str = "x-dcat";

impl Blocks {
    /// Converts the blocks of a file.
    pub fn take(&mut self, sink: &mut Sink<'_>, file: FileId, bytes: &[u8]) {
        let (root, found) = yaml::parse(file, bytes);
        let is_broken = root.is_none() && !found.is_empty();
        sink.found.extend(found);
        let Some(root) = root else {
            // The parse errors are findings already.
            if !is_broken {
                let message = message!(sv: "filen är tom", en: "the file is empty");
                no_record(sink, Span::start_of(file), message);
            }
            return;
        };
        let is_raml = bytes.starts_with(b"#%RAML");
        let blocks = blocks(sink, &root);
        let inner = root
            .get("info")
            .and_then(|info| info.get(X_DCAT))
            .or_else(|| root.get(X_DCAT));
        if blocks.is_empty() {
            let message = match inner {
                Some(_) => {
                    message!(sv: "`x-dcat` har inga block som `dcat-dataset`", en: "`x-dcat` has no blocks such as `dcat-dataset`")
                }
                None if is_raml => message!(
                    sv: "filen är RAML, som inte läses; skriv blocken under `info: x-dcat:` i en OpenAPI-beskrivning",
                    en: "the file is RAML, which is not read; write the blocks under `info: x-dcat:` of an OpenAPI description"
                ),
                None => {
                    message!(sv: "inget `x-dcat` i filen", en: "there is no `x-dcat` in the file")
                }
            };
            let span = inner.map_or_else(|| Span::start_of(file), |node| node.span);
            no_record(sink, span, message);
        }
        for (class, node) in blocks {
            self.block(sink, file, &root, class, node);
        }
    }

    fn block(
        &mut self,
        sink: &mut Sink<'_>,
        file: FileId,
        root: &Node<'_>,
        class: ClassId,
        node: &Node<'_>,
    ) {
        for item in node.items() {
            let Some(subject) = describe::resource(sink, class, item) else {
                continue;
            };
            let name = sink.profile.class(class).name;
            match name {
                class_name::CATALOG => self.catalogs.push((subject, file)),
                class_name::DATA_SERVICE => {
                    api::fill_in(sink, subject, root, item);
                    self.members
                        .push((subject, file, dcat::P_SERVICE, item.span));
                }
                class_name::DATASET | class_name::DATASET_SERIES => {
                    self.members
                        .push((subject, file, dcat::P_DATASET, item.span));
                }
                _ => {}
            }
        }
    }

    /// Lists all members in the catalogue of their file, else in the only catalogue.
    pub fn finish(&mut self, sink: &mut Sink<'_>) {
        for (member, file, property, span) in &self.members {
            let of_file = self.catalogs.iter().filter(|(_, other)| other == file);
            let mut of_file = of_file.map(|(catalog, _)| *catalog);
            let only = match self.catalogs[..] {
                [(catalog, _)] => Some(catalog),
                _ => None,
            };
            if let Some(catalog) = of_file.next().or(only) {
                sink.link(catalog, property, *member, *span);
            }
        }
    }
}

fn no_record(sink: &mut Sink<'_>, span: Span, message: Message) {
    let help = message!(sv: "blocken står under `info: x-dcat:` i API-beskrivningen, eller ensamma i en fil: `dcat-catalog`, `dcat-dataset`, `dcat-dataservice`", en: "the blocks stand under `info: x-dcat:` in the API description, or alone in a file: `dcat-catalog`, `dcat-dataset`, `dcat-dataservice`");
    sink.report(&rules::NO_RECORD, span, message).help(help);
}

/// The blocks of a file with their classes: in `info`, at the top level, or as the whole file.
fn blocks<'n, 's>(sink: &mut Sink<'_>, root: &'n Node<'s>) -> Vec<(ClassId, &'n Node<'s>)> {
    let inner = root
        .get("info")
        .and_then(|info| info.get(X_DCAT))
        .or_else(|| root.get(X_DCAT));
    let holder = inner.unwrap_or(root);
    let mut blocks = Vec::new();
    for entry in holder.entries() {
        let class = sink.tables.x_dcat.blocks.get(&*entry.key);
        match class.and_then(|class| sink.profile.class_named(class)) {
            Some(class) => blocks.push((class, &entry.value)),
            // An API description has other keys at the top level.
            None if inner.is_some() || entry.key.starts_with("dcat-") => {
                let known: Vec<&str> = sink
                    .tables
                    .x_dcat
                    .blocks
                    .keys()
                    .map(String::as_str)
                    .collect();
                describe::unknown_key(sink, entry, X_DCAT, &known);
            }
            None => {}
        }
    }
    blocks
}
