//! What should not be published about people.

mod contact;
mod given_names;
mod identity_number;
mod individual;
mod personal_address;
mod private_mail;

use super::Rule;
use crate::diagnostic::Finding;
use crate::untrusted::{Untrusted, find_numbers};

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &identity_number::RULE,
    &individual::RULE,
    &personal_address::RULE,
    &private_mail::RULE,
];

/// Covers the numbers of people in what findings say: others may quote the text a number stands in.
pub(super) fn cover(findings: &mut [Finding]) {
    let is_found = findings
        .iter()
        .any(|finding| finding.rule.id == identity_number::RULE.meta.id);
    if !is_found {
        return;
    }
    for finding in findings {
        let texts = [
            Some(&mut finding.message),
            finding.help.as_mut(),
            finding.value.as_mut(),
        ];
        for text in texts.into_iter().flatten().map(Untrusted::raw_mut) {
            for number in find_numbers(text).into_iter().rev() {
                text.replace_range(number.range, &number.masked);
            }
        }
    }
}
