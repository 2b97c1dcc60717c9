//! Days as archives write them.

/// The day as `YYYY-MM-DD`, with what follows kept where it stands first already; `None` for what is no date.
///
/// Read are ISO 8601 and day, month, year with `/`, `-` or `.` between, as Vietnamese outlets print it: `Thứ năm,
/// 15/8/2019, 10:00 (GMT+7)`.
pub(crate) fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some([year, month, day]) = numbers(text, [4, 2, 2]) {
        let iso_start = text.as_bytes()[4] == b'-' && text.get(..10).is_some_and(|d| d.as_bytes()[7] == b'-');
        return valid(year, month, day)
            .then(|| if iso_start { text.to_owned() } else { format!("{year:04}-{month:02}-{day:02}") });
    }
    let starts = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let free = |at: &usize| !text[..*at].ends_with(|c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'));
    starts.filter(free).find_map(|at| {
        let [day, month, year] = numbers(&text[at..], [2, 2, 4])?;
        (year >= 1000 && valid(year, month, day)).then(|| format!("{year:04}-{month:02}-{day:02}"))
    })
}

/// Three numbers of up to so many digits with one mark between them, and no digit behind.
fn numbers(text: &str, digits: [usize; 3]) -> Option<[u32; 3]> {
    let mut rest = text;
    let mut out = [0; 3];
    let mut mark = None;
    for (at, most) in digits.into_iter().enumerate() {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > most || (most == 4 && length < 4) {
            return None;
        }
        out[at] = rest[..length].parse().ok()?;
        rest = &rest[length..];
        if at < 2 {
            let next = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
            if *mark.get_or_insert(next) != next {
                return None;
            }
            rest = &rest[1..];
        }
    }
    Some(out)
}

fn valid(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::iso;

    #[test]
    fn days() {
        for (text, want) in [
            ("2019-08-15", Some("2019-08-15")),
            ("2019-08-15T10:00:00+07:00", Some("2019-08-15T10:00:00+07:00")),
            ("2019/8/5", Some("2019-08-05")),
            ("2019-8-5", Some("2019-08-05")),
            ("15/08/2019", Some("2019-08-15")),
            ("Thứ năm, 15/8/2019, 10:00 (GMT+7)", Some("2019-08-15")),
            ("10:00 | 5.8.2019", Some("2019-08-05")),
            ("10:00 5-8-2019", Some("2019-08-05")),
            ("31/02/2019", None),
            ("2019-02-29", None),
            ("2020-02-29", Some("2020-02-29")),
            ("15/08/19", None),
            ("1/15/08/2019", None),
            ("15/08-2019", None),
            ("2019-08-155", None),
            ("hôm qua", None),
            ("", None),
        ] {
            assert_eq!(iso(text).as_deref(), want, "{text}");
        }
    }
}
