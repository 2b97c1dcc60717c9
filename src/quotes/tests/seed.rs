//! The first table: one or two of each construction.

use super::check;

#[test]
fn the_cue_comes_first() {
    // Fail: a sentence of its own that a bare `Báo cáo` opens.
    check(
        1,
        &[
            (
                "Ông Trần Hữu Phát cho biết cầu sẽ xong trong tháng 5.",
                &["Trần Hữu Phát < cho biết > cầu sẽ xong trong tháng 5"],
            ),
            ("Bà Lê Thị Sương khẳng định rằng chợ vẫn mở cửa.", &["Lê Thị Sương < khẳng định > chợ vẫn mở cửa"]),
            (
                "Ông Trần Hữu Phát nói: “Cầu sẽ xong trong tháng 5”.",
                &["Trần Hữu Phát < nói > Cầu sẽ xong trong tháng 5"],
            ),
            ("Ông Trần Hữu Phát nói: Cầu sẽ xong trong tháng 5.", &["Trần Hữu Phát < nói > Cầu sẽ xong trong tháng 5"]),
            ("Bà Lê Thị Sương nói với AFP rằng chợ vẫn mở cửa.", &["Lê Thị Sương < nói > chợ vẫn mở cửa"]),
            (
                "Bộ Y tế yêu cầu các bệnh viện báo cáo trước ngày 5/3.",
                &["Bộ Y tế < yêu cầu > các bệnh viện báo cáo trước ngày 5/3"],
            ),
            ("Nga cam kết sẽ rút quân vào tháng sau.", &["Nga < cam kết > sẽ rút quân vào tháng sau"]),
            ("Nhiều người dân cho rằng mức phí quá cao.", &["nhiều người dân < cho rằng > mức phí quá cao"]),
            ("Báo cáo cho thấy xuất khẩu đã tăng 12%.", &["báo cáo < cho thấy > xuất khẩu đã tăng 12%"]),
            (
                "Một quan chức giấu tên cho hay đàm phán đã đổ vỡ.",
                &["một quan chức giấu tên < cho hay > đàm phán đã đổ vỡ"],
            ),
        ],
    );
}

#[test]
fn the_quote_comes_first() {
    check(
        0,
        &[
            (
                "“Cầu sẽ xong trong tháng 5”, ông Trần Hữu Phát nói.",
                &["Trần Hữu Phát < nói > Cầu sẽ xong trong tháng 5"],
            ),
            (
                "\"Cầu sẽ xong trong tháng 5\" - ông Trần Hữu Phát nói.",
                &["Trần Hữu Phát < nói > Cầu sẽ xong trong tháng 5"],
            ),
            (
                "« Chợ vẫn mở cửa như thường », bà Lê Thị Sương khẳng định.",
                &["Lê Thị Sương < khẳng định > Chợ vẫn mở cửa như thường"],
            ),
            (
                "“Chợ vẫn mở. Hàng không thiếu”, bà Lê Thị Sương cho biết.",
                &["Lê Thị Sương < cho biết > Chợ vẫn mở. Hàng không thiếu"],
            ),
            (
                "“Chợ vẫn mở cửa”, bà Lê Thị Sương nói. “Hàng hóa không thiếu thứ gì cả”.",
                &["Lê Thị Sương < nói > Chợ vẫn mở cửa … Hàng hóa không thiếu thứ gì cả"],
            ),
            (
                "Giá nhà sẽ còn tăng trong năm tới, bà Lê Thị Sương nhận định.",
                &["Lê Thị Sương < nhận định > Giá nhà sẽ còn tăng trong năm tới"],
            ),
        ],
    );
}

#[test]
fn a_preposition_attributes() {
    check(
        0,
        &[
            (
                "Theo ông Trần Hữu Phát, cầu sẽ xong trong tháng 5.",
                &["Trần Hữu Phát < Theo > cầu sẽ xong trong tháng 5"],
            ),
            ("Theo Bộ Y tế, cả nước có thêm 12 ca bệnh mới.", &["Bộ Y tế < Theo > cả nước có thêm 12 ca bệnh mới"]),
            (
                "Theo ông Trần Hữu Phát cho biết, cầu sẽ xong trong tháng 5.",
                &["Trần Hữu Phát < Theo > cầu sẽ xong trong tháng 5"],
            ),
        ],
    );
}

#[test]
fn an_apposition_stands_between() {
    check(
        0,
        &[
            (
                "Lê Minh Khuê, phó chủ tịch Hội Nông dân Việt Nam, cho biết giá lúa đã tăng.",
                &["Lê Minh Khuê < cho biết > giá lúa đã tăng"],
            ),
            (
                "Ông Trần Hữu Phát - giám đốc Công ty Bắc Nam - cho biết cầu sẽ xong trong tháng 5.",
                &["Trần Hữu Phát < cho biết > cầu sẽ xong trong tháng 5"],
            ),
        ],
    );
}

#[test]
fn pronouns_are_resolved() {
    check(
        0,
        &[(
            "Ông Trần Hữu Phát nói cầu sẽ xong trong tháng 5. Ông khẳng định không có chậm trễ.",
            &["Trần Hữu Phát < nói > cầu sẽ xong trong tháng 5", "Trần Hữu Phát < khẳng định > không có chậm trễ"],
        )],
    );
}

#[test]
fn speech_without_marks_reaches_back_while_it_is_in_the_first_person() {
    check(
        0,
        &[(
            "Chúng tôi sẽ kiện ra tòa. Tôi tin công lý đứng về phía chúng tôi, bà Lê Thị Sương khẳng định.",
            &["Lê Thị Sương < khẳng định > Chúng tôi sẽ kiện ra tòa. Tôi tin công lý đứng về phía chúng tôi"],
        )],
    );
}

#[test]
fn what_is_no_quote() {
    check(
        0,
        &[
            ("Hai bên nói chuyện trong một giờ.", &[]),
            ("Ông Trần Hữu Phát được gọi là “vua cầu đường”.", &[]),
            ("Theo quy định, hồ sơ phải có ba bản.", &[]),
            ("Theo đó, mức phí sẽ giảm 10%.", &[]),
            ("Bà Lê Thị Sương sẽ đề xuất giảm phí.", &[]),
            ("Trời mưa to ở Hà Nội.", &[]),
        ],
    );
}
