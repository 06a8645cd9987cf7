//! The graph as RDF/XML, Turtle, JSON-LD and N-Triples.
