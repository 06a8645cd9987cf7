//! What requests run on: the library is lent it, and starts no threads of its own for them.

use std::io;
use tokio::runtime::{Builder, Handle};

/// Threads that handle the responses of a file that is fetched.
pub(super) const ONE: usize = 1;

/// Does the work with so many threads for its requests. Names that are still being looked up afterwards are not waited for.
///
/// # Errors
/// When the system starts no threads.
pub(super) fn with<T>(threads: usize, work: impl FnOnce(Handle) -> T) -> io::Result<T> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(threads)
        .enable_all()
        .build()?;
    let done = work(runtime.handle().clone());
    runtime.shutdown_background();
    Ok(done)
}
