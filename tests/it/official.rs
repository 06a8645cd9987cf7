//! Examples published with the profile, which predate it: known findings, and no others.

use crate::support::{findings, run, shared};
use serde_json::Value;

#[test]
fn the_mandatory_example_lacks_the_kind_of_agent() {
    expect(
        "obligatoriskt",
        &[(
            "profile/mandatory",
            "Agent",
            "http://purl.org/dc/terms/type",
        )],
    );
}

#[test]
fn the_recommended_example_has_two_old_codes_and_an_untyped_telephone() {
    let availability = "http://data.europa.eu/r5r/availability";
    expect(
        "rekommenderat",
        &[
            (
                "profile/nested-type",
                "ContactPoint",
                "http://www.w3.org/2006/vcard/ns#hasTelephone",
            ),
            ("profile/vocabulary", "Distribution", availability),
            ("profile/vocabulary", "Distribution", availability),
        ],
    );
}

/// Checks that these are the errors of an example in both syntaxes, each with a location.
fn expect(example: &str, errors: &[(&str, &str, &str)]) {
    let Some(shared) = shared(&format!("the official example {example}")) else {
        return;
    };
    let folder = shared.join("dcat-ap-se/examples");
    for extension in ["rdf", "ttl"] {
        let name = format!("{example}.{extension}");
        let output = run(&folder, &["validate", "--format", "json", &name]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let found = findings(&output);
        let text =
            |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let mut of_errors: Vec<_> = found
            .iter()
            .filter(|finding| finding["severity"] == "error")
            .map(|finding| {
                assert!(finding["line"].is_u64(), "{name}: no place: {finding}");
                assert!(finding["help"].is_string(), "{name}: no help: {finding}");
                assert_eq!(finding["portal"], "error", "{name}: {finding}");
                (
                    text(finding, "rule"),
                    text(finding, "class"),
                    text(finding, "property"),
                )
            })
            .collect();
        of_errors.sort();
        let expected: Vec<_> = errors
            .iter()
            .map(|(rule, class, property)| {
                (
                    (*rule).to_owned(),
                    (*class).to_owned(),
                    (*property).to_owned(),
                )
            })
            .collect();
        assert_eq!(of_errors, expected, "{name}");
        // What the portal reports as an error must not be a warning here.
        assert!(
            found
                .iter()
                .all(|finding| { finding["severity"] == "error" || finding["portal"] != "error" }),
            "{name}"
        );
    }
}
