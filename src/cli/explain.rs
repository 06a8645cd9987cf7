//! `katalog explain`: what a rule finds, why it matters, how to mend it.

use super::outcome::{Failure, Status};
use super::terminal::Terminal;
use crate::diagnostic::{Lang, Portal, RuleMeta, Severity, group_of};
use crate::{registry, say};

/// Arguments of `explain`.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// Id of the rule, such as profile/mandatory [default: all rules are listed]
    pub rule: Option<String>,
}

pub(super) fn run(args: &Explain, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let Some(id) = &args.rule else {
        for meta in registry::all() {
            writeln!(terminal.out, "{:<34} {}", meta.id, meta.title.get(lang))?;
        }
        terminal.out.flush()?;
        return Ok(Status::Clean);
    };
    let Some(meta) = registry::get(id) else {
        let near = registry::nearest(id)
            .map(|near| say!(lang, sv: "; menade du {near}?", en: "; did you mean {near}?"));
        let near = near.unwrap_or_else(|| ".".to_owned());
        return Err(Failure::refused(say!(
            lang,
            sv: "det finns ingen regel {id}{near} `katalog explain` visar alla",
            en: "there is no rule {id}{near} `katalog explain` lists all"
        )));
    };
    let severity = match meta.severity {
        Severity::Error => say!(lang, sv: "fel", en: "error"),
        Severity::Warning => say!(lang, sv: "varning", en: "warning"),
        Severity::Info => say!(lang, sv: "upplysning", en: "note"),
    };
    let portal = portal(meta, lang).map_or_else(String::new, |portal| format!("; {portal}"));
    let (why, fix) = (
        say!(lang, sv: "Varför", en: "Why"),
        say!(lang, sv: "Så rättar du", en: "How to mend it"),
    );
    let source = say!(lang, sv: "Källa", en: "Source");
    writeln!(terminal.out, "{} ({severity}{portal})\n", meta.id)?;
    writeln!(terminal.out, "{}\n", meta.title.get(lang))?;
    writeln!(terminal.out, "{why}: {}\n", meta.why.get(lang))?;
    writeln!(terminal.out, "{fix}: {}\n", meta.fix.get(lang))?;
    writeln!(terminal.out, "{source}: {}", meta.reference.get(lang))?;
    terminal.out.flush()?;
    Ok(Status::Clean)
}

/// What the portal's validator says; nothing for rules about what it never sees.
fn portal(meta: &RuleMeta, lang: Lang) -> Option<String> {
    const UNSEEN: [&str; 6] = ["yaml", "description", "import", "ignore", "diff", "include"];
    if UNSEEN.contains(&group_of(meta.id)) {
        return None;
    }
    Some(match meta.portal {
        Portal::Error => {
            say!(lang, sv: "portalens validering: fel", en: "the portal's validator: an error")
        }
        Portal::Warning => {
            say!(lang, sv: "portalens validering: varning", en: "the portal's validator: a warning")
        }
        Portal::Silent => {
            say!(lang, sv: "portalens validering anmärker inte", en: "the portal's validator says nothing")
        }
    })
}
