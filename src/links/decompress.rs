//! Decompression of `Content-Encoding`, bounded against decompression bombs.

use flate2::write::MultiGzDecoder;
use std::io::{self, ErrorKind, Write};

/// Decompresses what is written to it, and passes it on.
pub(super) enum Decompressor<W: Write> {
    /// Not compressed.
    Plain(W),
    /// gzip.
    Gzip(Box<MultiGzDecoder<W>>),
}

impl<W: Write> Decompressor<W> {
    /// By the value of `Content-Encoding`; none when it is one that cannot be read.
    pub(super) fn by(packing: Option<&str>, to: W) -> Option<Self> {
        match packing {
            None | Some("" | "identity") => Some(Self::Plain(to)),
            Some("gzip" | "x-gzip") => Some(Self::Gzip(Box::new(MultiGzDecoder::new(to)))),
            Some(_) => None,
        }
    }

    /// Takes a chunk.
    pub(super) fn push(&mut self, piece: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(to) => to.write_all(piece),
            Self::Gzip(decoder) => decoder.write_all(piece),
        }
    }

    /// The inner writer, after the last chunk.
    pub(super) fn finish(self) -> io::Result<W> {
        match self {
            Self::Plain(to) => Ok(to),
            Self::Gzip(decoder) => decoder.finish(),
        }
    }
}

/// A writer with a limit in bytes: [`ErrorKind::FileTooLarge`] beyond it.
pub(super) struct BoundedWriter<W> {
    /// What takes them.
    pub inner: W,
    /// How many are left.
    pub left: u64,
}

impl<W: Write> Write for BoundedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or(ErrorKind::FileTooLarge)?;
        self.inner.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(plain).expect("written");
        encoder.finish().expect("packed")
    }

    fn unpacked(bytes: &[u8], packing: Option<&str>, left: u64) -> Result<Vec<u8>, ErrorKind> {
        let inner = Vec::new();
        let mut unpack =
            Decompressor::by(packing, BoundedWriter { inner, left }).ok_or(ErrorKind::Other)?;
        for piece in bytes.chunks(100) {
            unpack.push(piece).map_err(|error| error.kind())?;
        }
        let whole = unpack.finish().map_err(|error| error.kind())?;
        Ok(whole.inner)
    }

    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let plain = "a;b\n1;2\n".repeat(1000).into_bytes();
        let once = packed(&plain);
        assert_eq!(unpacked(&once, Some("gzip"), 8000), Ok(plain.clone()));
        assert_eq!(unpacked(&plain, None, 8000), Ok(plain.clone()));
        let twice = [once.clone(), once.clone()].concat();
        assert_eq!(unpacked(&twice, Some("x-gzip"), 16000), Ok(plain.repeat(2)));
        let torn = unpacked(&once[..once.len() - 9], Some("gzip"), 8000);
        assert!(torn.is_err(), "{torn:?}");
        assert_eq!(unpacked(&once, Some("br"), 8000), Err(ErrorKind::Other));
    }

    #[test]
    fn a_little_that_unfolds_to_much_is_stopped() {
        let bomb = packed(&vec![b' '; 1 << 24]);
        assert!(bomb.len() < 1 << 15);
        let stopped = unpacked(&bomb, Some("gzip"), 1 << 20);
        assert_eq!(stopped, Err(ErrorKind::FileTooLarge));
        assert_eq!(unpacked(b"abc", None, 2), Err(ErrorKind::FileTooLarge));
        assert_eq!(unpacked(b"ab", None, 2), Ok(b"ab".to_vec()));
    }
}
