//! Files in folders that are not read, or under another name than theirs.

use super::{RESOURCES, rules};
use crate::diagnostic::{Finding, Severity};
use crate::message;
use crate::profile::{Profile, Word, fold};
use crate::source::tree::{Role, without_txt};
use crate::source::{FileId, SourceMap, Span};

/// The folder of a file, and the one that is meant: in other letters, without its plural, with a slip.
fn misspelt_folder<'n>(
    name: &'n str,
    profile: &'static Profile,
) -> Option<(&'n str, &'static str)> {
    let (folder, _) = name.split_once('/')?;
    let wanted = Word::new(fold(folder));
    let known = profile
        .classes
        .iter()
        .filter_map(|class| class.folder.as_deref());
    let mut near = known
        .chain([RESOURCES])
        .filter(|known| *known != folder && wanted.distance(&Word::new(*known), 1).is_some());
    Some((folder, near.next()?))
}

/// Whether a file at the root is known as settings of another tool, by its name.
fn is_settings(name: &str) -> bool {
    const TOOLS: [&str; 26] = [
        "_config",
        "action",
        "antora",
        "appveyor",
        "azure-pipelines",
        "bitbucket-pipelines",
        "buildspec",
        "cloudbuild",
        "codecov",
        "compose",
        "crowdin",
        "dependabot",
        "docker-compose",
        "environment",
        "gitlab-ci",
        "lefthook",
        "mkdocs",
        "netlify",
        "openapi",
        "pnpm-lock",
        "pnpm-workspace",
        "renovate",
        "serverless",
        "swagger",
        "taskfile",
        "vercel",
    ];
    let stem = name.split('.').find(|part| !part.is_empty());
    let stem = stem.unwrap_or_default().to_ascii_lowercase();
    name.starts_with('.') || TOOLS.contains(&stem.as_str())
}

/// A finding about a file in the wrong folder.
pub(super) fn finding(
    sources: &SourceMap,
    file: FileId,
    role: &Role,
    profile: &'static Profile,
) -> Option<Finding> {
    let name = sources.get(file).name.raw();
    match role {
        Role::Catalog => None,
        Role::In(to) => {
            let (folder, _) = name.split_once('/').filter(|(folder, _)| folder != to)?;
            let message = message!(sv: "mappen `{folder}` ska heta `{to}`", en: "the folder `{folder}` must be named `{to}`", folder, to);
            let help = message!(
                sv: "byt namn på mappen till `{to}`; den läses ändå, men andra program och nya filer väntas i `{to}`",
                en: "rename the folder to `{to}`; it is read all the same, but other programs and new files are expected in `{to}`",
                to
            );
            let finding = Finding::new(&rules::MISPLACED, message);
            Some(
                finding
                    .at(Span::start_of(file))
                    .help(help)
                    .discriminator(folder.to_owned()),
            )
        }
        Role::Misplaced => {
            if let Some(to) = without_txt(name) {
                let message = message!(sv: "`{name}` slutar på .txt och läses inte", en: "`{name}` ends with .txt and is not read", name);
                let help = message!(
                    sv: "döp om filen till `{to}`; i Anteckningar: Spara som …, filformat Alla filer",
                    en: "rename the file to `{to}`; in Notepad: Save as …, type All files",
                    to
                );
                return Some(
                    Finding::new(&rules::MISPLACED, message)
                        .at(Span::start_of(file))
                        .help(help),
                );
            }
            if let Some((folder, to)) = misspelt_folder(name, profile) {
                let message = message!(sv: "mappen `{folder}` läses inte: den ska heta `{to}`", en: "the folder `{folder}` is not read: it must be named `{to}`", folder, to);
                let help = message!(sv: "byt namn på mappen till `{to}`", en: "rename the folder to `{to}`", to);
                return Some(
                    Finding::new(&rules::MISPLACED, message)
                        .at(Span::start_of(file))
                        .help(help)
                        .discriminator(folder),
                );
            }
            let message = message!(sv: "`{name}` ligger i ingen av katalogens mappar och läses inte", en: "`{name}` lies in none of the repository's folders and is not read", name);
            let mut finding = Finding::new(&rules::MISPLACED, message)
                .at(Span::start_of(file))
                .help(&rules::MISPLACED.fix);
            // At the root, other tools keep their settings as YAML too.
            if !name.contains('/') && is_settings(name) {
                finding.severity = Severity::Info;
            }
            Some(finding)
        }
        Role::Outside(to) => {
            let message = match to {
                Some(to) => {
                    message!(sv: "`{name}` är en länk till `{to}`, som inte finns i katalogens mapp, och läses inte", en: "`{name}` is a link to `{to}`, which is not in the repository, and is not read", name, to)
                }
                None => {
                    message!(sv: "`{name}` är en länk ut ur katalogens mapp och läses inte", en: "`{name}` is a link out of the repository and is not read", name)
                }
            };
            Some(
                Finding::new(&rules::SYMLINK, message)
                    .at(Span::start_of(file))
                    .help(&rules::SYMLINK.fix),
            )
        }
    }
}
