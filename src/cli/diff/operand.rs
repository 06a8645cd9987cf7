//! What is to be compared: an address, something on disk, or a revision.

use super::args::Diff;
use crate::cli::Failure;
use crate::cli::fetched;
use crate::cli::git::Repository;
use crate::diagnostic::Lang;
use crate::rdf::RdfFormat;
use crate::say;
use crate::source::tree;
use std::path::{Component, Path, PathBuf};

/// One of the two, as the user named it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// An address.
    Address(String),
    /// A file, a folder, or `-` for standard input.
    Path(String),
    /// A git revision.
    Revision(String),
}

/// The old one, and the new one where it is named.
pub(super) type Operands = (Operand, Option<Operand>);

/// The old and the new, once a range of revisions is taken apart.
///
/// Whoever sends a pull request gives names to files and folders, and none of them may stand in for a revision: what reads
/// as two revisions (`main..`) is that, and what git knows is a revision. Where there is a path of that name too, the user
/// is asked.
pub(super) fn operands(args: &Diff, lang: Lang) -> Result<Operands, Failure> {
    let old = &args.old;
    let new = args.new.as_deref();
    let Some((from, to)) = range(old) else {
        let new = new.map(|new| operand(new, lang)).transpose()?;
        return Ok((operand(old, lang)?, new));
    };
    if Path::new(old).exists() {
        return Err(ranges_and_path(old, lang));
    }
    if new.is_some() {
        return Err(Failure::new(say!(
            lang,
            sv: "`{old}` är redan två revisioner; ange ingen till",
            en: "`{old}` is two revisions already; name no other"
        )));
    }
    let named = |name: &str| if name.is_empty() { "HEAD" } else { name }.to_owned();
    let (from, to) = match to.strip_prefix('.') {
        None => (named(from), named(to)),
        Some(to) => {
            let (from, to) = (named(from), named(to));
            let root = repository_here(lang)?;
            let base = Repository::around(&root, lang)?.merge_base(&from, &to)?;
            (base, to)
        }
    };
    Ok((Operand::Revision(from), Some(Operand::Revision(to))))
}

/// The folder of the catalogue here.
pub(super) fn repository_here(lang: Lang) -> Result<PathBuf, Failure> {
    tree::find_root(Path::new(".")).ok_or_else(|| {
        Failure::new(say!(
            lang,
            sv: "ange också den nya katalogen: här finns ingen catalog.yaml",
            en: "name the new catalogue too: there is no catalog.yaml here"
        ))
    })
}

/// What a single name stands for.
fn operand(name: &str, lang: Lang) -> Result<Operand, Failure> {
    if fetched::is_address(name) {
        return Ok(Operand::Address(name.to_owned()));
    }
    if name == "-" || is_written_as_path(name) {
        return Ok(Operand::Path(name.to_owned()));
    }
    if !Path::new(name).exists() {
        return Ok(Operand::Revision(name.to_owned()));
    }
    if range(name).is_some() {
        return Err(ranges_and_path(name, lang));
    }
    if is_revision_too(name, lang)? {
        return Err(Failure::new(say!(
            lang,
            sv: "`{name}` är både en revision i git och en fil eller mapp här. Skriv `./{name}` för filen eller mappen, `{name}~0` för revisionen",
            en: "`{name}` is both a git revision and a file or folder here. Write `./{name}` for the file or folder, `{name}~0` for the revision"
        )));
    }
    Ok(Operand::Path(name.to_owned()))
}

/// The two sides of `A..B`; what is after a third dot begins with it.
fn range(name: &str) -> Option<(&str, &str)> {
    let is_folder = |part: Component<'_>| matches!(part, Component::ParentDir);
    if fetched::is_address(name)
        || is_written_as_path(name)
        || Path::new(name).components().any(is_folder)
    {
        return None;
    }
    name.split_once("..")
}

/// Whether it can be a path only: `./main`, `../main`, `/main`, and `C:main` on Windows.
fn is_written_as_path(name: &str) -> bool {
    let first = Path::new(name).components().next();
    matches!(
        first,
        Some(Component::CurDir | Component::ParentDir | Component::RootDir | Component::Prefix(_))
    )
}

/// Whether something that is on disk is also known to git as a revision of the catalogue here.
fn is_revision_too(name: &str, lang: Lang) -> Result<bool, Failure> {
    let Some(root) = tree::find_root(Path::new(".")) else {
        return Ok(false);
    };
    if !Repository::is_around(&root) {
        return Ok(false);
    }
    let known = Repository::around(&root, lang).and_then(|repository| repository.knows(name));
    known.or_else(|error| {
        // Nobody calls a branch so, and files are compared where there is no git as well.
        if is_rdf_file(Path::new(name)) {
            return Ok(false);
        }
        Err(Failure::new(say!(
            lang,
            sv: "det går inte att avgöra om `{name}` också är en revision ({error}). Skriv `./{name}` för filen eller mappen",
            en: "it cannot be told whether `{name}` is a revision too ({error}). Write `./{name}` for the file or folder"
        )))
    })
}

fn is_rdf_file(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    path.is_file() && extension.is_some_and(|of| RdfFormat::from_extension(of).is_some())
}

fn ranges_and_path(name: &str, lang: Lang) -> Failure {
    let (from, to) = name.split_once("..").unwrap_or((name, ""));
    let from = if from.is_empty() { "HEAD" } else { from };
    Failure::new(say!(
        lang,
        sv: "`{name}` läses som två revisioner, men är också en fil eller mapp här. Skriv `./{name}` för filen eller mappen, `{from}~0..{to}` för revisionerna",
        en: "`{name}` reads as two revisions, but is a file or folder here as well. Write `./{name}` for the file or folder, `{from}~0..{to}` for the revisions"
    ))
}

#[cfg(test)]
mod tests {
    use super::{is_written_as_path, range};

    #[test]
    fn ranges_and_paths_are_told_apart_by_how_they_are_written() {
        for (name, sides) in [
            ("main..", ("main", "")),
            ("..main", ("", "main")),
            ("main...work", ("main", ".work")),
            ("...", ("", ".")),
            ("HEAD~1..HEAD", ("HEAD~1", "HEAD")),
            ("origin/main..", ("origin/main", "")),
        ] {
            assert_eq!(range(name), Some(sides), "{name}");
        }
        for name in [
            "..",
            "../main..",
            "./main..",
            "/main..",
            "a/../b",
            "a/..",
            "main",
            "https://a.example/..",
            "",
        ] {
            assert_eq!(range(name), None, "{name}");
        }
        assert!(
            is_written_as_path("./main") && is_written_as_path("..") && is_written_as_path("/x")
        );
        assert!(!is_written_as_path("..main") && !is_written_as_path("main/."));
    }
}
