//! Value forms: from the scalar an author writes to the lexical form in RDF (dates, periods, coordinates, …).

pub use crate::profile::{OrganisationNumberError, organisation_number};

/// The e-mail address without `mailto:`, if it is one.
pub fn email(text: &str) -> Option<&str> {
    let address = text.trim();
    let address = address
        .get(..7)
        .filter(|p| p.eq_ignore_ascii_case("mailto:"))
        .map_or(address, |_| &address[7..]);
    let (local, domain) = address.rsplit_once('@')?;
    let legal = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[]\\,;:\"@".contains(c);
    let labels = domain.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    });
    (!local.is_empty() && local.chars().all(legal) && domain.contains('.') && labels)
        .then_some(address)
}

/// The corrected e-mail address: one written with `(at)` against robots, or pasted with surrounding characters.
pub fn fixed_email(text: &str) -> Option<String> {
    let bare = text
        .trim()
        .trim_matches(|c: char| matches!(c, '<' | '>' | ',' | ';' | '.' | '"' | '\''));
    let bare = bare.strip_prefix("mailto://").unwrap_or(bare);
    let mut address = bare.to_owned();
    for at in ["(at)", "[at]", "{at}", "(snabel-a)", "[snabel-a]"] {
        address = address.replace(at, "@");
    }
    let parts: Vec<&str> = address.split('@').map(str::trim).collect();
    let address = parts.join("@");
    email(&address).map(str::to_owned)
}

/// `tel:+46…` for a number in Swedish national form; another country code is kept.
pub fn telephone(text: &str) -> Option<String> {
    let number = text.trim();
    let number = number
        .get(..4)
        .filter(|p| p.eq_ignore_ascii_case("tel:"))
        .map_or(number, |_| &number[4..]);
    if !number
        .chars()
        .all(|c| c.is_ascii_digit() || "+-–()./ \u{a0}".contains(c))
    {
        return None;
    }
    // `+46 (0)490`: the trunk prefix is not dialled internationally.
    let number = number.replace("(0)", "");
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let international = if number.trim_start().starts_with('+') {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else if let Some(rest) = digits.strip_prefix('0') {
        format!("46{rest}")
    } else {
        return None;
    };
    (6..=15)
        .contains(&international.len())
        .then(|| format!("tel:+{international}"))
}

/// Ten digits in the usual notation of an organisation number, `202100-6883`.
pub fn written_number(digits: &str) -> String {
    format!("{}-{}", &digits[..6], &digits[6..])
}

/// The corrected organisation number, `202100-6883`: without country code, the suffix of a VAT number, or other
/// separators.
pub fn fixed_organisation_number(text: &str) -> Option<String> {
    let tail = text.trim().rsplit(['/', ':']).next()?.trim();
    let tail = tail
        .strip_prefix("SE")
        .or(tail.strip_prefix("se"))
        .unwrap_or(tail);
    let signs = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '-' | ' ' | '.' | '–' | '\u{2010}' | '\u{2011}' | '\u{a0}'
            )
    };
    if !tail.chars().all(signs) {
        return None;
    }
    let digits: String = tail.chars().filter(char::is_ascii_digit).collect();
    let without_vat = (digits.len() == 12 && !digits.starts_with("16"))
        .then(|| digits.strip_suffix("01"))
        .flatten();
    let number = organisation_number(without_vat.unwrap_or(&digits)).ok()?;
    Some(written_number(&number))
}

/// A bounding box as WKT, longitude first (DCAT-AP-SE, geodata). Numbers are kept as written.
pub fn bounding_box(west: &str, south: &str, east: &str, north: &str) -> Option<String> {
    let [w, s, e, n] = [
        degrees(west, 180.0)?,
        degrees(south, 90.0)?,
        degrees(east, 180.0)?,
        degrees(north, 90.0)?,
    ];
    (w <= e && s <= n).then(|| {
        let [west, south, east, north] = [west, south, east, north].map(str::trim);
        format!(
            "POLYGON(({west} {north},{east} {north},{east} {south},{west} {south},{west} {north}))"
        )
    })
}

/// A point as WKT, longitude first.
pub fn point(longitude: &str, latitude: &str) -> Option<String> {
    degrees(longitude, 180.0)?;
    degrees(latitude, 90.0)?;
    Some(format!("POINT({} {})", longitude.trim(), latitude.trim()))
}

fn degrees(text: &str, limit: f64) -> Option<f64> {
    let text = text.trim();
    let plain = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    text.parse::<f64>()
        .ok()
        .filter(|value| plain && value.abs() <= limit)
}

/// `true` or `false`, as in YAML 1.2.
pub fn boolean(text: &str) -> Option<bool> {
    match text.trim() {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails() {
        assert_eq!(
            email("oppnadata@kommunen.se"),
            Some("oppnadata@kommunen.se")
        );
        assert_eq!(email("mailto:a.b@x.example"), Some("a.b@x.example"));
        for wrong in [
            "oppnadata(at)kommunen.se",
            "a@b",
            "a b@c.se",
            "a@b..se",
            "@b.se",
            "",
        ] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn mistakes_that_can_be_fixed() {
        assert_eq!(
            fixed_email("oppnadata(at)kommunen.se").as_deref(),
            Some("oppnadata@kommunen.se")
        );
        assert_eq!(
            fixed_email("<a.b @ kommunen.se>").as_deref(),
            Some("a.b@kommunen.se")
        );
        assert_eq!(fixed_email("kommunen"), None);
        for text in [
            "SE202100-6883",
            "SE202100688301",
            "http://dataportal.se/organisation/SE2021006883",
            "202100–6883",
        ] {
            assert_eq!(
                fixed_organisation_number(text).as_deref(),
                Some("202100-6883"),
                "{text}"
            );
        }
        assert_eq!(fixed_organisation_number("SE202100-6884"), None);
        assert_eq!(fixed_organisation_number("SE811218-9876"), None);
    }

    #[test]
    fn telephones() {
        assert_eq!(telephone("0490-123 45").as_deref(), Some("tel:+4649012345"));
        assert_eq!(
            telephone("+46 (0)490-12345").as_deref(),
            Some("tel:+4649012345")
        );
        assert_eq!(
            telephone("0046 490 12345").as_deref(),
            Some("tel:+4649012345")
        );
        assert_eq!(
            telephone("tel:+4649012345").as_deref(),
            Some("tel:+4649012345")
        );
        assert_eq!(
            telephone("+47 22 00 00 00").as_deref(),
            Some("tel:+4722000000")
        );
        for wrong in ["växeln", "123", "0490-12345 (vxl)"] {
            assert_eq!(telephone(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn boxes() {
        assert_eq!(
            bounding_box("12.9", "58.1", "13.4", "58.6").as_deref(),
            Some("POLYGON((12.9 58.6,13.4 58.6,13.4 58.1,12.9 58.1,12.9 58.6))")
        );
        assert_eq!(bounding_box("13.4", "58.1", "12.9", "58.6"), None);
        assert_eq!(bounding_box("12,9", "58.1", "13.4", "58.6"), None);
        assert_eq!(point("200", "1"), None);
    }
}
