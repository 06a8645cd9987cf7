//! All of a body, of which only its sums and its beginning are kept.

use super::Coming;
use crate::links::digest::{Algorithm, Sum, Summing};
use crate::links::unpack::{Bounded, Unpack};
use crate::links::{Answer, Fault};
use std::io::{self, ErrorKind, Write};

/// Files that are larger are not summed.
const LARGEST: u64 = 2 << 30;

/// Sums what is written, and keeps its beginning.
struct Taking {
    summing: Summing,
    start: Vec<u8>,
    keep: usize,
}

impl Write for Taking {
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

impl Coming {
    /// Takes the whole body. What came packed although that was not asked for is summed packed and unpacked, for whoever
    /// computed the sum may have had either. A body that is too large has no sums.
    pub(super) async fn sum(
        mut self,
        algorithms: &[Algorithm],
        keep: usize,
    ) -> Result<Answer, Fault> {
        let mut answer = std::mem::take(&mut self.head);
        answer.sums = Some(Vec::new());
        if answer.length.is_some_and(|length| length > LARGEST) {
            return Ok(answer);
        }
        let to = Bounded {
            inner: Taking {
                summing: Summing::by(algorithms),
                start: Vec::new(),
                keep,
            },
            left: LARGEST,
        };
        let mut packed = self.packing.as_ref().map(|_| Summing::by(algorithms));
        let mut plain = Unpack::by(self.packing.as_deref(), to);
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
        let mut sums: Vec<Sum> = Vec::new();
        if let Some(Ok(to)) = plain.map(Unpack::finish) {
            let size = LARGEST - to.left;
            answer.whole = size <= keep as u64;
            answer.length.get_or_insert(size);
            answer.body = Some(to.inner.start);
            sums.extend(to.inner.summing.finish());
        }
        sums.extend(packed.into_iter().flat_map(Summing::finish));
        answer.sums = Some(sums);
        Ok(answer)
    }
}
