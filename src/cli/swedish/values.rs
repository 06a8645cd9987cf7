//! Names of values, and what the values of a list mean, in Swedish.

/// Names of values in usage lines, and their Swedish names. Those that are the same in both languages are here too.
pub(super) const NAMES: &[(&str, &str)] = &[
    ("ADDRESS", "ADRESS"),
    ("COMMAND", "KOMMANDO"),
    ("DATE", "DATUM"),
    ("DIR", "MAPP"),
    ("FILE", "FIL"),
    ("FORM", "FORM"),
    ("FORMAT", "FORMAT"),
    ("FORMAT[=FILE]", "FORMAT[=FIL]"),
    ("HEADER", "HUVUD"),
    ("ID", "ID"),
    ("IRI", "IRI"),
    ("KIND", "SLAG"),
    ("LANGUAGE", "SPRÅK"),
    ("LIST", "LISTA"),
    ("N", "ANTAL"),
    ("NAME", "NAMN"),
    ("NEW", "NY"),
    ("NUMBER", "TAL"),
    ("OLD", "GAMMAL"),
    ("PART/PARTS", "DEL/DELAR"),
    ("PATH", "SÖKVÄG"),
    ("PATTERN", "MÖNSTER"),
    ("REV", "REVISION"),
    ("RULE", "REGEL"),
    ("RULE,…", "REGEL,…"),
    ("SEVERITY", "GRAD"),
    ("SHELL", "SKAL"),
    ("SOURCE", "KÄLLA"),
    ("STATUS,…", "STATUS,…"),
    ("SYNTAX", "SYNTAX"),
    ("SYNTAX,…", "SYNTAX,…"),
    ("TIME", "TID"),
    ("TITLE", "TITEL"),
    ("TYPE", "TYP"),
    ("URL", "URL"),
    ("VERSION", "VERSION"),
    ("WHEN", "NÄR"),
    ("WORD", "ORD"),
];

/// What values mean: the English text of each, and the Swedish one.
pub(super) const MEANINGS: &[(&str, &str)] = &[
    ("A table for documentation", "En tabell för dokumentation"),
    (
        "API descriptions with x-dcat blocks, in JSON or YAML",
        "API-beskrivningar med x-dcat-block, i JSON eller YAML",
    ),
    ("All", "Alla"),
    ("Always", "Alltid"),
    ("DCAT-AP-SE 2.2.0", "DCAT-AP-SE 2.2.0"),
    ("DCAT-AP-SE 3.0.1", "DCAT-AP-SE 3.0.1"),
    ("English", "engelska"),
    ("Errors", "Fel"),
    ("Errors and warnings", "Fel och varningar"),
    ("For people", "För människor"),
    ("For programs", "För program"),
    (
        "ISO 19139 records in XML, or saved answers of a catalogue service (CSW)",
        "Poster enligt ISO 19139 i XML, eller sparade svar från en katalogtjänst (CSW)",
    ),
    ("JSON-LD", "JSON-LD"),
    ("N-Triples", "N-Triples"),
    ("Never", "Aldrig"),
    ("Nothing", "Ingenting"),
    (
        "On terminals; `NO_COLOR`, `CLICOLOR_FORCE` and `TERM=dumb` change that",
        "I terminaler; `NO_COLOR`, `CLICOLOR_FORCE` och `TERM=dumb` ändrar det",
    ),
    ("RDF/XML", "RDF/XML"),
    (
        "RDF: RDF/XML, Turtle, JSON-LD or N-Triples",
        "RDF: RDF/XML, Turtle, JSON-LD eller N-Triples",
    ),
    ("Svenska", "svenska"),
    ("Turtle", "Turtle"),
    ("agents/ID.yaml", "agents/ID.yaml"),
    ("contacts/ID.yaml", "contacts/ID.yaml"),
    ("datasets/ID.yaml", "datasets/ID.yaml"),
    ("series/ID.yaml", "series/ID.yaml"),
    ("services/ID.yaml", "services/ID.yaml"),
];

/// The Swedish of a word of a table.
pub(super) fn of(table: &'static [(&str, &str)], english: &str) -> Option<&'static str> {
    let found = table.iter().find(|(word, _)| *word == english);
    found.map(|(_, swedish)| *swedish)
}
