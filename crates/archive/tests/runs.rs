//! Threads, stops, resuming, duplicates, watching.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::{Folder, difference, gzip, jsonl, manifest, options, records, run, text};
use serde_json::{Value, json};
use trichdan_archive::{Archive, Duplicates, Error, Options, Output, Progress, Stop};

fn archive(inputs: &[PathBuf], out: &Path, change: impl FnOnce(&mut Options)) -> Archive {
    Archive::new(inputs, out).options(options(change))
}

/// Some files with everything in them.
fn mixed(folder: &Folder) -> Vec<PathBuf> {
    folder.file("in/a.jsonl", [jsonl(0..90), b"broken\n{\"text\": \"\xe9\"}\n".to_vec(), jsonl(3..6)].concat());
    folder.file("in/b.jsonl.gz", gzip(&jsonl(90..150)));
    folder.file("in/c.txt", text(200));
    folder.file("in/d.txt", text(201));
    folder.file("in/e.jsonl", jsonl(150..200));
    vec![folder.path("in")]
}

#[test]
fn the_number_of_threads_does_not_show() {
    let folder = Folder::new("threads");
    let inputs = mixed(&folder);
    for output in [Output::Jsonl, Output::Parquet] {
        let out = |threads: usize| folder.path(&format!("{output:?}-{threads}"));
        for threads in [1, 2, 4] {
            run(&inputs, &out(threads), |o| (o.threads, o.output) = (threads, output));
            assert_eq!(difference(&out(1), &out(threads)), [""; 0]);
        }
        let parts = manifest(&out(1))["parts"].as_array().expect("parts").len();
        assert!(parts > 5, "{parts}");
    }
}

#[test]
fn stopped_again_and_again_the_output_is_that_of_one_run() {
    let folder = Folder::new("stopped");
    let inputs = mixed(&folder);
    for output in [Output::Jsonl, Output::Parquet] {
        let (once, often) = (folder.path(&format!("once-{output:?}")), folder.path(&format!("often-{output:?}")));
        let change = |o: &mut Options| (o.output, o.duplicates) = (output, Duplicates::Drop);
        run(&inputs, &once, change);
        // Asked to stop before it begins, a run still ends the part in hand.
        let stop = Stop::default();
        stop.set();
        let mut runs = 1;
        while !archive(&inputs, &often, change).resume(true).run(&Progress::default(), &stop).expect("a run").complete {
            runs += 1;
            let manifest = manifest(&often);
            assert_eq!(manifest["complete"], false);
            assert_eq!(manifest["parts"].as_array().expect("parts").len(), runs - 1);
        }
        assert!(runs > 5);
        assert_eq!(difference(&once, &often), [""; 0]);
        // Once more changes nothing.
        let summary =
            archive(&inputs, &often, change).resume(true).run(&Progress::default(), &Stop::default()).expect("a run");
        assert!(summary.complete);
        assert_eq!(summary.counts.records, 202);
        assert_eq!(difference(&once, &often), [""; 0]);
    }
}

#[test]
fn large_parts_of_parquet_do_not_depend_on_where_a_run_was_resumed() {
    // Pages and row groups are cut by size, too; parts begin in the middle of a batch unless the run is resumed there.
    let folder = Folder::new("large");
    let line = |n: usize| format!("{}\n", json!({"id": format!("{n}"), "text": text(n).repeat(2 + n % 60)}));
    let input = folder.file("a.jsonl", (0..900).map(line).collect::<String>());
    let run = |out: &Path, stop: &Stop| {
        let options =
            options(|o| (o.output, o.part_size, o.duplicates) = (Output::Parquet, 9_000_000, Duplicates::Off));
        let archive = Archive::new([&input], out).options(options).resume(true).extract_by(|article| {
            let span = json!({"start": 0, "end": article.text.len(), "text": article.text});
            let record = json!({"schema": 1, "id": article.id, "sentences": [span], "entities": [], "mentions": [], "quotes": []});
            Ok(serde_json::from_value(record).expect("a record"))
        });
        archive.run(&Progress::default(), stop).expect("a run").complete
    };
    let (once, often) = (folder.path("once"), folder.path("often"));
    assert!(run(&once, &Stop::default()));
    let stop = Stop::default();
    stop.set();
    while !run(&often, &stop) {}
    assert!(manifest(&once)["parts"].as_array().expect("parts").len() > 2);
    assert_eq!(difference(&once, &often), [""; 0]);
}

#[test]
fn what_a_killed_run_leaves_is_made_again() {
    let folder = Folder::new("leavings");
    let inputs = mixed(&folder);
    let (once, other) = (folder.path("once"), folder.path("other"));
    run(&inputs, &once, |_| {});
    let stop = Stop::default();
    stop.set();
    archive(&inputs, &other, |_| {}).run(&Progress::default(), &stop).expect("a run");
    // A part that the manifest does not know, half a part, more in the logs than the manifest says.
    fs::write(other.join("part-00002.jsonl"), "rubbish").expect("a file");
    fs::write(other.join("part-00003.jsonl.tmp"), "rubbish").expect("a file");
    for log in ["rejects.jsonl", "duplicates.index"] {
        let mut bytes = fs::read(other.join(log)).expect("a log");
        bytes.extend(b"half a li");
        fs::write(other.join(log), bytes).expect("a log");
    }
    archive(&inputs, &other, |_| {}).resume(true).run(&Progress::default(), &Stop::default()).expect("a run");
    assert_eq!(difference(&once, &other), [""; 0]);
}

#[test]
fn resuming_is_refused_where_something_is_not_as_it_was() {
    let folder = Folder::new("refused");
    let inputs = mixed(&folder);
    let out = folder.path("out");
    let stop = Stop::default();
    stop.set();
    archive(&inputs, &out, |_| {}).run(&Progress::default(), &stop).expect("a run");
    let refusal = |archive: Archive| {
        let error = archive.resume(true).run(&Progress::default(), &stop).expect_err("a refusal");
        assert!(matches!(error, Error::Resume { .. }), "{error}");
        error.to_string()
    };
    let same = || archive(&inputs, &out, |_| {});
    let said = |text: String, want: &str| assert!(text.contains(want), "{text}");
    assert!(matches!(same().run(&Progress::default(), &stop).expect_err("occupied"), Error::Occupied { .. }));
    said(refusal(archive(&inputs, &out, |o| o.with_text = true)), "the option with_text was false and is now true");
    said(refusal(archive(&inputs, &out, |o| o.part_size += 1)), "the option part_size was 20000 and is now 20001");
    said(refusal(same().gazetteer("g", "Sông Lam\torganization\t\t\n").expect("a gazetteer")), "the option gazetteers");
    let version = |from: &str, to: &str| {
        let text = fs::read_to_string(out.join("manifest.json")).expect("a manifest");
        fs::write(out.join("manifest.json"), text.replace(from, to)).expect("a manifest");
    };
    let own = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    version(&own, "\"version\": \"0.0.1\"");
    said(refusal(same()), "begun by version 0.0.1");
    version("\"version\": \"0.0.1\"", &own);
    let part = fs::read(out.join("part-00001.jsonl")).expect("a part");
    fs::write(out.join("part-00001.jsonl"), "").expect("a part");
    said(refusal(same()), "part-00001.jsonl is not there as it was written");
    fs::write(out.join("part-00001.jsonl"), part).expect("a part");
    let new = folder.file("in/bb.txt", "x");
    said(refusal(same()), "where the input");
    fs::remove_file(new).expect("a file");
    let text = fs::read(folder.path("in/d.txt")).expect("a file");
    fs::write(folder.path("in/d.txt"), "anders").expect("a file");
    said(refusal(same()), "d.txt has changed");
    fs::remove_file(folder.path("in/d.txt")).expect("a file");
    said(refusal(same()), "where the input");
    fs::write(folder.path("in/d.txt"), text).expect("a file");
    fs::write(out.join("manifest.json"), "{").expect("a manifest");
    assert!(matches!(
        same().resume(true).run(&Progress::default(), &stop).expect_err("broken"),
        Error::Manifest { .. }
    ));
}

#[test]
fn duplicates_are_marked_dropped_or_left_alone() {
    let folder = Folder::new("duplicates");
    let wire = "Sáng 12/3, bà Lê Thị Sương, trưởng ban quản lý chợ Bến Gỗ, cho biết hơn một trăm hai mươi hộ kinh doanh đã trở \
                lại bán hàng sau trận lũ tuần trước. Bà nói nước rút là mọi người dọn bùn ngay, không ai phải chờ đợi. Theo \
                ông Trần Hữu Phát, đường vào chợ vẫn còn ngập ở những đoạn thấp, xe tải chưa qua được. Ông đề nghị huyện hỗ \
                trợ thêm máy bơm, đồng thời phủ nhận việc thu phí giữ chỗ.";
    let line = |id: &str, text: &str| format!("{}\n", json!({"id": id, "text": text}));
    let all = [
        line("đầu", wire),
        line("khác", &text(1)),
        // The same in other marks, and as another outlet prints it.
        line("lại", &wire.replace(", ", " , ").to_uppercase()),
        line("gần", &wire.replace("Sáng 12/3", "Tin từ huyện cho hay, sáng nay").replace("ngay, ", "ngay và ")),
        line("một phần", &format!("{} {}", wire.split_once(". ").expect("a sentence").0, text(2))),
        line("ngắn", "Trời nắng."),
        line("ngắn nữa", "Trời mưa."),
        line("ngắn lại", "trời nắng"),
    ];
    let input = [folder.file("a.jsonl", all.concat())];
    let marks = |duplicates: Duplicates| {
        let out = folder.path(&format!("{duplicates:?}"));
        let summary = run(&input, &out, |o| o.duplicates = duplicates);
        let marks: Vec<_> = records(&out)
            .iter()
            .map(|r| format!("{} {}", r["id"].as_str().unwrap_or("?"), r["duplicate_of"]))
            .collect();
        (summary.counts.articles, summary.counts.records, summary.counts.duplicates, marks)
    };
    let kept = [
        "đầu null",
        "khác null",
        "lại \"đầu\"",
        "gần \"đầu\"",
        "một phần null",
        "ngắn null",
        "ngắn nữa null",
        "ngắn lại \"ngắn\"",
    ];
    assert_eq!(marks(Duplicates::Keep), (8, 8, 3, kept.map(str::to_owned).to_vec()));
    let dropped = kept.iter().filter(|m| m.ends_with("null")).map(|m| (*m).to_owned()).collect();
    assert_eq!(marks(Duplicates::Drop), (8, 5, 3, dropped));
    assert_eq!(marks(Duplicates::Off).2, 0);
}

#[test]
fn names_of_the_callers_own() {
    let folder = Folder::new("gazetteer");
    let input = folder.file("a.txt", "Xóm Zơn cho biết sẽ họp. Xóm Zơn đã họp.");
    let out = folder.path("out");
    let gazetteer = "Xóm Zơn\torganization\t\twikidata=Q1\n";
    let archive = Archive::new([input], &out).gazetteer("own", gazetteer).expect("a gazetteer");
    archive.run(&Progress::default(), &Stop::default()).expect("a run");
    let entity = &records(&out)[0]["entities"][0];
    assert_eq!((&entity["name"], &entity["links"]), (&json!("Xóm Zơn"), &json!({"wikidata": "Q1"})));
    assert!(Archive::new(["x"], "y").gazetteer("own", "Xóm Zơn\tthing\t\t\n").is_err());
}

#[test]
fn two_processes_do_not_write_to_one_folder() {
    let folder = Folder::new("locked");
    let input = [folder.file("a.jsonl", jsonl(0..5))];
    let out = folder.path("out");
    let (again, second) = (out.clone(), input.clone());
    let first = archive(&input, &out, |_| {}).extract_by(move |article| {
        let error = archive(&second, &again, |_| {}).run(&Progress::default(), &Stop::default()).expect_err("locked");
        assert!(matches!(error, Error::Locked { .. }), "{error}");
        trichdan::extract(article)
    });
    let summary = first.run(&Progress::default(), &Stop::default()).expect("a run");
    assert_eq!((summary.counts.records, summary.counts.rejects), (5, 0));
}

fn until(what: &str, test: impl Fn() -> bool) {
    let start = Instant::now();
    while !test() {
        assert!(start.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn files_are_taken_as_they_come() {
    let folder = Folder::new("watch");
    let feed = folder.path("feed");
    folder.file("feed/a.jsonl", jsonl(0..40));
    let out = folder.path("out");
    let watch = |stop: &Stop| {
        let archive =
            archive(std::slice::from_ref(&feed), &out, |o| o.interval = Duration::from_millis(60)).resume(true);
        let stop = stop.clone();
        std::thread::spawn(move || archive.watch(&Progress::default(), &stop).expect("a run"))
    };
    let taken = |n: u64| {
        let out = out.clone();
        move || {
            let text = fs::read(out.join("manifest.json")).unwrap_or_default();
            serde_json::from_slice::<Value>(&text).is_ok_and(|m| m["counts"]["records"] == n)
        }
    };
    let stop = Stop::default();
    let running = watch(&stop);
    until("the first file", taken(40));
    folder.file("feed/c.txt", text(50));
    until("the second file", taken(41));
    stop.set();
    assert!(!running.join().expect("a thread").complete);
    folder.file("feed/b.jsonl", jsonl(60..70));
    // What is through may go.
    fs::remove_file(folder.path("feed/a.jsonl")).expect("a file");
    let stop = Stop::default();
    let running = watch(&stop);
    until("the third file", taken(51));
    stop.set();
    assert_eq!(running.join().expect("a thread").counts.records, 51);
    let ids: Vec<_> = records(&out).iter().map(|r| r["id"].as_str().expect("an id").to_owned()).collect();
    let want = (0..40).map(|n| format!("bài-{n}")).chain(["c".to_owned()]).chain((60..70).map(|n| format!("bài-{n}")));
    assert_eq!(ids, want.collect::<Vec<_>>());
}
