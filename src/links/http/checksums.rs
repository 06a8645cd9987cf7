//! Streams a body through the hash functions; only its checksums and its beginning are kept.

use super::BodyStream;
use crate::links::decompress::{BoundedWriter, Decompressor};
use crate::links::digest::{Algorithm, ComputedChecksum, Hashers};
use crate::links::{FetchError, Response};
use std::io::{self, ErrorKind, Write};

/// Larger files are not hashed.
const LARGEST: u64 = 2 << 30;

/// Hashes what is written, and keeps its beginning.
struct HashingWriter {
    summing: Hashers,
    start: Vec<u8>,
    keep: usize,
}

impl Write for HashingWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.keep - self.start.len();
        self.start
            .extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.summing.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl BodyStream {
    /// Downloads the whole body. A compressed body that was not requested is hashed both compressed and decompressed, as the
    /// published checksum may be of either. A body that is too large has no checksums.
    pub(super) async fn sum(
        mut self,
        algorithms: &[Algorithm],
        keep: usize,
    ) -> Result<Response, FetchError> {
        let mut answer = std::mem::take(&mut self.head);
        answer.sums = Some(Vec::new());
        if answer.length.is_some_and(|length| length > LARGEST) {
            return Ok(answer);
        }
        let to = BoundedWriter {
            inner: HashingWriter {
                summing: Hashers::by(algorithms),
                start: Vec::new(),
                keep,
            },
            left: LARGEST,
        };
        let mut packed = self.packing.as_ref().map(|_| Hashers::by(algorithms));
        let mut plain = Decompressor::by(self.packing.as_deref(), to);
        while let Some(piece) = self.next().await? {
            if let Some(packed) = &mut packed {
                // Summing never fails.
                let _ = packed.write_all(piece.as_ref());
            }
            let pushed = plain.as_mut().map(|of| of.push(piece.as_ref()));
            match pushed {
                Some(Err(error)) if error.kind() == ErrorKind::FileTooLarge => return Ok(answer),
                // What cannot be unpacked is summed as it came.
                Some(Err(_)) => plain = None,
                Some(Ok(())) | None => {}
            }
        }
        let mut sums: Vec<ComputedChecksum> = Vec::new();
        if let Some(Ok(to)) = plain.map(Decompressor::finish) {
            let size = LARGEST - to.left;
            answer.whole = size <= keep as u64;
            answer.length.get_or_insert(size);
            answer.body = Some(to.inner.start);
            sums.extend(to.inner.summing.finish());
        }
        sums.extend(packed.into_iter().flat_map(Hashers::finish));
        answer.sums = Some(sums);
        Ok(answer)
    }
}
