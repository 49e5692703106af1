r"""The text of RTF (Microsoft, RTF Specification 1.9.1): signs of code pages and `\uN` as what they are, in UTF-8.

Pandoc 3.9 loses a letter behind `\uN` and takes every code page for Windows-1252, and it reads UTF-8. The words are
read here as well, without pandoc, to be looked for in the book.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from baspa.importing.symbols import symbol

TOKEN = re.compile(
    r"\\'(?P<hex>[0-9A-Fa-f]{2})|\\(?P<word>[A-Za-z]+)(?P<number>-?\d{1,9})? ?|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}]+)|\\",
    re.DOTALL,
)
# Code pages of the character sets of fonts (\fcharset); 1 and a font without one have that of the document.
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
PAIRED = (128, 129, 130, 134, 136)  # whose signs are two bytes, the second any one
SYMBOLS = 2  # the character set of fonts that hold no letters
DOCUMENT = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# Words for one sign, which may stand behind \uN for readers that do not know it.
SIGNS = {"emdash", "endash", "lquote", "rquote", "ldblquote", "rdblquote", "bullet", "emspace", "enspace", "qmspace"}
# Groups that are no text of the document, beside those that begin with \*.
UNREAD = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl",
    "footerr", "footerf", "fldinst", "listtext", "pntext", "shprslt", "nonshppict", "sp", "xe", "tc", "bkmkstart",
    "bkmkend", "annotation", "atnid", "atnauthor", "listtable", "revtbl",
}  # fmt: skip
LINES = {"par", "sect", "page", "cell", "row", "nestcell", "nestrow", "footnote", "shptxt"}


@dataclass(frozen=True, slots=True)
class RtfState:
    """What holds in a group."""

    fallback: int = 1  # how many signs behind \uN stand for it
    font: int | None = None
    table: bool = False  # in the table of fonts
    unread: bool = False


@dataclass(frozen=True, slots=True)
class RtfPiece:
    """A token as it stands, or text."""

    state: RtfState
    raw: str = ""
    word: str = ""
    text: str = ""


@dataclass
class RtfReader:
    """Reads the tokens of one file, with the fonts and the groups that are open."""

    source: str
    utf8: bool = False  # against the specification
    page: str = "cp1252"
    default: int | None = None
    charsets: dict[int | None, int] = field(default_factory=dict)
    names: dict[int | None, str] = field(default_factory=dict)
    state: RtfState = field(default_factory=RtfState)
    open: list[RtfState] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)  # signs of a code page that are not yet told
    units: bytearray = field(default_factory=bytearray)  # and units of UTF-16
    skip: int = 0  # how many signs still stand for the last \uN

    @property
    def font(self) -> int | None:
        """Return the number of the font."""
        return self.default if self.state.font is None else self.state.font

    @property
    def charset(self) -> int:
        """Return the character set of the font."""
        return self.charsets.get(self.font, 1)

    @property
    def name(self) -> str:
        """Return the name of the font."""
        return self.names.get(self.font, "").strip()

    def pieces(self) -> Iterator[RtfPiece]:
        """Yield the file's pieces, in order; signs of one code page in a row are one text."""
        at = 0
        while found := TOKEN.match(self.source, at):
            at = found.end() + (int(found["number"] or 0) if found["word"] == "bin" else 0)
            yield from self.ended(found)
            yield from self.read(found, self.source[found.start() : at])
        if self.held or self.units:
            yield self.made(self.decoded(self.held) + self.wide(self.units))

    def ended(self, found: re.Match[str]) -> Iterator[RtfPiece]:
        """Yield the signs that were held, where they do not go on."""
        if self.held and not found["hex"]:
            yield self.made(self.decoded(self.held))
            self.held = bytearray()
        if self.units and found["word"] != "u" and not self.passed(found):
            yield self.made(self.wide(self.units))
            self.units = bytearray()

    def read(self, found: re.Match[str], raw: str) -> Iterator[RtfPiece]:
        """Yield what a token is, or hold it."""
        number = int(found["number"] or 0)
        if found["word"] == "u":
            self.units += (number % 65536).to_bytes(2, "little")
            self.skip = self.state.fallback
        elif self.skip and (found["hex"] or found["word"] in SIGNS):
            self.skip -= 1
        elif found["hex"] and (int(found["hex"], 16) > 127 or (self.held and self.charset in PAIRED)):
            self.held += bytes.fromhex(found["hex"])
        elif found["text"]:
            yield from self.plain(found["text"])
        else:
            yield self.token(found, number, raw)

    def passed(self, found: re.Match[str]) -> bool:
        r"""Tell whether a token only stands for the \uN before it."""
        signs = len((found["text"] or "").strip("\r\n"))
        return bool(self.skip and (found["hex"] or found["word"] in SIGNS or 0 < signs <= self.skip))

    def plain(self, text: str) -> Iterator[RtfPiece]:
        r"""Yield text as it stands, without what stands for \uN."""
        at = 0
        while self.skip and at < len(text):
            self.skip -= text[at] not in "\r\n"
            at += 1
        text = text[at:]
        if self.state.table:
            self.names.setdefault(self.state.font, text.rstrip(";"))
        if text and not text.isascii() and not self.utf8:
            text = "".join(
                self.decoded(part.encode("latin-1")) if not part.isascii() else part
                for part in re.split("([\x80-\xff]+)", text)
            )
        if text:
            yield RtfPiece(self.state, text, text=text)

    def made(self, text: str) -> RtfPiece:
        """Return a piece of text that was written otherwise."""
        raw = "".join(sign if ord(sign) > 127 else f"\\'{ord(sign):02x}" for sign in text)
        return RtfPiece(self.state, raw, "made", text)

    def decoded(self, held: bytes | bytearray) -> str:
        """Return the signs of these bytes by the code page of the font."""
        if self.charset == SYMBOLS:
            return "".join(symbol(self.name, code) or chr(code) for code in held)
        return held.decode(CHARSETS.get(self.charset, self.page), errors="replace")

    def wide(self, units: bytes | bytearray) -> str:
        """Return the signs of these units of UTF-16."""
        text = units.decode("utf-16-le", errors="replace")
        return "".join(symbol(self.name, ord(sign)) or sign for sign in text if sign != "\0")

    def token(self, found: re.Match[str], number: int, raw: str) -> RtfPiece:
        """Return a token as it stands, and heed it."""
        word, self.skip = found["word"] or "", 0
        before = self.state
        if found["brace"] == "{":
            self.open.append(self.state)
        elif found["brace"] and self.open:
            self.state = self.open.pop()
        elif word or found["sign"] == "*":
            self.heed(word, number)
        shown = before if found["brace"] == "}" else self.state
        return RtfPiece(shown, raw, word or found["brace"] or found["sign"] or "")

    def heed(self, word: str, number: int) -> None:
        """Take what a control word says."""
        if word == "uc":
            self.state = replace(self.state, fallback=number)
        elif word == "f":
            self.state = replace(self.state, font=number)
        elif word == "plain":
            self.state = replace(self.state, font=None)
        elif word in UNREAD or not word:
            self.state = replace(self.state, table=word == "fonttbl" or (self.state.table and word != ""), unread=True)
        elif word == "shptxt":
            self.state = replace(self.state, unread=False)
        else:
            self.declare(word, number)

    def declare(self, word: str, number: int) -> None:
        """Take what a control word says of the whole document."""
        if word == "deff":
            self.default = number
        elif word == "fcharset":
            self.charsets[self.state.font] = number
        elif word in DOCUMENT or word == "ansicpg":
            self.page = code_page(DOCUMENT.get(word, f"cp{number}"))


def code_page(name: str) -> str:
    """Return the name of a code page, Windows-1252 where nobody knows it."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def read_rtf(data: bytes) -> RtfReader:
    """Return a reader; a file that holds UTF-8 is read as such."""
    try:
        return RtfReader(data.decode("utf-8"), utf8=True)
    except UnicodeDecodeError:
        return RtfReader(data.decode("latin-1"))


def in_unicode(data: bytes) -> bytes:
    """Return RTF whose signs all are ASCII or UTF-8."""
    out, open_word = [], False
    for piece in read_rtf(data).pieces():
        made = piece.word == "made"
        out.append(f" {piece.raw}" if made and open_word else piece.raw)
        open_word = not made and piece.word.isalpha() and not piece.raw.endswith(" ")
    return "".join(out).encode()


def words_of_rtf(data: bytes) -> str:
    """Return the text of RTF, a paragraph a line."""
    return "".join(said(piece) for piece in read_rtf(data).pieces() if not piece.state.unread)


def said(piece: RtfPiece) -> str:
    """Return what a piece says."""
    if piece.text:
        return piece.text.replace("\r", "").replace("\n", "")
    if piece.word in LINES:
        return "\n"
    return " " if piece.word in SIGNS or piece.word in ("tab", "line", "~", "_", "\n", "\r") else ""
