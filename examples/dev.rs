//! Records of a folder of texts, for scoring: `cargo run --release --example dev DIR > out.jsonl`.
fn main() {
    let dir = std::env::args().nth(1).expect("DIR");
    let mut paths: Vec<_> = std::fs::read_dir(dir)
        .expect("dir")
        .map(|e| e.expect("entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("text");
        let article = trichdan::Article::new(path.file_stem().expect("name").to_string_lossy(), text);
        println!("{}", serde_json::to_string(&trichdan::extract(&article).expect("extract")).expect("json"));
    }
}
