"""The list of known classes and properties is current: `schemas/terms.txt`.

It has the names that rdflib's closed namespaces have, with those that the documents named in `MORE` add, and no others;
and it has every name that the published specifications use. `--write` makes it anew.
"""

import re
import sys

from rdflib import namespace
from rdflib.namespace import DefinedNamespace

from support import ROOT, SHARED, Tally

TERMS = ROOT / "schemas/terms.txt"

# Namespaces of rdflib that are whole: a name that is not there is a misspelling.
CLOSED = ["CSVW", "DC", "DCMITYPE", "DCTERMS", "FOAF", "ODRL2", "ORG", "PROV", "RDF", "RDFS", "SKOS", "VOID"]

# Others that rdflib knows; a name that is not there may be newer than rdflib.
OPEN = ["GEO", "OWL", "QB", "TIME", "VANN"]

# What rdflib lacks, from the documents at the namespaces themselves: names by namespace, and whether that is all of them.
MORE = {
    # DCAT 3, with the inverses of its appendix.
    "http://www.w3.org/ns/dcat#": (True, """
        Catalog CatalogRecord DataService Dataset DatasetSeries Distribution Relationship Resource Role
        accessService accessURL bbox byteSize catalog centroid compressFormat contactPoint dataset distribution
        downloadURL endDate endpointDescription endpointURL first hadRole hasCurrentVersion hasVersion inCatalog
        inSeries isDistributionOf isVersionOf keyword landingPage last mediaType next nextVersion packageFormat prev
        previousVersion qualifiedRelation record resource seriesMember servesDataset service
        spatialResolutionInMeters startDate temporalResolution theme themeTaxonomy version"""),
    # DCAT-AP 3.0.
    "http://data.europa.eu/r5r/": (True, "applicableLegislation availability hvdCategory"),
    # ADMS: the recommendation says schemaAgency, its file schemeAgency.
    "http://www.w3.org/ns/adms#": (True, """
        Asset AssetDistribution AssetRepository Identifier
        identifier includedAsset interoperabilityLevel last next prev representationTechnique sample schemaAgency
        schemeAgency status supportedSchema translation versionNotes"""),
    # vCard ontology of 2014.
    "http://www.w3.org/2006/vcard/ns#": (True, """
        Acquaintance Address Agent BBS Car Cell Child Colleague Contact Coresident Coworker Crush Date Dom Email
        Emergency Fax Female Friend Gender Group Home ISDN Individual Internet Intl Kin Kind Label Location Male Me Met
        Modem Msg Muse Name Neighbor None Organization Other PCS Pager Parcel Parent Postal Pref RelatedType Sibling
        Spouse Sweetheart Tel TelephoneType Text TextPhone Type Unknown VCard Video Voice Work X400
        additional-name adr agent anniversary bday body category class country-name email extended-address family-name
        fn geo given-name hasAdditionalName hasAddress hasCalendarBusy hasCalendarLink hasCalendarRequest hasCategory
        hasCountryName hasEmail hasFN hasFamilyName hasGender hasGeo hasGivenName hasHonorificPrefix
        hasHonorificSuffix hasInstantMessage hasKey hasLanguage hasLocality hasLogo hasMember hasName hasNickname
        hasNote hasOrganizationName hasOrganizationUnit hasPhoto hasPostalCode hasRegion hasRelated hasRole hasSound
        hasSource hasStreetAddress hasTelephone hasTitle hasUID hasURL hasValue honorific-prefix honorific-suffix key
        label language latitude locality logo longitude mailer n nickname note org organization-name
        organization-unit photo post-office-box postal-code prodid region rev role sort-string sound street-address
        tel title tz url value"""),
    # ISA Programme Location Core Vocabulary.
    "http://www.w3.org/ns/locn#": (True, """
        Address Geometry
        address addressArea addressId adminUnitL1 adminUnitL2 fullAddress geographicName geometry location
        locatorDesignator locatorName poBox postCode postName thoroughfare"""),
    # Open Data Rights Statement Vocabulary.
    "http://schema.theodi.org/odrs#": (True, """
        License RightsStatement
        attributionText attributionURL compatibleWith contentLicense copyrightHolder copyrightNotice
        copyrightStatement copyrightYear databaseRightHolder databaseRightNotice databaseRightStatement
        databaseRightYear dataLicense jurisdiction reuserGuidelines"""),
    # SPDX 2.3: what checksums take of it.
    "http://spdx.org/rdf/terms#": (False, """
        Checksum ChecksumAlgorithm
        algorithm checksum checksumValue"""),
    "http://www.w3.org/ns/dqv#": (False, """
        Category Dimension Metric QualityAnnotation QualityCertificate QualityMeasurement QualityMeasurementDataset
        QualityMetadata QualityPolicy UserQualityFeedback
        computedOn expectedDataType hasQualityAnnotation hasQualityMeasurement hasQualityMetadata inCategory
        inDimension isMeasurementOf value"""),
    "http://www.w3.org/ns/hydra/core#": (False, """
        ApiDocumentation Class Collection IriTemplate IriTemplateMapping Link Operation PagedCollection
        PartialCollectionView Resource SupportedProperty
        apiDocumentation entrypoint first firstPage itemsPerPage last lastPage member next nextPage previous
        previousPage search template totalItems view"""),
    # Core vocabularies of the EU: what catalogues take of them.
    "http://data.europa.eu/m8g/": (False, "ContactPoint PublicOrganisation contactPage email telephone"),
}

# The terms of schema.org that stand beside DCAT; rdflib has 2,767, of which most are about films, recipes and hotels.
SCHEMA = """
    Action AdministrativeArea Audience City ContactPoint Corporation Country CreativeWork DataCatalog DataDownload
    DataFeed Dataset DefinedTerm DefinedTermSet DigitalDocument Event GeoCoordinates GeoShape GovernmentOrganization
    GovernmentService ImageObject LocalBusiness MediaObject MonetaryAmount NGO Offer OfferCatalog Organization Person
    Place PostalAddress PriceSpecification PropertyValue QuantitativeValue Service SoftwareApplication
    SoftwareSourceCode State Thing UnitPriceSpecification WebAPI WebPage WebSite
    about abstract accessMode additionalProperty address addressCountry addressLocality addressRegion affiliation
    alternateName areaServed author availability box category circle citation comment contactPoint
    contactType contentSize contentUrl copyrightHolder copyrightYear creator creditText dataset dateCreated
    dateModified datePublished description distribution documentation duration elevation email encoding
    encodingFormat endDate endTime expires faxNumber fileFormat funder genre geo geoRadius givenName hasPart
    headline identifier image includedInDataCatalog inLanguage isAccessibleForFree isBasedOn isPartOf issn keywords
    latitude legalName license line logo longitude mainEntity mainEntityOfPage maintainer measurementTechnique
    mentions name offers parentOrganization polygon postalCode price priceCurrency propertyID provider publisher
    publishingPrinciples sameAs size sourceOrganization spatial spatialCoverage sponsor startDate startTime
    streetAddress subOrganization taxID telephone temporal temporalCoverage text thumbnailUrl translator uploadDate
    url usageInfo value variableMeasured vatID version"""

# What is neither class nor property.
NEITHER = {"http://www.w3.org/1999/02/22-rdf-syntax-ns#": {"HTML", "JSON", "XMLLiteral", "PlainLiteral", "langString", "nil"}}


def vocabularies() -> dict:
    """Namespace to whether it is closed, and its names."""
    found = {}
    for name in CLOSED + OPEN:
        listed = getattr(namespace, name)
        assert issubclass(listed, DefinedNamespace)
        found[str(listed._NS)] = (name in CLOSED, {str(term) for term in listed.__annotations__ if str(term).isidentifier()})
    for iri, (closed, names) in MORE.items():
        found[iri] = (closed, set(names.split()))
    schema = set(SCHEMA.split())
    strange = schema - set(namespace.SDO.__annotations__)
    assert not strange, f"no terms of schema.org: {strange}"
    found["http://schema.org/"] = (False, schema)
    return {iri: (closed, names - NEITHER.get(iri, set())) for iri, (closed, names) in sorted(found.items())}


def text() -> str:
    """The list as it should be."""
    lines = [
        "# Classes and properties of the namespaces that catalogues use; made by tests/python/terms.py, which names the sources.",
        "# `closed`: all names are here, so any other is a misspelling. `open`: there may be more.",
    ]
    for iri, (closed, names) in vocabularies().items():
        lines += ["", f"{iri} {'closed' if closed else 'open'}"]
        for kind, own in (("class", str.isupper), ("property", str.islower)):
            lines += wrapped(kind, sorted(name for name in names if own(name[0])))
    return "\n".join(lines) + "\n"


def wrapped(kind: str, names: list) -> list:
    lines, line = [], kind
    for name in names:
        if len(line) + 1 + len(name) > 118:
            lines.append(line)
            line = kind
        line += f" {name}"
    return lines + [line] if names else lines


def main(_deep: bool = False) -> Tally:
    tally = Tally("terms")
    current = TERMS.read_text(encoding="utf-8")
    tally.check("schemas/terms.txt", [] if current == text() else ["not what tests/python/terms.py --write makes"])
    if SHARED.is_dir():
        for iri in lacking():
            tally.check(iri, ["a specification uses it, and schemas/terms.txt lacks it"])
        tally.check("the published specifications", [])
    else:
        tally.without_shared("names in the specifications")
    tally.close("known classes and properties")
    return tally


# IRIs of the specifications that look like terms: shapes, files and a code.
NO_TERMS = {f"http://data.europa.eu/r5r/{name}" for name in ("codelist_imports", "shacl_shapes", "stable")}


def lacking() -> list[str]:
    """What the published specifications use of the closed namespaces and the list lacks."""
    known = vocabularies()
    used = set()
    for path in [*SHARED.glob("dcat-ap*/**/*.ttl"), *SHARED.glob("dcat-ap/contexts/*")]:
        used |= set(re.findall(r'[<"](https?://[^>"\s]+)[>"]', path.read_text(encoding="utf-8")))
    parted = [re.fullmatch(r"(.*[#/])([A-Za-z][\w-]*)", iri) for iri in sorted(used - NO_TERMS)]
    return [
        part[0] for part in parted
        if part and part[1] in known and known[part[1]][0] and part[2] not in known[part[1]][1]
    ]


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        TERMS.write_text(text(), encoding="utf-8")
    sys.exit(main(False).failed > 0)
