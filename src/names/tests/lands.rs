//! Lands, those that are ordinary words or given names too, old and foreign spellings.

use super::{Case, at_most};

const CASES: &[Case] = &[
    ("Nga tuyên bố sẽ đáp trả.", "c:Nga"),
    ("Mỹ và Trung Quốc nối lại đàm phán.", "c:Mỹ|c:Trung Quốc"),
    ("Người Nga không tin điều đó.", "c:Nga"),
    ("Quân đội Mỹ đã rút.", "c:Mỹ"),
    ("Triều Tiên phóng tên lửa.", "c:Triều Tiên"),
    ("Tin này bị chính phủ Thái Lan bác bỏ.", "c:Thái Lan"),
    ("Hàng Việt Nam bán sang Nhật Bản.", "c:Việt Nam|c:Nhật Bản"),
    ("Các nước thuộc Liên Xô cũ.", "c:Liên Xô"),
    ("Hàn Quốc cho biết sẽ gửi tàu.", "c:Hàn Quốc"),
    ("Nước Anh chuẩn bị bầu cử.", "c:Anh"),
    ("Ấn Độ và Pakistan lên tiếng.", "c:Ấn Độ|c:Pakistan"),
    ("Tổng thống Mỹ Donald Trump tới Pháp.", "c:Mỹ|p:Donald Trump|c:Pháp"),
    ("Bộ trưởng Quốc phòng Nga Sergei Shoigu phát biểu.", "c:Nga|p:Sergei Shoigu"),
    ("Malaysia phản đối.", "c:Malaysia"),
    ("Hoa Kỳ kêu gọi kiềm chế.", "c:Hoa Kỳ"),
    ("Giá gạo ở Philippines tăng.", "c:Philippines"),
    ("Bà Nga nói chợ vắng.", "p:Nga"),
    ("Ông Đức cho biết quán đã đóng cửa.", "p:Đức"),
    ("Theo chị Nga, quán đã đóng cửa.", "p:Nga"),
    ("Anh lấy vợ Nga từ năm 2010.", "c:Nga"),
    ("Chad cử thêm binh sĩ tới biên giới.", "c:Chad"),
    ("Mali rơi vào khủng hoảng từ năm 2012.", "c:Mali"),
    ("Cuba và Lào ký bản ghi nhớ.", "c:Cuba|c:Lào"),
    ("Áo đóng cửa biên giới với Ý.", "c:Áo|c:Ý"),
    ("Pháp và Đức cùng phản đối kế hoạch này.", "c:Pháp|c:Đức"),
    ("Người dân Pháp xuống đường.", "c:Pháp"),
    ("Bỉ ghi bàn ở phút 90.", "c:Bỉ"),
    ("Đội tuyển Đức bị loại từ vòng bảng.", "c:Đức"),
    ("Hàng Trung Quốc tràn vào Việt Nam.", "c:Trung Quốc|c:Việt Nam"),
    ("Quan hệ Việt Nam - Campuchia phát triển tốt đẹp.", "c:Việt Nam|c:Campuchia"),
    ("Căng thẳng Mỹ-Iran leo thang.", "c:Mỹ|c:Iran"),
    ("Thương chiến Mỹ - Trung chưa có hồi kết.", "c:Mỹ|c:Trung"),
    ("Tàu Trung Quốc vào vùng biển VN.", "c:Trung Quốc|c:VN"),
    ("Ô-xtrây-li-a cấp học bổng cho sinh viên Lào.", "c:Ô-xtrây-li-a|c:Lào"),
    ("Cộng hòa Séc mở cửa lại biên giới.", "c:Cộng hòa Séc"),
    ("Bồ Đào Nha gặp Tây Ban Nha ở bán kết.", "c:Bồ Đào Nha|c:Tây Ban Nha"),
    ("Úc và New Zealand siết nhập cảnh.", "c:Úc|c:New Zealand"),
    ("Tổng thống Thổ Nhĩ Kỳ Recep Tayyip Erdogan phản đối.", "c:Thổ Nhĩ Kỳ|p:Recep Tayyip Erdogan"),
    ("Các quan chức Thổ Nhĩ Kỳ từ chối bình luận.", "c:Thổ Nhĩ Kỳ"),
    ("Thổ Nhĩ Kỳ bắn rơi một máy bay Nga.", "c:Thổ Nhĩ Kỳ|c:Nga"),
    ("Ả Rập Saudi cắt quan hệ với Qatar.", "c:Ả Rập Saudi|c:Qatar"),
    ("Ukraina đề nghị phương Tây viện trợ thêm.", "c:Ukraina|l:phương Tây"),
    ("CHDCND Triều Tiên thử tên lửa.", "c:CHDCND Triều Tiên"),
    ("Biểu tình lan rộng ở Hong Kong.", "c:Hong Kong"),
    ("Đài Loan bầu lãnh đạo mới.", "c:Đài Loan"),
    ("Cuộc chiến ở Nam Tư cũ kéo dài nhiều năm.", "c:Nam Tư"),
    ("UAE mua lô máy bay của Pháp.", "c:UAE|c:Pháp"),
    ("Bờ Biển Ngà thắng Ghana trên chấm luân lưu.", "c:Bờ Biển Ngà|c:Ghana"),
    ("Miến Điện đón lượng khách kỷ lục.", "c:Miến Điện"),
    ("Nam Phi phát hiện biến thể mới.", "c:Nam Phi"),
    ("Hà Lan gửi cứu trợ.", "c:Hà Lan"),
    ("Chính phủ Anh và Đức phản đối.", "c:Anh|c:Đức"),
    ("Tin này bị chính phủ Ba Lan bác bỏ.", "c:Ba Lan"),
    ("Cô ấy sang Nhật làm việc ba năm.", "c:Nhật"),
    ("Cảnh sát Ấn Độ bắt hai nghi phạm.", "c:Ấn Độ"),
    ("Bà nội trợ Nga than giá tăng.", "c:Nga"),
    ("Bắc Macedonia gia nhập khối.", "c:Bắc Macedonia"),
    ("Tỷ lệ sinh ở Hàn thấp nhất thế giới.", "c:Hàn"),
    ("Cộng hòa Dân chủ Congo công bố dịch.", "c:Cộng hòa Dân chủ Congo"),
];

/// `Chad cử` (taken as a person), `Áo` at the start (a word), `phương Tây` (not seen), `Chính phủ Anh và Đức` (a body).
const FAILURES: usize = 4;

#[test]
fn lands() {
    at_most(CASES, FAILURES);
}
