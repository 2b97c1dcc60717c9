//! Days, months, quarters and years by their numbers: `ngày 20/10`, `tháng 5/2019`, `quý III`, `năm 2014`.

use super::super::calendar::{When, is_year};
use super::super::number::{self, Role};
use super::super::words::Words;
use crate::segment::{Blank, Kind};

/// Words before a bare `20/10` that make it a day.
const DAY_TRIGGERS: &[&str] = &[
    "ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "nay", "qua", "mai", "đến", "từ", "tới", "vào",
    "trước", "sau", "lễ", "dịp", "và",
];

/// Words before a bare year. A unit behind the number wins.
const YEAR_TRIGGERS: &[&str] =
    &["cuối", "đầu", "giữa", "trong", "hồi", "mùa", "hè", "từ", "đến", "tới", "trước", "sau"];

/// What is said at a place and where it ends.
pub(super) type Found = Option<(usize, When)>;

/// A plain number token on the line of what is before it.
pub(super) fn plain(words: &Words<'_, '_>, i: usize) -> Option<i16> {
    if words.next(i).is_empty() { None } else { first_plain(words, i) }
}

/// A plain number token.
pub(super) fn first_plain(words: &Words<'_, '_>, i: usize) -> Option<i16> {
    let text = words.at(i);
    let digits = words.is_number(i) && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// A year in four digits on the line of what is before it.
pub(super) fn year(words: &Words<'_, '_>, i: usize) -> Option<i16> {
    if words.next(i).is_empty() { None } else { first_year(words, i) }
}

/// A year in four digits, perhaps the first token of a line.
pub(super) fn first_year(words: &Words<'_, '_>, i: usize) -> Option<i16> {
    first_plain(words, i).filter(|&y| words.at(i).len() == 4 && is_year(y))
}

/// The parts of a number token, split at `/`, `.` or between dashes; where the last one ends.
fn parts<'w>(words: &'w Words<'_, '_>, i: usize) -> Option<(usize, Vec<&'w str>, char)> {
    let text = words.at(i);
    if text.len() > 10 || text.bytes().any(|b| b.is_ascii_alphabetic() || b == b',' || b == b':') {
        return None;
    }
    for separator in ['/', '.'] {
        if text.contains(separator) {
            let parts: Vec<&str> = text.split(separator).collect();
            // `12.2018/TT`
            return (!tied(words, i + 1)).then_some((i + 1, parts, separator));
        }
    }
    let mut parts = vec![text];
    let mut end = i + 1;
    while parts.len() < 3
        && words.kind(end) == Some(Kind::Dash)
        && words.glued(end)
        && words.glued(end + 1)
        && words.is_number(end + 1)
    {
        parts.push(words.at(end + 1));
        end += 2;
    }
    // The blanks of `20 - 10 - 2013`.
    if parts.len() == 1 {
        let dash =
            |k: usize| words.kind(k) == Some(Kind::Dash) && words.token(k).is_some_and(|t| t.blank == Blank::Space);
        if dash(i + 1) && dash(i + 3) && year(words, i + 4).is_some() && plain(words, i + 2).is_some() {
            return Some((i + 5, vec![text, words.at(i + 2), words.at(i + 4)], '-'));
        }
    }
    (parts.len() > 1 && !tied(words, end)).then_some((end, parts, '-'))
}

/// More is glued behind: `15/2019/NĐ`.
fn tied(words: &Words<'_, '_>, end: usize) -> bool {
    words.glued(end)
        && (words.kind(end) == Some(Kind::Slash)
            || words.kind(end) == Some(Kind::Dash) && words.glued(end + 1) && !words.is_number(end + 1))
        || words.next(end) == "%"
}

fn small(text: &str) -> Option<i8> {
    if (1..=2).contains(&text.len()) { text.parse().ok() } else { None }
}

fn four(text: &str) -> Option<i16> {
    if text.len() == 4 { text.parse().ok().filter(|&y| is_year(y)) } else { None }
}

/// A day, or a month with its year, in figures. `said`: a word before it says that it is a day.
pub(super) fn figures(words: &Words<'_, '_>, i: usize, said: bool) -> Found {
    let (end, parts, separator) = parts(words, i)?;
    let when = match parts[..] {
        [day, month, y] if four(y).is_some() => {
            When::Day { year: four(y), month: Some(small(month)?), day: small(day)? }
        }
        [y, month, day] if four(y).is_some() && separator != '.' => {
            When::Day { year: four(y), month: Some(small(month)?), day: small(day)? }
        }
        [day, month, y] if said && y.len() == 2 => {
            When::Day { year: Some(2000 + i16::from(small(y)?)), month: Some(small(month)?), day: small(day)? }
        }
        [month, y] if four(y).is_some() && separator == '/' => When::Month { year: four(y), month: small(month)? },
        [day, month] => {
            let (day, month) = (small(day)?, small(month)?);
            let triggered = said || DAY_TRIGGERS.contains(&words.before(i));
            let bare = separator == '/' && (triggered && !is_part(words, end) || day > 12 && (day, month) != (24, 7));
            if !(said || bare) || parts[0].starts_with("00") {
                return None;
            }
            When::Day { year: None, month: Some(month), day }
        }
        _ => return None,
    };
    when.is_valid().then(|| year_behind(words, end, when))
}

/// `2/3 số ghế` is no day.
fn is_part(words: &Words<'_, '_>, end: usize) -> bool {
    matches!(
        words.next(end),
        "số" | "tổng"
            | "dân"
            | "người"
            | "quân"
            | "diện"
            | "thời"
            | "lượng"
            | "ghế"
            | "phiếu"
            | "thành"
            | "cử"
            | "trận"
    )
}

/// `20 tháng 10`, with or without `ngày` before.
pub(super) fn day_of_month_word(words: &Words<'_, '_>, i: usize) -> Found {
    let day = first_plain(words, i).filter(|d| (1..=31).contains(d))? as i8;
    if words.next(i + 1) != "tháng" {
        return None;
    }
    let (end, when) = month(words, i + 1)?;
    match when {
        When::Month { year, month } => {
            let when = When::Day { year, month: Some(month), day };
            when.is_valid().then_some((end, when))
        }
        _ => None,
    }
}

/// The year behind a day or month: `năm 2013`.
pub(super) fn year_behind(words: &Words<'_, '_>, end: usize, when: When) -> (usize, When) {
    if when.year().is_none()
        && words.next(end) == "năm"
        && let Some(y) = year(words, end + 1)
    {
        return (end + 2, when.with_year(y));
    }
    if when.year().is_none()
        && words.at(end) == ","
        && words.at(end + 1) == "năm"
        && let Some(y) = year(words, end + 2)
    {
        return (end + 3, when.with_year(y));
    }
    (end, when)
}

/// `tháng 9`, `tháng 5/2019`, `tháng Năm`; at the word `tháng`.
pub(super) fn month(words: &Words<'_, '_>, i: usize) -> Found {
    let at = i + 1;
    let before = i.wrapping_sub(1);
    if words.is_number(at) && !words.next(at).is_empty() {
        if words.at(at).contains(['/', '.'])
            || words.glued(at + 1) && words.kind(at + 1) == Some(Kind::Dash) && words.glued(at + 2)
        {
            if let Some((end, parts, _)) = parts(words, at)
                && let [month, y] = parts[..]
                && let Some(y) = four(y)
            {
                let when = When::Month { year: Some(y), month: small(month)? };
                return when.is_valid().then_some((end, when));
            }
            if words.at(at).contains(['/', '.', ',']) {
                return None;
            }
        }
        let when = When::Month { year: None, month: plain(words, at).filter(|m| (1..=12).contains(m))? as i8 };
        // `3 tháng 9 ngày`
        if matches!(words.next(at + 1), "ngày" | "tuần" | "giờ" | "triệu" | "tỷ" | "tỉ" | "nghìn")
            && words.is_number(before)
        {
            return None;
        }
        return Some(year_behind(words, at + 1, when));
    }
    let (len, month) = month_word(words, at)?;
    let capital = !words.is_lower(at);
    // `năm tháng`, `ba tháng hai`: a number before counts months.
    if !capital
        && (number::role(words.before(i)).is_some() && words.before(i) != "mười"
            || words.at(at) == "năm" && year(words, at + 1).is_some())
    {
        return None;
    }
    if !capital
        && matches!(words.next(at + len), "lần" | "người" | "triệu" | "năm" | "con")
        && year(words, at + len + 1).is_none()
    {
        return None;
    }
    Some(year_behind(words, at + len, When::Month { year: None, month }))
}

/// A month by its word: how many tokens, which.
fn month_word(words: &Words<'_, '_>, at: usize) -> Option<(usize, i8)> {
    Some(match (words.next(at), words.next(at + 1)) {
        ("mười", "một") => (2, 11),
        ("mười", "hai") => (2, 12),
        ("mười", _) => (1, 10),
        ("tư", _) => (1, 4),
        (word, _) => match number::role(word)? {
            (Role::Digit, v) if v > 1.0 => (1, v as i8),
            _ => return None,
        },
    })
}

/// `quý I/2019`, `quý 3`; at the word `quý`.
pub(super) fn quarter(words: &Words<'_, '_>, i: usize) -> Found {
    let at = i + 1;
    let roman = |w: &str| match w {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => None,
    };
    let text = words.next(at);
    let (end, quarter, mut year_said) = if words.is_number(at) {
        match text.split_once(['/', '.']) {
            Some((q, y)) => (at + 1, small(q)?, Some(four(y)?)),
            None => (at + 1, small(text)?, None),
        }
    } else if text == "tư" || text == "bốn" {
        (at + 1, 4, None)
    } else {
        (at + 1, roman(text)?, None)
    };
    let mut end = end;
    if year_said.is_none()
        && matches!(words.kind(end), Some(Kind::Slash | Kind::Dash))
        && words.glued(end)
        && year(words, end + 1).is_some()
    {
        year_said = year(words, end + 1);
        end += 2;
    }
    let when = When::Quarter { year: year_said, quarter };
    when.is_valid().then(|| year_behind(words, end, when))
}

/// `năm 2014`; at the word `năm`.
pub(super) fn year_word(words: &Words<'_, '_>, i: usize) -> Found {
    let from = i + 1 + usize::from(words.next(i + 1) == "học");
    let y = year(words, from)?;
    Some((from + 1, When::Year(y)))
}

/// A year without its word: `đầu 2019`, `từ 2010`.
pub(super) fn bare_year(words: &Words<'_, '_>, i: usize) -> Found {
    let y = year(words, i).filter(|y| (1900..=2100).contains(y))?;
    let free = !words.is_lower(i + 1)
        || words.next(i + 1).is_empty()
        || matches!(words.next(i + 1), "đến" | "tới" | "và" | "là" | "của" | "đã" | "sẽ" | "khi" | "với" | "ở" | "tại");
    let tied = words.glued(i + 1) && matches!(words.kind(i + 1), Some(Kind::Other | Kind::Slash | Kind::Dash))
        || words.next(i + 1) == "%";
    (YEAR_TRIGGERS.contains(&words.before(i)) && free && !tied).then_some((i + 1, When::Year(y)))
}

/// `thập niên 90`, `những năm 1990`; `at` is the number.
pub(super) fn decade(words: &Words<'_, '_>, at: usize) -> Found {
    let n = plain(words, at).filter(|n| n % 10 == 0)?;
    let first = match n {
        0 if words.at(at).len() < 2 => return None,
        0..=20 if words.at(at).len() == 2 => 2000 + n,
        30..=90 => 1900 + n,
        1000.. => n,
        _ => return None,
    };
    is_year(first).then(|| (at + 1, When::Years(first, first + 9)))
}

/// `thế kỷ 20`, `thế kỷ XXI`; `at` is the number.
pub(super) fn century(words: &Words<'_, '_>, at: usize) -> Found {
    let n = match words.next(at) {
        "xv" => 15,
        "xvi" => 16,
        "xvii" => 17,
        "xviii" => 18,
        "xix" => 19,
        "xx" => 20,
        "xxi" => 21,
        _ => plain(words, at).filter(|n| (11..=21).contains(n))?,
    };
    Some((at + 1, When::Years(n * 100 - 99, n * 100)))
}
