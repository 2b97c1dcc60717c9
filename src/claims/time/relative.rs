//! Days and stretches told from the day of publication: `hôm qua`, `tuần tới`, `trong 3 năm qua`, `thứ hai`.

use jiff::civil::Date;

use super::super::calendar::{Lean, When, moved, week};
use super::super::number;
use super::super::words::Words;
use super::point::Found;
use crate::segment::Kind;

/// `qua`, `vừa qua`, `tới`, `sắp tới`, `này`: how many words, and -1, 1 or 0.
fn direction(words: &Words<'_, '_>, at: usize) -> Option<(usize, i64)> {
    Some(match (words.next(at), words.next(at + 1)) {
        ("vừa", "qua" | "rồi") => (2, -1),
        ("sắp", "tới") => (2, 1),
        ("tới", "đây") => (2, 1),
        ("tới" | "sau", next) if !is_aim(words, at + 1, next) => (1, 1),
        ("trước" | "qua", next) if !is_aim(words, at + 1, next) => (1, -1),
        ("rồi", _) => (1, -1),
        ("này", _) => (1, 0),
        _ => None?,
    })
}

/// What stands behind `tới`, `trước`, `sau` when they mean until, before, after: `3 ngày tới Hà Nội`, `tuần sau đó`.
fn is_aim(words: &Words<'_, '_>, at: usize, next: &str) -> bool {
    matches!(
        next,
        "đó" | "khi"
            | "ngày"
            | "lúc"
            | "tết"
            | "trận"
            | "cuộc"
            | "bầu"
            | "sinh"
            | "kỳ"
            | "mùa"
            | "năm"
            | "tháng"
            | "đấy"
            | "nay"
    ) || words.is_number(at) && !next.is_empty()
        || words.token(at).is_some_and(|t| t.is_capitalised()) && !next.is_empty()
}

/// Words before `tuần`, `tháng`, `năm` that make them many: `những năm qua`.
fn is_many(words: &Words<'_, '_>, i: usize) -> bool {
    let before = words.before(i);
    matches!(before, "những" | "các" | "nhiều" | "mấy" | "mỗi" | "vài" | "từng" | "hàng" | "hằng" | "số")
        || words.is_number(i.wrapping_sub(1))
        || number::role(before).is_some() && before != "cả"
}

/// `tuần trước`, `tháng này`, `năm ngoái`, `quý tới`; at the first of these words.
pub(super) fn unit_relative(words: &Words<'_, '_>, i: usize, published: Date) -> Found {
    if is_many(words, i) { None } else { unit_relative_behind(words, i, published) }
}

/// The same where a day or a month stands before: `ngày 5 tháng trước`, `tháng 9 năm ngoái`.
pub(super) fn unit_relative_behind(words: &Words<'_, '_>, i: usize, published: Date) -> Found {
    let at = i + 1;
    if words.at(i) == "năm" {
        let (len, years) = match words.next(at) {
            "nay" => (1, 0),
            "ngoái" => (1, -1),
            "kia" => (1, -2),
            _ => match direction(words, at)? {
                // `năm qua`: the twelve months before.
                (len, -1) if words.at(at) != "trước" => {
                    return Some((at + len, When::Days(moved(published, 0, -12)?, published)));
                }
                (len, d) => (len, d),
            },
        };
        return Some((at + len, When::Year(published.year().checked_add(years as i16)?)));
    }
    let (len, d) = direction(words, at)?;
    let when = match words.at(i) {
        "tuần" => {
            let (first, last) = week(published, d)?;
            When::Days(first, last)
        }
        "tháng" => {
            let date = moved(published.first_of_month(), 0, d)?;
            When::Month { year: Some(date.year()), month: date.month() }
        }
        "quý" => {
            let date = moved(published.first_of_month(), 0, d * 3)?;
            When::Quarter { year: Some(date.year()), quarter: (date.month() + 2) / 3 }
        }
        _ => return None,
    };
    Some((at + len, when))
}

/// `cuối tuần này`: Saturday and Sunday; at `cuối`.
pub(super) fn weekend(words: &Words<'_, '_>, i: usize, published: Date) -> Found {
    if words.next(i + 1) != "tuần" {
        return None;
    }
    let (len, d) = direction(words, i + 2)?;
    // Published at the beginning of a week, `cuối tuần qua` is the one before anyway.
    let (monday, sunday) = week(published, d)?;
    Some((i + 2 + len, When::Days(moved(monday, 5, 0)?, sunday)))
}

/// `hôm qua`, `ngày mai`, `sáng nay`: days from today; at the first word.
pub(super) fn day(words: &Words<'_, '_>, i: usize, published: Date) -> Found {
    let days = match (words.at(i), words.next(i + 1)) {
        ("hôm", "qua") => -1,
        ("hôm", "kia") => -2,
        ("hôm", "nay") => 0,
        ("ngày", "mai") => 1,
        ("ngày", "kia") => 2,
        // `trong một đêm nay đã …`
        ("sáng" | "trưa" | "chiều" | "tối" | "đêm" | "khuya", next) if !is_many(words, i) => match next {
            "nay" => 0,
            "qua" => -1,
            "mai" => 1,
            _ => return None,
        },
        _ => return None,
    };
    // `ngày kia`, `tối qua đường`
    Some((i + 2, When::day(moved(published, days, 0)?)))
}

/// `3 năm qua`, `hai ngày tới`, `cách đây 5 năm`, `24 giờ qua`; at the number, which ends at `end`.
pub(super) fn span(words: &Words<'_, '_>, i: usize, published: Date) -> Found {
    let number = number::number(words, i)?;
    if number.vague
        || number.half
        || number.value.fract() != 0.0
        || !(1.0..=500.0).contains(&number.value)
        || number.tail.is_some()
    {
        return None;
    }
    let n = number.value as i64;
    let at = number.end;
    let unit = words.next(at);
    let (days, months) = match unit {
        "giờ" if n % 24 == 0 => (n / 24, 0),
        "ngày" => (n, 0),
        "tuần" => (n * 7, 0),
        "tháng" => (0, n),
        "năm" => (0, n * 12),
        "thập" if matches!(words.next(at + 1), "kỷ" | "niên") => (0, n * 120),
        _ => return None,
    };
    let end = at + 1 + usize::from(unit == "thập") + usize::from(words.next(at + 1) == "tù") * 99;
    if unit == "năm" && words.before(i) == "năm" {
        return None;
    }
    let past = |end| Some((end, When::Days(moved(published, -days, -months)?, published)));
    let ago = |end| {
        let date = moved(published, -days, -months)?;
        Some((end, grain(unit, date)?))
    };
    if words.before(i) == "đây" && words.before(i.wrapping_sub(1)) == "cách"
        || matches!(words.before(i), "khoảng" | "hơn" | "gần" | "chừng") && words.at(i.wrapping_sub(2)) == "đây"
    {
        return ago(end);
    }
    match (words.next(end), words.next(end + 1), words.next(end + 2)) {
        ("trở", "lại", "đây") => past(end + 3),
        ("gần", "đây", _) | ("vừa", "qua" | "rồi", _) => past(end + 2),
        ("qua", _, _) => past(end + 1),
        ("nay", _, _) => past(end + 1),
        ("sắp", "tới", _) => Some((end + 2, When::Days(published, moved(published, days, months)?))),
        ("tới", "đây", _) => Some((end + 2, When::Days(published, moved(published, days, months)?))),
        ("tới", next, _) if !is_aim(words, end + 1, next) => {
            Some((end + 1, When::Days(published, moved(published, days, months)?)))
        }
        ("trước", "đây", _) => ago(end + 2),
        ("trước", next, _) if !is_aim(words, end + 1, next) => ago(end + 1),
        ("nữa", _, _) => Some((end + 1, grain(unit, moved(published, days, months)?)?)),
        _ => None,
    }
}

/// The day, week, month or year that holds `date`.
fn grain(unit: &str, date: Date) -> Option<When> {
    Some(match unit {
        "tuần" => {
            let (first, last) = week(date, 0)?;
            When::Days(first, last)
        }
        "tháng" => When::Month { year: Some(date.year()), month: date.month() },
        "năm" => When::Year(date.year()),
        "thập" => When::Years(date.year() / 10 * 10, date.year() / 10 * 10 + 9),
        _ => When::day(date),
    })
}

/// A day of the week: how many tokens, and 0 for Monday.
pub(super) fn weekday_word(words: &Words<'_, '_>, i: usize) -> Option<(usize, i64)> {
    let next = words.next(i + 1);
    if matches!(words.at(i), "chủ" | "chúa") && next == "nhật" {
        let lower = words.is_lower(i + 1);
        return (lower || !words.is_lower(i) && !words.begins(i)).then_some((2, 6));
    }
    if words.at(i) != "thứ" {
        return None;
    }
    let day = match next {
        "hai" | "2" => 0,
        "ba" | "3" => 1,
        "tư" | "4" => 2,
        "năm" | "5" => 3,
        "sáu" | "6" => 4,
        "bảy" | "7" => 5,
        _ => return None,
    };
    Some((2, day))
}

/// Whether `thứ hai` at `i` is Monday and not the second.
pub(super) fn is_weekday(words: &Words<'_, '_>, i: usize) -> bool {
    if words.at(i) != "thứ" {
        return true;
    }
    let behind = i + 2;
    let dated = matches!(words.kind(behind), Some(Kind::Comma | Kind::Open))
        && (words.is_number(behind + 1) || words.at(behind + 1) == "ngày");
    let capital = words.token(i + 1).is_some_and(|t| t.is_capitalised());
    matches!(
        words.before(i),
        "hôm" | "ngày" | "sáng" | "trưa" | "chiều" | "tối" | "đêm" | "khuya" | "vào" | "đến" | "từ" | "trước"
    ) || matches!(words.next(behind), "tuần" | "tới" | "ngày")
        || words.next(behind) == "vừa" && words.next(behind + 1) == "qua"
        || dated
        || capital
        || words.is_number(behind) && words.at(behind).contains('/')
}

/// The date of a day of the week; at its first word.
pub(super) fn weekday(words: &Words<'_, '_>, i: usize, published: Date, lean: Lean) -> Found {
    let (len, day) = weekday_word(words, i)?;
    let end = i + len;
    if !is_weekday(words, i) || matches!(words.next(end), "hàng" | "hằng" | "mỗi") {
        return None;
    }
    let today = i64::from(published.weekday().to_monday_zero_offset());
    let in_week = |offset: i64| Some(When::day(moved(week(published, offset)?.0, day, 0)?));
    let last = (today - day).rem_euclid(7);
    let next = (day - today).rem_euclid(7);
    if words.next(end) == "tuần"
        && let Some((len, offset)) = direction(words, end + 1)
    {
        return Some((end + 1 + len, in_week(offset)?));
    }
    let (len, offset) = match direction(words, end) {
        Some((len, 1)) if words.at(end) != "sau" => (len, if next == 0 { 7 } else { next }),
        Some((len, -1)) if words.at(end) == "vừa" => (len, -if last == 0 { 7 } else { last }),
        Some((len, 0)) => (len, day - today),
        _ if lean == Lean::Future && words.before(i) != "hôm" => (0, next),
        _ => (0, -last),
    };
    Some((end + len, When::day(moved(published, offset, 0)?)))
}
