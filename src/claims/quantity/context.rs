//! What tells a quantity from a label, a date, a score, a clock time.

use std::ops::Range;

use super::super::number::{self, Number, Role};
use super::super::unit::{Unit, UnitKind};
use super::super::words::Words;
use crate::segment::{Kind, Shape};

/// Words whose number names and does not count: `số 13`, `quận 1`, `điều 258`. Sorted.
const LABELS: &[&str] = &[
    "bậc",
    "chương",
    "cấp",
    "giải",
    "hiệp",
    "hiệu",
    "hạng",
    "hẻm",
    "hồi",
    "khoản",
    "khu",
    "khóa",
    "kiệt",
    "kỳ",
    "lần",
    "lầu",
    "lộ",
    "lớp",
    "mã",
    "mùa",
    "mùng",
    "mồng",
    "mục",
    "ngách",
    "ngõ",
    "phút",
    "phường",
    "phần",
    "quyển",
    "quận",
    "sn",
    "số",
    "thôn",
    "thế",
    "thứ",
    "top",
    "trang",
    "tuổi",
    "tầng",
    "tập",
    "điều",
    "đời",
    "ấp",
];

/// Words that name with a number, but only where no unit follows it: `đội 2`, `đội 5 người`. Sorted.
const SOFT_LABELS: &[&str] = &[
    "block",
    "bàn",
    "bản",
    "bảng",
    "ca",
    "căn",
    "cụm",
    "cửa",
    "dãy",
    "hàng",
    "khối",
    "km",
    "kênh",
    "loại",
    "lô",
    "mẫu",
    "nhóm",
    "phiên",
    "phòng",
    "phố",
    "ql",
    "thửa",
    "trạm",
    "trận",
    "tuyến",
    "tàu",
    "tòa",
    "tổ",
    "vòng",
    "xe",
    "xóm",
    "điểm",
    "đoàn",
    "đường",
    "đội",
];

/// Words before a day, a month, a year.
const CALENDAR: &[&str] = &["ngày", "tháng", "năm", "quý", "tuần"];

/// Words that make a `ngày` or `năm` before a figure a rate: `mỗi ngày 5 người`.
const RATES: &[&str] = &["mỗi", "một", "hàng", "hằng", "từng"];

/// Parts of a day, and what else stands before a day without its own word.
const DAY_WORDS: &[&str] = &["ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "mùng", "mồng", "nay", "qua", "mai"];

/// Words behind an hour that make it a clock time.
const AFTER_CLOCK: &[&str] = &[
    "sáng", "trưa", "chiều", "tối", "đêm", "ngày", "hôm", "cùng", "gmt", "utc", "kém", "rạng", "khuya", "địa", "mỗi",
    "hàng",
];

/// Words before an hour that make it a clock time.
const BEFORE_CLOCK: &[&str] = &["lúc", "hồi", "vào", "từ", "trước", "đúng"];

/// Words before a bare number that make it a result.
const VALUE_WORDS: &[&str] = &["là", "lên", "xuống", "còn", "đạt", "bằng", "gồm"];

/// Single number words that count a noun which no table knows. The others mean other things as well.
const CLEAR: &[&str] = &["hai", "ba", "bốn", "sáu", "tám", "mười"];

/// Words before `năm` that make it a year and not five.
const YEAR_WORDS: &[&str] =
    &["mỗi", "hàng", "hằng", "từng", "nhiều", "các", "vài", "mấy", "những", "đầu", "cuối", "giữa", "cả"];

/// Digits that may be a year.
pub(super) fn is_year(number: &Number) -> bool {
    number.digits && number.plain && (1900.0..=2050.0).contains(&number.value)
}

/// Whether a word before `a/b` makes it a date.
pub(super) fn is_date_word(word: &str) -> bool {
    DAY_WORDS.contains(&word) || matches!(word, "từ" | "lễ" | "dịp" | "tháng" | "số")
}

/// Whether the single number word counts unknown nouns too.
pub(super) fn counts_unknown(word: &str) -> bool {
    CLEAR.contains(&word)
}

/// Whether the figure at `start` is a label, a date, a name.
pub(super) fn is_other(words: &Words<'_, '_>, start: usize, number: &Number, kind: Option<UnitKind>) -> bool {
    let known = kind.is_some_and(|k| k != UnitKind::Unknown);
    let before = words.before(start);
    let last = start.wrapping_sub(1);
    // `F-16`, `20-10`, `1/2`.
    if words.glued(start) && words.glued(last) && matches!(words.kind(last), Some(Kind::Dash | Kind::Slash)) {
        return true;
    }
    // `49X - 6666`, a number plate.
    if words.kind(last) == Some(Kind::Dash) && words.is_number(last.wrapping_sub(1)) && !known {
        return true;
    }
    // `ASEAN +3`
    if words.glued(start)
        && words.kind(last) == Some(Kind::Other)
        && matches!(words.at(last), "+" | "#" | "@" | "&" | "*" | "_")
    {
        return true;
    }
    if number.digits && number.plain && is_day_and_month(words, number) {
        return true;
    }
    if DAY_WORDS[1..].contains(&before) && !known {
        return true;
    }
    let small = number.factor == 1.0 && (number.plain || !number.digits) && !number.vague;
    if !small
        || words.token(last).is_none()
        || words.token(start).is_some_and(|t| t.blank == crate::segment::Blank::Line)
    {
        return false;
    }
    let priced = matches!(kind, Some(UnitKind::Percent | UnitKind::Money));
    if CALENDAR.contains(&before) {
        return !priced && !RATES.contains(&words.before(last)) && number::role(words.before(last)).is_none();
    }
    if LABELS.binary_search(&before).is_ok() {
        // `5 phút 30 giây`, `trong số 125 nước`.
        let counted =
            words.is_number(last.wrapping_sub(1)) && matches!(before, "phút" | "lần" | "lớp" | "phần" | "tuổi");
        let counts = counted || before == "số" && matches!(words.before(last), "trong" | "tổng" | "con");
        return !counts && (before == "thứ" || !priced);
    }
    SOFT_LABELS.binary_search(&before).is_ok() && !known
}

/// `12 tháng 10`, `20 tháng tư`.
fn is_day_and_month(words: &Words<'_, '_>, number: &Number) -> bool {
    let month = number.end + 1;
    let is_month = words.is_number(month)
        || matches!(number::role(words.next(month)), Some((Role::Digit | Role::Ten | Role::Tail, _)));
    words.next(number.end) == "tháng"
        && number.value <= 31.0
        && is_month
        && !matches!(words.next(month + 1), "ngày" | "tuần" | "giờ" | "triệu")
}

/// A name stands right before the figure: `Boeing 737`.
pub(super) fn after_name(words: &Words<'_, '_>, start: usize) -> bool {
    let last = start.wrapping_sub(1);
    words.token(last).is_some_and(|t| t.is_capitalised() && (t.shape == Shape::Upper || !words.begins(last)))
        && !words.next(start).is_empty()
}

/// `âm 5 độ`, `-5 độ`: the sign stands in the token before.
pub(super) fn is_negative(words: &Words<'_, '_>, start: usize, unit: Option<&Unit>) -> bool {
    let Some(unit) = unit.filter(|u| matches!(u.kind, UnitKind::Measure | UnitKind::Percent)) else { return false };
    let last = start.wrapping_sub(1);
    let minus = words.kind(last) == Some(Kind::Dash) && words.glued(start) && !words.glued(last);
    words.at(last) == "âm" || minus && matches!(words.at(unit.tokens.start), "độ" | "°" | "ºc" | "%" | "˚")
}

/// One past the numbers that are tied to what ends at `end`: `-10-2013`, `/NQ`.
pub(super) fn skip(words: &Words<'_, '_>, mut end: usize) -> usize {
    while matches!(words.kind(end), Some(Kind::Dash | Kind::Slash)) && words.glued(end) && words.glued(end + 1) {
        end += 2;
    }
    end
}

/// A dash and another number behind a number that are no range: `2-1`.
pub(super) fn is_score(words: &Words<'_, '_>, end: usize) -> bool {
    words.kind(end) == Some(Kind::Dash) && words.is_number(end + 1) && words.glued(end) == words.glued(end + 1)
}

/// Where a clock time ends, if the figure is one: `lúc 5 giờ`, `7 giờ 30 sáng`, `15h`.
pub(super) fn clock(words: &Words<'_, '_>, start: usize, number: &Number, unit: Option<Range<usize>>) -> Option<usize> {
    let tail = number.tail.map(|cut| &words.at(number.end - 1)[cut..]);
    let (end, short) = match (tail, unit) {
        (Some("h" | "g"), _) => (number.end, tail == Some("h")),
        (None, Some(unit)) if matches!(words.at(unit.start), "giờ" | "h") && unit.len() == 1 => {
            (unit.end, words.at(unit.start) == "h")
        }
        _ => return None,
    };
    let before = words.before(start);
    let said = |w: &str| BEFORE_CLOCK.contains(&w);
    let before_that = words.before(start.wrapping_sub(1));
    let mut clock = said(before)
        || matches!(before, "khoảng" | "gần" | "hơn" | "tầm" | "quá") && matches!(before_that, "lúc" | "hồi" | "vào")
        || short && !matches!(before, "trong" | "suốt" | "dài" | "mất" | "qua" | "hơn" | "sau");
    let mut after = end;
    if words.is_number(end) && !words.next(end).is_empty() {
        after = end + 1 + usize::from(words.next(end + 1) == "phút");
        clock |= after == end + 1;
    }
    clock |= AFTER_CLOCK.contains(&words.next(after)) && words.next(after + 1) != "đêm";
    if !clock && matches!(words.next(end), "đến" | "tới" | "-" | "–") {
        // `7 giờ đến 9 giờ sáng`
        let high = number::number(words, end + 1)?;
        let unit = (words.next(high.end) == "giờ").then(|| high.end..high.end + 1);
        clock = words.next(high.end + 1) != "đến" && AFTER_CLOCK.contains(&words.next(high.end + 1)) && unit.is_some();
    }
    clock.then_some(after)
}

/// Whether a figure is worth telling.
pub(super) fn counts(
    words: &Words<'_, '_>,
    start: usize,
    number: &Number,
    unit: Option<&Unit>,
    own: bool,
    bounded: bool,
) -> bool {
    if own {
        return true;
    }
    let word = words.at(start);
    if number.half {
        let measured =
            unit.is_some_and(|u| u.kind.is_measured() || u.kind == UnitKind::Time && words.at(u.tokens.start) != "đêm");
        return measured;
    }
    let scaled = number.factor > 1.0;
    let single = !number.digits && number.end == start + 1;
    let Some(unit) = unit else {
        if scaled || number.vague {
            return true;
        }
        if !number.digits {
            return bounded && !single;
        }
        let follows = words.token(number.end).is_some_and(|t| {
            t.kind == Kind::Number || words.glued(number.end) && matches!(t.kind, Kind::Dash | Kind::Slash)
        });
        if follows || after_name(words, start) || words.is_number(start.wrapping_sub(1)) || number.value >= 1e12 {
            return false;
        }
        return !number.plain || !is_year(number) && (bounded || VALUE_WORDS.contains(&words.before(start)));
    };
    // `81 đường Thiên Lôi`
    if matches!(words.at(unit.tokens.start), "đường" | "phố" | "ngõ" | "hẻm")
        && words.token(unit.tokens.end).is_some_and(|t| t.is_capitalised())
    {
        return false;
    }
    if is_year(number) && !unit.kind.is_measured() && !(bounded && unit.kind != UnitKind::Unknown) {
        return false;
    }
    if number.digits || scaled {
        return true;
    }
    let of = words.at(unit.tokens.start);
    let named = words.token(start).is_some_and(|t| t.is_capitalised()) && !words.begins(start);
    if unit.kind == UnitKind::Unknown {
        // `ba mẹ` are father and mother.
        let parents = word == "ba" && matches!(of, "mẹ" | "má");
        return !(named || parents);
    }
    match word {
        "một" if single => {
            let article = match unit.kind {
                UnitKind::Percent => false,
                UnitKind::Money | UnitKind::Measure => {
                    matches!(of, "mẫu" | "bảng" | "đồng" | "độ" | "cân" | "xu" | "won" | "cent" | "gang")
                }
                UnitKind::Time => {
                    matches!(of, "ngày" | "đêm" | "buổi" | "mùa" | "thế" | "nhiệm" | "thập" | "quý" | "h")
                }
                _ => true,
            };
            let rate = matches!(words.before(start), "lần" | "đồng" | "usd" | "người" | "lượt" | "tấn" | "là" | "như");
            bounded || !article && !rate
        }
        "năm" if single => {
            let before = words.before(start);
            let counted = number::role(before).is_some() || words.is_number(start.wrapping_sub(1));
            let year = matches!(of, "tháng" | "lớp" | "học" | "mùa") && unit.tokens.len() == 1;
            !(YEAR_WORDS.contains(&before) || counted || year)
        }
        // `hai bên`, `bốn phía` are no count.
        _ => !matches!(of, "bên" | "phía" | "chiều") || bounded,
    }
}
