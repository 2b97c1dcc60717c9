//! `trichdan score`

use std::collections::HashMap;
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use trichdan::{Article, Extraction, Extractor};
use trichdan_score::{Counts, Gold, Score, strip};

use crate::ScoreArgs;

/// Scores records, or what the extractor makes of the gold texts now.
pub fn run(args: &ScoreArgs) -> Result<ExitCode, Box<dyn Error>> {
    let mut golds = Gold::read_folder(&args.gold)?;
    if golds.is_empty() {
        return Err(format!("{}: no annotation (ID.json beside ID.txt)", args.gold.display()).into());
    }
    if args.strip {
        golds = golds.iter().map(strip).collect();
    }
    let mut records: HashMap<String, Extraction> = HashMap::new();
    if let Some(path) = &args.predicted {
        let name = path.display();
        let text = std::fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        for (i, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
            let record: Extraction =
                serde_json::from_str(line).map_err(|e| format!("{name}:{}: no record: {e}", i + 1))?;
            records.insert(record.id.clone(), record);
        }
    }
    let extractor = Extractor::new();
    let mut score = Score::default();
    for gold in &golds {
        let record = match records.remove(&gold.id) {
            Some(record) => record,
            None if args.predicted.is_some() => return Err(format!("no record of {}", gold.id).into()),
            None => extractor.extract(&Article::new(&gold.id, &gold.text))?,
        };
        score.add(gold, &record);
    }
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", json(&score))?;
    } else {
        table(&mut out, &score)?;
    }
    for mistake in score.mistakes.iter().take(args.errors) {
        writeln!(out, "{}  {}\n  gold  {}\n  got   {}", mistake.id, mistake.what, mistake.want, mistake.got)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn rows(score: &Score) -> Vec<(String, Counts)> {
    let mut rows: Vec<(String, Counts)> =
        score.mentions.iter().map(|(k, c)| (format!("{k:?}").to_lowercase(), *c)).collect();
    rows.push(("mentions (3)".to_owned(), score.mentions3()));
    rows.push(("found".to_owned(), score.found));
    rows.push(("bounded".to_owned(), score.bounded));
    rows.push(("who-said-what".to_owned(), score.who_said_what()));
    rows
}

fn table(out: &mut impl Write, score: &Score) -> io::Result<()> {
    writeln!(out, "{} articles", score.articles)?;
    for (name, c) in rows(score) {
        writeln!(
            out,
            "{name:14} F1 {:.3}  precision {:.3}  recall {:.3}  ({} of {} gold, {} predicted)",
            c.f1(),
            c.precision(),
            c.recall(),
            c.hit,
            c.gold,
            c.predicted
        )?;
    }
    let found = score.found.hit;
    for (name, part, whole) in [
        ("speaker", score.speaker, found),
        ("cue", score.cue.0, score.cue.1),
        ("kind", score.kind, found),
        ("act", score.act, found),
    ] {
        writeln!(out, "{name:14} {:.3} of the found", share(part, whole))?;
    }
    for (name, (found, right, all)) in ["direct", "indirect", "mixed"].iter().zip(score.kinds) {
        writeln!(out, "  {name:12} found {:.3}  right {:.3}  of {all}", share(found, all), share(right, all))?;
    }
    writeln!(out, "calibration    error {:.3}", score.calibration.error())?;
    for threshold in [0.5, 0.7, 0.8, 0.9] {
        let (kept, right) = score.calibration.at(threshold);
        writeln!(out, "  confidence >= {threshold}: {:.0} % of the quotes, {:.3} of them right", kept * 100.0, right)?;
    }
    Ok(())
}

fn json(score: &Score) -> serde_json::Value {
    let found = score.found.hit;
    let mut out = serde_json::Map::new();
    for (name, c) in rows(score) {
        out.insert(name, serde_json::json!({"f1": c.f1(), "precision": c.precision(), "recall": c.recall()}));
    }
    for (name, part, whole) in [
        ("speaker", score.speaker, found),
        ("cue", score.cue.0, score.cue.1),
        ("kind", score.kind, found),
        ("act", score.act, found),
    ] {
        out.insert(name.to_owned(), share(part, whole).into());
    }
    out.insert("calibration".to_owned(), score.calibration.error().into());
    serde_json::Value::Object(out)
}
