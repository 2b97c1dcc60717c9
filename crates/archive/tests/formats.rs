//! Whatever shape articles come in, the records are those of `trichdan::extract`.

mod common;

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use common::{Folder, files, gzip, jsonl, manifest, records, rejects, run, text, zst};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use trichdan::Article;
use trichdan_archive::{Compress, Duplicates, Encoding, Output};

/// The record of an article without what the archive adds.
fn bare(mut record: Value) -> Value {
    let object = record.as_object_mut().expect("an object");
    for name in ["place", "text", "encoding", "duplicate_of"] {
        object.remove(name);
    }
    record
}

fn extracted(article: &Article) -> Value {
    serde_json::to_value(trichdan::extract(article).expect("a record")).expect("JSON")
}

fn article(n: usize) -> Article {
    let article = Article::new(format!("bài-{n}"), text(n)).with_title(format!("Tin {n}"));
    article.with_published("2019-08-15").with_outlet("Sông Lam")
}

fn parquet(numbers: std::ops::Range<usize>) -> Vec<u8> {
    let column = |value: &dyn Fn(usize) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(numbers.clone().map(value)))
    };
    let batch = RecordBatch::try_from_iter([
        ("id", column(&|n| format!("bài-{n}"))),
        ("body", column(&text)),
        ("title", column(&|n| format!("Tin {n}"))),
        ("published", column(&|_| "2019-08-15".to_owned())),
        ("outlet", column(&|_| "Sông Lam".to_owned())),
    ])
    .expect("columns");
    let mut writer = parquet::arrow::ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("a writer");
    writer.write(&batch).expect("memory does not fail");
    writer.into_inner().expect("memory does not fail")
}

fn csv(numbers: std::ops::Range<usize>, delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(["outlet", "id", "body", "x", "title", "published"]).expect("memory does not fail");
    for n in numbers {
        let row = ["Sông Lam", &format!("bài-{n}"), &text(n), "\"", &format!("Tin {n}"), "15/08/2019"];
        writer.write_record(row).expect("memory does not fail");
    }
    writer.into_inner().expect("memory does not fail")
}

#[test]
fn tables_and_lines_compressed_or_not() {
    let folder = Folder::new("tables");
    let utf16: Vec<u8> = String::from_utf8(jsonl(36..40))
        .map(|t| ["\u{feff}", &t].concat().encode_utf16().flat_map(u16::to_le_bytes).collect())
        .expect("UTF-8");
    let body = |numbers| String::from_utf8(jsonl(numbers)).expect("UTF-8").replace("\"text\"", "\"body\"");
    let inputs: Vec<PathBuf> = vec![
        folder.file("a.jsonl", body(0..4)),
        folder.file("b.jsonl.gz", gzip(body(4..8).as_bytes())),
        folder.file("c.ndjson.zst", zst(body(8..12).as_bytes())),
        folder.file("d.csv", csv(12..16, b',')),
        folder.file("e.csv.gz", gzip(&csv(16..20, b';'))),
        folder.file("f.tsv.zst", zst(&csv(20..24, b'\t'))),
        folder.file("g.parquet", parquet(24..28)),
        folder.file("h.parquet.gz", gzip(&parquet(28..32))),
        folder.file("i.parquet.zst", zst(&parquet(32..36))),
        // Two members, as tools that append write them.
        folder.file("j.jsonl.gz", [gzip(body(40..42).as_bytes()), gzip(body(42..44).as_bytes())].concat()),
    ];
    let out = folder.path("out");
    let summary = run(&inputs, &out, |o| o.map = "text=body".parse().expect("a map"));
    assert_eq!((summary.counts.records, summary.counts.rejects), (40, 0), "{:?}", rejects(&out));
    let got: Vec<_> = records(&out).into_iter().map(bare).collect();
    let want: Vec<_> = (0..36).chain(40..44).map(|n| extracted(&article(n))).collect();
    for (got, want) in got.iter().zip(&want) {
        assert_eq!(got, want);
    }
    let places: Vec<_> = records(&out).iter().map(|r| r["place"].clone()).collect();
    let file = |name: &str| folder.path(name).to_string_lossy().into_owned();
    assert_eq!(places[1], json!({"file": file("a.jsonl"), "line": 2}));
    assert_eq!(places[25], json!({"file": file("g.parquet"), "row": 2}));
    let wide = folder.file("w.jsonl", utf16);
    run(&[wide], &folder.path("out16"), |_| {});
    let got: Vec<_> = records(&folder.path("out16")).into_iter().map(bare).collect();
    assert_eq!(got, (36..40).map(|n| extracted(&article(n))).collect::<Vec<_>>());
}

const PAGE: &str = r#"<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Chợ Bến Gỗ mở lại - Sông Lam</title>
<meta property="og:title" content="Chợ Bến Gỗ mở lại"><meta property="og:site_name" content="Sông Lam">
<meta property="article:published_time" content="2019-08-15T07:30:00+07:00"></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/the-thao">Thể thao</a></li></ul></nav>
<article><h1>Chợ Bến Gỗ mở lại</h1>
<p>Sáng 12/3, bà Lê Thị Sương, trưởng ban quản lý chợ Bến Gỗ, cho biết hơn 120 hộ kinh doanh đã trở lại bán hàng sau trận lũ tuần
trước, dù nhiều gian hàng vẫn còn bùn.</p>
<p>“Nước rút là chúng tôi dọn bùn ngay, không ai phải chờ đợi”, bà nói. Theo ông Trần Hữu Phát, đường vào chợ vẫn còn ngập ở những
đoạn thấp, xe tải chưa qua được, và huyện sẽ hỗ trợ thêm máy bơm trong tuần này.</p>
<p>Ủy ban nhân dân xã sẽ kiểm tra trong tuần tới, trước khi cho phép mở lại khu bán cá ở cuối chợ, nơi hư hại nặng nhất.</p>
</article><footer>Bản quyền thuộc về báo Sông Lam. Liên hệ quảng cáo.</footer></body></html>"#;

fn warc(pages: &[(&str, &[u8])]) -> Vec<u8> {
    let record = |(url, page): &(&str, &[u8])| {
        let http = [&b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"[..], page].concat();
        let head = format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; \
             msgtype=response\r\nContent-Length: {}\r\n\r\n",
            http.len()
        );
        gzip(&[head.as_bytes(), &http, b"\r\n\r\n"].concat())
    };
    pages.iter().flat_map(record).collect()
}

#[test]
fn pages_and_texts() {
    let folder = Folder::new("pages");
    folder.file("in/a.html", PAGE);
    folder.file("in/b/c.txt", text(1));
    folder.file("in/b/d.txt.gz", gzip(text(2).as_bytes()));
    folder.file("in/web.warc.gz", warc(&[("https://songlam.example/cho-ben-go", PAGE.as_bytes())]));
    folder.file("in/.hidden.txt", "x");
    folder.file("in/hinh.jpg", "x");
    let out = folder.path("in/out");
    let summary = run(&[folder.path("in")], &out, |o| o.duplicates = Duplicates::Off);
    assert_eq!((summary.counts.records, summary.counts.rejects), (4, 0), "{:?}", rejects(&out));
    let got = records(&out);
    let page = &got[0];
    assert_eq!(page["id"], "a");
    assert_eq!(page["title"], "Chợ Bến Gỗ mở lại");
    assert_eq!(page["published"], "2019-08-15T07:30:00+07:00");
    assert_eq!(page["outlet"], "Sông Lam");
    let body = page["text"].as_str().expect("the text of a page is kept");
    assert!(
        body.contains("không ai phải chờ đợi”, bà nói.") && !body.contains("Thể thao") && !body.contains("Liên hệ"),
        "{body}"
    );
    for quote in page["quotes"].as_array().expect("quotes") {
        for span in quote["content"].as_array().expect("spans") {
            let at = |name: &str| span[name].as_u64().expect("an offset") as usize;
            assert_eq!(span["text"], body[at("start")..at("end")]);
        }
    }
    assert_eq!(bare(got[1].clone()), extracted(&Article::new("c", text(1))));
    assert_eq!(got[1].get("text"), None);
    assert_eq!(bare(got[2].clone()), extracted(&Article::new("d", text(2))));
    assert_eq!(
        (&got[3]["id"], &got[3]["url"]),
        (&json!("https://songlam.example/cho-ben-go"), &json!("https://songlam.example/cho-ben-go"))
    );
    assert_eq!(got[3]["quotes"], page["quotes"]);
    assert_eq!(manifest(&out)["inputs"]["passed_over"], json!({"jpg": 1}));
}

#[test]
fn old_encodings_end_to_end() {
    let folder = Folder::new("encodings");
    // TCVN3 by hand: ASCII as it is, a few letters.
    let letters: [(char, u8); 12] = [
        ('à', 0xb5),
        ('ế', 0xd5),
        ('đ', 0xae),
        ('ã', 0xb7),
        ('ở', 0xeb),
        ('ạ', 0xb9),
        ('ợ', 0xee),
        ('ó', 0xe3),
        ('ố', 0xe8),
        ('ò', 0xdf),
        ('ẫ', 0xc9),
        ('á', 0xb8),
    ];
    let byte = |c: char| {
        let row = letters.iter().find(|row| row.0 == c);
        row.map_or_else(|| u8::try_from(c).expect("ASCII"), |row| row.1)
    };
    let tcvn3 = |text: &str| -> Vec<u8> { text.chars().map(byte).collect() };
    let plain = "Bà Lan cho biết đã mở lại chợ, và nói: 'Khu phố còn lo'. Theo bà, vẫn còn các gian hàng trong xóm.";
    let line = [b"{\"text\": \"", &tcvn3(plain)[..], b"\"}\n"].concat();
    let row = [b"text\n\"", &tcvn3(plain)[..], b"\"\n"].concat();
    let inputs = [folder.file("a.txt", tcvn3(plain)), folder.file("b.jsonl", line), folder.file("c.csv", row)];
    let out = folder.path("out");
    let summary = run(&inputs, &out, |o| o.duplicates = Duplicates::Off);
    assert_eq!(summary.counts.encodings.get("tcvn3"), Some(&3), "{:?}", rejects(&out));
    let got = records(&out);
    assert_eq!((&got[0]["encoding"], &got[0]["text"]), (&json!("tcvn3"), &json!(plain)));
    for record in &got[1..] {
        assert_eq!((&record["encoding"], &record["text"]), (&json!("tcvn3"), &json!(plain)));
    }
    let forced = folder.path("forced");
    let summary = run(&[folder.file("d.txt", tcvn3("Bà Lan."))], &forced, |o| o.encoding = Some(Encoding::Tcvn3));
    assert_eq!((summary.counts.records, records(&forced)[0]["text"].clone()), (1, json!("Bà Lan.")));
}

#[test]
fn the_text_comes_along_when_asked_for() {
    let folder = Folder::new("with-text");
    let out = folder.path("out");
    run(&[folder.file("a.jsonl", jsonl(0..2))], &out, |o| o.with_text = true);
    assert_eq!(records(&out)[1]["text"], text(1));
}

#[test]
fn compressed_lines_are_the_same_lines_and_sums_are_right() {
    let folder = Folder::new("compressed");
    let input = [folder.file("a.jsonl", jsonl(0..60))];
    let plain = folder.path("plain");
    run(&input, &plain, |_| {});
    let all = records(&plain);
    assert_eq!(all.len(), 60);
    for (name, compress) in [("gzip", Compress::Gzip), ("zstd", Compress::Zstd)] {
        let out = folder.path(name);
        run(&input, &out, |o| o.compress = Some(compress));
        assert_eq!(records(&out), all);
        let manifest = manifest(&out);
        let parts = manifest["parts"].as_array().expect("parts");
        assert!(parts.len() > 2);
        for part in parts {
            let bytes = std::fs::read(out.join(part["file"].as_str().expect("a name"))).expect("the part");
            let sum: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!((&part["bytes"], &part["sha256"]), (&json!(bytes.len()), &json!(sum)));
        }
        let records: u64 = parts.iter().map(|p| p["records"].as_u64().expect("a number")).sum();
        assert_eq!((records, &manifest["counts"]["records"]), (60, &json!(60)));
    }
}

#[test]
fn parquet_holds_what_the_lines_hold() {
    let folder = Folder::new("parquet-out");
    let input = [folder.file("a.jsonl", [jsonl(0..80), jsonl(5..7)].concat())];
    let (lines, table) = (folder.path("lines"), folder.path("table"));
    run(&input, &lines, |o| o.with_text = true);
    run(&input, &table, |o| (o.with_text, o.output) = (true, Output::Parquet));
    let mut got = Vec::new();
    for (name, bytes) in files(&table).into_iter().filter(|(name, _)| name.starts_with("part-")) {
        let reader = parquet::arrow::arrow_reader::ParquetRecordBatchReader::try_new(bytes::Bytes::from(bytes), 7);
        let mut writer = arrow_json::LineDelimitedWriter::new(Vec::new());
        for batch in reader.unwrap_or_else(|e| panic!("{name}: {e}")) {
            let batch = batch.expect("a batch");
            assert_eq!(batch.schema().fields(), trichdan_archive::parquet_schema().fields());
            writer.write(&batch).expect("memory does not fail");
        }
        writer.finish().expect("memory does not fail");
        let text = String::from_utf8(writer.into_inner()).expect("UTF-8");
        got.extend(text.lines().map(|l| serde_json::from_str::<Value>(l).expect("JSON")));
    }
    let want = records(&lines);
    assert_eq!(got.len(), 82);
    for (got, want) in got.into_iter().zip(want) {
        assert_eq!(without_defaults(got), without_defaults(want));
    }
    let parts = |out| {
        manifest(out)["parts"].as_array().expect("parts").iter().map(|p| p["records"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(parts(&lines), parts(&table));
}

/// Without what a record may leave out because it says nothing.
fn without_defaults(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let said = |v: &Value| !matches!(v, Value::Null | Value::Bool(false)) && *v != json!([]) && *v != json!({});
            object.into_iter().filter(|(_, v)| said(v)).map(|(k, v)| (k, without_defaults(v))).collect()
        }
        Value::Array(list) => list.into_iter().map(without_defaults).collect(),
        Value::Number(n) => json!(n.as_f64()),
        other => other,
    }
}
