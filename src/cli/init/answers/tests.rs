//! What a person sees who answers the questions of `init`, rightly and wrongly.

use super::{Answers, Prompt};
use crate::cli::init::field::Field;
use crate::diagnostic::Lang;
use std::io;

/// A person with answers at hand, and what the terminal showed.
struct Script<'a> {
    answers: std::slice::Iter<'a, &'a str>,
    shown: String,
}

impl Prompt for Script<'_> {
    fn tell(&mut self, line: &str) -> io::Result<()> {
        self.shown += line;
        self.shown.push('\n');
        Ok(())
    }

    fn ask(&mut self, question: &str) -> io::Result<Option<String>> {
        let answer = self.answers.next().map(|answer| (*answer).to_owned());
        self.shown += question;
        self.shown.push(' ');
        self.shown += answer.as_deref().unwrap_or("^D");
        self.shown.push('\n');
        Ok(answer)
    }
}

/// What is shown, and the command of the answers, with these flags and answers.
fn asked(flags: &[(Field, &str)], answers: &[&str], lang: Lang) -> (String, String, bool) {
    let flags = flags.iter().map(|(field, value)| (*field, Some(*value)));
    let (mut given, wrong) = Answers::given(flags, lang);
    let mut script = Script {
        answers: answers.iter(),
        shown: String::new(),
    };
    let whole = given.ask(&wrong, lang, &mut script).expect("asked");
    (script.shown, given.command("lillhamra"), whole)
}

#[test]
fn wrong_answers_are_asked_again_and_meant_ones_are_guessed() {
    let answers = [
        "",
        "Exempelkommunen",
        "Lillhamra kommun",
        "komun",
        "",
        "212000-0002",
        "",
        "",
        "data.lillhamra.se",
        "",
        "oppnadata",
        "oppnadata@lillhamra.se",
    ];
    let (shown, command, whole) = asked(&[], &answers, Lang::Sv);
    let expected = "\
Vad heter organisationen som ger ut data?
> 
här behövs ett svar
> Exempelkommunen
`Exempelkommunen` är ett exempel: skriv er egen text
> Lillhamra kommun
Vilket slags organisation är det? Skriv numret eller namnet.
   1  Akademia/Vetenskaplig organisation
   2  Företag
   3  Industrikonsortium
   4  Lokal myndighet/kommun
   5  Nationell myndighet
   6  Icke-statlig organisation
   7  Ej vinstdrivande organisation
   8  Privatperson(er)
   9  Regional myndighet/landsting
  10  Standardiseringsorganisation
  11  Över-/mellanstatlig myndighet
> komun
`komun` finns inte i listan; menade du Lokal myndighet/kommun?
[Lokal myndighet/kommun] > 
Organisationsnummer, till exempel 212000-0001? (Tomt: inget.)
> 212000-0002
`212000-0002` är inget organisationsnummer: tio siffror med rätt kontrollsiffra, och inget personnummer
> 
Vad ska katalogen heta?
[Öppna data] > 
Vilken webbadress ska namnen på det ni beskriver börja med? Välj en som ni behåller, till exempel https://data.kommunen.se.
> data.lillhamra.se
`data.lillhamra.se` är ingen webbadress: skriv en som börjar med https://; menade du https://data.lillhamra.se?
[https://data.lillhamra.se] > 
Vart skickas frågor om data? Helst till en funktionsbrevlåda, till exempel oppnadata@kommunen.se.
> oppnadata
`oppnadata` är ingen e-postadress
> oppnadata@lillhamra.se
";
    assert_eq!(shown, expected);
    assert!(whole);
    assert_eq!(
        command,
        "katalog init lillhamra --publisher \"Lillhamra kommun\" --publisher-type LocalAuthority \
         --title \"Öppna data\" --base-uri https://data.lillhamra.se --email oppnadata@lillhamra.se"
    );
}

#[test]
fn what_is_answered_is_kept_at_the_end_of_input() {
    let flags = [(Field::Email, "oppnadata@lillhamra.se")];
    let (shown, command, whole) = asked(&flags, &["Lillhamra", "4"], Lang::En);
    assert!(!whole && shown.ends_with("> ^D\n"), "{shown}");
    assert_eq!(
        command,
        "katalog init lillhamra --publisher Lillhamra --publisher-type LocalAuthority --email oppnadata@lillhamra.se"
    );
}

#[test]
fn a_wrong_flag_is_asked_for() {
    let flags = [
        (Field::Publisher, "Lillhamra"),
        (Field::PublisherType, "komun"),
        (Field::OrganisationNumber, "212000-0001"),
        (Field::Title, "Data"),
        (Field::BaseUri, "https://data.lillhamra.se/"),
        (Field::Email, "oppnadata@lillhamra.se"),
    ];
    let (shown, command, whole) = asked(&flags, &[""], Lang::En);
    let last = "`komun` is not in the list; did you mean Local Authority?\n[Local Authority] > \n";
    assert!(whole && shown.ends_with(last), "{shown}");
    assert!(
        command.contains("--publisher-type LocalAuthority"),
        "{command}"
    );
}
