//! The sentences of the TOML parser in Swedish.

/// What the parser says about `katalog.toml`, line by line, in Swedish as far as its sentences are known: where, the line with
/// a mark below, and what is wrong.
pub(super) fn in_swedish(shown: &str) -> String {
    let lines: Vec<String> = shown.lines().map(line).collect();
    lines.join("\n")
}

fn line(text: &str) -> String {
    if let Some(place) = text.strip_prefix("TOML parse error at line ") {
        let place = place.replace(", column ", ", kolumn ");
        return format!("går inte att läsa vid rad {place}");
    }
    // The file's own lines, with their numbers.
    if text.trim_start().starts_with('|') || text.contains(" | ") {
        return text.to_owned();
    }
    sentence(text).unwrap_or_else(|| text.to_owned())
}

fn sentence(text: &str) -> Option<String> {
    if let Some((name, known)) = between(text, "unknown variant ", ", expected ") {
        return Some(format!("okänt värde {name}; skriv {}", choice(known)));
    }
    if let Some((name, known)) = between(text, "unknown field ", ", expected ") {
        return Some(format!(
            "okänd nyckel {name}; här kan stå {}",
            choice(known)
        ));
    }
    if let Some((is, wanted)) = between(text, "invalid type: ", ", expected ") {
        return Some(format!(
            "fel slags värde: {}; här väntas {}",
            kind(is),
            kind(wanted)
        ));
    }
    if let Some((is, wanted)) = between(text, "invalid value: ", ", expected ") {
        return Some(format!(
            "ogiltigt värde: {}; här väntas {}",
            kind(is),
            kind(wanted)
        ));
    }
    let known = SENTENCES
        .iter()
        .find(|(english, _)| text.starts_with(english));
    known.map(|(_, swedish)| (*swedish).to_owned())
}

/// How sentences about the syntax of TOML begin, and what they mean.
const SENTENCES: [(&str, &str); 13] = [
    ("duplicate key", "samma nyckel står två gånger"),
    ("missing value", "värdet efter = saknas"),
    ("missing assignment", "här väntas = och ett värde"),
    ("key with no value", "här väntas = och ett värde"),
    ("unquoted string", "texter står inom citattecken: \"…\""),
    (
        "string values must be quoted",
        "texter står inom citattecken: \"…\"",
    ),
    (
        "invalid string",
        "texten är fel skriven; texter står inom citattecken: \"…\"",
    ),
    (
        "invalid float",
        "talet är fel skrivet; texter står inom citattecken: \"…\"",
    ),
    ("invalid basic string", "texten har inget citattecken sist"),
    ("unclosed table", "hakparentesen ] saknas"),
    ("unclosed array", "hakparentesen ] saknas"),
    (
        "invalid unquoted key",
        "nyckeln är fel skriven; en nyckel med andra tecken än bokstäver, siffror, - och _ står inom citattecken",
    ),
    (
        "invalid key",
        "nyckeln är fel skriven; en nyckel med andra tecken än bokstäver, siffror, - och _ står inom citattecken",
    ),
];

fn between<'t>(text: &'t str, start: &str, middle: &str) -> Option<(&'t str, &'t str)> {
    text.strip_prefix(start)?.split_once(middle)
}

/// `one of a, b`.
fn choice(known: &str) -> String {
    match known.strip_prefix("one of ") {
        Some(several) => format!("ett av {several}"),
        None => known.replace(" or ", " eller "),
    }
}

fn kind(english: &str) -> String {
    const KINDS: [(&str, &str); 12] = [
        ("string", "texten"),
        ("integer", "talet"),
        ("floating point", "talet"),
        ("boolean", "värdet"),
        ("a boolean", "true eller false"),
        ("a string", "en text"),
        ("a sequence", "en lista"),
        ("sequence", "en lista"),
        ("a map", "en tabell"),
        ("map", "en tabell"),
        ("u64", "ett heltal"),
        ("struct Table", "en tabell"),
    ];
    let mut kinds = KINDS.iter().filter_map(|(from, to)| {
        let rest = english.strip_prefix(from)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| format!("{to}{rest}"))
    });
    kinds.next().unwrap_or_else(|| english.to_owned())
}

#[cfg(test)]
mod tests {
    use super::in_swedish;

    #[test]
    fn the_usual_faults_are_told_in_swedish() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Level {
            Off,
            Error,
        }
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(dead_code, reason = "only read by serde")]
        struct File {
            level: Option<Level>,
            flag: Option<bool>,
        }
        for (text, words) in [
            ("level = \"av\"", "okänt värde `av`; skriv"),
            ("nivå = 1", "nyckeln är fel skriven"),
            ("x = 1", "okänd nyckel `x`; här kan stå"),
            (
                "flag = \"ja\"",
                "fel slags värde: texten \"ja\"; här väntas true eller false",
            ),
            ("flag = true\nflag = true", "samma nyckel står två gånger"),
            ("level = off", "texter står inom citattecken"),
        ] {
            let error = toml::from_str::<File>(text).expect_err(text).to_string();
            let said = in_swedish(&error);
            assert!(said.contains(words), "{error}\n{said}");
            assert!(said.contains("går inte att läsa vid rad"), "{said}");
        }
    }
}
