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
    /// Refused by the symlink guard, or a special file.
    Refused(#[from] Refusal),
    /// A tracked link out of the repository.
    Tracked {
        /// The link.
        link: PathBuf,
        /// Its target.
        to: PathBuf,
    },
    /// Reading failed.
    Read {
        /// The path as shown.
        path: String,
        /// The I/O error.
        source: io::Error,
    },
    /// A size limit was exceeded.
    Size(#[source] ReadError),
    /// Writing failed.
    Write {
        /// The path as shown.
        path: PathBuf,
        /// The I/O error, or a refusal.
        source: io::Error,
    },
    /// A folder or file cannot be created, moved or removed.
    System {
        /// The path as shown.
        path: PathBuf,
        /// The I/O error.
        source: io::Error,
    },
    /// Standard input exceeds the limit.
    LongInput,
    /// A folder cannot be listed.
    List(#[from] walkdir::Error),
    /// It does not exist.
    Missing(PathBuf),
    /// Git failed to decide whether the file is tracked.
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
    /// A read error.
    pub(in crate::workspace) fn read(path: &dyn std::fmt::Display, source: io::Error) -> Self {
        let path = path.to_string();
        Self::Read { path, source }
    }

    /// A write error.
    pub fn write(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        Self::Write { path, source }
    }

    /// An error of another file operation.
    pub(in crate::workspace) fn system(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        Self::System { path, source }
    }

    /// The error message for users.
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

/// The text of an I/O error or refusal.
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

/// A refusal in words: path, target, remedy. Content of the file is never shown.
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

/// Why the text of a file cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub enum TextError {
    /// An I/O error.
    Io(#[from] io::Error),
    /// It has more than this many bytes.
    TooLarge(u64),
    /// It is not UTF-8.
    NotUtf8,
}

impl TextError {
    /// The error message for users, without the path.
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
