//! Context of a number in running text: whether the words around say that it is a personal identity number, or that it is
//! not.

use super::dates::contains_spans;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// What a text says of the numbers in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    Nothing,
    /// That they are personal identity numbers.
    Personal,
    /// That they are fictitious.
    Fiction,
}

impl Claim {
    fn of(text: &str) -> Self {
        const FICTION: [&str; 5] = [
            "testperson",
            "test person",
            "fiktiv",
            "fictitious",
            "påhitta",
        ];
        const NUMBER: [&str; 4] = [
            "personn",
            "personal identity",
            "samordningsn",
            "coordination number",
        ];
        let text = text.to_lowercase();
        let holds = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if holds(&FICTION) {
            Self::Fiction
        } else if holds(&NUMBER) || contains_pnr(&text) {
            Self::Personal
        } else {
            Self::Nothing
        }
    }
}

/// Whether the abbreviation `pnr` begins a word, as it does not in `löpnr`.
fn contains_pnr(text: &str) -> bool {
    let mut places = text.match_indices("pnr");
    places.any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

/// Context of the numbers of one text; computed once, however many numbers there are.
pub(super) struct Context<'t> {
    text: &'t str,
    claim: OnceCell<Claim>,
    spans: OnceCell<bool>,
    /// The last word before `scanned`.
    word: Range<usize>,
    scanned: usize,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            claim: OnceCell::new(),
            spans: OnceCell::new(),
            word: 0..0,
            scanned: 0,
        }
    }

    /// What the text says of its numbers.
    pub(super) fn claim(&self) -> Claim {
        *self.claim.get_or_init(|| Claim::of(self.text))
    }

    /// Whether the text contains at least two date spans.
    pub(super) fn contains_spans(&self) -> bool {
        *self.spans.get_or_init(|| contains_spans(self.text))
    }

    /// The word before a number in lower case, past other numbers: `tel. 0980-319 240, `. Must be called for numbers in
    /// order.
    pub(super) fn word_before(&mut self, start: usize) -> String {
        for (at, c) in self.text[self.scanned..start].char_indices() {
            if c.is_alphabetic() {
                let at = self.scanned + at;
                if self.word.end != at {
                    self.word.start = at;
                }
                self.word.end = at + c.len_utf8();
            }
        }
        self.scanned = start;
        shortened(&self.text[self.word.clone()]).to_lowercase()
    }
}

/// A word; of a very long one, the beginning and the end.
fn shortened(word: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    // Bytes: a character has at most four.
    if word.len() <= 8 * LONGEST {
        return word.into();
    }
    let start = word.chars().take(LONGEST);
    let end: Vec<char> = word.chars().rev().take(LONGEST).collect();
    start
        .chain(end.into_iter().rev())
        .collect::<String>()
        .into()
}

/// Whether the word introduces a case number (`dnr`).
pub(super) fn introduces_case(word: &str) -> bool {
    ["dnr", "diarie", "ärende"]
        .iter()
        .any(|start| word.starts_with(start))
}

/// Whether the word introduces other numbers, such as telephone numbers.
pub(super) fn introduces_other(word: &str) -> bool {
    const WORDS: [&str; 25] = [
        "tel",
        "telefon",
        "tfn",
        "telephone",
        "phone",
        "fax",
        "mobil",
        "mobile",
        "ring",
        "call",
        "isbn",
        "issn",
        "id",
        "no",
        "number",
        "numbers",
        "ref",
        "löpnr",
        "ocr",
        "objekt",
        "kod",
        "code",
        "bankgiro",
        "plusgiro",
        "sgi",
    ];
    WORDS.contains(&word) || word.ends_with("nr") || word.ends_with("nummer")
}
