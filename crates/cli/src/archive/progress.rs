//! A bar at a terminal, a line each ten seconds elsewhere.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use trichdan_archive::{Progress, Stop};

/// Shows a run until it is dropped.
pub struct Shown {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

const LINES: Duration = Duration::from_secs(10);
const BAR: Duration = Duration::from_millis(200);

impl Shown {
    pub fn start(progress: &Progress, stop: &Stop, watch: bool) -> Self {
        let (end, ended) = channel();
        let (progress, stop) = (progress.clone(), stop.clone());
        let terminal = io::stderr().is_terminal();
        let thread = std::thread::spawn(move || {
            let start = Instant::now();
            let bar = terminal.then(|| bar(watch));
            let tick = if terminal { BAR } else { LINES };
            let mut told = false;
            loop {
                let over = ended.recv_timeout(tick) != Err(RecvTimeoutError::Timeout);
                if stop.is_set() && !told && !over {
                    told = true;
                    let message = "stopping behind the part in hand; again to stop at once";
                    match &bar {
                        Some(bar) => bar.println(message),
                        None => drop(writeln!(io::stderr(), "{message}")),
                    }
                }
                match &bar {
                    Some(bar) => {
                        bar.set_length(progress.expected_bytes());
                        bar.set_position(progress.bytes());
                        bar.set_message(figures(&progress, start.elapsed()));
                        bar.tick();
                    }
                    None if over => {}
                    None => drop(writeln!(io::stderr(), "{}", line(&progress, start.elapsed()))),
                }
                if over {
                    break;
                }
            }
            if let Some(bar) = bar {
                bar.finish_and_clear();
            }
        });
        Shown { end: Some(end), thread: Some(thread) }
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // A bar that failed is no reason to fail.
            let _ = thread.join();
        }
    }
}

fn bar(watch: bool) -> ProgressBar {
    let template = if watch { "{spinner} {msg}" } else { "{bar:24} {percent:>3} %  {msg}  {eta} left" };
    let style = ProgressStyle::with_template(template).expect("the template is right").progress_chars("━╸─");
    ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_style(style)
}

fn figures(progress: &Progress, time: Duration) -> String {
    let seconds = time.as_secs_f64().max(0.001);
    let rate = progress.articles() as f64 / seconds;
    let bytes = HumanBytes((progress.bytes() as f64 / seconds) as u64);
    let (articles, rejects) = (HumanCount(progress.articles()), HumanCount(progress.rejects()));
    format!("{articles} articles  {rate:.0}/s  {bytes}/s  {rejects} rejects")
}

fn line(progress: &Progress, time: Duration) -> String {
    let (read, all) = (progress.bytes(), progress.expected_bytes());
    let figures = figures(progress, time);
    if read == 0 || all <= read {
        return format!("{:.0} s  {figures}", time.as_secs_f64());
    }
    let left = time.mul_f64((all - read) as f64 / read as f64);
    format!(
        "{:.0} s  {:.0} %  {figures}  {} left",
        time.as_secs_f64(),
        read as f64 * 100.0 / all as f64,
        HumanDuration(left)
    )
}
