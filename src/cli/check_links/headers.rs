//! `--header 'host: NAME: $VARIABLE'`: a header for a single host, with its value from the environment.

use crate::cli::outcome::Failure;
use crate::diagnostic::Lang;
use crate::links::{HeaderError, HostHeader};
use crate::say;

/// Parses the flags. Values from the environment never occur in messages.
pub(super) fn read(flags: &[String], lang: Lang) -> Result<Vec<HostHeader>, Failure> {
    let read = flags.iter().map(|flag| {
        one(flag, lang, |name| std::env::var(name).ok())
            .map_err(|why| Failure::refused(format!("--header: {why}")))
    });
    read.collect()
}

fn one(
    flag: &str,
    lang: Lang,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<HostHeader, String> {
    let parts: Vec<&str> = flag.splitn(3, ": ").map(str::trim).collect();
    let [host, name, template] = parts[..] else {
        // The value may be a secret that the shell has already expanded.
        return Err(say!(
            lang,
            sv: "skriv servern, namnet och en variabel, som 'data.kommunen.se: X-Api-Key: $API_KEY'",
            en: "write the host, the name and a variable, such as 'data.kommunen.se: X-Api-Key: $API_KEY'"
        ));
    };
    let value = fill(template, lang, variable)?;
    HostHeader::new(host, name, &value).map_err(|fault| match fault {
        HeaderError::Host => say!(
            lang,
            sv: "`{host}` är ingen server; skriv bara dess namn, som data.kommunen.se, eventuellt med port, och http:// före om den inte har https",
            en: "`{host}` is no host; write its name alone, such as data.kommunen.se, with a port if need be, and http:// before it if it has no https"
        ),
        HeaderError::Name => say!(
            lang,
            sv: "`{name}` är inget namn på en rad i en fråga, eller en rad som programmet självt skriver",
            en: "`{name}` is no name of a header, or one that the program writes itself"
        ),
        HeaderError::Value => say!(
            lang,
            sv: "värdet för {name} är tomt eller har tecken som inte får sändas, till exempel en radbrytning",
            en: "the value of {name} is empty or has characters that cannot be sent, such as a line break"
        ),
    })
}

/// Expands variables: `$NAME` and `${NAME}`.
fn fill(
    template: &str,
    lang: Lang,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    let mut value = String::new();
    let mut rest = template;
    let mut filled = false;
    while let Some((before, after)) = rest.split_once('$') {
        value.push_str(before);
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let (name, left) = match after.strip_prefix('{').and_then(|of| of.split_once('}')) {
            Some(parts) => parts,
            None => after.split_at(after.find(|c| !is_part(c)).unwrap_or(after.len())),
        };
        if name.is_empty() || !name.chars().all(is_part) {
            return Err(say!(
                lang,
                sv: "efter $ ska namnet på en variabel stå, som $API_KEY",
                en: "after $ comes the name of a variable, such as $API_KEY"
            ));
        }
        let found = variable(name).ok_or_else(|| {
            say!(
                lang,
                sv: "variabeln {name} finns inte i miljön; sätt den, i GitHub Actions med `env:` och en hemlighet",
                en: "there is no variable {name} in the environment; set it, in GitHub Actions with `env:` and a secret"
            )
        })?;
        value.push_str(&found);
        filled = true;
        rest = left;
    }
    value.push_str(rest);
    if filled {
        return Ok(value);
    }
    Err(say!(
        lang,
        sv: "värdet ska komma från en variabel, som $API_KEY, för det som skrivs på kommandoraden kan andra se; skriv allt inom ' ' så att skalet inte fyller i den",
        en: "the value is to come from a variable, such as $API_KEY, for others can see what stands on the command line; write it all within ' ' so that the shell does not fill it in"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(flag: &str) -> Result<HostHeader, String> {
        one(flag, Lang::En, |name| match name {
            "KEY" => Some("s3cret".to_owned()),
            "TORN" => Some("a\nb".to_owned()),
            "EMPTY" => Some(String::new()),
            _ => None,
        })
    }

    #[test]
    fn headers_are_read_with_their_variables() {
        for good in [
            "data.se: X-Api-Key: $KEY",
            "data.se:8443: X-Api-Key: ${KEY}",
            "http://localhost:8080: Authorization: Bearer $KEY",
            "[::1]:80: X-Api-Key: $KEY",
        ] {
            let header = read(good);
            let shown = format!("{header:?}");
            assert!(
                header.is_ok() && !shown.contains("s3cret"),
                "{good}: {shown}"
            );
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused_without_showing_the_value() {
        for (wrong, words) in [
            ("X-Api-Key: $KEY", "write the host"),
            ("data.se:X-Api-Key:$KEY", "write the host"),
            (": X-Api-Key: $KEY", "is no host"),
            ("data.se/path: X-Api-Key: $KEY", "is no host"),
            ("*.data.se: X-Api-Key: $KEY", "is no host"),
            ("user@data.se: X-Api-Key: $KEY", "is no host"),
            ("ftp://data.se: X-Api-Key: $KEY", "is no host"),
            ("data.se: X Api Key: $KEY", "is no name"),
            ("data.se: Host: $KEY", "is no name"),
            ("data.se: X-Api-Key: $NONE", "no variable NONE"),
            ("data.se: X-Api-Key: s3cret", "from a variable"),
            ("data.se: X-Api-Key: $", "after $"),
            ("data.se: X-Api-Key: $TORN", "cannot be sent"),
            ("data.se: X-Api-Key: $EMPTY", "is empty"),
        ] {
            let why = read(wrong).expect_err(wrong);
            assert!(
                why.contains(words) && !why.contains("s3cret"),
                "{wrong}: {why}"
            );
        }
    }
}
