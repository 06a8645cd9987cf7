//! Rules about personal data.

mod contact;
mod given_names;
mod identity_number;
mod individual;
mod personal_address;
mod private_mail;

use super::Rule;
use crate::diagnostic::{Discriminator, Finding};
use crate::untrusted::{Untrusted, find_numbers};

/// In order of id.
pub(super) static RULES: &[&Rule] = &[
    &identity_number::RULE,
    &individual::RULE,
    &personal_address::RULE,
    &private_mail::RULE,
];

/// The text with personal identity numbers masked; `None` without any.
fn masked(text: &str) -> Option<String> {
    let numbers = find_numbers(text);
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for number in &numbers {
        masked.push_str(&text[end..number.range.start]);
        masked.push_str(&number.masked);
        end = number.range.end;
    }
    masked.push_str(&text[end..]);
    (!numbers.is_empty()).then_some(masked)
}

/// Masks personal identity numbers in findings, which may quote texts with them.
pub(super) fn cover(findings: &mut [Finding]) {
    let is_found = findings
        .iter()
        .any(|finding| finding.rule.id == identity_number::RULE.meta.id);
    if !is_found {
        return;
    }
    for finding in findings {
        let finding = &mut **finding;
        let mut cover = |text: &mut Untrusted| {
            if let Some(masked) = masked(text.raw()) {
                *text = masked.into();
            }
        };
        finding.message.each_untrusted(&mut cover);
        if let Some(help) = &mut finding.help {
            help.each_untrusted(&mut cover);
        }
        if let Discriminator::Text(text) = &mut finding.discriminator {
            cover(text);
        }
        finding.value.iter_mut().for_each(cover);
    }
}
