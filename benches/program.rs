//! What a program takes: time and memory of whole processes.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one process took.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// From start to end.
    pub wall: Duration,
    /// User and system time together; zero where the system does not tell.
    pub cpu: Duration,
    /// Largest resident size in bytes; zero where the system does not tell.
    pub peak: u64,
}

/// Runs a process to its end, with its standard output as it was set. Linux tells what it took; elsewhere only the wall
/// clock does.
///
/// # Panics
/// When it does not start, or ends with another status than 0 or 1 (findings, or a difference).
pub fn run(command: &mut Command) -> Taken {
    let cpu_before = children_cpu();
    let start = Instant::now();
    let mut child = command
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        peak = peak.max(peak_of(&status));
        match child.try_wait().expect("the program can be waited for") {
            Some(code) => {
                let is_done = matches!(code.code(), Some(0 | 1));
                assert!(is_done, "{command:?} failed: {code}");
                break;
            }
            None => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    Taken {
        wall: start.elapsed(),
        cpu: children_cpu().saturating_sub(cpu_before),
        peak,
    }
}

fn peak_of(status: &str) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes * 1024)
}

/// User and system time of children that have ended, from the kernel's table (100 ticks a second).
fn children_cpu() -> Duration {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let ticks = |index: usize| {
        fields
            .get(index)
            .and_then(|field| field.parse::<u64>().ok())
            .unwrap_or(0)
    };
    Duration::from_millis((ticks(13) + ticks(14)) * 10)
}
