"""The e-book for one shop: the same book, changed by that shop's rules (baspa/readers/) and by nothing else.

A rule is a function here that knows no shop; docs/ebook.md says what each changes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lxml import etree

from baspa.bind.screen.archive import unzipped, zipped
from baspa.bind.screen.kepub import OPF, XHTML, name_cover
from baspa.bind.screen.ncx import NCX
from baspa.bind.screen.page_marks import EPUB_TYPE, NAV
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name, variant_of
from baspa.model.identifiers import bare_isbn
from baspa.readers.rules import Reader, file_in, reader, shows
from baspa.untrusted.raster.screens import as_png, within

FOLDER = "EPUB"  # where EbookLib puts all but the container
PACKAGE, CONTENTS, COVER_PAGE = "content.opf", "toc.ncx", "cover.xhtml"
DRAWING = "image/svg+xml"


def bind_variant(edition: Edition, epub: Artifact, shop: str) -> Artifact:
    """Make the e-book for a shop of SHOPS of the bound one."""
    book = EbookFiles(unzipped(epub.data))
    rules, form = reader(shop), variant_of(shop)
    for rule in (fewer_levels, no_cover_page, cover_named_twice, known_pictures, small_pictures):
        rule(book, rules)
    return Artifact(form, variant_name(edition, rules, form), zipped(book.files, edition.modified))


def variant_name(edition: Edition, rules: Reader, form: str) -> str:
    """Return what the file is called: by the e-book's ISBN where the shop asks for it (`isbn_names_file`)."""
    isbn = bare_isbn(edition.metadata.isbn.epub)
    return f"{isbn}.epub" if isbn and rules.isbn_names_file else file_name(edition.slug, form)


@dataclass(frozen=True, slots=True)
class EbookFiles:
    """The files of an e-book while the rules of a shop are applied to them."""

    files: dict[str, bytes]

    @contextmanager
    def tree(self, name: str) -> Iterator[Any]:
        """Let a file be changed as a tree; its name is that beside the package document."""
        path = posixpath.join(FOLDER, name)
        root = etree.fromstring(self.files[path])
        yield root
        self.files[path] = etree.tostring(root.getroottree(), xml_declaration=True, encoding="utf-8")

    def pictures(self, package: Any) -> Iterator[tuple[Any, str]]:
        """Yield the pictures of pixels in the manifest of a package document, each with its path."""
        for item in package.iter(f"{OPF}item"):
            if item.get("media-type").startswith("image/") and item.get("media-type") != DRAWING:
                yield item, posixpath.join(FOLDER, item.get("href"))


def fewer_levels(book: EbookFiles, rules: Reader) -> None:
    """Leave out what is deeper in the contents than is shown (`contents_levels`)."""
    if not rules.contents_levels:
        return
    with book.tree(NAV) as root:
        for nav in root.iter(f"{XHTML}nav"):
            if nav.get(EPUB_TYPE) == "toc":
                remove(each for each in nav.iter(f"{XHTML}ol") if depth(each) >= rules.contents_levels)
    with book.tree(CONTENTS) as root:
        points = root.iter(f"{NCX}navPoint")
        remove(each for each in points if depth(each) >= rules.contents_levels)


def depth(element: Any) -> int:
    """Return in how many elements of its name an element stands."""
    return sum(1 for _ in element.iterancestors(element.tag))


def remove(found: Iterator[Any]) -> None:
    """Take elements out of their tree."""
    for each in list(found):
        each.getparent().remove(each)


def no_cover_page(book: EbookFiles, rules: Reader) -> None:
    """Leave out the page that shows the cover, where the shop shows it by itself (`cover_page`)."""
    if rules.cover_page:
        return
    del book.files[posixpath.join(FOLDER, COVER_PAGE)]
    with book.tree(PACKAGE) as root:
        (item,) = (each for each in root.iter(f"{OPF}item") if each.get("href") == COVER_PAGE)
        remove(each for each in root.iter(f"{OPF}itemref") if each.get("idref") == item.get("id"))
        remove(each for each in root.iter(f"{OPF}reference") if each.get("href") == COVER_PAGE)
        item.getparent().remove(item)
    with book.tree(NAV) as root:
        remove(each.getparent() for each in root.iter(f"{XHTML}a") if each.get("href") == COVER_PAGE)


def cover_named_twice(book: EbookFiles, rules: Reader) -> None:
    """Name the cover as EPUB 2 did, too (`cover_named_twice`)."""
    if rules.cover_named_twice:
        with book.tree(PACKAGE) as root:
            name_cover(root)


def known_pictures(book: EbookFiles, rules: Reader) -> None:
    """Make pictures of types that are not shown PNG, of one that moves its first one (`image_types`)."""
    names = {}
    with book.tree(PACKAGE) as root:
        for item, path in book.pictures(root):
            if not shows(rules, item.get("media-type")):
                names[item.get("href")] = name = file_in(rules, item.get("href"), item.get("media-type"))
                book.files[posixpath.join(FOLDER, name)] = as_png(book.files.pop(path), item.get("media-type"))
                item.set("href", name)
                item.set("media-type", "image/png")
    for document in [path for path, data in book.files.items() if path.endswith(".xhtml") and has_any(data, names)]:
        with book.tree(document.removeprefix(f"{FOLDER}/")) as root:
            for image in root.iter(f"{XHTML}img"):
                image.set("src", names.get(image.get("src"), image.get("src")))


def has_any(xhtml: bytes, names: Iterable[str]) -> bool:
    """Tell whether a document may show one of some pictures."""
    return any(name.encode() in xhtml for name in names)


def small_pictures(book: EbookFiles, rules: Reader) -> None:
    """Make pictures smaller that have too many pixels or bytes (`image_pixels`, `image_bytes`)."""
    for item, path in book.pictures(etree.fromstring(book.files[f"{FOLDER}/{PACKAGE}"])):
        book.files[path] = within(book.files[path], item.get("media-type"), rules.image_pixels, rules.image_bytes)
