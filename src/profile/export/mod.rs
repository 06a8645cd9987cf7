//! The same tables as JSON Schema, SHACL shapes and JSON-LD context.
