"""Paragraphs broken into lines as a whole: the algorithm on items, knowing nothing of fonts or layouts."""
