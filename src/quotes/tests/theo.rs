//! `theo` and `dẫn lời`.

use super::check;

#[test]
fn theo_before() {
    // Fail: a body as the apposition of a person; `báo cáo của X` is given to X.
    check(
        2,
        &[
            (
                "Theo bà Lý Thị Nhàn, giá thuê nhà đã tăng gấp đôi.",
                &["Lý Thị Nhàn < Theo > giá thuê nhà đã tăng gấp đôi"],
            ),
            ("Theo Reuters, hai tàu chiến đã rời cảng.", &["Reuters < Theo > hai tàu chiến đã rời cảng"]),
            (
                "Theo hãng tin Yonhap, Triều Tiên đã phóng hai tên lửa.",
                &["Yonhap < Theo > Triều Tiên đã phóng hai tên lửa"],
            ),
            (
                "Theo lời bà Lý Thị Nhàn, con đường này từng là bờ ruộng.",
                &["Lý Thị Nhàn < Theo lời > con đường này từng là bờ ruộng"],
            ),
            (
                "Theo tiến sĩ Tạ Quang Bính, Viện Kinh tế Việt Nam, nợ công vẫn an toàn.",
                &["Tạ Quang Bính < Theo > nợ công vẫn an toàn"],
            ),
            (
                "Theo ông Tạ Quang Bính - trưởng phòng kinh doanh -, hàng đã hết.",
                &["Tạ Quang Bính < Theo > hàng đã hết"],
            ),
            ("Theo các chuyên gia, đập này không an toàn.", &["các chuyên gia < Theo > đập này không an toàn"]),
            ("Theo cảnh sát, nghi phạm đã bỏ trốn sang Lào.", &["cảnh sát < Theo > nghi phạm đã bỏ trốn sang Lào"]),
            (
                "Theo báo cáo của Ngân hàng Thế giới, tỷ lệ nghèo đã giảm còn 5%.",
                &["báo cáo của Ngân hàng Thế giới < Theo > tỷ lệ nghèo đã giảm còn 5%"],
            ),
            ("Theo kết quả điều tra, tài xế đã ngủ gật.", &["kết quả điều tra < Theo > tài xế đã ngủ gật"]),
            ("Theo cáo trạng, bị cáo đã nhận 2 tỷ đồng.", &["cáo trạng < Theo > bị cáo đã nhận 2 tỷ đồng"]),
            (
                "Theo thỏa thuận này, hai nước sẽ mở lại biên giới.",
                &["thỏa thuận này < Theo > hai nước sẽ mở lại biên giới"],
            ),
        ],
    );
}

#[test]
fn theo_after() {
    // Fail: `theo số liệu của X`; marks and an outlet with `tờ`.
    check(
        2,
        &[
            (
                "Giá thuê nhà đã tăng gấp đôi, theo bà Lý Thị Nhàn.",
                &["Lý Thị Nhàn < theo > Giá thuê nhà đã tăng gấp đôi"],
            ),
            ("Hai tàu chiến đã rời cảng, theo Reuters.", &["Reuters < theo > Hai tàu chiến đã rời cảng"]),
            (
                "Khoảng 300 người đã thiệt mạng, theo số liệu của Liên Hợp Quốc.",
                &["số liệu của Liên Hợp Quốc < theo > Khoảng 300 người đã thiệt mạng"],
            ),
            ("“Đây là đòn đau nhất”, theo tờ Le Monde.", &["Le Monde < theo > Đây là đòn đau nhất"]),
            (
                "“Chúng tôi đã sẵn sàng”, ông Tạ Quang Bính nói, theo AFP.",
                &["Tạ Quang Bính < nói > Chúng tôi đã sẵn sàng"],
            ),
            (
                "Vụ nổ làm năm người bị thương, theo cảnh sát địa phương.",
                &["cảnh sát địa phương < theo > Vụ nổ làm năm người bị thương"],
            ),
            ("Lượng mưa sẽ giảm dần, theo dự báo.", &["dự báo < theo > Lượng mưa sẽ giảm dần"]),
        ],
    );
}

#[test]
fn theo_inside() {
    // Fail: the part before `theo`; `Trong khi đó, theo …` in a sentence of its own.
    check(
        4,
        &[
            (
                "Con đường này, theo ông Tạ Quang Bính, từng là bờ ruộng.",
                &["Tạ Quang Bính < theo > Con đường này … từng là bờ ruộng"],
            ),
            ("Tuy nhiên, theo bà Lý Thị Nhàn, giá vẫn còn cao.", &["Lý Thị Nhàn < theo > giá vẫn còn cao"]),
            ("Cũng theo bà Lý Thị Nhàn, giá vẫn còn cao.", &["Lý Thị Nhàn < theo > giá vẫn còn cao"]),
            ("Trong khi đó, theo Bộ Y tế, vắc xin đã đủ.", &["Bộ Y tế < theo > vắc xin đã đủ"]),
            ("Nguyên nhân, theo cảnh sát, là do chập điện.", &["cảnh sát < theo > Nguyên nhân … là do chập điện"]),
            ("Số thóc này theo bà Lý Thị Nhàn đủ ăn ba tháng.", &["Lý Thị Nhàn < theo > Số thóc này … đủ ăn ba tháng"]),
            ("Ngoài ra, theo ông Tạ Quang Bính, hàng đã hết.", &["Tạ Quang Bính < theo > hàng đã hết"]),
            ("Bên cạnh đó, theo Bộ Y tế, thuốc vẫn còn đủ dùng.", &["Bộ Y tế < theo > thuốc vẫn còn đủ dùng"]),
            ("Nhưng theo bà Lý Thị Nhàn, giá vẫn còn cao.", &["Lý Thị Nhàn < theo > giá vẫn còn cao"]),
        ],
    );
}

#[test]
fn theo_with_a_verb() {
    // Fail: `cho biết thì`; three words said.
    check(
        2,
        &[
            ("Theo bà Lý Thị Nhàn cho biết, giá vẫn còn cao.", &["Lý Thị Nhàn < Theo > giá vẫn còn cao"]),
            ("Theo ông Tạ Quang Bính cho biết thì hàng đã hết.", &["Tạ Quang Bính < Theo > hàng đã hết"]),
            ("Theo Reuters đưa tin, hai tàu chiến đã rời cảng.", &["Reuters < Theo > hai tàu chiến đã rời cảng"]),
            ("Theo Bộ Công an thông báo, nghi phạm đã bị bắt.", &["Bộ Công an < Theo > nghi phạm đã bị bắt"]),
            ("Theo AFP, ông Tạ Quang Bính nói hàng đã hết.", &["Tạ Quang Bính < nói > hàng đã hết"]),
            (
                "Theo Reuters, Bộ trưởng Quốc phòng Đức Jonas Weber khẳng định quân đội đã sẵn sàng.",
                &["Jonas Weber < khẳng định > quân đội đã sẵn sàng"],
            ),
            ("Theo Yonhap, Hàn Quốc yêu cầu Triều Tiên xin lỗi.", &["Hàn Quốc < yêu cầu > Triều Tiên xin lỗi"]),
        ],
    );
}

#[test]
fn carriers() {
    // Fail: `nguồn tin quân đội` is cut to `quân đội`; `AFP dẫn lời …` with three words said.
    check(
        2,
        &[
            ("AFP dẫn lời ông Tạ Quang Bính nói hàng đã hết.", &["Tạ Quang Bính < nói > hàng đã hết"]),
            (
                "AFP dẫn lời ông Tạ Quang Bính cho biết: “Hàng đã hết từ hôm qua”.",
                &["Tạ Quang Bính < cho biết > Hàng đã hết từ hôm qua"],
            ),
            (
                "Reuters dẫn lời bà Lý Thị Nhàn: “Tôi không còn gì để mất”.",
                &["Lý Thị Nhàn < dẫn lời > Tôi không còn gì để mất"],
            ),
            (
                "Tờ Le Monde dẫn lời một quan chức giấu tên nói rằng lệnh đã được ký.",
                &["một quan chức giấu tên < nói > lệnh đã được ký"],
            ),
            (
                "“Tôi không còn gì để mất”, Reuters dẫn lời bà Lý Thị Nhàn.",
                &["Lý Thị Nhàn < dẫn lời > Tôi không còn gì để mất"],
            ),
            (
                "“Tôi không còn gì để mất”, Reuters dẫn lời bà Lý Thị Nhàn nói.",
                &["Lý Thị Nhàn < nói > Tôi không còn gì để mất"],
            ),
            (
                "Hãng tin Yonhap dẫn nguồn tin quân đội cho biết tên lửa đã rơi xuống biển.",
                &["nguồn tin quân đội < cho biết > tên lửa đã rơi xuống biển"],
            ),
            (
                "BBC dẫn lời Tổng thống Pháp Lucien Marchand tuyên bố chiến dịch đã kết thúc.",
                &["Lucien Marchand < tuyên bố > chiến dịch đã kết thúc"],
            ),
            ("Trả lời AFP, bà Lý Thị Nhàn nói bà không biết gì.", &["Lý Thị Nhàn < nói > bà không biết gì"]),
            (
                "Trả lời phỏng vấn của BBC, ông Tạ Quang Bính cho biết ông sẽ từ chức.",
                &["Tạ Quang Bính < cho biết > ông sẽ từ chức"],
            ),
        ],
    );
}

#[test]
fn theo_is_no_source() {
    check(
        0,
        &[
            ("Theo đó, học sinh được nghỉ hai tuần.", &[]),
            ("Theo quy định, xe phải đăng kiểm mỗi năm.", &[]),
            ("Theo kế hoạch, cầu sẽ khởi công vào tháng 8.", &[]),
            ("Theo luật, mỗi hộ được cấp 200 m2 đất.", &[]),
            ("Kinh tế đang phát triển theo hướng bền vững.", &[]),
            ("Theo dõi trận đấu có hơn 2.000 người.", &[]),
            ("Anh Bính theo cha đi biển từ nhỏ.", &[]),
            ("Hồ sơ được nộp theo mẫu của Bộ Y tế.", &[]),
            ("Đoàn làm việc theo lời mời của Quốc hội Lào.", &[]),
            ("Dự kiến, cầu sẽ khởi công vào tháng 8.", &[]),
            ("Kèm theo đó là hàng loạt khoản phí.", &[]),
            ("Theo truyền thống, dân làng mở hội vào tháng Giêng.", &[]),
            ("Tiếp theo, đoàn xe đi về hướng Hà Nội.", &[]),
        ],
    );
}
