"""Fields of MARC 21 before any library knows them: tag, indicators, subfields, and the language of what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

LONGEST = 8000  # bytes of a field's text: with all that is around it, it must stay below 9,999 (MARC 21, directory)

Subfields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MarcField:
    """A field."""

    tag: str
    indicators: str  # two
    subfields: Subfields  # code and text; of a control field one without a code
    language: str = ""  # BCP 47, of what was taken from the book; "" where nothing was

    @property
    def is_control(self) -> bool:
        """Whether it has no subfields: 001 to 009."""
        return self.tag < "010"


def control(tag: str, data: str) -> MarcField:
    """Return a control field."""
    return MarcField(tag, "", (("", data),))


def field_of(
    tag: str, indicators: str, *subfields: tuple[str, str], language: str = "", of: str = "a"
) -> Iterator[MarcField]:
    """Yield a field of the subfields that say something: none where the one that it is of says nothing."""
    said = tuple((code, text) for code, text in subfields if text)
    if any(code in of for code, _ in said):
        yield MarcField(tag, indicators, said, language)


def isbd(*parts: tuple[str, str, str], end: str = ".") -> Subfields:
    """Return subfields with ISBD's punctuation: of each its mark, which ends the one before it, code and text."""
    made: list[tuple[str, str]] = []
    for mark, code, text in parts:
        if not text:
            continue
        if made:
            made[-1] = (made[-1][0], made[-1][1] + mark)
        made.append((code, text))
    if made and not made[-1][1].endswith(end or " "):
        made[-1] = (made[-1][0], made[-1][1] + end)
    return tuple(made)


def fitting(entries: Iterable[MarcField]) -> Iterator[MarcField]:
    """Yield the fields; one whose first text is too long for a field as several."""
    for each in entries:
        code, text = each.subfields[0]
        for piece in pieces(text):
            yield replace(each, subfields=((code, piece), *each.subfields[1:]))


def pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that a field takes, parted between words."""
    piece = ""
    for word in text.split(" ") if len(text.encode()) > LONGEST else ():
        if piece and len(f"{piece} {word}".encode()) > LONGEST:
            yield piece
            piece = word
        else:
            piece = f"{piece} {word}" if piece else word
    yield piece or text
