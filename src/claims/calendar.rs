//! Dates as far as a text says them, resolved against the day of publication, as ISO 8601.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The day of `YYYY-MM-DD`, perhaps with a time behind it.
pub(crate) fn published_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    if text[10..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| day.get(range).filter(|p| p.bytes().all(|b| b.is_ascii_digit()));
    let dashes = day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-';
    let (year, month, of_month) = (part(0..4)?, part(5..7)?, part(8..10)?);
    dashes.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?).ok()).flatten()
}

/// A day, or a stretch of days, as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Day { year: Option<i16>, month: Option<i8>, day: i8 },
    Month { year: Option<i16>, month: i8 },
    Quarter { year: Option<i16>, quarter: i8 },
    Year(i16),
    Years(i16, i16),
    Months(i16, i8, i8),
    Days(Date, Date),
}

/// Which of the possible years is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// The nearest, the past preferred.
    Past,
    /// The nearest, the future preferred: `sẽ` stands by.
    Future,
    /// `20/10 vừa qua`
    OnlyPast,
    /// `20/10 tới`
    OnlyFuture,
}

impl Lean {
    /// How far a candidate lies off, `distance` being below 0 for the past; `None` for one that cannot be meant.
    fn cost(self, distance: i64) -> Option<i64> {
        match self {
            Lean::Past => Some(if distance > 0 { distance * 4 } else { -distance }),
            Lean::Future => Some(if distance < 0 { distance * -4 } else { distance }),
            Lean::OnlyPast => (distance <= 0).then_some(-distance),
            Lean::OnlyFuture => (distance >= 0).then_some(distance),
        }
    }
}

impl When {
    /// A full day.
    pub(super) fn day(date: Date) -> Self {
        When::Day { year: Some(date.year()), month: Some(date.month()), day: date.day() }
    }

    /// Whether a day, perhaps without month and year, can be: `31/2` cannot.
    pub(super) fn is_valid(self) -> bool {
        match self {
            When::Day { year, month, day } => Date::new(year.unwrap_or(2000), month.unwrap_or(1), day).is_ok(),
            When::Month { month, .. } => (1..=12).contains(&month),
            When::Quarter { quarter, .. } => (1..=4).contains(&quarter),
            _ => true,
        }
    }

    /// The year, as far as one is said.
    pub(super) fn year(self) -> Option<i16> {
        match self {
            When::Day { year, .. } | When::Month { year, .. } | When::Quarter { year, .. } => year,
            When::Year(year) | When::Years(year, _) | When::Months(year, ..) => Some(year),
            When::Days(first, _) => Some(first.year()),
        }
    }

    /// The same with the year `wanted`.
    pub(super) fn with_year(self, wanted: i16) -> Self {
        match self {
            When::Day { month, day, .. } => When::Day { year: Some(wanted), month, day },
            When::Month { month, .. } => When::Month { year: Some(wanted), month },
            When::Quarter { quarter, .. } => When::Quarter { year: Some(wanted), quarter },
            other => other,
        }
    }

    /// With month and year filled in; `None` where that needs a day of publication and there is none.
    pub(super) fn resolve(self, published: Option<Date>, lean: Lean) -> Option<When> {
        match self {
            When::Day { year: Some(_), month: Some(_), .. } => Some(self),
            When::Day { year: None, month: Some(month), day } => {
                let published = published?;
                let years = [-1, 0, 1].map(|d| Date::new(published.year().checked_add(d)?, month, day).ok());
                nearest(published, lean, years).map(When::day)
            }
            When::Day { month: None, day, .. } => {
                let published = published?;
                let first = published.first_of_month();
                let months = [-1, 0, 1].map(|d| {
                    let month = first.checked_add(d.months()).ok()?;
                    Date::new(month.year(), month.month(), day).ok()
                });
                nearest(published, lean, months).map(When::day)
            }
            When::Month { year: None, month } => {
                let year = nearest_year(published?, lean, i64::from(month), |p| i64::from(p.month()), 12)?;
                Some(self.with_year(year))
            }
            When::Quarter { year: None, quarter } => {
                let year = nearest_year(published?, lean, i64::from(quarter), |p| (i64::from(p.month()) + 2) / 3, 4)?;
                Some(self.with_year(year))
            }
            _ => Some(self),
        }
    }

    /// The first and the last day; `None` for what is not resolved or no date.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let months =
            |year, first, last| Some((Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month()));
        match self {
            When::Day { year, month, day } => {
                let date = Date::new(year?, month?, day).ok()?;
                Some((date, date))
            }
            When::Month { year, month } => months(year?, month, month),
            When::Quarter { year, quarter } => months(year?, quarter * 3 - 2, quarter * 3),
            When::Months(year, first, last) => months(year, first, last),
            When::Year(year) => months(year, 1, 12),
            When::Years(first, last) => Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)),
            When::Days(first, last) => Some((first, last)),
        }
    }

    /// As ISO 8601; `None` for what is not resolved or no date.
    pub(super) fn iso(self) -> Option<String> {
        self.days()?;
        let (first, last) = (self.end(false)?, self.end(true)?);
        Some(if first == last { first } else { format!("{first}/{last}") })
    }

    /// One end as ISO 8601, as fine as it is said.
    pub(super) fn end(self, last: bool) -> Option<String> {
        let month = |year: i16, month: i8| format!("{year:04}-{month:02}");
        Some(match self {
            When::Day { .. } => self.days()?.0.to_string(),
            When::Month { year, month: m } => month(year?, m),
            When::Quarter { year, quarter } => month(year?, quarter * 3 - if last { 0 } else { 2 }),
            When::Months(year, a, b) => month(year, if last { b } else { a }),
            When::Year(year) => format!("{year:04}"),
            When::Years(a, b) => format!("{:04}", if last { b } else { a }),
            When::Days(a, b) => if last { b } else { a }.to_string(),
        })
    }
}

/// The candidate that costs least.
fn nearest(published: Date, lean: Lean, candidates: [Option<Date>; 3]) -> Option<Date> {
    let cost = |d: &Date| published.until(*d).ok().and_then(|s| lean.cost(i64::from(s.get_days())));
    candidates.into_iter().flatten().filter_map(|d| Some((cost(&d)?, d))).min_by_key(|&(cost, _)| cost).map(|(_, d)| d)
}

/// The year of the month or quarter `part` (of `per` a year) that costs least.
fn nearest_year(published: Date, lean: Lean, part: i64, now: impl Fn(Date) -> i64, per: i64) -> Option<i16> {
    let distance = |d: i64| d * per + part - now(published);
    let best = [-1, 0, 1].into_iter().filter_map(|d| Some((lean.cost(distance(d))?, d))).min()?;
    published.year().checked_add(best.1 as i16)
}

/// The week, Monday to Sunday, `offset` weeks from that of `published`.
pub(super) fn week(published: Date, offset: i64) -> Option<(Date, Date)> {
    let monday = published.checked_sub(i64::from(published.weekday().to_monday_zero_offset()).days()).ok()?;
    let monday = monday.checked_add((offset * 7).days()).ok()?;
    Some((monday, monday.checked_add(6.days()).ok()?))
}

/// `published` moved by `days`, `months`.
pub(super) fn moved(published: Date, days: i64, months: i64) -> Option<Date> {
    published.checked_add(months.months()).ok()?.checked_add(days.days()).ok()
}

/// A year that a text may mean.
pub(super) fn is_year(year: i16) -> bool {
    (date(1000, 1, 1).year()..=2199).contains(&year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_dates() {
        for (text, want) in [
            ("2019-08-15", Some(date(2019, 8, 15))),
            ("2019-08-15T10:00:00+07:00", Some(date(2019, 8, 15))),
            (" 2019-08-15 10:00", Some(date(2019, 8, 15))),
            ("2019-02-31", None),
            ("2019-08-155", None),
            ("15/08/2019", None),
            ("2019-8-15", None),
            ("+019-08-15", None),
            ("", None),
            ("ngàyngàyngày", None),
        ] {
            assert_eq!(published_date(text), want, "{text}");
        }
    }

    #[test]
    fn weeks() {
        assert_eq!(week(date(2019, 8, 15), 0), Some((date(2019, 8, 12), date(2019, 8, 18))));
        assert_eq!(week(date(2019, 8, 12), -1), Some((date(2019, 8, 5), date(2019, 8, 11))));
    }
}
