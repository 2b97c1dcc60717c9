//! Work by several threads, results in the order of the items.
//!
//! There is no reader and no writer thread: each of the `threads` takes a batch of items (one at a time may), works on it,
//! and whoever finishes the batch whose turn it is hands on all that is ready. One thread does all of it in turn. The caller
//! watches the clock: threads cannot be ended, so a thread that is over the time limit is left alone, another one takes over
//! its batch behind the item in question, and what the first one may still bring is thrown away.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::read::said;

/// Items of a batch at most, and their bytes.
const BATCH: (usize, usize) = (32, 256 << 10);
/// Bytes of items that are taken and not yet handed on.
const IN_FLIGHT: usize = 4 << 20;

/// Batches that each thread may be ahead of the one whose turn it is: enough to work on while a part is being compressed.
const AHEAD: u64 = 32;

/// What is done with items.
pub(crate) trait Job: Send + Sync + 'static {
    type Item: Send + Sync + 'static;
    type Done: Send + 'static;
    type Batch: Send + 'static;

    /// Bytes of an item, about.
    fn size(&self, item: &Self::Item) -> usize;
    /// The work on one item; may panic.
    fn work(&self, item: &Self::Item) -> Self::Done;
    /// What becomes of an item whose work failed.
    fn lost(&self, item: &Self::Item, how: Lost) -> Self::Done;
    /// The results of a batch, in order, made ready to be handed on. Done by the worker.
    fn pack(&self, done: Vec<Self::Done>) -> Self::Batch;
}

/// How the work on an item failed.
pub(crate) enum Lost {
    Panic(String),
    TimeLimit(Duration),
}

/// Where results go, in order.
pub(crate) trait Sink: Send + 'static {
    type Batch;
    type Error: Send + 'static;

    /// An error ends the run.
    fn take(&mut self, batch: Self::Batch) -> Result<(), Self::Error>;
}

/// Works through the items; gives the sink back, and the error that ended the run early.
pub(crate) fn run<J, S>(
    job: J,
    items: impl Iterator<Item = J::Item> + Send + 'static,
    sink: S,
    threads: usize,
    time_limit: Duration,
) -> (S, Result<(), S::Error>)
where
    J: Job,
    S: Sink<Batch = J::Batch>,
{
    let threads = threads.max(1);
    let shared = Arc::new(Shared {
        job,
        time_limit,
        window: AHEAD * threads as u64,
        items: Mutex::new(Items { items: Box::new(items), taken: 0, ended: false }),
        order: Mutex::new(Order {
            ready: BTreeMap::new(),
            next: 0,
            busy: false,
            in_flight: 0,
            end: None,
            failure: None,
        }),
        sink: Mutex::new(Some(sink)),
        moved: Condvar::new(),
        leases: Mutex::new(Vec::new()),
    });
    for _ in 0..threads {
        spawn(&shared, None);
    }
    shared.supervise();
    let sink = lock(&shared.sink).take().expect("the run gives it back once");
    match lock(&shared.order).failure.take() {
        None => (sink, Ok(())),
        Some(Failure::Error(error)) => (sink, Err(error)),
        Some(Failure::Panic(panic)) => resume_unwind(panic),
    }
}

struct Shared<J: Job, S: Sink> {
    job: J,
    time_limit: Duration,
    /// Batches that may be taken ahead of the one whose turn it is.
    window: u64,
    items: Mutex<Items<J::Item>>,
    order: Mutex<Order<J::Batch, S::Error>>,
    sink: Mutex<Option<S>>,
    moved: Condvar,
    /// Batches in work.
    leases: Mutex<Vec<Arc<Mutex<Lease<J>>>>>,
}

struct Items<I> {
    items: Box<dyn Iterator<Item = I> + Send>,
    taken: u64,
    ended: bool,
}

struct Order<B, E> {
    ready: BTreeMap<u64, (B, usize)>,
    /// The batch whose turn it is.
    next: u64,
    /// Whether a thread is at the sink.
    busy: bool,
    in_flight: usize,
    /// How many batches there are, once that is known.
    end: Option<u64>,
    failure: Option<Failure<E>>,
}

enum Failure<E> {
    Error(E),
    Panic(Box<dyn Any + Send>),
}

/// A batch in the hands of a thread.
struct Lease<J: Job> {
    number: u64,
    size: usize,
    items: Vec<Arc<J::Item>>,
    done: Vec<J::Done>,
    /// Since when the item behind those that are done is worked on.
    since: Option<Instant>,
    /// Taken over by another thread.
    revoked: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn spawn<J: Job, S: Sink<Batch = J::Batch>>(shared: &Arc<Shared<J, S>>, lease: Option<Arc<Mutex<Lease<J>>>>) {
    let shared = shared.clone();
    // Pages can be nested deeply.
    let thread = std::thread::Builder::new().name(THREAD_NAME.to_owned()).stack_size(64 << 20);
    thread.spawn(move || shared.worker(lease)).expect("the system gives a thread");
}

/// The name of the threads that work; a panic hook may want to be silent for them.
pub const THREAD_NAME: &str = "trichdan-archive";

impl<J: Job, S: Sink<Batch = J::Batch>> Shared<J, S> {
    fn worker(&self, mut lease: Option<Arc<Mutex<Lease<J>>>>) {
        while let Some(taken) = lease.take().or_else(|| self.take()) {
            let Some((number, size, done)) = self.process(&taken) else { return };
            let packed = catch_unwind(AssertUnwindSafe(|| self.job.pack(done)));
            lock(&self.leases).retain(|l| !Arc::ptr_eq(l, &taken));
            match packed {
                Ok(batch) => self.deliver(number, batch, size),
                Err(panic) => self.fail(Failure::Panic(panic)),
            }
        }
    }

    /// The next batch; waits while too much is under way.
    fn take(&self) -> Option<Arc<Mutex<Lease<J>>>> {
        let mut items = lock(&self.items);
        let number = items.taken;
        let mut order = lock(&self.order);
        while order.failure.is_none()
            && (number >= order.next + self.window || (order.in_flight > IN_FLIGHT && number > order.next))
        {
            order = self.moved.wait(order).unwrap_or_else(PoisonError::into_inner);
        }
        if order.failure.is_some() || items.ended {
            return None;
        }
        drop(order);
        let mut batch = Vec::new();
        let mut size = 0;
        while batch.len() < BATCH.0 && size < BATCH.1 {
            let Some(item) = items.items.next() else {
                items.ended = true;
                break;
            };
            size += self.job.size(&item);
            batch.push(Arc::new(item));
        }
        let mut order = lock(&self.order);
        order.in_flight += size;
        if !batch.is_empty() {
            items.taken += 1;
        }
        if items.ended {
            order.end = Some(items.taken);
            self.moved.notify_all();
        }
        if batch.is_empty() {
            return None;
        }
        let lease = Lease { number, size, items: batch, done: Vec::new(), since: None, revoked: false };
        let lease = Arc::new(Mutex::new(lease));
        lock(&self.leases).push(lease.clone());
        Some(lease)
    }

    /// The results of a batch; `None` if it was taken over.
    fn process(&self, lease: &Mutex<Lease<J>>) -> Option<(u64, usize, Vec<J::Done>)> {
        loop {
            let item = {
                let mut lease = lock(lease);
                if lease.revoked {
                    return None;
                }
                match lease.items.get(lease.done.len()).cloned() {
                    Some(item) => {
                        lease.since = Some(Instant::now());
                        item
                    }
                    None => {
                        lease.since = None;
                        return Some((lease.number, lease.size, std::mem::take(&mut lease.done)));
                    }
                }
            };
            let done = catch_unwind(AssertUnwindSafe(|| self.job.work(&item)))
                .unwrap_or_else(|panic| self.job.lost(&item, Lost::Panic(said(&*panic).to_owned())));
            let mut lease = lock(lease);
            if lease.revoked {
                return None;
            }
            lease.done.push(done);
        }
    }

    /// Hands on what is ready, if no other thread does.
    fn deliver(&self, number: u64, batch: J::Batch, size: usize) {
        let mut order = lock(&self.order);
        order.ready.insert(number, (batch, size));
        if order.busy {
            return;
        }
        order.busy = true;
        while order.failure.is_none() {
            let next = order.next;
            let Some((batch, size)) = order.ready.remove(&next) else { break };
            drop(order);
            let taken = catch_unwind(AssertUnwindSafe(|| match lock(&self.sink).as_mut() {
                Some(sink) => sink.take(batch),
                None => Ok(()),
            }));
            order = lock(&self.order);
            match taken {
                Ok(Ok(())) => {}
                Ok(Err(error)) => order.failure = Some(Failure::Error(error)),
                Err(panic) => order.failure = Some(Failure::Panic(panic)),
            }
            order.next += 1;
            order.in_flight -= size;
            self.moved.notify_all();
        }
        order.busy = false;
        self.moved.notify_all();
    }

    fn fail(&self, failure: Failure<S::Error>) {
        lock(&self.order).failure.get_or_insert(failure);
        self.moved.notify_all();
    }

    /// Until all is handed on or the run has failed.
    fn supervise(self: &Arc<Self>) {
        let tick = (self.time_limit / 4).clamp(Duration::from_millis(5), Duration::from_millis(200));
        loop {
            let order = lock(&self.order);
            let over = |order: &Order<_, _>| order.failure.is_some() || order.end == Some(order.next);
            if over(&order) && !order.busy {
                return;
            }
            drop(self.moved.wait_timeout(order, tick).unwrap_or_else(PoisonError::into_inner));
            self.look_at_the_clock();
        }
    }

    fn look_at_the_clock(self: &Arc<Self>) {
        let leases = lock(&self.leases).clone();
        for old in leases {
            let mut lease = lock(&old);
            if lease.since.is_none_or(|since| since.elapsed() <= self.time_limit) {
                continue;
            }
            lease.revoked = true;
            let mut done = std::mem::take(&mut lease.done);
            done.push(self.job.lost(&lease.items[done.len()], Lost::TimeLimit(self.time_limit)));
            let items = std::mem::take(&mut lease.items);
            let (number, size) = (lease.number, lease.size);
            drop(lease);
            let new = Arc::new(Mutex::new(Lease { number, size, items, done, since: None, revoked: false }));
            let mut leases = lock(&self.leases);
            leases.retain(|l| !Arc::ptr_eq(l, &old));
            leases.push(new.clone());
            drop(leases);
            spawn(self, Some(new));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Squares;

    impl Job for Squares {
        type Item = u64;
        type Done = String;
        type Batch = Vec<String>;

        fn size(&self, _: &u64) -> usize {
            20 << 10
        }

        fn work(&self, item: &u64) -> String {
            match item % 100 {
                13 => panic!("thirteen"),
                37 => std::thread::sleep(Duration::from_millis(400)),
                _ => {}
            }
            (item * item).to_string()
        }

        fn lost(&self, item: &u64, how: Lost) -> String {
            match how {
                Lost::Panic(said) => format!("{item} {said}"),
                Lost::TimeLimit(_) => format!("{item} late"),
            }
        }

        fn pack(&self, done: Vec<String>) -> Vec<String> {
            done
        }
    }

    struct Collected(Vec<String>, usize);

    impl Sink for Collected {
        type Batch = Vec<String>;
        type Error = &'static str;

        fn take(&mut self, batch: Vec<String>) -> Result<(), &'static str> {
            self.0.extend(batch);
            if self.0.len() > self.1 { Err("full") } else { Ok(()) }
        }
    }

    #[test]
    fn in_order_with_what_is_lost_in_its_place() {
        let want: Vec<_> = (0..300u64)
            .map(|i| match i % 100 {
                13 => format!("{i} thirteen"),
                37 => format!("{i} late"),
                _ => (i * i).to_string(),
            })
            .collect();
        for threads in [1, 2, 5] {
            let sink = Collected(Vec::new(), usize::MAX);
            let (sink, result) = run(Squares, 0..300, sink, threads, Duration::from_millis(80));
            assert_eq!(result, Ok(()));
            assert_eq!(sink.0, want);
        }
    }

    #[test]
    fn an_error_of_the_sink_ends_the_run() {
        let (sink, result) = run(Squares, 0.., Collected(Vec::new(), 70), 3, Duration::from_secs(9));
        assert_eq!(result, Err("full"));
        assert!((71..103).contains(&sink.0.len()));
    }

    #[test]
    fn nothing_to_do() {
        let (sink, result) = run(Squares, 0..0, Collected(Vec::new(), 70), 2, Duration::from_secs(9));
        assert_eq!((sink.0.len(), result), (0, Ok(())));
    }

    #[test]
    #[should_panic(expected = "sink failed")]
    fn a_panic_of_the_sink_is_passed_on() {
        struct Fails;
        impl Sink for Fails {
            type Batch = Vec<String>;
            type Error = ();
            fn take(&mut self, _: Vec<String>) -> Result<(), ()> {
                panic!("sink failed")
            }
        }
        let _ = run(Squares, 0..90, Fails, 2, Duration::from_secs(9));
    }
}
