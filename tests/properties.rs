//! What holds for every text, however broken.

mod common;

use std::sync::LazyLock;

use proptest::prelude::*;
use trichdan::{Article, Extraction, Extractor, Gazetteer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static PLAIN: LazyLock<Extractor> = LazyLock::new(Extractor::new);
static WORDS: LazyLock<Extractor> = LazyLock::new(|| Extractor::builder().words(true).build());
static FIXTURES: LazyLock<Vec<String>> = LazyLock::new(|| common::fixtures().into_iter().map(|(_, t)| t).collect());

/// Extracts and checks the record.
fn sound(article: &Article) -> Result<Extraction, String> {
    let record = WORDS.extract(article).map_err(|e| e.to_string())?;
    common::check(article, &record).and_then(|()| common::round_trip(&record)).map_err(|e| {
        let start: String = article.text.chars().take(2000).collect();
        format!("{e}\nin title {:?}, text {start:?}", article.title)
    })?;
    Ok(record)
}

/// One way to spoil a text.
#[derive(Debug, Clone)]
enum Change {
    Delete(usize, usize),
    Double(usize, usize),
    Insert(usize, &'static str),
    DropMarks,
    Decompose,
    Crlf,
    Entities,
    JoinLines,
    Slice(usize, usize),
    Lower,
    Upper,
}

const PIECES: [&str; 24] = [
    "“",
    "”",
    "\"",
    "'",
    "\u{301}",
    "\u{323}",
    "\u{200b}",
    "\u{feff}",
    "\0",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    ": ",
    " - ",
    "(",
    ")",
    ",",
    ". ",
    "nói ",
    " theo ",
    "1.234,5%",
    "👩\u{200d}🚀",
];

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        1 => (any::<usize>(), 1..40usize).prop_map(|(at, n)| Change::Delete(at, n)),
        1 => (any::<usize>(), 1..200usize).prop_map(|(at, n)| Change::Double(at, n)),
        4 => (any::<usize>(), prop::sample::select(&PIECES[..])).prop_map(|(at, piece)| Change::Insert(at, piece)),
        1 => Just(Change::DropMarks),
        1 => Just(Change::Decompose),
        1 => Just(Change::Crlf),
        1 => Just(Change::Entities),
        1 => Just(Change::JoinLines),
        1 => (any::<usize>(), 20..1500usize).prop_map(|(at, n)| Change::Slice(at, n)),
        1 => Just(Change::Lower),
        1 => Just(Change::Upper),
    ]
}

/// The byte offset of a character, counted round and round.
fn boundary(text: &str, at: usize) -> usize {
    text.char_indices().nth(at % (text.chars().count() + 1)).map_or(text.len(), |(i, _)| i)
}

fn behind(text: &str, from: usize, chars: usize) -> usize {
    text[from..].char_indices().nth(chars).map_or(text.len(), |(i, _)| from + i)
}

fn apply(text: &str, change: &Change) -> String {
    match *change {
        Change::Delete(at, n) => {
            let start = boundary(text, at);
            [&text[..start], &text[behind(text, start, n)..]].concat()
        }
        Change::Double(at, n) => {
            let start = boundary(text, at);
            let end = behind(text, start, n);
            [&text[..end], &text[start..]].concat()
        }
        Change::Insert(at, piece) => {
            let start = boundary(text, at);
            [&text[..start], piece, &text[start..]].concat()
        }
        Change::DropMarks => text.nfd().filter(|&c| !is_combining_mark(c)).collect(),
        Change::Decompose => text.nfd().collect(),
        Change::Crlf => text.replace('\n', "\r\n"),
        Change::Entities => text
            .replace('&', "&amp;")
            .replace(['"', '“', '”'], "&quot;")
            .replace('à', "&agrave;")
            .replace('ê', "&#234;")
            .replace('á', "&#xE1;"),
        Change::JoinLines => text.split('\n').filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" "),
        Change::Slice(at, n) => {
            let start = boundary(text, at);
            text[start..behind(text, start, n)].to_owned()
        }
        Change::Lower => text.to_lowercase(),
        Change::Upper => text.to_uppercase(),
    }
}

/// A part of a fixture, spoilt up to eight times.
fn spoilt() -> impl Strategy<Value = String> {
    let part = (0..FIXTURES.len(), any::<usize>(), 100..2500usize);
    (part, prop::collection::vec(change(), 0..8)).prop_map(|((i, at, n), changes)| {
        let part = apply(&FIXTURES[i], &Change::Slice(at, n));
        changes.iter().fold(part, |text, change| apply(&text, change))
    })
}

/// Made of what the rules look for.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(
        &[
            "ông",
            "Ông",
            "bà",
            "Phát",
            "Nguyễn",
            "Trần Hữu Phát",
            "nói",
            "cho biết",
            "theo",
            "Theo",
            "rằng",
            "“",
            "”",
            "\"",
            "'",
            ":",
            ",",
            ".",
            "-",
            "\n",
            "\n\n",
            "Nga",
            "Bộ Y tế",
            "tổng thống",
            "không",
            "sẽ",
            "5",
            "1.000",
            "tỷ đồng",
            "hôm qua",
            "ngày 3/4",
            "AFP",
            "dẫn lời",
            "?",
            "!",
            "...",
            "(",
            ")",
            "anh",
            "họ",
            "tổ chức này",
            "TP HCM",
            "…",
            "&quot;",
            "%",
            "–",
        ][..],
    );
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

fn config(cases: u32) -> ProptestConfig {
    // CI has no place for a file of regressions: what fails becomes a test of its own.
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_string(text in any::<String>(), title in any::<Option<String>>()) {
        let mut article = Article::new("a", text);
        article.title = title;
        sound(&article).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_order_of_what_the_rules_look_for(text in pieces(), title in prop::option::of(pieces())) {
        let mut article = Article::new("a", text).with_published("2019-08-15");
        article.title = title;
        sound(&article).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(config(160))]

    #[test]
    fn spoilt_articles(text in spoilt(), title in prop::option::of(spoilt())) {
        let mut article = Article::new("a", text).with_published("2020-02-29");
        article.title = title.map(|t| t.chars().take(120).collect());
        sound(&article).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn gazetteers_and_dates_fail_or_pass_but_never_panic(tsv in "([A-Za-zĐđà ]{0,8}[\t|=\n#]{0,3}(person|country)?){0,9}", date in "[0-9]{0,5}-?[0-9]{0,3}-?[0-9]{0,3}.{0,3}") {
        if let Ok(own) = Gazetteer::from_tsv("own.tsv", &tsv) {
            prop_assert!(own.entries().iter().all(|e| !e.name.is_empty()));
        }
        let article = Article::new("a", "Hôm qua, ông Phát nói: “Ngày mai tôi đi”.").with_published(date);
        if let Ok(record) = PLAIN.extract(&article) {
            common::check(&article, &record).map_err(TestCaseError::fail)?;
        }
    }
}

#[test]
fn fixtures_and_their_other_forms_are_sound() {
    for text in FIXTURES.iter() {
        for change in [
            Change::Insert(0, ""),
            Change::Decompose,
            Change::Crlf,
            Change::Entities,
            Change::DropMarks,
            Change::JoinLines,
        ] {
            let text = apply(text, &change);
            let (title, rest) = text.split_once('\n').unwrap_or(("", &text));
            sound(&Article::new("a", rest).with_title(title)).unwrap_or_else(|e| panic!("{change:?}: {e}"));
            sound(&Article::new("a", text.clone())).unwrap_or_else(|e| panic!("{change:?}: {e}"));
        }
    }
}

#[test]
fn naughty_strings_are_sound() {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n",
        "\r\n\r\n",
        " \t\u{a0}\u{3000}\n",
        "\0",
        "\0\0nói\0: \0“\0”",
        "\u{301}",
        "\u{301}\u{323}\u{302}\u{306}",
        "a\u{301}\u{301}\u{301}\u{301}",
        "\u{a59}®0",
        "“\u{301}\u{323}”",
        "\u{2adc}",
        "\u{1d15e}",
        "\u{feff}",
        "\u{feff}Ông Phát nói: “Có”.",
        "\u{200b}\u{200d}\u{200c}",
        "\u{fffd}\u{fffe}\u{ffff}",
        "\u{202e}Ông Phát nói: “Có”\u{202c}",
        "قال الرئيس: «نعم»",
        "אמר: \"כן\"",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦 nói: “👍🏽”",
        "🇻🇳🇻🇳🇻",
        "“",
        "”",
        "”“",
        "““””",
        "\"",
        "\"\"",
        "'",
        "nói",
        "Nói",
        ":",
        "nói:",
        "nói: “",
        "“” nói",
        "ông",
        "Ông",
        "Theo",
        "theo ,",
        "- - -",
        "1",
        "1.",
        "1.000.000.000.000.000.000.000.000.000.000.000.000.000.000.000 tỷ tỷ tỷ đồng",
        "-0,0",
        "١٢٣ người",
        "½ người",
        "ngày 31/2/0000",
        "ngày 99/99/99999",
        "năm 99999999999999999999",
        "&",
        "&#",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
        "&#99999999999999;",
        "&quot",
        "&nbsp;",
        "&amp;quot;",
        "&lt;p&gt;",
        "<p>Ông Phát nói</p>",
        "ß ﬁ ǆ İ ı",
        "ÔNG PHÁT NÓI: “CÓ”.",
        "Ｏ̂ｎｇ",
        "Ð ð Đ đ",
        "\u{1d400}\u{1d401}",
        "a/b\\c%00",
        "Ông Phát nói: “Có",
        "Ông Phát nói: Có”.",
        "“Có”, ông",
        "“Có” “Không” ông Phát nói.",
        "A: “B: ‘C: “D”’”.",
    ]
    .map(str::to_owned)
    .to_vec();
    for (piece, times) in [
        ("\"", 10_000),
        ("“", 10_000),
        ("”", 10_000),
        ("'", 10_000),
        ("“\n", 10_000),
        ("(", 100_000),
        ("()", 20_000),
        ("a", 200_000),
        ("Ă", 50_000),
        ("9", 50_000),
        ("1.", 20_000),
        ("1 tỷ ", 10_000),
        ("nói ", 50_000),
        ("Nói ", 20_000),
        ("ông ", 20_000),
        ("Ông Phát nói ", 10_000),
        ("Nguyễn ", 20_000),
        (": ", 20_000),
        (", ", 20_000),
        ("\n", 100_000),
        ("\u{301}", 50_000),
        ("a\u{301}", 30_000),
        ("&", 50_000),
        ("&amp;", 20_000),
        ("theo ", 20_000),
        ("“a” ", 10_000),
        ("“Có”, ông Phát nói. ", 3_000),
        ("- ", 20_000),
        ("A.", 20_000),
        ("A-", 20_000),
        ("👩\u{200d}🚀", 10_000),
        ("\0", 50_000),
        (" ", 100_000),
        ("không ", 20_000),
        ("“Ông Phát nói: ", 5_000),
        ("...", 20_000),
    ] {
        texts.push(piece.repeat(times));
    }
    // A border between title and text that marks or line ends could cross.
    for (title, text) in [
        ("a", "\u{301}\u{323}"),
        ("a\r", "\nÔng"),
        ("a\n", "\u{323}\u{301} nói"),
        ("ho", "à"),
        ("“a", "b”"),
        ("&am", "p;"),
        ("", ""),
    ] {
        sound(&Article::new("a", text).with_title(title)).unwrap_or_else(|e| panic!("{title:?}, {text:?}: {e}"));
    }
    for text in texts {
        let start: String = text.chars().take(30).collect();
        let clock = std::time::Instant::now();
        sound(&Article::new("a", text.clone())).unwrap_or_else(|e| panic!("{e}"));
        if text.len() < 1000 {
            sound(&Article::new("a", "Ông Phát nói: “Có”.").with_title(text))
                .unwrap_or_else(|e| panic!("as a title: {e}"));
        }
        let seconds = clock.elapsed().as_secs_f64();
        assert!(seconds < 10.0, "{start:?} … took {seconds:.1} s");
        if std::env::var_os("TRICHDAN_SLOW").is_some() && seconds > 0.2 {
            eprintln!("{seconds:.2} s  {start:?}");
        }
    }
}

#[test]
fn a_worker_used_before_and_threads_say_the_same() {
    let articles: Vec<Article> = FIXTURES.iter().map(|t| Article::new("a", t.as_str())).collect();
    let fresh = |a: &Article| Extractor::new().extract(a).expect("a short text");
    let want: Vec<Extraction> = articles.iter().map(fresh).collect();
    let mut worker = PLAIN.worker();
    for _ in 0..2 {
        for (article, want) in articles.iter().zip(&want).rev() {
            assert_eq!(worker.extract(article).as_ref(), Ok(want));
        }
    }
    std::thread::scope(|scope| {
        for shift in 0..4 {
            let (articles, want) = (&articles, &want);
            scope.spawn(move || {
                let mut worker = PLAIN.worker();
                for i in 0..articles.len() {
                    let i = (i + shift * 5) % articles.len();
                    assert_eq!(worker.extract(&articles[i]).as_ref(), Ok(&want[i]));
                }
            });
        }
    });
}

#[test]
fn an_extractor_can_be_shared() {
    fn shared<T: Send + Sync>() {}
    fn sent<T: Send>() {}
    shared::<Extractor>();
    shared::<Extraction>();
    shared::<Article>();
    shared::<Gazetteer>();
    shared::<trichdan::Error>();
    sent::<trichdan::Worker<'_>>();
}
