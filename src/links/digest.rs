//! Checksums: supported algorithms, and incremental hashing of a body.

use digest::DynDigest;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::io;

/// A checksum algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Algorithm {
    /// MD5, RFC 1321.
    Md5,
    /// SHA-1, FIPS 180-4.
    Sha1,
    /// SHA-224, the same.
    Sha224,
    /// SHA-256, the same.
    Sha256,
    /// SHA-384, the same.
    Sha384,
    /// SHA-512, the same.
    Sha512,
}

impl Algorithm {
    /// By the code of the SPDX vocabulary; none when it is not supported.
    pub(super) fn by_code(code: &str) -> Option<Self> {
        Some(match code {
            "MD5" => Self::Md5,
            "SHA1" => Self::Sha1,
            "SHA224" => Self::Sha224,
            "SHA256" => Self::Sha256,
            "SHA384" => Self::Sha384,
            "SHA512" => Self::Sha512,
            _ => return None,
        })
    }

    /// Its usual name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA-1",
            Self::Sha224 => "SHA-224",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    /// Length of its checksums in hexadecimal digits.
    pub(super) fn digits(self) -> usize {
        match self {
            Self::Md5 => 32,
            Self::Sha1 => 40,
            Self::Sha224 => 56,
            Self::Sha256 => 64,
            Self::Sha384 => 96,
            Self::Sha512 => 128,
        }
    }

    fn start(self) -> Box<dyn DynDigest + Send> {
        match self {
            Self::Md5 => Box::new(md5::Md5::default()),
            Self::Sha1 => Box::new(sha1::Sha1::default()),
            Self::Sha224 => Box::new(sha2::Sha224::default()),
            Self::Sha256 => Box::new(sha2::Sha256::default()),
            Self::Sha384 => Box::new(sha2::Sha384::default()),
            Self::Sha512 => Box::new(sha2::Sha512::default()),
        }
    }
}

/// A computed checksum: algorithm and lower-case hexadecimal digits.
pub type ComputedChecksum = (Algorithm, String);

/// Hashes what is written to it with several algorithms.
pub(super) struct Hashers(Vec<(Algorithm, Box<dyn DynDigest + Send>)>);

impl Hashers {
    pub(super) fn by(algorithms: &[Algorithm]) -> Self {
        Self(algorithms.iter().map(|of| (*of, of.start())).collect())
    }

    /// The checksums of all that was written.
    pub(super) fn finish(self) -> impl Iterator<Item = ComputedChecksum> {
        self.0
            .into_iter()
            .map(|(of, sum)| (of, hex(&sum.finalize())))
    }
}

impl io::Write for Hashers {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (_, sum) in &mut self.0 {
            sum.update(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn sums_are_those_of_the_standards() {
        use Algorithm::{Md5, Sha1, Sha224, Sha256, Sha384, Sha512};
        let all = [Md5, Sha1, Sha224, Sha256, Sha384, Sha512];
        let mut summing = Hashers::by(&all);
        summing.write_all(b"a").expect("written");
        summing.write_all(b"bc").expect("written");
        let sums: Vec<ComputedChecksum> = summing.finish().collect();
        let starts = [
            (Md5, "900150983cd24fb0d6963f7d28e17f72"),
            (Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                Sha224,
                "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
            ),
            (
                Sha256,
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (Sha384, "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"),
            (Sha512, "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"),
        ];
        for (sum, (algorithm, start)) in sums.iter().zip(starts) {
            assert_eq!(sum.0, algorithm);
            assert!(sum.1.starts_with(start), "{algorithm:?}: {}", sum.1);
        }
    }
}
