"""The commands, grouped by what they do: read papers, ask the graph, keep and carry the store."""
