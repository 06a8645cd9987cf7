//! `katalog check-links`: asks every address, and tells which do not keep what is promised.

use super::links::args::CheckLinks;
use super::links::{self, How};
use super::load::{self, Loaded};
use super::trust::Trust;
use super::{Failure, Status, check, harvest, output, terminal::Terminal, validate};

pub(super) fn run(args: &CheckLinks, terminal: &mut Terminal) -> Result<Status, Failure> {
    let format = args.input.input_format.map(Into::into);
    let mut loaded = load::load(&args.paths, &args.checking, format, terminal)?;
    only_links(&mut loaded);
    if let Some(url) = &args.harvest {
        return harvest::run(url, loaded, args, terminal);
    }
    let baseline = args.reporting.baseline(&loaded, terminal)?;
    let trust = Trust::of(&loaded, args.reporting.trust_cache);
    let how = How {
        choosing: &args.choosing,
        asking: &args.asking,
        keeping: &args.keeping,
        trust: &trust,
    };
    let mut asked = links::ask(&loaded, how, terminal)?;
    let mut checked = check::check_by(loaded, &args.checking, baseline, terminal.lang, |cx, _| {
        asked.findings(cx)
    })?;
    checked.links = Some(std::mem::take(&mut asked.rows));
    output::write(&checked, &args.reporting.format, terminal)?;
    asked.tell(terminal)?;
    Ok(asked.status(validate::status(&checked, args.failing.fail_on)))
}

/// Findings on links, and on files whose links could not be read.
fn only_links(loaded: &mut Loaded) {
    let levels = &mut loaded.settings.levels;
    if levels.select.is_empty() {
        levels.select = ["links", "yaml"].map(str::to_owned).into();
    }
}
