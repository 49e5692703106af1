"""Hold the e-book for a shop: all that the manuscript has is in it, and what this shop would not take is told."""

from __future__ import annotations

from dataclasses import replace

from baspa.model.book import Book, Picture
from baspa.model.edition import Artifact
from baspa.model.problem import Problems
from baspa.readers.rules import Reader, file_in, reader
from baspa.verify.held.complete import hold_epub
from baspa.verify.readers import unfit


def hold_variant(artifact: Artifact, book: Book, shop: str) -> Problems:
    """Hold the e-book for a shop against the book as the screen has it, and against the shop's rules: B299 to B305."""
    rules = reader(shop)
    given = with_files(book, rules)
    return (*hold_epub(artifact, given), *unfit(artifact.data, given, [rules]))


def with_files(book: Book, rules: Reader) -> Book:
    """Return a book with its pictures named as they are in the e-book for a reader."""
    names = {image.name: file_in(rules, image.name, image.media_type) for image in book.images}

    def named(picture: Picture) -> Picture:
        return replace(picture, name=names.get(picture.name, picture.name))

    chapters = tuple(replace(each, pictures=tuple(map(named, each.pictures))) for each in book.chapters)
    images = tuple(replace(image, name=names[image.name]) for image in book.images)
    return replace(book, chapters=chapters, images=images)
