//! RDF files into the graph, each triple with the line it was written on.
