//! Revisions through the `git` program; the work tree is left alone.

mod snapshot;

pub(super) use snapshot::{Snapshot, Target};

use super::Failure;
use crate::diagnostic::Lang;
use crate::say;
use crate::source::budget::{Intake, MOST_OF_ALL, MOST_OF_ONE};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Where two revisions went apart: what `A...B` is compared with.
pub(super) fn merge_base(
    folder: &Path,
    one: &str,
    other: &str,
    lang: Lang,
) -> Result<String, Failure> {
    let (one, other) = (commit(folder, one, lang)?, commit(folder, other, lang)?);
    let base = output(folder, &["merge-base", &one, &other], lang)?;
    Ok(String::from_utf8_lossy(&base).trim().to_owned())
}

/// Whether git knows the revision.
pub(super) fn knows(folder: &Path, revision: &str, lang: Lang) -> Result<bool, Failure> {
    Ok(resolve(folder, revision, lang)?.is_some())
}

/// The commit that a revision stands for: nothing that the user wrote goes any further.
fn commit(folder: &Path, revision: &str, lang: Lang) -> Result<String, Failure> {
    resolve(folder, revision, lang)?.ok_or_else(|| {
        Failure::new(say!(
            lang,
            sv: "git känner inte till revisionen `{revision}`. I CI hämtas ofta bara den senaste: `fetch-depth: 0` i actions/checkout hämtar alla",
            en: "git knows no revision `{revision}`. In CI often only the last one is fetched: `fetch-depth: 0` of actions/checkout fetches all"
        ))
    })
}

fn resolve(folder: &Path, revision: &str, lang: Lang) -> Result<Option<String>, Failure> {
    // No revision begins so, and no option is to be had.
    if revision.starts_with('-') || revision.is_empty() {
        return Ok(None);
    }
    let name = format!("{revision}^{{commit}}");
    let args = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &name,
    ];
    let done = git(folder, &args)
        .output()
        .map_err(|error| no_git(&error, lang))?;
    if done.status.success() {
        let id = String::from_utf8_lossy(&done.stdout).trim().to_owned();
        let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit());
        return Ok(is_id.then_some(id));
    }
    let told = String::from_utf8_lossy(&done.stderr);
    if told.contains("fatal: ") && done.status.code() != Some(1) {
        return Err(refused(&told, lang));
    }
    Ok(None)
}

/// What git keeps under these ids, in their order.
fn contents(
    folder: &Path,
    ids: &[&str],
    intake: &Intake,
    lang: Lang,
) -> Result<Vec<Vec<u8>>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut child = git(folder, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_git(&error, lang))?;
    let asked = ids.join("\n") + "\n";
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else {
        return Err(broken(lang));
    };
    // Git answers while it is asked: both at once, or each waits for the other.
    let read = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(asked.as_bytes()));
        let mut stdout = BufReader::new(stdout);
        let contents = ids.iter().map(|_| content(&mut stdout, intake));
        contents.collect::<Result<Vec<_>, Unread>>()
    });
    child.wait()?;
    read.map_err(|why| match why {
        Unread::Broken => broken(lang),
        Unread::TooMuch => too_much(lang),
    })
}

/// One answer of `cat-file --batch`: `<id> blob <size>`, the bytes, a line end.
fn content(from: &mut impl BufRead, intake: &Intake) -> Result<Vec<u8>, Unread> {
    let broken = |_| Unread::Broken;
    let mut head = String::new();
    from.read_line(&mut head).map_err(broken)?;
    let size = head.trim_end().rsplit_once(' ').map(|(_, size)| size);
    let size: u64 = size
        .and_then(|size| size.parse().ok())
        .ok_or(Unread::Broken)?;
    if size > MOST_OF_ONE || !intake.take(size) {
        return Err(Unread::TooMuch);
    }
    let mut bytes = Vec::new();
    from.by_ref()
        .take(size)
        .read_to_end(&mut bytes)
        .map_err(broken)?;
    let mut end = [0];
    from.read_exact(&mut end).map_err(broken)?;
    if bytes.len() as u64 == size {
        Ok(bytes)
    } else {
        Err(Unread::Broken)
    }
}

/// Why an answer was not read.
enum Unread {
    /// It is none, or cut off.
    Broken,
    /// It is larger than what is read, alone or with the others.
    TooMuch,
}

fn too_much(lang: Lang) -> Failure {
    let (one, all) = (MOST_OF_ONE >> 20, MOST_OF_ALL >> 20);
    Failure::new(say!(
        lang,
        sv: "filerna i git är för stora: mer än {one} MB av en fil, eller {all} MB av alla, läses inte",
        en: "the files in git are too large: more than {one} MB of one file, or {all} MB of all, are not read"
    ))
}

fn output(folder: &Path, args: &[&str], lang: Lang) -> Result<Vec<u8>, Failure> {
    let done = git(folder, args)
        .output()
        .map_err(|error| no_git(&error, lang))?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    Err(refused(&String::from_utf8_lossy(&done.stderr), lang))
}

/// Git in a folder: it asks nobody, and writes nothing.
fn git(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(["-c", "core.fsmonitor=false", "--no-pager"])
        .args(args)
        .env("LC_ALL", "C")
        // What a hook sets would have it look elsewhere than in the folder.
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null());
    command
}

fn no_git(error: &std::io::Error, lang: Lang) -> Failure {
    Failure::new(if error.kind() == std::io::ErrorKind::NotFound {
        say!(lang, sv: "programmet git behövs för att läsa revisioner, men finns inte här", en: "the program git is needed to read revisions, and is not here")
    } else {
        say!(lang, sv: "git kan inte startas: {error}", en: "git cannot be started: {error}")
    })
}

fn refused(told: &str, lang: Lang) -> Failure {
    let told = told.trim();
    let told = told.strip_prefix("fatal: ").unwrap_or(told);
    Failure::new(say!(lang, sv: "git säger: {told}", en: "git says: {told}"))
}

fn broken(lang: Lang) -> Failure {
    Failure::new(say!(
        lang,
        sv: "git gav inte alla filer i revisionen; är förrådet helt hämtat?",
        en: "git did not give all files of the revision; is the repository fetched as a whole?"
    ))
}
