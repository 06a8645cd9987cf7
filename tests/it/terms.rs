//! Terms of the trade that developers search for each occur in a name or in documentation.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// Terms, with alternative spellings.
const TERMS: [&[&str]; 57] = [
    &["429"],
    &["back-off", "back_off", "backoff"],
    &["rate limit", "rate_limit"],
    &["Retry-After"],
    &["redirect"],
    &["ETag"],
    &["conditional request"],
    &["content sniffing"],
    &["WAF", "web application firewall"],
    &["SSRF"],
    &["DNS"],
    &["TLS"],
    &["CORS"],
    &["link-local"],
    &["User-Agent"],
    &["decompression bomb"],
    &["checksum"],
    &["SARIF"],
    &["JUnit"],
    &["JSON Schema"],
    &["SHACL"],
    &["CURIE"],
    &["blank node"],
    &["language tag", "language-tagged"],
    &["controlled vocabular"],
    &["BOM"],
    &["percent-encod"],
    &["edit distance"],
    &["did-you-mean"],
    &["symbolic link"],
    &["path traversal"],
    &["secret redaction", "redacts secrets"],
    &["isomorphism"],
    &["RDFC-1.0"],
    &["interner"],
    &["fingerprint"],
    &["hash flooding"],
    &["billion laughs"],
    &["union-find"],
    &["mojibake"],
    &["merge base"],
    &["recursive descent"],
    &["EWKT"],
    &["term-scoped context"],
    &["grace period"],
    &["node kind"],
    &["RangeAlternative"],
    &["dangling link"],
    &["file name extension"],
    &["applicable legislation"],
    &["coordinate reference system"],
    &["broken pipe"],
    &["deterministic"],
    &["expansion budget"],
    &["language-tagged string"],
    &["share-alike"],
    &["unsafe fix"],
];

/// Names and documentation in a file: everything except string literals.
fn names_and_docs(text: &str) -> String {
    let lines = text.lines().map(|line| {
        if line.trim_start().starts_with("//") {
            return line.to_owned();
        }
        line.split('"').step_by(2).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n").to_lowercase()
}

#[test]
fn words_of_the_trade_are_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = String::new();
    for entry in WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.expect("src");
        if entry.path().extension().is_some_and(|of| of == "rs") {
            let text = fs::read_to_string(entry.path()).expect("UTF-8");
            all += &names_and_docs(&text);
            let _ = writeln!(
                all,
                "\n{}",
                entry.path().strip_prefix(&root).expect("below").display()
            );
        }
    }
    let is_found = |spellings: &[&str]| {
        let mut spellings = spellings.iter();
        spellings.any(|word| all.contains(&word.to_lowercase()))
    };
    let missing: Vec<_> = TERMS.iter().filter(|term| !is_found(term)).collect();
    assert!(missing.is_empty(), "found nowhere in src: {missing:?}");
}
