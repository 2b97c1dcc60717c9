//! Parquet parts in the programs that people read them with: DuckDB and pyarrow, the real ones.

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::{Folder, jsonl, run};
use trichdan_archive::Output;

/// A Python with the readers: made once, in the folder that cargo keeps for tests.
fn python() -> Option<PathBuf> {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readers");
    let python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let works = |command: &mut Command| command.output().is_ok_and(|o| o.status.success());
    let has_readers = || works(Command::new(&python).args(["-c", "import duckdb, pyarrow.parquet"]));
    if has_readers() {
        return Some(python);
    }
    let made = works(Command::new("python3").args(["-m", "venv"]).arg(&venv))
        && works(Command::new(&python).args(["-m", "pip", "install", "--quiet", "duckdb", "pyarrow"]));
    (made && has_readers()).then_some(python)
}

#[test]
fn duckdb_and_pyarrow_read_the_parts() {
    let Some(python) = python() else {
        eprintln!(
            "SKIPPED: no python3 with duckdb and pyarrow, and they cannot be installed: Parquet was read by nobody else"
        );
        return;
    };
    let folder = Folder::new("readers");
    let input = [folder.file("a.jsonl", [jsonl(0..60), jsonl(9..11)].concat())];
    run(&input, &folder.path("lines"), |_| {});
    run(&input, &folder.path("table"), |o| o.output = Output::Parquet);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers.py");
    let output = Command::new(python).arg(script).arg(&folder.0).output().expect("python runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said.trim(), "duckdb and pyarrow agree with the lines: 62 records");
}
