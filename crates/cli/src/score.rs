//! `trichdan score`

use std::collections::HashMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Map, Value, json};
use trichdan::{Article, Extraction, Extractor};
use trichdan_score::{Counts, Gold, Score, misfit, strip};

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
    let score = match &args.predicted {
        Some(path) => stored(&golds, path)?,
        None => fresh(&golds)?,
    };
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", machine(&score, args.errors))?;
    } else {
        table(&mut out, &score)?;
        for mistake in score.mistakes.iter().take(args.errors) {
            writeln!(out, "\n{}: {}", mistake.id, mistake.what)?;
            for (label, text) in [("gold", &mistake.want), ("got", &mistake.got)] {
                if !text.is_empty() {
                    writeln!(out, "  {label:4}  {}", text.replace('\n', "⏎"))?;
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the extractor makes of the texts now.
fn fresh(golds: &[Gold]) -> Result<Score, Box<dyn Error>> {
    let extractor = Extractor::new();
    let mut worker = extractor.worker();
    let mut score = Score::default();
    for gold in golds {
        score.add(gold, &worker.extract(&Article::new(&gold.id, &gold.text))?);
    }
    Ok(score)
}

/// The records of a file.
fn stored(golds: &[Gold], path: &Path) -> Result<Score, Box<dyn Error>> {
    let file = path.display();
    let text = std::fs::read_to_string(path).map_err(|e| format!("{file}: {e}"))?;
    let mut records: HashMap<String, (usize, Extraction)> = HashMap::new();
    for (number, line) in text.lines().enumerate().map(|(i, l)| (i + 1, l)).filter(|(_, l)| !l.trim().is_empty()) {
        let record: Extraction = serde_json::from_str(line).map_err(|e| {
            let message = e.to_string();
            format!("{file}:{number}: no record: {}", message.split(" at line ").next().unwrap_or_default())
        })?;
        records.insert(record.id.clone(), (number, record));
    }
    let mut score = Score::default();
    for gold in golds {
        let (number, record) = records.get(&gold.id).ok_or_else(|| format!("{file}: no record of {:?}", gold.id))?;
        if let Some(reason) = misfit(gold, record) {
            return Err(format!("{file}:{number}: {:?} is the record of another text: {reason}", gold.id).into());
        }
        score.add(gold, record);
    }
    Ok(score)
}

const THRESHOLDS: [f64; 3] = [0.5, 0.7, 0.9];

fn f1_rows(score: &Score) -> Vec<(String, Counts)> {
    let kinds = score.mentions.iter().map(|(kind, counts)| (format!("{kind:?}").to_lowercase(), *counts));
    let rest = [
        ("mentions (3)", score.mentions3()),
        ("found", score.found),
        ("bounded", score.bounded),
        ("who-said-what", score.who_said_what()),
    ];
    kinds.chain(rest.map(|(name, counts)| (name.to_owned(), counts))).collect()
}

fn table(out: &mut impl Write, score: &Score) -> io::Result<()> {
    writeln!(out, "{} articles", score.articles)?;
    for (name, c) in f1_rows(score) {
        let (f1, precision, recall) = (c.f1(), c.precision(), c.recall());
        write!(out, "{name:14} F1 {f1:.3}  precision {precision:.3}  recall {recall:.3}")?;
        writeln!(out, "  ({} of {} gold, {} predicted)", c.hit, c.gold, c.predicted)?;
    }
    let found = score.found.hit;
    for (name, part, whole, of) in [
        ("speaker", score.speaker, found, "the found"),
        ("cue", score.cue.0, score.cue.1, "the found with a cue"),
        ("kind", score.kind, found, "the found"),
        ("act", score.act, found, "the found"),
    ] {
        writeln!(out, "{name:14} {:.3}  of {of} ({part} of {whole})", share(part, whole))?;
    }
    for (name, (found, right, all)) in ["direct", "indirect", "mixed"].iter().zip(score.kinds) {
        writeln!(out, "  {name:12} found {:.3}  right {:.3}  of {all}", share(found, all), share(right, all))?;
    }
    writeln!(out, "calibration    error {:.3}", score.calibration.error())?;
    for at in THRESHOLDS.map(|t| score.calibration.at(t)) {
        write!(out, "  from {:.1}     {:3.0} % of the quotes", at.confidence, at.kept * 100.0)?;
        writeln!(out, "  precision {:.3}  recall {:.3}", at.precision, at.recall)?;
    }
    Ok(())
}

fn machine(score: &Score, errors: usize) -> Value {
    let f1 = |c: Counts| {
        json!({"f1": c.f1(), "precision": c.precision(), "recall": c.recall(),
               "hit": c.hit, "gold": c.gold, "predicted": c.predicted})
    };
    let at = THRESHOLDS.map(|t| score.calibration.at(t));
    let at =
        at.map(|t| json!({"confidence": t.confidence, "kept": t.kept, "precision": t.precision, "recall": t.recall}));
    let bins = score.calibration.bins();
    let bins = bins.map(|b| json!({"quotes": b.quotes, "confidence": b.confidence, "right": b.right}));
    let mistakes = score.mistakes.iter().take(errors);
    let mistakes = mistakes.map(|m| json!({"id": m.id, "what": m.what, "gold": m.want, "got": m.got}));
    let shares = score.figures().into_iter().filter(|(name, _)| ["speaker", "cue", "kind", "act"].contains(name));
    let mut out = Map::new();
    out.insert("articles".to_owned(), score.articles.into());
    out.extend(f1_rows(score).into_iter().map(|(name, counts)| (name, f1(counts))));
    out.extend(shares.map(|(name, share)| (name.to_owned(), share.into())));
    out.insert("calibration".to_owned(), json!({"error": score.calibration.error(), "bins": bins, "thresholds": at}));
    if errors > 0 {
        out.insert("mistakes".to_owned(), mistakes.collect());
    }
    Value::Object(out)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
