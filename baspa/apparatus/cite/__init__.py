"""Citations that the chapters have as marks: resolved when all are there, and the bibliography made.

    load/markdown/citations     the text of a line       -> a token where a citation stands
    load/chapter/cited_notes    Tree, in styles of notes -> Tree, each citation in a note of its own
    load/references             folder, book.toml        -> Sources   references and style, with their faults
    book.cited                  Book                     -> Book      citations as the style says, and the bibliography

How a style formats them stands in baspa/references/.
"""
