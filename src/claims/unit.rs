//! Units: what a figure counts or measures, and the words that bound it.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::phrases::Phrases;
use super::words::Words;
use crate::lexicon::table;
use crate::record::Bound;
use crate::segment::{Kind, is_syllable};

/// What kind of unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    Percent,
    Money,
    Measure,
    /// A duration or an age.
    Time,
    /// `chiếc`, `con`: a noun may follow.
    Classifier,
    Noun,
    /// The next word, which no table knows.
    Unknown,
}

impl UnitKind {
    /// Measured, so that decimals make sense.
    pub(super) fn is_measured(self) -> bool {
        matches!(self, UnitKind::Percent | UnitKind::Money | UnitKind::Measure)
    }
}

/// A unit in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) tokens: Range<usize>,
    pub(super) kind: UnitKind,
}

static UNITS: Lazy<Phrases<UnitKind>> = Lazy::new(|| {
    Phrases::forward(table::rows(include_str!("../../data/units.tsv")).filter_map(|row| {
        let kind = match row.cell(1) {
            "percent" => UnitKind::Percent,
            "money" => UnitKind::Money,
            "measure" => UnitKind::Measure,
            "time" => UnitKind::Time,
            "classifier" => UnitKind::Classifier,
            "noun" => UnitKind::Noun,
            _ => return None,
        };
        Some((row.cell(0), kind))
    }))
});

fn bounds(side: &'static str) -> impl Iterator<Item = (&'static str, Bound)> {
    table::rows(include_str!("../../data/bounds.tsv")).filter(move |row| row.cell(2) == side).filter_map(|row| {
        let bound = match row.cell(1) {
            "at_most" => Bound::AtMost,
            "at_least" => Bound::AtLeast,
            "about" => Bound::About,
            _ => return None,
        };
        Some((row.cell(0), bound))
    })
}

static BOUNDS_BEFORE: Lazy<Phrases<Bound>> = Lazy::new(|| Phrases::backward(bounds("before")));
static BOUNDS_AFTER: Lazy<Phrases<Bound>> = Lazy::new(|| Phrases::forward(bounds("after")));

/// Words behind a figure that are no noun. Sorted.
const FUNCTION_WORDS: &[&str] = &[
    "ai",
    "anh",
    "bao",
    "bay",
    "biết",
    "bà",
    "bán",
    "bắn",
    "bắt",
    "bằng",
    "bị",
    "bởi",
    "cao",
    "chiếm",
    "cho",
    "chưa",
    "chạy",
    "chẳng",
    "chết",
    "chỉ",
    "chị",
    "chở",
    "các",
    "cách",
    "còn",
    "có",
    "cùng",
    "cũng",
    "cả",
    "cần",
    "của",
    "cứu",
    "diễn",
    "do",
    "dài",
    "dù",
    "dưới",
    "dự",
    "giúp",
    "giảm",
    "giết",
    "giữa",
    "gây",
    "gì",
    "góp",
    "gần",
    "gặp",
    "gọi",
    "gồm",
    "gửi",
    "hay",
    "hiện",
    "hoặc",
    "hôm",
    "hơn",
    "hả",
    "hỏi",
    "hỗ",
    "khi",
    "khiến",
    "khác",
    "không",
    "kèm",
    "ký",
    "kết",
    "kể",
    "liên",
    "luôn",
    "là",
    "làm",
    "lái",
    "lên",
    "lúc",
    "lại",
    "lấy",
    "lớn",
    "mang",
    "mua",
    "mà",
    "mất",
    "mặc",
    "mỗi",
    "mới",
    "mở",
    "nay",
    "ngay",
    "nghe",
    "nghỉ",
    "ngoài",
    "ngồi",
    "nhiều",
    "nhé",
    "như",
    "nhưng",
    "nhất",
    "nhận",
    "nhằm",
    "nhỏ",
    "những",
    "nào",
    "này",
    "nên",
    "nói",
    "nặng",
    "nếu",
    "nộp",
    "nữa",
    "phải",
    "qua",
    "quá",
    "ra",
    "rút",
    "rơi",
    "rất",
    "rồi",
    "rộng",
    "sang",
    "sau",
    "so",
    "sâu",
    "sắp",
    "sẽ",
    "sống",
    "thay",
    "theo",
    "thiếu",
    "thu",
    "thua",
    "thuộc",
    "thêm",
    "thì",
    "thôi",
    "thường",
    "thấy",
    "thậm",
    "thắng",
    "thứ",
    "thử",
    "thực",
    "tiếp",
    "trao",
    "trong",
    "trên",
    "trước",
    "trả",
    "trị",
    "trở",
    "trừ",
    "tuy",
    "tuyên",
    "tìm",
    "tính",
    "tôi",
    "tăng",
    "tại",
    "tặng",
    "tốt",
    "tới",
    "từ",
    "tử",
    "viết",
    "và",
    "vàng",
    "vào",
    "vì",
    "vẫn",
    "về",
    "với",
    "vừa",
    "xem",
    "xuống",
    "xảy",
    "xấu",
    "à",
    "ít",
    "ông",
    "đang",
    "đi",
    "đánh",
    "đã",
    "đó",
    "đón",
    "đóng",
    "đăng",
    "đưa",
    "được",
    "đạp",
    "đạt",
    "đầu",
    "đặt",
    "đến",
    "đều",
    "để",
    "đọc",
    "đối",
    "đồng",
    "đủ",
    "ư",
    "ước",
    "ạ",
    "ở",
];

/// Nouns of one syllable that end a classifier's phrase; others may go on in words that no table knows.
const INSIDE: &[&str] =
    &["bom", "bò", "cầu", "chó", "gà", "lợn", "nhà", "súng", "xe", "áo", "thuyền", "trâu", "tàu", "vịt", "ôtô"];

/// The unit that begins at `at`, right behind a number. `guess`: take an unknown noun too.
pub(super) fn unit(words: &Words<'_, '_>, at: usize, guess: bool) -> Option<Unit> {
    match words.kind(at)? {
        Kind::Other => sign(words, at),
        Kind::Word if !words.next(at).is_empty() => match known(words, at) {
            Some(unit) => Some(unit),
            None if guess && is_noun(words, at) => Some(Unit { tokens: at..at + 1, kind: UnitKind::Unknown }),
            None => None,
        },
        _ => None,
    }
}

/// `%`, `$`, `°C`.
fn sign(words: &Words<'_, '_>, at: usize) -> Option<Unit> {
    let (end, kind) = match words.next(at) {
        "%" | "‰" => (at + 1, UnitKind::Percent),
        "$" | "€" | "£" | "¥" => (at + 1, UnitKind::Money),
        "°" | "˚" => {
            (at + 1 + usize::from(words.glued(at + 1) && matches!(words.at(at + 1), "c" | "f")), UnitKind::Measure)
        }
        _ => return None,
    };
    Some(Unit { tokens: at..per(words, end), kind })
}

/// The unit of the table at `at`.
fn known(words: &Words<'_, '_>, at: usize) -> Option<Unit> {
    let (len, kind) = UNITS.longest(at, |i| if i == at { words.at(i) } else { words.next(i) })?;
    let abbreviation = matches!(kind, UnitKind::Money | UnitKind::Measure) && words.at(at).len() > 1;
    if !(words.is_lower(at) || abbreviation) {
        return None;
    }
    let mut end = at + len;
    if kind == UnitKind::Classifier
        && words.is_lower(end)
        && let Some((more, UnitKind::Noun)) = UNITS.longest(end, |i| words.next(i))
        && (more > 1 || INSIDE.contains(&words.at(end)))
    {
        end += more;
    }
    Some(Unit { tokens: at..per(words, end), kind })
}

/// The end of a unit that ends at `end`, with what follows a stroke: `đồng/kg`, `km/h`, `đồng/người/tháng`.
fn per(words: &Words<'_, '_>, mut end: usize) -> usize {
    for _ in 0..2 {
        let stroke = words.kind(end) == Some(Kind::Slash) && words.glued(end) && words.glued(end + 1);
        if !stroke || words.kind(end + 1) != Some(Kind::Word) {
            break;
        }
        end += 1 + UNITS.longest(end + 1, |i| words.next(i)).map_or(1, |(len, _)| len);
    }
    end
}

/// Whether the letters behind digits (`5km`) are a unit.
pub(super) fn tail(tail: &str) -> Option<UnitKind> {
    UNITS.longest(0, |i| if i == 0 { tail } else { "" }).map(|(_, kind)| kind).filter(|&kind| {
        matches!(kind, UnitKind::Money | UnitKind::Measure | UnitKind::Time) || kind == UnitKind::Noun && tail.len() > 2
    })
}

/// A money code in capitals before its figure: `USD 5 triệu`.
pub(super) fn is_money_code(words: &Words<'_, '_>, at: usize) -> bool {
    let written = words.written(at);
    written.len() == 3
        && written.bytes().all(|b| b.is_ascii_uppercase())
        && matches!(UNITS.longest(at, |i| if i == at { words.at(i) } else { "" }), Some((1, UnitKind::Money)))
}

/// A word that may be a noun: in small letters, Vietnamese, none that a sentence goes on with.
fn is_noun(words: &Words<'_, '_>, at: usize) -> bool {
    let word = words.at(at);
    words.is_lower(at)
        && word.len() > 1
        && FUNCTION_WORDS.binary_search(&word).is_err()
        && is_syllable(word)
        && super::number::role(word).is_none()
}

/// The bound that the words before token `start` set, and how many they are.
pub(super) fn bound_before(words: &Words<'_, '_>, start: usize) -> Option<(usize, Bound)> {
    let at = start.checked_sub(1)?;
    BOUNDS_BEFORE.longest(at, |i| words.at(i))
}

/// The bound that the words from token `end` on set.
pub(super) fn bound_after(words: &Words<'_, '_>, end: usize) -> Option<Bound> {
    BOUNDS_AFTER.longest(end, |i| words.next(i)).map(|(_, bound)| bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        let mut sorted = FUNCTION_WORDS.to_vec();
        sorted.sort_unstable();
        assert_eq!(FUNCTION_WORDS, sorted);
        for text in [
            include_str!("../../data/units.tsv"),
            include_str!("../../data/bounds.tsv"),
            include_str!("../../data/number_words.tsv"),
        ] {
            let keys: Vec<_> = table::rows(text).map(|row| row.cell(0)).collect();
            assert!(keys.is_sorted_by(|a, b| a < b));
        }
    }

    #[test]
    fn every_row_is_read() {
        assert_eq!(
            bounds("before").count() + bounds("after").count(),
            table::rows(include_str!("../../data/bounds.tsv")).count()
        );
        for row in table::rows(include_str!("../../data/units.tsv")) {
            assert!(
                ["percent", "money", "measure", "time", "classifier", "noun"].contains(&row.cell(1)),
                "line {}",
                row.line
            );
        }
    }
}
