//! What programs are told of each address.

use crate::cli::load::Loaded;
use crate::links::{Link, Outcome, Use, Verdict};
use crate::net::secret;
use crate::report::{LinkRow, LinkUse};
use std::sync::Arc;
use url::Url;

/// A row for each address, in order.
pub(super) fn rows(
    links: &[Arc<Link>],
    outcomes: &[Option<Outcome>],
    verdicts: &[Verdict],
    loaded: &Loaded,
) -> Vec<LinkRow> {
    let visited = links.iter().zip(outcomes).zip(verdicts);
    let rows = visited.map(|((link, outcome), verdict)| {
        let uses = link.uses.iter().map(|of| told(of, loaded));
        row(link, outcome.as_ref(), *verdict, uses.collect())
    });
    rows.collect()
}

/// An address as it is told.
fn without_secrets(url: &Url) -> String {
    secret::covered(url.as_str()).unwrap_or_else(|| url.to_string())
}

/// A use, and where it stands.
fn told(of: &Use, loaded: &Loaded) -> LinkUse {
    let file = of.span.map(|span| loaded.sources.get(span.file));
    let line = of.span.zip(file).map(|(span, file)| {
        let lines = file.lines();
        lines.position(file.bytes(), span.start as usize).line
    });
    LinkUse {
        subject: of.subject.clone(),
        property: of.property.clone(),
        file: file.map(|file| file.name.clone()),
        line,
    }
}

/// A row for what cannot be asked.
pub(super) fn misspelt(of: &Use, loaded: &Loaded) -> LinkRow {
    LinkRow {
        url: secret::covered(&of.value).unwrap_or_else(|| of.value.clone()),
        verdict: Verdict::Broken.as_str(),
        status: None,
        method: None,
        final_url: None,
        content_type: None,
        bytes: None,
        elapsed_ms: None,
        attempts: 0,
        head_status: None,
        used_by: vec![told(of, loaded)],
    }
}

fn row(link: &Link, outcome: Option<&Outcome>, verdict: Verdict, used_by: Vec<LinkUse>) -> LinkRow {
    let answer = outcome.and_then(Outcome::answer);
    LinkRow {
        url: without_secrets(&link.url),
        verdict: verdict.as_str(),
        status: answer.map(|answer| answer.status),
        method: outcome.map(|outcome| outcome.method.as_str()),
        final_url: outcome.map(|outcome| without_secrets(&outcome.url)),
        content_type: answer.and_then(|answer| answer.content_type.clone()),
        bytes: answer.and_then(|answer| answer.length),
        elapsed_ms: outcome.map(|outcome| outcome.elapsed.as_millis()),
        attempts: outcome.map_or(0, |outcome| outcome.attempts),
        head_status: outcome.and_then(|outcome| outcome.head_status),
        used_by,
    }
}
