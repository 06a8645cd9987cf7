//! Descriptions of APIs: whether programs can read them.

use super::Response;
use super::observed::{ContentKind, Description};
use crate::source::FileId;
use crate::yaml::{self, NodeValue};

/// The keys at the first level that descriptions and their forerunners begin with.
const KEYS: [&str; 2] = ["openapi", "swagger"];

/// Reads an answer of this kind as a description; none when there is no body to read.
pub(super) fn read(answer: &Response, kind: ContentKind) -> Option<Description> {
    let body = answer.body.as_deref()?;
    let media = answer.content_type.as_deref().unwrap_or_default();
    let read = match kind {
        ContentKind::Html => Description::Page,
        // YAML may be written with the same brackets.
        ContentKind::Json if media.contains("yaml") => yaml(body),
        ContentKind::Json => json(body),
        ContentKind::Text | ContentKind::Unknown => yaml(body),
        _ => Description::Unknown,
    };
    Some(match read {
        // It is not torn but too long to be read to its end.
        Description::TornJson(_) | Description::TornYaml(_) if !answer.whole => {
            Description::Unknown
        }
        read => read,
    })
}

fn json(body: &[u8]) -> Description {
    // Parsers skip a byte order mark (BOM).
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(value) if KEYS.iter().any(|key| value[key].is_string()) => Description::Good,
        Ok(_) => Description::Unknown,
        Err(error) => Description::TornJson(error.line()),
    }
}

fn yaml(body: &[u8]) -> Description {
    // Only the place is kept of what is found, not its words.
    let (node, found) = yaml::parse(FileId(0), body);
    let torn = found.iter().find(|of| *of.rule == yaml::SYNTAX);
    if let Some(torn) = torn {
        let at = torn.span.map_or(0, |span| span.start as usize);
        let before = &body[..at.min(body.len())];
        let line = String::from_utf8_lossy(before).matches('\n').count() + 1;
        // What merely looks like text is not YAML that is torn.
        return if begins_as_one(body) {
            Description::TornYaml(line)
        } else {
            Description::Unknown
        };
    }
    let is_version = |entry: &yaml::Entry<'_>| {
        KEYS.contains(&entry.key.as_ref()) && matches!(entry.value.value, NodeValue::Scalar(_))
    };
    match node.map(|node| node.value) {
        Some(NodeValue::Mapping(entries)) if entries.iter().any(is_version) => Description::Good,
        _ => Description::Unknown,
    }
}

/// Whether text has one of the keys at its first level.
fn begins_as_one(body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    let mut lines = text
        .lines()
        .map(|line| line.trim_start_matches(['"', '\'']));
    lines.any(|line| KEYS.iter().any(|key| line.starts_with(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_are_read_as_programs_read_them() {
        for (body, kind, whole, read) in [
            (
                "{\"openapi\": \"3.1.0\"}",
                ContentKind::Json,
                true,
                Description::Good,
            ),
            (
                "\u{feff}{\"openapi\": \"3.1.0\"}",
                ContentKind::Json,
                true,
                Description::Good,
            ),
            (
                "{\"openapi\": 3}",
                ContentKind::Json,
                true,
                Description::Unknown,
            ),
            (
                "{\n\"openapi\":\n",
                ContentKind::Json,
                true,
                Description::TornJson(3),
            ),
            (
                "{\n\"openapi\":\n",
                ContentKind::Json,
                false,
                Description::Unknown,
            ),
            (
                "# API\nopenapi: 3.1.0\ninfo:\n  title: x\n",
                ContentKind::Text,
                true,
                Description::Good,
            ),
            (
                "'swagger': \"2.0\"\n",
                ContentKind::Unknown,
                true,
                Description::Good,
            ),
            (
                "info:\n  openapi: 3.1.0\n",
                ContentKind::Text,
                true,
                Description::Unknown,
            ),
            (
                "openapi: 3.1.0\ninfo: [x\n",
                ContentKind::Text,
                true,
                Description::TornYaml(2),
            ),
            (
                "#%RAML 1.0\ntitle: x\n",
                ContentKind::Text,
                true,
                Description::Unknown,
            ),
            (
                "Not: found: here",
                ContentKind::Text,
                true,
                Description::Unknown,
            ),
            ("<html>", ContentKind::Html, true, Description::Page),
        ] {
            let answer = Response {
                body: Some(body.as_bytes().to_vec()),
                whole,
                ..Response::default()
            };
            assert_eq!(super::read(&answer, kind), Some(read), "{body}");
        }
    }
}
