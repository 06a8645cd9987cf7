//! Error notices with a success status: an error in the format of the data, a resource that is not ready yet, or a page
//! that does not exist (a soft 404).

use crate::links::observed::{ContentKind, Notice};
use crate::links::service::{exception_text, root_element};
use serde_json::{Map, Value};

/// A longer answer is data, whatever it looks like.
pub(super) const LONGEST: u64 = 8 << 10;
/// Characters that are kept of a notice.
const MOST_LETTERS: usize = 160;

/// Reads the notice that an answer is; none where it is what it seems to be.
pub(super) fn read(kind: ContentKind, text: &str, whole: bool) -> Option<Notice> {
    let notice = match kind {
        ContentKind::Html => not_found(text).map(Notice::NotFound),
        ContentKind::Json if whole => in_json(text),
        ContentKind::Xml if whole => in_xml(text).map(Notice::Error),
        _ => None,
    };
    notice.filter(|of| !of.words().is_empty())
}

/// What stands in answers that are nothing but an error; a member of another name is data.
const MEMBERS_OF_ERRORS: [&str; 26] = [
    "code",
    "detail",
    "details",
    "error",
    "error_description",
    "errorcode",
    "errormessage",
    "errors",
    "exception",
    "help",
    "instance",
    "message",
    "method",
    "ok",
    "path",
    "reason",
    "request_id",
    "requestid",
    "status",
    "statuscode",
    "success",
    "timestamp",
    "title",
    "trace",
    "traceid",
    "type",
];
/// What stands in answers about work that is going on.
const MEMBERS_OF_WORK: [&str; 16] = [
    "created",
    "createdat",
    "generating",
    "id",
    "itemid",
    "job",
    "jobid",
    "message",
    "progress",
    "progressinpercent",
    "recordcount",
    "self",
    "status",
    "updated",
    "updatedat",
    "url",
];
/// Phrases for maintenance work.
const WORK: [&str; 12] = [
    "accepted",
    "building",
    "creating",
    "exporting",
    "exportingdata",
    "generating",
    "inprogress",
    "pending",
    "preparing",
    "processing",
    "queued",
    "running",
];

fn in_json(text: &str) -> Option<Notice> {
    let Ok(Value::Object(object)) = serde_json::from_str(text) else {
        return None;
    };
    let has_only = |names: &[&str]| {
        object
            .keys()
            .all(|key| names.contains(&&*key.to_ascii_lowercase()))
    };
    if has_only(&MEMBERS_OF_WORK)
        && let Some(Value::String(status)) = object.get("status")
    {
        let word: String = status.chars().filter(char::is_ascii_alphanumeric).collect();
        if WORK.contains(&&*word.to_ascii_lowercase()) {
            return Some(Notice::Pending(short(status)));
        }
    }
    (has_only(&MEMBERS_OF_ERRORS) && says_error(&object))
        .then(|| Notice::Error(short(&words_of(&object))))
}

/// Whether an object says that something went wrong.
fn says_error(object: &Map<String, Value>) -> bool {
    object
        .iter()
        .any(|(key, value)| match key.to_ascii_lowercase().as_str() {
            "error" | "errors" | "exception" => match value {
                Value::Null | Value::Bool(false) => false,
                Value::String(text) => !text.is_empty(),
                Value::Array(list) => !list.is_empty(),
                Value::Bool(true) | Value::Number(_) | Value::Object(_) => true,
            },
            "code" | "status" | "statuscode" => {
                number(value).is_some_and(|of| (400..600).contains(&of))
            }
            "success" | "ok" => value == &Value::Bool(false),
            _ => false,
        })
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

/// The words of an error: its message, or what it has beside it.
fn words_of(object: &Map<String, Value>) -> String {
    const TELLING: [&str; 8] = [
        "message",
        "errorMessage",
        "detail",
        "error_description",
        "reason",
        "title",
        "error",
        "code",
    ];
    let mut all = Vec::new();
    for name in TELLING {
        match object.get(name) {
            Some(Value::String(text)) if !text.is_empty() => return text.clone(),
            Some(Value::Object(inner)) => return words_of(inner),
            Some(Value::Number(number)) => all.push(number.to_string()),
            _ => {}
        }
    }
    if all.is_empty() {
        return Value::Object(object.clone()).to_string();
    }
    all.join(" ")
}

fn in_xml(text: &str) -> Option<String> {
    let root = root_element(text)?.to_ascii_lowercase();
    let errors = [
        "exceptionreport",
        "serviceexceptionreport",
        "serviceexception",
        "error",
        "errors",
        "fault",
    ];
    errors
        .contains(&root.as_str())
        .then(|| exception_text(text))
}

/// What the title or the first heading of a page says where there is no such page.
fn not_found(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    ["title", "h1"].iter().find_map(|name| {
        let heading = short(&exception_text(element(text, &lower, name)?));
        heading
            .split(['|', '–', '—', ':', '·'])
            .flat_map(|part| part.split(" - "))
            .any(is_not_found)
            .then_some(heading)
    })
}

/// What stands in the first element of this name. `lower` is the same text in lower case, byte by byte.
fn element<'t>(text: &'t str, lower: &str, name: &str) -> Option<&'t str> {
    let start = lower
        .match_indices(&format!("<{name}"))
        .find(|(at, tag)| {
            lower[at + tag.len()..].starts_with(|c: char| c == '>' || c.is_whitespace())
        })?
        .0;
    let inner = start + lower[start..].find('>')? + 1;
    let end = inner + lower[inner..].find(&format!("</{name}"))?;
    text.get(inner..end)
}

/// Whether a part of a heading says, and says nothing else, that there is no such page.
fn is_not_found(part: &str) -> bool {
    const WORDS: [&str; 22] = [
        "404",
        "404 not found",
        "404 error",
        "error 404",
        "fel 404",
        "http 404",
        "404 page not found",
        "404 sidan kunde inte hittas",
        "404 sidan hittades inte",
        "404 sidan finns inte",
        "not found",
        "file not found",
        "page not found",
        "the page was not found",
        "page cannot be found",
        "sidan kunde inte hittas",
        "sidan hittades inte",
        "sidan hittas inte",
        "sidan finns inte",
        "sidan saknas",
        "kunde inte hitta sidan",
        "sidan du söker finns inte",
    ];
    // Polite words before it, and signs around it.
    const BEFORE: [&str; 6] = ["oj", "oops", "hoppsan", "tyvärr", "sorry", "the requested"];
    let plain: String = part
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let plain = plain
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let bare = BEFORE
        .iter()
        .find_map(|word| plain.strip_prefix(word))
        .unwrap_or(&plain)
        .trim();
    let bare = bare.strip_suffix(" längre").unwrap_or(bare);
    WORDS.contains(&bare)
}

/// The words on one line, of bearable length.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.join(" ");
    plain
        .chars()
        .filter(|c| !c.is_control())
        .take(MOST_LETTERS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_from_data() {
        let error = |words: &str| Some(Notice::Error(words.to_owned()));
        let pending = |words: &str| Some(Notice::Pending(words.to_owned()));
        for (kind, body, notice) in [
            (
                ContentKind::Json,
                r#"{"error":{"code":400,"message":"Invalid URL","details":[]}}"#,
                error("Invalid URL"),
            ),
            (ContentKind::Json, r#"{"error":{"code":499}}"#, error("499")),
            (
                ContentKind::Json,
                r#"{"status":404,"error":"Not Found","path":"/x"}"#,
                error("Not Found"),
            ),
            (
                ContentKind::Json,
                r#"{"help":"…","success":false,"error":{"message":"Nej"}}"#,
                error("Nej"),
            ),
            (
                ContentKind::Json,
                r#"{"title":"Bad\nRequest","status":400}"#,
                error("Bad Request"),
            ),
            (
                ContentKind::Json,
                r#"{"status":"Processing","generating":{}}"#,
                pending("Processing"),
            ),
            (
                ContentKind::Json,
                r#"{"status":"In progress"}"#,
                pending("In progress"),
            ),
            (
                ContentKind::Json,
                r#"{"status":"Processing","värde":1}"#,
                None,
            ),
            (ContentKind::Json, r#"{"error":null,"message":"ok"}"#, None),
            (ContentKind::Json, r#"{"error":0.1,"rows":[]}"#, None),
            (
                ContentKind::Json,
                r#"{"type":"FeatureCollection","features":[]}"#,
                None,
            ),
            (ContentKind::Json, r#"[{"error":"x"}]"#, None),
            (ContentKind::Json, "{}", None),
            (
                ContentKind::Xml,
                "<ows:ExceptionReport xmlns:ows='o'><ows:Exception exceptionCode=\"X\"><ows:ExceptionText>Nej</ows:ExceptionText></ows:Exception></ows:ExceptionReport>",
                error("Nej"),
            ),
            (
                ContentKind::Xml,
                "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>Gone</Message></Error>",
                error("NoSuchKey Gone"),
            ),
            (ContentKind::Xml, "<gml:FeatureCollection/>", None),
            (ContentKind::Text, "error", None),
        ] {
            assert_eq!(read(kind, body, true), notice, "{body}");
        }
        // What is cut off is data.
        assert_eq!(read(ContentKind::Json, r#"{"error":"x"}"#, false), None);
    }

    #[test]
    fn a_page_that_is_none_says_so() {
        for (page, none) in [
            (
                "<html><head><title>Sidan kunde inte hittas - Alvhults kommun</title>",
                true,
            ),
            ("<TITLE lang=sv>404 | Alvhult</TITLE>", true),
            (
                "<title>Alvhult</title><h1 class='x'>Sidan\n hittades inte</h1>",
                true,
            ),
            ("<title>Oj! Sidan finns inte längre</title>", true),
            ("<title>Error 404: Not Found</title>", true),
            ("<title>Lost and found</title>", false),
            ("<title>Linje 404 | Alvhult</title>", false),
            ("<title>Vad betyder 404 Not Found?</title>", false),
            ("<titles>404</titles><h1>Data</h1>", false),
            ("<title>404", false),
        ] {
            let notice = read(ContentKind::Html, page, false);
            assert_eq!(matches!(notice, Some(Notice::NotFound(_))), none, "{page}");
        }
    }
}
