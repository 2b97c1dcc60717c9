//! Time grows with the length of a text, not with its square.

mod common;

use std::time::{Duration, Instant};

use trichdan::{Article, Extractor};

/// A text ten times as long may take this many times as long.
const AT_MOST: f64 = 15.0;

/// The time that this thread has had a processor, so that a busy machine does not count; elsewhere than on Linux the
/// time on the wall.
fn now(start: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = stat.as_deref().and_then(|s| s.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

/// Seconds for so many extractions, the best of three.
fn time(extractor: &Extractor, text: &str, times: usize) -> f64 {
    let article = Article::new("a", text);
    let start = Instant::now();
    let run = || {
        let before = now(start);
        for _ in 0..times {
            std::hint::black_box(extractor.extract(&article)).expect("a text under the limit");
        }
        (now(start) - before).as_secs_f64()
    };
    (0..3).map(|_| run()).fold(f64::INFINITY, f64::min)
}

fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

#[test]
fn ten_times_the_text_takes_about_ten_times_as_long() {
    // Without optimization the same shapes, shorter.
    let small = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
    let extractor = Extractor::builder().words(true).build();
    let prose: String = common::fixtures().into_iter().map(|(_, text)| text + "\n").collect();
    let one_line = prose.split_whitespace().collect::<Vec<_>>().join(" ");
    let without_ends: String = one_line.chars().filter(|c| !".?!:;“”\"".contains(*c)).collect();
    let shapes = [
        ("prose", prose.as_str()),
        ("prose in one line", &one_line),
        ("one sentence", &without_ends),
        ("marks", "\""),
        ("opening marks", "“"),
        ("marks around letters", "“a” "),
        ("quotes", "“Cầu sẽ xong trong tháng 5”, ông Trần Hữu Phát nói. "),
        ("opening quotes", "Ông Trần Hữu Phát nói: “Cầu sẽ xong. "),
        ("capitals", "Nguyễn "),
        ("capitals without blanks", "Ă"),
        ("capitals and stops", "A. "),
        ("cues", "nói "),
        ("names and cues", "Ông Phát cho biết "),
        ("pronouns", "Ông nói. "),
        ("nominals", "Người này nói cầu sẽ xong. "),
        ("described speakers", "Một người dân nói cầu sẽ xong. "),
        ("digits", "7"),
        ("numbers", "1.234,5 "),
        ("numbers and units", "3 tỷ đồng "),
        ("dates", "ngày 3/4/2019 "),
        ("letters without blanks", "abc"),
        ("brackets", "("),
        ("commas", ", "),
        ("lines", "\n"),
        ("decomposed", "e\u{302}\u{301}"),
        ("character references", "&quot;"),
    ];
    // The first call builds what is built once.
    time(&extractor, "Ông Phát nói: “Có”.", 1);
    let mut slow = Vec::new();
    for (name, piece) in shapes {
        let (short, long) = (filled(piece, small), filled(piece, small * 10));
        let (mut factor, mut seconds) = (f64::INFINITY, 0.0);
        // A busy machine gets another try.
        for _ in 0..2 {
            // As much text each: ten short ones, one long one.
            let (short, long) = (time(&extractor, &short, 10), time(&extractor, &long, 1));
            // Ticks of the clock are longer than what a few of the shapes take.
            factor = f64::min(factor, 10.0 * long / short.max(0.015));
            seconds = long;
            if factor <= AT_MOST {
                break;
            }
        }
        println!("{name}: {factor:.1} times, {:.0} ns for a byte", seconds * 1e9 / long.len() as f64);
        if factor > AT_MOST {
            slow.push(format!("{name}: {factor:.1} times as long"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
