//! Round trips over texts of our own, and what must stay as it is.

use super::*;
use std::collections::HashMap;
use unicode_normalization::char::decompose_canonical;

const TEXT: &str = "Chợ Bến Gỗ mở lại sau lũ\n\nSáng 12/3, bà Lê Thị Sương, trưởng ban quản lý chợ Bến Gỗ, cho biết hơn \
                    một trăm hai mươi hộ kinh doanh đã trở lại bán hàng. “Nước rút là chúng tôi dọn bùn ngay, không ai \
                    phải chờ đợi”, bà nói. Theo ông Trần Hữu Phát, đường vào chợ vẫn còn ngập ở những đoạn thấp, xe tải \
                    chưa qua được. Ông đề nghị huyện hỗ trợ thêm máy bơm, đồng thời phủ nhận việc thu phí giữ chỗ. Ủy \
                    ban nhân dân xã sẽ kiểm tra trong tuần tới.\n";

fn rows(encoding: Encoding) -> HashMap<char, Vec<u8>> {
    let tsv = match encoding {
        Encoding::Tcvn3 => include_str!("../../data/tcvn3.tsv"),
        Encoding::Vni => include_str!("../../data/vni.tsv"),
        _ => include_str!("../../data/viscii.tsv"),
    };
    table::rows(tsv).map(|(bytes, ch)| (ch, bytes)).collect()
}

/// A letter with what makes it, and its tone.
fn apart(ch: char) -> (String, Option<char>) {
    let (mut letter, mut tone) = (String::new(), None);
    decompose_canonical(ch, |part| match part {
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(part),
        _ => letter.push(part),
    });
    (letter, tone)
}

/// The text in an old encoding.
fn encoded(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Tcvn3 | Encoding::Vni | Encoding::Viscii => {
            let rows = rows(encoding);
            let byte = |ch: char| {
                let small = || ch.to_lowercase().next().and_then(|small| rows.get(&small));
                match rows.get(&ch).or_else(small) {
                    Some(bytes) => bytes.clone(),
                    None if encoding == Encoding::Viscii && !ch.is_ascii() => b"\"".to_vec(),
                    None => WINDOWS_1252.encode(&ch.to_string()).0.into_owned(),
                }
            };
            text.chars().flat_map(byte).collect()
        }
        // Letters as a whole where the code page has them, else with the tone behind.
        Encoding::Windows1258 => {
            let mut out = Vec::new();
            for ch in text.chars() {
                let mut parts = vec![ch];
                if WINDOWS_1258.encode(&ch.to_string()).2 {
                    let (letter, tone) = apart(ch);
                    parts = letter.nfc().chain(tone).collect();
                }
                let whole: String = parts.into_iter().collect();
                let (bytes, _, lost) = WINDOWS_1258.encode(&whole);
                assert!(!lost, "{ch}");
                out.extend_from_slice(&bytes);
            }
            out
        }
        Encoding::Viqr => {
            let mark = |part: char| match part {
                '\u{302}' => '^',
                '\u{306}' => '(',
                '\u{31b}' => '+',
                '\u{301}' => '\'',
                '\u{300}' => '`',
                '\u{309}' => '?',
                '\u{303}' => '~',
                '\u{323}' => '.',
                '“' | '”' => '"',
                other => other,
            };
            let mut out = String::new();
            for ch in text.chars() {
                match ch {
                    'đ' => out.push_str("dd"),
                    'Đ' => out.push_str("DD"),
                    // A sign behind a letter that could be its mark.
                    '.' | '?' if out.ends_with(|c: char| "aeiouyAEIOUY^(+'`?~.".contains(c)) => {
                        out.push('\\');
                        out.push(ch);
                    }
                    // The tone comes behind what makes the letter, whatever Unicode's order is.
                    _ => {
                        let (letter, tone) = apart(ch);
                        out.extend(letter.chars().chain(tone).map(mark));
                    }
                }
            }
            out.into_bytes()
        }
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Utf8 => text.as_bytes().to_vec(),
    }
}

/// What the encoding leaves of the text.
fn kept(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Viscii | Encoding::Viqr => text.replace(['“', '”'], "\""),
        // Toned capitals are small letters in a font of capitals.
        Encoding::Tcvn3 => text.replace('Ủ', "ủ"),
        _ => text.to_owned(),
    }
}

fn mended(text: &str) -> (String, Option<Encoding>) {
    let mut fields = Fields { text: Some(text.to_owned()), ..Fields::default() };
    let encoding = mend(&mut fields, None);
    (fields.text.expect("a text"), encoding)
}

#[test]
fn every_encoding_is_recognised_and_read() {
    for encoding in OLD.into_iter().chain([Encoding::Utf16Le, Encoding::Utf16Be]) {
        let bytes = encoded(TEXT, encoding);
        let want = kept(TEXT, encoding);
        assert_eq!(encoding.decode(&bytes).as_ref(), Some(&want), "{encoding}");
        let (text, found) = unicode(&bytes, None).unwrap_or_else(|e| panic!("{encoding}: {e}"));
        if encoding == Encoding::Viqr {
            assert_eq!((text.as_bytes(), found), (&bytes[..], None));
            assert_eq!(mended(&text), (want, Some(encoding)));
        } else {
            assert_eq!((text, found), (want, Some(encoding)));
        }
    }
}

#[test]
fn each_sentence_is_enough() {
    for sentence in TEXT.split(". ").filter(|s| s.len() > 60) {
        for encoding in OLD.into_iter().filter(|e| *e != Encoding::Viqr) {
            let found = unicode(&encoded(sentence, encoding), None);
            assert_eq!(found, Ok((kept(sentence, encoding), Some(encoding))), "{sentence}");
        }
    }
}

#[test]
fn old_fonts_inside_unicode_are_mended() {
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii] {
        // As a database hands out what it took for Latin-1.
        let wrong = WINDOWS_1252.decode_without_bom_handling(&encoded(TEXT, encoding)).0.into_owned();
        let mut fields = Fields { text: Some(wrong), title: Some("x".to_owned()), ..Fields::default() };
        fields.outlet = Some(WINDOWS_1252.decode_without_bom_handling(&encoded("Báo Mới", encoding)).0.into_owned());
        assert_eq!(mend(&mut fields, None), Some(encoding));
        assert_eq!(fields.text, Some(kept(TEXT, encoding)));
        assert_eq!((fields.title.as_deref(), fields.outlet.as_deref()), (Some("x"), Some("Báo Mới")));
    }
}

#[test]
fn unicode_stays_as_it_is() {
    for text in [
        TEXT,
        "The mayor said: \"What? No. We can't do it (yet). I don't know who'd pay for a new road, or why.\"",
        "Cho Ben Go mo lai sau lu. Ba Suong noi: \"Khong ai phai cho doi.\" Ong Phat de nghi ho tro? Da co.",
        "Le maire a déclaré que l’été avait été très sec, où qu’on regarde; les élèves sont rentrés.",
        "Ông Hà và cô Hòa có bà là y tá.",
        "",
    ] {
        assert_eq!(unicode(text.as_bytes(), None), Ok((text.to_owned(), None)));
        assert_eq!(mended(text), (text.to_owned(), None), "{text}");
    }
    let nfd: String = TEXT.nfd().collect();
    assert_eq!(mended(&nfd), (nfd, None));
}

#[test]
fn doubt_is_said() {
    let french = WINDOWS_1252.encode("Le maire a déclaré que l’été avait été très sec; les élèves sont rentrés.").0;
    let short = encoded("Ông Phát.", Encoding::Tcvn3);
    let noise: Vec<u8> = (0..2000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for bytes in [&french[..], &short, &noise, &[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]] {
        let doubt = unicode(bytes, None).expect_err("doubt");
        assert!(doubt.contains("--encoding"), "{doubt}");
    }
    // Named, it is read.
    assert_eq!(unicode(&short, Some(Encoding::Tcvn3)), Ok(("Ông Phát.".to_owned(), Some(Encoding::Tcvn3))));
    assert!(unicode(&french, Some(Encoding::Utf8)).is_err());
}

#[test]
fn every_letter_has_its_row() {
    let bare = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars();
    let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let letters: Vec<char> = bare
        .flat_map(|l| tones.map(|t| format!("{l}{t}").nfc().next().expect("a letter")))
        .chain("đĐ".chars())
        .collect();
    for encoding in OLD {
        for &letter in letters.iter().filter(|l| !l.is_ascii()) {
            let lost = encoding == Encoding::Tcvn3 && letter.is_uppercase() && !"ĂÂÊÔƠƯĐ".contains(letter);
            let text = letter.to_string();
            let want = if lost { text.to_lowercase() } else { text.clone() };
            assert_eq!(encoding.decode(&encoded(&text, encoding)), Some(want), "{encoding}");
        }
    }
}

#[test]
fn lines_in_fonts_of_capitals() {
    let line = "HỘI NGHỊ CẤP CAO\nÔng Phát ở Hà Nội\n";
    assert_eq!(Encoding::Tcvn3.decode(&encoded(line, Encoding::Tcvn3)).as_deref(), Some(line));
}

#[test]
fn names_of_encodings() {
    for (encoding, name) in ALL {
        assert_eq!(name.to_uppercase().parse(), Ok(encoding));
        assert_eq!(encoding.to_string(), name);
    }
    assert!("latin1".parse::<Encoding>().is_err());
}
