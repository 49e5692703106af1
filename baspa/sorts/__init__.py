"""Sorts: for which characters there is a glyph, in which of the fonts, and what stands for those that none has."""
