//! A dataset beside a fixed catalogue.
#![no_main]

use katalog::source::tree::Role;

const CATALOG: &[u8] = b"baseURI: https://data.example\nlanguage: sv\ntitle: Katalog\n\
    defaults:\n  dataset: {keyword: data}\n  distribution: {license: CC0-1.0}\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let dataset = Role::In("datasets".to_owned());
    katalog_fuzz::repository(&[
        (Role::Catalog, "catalog.yaml", CATALOG),
        (dataset, "datasets/a.yaml", bytes),
    ]);
});
