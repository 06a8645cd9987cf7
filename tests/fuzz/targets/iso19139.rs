#![no_main]

use katalog::convert::Notation;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| katalog_fuzz::converted(bytes, Notation::Iso19139));
