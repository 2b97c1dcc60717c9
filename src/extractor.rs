//! The pipeline, from an article to its record.

use once_cell::sync::Lazy;

use crate::article::Article;
use crate::assemble::{BORDER, Found};
use crate::error::{Error, ErrorKind};
use crate::explain::{self, Explanation};
use crate::feature;
use crate::internals::Said;
use crate::lexicon::{Gazetteer, Hits, Lexicon};
use crate::record::Extraction;
use crate::reference::Entities;
use crate::segment::Segments;
use crate::text::View;
use crate::{claims, names, quotes};

/// Extracts with the default options.
///
/// # Errors
///
/// See [`Extractor::extract`].
pub fn extract(article: &Article) -> Result<Extraction, Error> {
    static DEFAULT: Lazy<Extractor> = Lazy::new(Extractor::new);
    DEFAULT.extract(article)
}

/// The lexicon and the options, immutable: one for all threads.
#[derive(Debug)]
pub struct Extractor {
    lexicon: Knowledge,
    options: Options,
}

#[derive(Debug)]
enum Knowledge {
    BuiltIn(&'static Lexicon),
    Own(Box<Lexicon>),
}

#[derive(Debug, Clone)]
struct Options {
    words: bool,
    quotes: bool,
    limit: usize,
}

/// Options of an [`Extractor`].
#[derive(Debug, Clone)]
pub struct Builder {
    options: Options,
    gazetteers: Vec<Gazetteer>,
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::new()
    }
}

impl Extractor {
    /// With the built-in lexicon and the default options.
    pub fn new() -> Self {
        Extractor::builder().build()
    }

    /// To set options.
    pub fn builder() -> Builder {
        Builder { options: Options { words: false, quotes: true, limit: 64 << 20 }, gazetteers: Vec::new() }
    }

    /// All that the article says of who said what.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::TooLarge`] for a text over the limit, [`ErrorKind::Date`] for a `published` that is no date.
    pub fn extract(&self, article: &Article) -> Result<Extraction, Error> {
        self.worker().extract(article)
    }

    /// A worker for one thread, for batches.
    pub fn worker(&self) -> Worker<'_> {
        Worker { extractor: self }
    }

    fn lexicon(&self) -> &Lexicon {
        match &self.lexicon {
            Knowledge::BuiltIn(lexicon) => lexicon,
            Knowledge::Own(lexicon) => lexicon,
        }
    }
}

impl Builder {
    /// Adds names that win over the built-in ones.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteers.push(gazetteer);
        self
    }

    /// Whether records carry the words. Off by default.
    #[must_use]
    pub fn words(mut self, on: bool) -> Self {
        self.options.words = on;
        self
    }

    /// Whether quotes are looked for. On by default.
    #[must_use]
    pub fn quotes(mut self, on: bool) -> Self {
        self.options.quotes = on;
        self
    }

    /// The longest text taken, in bytes (64 MiB by default, at most 1 GiB).
    #[must_use]
    pub fn limit(mut self, bytes: usize) -> Self {
        self.options.limit = bytes.min(1 << 30);
        self
    }

    /// The extractor.
    pub fn build(self) -> Extractor {
        let lexicon = if self.gazetteers.is_empty() {
            Knowledge::BuiltIn(Lexicon::built_in())
        } else {
            Knowledge::Own(Box::new(Lexicon::with(&self.gazetteers)))
        };
        Extractor { lexicon, options: self.options }
    }
}

/// Extracts article after article on one thread.
#[derive(Debug)]
pub struct Worker<'e> {
    extractor: &'e Extractor,
}

impl Worker<'_> {
    /// As [`Extractor::extract`].
    ///
    /// # Errors
    ///
    /// As [`Extractor::extract`].
    pub fn extract(&mut self, article: &Article) -> Result<Extraction, Error> {
        self.read(article, |found| found.extraction())
    }

    /// The record, and which row or rule made each mention, entity and quote of it: for the person who mends a
    /// gazetteer or wonders at a quote. The reasons are for reading; their words may change.
    ///
    /// # Errors
    ///
    /// As [`Extractor::extract`].
    ///
    /// ```
    /// use trichdan::{Article, Extractor};
    ///
    /// let extractor = Extractor::new();
    /// let why = extractor.worker().explain(&Article::new("a", "Bà Lê Thị Sương cho biết chợ vẫn mở."))?;
    /// assert!(why.quotes[0].iter().any(|reason| reason.contains("cho biết")));
    /// # Ok::<(), trichdan::Error>(())
    /// ```
    pub fn explain(&mut self, article: &Article) -> Result<Explanation, Error> {
        self.read(article, explain::explanation)
    }

    /// Runs the stages over an article and makes something of what they found.
    fn read<T>(&self, article: &Article, make: impl FnOnce(&Found<'_>) -> T) -> Result<T, Error> {
        let options = &self.extractor.options;
        if article.text.len() > options.limit {
            let reason = format!("the text has {} bytes, the limit is {}", article.text.len(), options.limit);
            return Err(Error::new(
                ErrorKind::TooLarge,
                &article.id,
                reason,
                "raise the limit of the extractor or split the text",
            ));
        }
        let published = match &article.published {
            Some(date) => match claims::published_date(date) {
                Some(date) => Some(date),
                None => {
                    let reason = format!("published {date:?} is no date");
                    return Err(Error::new(
                        ErrorKind::Date,
                        &article.id,
                        reason,
                        "write it as YYYY-MM-DD or leave it out",
                    ));
                }
            },
            None => None,
        };
        let lexicon = self.extractor.lexicon();
        let joined = article.title.as_ref().map(|title| [title, BORDER, &article.text].concat());
        let given = joined.as_deref().unwrap_or(&article.text);
        let view = View::new(given);
        let segments = Segments::new(view.text());
        let hits = Hits::new(lexicon, &segments);
        let names = names::find(lexicon, &segments, &hits);
        let entities = Entities::new(lexicon, &segments, &hits, &names);
        let quotes =
            if options.quotes { quotes::find(lexicon, &segments, &hits, &names, &entities) } else { Vec::new() };
        let found = Found {
            lexicon,
            article,
            given,
            view: &view,
            segments: &segments,
            hits: &hits,
            names: &names,
            entities: &entities,
            quotes: &quotes,
            with_words: options.words,
            published,
        };
        Ok(make(&found))
    }
}

/// The quotes of a text with the features of their acts and confidence.
pub(crate) fn said(text: &str) -> Vec<Said> {
    let article = Article::new("", text);
    let extractor = Extractor::new();
    let read = extractor.worker().read(&article, |found| {
        let record = found.extraction();
        let one = |(quote, draft)| {
            let (mut act, mut confidence) = (Vec::new(), Vec::new());
            let Found { lexicon, segments, hits, .. } = *found;
            claims::act_features(lexicon, segments, hits, draft, &mut |t, v| act.push(feature::text(t, v)));
            claims::confidence_features(lexicon, draft, &mut |t, v| confidence.push(feature::text(t, v)));
            Said { quote, act, confidence }
        };
        record.quotes.into_iter().zip(found.quotes).map(one).collect()
    });
    read.unwrap_or_default()
}
