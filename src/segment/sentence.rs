//! Sentences.
//!
//! A sentence ends at a line end, or after `.`, `?`, `!`, `…` (with the quotation marks and brackets that close
//! behind it) when what follows can begin a new one. What keeps a full stop from ending a sentence: an abbreviation
//! (`TP.HCM`, `PGS.TS.`), an initial (`ông L.T. B.`), a number or list mark, an address.

use std::ops::Range;

use super::mark::MarkPair;
use super::token::{Blank, Kind, Shape, Token};

/// Short forms that a capital letter follows inside a sentence, without their full stop. Sorted.
const ABBREVIATIONS: &[&str] = &[
    "BS", "Bs", "CN", "Co", "Corp", "DS", "Dr", "GS", "Gs", "Inc", "Jr", "KS", "KTS", "Ks", "LS", "Ls", "Lt", "Ltd",
    "Mr", "Mrs", "Ms", "NCS", "NGND", "NGƯT", "NSND", "NSƯT", "Ng", "No", "Nxb", "P", "PGS", "PV", "Prof", "Q", "Sr",
    "St", "T", "TBT", "TGĐ", "TP", "TS", "TT", "TTg", "TX", "Th", "ThS", "Ths", "Tp", "Ts", "Tx", "VS", "XH", "bs",
    "gs", "pgs", "tp", "ts", "tx",
];

/// Of those, the ones that never end a sentence: a name follows, whatever it begins with. Sorted.
const LEADING: &[&str] = &[
    "BS", "Bs", "DS", "Dr", "GS", "Gs", "KS", "KTS", "Ks", "LS", "Ls", "Mr", "Mrs", "Ms", "NCS", "NGND", "NGƯT",
    "NSND", "NSƯT", "PGS", "Prof", "St", "TS", "Th", "ThS", "Ths", "Ts", "VS", "bs", "gs", "pgs", "ts",
];

/// Words that begin sentences and no name, with a capital: after `ở TP.` or `ông H.` they begin a new one. Sorted.
const STARTERS: &[&str] = &[
    "Bên", "Bởi", "Chiều", "Cho", "Chúng", "Chỉ", "Cuối", "Các", "Còn", "Có", "Cùng", "Cũng", "Do", "Dù", "Hiện",
    "Hôm", "Họ", "Khi", "Không", "Kể", "Liên", "Lúc", "Mặc", "Mỗi", "Một", "Nay", "Ngay", "Ngoài", "Ngày", "Người",
    "Nhiều", "Như", "Nhưng", "Nhờ", "Những", "Nếu", "Qua", "Riêng", "Rồi", "Sau", "Song", "Sáng", "Theo", "Thế",
    "Trong", "Trước", "Tuy", "Tôi", "Tại", "Tất", "Từ", "Và", "Vì", "Vậy", "Với", "Vụ", "Đây", "Đã", "Đó", "Được",
    "Đến", "Để", "Đối", "Đồng",
];

/// A longer run of tokens without an end is no sentence; it is cut, so that work on a sentence stays bounded.
const LONGEST: usize = 600;

/// Splits tokens into sentences; the ranges cover all of them, in order. Linear.
pub(super) fn sentences(text: &str, tokens: &[Token], marks: &[MarkPair]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        if i > start && tokens[i].blank == Blank::Line && !wrapped(text, tokens, i) {
            out.push(start..i);
            start = i;
        }
        if i - start >= LONGEST {
            out.push(start..i);
            start = i;
        }
        if tokens[i].is_terminal() {
            let end = closing_end(text, tokens, start, i, marks);
            if end >= tokens.len() || ends(text, tokens, i, end) {
                out.push(start..end);
                start = end;
                i = end;
                continue;
            }
        }
        i += 1;
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

/// A line end inside a sentence: the line before does not end one and the next goes on in small letters.
fn wrapped(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    let next = &tokens[at];
    let open_ended = before.is_word() || matches!(before.kind, Kind::Comma | Kind::Semicolon | Kind::Dash);
    let gap = &text[before.end as usize..next.start as usize];
    open_ended
        && gap.bytes().filter(|&b| b == b'\n').count() == 1
        && next.kind == Kind::Word
        && next.shape == Shape::Lower
}

/// One past the marks and brackets that close behind the terminal at `at`.
fn closing_end(text: &str, tokens: &[Token], start: usize, at: usize, marks: &[MarkPair]) -> usize {
    let mut end = at + 1;
    while let Some(token) = tokens.get(end) {
        let closes = token.blank != Blank::Line
            && match token.kind {
                Kind::Quote if between_blanks(tokens, end) && straight(text, token) => {
                    closes_between_blanks(text, tokens, start, end)
                }
                Kind::Quote => closes(text, tokens, end, marks),
                Kind::Close => true,
                // `?!`, and the stop that belongs to the outer sentence: `...".`
                _ => token.is_terminal() && (token.blank == Blank::None || end > at + 1),
            };
        if !closes {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the quotation mark at `at`, behind a terminal, closes.
fn closes(text: &str, tokens: &[Token], at: usize, marks: &[MarkPair]) -> bool {
    let next = tokens.get(at + 1);
    // `Hết giờ. "Tôi về", ông nói`: blanks say more than pairs where marks are missing.
    if straight(text, &tokens[at])
        && tokens[at].blank == Blank::Space
        && next.is_some_and(|t| t.is_word() && t.blank == Blank::None)
    {
        return false;
    }
    let opens_pair = marks.binary_search_by_key(&at, |p| p.open).is_ok();
    // What was paired as an opening one cannot be one before `.`, `,` or a dash.
    let stops = |t: &Token| matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Dash) && t.blank != Blank::Line;
    !opens_pair || next.is_some_and(stops)
}

/// How far on either side the marks around one between blanks are looked for, in tokens.
const NEAR: usize = 60;

fn straight(text: &str, token: &Token) -> bool {
    matches!(token.str(text), "\"" | "''" | "'")
}

/// Whether blanks stand on both sides of the mark at `at`, and no line ends.
fn between_blanks(tokens: &[Token], at: usize) -> bool {
    tokens[at].blank == Blank::Space && tokens.get(at + 1).is_some_and(|t| t.blank == Blank::Space)
}

/// Whether the straight mark at `at`, behind a terminal and between blanks (`Mưa . " Tôi về " , ông nói .`), closes.
///
/// The blanks do not say which way it faces, nor do pairs where marks are missing; what stands around it does.
fn closes_between_blanks(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let stops = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.kind, Kind::Stop | Kind::Comma | Kind::Dash));
    // `Ai đấy ? " .`
    if stops(at + 1) {
        return true;
    }
    let is_mark = |i: &usize| tokens[*i].kind == Kind::Quote && straight(text, &tokens[*i]);
    // `Ai đấy ? " . " Hùng đây " .`: one has just closed.
    let words_end = (start..at).rev().take(NEAR).find(|&i| !tokens[i].is_terminal()).unwrap_or(start);
    if is_mark(&words_end) {
        return false;
    }
    // `" Ai đấy ? " Bà im .`: one is open in this sentence.
    if (start..at).rev().take(NEAR).filter(is_mark).count() % 2 == 1 {
        return true;
    }
    // `" Có . Mai . " Bà nói : " Thôi " .`: the next one opens, so this one closes what sentences before opened.
    let next = (at + 1..tokens.len()).take(NEAR).take_while(|&i| tokens[i].blank != Blank::Line).find(is_mark);
    next.is_some_and(|i| tokens[i - 1].kind == Kind::Colon)
}

/// Whether the terminal at `at`, whose closing marks end at `end`, ends a sentence before the token there.
fn ends(text: &str, tokens: &[Token], at: usize, end: usize) -> bool {
    let next = &tokens[end];
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    if next.blank == Blank::Line {
        return true;
    }
    let opens = next.is_capitalised()
        || next.kind == Kind::Number
        || matches!(next.kind, Kind::Quote | Kind::Open | Kind::Dash | Kind::Other);
    if !opens {
        return false;
    }
    let closed = end > at + 1;
    match tokens[at].kind {
        Kind::Stop => {
            let Some(before) = before else { return false };
            if closed {
                // `“Xong.” - ông nói`: the sentence goes on behind the marks.
                return next.kind != Kind::Dash;
            }
            let word = before.str(text);
            if next.blank == Blank::None {
                // `TP.HCM`, `Zing.vn`, `3.Phần`: only a syllable glued to a capital one ends: `xong.Ông`.
                return before.kind == Kind::Word
                    && matches!(before.shape, Shape::Lower | Shape::Capital)
                    && word.chars().count() > 1
                    && ABBREVIATIONS.binary_search(&word).is_err()
                    && tokens[at].blank == Blank::None
                    && next.kind == Kind::Word
                    && next.shape == Shape::Capital;
            }
            if before.kind == Kind::Word && tokens[at].blank == Blank::None {
                // `ông H. (đã đổi tên)`, `TP. HCM`; but not `về tới TP. Theo ông`.
                let letter = word.chars().count() == 1;
                // `dài 10 m. Trời`, `ưng ý. Anh`: a small letter ends a sentence, but for `p.`, `q.`, `h.`, `x.` of places.
                let initial = before.shape == Shape::Capital && next.kind != Kind::Quote;
                let place =
                    before.shape == Shape::Lower && (!next.is_capitalised() || matches!(word, "p" | "q" | "h" | "x"));
                let single = letter && (initial || place);
                if single || ABBREVIATIONS.binary_search(&word).is_ok() {
                    let starter = next.shape == Shape::Capital && STARTERS.binary_search(&next.str(text)).is_ok();
                    return starter && LEADING.binary_search(&word).is_err();
                }
            }
            if tokens[at].blank != Blank::None {
                // Stops between blanks: `25 . 000 hộ`, `xin gặp V . H .`, `ở TP . HCM`.
                let thousands = before.kind == Kind::Number && next.kind == Kind::Number && next.end - next.start == 3;
                let letter = |t: &Token| t.is_capitalised() && t.str(text).chars().count() == 1;
                let city = matches!(word, "TP" | "Tp" | "tp") && next.shape == Shape::Upper;
                if thousands || letter(before) && letter(next) || city && next.kind == Kind::Word {
                    return false;
                }
            }
            // `1. Phần`: a number that opens the line.
            let list = before.kind == Kind::Number && before.blank == Blank::Line && word.len() <= 2;
            !list && (next.kind != Kind::Dash || next.blank != Blank::None)
        }
        Kind::Ellipsis => next.is_capitalised() || next.kind == Kind::Quote,
        // `"Ai?" - ông hỏi`: the sentence goes on behind the marks.
        _ => next.kind != Kind::Dash || !closed,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Segments;

    fn split(text: &str) -> Vec<&str> {
        let segments = Segments::new(text);
        segments.sentences.iter().map(|s| segments.slice(s.clone())).collect()
    }

    #[test]
    fn tables_are_sorted() {
        for table in [super::ABBREVIATIONS, super::LEADING, super::STARTERS] {
            assert!(table.windows(2).all(|w| w[0] < w[1]));
        }
    }

    #[test]
    fn table() {
        let cases: &[(&str, &[&str])] = &[
            ("Ông đi. Bà ở.", &["Ông đi.", "Bà ở."]),
            ("Ở TP. HCM và TP.HCM có 50.000 người.", &["Ở TP. HCM và TP.HCM có 50.000 người."]),
            ("PGS.TS. Lê Minh Khuê nói. Rồi đi.", &["PGS.TS. Lê Minh Khuê nói.", "Rồi đi."]),
            ("Ông L.T. B. đi. Xong.", &["Ông L.T. B. đi.", "Xong."]),
            ("Xong.Ông về.", &["Xong.", "Ông về."]),
            ("“Đi thôi.” Ông nói.", &["“Đi thôi.”", "Ông nói."]),
            ("“Đi đâu?”, bà hỏi. Không ai đáp…", &["“Đi đâu?”, bà hỏi.", "Không ai đáp…"]),
            ("Cam, quýt... đều rẻ. Hết", &["Cam, quýt... đều rẻ.", "Hết"]),
            ("Tiêu đề không chấm\nÔng đi.", &["Tiêu đề không chấm", "Ông đi."]),
            ("dòng bị\nngắt đôi.", &["dòng bị\nngắt đôi."]),
            ("Theo Zing.vn. Hết.", &["Theo Zing.vn.", "Hết."]),
            ("Lãi 1,4 tỷ đồng. 30 người nghỉ.", &["Lãi 1,4 tỷ đồng.", "30 người nghỉ."]),
            ("“Ai?” - ông hỏi.", &["“Ai?” - ông hỏi."]),
            ("Dài khoảng 10 m. Trời đã tối.", &["Dài khoảng 10 m.", "Trời đã tối."]),
            ("Nó rất ưng ý. Anh cũng vậy.", &["Nó rất ưng ý.", "Anh cũng vậy."]),
            ("Ông H. (đã đổi tên) đi. Xong.", &["Ông H. (đã đổi tên) đi.", "Xong."]),
            ("Về tới TP. Theo ông, trời mưa.", &["Về tới TP.", "Theo ông, trời mưa."]),
            ("GS.TS. Từ Thị Loan nói.", &["GS.TS. Từ Thị Loan nói."]),
            ("Ở Q. 1 và P. Bến Nghé. Hết.", &["Ở Q. 1 và P. Bến Nghé.", "Hết."]),
            ("Ở q. Tân Bình có cháy.", &["Ở q. Tân Bình có cháy."]),
            ("Theo baochinhphu.vn, lễ bắt đầu. Hết.", &["Theo baochinhphu.vn, lễ bắt đầu.", "Hết."]),
            ("Xem tại www.vtv.vn. Sau đó về.", &["Xem tại www.vtv.vn.", "Sau đó về."]),
            ("Giá 1.000.000 đồng. Rẻ!", &["Giá 1.000.000 đồng.", "Rẻ!"]),
            ("Tăng 3.5 điểm. Giảm 2,5 điểm.", &["Tăng 3.5 điểm.", "Giảm 2,5 điểm."]),
            ("Ông hỏi: “Ai? Ở đâu?”. Bà im.", &["Ông hỏi: “Ai?", "Ở đâu?”.", "Bà im."]),
            ("“Tôi sợ...” - anh kể. Rồi đi.", &["“Tôi sợ...” - anh kể.", "Rồi đi."]),
            ("Chờ tàu đến... \"- anh Thảo kể. Hết.", &["Chờ tàu đến... \"- anh Thảo kể.", "Hết."]),
            ("Sai rồi!!! Đúng không?!", &["Sai rồi!!!", "Đúng không?!"]),
            ("Còn nữa... 500 người nghỉ.", &["Còn nữa... 500 người nghỉ."]),
            ("Hết rồi… Ông về.", &["Hết rồi…", "Ông về."]),
            ("(Ông đi.) Bà ở.", &["(Ông đi.)", "Bà ở."]),
            ("Ông nói (cười). Rồi đi.", &["Ông nói (cười).", "Rồi đi."]),
            ("Việt Nam: ba điểm; Lào: một điểm. Hết.", &["Việt Nam: ba điểm; Lào: một điểm.", "Hết."]),
            ("- Anh đi đâu?\n- Tôi về.", &["- Anh đi đâu?", "- Tôi về."]),
            ("1. Phần đầu.\n2. Phần hai.", &["1. Phần đầu.", "2. Phần hai."]),
            ("Ngày 2.9. Lễ lớn.", &["Ngày 2.9.", "Lễ lớn."]),
            ("Mr. Smith và Dr. Lee đến. Hết.", &["Mr. Smith và Dr. Lee đến.", "Hết."]),
            ("Ông George W. Bush đến. Hết.", &["Ông George W. Bush đến.", "Hết."]),
            ("Nguyễn V. A. (30 tuổi) bị bắt.", &["Nguyễn V. A. (30 tuổi) bị bắt."]),
            ("Anh nói.Chị nghe.Rồi về.", &["Anh nói.", "Chị nghe.", "Rồi về."]),
            ("“Không.” “Có.”", &["“Không.”", "“Có.”"]),
            ("Tin nóng\n\nHà Nội mưa", &["Tin nóng", "Hà Nội mưa"]),
            ("Cúp C1, C2... và V.League. Hết.", &["Cúp C1, C2... và V.League.", "Hết."]),
            ("Công ty ABC Co. Ltd. thông báo.", &["Công ty ABC Co. Ltd. thông báo."]),
            ("Hắn la: \"Cháy!\". Ai cũng chạy.", &["Hắn la: \"Cháy!\".", "Ai cũng chạy."]),
            ("Mưa . \" Tôi về \" , ông nói .", &["Mưa .", "\" Tôi về \" , ông nói ."]),
            ("\" Ai đấy ? \" . \" Hùng đây \" .", &["\" Ai đấy ? \" .", "\" Hùng đây \" ."]),
            ("\" Ai đấy ? \" Bà im .", &["\" Ai đấy ? \"", "Bà im ."]),
            ("\" Có . Mai . \" Bà nói : \" Thôi \" .", &["\" Có .", "Mai . \"", "Bà nói : \" Thôi \" ."]),
            (
                "Tin \"mưa. Hết giờ. \"Tôi về\", ông nói. Xem \"mai.",
                &["Tin \"mưa.", "Hết giờ.", "\"Tôi về\", ông nói.", "Xem \"mai."],
            ),
            ("Có 25 . 000 hộ . 30 hộ nghèo .", &["Có 25 . 000 hộ .", "30 hộ nghèo ."]),
            ("Xin gặp V . H . ở TP . HCM . Mai về .", &["Xin gặp V . H . ở TP . HCM .", "Mai về ."]),
            ("...", &["..."]),
            ("", &[]),
        ];
        let wrong: Vec<_> =
            cases.iter().filter(|(text, want)| split(text) != *want).map(|(text, _)| split(text)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
