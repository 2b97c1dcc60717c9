//! Candidates of a text on stdin.
fn main() {
    let text = std::io::read_to_string(std::io::stdin()).expect("text");
    for c in trichdan::internals::quote_candidates(&text, include_str!("../data/quotes.model")) {
        let spans: Vec<_> = c.content.iter().map(|r| &text[r.clone()]).collect();
        println!("{:.2} {:?} {:?}", c.score, &c.features[1..8], spans);
    }
    for q in trichdan::extract(&trichdan::Article::new("", text)).expect("x").quotes {
        println!(
            "== {} <{}> {:?}",
            q.speaker.name,
            q.cue.map_or(String::new(), |c| c.text),
            q.content.iter().map(|c| c.text.as_str()).collect::<Vec<_>>()
        );
    }
}
