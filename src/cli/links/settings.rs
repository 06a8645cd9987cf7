//! `[links]` in `katalog.toml`: pace, accepted statuses and exclusions; nothing there can loosen what is guarded.

use super::args::Asking;
use super::pattern_of;
use crate::cli::Failure;
use crate::cli::span_of_time::SpanOfTime;
use crate::diagnostic::Lang;
use crate::links::{HostPace, Pace};
use crate::say;
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// More cannot be set for all servers together, other than by flag.
const MOST_AT_ONCE: usize = 128;
/// More cannot be set for one server, other than by flag.
const MOST_PER_HOST: usize = 8;
/// More cannot be set, other than by flag.
const MOST_RETRIES: u32 = 10;

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
    /// Addresses that are not asked.
    pub exclude: Vec<Regex>,
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
        let mut exclude = Vec::new();
        for pattern in &self.exclude {
            exclude.push(pattern_of(pattern, lang)?);
        }
        let mut hosts = BTreeMap::new();
        for (name, host) in self.hosts {
            // As it stands in an address that is asked.
            let name = host_named(&name, lang)?;
            if host.exclude {
                let pattern = format!(r"^https?://{}(:\d+)?(/|\?|$)", regex::escape(&name));
                exclude.push(pattern_of(&pattern, lang)?);
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
            exclude,
        })
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
        assert!(settings.exclude[0].is_match(&format!("https://{host}/x")));
        assert_eq!(settings.accepted(host, &Asking::default()), [403]);
    }

    #[test]
    fn what_is_no_host_and_no_time_is_told() {
        for (text, words) in [
            ("[hosts.\"https://a.se\"]", "is no host"),
            ("[hosts.\"a.se:8080\"]", "is no host"),
            ("[hosts.\"*.a.se\"]", "is no host"),
            ("interval = \"soon\"", "is no time"),
        ] {
            let table: Table = toml::from_str(text).expect(text);
            let why = table.settle(Lang::En).expect_err(text);
            assert!(format!("{why:?}").contains(words), "{text}: {why:?}");
        }
    }
}
