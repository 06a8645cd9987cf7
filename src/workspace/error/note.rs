//! Notes: information about a run besides findings.

use crate::diagnostic::Lang;
use crate::say;
use std::path::PathBuf;

/// A note; it does not affect the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A cache or baseline that is not trusted, as the checked repository contains it.
    Untrusted(PathBuf),
    /// Invalid entries of a cache, which were dropped.
    Dropped {
        /// The cache.
        path: PathBuf,
        /// Number of entries.
        count: usize,
    },
    /// Requests go through a proxy, where private addresses cannot be blocked.
    Proxy,
    /// This page of a catalogue is being fetched; shown on a terminal only.
    Page(usize),
    /// A catalogue that goes on at an address that is not fetched.
    Partial(String),
}

impl Note {
    /// The text for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Untrusted(path) => {
                let shown = path.display();
                say!(
                    lang,
                    sv: "obs: {shown} ligger i Git i det som kontrolleras, så ändringen kan ha skrivit den: den räknas inte. Håll den utanför Git (.gitignore), eller lägg till --trust-cache om ändringen är din egen",
                    en: "note: Git tracks {shown} in what is checked, so the change may have written it: it is not believed. Keep it out of Git (.gitignore), or add --trust-cache if the change is your own"
                )
            }
            Self::Dropped { path, count } => {
                let shown = path.display();
                say!(
                    lang,
                    sv: "obs: {shown} har uppgifter som ingen körning kan ha skrivit ({count}); de räknas inte",
                    en: "note: {shown} holds entries that no run can have written ({count}); they do not count"
                )
            }
            Self::Page(number) => {
                say!(lang, sv: "hämtar sida {number}", en: "fetching page {number}")
            }
            Self::Partial(next) => say!(
                lang,
                sv: "obs: katalogen fortsätter på en sida som inte är med, {next}",
                en: "note: the catalogue goes on with a page that is not here, {next}"
            ),
            Self::Proxy => say!(
                lang,
                sv: "obs: frågorna går genom en proxy, som själv slår upp servernamn; slutna nät kan då inte skyddas här",
                en: "note: the requests go through a proxy, which looks up server names itself; closed networks cannot be guarded from here"
            ),
        }
    }
}
