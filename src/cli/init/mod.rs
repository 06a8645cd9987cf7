//! `katalog init`: a repository that validates.

mod answers;
mod field;
mod files;

use self::answers::{Answers, Prompt};
use self::field::{Field, Wrong};
use super::outcome::{Failure, Status};
use super::scaffold::write_file;
use super::terminal::Terminal;
use crate::diagnostic::Lang;
use crate::say;
use crate::source::tree::CATALOG_FILES;
use crate::workspace::files::place;
use crate::workspace::schemas;
use std::io;
use std::path::PathBuf;

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
pub struct Init {
    /// Folder to make it in; it is made if need be
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Title of the catalogue
    #[arg(long)]
    pub title: Option<String>,
    /// Web address that the name (IRI) of everything described begins with; choose one you keep, such as
    /// `https://data.kommunen.se`
    #[arg(long, value_name = "ADDRESS")]
    pub base_uri: Option<String>,
    /// Name of the organisation that publishes
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
    /// What kind of organisation it is: a code such as `LocalAuthority` or `NationalAuthority`, or a label such as kommun
    #[arg(long, value_name = "TYPE")]
    pub publisher_type: Option<String>,
    /// The organisation number, ten digits, such as `212000-0001`
    #[arg(long, value_name = "NUMBER")]
    pub organisation_number: Option<String>,
    /// E-mail address for questions about the data, preferably a shared mailbox
    #[arg(long, value_name = "ADDRESS")]
    pub email: Option<String>,
}

impl Init {
    fn flags(&self) -> [(Field, Option<&str>); 6] {
        let value = |field| {
            let value = match field {
                Field::Publisher => &self.publisher,
                Field::PublisherType => &self.publisher_type,
                Field::OrganisationNumber => &self.organisation_number,
                Field::Title => &self.title,
                Field::BaseUri => &self.base_uri,
                Field::Email => &self.email,
            };
            (field, value.as_deref())
        };
        Field::ALL.map(value)
    }

    /// Nothing that is there already is touched.
    fn must_not_exist(&self, name: &str, lang: Lang) -> Result<(), Failure> {
        let path = self.dir.join(name);
        if path.symlink_metadata().is_err() {
            return Ok(());
        }
        let path = path.display();
        Err(Failure::refused(
            say!(lang, sv: "{path} finns redan", en: "{path} exists already"),
        ))
    }
}

impl Prompt for Terminal {
    fn tell(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.err, "{line}")
    }

    fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        Terminal::ask(self, question)
    }
}

pub(super) fn run(args: &Init, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    place::named(&args.dir)?;
    // Before anything is asked.
    for name in CATALOG_FILES.into_iter().chain(files::FIXED) {
        args.must_not_exist(name, lang)?;
    }
    let (answers, wrong) = Answers::given(args.flags(), lang);
    if terminal.interactive {
        return with_questions(args, answers, &wrong, terminal);
    }
    demand(&answers, wrong, terminal)?;
    write(args, &answers.with_defaults(lang), terminal)
}

/// Without a terminal: the flags that are wrong, and those that are missing, all at once.
fn demand(
    answers: &Answers,
    wrong: Vec<(Field, Wrong)>,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let lang = terminal.lang;
    let mut missing = answers.missing(lang);
    missing.retain(|field| wrong.iter().all(|(of, _)| of != field));
    let mut errors: Vec<String> = Vec::new();
    for (field, fault) in wrong {
        let (flag, sentence) = (field.flag(), fault.sentence(lang));
        let choices = field.choices(lang).join(", ");
        errors.push(if fault.guess.is_some() || choices.is_empty() {
            format!("{flag}: {sentence}")
        } else {
            say!(
                lang,
                sv: "{flag}: {sentence}; välj en av {choices}",
                en: "{flag}: {sentence}; choose one of {choices}"
            )
        });
    }
    if !missing.is_empty() {
        let flags: Vec<&str> = missing.into_iter().map(Field::flag).collect();
        let flags = flags.join(", ");
        errors.push(say!(
            lang,
            sv: "det finns ingen terminal att fråga i: ange {flags}",
            en: "there is no terminal to ask in: give {flags}"
        ));
    }
    let Some(last) = errors.pop() else {
        return Ok(());
    };
    for error in errors {
        terminal.error(&error);
    }
    Err(Failure::refused(last))
}

/// Asks for the rest. What was answered is not lost when something fails, or when the person stops halfway.
fn with_questions(
    args: &Init,
    mut answers: Answers,
    wrong: &[(Field, Wrong)],
    terminal: &mut Terminal,
) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let whole = answers.ask(wrong, lang, terminal)?;
    let result = if whole {
        write(args, &answers, terminal)
    } else {
        writeln!(terminal.err)?;
        Err(Failure::refused(
            say!(lang, sv: "frågorna avbröts, och inget är skrivet", en: "the questions were broken off, and nothing is written"),
        ))
    };
    if result.is_err() {
        let command = answers.command(&args.dir.display().to_string());
        let line = say!(lang, sv: "Svaren finns kvar i det här kommandot:", en: "This command has your answers:");
        writeln!(terminal.err, "{line}\n  {command}")?;
    }
    result
}

/// All or nothing: no file is written unless all can be.
fn write(args: &Init, answers: &Answers, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let folder = place::named(&args.dir)?;
    let files = files::files(answers, lang);
    for (name, _) in &files {
        place::below(&folder, name)?;
        args.must_not_exist(name, lang)?;
    }
    let real = folder.folder();
    place::below(&folder, &format!("{}/{}", schemas::FOLDER, schemas::SHARED))?;
    for (name, text) in &files {
        let path = args.dir.join(name);
        write_file(&real.join(name), text)?;
        let path = path.display();
        writeln!(
            terminal.err,
            "{}",
            say!(lang, sv: "skrev {path}", en: "wrote {path}")
        )?;
    }
    schemas::write(&real)?;
    let next = say!(
        lang,
        sv: "Nästa steg: `katalog new dataset ID` skriver en fil för er första datamängd; datasets/exempel.yaml visar hur en kan se ut.",
        en: "Next: `katalog new dataset ID` writes a file for your first dataset; datasets/exempel.yaml shows what one can look like."
    );
    writeln!(terminal.err, "{next}")?;
    Ok(Status::Clean)
}
