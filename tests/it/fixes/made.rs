//! Generated repositories with fixable mistakes, in every YAML notation.

use crate::made::Chance;
use crate::support::{fixtures, overlay};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// Possible lines of a dataset and of a distribution; `@` after a block header is a line break.
const DATASET: &str = include_str!("../../fixtures/fixes/dataset.txt");
const DISTRIBUTION: &str = include_str!("../../fixtures/fixes/distribution.txt");

/// Fragments with special meaning in YAML, or none.
const PIECES: &[&str] = &[
    "&a ",
    "*a",
    "&page ",
    "*page",
    "<<: *a\n",
    "<<: {a: b}\n",
    "!!str ",
    "!!int ",
    "!x ",
    "%YAML 1.2\n---\n",
    "%TAG ! tag:x,2000:\n---\n",
    "---\n",
    "...\n",
    "\0",
    "\"\\ud800\"",
    "\"\\U0001F600\"",
    "\t",
    "\r",
    "\r\n",
    "\u{2028}",
    "\u{85}",
    "\u{feff}",
    "# c\n",
    "#",
    "{",
    "}",
    "[",
    "]",
    ",",
    ": ",
    "? ",
    "- ",
    "'",
    "\"",
    "|",
    "|2",
    "|+",
    ">",
    ">2-",
    "null",
    "~",
    "title: x\n",
    "Title: x\n",
    "title : y\n",
    "\\",
    "@id: x\n",
    "'@id': _:b1\n",
    "\n",
    "\n\n",
    "  ",
    "keyword: ['y, z, w', &k 'y, z, w', *k]\n",
    "{a: b}",
    "http://www.kommunen.se/sida",
    "# katalog: ignore[address/insecure]\n",
    "💧",
    "=",
    "`",
    "%",
    "!",
    "&",
    "*",
    "? [a, b]\n: c\n",
];

/// Files added to the base repository.
pub struct Repository {
    files: BTreeMap<String, Vec<u8>>,
}

impl Repository {
    /// The repository for a seed.
    pub fn made(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let mut files = BTreeMap::new();
        let base = std::fs::read_to_string(fixtures().join("base/catalog.yaml")).expect("catalog");
        let mut catalog = base;
        if chance.is(50) {
            catalog += "license: https://creativecommons.org/publicdomain/zero/1.0/deed.sv\n";
        }
        if chance.is(30) {
            catalog = catalog.replace(
                "    issued: 2025-02-10\n",
                "    issued: 2025/02/10\n    landingPage: http://www.kommunen.se/sida\n",
            );
        }
        let nested = if chance.is(40) { chance.below(12) } else { 0 };
        if nested > 0 {
            catalog += "dataset:\n";
        }
        for number in 0..nested {
            let mut text = dataset(&mut chance, number);
            if chance.is(70) {
                let _ = writeln!(text, "\"@id\": _:b{}", chance.below(6));
            }
            catalog += &item(&text);
        }
        files.insert("catalog.yaml".to_owned(), catalog);
        for number in 0..=chance.below(10) {
            let mut text = dataset(&mut chance, number);
            let name = if chance.is(30) {
                let _ = write!(
                    text,
                    "\"@type\": dcat:Dataset\n\"@id\": _:b{}\n",
                    chance.below(6)
                );
                format!("resources/r{number}.yaml")
            } else {
                format!("datasets/d{number}.yaml")
            };
            files.insert(name, text);
        }
        if chance.is(50) {
            files.insert(
                "series/serien.yaml".to_owned(),
                "title: Serien\nissued: 2030/01/01\n".to_owned(),
            );
        }
        if chance.is(40) {
            let number = chance.pick(&[
                "2120009408",
                "SE212000940801",
                "212000 9408",
                "16212000-9408",
            ]);
            let text = format!(
                "name: Kommunen\norganisationNumber: \"{number}\"\nhomepage: http://www.kommunen.se/sida\n"
            );
            files.insert("agents/annan.yaml".to_owned(), text);
        }
        if chance.is(40) {
            let text = "kind: Organization\nname: A\nemail: data(at)kommunen.se\n";
            files.insert("contacts/annan.yaml".to_owned(), text.to_owned());
        }
        let files = files
            .into_iter()
            .map(|(name, text)| (name, in_bytes(&mut chance, text)));
        Self {
            files: files.collect(),
        }
    }

    /// Writes the repository over the base in `folder`.
    pub fn write(&self, folder: &Path) {
        overlay(&fixtures().join("base"), folder);
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
    }

    /// Mutates some of the files.
    pub fn mutate(&mut self, seed: u64) {
        let mut chance = Chance(seed ^ 0x6d75);
        for bytes in self.files.values_mut() {
            if chance.is(50) {
                mutate(&mut chance, bytes);
            }
        }
    }

    /// A small realistic file, and a mutant of it.
    pub fn small_files(seed: u64) -> Vec<(String, Vec<u8>)> {
        let mut chance = Chance(seed);
        let text = dataset(&mut chance, 0);
        let bytes = in_bytes(&mut chance, text);
        let mut mutated = bytes.clone();
        mutate(&mut chance, &mut mutated);
        vec![("made".to_owned(), bytes), ("mutated".to_owned(), mutated)]
    }
}

/// A dataset with some fixable lines, without duplicate keys.
fn dataset(chance: &mut Chance, number: usize) -> String {
    let mut text = format!("title: {{sv: Sak {number}, en: Thing {number}}}\n");
    if chance.is(60) {
        text += "description: {sv: \"LÃ¤ngs vÃ¤gen, i sjÃ¶n\", en: Along the road}\n";
    }
    text += &lines(chance, DATASET, 6);
    let parts = chance.below(4);
    if parts > 0 {
        text += "distribution:\n";
    }
    for part in 0..parts {
        let mut of = format!(
            "accessURL: http://www.kommunen.se/fil/{}\n",
            chance.below(3)
        );
        of += &lines(chance, DISTRIBUTION, 4);
        if chance.is(50) {
            let _ = writeln!(of, "id: del-{part}");
        }
        text += &item(&of);
    }
    text
}

/// Up to `most` lines, without duplicate keys.
fn lines(chance: &mut Chance, pool: &'static str, most: usize) -> String {
    let all: Vec<&str> = pool.lines().collect();
    let mut keys = BTreeSet::new();
    let mut text = String::new();
    for _ in 0..=chance.below(most) {
        let line = all[chance.below(all.len())];
        let key = line.split(':').next().unwrap_or_default();
        if keys.insert(key) {
            text += &line.replace('@', if line.contains("@  ") { "\n" } else { "@" });
            text.push('\n');
        }
    }
    text.replace("{@value:", "{\"@value\":")
}

/// The lines of a mapping as an item of a sequence.
fn item(text: &str) -> String {
    let indented = text.lines().map(|line| format!("    {line}\n"));
    let mut item: String = indented.collect();
    item.replace_range(2..3, "-");
    item
}

/// With varying line ends, BOM and final newline.
fn in_bytes(chance: &mut Chance, mut text: String) -> Vec<u8> {
    if chance.is(20) {
        text = text.replace('\n', "\r\n");
    }
    if chance.is(10) {
        text.insert(0, '\u{feff}');
    }
    if chance.is(20) {
        text.truncate(text.trim_end().len());
    }
    text.into_bytes()
}

fn mutate(chance: &mut Chance, bytes: &mut Vec<u8>) {
    for _ in 0..[1, 1, 2, 3, 6][chance.below(5)] {
        let at = chance.below(bytes.len() + 1);
        let line = bytes[..at]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let word = bytes[..at]
            .iter()
            .rposition(|byte| b" \n[{,".contains(byte))
            .map_or(0, |end| end + 1);
        match chance.below(7) {
            kind @ 0..=4 => {
                let piece = chance.pick(PIECES).bytes();
                let at = [at, word, word, line, line][kind];
                bytes.splice(at..at, piece);
            }
            5 => {
                let end = bytes.len().min(at + 1 + chance.below(20));
                bytes.drain(at..end);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(chance.below(256)).expect("a byte");
                }
            }
        }
    }
}
