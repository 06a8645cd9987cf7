//! The plural text of every rule, for the findings of its case, listed in `tests/fixtures/plurals.txt` for review.

use crate::rules::broken;
use crate::support::{Faults, fixtures};
use katalog::diagnostic::{Finding, Lang, Several, Text};
use katalog::message;
use katalog::registry;
use katalog::source::in_parallel;
use katalog::workspace::Checked;
use std::fmt::Write;

#[test]
fn every_rule_has_a_text_for_many() {
    let base = broken("profile/mandatory").expect("checked");
    let rules = registry::all();
    let texts = in_parallel(&rules, |rule| match broken(rule.id) {
        Some(checked) => {
            let found = checked.findings.iter().find(|of| of.rule.id == rule.id);
            found.map(|finding| texts(&checked, finding))
        }
        // Findings of links, comparisons and conversion need their source.
        None => Some(texts(&base, &made(rule))),
    });
    let mut faults = Faults::default();
    let mut listing = String::new();
    for (rule, text) in rules.iter().zip(texts) {
        let Some(text) = text else {
            faults.push(&fixtures(), format!("{} is not found in its case", rule.id));
            continue;
        };
        let doubtful = |text: &str| text.contains("``") || text.contains(['{', '[']);
        if doubtful(&text) {
            faults.push(
                &fixtures(),
                format!("{}: a place is empty: {text}", rule.id),
            );
        }
        let _ = writeln!(listing, "{}\n{text}", rule.id);
    }
    faults.compare(&fixtures().join("plurals.txt"), listing.as_bytes());
    faults.assert_none();
}

/// A finding about the URL of a distribution.
fn made(rule: &'static katalog::diagnostic::RuleMeta) -> Finding {
    let mut finding = Finding::new(rule, message!(sv: "fel", en: "wrong"))
        .property("http://www.w3.org/ns/dcat#accessURL")
        .discriminator("data.lund.se");
    finding.class = Some("Distribution");
    finding
}

fn texts(checked: &Checked, finding: &Finding) -> String {
    let class = checked.profile.class_named("Distribution");
    let plural = &checked.profile.class(class.expect("a class")).plural;
    let things = Text {
        sv: plural.sv.as_str(),
        en: plural.en.as_str(),
    };
    let mut text = String::new();
    for lang in [Lang::Sv, Lang::En] {
        for count in [2, 13_580] {
            let several = Several {
                count,
                things,
                key: "accessURL",
            };
            let many = finding.message_of_many(lang, &several, false);
            let _ = writeln!(text, "  {}", many.terminal());
        }
    }
    text
}
