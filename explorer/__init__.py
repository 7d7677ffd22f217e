"""Pages and pictures for analysts."""
