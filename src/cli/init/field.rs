//! What `init` needs to know: each thing with its flag, its question, and what a valid answer is.

use crate::description::forms;
use crate::diagnostic::Lang;
use crate::profile::{self, TemplateTexts, Version, Vocabulary, fixed_email};
use crate::say;

/// A thing that `init` needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Publisher,
    PublisherType,
    OrganisationNumber,
    Title,
    BaseUri,
    Email,
}

/// Why an answer cannot be used.
#[derive(Debug)]
pub(super) struct Wrong {
    /// What is wrong, and what is right.
    pub message: String,
    /// A valid answer that was probably meant.
    pub guess: Option<String>,
}

impl Field {
    /// All, in the order of the questions.
    pub(super) const ALL: [Self; 6] = [
        Self::Publisher,
        Self::PublisherType,
        Self::OrganisationNumber,
        Self::Title,
        Self::BaseUri,
        Self::Email,
    ];

    /// The flag that answers it.
    pub(super) fn flag(self) -> &'static str {
        match self {
            Self::Publisher => "--publisher",
            Self::PublisherType => "--publisher-type",
            Self::OrganisationNumber => "--organisation-number",
            Self::Title => "--title",
            Self::BaseUri => "--base-uri",
            Self::Email => "--email",
        }
    }

    /// The answer where none is given; nothing where one must be.
    pub(super) fn default(self, lang: Lang) -> Option<String> {
        match self {
            Self::Title => Some(say!(lang, sv: "Öppna data", en: "Open data")),
            Self::OrganisationNumber => Some(String::new()),
            Self::Publisher | Self::PublisherType | Self::BaseUri | Self::Email => None,
        }
    }

    /// The question, with an example of an answer.
    pub(super) fn question(self, lang: Lang) -> String {
        match self {
            Self::Publisher => say!(
                lang,
                sv: "Vad heter organisationen som ger ut data?",
                en: "What is the name of the organisation that publishes the data?"
            ),
            Self::PublisherType => say!(
                lang,
                sv: "Vilket slags organisation är det? Skriv numret eller namnet.",
                en: "What kind of organisation is it? Write the number or the name."
            ),
            Self::OrganisationNumber => say!(
                lang,
                sv: "Organisationsnummer, till exempel 212000-0001? (Tomt: inget.)",
                en: "Organisation number, such as 212000-0001? (Empty: none.)"
            ),
            Self::Title => {
                say!(lang, sv: "Vad ska katalogen heta?", en: "What is the title of the catalogue?")
            }
            Self::BaseUri => say!(
                lang,
                sv: "Vilken webbadress ska namnen på det ni beskriver börja med? Välj en som ni behåller, till exempel https://data.kommunen.se.",
                en: "Which web address do the names of what you describe begin with? Choose one that you keep, such as https://data.kommunen.se."
            ),
            Self::Email => say!(
                lang,
                sv: "Vart skickas frågor om data? Helst till en funktionsbrevlåda, till exempel oppnadata@kommunen.se.",
                en: "Where are questions about the data sent? Preferably to a shared mailbox, such as oppnadata@kommunen.se."
            ),
        }
    }

    /// The values to choose from, by their names.
    pub(super) fn choices(self, lang: Lang) -> Vec<String> {
        if self != Self::PublisherType {
            return Vec::new();
        }
        let types = publisher_types().into_iter().flat_map(|list| &list.values);
        types
            .map(|value| value.label.get(lang).to_owned())
            .collect()
    }

    /// The answer as it is written in the files.
    ///
    /// # Errors
    /// When it would not validate.
    pub(super) fn check(self, answer: &str, lang: Lang) -> Result<String, Wrong> {
        let answer = answer.trim();
        if answer.is_empty() {
            let message = say!(lang, sv: "här behövs ett svar", en: "an answer is needed here");
            return self.default(lang).ok_or_else(|| Wrong::new(message));
        }
        match self {
            Self::Publisher | Self::Title if TemplateTexts::get().has(answer) => Err(Wrong::new(
                say!(lang, sv: "`{answer}` är ett exempel: skriv er egen text", en: "`{answer}` is an example: write your own text"),
            )),
            Self::Publisher | Self::Title => Ok(answer.to_owned()),
            Self::PublisherType => publisher_type(answer, lang),
            Self::OrganisationNumber => match forms::organisation_number(answer) {
                Ok(_) => Ok(answer.to_owned()),
                Err(_) => Err(Wrong::new(
                    say!(lang, sv: "`{answer}` är inget organisationsnummer: tio siffror med rätt kontrollsiffra, och inget personnummer", en: "`{answer}` is no organisation number: ten digits with the right check digit, and no personal number"),
                )),
            },
            Self::BaseUri => base_uri(answer, lang),
            Self::Email if forms::email(answer).is_some() => Ok(answer.to_owned()),
            Self::Email => Err(Wrong {
                message: say!(lang, sv: "`{answer}` är ingen e-postadress", en: "`{answer}` is no e-mail address"),
                guess: fixed_email(answer).filter(|meant| forms::email(meant).is_some()),
            }),
        }
    }
}

impl Wrong {
    fn new(message: String) -> Self {
        let guess = None;
        Self { message, guess }
    }
}

fn base_uri(answer: &str, lang: Lang) -> Result<String, Wrong> {
    let is_address = |text: &str| {
        let has_scheme = ["https://", "http://"]
            .iter()
            .any(|of| text.starts_with(of));
        has_scheme && crate::rdf::is_absolute_iri(text)
    };
    let answer = answer.trim_end_matches('/');
    if is_address(answer) {
        return Ok(answer.to_owned());
    }
    let message = say!(
        lang,
        sv: "`{answer}` är ingen webbadress: skriv en som börjar med https://",
        en: "`{answer}` is no web address: write one that begins with https://"
    );
    let meant = format!("https://{answer}");
    let is_host = answer.contains('.') && !answer.contains(':') && is_address(&meant);
    Err(Wrong {
        message,
        guess: is_host.then_some(meant),
    })
}

fn publisher_types() -> Option<&'static Vocabulary> {
    let profile = profile::embedded(Version::default());
    let list = profile.vocabulary_named("publisher-type")?;
    Some(profile.vocabulary(list))
}

/// The code for a code, a name in either language, or a number of the list.
fn publisher_type(answer: &str, lang: Lang) -> Result<String, Wrong> {
    let Some(types) = publisher_types() else {
        return Ok(answer.to_owned());
    };
    let number = answer.parse::<usize>().ok();
    let numbered = number.and_then(|number| types.values.get(number.checked_sub(1)?));
    if let Some(value) = types.by_word(answer).or(numbered) {
        return Ok(value.code.clone());
    }
    Err(Wrong {
        message: say!(lang, sv: "`{answer}` finns inte i listan", en: "`{answer}` is not in the list"),
        guess: types
            .nearest(answer)
            .map(|value| value.label.get(lang).to_owned()),
    })
}
