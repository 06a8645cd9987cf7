//! `katalog check-links`: asks every address, and tells which do not keep what is promised.

use super::args::CheckLinks;
use super::check;
use super::link_cache::Store;
use super::link_progress::Progress;
use super::link_settings::LinkSettings;
use super::load::{self, Loaded};
use super::{Failure, Status, output, proxies, terminal::Terminal, validate};
use crate::diagnostic::{Finding, Lang};
use crate::links::{
    self, Bench, Http, HttpOptions, Link, Outcome, Pace, Polite, Run, Selection, Verdict, Visit,
};
use crate::profile;
use crate::report::{LinkRow, LinkUse};
use crate::say;
use regex::Regex;
use std::io::Write;

pub(super) fn run(args: &CheckLinks, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let format = args.input_format.map(Into::into);
    let mut loaded = load::load(&args.paths, &args.checking, format, terminal)?;
    only_links(&mut loaded);
    let pace = loaded.settings.links.pace(args);
    let selection = selection(args, &loaded.settings.links.exclude, lang)?;
    let profile = profile::embedded(loaded.settings.version);
    let links = links::extract(&loaded.graph, profile, &selection);
    let settings = &loaded.settings.links;
    let mut store = Store::open(args, lang)?;
    let asked = ask(&links, pace, args, &mut store, settings, terminal)?;
    let mut judged: Vec<(Verdict, Vec<Finding>)> = links
        .iter()
        .zip(&asked.outcomes)
        .map(|(link, outcome)| judge(link, outcome.as_ref(), args, settings, lang))
        .collect();
    for (link, (_, found)) in links.iter().zip(&mut judged) {
        store.be_lenient(link, found);
    }
    let rows = rows(&links, &asked.outcomes, &judged, &loaded);
    let verdicts: Vec<Verdict> = judged.iter().map(|(verdict, _)| *verdict).collect();
    let baseline = args.reporting.baseline.as_deref();
    let mut checked = check::check_by(loaded, &args.checking, baseline, lang, |cx, _| {
        let mut found: Vec<Finding> = judged.into_iter().flat_map(|(_, found)| found).collect();
        for finding in &mut found {
            finding.anchor = cx.anchor(finding);
        }
        found
    })?;
    checked.links = Some(rows);
    output::write(&checked, &args.reporting.format, terminal)?;
    tell(&verdicts, asked.stopped, terminal)?;
    Ok(validate::status(&checked, args.fail_on))
}

/// Findings on links, and on files whose links could not be read.
fn only_links(loaded: &mut Loaded) {
    let levels = &mut loaded.settings.levels;
    if levels.select.is_empty() {
        levels.select = ["links", "yaml"].map(str::to_owned).into();
    }
}

fn selection(args: &CheckLinks, exclude: &[Regex], lang: Lang) -> Result<Selection, Failure> {
    let compile = |patterns: &[String]| {
        let compiled = patterns.iter().map(|pattern| pattern_of(pattern, lang));
        compiled.collect::<Result<Vec<Regex>, Failure>>()
    };
    let mut selection = Selection {
        include: compile(&args.include)?,
        exclude: compile(&args.exclude)?,
        identifiers: args.identifiers,
    };
    selection.exclude.extend(exclude.iter().cloned());
    Ok(selection)
}

/// A regular expression that an address is compared with.
pub(super) fn pattern_of(text: &str, lang: Lang) -> Result<Regex, Failure> {
    Regex::new(text).map_err(|error| {
        Failure::new(say!(
            lang,
            sv: "`{text}` är inget giltigt mönster (reguljärt uttryck): {error}",
            en: "`{text}` is no valid pattern (regular expression): {error}"
        ))
    })
}

/// Asks all addresses of which too little is known.
fn ask(
    links: &[Link],
    pace: Pace,
    args: &CheckLinks,
    store: &mut Store,
    settings: &LinkSettings,
    terminal: &mut Terminal,
) -> Result<links::Checked, Failure> {
    let lang = terminal.lang;
    let mut checked = links::Checked {
        outcomes: links.iter().map(|link| store.known(link)).collect(),
        stopped: false,
    };
    let unknown = |number: &usize| checked.outcomes[*number].is_none();
    let numbers: Vec<usize> = (0..links.len()).filter(unknown).collect();
    if args.offline || numbers.is_empty() {
        return Ok(checked);
    }
    let http = http(args, terminal)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let how = Run {
        visit: Visit {
            allow_private: args.allow_private,
        },
        deadline: args.deadline.map(|deadline| deadline.0),
    };
    let to_ask: Vec<&Link> = numbers.iter().map(|number| &links[*number]).collect();
    let mut progress = Progress::new(to_ask.len(), terminal);
    let asked = runtime.block_on(async {
        let polite = Polite::new(http, pace);
        let stop = async {
            // Where there is nothing to press, nothing is pressed.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        let done = |number: usize, outcome: &Outcome| {
            progress.one_more();
            let link = to_ask[number];
            let (verdict, _) = judge(link, Some(outcome), args, settings, lang);
            store.put(link, outcome, verdict);
        };
        links::run(&to_ask, &polite, how, done, stop).await
    });
    progress.clear();
    // Names that are still being looked up are not waited for.
    runtime.shutdown_background();
    store.close(lang)?;
    checked.stopped = asked.stopped;
    for (number, outcome) in numbers.into_iter().zip(asked.outcomes) {
        checked.outcomes[number] = outcome;
    }
    Ok(checked)
}

/// The way to the network.
fn http(args: &CheckLinks, terminal: &mut Terminal) -> Result<Http, Failure> {
    let lang = terminal.lang;
    let proxies = proxies::hosts(args.allow_private, terminal)?;
    let options = HttpOptions {
        timeout: args.timeout.0,
        allow_private: args.allow_private,
        proxies,
    };
    Http::new(&options).map_err(|why| {
        Failure::new(say!(lang, sv: "det går inte att fråga nätet: {why}", en: "the network cannot be asked: {why}"))
    })
}

fn judge(
    link: &Link,
    outcome: Option<&Outcome>,
    args: &CheckLinks,
    settings: &LinkSettings,
    lang: Lang,
) -> (Verdict, Vec<Finding>) {
    let Some(outcome) = outcome else {
        return (Verdict::Skipped, Vec::new());
    };
    let host = link.url.host_str().unwrap_or_default();
    let accepted = settings.accepted(host, args);
    let bench = Bench {
        lang,
        timeout: args.timeout.0,
        accepted: &accepted,
    };
    links::judge(link, outcome, bench)
}

/// What programs are told of each address.
fn rows(
    links: &[Link],
    outcomes: &[Option<Outcome>],
    judged: &[(Verdict, Vec<Finding>)],
    loaded: &Loaded,
) -> Vec<LinkRow> {
    let visited = links.iter().zip(outcomes).zip(judged);
    let rows = visited.map(|((link, outcome), (verdict, _))| {
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

/// How it went, for people.
fn tell(verdicts: &[Verdict], stopped: bool, terminal: &mut Terminal) -> Result<(), Failure> {
    let count = |of: &[Verdict]| verdicts.iter().filter(|own| of.contains(own)).count();
    let all = verdicts.len();
    let good = count(&[Verdict::Ok, Verdict::Moved, Verdict::Restricted]);
    let unsure = count(&[Verdict::CannotTell]);
    let bad = count(&[Verdict::Broken, Verdict::WrongContent, Verdict::Refused]);
    let skipped = count(&[Verdict::Skipped]);
    let lang = terminal.lang;
    let mut message = match all {
        1 => say!(lang, sv: "1 adress", en: "1 address"),
        _ => say!(lang, sv: "{all} adresser", en: "{all} addresses"),
    };
    message += &say!(
        lang,
        sv: ": {good} fungerar, {bad} fungerar inte, {unsure} går inte att avgöra",
        en: ": {good} good, {bad} bad, {unsure} that cannot be told"
    );
    if skipped > 0 {
        message += &if stopped {
            say!(lang, sv: "; avbröts innan {skipped} hade svarat", en: "; stopped before {skipped} had answered")
        } else {
            say!(lang, sv: "; tiden tog slut innan {skipped} hade svarat", en: "; time ran out before {skipped} had answered")
        };
    }
    Ok(writeln!(terminal.err, "{message}")?)
}
