//! Names of the classes that code refers to, as in the tables.

macro_rules! class_names {
    ($($constant:ident = $name:literal),+ $(,)?) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            pub const $constant: &str = $name;
        )+

        /// All names; a test finds each in every version of the tables.
        pub const ALL: &[&str] = &[$($constant),+];
    };
}

class_names!(
    ADDRESS = "Address",
    AGENT = "Agent",
    ATTRIBUTION = "Attribution",
    CATALOG = "Catalog",
    CONTACT_POINT = "ContactPoint",
    DATASET = "Dataset",
    DATASET_SERIES = "DatasetSeries",
    DATA_SERVICE = "DataService",
    DISTRIBUTION = "Distribution",
    LICENSE_DOCUMENT = "LicenseDocument",
    LOCATION = "Location",
    OFFER = "Offer",
    PERIOD_OF_TIME = "PeriodOfTime",
    STANDARD = "Standard",
    TELEPHONE = "Telephone",
);

#[cfg(test)]
mod tests {
    use crate::profile::{Version, embedded};

    #[test]
    fn every_name_is_that_of_a_class_in_every_version() {
        for version in Version::ALL {
            let profile = embedded(version);
            for name in super::ALL {
                assert!(profile.class_named(name).is_some(), "{version:?}: {name}");
            }
        }
    }
}
