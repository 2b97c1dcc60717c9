//! Short texts and their words, `|` between.

use super::words;
use crate::segment::Segments;
use crate::text::View;

fn cut(text: &str) -> String {
    let view = View::new(text);
    let segments = Segments::new(view.text());
    let words: Vec<_> = words(&segments).into_iter().map(|w| segments.slice(w)).collect();
    words.join("|")
}

#[test]
fn table() {
    let mut wrong = Vec::new();
    for want in TABLE {
        let got = cut(&text_of(want));
        if got != *want {
            wrong.push(format!("want {want}\n got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The text of a row: a blank between words, none where a mark does not have one.
fn text_of(row: &str) -> String {
    let mut out = String::new();
    for word in row.split('|') {
        let tight = matches!(word, "." | "," | ":" | ";" | "!" | "?" | "..." | "…" | ")" | "”" | "%");
        if !(out.is_empty() || tight || out.ends_with(['(', '“'])) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

const TABLE: &[&str] = &[
    "Chính phủ|Việt Nam|hoan nghênh|sáng kiến|này|.",
    "Ông|Nguyễn Văn Hiển|nói|:|“|Không|”|.",
    "Bà|Lê Thị Thu Hằng|là|người|phát ngôn|Bộ|Ngoại giao|.",
    "Học sinh|học|sinh học|.",
    "Công an|đã|bắt giữ|hai|nghi phạm|.",
    "Kinh tế|thế giới|đang|phục hồi|.",
    "Thủ tướng|Phạm Minh Chính|phát biểu|tại|hội nghị|.",
    "Họ|đảm bảo|vệ sinh|.",
    "Quốc hội|thông qua|nghị quyết|.",
    "Giá|xăng dầu|tăng|mạnh|.",
    "Người|dân|Hà Nội|đi|xe buýt|.",
    "Bệnh viện|Chợ Rẫy|tiếp nhận|bệnh nhân|.",
    "Ông|Trump|cảnh báo|Trung Quốc|.",
    "Tổng thống|Vladimir Putin|đến|Bắc Kinh|.",
    "Ngày|20/10|,|có|50.000|người|tham gia|.",
    "Lợi nhuận|đạt|1,4|tỷ|đồng|.",
    "Tỷ lệ|thất nghiệp|là|5|%|.",
    "Ngày|23-3|,|tòa án|tuyên án|.",
    "Tại|TP.HCM|,|trời|mưa|to|.",
    "Ở|TP.|HCM|có|nhiều|xe máy|.",
    "Theo|baochinhphu.vn|,|lễ|khai mạc|bắt đầu|hôm nay|.",
    "Dịch|Covid-19|tái phát|.",
    "Ông|H.|(|xin|giấu|tên|)|tố cáo|sự việc|.",
    "Ông|Kim Jong-un|gặp|ông|Trump|.",
    "Anh|mua|5|kg|gạo|.",
    "Tin tức|24h|.",
    "Hòa bình|và|phát triển|.",
    "Thủy điện|Hòa Bình|xả|lũ|.",
    "Kĩ sư|và|bác sĩ|.",
    "Thị trường|chứng khoán|giảm|điểm|.",
    "Đội tuyển|bóng đá|nữ|giành|huy chương|vàng|.",
    "Trái đất|nóng|lên|.",
    "Các|nhà khoa học|nghiên cứu|vắc xin|.",
    "Cảnh sát|giao thông|xử phạt|tài xế|.",
    "Mưa|lớn|gây|ngập|đường phố|.",
    "Chúng tôi|hy vọng|sớm|trở lại|.",
    "Ai|cũng|hiểu|điều|đó|.",
    "Tôi|chưa|trả lời|câu|hỏi|này|.",
    "Ông|ấy|không thể|chấp nhận|.",
    "Vì vậy|,|họ|quyết định|rút lui|.",
    "Tuy nhiên|,|chưa|có|kết luận|cuối cùng|.",
    "Trời|xám xịt|,|đường|vắng vẻ|.",
    "Nga|và|Ukraine|ký|thỏa thuận|.",
    "Liên Hợp Quốc|kêu gọi|ngừng|bắn|.",
    "Tập đoàn|Vingroup|xây dựng|nhà máy|.",
    "Ủy ban|nhân dân|tỉnh|Quảng Nam|họp|.",
    "UBND|huyện|Sông Cầu|báo cáo|.",
    "HLV|Park Hang Seo|từ chức|.",
    "Anh|Nguyễn Văn A|,|30|tuổi|.",
    "Nghệ sĩ|Xuân Bắc|xuất hiện|.",
    "Đồng Nai|và|Bình Dương|phát triển|công nghiệp|.",
    "Thành phố|Hồ Chí Minh|đông|dân|.",
    "Máy bay|rơi|xuống|biển|.",
    "Tên lửa|đạn đạo|được|phóng|.",
    "Phóng viên|hỏi|:|“|Ông|nghĩ|gì|?|”",
    "Quân đội|Mỹ|rút|khỏi|Afghanistan|.",
    "Năm|2019|,|sản lượng|đạt|kỷ lục|.",
    "Sức khỏe|của|ông|ổn định|.",
    "Luật sư|bào chữa|cho|bị cáo|.",
    "Ngân hàng|Nhà nước|giữ|nguyên|lãi suất|.",
    "Học phí|đại học|tăng|gấp|đôi|.",
    "Cháy|lớn|ở|khu công nghiệp|.",
    "Thời tiết|miền|Bắc|chuyển|lạnh|.",
    "Rừng|Amazon|bị|tàn phá|.",
    "Giáo viên|và|phụ huynh|lo lắng|.",
    "Ai nấy|chờ đợi|...",
    "(|Ảnh|:|Reuters|)",
];

#[test]
fn odd_texts() {
    for text in [
        "",
        " ",
        "\n\n",
        ".",
        "...",
        "“”",
        "- - -",
        "a.b.c.d.e.f.g.h",
        "1/2/3-4-5",
        "--",
        "a--b",
        "-1",
        "%",
        "😀 😀",
        "\u{300}\u{301}",
        "....//// ----",
        "\0",
        "a-",
        "a-b-c-d-e-f-g",
        "www.a.vn/b/c?d=e&f=g",
        "中文 русский ภาษา",
        "N. V. A. B. C.",
    ] {
        check(text);
    }
    check(&"a-".repeat(5000));
    check(&"chính phủ ".repeat(5000));
    check(&"a.b".repeat(5000));
}

proptest::proptest! {
    #[test]
    fn covers_all_tokens(text in "([aàCđ.,:;!?\"“”()/%0-9 \n-]|chính phủ|Nguyễn|TP|\\PC){0,60}") {
        check(&text);
    }
}

/// Words cover all tokens in order, and none crosses a sentence.
fn check(text: &str) {
    let view = View::new(text);
    let segments = Segments::new(view.text());
    let words = words(&segments);
    let mut at = 0;
    for word in &words {
        assert!(word.start == at && word.end > at, "{text:?}: {word:?} after {at}");
        at = word.end;
    }
    assert_eq!(at, segments.tokens.len(), "{text:?}");
    for sentence in segments.sentences.iter().filter(|s| !s.is_empty()) {
        assert!(words.binary_search_by_key(&sentence.start, |w| w.start).is_ok(), "{text:?}: {sentence:?}");
    }
}
