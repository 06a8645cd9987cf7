//! Suppression comments: `# katalog: ignore[rule] reason`.

use super::{Node, NodeValue, parse};
use crate::rule_meta;
use crate::source::{FileId, Span};
use serde_yaml::granit_parser::{Event, Options, Parser};
use std::ops::Range;

rule_meta! {
    /// A suppression comment that names no known rule.
    pub UNKNOWN_IGNORE: "ignore/unknown", Warning, portal Silent, "katalog" / "katalog";
    title "Kommentaren nämner ingen känd regel."
        / "The comment names no known rule.";
    many "{count} kommentarer nämner ingen känd regel"
        / "{count} comments name no known rule";
    why "En kommentar som inte förstås tystar inget, och ingen märker det."
        / "A comment that is not understood keeps nothing quiet, and nobody notices.";
    fix "Skriv `# katalog: ignore[grupp/regel] skäl`, med namnet på en regel eller en grupp; `katalog rules` visar alla."
        / "Write `# katalog: ignore[group/rule] reason`, with the name of a rule or a group; `katalog rules` lists all.";
}
rule_meta! {
    /// A suppression comment that suppresses nothing.
    pub UNUSED_IGNORE: "ignore/unused", Warning, portal Silent, "katalog" / "katalog";
    title "Kommentaren tystar inget."
        / "The comment keeps nothing quiet.";
    many "{count} kommentarer tystar inget"
        / "{count} comments silence nothing";
    why "Felet är rättat eller står någon annanstans; kommentaren skulle dölja nästa fel på samma ställe."
        / "The fault is mended or stands elsewhere; the comment would hide the next one at the same place.";
    fix "Ta bort kommentaren, eller flytta den till raden eller nyckeln den gäller."
        / "Remove the comment, or move it to the line or key it is meant for.";
}

/// Prefix of the comments.
const MARK: &str = "katalog:";

/// A suppression comment.
#[derive(Clone, Debug)]
pub struct Ignore {
    /// Span of the comment.
    pub at: Span,
    /// Ids of rules and groups as written; empty when the comment is malformed.
    pub rules: Vec<String>,
    /// The span in which findings are suppressed.
    pub covers: Span,
}

impl Ignore {
    /// The offsets at which a suppressed finding may begin.
    pub fn range(&self) -> Range<u32> {
        self.covers.start..self.covers.end.max(self.covers.start + 1)
    }

    /// Whether any of these sorted offsets is in [`Ignore::range`].
    pub fn covers_any(&self, starts: &[u32]) -> bool {
        let range = self.range();
        let first = starts.partition_point(|start| *start < range.start);
        starts.get(first).is_some_and(|start| *start < range.end)
    }
}

/// The suppression comments of a file. After other content on a line, a comment applies to that line; on a line of its
/// own, to the next key or item with all that is nested in it; before everything else, to the file.
pub fn ignores(file: FileId, bytes: &[u8]) -> Vec<Ignore> {
    // Most files have none; this check is cheap.
    let Some(text) = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| text.contains(MARK))
    else {
        return Vec::new();
    };
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let shift = text.len() - body.len();
    let (root, _) = parse(file, bytes);
    let first = root.as_ref().map_or(text.len(), |node| start_of(node));
    let starts = root.as_ref().map_or_else(Vec::new, starts);
    let mut options = Options::default();
    options.set_emit_comments(true);
    let comments = Parser::new_from_str_with_options(body, options)
        .map_while(Result::ok)
        .filter_map(|(event, span)| match event {
            Event::Comment(comment, _) => {
                let range = span.byte_range()?;
                Some((comment.into_owned(), range.start + shift, range.end + shift))
            }
            _ => None,
        });
    let read = |(comment, start, end): (String, usize, usize)| {
        let rest = comment
            .trim_start_matches('#')
            .trim()
            .strip_prefix(MARK)?
            .trim_start()
            .to_owned();
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let alone = text[line..start]
            .trim_start_matches('\u{feff}')
            .trim()
            .is_empty();
        let covers = if !alone {
            Span::new(file, line, line_end)
        } else if start < first {
            Span::new(file, 0, text.len() + 1)
        } else {
            let next = starts.partition_point(|span| (span.start as usize) < end);
            let next = starts.get(next).copied();
            next.unwrap_or(Span::new(file, end, end))
        };
        Some(Ignore {
            at: Span::new(file, start, end),
            rules: rules(&rest),
            covers,
        })
    };
    comments.filter_map(read).collect()
}

/// The ids between the brackets of `ignore[…]`.
fn rules(rest: &str) -> Vec<String> {
    let names = rest
        .strip_prefix("ignore")
        .and_then(|rest| rest.trim_start().strip_prefix('['))
        .and_then(|rest| rest.split_once(']'))
        .map_or("", |(names, _)| names);
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

fn start_of(node: &Node<'_>) -> usize {
    match &node.value {
        NodeValue::Mapping(entries) => entries
            .first()
            .map_or(node.span.start, |entry| entry.key_span.start)
            as usize,
        _ => node.span.start as usize,
    }
}

/// The spans of all keys and items with their values, sorted by start; of those with the same start, the outermost
/// first.
fn starts(root: &Node<'_>) -> Vec<Span> {
    let mut all = Vec::new();
    gather(root, &mut all);
    // A stable sort: outer spans come before inner ones.
    all.sort_by_key(|span| span.start);
    all.dedup_by_key(|span| span.start);
    all
}

fn gather(node: &Node<'_>, all: &mut Vec<Span>) {
    match &node.value {
        NodeValue::Mapping(entries) => {
            for entry in entries {
                all.push(Span {
                    end: entry.value.span.end.max(entry.key_span.end),
                    ..entry.key_span
                });
                gather(&entry.value, all);
            }
        }
        NodeValue::Sequence(items) => {
            for item in items {
                all.push(item.span);
                gather(item, all);
            }
        }
        NodeValue::Scalar(_) | NodeValue::Null | NodeValue::Empty => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that each comment applies to.
    fn covered(text: &str) -> Vec<(String, &str)> {
        let found = ignores(FileId(0), text.as_bytes());
        let part = |ignore: &Ignore| {
            let end = (ignore.covers.end as usize).min(text.len());
            &text[ignore.covers.start as usize..end]
        };
        found
            .iter()
            .map(|ignore| (ignore.rules.join(","), part(ignore)))
            .collect()
    }

    #[test]
    fn a_comment_covers_its_line_the_next_key_or_the_file() {
        let line = "a: b # katalog: ignore[x/y, z] why\nc: d\n";
        assert_eq!(
            covered(line),
            [("x/y,z".to_owned(), "a: b # katalog: ignore[x/y, z] why")]
        );
        let key = "a: b\n# katalog: ignore[x] why\n# more\nc:\n  d: e\n  f: g\nh: i\n";
        assert_eq!(covered(key), [("x".to_owned(), "c:\n  d: e\n  f: g")]);
        let item = "a:\n  - b: c\n  # katalog: ignore[x]\n  - d: e\n    f: g\n";
        assert_eq!(covered(item), [("x".to_owned(), "d: e\n    f: g")]);
        let file = "# Header\n# katalog: ignore[x]\n\na: b\n";
        assert_eq!(covered(file), [("x".to_owned(), file)]);
    }

    #[test]
    fn text_that_only_looks_like_a_comment_is_none() {
        assert!(covered("a: 'b # katalog: ignore[x]'\n").is_empty());
        assert_eq!(covered("a: b # katalog: off\n")[0].0, "");
    }
}
