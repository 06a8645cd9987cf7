//! `[links]` in `katalog.toml`: rate limits, accepted statuses, exclusions; it cannot weaken the guard against private
//! addresses.

use super::span_of_time::SpanOfTime;
use crate::links::{HostLimit, MAX_BACK_OFF, RateLimits};
use crate::workspace::error::LinkSettingsError;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Maximum of concurrent requests that can be set, other than by flag.
const MOST_AT_ONCE: usize = 128;
/// Maximum of concurrent requests to a host that can be set, other than by flag.
const MOST_PER_HOST: usize = 8;
/// Maximum of retries that can be set, other than by flag.
const MOST_RETRIES: u32 = 10;

/// Maximum interval between requests that can be set, other than by flag, so that a run ends.
const LONGEST_INTERVAL: Duration = Duration::from_secs(60);
/// Maximum number of patterns, and of bytes in each.
const MOST_PATTERNS: usize = 64;
const LONGEST_PATTERN: usize = 1000;
/// Maximum number of hosts with settings.
const MOST_HOSTS: usize = 1000;
/// Maximum number of accepted statuses.
const MOST_STATUSES: usize = 100;
/// `Retry-After` is obeyed up to this multiple of the timeout.
const PATIENCE: u32 = 3;

/// The table as deserialized.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(in crate::workspace) struct Table {
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

/// Settings of a host as deserialized.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HostTable {
    per_host: Option<usize>,
    interval: Option<String>,
    #[serde(default)]
    accept: Vec<u16>,
    #[serde(default)]
    exclude: bool,
    method: Option<String>,
}

/// Validated settings.
#[derive(Debug, Default)]
pub(in crate::workspace) struct LinkSettings {
    concurrency: Option<usize>,
    per_host: Option<usize>,
    interval: Option<Duration>,
    retries: Option<u32>,
    accept: Vec<u16>,
    hosts: BTreeMap<String, Host>,
    /// Patterns of excluded URLs, compiled on use.
    pub exclude: Vec<String>,
    /// Excluded hosts.
    pub exclude_hosts: BTreeSet<String>,
    /// Hosts that get GET requests at once, without HEAD.
    pub get_hosts: BTreeSet<String>,
}

#[derive(Debug)]
struct Host {
    max_concurrent: Option<usize>,
    interval: Option<Duration>,
    accept: Vec<u16>,
}

impl Table {
    /// Validates the settings.
    pub(in crate::workspace) fn settle(self) -> Result<LinkSettings, LinkSettingsError> {
        at_most("exclude", self.exclude.len(), MOST_PATTERNS)?;
        at_most("hosts", self.hosts.len(), MOST_HOSTS)?;
        for pattern in &self.exclude {
            if pattern.len() > LONGEST_PATTERN {
                return Err(LinkSettingsError::LongPattern(LONGEST_PATTERN));
            }
        }
        accepted("accept", &self.accept)?;
        let mut hosts = BTreeMap::new();
        let mut exclude_hosts = BTreeSet::new();
        let mut get_hosts = BTreeSet::new();
        for (name, host) in self.hosts {
            // As the host in normalized URLs.
            let name = host_named(&name)?.to_ascii_lowercase();
            accepted("hosts: accept", &host.accept)?;
            if host.exclude {
                exclude_hosts.insert(name.clone());
            }
            if is_get(host.method.as_deref())? {
                get_hosts.insert(name.clone());
            }
            let host = Host {
                max_concurrent: host.per_host.map(|of| of.min(MOST_PER_HOST)),
                interval: time(host.interval.as_deref())?,
                accept: host.accept,
            };
            hosts.insert(name, host);
        }
        // A repository may change the request rate, within limits that no server suffers from.
        Ok(LinkSettings {
            concurrency: self.concurrency.map(|of| of.min(MOST_AT_ONCE)),
            per_host: self.per_host.map(|of| of.min(MOST_PER_HOST)),
            interval: time(self.interval.as_deref())?,
            retries: self.retries.map(|of| of.min(MOST_RETRIES)),
            accept: self.accept,
            hosts,
            exclude: self.exclude,
            exclude_hosts,
            get_hosts,
        })
    }
}

/// Checks the length of a list.
fn at_most(key: &'static str, count: usize, most: usize) -> Result<(), LinkSettingsError> {
    if count <= most {
        return Ok(());
    }
    Err(LinkSettingsError::TooMany { key, count, most })
}

/// Checks HTTP statuses.
fn accepted(key: &'static str, statuses: &[u16]) -> Result<(), LinkSettingsError> {
    at_most(key, statuses.len(), MOST_STATUSES)?;
    match statuses
        .iter()
        .find(|status| !(100..1000).contains(*status))
    {
        None => Ok(()),
        Some(&status) => Err(LinkSettingsError::Status { key, status }),
    }
}

/// The host name as in normalized URLs.
fn host_named(name: &str) -> Result<String, LinkSettingsError> {
    let host = url::Host::parse(name).ok().filter(|_| !name.contains('*'));
    let host = host.map(|host| host.to_string());
    host.ok_or_else(|| LinkSettingsError::Host(name.to_owned()))
}

/// Whether requests to a host use GET; HEAD is the default.
fn is_get(method: Option<&str>) -> Result<bool, LinkSettingsError> {
    match method {
        None | Some("HEAD") => Ok(false),
        Some("GET") => Ok(true),
        Some(other) => Err(LinkSettingsError::Method(other.to_owned())),
    }
}

fn time(text: Option<&str>) -> Result<Option<Duration>, LinkSettingsError> {
    let Some(text) = text else {
        return Ok(None);
    };
    let time = text
        .parse::<SpanOfTime>()
        .map_err(|_| LinkSettingsError::Interval(text.to_owned()))?;
    if time.0 > LONGEST_INTERVAL {
        return Err(LinkSettingsError::LongInterval(text.to_owned()));
    }
    Ok(Some(time.0))
}

/// Options of link checks from the caller, which take precedence over settings.
#[derive(Clone, Debug)]
pub struct RequestOptions {
    /// Statuses treated as success.
    pub accept: Vec<u16>,
    /// Maximum number of concurrent requests.
    pub concurrency: Option<usize>,
    /// Maximum number of concurrent requests to a host.
    pub per_host: Option<usize>,
    /// Minimum interval between requests to a host.
    pub interval: Option<Duration>,
    /// Timeout of a request.
    pub timeout: Duration,
    /// Number of retries after 429 or 5xx.
    pub retries: Option<u32>,
    /// Maximum duration of the run.
    pub deadline: Option<Duration>,
    /// Whether private and loopback addresses are allowed.
    pub allow_private: bool,
}

impl Default for RequestOptions {
    fn default() -> Self {
        Self {
            accept: Vec::new(),
            concurrency: None,
            per_host: None,
            interval: None,
            timeout: Duration::from_secs(20),
            retries: None,
            deadline: None,
            allow_private: false,
        }
    }
}

impl LinkSettings {
    /// Rate limits: from flags, else settings, else defaults.
    pub(in crate::workspace) fn pace(&self, options: &RequestOptions) -> RateLimits {
        let built_in = RateLimits::default();
        let interval = options.interval;
        let default = HostLimit {
            max_concurrent: options
                .per_host
                .or(self.per_host)
                .unwrap_or(built_in.default.max_concurrent),
            interval: interval
                .or(self.interval)
                .unwrap_or(built_in.default.interval),
        };
        let hosts = self.hosts.iter().map(|(name, host)| {
            let pace = HostLimit {
                max_concurrent: options
                    .per_host
                    .or(host.max_concurrent)
                    .unwrap_or(default.max_concurrent),
                interval: interval.or(host.interval).unwrap_or(default.interval),
            };
            (name.clone(), pace)
        });
        RateLimits {
            concurrency: options
                .concurrency
                .or(self.concurrency)
                .unwrap_or(built_in.concurrency),
            default,
            hosts: hosts.collect(),
            retries: options.retries.or(self.retries).unwrap_or(built_in.retries),
            max_wait: options.timeout.saturating_mul(PATIENCE).min(MAX_BACK_OFF),
        }
    }

    /// Accepted statuses of `host`.
    pub(in crate::workspace) fn accepted(&self, host: &str, options: &RequestOptions) -> Vec<u16> {
        let own = self.hosts.get(host).map(|host| host.accept.as_slice());
        let lists = [
            options.accept.as_slice(),
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
        let settings = table.settle().expect("settings");
        let host = "xn--rksmrgs-5wao1o.se";
        assert!(settings.exclude_hosts.contains(host));
        assert_eq!(settings.accepted(host, &RequestOptions::default()), [403]);
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
            ("[hosts.\"a.se\"]\nmethod = \"POST\"", "GET or HEAD"),
            (&many("accept", "404"), "101 are too many"),
            (&many("exclude", "\"a\""), "101 are too many"),
            (&long, "longer than 1000 bytes"),
        ] {
            let table: Table = toml::from_str(text).expect(text);
            let why = table.settle().expect_err(text);
            assert!(why.to_string().contains(words), "{text}: {why}");
        }
    }
}
