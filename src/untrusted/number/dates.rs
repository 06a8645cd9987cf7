//! Calendar dates written as six or eight digits, and spans of them.

/// The day of the month of a valid date, as written: in a coordination number, 60 is added to it. `None` for an invalid
/// date.
pub(super) fn day_of(date: &str) -> Option<u32> {
    let (year, rest) = date.split_at(date.len() - 4);
    let (month, day): (u32, u32) = (rest[..2].parse().ok()?, rest[2..].parse().ok()?);
    let year_number: u32 = year.parse().ok()?;
    if year.len() == 4 && !(1800..2100).contains(&year_number) {
        return None;
    }
    // Year 00 without a century is taken for 2000, a leap year, and not for 1900.
    let leap = year_number.is_multiple_of(4)
        && (year.len() == 2 || !year_number.is_multiple_of(100) || year_number.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let real = if day > 60 { day - 60 } else { day };
    (1..=last).contains(&real).then_some(day)
}

/// Whether `serial` is month and day of the same year as `date`, and not before it: `19980315-0420`.
pub(super) fn is_span(date: &str, serial: &str) -> bool {
    let day = format!("{}{serial}", &date[..4]);
    day_of(&day).is_some_and(|day| day <= 31) && serial >= &date[4..]
}

/// Whether the text contains at least two date spans: `19980315-0420, 19990310-0415`.
pub(super) fn contains_spans(text: &str) -> bool {
    const WIDTH: usize = "19980315-0420".len();
    let is_one = |at: usize| {
        let span = text
            .get(at.checked_sub("19980315".len())?..)?
            .get(..WIDTH)?;
        let (date, serial) = span.split_once('-')?;
        let digits = |text: &str, count| {
            text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        (digits(date, 8) && digits(serial, 4) && day_of(date).is_some() && is_span(date, serial))
            .then_some(())
    };
    let hyphens = text.match_indices('-');
    hyphens.filter_map(|(at, _)| is_one(at)).nth(1).is_some()
}
