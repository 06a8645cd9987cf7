//! Words for a reference that names nothing: what was probably meant, and how that is written.

use super::emit::Emitter;
use super::ids::folders;
use super::is_id;
use super::repository::Part;
use super::resource::{Resource, ValueKind};
use super::role::RESOURCES;
use crate::diagnostic::{List, Message};
use crate::message;
use crate::profile::{Class, Property, class_name, fold, is_absent, meant_period, places};
use crate::rdf::is_absolute_iri;
use crate::rdf::vocab::{foaf, vcard};

/// So many ids of a folder are listed for a person to choose from.
const FEW: usize = 10;

impl Emitter<'_, '_> {
    /// The message and help for `text` at `row`, whose values are of `class`.
    pub(super) fn nowhere(
        &self,
        row: &Property,
        class: &'static Class,
        text: &str,
    ) -> (Message, Message) {
        let key = &row.key;
        if is_absent(text) {
            let message = message!(sv: "`{text}` är inget värde: `{key}`", en: "`{text}` is no value: `{key}`", text, key);
            let help = message!(
                sv: "ta bort raden: det som inte finns ska inte stå med",
                en: "remove the line: what does not exist is left out"
            );
            return (message, help);
        }
        let meant = match class.name {
            class_name::PERIOD_OF_TIME => Some(period(row, text)),
            class_name::LOCATION => place(row, text),
            class_name::ADDRESS => Some(address(row, text)),
            _ => None,
        };
        if let Some(meant) = meant {
            return meant;
        }
        if let Some(help) = without_scheme(text) {
            let message = message!(sv: "`{text}` saknar https://: `{key}`", en: "`{text}` lacks https://: `{key}`", text, key);
            return (message, help);
        }
        let folder = class.folder.as_deref().unwrap_or(RESOURCES);
        let message = if is_id(text) {
            message!(
                sv: "`{text}` finns inte: ingen fil {folder}/{text}.yaml",
                en: "`{text}` does not exist: there is no file {folder}/{text}.yaml",
                text,
                folder
            )
        } else {
            message!(
                sv: "`{text}` är varken id eller webbadress: `{key}`",
                en: "`{text}` is neither an id nor an address: `{key}`",
                text,
                key
            )
        };
        let help = self.named(row, text);
        let help = help.or_else(|| self.in_other_folder(row, class, text));
        (
            message,
            help.unwrap_or_else(|| self.how_to_refer(row, class, text)),
        )
    }

    /// The resource that has this name or e-mail address, or a similar id.
    fn named(&self, row: &Property, text: &str) -> Option<Message> {
        let key = &row.key;
        let known = self.ids.look(|| {
            let folders = folders(self.profile, row);
            let wanted = fold(text);
            let parts = self.repository.parts.iter();
            let mut parts = parts.filter(|part| folders.contains(&part.folder.as_str()));
            parts.find(|part| has_name(part, &wanted))
        });
        if let Some(part) = known {
            let id = &part.id;
            return Some(if text.contains('@') {
                message!(
                    sv: "skriv id:t på kontaktuppgiften med den e-postadressen: `{key}: {id}`",
                    en: "write the id of the contact with that e-mail address: `{key}: {id}`",
                    key,
                    id
                )
            } else {
                message!(sv: "skriv id:t: `{key}: {id}`", en: "write the id: `{key}: {id}`", key, id)
            });
        }
        if text.contains('@') {
            return None;
        }
        let near = self.ids.nearest(row, text)?;
        Some(message!(sv: "menade du `{near}`?", en: "did you mean `{near}`?", near))
    }

    /// The resource of another class that has this id.
    fn in_other_folder(
        &self,
        row: &Property,
        class: &'static Class,
        text: &str,
    ) -> Option<Message> {
        let own = folders(self.profile, row);
        let parts = self.repository.parts.iter();
        let mut parts =
            parts.filter(|part| part.id == text && !own.contains(&part.folder.as_str()));
        let part = self.ids.look(|| parts.next())?;
        let other = self.profile.class_in_folder(&part.folder)?;
        let other = crate::diagnostic::Lower(&self.profile.class(other).label);
        let (folder, label) = (&part.folder, crate::diagnostic::Lower(&class.label));
        Some(message!(
            sv: "{folder}/{text}.yaml är en {other}, och här väntas en {label}: ta bort raden, eller beskriv {text} som {label}",
            en: "{folder}/{text}.yaml describes another kind of thing ({other}), and a {label} is expected here: remove the line, or describe {text} as a {label}",
            folder,
            text,
            other,
            label
        ))
    }

    /// How a reference to this class is written.
    fn how_to_refer(&self, row: &Property, class: &'static Class, text: &str) -> Message {
        let (key, id) = (&row.key, super::slug(text));
        if class.name == class_name::STANDARD {
            return message!(
                sv: "skriv standardens webbadress, eller beskriv den i resources/{id}.yaml med `\"@type\": Standard` och skriv `{key}: {id}`",
                en: "write the web address of the standard, or describe it in resources/{id}.yaml with `\"@type\": Standard` and write `{key}: {id}`",
                id,
                key
            );
        }
        if text.contains('@') {
            return message!(
                sv: "beskriv kontakten i en fil i contacts/ med `email: {text}`, och skriv filens namn: `{key}: oppnadata`",
                en: "describe the contact in a file in contacts/ with `email: {text}`, and write the name of the file: `{key}: opendata`",
                text,
                key
            );
        }
        let Some(folder) = class.folder.as_deref() else {
            return message!(
                sv: "skriv hela webbadressen (https://…)",
                en: "write the whole web address (https://…)"
            );
        };
        let ids: Vec<&str> = self.ids.of_folder(folder, FEW).unwrap_or_default();
        if ids.is_empty() {
            return message!(
                sv: "beskriv det i {folder}/{id}.yaml och skriv `{key}: {id}`, eller skriv en hel IRI (https://…) för något utanför katalogen",
                en: "describe it in {folder}/{id}.yaml and write `{key}: {id}`, or write a whole IRI (https://…) for something outside the repository",
                folder,
                id,
                key
            );
        }
        let ids = List::commas(ids.into_iter().map(|id| format!("`{id}`")));
        message!(
            sv: "skriv ett id som finns ({ids}), beskriv det i {folder}/{id}.yaml, eller skriv en hel IRI (https://…) för något utanför katalogen",
            en: "write an id that exists ({ids}), describe it in {folder}/{id}.yaml, or write a whole IRI (https://…) for something outside the repository",
            ids,
            folder,
            id
        )
    }
}

/// Whether the resource of a file has this name, in any language, or this e-mail address.
fn has_name(part: &Part<'_>, wanted: &str) -> bool {
    let resource = part.resource.as_ref();
    resource.is_some_and(|resource| texts(resource).any(|text| fold(text) == wanted))
}

fn texts<'r>(resource: &'r Resource<'_>) -> impl Iterator<Item = &'r str> {
    const NAMES: [&str; 3] = [foaf::NAME, vcard::FN, vcard::HAS_EMAIL];
    let statements = NAMES.into_iter().filter_map(|iri| resource.statement(iri));
    let values = statements.flat_map(|statement| &statement.values);
    values.filter_map(|value| match &value.kind {
        ValueKind::Literal { text, .. } | ValueKind::Iri(text) => {
            Some(text.strip_prefix("mailto:").unwrap_or(text))
        }
        ValueKind::Exact(_)
        | ValueKind::Blank(_)
        | ValueKind::Reference(_)
        | ValueKind::Nested(_) => None,
    })
}

fn period(row: &Property, text: &str) -> (Message, Message) {
    let key = &row.key;
    let message = message!(sv: "`{text}` är inte skrivet som tidsperiod: `{key}`", en: "`{text}` is not written as a period of time: `{key}`", text, key);
    let help = match meant_period(text) {
        Some(period) => {
            let start = period.start;
            match period.end {
                Some(end) => message!(
                    sv: "skriv `{key}: {{startDate: {start}, endDate: {end}}}`",
                    en: "write `{key}: {{startDate: {start}, endDate: {end}}}`",
                    key,
                    start,
                    end
                ),
                None => message!(
                    sv: "skriv `{key}: {{startDate: {start}}}`",
                    en: "write `{key}: {{startDate: {start}}}`",
                    key,
                    start
                ),
            }
        }
        None => message!(
            sv: "skriv `{key}: {{startDate: 2020-01-01, endDate: 2020-12-31}}`, utan `endDate` så länge data fylls på",
            en: "write `{key}: {{startDate: 2020-01-01, endDate: 2020-12-31}}`, without `endDate` while data is added",
            key
        ),
    };
    (message, help)
}

fn place(row: &Property, text: &str) -> Option<(Message, Message)> {
    let key = &row.key;
    let known = places().by_word(text);
    let is_number = text.len() >= 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = text.chars().any(char::is_alphabetic)
        && !text.contains(['/', '.', '@', '_'])
        && (!is_id(text) || text.len() == 2);
    if is_number {
        let message = message!(sv: "`{text}` är ett nummer, inte en adress: `{key}`", en: "`{text}` is a number, not an address: `{key}`", text, key);
        let help = message!(
            sv: "skriv `{key}: http://sws.geonames.org/{text}/`, om det är platsens nummer i GeoNames",
            en: "write `{key}: http://sws.geonames.org/{text}/`, if that is the number of the place in GeoNames",
            key,
            text
        );
        return Some((message, help));
    }
    if !is_name && known.is_none() {
        return None;
    }
    let message = if is_name {
        message!(sv: "`{text}` är ett namn, inte en adress: `{key}`", en: "`{text}` is a name, not an address: `{key}`", text, key)
    } else {
        message!(sv: "`{text}` är ingen adress: `{key}`", en: "`{text}` is no address: `{key}`", text, key)
    };
    let help = match known {
        Some(known) => {
            let (iri, label) = (known.value(), &known.label);
            message!(
                sv: "skriv `{key}: {iri}` ({label})",
                en: "write `{key}: {iri}` ({label})",
                key,
                iri,
                label
            )
        }
        None => message!(
            sv: "platsen skrivs som en adress: sök upp {text} på https://www.geonames.org och skriv dess nummer i `{key}: http://sws.geonames.org/NUMMER/`, eller skriv gränserna i grader: `{key}: {{west: …, south: …, east: …, north: …}}`",
            en: "the place is written as an address: look up {text} at https://www.geonames.org and write its number in `{key}: http://sws.geonames.org/NUMBER/`, or write the limits in degrees: `{key}: {{west: …, south: …, east: …, north: …}}`",
            text,
            key
        ),
    };
    Some((message, help))
}

/// `Hamngatan 2, 123 45 Västanvik`.
fn address(row: &Property, text: &str) -> (Message, Message) {
    let key = &row.key;
    let message = message!(sv: "`{text}` ska delas upp på gata, postnummer och ort: `{key}`", en: "`{text}` is to be split into street, post code and locality: `{key}`", text, key);
    let (street, code, town) = parts_of_address(text);
    let help = message!(
        sv: "skriv `{key}: {{streetAddress: {street}, postalCode: \"{code}\", locality: {town}}}`",
        en: "write `{key}: {{streetAddress: {street}, postalCode: \"{code}\", locality: {town}}}`",
        key,
        street,
        code,
        town
    );
    (message, help)
}

/// Street, post code and locality; those of an example where they are not found.
fn parts_of_address(text: &str) -> (&str, String, &str) {
    let example = || ("Hamngatan 2", "123 45".to_owned(), "Västanvik");
    let Some((street, rest)) = text.split_once([',', '\n']) else {
        return example();
    };
    let rest = rest.trim();
    let rest = rest.strip_prefix("SE-").unwrap_or(rest);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ' ');
    let (code, town) = rest.split_at(end.unwrap_or(rest.len()));
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    let town = town.split([',', '\n']).next().unwrap_or_default().trim();
    if digits.len() != 5 || town.is_empty() || street.trim().is_empty() {
        return example();
    }
    (
        street.trim(),
        format!("{} {}", &digits[..3], &digits[3..]),
        town,
    )
}

/// Help for a web address without its scheme.
fn without_scheme(text: &str) -> Option<Message> {
    let host = text.split('/').next().unwrap_or_default();
    let (name, top) = host.rsplit_once('.')?;
    let is_host = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'))
    };
    let fits = is_host(name)
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !top.eq_ignore_ascii_case("yaml")
        && is_absolute_iri(&format!("https://{text}"));
    fits.then(|| message!(sv: "skriv `https://{text}`", en: "write `https://{text}`", text))
}

#[cfg(test)]
mod tests {
    use super::parts_of_address;

    #[test]
    fn an_address_has_three_parts() {
        let parts = |text| {
            let (street, code, town) = parts_of_address(text);
            format!("{street}|{code}|{town}")
        };
        assert_eq!(
            parts("Torget 1, 123 45 Lillhamra"),
            "Torget 1|123 45|Lillhamra"
        );
        assert_eq!(
            parts("Torget 1, SE-12345 Lillhamra, Sverige"),
            "Torget 1|123 45|Lillhamra"
        );
        assert_eq!(parts("Lillhamra"), "Hamngatan 2|123 45|Västanvik");
    }
}
