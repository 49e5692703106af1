"""The file for a printing house: the PDF rewritten, never laid out a second time."""
