"""What a document, an agency, a task and an edge is; identity, vocabulary, stores."""
