//! The same tables as JSON Schema, SHACL shapes and JSON-LD context.

/// Every generated file: path below `schemas/`, contents.
pub fn files() -> Vec<(String, String)> {
    Vec::new()
}
