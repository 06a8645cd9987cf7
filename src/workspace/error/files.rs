//! Files that cannot be read or written.

use super::GitError;
use crate::diagnostic::Lang;
use crate::say;
use crate::source::ReadError;
use crate::source::boundary::{Refusal, RefusalReason, SpecialFile};
use crate::source::budget::MOST_OF_ONE;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum FilesError {
    /// A link out of the repository, or what is no file.
    Refused(#[from] Refusal),
    /// A link out of the repository that git keeps.
    Tracked {
        /// The link.
        link: PathBuf,
        /// Where it leads.
        to: PathBuf,
    },
    /// It cannot be read.
    Read {
        /// The file, as it is shown.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// It is larger than what is read, or too many are.
    Size(#[source] ReadError),
    /// It cannot be written.
    Write {
        /// The file, as it is shown.
        path: PathBuf,
        /// What the system said, or why it was not asked.
        source: io::Error,
    },
    /// A folder or a file cannot be made, moved or removed.
    System {
        /// The folder or file, as it is shown.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// More on standard input than is read.
    LongInput,
    /// A folder cannot be listed.
    List(#[from] walkdir::Error),
    /// It does not exist.
    Missing(PathBuf),
    /// Git cannot say whether it keeps the file.
    Git(#[from] GitError),
}

impl From<ReadError> for FilesError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io { path, source } => Self::Read { path, source },
            error @ (ReadError::TooLarge { .. }
            | ReadError::TooManyLinks { .. }
            | ReadError::TooMuch { .. }) => Self::Size(error),
        }
    }
}

impl FilesError {
    /// That the file at `path` cannot be read.
    pub(in crate::workspace) fn read(path: &dyn std::fmt::Display, source: io::Error) -> Self {
        let path = path.to_string();
        Self::Read { path, source }
    }

    /// That the file at `path` cannot be written.
    pub fn write(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        Self::Write { path, source }
    }

    /// That what is at `path` cannot be made, moved or removed.
    pub(in crate::workspace) fn system(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        Self::System { path, source }
    }

    /// The error for people.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Refused(refusal) => refused(refusal, lang),
            Self::Tracked { link, to } => {
                let (path, to) = (link.display(), to.display());
                say!(
                    lang,
                    sv: "{path} är en symbolisk länk till {to}, utanför förrådet, och är incheckad i git, så någon annan kan ha valt vart den leder; ange i stället själva filen eller mappen på kommandoraden",
                    en: "{path} is a symbolic link to {to}, out of the repository, and committed to git, so somebody else may have chosen where it leads; name the file or folder itself on the command line instead"
                )
            }
            Self::Read { path, source } => {
                let why = why(source, lang);
                say!(lang, sv: "kan inte läsa {path}: {why}", en: "cannot read {path}: {why}")
            }
            Self::Size(error) => size(error, lang),
            Self::Write { path, source } => {
                let (path, why) = (path.display(), why(source, lang));
                say!(lang, sv: "kan inte skriva {path}: {why}", en: "cannot write {path}: {why}")
            }
            Self::System { path, source } => {
                let path = path.display();
                say!(lang, sv: "kan inte skriva {path}: {source}", en: "cannot write {path}: {source}")
            }
            Self::LongInput => say!(
                lang,
                sv: "det som läses från standard in är för stort: mer än {} MB läses inte",
                en: "what comes from standard input is too large: more than {} MB are not read",
                MOST_OF_ONE >> 20
            ),
            Self::List(error) => error.to_string(),
            Self::Missing(path) => {
                let path = path.display();
                say!(lang, sv: "{path} finns inte", en: "{path} does not exist")
            }
            Self::Git(error) => error.message(lang),
        }
    }
}

fn size(error: &ReadError, lang: Lang) -> String {
    match error {
        ReadError::Io { path, source } => {
            let why = why(source, lang);
            say!(lang, sv: "kan inte läsa {path}: {why}", en: "cannot read {path}: {why}")
        }
        ReadError::TooLarge { path, bytes, max } => say!(
            lang,
            sv: "{path} är för stor: {} MB, och mer än {} MB läses inte; dela filen",
            en: "{path} is too large: {} MB, and more than {} MB are not read; split the file",
            bytes >> 20,
            max >> 20
        ),
        ReadError::TooManyLinks { path, max } => say!(
            lang,
            sv: "{path} är en symbolisk länk för mycket: länkarna leder till mer än {} MB, och mer läses inte genom länkar; lägg filerna själva där",
            en: "{path} is one symbolic link too many: the links lead to more than {} MB, and more is not read through links; put the files themselves there",
            max >> 20
        ),
        ReadError::TooMuch { path, max } => say!(
            lang,
            sv: "{path} är en fil för mycket: tillsammans är filerna större än {} MB, och mer läses inte",
            en: "{path} is one file too many: together the files are larger than {} MB, and more is not read",
            max >> 20
        ),
    }
}

/// What the system said of a file, or why it was not asked.
pub fn why(error: &io::Error, lang: Lang) -> String {
    if let Some(refusal) = Refusal::of(error) {
        return refused(refusal, lang);
    }
    match error.kind() {
        io::ErrorKind::IsADirectory => say!(lang, sv: "det är en mapp", en: "it is a folder"),
        io::ErrorKind::ResourceBusy => {
            say!(lang, sv: "en annan körning skriver där: {error}", en: "another run is writing there: {error}")
        }
        _ => error.to_string(),
    }
}

/// A refusal in words: the name, where it leads, what to do. What stands in the file is never shown.
fn refused(refusal: &Refusal, lang: Lang) -> String {
    let path = refusal.path.display();
    match &refusal.reason {
        RefusalReason::Outside(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to}, utanför förrådet, och följs inte; lägg filen eller mappen själv där, eller ange på kommandoraden den som länken leder till",
                en: "{path} is a symbolic link to {to}, out of the repository, and is not followed; put the file or folder itself there, or name on the command line the one that the link leads to"
            )
        }
        RefusalReason::Git(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to}, in i det som git har för sig självt, och följs inte; ta bort länken",
                en: "{path} is a symbolic link to {to}, into what git keeps for itself, and is not followed; remove the link"
            )
        }
        RefusalReason::Missing(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to}, som inte finns; rätta länken eller ta bort den",
                en: "{path} is a symbolic link to {to}, which does not exist; mend the link or remove it"
            )
        }
        RefusalReason::Loop(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to} och leder tillbaka till sig själv; ta bort den",
                en: "{path} is a symbolic link to {to} and leads back to itself; remove it"
            )
        }
        RefusalReason::SpecialFile(special) => special_file(&refusal.path, *special, lang),
    }
}

fn special_file(path: &Path, special: SpecialFile, lang: Lang) -> String {
    let path = path.display();
    let what = match special {
        SpecialFile::Fifo => say!(lang, sv: "ett namngivet rör (FIFO)", en: "a named pipe (FIFO)"),
        SpecialFile::Socket => say!(lang, sv: "en socket", en: "a socket"),
        SpecialFile::Device => say!(lang, sv: "en enhet", en: "a device"),
    };
    say!(
        lang,
        sv: "{path} är {what} och ingen fil, och öppnas inte i ett förråd; ta bort den, eller ange en annan fil",
        en: "{path} is {what} and no file, and is not opened in a repository; remove it, or name another file"
    )
}

/// Why the text of a file cannot be had.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum TextError {
    /// The system refused.
    Io(#[from] io::Error),
    /// The file has more bytes than this.
    TooLarge(u64),
    /// It is no text.
    NotUtf8,
}

impl TextError {
    /// The error for people, without the name of the file.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Io(error) => error.to_string(),
            Self::TooLarge(limit) => {
                let megabytes = limit >> 20;
                say!(lang, sv: "filen är större än {megabytes} MB", en: "the file is larger than {megabytes} MB")
            }
            Self::NotUtf8 => {
                say!(lang, sv: "texten är inte UTF-8", en: "the text is not UTF-8")
            }
        }
    }
}
