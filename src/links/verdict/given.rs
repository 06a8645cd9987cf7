//! Findings about content: does the response match the declared format, size, checksum and date?

use super::{Case, Verdict};
use crate::diagnostic::{Finding, Message, RuleMeta};
use crate::links::address::shown;
use crate::links::content;
use crate::links::observed::{ContentKind, Description, Notice, ServiceResponse};
use crate::links::{Checksum, Response, Role, Use, rules};
use crate::message;

impl Case<'_> {
    /// What is wrong with the content: one thing at most.
    pub(super) fn wrong(&self, answer: &Response) -> Option<Finding> {
        self.empty(answer)
            .or_else(|| self.wrong_content(answer))
            .or_else(|| self.wrong_service(answer))
            .or_else(|| self.wrong_description(answer))
    }

    fn empty(&self, answer: &Response) -> Option<Finding> {
        let is_empty = answer.seen.is_empty;
        let matters = |of: &&Use| !matches!(of.role, Role::Endpoint | Role::Identifier);
        let used = self.link.uses.iter().any(|of| matters(&of));
        (is_empty && used).then(|| {
            let message = message!(sv: "servern svarar {status} men skickar inget innehåll", en: "the server answers {status} but sends nothing", status = answer.status);
            self.finding_where(&rules::EMPTY, self.by_way(message), matters)
        })
    }

    fn wrong_content(&self, answer: &Response) -> Option<Finding> {
        let kind = answer.seen.kind;
        let broken = |of: &&Use| of.role == Role::File && content::breaks(&of.promise, kind);
        let first = self.link.uses.iter().find(broken)?;
        let format = first.promise.format.as_deref().unwrap_or_default();
        let is = kind.name();
        let message = match (&first.promise.packing, kind) {
            (Some(packing), ContentKind::Html) => {
                message!(sv: "adressen ger {is}, inte en packad fil ({packing})", en: "the address gives {is}, not a packed file ({packing})", is, packing)
            }
            (Some(packing), _) => {
                message!(sv: "filen sägs vara packad ({packing}) men är {is}", en: "the file is said to be packed ({packing}) but is {is}", packing, is)
            }
            (None, ContentKind::Zip | ContentKind::Archive) => {
                message!(sv: "adressen ger {is}, inte {format}; är filen packad, skriv det i `packageFormat`", en: "the address gives {is}, not {format}; if the file is packed, say so in `packageFormat`", is, format)
            }
            (None, _) => {
                message!(sv: "adressen ger {is}, inte {format}", en: "the address gives {is}, not {format}", is, format)
            }
        };
        Some(self.finding_where(&rules::WRONG_CONTENT, self.by_way(message), broken))
    }

    /// What a successful response contains instead of the expected content.
    pub(super) fn instead(&self, answer: &Response) -> Option<(Verdict, Vec<Finding>)> {
        let is_data = |of: &&Use| matches!(of.role, Role::File | Role::Page | Role::Description);
        let is_file = |of: &&Use| of.role == Role::File;
        let has = |concerns: &dyn Fn(&&Use) -> bool| self.link.uses.iter().any(|of| concerns(&of));
        let status = answer.status;
        match &answer.seen.notice {
            Some(Notice::Error(words)) if has(&is_file) => {
                let message = message!(sv: "servern svarar {status} men skickar ett felmeddelande i stället för filen, `{words}`", en: "the server answers {status} but sends an error in place of the file, `{words}`", status, words);
                let message = self.by_way(message);
                let finding = self.finding_where(&rules::WRONG_CONTENT, message, is_file);
                Some((Verdict::WrongContent, vec![finding]))
            }
            Some(Notice::NotFound(words)) if has(&is_data) => {
                let message = message!(sv: "servern svarar {status}, men sidan säger att den inte finns, `{words}`", en: "the server answers {status}, but the page says that it is not there, `{words}`", status, words);
                let message = self.by_way(message);
                let finding = self.finding_where(&rules::NOT_FOUND, message, is_data);
                Some((Verdict::Broken, vec![finding]))
            }
            Some(Notice::Pending(words)) if has(&is_data) => Some(self.cannot_tell(
                message!(sv: "servern svarar {status} och säger att innehållet inte är klart än, `{words}`", en: "the server answers {status} and says that the content is not ready yet, `{words}`", status, words),
            )),
            _ if status == 202 && has(&is_data) => Some(self.cannot_tell(
                message!(sv: "servern svarar 202, innehållet är inte klart än", en: "the server answers 202, the content is not ready yet"),
            )),
            _ => None,
        }
    }

    fn wrong_service(&self, answer: &Response) -> Option<Finding> {
        let service = self.link.uses.iter().find_map(|of| match of.role {
            Role::Service(service) => Some(service),
            Role::Page | Role::Endpoint | Role::File | Role::Description | Role::Identifier => None,
        })?;
        let name = service.name();
        let url = &shown(self.link.url.as_str());
        let message = match answer.seen.said.as_ref()? {
            ServiceResponse::Capabilities => return None,
            ServiceResponse::Exception(words) if words.is_empty() => {
                message!(sv: "tjänsten svarar med ett fel på {url}", en: "the service answers {url} with an error", url)
            }
            ServiceResponse::Exception(words) => {
                message!(sv: "tjänsten svarar med ett fel på {url}, `{words}`", en: "the service answers {url} with an error, `{words}`", url, words)
            }
            ServiceResponse::Another(other) => {
                message!(sv: "{url} är en {other}-tjänst, inte {name}", en: "{url} is a {other} service, not {name}", url, other, name)
            }
            ServiceResponse::Other => {
                message!(sv: "{url} ger inget svar som {name} ska ge", en: "{url} does not give an answer as {name} should", url, name)
            }
        };
        let is_service = |of: &&Use| of.role == Role::Service(service);
        Some(self.finding_where(&rules::SERVICE, message, is_service))
    }

    fn wrong_description(&self, answer: &Response) -> Option<Finding> {
        let is_description = |of: &&Use| of.role == Role::Description;
        self.link.uses.iter().find(is_description)?;
        let message = match answer.seen.description.as_ref()? {
            Description::Good | Description::Unknown => return None,
            Description::Page => {
                message!(sv: "adressen ger en webbsida (HTML), inte själva beskrivningen", en: "the address gives a web page (HTML), not the description itself")
            }
            Description::TornJson(line) => {
                message!(sv: "API-beskrivningen är inte giltig JSON, se rad {line}", en: "the API description is not valid JSON, see line {line}", line)
            }
            Description::TornYaml(line) => {
                message!(sv: "API-beskrivningen är inte giltig YAML, se rad {line}", en: "the API description is not valid YAML, see line {line}", line)
            }
        };
        Some(self.finding_where(
            &rules::API_DESCRIPTION,
            self.by_way(message),
            is_description,
        ))
    }

    pub(super) fn cors(&self, answer: &Response) -> Option<Finding> {
        let is_description = |of: &&Use| of.role == Role::Description;
        let asked = self.link.uses.iter().any(|of| is_description(&of));
        if !asked || answer.seen.description != Some(Description::Good) {
            return None;
        }
        if answer.is_open_to_portal() {
            let hop = self.outcome.hops.iter().find(|hop| hop.closed)?;
            let from = shown(hop.from.as_str());
            let message = message!(sv: "portalen får inte följa omdirigeringen från {from} till API-beskrivningen (ingen Access-Control-Allow-Origin i den)", en: "the portal may not follow the redirect from {from} to the API description (no Access-Control-Allow-Origin in it)", from);
            return Some(self.finding_where(&rules::CORS, message, is_description));
        }
        let message = match answer.allow_origin.as_deref() {
            Some(other) => {
                message!(sv: "portalen får inte läsa API-beskrivningen: servern skickar `Access-Control-Allow-Origin: {other}`", en: "the portal may not read the API description: the server sends `Access-Control-Allow-Origin: {other}`", other)
            }
            None => {
                message!(sv: "servern låter inte portalen läsa API-beskrivningen (ingen Access-Control-Allow-Origin)", en: "the server does not let the portal read the API description (no Access-Control-Allow-Origin)")
            }
        };
        Some(self.finding_where(&rules::CORS, message, is_description))
    }

    pub(super) fn size(&self, answer: &Response) -> Option<Finding> {
        let length = answer.length?;
        let differs = |of: &&Use| of.promise.size.is_some_and(|size| size != length);
        let said = self.link.uses.iter().find(differs)?.promise.size?;
        let message = message!(sv: "filen är {length} byte, men `byteSize` säger {said}", en: "the file is {length} bytes, but `byteSize` says {said}", length, said);
        Some(self.finding_where(&rules::SIZE, message, differs))
    }

    /// Compares the computed checksums with the declared one.
    pub(super) fn checksums(&self, answer: &Response) -> Vec<Finding> {
        let mut found = Vec::new();
        for (number, of) in self.link.uses.iter().enumerate() {
            let Some(checksum) = &of.promise.checksum else {
                continue;
            };
            let same = |other: &Use| other.promise.checksum.as_ref() == Some(checksum);
            if self.link.uses[..number].iter().any(same) {
                continue;
            }
            let told = wrong_sum(checksum, answer);
            found.extend(
                told.map(|(rule, message)| self.finding_where(rule, message, |other| same(other))),
            );
        }
        found
    }

    pub(super) fn modified(&self, answer: &Response) -> Option<Finding> {
        let day = answer.modified.as_deref()?;
        let older = |of: &&Use| {
            of.promise
                .modified
                .as_deref()
                .is_some_and(|said| said < day)
        };
        let said = self
            .link
            .uses
            .iter()
            .find(older)?
            .promise
            .modified
            .as_deref()?;
        let message = message!(sv: "filen ändrades {day}, men `modified` säger {said}", en: "the file was changed on {day}, but `modified` says {said}", day, said);
        Some(self.finding_where(&rules::MODIFIED, message, older))
    }
}

/// What is wrong with a sum that is promised.
fn wrong_sum(checksum: &Checksum, answer: &Response) -> Option<(&'static RuleMeta, Message)> {
    let said = &checksum.value;
    let Some(algorithm) = checksum.algorithm else {
        let name = &checksum.name;
        let message = match name.as_str() {
            "" => {
                message!(sv: "`checksum` säger inte hur värdet är uträknat (`algorithm`), så det går inte att jämföra", en: "`checksum` does not say how the value was computed (`algorithm`), so it cannot be compared")
            }
            _ => {
                message!(sv: "checksummor av slaget {name} kan inte räknas ut här, bara MD5, SHA-1 och SHA-2", en: "checksums of the kind {name} cannot be computed here, only MD5, SHA-1 and SHA-2", name)
            }
        };
        return Some((&rules::CHECKSUM_UNCHECKED, message));
    };
    let sums = answer.sums.as_ref()?;
    let of_kind = || sums.iter().filter(|(of, _)| *of == algorithm);
    let Some((_, is)) = of_kind().next() else {
        let message = message!(sv: "filen är för stor för att räkna ut checksumman", en: "the file is too large to compute its checksum");
        return Some((&rules::CHECKSUM_UNCHECKED, message));
    };
    if of_kind().any(|(_, digits)| digits == said) {
        return None;
    }
    let name = algorithm.name();
    let digits = is.len();
    let is_one = said.len() == digits && said.bytes().all(|b| b.is_ascii_hexdigit());
    if said.is_empty() {
        let message = message!(sv: "`checksum` har inget värde; filens checksumma ({name}) är {is}", en: "`checksum` has no value; the checksum of the file ({name}) is {is}", name, is);
        return Some((&rules::CHECKSUM, message));
    }
    if !is_one {
        let message = message!(sv: "`checksum` säger `{said}`, men en checksumma av slaget {name} skrivs med {digits} tecken, 0–9 och a–f; filens är {is}", en: "`checksum` says `{said}`, but a checksum of the kind {name} is written with {digits} characters, 0–9 and a–f; that of the file is {is}", said, name, digits, is);
        return Some((&rules::CHECKSUM, message));
    }
    let message = message!(sv: "filens checksumma ({name}) är {is}, men `checksum` säger {said}", en: "the checksum of the file ({name}) is {is}, but `checksum` says {said}", name, is, said);
    Some((&rules::CHECKSUM, message))
}
