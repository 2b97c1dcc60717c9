//! What is no quote.

/// No quote in any of these, but for `tolerated` of them.
fn nothing(tolerated: usize, texts: &[&str]) {
    let cases: Vec<(&str, &[&str])> = texts.iter().map(|text| (*text, &[][..])).collect();
    super::check(tolerated, &cases);
}

#[test]
fn marks_that_quote_nobody() {
    nothing(
        0,
        &[
            "Ông Lưu Văn Sĩ được gọi là “vua tôm” của miền Tây.",
            "Thị trường nhà đất đang “nóng” trở lại.",
            "Cây cầu “trăm tỷ” vẫn bỏ hoang.",
            "Bộ phim “Mùa lúa chín” được chiếu ở Hà Nội.",
            "Cuốn sách “Làng bên sông” của Lưu Văn Sĩ vừa được in lại.",
            "Hội thảo “Giáo dục trong thời đại số” diễn ra sáng nay.",
            "Lưu Văn Sĩ đoạt giải “Cây bút trẻ” năm 2012.",
            "Nhóm trộm có biệt danh “Ba Mắt”.",
            "Chiến dịch “Mùa hè xanh” bắt đầu từ tháng 6.",
            "Hàng “nhái” tràn ngập chợ biên giới.",
            "Người biểu tình giương biểu ngữ “Trả lại đất cho dân”.",
            "Ca khúc “Chiều trên bến” đứng đầu bảng xếp hạng.",
            "Trò chơi \"Đi tìm kho báu\" thu hút 300 em nhỏ.",
        ],
    );
}

#[test]
fn bare_acts() {
    // Fail: `kể chuyện`.
    nothing(
        1,
        &[
            "Bà Tô Thị Hậu đã lên tiếng sau vụ cháy.",
            "Ông Lưu Văn Sĩ chỉ trích chính phủ.",
            "Hai bên họp bàn về vấn đề biên giới.",
            "Người dân phản đối dự án.",
            "Pháp lên án vụ tấn công.",
            "Ông Lưu Văn Sĩ phát biểu tại hội nghị.",
            "Bà Tô Thị Hậu cảm ơn các nhà hảo tâm.",
            "Đức hoan nghênh thỏa thuận ngừng bắn.",
            "Ông Lưu Văn Sĩ đánh giá cao nỗ lực của công nhân.",
            "Hai ngoại trưởng thảo luận về tình hình Syria.",
            "Ông Lưu Văn Sĩ trả lời phỏng vấn của BBC.",
            "Bà Tô Thị Hậu kể chuyện cho trẻ em nghe.",
            "Phó chủ tịch tỉnh đã chủ trì cuộc họp báo.",
            "Hai người cãi nhau suốt đêm.",
        ],
    );
}

#[test]
fn noun_objects() {
    // Fail: `thông báo kết quả …`, `giải thích cách …`.
    nothing(
        2,
        &[
            "Bộ Y tế công bố danh sách bệnh viện.",
            "Công ty Bắc Nam thông báo kết quả kinh doanh.",
            "Tòa án tuyên bố bản án.",
            "Bà Tô Thị Hậu đưa ra ba đề nghị.",
            "Ông Lưu Văn Sĩ trình bày báo cáo tài chính.",
            "Mỹ công bố kế hoạch viện trợ.",
            "Bộ Công Thương giải thích cách tính giá điện.",
            "Ông Lưu Văn Sĩ tuyên thệ nhậm chức.",
            "Hội đồng công bố tên người thắng giải.",
            "Bà Tô Thị Hậu nói tiếng Pháp rất giỏi.",
            "Cáo buộc này gây chấn động dư luận.",
            "Yêu cầu của công nhân chưa được giải quyết.",
        ],
    );
}

#[test]
fn decisions_plans_perception() {
    nothing(
        0,
        &[
            "Hội đồng quyết định đóng cửa nhà máy.",
            "Quốc hội Pháp thông qua luật mới.",
            "Hai nước nhất trí mở lại biên giới.",
            "Thủ tướng đồng ý cho tỉnh xây sân bay.",
            "UBND tỉnh Hòa Bình giao Sở Y tế kiểm tra.",
            "Tòa tuyên phạt Lưu Văn Sĩ 7 năm tù.",
            "Công ty Bắc Nam định mở thêm ba cửa hàng.",
            "Bà Tô Thị Hậu biết rằng con trai đã đi xa.",
            "Ông Lưu Văn Sĩ thấy rằng cửa đã mở.",
            "Anh Sĩ muốn mua một chiếc xe mới.",
            "Bà Tô Thị Hậu nghe tiếng nổ lớn.",
            "Chính phủ cho phép nhập khẩu gạo.",
            "Bà Tô Thị Hậu từ chối ký giấy.",
            "Anh Sĩ nhớ những ngày còn đi học.",
            "Nga dự định phóng vệ tinh vào tháng 9.",
        ],
    );
}

#[test]
fn captions_and_credits() {
    nothing(
        0,
        &[
            "Ảnh: Reuters.",
            "Bà Tô Thị Hậu bên căn nhà đổ nát. Ảnh: Lưu Sĩ.",
            "Tàu hàng tại cảng Hải Phòng (Ảnh: AFP)",
            "Tô Hậu (Theo Reuters)",
            "Theo VnExpress",
            "Nguồn: Tổng cục Thống kê.",
            "Video: Lưu Sĩ.",
            "Xem thêm: Giá vàng hôm nay",
            "Mời bạn đọc theo dõi trực tiếp tại đây.",
        ],
    );
}

#[test]
fn speech_to_come() {
    nothing(
        0,
        &[
            "Bộ Y tế sẽ đề nghị tăng thuế thuốc lá.",
            "Ông Lưu Văn Sĩ sẽ phát biểu vào sáng mai.",
            "Nếu thua kiện, bà Tô Thị Hậu sẽ yêu cầu tòa xét xử lại.",
            "Pháp dự kiến sẽ đề xuất một lệnh cấm mới.",
            "Ngày mai, Thủ tướng sẽ tuyên bố khởi công cây cầu.",
        ],
    );
}

#[test]
fn the_writer_alone() {
    nothing(
        0,
        &[
            "Mưa lớn làm ngập ba xã ven sông.",
            "Năm ngoái, tỉnh đã xây 12 trường học.",
            "Vụ tai nạn khiến hai người bị thương.",
            "Đội khách thắng 3-1 và giành ngôi đầu bảng.",
            "Có thể nói đây là mùa giải hay nhất.",
            "Tuy nhiên, giá gạo vẫn giảm.",
            "Nói cách khác, chi phí đã tăng gấp đôi.",
            "Bác sĩ Tô Thị Hậu làm việc ở đây từ năm 1995.",
            "Cầu thủ này ghi hai bàn trong ba trận.",
            "Không phải ai cũng mua được nhà.",
            "Lễ khai mạc diễn ra lúc 8 giờ.",
            "Nhà báo Lưu Văn Sĩ sinh năm 1960 tại Huế.",
        ],
    );
}
