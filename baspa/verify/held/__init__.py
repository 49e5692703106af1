"""Finished files read back and held against the Book."""
