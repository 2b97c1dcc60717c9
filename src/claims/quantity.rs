//! Quantities: figures with what they count or measure.
//!
//! Decisions:
//! - `unit` is as written: `%`, `đồng`, `km/h`, `người`; with a classifier its noun where the table knows it (`chiếc xe
//!   tải`); an unknown noun gives its first syllable. Scales belong to the value: `1,4 tỷ đồng` is 1.4e9 `đồng`.
//! - A range is two quantities, at least the lower and at most the upper end: `10-15%`, `từ 5 đến 10 phút`. The first
//!   covers its number alone and has the unit of the second.
//! - A part (`2/3 số ghế`, `63 trong số 125`) has the part as value and the whole in `of`.
//!   `một nửa số ghế` is 1 of 2, but `nửa giờ` is 0.5.
//! - `hàng chục`, `vài trăm` are at least 10, 100. `gần` is about.
//! - `một` counts as a number only in `một triệu`, before a measure, or behind a bound (`ít nhất một người`).

use std::ops::Range;

use super::number::{self, Number};
use super::unit::{self, Unit, UnitKind};
use super::words::Words;
use crate::record::Bound;
use crate::segment::Kind;

mod context;
#[cfg(test)]
mod tests;

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// Number and unit, and the whole where there is one; not the words that bound it.
    pub(crate) tokens: Range<usize>,
    pub(crate) value: f64,
    /// As written; empty where the text gives none.
    pub(crate) unit: String,
    /// The whole that it is a part of.
    pub(crate) of: Option<f64>,
    pub(crate) bound: Option<Bound>,
}

/// The figures in a stretch, in order, without overlap. Linear.
pub(crate) fn quantities(words: &Words<'_, '_>) -> Vec<Quantity> {
    let mut out = Vec::new();
    let mut at = words.range.start;
    while at < words.range.end {
        at = read(words, at, &mut out).max(at + 1);
    }
    out
}

/// A number with its unit, before it is known whether it counts.
struct Figure {
    /// Where it begins: a sign or currency before the number belongs to it.
    start: usize,
    number: Number,
    value: f64,
    unit: Option<Unit>,
    /// A unit that is not made of tokens behind the number: `$5`, `5km`.
    own: Option<String>,
    end: usize,
}

impl Figure {
    fn has_known_unit(&self) -> bool {
        self.own.is_some() || self.unit.as_ref().is_some_and(|u| u.kind != UnitKind::Unknown)
    }

    fn kind(&self) -> Option<UnitKind> {
        self.unit.as_ref().map(|u| u.kind).or(self.own.is_some().then_some(UnitKind::Measure))
    }

    fn unit_text(&self, words: &Words<'_, '_>) -> String {
        match (&self.own, &self.unit) {
            (Some(own), _) => own.clone(),
            (_, Some(unit)) => words.slice(unit.tokens.clone()).to_owned(),
            _ => String::new(),
        }
    }
}

/// Reads what begins at token `at`; gives where to go on.
fn read(words: &Words<'_, '_>, at: usize, out: &mut Vec<Quantity>) -> usize {
    let signed =
        words.kind(at) == Some(Kind::Other) && matches!(words.at(at), "$" | "€" | "£" | "¥") && words.is_number(at + 1);
    let from = at + usize::from(signed);
    if words.is_number(from) && words.at(from).contains(['/', ':']) {
        return fraction(words, from, out);
    }
    let Some(figure) = figure(words, at, from) else { return at + 1 };
    if context::is_other(words, figure.start, &figure.number, figure.kind()) {
        return context::skip(words, figure.number.end);
    }
    if let Some(end) =
        context::clock(words, figure.start, &figure.number, figure.unit.as_ref().map(|u| u.tokens.clone()))
    {
        return end;
    }
    if let Some(end) = range(words, &figure, out) {
        return end;
    }
    if figure.number.half
        && let Some(end) = half(words, &figure, out)
    {
        return end;
    }
    if words.next(figure.number.end) == "phần"
        && let Some(end) = parts(words, &figure, out)
    {
        return end;
    }
    if context::is_score(words, figure.number.end) {
        return context::skip(words, figure.number.end);
    }
    counted(words, figure, out)
}

/// The figure whose number begins at `from`.
fn figure(words: &Words<'_, '_>, at: usize, from: usize) -> Option<Figure> {
    let mut number = number::number(words, from)?;
    let mut start = at;
    let mut own = None;
    let mut value = number.value;
    if let Some(cut) = number.tail {
        let tail = &words.at(from)[cut..];
        match tail.strip_prefix('m').filter(|d| {
            !d.is_empty() && d.len() <= 2 && !matches!(*d, "2" | "3") && d.bytes().all(|b| b.is_ascii_digit())
        }) {
            // `1m75`
            Some(rest) => {
                value += rest.bytes().fold(0.0, |n, b| n * 10.0 + f64::from(b - b'0')) / 10f64.powi(rest.len() as i32);
                own = Some("m".to_owned());
            }
            None => {
                unit::tail(tail)?;
                let text = words.written(from);
                // `3G`, `5M` are names; `70KG` is none.
                let written = text.get(cut..).filter(|w| w.len() > 1 || *w == tail)?;
                own = Some(written.to_owned());
            }
        }
    }
    if at < from {
        let us = words.glued(at) && words.before(at) == "us";
        start = at - usize::from(us);
        own = Some(words.slice(start..from).to_owned());
    }
    let guess = own.is_none()
        && !number.half
        && (number.digits || number.end > from + 1 || context::counts_unknown(words.at(from)));
    let mut unit = if own.is_none() { unit::unit(words, number.end, guess) } else { None };
    if unit.is_none() && own.is_none() && from > words.range.start && unit::is_money_code(words, from - 1) {
        start = from - 1;
        own = Some(words.written(from - 1).to_owned());
    }
    let mut end = unit.as_ref().map_or(number.end, |u| u.tokens.end);
    let measured = own.is_some() || unit.as_ref().is_some_and(|u| u.kind.is_measured());
    if let Some(grouped) = number.grouped.filter(|_| !measured || words.at(from).ends_with("00")) {
        value = grouped;
    }
    // `hai năm rưỡi`
    let half = matches!(number::role(words.next(end)), Some((number::Role::Half, _)));
    if half && unit.is_some() && number.factor == 1.0 {
        value += 0.5;
        end += 1;
    }
    if unit.as_ref().is_some_and(|u| matches!(u.kind, UnitKind::Unknown | UnitKind::Noun))
        && context::after_name(words, start)
    {
        // `Boeing 737 chở`, `thôn Phong Thử 2 kiến nghị`
        let known = unit.as_ref().is_some_and(|u| u.kind == UnitKind::Noun);
        let people = unit.as_ref().is_some_and(|u| words.at(u.tokens.start) == "người");
        if !known || number.plain && (number.value > 99.0 || number.value < 10.0 && !people) {
            unit = None;
            end = number.end;
        }
    }
    if context::is_negative(words, start, unit.as_ref()) {
        start -= 1;
        value = -value;
    }
    number.value = value;
    Some(Figure { start, number, value, unit, own, end })
}

/// A single figure, perhaps a part of a whole.
fn counted(words: &Words<'_, '_>, mut figure: Figure, out: &mut Vec<Quantity>) -> usize {
    let mut bound = bound(words, &figure);
    let mut of = None;
    if let Some((whole, end)) = whole(words, &figure) {
        of = Some(whole.value);
        // `21 trên tổng số 60 tỷ đồng`: the scale is said once.
        if figure.number.factor == 1.0 && figure.unit.is_none() && figure.value < whole.value / whole.number.factor {
            figure.value *= whole.number.factor;
        }
        if figure.unit.is_none() && figure.own.is_none() {
            (figure.unit, figure.own) = (whole.unit, whole.own);
        }
        figure.end = end;
    }
    if of.is_none()
        && !context::counts(
            words,
            figure.start,
            &figure.number,
            figure.unit.as_ref(),
            figure.own.is_some(),
            bound.is_some(),
        )
    {
        return figure.number.end;
    }
    let behind = unit::bound_after(words, figure.end);
    bound = behind.or(bound).or(figure.number.vague.then_some(Bound::AtLeast));
    out.push(Quantity {
        tokens: figure.start..figure.end,
        value: figure.value,
        unit: figure.unit_text(words),
        of,
        bound,
    });
    figure.end
}

/// The bound before a figure.
fn bound(words: &Words<'_, '_>, figure: &Figure) -> Option<Bound> {
    let (len, bound) = unit::bound_before(words, figure.start)?;
    let first = words.at(figure.start - len);
    let last = words.before(figure.start);
    let times = figure.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Percent || words.at(u.tokens.start) == "lần");
    match last {
        // `cao hơn 5%` says by how much.
        "hơn" if len > 1 && times && first != "không" && first != "đến" && first != "tới" => None,
        // `trên hai chiếc xe` is a place.
        "trên"
            if len == 1
                && figure.value < 10.0
                && matches!(figure.kind(), Some(UnitKind::Classifier | UnitKind::Noun | UnitKind::Unknown)) =>
        {
            None
        }
        _ => Some(bound),
    }
}

/// `trong số 125`, `trong tổng số 125 ghế`, `trong 5 người`: the whole behind a figure and where it ends.
fn whole(words: &Words<'_, '_>, figure: &Figure) -> Option<(Figure, usize)> {
    let end = figure.end;
    let (at, number_said) = match (words.next(end), words.next(end + 1), words.next(end + 2)) {
        ("trong" | "trên", "tổng", "số") => (end + 3, true),
        ("trong", "số", _) => (end + 2, true),
        ("trong", _, _) => (end + 1, false),
        _ => return None,
    };
    let whole = self::figure(words, at, at)?;
    let units = (figure.unit.is_some() || figure.own.is_some(), whole.unit.is_some() || whole.own.is_some());
    let countable =
        !matches!(whole.kind(), Some(UnitKind::Time | UnitKind::Percent | UnitKind::Money | UnitKind::Measure))
            || number_said;
    let same = match units {
        (true, true) => number_said || figure.unit_text(words) == whole.unit_text(words),
        (true, false) => number_said,
        (false, true) => countable,
        (false, false) => number_said,
    };
    (same && whole.start == at && whole.value >= figure.value).then(|| {
        let end = whole.end;
        (whole, end)
    })
}

/// `3/5 người`, `2/3 số ghế`; a date or a clock time is stepped over.
fn fraction(words: &Words<'_, '_>, at: usize, out: &mut Vec<Quantity>) -> usize {
    let next = context::skip(words, at + 1);
    let small = |s: &str| {
        (s.len() <= 7 && !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse::<f64>().ok())
            .flatten()
    };
    let Some((part, whole)) = words.at(at).split_once('/') else { return next };
    let (Some(part), Some(whole)) = (small(part), small(whole)) else { return next };
    if part >= whole
        || part == 0.0
        || context::is_date_word(words.before(at))
        || words.kind(at + 1) == Some(Kind::Slash)
    {
        return next;
    }
    let found = unit_of_part(words, at + 1);
    let bound = unit::bound_before(words, at).map(|(_, bound)| bound);
    if found.is_none() && bound.is_none() {
        return next;
    }
    let end = found.as_ref().map_or(at + 1, |u| u.end);
    let unit = found.map_or(String::new(), |u| words.slice(u).to_owned());
    out.push(Quantity { tokens: at..end, value: part, unit, of: Some(whole), bound });
    end
}

/// What a part is taken of: `số ghế`, `tổng số ghế`, `người`. The unit alone.
fn unit_of_part(words: &Words<'_, '_>, at: usize) -> Option<Range<usize>> {
    let from = match (words.next(at), words.next(at + 1)) {
        ("tổng", "số") => at + 2,
        ("số" | "tổng", _) => at + 1,
        _ => at,
    };
    let unit = unit::unit(words, from, from > at)?;
    (unit.kind != UnitKind::Percent && (from > at || !matches!(unit.kind, UnitKind::Time))).then_some(unit.tokens)
}

/// `một nửa số ghế`, `hơn nửa`: one of two. `nửa giờ` is half an hour.
fn half(words: &Words<'_, '_>, figure: &Figure, out: &mut Vec<Quantity>) -> Option<usize> {
    if figure.kind().is_some_and(|k| k.is_measured() || k == UnitKind::Time) {
        return None;
    }
    let bound = bound(words, figure);
    let at = figure.number.end;
    let found =
        unit_of_part(words, at).filter(|_| bound.is_some() || words.next(at).ends_with("số") || at > figure.start + 1);
    if found.is_none() && bound.is_none() && at == figure.start + 1 {
        return None;
    }
    let end = found.as_ref().map_or(at, |u| u.end);
    let unit = found.map_or(String::new(), |u| words.slice(u).to_owned());
    out.push(Quantity { tokens: figure.start..end, value: 1.0, unit, of: Some(2.0), bound });
    Some(end)
}

/// `hai phần ba số ghế`.
fn parts(words: &Words<'_, '_>, figure: &Figure, out: &mut Vec<Quantity>) -> Option<usize> {
    let whole = number::number(words, figure.number.end + 1)?;
    if whole.value <= figure.number.value
        || figure.number.factor > 1.0
        || whole.value > 1000.0
        || words.next(figure.number.end + 1) == "trăm"
    {
        return None;
    }
    let found = unit_of_part(words, whole.end);
    let end = found.as_ref().map_or(whole.end, |u| u.end);
    let unit = found.map_or(String::new(), |u| words.slice(u).to_owned());
    let bound = unit::bound_before(words, figure.start).map(|(_, bound)| bound);
    out.push(Quantity { tokens: figure.start..end, value: figure.number.value, unit, of: Some(whole.value), bound });
    Some(end)
}

/// `10-15%`, `5 đến 10 phút`, `từ 50 USD đến 60 USD`: both ends.
fn range(words: &Words<'_, '_>, low: &Figure, out: &mut Vec<Quantity>) -> Option<usize> {
    let between = low.unit.as_ref().filter(|u| u.kind != UnitKind::Unknown).map_or(low.number.end, |u| u.tokens.end);
    let dash = words.kind(between) == Some(Kind::Dash) && !words.next(between).is_empty();
    let from = words.before(low.start) == "từ" || words.before(low.start.saturating_sub(1)) == "từ";
    if !(dash || matches!(words.next(between), "đến" | "tới")) {
        return None;
    }
    let own = low.own.is_some() || between > low.number.end;
    let at = between + 1;
    let signed = words.kind(at) == Some(Kind::Other) && words.is_number(at + 1);
    let high = figure(words, at, at + usize::from(signed))?;
    if words.is_number(at) && words.at(at).contains('/')
        || !high.has_known_unit()
        || context::clock(words, at, &high.number, high.unit.as_ref().map(|u| u.tokens.clone())).is_some()
    {
        return None;
    }
    let unit = high.unit_text(words);
    if own && (low.unit_text(words) != unit || !(from || dash)) || words.is_number(high.number.end) {
        return None;
    }
    // `5-6 triệu`: the scale is said once.
    let shared = !own && low.number.factor == 1.0 && low.value < high.value / high.number.factor;
    let value = if shared { low.value * high.number.factor } else { low.value };
    if value >= high.value || low.number.half {
        return None;
    }
    let changes = matches!(words.before(low.start.saturating_sub(1)), "tăng" | "giảm" | "nâng" | "hạ" | "rút");
    let bounds = if changes { (None, None) } else { (Some(Bound::AtLeast), Some(Bound::AtMost)) };
    let low_end = if own { low.end } else { low.number.end };
    out.push(Quantity { tokens: low.start..low_end, value, unit: unit.clone(), of: None, bound: bounds.0 });
    out.push(Quantity { tokens: high.start..high.end, value: high.value, unit, of: None, bound: bounds.1 });
    Some(high.end)
}
