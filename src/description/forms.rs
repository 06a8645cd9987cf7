//! Value forms: from the scalar an author writes to the lexical form in RDF (dates, periods, coordinates, …).

pub use crate::profile::{
    OrganisationNumberError, email, fixed_email, organisation_number, telephone,
};

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
