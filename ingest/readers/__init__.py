"""One reader a format: a file in, its text out."""
