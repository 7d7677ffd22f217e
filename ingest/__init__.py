"""From a file to a record, and from many files into a store."""
