//! What is wrong with the arguments, in Swedish: from the kind and the context of clap's error, never from its words.

use crate::cli::flags::OutputError;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;
use std::fmt::Write as _;

/// What is expected of a value, by the option or argument that takes it.
const EXPECTED: &[(&str, &str)] = &[
    (
        "--accept",
        "skriv statuskoder från 100 till 999, åtskilda med komma",
    ),
    (
        "--base",
        "skriv en absolut IRI, som https://data.kommunen.se/",
    ),
    ("--concurrency", "skriv ett heltal från 1 till 1024"),
    (
        "--deadline",
        "skriv ett heltal och en enhet (ms, s, m, h, d), som 90s eller 20m, högst 7d",
    ),
    (
        "--grace",
        "skriv ett heltal och en enhet (ms, s, m, h, d), som 12h eller 7d, högst 366d",
    ),
    (
        "--interval",
        "skriv ett heltal och en enhet (ms, s, m, h), som 200ms eller 2s, högst 1h",
    ),
    ("--limit", "skriv ett heltal"),
    ("--per-host", "skriv ett heltal från 1 till 1024"),
    ("--retries", "skriv ett heltal från 0 till 100"),
    ("--shard", "skriv vilken del av hur många, som 2/4"),
    (
        "--timeout",
        "skriv ett heltal och en enhet (ms, s, m, h), som 500ms eller 20s, högst 1h",
    ),
    ("--today", "skriv ett datum som 2026-01-31"),
];

/// The error as text for a terminal, with a line break at the end.
pub(in crate::cli) fn render(error: &Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return error.render().to_string();
    }
    let mut text = format!("fel: {}", what(error));
    let tips = tips(error);
    if !tips.is_empty() {
        text.push('\n');
    }
    for tip in tips {
        let _ = write!(text, "\n  tips: {tip}");
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let line = usage.split_once(' ').map_or(&*usage, |(_, line)| line);
        let _ = write!(text, "\n\nAnvändning: {line}");
    }
    text + "\n\nSkriv --help efter kommandot för att se hur det används.\n"
}

/// What is wrong.
fn what(error: &Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("det finns inget argument '{argument}' här"),
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            format!("det finns inget kommando '{name}'")
        }
        ErrorKind::MissingSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            let known = list(error, ContextKind::ValidSubcommand, "kommandon");
            format!("efter '{name}' ska ett kommando stå{known}")
        }
        ErrorKind::MissingRequiredArgument => {
            let lines = strings(error, ContextKind::InvalidArg);
            format!("det här saknas:\n  {}", lines.join("\n  "))
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            let known = list(error, ContextKind::ValidValue, "möjliga värden");
            format!("'{argument}' ska ha ett värde{known}")
        }
        ErrorKind::InvalidValue => {
            let known = list(error, ContextKind::ValidValue, "möjliga värden");
            format!("'{value}' kan inte vara värdet för '{argument}'{known}")
        }
        ErrorKind::ValueValidation => {
            let why = expected(error, &argument);
            format!("'{value}' kan inte vara värdet för '{argument}'{why}")
        }
        ErrorKind::TooManyValues => format!("'{argument}' tar inte värdet '{value}'"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("'{argument}' har fel antal värden")
        }
        ErrorKind::NoEquals => {
            format!("mellan '{argument}' och dess värde ska ett likhetstecken stå")
        }
        ErrorKind::ArgumentConflict => conflict(error, &argument),
        ErrorKind::InvalidUtf8 => "ett argument är inte skrivet i UTF-8".to_owned(),
        _ => "argumenten går inte att tolka".to_owned(),
    }
}

/// Arguments that do not go together.
fn conflict(error: &Error, argument: &str) -> String {
    let others = strings(error, ContextKind::PriorArg);
    match &others[..] {
        [] => format!("'{argument}' kan inte anges tillsammans med de andra"),
        [other] if other == argument => format!("'{argument}' får bara anges en gång"),
        others => format!(
            "'{argument}' kan inte anges tillsammans med '{}'",
            others.join("', '")
        ),
    }
}

/// Why a value is not accepted: what is expected instead.
fn expected(error: &Error, argument: &str) -> String {
    let source = error.source();
    if let Some(source) = source.and_then(|source| source.downcast_ref::<OutputError>()) {
        return match source {
            OutputError::Unknown(names) => format!(": formaten är {names}"),
            OutputError::NoFile(name) => format!(": skriv en fil efter {name}="),
        };
    }
    let option = argument.split(' ').next().unwrap_or_default();
    let found = EXPECTED.iter().find(|(of, _)| *of == option);
    found.map_or_else(String::new, |(_, expected)| format!(": {expected}"))
}

/// What may have been meant.
fn tips(error: &Error) -> Vec<String> {
    let mut tips = Vec::new();
    for (kind, what) in [
        (ContextKind::SuggestedSubcommand, "kommandot"),
        (ContextKind::SuggestedArg, "argumentet"),
        (ContextKind::SuggestedValue, "värdet"),
    ] {
        let names = strings(error, kind);
        if !names.is_empty() {
            tips.push(format!("menade du {what} '{}'?", names.join("' eller '")));
        }
    }
    if let Some(ContextValue::StyledStrs(others)) = error.get(ContextKind::Suggested) {
        tips.extend(others.iter().filter_map(|tip| other_tip(&tip.to_string())));
    }
    tips
}

/// The suggestions that clap gives as sentences only: they are told by the quoted parts.
fn other_tip(tip: &str) -> Option<String> {
    if let Some(of) = tip
        .strip_suffix("' exists")
        .and_then(|tip| tip.strip_prefix('\''))
    {
        return Some(format!("'{of}' finns"));
    }
    let rest = tip.strip_prefix("to pass '")?;
    let (value, instead) = rest.split_once("' as a value, use '")?;
    let instead = instead.strip_suffix('\'')?;
    Some(format!("är '{value}' ett värde, skriv '{instead}'"))
}

/// The values of a context in brackets on a line of their own; nothing when there are none.
fn list(error: &Error, kind: ContextKind, name: &str) -> String {
    let values = strings(error, kind);
    if values.is_empty() {
        return String::new();
    }
    format!("\n  [{name}: {}]", values.join(", "))
}

/// A text of the context; empty when there is none.
fn context(error: &Error, kind: ContextKind) -> String {
    strings(error, kind).join(", ")
}

/// The texts of the context.
fn strings(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
