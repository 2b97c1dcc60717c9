//! Examples: what is a quantity, what is none.

use proptest::strategy::Strategy;

use super::*;
use crate::segment::Segments;

/// `tokens=value unit/of bound`, joined by `; `.
pub(super) fn show(text: &str) -> String {
    let segments = Segments::new(text);
    let found = quantities(&Words::new(&segments, 0..segments.tokens.len()));
    let one = |q: &Quantity| {
        let of = q.of.map_or(String::new(), |of| format!("/{of}"));
        let bound = match q.bound {
            Some(Bound::AtMost) => " <=",
            Some(Bound::AtLeast) => " >=",
            Some(Bound::About) => " ~",
            None => "",
        };
        format!("{}={} {}{of}{bound}", segments.slice(q.tokens.clone()), q.value, q.unit)
    };
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, want)| show(text) != *want)
        .map(|(text, want)| format!("{text}\n   got {}\n  want {want}", show(text)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn digits() {
    check(&[
        ("50.000 người", "50.000 người=50000 người"),
        ("có 1.572 người dân", "1.572 người dân=1572 người dân"),
        ("1,4 tỷ đồng", "1,4 tỷ đồng=1400000000 đồng"),
        ("1.234.567 phiếu", "1.234.567 phiếu=1234567 phiếu"),
        ("1.234,5 tấn", "1.234,5 tấn=1234.5 tấn"),
        ("1,234.5 tấn", "1,234.5 tấn=1234.5 tấn"),
        ("2.5 triệu USD", "2.5 triệu USD=2500000 USD"),
        ("10,500 người", "10,500 người=10500 người"),
        ("1,572 tỷ đồng", "1,572 tỷ đồng=1572000000 đồng"),
        ("0,125 ha", "0,125 ha=0.125 ha"),
        ("50 000 người", "50 000 người=50000 người"),
        ("08 người", "08 người=8 người"),
        ("5 nghìn tỷ đồng", "5 nghìn tỷ đồng=5000000000000 đồng"),
        ("2 tỷ 300 triệu đồng", "2 tỷ 300 triệu đồng=2300000000 đồng"),
        ("2 triệu rưỡi", "2 triệu rưỡi=2500000 "),
        ("3 vạn quân", "3 vạn quân=30000 quân"),
        ("200k một vé", "200k=200000 "),
        ("5 chục người", "5 chục người=50 người"),
        ("3 trăm người", "3 trăm người=300 người"),
        ("63 ghế", "63 ghế=63 ghế"),
        ("1.000.000.000.000.000 đồng", "1.000.000.000.000.000 đồng=1000000000000000 đồng"),
    ]);
}

#[test]
fn number_words() {
    check(&[
        ("hai mươi lăm người", "hai mươi lăm người=25 người"),
        ("một trăm linh ba người", "một trăm linh ba người=103 người"),
        ("một trăm lẻ năm ghế", "một trăm lẻ năm ghế=105 ghế"),
        ("nửa triệu người", "nửa triệu người=500000 người"),
        ("một nghìn rưỡi", "một nghìn rưỡi=1500 "),
        ("hai triệu rưỡi đồng", "hai triệu rưỡi đồng=2500000 đồng"),
        ("hai mươi mốt nước", "hai mươi mốt nước=21 nước"),
        ("mười lăm quốc gia", "mười lăm quốc gia=15 quốc gia"),
        ("ba mươi tư tuổi", "ba mươi tư tuổi=34 tuổi"),
        ("ba mươi năm", "ba mươi năm=30 năm"),
        ("mười năm", "mười năm=10 năm"),
        ("năm mươi người", "năm mươi người=50 người"),
        ("năm trăm nghìn đồng", "năm trăm nghìn đồng=500000 đồng"),
        ("hai nghìn ba trăm tỷ đồng", "hai nghìn ba trăm tỷ đồng=2300000000000 đồng"),
        ("hai nghìn không trăm linh năm phiếu", "hai nghìn không trăm linh năm phiếu=2005 phiếu"),
        (
            "một trăm hai mươi ba triệu bốn trăm nghìn người",
            "một trăm hai mươi ba triệu bốn trăm nghìn người=123400000 người",
        ),
        ("hai phẩy năm phần trăm", "hai phẩy năm phần trăm=2.5 phần trăm"),
        ("hàng chục người", "hàng chục người=10 người >="),
        ("hàng trăm người", "hàng trăm người=100 người >="),
        ("hàng nghìn tỷ đồng", "hàng nghìn tỷ đồng=1000000000000 đồng >="),
        ("hàng chục nghìn người", "hàng chục nghìn người=10000 người >="),
        ("vài trăm binh sĩ", "vài trăm binh sĩ=100 binh sĩ >="),
        ("ba chiếc xe tải", "ba chiếc xe tải=3 chiếc xe tải"),
        ("năm chiếc tàu", "năm chiếc tàu=5 chiếc tàu"),
        ("Hai người chết", "Hai người chết=2 người chết"),
        ("chín người", "chín người=9 người"),
        ("hai quan chức", "hai quan chức=2 quan chức"),
        ("hai xao xuyến", "hai xao=2 xao"),
        ("nửa giờ", "nửa giờ=0.5 giờ"),
        ("hai năm rưỡi", "hai năm rưỡi=2.5 năm"),
        ("một năm rưỡi", "một năm rưỡi=1.5 năm"),
        ("5 tỷ phú", "5 tỷ phú=5 tỷ phú"),
        ("hai tỷ phú", "hai tỷ phú=2 tỷ phú"),
        ("một triệu người", "một triệu người=1000000 người"),
    ]);
}

#[test]
fn units() {
    check(&[
        ("60%", "60%=60 %"),
        ("60 %", "60 %=60 %"),
        ("5 phần trăm", "5 phần trăm=5 phần trăm"),
        ("tăng 2 điểm phần trăm", "2 điểm phần trăm=2 điểm phần trăm"),
        ("$5 tỷ", "$5 tỷ=5000000000 $"),
        ("US$5 triệu", "US$5 triệu=5000000 US$"),
        ("5.000$", "5.000$=5000 $"),
        ("USD 5 triệu", "USD 5 triệu=5000000 USD"),
        ("500 euro", "500 euro=500 euro"),
        ("300 đôla", "300 đôla=300 đôla"),
        ("300 đô la Mỹ", "300 đô la Mỹ=300 đô la Mỹ"),
        ("5 triệu nhân dân tệ", "5 triệu nhân dân tệ=5000000 nhân dân tệ"),
        ("500m2 đất", "500m2=500 m2"),
        ("5km", "5km=5 km"),
        ("70KG", "70KG=70 KG"),
        ("80 km/h", "80 km/h=80 km/h"),
        ("25.000 đồng/kg", "25.000 đồng/kg=25000 đồng/kg"),
        ("75.000 đồng/học sinh/tháng", "75.000 đồng/học sinh/tháng=75000 đồng/học sinh/tháng"),
        ("50 USD/thùng", "50 USD/thùng=50 USD/thùng"),
        ("200 km2", "200 km2=200 km2"),
        ("30 ha đất", "30 ha=30 ha"),
        ("5,1 độ Richter", "5,1 độ Richter=5.1 độ Richter"),
        ("38 độ C", "38 độ C=38 độ C"),
        ("38°C", "38°C=38 °C"),
        ("âm 5 độ C", "âm 5 độ C=-5 độ C"),
        ("xuống -5 độ", "-5 độ=-5 độ"),
        ("cao 1m75", "1m75=1.75 m"),
        ("12 năm tù", "12 năm tù=12 năm tù"),
        ("45 tuổi", "45 tuổi=45 tuổi"),
        ("gấp 3 lần", "3 lần=3 lần"),
        ("Hà Nội 5 người chết", "5 người chết=5 người chết"),
        ("trong 24h", "24h=24 h"),
        ("2 con bò", "2 con bò=2 con bò"),
        ("5 vụ tai nạn", "5 vụ tai nạn=5 vụ tai nạn"),
        ("200 trường hợp", "200 trường hợp=200 trường hợp"),
        ("5 tấn gạo", "5 tấn=5 tấn"),
        ("5.000đ", "5.000đ=5000 đ"),
        ("5 phút 30 giây", "5 phút=5 phút; 30 giây=30 giây"),
        ("mất 2 giờ 30 phút", "2 giờ=2 giờ; 30 phút=30 phút"),
        ("mỗi ngày 5 người", "5 người=5 người"),
        ("một năm 3 lần", "một năm=1 năm; 3 lần=3 lần"),
    ]);
}

#[test]
fn bounds() {
    check(&[
        ("không quá 20.000 người", "20.000 người=20000 người <="),
        ("tối đa 5 năm", "5 năm=5 năm <="),
        ("dưới 18 tuổi", "18 tuổi=18 tuổi <="),
        ("chưa đến 5 triệu đồng", "5 triệu đồng=5000000 đồng <="),
        ("chưa đầy một tháng", "một tháng=1 tháng <="),
        ("ít nhất 3 người", "3 người=3 người >="),
        ("ít nhất một người", "một người=1 người >="),
        ("ít nhất là 10 người", "10 người=10 người >="),
        ("tối thiểu 2 triệu đồng", "2 triệu đồng=2000000 đồng >="),
        ("hơn 50.000 người", "50.000 người=50000 người >="),
        ("hơn hai năm", "hai năm=2 năm >="),
        ("trên 100 tỷ đồng", "100 tỷ đồng=100000000000 đồng >="),
        ("trên hai chiếc xe", "hai chiếc xe=2 chiếc xe"),
        ("vượt 10%", "10%=10 % >="),
        ("cao hơn 5%", "5%=5 %"),
        ("cao hơn 5 triệu đồng", "5 triệu đồng=5000000 đồng >="),
        ("từ 18 tuổi trở lên", "18 tuổi=18 tuổi >="),
        ("5 triệu đồng trở xuống", "5 triệu đồng=5000000 đồng <="),
        ("khoảng 1,4 tỷ đồng", "1,4 tỷ đồng=1400000000 đồng ~"),
        ("chừng 30 người", "30 người=30 người ~"),
        ("ước tính 5.000 người", "5.000 người=5000 người ~"),
        ("gần 50 quốc gia", "50 quốc gia=50 quốc gia ~"),
        ("xấp xỉ 20%", "20%=20 % ~"),
        ("không dưới 5 lần", "5 lần=5 lần >="),
        ("ít nhất 20", "20=20  >="),
        ("hơn nửa", "nửa=1 /2 >="),
        ("hơn một nửa cử tri", "một nửa cử tri=1 cử tri/2 >="),
        ("một nửa số ghế", "một nửa số ghế=1 ghế/2"),
        ("chỉ một nửa", "một nửa=1 /2"),
    ]);
}

#[test]
fn parts_and_ranges() {
    check(&[
        ("63 trong số 125 ghế", "63 trong số 125 ghế=63 ghế/125"),
        ("giành 63 trong số 125", "63 trong số 125=63 /125"),
        ("63 ghế trong tổng số 125 ghế", "63 ghế trong tổng số 125 ghế=63 ghế/125"),
        ("63 trên tổng số 125 ghế", "63 trên tổng số 125 ghế=63 ghế/125"),
        ("3 trong 5 người", "3 trong 5 người=3 người/5"),
        ("3 người trong 5 ngày", "3 người=3 người; 5 ngày=5 ngày"),
        ("21 trên tổng số 60 tỷ đồng", "21 trên tổng số 60 tỷ đồng=21000000000 đồng/60000000000"),
        ("hai trong số ba nước", "hai trong số ba nước=2 nước/3"),
        ("3/5 người", "3/5 người=3 người/5"),
        ("2/3 số ghế", "2/3 số ghế=2 ghế/3"),
        ("hơn 2/3 tổng số phiếu", "2/3 tổng số phiếu=2 phiếu/3 >="),
        ("hai phần ba số ghế", "hai phần ba số ghế=2 ghế/3"),
        ("gần một phần ba dân số", "một phần ba dân=1 dân/3 ~"),
        ("63/125 ghế", "63/125 ghế=63 ghế/125"),
        ("10-15%", "10=10 % >=; 15%=15 % <="),
        ("10% - 15%", "10%=10 % >=; 15%=15 % <="),
        ("từ 5 đến 10 phút", "5=5 phút >=; 10 phút=10 phút <="),
        ("5 đến 10 người", "5=5 người >=; 10 người=10 người <="),
        ("từ 50 USD đến 60 USD", "50 USD=50 USD >=; 60 USD=60 USD <="),
        ("5-6 triệu đồng", "5=5000000 đồng >=; 6 triệu đồng=6000000 đồng <="),
        ("hai đến ba năm", "hai=2 năm >=; ba năm=3 năm <="),
        ("tăng từ 5% lên 10%", "5%=5 %; 10%=10 %"),
        ("tăng từ 5% đến 10%", "5%=5 %; 10%=10 %"),
    ]);
}

#[test]
fn none() {
    let cases = [
        "ngày 20/10",
        "20-10-2013",
        "20/10/2019",
        "20.10.2013",
        "ngày 20 tháng 10 năm 2013",
        "sáng 20/10",
        "sáng 20.10",
        "năm 2014",
        "giai đoạn 2011-2015",
        "tháng 9",
        "quý 3",
        "quý III/2019",
        "lúc 5 giờ",
        "5 giờ sáng",
        "7 giờ 30 sáng",
        "15h",
        "8h30",
        "từ 7 giờ đến 9 giờ sáng",
        "lúc 15h ngày 20/10",
        "10:30",
        "số 13",
        "Quận 1",
        "quốc lộ 1A",
        "điều 258",
        "khoản 2 điều 5",
        "phường 5",
        "lớp 10",
        "tầng 3",
        "0912345678",
        "0912 345 678",
        "ông Ba nói",
        "Ba Lan",
        "Ba Đình",
        "thắng 2-1",
        "2 - 1",
        "tỷ số 2-1 trước đội bạn",
        "thứ 3",
        "lần thứ hai",
        "thứ hai",
        "một quan chức",
        "một trong những",
        "một ngày",
        "một cách",
        "G7",
        "U23",
        "C45",
        "F-16",
        "COVID-19",
        "Boeing 737",
        "iPhone 6",
        "Apollo 11",
        "5G",
        "nghị định 15/2019/NĐ-CP",
        "nghị quyết 15-NQ/TW",
        "năm nay",
        "mỗi năm",
        "nhiều năm",
        "năm ngoái",
        "không người",
        "hai bên",
        "nửa đêm",
        "24/7",
        "12/5",
        "1/3",
        "không có ai",
        "top 10",
        "đến 2020",
        "từ 2014",
        "hàng hóa",
        "vạn sự",
        "triệu tập",
        "phiên bản 4.5.6",
        "192.168.1.1",
        "hai",
        "chín chắn",
        "",
        "12 tháng 10",
        "hàng năm",
        "ba mẹ",
        "điện thoại 0234.3822487",
        "(21 - 23 h)",
        "thôn Phong Thử 2 kiến nghị",
        "xe 49X - 6666 tông vào",
        "năm lớp 5",
        "81 đường Thiên Lôi",
        "số hiệu 8983 mất liên lạc",
        "ASEAN +3 lần thứ 17",
        "những năm 1990",
        "tư nhân",
        "thế kỷ 20",
    ];
    let wrong: Vec<String> =
        cases.iter().filter(|t| !show(t).is_empty()).map(|t| format!("{t}: {}", show(t))).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn extremes() {
    for text in [
        "9".repeat(5000),
        "1.".repeat(3000),
        "triệu ".repeat(2000),
        "5 triệu tỷ tỷ tỷ tỷ".to_owned(),
        "1/".repeat(2000),
        "mười ".repeat(3000),
        "5 ".repeat(2000),
        "1-".repeat(2000),
        "hàng chục ".repeat(900),
        "99999999999999999999 tỷ đồng".to_owned(),
    ] {
        let segments = Segments::new(&text);
        assert!(quantities(&Words::new(&segments, 0..segments.tokens.len())).iter().all(|q| q.value.is_finite()));
    }
}

proptest::proptest! {
    #[test]
    fn never_panics(parts in proptest::collection::vec(proptest::prop_oneof![
        proptest::sample::select(vec!["5", "10", "3/5", "20/10", "-", "%", "$", "trong", "số", "tổng", "đến", "từ", "triệu", "tỷ", "mươi", "trăm", "linh", "năm", "ba", "người", "giờ", "phần", "nửa", "rưỡi", "hàng", "phẩy", "âm", ",", "\n", "1m75", "8h", "một", "đồng", "/", "kg"]).prop_map(str::to_owned),
        "\\PC{0,6}",
    ], 0..24), from in 0usize..6, len in 0usize..30) {
        use proptest::prelude::*;
        let text = parts.join(" ");
        let segments = Segments::new(&text);
        let range = from..from + len;
        let found = quantities(&Words::new(&segments, range.clone()));
        let mut last = 0;
        for q in &found {
            prop_assert!(q.tokens.start >= last && q.tokens.start >= range.start && q.tokens.end <= range.end && !q.tokens.is_empty() && q.value.is_finite());
            prop_assert!(q.tokens.end <= segments.tokens.len());
            last = q.tokens.end;
        }
    }
}
