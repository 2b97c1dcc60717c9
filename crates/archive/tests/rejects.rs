//! Whatever is broken is handed back with its place, reason and bytes, and the rest goes on.

mod common;

use std::time::Duration;

use common::{Folder, gzip, jsonl, manifest, options, records, rejects, run, text, zst};
use serde_json::{Value, json};
use trichdan_archive::{Archive, Error, Progress, Stop};

/// File name, place in it, reason and raw bytes of each reject.
fn said(rejects: &[Value]) -> Vec<(String, Value, String, String)> {
    let name = |r: &Value| r["file"].as_str().and_then(|f| f.rsplit('/').next()).expect("a file").to_owned();
    let place = |r: &Value| ["line", "row", "offset"].iter().find_map(|unit| r.get(*unit)).cloned().unwrap_or_default();
    let raw = |r: &Value| r.get("raw").or(r.get("raw_base64")).and_then(Value::as_str).unwrap_or_default().to_owned();
    rejects.iter().map(|r| (name(r), place(r), r["reason"].as_str().expect("a reason").to_owned(), raw(r))).collect()
}

#[test]
fn each_reason_with_its_place_and_bytes() {
    let folder = Folder::new("reasons");
    let good = String::from_utf8(jsonl([7])).expect("UTF-8");
    let good_gz = gzip(&jsonl(0..200));
    let long = format!("{{\"text\": \"{}\"}}", "dài ".repeat(50_000));
    let doubt =
        [b"{\"text\": \"d\xe9j\xe0 vu \xe0 l'\xe9cole \xe9t\xe9\"}\n".to_vec(), good.clone().into_bytes()].concat();
    folder.file("in/a-json.jsonl", format!("{good}{{\"text\": \"a\"\n{good}"));
    folder.file("in/b-none.jsonl", format!("{{\"body\": \"a\"}}\n{{\"text\": 5}}\n{{\"text\": \" \"}}\n{good}"));
    folder.file("in/c-date.jsonl", format!("{{\"text\": \"a\", \"published\": \"hôm qua\"}}\n{good}"));
    folder.file("in/d-doubt.jsonl", &doubt);
    folder.file("in/e-long.jsonl", format!("{long}\n{good}"));
    folder.file("in/f-cut.jsonl.gz", &good_gz[..good_gz.len() * 2 / 3]);
    folder.file("in/g-cut.jsonl.zst", &zst(&jsonl(0..200))[..9000]);
    folder.file("in/h-no-gzip.txt.gz", "this is no gzip");
    folder.file("in/i.csv", format!("text,id\n\"{}\",1\nchỉ một ô\n", text(1)));
    folder.file("in/j.parquet", "this is no Parquet");
    folder.file("in/k.html", "<html><body><p></p></body></html>");
    folder.file("in/l.warc", "rubbish\r\n");
    folder.file("in/m-long.txt", "dài ".repeat(50_000));
    folder.file("in/n.jsonl", good.replace("bài-7", "cuối"));
    let named = folder.file("o.pdf", "x");
    let out = folder.path("out");
    let summary = run(&[folder.path("in"), named], &out, |o| o.max_size = 100_000);
    let all = rejects(&out);
    let got = said(&all);
    let reject =
        |file: &str, line: Value, reason: &str, raw: &str| (file.to_owned(), line, reason.to_owned(), raw.to_owned());
    let cut = |file: &str| got.iter().find(|r| r.0 == file).expect("a reject").clone();
    let (cut_gz, cut_zst) = (cut("f-cut.jsonl.gz"), cut("g-cut.jsonl.zst"));
    let want = [
        reject("a-json.jsonl", json!(2), "json", "{\"text\": \"a\""),
        reject("b-none.jsonl", json!(1), "no_article", "{\"body\": \"a\"}"),
        reject("b-none.jsonl", json!(2), "no_article", "{\"text\": 5}"),
        reject("b-none.jsonl", json!(3), "no_article", "{\"text\": \" \"}"),
        reject("c-date.jsonl", json!(1), "date", "{\"text\": \"a\", \"published\": \"hôm qua\"}"),
        reject("d-doubt.jsonl", json!(1), "encoding", "eyJ0ZXh0IjogImTpauAgdnUg4CBsJ+ljb2xlIOl06SJ9"),
        reject("e-long.jsonl", json!(1), "too_large", &long[..64 << 10]),
        cut_gz.clone(),
        cut_zst.clone(),
        reject("h-no-gzip.txt.gz", Value::Null, "truncated", ""),
        reject("i.csv", json!(2 + text(1).lines().count()), "csv", "chỉ một ô"),
        reject("j.parquet", Value::Null, "parquet", ""),
        reject("k.html", Value::Null, "html", "<html><body><p></p></body></html>"),
        reject("l.warc", json!(0), "warc", "rubbish\r\n"),
        reject("m-long.txt", Value::Null, "too_large", &"dài ".repeat(50_000)[..64 << 10]),
        reject("o.pdf", Value::Null, "format", ""),
    ];
    for (got, want) in got.iter().zip(&want) {
        assert_eq!(got, want);
    }
    assert_eq!(got.len(), want.len());
    // The lines before the cut are taken, the half one is handed back.
    for (cut, whole) in [(cut_gz, jsonl(0..200)), (cut_zst, jsonl(0..200))] {
        assert_eq!(cut.2, "truncated");
        let line = cut.1.as_u64().expect("a line") as usize;
        assert!(line > 20, "{line}");
        let want = String::from_utf8(whole).expect("UTF-8");
        assert!(
            want.lines().nth(line - 1).expect("a line").as_bytes().starts_with(cut.3.as_bytes()) || !cut.3.is_ascii()
        );
    }
    assert_eq!(all[6]["raw_length"], long.len());
    assert!(all.iter().all(|r| r["message"].as_str().is_some_and(|m| m.len() > 9)));
    assert_eq!(summary.counts.rejects, want.len() as u64);
    let by_reason: u64 = summary.counts.rejects_by_reason.values().sum();
    assert_eq!(by_reason, want.len() as u64);
    assert_eq!(records(&out).last().expect("records")["id"], "cuối");
    assert_eq!(manifest(&out)["rejects"]["file"], "rejects.jsonl");
}

#[test]
fn a_panic_and_a_time_out_cost_one_article_each() {
    let folder = Folder::new("panic");
    let lines = (0..60).map(|n| format!("{{\"id\": \"{n}\", \"text\": \"Ông Phát nói: “Số {n}.”\"}}\n"));
    let input = folder.file("a.jsonl", lines.collect::<String>());
    let out = folder.path("out");
    let options = options(|o| o.time_limit = Duration::from_millis(1500));
    let archive = Archive::new([input], &out).options(options).extract_by(|article| {
        match article.id.as_str() {
            "11" => panic!("eleven"),
            "23" | "24" => std::thread::sleep(Duration::from_secs(6)),
            _ => {}
        }
        trichdan::extract(article)
    });
    let summary = archive.run(&Progress::default(), &Stop::default()).expect("a run");
    let got: Vec<_> = said(&rejects(&out)).into_iter().map(|(_, line, reason, _)| (line, reason)).collect();
    let want = [(12, "panic"), (24, "time_limit"), (25, "time_limit")].map(|(l, r)| (json!(l), r.to_owned()));
    assert_eq!(got, want);
    assert!(rejects(&out)[0]["message"].as_str().is_some_and(|m| m.contains("eleven")));
    assert_eq!(summary.counts.records, 57);
    let ids: Vec<_> =
        records(&out).iter().map(|r| r["id"].as_str().expect("an id").parse::<u32>().expect("a number")).collect();
    assert!(ids.is_sorted());
}

#[cfg(unix)]
#[test]
fn loops_and_forbidden_files() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("loops");
    folder.file("in/a/b.txt", text(1));
    symlink(folder.path("in"), folder.path("in/a/back")).expect("a link");
    symlink(folder.path("nowhere"), folder.path("in/dangling.txt")).expect("a link");
    let forbidden = folder.file("in/secret.txt", text(2));
    std::fs::set_permissions(&forbidden, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    let root = std::fs::read(&forbidden).is_ok();
    let out = folder.path("out");
    let summary = run(&[folder.path("in")], &out, |_| {});
    let got: Vec<_> = said(&rejects(&out)).into_iter().map(|r| (r.0, r.2)).collect();
    let mut want = vec![("back", "loop"), ("dangling.txt", "unreadable")];
    if !root {
        want.push(("secret.txt", "unreadable"));
    }
    assert_eq!(got, want.iter().map(|(f, r)| ((*f).to_owned(), (*r).to_owned())).collect::<Vec<_>>());
    assert_eq!(summary.counts.records, 1 + u64::from(root));
}

#[test]
fn deep_and_wide_pages_do_no_harm() {
    let folder = Folder::new("deep");
    folder.file("in/deep.html", "<div>".repeat(60_000) + "sâu");
    folder.file("in/nested.html", "<div>".repeat(8_000) + "sâu");
    folder.file("in/wide.html", "<p>a</p>".repeat(120_000));
    folder.file("in/end.txt", text(3));
    let out = folder.path("out");
    let summary = run(&[folder.path("in")], &out, |o| o.time_limit = Duration::from_secs(2));
    assert!(records(&out).iter().any(|r| r["id"] == "end"));
    assert_eq!(summary.counts.records + summary.counts.rejects, 4);
}

#[test]
fn inputs_that_are_not_there_keep_a_run_from_starting() {
    let folder = Folder::new("missing");
    for input in ["nichts.jsonl", "*.jsonl", "[.jsonl"] {
        let archive = Archive::new([folder.path(input)], folder.path("out"));
        let error = archive.run(&Progress::default(), &Stop::default()).expect_err("no input");
        assert!(matches!(error, Error::Input { .. }), "{error}");
    }
    folder.file("x/a.jsonl", jsonl([1]));
    folder.file("x/y/b.jsonl", jsonl([2]));
    folder.file("x/y/c.txt", text(3));
    for (pattern, want) in [("x/*.jsonl", 1), ("x/**/*.jsonl", 2), ("x/y/*", 2), ("*/{a,c}.*", 1)] {
        let out = folder.path(&format!("out{}", pattern.replace('/', "-")));
        assert_eq!(run(&[folder.path(pattern)], &out, |_| {}).counts.records, want, "{pattern}");
    }
}
