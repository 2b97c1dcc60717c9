//! Where what is said begins and ends.

use super::check;

#[test]
fn coordinated_verbs() {
    // Fail: the first content runs over `đồng thời`/`và` + cue; two verbs on one content; `chỉ trích` + clause;
    // a demand behind a post-posed attribution.
    check(
        7,
        &[
            (
                "Ông Ngô Văn Đáng khẳng định đê vẫn an toàn, đồng thời yêu cầu các xã trực đêm.",
                &["Ngô Văn Đáng < khẳng định > đê vẫn an toàn", "Ngô Văn Đáng < yêu cầu > các xã trực đêm"],
            ),
            ("Pháp lên án vụ đánh bom và kêu gọi các bên kiềm chế.", &["Pháp < kêu gọi > các bên kiềm chế"]),
            (
                "Ông Ngô Văn Đáng nói quỹ đã cạn và đề nghị người dân góp thêm.",
                &["Ngô Văn Đáng < nói > quỹ đã cạn", "Ngô Văn Đáng < đề nghị > người dân góp thêm"],
            ),
            (
                "Bà Đoàn Thị Liễu thừa nhận sai sót, đồng thời hứa sẽ trả lại tiền cho phụ huynh.",
                &["Đoàn Thị Liễu < hứa > sẽ trả lại tiền cho phụ huynh"],
            ),
            ("Iran bác bỏ cáo buộc, đồng thời tuyên bố sẽ đáp trả.", &["Iran < tuyên bố > sẽ đáp trả"]),
            (
                "Bà Đoàn Thị Liễu cho biết kho đã cháy hết, đồng thời khẳng định không ai bị thương.",
                &["Đoàn Thị Liễu < cho biết > kho đã cháy hết", "Đoàn Thị Liễu < khẳng định > không ai bị thương"],
            ),
            (
                "Ông Ngô Văn Đáng khẳng định và nhấn mạnh rằng đê vẫn an toàn.",
                &["Ngô Văn Đáng < khẳng định > đê vẫn an toàn"],
            ),
            (
                "Bộ Y tế yêu cầu các bệnh viện dừng mua thuốc và báo cáo trước ngày 5/3.",
                &["Bộ Y tế < yêu cầu > các bệnh viện dừng mua thuốc và báo cáo trước ngày 5/3"],
            ),
            (
                "Ông Ngô Văn Đáng chỉ trích Mỹ can thiệp vào bầu cử, yêu cầu nước này rút đại sứ.",
                &["Ngô Văn Đáng < chỉ trích > Mỹ can thiệp vào bầu cử", "Ngô Văn Đáng < yêu cầu > nước này rút đại sứ"],
            ),
            (
                "Ông Ngô Văn Đáng cho biết ông tin rằng đê sẽ không vỡ.",
                &["Ngô Văn Đáng < cho biết > ông tin rằng đê sẽ không vỡ"],
            ),
            (
                "Ông Ngô Văn Đáng nói cầu đã xong, đường cũng đã thông và xe đã chạy.",
                &["Ngô Văn Đáng < nói > cầu đã xong, đường cũng đã thông và xe đã chạy"],
            ),
            (
                "Pháp yêu cầu Iran dừng thử tên lửa, đồng thời cam kết nối lại viện trợ.",
                &["Pháp < yêu cầu > Iran dừng thử tên lửa", "Pháp < cam kết > nối lại viện trợ"],
            ),
            (
                "Bà Đoàn Thị Liễu khẳng định thuốc an toàn. Bà cũng kêu gọi người dân đi tiêm.",
                &["Đoàn Thị Liễu < khẳng định > thuốc an toàn", "Đoàn Thị Liễu < kêu gọi > người dân đi tiêm"],
            ),
            (
                "“Đê đã cũ”, ông Ngô Văn Đáng nói, đồng thời đề nghị tỉnh cấp vốn.",
                &["Ngô Văn Đáng < nói > Đê đã cũ", "Ngô Văn Đáng < đề nghị > tỉnh cấp vốn"],
            ),
            (
                "Ông Ngô Văn Đáng phản đối dự án và đề nghị tỉnh dừng thi công.",
                &["Ngô Văn Đáng < đề nghị > tỉnh dừng thi công"],
            ),
        ],
    );
}

#[test]
fn passages() {
    check(
        0,
        &[
            (
                "Ông Ngô Văn Đáng nói: “Đê đã cũ. Nước lại lớn. Chúng tôi phải trực cả đêm”.",
                &["Ngô Văn Đáng < nói > Đê đã cũ. Nước lại lớn. Chúng tôi phải trực cả đêm"],
            ),
            (
                "Ông Ngô Văn Đáng nói: Đê đã cũ. Chúng tôi phải trực cả đêm. Tôi chưa được về nhà.",
                &["Ngô Văn Đáng < nói > Đê đã cũ. Chúng tôi phải trực cả đêm. Tôi chưa được về nhà"],
            ),
            ("Ông Ngô Văn Đáng nói đê đã cũ. Con đê dài 7 km.", &["Ngô Văn Đáng < nói > đê đã cũ"]),
            ("Ông Ngô Văn Đáng nói: “Đê đã cũ”. Con đê dài 7 km.", &["Ngô Văn Đáng < nói > Đê đã cũ"]),
            (
                "Bà Đoàn Thị Liễu kể: “Tôi chạy ra sân.\nLửa đã trùm kín mái nhà”.",
                &["Đoàn Thị Liễu < kể > Tôi chạy ra sân.\nLửa đã trùm kín mái nhà"],
            ),
            ("Bà Đoàn Thị Liễu kể: “Lửa rất to!”. Cả xóm đã chạy ra sông.", &["Đoàn Thị Liễu < kể > Lửa rất to!"]),
            (
                "“Lửa rất to. Không ai dám vào”, bà Đoàn Thị Liễu kể. Cả xóm đã chạy ra sông.",
                &["Đoàn Thị Liễu < kể > Lửa rất to. Không ai dám vào"],
            ),
            ("Vụ cháy xảy ra lúc 2 giờ. “Lửa rất to”, bà Đoàn Thị Liễu kể.", &["Đoàn Thị Liễu < kể > Lửa rất to"]),
        ],
    );
}

#[test]
fn broken_marks() {
    check(
        0,
        &[
            ("Ông Ngô Văn Đáng nói: “Đê đã cũ lắm rồi.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("Ông Ngô Văn Đáng nói: ““Đê đã cũ lắm rồi””.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("Ông Ngô Văn Đáng nói: \" Đê đã cũ lắm rồi \".", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("Ông Ngô Văn Đáng nói:\"Đê đã cũ lắm rồi\".", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("Ông Ngô Văn Đáng nói : “ Đê đã cũ lắm rồi ” .", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("\"Đê đã cũ lắm rồi \",ông Ngô Văn Đáng nói.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("\" Đê đã cũ lắm rồi\" , ông Ngô Văn Đáng nói.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("''Đê đã cũ lắm rồi'', ông Ngô Văn Đáng nói.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("”Đê đã cũ lắm rồi”, ông Ngô Văn Đáng nói.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("“Đê đã cũ lắm rồi“, ông Ngô Văn Đáng nói.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("“Đê đã cũ lắm rồi, ông Ngô Văn Đáng nói.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
            ("Ông Ngô Văn Đáng nói Đê đã cũ lắm rồi”.", &["Ngô Văn Đáng < nói > Đê đã cũ lắm rồi"]),
        ],
    );
}

#[test]
fn quotes_in_quotes() {
    // Fail: the outer one when the inner one has marks; the inner promise of a land.
    check(
        2,
        &[
            (
                "Ông Ngô Văn Đáng nói bà Đoàn Thị Liễu đã hứa sẽ trả nợ.",
                &["Ngô Văn Đáng < nói > bà Đoàn Thị Liễu đã hứa sẽ trả nợ", "Đoàn Thị Liễu < hứa > sẽ trả nợ"],
            ),
            (
                "Ông Ngô Văn Đáng kể: “Bà Đoàn Thị Liễu nói: ‘Tôi không có tiền’”.",
                &[
                    "Ngô Văn Đáng < kể > Bà Đoàn Thị Liễu nói: ‘Tôi không có tiền’",
                    "Đoàn Thị Liễu < nói > Tôi không có tiền",
                ],
            ),
            (
                "Pháp cho biết Iran đã cam kết không thử tên lửa.",
                &["Pháp < cho biết > Iran đã cam kết không thử tên lửa", "Iran < cam kết > không thử tên lửa"],
            ),
            (
                "Ông Ngô Văn Đáng nói đội bóng của ông là “vua sân nhà” từ lâu.",
                &["Ngô Văn Đáng < nói > đội bóng của ông là “vua sân nhà” từ lâu"],
            ),
            (
                "Ông Ngô Văn Đáng nói: “Tôi rất thích bài ‘Làng tôi’ từ nhỏ”.",
                &["Ngô Văn Đáng < nói > Tôi rất thích bài ‘Làng tôi’ từ nhỏ"],
            ),
        ],
    );
}

#[test]
fn the_writer_goes_on() {
    // Fail: `: “…”, rồi …` runs over the closing mark.
    check(
        1,
        &[
            ("“Đê đã cũ”, ông Ngô Văn Đáng nói khi đi thị sát hôm 5/6.", &["Ngô Văn Đáng < nói > Đê đã cũ"]),
            ("Ông Ngô Văn Đáng nói: “Đê đã cũ”, rồi bỏ ra ngoài.", &["Ngô Văn Đáng < nói > Đê đã cũ"]),
            ("Đê đã cũ, ông Ngô Văn Đáng nói khi trả lời phỏng vấn của AFP.", &["Ngô Văn Đáng < nói > Đê đã cũ"]),
            ("Khi được hỏi về vụ cháy, bà Đoàn Thị Liễu nói bà ở xa.", &["Đoàn Thị Liễu < nói > bà ở xa"]),
            ("Phát biểu tại Hà Nội hôm 5/6, ông Ngô Văn Đáng nói đê đã cũ.", &["Ngô Văn Đáng < nói > đê đã cũ"]),
            (
                "Trong bức thư gửi Bộ Y tế, bà Đoàn Thị Liễu viết: “Chúng tôi đã kiệt sức”.",
                &["Đoàn Thị Liễu < viết > Chúng tôi đã kiệt sức"],
            ),
        ],
    );
}
