"""Records: the description of a book in the formats of libraries, shops and registries, one module a format."""
