#![no_main]

use katalog::rdf::RdfFormat;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| katalog_fuzz::rdf(bytes, RdfFormat::JsonLd));
