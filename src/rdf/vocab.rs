//! The IRIs the code itself has to know; everything else stands in the tables.

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $ns:literal, $($constant:ident = $local:literal),+ $(,)?) => {
        $(#[$doc])*
        #[allow(missing_docs, reason = "the names are the vocabulary's own")]
        pub mod $name {
            pub const NS: &str = $ns;
            $(pub const $constant: &str = concat!($ns, $local);)+
        }
    };
}

vocabulary!(
    /// RDF itself.
    rdf, "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    TYPE = "type", LANG_STRING = "langString", FIRST = "first", REST = "rest", NIL = "nil",
);
vocabulary!(
    /// XML Schema datatypes.
    xsd, "http://www.w3.org/2001/XMLSchema#",
    STRING = "string", DATE = "date", DATE_TIME = "dateTime", G_YEAR = "gYear", G_YEAR_MONTH = "gYearMonth",
    DECIMAL = "decimal", INTEGER = "integer", NON_NEGATIVE_INTEGER = "nonNegativeInteger", BOOLEAN = "boolean",
    DURATION = "duration", DOUBLE = "double", ANY_URI = "anyURI",
);
vocabulary!(
    /// DCAT 3.
    dcat, "http://www.w3.org/ns/dcat#",
    CATALOG = "Catalog", DATASET = "Dataset", DATASET_SERIES = "DatasetSeries", DISTRIBUTION = "Distribution",
    DATA_SERVICE = "DataService", P_DATASET = "dataset", P_SERVICE = "service", P_DISTRIBUTION = "distribution",
    ACCESS_URL = "accessURL", DOWNLOAD_URL = "downloadURL", ACCESS_SERVICE = "accessService",
    SERVES_DATASET = "servesDataset", IN_SERIES = "inSeries",
);
vocabulary!(
    /// Dublin Core terms.
    dcterms, "http://purl.org/dc/terms/",
    HAS_PART = "hasPart", LANGUAGE = "language", LICENSE = "license", TITLE = "title",
);
vocabulary!(
    /// DCAT-AP's own terms.
    dcatap, "http://data.europa.eu/r5r/",
    APPLICABLE_LEGISLATION = "applicableLegislation", HVD_CATEGORY = "hvdCategory",
);
vocabulary!(
    /// `GeoSPARQL`.
    geosparql, "http://www.opengis.net/ont/geosparql#",
    WKT_LITERAL = "wktLiteral",
);
vocabulary!(
    /// FOAF.
    foaf, "http://xmlns.com/foaf/0.1/",
    AGENT = "Agent", NAME = "name",
);
