//! debug
use std::io::Read;
fn main() {
    let mut t = String::new();
    std::io::stdin().read_to_string(&mut t).unwrap();
    let model = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap_or_default();
    for line in t.lines() {
        println!("# {line}");
        for c in trichdan::internals::quote_candidates(line, &model) {
            let f = |p: &str| c.features.iter().find(|x| x.starts_with(p)).cloned().unwrap_or_default();
            println!(
                "   {:.2} {} {} {} <{}> [{}]",
                c.score,
                f("frame="),
                f("subject="),
                f("right="),
                c.cue.as_ref().map_or("", |r| &line[r.clone()]),
                c.content.iter().map(|r| &line[r.clone()]).collect::<Vec<_>>().join(" … ")
            );
        }
        let e = trichdan::extract(&trichdan::Article::new("x", line)).unwrap();
        for q in e.quotes {
            println!("   => {:?} {} [{}]", q.speaker.mention.map(|m| m.text), q.speaker.name, q.content[0].text);
        }
    }
}
