//! IRIs that the code itself refers to; all others are in the tables.

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
    DURATION = "duration", DOUBLE = "double", ANY_URI = "anyURI", HEX_BINARY = "hexBinary",
);
vocabulary!(
    /// DCAT 3.
    dcat, "http://www.w3.org/ns/dcat#",
    CATALOG = "Catalog", CATALOG_RECORD = "CatalogRecord", DATASET = "Dataset", DATASET_SERIES = "DatasetSeries",
    DISTRIBUTION = "Distribution", DATA_SERVICE = "DataService", P_DATASET = "dataset", P_SERVICE = "service",
    P_CATALOG = "catalog", P_DISTRIBUTION = "distribution", ACCESS_URL = "accessURL", DOWNLOAD_URL = "downloadURL",
    ACCESS_SERVICE = "accessService", SERVES_DATASET = "servesDataset", IN_SERIES = "inSeries", BBOX = "bbox",
    CENTROID = "centroid", COMPRESS_FORMAT = "compressFormat", PACKAGE_FORMAT = "packageFormat", BYTE_SIZE = "byteSize", CONTACT_POINT = "contactPoint", END_DATE = "endDate",
    ENDPOINT_DESCRIPTION = "endpointDescription", ENDPOINT_URL = "endpointURL", HAD_ROLE = "hadRole",
    KEYWORD = "keyword", LANDING_PAGE = "landingPage", MEDIA_TYPE = "mediaType",
    QUALIFIED_RELATION = "qualifiedRelation", RECORD = "record", SERIES_MEMBER = "seriesMember",
    SPATIAL_RESOLUTION_IN_METERS = "spatialResolutionInMeters", START_DATE = "startDate", THEME = "theme",
    VERSION = "version",
);
vocabulary!(
    /// Dublin Core terms.
    dcterms, "http://purl.org/dc/terms/",
    ACCESS_RIGHTS = "accessRights", ACCRUAL_PERIODICITY = "accrualPeriodicity", ALTERNATIVE = "alternative",
    CONFORMS_TO = "conformsTo", CREATED = "created", CREATOR = "creator", DESCRIPTION = "description", FORMAT = "format", HAS_PART = "hasPart",
    IDENTIFIER = "identifier", IS_PART_OF = "isPartOf", ISSUED = "issued", LANGUAGE = "language", LICENSE = "license",
    LICENSE_DOCUMENT = "LicenseDocument", LOCATION = "Location", MODIFIED = "modified",
    PERIOD_OF_TIME = "PeriodOfTime", PROVENANCE = "provenance", PROVENANCE_STATEMENT = "ProvenanceStatement",
    PUBLISHER = "publisher", RELATION = "relation", RIGHTS = "rights", SPATIAL = "spatial", STANDARD = "Standard",
    SUBJECT = "subject", TEMPORAL = "temporal",
    TITLE = "title", TYPE = "type",
);
vocabulary!(
    /// Hydra, with which paged catalogues name their pages.
    hydra, "http://www.w3.org/ns/hydra/core#",
    NEXT = "next", NEXT_PAGE = "nextPage", PAGED_COLLECTION = "PagedCollection",
    PARTIAL_COLLECTION_VIEW = "PartialCollectionView",
);
vocabulary!(
    /// Asset Description Metadata Schema.
    adms, "http://www.w3.org/ns/adms#",
    IDENTIFIER = "identifier",
);
vocabulary!(
    /// Open Data Rights Statements.
    odrs, "http://schema.theodi.org/odrs#",
    ATTRIBUTION_TEXT = "attributionText", REUSER_GUIDELINES = "reuserGuidelines", RIGHTS_STATEMENT = "RightsStatement",
);
vocabulary!(
    /// DCAT-AP's own terms.
    dcatap, "http://data.europa.eu/r5r/",
    APPLICABLE_LEGISLATION = "applicableLegislation", AVAILABILITY = "availability", HVD_CATEGORY = "hvdCategory",
);
vocabulary!(
    /// `GeoSPARQL`.
    geosparql, "http://www.opengis.net/ont/geosparql#",
    WKT_LITERAL = "wktLiteral",
);
vocabulary!(
    /// ISA Programme Location Core.
    locn, "http://www.w3.org/ns/locn#",
    GEOMETRY = "geometry",
);
vocabulary!(
    /// FOAF.
    foaf, "http://xmlns.com/foaf/0.1/",
    AGENT = "Agent", DOCUMENT = "Document", HOMEPAGE = "homepage", MBOX = "mbox", NAME = "name",
    ORGANIZATION = "Organization", PAGE = "page", PERSON = "Person",
);
vocabulary!(
    /// vCard.
    vcard, "http://www.w3.org/2006/vcard/ns#",
    ADDRESS = "Address", COUNTRY_NAME = "country-name", FN = "fn", HAS_ADDRESS = "hasAddress", HAS_EMAIL = "hasEmail", HAS_TELEPHONE = "hasTelephone", HAS_URL = "hasURL",
    HAS_VALUE = "hasValue", INDIVIDUAL = "Individual", KIND = "Kind", LOCALITY = "locality",
    ORGANIZATION = "Organization", ORGANIZATION_NAME = "organization-name", POSTAL_CODE = "postal-code", STREET_ADDRESS = "street-address", VOICE = "Voice",
);
vocabulary!(
    /// OWL.
    owl, "http://www.w3.org/2002/07/owl#",
    SAME_AS = "sameAs",
);
vocabulary!(
    /// PROV.
    prov, "http://www.w3.org/ns/prov#",
    AGENT = "agent", ATTRIBUTION = "Attribution", QUALIFIED_ATTRIBUTION = "qualifiedAttribution",
);
vocabulary!(
    /// RDF Schema.
    rdfs, "http://www.w3.org/2000/01/rdf-schema#",
    COMMENT = "comment", LABEL = "label",
);
vocabulary!(
    /// SKOS.
    skos, "http://www.w3.org/2004/02/skos/core#",
    NOTATION = "notation", PREF_LABEL = "prefLabel",
);
vocabulary!(
    /// schema.org.
    schema, "http://schema.org/",
    DESCRIPTION = "description", END_DATE = "endDate", MAIN_ENTITY_OF_PAGE = "mainEntityOfPage", OFFERS = "offers",
    START_DATE = "startDate", URL = "url",
);
vocabulary!(
    /// Checksums.
    spdx, "http://spdx.org/rdf/terms#",
    CHECKSUM_VALUE = "checksumValue", CHECKSUM = "checksum", ALGORITHM = "algorithm",
);
