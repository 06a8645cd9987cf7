//! Errors of git.

use crate::diagnostic::Lang;
use crate::say;
use crate::source::budget::MOST_THROUGH_LINKS;
use std::io;
use std::path::PathBuf;

/// Why git failed.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum GitError {
    /// The folder is in no git repository.
    NoRepository(PathBuf),
    /// There is no program `git` in `PATH`.
    Missing,
    /// The program cannot be started.
    Unstartable {
        /// The program.
        program: PathBuf,
        /// The I/O error.
        source: io::Error,
    },
    /// An I/O error.
    Io(#[from] io::Error),
    /// Git exited with an error.
    Refused {
        /// Its message, in one line.
        complaint: String,
        /// The repository, when git does not trust its owner (dubious ownership).
        dubious: Option<PathBuf>,
    },
    /// Unknown revision.
    UnknownRevision(String),
    /// The name of several branches, tags or commits.
    Ambiguous(String),
    /// The revisions have no common ancestor.
    NoMergeBase,
    /// Too many files.
    TooManyFiles {
        /// The folder.
        folder: String,
        /// The revision.
        revision: String,
        /// The limit.
        most: usize,
    },
    /// A file, or all together, exceed a size limit.
    TooLarge(String),
    /// Files behind symbolic links exceed their budget.
    TooMuchThroughLinks(String),
    /// Git's output ended early.
    Incomplete(String),
}

impl GitError {
    /// The error message for users.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoRepository(folder) => {
                let folder = folder.display();
                say!(
                    lang,
                    sv: "{folder} ligger inte i något git-förråd, så där finns inga revisioner",
                    en: "{folder} is not in a git repository, so there are no revisions"
                )
            }
            Self::Missing => say!(
                lang,
                sv: "programmet git behövs för att läsa revisioner, men finns inte här",
                en: "the program git is needed to read revisions, and is not here"
            ),
            Self::Unstartable { program, source } => {
                let program = program.display();
                say!(
                    lang,
                    sv: "{program} kan inte startas: {source}",
                    en: "{program} cannot be started: {source}"
                )
            }
            Self::Io(error) => error.to_string(),
            Self::Refused { complaint, dubious } => {
                let hint = dubious.as_ref().map_or_else(String::new, |top| {
                    let top = top.display();
                    say!(
                        lang,
                        sv: ". Är det ditt förråd? Tillåt det med git config --global --add safe.directory {top}",
                        en: ". Is it your repository? Allow it with git config --global --add safe.directory {top}"
                    )
                });
                say!(lang, sv: "git säger: {complaint}{hint}", en: "git says: {complaint}{hint}")
            }
            Self::UnknownRevision(revision) => say!(
                lang,
                sv: "git känner inte till revisionen `{revision}`. I CI hämtas ofta bara den senaste: `fetch-depth: 0` i actions/checkout hämtar alla",
                en: "git knows no revision `{revision}`. In CI often only the last one is fetched: `fetch-depth: 0` of actions/checkout fetches all"
            ),
            // A local branch named `origin/main` takes precedence over the remote one.
            Self::Ambiguous(revision) => say!(
                lang,
                sv: "`{revision}` är namnet på mer än en sak i git (gren, tagg eller commit). Skriv ut den hela: `refs/heads/…` är en gren här, `refs/remotes/…` en hämtad gren, `refs/tags/…` en tagg",
                en: "`{revision}` is the name of more than one thing in git (branch, tag or commit). Write it in full: `refs/heads/…` is a branch here, `refs/remotes/…` one that was fetched, `refs/tags/…` a tag"
            ),
            Self::NoMergeBase => say!(
                lang,
                sv: "revisionerna har ingen gemensam föregångare. I CI hämtas ofta bara den senaste: `fetch-depth: 0` i actions/checkout hämtar alla",
                en: "the revisions have no common ancestor. In CI often only the last one is fetched: `fetch-depth: 0` of actions/checkout fetches all"
            ),
            Self::TooManyFiles {
                folder,
                revision,
                most,
            } => say!(
                lang,
                sv: "mappen {folder} har för många filer i revisionen {revision}: högst {most} läses",
                en: "the folder {folder} has too many files in the revision {revision}: at most {most} are read"
            ),
            Self::TooLarge(name) => say!(
                lang,
                sv: "{name} är för stor i revisionen, eller så är filerna det tillsammans: högst 512 MB av en fil och 1 GB av alla läses, och 4 kB av en symbolisk länk",
                en: "{name} is too large in the revision, or the files are together: at most 512 MB of one file and 1 GB of all are read, and 4 kB of a symbolic link"
            ),
            Self::TooMuchThroughLinks(name) => say!(
                lang,
                sv: "symboliska länkar till {name} med flera filer ger mer än {0} MB i revisionen, och mer läses inte genom länkar",
                en: "symbolic links to {name} and other files come to more than {0} MB in the revision, and more is not read through links",
                MOST_THROUGH_LINKS >> 20
            ),
            Self::Incomplete(name) => say!(
                lang,
                sv: "git gav inte filen {name} i revisionen; är förrådet helt hämtat? Det som saknas hämtas inte härifrån",
                en: "git did not give the file {name} of the revision; is the repository fetched as a whole? What is missing is not fetched from here"
            ),
        }
    }
}
