//! E-mail addresses and telephone numbers: what is one, and what was meant by one that is not.

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
    let mut bare = bare.strip_prefix("mailto://").unwrap_or(bare);
    while let Some(rest) = bare.strip_prefix("mailto:") {
        bare = rest.trim_start();
    }
    let mut address = bare.replace("%40", "@").replace("%20", " ");
    for at in ["(at)", "[at]", "{at}", "(snabel-a)", "[snabel-a]", " at "] {
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

/// What was meant by several e-mail addresses in one value, separated by commas, semicolons or spaces; none where one of
/// them is no address.
pub fn several_emails(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, ',' | ';' | '|') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    let addresses: Option<Vec<String>> = parts.iter().map(|part| fixed_email(part)).collect();
    addresses.filter(|addresses| addresses.len() > 1)
}

/// Whether an IRI of the scheme `mailto:` leads to one e-mail address; what follows a question mark is the letter.
pub fn is_mail_iri(iri: &str) -> bool {
    let address = iri.split('?').next().unwrap_or_default();
    let address = address.replace("%40", "@");
    address.matches(':').count() == 1 && email(&address).is_some()
}

/// The number that an IRI of the scheme `tel:` should have, where it is not the international one: a national one, one
/// with 00 for the plus sign, or with the zero of the area code after the country code.
pub fn international(iri: &str) -> Option<String> {
    let number = telephone(iri)?;
    let number = match number.strip_prefix("tel:+460") {
        Some(rest) => format!("tel:+46{rest}"),
        None => number,
    };
    let plain: String = iri.chars().filter(|c| !"-.()".contains(*c)).collect();
    (number != plain).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_iris_lead_to_one_address() {
        for (iri, is_one) in [
            ("mailto:data@storsele.example", true),
            ("MAILTO:data@storsele.example?subject=Data", true),
            ("mailto:data%40storsele.example", true),
            ("mailto:", false),
            ("mailto:None", false),
            ("mailto:data(at)storsele.example", false),
            ("mailto:mailto:data@storsele.example", false),
            ("mailto:a@storsele.example,b@storsele.example", false),
            ("mailto:https://www.storsele.example", false),
            ("mailto:https://www.storsele.example/@x", false),
        ] {
            assert_eq!(is_mail_iri(iri), is_one, "{iri}");
        }
    }

    #[test]
    fn what_was_meant_is_found() {
        let fixed = |text| fixed_email(text);
        for text in [
            "mailto:mailto:data@storsele.example",
            "mailto:data(at)storsele.example",
            "mailto:data at storsele.example",
        ] {
            assert_eq!(
                fixed(text).as_deref(),
                Some("data@storsele.example"),
                "{text}"
            );
        }
        assert_eq!(fixed("mailto:None"), None);
        let both = [
            "a@storsele.example".to_owned(),
            "b@storsele.example".to_owned(),
        ];
        for text in [
            "mailto:a@storsele.example,b@storsele.example",
            "a@storsele.example; b@storsele.example",
        ] {
            assert_eq!(several_emails(text).as_deref(), Some(&both[..]), "{text}");
        }
        assert_eq!(several_emails("a@storsele.example"), None);
        assert_eq!(several_emails("a@storsele.example och växeln"), None);
    }

    #[test]
    fn numbers_are_written_with_their_country() {
        for (iri, number) in [
            ("tel:+46490123", None),
            ("tel:+46-490-123", None),
            ("tel:0046176-12345", Some("tel:+4617612345")),
            ("tel:0490-12345", Some("tel:+4649012345")),
            ("tel:+46010123456", Some("tel:+4610123456")),
            ("tel:None", None),
        ] {
            assert_eq!(international(iri).as_deref(), number, "{iri}");
        }
    }
}
