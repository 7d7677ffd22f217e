"""Where the graph is kept: Oxigraph on disk, Neo4j, and views of them."""
