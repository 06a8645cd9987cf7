//! Runs the `git` program, so that no file in the work tree influences what it does.

use crate::workspace::error::GitError;
use std::ffi::OsString;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};

/// Settings that override those of any file. The commands used here run no other program; these settings ensure it.
const SETTINGS: [&str; 14] = [
    // A folder that only looks like a repository is none: only `.git` is.
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.pager=cat",
    "core.askPass=",
    "core.sshCommand=false",
    "core.alternateRefsCommand=false",
    "credential.helper=",
    "diff.external=",
    "submodule.recurse=false",
    "maintenance.auto=false",
    // Ambiguous names are reported.
    "core.warnAmbiguousRefs=true",
];

/// Environment variables, after all `GIT_*` variables are removed.
const SURROUNDINGS: [(&str, &str); 12] = [
    // Missing objects are not fetched: the URL of a remote may name a program to run.
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_PROTOCOL_FROM_USER", "0"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_PAGER", "cat"),
    // Replacement refs are ignored.
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_GRAFT_FILE", "/dev/null"),
    ("GIT_TRACE2", "0"),
    ("GIT_TRACE2_EVENT", "0"),
    ("GIT_TRACE2_PERF", "0"),
    // Messages that are parsed are in English.
    ("LC_ALL", "C"),
];

/// Bytes of standard error that are kept.
const MOST_STDERR: u64 = 1 << 14;
/// Bytes of a one-line answer that are kept.
const MOST_ANSWERED: u64 = 1 << 16;
/// Characters of git's message that are shown.
const MOST_SHOWN: usize = 300;

/// The program, for one work tree.
#[derive(Debug)]
pub(super) struct Git {
    program: PathBuf,
    /// The `PATH` for programs that git starts.
    path: OsString,
    top: PathBuf,
}

/// The result of a command.
pub(super) struct Answer {
    pub(super) is_success: bool,
    pub(super) code: Option<i32>,
    output: String,
    /// Its standard error.
    pub(super) stderr: String,
}

impl Answer {
    /// The object id that was printed, if any.
    pub(super) fn id(&self) -> Option<String> {
        let id = self.output.trim();
        let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit());
        (self.is_success && is_id).then(|| id.to_owned())
    }
}

impl Git {
    /// For the work tree with this top folder, which contains `.git`.
    ///
    /// # Errors
    /// When there is no git.
    pub(super) fn for_work_tree(top: PathBuf) -> Result<Self, GitError> {
        let folders = folders(&top);
        let name = format!("git{}", std::env::consts::EXE_SUFFIX);
        let mut programs = folders.iter().map(|folder| folder.join(&name));
        let program = programs.find(|program| is_program(program) && is_elsewhere(program, &top));
        let program = program.ok_or(GitError::Missing)?;
        let path = std::env::join_paths(&folders).unwrap_or_default();
        Ok(Self { program, path, top })
    }

    /// Runs a command with a one-line answer.
    pub(super) fn query(&self, args: &[&str]) -> Result<Answer, GitError> {
        let mut output = String::new();
        let (done, stderr) = self.talk(args, "", |from| {
            let mut bytes = Vec::new();
            from.take(MOST_ANSWERED).read_to_end(&mut bytes)?;
            output = String::from_utf8_lossy(&bytes).into_owned();
            Ok(())
        })?;
        Ok(Answer {
            is_success: done.success(),
            code: done.code(),
            output,
            stderr,
        })
    }

    /// Runs a command with `input`; `read` receives its output.
    pub(super) fn read(
        &self,
        args: &[&str],
        input: &str,
        read: impl FnOnce(&mut BufReader<ChildStdout>) -> Result<(), GitError>,
    ) -> Result<(), GitError> {
        let (done, stderr) = self.talk(args, input, read)?;
        if done.success() {
            Ok(())
        } else {
            Err(self.refused(&stderr))
        }
    }

    /// Standard input, output and error are handled concurrently, to avoid a deadlock.
    fn talk(
        &self,
        args: &[&str],
        input: &str,
        read: impl FnOnce(&mut BufReader<ChildStdout>) -> Result<(), GitError>,
    ) -> Result<(std::process::ExitStatus, String), GitError> {
        let mut child = self
            .command(args)
            .spawn()
            .map_err(|source| GitError::Unstartable {
                program: self.program.clone(),
                source,
            })?;
        let (stdin, stdout, stderr) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut stdin), Some(stdout), Some(mut stderr)) = (stdin, stdout, stderr) else {
            return Err(GitError::Missing);
        };
        let (read, stderr) = std::thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(input.as_bytes()));
            let stderr = scope.spawn(move || {
                let mut kept = Vec::new();
                let _ = stderr.by_ref().take(MOST_STDERR).read_to_end(&mut kept);
                let _ = std::io::copy(&mut stderr, &mut std::io::sink());
                String::from_utf8_lossy(&kept).into_owned()
            });
            let mut stdout = BufReader::new(stdout);
            let read = read(&mut stdout);
            if read.is_err() {
                // The rest of the output is not needed.
                let _ = child.kill();
            }
            drop(stdout);
            (read, stderr.join().unwrap_or_default())
        });
        let done = child.wait()?;
        read.map(|()| (done, stderr))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(&self.top);
        command.args([
            "--no-pager",
            "--no-optional-locks",
            "--no-replace-objects",
            "--literal-pathspecs",
        ]);
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.args(args);
        // `GIT_*` variables would redirect git, set options, or start programs.
        for (name, _) in std::env::vars_os() {
            if name
                .to_string_lossy()
                .to_ascii_uppercase()
                .starts_with("GIT_")
            {
                command.env_remove(name);
            }
        }
        command.envs(SURROUNDINGS).env("PATH", &self.path);
        // If `.git` is no repository, git must not search in parent folders.
        if let Some(above) = self.top.parent() {
            command.env("GIT_CEILING_DIRECTORIES", above);
        }
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Git's error message, in one line.
    pub(super) fn refused(&self, stderr: &str) -> GitError {
        let complaint = |line: &&str| line.starts_with("fatal: ") || line.starts_with("error: ");
        let line = stderr
            .lines()
            .find(complaint)
            .or_else(|| stderr.lines().next());
        let line = line.unwrap_or_default().trim();
        let line = line
            .strip_prefix("fatal: ")
            .or_else(|| line.strip_prefix("error: "))
            .unwrap_or(line);
        let stderr: String = line.chars().take(MOST_SHOWN).collect();
        // Git has no exit code for it; its messages are in English here.
        let is_dubious = stderr.contains("dubious ownership");
        GitError::Refused {
            complaint: stderr,
            dubious: is_dubious.then(|| self.top.clone()),
        }
    }
}

/// The folders of `PATH` without relative ones and those in the work tree, where a pull request may add programs.
fn folders(top: &Path) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute() && is_elsewhere(folder, top))
        .collect()
}

/// Whether a path is outside the work tree. Nothing is outside a work tree that is the root of the disk.
fn is_elsewhere(path: &Path, top: &Path) -> bool {
    let Ok(real) = path.canonicalize() else {
        return false;
    };
    let top = top.canonicalize().unwrap_or_else(|_| top.to_path_buf());
    top.parent().is_none() || !real.starts_with(top)
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let metadata = path.metadata();
    metadata.is_ok_and(|of| of.is_file() && of.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}
