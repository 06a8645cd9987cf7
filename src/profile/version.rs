//! Versions of DCAT-AP-SE.

/// A version of DCAT-AP-SE.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// 2.2.0.
    V2_2_0,
    /// 3.0.1, the current one.
    #[default]
    V3_0_1,
}

impl Version {
    /// All versions, oldest first.
    pub const ALL: [Self; 2] = [Self::V2_2_0, Self::V3_0_1];

    /// The version number.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2_2_0 => "2.2.0",
            Self::V3_0_1 => "3.0.1",
        }
    }

    /// The version with this number.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|version| version.as_str() == text)
    }
}
