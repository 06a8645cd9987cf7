//! Shards: a part of the links, to distribute them over several machines. `2/4` is the second of four.

use crate::links::{Extracted, part_of};
use std::num::NonZeroU32;
use std::str::FromStr;

/// A shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 1.
    number: u32,
    /// Number of shards.
    of: NonZeroU32,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "write which part of how many, such as 2/4".to_owned();
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let number: u32 = number.parse().map_err(|_| wrong())?;
        let of: NonZeroU32 = of.parse().map_err(|_| wrong())?;
        if number == 0 || number > of.get() {
            return Err(format!("the parts are 1/{of} to {of}/{of}"));
        }
        Ok(Self { number, of })
    }
}

impl Shard {
    /// Keeps the links of this shard: all links of a host are in one shard, those without host in the first. Returns
    /// the counts.
    /// what was taken of what there was.
    pub fn take(self, from: &mut Extracted) -> Share {
        let count =
            |from: &Extracted| from.links.len() + from.misspelt.len() + from.not_asked.len();
        let all = count(from);
        let links = &mut from.links;
        links.retain(|link| part_of(link, self.of) + 1 == self.number);
        if self.number != 1 {
            from.misspelt.clear();
            from.not_asked.clear();
        }
        Share {
            number: self.number,
            of: self.of,
            taken: count(from),
            all,
        }
    }
}

/// Size of a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its number, from 1.
    pub number: u32,
    /// Number of shards.
    pub of: NonZeroU32,
    /// Number of links in the shard.
    pub taken: usize,
    /// Number of all links.
    pub all: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_they_are_typed() {
        assert!("1/1".parse::<Shard>().is_ok());
        assert!("4/4".parse::<Shard>().is_ok());
        for wrong in ["", "2", "0/4", "5/4", "2/0", "a/4", "-1/4", "1/4/2"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
