//! `trichdan archive` from outside: killed, stopped, without space, and what it says.

use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A folder of a test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("trichdan-program-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Lines of so many articles, all different, with a broken line among ten.
    fn articles(&self, name: &str, count: usize) -> PathBuf {
        let mut out = String::new();
        for n in 0..count {
            if n % 10 == 7 {
                writeln!(out, "{{\"text\": {n}}}").expect("memory does not fail");
                continue;
            }
            let text: String = (0..12).fold(String::new(), |text, sentence| {
                let number = n * 31 + sentence * 7;
                text + &format!(
                    "Ông Trần Hữu Phát, giám đốc Công ty số {number}, nói: “Cầu thứ {} sẽ xong sau {number} ngày nữa”. Theo bà Lê \
                     Thị Hoa {number}, đường {} vẫn hỏng. ",
                    n + sentence,
                    number * 3
                )
            });
            writeln!(out, "{{\"id\": \"bài-{n}\", \"text\": \"{text}\"}}").expect("memory does not fail");
        }
        let path = self.path(name);
        fs::write(&path, out).expect("a file for the test");
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn archive(input: &Path, out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trichdan"));
    command.arg("archive").arg(input).arg("--out").arg(out).args(more).stdin(Stdio::null());
    command
}

fn ended(command: &mut Command) -> Output {
    command.output().expect("the program runs")
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn last_line(output: &Output) -> String {
    error(output).lines().last().unwrap_or_default().to_owned()
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut files: Vec<_> = entries.map(|p| (name(&p), fs::read(&p).expect("a file"))).collect();
    files.sort();
    files
}

fn assert_same(a: &Path, b: &Path) {
    let (a, b) = (files(a), files(b));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&a), names(&b));
    for ((name, a), (_, b)) in a.iter().zip(&b) {
        assert!(a == b, "{name} differs");
    }
}

fn manifest(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("manifest.json")).expect("a manifest")).expect("JSON")
}

fn kill(mut child: Child) {
    child.kill().expect("the child is ours");
    child.wait().expect("the child is ours");
}

#[test]
fn killed_at_any_moment_and_resumed_the_output_is_the_same() {
    let folder = Folder::new("killed");
    let input = folder.articles("in.jsonl", 600);
    for (format, rounds) in [("jsonl", 12), ("parquet", 8)] {
        let options = ["--format", format, "--part-size", "100K", "--threads", "2", "--quiet"];
        let resume = [&options[..], &["--resume"]].concat();
        let whole = folder.path(&["whole-", format].concat());
        let start = Instant::now();
        assert_eq!(ended(&mut archive(&input, &whole, &options)).status.code(), Some(1));
        let time = start.elapsed();
        assert!(manifest(&whole)["parts"].as_array().is_some_and(|p| p.len() > 5));
        // Moments that look like chance and are always the same.
        let mut dice = 20_191_215u64;
        for round in 0..rounds {
            let out = folder.path(&format!("killed-{format}-{round}"));
            let mut killed = 0;
            loop {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let mut child = archive(&input, &out, &resume).stderr(Stdio::null()).spawn().expect("the program runs");
                // The second time it may come to its end.
                let patience =
                    if killed < 1 { time.mul_f64((dice >> 40) as f64 / f64::from(1 << 24)) } else { time * 50 };
                let start = Instant::now();
                let code = loop {
                    match child.try_wait().expect("the child is ours") {
                        Some(status) => break status.code(),
                        None if start.elapsed() > patience => break None,
                        None => std::thread::sleep(Duration::from_millis(1)),
                    }
                };
                if code.is_some() {
                    assert_eq!(code, Some(1));
                    break;
                }
                kill(child);
                killed += 1;
            }
            assert_same(&whole, &out);
        }
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_part_in_hand_and_says_how_to_go_on() {
    let folder = Folder::new("interrupted");
    let input = folder.articles("in.jsonl", 3000);
    let (whole, out) = (folder.path("whole"), folder.path("out"));
    let options = ["--part-size", "200K", "--quiet"];
    ended(&mut archive(&input, &whole, &options));
    let child = archive(&input, &out, &options).stderr(Stdio::piped()).spawn().expect("the program runs");
    while !out.join("part-00001.jsonl").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
    assert!(killed.success());
    let output = child.wait_with_output().expect("the child is ours");
    assert_eq!(output.status.code(), Some(130), "{}", error(&output));
    assert!(last_line(&output).contains("--resume"), "{}", error(&output));
    let parts = manifest(&out)["parts"].as_array().expect("parts").len();
    assert!(parts >= 1 && !out.join(format!("part-{:05}.jsonl.tmp", parts + 1)).exists());
    let output = ended(&mut archive(&input, &out, &[&options[..], &["--resume"]].concat()));
    assert_eq!(output.status.code(), Some(1));
    assert_same(&whole, &out);
}

/// A disk that is full, by a limit on the size of files.
#[cfg(unix)]
#[test]
fn without_space_the_finished_parts_stay_and_the_run_goes_on_later() {
    let folder = Folder::new("full");
    let input = folder.articles("in.jsonl", 600);
    let (whole, out) = (folder.path("whole"), folder.path("out"));
    for format in ["jsonl", "parquet"] {
        let options = ["--format", format, "--part-size", "600K", "--quiet"];
        let whole = whole.join(format);
        let out = out.join(format);
        ended(&mut archive(&input, &whole, &options));
        // In blocks of 512 or 1024 bytes: less than a part, or than the list of rejects.
        let limited = |blocks: &str| {
            let mut command = Command::new("sh");
            let script = format!("ulimit -f {blocks} && exec \"$0\" \"$@\"");
            command.args(["-c", &script, env!("CARGO_BIN_EXE_trichdan"), "archive"]).arg(&input).arg("--out").arg(&out);
            ended(command.args(options).arg("--resume"))
        };
        let output = limited("8");
        assert_eq!(output.status.code(), Some(3), "{}", error(&output));
        let said = last_line(&output);
        assert!(said.contains("part-00001") && said.contains("too large") && said.contains("--part-size"), "{said}");
        let names: Vec<_> = files(&out).into_iter().map(|f| f.0).collect();
        assert!(!names.iter().any(|n| n.starts_with("part-")), "{names:?}");
        let output = ended(&mut archive(&input, &out, &[&options[..], &["--resume"]].concat()));
        assert_eq!(output.status.code(), Some(1), "{}", error(&output));
        assert_same(&whole, &out);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written() {
    let folder = Folder::new("unwritable");
    let input = folder.articles("in.jsonl", 3);
    // Root may write everywhere but to a folder that is none, and to one that the system owns.
    fs::write(folder.path("file"), "").expect("a file");
    for out in [folder.path("file/out"), PathBuf::from("/proc/trichdan-out")] {
        let output = ended(&mut archive(&input, &out, &[]));
        assert_eq!(output.status.code(), Some(3));
        let said = last_line(&output);
        assert!(said.starts_with(&format!("trichdan: {}", out.display())), "{said}");
    }
}

#[test]
fn codes_and_last_lines() {
    let folder = Folder::new("codes");
    let good = folder.path("good.txt");
    fs::write(&good, "Ông Trần Hữu Phát nói: “Cầu sẽ xong trong tháng 5”.").expect("a file");
    let out = folder.path("out");
    let output = ended(&mut archive(&good, &out, &[]));
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    assert_eq!(last_line(&output), format!("1 records in {}; no rejects", out.display()));
    for row in [
        "articles                   1",
        "quotes                     1",
        "  direct                   1",
        "       1  Trần Hữu Phát",
    ] {
        assert!(error(&output).lines().any(|l| l == row), "{}", error(&output));
    }
    let output = ended(&mut archive(&good, &out, &[]));
    assert_eq!((output.status.code(), last_line(&output).contains("--resume")), (Some(3), true));
    let broken = folder.articles("broken.jsonl", 20);
    let out = folder.path("out2");
    let output = ended(&mut archive(&broken, &out, &["--quiet"]));
    assert_eq!(output.status.code(), Some(1));
    let said = error(&output);
    assert_eq!(said, format!("18 records in {0}; 2 rejects, see {0}/rejects.jsonl\n", out.display()));
    for wrong in
        [&["--map", "body=text"][..], &["--encoding", "latin1"], &["--part-size", "1.5M"], &["--time-limit", "0"]]
    {
        assert_eq!(ended(&mut archive(&good, &out, wrong)).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn standard_input_can_be_resumed() {
    let folder = Folder::new("stdin");
    let bytes = fs::read(folder.articles("in.jsonl", 200)).expect("a file");
    let run = |out: &Path, more: &[&str], bytes: &[u8]| {
        let mut command = archive(Path::new("-"), out, &[&["--part-size", "100K", "--quiet"], more].concat());
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
        let sent = child.stdin.take().expect("a pipe").write_all(bytes);
        (child, sent)
    };
    let (whole, out) = (folder.path("whole"), folder.path("out"));
    let (mut child, _) = run(&whole, &[], &bytes);
    assert_eq!(child.wait().expect("an end").code(), Some(1));
    // A feed that breaks off: the process waits for more and is killed.
    let mut command = archive(Path::new("-"), &out, &["--part-size", "100K", "--quiet"]);
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(&bytes[..bytes.len() * 2 / 3]).expect("the program reads");
    while !out.join("part-00001.jsonl").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    kill(child);
    drop(pipe);
    let (mut child, _) = run(&out, &["--resume"], &bytes);
    assert_eq!(child.wait().expect("an end").code(), Some(1));
    assert_same(&whole, &out);
}

#[cfg(unix)]
#[test]
fn a_watched_folder_loses_nothing_by_a_kill() {
    let folder = Folder::new("watched");
    fs::create_dir_all(folder.path("feed")).expect("a folder");
    for (name, count) in [("feed/a.jsonl", 300), ("feed/b.jsonl", 100), ("feed/c.jsonl", 200)] {
        folder.articles(name, count);
    }
    let watch = |out: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trichdan"));
        command.args(["archive", "--part-size", "100K", "--quiet", "--resume", "--interval", "0.05", "--watch"]);
        command.arg(folder.path("feed")).arg("--out").arg(out).stdin(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program runs")
    };
    let taken = |out: &Path| {
        let manifest: Value =
            serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap_or_default()).unwrap_or_default();
        manifest["resume"]["next"]["input"].as_u64().unwrap_or(0)
    };
    let until_all_is_taken = |mut child: Child, out: &Path| {
        let start = Instant::now();
        while taken(out) < 3 {
            assert!(start.elapsed() < Duration::from_secs(60), "the files are taken");
            std::thread::sleep(Duration::from_millis(5));
        }
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
        assert!(killed.success());
        assert_eq!(child.wait().expect("the child is ours").code(), Some(130));
    };
    let whole = folder.path("whole");
    until_all_is_taken(watch(&whole), &whole);
    for parts in 1..4 {
        let out = folder.path(&format!("killed-{parts}"));
        let child = watch(&out);
        while !out.join(format!("part-{parts:05}.jsonl")).exists() {
            std::thread::sleep(Duration::from_millis(1));
        }
        kill(child);
        until_all_is_taken(watch(&out), &out);
        assert_same(&whole, &out);
    }
}
