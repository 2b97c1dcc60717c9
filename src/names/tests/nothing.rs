//! What looks like a name and is none.

use super::{Case, at_most};

const CASES: &[Case] = &[
    ("", ""),
    ("Giá vàng hôm nay giảm nhẹ.", ""),
    ("Chính phủ điện tử là gì?", ""),
    ("Cơ quan điều tra đang làm rõ.", ""),
    ("Phe đối lập phản đối.", ""),
    ("Cảnh sát đã phong tỏa hiện trường.", ""),
    ("Mỗi năm có hàng nghìn người gặp nạn.", ""),
    ("Thứ trưởng cho biết sẽ kiểm tra.", ""),
    ("\u{feff}\0 … --- ???", ""),
    ("1. 2. 3.", ""),
    ("Mọi người góp ý kiến tại cuộc họp.", ""),
    ("Chiếc áo màu xanh treo trước cửa.", ""),
    ("Theo pháp luật hiện hành, hành vi này bị cấm.", ""),
    ("Bà con nông dân được mùa.", ""),
    ("Anh em trong tổ cùng nhau sửa máy.", ""),
    ("Ý tưởng này không mới.", ""),
    ("Áo dài được mặc vào thứ hai.", ""),
    ("Pháp luật không cho phép điều đó.", ""),
    ("Đức tính ấy thật đáng quý.", ""),
    ("Anh chị em cùng cố gắng.", ""),
    ("Ông cho biết sẽ trả tiền.", ""),
    ("Bà nói không biết chuyện này.", ""),
    ("Luật Đất đai sửa đổi có hiệu lực từ tháng 7.", ""),
    ("Bộ luật Hình sự quy định mức phạt tù.", ""),
    ("Tết Nguyên đán năm nay được nghỉ 7 ngày.", ""),
    ("Dịch Covid-19 vẫn phức tạp.", ""),
    ("Tổng thống sẽ phát biểu vào tối nay.", ""),
    ("Bộ trưởng trả lời chất vấn.", ""),
    ("Mỹ phẩm giả bán tràn lan trên mạng.", ""),
    ("Mỹ thuật là môn tự chọn.", ""),
    ("Hàn gắn vết thương là việc lâu dài.", ""),
    ("Nhật ký của cô được in thành sách.", ""),
    ("Trung thu năm nay vắng khách.", ""),
    ("Hải sản tăng giá sau bão.", ""),
    ("Nam sinh lớp 10 bị đánh hội đồng.", ""),
    ("Thái độ của nhân viên rất tốt.", ""),
    ("Lào xào tiếng lá khô ngoài sân.", ""),
    ("Bỉ ổi nhất là trò lừa người già.", ""),
    ("Lãnh đạo công ty từ chối trả lời.", ""),
    ("Cơ quan công an đã vào cuộc.", ""),
    ("Tòa tuyên phạt bị cáo 5 năm tù.", ""),
    ("USD và vàng cùng tăng giá.", ""),
    ("GDP quý 3 tăng 6,8%.", ""),
    ("Huy chương vàng đã thuộc về đội chủ nhà.", ""),
    ("Cử tri đi bỏ phiếu từ sáng sớm.", ""),
    ("Thủ đô chìm trong mưa.", ""),
    ("Giám đốc bệnh viện cúi đầu xin lỗi.", ""),
    ("Thứ hai, giá xăng sẽ được điều chỉnh.", ""),
    ("Chủ nhật tuần này trời nắng.", ""),
];

/// `Mỹ phẩm`, `Mỹ thuật`, `Lào xào`, `Bỉ ổi` at the start of a sentence: taken as lands.
const FAILURES: usize = 4;

#[test]
fn nothing() {
    at_most(CASES, FAILURES);
}
