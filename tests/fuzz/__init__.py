"""Damaged books, made by a seed: whatever is done to a sound book, the press says what is wrong, or builds it.

damage.py    the kinds of damage, each a function from files to files
pieces.py    what they put in: signs, Markdown, TOML, templates, styles, BibTeX
case.py      one damaged book of a seed, and what the press made of it
__main__.py  many of them, in a table: make fuzz N=5000
"""
