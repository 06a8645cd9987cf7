//! A literal outside the lexical space of its datatype: 2020-13-45 is no date.

use super::meant_value::{absent, fix_of, how_to_write};
use super::size::Size;
use crate::diagnostic::{Finding, Fix, Message};
use crate::message;
use crate::profile::{MeantDate, is_absent, meant_date};
use crate::rdf::vocab::xsd;
use crate::rules::{Check, Context, Usage, rule};
use std::str::FromStr;

rule! {
    "profile/lexical", Error, portal Silent, "XML Schema, del 2: datatyper" / "XML Schema, part 2: datatypes";
    title "Värdet är fel skrivet för sin datatyp."
        / "The value is written wrongly for its datatype.";
    many "{count} {things} har i `{key}` ett värde som inte är giltigt för sin datatyp"
        / "{count} {things} have a value in `{key}` that is not valid for its datatype";
    why "Portalen säger inget, men sorterar och filtrerar fel på ett datum eller tal som inte finns."
        / "The portal says nothing, but sorts and filters wrongly by a date or number that does not exist.";
    fix "Skriv ett datum som finns (2024-02-29), ett tal med siffror (1024), en varaktighet som P1Y eller PT1H."
        / "Write a date that exists (2024-02-29), a number in digits (1024), a duration such as P1Y or PT1H.";
    fixer System;
    Check::Property(check)
}

fn check(cx: &Context<'_>, usage: &Usage<'_>, found: &mut Vec<Finding>) {
    for triple in usage.good() {
        let terms = cx.graph.terms();
        let Some(datatype) = terms.datatype_of(triple.o) else {
            continue;
        };
        let (text, datatype) = (terms.text_of(triple.o), terms.text_of(datatype));
        if is_legal(text, datatype) {
            continue;
        }
        let word = cx.property_name(usage.subject, usage.row);
        let quoted = cx.quote(triple.o);
        let date = meant(text, datatype);
        let message = match datatype {
            _ if date.is_some() => {
                message!(sv: "{quoted} är fel skrivet: `{word}`", en: "{quoted} is written wrongly: `{word}`", quoted, word)
            }
            xsd::DATE_TIME => {
                message!(sv: "{quoted} är ingen tidpunkt: `{word}`", en: "{quoted} is no date and time: `{word}`", quoted, word)
            }
            xsd::DATE | xsd::G_YEAR if !looks_like_date(text) => {
                message!(sv: "{quoted} är inte skrivet som datum: `{word}`", en: "{quoted} is not written as a date: `{word}`", quoted, word)
            }
            xsd::DATE | xsd::G_YEAR => {
                message!(sv: "{quoted} är inget datum som finns: `{word}`", en: "{quoted} is no date that exists: `{word}`", quoted, word)
            }
            xsd::NON_NEGATIVE_INTEGER => {
                message!(sv: "{quoted} är inget heltal: `{word}`", en: "{quoted} is no whole number: `{word}`", quoted, word)
            }
            xsd::DECIMAL | xsd::INTEGER | xsd::DOUBLE => {
                message!(sv: "{quoted} är inget tal: `{word}`", en: "{quoted} is no number: `{word}`", quoted, word)
            }
            xsd::DURATION => {
                message!(sv: "{quoted} är ingen varaktighet: `{word}`", en: "{quoted} is no duration: `{word}`", quoted, word)
            }
            other => {
                let name = cx.profile.prefixes.compact(other);
                message!(sv: "{quoted} är ingen {name}: `{word}`", en: "{quoted} is no {name}: `{word}`", quoted, name, word)
            }
        };
        let size = Size::read(text).filter(|_| datatype == xsd::NON_NEGATIVE_INTEGER);
        let fixed = fixed(text, datatype);
        let help = match (&fixed, &date, &size) {
            (Some(new), _, _) => message!(sv: "skriv `{new}`", en: "write `{new}`", new),
            (None, Some(date), _) => how_to_write(date),
            (None, None, Some(size)) => size.help(),
            (None, None, None) if is_absent(text) => absent(),
            (None, None, None) => help(text, datatype),
        };
        let fix = fixed
            .map(Fix::certain)
            .or(date.map(fix_of))
            .or_else(|| size.map(|size| size.fix()));
        found.push(
            cx.on_value(&RULE.meta, usage, triple, message)
                .help(help)
                .discriminator(datatype)
                .fix(fix),
        );
    }
}

/// The date that is meant by one written otherwise than in ISO 8601.
fn meant(text: &str, datatype: &str) -> Option<MeantDate> {
    matches!(datatype, xsd::DATE | xsd::DATE_TIME)
        .then(|| meant_date(text))
        .flatten()
}

/// Whether it has the form of a date or year, so that it is the day that does not exist.
fn looks_like_date(text: &str) -> bool {
    let form = text.trim().bytes().map(|byte| match byte {
        b'0'..=b'9' => '0',
        other => char::from(other),
    });
    matches!(form.collect::<String>().as_str(), "0000-00-00" | "0000")
}

/// The corrected form of a number with decimal comma or spaces.
fn fixed(text: &str, datatype: &str) -> Option<String> {
    let new = match datatype {
        xsd::NON_NEGATIVE_INTEGER | xsd::DECIMAL => {
            text.replace(',', ".").replace([' ', '\u{a0}'], "")
        }
        _ => return None,
    };
    (new != text && is_legal(&new, datatype)).then_some(new)
}

fn help(text: &str, datatype: &str) -> Message {
    if datatype == xsd::NON_NEGATIVE_INTEGER || datatype == xsd::DECIMAL {
        return message!(
            sv: "skriv bara siffror, utan enhet: 12 MB är 12000000",
            en: "write digits only, without a unit: 12 MB is 12000000"
        );
    }
    if datatype == xsd::DURATION {
        return message!(sv: "skriv till exempel P1Y (ett år), P14D eller PT1H (en timme)", en: "write for example P1Y (a year), P14D or PT1H (an hour)");
    }
    if datatype == xsd::DATE_TIME {
        return message!(sv: "skriv med sekunder, som `2024-05-01T10:00:00`", en: "write it with seconds, as in `2024-05-01T10:00:00`");
    }
    if !looks_like_date(text) {
        return message!(
            sv: "skriv datum som 2024-05-01, eller bara året: 2024",
            en: "write dates as 2024-05-01, or just the year: 2024"
        );
    }
    message!(sv: "skriv ett datum som finns, till exempel 2024-02-29", en: "write a date that exists, for example 2024-02-29")
}

/// Whether the lexical space of the datatype is known here.
pub(super) fn is_known(datatype: &str) -> bool {
    // What is no value of any of them is a value only of what is not known.
    !is_legal("\u{0}", datatype)
}

/// Whether `text` is in the lexical space of `datatype`; any text is for unknown datatypes.
pub(super) fn is_legal(text: &str, datatype: &str) -> bool {
    match datatype {
        xsd::DATE => oxsdatatypes::Date::from_str(text).is_ok(),
        xsd::DATE_TIME => oxsdatatypes::DateTime::from_str(text).is_ok(),
        xsd::G_YEAR => oxsdatatypes::GYear::from_str(text).is_ok(),
        xsd::G_YEAR_MONTH => oxsdatatypes::GYearMonth::from_str(text).is_ok(),
        xsd::DURATION => oxsdatatypes::Duration::from_str(text).is_ok(),
        xsd::HEX_BINARY => {
            text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        xsd::BOOLEAN => matches!(text, "true" | "false" | "0" | "1"),
        xsd::DOUBLE => oxsdatatypes::Double::from_str(text).is_ok(),
        // By grammar, as numbers may exceed machine types.
        xsd::NON_NEGATIVE_INTEGER => {
            digits(text.strip_prefix('+').unwrap_or(text))
                || text
                    .strip_prefix('-')
                    .is_some_and(|zeros| digits(zeros) && zeros.bytes().all(|b| b == b'0'))
        }
        xsd::INTEGER => digits(text.strip_prefix(['+', '-']).unwrap_or(text)),
        xsd::DECIMAL => {
            let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
            match unsigned.split_once('.') {
                None => digits(unsigned),
                Some((whole, part)) => {
                    (whole.is_empty() || digits(whole))
                        && (part.is_empty() || digits(part))
                        && unsigned.len() > 1
                }
            }
        }
        _ => true,
    }
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lexical_spaces() {
        for (text, datatype, legal) in [
            ("2024-02-29", xsd::DATE, true),
            ("2023-02-29", xsd::DATE, false),
            ("2020-13-45", xsd::DATE, false),
            ("2024-05-01T10:00:00", xsd::DATE_TIME, true),
            ("2024-05-01T10:00:00+02:00", xsd::DATE_TIME, true),
            ("2024-05-01T25:00:00", xsd::DATE_TIME, false),
            ("2024", xsd::G_YEAR, true),
            ("24", xsd::G_YEAR, false),
            ("P1Y2M", xsd::DURATION, true),
            ("P", xsd::DURATION, false),
            ("PT", xsd::DURATION, false),
            ("0", xsd::NON_NEGATIVE_INTEGER, true),
            ("-0", xsd::NON_NEGATIVE_INTEGER, true),
            ("-1", xsd::NON_NEGATIVE_INTEGER, false),
            (
                "99999999999999999999999999",
                xsd::NON_NEGATIVE_INTEGER,
                true,
            ),
            ("1.5", xsd::DECIMAL, true),
            (".5", xsd::DECIMAL, true),
            (".", xsd::DECIMAL, false),
            ("1e3", xsd::DECIMAL, false),
        ] {
            assert_eq!(is_legal(text, datatype), legal, "{text} {datatype}");
        }
    }
}
