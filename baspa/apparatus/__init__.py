"""The apparatus, Book to Book: what the press adds to what was written, in the publisher's word for it."""
