//! Times: days, months, years and stretches of them, as ISO 8601.
//!
//! Decisions:
//! - A day or month without a year is the nearest one to the day of publication, the past preferred; `tới`, `vừa qua`
//!   behind it force a side, `sẽ`, `dự kiến` near by prefer the future. Without a day of publication only what is said
//!   in full is given.
//! - Quarters, decades, stretches are intervals `a/b`, as fine as they are said: `2019-07/2019-09`, `2010/2015`.
//! - `đầu`, `giữa`, `cuối` belong to the span and do not change the value.
//! - `hôm thứ hai` is the last Monday; `thứ hai` alone is a number unless its words say that it is a day.
//! - Clock times, lunar dates, holidays give nothing.

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::{Lean, When};
use super::number::{self, Role};
use super::words::Words;
use crate::segment::Kind;

mod point;
mod relative;
#[cfg(test)]
mod tests;

/// A day or a stretch of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) tokens: Range<usize>,
    /// ISO 8601: a day, a month, a year, or an interval.
    pub(crate) value: String,
}

/// The times in a stretch, in order, without overlap, resolved against `published`. Linear.
pub(crate) fn times(words: &Words<'_, '_>, published: Option<Date>) -> Vec<Time> {
    let reader = Reader { words, published };
    let mut out = Vec::new();
    let mut at = reader.words.range.start;
    while at < reader.words.range.end {
        at = reader.read(at, &mut out).max(at + 1);
    }
    out
}

/// What is said at a place, not yet resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
    when: When,
    lean: Lean,
}

struct Reader<'w, 's, 'v> {
    words: &'w Words<'s, 'v>,
    published: Option<Date>,
}

impl Reader<'_, '_, '_> {
    /// Reads what begins at token `at`; gives where to go on.
    fn read(&self, at: usize, out: &mut Vec<Time>) -> usize {
        let words = self.words;
        let Some(first) = self.piece(at) else {
            return match self.loose(at).and_then(|low| self.interval(low, at)) {
                Some(time) => self.push(time, out),
                None => at + 1,
            };
        };
        if self.is_lunar(first.end) {
            return first.end;
        }
        if let Some(time) = self.interval(first, at) {
            return self.push(time, out);
        }
        // `ngày 5 và 6/10`
        let mut first = first;
        if let When::Day { month: None, day, .. } = first.when
            && (words.at(first.end) == "," || words.next(first.end) == "và")
            && let Some(second) = self.piece(first.end + 1).or_else(|| self.loose(first.end + 1))
            && let When::Day { year, month: Some(month), .. } = second.when
        {
            first.when = When::Day { year, month: Some(month), day };
        }
        let value = first.when.resolve(self.published, first.lean).and_then(When::iso);
        if let Some(value) = value {
            out.push(Time { tokens: first.start..first.end, value });
        }
        first.end
    }

    fn push(&self, time: Time, out: &mut Vec<Time>) -> usize {
        let end = time.tokens.end;
        out.push(time);
        end
    }

    /// `10/3 âm lịch`, `mùng 2 Tết`.
    fn is_lunar(&self, end: usize) -> bool {
        let words = self.words;
        let from = end + usize::from(words.kind(end) == Some(Kind::Open));
        words.at(from) == "âm" && words.at(from + 1) == "lịch" || words.next(end) == "tết"
    }

    /// The point of time that begins at `at`, with the words that lean it.
    fn piece(&self, at: usize) -> Option<Piece> {
        let words = self.words;
        let near = || if self.future_near(at) { Lean::Future } else { Lean::Past };
        let (mut end, when) = match words.kind(at)? {
            Kind::Number => self.at_number(at)?,
            Kind::Word => self.at_word(at, near)?,
            _ => return None,
        };
        let mut when = when;
        let open = when.year().is_none();
        if open {
            (end, when) = self.relative_year(end, when);
        }
        if let When::Day { month: None, day, .. } = when
            && words.next(end) == "tháng"
            && let Some(published) = self.published
            && let Some((behind, When::Month { year, month })) = relative::unit_relative_behind(words, end, published)
        {
            (end, when) = (behind, When::Day { year, month: Some(month), day });
        }
        let mut lean = Lean::Past;
        if when.year().is_none() {
            (end, lean) = match (words.next(end), words.next(end + 1)) {
                ("tới", next) if !self.begins_date(end + 1, next) => (end + 1, Lean::OnlyFuture),
                ("sắp", "tới") => (end + 2, Lean::OnlyFuture),
                ("vừa", "qua" | "rồi") => (end + 2, Lean::OnlyPast),
                ("qua", _) => (end + 1, Lean::OnlyPast),
                ("này", _) => (end + 1, near()),
                _ => (end, near()),
            };
        }
        Some(Piece { start: at, end, when, lean })
    }

    /// `tới` before a date is until.
    fn begins_date(&self, at: usize, next: &str) -> bool {
        !next.is_empty() && self.words.is_number(at)
            || matches!(next, "ngày" | "tháng" | "hết" | "năm" | "hôm" | "cuối" | "đầu" | "giữa" | "nay")
    }

    /// `năm ngoái` behind a day or a month.
    fn relative_year(&self, end: usize, when: When) -> (usize, When) {
        let words = self.words;
        if words.next(end) == "năm"
            && let Some(published) = self.published
            && let Some((behind, When::Year(year))) = relative::unit_relative_behind(words, end, published)
        {
            return (behind, when.with_year(year));
        }
        (end, when)
    }

    /// Whether a word of the future stands near by.
    fn future_near(&self, at: usize) -> bool {
        let words = self.words;
        (at.saturating_sub(8)..at + 10).any(|i| match words.at(i) {
            "sẽ" | "sắp" => true,
            "dự" => matches!(words.at(i + 1), "kiến" | "định"),
            "chuẩn" => words.at(i + 1) == "bị",
            "kế" => words.at(i + 1) == "hoạch",
            _ => false,
        })
    }

    fn at_number(&self, at: usize) -> point::Found {
        let words = self.words;
        point::figures(words, at, false)
            .or_else(|| point::day_of_month_word(words, at))
            .or_else(|| self.first_months(at))
            .or_else(|| relative::span(words, at, self.published?))
            .or_else(|| point::bare_year(words, at))
    }

    fn at_word(&self, at: usize, near: impl Fn() -> Lean) -> point::Found {
        let words = self.words;
        let word = words.at(at);
        match word {
            "ngày" | "mùng" | "mồng" => self.at_day(at, near),
            "hôm" => {
                let plain = relative::day(words, at, self.published?);
                self.dated(plain).or_else(|| self.at_day(at, near))
            }
            "sáng" | "trưa" | "chiều" | "tối" | "đêm" | "khuya" => {
                if let Some(published) = self.published
                    && let Some(found) = relative::day(words, at, published)
                {
                    return self.dated(Some(found));
                }
                match words.next(at + 1) {
                    "ngày" | "hôm" | "thứ" | "chủ" | "mùng" | "mồng" => {
                        self.at_word(at + 1, near).filter(|(_, w)| matches!(w, When::Day { .. }))
                    }
                    _ => point::figures(words, at + 1, true)
                        .or_else(|| point::day_of_month_word(words, at + 1))
                        .filter(|_| words.is_number(at + 1)),
                }
            }
            "thứ" | "chủ" | "chúa" => self.at_weekday(at, near),
            "tháng" => {
                // `5 tháng 3 ngày`
                point::month(words, at).or_else(|| relative::unit_relative(words, at, self.published?))
            }
            "tuần" => relative::unit_relative(words, at, self.published?),
            "quý" => point::quarter(words, at).or_else(|| relative::unit_relative(words, at, self.published?)),
            "năm" => point::year_word(words, at).or_else(|| relative::unit_relative(words, at, self.published?)),
            "đầu" | "cuối" | "giữa" => {
                if word == "cuối"
                    && let Some(published) = self.published
                    && let Some(found) = relative::weekend(words, at, published)
                {
                    return Some(found);
                }
                match words.next(at + 1) {
                    "tháng" | "năm" | "quý" | "tuần" | "thập" | "thế" | "những" => {
                        self.at_word(at + 1, near)
                    }
                    _ => point::bare_year(words, at + 1),
                }
            }
            "những" if words.next(at + 1) == "năm" => point::decade(words, at + 2),
            "thập" if matches!(words.next(at + 1), "niên" | "kỷ") => point::decade(words, at + 2),
            "thế" if words.next(at + 1) == "kỷ" => point::century(words, at + 2),
            "nửa" => self.half_year(at),
            _ => match number::role(word) {
                Some((Role::Digit | Role::Ten, _)) => {
                    self.first_months(at).or_else(|| relative::span(words, at, self.published?))
                }
                _ => None,
            },
        }
    }

    /// A day behind `ngày`, `hôm`, `mùng` at `at`.
    fn at_day(&self, at: usize, near: impl Fn() -> Lean) -> point::Found {
        let words = self.words;
        let next = at + 1;
        match words.next(next) {
            "hôm" | "thứ" | "chủ" | "chúa" | "mùng" | "mồng" => return self.at_word(next, near),
            "mai" | "kia" => return relative::day(words, at, self.published?),
            _ => {}
        }
        if !words.is_number(next) || words.next(next).is_empty() {
            return None;
        }
        point::figures(words, next, true).or_else(|| point::day_of_month_word(words, next)).or_else(|| {
            // `ngày 20` alone; a unit makes it a number.
            let day = point::plain(words, next).filter(|d| (1..=31).contains(d))? as i8;
            let month = words.next(next + 1) == "tháng" && !matches!(words.next(next + 2), "" | "tuổi" | "tù");
            let tied = words.glued(next + 1)
                && matches!(words.kind(next + 1), Some(Kind::Dash | Kind::Slash))
                && words.is_number(next + 2);
            let free = words.at(at) != "hôm"
                && !tied
                && (month || super::unit::unit(words, next + 1, false).is_none())
                && !matches!(words.next(next + 1), "triệu" | "tỷ" | "tỉ" | "nghìn" | "tết" | "chữ")
                && !matches!(words.before(at), "mỗi" | "một" | "hàng");
            free.then_some((next + 1, When::Day { year: None, month: None, day }))
        })
    }

    /// `sáng nay 20/10`, `hôm nay (20/10)`: the date in figures wins.
    fn dated(&self, found: point::Found) -> point::Found {
        let (end, when) = found?;
        let words = self.words;
        let from = end + usize::from(words.next(end) == "ngày");
        match point::figures(words, from, true).filter(|_| words.is_number(from)) {
            Some((behind, When::Day { year: None, month: Some(month), day })) => {
                let date = When::Day { year: None, month: Some(month), day };
                Some((behind, date.resolve(self.published, Lean::Past).unwrap_or(date)))
            }
            Some(found) => Some(found),
            None => Some((end, when)),
        }
    }

    /// `thứ hai`, `chủ nhật`; with a date behind, the date.
    fn at_weekday(&self, at: usize, near: impl Fn() -> Lean) -> point::Found {
        let words = self.words;
        let (len, _) = relative::weekday_word(words, at)?;
        let end = at + len;
        let comma = usize::from(words.kind(end) == Some(Kind::Comma));
        let from = end + comma + usize::from(words.next(end + comma) == "ngày");
        if words.is_number(from) && relative::is_weekday(words, at) {
            let said = from > end + comma || words.at(from).contains('/');
            if let Some(found) = point::figures(words, from, said).or_else(|| point::day_of_month_word(words, from)) {
                return Some(found);
            }
        }
        // `thứ hai (20/10)`: the date follows in brackets and is read there.
        if words.kind(end) == Some(Kind::Open) && words.is_number(end + 1) && words.at(end + 1).contains('/') {
            return None;
        }
        relative::weekday(words, at, self.published?, near())
    }

    /// `6 tháng đầu năm 2019`, `3 tháng cuối năm`.
    fn first_months(&self, at: usize) -> point::Found {
        let words = self.words;
        let number = number::number(words, at)?;
        let end = number.end;
        let last = match (words.next(end), words.next(end + 1), words.next(end + 2)) {
            ("tháng", "đầu", "năm") => false,
            ("tháng", "cuối", "năm") => true,
            _ => return None,
        };
        if !(1.0..=11.0).contains(&number.value) || number.value.fract() != 0.0 {
            return None;
        }
        let (end, year) = self.year_or_this(end + 2)?;
        let n = number.value as i8;
        Some((end, if last { When::Months(year, 13 - n, 12) } else { When::Months(year, 1, n) }))
    }

    /// `nửa đầu năm 2019`; at `nửa`.
    fn half_year(&self, at: usize) -> point::Found {
        let words = self.words;
        let last = match (words.next(at + 1), words.next(at + 2)) {
            ("đầu", "năm") => false,
            ("cuối" | "sau", "năm") => true,
            _ => return None,
        };
        let (end, year) = self.year_or_this(at + 2)?;
        Some((end, if last { When::Months(year, 7, 12) } else { When::Months(year, 1, 6) }))
    }

    /// The year at the word `năm`, this year where none is said.
    fn year_or_this(&self, at: usize) -> Option<(usize, i16)> {
        let words = self.words;
        let said = point::year_word(words, at).or_else(|| relative::unit_relative(words, at, self.published?));
        match said {
            Some((end, When::Year(year))) => Some((end, year)),
            _ => Some((at + 1, self.published?.year())),
        }
    }

    /// A bare day or year, which only an interval makes one: `từ 2010 đến 2015`, `5-6/10`.
    fn loose(&self, at: usize) -> Option<Piece> {
        let words = self.words;
        let from = at + usize::from(matches!(words.at(at), "ngày" | "từ" | "năm") && words.is_number(at + 1));
        let lean = || if self.future_near(at) { Lean::Future } else { Lean::Past };
        let (end, when) = match (point::figures(words, from, true), point::first_plain(words, from)) {
            (Some(found), _) => found,
            (None, Some(year @ 1000..)) => (from + 1, When::Year(year)),
            (None, Some(day @ 1..=31)) => (from + 1, When::Day { year: None, month: None, day: day as i8 }),
            _ => return None,
        };
        let start = if words.at(at) == "từ" { from } else { at };
        Some(Piece { start, end, when, lean: lean() })
    }

    /// The interval that `low`, read at `at`, begins.
    fn interval(&self, low: Piece, at: usize) -> Option<Time> {
        let words = self.words;
        let from = words.at(at) == "từ" || words.before(low.start) == "từ";
        let dash = words.kind(low.end) == Some(Kind::Dash) && !words.next(low.end).is_empty();
        let mut next = low.end + 1;
        match words.next(low.end) {
            "đến" | "tới" => next += usize::from(words.next(next) == "hết"),
            "cho" if words.next(next) == "đến" => next += 1,
            _ if dash => {}
            _ => return None,
        }
        if words.next(next) == "nay" || words.next(next) == "hôm" && words.next(next + 1) == "nay" {
            let first = low.when.resolve(self.published, Lean::OnlyPast)?;
            let end = next + if words.at(next) == "nay" { 1 } else { 2 };
            let published = self.published.filter(|p| first.days().is_some_and(|(a, _)| a <= *p))?;
            return Some(Time { tokens: low.start..end, value: format!("{}/{published}", first.end(false)?) });
        }
        let high = self.piece(next).or_else(|| self.loose(next))?;
        let is_day = |w: When| matches!(w, When::Day { .. });
        let bare = |p: &Piece| {
            p.end == p.start + 1 && (matches!(p.when, When::Year(_)) || matches!(p.when, When::Day { month: None, .. }))
        };
        match (low.when, high.when) {
            // Two bare years: `2011-2015`, `từ 2010 đến 2015`; no other bare numbers.
            (When::Year(a), When::Year(b)) if bare(&low) && bare(&high) => {
                let plausible = (1000..=2100).contains(&a)
                    && b > a
                    && b - a <= 200
                    && super::unit::unit(words, high.end, false).is_none();
                if !plausible || !(from || dash) {
                    return None;
                }
            }
            (_, When::Day { month: None, .. }) if bare(&high) => return None,
            (When::Day { month: None, .. }, w) if !is_day(w) => return None,
            (a, b) if is_day(a) != is_day(b) => return None,
            _ => {}
        }
        let (first, last) = self.joined(low, high)?;
        let ((a, _), (_, b)) = (first.days()?, last.days()?);
        (a <= b).then_some(())?;
        Some(Time { tokens: low.start..high.end, value: format!("{}/{}", first.end(false)?, last.end(true)?) })
    }

    /// Both ends with what the other says filled in.
    fn joined(&self, low: Piece, high: Piece) -> Option<(When, When)> {
        let mut first = low.when;
        if let (When::Day { year, month: None, day }, When::Day { month, .. }) = (first, high.when) {
            first = When::Day { year, month, day };
        }
        let mut last = high.when;
        if let (Some(year), None) = (first.year(), last.year()) {
            last = last.with_year(year);
            if last.days()?.1 < first.days()?.0 {
                last = last.with_year(year.checked_add(1)?);
            }
        }
        let lean = if low.lean == Lean::Past { high.lean } else { low.lean };
        let last = last.resolve(self.published, lean)?;
        if first.year().is_none() {
            let year = last.year()?;
            first = first.with_year(year);
            if first.days()?.0 > last.days()?.1 {
                first = first.with_year(year.checked_sub(1)?);
            }
        }
        Some((first, last))
    }
}
