//! Malicious and large files: no panics, and time proportional to size.

use super::{convert, files_in};
use crate::support::{fixtures, tries};
use std::fmt::Write;

fn xml(text: String) -> super::Converted {
    convert(&[("in.xml".to_owned(), text.into_bytes())])
}

#[test]
fn deep_and_wide_documents_are_survived() {
    let gmd = "xmlns:gmd=\"http://www.isotc211.org/2005/gmd\" xmlns:gco=\"http://www.isotc211.org/2005/gco\"";
    let deep = format!(
        "<gmd:MD_Metadata {gmd}>{}{}</gmd:MD_Metadata>",
        "<gmd:x>".repeat(200_000),
        "</gmd:x>".repeat(200_000)
    );
    assert_eq!(xml(deep).found.len(), 1);
    let inner = format!(
        "{}y{}",
        "<gmd:x>".repeat(200_000),
        "</gmd:x>".repeat(200_000)
    );
    let title = "<gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>T</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation>";
    let deep = format!(
        "<gmd:MD_Metadata {gmd}><gmd:identificationInfo><gmd:MD_DataIdentification>{title}{inner}</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>"
    );
    assert!(!xml(deep).graph.is_empty());
    let mut wide = "<a".to_owned();
    for number in 0..20_000 {
        let _ = write!(wide, " a{number}=\"\"");
    }
    wide.push_str("/>");
    assert_eq!(xml(wide).found.len(), 1);
}

#[test]
fn entities_are_not_unfolded() {
    let mut bomb = "<!DOCTYPE a [<!ENTITY e0 \"eeeeeeeeee\">".to_owned();
    for number in 1..12 {
        let inner = format!("&e{};", number - 1).repeat(10);
        let _ = write!(bomb, "<!ENTITY e{number} \"{inner}\">");
    }
    bomb.push_str("]><a>&e11;</a>");
    let converted = xml(bomb);
    assert_eq!(converted.found[0].rule.id, "import/unreadable");
    assert!(converted.graph.is_empty());
}

/// Truncated anywhere, a file gives a finding or a record, and never a panic.
#[test]
fn files_cut_off_anywhere_are_survived() {
    for case in ["dataset", "unknown", "x-dcat-api"] {
        for (name, bytes) in files_in(&fixtures().join("convert").join(case)) {
            for end in (0..bytes.len()).step_by(97) {
                let converted = convert(&[(name.clone(), bytes[..end].to_vec())]);
                assert!(
                    !converted.found.is_empty() || !converted.graph.is_empty(),
                    "{name} to {end}"
                );
            }
        }
    }
}

/// A thousand records of one organisation share one agent and one contact.
#[test]
fn an_organisation_in_many_records_is_one_agent() {
    let number = tries(200, 1_000, 1_000);
    let files = files_in(&fixtures().join("convert/dataset"));
    let text = String::from_utf8(files[0].1.clone()).expect("UTF-8");
    let many: Vec<(String, Vec<u8>)> = (0..number)
        .map(|number| {
            let own = text.replace(
                "5f0c1d7e-3c44-4b0a-9a65-0f6f3c1b2a10",
                &format!("post-{number}"),
            );
            let own = own.replace("geodata/cykelvagar", &format!("geodata/{number}"));
            (format!("{number}.xml"), own.into_bytes())
        })
        .collect();
    let graph = convert(&many).graph;
    let count = |class: &str| {
        graph
            .iri(class)
            .map_or(0, |class| graph.instances(class).count())
    };
    assert_eq!(count("http://www.w3.org/ns/dcat#Dataset"), number);
    assert_eq!(count("http://xmlns.com/foaf/0.1/Organization"), 2);
    assert_eq!(count("http://www.w3.org/2006/vcard/ns#Organization"), 1);
    assert_eq!(count("http://purl.org/dc/terms/Standard"), 2);
}

/// Unexpected kinds of values: the document is well-formed, so everything else is still converted.
#[test]
fn odd_values_are_survived() {
    let odd = [
        "",
        "-",
        "://",
        "http://",
        "2020-",
        "T",
        "å",
        "http://x/#",
        "?request=getcapabilities",
        "1e400",
        "NaN",
        "mailto:",
        "@",
        ";",
        "urn:ogc:def:crs:EPSG::",
    ];
    for case in ["dataset", "services", "multilingual"] {
        for (name, bytes) in files_in(&fixtures().join("convert").join(case)) {
            let text = String::from_utf8(bytes).expect("UTF-8");
            let ends: Vec<usize> = text.match_indices("</").map(|(at, _)| at).collect();
            for (number, end) in ends.into_iter().enumerate() {
                let Some(start) = text[..end].rfind('>') else {
                    continue;
                };
                let value = odd[number % odd.len()];
                let changed = format!("{}{value}{}", &text[..=start], &text[end..]);
                let converted = convert(&[(name.clone(), changed.into_bytes())]);
                assert!(
                    !converted.graph.is_empty() || !converted.found.is_empty(),
                    "{name}: {value:?}"
                );
                super::turtle(&converted.graph);
            }
        }
    }
}
