//! Stable fingerprints of findings, for baselines, SARIF and GitLab: independent of line numbers and wording.

use super::Finding;
use crate::untrusted::Untrusted;
use foldhash::HashMap;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What a finding is about, without location and wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Id of the rule.
    pub rule: String,
    /// IRI of the subject, the path to it from the nearest IRI, or the file when there is neither.
    pub subject: String,
    /// IRI of the property; may be empty.
    pub property: String,
    /// The offending value; may be empty.
    pub value: String,
}

impl Identity {
    /// The identity of `finding`, which is located in `file`.
    pub fn of(finding: &Finding, file: Option<&Untrusted>) -> Self {
        let subject = finding.anchor.as_ref().or(finding.subject.as_ref());
        // Baselines are committed, so secrets are redacted.
        let text = |text: Option<&Untrusted>| {
            text.map_or_else(String::new, |text| text.redacted().into_owned())
        };
        Self {
            rule: finding.rule.id.to_owned(),
            subject: text(subject.or(file)),
            property: text(finding.property.as_ref()),
            value: text(finding.value.as_ref()),
        }
    }

    /// The fingerprint, 32 hexadecimal digits, of the `ordinal`th finding with this identity, from 0.
    pub fn fingerprint(&self, ordinal: usize) -> String {
        let mut hash = Sha256::new();
        for part in [&self.rule, &self.subject, &self.property, &self.value] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.update((ordinal as u64).to_le_bytes());
        hash.finalize()
            .iter()
            .take(16)
            .fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            })
    }
}

/// Counts the findings of each identity.
#[derive(Debug, Default)]
pub struct Ordinals(HashMap<Identity, usize>);

impl Ordinals {
    /// The number of previous findings with this identity.
    pub fn next(&mut self, identity: &Identity) -> usize {
        let count = self.0.entry(identity.clone()).or_default();
        *count += 1;
        *count - 1
    }
}
