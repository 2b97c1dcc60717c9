//! Sentence starts, headlines, lists, words glued together.

use super::{Case, at_most};

const CASES: &[Case] = &[
    ("Bộ Giáo dục: Đề thi vừa sức", "o:Bộ Giáo dục"),
    ("Indonesia: Núi lửa phun trào", "c:Indonesia"),
    ("Hàn - Triều nối lại đường dây nóng", "c:Hàn|c:Triều"),
    ("Công an vào cuộc vụ bé gái mất tích ở Đồng Nai", "l:Đồng Nai"),
    ("Vì sao Nhật Bản tăng thuế?", "c:Nhật Bản"),
    ("Ở Thái Bình, lúa đã chín.", "l:Thái Bình"),
    ("Lê Thị Mơ: “Tôi chưa bao giờ nói thế”", "p:Lê Thị Mơ"),
    ("TP.HCM: Thêm 12 ca bệnh", "l:TP.HCM"),
    ("MỸ VÀ NGA NỐI LẠI ĐÀM PHÁN", "c:MỸ|c:NGA"),
    ("THỦ TƯỚNG NGUYỄN XUÂN PHÚC THĂM NHẬT BẢN", "p:NGUYỄN XUÂN PHÚC|c:NHẬT BẢN"),
    ("HÀ NỘI: Cháy lớn ở chợ", "l:HÀ NỘI"),
    ("Nga: Không có bằng chứng can thiệp bầu cử", "c:Nga"),
    ("Ông Trump: 'Mỹ sẽ không nhượng bộ'", "p:Trump|c:Mỹ"),
    ("Hà Nội: Hai người chết trong vụ cháy", "l:Hà Nội"),
    ("Bộ Y tế: Không để thiếu thuốc", "o:Bộ Y tế"),
    ("Putin: Nga không muốn đối đầu", "p:Putin|c:Nga"),
    ("Mỹ cáo buộc Nga can thiệp", "c:Mỹ|c:Nga"),
    ("Việt Nam lên tiếng về vụ tàu cá", "c:Việt Nam"),
    ("(Reuters) - Giá dầu giảm phiên thứ ba.", "o:Reuters"),
    ("TTO - Sáng nay, mưa lớn gây ngập.", "o:TTO"),
    ("Giá vàng tăng.Nga cho biết sẽ bán thêm.", "c:Nga"),
    ("Ông nói.Bà Trần Thị Gạo không đồng ý.", "p:Trần Thị Gạo"),
    ("Đàm phán ở Hà Nội,Đà Nẵng kéo dài.", "l:Hà Nội|l:Đà Nẵng"),
    ("Quan chức Mỹ(giấu tên) xác nhận.", "c:Mỹ"),
    ("“Nga sẽ đáp trả”, ông Peskov nói.", "c:Nga|p:Peskov"),
    ("- Ông Lê Văn Cọ: Tôi không đồng ý.", "p:Lê Văn Cọ"),
    ("* Bộ Công an bắt ba người", "o:Bộ Công an"),
    ("\"Mali cần giúp đỡ\", bà Anna Lindqvist nói.", "c:Mali|p:Anna Lindqvist"),
    ("Pháp: Biểu tình biến thành bạo loạn", "c:Pháp"),
    ("Trung Quốc - Ấn Độ: Cuộc đua mới", "c:Trung Quốc|c:Ấn Độ"),
    ("Đức, Pháp và Ý ra tuyên bố chung.", "c:Đức|c:Pháp|c:Ý"),
    ("Anh: Ba người chết vì lũ", "c:Anh"),
    ("Lê Văn Cọ cho biết đã nộp đơn.", "p:Lê Văn Cọ"),
    ("Chiều 12-6, Công an TP.HCM họp báo.", "o:Công an TP.HCM"),
    ("Tại Quảng Ngãi, nước lũ đã rút.", "l:Quảng Ngãi"),
    ("Trước đó, EU đã cảnh báo Ba Lan.", "o:EU|c:Ba Lan"),
    ("Tuy nhiên, Bộ Tài chính không đồng ý.", "o:Bộ Tài chính"),
    ("Nguyễn Văn Sậy\n(Theo AFP)", "p:Nguyễn Văn Sậy|o:AFP"),
    ("Thanh Hóa: Bắt nghi phạm cướp ngân hàng", "l:Thanh Hóa"),
    ("Nguyên Bộ trưởng Trần Hồng Sắn bị khởi tố", "p:Trần Hồng Sắn"),
];

/// Two headlines in capitals (`ĐÀM PHÁN` a person, `NGUYỄN XUÂN PHÚC THĂM NHẬT BẢN` one name), `Ý` in a list, `Anh:`.
const FAILURES: usize = 4;

#[test]
fn layout() {
    at_most(CASES, FAILURES);
}
