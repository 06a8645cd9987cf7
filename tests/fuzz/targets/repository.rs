//! A whole repository: files after one another with a NUL between, which no YAML holds.
#![no_main]

use katalog::source::tree::Role;

const PLACES: [&str; 7] = [
    "datasets",
    "agents",
    "services",
    "series",
    "contacts",
    "catalogs",
    "resources",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == 0);
    let catalog = parts.next().unwrap_or_default();
    let names: Vec<String> = PLACES
        .iter()
        .map(|folder| format!("{folder}/a.yaml"))
        .collect();
    let mut files = vec![(Role::Catalog, "catalog.yaml", catalog)];
    for ((folder, name), part) in PLACES.iter().zip(&names).zip(parts) {
        files.push((Role::In((*folder).to_owned()), name, part));
    }
    katalog_fuzz::repository(&files);
});
