//! `[links]` in `katalog.toml`: pace, accepted statuses and exclusions; nothing there can loosen what is guarded.

use super::args::Asking;
use crate::cli::Failure;
use crate::cli::span_of_time::SpanOfTime;
use crate::diagnostic::Lang;
use crate::links::{HostPace, LONGEST_WAIT, Pace};
use crate::say;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// More cannot be set for all servers together, other than by flag.
const MOST_AT_ONCE: usize = 128;
/// More cannot be set for one server, other than by flag.
const MOST_PER_HOST: usize = 8;
/// More cannot be set, other than by flag.
const MOST_RETRIES: u32 = 10;

/// A longer time from one request to the next cannot be set, other than by flag: a run must come to its end.
const LONGEST_INTERVAL: Duration = Duration::from_secs(60);
/// Patterns that may be set, and bytes of each: they are compiled together.
const MOST_PATTERNS: usize = 64;
const LONGEST_PATTERN: usize = 1000;
/// Hosts that may be set apart.
const MOST_HOSTS: usize = 1000;
/// Statuses that may be accepted, of one host or of all.
const MOST_STATUSES: usize = 100;
/// A server that asks for patience is waited for so many times as long as for an answer, and no longer.
const PATIENCE: u32 = 3;

/// The table as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::cli) struct Table {
    concurrency: Option<usize>,
    per_host: Option<usize>,
    interval: Option<String>,
    retries: Option<u32>,
    #[serde(default)]
    accept: Vec<u16>,
    #[serde(default)]
    exclude: Vec<String>,
    #[serde(default)]
    hosts: BTreeMap<String, HostTable>,
}

/// What is written of one host.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HostTable {
    per_host: Option<usize>,
    interval: Option<String>,
    #[serde(default)]
    accept: Vec<u16>,
    #[serde(default)]
    exclude: bool,
}

/// The same, checked.
#[derive(Debug, Default)]
pub(in crate::cli) struct LinkSettings {
    concurrency: Option<usize>,
    per_host: Option<usize>,
    interval: Option<Duration>,
    retries: Option<u32>,
    accept: Vec<u16>,
    hosts: BTreeMap<String, Host>,
    /// Patterns of addresses that are not asked: they are compiled when addresses are.
    pub exclude: Vec<String>,
    /// Hosts that are not asked.
    pub exclude_hosts: BTreeSet<String>,
}

#[derive(Debug)]
struct Host {
    at_once: Option<usize>,
    interval: Option<Duration>,
    accept: Vec<u16>,
}

impl Table {
    /// Checks what is written.
    pub(in crate::cli) fn settle(self, lang: Lang) -> Result<LinkSettings, Failure> {
        at_most("exclude", self.exclude.len(), MOST_PATTERNS, lang)?;
        at_most("hosts", self.hosts.len(), MOST_HOSTS, lang)?;
        for pattern in &self.exclude {
            if pattern.len() > LONGEST_PATTERN {
                return Err(Failure::new(say!(
                    lang,
                    sv: "exclude: ett mönster är längre än {LONGEST_PATTERN} byte; dela upp det",
                    en: "exclude: a pattern is longer than {LONGEST_PATTERN} bytes; divide it"
                )));
            }
        }
        accepted("accept", &self.accept, lang)?;
        let mut hosts = BTreeMap::new();
        let mut exclude_hosts = BTreeSet::new();
        for (name, host) in self.hosts {
            // As it stands in an address that is asked.
            let name = host_named(&name, lang)?;
            accepted("hosts: accept", &host.accept, lang)?;
            if host.exclude {
                exclude_hosts.insert(name.to_ascii_lowercase());
            }
            let host = Host {
                at_once: host.per_host.map(|of| of.min(MOST_PER_HOST)),
                interval: time(host.interval.as_deref(), lang)?,
                accept: host.accept,
            };
            hosts.insert(name.to_ascii_lowercase(), host);
        }
        // What comes with a catalogue may ask for patience, or for some haste, but not for a siege.
        Ok(LinkSettings {
            concurrency: self.concurrency.map(|of| of.min(MOST_AT_ONCE)),
            per_host: self.per_host.map(|of| of.min(MOST_PER_HOST)),
            interval: time(self.interval.as_deref(), lang)?,
            retries: self.retries.map(|of| of.min(MOST_RETRIES)),
            accept: self.accept,
            hosts,
            exclude: self.exclude,
            exclude_hosts,
        })
    }
}

/// Refuses a list that is longer than makes sense.
fn at_most(key: &str, count: usize, most: usize, lang: Lang) -> Result<(), Failure> {
    if count <= most {
        return Ok(());
    }
    Err(Failure::new(say!(
        lang,
        sv: "{key}: {count} är för många, {most} är det mesta",
        en: "{key}: {count} are too many, {most} is the most"
    )))
}

/// Refuses what is no status, and more of them than there are.
fn accepted(key: &str, statuses: &[u16], lang: Lang) -> Result<(), Failure> {
    at_most(key, statuses.len(), MOST_STATUSES, lang)?;
    match statuses
        .iter()
        .find(|status| !(100..1000).contains(*status))
    {
        None => Ok(()),
        Some(status) => Err(Failure::new(say!(
            lang,
            sv: "{key}: {status} är ingen statuskod i HTTP",
            en: "{key}: {status} is no status of HTTP"
        ))),
    }
}

/// The name of a host as it stands in addresses that are asked.
fn host_named(name: &str, lang: Lang) -> Result<String, Failure> {
    let host = url::Host::parse(name).ok().filter(|_| !name.contains('*'));
    let host = host.map(|host| host.to_string());
    host.ok_or_else(|| {
        Failure::new(say!(
            lang,
            sv: "[links.hosts]: `{name}` är ingen server; skriv bara dess namn, som data.kommunen.se",
            en: "[links.hosts]: `{name}` is no host; write its name alone, such as data.kommunen.se"
        ))
    })
}

fn time(text: Option<&str>, lang: Lang) -> Result<Option<Duration>, Failure> {
    let Some(text) = text else {
        return Ok(None);
    };
    let time = text.parse::<SpanOfTime>().map_err(|_| {
        Failure::new(say!(
            lang,
            sv: "interval: `{text}` är ingen tid; skriv till exempel 500ms, 2s eller 1m",
            en: "interval: `{text}` is no time; write such as 500ms, 2s or 1m"
        ))
    })?;
    if time.0 > LONGEST_INTERVAL {
        return Err(Failure::new(say!(
            lang,
            sv: "interval: `{text}` är längre än 1m, som är det mesta här; med --interval på kommandoraden går det",
            en: "interval: `{text}` is longer than 1m, which is the most here; --interval on the command line takes it"
        )));
    }
    Ok(Some(time.0))
}

impl LinkSettings {
    /// The pace: flags beat the settings, the settings what is built in.
    pub(in crate::cli) fn pace(&self, args: &Asking) -> Pace {
        let built_in = Pace::default();
        let interval = args.interval.map(|time| time.0);
        let default = HostPace {
            at_once: args
                .per_host
                .or(self.per_host)
                .unwrap_or(built_in.default.at_once),
            interval: interval
                .or(self.interval)
                .unwrap_or(built_in.default.interval),
        };
        let hosts = self.hosts.iter().map(|(name, host)| {
            let pace = HostPace {
                at_once: args.per_host.or(host.at_once).unwrap_or(default.at_once),
                interval: interval.or(host.interval).unwrap_or(default.interval),
            };
            (name.clone(), pace)
        });
        Pace {
            concurrency: args
                .concurrency
                .or(self.concurrency)
                .unwrap_or(built_in.concurrency),
            default,
            hosts: hosts.collect(),
            retries: args.retries.or(self.retries).unwrap_or(built_in.retries),
            patience: args.timeout.0.saturating_mul(PATIENCE).min(LONGEST_WAIT),
        }
    }

    /// Statuses that are good for `host`.
    pub(in crate::cli) fn accepted(&self, host: &str, args: &Asking) -> Vec<u16> {
        let own = self.hosts.get(host).map(|host| host.accept.as_slice());
        let lists = [
            args.accept.as_slice(),
            &self.accept,
            own.unwrap_or_default(),
        ];
        lists.concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_known_however_they_are_written() {
        let text = "[hosts.\"Räksmörgås.se\"]\nexclude = true\naccept = [403]\n";
        let table: Table = toml::from_str(text).expect("table");
        let settings = table.settle(Lang::En).expect("settings");
        let host = "xn--rksmrgs-5wao1o.se";
        assert!(settings.exclude_hosts.contains(host));
        assert_eq!(settings.accepted(host, &Asking::default()), [403]);
    }

    #[test]
    fn what_is_no_host_and_no_time_is_told() {
        let many = |key: &str, value: &str| format!("{key} = [{}]", [value; 101].join(","));
        let long = format!("exclude = [\"{}\"]", "a".repeat(1001));
        for (text, words) in [
            ("[hosts.\"https://a.se\"]", "is no host"),
            ("[hosts.\"a.se:8080\"]", "is no host"),
            ("[hosts.\"*.a.se\"]", "is no host"),
            ("interval = \"soon\"", "is no time"),
            ("interval = \"1000d\"", "longer than 1m"),
            ("[hosts.\"a.se\"]\ninterval = \"2m\"", "longer than 1m"),
            ("accept = [7]", "is no status"),
            (&many("accept", "404"), "101 are too many"),
            (&many("exclude", "\"a\""), "101 are too many"),
            (&long, "longer than 1000 bytes"),
        ] {
            let table: Table = toml::from_str(text).expect(text);
            let why = table.settle(Lang::En).expect_err(text);
            assert!(format!("{why:?}").contains(words), "{text}: {why:?}");
        }
    }
}
