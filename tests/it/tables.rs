//! Compares the tables with the machine-readable profile they are made from, row by row and in both directions.

mod bundle;
mod compare;
mod differences;
mod facts;

use crate::support::{Faults, fixtures, sha256, shared};
use bundle::Bundle;
use compare::{Mismatch, compare};
use differences::{DIFFERENCES, EVERY};
use facts::Facts;
use katalog::profile::{Version, embedded};
use std::path::PathBuf;

/// The kept table of facts of a version.
fn table(version: Version) -> PathBuf {
    fixtures().join(format!("profile/dcat-ap-se-{}.tsv", version.as_str()))
}

/// Derives the tables of facts from the published files, where available, and compares them with those that are kept.
#[test]
fn the_facts_are_those_of_the_published_profile() {
    let Some(shared) = shared("the facts of the profile are current") else {
        return;
    };
    let mut faults = Faults::default();
    for version in Version::ALL {
        let name = format!("dcat-ap-se/{}/bundle.json", version.as_str());
        let text = std::fs::read_to_string(shared.join(&name)).expect("bundle.json");
        let facts = Bundle::parse(&text, &embedded(version).prefixes).facts();
        let heading = format!(
            "# Facts of DCAT-AP-SE {}: what the tables in schemas/profiles are compared with. Not edited: see README.md.\n\
             # source: https://www.dataportal.se (DIGG), DCAT-AP-SE {0} as RDForms templates\n\
             # licence: CC BY 4.0, DIGG; shortened to facts\n\
             # derived from: {name}\n\
             # sha256: {}\n",
            version.as_str(),
            sha256(text.as_bytes())
        );
        let written = facts.write(&heading);
        assert_eq!(
            Facts::parse(&written),
            facts,
            "something is lost on the way"
        );
        faults.compare(&table(version), written.as_bytes());
    }
    faults.assert_none();
}

#[test]
fn tables_say_what_the_published_profile_says() {
    let mut found = Vec::new();
    let mut rows = 0;
    let mut values = 0;
    for version in Version::ALL {
        let text = std::fs::read_to_string(table(version)).expect("the table of facts");
        let outcome = compare(embedded(version), &Facts::parse(&text));
        found.extend(outcome.mismatches);
        rows += outcome.rows;
        values += outcome.values;
    }
    // Guards against comparing nothing.
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
