//! Proxies, which ask in our place and look names up themselves.

use crate::cli::{Failure, terminal::Terminal};
use crate::say;

/// The hosts of the proxies that the environment names. Where closed networks are to be guarded, it is said that a proxy
/// does not let us.
pub(in crate::cli) fn hosts(
    allow_private: bool,
    terminal: &mut Terminal,
) -> Result<Vec<String>, Failure> {
    let proxies = named();
    if !proxies.is_empty() && !allow_private {
        let message = say!(
            terminal.lang,
            sv: "obs: frågorna går genom en proxy, som själv slår upp servernamn; slutna nät kan då inte skyddas här",
            en: "note: the requests go through a proxy, which looks up server names itself; closed networks cannot be guarded from here"
        );
        writeln!(terminal.err, "{message}")?;
    }
    Ok(proxies)
}

/// Whether the environment names any.
pub(in crate::cli) fn are_named() -> bool {
    !named().is_empty()
}

fn named() -> Vec<String> {
    let names = ["http_proxy", "https_proxy", "all_proxy"];
    let values = names
        .iter()
        .flat_map(|name| [(*name).to_owned(), name.to_uppercase()])
        .filter_map(|name| std::env::var(name).ok())
        .filter(|value| !value.is_empty());
    let hosts = values.filter_map(|value| {
        let whole = if value.contains("://") {
            value
        } else {
            format!("http://{value}")
        };
        let url = url::Url::parse(&whole).ok()?;
        url.host_str().map(str::to_owned)
    });
    hosts.collect()
}
