//! katalog: open-data catalogues as DCAT-AP-SE, from YAML in Git.
//!
//! A library, and a small program around it. Each arrow is a function without output:
//!
//! ```text
//! path ─source→ SourceFile ─yaml→ Node ─description::read→ Resource ─description::to_graph→ Graph + origins
//! RDF file ─rdf::read→ Graph + origins
//! ISO 19139, x-dcat ─convert→ Graph + origins, Findings
//! Graph ─links→ Findings
//! Graph ─rules→ Findings ─diagnostic::Collector→ ordered ─report→ human | JSON
//! two Graphs ─compare→ Comparison → human | Markdown | JSON
//! Graph ─rdf::write→ RDF/XML | Turtle | JSON-LD | N-Triples
//! Graph ─import→ YAML files, the way back from a graph to descriptions
//! schemas/ ─profile→ Profile, which reading, building, checking, schemas and help all follow
//! all of it ─workspace→ open, check, fix, build ─cli→ a person at a terminal
//! ```
//!
//! | Module | What it is for | Uses |
//! |---|---|---|
//! | [`untrusted`] | text that others wrote, and its sanitized forms for each output | net |
//! | [`source`] | source files, spans and positions; budgets; the symlink guard | untrusted |
//! | [`net`] | URLs without network access: components, private addresses (SSRF), redaction of secrets | nothing |
//! | [`diagnostic`] | findings as plain data; messages are rendered when a report is written | source, untrusted |
//! | [`rdf`] | terms, the graph, readers and writers; knows nothing of DCAT | source |
//! | [`yaml`] | parsing, editing and writing YAML; the only module that uses the YAML library | diagnostic, source |
//! | [`profile`] | DCAT-AP-SE as tables, and their exports: JSON Schema, SHACL, JSON-LD context | rdf, diagnostic, untrusted, yaml (tables only) |
//! | [`description`] | descriptions in DCAT terms, and the graph built from them | yaml, profile, rdf, diagnostic, source, untrusted |
//! | [`convert`] | other metadata formats to the graph: ISO 19139 records, `x-dcat` blocks | description (value forms), yaml, profile, rdf, diagnostic, source, net, untrusted |
//! | [`import`] | any graph to descriptions from which it can be built again | yaml, profile, description, rdf, diagnostic, net, untrusted |
//! | [`rules`] | one file a rule; sees the graph and the profile only | profile, rdf, diagnostic, source, net, untrusted |
//! | [`links`] | link checks: requests, rate limits, redirects, verdicts | profile, rdf, yaml, diagnostic, source, net, untrusted |
//! | [`compare`] | the difference of two catalogues, and its output formats | profile, rdf, diagnostic, source, untrusted |
//! | [`report`] | output formats of findings | diagnostic, source, untrusted |
//! | [`registry`] | every rule id once | rules, links, compare, convert, description, yaml, profile, diagnostic |
//! | [`workspace`] | the application without a terminal: open, update, check, fix, build, compare; typed errors and their texts | everything above |
//! | [`cli`] | arguments, terminal, environment, exit code: a command is one file | everything |
//!
//! Planned modules, each of which uses a workspace: `quality`, a metadata quality score; `site`, a catalogue as web pages;
//! `portal`, a catalogue as the national portal shows it; `tables`, import from and export to spreadsheets; `lsp`, a
//! language server for editors.
//!
//! Invariants: rules never see YAML, serializers know no DCAT, only `workspace`, `cli` and `source` use the disk, only
//! `links::http` the network, only `cli` prints and knows `clap` and the exit code, and no table of the profile is
//! repeated in code. `links` uses `yaml` for API descriptions only. Error messages are in [`workspace::error`]. Tests
//! check the imports between modules, and find import cycles inside them.
//!
//! # Glossary
//!
//! | Word | Meaning |
//! |---|---|
//! | finding | one thing that is wrong, found by a rule: what linters call a diagnostic |
//! | rule | a check with an id (`group/slug`), a severity and texts for `explain` |
//! | cause | what makes several findings one fault: the same missing property, value, host |
//! | fix | a change that ends a finding: *certain* (`--fix`) or for a person to look at (`--unsafe-fixes`) |
//! | operation | one step of a fix: replace a value, rename a key, insert, remove, move to `defaults:`, unwrap |
//! | edit | a fix as a change of the source text |
//! | span | a range of bytes in a file |
//! | origin | the span at which a triple was written |
//! | reference | a value that names another resource of the repository, by id or IRI; a *dangling* one names none |
//! | description | what the author wrote in one YAML file, in DCAT terms |
//! | row | one property of one class in the profile tables: obligation, range, labels |
//! | value form | a syntax for values that a plain scalar cannot give: period, point, … |
//! | variant | a known other spelling of a listed IRI |
//! | mint | to make an IRI from a template and an id |
//! | implied statement | a triple that follows without being written: default, type, inverse property |
//! | include | an RDF file of the repository that is merged into the catalogue |
//! | baseline | a file with known findings, which are not reported again |
//! | untrusted text | text that others wrote; it can be shown only sanitized |
//! | redaction | secrets in URLs, headers and texts replaced by `•••` or `***` |
//! | budget | how many bytes may be read, and what they may expand to |
//! | link | a URL in the catalogue that is requested |
//! | outcome | the result of checking one link; the *verdict* says whether it is as declared |
//! | snapshot | the files of a git revision |

pub mod cli;
pub mod compare;
pub mod convert;
pub mod description;
pub mod diagnostic;
pub mod import;
pub mod links;
pub mod net;
pub mod profile;
pub mod rdf;
pub mod registry;
pub mod report;
pub mod rules;
pub mod source;
pub mod untrusted;
pub mod workspace;
pub mod yaml;
