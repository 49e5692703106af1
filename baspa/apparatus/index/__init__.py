"""The indexes of a book: marks in the text become entries that lead to them.

    tree/index_mark   attributes of an element  -> data-index..., as the mark travels in a chapter's tree
    places.gathered   Book, trees               -> IndexMarks, each with an anchor in the tree, and their faults
    entries.indexes   IndexMarks                -> Indexes      entries in trees, and their faults
    listing.listed    Index                     -> XHTML and Blocks
    book.indexed      Book                      -> Book         the four together

What no tree can know, the numbers of pages, is baspa/layout/pages/index_numbers.py's to say.
"""
