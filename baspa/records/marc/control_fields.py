"""Leader and control fields of MARC 21: what kind of thing is described, by which programs sort it.

Source: MARC 21 Format for Bibliographic Data, Leader, 001-008 (https://www.loc.gov/marc/bibliographic/), Books. A fill
character (|) says that nobody has tried to code a position.
"""

from __future__ import annotations

from collections.abc import Iterator

from baspa.language.catalogue_codes import bibliographic
from baspa.model.description import Description
from baspa.records.marc.fields import MarcField, control

UNDETERMINED = "und"  # MARC Code List for Languages
NO_PLACE = "xx "  # MARC Code List for Countries: book.toml names towns, no countries
ONLINE = "o"
UNTOLD = "||||"


def leader(level: str) -> str:
    """Return the leader of a new record of language material, minimal level, in ISBD's punctuation and UTF-8.

    `level` is m of a book, a of a part of one, b of an article.
    """
    return f"     na{level} a22     7i 4500"


def control_fields(
    description: Description, number: str, language: str, is_online: bool, is_part: bool = False
) -> Iterator[MarcField]:
    """Yield the control fields of a record that has this number."""
    yield control("001", number)
    yield control("005", f"{description.modified:%Y%m%d}000000.0")
    if is_online:
        yield control("006", f"m     {ONLINE}  d        ")  # a document, online
        yield control("007", "cr |n|||||||||")
    else:
        yield control("007", "ta")
    yield control("008", fixed(description, language, is_online, is_part))


def fixed(description: Description, language: str, is_online: bool, is_part: bool) -> str:
    """Return field 008 of a book or a part of one, of which nobody has said what else it holds than text."""
    return "".join(
        (
            f"{description.modified:%y%m%d}",
            dates(description),
            NO_PLACE,
            UNTOLD if is_part else ("a" if description.has_pictures else "").ljust(4),
            "|",  # audience
            ONLINE if is_online else " ",
            UNTOLD if is_part else ("b" if description.has_references else "").ljust(4),
            "||0",  # government publication, conference, no festschrift
            "1" if description.has_index and not is_part else "0",
            " ||",  # undefined, literary form, biography
            bibliographic(language) or UNDETERMINED,
            " d",  # not modified; no national library made it
        )
    )


def dates(description: Description) -> str:
    """Return the kind of date and two years: of publication, and of copyright where that is another."""
    year, right = description.year, str(description.rights.year or "")
    if not year:
        return "nuuuuuuuu"
    return f"t{year}{right}" if right and right != year else f"s{year}    "
