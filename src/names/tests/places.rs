//! Places, with class words that stay and that go.

use super::{Case, at_most};

const CASES: &[Case] = &[
    ("Người dân Hà Nội đổ ra đường.", "l:Hà Nội"),
    ("Bão vào tỉnh Quảng Ninh tối nay.", "l:Quảng Ninh"),
    ("Anh ở quận Cầu Giấy, Hà Nội.", "l:Cầu Giấy|l:Hà Nội"),
    ("Các nước châu Âu họp bàn.", "l:châu Âu"),
    ("Tàu chạy trên Biển Đông.", "l:Biển Đông"),
    ("Nước sông Hồng lên cao.", "l:sông Hồng"),
    ("Hai người ở TP.HCM bị phạt.", "l:TP.HCM"),
    ("Vụ cháy ở huyện Đông Anh.", "l:Đông Anh"),
    ("Kẹt xe trên đường Nguyễn Trãi.", "l:Nguyễn Trãi"),
    ("Moskva lên án hành động này.", "l:Moskva"),
    ("Xe từ Đà Nẵng ra Huế.", "l:Đà Nẵng|l:Huế"),
    ("Mưa lớn ở Nghệ An và Hà Tĩnh.", "l:Nghệ An|l:Hà Tĩnh"),
    ("Tình hình Trung Đông căng thẳng.", "l:Trung Đông"),
    ("Bán đảo Crimea yên ắng.", "l:Crimea"),
    ("Vụ việc ở phường Bến Nghé.", "l:Bến Nghé"),
    ("Cháy lớn ở thành phố Đà Nẵng.", "l:Đà Nẵng"),
    ("Xe khách lật trên quốc lộ 1A qua Bình Thuận.", "l:quốc lộ 1A|l:Bình Thuận"),
    ("Ông bị bắt ở quận 10, TP.HCM.", "l:quận 10|l:TP.HCM"),
    ("Hàng quán ở Quận 1 vắng khách.", "l:Quận 1"),
    ("Tàu gặp nạn gần quần đảo Hoàng Sa.", "l:Hoàng Sa"),
    ("Bão hướng vào vịnh Bắc Bộ.", "l:vịnh Bắc Bộ"),
    ("Khu vực Đông Nam Á hút vốn ngoại.", "l:Đông Nam Á"),
    ("Dân xã Tân Thạnh, huyện Củ Chi kêu cứu.", "l:Tân Thạnh|l:Củ Chi"),
    ("Xe đi từ Lạng Sơn về Hải Phòng.", "l:Lạng Sơn|l:Hải Phòng"),
    ("Anh sống tại TP Thủ Đức từ nhỏ.", "l:TP Thủ Đức"),
    ("Vụ nổ ở Kabul làm 20 người chết.", "l:Kabul"),
    ("Bắc Kinh phản đối động thái của Washington.", "l:Bắc Kinh|l:Washington"),
    ("Ngập nặng trên đường Nguyễn Hữu Cảnh, quận Bình Thạnh.", "l:Nguyễn Hữu Cảnh|l:Bình Thạnh"),
    ("Lũ chia cắt nhiều xã ở miền Trung.", "l:miền Trung"),
    ("Giá tôm ở Đồng bằng sông Cửu Long giảm.", "l:Đồng bằng sông Cửu Long"),
    ("Người dân Tây Nguyên thiếu nước.", "l:Tây Nguyên"),
    ("Hai tàu va nhau ở eo biển Malacca.", "l:Malacca"),
    ("Cháy rừng ở bang California lan nhanh.", "l:California"),
    ("Khách đổ về Sa Pa dịp cuối tuần.", "l:Sa Pa"),
    ("Ông bay từ Paris tới New York.", "l:Paris|l:New York"),
    ("Bán đảo Triều Tiên lại căng thẳng.", "l:Bán đảo Triều Tiên"),
    ("Căng thẳng trên bán đảo Triều Tiên giảm dần.", "l:bán đảo Triều Tiên"),
    ("Người Sài Gòn đội mưa đi làm.", "l:Sài Gòn"),
    ("Vùng Donbass hứng pháo kích.", "l:Donbass"),
    ("Ba người chết ở thôn Hạ, xã Yên Sơn.", "l:Hạ|l:Yên Sơn"),
    ("Tàu khu trục tới Biển Đen.", "l:Biển Đen"),
    ("Máy bay hạ cánh ở sân bay Nội Bài.", "l:Nội Bài"),
    ("Châu Phi thiếu vaccine.", "l:Châu Phi"),
    ("Nhiều hộ ở Cần Thơ, Hậu Giang và Sóc Trăng mất trắng.", "l:Cần Thơ|l:Hậu Giang|l:Sóc Trăng"),
];

/// `Người Sài Gòn`: not seen.
const FAILURES: usize = 1;

#[test]
fn places() {
    at_most(CASES, FAILURES);
}
