"""The languages that books are set in: words of the templates, quotes, places where no line may break, hyphenation.

One language is one file of this package, named by its code, which holds a LANGUAGE: all that the press knows of it. It
is imported when a book asks for it; the files of all languages only for citations, an index or an import, which ask for
`languages`. The languages without a file are other.py's, which knows less of each.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from baspa.language.latin import slug
from baspa.language.model import Language, primary, script_of

if TYPE_CHECKING:
    from baspa.model.metadata import Metadata

__all__ = [
    "CODES",
    "FALLBACK",
    "PRINTED",
    "PRINTED_FOR_SOME",
    "find",
    "known",
    "languages",
    "nearest_own",
    "slug",
    "slug_of",
    "spoken",
    "spoken_in",
]

# The languages that have a file here: its name is their ISO 639 code, in two letters or three.
CODES = tuple(sorted(file.name for file in pkgutil.iter_modules(__path__) if re.fullmatch("[a-z]{2,3}", file.name)))
FALLBACK = "en"  # whose words are those of a language that has no file here

# Those that are printed of what not every book has.
PRINTED_FOR_SOME = (
    "signed",
    "paper",
    "print.sheets",
    "printrun",
    "printrun.copies",
    "order",
    "printer",
    "reviewers",
    "number.series",
    "volume.series",
    "abstract",
    "received",
    "accepted",
    "pages",
    "corresponding",
    "page.list",
    "web.cite",
    "epub.summary.described",
    "epub.summary.undescribed",
    "epub.summary.decorative",
    "epub.summary.pictureless",
    "epub.summary.moving",
    "epub.summary.formulas",
    "epub.summary.tables",
    "epub.summary.read",
    "epub.summary.pages",
    "epub.summary.pageless",
)

# The words that are printed in books, or read aloud in e-books, whatever stands in them.
PRINTED = (
    "toc.title",
    "about.author",
    "about.authors",
    "bibliography",
    "imprint",
    "format",
    "unit.mm",
    "typeface",
    "generated",
    "keywords",
    "licence",
    "isbn.print",
    "isbn.pdf",
    "isbn.epub",
    "udc",
    "bbk",
    "doi",
    "supplied.title",
    "supplied.headings",
    "supplied.both",
    "role.ctb",
    "role.edt",
    "role.trl",
    "role.ill",
    "role.com",
    "role.aui",
    "cover",
    "cover.alt",
    "titlepage",
    "body",
    "landmarks",
    "epub.summary.text",
    "part.label",
    "chapter.label",
    "appendix",
    "section.label",
    "figure",
    "table",
    "page.ref",
    "notes",
    "dedication",
    "epigraph",
    "index.title",
    "index.names",
    "index.places",
    "index.see",
    "index.seealso",
    "backlink",
)


def known(code: str) -> bool:
    """Tell whether the press has words in the language of a BCP 47 tag, or of its primary subtag in its script."""
    return primary(code) in CODES and script_of(code) in ("", _load(primary(code)).script)


def spoken(code: str, words: Mapping[str, str]) -> Language:
    """Return the language of a book that brings words of its own, which go before the press's."""
    language = find(code)
    return replace(language, words={**language.words, **words}) if words else language


def spoken_in(metadata: Metadata, code: str) -> Language:
    """Return a language with the words that a book has of its own, where it is the book's."""
    return spoken(code, metadata.words if code == metadata.language else {})


@functools.cache
def find(code: str) -> Language:
    """Look a language up by its BCP 47 tag: the tag, then its primary subtag, else what others know, English words.

    The value returned always has the code that was asked for (RFC 4647, section 3.4, with English as default).
    """
    if known(code):
        language = _load(primary(code))
        return language if code == language.code else replace(language, code=code)
    from baspa.language.other import stranger

    return stranger(code, _load(FALLBACK))


def slug_of(metadata: Metadata) -> str:
    """Return the name of a book's files without its extension."""
    return metadata.slug or slug(metadata.title, find(metadata.language))


def nearest_own(code: str) -> Language:
    """Return the language of a tag if it has a file here, else the one whose words it has; quick for any."""
    return _load(primary(code) if known(code) else FALLBACK)


def languages() -> tuple[Language, ...]:
    """Return all languages that have a file here, by their codes."""
    return tuple(map(_load, CODES))


def _load(code: str) -> Language:
    language = importlib.import_module(f"baspa.language.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language
