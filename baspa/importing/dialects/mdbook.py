"""What mdBook (https://rust-lang.github.io/mdBook/format/mdbook.html) has of its own: includes, listings, formulas."""

from __future__ import annotations

import html
import posixpath
import re

from baspa.importing.dialects.reading import CODE, Reading, line_of, outside_code, replaced
from baspa.importing.encoding import decode_old
from baspa.importing.pandoc import too_much
from baspa.load.include import LONGEST
from baspa.model.problem import Failure

COMMAND = re.compile(
    r"(?P<guard>\\)?\{\{#(?P<name>[a-z_]+)[ \t]+(?P<file>[^\s:}]+)(?::(?P<range>[^\s}]*))?(?P<more>[^}\n]*)\}\}"
)
INCLUDES = ("include", "rustdoc_include")
PLAYGROUNDS = ("playground", "playpen")
ANCHOR = re.compile(r"ANCHOR(?:_END)?:\s*([\w-]+)")
LISTING = outside_code(r"<Listing(?P<said>(?:[^<>\"]|\"[^\"]*\")*)>(?P<held>(?:(?!<Listing)[\s\S])*?)</Listing>")
ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
MATH = outside_code(r"\\\\(?P<open>[(\[])(?P<tex>(?:(?!\n[ \t]*\n)[\s\S]){1,1000}?)\\\\(?P<close>[)\]])")
WARNING = outside_code(r"<div class=\"warning\">(?P<warning>(?:(?!</?div)[\s\S])*)</div>")
RUST = re.compile(CODE)


def with_included(text: str, reading: Reading) -> str:
    """Return a text with what its commands stand for: files, or lines of them.

    Raises Failure (B085) where they put in more than LONGEST characters.
    """
    taken = 0

    def put_in(found: re.Match[str]) -> str:
        nonlocal taken
        said = command(found, reading)
        taken += len(said)
        if taken > LONGEST:
            raise Failure([too_much(reading.path, f"more is put in than {LONGEST} characters")])
        return said

    return COMMAND.sub(put_in, text) if "{{#" in text else text


def command(found: re.Match[str], reading: Reading) -> str:
    """Return what one command stands for; a whole file of Markdown is the press's own include."""
    name, target = found["name"], found["file"]
    if found["guard"]:
        in_code = found.string.count("\n```", 0, found.start()) % 2
        return found[0][in_code:]
    if name not in (*INCLUDES, *PLAYGROUNDS):
        return "" if name == "title" else found[0]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), target))
    if reading.home.state(path) != "there":
        reading.lost(line_of(found), "files that are not in the folder:", target)
        return ""
    if path.endswith(".md") and not found["range"]:
        return f"{{{{< include {target} >}}}}"
    lines = decode_old(reading.home.read(path), path)[0].rstrip("\n").split("\n")
    said = "\n".join(lines_in(lines, found["range"] or ""))
    return said if name in INCLUDES else f"```{path.rpartition('.')[2].replace('rs', 'rust')}\n{said}\n```"


def lines_in(lines: list[str], wanted: str) -> list[str]:
    """Return the lines that a range wants: `2`, `2:5`, `:5`, `2:`, or those between two anchors."""
    if wanted and not re.fullmatch(r"\d*(?::\d*)?", wanted):
        begin = next((n for n, row in enumerate(lines) if re.search(rf"ANCHOR:\s*{re.escape(wanted)}\s*$", row)), -1)
        end = next(
            (n for n, row in enumerate(lines) if re.search(rf"ANCHOR_END:\s*{re.escape(wanted)}\s*$", row)), len(lines)
        )
        lines = lines[begin + 1 : end]
    elif wanted:
        first, _, last = wanted.partition(":")
        until = int(last) if last else len(lines) if ":" in wanted else int(first)
        lines = lines[int(first or 1) - 1 : until]
    return [row for row in lines if not ANCHOR.search(row)]


def with_listings(text: str, reading: Reading) -> str:
    """Return a text whose listings, hidden lines and formulas are as mdBook prints them."""
    if "<Listing" in text:
        text = replaced(LISTING, text, listing)
    if "\\\\" in text:
        text = replaced(MATH, text, lambda found: f"\\{found['open']}{found['tex']}\\{found['close']}")
    text = replaced(WARNING, text, lambda found: f"::: warning\n\n{found['warning'].strip()}\n\n:::")
    return RUST.sub(lambda found: without_hidden(found, reading), text)


def listing(found: re.Match[str]) -> str:
    """Return a listing with its file's name above it, and its number and caption below."""
    said = {key: html.unescape(value) for key, value in ATTRIBUTE.findall(found["said"])}
    name = f"Filename: {said['file-name']}\n\n" if "file-name" in said else ""
    number = f"Listing {said['number']}: " if "number" in said else ""
    caption = f"\n\n{number}{said.get('caption', '')}" if number or "caption" in said else ""
    return f"{name}{found['held'].strip(chr(10))}{caption.rstrip(': ')}"


def without_hidden(found: re.Match[str], reading: Reading) -> str:
    """Return code without the lines of Rust that its readers do not see."""
    rows = found[0].split("\n")
    if not found["fence"] or not rows[0].strip().removeprefix(found["fence"]).strip().startswith("rust"):
        return found[0]
    hidden = {number for number, row in enumerate(rows) if number and re.match(r"[ \t]*#(?: |$)", row)}
    for number in sorted(hidden):
        reading.lost(line_of(found), "lines of code that mdBook hides as well:", rows[number].strip())
    return "\n".join(row for number, row in enumerate(rows) if number not in hidden)
