//! Examples: what is a time, what is none.

use jiff::civil::date;
use proptest::strategy::Strategy;

use super::*;
use crate::segment::Segments;

fn show(text: &str, published: Option<Date>) -> String {
    let segments = Segments::new(text);
    let found = times(&Words::new(&segments, 0..segments.tokens.len()), published);
    found.iter().map(|t| format!("{}={}", segments.slice(t.tokens.clone()), t.value)).collect::<Vec<_>>().join("; ")
}

/// A Thursday.
const PUBLISHED: Date = date(2019, 8, 15);

fn check(published: Option<Date>, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, want)| show(text, published) != *want)
        .map(|(text, want)| format!("{text}\n   got {}\n  want {want}", show(text, published)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn absolute() {
    check(
        None,
        &[
            ("20-10-2013", "20-10-2013=2013-10-20"),
            ("ngày 20-10-2013", "ngày 20-10-2013=2013-10-20"),
            ("20/10/2019", "20/10/2019=2019-10-20"),
            ("20.10.2019", "20.10.2019=2019-10-20"),
            ("2019-10-20", "2019-10-20=2019-10-20"),
            ("20 - 10 - 2013", "20 - 10 - 2013=2013-10-20"),
            ("ngày 20 tháng 10 năm 2013", "ngày 20 tháng 10 năm 2013=2013-10-20"),
            ("20 tháng 10 năm 2013", "20 tháng 10 năm 2013=2013-10-20"),
            ("ngày 2/9/1945", "ngày 2/9/1945=1945-09-02"),
            ("ngày 2/9 năm 1945", "ngày 2/9 năm 1945=1945-09-02"),
            ("ngày 30 tháng tư năm 1975", "ngày 30 tháng tư năm 1975=1975-04-30"),
            ("ngày 5/3/19", "ngày 5/3/19=2019-03-05"),
            ("tháng 5/2019", "tháng 5/2019=2019-05"),
            ("tháng 5-2019", "tháng 5-2019=2019-05"),
            ("tháng 5 năm 2019", "tháng 5 năm 2019=2019-05"),
            ("cuối tháng 5/2019", "cuối tháng 5/2019=2019-05"),
            ("năm 2014", "năm 2014=2014"),
            ("đầu năm 2014", "đầu năm 2014=2014"),
            ("cuối 2019", "cuối 2019=2019"),
            ("năm học 2018-2019", "năm học 2018-2019=2018/2019"),
            ("quý I/2019", "quý I/2019=2019-01/2019-03"),
            ("quý 3/2019", "quý 3/2019=2019-07/2019-09"),
            ("quý III năm 2019", "quý III năm 2019=2019-07/2019-09"),
            ("quý 4 năm 2018", "quý 4 năm 2018=2018-10/2018-12"),
            ("giai đoạn 2011-2015", "2011-2015=2011/2015"),
            ("nhiệm kỳ 2016 - 2021", "2016 - 2021=2016/2021"),
            ("từ năm 2010 đến 2015", "năm 2010 đến 2015=2010/2015"),
            ("từ 2010 đến năm 2015", "2010 đến năm 2015=2010/2015"),
            ("từ 2010 đến 2015", "2010 đến 2015=2010/2015"),
            ("từ ngày 5/3/2019 đến 10/3/2019", "ngày 5/3/2019 đến 10/3/2019=2019-03-05/2019-03-10"),
            ("từ 5/3 đến 10/3/2019", "5/3 đến 10/3/2019=2019-03-05/2019-03-10"),
            ("từ tháng 5 đến tháng 9/2019", "tháng 5 đến tháng 9/2019=2019-05/2019-09"),
            ("từ 20/12/2018 đến 5/1/2019", "20/12/2018 đến 5/1/2019=2018-12-20/2019-01-05"),
            ("những năm 1990", "những năm 1990=1990/1999"),
            ("thập niên 90", "thập niên 90=1990/1999"),
            ("thế kỷ 20", "thế kỷ 20=1901/2000"),
            ("thế kỷ XIX", "thế kỷ XIX=1801/1900"),
            ("6 tháng đầu năm 2019", "6 tháng đầu năm 2019=2019-01/2019-06"),
            ("nửa đầu năm 2018", "nửa đầu năm 2018=2018-01/2018-06"),
            ("ngày 20/10", ""),
            ("hôm qua", ""),
            ("tháng 9", ""),
            ("năm ngoái", ""),
            ("tuần trước", ""),
            ("3 năm qua", ""),
            ("hôm thứ hai", ""),
            ("từ năm 2010 đến nay", "năm 2010=2010"),
            ("năm 2014, 2015", "năm 2014=2014"),
        ],
    );
}

#[test]
fn near() {
    check(
        Some(PUBLISHED),
        &[
            ("ngày 20/7", "ngày 20/7=2019-07-20"),
            ("ngày 20-7", "ngày 20-7=2019-07-20"),
            ("ngày 20.7", "ngày 20.7=2019-07-20"),
            ("sáng 20/7", "sáng 20/7=2019-07-20"),
            ("sáng ngày 20/7", "sáng ngày 20/7=2019-07-20"),
            ("20/7", "20/7=2019-07-20"),
            ("đến 10/7", "10/7=2019-07-10"),
            ("ngày 20/12", "ngày 20/12=2018-12-20"),
            ("ngày 20/8", "ngày 20/8=2019-08-20"),
            ("sẽ diễn ra ngày 20/12", "ngày 20/12=2019-12-20"),
            ("ngày 20/12 tới", "ngày 20/12 tới=2019-12-20"),
            ("ngày 20/9 vừa qua", "ngày 20/9 vừa qua=2018-09-20"),
            ("ngày 20/10 năm ngoái", "ngày 20/10 năm ngoái=2018-10-20"),
            ("ngày 20 tháng 7", "ngày 20 tháng 7=2019-07-20"),
            ("ngày 10", "ngày 10=2019-08-10"),
            ("ngày 30", "ngày 30=2019-07-30"),
            ("sẽ họp vào ngày 30", "ngày 30=2019-08-30"),
            ("ngày 5 tháng trước", "ngày 5 tháng trước=2019-07-05"),
            ("mùng 2/9", "mùng 2/9=2019-09-02"),
            ("hôm 8/8", "hôm 8/8=2019-08-08"),
            ("hôm qua", "hôm qua=2019-08-14"),
            ("ngày hôm qua", "ngày hôm qua=2019-08-14"),
            ("hôm nay", "hôm nay=2019-08-15"),
            ("ngày mai", "ngày mai=2019-08-16"),
            ("hôm kia", "hôm kia=2019-08-13"),
            ("sáng nay", "sáng nay=2019-08-15"),
            ("tối qua", "tối qua=2019-08-14"),
            ("chiều mai", "chiều mai=2019-08-16"),
            ("sáng hôm qua", "sáng hôm qua=2019-08-14"),
            ("sáng nay 15-8", "sáng nay 15-8=2019-08-15"),
            ("hôm nay 15/8", "hôm nay 15/8=2019-08-15"),
            ("hôm thứ hai", "hôm thứ hai=2019-08-12"),
            ("hôm thứ năm", "hôm thứ năm=2019-08-15"),
            ("hôm chủ nhật", "hôm chủ nhật=2019-08-11"),
            ("Chủ nhật tới", "Chủ nhật tới=2019-08-18"),
            ("thứ 2 tuần tới", "thứ 2 tuần tới=2019-08-19"),
            ("thứ sáu tuần trước", "thứ sáu tuần trước=2019-08-09"),
            ("sẽ họp vào thứ ba", "thứ ba=2019-08-20"),
            ("hôm thứ Hai", "hôm thứ Hai=2019-08-12"),
            ("thứ hai, ngày 12/8", "thứ hai, ngày 12/8=2019-08-12"),
            ("tuần trước", "tuần trước=2019-08-05/2019-08-11"),
            ("tuần này", "tuần này=2019-08-12/2019-08-18"),
            ("tuần tới", "tuần tới=2019-08-19/2019-08-25"),
            ("cuối tuần này", "cuối tuần này=2019-08-17/2019-08-18"),
            ("tháng trước", "tháng trước=2019-07"),
            ("cuối tháng này", "cuối tháng này=2019-08"),
            ("tháng tới", "tháng tới=2019-09"),
            ("tháng 9", "tháng 9=2019-09"),
            ("cuối tháng 9", "cuối tháng 9=2019-09"),
            ("tháng 12", "tháng 12=2018-12"),
            ("sẽ khánh thành vào tháng 12", "tháng 12=2019-12"),
            ("tháng 12 tới", "tháng 12 tới=2019-12"),
            ("tháng 7 vừa qua", "tháng 7 vừa qua=2019-07"),
            ("tháng 9 năm ngoái", "tháng 9 năm ngoái=2018-09"),
            ("tháng Năm", "tháng Năm=2019-05"),
            ("tháng mười một", "tháng mười một=2018-11"),
            ("năm ngoái", "năm ngoái=2018"),
            ("năm nay", "năm nay=2019"),
            ("cuối năm nay", "cuối năm nay=2019"),
            ("năm tới", "năm tới=2020"),
            ("năm sau", "năm sau=2020"),
            ("năm trước", "năm trước=2018"),
            ("quý 2", "quý 2=2019-04/2019-06"),
            ("quý này", "quý này=2019-07/2019-09"),
            ("quý trước", "quý trước=2019-04/2019-06"),
            ("6 tháng đầu năm", "6 tháng đầu năm=2019-01/2019-06"),
            ("sáu tháng đầu năm nay", "sáu tháng đầu năm nay=2019-01/2019-06"),
            ("3 tháng cuối năm", "3 tháng cuối năm=2019-10/2019-12"),
        ],
    );
}

#[test]
fn stretches() {
    check(
        Some(PUBLISHED),
        &[
            ("từ 5/3 đến 10/3", "5/3 đến 10/3=2019-03-05/2019-03-10"),
            ("từ ngày 5 đến 10/3", "ngày 5 đến 10/3=2019-03-05/2019-03-10"),
            ("từ ngày 5 đến ngày 10/3", "ngày 5 đến ngày 10/3=2019-03-05/2019-03-10"),
            ("ngày 5-6/8", "ngày 5-6/8=2019-08-05/2019-08-06"),
            ("từ ngày 18-7 đến 21-7", "ngày 18-7 đến 21-7=2019-07-18/2019-07-21"),
            ("từ 18-7 đến 21-7", "18-7 đến 21-7=2019-07-18/2019-07-21"),
            ("từ 20/12 đến 5/1", "20/12 đến 5/1=2018-12-20/2019-01-05"),
            ("từ ngày 18-28-7", "ngày 18-28-7=2019-07-18/2019-07-28"),
            ("ngày 5 và 6/8", "ngày 5=2019-08-05; 6/8=2019-08-06"),
            ("trong 3 năm qua", "3 năm qua=2016-08-15/2019-08-15"),
            ("hai ngày tới", "hai ngày tới=2019-08-15/2019-08-17"),
            ("24 giờ tới", "24 giờ tới=2019-08-15/2019-08-16"),
            ("24 giờ qua", "24 giờ qua=2019-08-14/2019-08-15"),
            ("10 năm trở lại đây", "10 năm trở lại đây=2009-08-15/2019-08-15"),
            ("trong năm qua", "năm qua=2018-08-15/2019-08-15"),
            ("3 năm trước", "3 năm trước=2016"),
            ("cách đây 5 năm", "5 năm=2014"),
            ("hai tháng trước", "hai tháng trước=2019-06"),
            ("10 ngày trước", "10 ngày trước=2019-08-05"),
            ("hai năm nữa", "hai năm nữa=2021"),
            ("từ năm 2010 đến nay", "năm 2010 đến nay=2010/2019-08-15"),
            ("từ đầu năm đến nay", ""),
            ("từ đầu năm nay đến nay", "đầu năm nay đến nay=2019/2019-08-15"),
            ("từ tháng 5 đến tháng 7", "tháng 5 đến tháng 7=2019-05/2019-07"),
        ],
    );
}

#[test]
fn none() {
    let cases = [
        "12/5",
        "1/3",
        "31/2",
        "ngày 31/2",
        "ngày 31/2/2019",
        "ngày 32",
        "ngày 5/13",
        "2/3 số ghế",
        "đến 2/3 số ghế",
        "lúc 5 giờ",
        "15h",
        "8h30",
        "lúc 15h30",
        "tháng 13",
        "quý 5",
        "năm người",
        "3 tháng 9 ngày",
        "mỗi năm",
        "hàng năm",
        "những năm qua",
        "các năm trước",
        "tuần sau đó",
        "năm sau đó",
        "3 ngày sau",
        "3 ngày trước khi",
        "3 ngày tới Hà Nội",
        "lần thứ hai",
        "người thứ ba",
        "thứ hai hàng tuần",
        "10/3 âm lịch",
        "ngày 10/3 (âm lịch)",
        "mùng 2 Tết",
        "quý khách",
        "quý vị",
        "ông chủ Nhật Bản",
        "số 2014",
        "2014 người",
        "nghị định 15/2019/NĐ-CP",
        "hiện nay",
        "ngày nay",
        "ngày xưa",
        "năm tháng",
        "5 năm",
        "2-1",
        "tỷ số 3-0",
        "50.000 người",
        "1.572",
        "10-15%",
        "mỗi ngày 5 người",
        "ngày 5 triệu lượt",
        "",
        "hàng chục năm qua",
        "4 dầm trong một đêm nay",
        "nửa đêm",
        "giữa trưa",
        "thế kỷ",
        "tháng giêng",
        "đường 30/4/",
        "24/7",
    ];
    let wrong: Vec<String> = cases
        .iter()
        .filter(|t| !show(t, Some(PUBLISHED)).is_empty())
        .map(|t| format!("{t}: {}", show(t, Some(PUBLISHED))))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

proptest::proptest! {
    #[test]
    fn never_panics(parts in proptest::collection::vec(proptest::prop_oneof![
        proptest::sample::select(vec!["5", "31", "2019", "9999", "20/10", "31/2", "20/10/2019", "2019-12-31", "-", "ngày", "tháng", "năm", "quý", "tuần", "thứ", "hai", "chủ", "nhật", "hôm", "qua", "nay", "mai", "đến", "từ", "tới", "trước", "sau", "này", "cuối", "đầu", "nửa", "thế", "kỷ", "thập", "những", "cách", "đây", "sẽ", "và", ",", "(", "\n", "I", "500"]).prop_map(str::to_owned),
        "\\PC{0,6}",
    ], 0..24), from in 0usize..6, len in 0usize..30, day in proptest::option::of(-4000i16..9999)) {
        use proptest::prelude::*;
        let text = parts.join(" ");
        let segments = Segments::new(&text);
        let range = from..from + len;
        let published = day.map(|year| date(year, 12, 31));
        let mut last = 0;
        for t in times(&Words::new(&segments, range.clone()), published) {
            prop_assert!(t.tokens.start >= last && t.tokens.start >= range.start && t.tokens.end <= range.end && !t.tokens.is_empty());
            prop_assert!(t.tokens.end <= segments.tokens.len());
            last = t.tokens.end;
        }
    }
}
