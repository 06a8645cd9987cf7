//! The answers that `init` begins from: by flags, and on a terminal by questions.

use super::field::{Field, Wrong};
use crate::diagnostic::Lang;
use crate::say;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

/// Valid answers, as they are written in the files.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers(BTreeMap<Field, String>);

/// Where questions are asked.
pub(super) trait Prompt {
    /// Shows a line.
    fn tell(&mut self, line: &str) -> io::Result<()>;
    /// Asks, and reads the answer; none at the end of input.
    fn ask(&mut self, question: &str) -> io::Result<Option<String>>;
}

impl Answers {
    /// The flags that can be used, and what is wrong with the others.
    pub(super) fn given<'a>(
        flags: impl IntoIterator<Item = (Field, Option<&'a str>)>,
        lang: Lang,
    ) -> (Self, Vec<(Field, Wrong)>) {
        let (mut answers, mut wrong) = (Self::default(), Vec::new());
        for (field, value) in flags {
            match value.map(|value| field.check(value, lang)) {
                Some(Ok(value)) => answers.set(field, value),
                Some(Err(fault)) => wrong.push((field, fault)),
                None => {}
            }
        }
        (answers, wrong)
    }

    fn set(&mut self, field: Field, value: String) {
        self.0.insert(field, value);
    }

    /// The answer; empty where there is none.
    pub(super) fn get(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// What must be answered and is not.
    pub(super) fn missing(&self, lang: Lang) -> Vec<Field> {
        let is_missing =
            |field: &Field| !self.0.contains_key(field) && field.default(lang).is_none();
        Field::ALL.into_iter().filter(is_missing).collect()
    }

    /// Everything that is not answered gets its default.
    pub(super) fn with_defaults(mut self, lang: Lang) -> Self {
        for field in Field::ALL {
            if let Some(value) = field.default(lang) {
                self.0.entry(field).or_insert(value);
            }
        }
        self
    }

    /// Asks for what is not answered, each until the answer is valid. Whether all of it was, before the end of input.
    pub(super) fn ask(
        &mut self,
        wrong: &[(Field, Wrong)],
        lang: Lang,
        prompt: &mut impl Prompt,
    ) -> io::Result<bool> {
        for field in Field::ALL {
            if self.0.contains_key(&field) {
                continue;
            }
            let fault = wrong.iter().find(|(of, _)| *of == field);
            let fault = fault.map(|(_, fault)| fault);
            match answer(field, fault, lang, prompt)? {
                Some(value) => self.set(field, value),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// The command that gives the same answers.
    pub(super) fn command(&self, dir: &str) -> String {
        let mut command = format!("katalog init {}", quoted(dir));
        for (field, value) in self.0.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(command, " {} {}", field.flag(), quoted(value));
        }
        command
    }
}

/// Asks until the answer is valid; none at the end of input.
fn answer(
    field: Field,
    fault: Option<&Wrong>,
    lang: Lang,
    prompt: &mut impl Prompt,
) -> io::Result<Option<String>> {
    let mut guess = None;
    prompt.tell(&field.question(lang))?;
    for (number, choice) in (1..).zip(field.choices(lang)) {
        prompt.tell(&format!("{number:>4}  {choice}"))?;
    }
    if let Some(fault) = fault {
        guess = told(fault, lang, prompt)?;
    }
    loop {
        let suggested = guess.take().or_else(|| field.default(lang));
        let shown = suggested.as_deref().filter(|text| !text.is_empty());
        let line = shown.map_or_else(|| ">".to_owned(), |text| format!("[{text}] >"));
        let Some(mut said) = prompt.ask(&line)? else {
            return Ok(None);
        };
        if said.is_empty() {
            said = suggested.unwrap_or_default();
        }
        match field.check(&said, lang) {
            Ok(value) => return Ok(Some(value)),
            Err(fault) => guess = told(&fault, lang, prompt)?,
        }
    }
}

/// Tells what is wrong, and what was probably meant, which becomes the suggestion.
fn told(fault: &Wrong, lang: Lang, prompt: &mut impl Prompt) -> io::Result<Option<String>> {
    prompt.tell(&fault.sentence(lang))?;
    Ok(fault.guess.clone())
}

impl Wrong {
    /// What is wrong, with what was probably meant.
    pub(super) fn sentence(&self, lang: Lang) -> String {
        let message = &self.message;
        match &self.guess {
            Some(guess) => {
                say!(lang, sv: "{message}; menade du {guess}?", en: "{message}; did you mean {guess}?")
            }
            None => message.clone(),
        }
    }
}

/// A word of a command line, in double quotes if need be: shells of all systems read these.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-._/:@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let escaped = word.chars().fold(String::new(), |mut text, c| {
        if matches!(c, '"' | '$' | '`' | '\\') {
            text.push('\\');
        }
        text.push(c);
        text
    });
    format!("\"{escaped}\"")
}

#[cfg(test)]
mod tests;
