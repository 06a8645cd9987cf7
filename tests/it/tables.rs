//! The tables against the machine-readable profile they are made from, row by row and in both directions.

mod bundle;
mod compare;
mod differences;

use crate::support::shared;
use bundle::Bundle;
use compare::{Mismatch, compare};
use differences::{DIFFERENCES, EVERY};
use katalog::profile::{Version, embedded};

#[test]
fn tables_say_what_the_published_profile_says() {
    let Some(shared) = shared() else { return };
    let mut found = Vec::new();
    let mut rows = 0;
    let mut values = 0;
    for version in Version::ALL {
        let file = shared.join(format!("dcat-ap-se/{}/bundle.json", version.as_str()));
        let text = std::fs::read_to_string(&file).expect("bundle.json");
        let profile = embedded(version);
        let bundle = Bundle::parse(&text, &profile.prefixes);
        let outcome = compare(profile, &bundle);
        found.extend(outcome.mismatches);
        rows += outcome.rows;
        values += outcome.values;
    }
    // A comparison that finds nothing to compare would agree with anything.
    assert!(
        rows > 300 && values > 600,
        "only {rows} rows and {values} values were compared"
    );

    let unexplained: Vec<String> = found
        .iter()
        .filter(|mismatch| !DIFFERENCES.iter().any(|known| mismatch.is(known)))
        .map(Mismatch::to_string)
        .collect();
    let settled: Vec<_> = DIFFERENCES
        .iter()
        .flat_map(|known| Version::ALL.map(|version| (version.as_str(), known)))
        .filter(|(version, known)| known.0 == EVERY || known.0 == *version)
        .filter(|(version, known)| {
            !found
                .iter()
                .any(|one| one.version == *version && one.is(known))
        })
        .collect();
    assert!(
        unexplained.is_empty(),
        "not as published:\n{}",
        unexplained.join("\n")
    );
    assert!(
        settled.is_empty(),
        "listed, but no difference any more: {settled:#?}"
    );
}
