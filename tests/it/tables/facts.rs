//! Facts of a published profile as a table in a text file: names, IRIs, limits, node kinds and listed values, without
//! sentences.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A profile.
#[derive(Debug, PartialEq, Eq)]
pub struct Facts {
    pub classes: Vec<Class>,
}

/// A class with its rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Class {
    /// The id of its template.
    pub template: String,
    pub label: (String, String),
    pub entries: Vec<Entry>,
}

/// A template of a property.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub iri: String,
    pub label: (String, String),
    pub node: String,
    pub datatypes: BTreeSet<String>,
    pub count: Count,
    pub values: Option<Vec<Value>>,
    pub pattern: Option<String>,
    pub depends_on: Option<(String, String)>,
    pub deprecated: bool,
    pub prefix: String,
    pub types: BTreeSet<String>,
    pub nested: Vec<Entry>,
}

/// A listed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// IRI or text.
    pub it: String,
    pub sv: Option<String>,
    pub en: Option<String>,
}

/// Minimum, preferred and maximum number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub min: u32,
    pub preferred: u32,
    pub max: Option<u32>,
}

/// An item in a template's list.
#[derive(Debug, PartialEq, Eq)]
pub enum Entry {
    Row(Box<Row>),
    /// Several alternatives of a property.
    Group {
        label: (String, String),
        count: Count,
        rows: Vec<Row>,
    },
}

/// Column names, as a comment in the file.
const COLUMNS: &str = "# kind\tdepth\tIRI\tsv\ten\tmin\tpreferred\tmax\tnode\tdatatypes\ttypes\tpattern\tprefix\tdepends on\tdeprecated\tvalues";

impl Facts {
    /// The lines of the table, after a heading with their source.
    pub fn write(&self, heading: &str) -> String {
        let mut writer = Writer {
            text: format!("{heading}{COLUMNS}\n"),
            lists: Vec::new(),
        };
        for class in &self.classes {
            let (sv, en) = &class.label;
            writer.line(&["class", "0", &class.template, sv, en]);
            class
                .entries
                .iter()
                .for_each(|entry| writer.entry(entry, 1));
        }
        writer.values();
        writer.text
    }

    /// Parses a table.
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
        let mut lists: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for line in lines.iter().filter(|line| line[0] == "value") {
            lists.entry(line[1]).or_default().push(Value {
                it: line[2].to_owned(),
                sv: stated(line[3]),
                en: stated(line[4]),
            });
        }
        let mut reader = Reader {
            lines: &lines,
            lists,
        };
        let mut classes = Vec::new();
        while let Some(line) = reader.next_at(0, &["class"]) {
            classes.push(Class {
                template: line[2].to_owned(),
                label: label(line),
                entries: reader.entries(1),
            });
        }
        assert!(
            reader.lines.first().is_none_or(|line| line[0] == "value"),
            "not understood: {:?}",
            reader.lines[0]
        );
        Self { classes }
    }
}

struct Writer<'f> {
    text: String,
    /// Named lists of values, shared by rows.
    lists: Vec<(String, &'f [Value])>,
}

impl<'f> Writer<'f> {
    fn line(&mut self, fields: &[&str]) {
        let is_plain = |field: &&str| !field.contains(['\t', '\n', '\r']);
        assert!(fields.iter().all(is_plain), "no field: {fields:?}");
        let line = fields.join("\t");
        let _ = writeln!(self.text, "{}", line.trim_end_matches('\t'));
    }

    fn entry(&mut self, entry: &'f Entry, depth: usize) {
        match entry {
            Entry::Row(row) => self.row(row, depth),
            Entry::Group { label, count, rows } => {
                let [min, preferred, max] = count.texts();
                let depth_text = depth.to_string();
                let fields = [
                    "group",
                    &depth_text,
                    "",
                    &label.0,
                    &label.1,
                    &min,
                    &preferred,
                    &max,
                ];
                self.line(&fields);
                for row in rows {
                    self.row(row, depth + 1);
                }
            }
        }
    }

    fn row(&mut self, row: &'f Row, depth: usize) {
        let [min, preferred, max] = row.count.texts();
        let depends_on = row.depends_on.as_ref();
        let list = row
            .values
            .as_deref()
            .map(|values| self.list(&row.iri, values));
        self.line(&[
            "row",
            &depth.to_string(),
            &row.iri,
            &row.label.0,
            &row.label.1,
            &min,
            &preferred,
            &max,
            &row.node,
            &joined(&row.datatypes),
            &joined(&row.types),
            row.pattern.as_deref().unwrap_or_default(),
            &row.prefix,
            &depends_on.map_or_else(String::new, |(property, value)| {
                format!("{property} {value}")
            }),
            if row.deprecated { "deprecated" } else { "" },
            &list.unwrap_or_default(),
        ]);
        row.nested
            .iter()
            .for_each(|entry| self.entry(entry, depth + 1));
    }

    /// The name of a list: that of the first property with it.
    fn list(&mut self, iri: &str, values: &'f [Value]) -> String {
        if let Some((name, _)) = self.lists.iter().find(|(_, known)| *known == values) {
            return name.clone();
        }
        let local = iri.rsplit(['/', '#']).next().unwrap_or(iri);
        let is_taken = |name: &str| self.lists.iter().any(|(known, _)| known == name);
        let numbered = (2..).map(|number| format!("{local}-{number}"));
        let name = std::iter::once(local.to_owned())
            .chain(numbered)
            .find(|name| !is_taken(name))
            .expect("numbers do not end");
        self.lists.push((name.clone(), values));
        name
    }

    fn values(&mut self) {
        for (name, values) in std::mem::take(&mut self.lists) {
            for value in values {
                let text = |label: &'f Option<String>| label.as_deref().unwrap_or_default();
                self.line(&["value", &name, &value.it, text(&value.sv), text(&value.en)]);
            }
        }
    }
}

struct Reader<'t> {
    lines: &'t [Vec<&'t str>],
    lists: BTreeMap<&'t str, Vec<Value>>,
}

impl<'t> Reader<'t> {
    /// The next line, if it has one of these kinds and this depth.
    fn next_at(&mut self, depth: usize, kinds: &[&str]) -> Option<&'t [&'t str]> {
        let (line, rest) = self.lines.split_first()?;
        let is_meant = kinds.contains(&line[0]) && line[1] == depth.to_string();
        is_meant.then(|| self.lines = rest)?;
        Some(line)
    }

    fn entries(&mut self, depth: usize) -> Vec<Entry> {
        let mut entries = Vec::new();
        while let Some(line) = self.next_at(depth, &["row", "group"]) {
            entries.push(if line[0] == "row" {
                Entry::Row(Box::new(self.row(line, depth)))
            } else {
                Entry::Group {
                    label: label(line),
                    count: Count::read(line),
                    rows: self.rows(depth + 1),
                }
            });
        }
        entries
    }

    fn rows(&mut self, depth: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        while let Some(line) = self.next_at(depth, &["row"]) {
            rows.push(self.row(line, depth));
        }
        rows
    }

    fn row(&mut self, line: &[&str], depth: usize) -> Row {
        // Trailing empty columns are omitted.
        let field = |index: usize| line.get(index).copied().unwrap_or_default();
        let set = |index: usize| field(index).split_whitespace().map(str::to_owned).collect();
        let depends_on = field(13).split_once(' ');
        let values = stated(field(15));
        Row {
            iri: line[2].to_owned(),
            label: label(line),
            node: field(8).to_owned(),
            datatypes: set(9),
            count: Count::read(line),
            values: values.map(|name| self.lists[&*name].clone()),
            pattern: stated(field(11)),
            depends_on: depends_on.map(|(property, value)| (property.to_owned(), value.to_owned())),
            deprecated: field(14) == "deprecated",
            prefix: field(12).to_owned(),
            types: set(10),
            nested: self.entries(depth + 1),
        }
    }
}

impl Count {
    fn texts(self) -> [String; 3] {
        let max = self
            .max
            .map_or_else(|| "*".to_owned(), |max| max.to_string());
        [self.min.to_string(), self.preferred.to_string(), max]
    }

    fn read(line: &[&str]) -> Self {
        let number = |index: usize| line[index].parse().expect("a number");
        Self {
            min: number(5),
            preferred: number(6),
            max: (line[7] != "*").then(|| number(7)),
        }
    }
}

fn label(line: &[&str]) -> (String, String) {
    (line[3].to_owned(), line[4].to_owned())
}

/// A non-empty field.
fn stated(field: &str) -> Option<String> {
    (!field.is_empty()).then(|| field.to_owned())
}

fn joined(texts: &BTreeSet<String>) -> String {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.join(" ")
}
