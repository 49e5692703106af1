"""Text as Markdown that shows it as it is: the signs of the dialect (docs/manuscript.md) guarded by backslashes."""

from __future__ import annotations

import re

from baspa.load.markdown.tex_brackets import IS_TEX

SIGNS = re.compile(r"[\\`*_\[\]<${}^~]")
ENTITY = re.compile(r"&(?=#?\w+;)")
DOUBLED = re.compile(r"==|%%")  # marks of other dialects: what looks like one is told (B154)
CITATION = re.compile(r"(?<!\w)@(?=\w)")
LINE_START = re.compile(r"^(?:[-+=#>:|]|(\d{1,9})(?=[.)](?:\s|$)))", re.MULTILINE)
PLACE_NAME = re.compile(r"(?m)^(\([^()\s]+\))=(?=[ \t]*$)")  # (name)= on a line of its own
CLOSING_SIGNS = re.compile(r"#+$")
BRACKETED = re.compile(r"((?<!\\)(?:\\\\)*\\\[(?:\\[^\[\]]|[^\\\0])*)\\\]((?:\\[^\[]|[^\\\0])*)")
GUARDED = re.compile(r"\\(.)", re.DOTALL)
TICKS = re.compile(r"`+")
ADDRESS = re.compile(r"[\s<>\"'\\^`{|}\x00-\x20]|[()]")


def escape(text: str) -> str:
    """Return a piece of text within a line."""
    text = DOUBLED.sub(r"\\\g<0>", SIGNS.sub(r"\\\g<0>", text))
    return CITATION.sub(r"\\@", ENTITY.sub(r"\\&", text))


def lines(text: str) -> str:
    """Return the text of a paragraph, its pieces escaped already: nothing begins a list, a quotation or a table.

    White space that is no plain space is kept at both ends, where a parser strips it.
    """
    guarded = PLACE_NAME.sub(r"\1\\=", LINE_START.sub(_guard, text))
    return _kept_ends(BRACKETED.sub(_no_formula, guarded))


def line(text: str) -> str:
    """Return the text of a heading or a cell, its pieces escaped already, on one line."""
    text = BRACKETED.sub(_no_formula, text.replace("\\\n", " ").replace("\n", " "))
    return CLOSING_SIGNS.sub(r"\\\g<0>", _kept_ends(text))


def code(text: str) -> str:
    """Return code within a line (CommonMark 0.31, 6.1)."""
    text = text.replace("\n", " ")
    ticks = "`" * (longest_run(text) + 1)
    edge = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{ticks}{edge}{text}{edge}{ticks}"


def longest_run(text: str) -> int:
    """Return the length of the longest run of backticks."""
    return max((len(run) for run in TICKS.findall(text)), default=0)


def address(target: str) -> str:
    """Return the address of a link or an image: what would end it is written with %."""
    return ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), target)


def quoted_title(text: str) -> str:
    """Return a title in quotes, with the space before it; "" for none."""
    return f' "{escape(text).replace(chr(34), chr(92) + chr(34))}"' if text else ""


def _guard(match: re.Match[str]) -> str:
    return f"{match[1]}\\" if match[1] else f"\\{match[0]}"


def _no_formula(match: re.Match[str]) -> str:
    if not IS_TEX.match(match[1].rpartition("\\[")[2]):
        return match[0]
    rest = GUARDED.sub(lambda sign: "&#93;" if sign[1] == "]" else sign[0], match[2])  # each would close it in turn
    return f"{match[1]}&#93;{rest}"


def _kept_ends(text: str) -> str:
    text = text.strip(" \t\n")
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return "".join(f"&#{ord(c)};" for c in before) + core + "".join(f"&#{ord(c)};" for c in after)
