//! The program from outside: what it reads, writes, says and returns.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "Ông Trần Hữu Phát nói: “Cầu sẽ xong trong tháng 5”. Theo bà Lê Thị Hoa, đường vẫn hỏng.\n";

/// A folder of a test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("trichdan-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).expect("a file for the test");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trichdan"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
    command
}

fn extract(files: &[&Path], more: &[&str]) -> Output {
    program().arg("extract").args(more).args(files).output().expect("the program runs")
}

fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

fn records(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("UTF-8");
    text.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
}

fn ids(output: &Output) -> Vec<String> {
    records(output).iter().map(|r| r["id"].as_str().expect("an id").to_owned()).collect()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn line(id: &str, more: &str) -> String {
    format!("{{\"id\": {id:?}, \"text\": {}{more}}}\n", Value::from(TEXT))
}

#[test]
fn a_text_has_the_name_of_its_file() {
    let folder = Folder::new("text");
    let output = extract(&[&folder.file("báo 1.txt", TEXT)], &[]);
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(errors(&output), "");
    let [record] = &records(&output)[..] else { panic!("one record") };
    assert_eq!((&record["id"], &record["schema"]), (&Value::from("báo 1"), &Value::from(1)));
    let span = &record["quotes"][0]["content"][0];
    let range = span["start"].as_u64().expect("a number") as usize..span["end"].as_u64().expect("a number") as usize;
    assert_eq!(span["text"], TEXT[range]);
    assert_eq!(record["quotes"][0]["speaker"]["name"], "Trần Hữu Phát");
}

#[test]
fn lines_of_json_keep_what_they_say() {
    let folder = Folder::new("lines");
    let more =
        r#", "published": "2019-08-15", "outlet": "Báo", "url": "https://example.org/1", "title": "Bà Hoa nói"}"#;
    let text = format!("\u{feff}{}\n  \n{}", line("a", more.trim_end_matches('}')), line("", ""));
    let output = extract(&[&folder.file("x.jsonl", text)], &[]);
    assert!(output.status.success(), "{}", errors(&output));
    let records = records(&output);
    assert_eq!(records[0]["published"], "2019-08-15");
    assert_eq!(records[0]["outlet"], "Báo");
    assert_eq!(records[0]["url"], "https://example.org/1");
    assert_eq!(records[0]["title"], "Bà Hoa nói");
    assert_eq!(records[0]["sentences"][0]["zone"], "title");
    // An article without an id has the number of its line.
    assert_eq!(ids(&output), ["a", "4"]);
    assert!(records[1].get("published").is_none() && records[1].get("title").is_none());
}

#[test]
fn standard_input_is_lines_of_json_or_one_text() {
    let lines = [line("a", ""), line("b", "").trim_end().to_owned()].concat();
    for args in [&["extract"][..], &["extract", "-"]] {
        let output = with_input(args, lines.as_bytes());
        assert!(output.status.success(), "{}", errors(&output));
        assert_eq!(ids(&output), ["a", "b"]);
    }
    let output = with_input(&["extract", "--text", "-"], TEXT.as_bytes());
    assert_eq!(ids(&output), ["-"]);
    let output = with_input(&["extract"], b"");
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
    let output = with_input(&["extract", "-"], b"{\n");
    assert!(errors(&output).starts_with("standard input:1: broken JSON: "), "{}", errors(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn files_come_in_the_order_given() {
    let folder = Folder::new("files");
    let (b, a, lines) =
        (folder.file("b.txt", TEXT), folder.file("a.txt", ""), folder.file("c.ndjson", line("x", "") + &line("y", "")));
    let output = extract(&[&b, &lines, &a], &[]);
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(ids(&output), ["b", "x", "y", "a"]);
    let empty = &records(&output)[3];
    assert!(
        ["sentences", "entities", "mentions", "quotes"].iter().all(|f| empty[f].as_array().is_some_and(Vec::is_empty)),
        "{empty}"
    );
}

#[test]
fn broken_input_is_named_and_the_rest_goes_on() {
    let folder = Folder::new("broken");
    let good = folder.file("good.txt", TEXT);
    let lines = folder.file(
        "x.jsonl",
        [
            line("a", "").as_bytes(),
            b"{\"id\": \"b\", \"text\": \n",
            b"{\"id\": \"c\"}\n",
            b"{\"id\": \"d\", \"text\": \"\xff\"}\n",
            b"[]\n",
            b"{\"id\": \"e\", \"text\": 5}\n",
            line("f", ", \"published\": \"hôm qua\"").as_bytes(),
            line("g", ", \"published\": \"2019-02-30\"").as_bytes(),
            line("h", ", \"published\": \"2019-08-15T10:00:00+07:00\"").as_bytes(),
        ]
        .concat(),
    );
    let bytes = folder.file("bytes.txt", b"M\xe1\xbb\x99t\nhai\nba \xff b\xe1\xbb\x91n\n");
    let missing = folder.0.join("missing.txt");
    let output = extract(&[&lines, &bytes, &missing, &folder.0, &good], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), ["a", "h", "good"]);
    let said = errors(&output);
    let said: Vec<&str> = said.lines().collect();
    let want = [
        (format!("{}:2: ", lines.display()), "broken JSON"),
        (format!("{}:3: ", lines.display()), "missing field `text`"),
        (format!("{}:4: ", lines.display()), "not UTF-8"),
        (format!("{}:5: ", lines.display()), "no article"),
        (format!("{}:6: ", lines.display()), "no article"),
        (format!("{}:7: ", lines.display()), "published \"hôm qua\" is no date"),
        (format!("{}:8: ", lines.display()), "published \"2019-02-30\" is no date"),
        (format!("{}:3: ", bytes.display()), "not UTF-8 at byte 13"),
        (format!("{}: ", missing.display()), "No such file"),
        (format!("{}: ", folder.0.display()), "directory"),
    ];
    assert_eq!(said.len(), want.len(), "{said:#?}");
    for (line, (place, reason)) in said.iter().zip(&want) {
        assert!(line.starts_with(place) && line.contains(reason), "{line}\nnot {place}… {reason}");
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("unreadable");
    let (closed, good) = (folder.file("closed.txt", TEXT), folder.file("good.txt", TEXT));
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o0)).expect("permissions");
    if std::fs::File::open(&closed).is_ok() {
        return; // root reads everything
    }
    let output = extract(&[&closed, &good], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), ["good"]);
    assert!(errors(&output).contains("closed.txt: "), "{}", errors(&output));
}

#[test]
fn wrong_usage_is_two() {
    for args in [
        &[][..],
        &["extrakt"],
        &["extract", "--colour"],
        &["extract", "--min-confidence", "viel"],
        &["extract", "--min-confidence", "1.1"],
        &["extract", "--min-confidence", "NaN"],
        &["extract", "--color", "blue"],
        &["score"],
        &["score", "fixtures", "--errors", "-1"],
    ] {
        let output = program().args(args).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
    for args in [["--help"], ["--version"]] {
        let output = program().args(args).output().expect("the program runs");
        assert!(output.status.success() && output.stderr.is_empty());
    }
}

#[test]
fn colours_only_where_they_belong() {
    let folder = Folder::new("colours");
    let text = folder.file("a.txt", TEXT);
    let run = |more: &[&str], no_color: bool| {
        let mut command = program();
        command.args(["extract", "--pretty"]).args(more).arg(&text);
        if no_color {
            command.env("NO_COLOR", "1");
        }
        String::from_utf8(command.output().expect("the program runs").stdout).expect("UTF-8")
    };
    let plain = run(&[], false);
    assert!(plain.contains("Trần Hữu Phát") && plain.contains("Cầu sẽ xong trong tháng 5"), "{plain}");
    assert!(!plain.contains('\x1b'), "a pipe is no terminal");
    assert!(!run(&[], true).contains('\x1b'));
    assert!(!run(&["--color", "never"], false).contains('\x1b'));
    for no_color in [false, true] {
        let colored = run(&["--color", "always"], no_color);
        assert!(colored.contains("\x1b["), "{colored}");
        // Without its codes it holds the same text.
        let mut rest = colored.as_str();
        let mut bare = String::new();
        while let Some((before, after)) = rest.split_once("\x1b[") {
            bare.push_str(before);
            rest = after.split_once('m').expect("the end of the code").1;
        }
        assert!((bare + rest).contains(TEXT.trim_end()));
    }
    let record = extract(&[&text], &["--color", "always"]);
    assert!(!record.stdout.contains(&0x1b), "no colours in JSON");
}

#[test]
fn only_confident_quotes_are_kept() {
    let folder = Folder::new("confident");
    let text = folder.file("a.txt", TEXT.repeat(5));
    let quotes = |least: &str| records(&extract(&[&text], &["--min-confidence", least]))[0]["quotes"].clone();
    let count = |quotes: &Value| quotes.as_array().expect("a list").len();
    let all = quotes("0");
    assert!(count(&all) > 1);
    assert!(count(&quotes("1")) <= count(&quotes("0.99")));
    let middle =
        all.as_array().expect("a list").iter().map(|q| q["confidence"].as_f64().expect("a number")).fold(0.0, f64::max);
    let kept = quotes(&middle.to_string());
    assert!((1..=count(&all)).contains(&count(&kept)));
    for quotes in [&all, &kept] {
        for (i, quote) in quotes.as_array().expect("a list").iter().enumerate() {
            assert_eq!(quote["id"], i);
            assert!(quote.get("parent").is_none_or(|p| p.as_u64().is_some_and(|p| (p as usize) < count(quotes))));
        }
    }
}

#[test]
fn words_are_added_on_request() {
    let folder = Folder::new("words");
    let text = folder.file("a.txt", TEXT);
    assert!(records(&extract(&[&text], &[]))[0].get("words").is_none());
    let record = &records(&extract(&[&text], &["--words"]))[0];
    let words = record["words"].as_array().expect("a list");
    assert!(words.iter().any(|w| w["tag"] == "name") && words.iter().any(|w| w["text"] == "nói"), "{words:?}");
}

#[test]
fn own_names_win() {
    let folder = Folder::new("gazetteer");
    let text = folder.file("a.txt", "Ông Trần Hữu Phát nói: “Nga sẽ đi”. HTX Gò Sậy cho biết sẽ bán vải.\n");
    let own = folder
        .file("own.tsv", "# mine\nTrần Hữu Phát\tperson\t\tkb=5\nHợp tác xã Gò Sậy\torganization\tHTX Gò Sậy\tkb=77\n");
    let more = folder.file("more.tsv", "Nga\tlocation\t\tkb=9\n");
    let gazetteers = ["--gazetteer", own.to_str().expect("UTF-8"), "--gazetteer", more.to_str().expect("UTF-8")];
    let output = extract(&[&text], &gazetteers);
    assert!(output.status.success(), "{}", errors(&output));
    let record = &records(&output)[0];
    let entities = record["entities"].as_array().expect("a list");
    for (name, kind, kb) in
        [("Trần Hữu Phát", "person", "5"), ("HTX Gò Sậy", "organization", "77"), ("Nga", "location", "9")]
    {
        let entity = entities.iter().find(|e| e["name"] == name).unwrap_or_else(|| panic!("no {name} in {entities:?}"));
        assert_eq!((&entity["kind"], &entity["links"]["kb"]), (&Value::from(kind), &Value::from(kb)), "{name}");
    }

    let bad = folder.file("bad.tsv", "Nga\tcountry\nSao Hỏa\tplanet\n");
    let output = extract(&[&text], &["--gazetteer", bad.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(errors(&output).contains(&format!("{}:2: \"planet\" is no kind", bad.display())), "{}", errors(&output));
    let output = extract(&[&text], &["--gazetteer", "/nowhere/own.tsv"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("/nowhere/own.tsv: "), "{}", errors(&output));
}

#[test]
fn scores_are_figures() {
    let folder = Folder::new("score");
    let gold = r#"{"id": "a", "entities": [{"name": "Trần Hữu Phát", "type": "person", "forms": ["Trần Hữu Phát"]}],
        "quotes": [{"content": [["Cầu", "tháng 5"]], "speaker": "Ông Trần Hữu Phát", "name": "Trần Hữu Phát",
                    "source": "person", "cue": "nói", "kind": "direct", "act": "commitment"}]}"#;
    let text = folder.file("a.txt", "Ông Trần Hữu Phát nói: “Cầu sẽ xong trong tháng 5”.");
    folder.file("a.json", gold);
    let run = |more: &[&str]| program().arg("score").arg(&folder.0).args(more).output().expect("the program runs");
    let table = String::from_utf8(run(&[]).stdout).expect("UTF-8");
    assert!(table.starts_with("1 articles\n") && table.contains("who-said-what  F1 1.000"), "{table}");
    let output = run(&["--json"]);
    let figures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for metric in ["mentions (3)", "found", "bounded", "who-said-what"] {
        assert_eq!(figures[metric]["f1"], 1.0, "{metric}");
    }
    let stripped = run(&["--json", "--strip"]);
    assert!(serde_json::from_slice::<Value>(&stripped.stdout).expect("JSON")["found"]["f1"].is_number());

    // Records of its own, in another file.
    let written = folder.file("records.jsonl", extract(&[&text], &[]).stdout);
    assert_eq!(run(&["--json", written.to_str().expect("UTF-8")]).stdout, output.stdout);
    let empty = folder.file("empty.jsonl", "");
    let output = run(&[empty.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("empty.jsonl: no record of \"a\""), "{}", errors(&output));
    let bad = folder.file("bad.jsonl", "{\"id\": 5}\n");
    let output = run(&[bad.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("bad.jsonl:1: no record"), "{}", errors(&output));

    // Annotations that do not fit their text are named.
    folder.file("a.json", gold.replace("tháng 5", "tháng 6"));
    let output = run(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("a.json: quote 0: last words not found"), "{}", errors(&output));
    let output = program().args(["score", "/nowhere"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("/nowhere"), "{}", errors(&output));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new("pipe");
    let lines = folder.file("x.jsonl", line("a", "").repeat(500));
    for more in [&[][..], &["--pretty"]] {
        let mut child = program()
            .arg("extract")
            .args(more)
            .arg(&lines)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut first = [0; 100];
        let mut out = child.stdout.take().expect("a pipe");
        out.read_exact(&mut first).expect("the first record");
        drop(out);
        let output = child.wait_with_output().expect("the program ends");
        assert!(output.status.success(), "{:?}", output.status);
        assert_eq!(errors(&output), "");
    }
}

#[test]
fn ids_may_be_numbers() {
    let lines =
        format!("{{\"id\": 7, \"text\": {0}}}\n{{\"id\": null, \"text\": {0}, \"title\": null}}\n", Value::from(TEXT));
    let output = with_input(&["extract"], lines.as_bytes());
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(ids(&output), ["7", "2"]);
}

#[test]
fn help_has_examples() {
    for args in [["extract", "--help"], ["score", "--help"]] {
        let output = program().args(args).output().expect("the program runs");
        let help = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(help.contains(&format!("Examples:\n  trichdan {} ", args[0])), "{help}");
    }
    let version = program().arg("--version").output().expect("the program runs").stdout;
    assert!(version.starts_with(b"trichdan "));
}

#[test]
fn a_text_cannot_steer_the_terminal() {
    let folder = Folder::new("steer");
    let text = folder.file("a.txt", "Ông Trần Hữu Phát nói: “Cầu \x1b[2Jsẽ xong”.\r\n");
    let output = extract(&[&text], &["--pretty"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&b'\r'));
}

/// Gold of one article, and what the program says of records of it.
fn scored(test: &str, records: &str, more: &[&str]) -> Output {
    let folder = Folder::new(test);
    folder.file("a.txt", TEXT);
    folder.file(
        "a.json",
        r#"{"id": "a", "entities": [{"name": "Lê Thị Hoa", "type": "person", "forms": ["Lê Thị Hoa"]}],
            "quotes": [{"content": [["Cầu", "tháng 5"]], "speaker": "Ông Trần Hữu Phát", "name": "Trần Hữu Phát",
                        "source": "person", "cue": "nói", "kind": "direct", "act": "commitment"}]}"#,
    );
    let records = folder.file("records.jsonl", records);
    program().arg("score").args([&folder.0, &records]).args(more).output().expect("the program runs")
}

const NOTHING: &str = r#"{"schema": 1, "id": "a", "sentences": [], "entities": [], "mentions": [], "quotes": []}"#;

#[test]
fn mistakes_are_shown_with_their_text() {
    let table = scored("mistakes", NOTHING, &["--errors", "9"]);
    let table = String::from_utf8(table.stdout).expect("UTF-8");
    assert!(table.contains("a: mention missed\n  gold  Lê Thị Hoa (Person)\n"), "{table}");
    assert!(table.contains("a: quote missed\n  gold  Trần Hữu Phát: Cầu sẽ xong trong tháng 5\n"), "{table}");
    let json = scored("mistakes-json", NOTHING, &["--errors", "1", "--json"]);
    let json: Value = serde_json::from_slice(&json.stdout).expect("one JSON object");
    assert_eq!(json["mistakes"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["calibration"]["thresholds"][0]["recall"], 0.0);
}

#[test]
fn records_that_do_not_fit_are_named() {
    let mention = r#""mentions": [{"start": 1, "end": 2, "text": "x", "kind": "person", "form": "name", "entity": 0}]"#;
    for (test, records, want) in [
        ("no-record", "\n{}\n".to_owned(), "records.jsonl:2: no record: missing field `schema`"),
        (
            "other-text",
            NOTHING.replace(r#""mentions": []"#, mention),
            "records.jsonl:1: \"a\" is the record of another text: the gold text does not have \"x\" at 1..2",
        ),
    ] {
        let output = scored(test, &records, &[]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        assert!(errors(&output).contains(want), "{}", errors(&output));
    }
}
