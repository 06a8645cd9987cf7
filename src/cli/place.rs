//! Paths that are read and written, judged by the bounds of the repository, and the words for what is refused.

use super::{Failure, git};
use crate::diagnostic::Lang;
use crate::say;
use crate::source::boundary::{Chosen, Place, Refusal, Special, Why};
use crate::source::budget::Intake;
use crate::source::{ReadError, SourceFile, tree};
use std::io;
use std::path::{Path, PathBuf};

/// What the user named on the command line, to be read or written. It may be a link out of the repository, but not one
/// that git keeps: whoever sent it would have chosen what is read or written.
pub(super) fn named(path: &Path, lang: Lang) -> Result<Place, Failure> {
    let place = Place::of(path, Chosen::Named).map_err(|refusal| failure(&refusal, lang))?;
    for link in place.leaves() {
        if git::tracks(link, lang)? {
            return Err(tracked(link, lang));
        }
    }
    Ok(place)
}

/// A path that nobody typed: a default, or a name that the program or the repository gives.
pub(super) fn own(path: &Path, lang: Lang) -> Result<Place, Failure> {
    Place::of(path, Chosen::Within).map_err(|refusal| failure(&refusal, lang))
}

/// What is written: what the user named, or what is written otherwise.
pub(super) fn target(path: Option<&Path>, otherwise: &str, lang: Lang) -> Result<Place, Failure> {
    path.map_or_else(|| own(Path::new(otherwise), lang), |path| named(path, lang))
}

/// A file in a folder that was named.
pub(super) fn below(folder: &Place, name: &str, lang: Lang) -> Result<Place, Failure> {
    let place = folder.below(name);
    place.map_err(|refusal| failure(&refusal, lang))
}

/// Reads a file that the user named.
pub(super) fn read(
    path: &Path,
    name: String,
    intake: &Intake,
    lang: Lang,
) -> Result<SourceFile, Failure> {
    let place = named(path, lang)?;
    SourceFile::read_at(&place, name, intake).map_err(|error| unreadable(&error, lang))
}

/// The folder of the catalogue at or above a path that the user named.
pub(super) fn root(path: &Path, lang: Lang) -> Result<Option<PathBuf>, Failure> {
    let place = named(path, lang)?;
    if !path.exists() {
        let path = path.display();
        return Err(Failure::new(
            say!(lang, sv: "{path} finns inte", en: "{path} does not exist"),
        ));
    }
    if place.leaves().is_empty() {
        return Ok(tree::find_root(path));
    }
    Ok(tree::find_root(&place.folder()))
}

/// Why a file cannot be read, in words.
pub(super) fn unreadable(error: &ReadError, lang: Lang) -> Failure {
    match error {
        ReadError::Io { path, source } => cannot_read(path, source, lang),
        ReadError::TooLarge { path, bytes, max } => Failure::new(say!(
            lang,
            sv: "{path} är för stor: {} MB, och mer än {} MB läses inte; dela filen",
            en: "{path} is too large: {} MB, and more than {} MB are not read; split the file",
            bytes >> 20,
            max >> 20
        )),
        ReadError::TooManyLinks { path, max } => Failure::new(say!(
            lang,
            sv: "{path} är en symbolisk länk för mycket: länkarna leder till mer än {} MB, och mer läses inte genom länkar; lägg filerna själva där",
            en: "{path} is one symbolic link too many: the links lead to more than {} MB, and more is not read through links; put the files themselves there",
            max >> 20
        )),
        ReadError::TooMuch { path, max } => Failure::new(say!(
            lang,
            sv: "{path} är en fil för mycket: tillsammans är filerna större än {} MB, och mer läses inte",
            en: "{path} is one file too many: together the files are larger than {} MB, and more is not read",
            max >> 20
        )),
    }
}

/// That a file cannot be read, and why.
pub(super) fn cannot_read(path: &dyn std::fmt::Display, error: &io::Error, lang: Lang) -> Failure {
    let why = why(error, lang);
    Failure::new(say!(lang, sv: "kan inte läsa {path}: {why}", en: "cannot read {path}: {why}"))
}

/// What the system said, or why it was not asked.
pub(super) fn why(error: &io::Error, lang: Lang) -> String {
    if let Some(refusal) = Refusal::of(error) {
        return words(refusal, lang);
    }
    match error.kind() {
        io::ErrorKind::IsADirectory => say!(lang, sv: "det är en mapp", en: "it is a folder"),
        io::ErrorKind::ResourceBusy => {
            say!(lang, sv: "en annan körning skriver där: {error}", en: "another run is writing there: {error}")
        }
        _ => error.to_string(),
    }
}

fn failure(refusal: &Refusal, lang: Lang) -> Failure {
    Failure::new(words(refusal, lang))
}

/// A refusal in words: the name, where it leads, what to do. What stands in the file is never shown.
pub(super) fn words(refusal: &Refusal, lang: Lang) -> String {
    let path = refusal.path.display();
    match &refusal.why {
        Why::Outside(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to}, utanför förrådet, och följs inte; lägg filen eller mappen själv där, eller ange på kommandoraden den som länken leder till",
                en: "{path} is a symbolic link to {to}, out of the repository, and is not followed; put the file or folder itself there, or name on the command line the one that the link leads to"
            )
        }
        Why::Git(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to}, in i det som git har för sig självt, och följs inte; ta bort länken",
                en: "{path} is a symbolic link to {to}, into what git keeps for itself, and is not followed; remove the link"
            )
        }
        Why::Missing(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to}, som inte finns; rätta länken eller ta bort den",
                en: "{path} is a symbolic link to {to}, which does not exist; mend the link or remove it"
            )
        }
        Why::Loop(to) => {
            let to = to.display();
            say!(
                lang,
                sv: "{path} är en symbolisk länk till {to} och leder tillbaka till sig själv; ta bort den",
                en: "{path} is a symbolic link to {to} and leads back to itself; remove it"
            )
        }
        Why::Special(special) => special_words(refusal.path.as_path(), *special, lang),
    }
}

fn special_words(path: &Path, special: Special, lang: Lang) -> String {
    let path = path.display();
    let what = match special {
        Special::Fifo => say!(lang, sv: "ett namngivet rör (FIFO)", en: "a named pipe (FIFO)"),
        Special::Socket => say!(lang, sv: "en socket", en: "a socket"),
        Special::Device => say!(lang, sv: "en enhet", en: "a device"),
    };
    say!(
        lang,
        sv: "{path} är {what} och ingen fil, och öppnas inte i ett förråd; ta bort den, eller ange en annan fil",
        en: "{path} is {what} and no file, and is not opened in a repository; remove it, or name another file"
    )
}

fn tracked(link: &Path, lang: Lang) -> Failure {
    let refusal = Refusal::at(link);
    let (path, to) = (refusal.0.display(), refusal.1.display());
    Failure::new(say!(
        lang,
        sv: "{path} är en symbolisk länk till {to}, utanför förrådet, och är incheckad i git, så någon annan kan ha valt vart den leder; ange i stället själva filen eller mappen på kommandoraden",
        en: "{path} is a symbolic link to {to}, out of the repository, and committed to git, so somebody else may have chosen where it leads; name the file or folder itself on the command line instead"
    ))
}
