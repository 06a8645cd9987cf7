//! Results of link checks for machine-readable reports.

use crate::links::{Link, Outcome, Use, Verdict};
use crate::report::{LinkRow, LinkUse};
use crate::source::SourceMap;
use std::sync::Arc;

/// A row for each link, in order.
pub(super) fn rows(
    links: &[Arc<Link>],
    outcomes: &[Option<Outcome>],
    verdicts: &[Verdict],
    sources: &SourceMap,
) -> Vec<LinkRow> {
    let visited = links.iter().zip(outcomes).zip(verdicts);
    let rows = visited.map(|((link, outcome), verdict)| {
        let uses = link.uses.iter().map(|of| link_use(of, sources));
        row(link, outcome.as_ref(), *verdict, uses.collect())
    });
    rows.collect()
}

/// A use, with its location.
fn link_use(of: &Use, sources: &SourceMap) -> LinkUse {
    let file = of.span.map(|span| sources.get(span.file));
    let line = of.span.zip(file).map(|(span, file)| {
        let lines = file.lines();
        lines.position(file.bytes(), span.start as usize).line
    });
    LinkUse {
        subject: of.subject.as_str().into(),
        property: of.property.as_str().into(),
        file: file.map(|file| file.name.clone()),
        line,
    }
}

/// A row for a URL that is malformed or not requested.
pub(super) fn unasked(of: &Use, verdict: Verdict, sources: &SourceMap) -> LinkRow {
    LinkRow {
        url: of.value.as_str().into(),
        verdict: verdict.as_str(),
        status: None,
        method: None,
        final_url: None,
        content_type: None,
        bytes: None,
        elapsed_ms: None,
        attempts: 0,
        head_status: None,
        used_by: vec![link_use(of, sources)],
    }
}

fn row(link: &Link, outcome: Option<&Outcome>, verdict: Verdict, used_by: Vec<LinkUse>) -> LinkRow {
    let answer = outcome.and_then(Outcome::answer);
    LinkRow {
        url: link.url.as_str().into(),
        verdict: verdict.as_str(),
        status: answer.map(|answer| answer.status),
        method: outcome.map(|outcome| outcome.method.as_str()),
        final_url: outcome.map(|outcome| outcome.url.as_str().into()),
        content_type: answer.and_then(|answer| answer.content_type.as_ref().map(Into::into)),
        bytes: answer.and_then(|answer| answer.length),
        elapsed_ms: outcome.map(|outcome| outcome.elapsed.as_millis()),
        attempts: outcome.map_or(0, |outcome| outcome.attempts),
        head_status: outcome.and_then(|outcome| outcome.head_status),
        used_by,
    }
}
