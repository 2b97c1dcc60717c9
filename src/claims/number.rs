//! Numbers: digits as Vietnamese papers write them, number words, and both mixed (`2 tỷ 300 triệu`).

use once_cell::sync::Lazy;
use rustc_hash::FxHashMap;

use super::words::Words;
use crate::lexicon::table;
use crate::segment::Kind;

/// What a number word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Digit,
    Zero,
    Tail,
    Ten,
    Tens,
    Hundred,
    Scale,
    Glued,
    Odd,
    Half,
    HalfOf,
    Point,
    TensOf,
}

static NUMBER_WORDS: Lazy<FxHashMap<&'static str, (Role, f64)>> = Lazy::new(|| {
    table::rows(include_str!("../../data/number_words.tsv"))
        .filter_map(|row| {
            let role = match row.cell(1) {
                "digit" => Role::Digit,
                "zero" => Role::Zero,
                "tail" => Role::Tail,
                "ten" => Role::Ten,
                "tens" => Role::Tens,
                "hundred" => Role::Hundred,
                "scale" => Role::Scale,
                "glued" => Role::Glued,
                "odd" => Role::Odd,
                "half" => Role::Half,
                "halfof" => Role::HalfOf,
                "point" => Role::Point,
                "tensof" => Role::TensOf,
                _ => return None,
            };
            Some((row.cell(0), (role, row.cell(2).parse().ok()?)))
        })
        .collect()
});

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) value: f64,
    /// Read as groups of thousands instead of decimals: `10,500`.
    pub(super) grouped: Option<f64>,
    /// Written in digits.
    pub(super) digits: bool,
    /// What its scale words multiply by; 1 without any.
    pub(super) factor: f64,
    /// `hàng chục`, `vài trăm`.
    pub(super) vague: bool,
    /// `nửa`, `một nửa`.
    pub(super) half: bool,
    /// Digits without separators and scale, as years and labels are written.
    pub(super) plain: bool,
    /// Letters right behind the digits that are no scale: `5km`. Their place in the token, in bytes.
    pub(super) tail: Option<usize>,
}

/// The number that begins at token `i`.
pub(super) fn number(words: &Words<'_, '_>, i: usize) -> Option<Number> {
    match words.kind(i)? {
        Kind::Number => in_digits(words, i),
        Kind::Word => in_words(words, i),
        _ => None,
    }
}

/// The role of a word inside numbers.
pub(super) fn role(word: &str) -> Option<(Role, f64)> {
    NUMBER_WORDS.get(word).copied()
}

/// A scale in small letters on the same line: `triệu` is one, `Triệu` a name.
fn scale_at(words: &Words<'_, '_>, i: usize) -> Option<f64> {
    // `5 tỷ phú`, `tỷ lệ`
    let billion = matches!(words.at(i), "tỷ" | "tỉ" | "triệu");
    if billion && matches!(words.next(i + 1), "phú" | "lệ" | "số" | "trọng" | "suất" | "tập" | "chứng") {
        return None;
    }
    let scales = |r| matches!(r, Role::Scale | Role::Hundred) || r == Role::Tens && words.at(i) == "chục";
    role(words.next(i)).filter(|&(r, _)| scales(r) && words.is_lower(i)).map(|(_, v)| v)
}

/// The digits at the head of a token.
struct Digits {
    value: f64,
    grouped: Option<f64>,
    plain: bool,
    tail: usize,
}

fn read_digits(text: &str) -> Option<Digits> {
    let is_part = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b',');
    let tail = text.bytes().position(|b| !is_part(&b)).unwrap_or(text.len());
    let head = &text[..tail];
    if head.is_empty() || head.len() > 24 || text[tail..].starts_with(['/', ':']) {
        return None;
    }
    let (dots, commas) = (head.matches('.').count(), head.matches(',').count());
    let digits = |s: &str| s.bytes().filter(u8::is_ascii_digit).fold(0.0, |n, b| n * 10.0 + f64::from(b - b'0'));
    let decimal = |whole: &str, part: &str| format!("{}.{part}", whole.replace(['.', ','], "")).parse::<f64>().ok();
    let groups = |s: &str, separator| {
        let mut parts = s.split(separator);
        let first = parts.next().unwrap_or("");
        (1..=3).contains(&first.len()) && !first.starts_with('0') && parts.all(|p| p.len() == 3)
    };
    let (value, grouped) = match (dots, commas) {
        // `08 người` is written, `0912345678` is a telephone.
        (0, 0) if head.starts_with('0') && head.len() > 2 => return None,
        (0, 0) => (digits(head), None),
        (_, 0) if groups(head, '.') => (digits(head), None),
        (0, n) if n > 1 && groups(head, ',') => (digits(head), None),
        (1, 0) | (0, 1) => {
            // `0234.3822487` is a telephone.
            let (whole, part) =
                head.split_once(['.', ',']).filter(|(whole, _)| *whole == "0" || !whole.starts_with('0'))?;
            (decimal(whole, part)?, (commas == 1 && groups(head, ',')).then(|| digits(head)))
        }
        _ if dots == 0 || commas == 0 => return None,
        // `1.234,5`, `1,234.5`: the last separator is that of the decimals.
        _ => {
            let (whole, part) = head.rsplit_once(['.', ','])?;
            let separator = if head.as_bytes()[whole.len()] == b',' { '.' } else { ',' };
            (decimal(Some(whole).filter(|w| groups(w, separator))?, part)?, None)
        }
    };
    Some(Digits { value, grouped, plain: dots + commas == 0, tail })
}

fn in_digits(words: &Words<'_, '_>, i: usize) -> Option<Number> {
    let text = words.at(i);
    let digits = read_digits(text)?;
    let mut number = Number {
        end: i + 1,
        value: digits.value,
        grouped: digits.grouped,
        digits: true,
        factor: 1.0,
        vague: false,
        half: false,
        plain: digits.plain,
        tail: None,
    };
    let tail = &text[digits.tail..];
    if !tail.is_empty() {
        if let Some((Role::Scale | Role::Glued, v)) = role(tail) {
            number.factor = v;
        } else {
            number.tail = Some(digits.tail);
            return Some(number);
        }
    } else if digits.plain && !text.starts_with('0') && text.len() <= 3 {
        // `50 000`
        while words.is_number(number.end)
            && words.next(number.end).len() == 3
            && words.at(number.end).bytes().all(|b| b.is_ascii_digit())
        {
            number.value = number.value * 1000.0 + read_three(words.at(number.end));
            number.end += 1;
            number.plain = false;
            if number.end > i + 5 {
                return None;
            }
        }
    }
    scales(words, &mut number);
    if number.factor > 1.0 {
        number.plain = false;
        let value = number.grouped.filter(|_| text.ends_with("00")).unwrap_or(number.value);
        number.grouped = None;
        number.value = value * number.factor;
        further(words, &mut number);
    }
    Some(number)
}

fn read_three(text: &str) -> f64 {
    text.bytes().fold(0.0, |n, b| n * 10.0 + f64::from(b.wrapping_sub(b'0')))
}

/// The scale words behind digits: `2,5 nghìn tỷ`. Only the factor is changed.
fn scales(words: &Words<'_, '_>, number: &mut Number) {
    for _ in 0..3 {
        let Some(v) = scale_at(words, number.end) else { break };
        number.factor *= v;
        number.end += 1;
    }
}

/// `2 tỷ 300 triệu`, `2 triệu rưỡi`: smaller parts behind the scale.
fn further(words: &Words<'_, '_>, number: &mut Number) {
    let mut smallest = number.factor;
    if role(words.next(number.end)).is_some_and(|(r, _)| r == Role::Half) {
        number.value += smallest / 2.0;
        number.end += 1;
        return;
    }
    for _ in 0..3 {
        let at = number.end;
        let Some(digits) = words.is_number(at).then(|| read_digits(words.next(at))).flatten() else { return };
        let mut part = Number { end: at + 1, factor: 1.0, ..number.clone() };
        scales(words, &mut part);
        if digits.tail < words.at(at).len() || part.factor == 1.0 || part.factor >= smallest {
            return;
        }
        smallest = part.factor;
        number.value += digits.value * part.factor;
        number.end = part.end;
    }
}

/// The state of reading number words.
#[derive(Default)]
struct Sum {
    /// Finished groups.
    total: f64,
    /// Hundreds and tens of the group that is being read.
    group: f64,
    /// Its last digit, which a `mươi` or `trăm` may still multiply.
    digit: f64,
    /// The last scale, 1 before any.
    scale: f64,
}

impl Sum {
    fn multiply(&mut self, by: f64) {
        self.group += self.digit * by;
        self.digit = 0.0;
    }

    fn close(&mut self, scale: f64) {
        let group = self.group + self.digit;
        if self.scale > 1.0 && scale > self.scale {
            // `hai nghìn tỷ`
            self.total = (self.total + group) * scale;
        } else {
            self.total += group * scale;
        }
        (self.group, self.digit, self.scale) = (0.0, 0.0, scale);
    }

    fn value(&self) -> f64 {
        self.total + self.group + self.digit
    }
}

fn in_words(words: &Words<'_, '_>, i: usize) -> Option<Number> {
    let (first, _) = role(words.at(i))?;
    let mut number = Number {
        end: i,
        value: 0.0,
        grouped: None,
        digits: false,
        factor: 1.0,
        vague: false,
        half: false,
        plain: false,
        tail: None,
    };
    let next_role = |j: usize| role(words.next(j)).filter(|_| words.is_lower(j)).map(|(r, _)| r);
    match first {
        Role::HalfOf => {
            number = Number { end: i + 1, value: 0.5, half: true, ..number };
            scales(words, &mut number);
            number.half = number.factor == 1.0;
            number.value *= number.factor;
            return Some(number);
        }
        Role::TensOf => {
            number.vague = true;
            number.end = i + 1;
            number.value = 1.0;
            scales(words, &mut number);
            number.value = number.factor;
            return (number.factor > 1.0).then_some(number);
        }
        Role::Digit if words.at(i) == "một" && next_role(i + 1) == Some(Role::HalfOf) => {
            return Some(Number { end: i + 2, value: 0.5, half: true, ..number });
        }
        Role::Digit | Role::Ten => {}
        _ => return None,
    }
    let mut sum = Sum { scale: 1.0, ..Sum::default() };
    let mut last: Option<Role> = None;
    let mut at = i;
    while at < i + 24 {
        let Some((role, v)) = role(words.at(at)).filter(|_| at == i || next_role(at).is_some()) else { break };
        if role == Role::Scale && scale_at(words, at).is_none() {
            break;
        }
        let next = next_role(at + 1);
        let goes_on = matches!(next, Some(Role::Tens | Role::Hundred | Role::Scale));
        match (role, last) {
            (Role::Digit, None | Some(Role::Odd)) => sum.digit = v,
            (Role::Digit, Some(Role::Hundred | Role::Scale)) if goes_on => sum.digit = v,
            // `mười năm`, `ba mươi năm` are years.
            (Role::Digit, Some(Role::Tens | Role::Ten)) if v != 5.0 && words.at(at - 1) != "chục" => sum.digit = v,
            (Role::Tail, Some(Role::Tens | Role::Ten)) => sum.digit = v,
            (Role::Zero, Some(Role::Scale)) if next == Some(Role::Hundred) => sum.digit = 0.0,
            (Role::Ten, None | Some(Role::Hundred | Role::Scale | Role::Odd)) => sum.group += v,
            (Role::Tens, Some(Role::Digit)) => sum.multiply(v),
            (Role::Hundred, Some(Role::Digit)) => sum.multiply(v),
            (Role::Hundred, Some(Role::Zero)) => {}
            (Role::Scale, Some(Role::Digit | Role::Tail | Role::Ten | Role::Tens | Role::Hundred | Role::Scale)) => {
                sum.close(v);
                number.factor = number.factor.max(v);
            }
            (Role::Odd, Some(Role::Hundred | Role::Scale)) if matches!(next, Some(Role::Digit | Role::Ten)) => {}
            (Role::Half, Some(Role::Scale)) => sum.total += sum.scale / 2.0,
            (Role::Half, Some(Role::Hundred)) => sum.group += 50.0,
            (Role::Point, Some(Role::Digit | Role::Tail)) if next == Some(Role::Digit) => {
                sum.digit += decimals(words, &mut at);
                last = Some(Role::Digit);
                at += 1;
                continue;
            }
            _ => break,
        }
        last = Some(role);
        at += 1;
    }
    number.end = at;
    number.value = sum.value();
    (at > i).then_some(number)
}

/// The digits behind `phẩy` at `at`, which is moved to the last of them.
fn decimals(words: &Words<'_, '_>, at: &mut usize) -> f64 {
    let (mut value, mut place) = (0.0, 0.1);
    while let Some((Role::Digit | Role::Zero, v)) = role(words.next(*at + 1))
        && place > 1e-6
    {
        value += v * place;
        place /= 10.0;
        *at += 1;
    }
    value
}
