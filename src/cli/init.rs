//! `katalog init`: a repository that validates.

use super::outcome::{Failure, Status};
use super::scaffold::{schema_path, write_file};
use super::terminal::Terminal;
use crate::description::{forms, is_device, slug};
use crate::profile::{self, Version};
use crate::say;
use crate::source::tree::{CATALOG, CATALOG_FILES};
use crate::workspace::files::place;
use crate::workspace::schemas;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What the files are made from.
struct Answers {
    title: String,
    base_uri: String,
    publisher: String,
    publisher_type: String,
    organisation_number: Option<String>,
    email: String,
}

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

pub(super) fn run(args: &Init, terminal: &mut Terminal) -> Result<Status, Failure> {
    let lang = terminal.lang;
    let folder = place::named(&args.dir)?;
    for name in CATALOG_FILES {
        if args.dir.join(name).symlink_metadata().is_ok() {
            let path = args.dir.join(name);
            return Err(Failure::refused(
                say!(lang, sv: "{} finns redan", en: "{} exists already", path.display()),
            ));
        }
    }
    let answers = ask(args, terminal)?;
    let files = files(&answers, lang);
    // All or nothing: a file that is there already is never touched.
    for (name, _) in &files {
        let path = args.dir.join(name);
        place::below(&folder, name)?;
        if path.symlink_metadata().is_ok() {
            return Err(Failure::refused(
                say!(lang, sv: "{} finns redan", en: "{} exists already", path.display()),
            ));
        }
    }
    let real = folder.folder();
    place::below(&folder, &format!("{}/{}", schemas::FOLDER, schemas::SHARED))?;
    for (name, text) in &files {
        let path = args.dir.join(name);
        write_file(&real.join(name), text)?;
        writeln!(
            terminal.err,
            "{}",
            say!(lang, sv: "skrev {}", en: "wrote {}", path.display())
        )?;
    }
    schemas::write(&real)?;
    let next = say!(
        lang,
        sv: "Nästa steg: beskriv er första datamängd i datasets/exempel.yaml och kör `katalog validate`.",
        en: "Next: describe your first dataset in datasets/exempel.yaml and run `katalog validate`."
    );
    writeln!(terminal.err, "{next}")?;
    Ok(Status::Clean)
}

/// Uses the flags, and asks for missing values on an interactive terminal.
fn ask(args: &Init, terminal: &mut Terminal) -> Result<Answers, Failure> {
    let lang = terminal.lang;
    let mut get =
        |flag: &Option<String>, question: String, default: &str| -> Result<String, Failure> {
            if let Some(value) = flag {
                return Ok(value.clone());
            }
            if !terminal.interactive {
                return Ok(default.to_owned());
            }
            let answer = terminal.ask(&format!("{question} [{default}]"))?;
            Ok(if answer.is_empty() {
                default.to_owned()
            } else {
                answer
            })
        };
    let publisher = get(
        &args.publisher,
        say!(lang, sv: "Organisationens namn?", en: "Name of the organisation?"),
        &say!(lang, sv: "Exempelkommunen", en: "The municipality"),
    )?;
    let title = get(
        &args.title,
        say!(lang, sv: "Katalogens titel?", en: "Title of the catalogue?"),
        &say!(lang, sv: "Öppna data", en: "Open data"),
    )?;
    let base_uri = get(
        &args.base_uri,
        say!(lang, sv: "Webbadress som alla IRI:er börjar med?", en: "Address that all IRIs begin with?"),
        &format!("https://data.{}.example", slug(&publisher)),
    )?;
    let publisher_type = get(
        &args.publisher_type,
        say!(lang, sv: "Typ av organisation?", en: "Kind of organisation?"),
        "LocalAuthority",
    )?;
    let organisation_number = get(
        &args.organisation_number,
        say!(lang, sv: "Organisationsnummer (tomt: inget)?", en: "Organisation number (empty: none)?"),
        "",
    )?;
    let email = get(
        &args.email,
        say!(lang, sv: "E-post för frågor om data?", en: "E-mail for questions about the data?"),
        &format!("oppnadata@{}.example", slug(&publisher)),
    )?;
    check(
        Answers {
            title,
            base_uri: base_uri.trim_end_matches('/').to_owned(),
            publisher,
            publisher_type,
            organisation_number: Some(organisation_number).filter(|number| !number.is_empty()),
            email,
        },
        lang,
    )
}

/// Refuses what would not validate.
fn check(mut answers: Answers, lang: crate::diagnostic::Lang) -> Result<Answers, Failure> {
    let refuse = |what: &str, remedy: String| {
        Err(Failure::refused(
            say!(lang, sv: "`{what}` går inte att använda: {remedy}", en: "`{what}` cannot be used: {remedy}"),
        ))
    };
    if !answers.base_uri.starts_with("http") || !crate::rdf::is_absolute_iri(&answers.base_uri) {
        return refuse(
            &answers.base_uri,
            say!(lang, sv: "--base-uri är en adress som börjar med https://, till exempel https://data.kommunen.se", en: "--base-uri is an address that begins with https://, for example https://data.kommunen.se"),
        );
    }
    if forms::email(&answers.email).is_none() {
        return refuse(
            &answers.email,
            say!(lang, sv: "--email är en e-postadress", en: "--email is an e-mail address"),
        );
    }
    if let Some(number) = answers
        .organisation_number
        .as_deref()
        .filter(|number| forms::organisation_number(number).is_err())
    {
        return refuse(
            number,
            say!(lang, sv: "--organisation-number är tio siffror med rätt kontrollsiffra och inget personnummer", en: "--organisation-number is ten digits with the right check digit, and no personal number"),
        );
    }
    let profile = profile::embedded(Version::default());
    let types = profile
        .vocabulary_named("publisher-type")
        .map(|id| profile.vocabulary(id));
    match types.and_then(|types| types.by_word(&answers.publisher_type)) {
        Some(value) => answers.publisher_type.clone_from(&value.code),
        None => {
            let codes = types.map_or_else(String::new, |types| {
                types
                    .values
                    .iter()
                    .map(|value| value.code.as_str())
                    .collect::<Vec<_>>()
                    .join(", ")
            });
            return refuse(
                &answers.publisher_type,
                say!(lang, sv: "--publisher-type är en av {codes}", en: "--publisher-type is one of {codes}"),
            );
        }
    }
    Ok(answers)
}

/// A text as a YAML scalar in double quotes; JSON's escapes are YAML's too.
fn quoted(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    // JSON takes these as they are; to YAML some end a line, and others are no text.
    let bare = |c: char| {
        matches!(
            c,
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
        )
    };
    quoted.chars().fold(String::new(), |mut text, c| {
        if bare(c) {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
        text
    })
}

fn files(answers: &Answers, lang: crate::diagnostic::Lang) -> Vec<(String, String)> {
    let mut id = slug(&answers.publisher);
    if is_device(&id) {
        id += "-1";
    }
    let language = say!(lang, sv: "sv", en: "en");
    let (title, publisher) = (quoted(&answers.title), quoted(&answers.publisher));
    let catalog = say!(
        lang,
        sv: "# yaml-language-server: $schema=.katalog/catalog.schema.json\nbaseURI: {}\nlanguage: {language}\ntitle: {title}\ndescription: {}\npublisher: {id}\n\n# Gäller för alla filer som inte själva säger något annat.\ndefaults:\n  dataset:\n    publisher: {id}\n    contactPoint: oppnadata\n    accessRights: PUBLIC\n  distribution:\n    license: CC0-1.0\n",
        en: "# yaml-language-server: $schema=.katalog/catalog.schema.json\nbaseURI: {}\nlanguage: {language}\ntitle: {title}\ndescription: {}\npublisher: {id}\n\n# Applies to every file that does not say otherwise.\ndefaults:\n  dataset:\n    publisher: {id}\n    contactPoint: oppnadata\n    accessRights: PUBLIC\n  distribution:\n    license: CC0-1.0\n",
        answers.base_uri,
        quoted(&say!(lang, sv: "Datamängder och datatjänster från {}.", en: "Datasets and data services from {}.", answers.publisher))
    );
    let number = answers
        .organisation_number
        .as_ref()
        .map(|number| format!("organisationNumber: {}\n", quoted(number)));
    let agent = format!(
        "# yaml-language-server: $schema={}\nname: {publisher}\ntype: {}\n{}",
        schema_path("agent"),
        answers.publisher_type,
        number.unwrap_or_default()
    );
    let contact = format!(
        "# yaml-language-server: $schema={}\nkind: Organization\nname: {}\nemail: {}\n",
        schema_path("contact"),
        quoted(&say!(lang, sv: "Öppna data, {}", en: "Open data, {}", answers.publisher)),
        quoted(&answers.email)
    );
    let dataset = say!(
        lang,
        sv: "# yaml-language-server: $schema={}\n# Byt ut exemplet mot er första datamängd. `katalog new dataset ID` skriver fler filer att fylla i.\ntitle: {{sv: Exempel på en datamängd, en: An example of a dataset}}\ndescription:\n  sv: Här står vad data handlar om, vem som samlar in dem och varför.\n  en: What the data is about, who gathers it and why.\nkeyword: {{sv: [exempel], en: [example]}}\ntheme: GOVE\ndistribution:\n  - title: {{sv: Exempel som CSV, en: Example as CSV}}\n    description: {{sv: Alla rader i en tabell., en: All rows in one table.}}\n    format: CSV\n    accessURL: {}/exempel.csv\n    downloadURL: {}/exempel.csv\n",
        en: "# yaml-language-server: $schema={}\n# Replace the example with your first dataset. `katalog new dataset ID` writes more files to fill in.\ntitle: {{sv: Exempel på en datamängd, en: An example of a dataset}}\ndescription:\n  sv: Här står vad data handlar om, vem som samlar in dem och varför.\n  en: What the data is about, who gathers it and why.\nkeyword: {{sv: [exempel], en: [example]}}\ntheme: GOVE\ndistribution:\n  - title: {{sv: Exempel som CSV, en: Example as CSV}}\n    description: {{sv: Alla rader i en tabell., en: All rows in one table.}}\n    format: CSV\n    accessURL: {}/exempel.csv\n    downloadURL: {}/exempel.csv\n",
        schema_path("dataset"),
        answers.base_uri,
        answers.base_uri
    );
    vec![
        (CATALOG.to_owned(), catalog),
        (format!("agents/{id}.yaml"), agent),
        ("contacts/oppnadata.yaml".to_owned(), contact),
        ("datasets/exempel.yaml".to_owned(), dataset),
        (".gitignore".to_owned(), "/public/\n".to_owned()),
    ]
}
