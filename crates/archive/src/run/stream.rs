//! Articles in, records out, for programs with input and output of their own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use trichdan::{Article, Extraction};

use crate::place::{At, Place};
use crate::reject::{Raw, Reason, Reject};
use crate::run::ordered::{self, Job, Lost, Sink};
use crate::take::Extract;

/// Extracts articles by several threads; results come in the order of the articles.
///
/// Memory is bounded: articles are taken as results are fetched. A panic of the extractor, or an article that takes longer
/// than `time_limit`, is a [`Reject`] in its place; its `file` is `articles` and its row the number of the article, from 1.
/// Dropping the stream ends the work.
///
/// ```
/// use std::time::Duration;
/// use trichdan::Article;
/// use trichdan_archive::stream;
///
/// let articles = (0..100).map(|i| Article::new(i.to_string(), "Bà Lê Thị Sương nói chợ vẫn mở."));
/// let records = stream(articles, trichdan::extract, 2, Duration::from_secs(60));
/// let ids: Vec<_> = records.map(|r| r.map(|record| record.id)).collect::<Result<_, _>>().expect("no rejects");
/// assert_eq!(ids[99], "99");
/// ```
///
/// # Panics
///
/// If the system gives no threads.
pub fn stream(
    articles: impl IntoIterator<Item = Article, IntoIter: Send + 'static>,
    extract: impl Fn(&Article) -> Result<Extraction, trichdan::Error> + Send + Sync + 'static,
    threads: usize,
    time_limit: Duration,
) -> Stream {
    let (sender, receiver) = sync_channel(4);
    let articles = articles.into_iter();
    let job = Extracts(Arc::new(extract));
    let run = move || {
        let numbered = articles.zip(1..);
        // It fails when nobody listens any more: then there is nobody to tell.
        let _ = ordered::run(job, numbered, Sends(sender), threads, time_limit).1;
    };
    std::thread::Builder::new().name("trichdan-stream".to_owned()).spawn(run).expect("the system gives a thread");
    Stream { receiver, batch: Vec::new().into_iter() }
}

/// The results of [`stream`].
#[derive(Debug)]
pub struct Stream {
    receiver: Receiver<Vec<Done>>,
    batch: std::vec::IntoIter<Done>,
}

type Done = Result<Extraction, Box<Reject>>;

impl Iterator for Stream {
    type Item = Result<Extraction, Box<Reject>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(done) = self.batch.next() {
                return Some(done);
            }
            self.batch = self.receiver.recv().ok()?.into_iter();
        }
    }
}

struct Extracts(Extract);

fn reject((article, number): &(Article, u64), reason: Reason, message: String) -> Box<Reject> {
    let raw = Raw::whole(article.text.clone().into_bytes());
    Box::new(Reject::new(Place::new("articles", At::Row(*number)), reason, message, raw))
}

impl Job for Extracts {
    type Item = (Article, u64);
    type Done = Done;
    type Batch = Vec<Done>;

    fn size(&self, (article, _): &Self::Item) -> usize {
        article.text.len()
    }

    fn work(&self, item: &Self::Item) -> Done {
        (self.0)(&item.0).map_err(|error| {
            let reason = match error.kind() {
                trichdan::ErrorKind::TooLarge => Reason::TooLarge,
                trichdan::ErrorKind::Date => Reason::Date,
                _ => Reason::NoArticle,
            };
            reject(item, reason, error.to_string())
        })
    }

    fn lost(&self, item: &Self::Item, how: Lost) -> Done {
        Err(match how {
            Lost::Panic(message) => reject(item, Reason::Panic, format!("the extractor failed: {message}")),
            Lost::TimeLimit(limit) => reject(item, Reason::TimeLimit, format!("took longer than {limit:?}")),
        })
    }

    fn pack(&self, done: Vec<Done>) -> Vec<Done> {
        done
    }
}

struct Sends(SyncSender<Vec<Done>>);

impl Sink for Sends {
    type Batch = Vec<Done>;
    type Error = ();

    fn take(&mut self, batch: Vec<Done>) -> Result<(), ()> {
        // Nobody listens any more.
        self.0.send(batch).map_err(drop)
    }
}
