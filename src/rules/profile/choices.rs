//! Words for values of a list: which there are, how each is written, and several in one text.

use super::listed;
use crate::diagnostic::{Arg, Fix, List, Message, Safety};
use crate::message;
use crate::profile::{Vocabulary, VocabularyValue, fold};
use crate::rules::{Context, PropertyNaming, Usage};

/// A list of more values is named rather than shown.
const FEW: usize = 25;

/// Which values there are: those of a short list, and for long ones the command that shows them.
pub(in crate::rules) fn choices(cx: &Context<'_>, usage: &Usage<'_>) -> Message {
    let lists = offered(cx, usage);
    let is_short = |list: &&&'static Vocabulary| current(list).count() <= FEW;
    let shown = lists.iter().find(is_short).copied();
    let long = lists
        .iter()
        .filter(|list| !shown.is_some_and(|shown| std::ptr::eq(shown, **list)));
    let commands: Vec<Arg> = long.map(|list| command(list)).collect();
    let commands = List::all_and(commands.iter().cloned());
    match (shown, lists.len()) {
        (Some(list), 1) => {
            let all = values(cx, usage, list);
            message!(sv: "välj ett av {all}", en: "choose one of {all}", all)
        }
        (Some(list), _) => {
            let all = values(cx, usage, list);
            message!(
                sv: "välj ett av {all}; fler visas av {commands}",
                en: "choose one of {all}; more are shown by {commands}",
                all,
                commands
            )
        }
        (None, _) => message!(
            sv: "välj ett av listans värden, som visas av {commands}",
            en: "choose one of the values of the list, which are shown by {commands}",
            commands
        ),
    }
}

/// How to write a missing property: with the values of its list, where that is short and the help text names none.
pub(super) fn of_missing(cx: &Context<'_>, usage: &Usage<'_>) -> Message {
    let lists = offered(cx, usage);
    let keys = cx.naming_of(usage.subject) == PropertyNaming::Keys;
    let [list] = lists[..] else {
        return cx.how_to_write(usage);
    };
    let names_one = current(list).any(|value| usage.row.help.sv.contains(&value.code));
    if !keys || names_one || current(list).count() > FEW {
        return cx.how_to_write(usage);
    }
    let (key, all) = (&usage.row.key, values(cx, usage, list));
    message!(
        sv: "skriv `{key}:` och ett av {all}",
        en: "write `{key}:` and one of {all}",
        key,
        all
    )
}

/// The lists that the row offers; suggested ones only where none is required.
fn offered(cx: &Context<'_>, usage: &Usage<'_>) -> Vec<&'static Vocabulary> {
    let ids = usage.row.alternatives.iter().flat_map(|alternative| {
        if alternative.vocabularies.is_empty() {
            &alternative.suggest
        } else {
            &alternative.vocabularies
        }
    });
    let lists = ids.map(|id| cx.profile.vocabulary(*id));
    lists
        .filter(|list| current(list).next().is_some())
        .collect()
}

/// The values in use.
fn current(list: &'static Vocabulary) -> impl Iterator<Item = &'static VocabularyValue> {
    list.values.iter().filter(|value| !value.deprecated)
}

fn command(list: &Vocabulary) -> Arg {
    let name = &list.name;
    message!(sv: "`katalog codes {name}`", en: "`katalog codes {name}`", name).into()
}

/// All values of a list. In RDF, where each is an IRI of the same beginning, that is said once.
fn values(cx: &Context<'_>, usage: &Usage<'_>, list: &'static Vocabulary) -> Arg {
    let start = list
        .scheme
        .as_ref()
        .map(|scheme| format!("{}/", scheme.trim_end_matches('/')));
    let start = start.filter(|start| {
        let is_own = |value: &VocabularyValue| {
            value.iri.as_deref().and_then(|iri| iri.strip_prefix(start)) == Some(&value.code)
        };
        cx.naming_of(usage.subject) == PropertyNaming::Curies && current(list).all(is_own)
    });
    let all = List::commas(current(list).map(|value| match start {
        Some(_) => with_label(value),
        None => written(cx, usage, value),
    }));
    match start {
        Some(start) => message!(
            sv: "`{start}` följt av en kod: {all}",
            en: "`{start}` followed by a code: {all}",
            start,
            all
        )
        .into(),
        None => all.into(),
    }
}

/// The value in the notation of the source: code with label in YAML, IRI or text in RDF.
pub(super) fn written(cx: &Context<'_>, usage: &Usage<'_>, value: &'static VocabularyValue) -> Arg {
    if cx.naming_of(usage.subject) == PropertyNaming::Curies {
        return Arg::Quoted(value.value());
    }
    // Vocabularies with opaque codes: labels are written.
    let mut by_label = cx.profile.vocabularies.iter().filter(|list| list.by_label);
    if by_label.any(|list| list.by_value(value.value()).is_some()) {
        let label = &value.label;
        return message!(sv: "`{label}`", en: "`{label}`", label).into();
    }
    with_label(value)
}

/// The code, and the label where it says more than the code.
fn with_label(value: &'static VocabularyValue) -> Arg {
    let (code, label) = (&value.code, &value.label);
    let same = |label: &str| {
        let name = label.split_once(" (.").map_or(label, |(name, _)| name);
        code.eq_ignore_ascii_case(name)
    };
    match (same(&label.sv), same(&label.en)) {
        (true, true) => Arg::Quoted(code),
        (false, false) => {
            let code = Arg::Word(code);
            message!(sv: "`{code}` ({label})", en: "`{code}` ({label})", code = code, label).into()
        }
        (sv, _) => {
            let with = |label: &str| format!("`{code}` ({label})");
            let alone = format!("`{code}`");
            if sv {
                Arg::either(alone, with(&label.en))
            } else {
                Arg::either(with(&label.sv), alone)
            }
        }
    }
}

/// Help and fix for a text that is several values of the list: `Miljö, Hälsa`.
pub(super) fn several(
    cx: &Context<'_>,
    usage: &Usage<'_>,
    text: &str,
) -> Option<(Message, Option<Fix>)> {
    let lists = offered(cx, usage);
    let value = |part: &str| {
        let named = |list: &&'static Vocabulary| list.by_word(part).or_else(|| list.by_value(part));
        let found = lists.iter().find_map(named)?;
        (!found.deprecated).then_some(found)
    };
    let all = parts(text, value)?;
    let one_only = usage.row.max == Some(1);
    let keys = cx.naming_of(usage.subject) == PropertyNaming::Keys;
    let becomes: Vec<String> = all.iter().map(|value| value.value().to_owned()).collect();
    let words = all.iter().map(|value| written(cx, usage, value));
    let codes: Vec<&str> = all.iter().map(|value| value.code.as_str()).collect();
    let (key, list) = (&usage.row.key, codes.join(", "));
    let help = match (one_only, keys) {
        (true, _) => {
            let values = List::and(words);
            message!(
                sv: "det är flera värden: {values}; skriv ett här, och beskriv det andra för sig",
                en: "these are several values: {values}; write one here, and describe the other by itself",
                values
            )
        }
        (false, true) => message!(
            sv: "det är flera värden; skriv dem som en lista: `{key}: [{list}]`",
            en: "these are several values; write them as a list: `{key}: [{list}]`",
            key,
            list
        ),
        (false, false) => {
            let values = List::and(words);
            message!(
                sv: "det är flera värden; skriv vart och ett för sig: {values}",
                en: "these are several values; write each by itself: {values}",
                values
            )
        }
    };
    let fix = (!one_only).then(|| {
        let fix = Fix::values(Safety::Certain, becomes);
        let are_codes = keys
            && all
                .iter()
                .all(|value| listed::is_code(cx, usage.subject, value));
        if are_codes {
            fix.codes(codes.iter().map(|code| (*code).to_owned()).collect())
        } else {
            fix
        }
    });
    Some((help, fix))
}

/// The values in a text, if every part of it is one.
fn parts<V>(text: &str, value: impl Fn(&str) -> Option<V>) -> Option<Vec<V>> {
    const BETWEEN: [&str; 7] = [";", ",", "|", " och ", " and ", " & ", "/"];
    let of = |between: &str| {
        let parts: Vec<&str> = text.split(between).map(str::trim).collect();
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let values: Option<Vec<V>> = parts.map(&value).collect();
        values.filter(|values| values.len() > 1)
    };
    // `a, b och c` has two separators.
    let even = text.replace(" och ", ",").replace(" and ", ",");
    BETWEEN.into_iter().find_map(of).or_else(|| {
        let values: Option<Vec<V>> = even.split(',').map(|part| value(part.trim())).collect();
        values.filter(|values| values.len() > 1)
    })
}

/// Help for the name of a kind of service where a format belongs.
pub(super) fn no_format(usage: &Usage<'_>, text: &str) -> Option<Message> {
    const SERVICES: [&str; 12] = [
        "api",
        "rest",
        "rest api",
        "rest-api",
        "restapi",
        "soap",
        "graphql",
        "webservice",
        "web service",
        "webbtjänst",
        "tjänst",
        "service",
    ];
    if usage.row.iri != crate::rdf::vocab::dcterms::FORMAT
        || !SERVICES.contains(&fold(text).as_str())
    {
        return None;
    }
    Some(message!(
        sv: "{text} är inget format: skriv formatet som svaret har, till exempel `JSON`, och beskriv API:et som en datatjänst som distributionen pekar på med `accessService`",
        en: "{text} is no format: write the format of its answers, for example `JSON`, and describe the API as a data service that the distribution points to with `accessService`",
        text
    ))
}
