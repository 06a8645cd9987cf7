//! The Swedish organisation number: ten digits, of which the last checks the others.

use crate::untrusted::luhn;

/// Why an organisation number is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationNumberError {
    /// Not ten digits (twelve with a century).
    Length,
    /// The last digit does not fit the others.
    CheckDigit,
    /// The third digit is 0 or 1: a person's number.
    Personal,
}

/// The ten digits of an organisation number.
///
/// # Errors
/// Why it is none.
pub fn organisation_number(text: &str) -> Result<String, OrganisationNumberError> {
    let trimmed = text.trim();
    let digits: String = trimmed
        .chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .collect();
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(OrganisationNumberError::Length);
    }
    let digits = match digits.len() {
        10 => digits,
        // Twelve digits with `16` before an organisation's number.
        12 if digits.starts_with("16") => digits[2..].to_owned(),
        12 => return Err(OrganisationNumberError::Personal),
        _ => return Err(OrganisationNumberError::Length),
    };
    if digits.as_bytes()[2] < b'2' {
        return Err(OrganisationNumberError::Personal);
    }
    if !luhn(&digits) {
        return Err(OrganisationNumberError::CheckDigit);
    }
    Ok(digits)
}

/// What the IRIs of Swedish organisations begin with, up to the number (DCAT-AP-SE, harvesting).
pub const ORGANISATIONS: &str = "http://dataportal.se/organisation/SE";

/// The IRI of the organisation with this number of ten digits.
pub fn organisation_iri(digits: &str) -> String {
    format!("{ORGANISATIONS}{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisation_numbers() {
        assert_eq!(
            organisation_number("202100-6883").as_deref(),
            Ok("2021006883")
        );
        assert_eq!(
            organisation_number("16 202100-6883").as_deref(),
            Ok("2021006883")
        );
        assert_eq!(
            organisation_number("202100-6884"),
            Err(OrganisationNumberError::CheckDigit)
        );
        assert_eq!(
            organisation_number("811218-9876"),
            Err(OrganisationNumberError::Personal)
        );
        assert_eq!(
            organisation_number("2021006"),
            Err(OrganisationNumberError::Length)
        );
    }
}
