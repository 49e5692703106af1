"""The XHTML in the middle: the names that its elements and attributes have, each said here and nowhere else."""
