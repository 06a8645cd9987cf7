//! The program: hands the arguments to the library and turns its answer into an exit code.

use std::process::ExitCode;

/// Millions of small pieces are made on several threads at once; the system's own allocator (musl's above all) makes
/// them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    katalog::cli::run()
}
