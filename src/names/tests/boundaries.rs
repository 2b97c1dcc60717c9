//! Where one name ends and the next begins.

use super::{Case, at_most};

const CASES: &[Case] = &[
    ("Theo Giám đốc Sở Giao thông Vận tải An Giang, đường đã thông.", "o:Sở Giao thông Vận tải An Giang"),
    ("Chánh văn phòng UBND Long An nói chưa rõ.", "o:UBND Long An"),
    ("Thủ tướng Israel Benjamin Netanyahu cảnh báo Iran.", "c:Israel|p:Benjamin Netanyahu|c:Iran"),
    ("Phó Giám đốc Sở Nội vụ Hà Nội Trần Văn Mực ký.", "o:Sở Nội vụ Hà Nội|p:Trần Văn Mực"),
    ("Theo AFP, Tổng thống Pháp Emmanuel Macron đã từ chối.", "o:AFP|c:Pháp|p:Emmanuel Macron"),
    ("Bộ trưởng Bộ Công Thương Trần Tuấn Anh giải trình.", "o:Bộ Công Thương|p:Trần Tuấn Anh"),
    ("Ông Đỗ Văn Gỗ và bà Lê Thị Mơ cùng ký.", "p:Đỗ Văn Gỗ|p:Lê Thị Mơ"),
    ("Phát ngôn viên Điện Kremlin Dmitry Peskov phủ nhận.", "o:Điện Kremlin|p:Dmitry Peskov"),
    ("Công an tỉnh Lâm Đồng, Công an TP Đà Lạt vào cuộc.", "o:Công an tỉnh Lâm Đồng|o:Công an TP Đà Lạt"),
    ("Nhà báo Nga Anna Petrova bị bắt ở Minsk.", "c:Nga|p:Anna Petrova|l:Minsk"),
    ("HLV Park Hang-seo triệu tập Quang Hải và Công Phượng.", "p:Park Hang-seo|p:Quang Hải|p:Công Phượng"),
    ("Thủ tướng Đức Angela Merkel tới Ba Lan.", "c:Đức|p:Angela Merkel|c:Ba Lan"),
    ("Đại diện Bộ Tài chính và Ngân hàng Nhà nước dự họp.", "o:Bộ Tài chính|o:Ngân hàng Nhà nước"),
    ("Phóng viên Reuters tại Bangkok Anna Harlow đưa tin.", "o:Reuters|l:Bangkok|p:Anna Harlow"),
    ("Bộ trưởng Quốc phòng Mỹ Jim Mattis từ chức.", "c:Mỹ|p:Jim Mattis"),
    ("Phó Chủ tịch UBND TP Đà Nẵng Nguyễn Ngọc Tuấn ký văn bản.", "o:UBND TP Đà Nẵng|p:Nguyễn Ngọc Tuấn"),
    (
        "Sở Giao thông vận tải Hà Nội và Công an quận Hoàn Kiếm phối hợp.",
        "o:Sở Giao thông vận tải Hà Nội|o:Công an quận Hoàn Kiếm",
    ),
    ("Người phát ngôn Bộ Ngoại giao Trung Quốc Cảnh Sảng nói.", "o:Bộ Ngoại giao Trung Quốc|p:Cảnh Sảng"),
    ("Cố vấn An ninh Quốc gia Mỹ John Bolton tới Moskva.", "c:Mỹ|p:John Bolton|l:Moskva"),
    ("Thủ tướng Ấn Độ Narendra Modi thăm Hà Nội.", "c:Ấn Độ|p:Narendra Modi|l:Hà Nội"),
    ("Giám đốc Công an tỉnh Nghệ An Hồ Văn Sồi xác nhận.", "o:Công an tỉnh Nghệ An|p:Hồ Văn Sồi"),
    ("Chủ tịch UBND huyện Hóc Môn Lê Văn Măng chỉ đạo.", "o:UBND huyện Hóc Môn|p:Lê Văn Măng"),
    ("Tổng giám đốc Công ty CP Thép Việt Trần Đình Quặng trả lời.", "o:Công ty CP Thép Việt|p:Trần Đình Quặng"),
    ("Bí thư Tỉnh ủy Quảng Nam Phan Việt Gạch phát biểu.", "o:Tỉnh ủy Quảng Nam|p:Phan Việt Gạch"),
    ("Chủ nhiệm Ủy ban Tư pháp của Quốc hội Lê Thị Ngà nêu ý kiến.", "o:Ủy ban Tư pháp của Quốc hội|p:Lê Thị Ngà"),
    ("Bộ Tài chính, Bộ Công Thương và Bộ Y tế cùng trình.", "o:Bộ Tài chính|o:Bộ Công Thương|o:Bộ Y tế"),
    ("Bộ Văn hóa, Thể thao và Du lịch ra văn bản.", "o:Bộ Văn hóa, Thể thao và Du lịch"),
    ("Bộ Lao động - Thương binh và Xã hội đề xuất tăng lương.", "o:Bộ Lao động - Thương binh và Xã hội"),
    (
        "Tổng thống Nga Vladimir Putin và người đồng cấp Mỹ Donald Trump gặp nhau.",
        "c:Nga|p:Vladimir Putin|c:Mỹ|p:Donald Trump",
    ),
    ("Ngoại trưởng Anh Boris Johnson tới Iran.", "c:Anh|p:Boris Johnson|c:Iran"),
    ("Theo Phó giám đốc Sở Y tế TP.HCM Tăng Chí Ngải, dịch đã lắng.", "o:Sở Y tế TP.HCM|p:Tăng Chí Ngải"),
    ("Đại sứ Mỹ tại Việt Nam Daniel Kritenbrink dự lễ.", "c:Mỹ|c:Việt Nam|p:Daniel Kritenbrink"),
    ("Cựu Tổng thống Hàn Quốc Park Geun-hye ra tòa.", "c:Hàn Quốc|p:Park Geun-hye"),
    ("Trưởng Công an xã Bình Minh Võ Văn Đước kể lại.", "o:Công an xã Bình Minh|p:Võ Văn Đước"),
    ("Hiệu trưởng Trường Tiểu học Kim Đồng Lê Thị Phấn xin lỗi.", "o:Trường Tiểu học Kim Đồng|p:Lê Thị Phấn"),
    ("Ông Lê Văn Cọ (Giám đốc Sở Xây dựng Cà Mau) cho hay.", "p:Lê Văn Cọ|o:Sở Xây dựng Cà Mau"),
    ("Ông Lê Văn Cọ, Giám đốc Sở Xây dựng Cà Mau, cho hay.", "p:Lê Văn Cọ|o:Sở Xây dựng Cà Mau"),
    ("Quyền Bộ trưởng Quốc phòng Mỹ Patrick Shanahan nói.", "c:Mỹ|p:Patrick Shanahan"),
    ("Chủ tịch Hạ viện Mỹ Nancy Pelosi chỉ trích.", "o:Hạ viện Mỹ|p:Nancy Pelosi"),
    ("Tiền vệ Quang Hải của Hà Nội FC bị đau.", "p:Quang Hải|o:Hà Nội FC"),
    ("Thứ trưởng Bộ Giáo dục và Đào tạo Nguyễn Hữu Độ chủ trì.", "o:Bộ Giáo dục và Đào tạo|p:Nguyễn Hữu Độ"),
    ("Công an TP.HCM bắt Lê Văn Tèo tại Long An.", "o:Công an TP.HCM|p:Lê Văn Tèo|l:Long An"),
    ("Sáng 5/3, Nguyễn Thị Bông từ Hà Nội vào Đà Nẵng.", "p:Nguyễn Thị Bông|l:Hà Nội|l:Đà Nẵng"),
    ("Hôm qua Nga và Mỹ ký thỏa thuận.", "c:Nga|c:Mỹ"),
    (
        "Tổng Bí thư Nguyễn Phú Trọng tiếp Thủ tướng Lào Thongloun Sisoulith.",
        "p:Nguyễn Phú Trọng|c:Lào|p:Thongloun Sisoulith",
    ),
    ("Tổng thư ký Liên Hợp Quốc Antonio Guterres kêu gọi ngừng bắn.", "o:Liên Hợp Quốc|p:Antonio Guterres"),
    ("Tổng thư ký NATO Jens Stoltenberg hoan nghênh.", "o:NATO|p:Jens Stoltenberg"),
    ("Bộ Ngoại giao Nga và Bộ Quốc phòng Mỹ cùng xác nhận.", "o:Bộ Ngoại giao Nga|o:Bộ Quốc phòng Mỹ"),
    ("Viện trưởng VKSND huyện Cái Bè Trần Văn Dừa ký cáo trạng.", "o:VKSND huyện Cái Bè|p:Trần Văn Dừa"),
    ("Thủ tướng Nguyễn Xuân Phúc giao Bộ Xây dựng báo cáo.", "p:Nguyễn Xuân Phúc|o:Bộ Xây dựng"),
    (
        "Bác sĩ Lê Thị Mơ, Bệnh viện Nhi Trung ương, khuyên cha mẹ theo dõi trẻ.",
        "p:Lê Thị Mơ|o:Bệnh viện Nhi Trung ương",
    ),
    ("Chủ tịch Quốc hội Nguyễn Thị Kim Ngân thăm Pháp.", "o:Quốc hội|p:Nguyễn Thị Kim Ngân|c:Pháp"),
];

/// `Công an xã Bình Minh Võ Văn Đước` (one body), `Kim Đồng Lê Thị Phấn` (one person), `Sở Xây dựng Cà Mau` twice (Cà Mau a
/// person), `Công an TP.HCM bắt Lê Văn Tèo tại Long An` (one body).
const FAILURES: usize = 5;

#[test]
fn boundaries() {
    at_most(CASES, FAILURES);
}
