//! `katalog codes`: the lists of values, and a search in them.

use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use crate::diagnostic::{Lang, Text};
use crate::profile::{Match, Profile, Version, Vocabulary, VocabularyValue, embedded, places};
use crate::say;
use crate::untrusted::json;
use clap::ValueEnum;
use serde_json::{Value, json};

/// Arguments of `codes`.
#[derive(Debug, clap::Args)]
pub struct Codes {
    /// Name of a list, such as licence, or a key that takes its values, such as theme [default: the lists are shown]
    pub list: Option<String>,
    /// Word to search for in codes, labels and aliases; without LIST in all lists
    pub word: Option<String>,
    /// How they are shown
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: CodesFormat,
}

/// How `codes` shows values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CodesFormat {
    /// For people
    #[default]
    Human,
    /// For programs
    Json,
}

/// A value of a list.
type Row = (&'static Vocabulary, &'static VocabularyValue);

pub(super) fn run(args: &Codes, terminal: &mut Terminal) -> Result<Status, Failure> {
    let profile = embedded(Version::default());
    let Some(first) = &args.list else {
        match args.format {
            CodesFormat::Human => show_lists(profile, terminal)?,
            CodesFormat::Json => {
                let lists = all(profile).map(|list| about(profile, list));
                let lists: Vec<Value> = lists.collect();
                let text = json::pretty(&json!({"lists": lists}))?;
                writeln!(terminal.out, "{text}")?;
            }
        }
        terminal.out.flush()?;
        return Ok(Status::Clean);
    };
    let named = lists_of(profile, first);
    let (lists, word) = match (&named[..], &args.word) {
        ([], None) => (all(profile).collect(), Some(first)),
        ([], Some(_)) => return Err(no_list(profile, first, terminal.lang)),
        (_, word) => (named, word.as_ref()),
    };
    let rows = match word {
        None => {
            let all = lists
                .iter()
                .flat_map(|list| list.values.iter().map(move |of| (*list, of)));
            all.collect()
        }
        Some(word) => search(&lists, word),
    };
    if rows.is_empty() {
        return Err(nothing_like(word.unwrap_or(first), terminal.lang));
    }
    match args.format {
        CodesFormat::Human => show_values(profile, &rows, terminal)?,
        CodesFormat::Json => {
            let values: Vec<Value> = rows.iter().map(value).collect();
            writeln!(
                terminal.out,
                "{}",
                json::pretty(&json!({"values": values}))?
            )?;
        }
    }
    terminal.out.flush()?;
    Ok(Status::Clean)
}

/// The names of the lists.
pub(super) fn names() -> Vec<&'static str> {
    let lists = all(embedded(Version::default()));
    lists.map(|list| list.name.as_str()).collect()
}

/// The lists of the profile, and the places that authors look up.
fn all(profile: &'static Profile) -> impl Iterator<Item = &'static Vocabulary> {
    profile.vocabularies.iter().chain([places()])
}

/// The list with this name, or those that the property with this key takes.
fn lists_of(profile: &'static Profile, name: &str) -> Vec<&'static Vocabulary> {
    let name = name.to_lowercase();
    let own = all(profile).filter(|list| list.name == name);
    let own: Vec<_> = own.collect();
    if !own.is_empty() {
        return own;
    }
    let lists = all(profile);
    lists
        .filter(|list| {
            keys(profile, list)
                .iter()
                .any(|key| key.to_lowercase() == name)
        })
        .collect()
}

/// The keys of the properties that take values of a list, in the order of the tables.
fn keys(profile: &'static Profile, list: &Vocabulary) -> Vec<&'static str> {
    let mut keys: Vec<&str> = Vec::new();
    // No list that the values must be of.
    if std::ptr::eq(list, places()) {
        keys.push("spatial");
    }
    for row in profile.classes.iter().flat_map(|class| &class.properties) {
        let takes = profile.lists(row).any(|of| std::ptr::eq(of, list));
        if takes && !keys.contains(&row.key.as_str()) {
            keys.push(&row.key);
        }
    }
    keys
}

/// The values that match, best first; in the order of the lists where they match as well.
fn search(lists: &[&'static Vocabulary], word: &str) -> Vec<Row> {
    let mut rows: Vec<(Match, Row)> = Vec::new();
    for list in lists {
        let found = list.search(word).into_iter();
        rows.extend(found.map(|(rank, value)| (rank, (*list, value))));
    }
    // Slips are only of interest where nothing has the word.
    let has_word = rows.iter().any(|(rank, _)| *rank != Match::Slip);
    rows.retain(|(rank, _)| !has_word || *rank != Match::Slip);
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn no_list(profile: &'static Profile, name: &str, lang: Lang) -> Failure {
    let known: Vec<&str> = all(profile).map(|list| list.name.as_str()).collect();
    let known = known.join(", ");
    Failure::refused(say!(
        lang,
        sv: "det finns ingen lista {name}; de som finns är {known}",
        en: "there is no list {name}; there are {known}"
    ))
}

fn nothing_like(word: &str, lang: Lang) -> Failure {
    Failure::refused(say!(
        lang,
        sv: "inget värde och ingen lista heter något som liknar {word}; `katalog codes` visar listorna",
        en: "no value and no list has a name like {word}; `katalog codes` shows the lists"
    ))
}

fn show_lists(profile: &'static Profile, terminal: &mut Terminal) -> std::io::Result<()> {
    let lang = terminal.lang;
    let width = |text: fn(&Vocabulary, Lang) -> &str| {
        let widths = profile
            .vocabularies
            .iter()
            .map(|list| text(list, lang).chars().count());
        widths.max().unwrap_or(0)
    };
    let (names, labels) = (
        width(|list, _| &list.name),
        width(|list, lang| list.label.get(lang)),
    );
    for list in all(profile) {
        let (label, count) = (list.label.get(lang), list.values.len());
        let keys = keys(profile, list).join(", ");
        let line = format!(
            "{:<names$}  {label:<labels$}  {count:>3}  {keys}",
            list.name
        );
        writeln!(terminal.out, "{}", line.trim_end())?;
    }
    let more = say!(
        lang,
        sv: "`katalog codes LISTA` visar värdena i en lista, `katalog codes ORD` söker i alla",
        en: "`katalog codes LIST` shows the values of a list, `katalog codes WORD` searches all"
    );
    writeln!(terminal.err, "{more}")
}

fn show_values(
    profile: &'static Profile,
    rows: &[Row],
    terminal: &mut Terminal,
) -> std::io::Result<()> {
    let lang = terminal.lang;
    let width = rows.iter().map(|(_, value)| value.code.chars().count());
    let width = width.max().unwrap_or(0);
    let mut shown: Option<&Vocabulary> = None;
    for (list, value) in rows {
        if !shown.is_some_and(|shown| std::ptr::eq(shown, *list)) {
            if shown.is_some() {
                writeln!(terminal.out)?;
            }
            writeln!(terminal.out, "{}", heading(profile, list, lang))?;
            shown = Some(list);
        }
        writeln!(
            terminal.out,
            "  {:<width$}  {}",
            value.code,
            labels(value, lang)
        )?;
        let under = " ".repeat(width + 4);
        if value.value() != value.code {
            writeln!(terminal.out, "{under}{}", value.value())?;
        }
        if !value.aliases.is_empty() {
            let aliases = value.aliases.join(", ");
            let also = say!(lang, sv: "även: {aliases}", en: "also: {aliases}");
            writeln!(terminal.out, "{under}{also}")?;
        }
    }
    Ok(())
}

/// `data-theme: Kategori (theme)`.
fn heading(profile: &'static Profile, list: &Vocabulary, lang: Lang) -> String {
    let (name, label) = (&list.name, list.label.get(lang));
    let keys = keys(profile, list).join(", ");
    if keys.is_empty() {
        format!("{name}: {label}")
    } else {
        format!("{name}: {label} ({keys})")
    }
}

/// The label in both languages, that of the reader first, and whether the value is out of use.
fn labels(value: &VocabularyValue, lang: Lang) -> String {
    let Text { sv, en } = &value.label;
    let (own, other) = match lang {
        Lang::Sv => (sv, en),
        Lang::En => (en, sv),
    };
    let mut text = own.clone();
    if own != other {
        text += " · ";
        text += other;
    }
    if value.deprecated {
        text += &say!(lang, sv: " (utgått)", en: " (deprecated)");
    }
    text
}

fn about(profile: &'static Profile, list: &Vocabulary) -> Value {
    json!({
        "list": list.name,
        "label": text(&list.label),
        "scheme": list.scheme,
        "values": list.values.len(),
        "properties": keys(profile, list),
    })
}

fn value((list, value): &Row) -> Value {
    json!({
        "list": list.name,
        "code": value.code,
        "value": value.value(),
        "label": text(&value.label),
        "aliases": value.aliases,
        "deprecated": value.deprecated,
    })
}

fn text(label: &Text) -> Value {
    json!({"sv": label.sv, "en": label.en})
}
