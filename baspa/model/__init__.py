"""Every value that one step hands to the next.

    load       folder             -> Book
    apparatus  Book               -> Book
    edition    Book, face         -> Book
    check      Book               -> Problems
    typeset    Book               -> Edition
    layout     Edition            -> pages
    bind       pages or Edition   -> Artifact
    verify     Artifact, Book     -> Problems
    shelve     Artifacts          -> files

All are frozen; trees travel as text, so that nobody changes a tree that somebody else reads.
"""
