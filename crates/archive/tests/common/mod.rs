//! Articles of our own making, and folders that go away.
#![allow(dead_code)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;
use trichdan_archive::{Archive, Options, Progress, Stop, Summary};

/// A folder of a test, gone at its end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("trichdan-archive-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the test");
        fs::write(&path, bytes).expect("a file for the test");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const WHO: [&str; 8] = [
    "Ông Trần Hữu Phát, giám đốc Công ty Cầu đường Bắc Nam,",
    "Bà Lê Thị Sương, trưởng ban quản lý chợ Bến Gỗ,",
    "Bộ trưởng Y tế Phan Quốc Lâm",
    "Luật sư Đỗ Minh Khuê",
    "Theo báo cáo của Sở Giao thông vận tải Nghệ An,",
    "Huấn luyện viên Park Tae Joon",
    "Tổng thống Emil Novak",
    "Chị Hồ Thị Én, một người dân,",
];
const SAYS: [&str; 5] = ["cho biết", "khẳng định", "cảnh báo", "đề nghị", "phủ nhận rằng"];
const WHAT: [&str; 9] = [
    "cầu mới sẽ xong trong tháng 5",
    "hơn 120 hộ kinh doanh đã trở lại bán hàng",
    "giá gạo tăng thêm 3% so với tuần trước",
    "đường vào chợ vẫn còn ngập ở những đoạn thấp",
    "không quá 40 trong số 125 hộ dân đã nhận tiền đền bù",
    "huyện cần trả nốt khoảng 1,4 tỷ đồng trước mùa mưa",
    "đội bóng chưa bao giờ chơi hay như thế",
    "bệnh viện đã nhận thêm 15 bác sĩ",
    "hai nước sẽ mở lại đường bay thẳng",
];

/// Numbers that look like chance and are always the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }
}

/// The text of an article; each number another one.
pub fn text(number: usize) -> String {
    let mut dice = Dice(number as u64 * 7919 + 1);
    let mut text = format!("Bản tin số {number} của tòa soạn Sông Lam.\n");
    for _ in 0..3 + dice.roll(6) {
        let (who, says, what) = (WHO[dice.roll(8)], SAYS[dice.roll(5)], WHAT[dice.roll(9)]);
        text += &match dice.roll(3) {
            0 => format!("“Chắc chắn {what}”, {} nói. ", who.trim_end_matches(',')),
            1 => format!("{who} {says} {what}. "),
            _ => format!("{who} {says}: “{what}, và việc số {} vẫn còn đó”.\n", dice.roll(900)),
        };
    }
    text
}

/// Lines of JSON Lines with these articles.
pub fn jsonl(numbers: impl IntoIterator<Item = usize>) -> Vec<u8> {
    let mut out = Vec::new();
    for n in numbers {
        let line = serde_json::json!({"id": format!("bài-{n}"), "title": format!("Tin {n}"), "text": text(n),
            "published": "2019-08-15", "outlet": "Sông Lam"});
        writeln!(out, "{line}").expect("memory does not fail");
    }
    out
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).expect("memory does not fail");
    out.finish().expect("memory does not fail")
}

pub fn zst(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory does not fail")
}

/// Options that make small parts.
pub fn options(change: impl FnOnce(&mut Options)) -> Options {
    let mut options = Options::default();
    options.part_size = 20_000;
    options.threads = 2;
    change(&mut options);
    options
}

pub fn run(inputs: &[PathBuf], out: &Path, change: impl FnOnce(&mut Options)) -> Summary {
    let archive = Archive::new(inputs, out).options(options(change));
    archive.run(&Progress::default(), &Stop::default()).unwrap_or_else(|e| panic!("{e}"))
}

/// All files of a folder, by name.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    let mut files: Vec<_> = entries
        .map(|path| {
            (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(&path).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

/// The names of the files of a folder that differ from those of another.
pub fn difference(a: &Path, b: &Path) -> Vec<String> {
    let (a, b) = (files(a), files(b));
    let names = |x: &[(String, Vec<u8>)], y: &[(String, Vec<u8>)]| -> Vec<String> {
        x.iter().filter(|file| !y.contains(file)).map(|file| file.0.clone()).collect()
    };
    let mut all = [names(&a, &b), names(&b, &a)].concat();
    all.sort();
    all.dedup();
    all
}

/// The records of all parts of JSON Lines.
pub fn records(folder: &Path) -> Vec<Value> {
    let mut out = Vec::new();
    for (name, bytes) in files(folder).into_iter().filter(|(name, _)| name.starts_with("part-")) {
        let bytes = if name.ends_with(".gz") {
            let mut text = Vec::new();
            std::io::copy(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut text).expect("gzip");
            text
        } else if name.ends_with(".zst") {
            zstd::decode_all(&bytes[..]).expect("zstd")
        } else {
            bytes
        };
        out.extend(lines(&bytes));
    }
    out
}

pub fn rejects(folder: &Path) -> Vec<Value> {
    lines(&fs::read(folder.join("rejects.jsonl")).expect("rejects"))
}

pub fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).expect("a manifest")).expect("JSON")
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    let lines = bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty());
    lines.map(|line| serde_json::from_slice(line).unwrap_or_else(|e| panic!("{e}: {line:?}"))).collect()
}
