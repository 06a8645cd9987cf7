//! Proxies from the environment, which resolve host names themselves.

/// Hosts of the configured proxies.
pub(super) fn hosts() -> Vec<String> {
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
