//! The program: hands the arguments to the library and turns its answer into an exit code.

use std::process::ExitCode;

/// Millions of small pieces are made on several threads at once; the system's own allocator (musl's above all) makes
/// them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Room for what goes into depth, the same on every machine: the main thread has as much as its shell gives it, on
/// Windows 1 MB. It is taken only as far as it is used.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let work = std::thread::Builder::new().stack_size(STACK);
    match work.spawn(katalog::cli::run) {
        // Errors were reported.
        Ok(work) => work.join().unwrap_or(ExitCode::from(2)),
        Err(_) => katalog::cli::run(),
    }
}
