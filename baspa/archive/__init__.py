"""The package for a library: a bag of editions, sources, records and reports; written, verified, built again."""
