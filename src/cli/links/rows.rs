//! What programs are told of each address.

use crate::cli::load::Loaded;
use crate::links::{Link, Outcome, Verdict};
use crate::report::{LinkRow, LinkUse};

/// A row for each address, in order.
pub(super) fn rows(
    links: &[Link],
    outcomes: &[Option<Outcome>],
    verdicts: &[Verdict],
    loaded: &Loaded,
) -> Vec<LinkRow> {
    let visited = links.iter().zip(outcomes).zip(verdicts);
    let rows = visited.map(|((link, outcome), verdict)| {
        let uses = link.uses.iter().map(|of| LinkUse {
            subject: of.subject.clone(),
            property: of.property.clone(),
            file: of
                .span
                .map(|span| loaded.sources.get(span.file).name.clone()),
            line: of.span.map(|span| {
                let file = loaded.sources.get(span.file);
                file.lines()
                    .position(file.bytes(), span.start as usize)
                    .line
            }),
        });
        row(link, outcome.as_ref(), *verdict, uses.collect())
    });
    rows.collect()
}

fn row(link: &Link, outcome: Option<&Outcome>, verdict: Verdict, used_by: Vec<LinkUse>) -> LinkRow {
    let answer = outcome.and_then(Outcome::answer);
    LinkRow {
        url: link.url.to_string(),
        verdict: verdict.as_str(),
        status: answer.map(|answer| answer.status),
        method: outcome.map(|outcome| outcome.method.as_str()),
        final_url: outcome.map(|outcome| outcome.url.to_string()),
        content_type: answer.and_then(|answer| answer.content_type.clone()),
        bytes: answer.and_then(|answer| answer.length),
        elapsed_ms: outcome.map(|outcome| outcome.elapsed.as_millis()),
        attempts: outcome.map_or(0, |outcome| outcome.attempts),
        head_status: outcome.and_then(|outcome| outcome.head_status),
        used_by,
    }
}
