//! A table of short cases for the whole stage: text, then its names in order as `kind:name`.

mod bodies;
mod boundaries;
mod lands;
mod layout;
mod nothing;
mod people;
mod places;

use super::*;

fn names(text: &str) -> Vec<String> {
    let view = crate::text::View::new(text);
    let segments = Segments::new(view.text());
    let lexicon = Lexicon::built_in();
    let hits = Hits::new(lexicon, &segments);
    find(lexicon, &segments, &hits)
        .iter()
        .map(|n| format!("{}:{}", letter(n.kind), segments.slice(n.tokens.clone())))
        .collect()
}

fn letter(kind: EntityKind) -> char {
    match kind {
        EntityKind::Person => 'p',
        EntityKind::Organization => 'o',
        EntityKind::Country => 'c',
        EntityKind::Location => 'l',
    }
}

/// Text, and its names with `|` between.
type Case = (&'static str, &'static str);

fn judge(cases: &[Case]) -> Vec<String> {
    let shown = |(text, want): &&Case| {
        let got = names(text).join("|");
        (got != *want).then(|| format!("{text}\n   want {want}\n   got  {got}"))
    };
    cases.iter().filter_map(|c| shown(&c)).collect()
}

/// The tagger is a statistical model: in each group so many cases may fail; beside the number stands which do today.
fn at_most(cases: &[Case], failures: usize) {
    let wrong = judge(cases);
    assert!(wrong.len() <= failures, "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn titles() {
    let cases = [
        ("Ông Nguyễn Văn Sậy nói.", "Ông"),
        ("Tổng thống Mỹ Donald Trump nói.", "Tổng thống Mỹ"),
        ("Hôm qua, Nguyễn Văn Sậy nói.", ""),
    ];
    for (text, want) in cases {
        let view = crate::text::View::new(text);
        let segments = Segments::new(view.text());
        let lexicon = Lexicon::built_in();
        let hits = Hits::new(lexicon, &segments);
        let found = find(lexicon, &segments, &hits);
        let person = found.iter().find(|n| n.kind == EntityKind::Person);
        assert_eq!(
            person.map(|n| if n.title.is_empty() { "" } else { segments.slice(n.title.clone()) }),
            Some(want),
            "{text}"
        );
    }
}

#[test]
fn odd_input_has_names_inside_it() {
    for text in [
        "Ông ".repeat(3000),
        "A".repeat(20_000),
        "Nguyễn\n\nVăn\n(".repeat(400),
        "(((\"\"\"“”Bộ".repeat(300),
        "Bộ Công an và ".repeat(900),
    ] {
        let view = crate::text::View::new(&text);
        let segments = Segments::new(view.text());
        let lexicon = Lexicon::built_in();
        let hits = Hits::new(lexicon, &segments);
        let found = find(lexicon, &segments, &hits);
        assert!(found.windows(2).all(|w| w[0].tokens.end <= w[1].tokens.start));
        assert!(found.iter().all(|n| n.tokens.start < n.tokens.end
            && n.tokens.end <= segments.tokens.len()
            && n.title.end <= n.tokens.start
            || n.title.is_empty()));
    }
}
