//! Swedish organisation numbers: ten digits, of which the last is a check digit.

use crate::untrusted::luhn;

/// Why an organisation number is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationNumberError {
    /// Not ten digits (twelve with a century).
    Length,
    /// The check digit is wrong.
    CheckDigit,
    /// The third digit is 0 or 1, as in a personal identity number.
    Personal,
    /// A VAT number: the ten digits, and 01 after them.
    Vat,
}

/// The ten digits of an organisation number.
///
/// # Errors
/// Why it is invalid.
pub fn organisation_number(text: &str) -> Result<String, OrganisationNumberError> {
    let trimmed = text.trim();
    let digits: String = trimmed
        .chars()
        .filter(|c| !matches!(c, '-' | ' '))
        .collect();
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return Err(OrganisationNumberError::Length);
    }
    if is_vat_number(&digits) {
        return Err(OrganisationNumberError::Vat);
    }
    let digits = match digits.len() {
        10 => digits,
        // Twelve digits: `16` before the organisation number.
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

/// Whether these are the digits of a VAT number: an organisation number and 01.
fn is_vat_number(digits: &str) -> bool {
    let is_valid = |digits: &str| digits.as_bytes()[2] >= b'2' && luhn(digits);
    match digits.strip_suffix("01") {
        Some(number) if number.len() == 10 => {
            is_valid(number) && !(digits.starts_with("16") && is_valid(&digits[2..]))
        }
        _ => false,
    }
}

/// Prefix of the IRIs of Swedish organisations, before the number (DCAT-AP-SE, harvesting).
pub const ORGANISATIONS: &str = "http://dataportal.se/organisation/SE";

/// The IRI of the organisation with these ten digits.
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
            organisation_number("202100-6883 01"),
            Err(OrganisationNumberError::Vat)
        );
        // A sole trader's VAT number has a personal number in it.
        assert_eq!(
            organisation_number("811218987601"),
            Err(OrganisationNumberError::Personal)
        );
        assert_eq!(
            organisation_number("2021006"),
            Err(OrganisationNumberError::Length)
        );
    }
}
