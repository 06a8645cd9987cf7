//! Differences of the tables from the published profile, with reasons.

/// Version or [`EVERY`]; class, path to nested rows, or vocabulary; key or code; field; reason.
pub type Difference = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// A difference in every version.
pub const EVERY: &str = "every version";

const SLIP: &str = "a slip of spelling";
const NO_SWEDISH: &str = "published without a Swedish label";
const GROUP: &str = "the portal warns where a format is missing, whatever the group says";
const SHARED: &str = "one class for every period, and datasets still have the older dates";

/// All differences. One that no longer exists is an error too.
pub const DIFFERENCES: &[Difference] = &[
    // Rows.
    ("3.0.1", "Agent", "identifier", "sv", SLIP),
    (EVERY, "Catalog.rights", "attributionURL", "sv", SLIP),
    (EVERY, "Distribution.rights", "attributionURL", "sv", SLIP),
    (EVERY, "Dataset.spatial", "bbox", "en", SLIP),
    ("3.0.1", "DatasetSeries.spatial", "bbox", "en", SLIP),
    (EVERY, "Distribution", "format", "min", GROUP),
    ("3.0.1", "DataService", "format", "min", GROUP),
    (
        "2.2.0",
        "Dataset",
        "versionInfo",
        "deprecated",
        "listed twice, as deprecated and as in force; it is in force",
    ),
    (
        EVERY,
        "Catalog",
        "license",
        "class",
        "no class is named there, and what a licence is is known from the distribution",
    ),
    (
        "3.0.1",
        "DatasetSeries.temporal",
        "schemaStartDate",
        "row",
        SHARED,
    ),
    (
        "3.0.1",
        "DatasetSeries.temporal",
        "schemaEndDate",
        "row",
        SHARED,
    ),
    (
        EVERY,
        "Distribution.checksum",
        "checksumValue",
        "datatypes",
        "any literal is taken; the one that is written is DCAT-AP's",
    ),
    // Values.
    (
        EVERY,
        "frequency-cld",
        "semimonthly",
        "sv",
        "published with the label of every second month",
    ),
    (
        EVERY,
        "frequency-cld",
        "biennial",
        "sv",
        "`varannat` and `vartannat` are both used; the newer list has the latter",
    ),
    (
        EVERY,
        "language",
        "TGK",
        "en",
        "the people, not the language",
    ),
    (EVERY, "theme-taxonomy", "DATA-THEME", "sv", SLIP),
    (EVERY, "media-type-common", "SPARQL", "sv", SLIP),
    (EVERY, "media-type-geo", "GDB", "sv", SLIP),
    (
        EVERY,
        "media-type-common",
        "N-TRIPLES",
        "sv",
        "the file ending of another format",
    ),
    (
        EVERY,
        "media-type-common",
        "N-TRIPLES",
        "en",
        "the file ending of another format",
    ),
    (EVERY, "media-type-common", "ZIP", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC0-1.0", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC-BY-4.0", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC-BY-SA-4.0", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC-BY-ND-4.0", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC-BY-NC-4.0", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC-BY-NC-SA-4.0", "sv", NO_SWEDISH),
    (EVERY, "licence", "CC-BY-NC-ND-4.0", "sv", NO_SWEDISH),
];
