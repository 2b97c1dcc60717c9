//! The quality on the fixtures does not fall under the floors of `fixtures/floors.tsv`.

mod common;

use trichdan::{Article, Extractor};
use trichdan_score::{Gold, Score, strip};

fn score(golds: &[Gold]) -> Score {
    let extractor = Extractor::new();
    let mut score = Score::default();
    for gold in golds {
        let record = extractor.extract(&Article::new(&gold.id, &gold.text)).expect("a short text");
        score.add(gold, &record);
    }
    score
}

/// A figure by name; `stripped ` before it: of the articles without quotation marks and dashes.
fn figure(whole: &Score, stripped: &Score, metric: &str) -> Option<f64> {
    let (score, metric) = metric.strip_prefix("stripped ").map_or((whole, metric), |m| (stripped, m));
    score.figures().into_iter().find(|(name, _)| *name == metric).map(|(_, figure)| figure)
}

#[test]
fn no_figure_is_under_its_floor() {
    let golds = Gold::read_folder(&common::folder()).expect("annotations that fit their texts");
    assert_eq!(golds.len(), common::fixtures().len(), "every fixture has its annotation");
    let whole = score(&golds);
    let stripped = score(&golds.iter().map(strip).collect::<Vec<_>>());
    let table = std::fs::read_to_string(common::folder().join("floors.tsv")).expect("fixtures/floors.tsv");
    let rows = table.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let mut low = Vec::new();
    for row in rows.clone() {
        let [metric, floor, _source] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("floors.tsv: no three cells: {row:?}")
        };
        let floor: f64 = floor.parse().unwrap_or_else(|e| panic!("floors.tsv: {metric}: {e}"));
        let now = figure(&whole, &stripped, metric).unwrap_or_else(|| panic!("floors.tsv: no metric {metric:?}"));
        println!("{metric}: {now:.3}, floor {floor}");
        if now < floor {
            low.push(format!("{metric}: {now:.3} is under its floor {floor}"));
        }
    }
    assert!(rows.count() > 0, "floors.tsv is empty");
    assert!(low.is_empty(), "{}", low.join("\n"));
}
