"""What mdBook (https://rust-lang.github.io/mdBook/format/mdbook.html) has of its own: includes, listings, formulas."""

from __future__ import annotations

import html
import posixpath
import re

from baspa.importing.dialects.reading import Reading, line_of, outside_code, replaced
from baspa.importing.encoding import decode_old
from baspa.importing.pandoc import too_much
from baspa.load.include import LONGEST
from baspa.load.markdown.tex_brackets import mdbook_tex
from baspa.load.mdbook_commands import arguments_of, language_of_file, lines_in, with_arguments
from baspa.model.problem import Failure

COMMAND = re.compile(
    r"(?P<guard>\\)?\{\{#(?P<name>[a-z_]+)[ \t]+(?P<file>[^\s:}]+)(?::(?P<range>[^\s}]*))?(?P<more>[^}\n]*)\}\}"
)
INCLUDES = ("include", "rustdoc_include", "template")
PLAYGROUNDS = ("playground", "playpen")
LISTING = outside_code(r"<Listing(?P<said>(?:[^<>\"]|\"[^\"]*\")*)>(?P<held>(?:(?!<Listing)[\s\S])*?)</Listing>")
ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
MATH = outside_code(
    r"(?P<alone>(?m:^[ \t]*))?\\\\(?P<open>[(\[])(?P<tex>(?:(?!\n[ \t]*\n)[\s\S]){1,1000}?)"
    r"\\\\(?P<close>[)\]])(?P<last>(?m:(?=[ \t]*$)))?"
)
WARNING = outside_code(r"<div class=\"warning\">(?P<warning>(?:(?!</?div)[\s\S])*)</div>")


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
    if name == "title" and not found["guard"]:
        reading.lost(line_of(found), "titles of pages in a browser:", f"{target}{found['more']}")
        return ""
    if found["guard"] or name not in (*INCLUDES, *PLAYGROUNDS):
        return found[0]
    path = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), target))
    if reading.home.state(path) != "there":
        reading.lost(line_of(found), "files that are not in the folder:", target)
        return ""
    given = arguments_of(found["more"])
    if path.endswith(".md") and not found["range"] and not given:
        return f"{{{{< include {target} >}}}}"
    lines = decode_old(reading.home.read(path), path)[0].rstrip("\n").split("\n")
    said = "\n".join(with_arguments(line, given) for _, line in lines_in(lines, found["range"] or ""))
    return said if name in INCLUDES else f"```{language_of_file(path)}\n{said}\n```"


def with_listings(text: str, reading: Reading) -> str:
    """Return a text whose listings and formulas are as mdBook prints them; those of others the press reads."""
    if "<Listing" in text:
        text = replaced(LISTING, text, listing)
    if "\\\\" in text and reading.mdbook:
        text = replaced(MATH, text, formula)
    return replaced(WARNING, text, lambda found: f"::: warning\n\n{found['warning'].strip()}\n\n:::")


def formula(found: re.Match[str]) -> str:
    """Return a formula between dollars: one in square brackets that has its lines for itself stands on lines."""
    tex = mdbook_tex(found["tex"]).strip()
    begin = found["alone"] or ""
    if "$" in tex:
        return found[0]
    shown = found["open"] == "[" and found["alone"] is not None and found["last"] is not None
    return f"{begin}$$ {tex} $$" if shown else f"{begin}${tex}$"


def listing(found: re.Match[str]) -> str:
    """Return a listing with its file's name above it, and its number and caption below."""
    said = {key: html.unescape(value) for key, value in ATTRIBUTE.findall(found["said"])}
    name = f"Filename: {said['file-name']}\n\n" if "file-name" in said else ""
    number = f"Listing {said['number']}: " if "number" in said else ""
    caption = f"\n\n{number}{said.get('caption', '')}" if number or "caption" in said else ""
    return f"{name}{found['held'].strip(chr(10))}{caption.rstrip(': ')}"
