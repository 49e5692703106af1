"""Texts that an author wrote: of a file, and with places for values."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from baspa.model.problem import Place, Problem, Problems

PLACEHOLDER = re.compile(r"\{(\w+)\}")
HUNDREDS = (("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100))
TENS = (("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
ASCII = bytes(range(128))  # in UTF-8 none of them is a part of another character (RFC 3629)
EMPTY_LINE = re.compile(r"\n(?:[ \t]*\n)+")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text of book.toml, which an empty line parts."""
    found = [part for part in EMPTY_LINE.split(text) if part.strip()]
    return found if len(found) > 1 else [text]


def beyond_ascii(text: str) -> str:
    """Return the characters of a text that are not of ASCII, in its order: to look at each letter takes longer."""
    if text.isascii():
        return ""
    return text.encode("utf-8", "surrogatepass").translate(None, ASCII).decode("utf-8", "surrogatepass")


def roman(number: int) -> str:
    """Return a number in capital Roman figures; "" for 0."""
    found = ""
    for letters, value in HUNDREDS + TENS:
        found += letters * (number // value)
        number %= value
    return found


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with the values in place of their {name}.

    Any other brace stays: books bring such texts, and to str.format each would be a program: {n:>900000000}.
    """
    return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)


def decode(data: bytes, path: str) -> tuple[str, Problems]:
    """Return the text of a UTF-8 file without byte order mark and with LF line ends, or "" and B010."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error.start, path),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def _not_utf8(data: bytes, at: int, path: str) -> Problem:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    hint = "it begins like UTF-16: save it as UTF-8" if utf16 else "save the file as UTF-8"
    place = Place(path, data.count(b"\n", 0, at) + 1)
    return Problem(place, "B010", f"byte 0x{data[at]:02X} at offset {at} is not UTF-8", hint)
