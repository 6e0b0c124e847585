//! The processor's time that a thread has taken: how long something is, whatever else runs on the machine.

use std::time::{Duration, Instant};

/// From when on time is counted.
pub(crate) struct ProcessorTime {
    began: Instant,
    taken: Option<Duration>,
}

impl ProcessorTime {
    /// From now on.
    pub(crate) fn start() -> Self {
        Self { began: Instant::now(), taken: taken() }
    }

    /// What this thread took since then; where the system does not tell, what the clock says.
    pub(crate) fn elapsed(&self) -> Duration {
        match (self.taken, taken()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.began.elapsed(),
        }
    }
}

/// What Linux has counted for this thread, in nanoseconds: the first number of the file.
fn taken() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().filter(|taken| *taken > 0).map(Duration::from_nanos)
}
