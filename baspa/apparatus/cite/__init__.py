"""Citing: what a book's text cites, read with the chapters, and resolved when all of them are there.

    rule.citation     the text of a line       -> a token where a citation stands
    notes.set_in_notes  Tree, in styles of notes -> Tree, each citation in a note of its own
    files.read        folder, book.toml        -> Sources      references and style, with their faults
    book.cited        Book, Sources            -> Book         citations as the style says, and the bibliography

How a style formats them stands in baspa/references/.
"""
