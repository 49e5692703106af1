"""What becomes of each directive (https://mystmd.org/guide/directives), as lines of the press's Markdown."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from baspa.importing import escaping
from baspa.importing.dialects.cells import cell, fenced
from baspa.importing.dialects.directives import FencedLines, WrittenDirective, division
from baspa.importing.dialects.knitr import cell_options
from baspa.importing.dialects.list_tables import is_in_blocks, piped, rows_of
from baspa.importing.dialects.mdbook import with_included
from baspa.importing.dialects.reading import Reading
from baspa.importing.dialects.roles import name_of
from baspa.load.markdown.attributes import WIDTH
from baspa.load.markdown.boxes import box_name
from baspa.tree.directives import DIRECTIVE_KINDS

SAID = {
    "language",
    "name",
    "label",
    "class",
    "alt",
    "width",
    "caption",
    "header-rows",
    "stub-columns",
}  # options that are read, or only looks
LOOKS = {
    *("align", "figclass", "figwidth", "height", "scale", "widths", "linenos", "lineno-start", "open", "nonumber"),
    *("tags", "emphasize-lines", "number-lines", "enumerated", "lang", "icon", "placement", "dropdown", "filename"),
    *("style", "depth", "maxdepth", "hidden", "titlesonly", "numbered", "all", "filter", "delim", "header"),
    *("force", "nowrap"),
}
PICTURE = re.compile(r"[ \t]*!\[.*\]\(.*\)[ \t]*")
LINES = re.compile(r"(\d+)-(\d+)")
UNSEEN = re.compile(r"\bremove[-_](?:cell|input)\b")  # tags of cells whose code is not shown
ATTRIBUTION = re.compile(r"\A-- ?(?=\S)")
DEEPEST = 30  # directives in one another


def converted(lines: Sequence[str], reading: Reading, start: int = 1) -> list[str]:
    """Return lines with what the press has for the directives in them; all others as they stand."""
    if reading.depth > DEEPEST:
        return [*lines]
    made: list[str] = []
    for _, piece, found, indent in FencedLines(lines).pieces(start):
        made += [f"{indent}{row}" if row else row for row in lines_of(found, reading)] if found else piece
    return made


def lines_of(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return what stands in a directive's place."""
    name = found.name.rpartition(":")[2]
    kind = DIRECTIVE_KINDS.get(name, "")
    own = {"csv-table": {"file"}, "include": {"lines"} if LINES.fullmatch(found.options.get("lines", "")) else set()}
    strange = [key for key in found.options if key not in SAID | LOOKS | own.get(kind, set())]
    if kind in KINDS and strange:
        reading.lost(found.line, f"options of {{{name}}}:", ", ".join(f"{key} {found.options[key]}" for key in strange))
    if kind in KINDS:
        return KINDS[kind](found, reading)
    if box_name(name):
        return box(found, reading)
    return cell(found, reading)


def within(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a directive's body."""
    return converted(found.body, replace(reading, depth=reading.depth + 1), found.first)


def box(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a box; that of a class which is another's name is this other one."""
    named = next(filter(box_name, found.options.get("class", "").split()), found.name.rpartition(":")[2])
    return division(box_name(named) or "note", found.argument, within(found, reading), found.label)


def aside(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return what stands beside the text."""
    return division("box", found.argument, within(found, reading), found.label)


def proof(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a theorem or its like."""
    kind = found.name.rpartition(":")[2]
    title = "" if kind == "solution" else found.argument  # its argument is the name of its exercise
    title = title or cell_options(found.cell).get("name", "")  # of bookdown's {theorem, a, name="B"}
    first = found.cell.partition(",")[0].strip()
    label = found.label or name_of("" if "=" in first else first)
    return division(kind, title, within(found, reading), label)


def picture(target: str, alt: str, caption: str, label: str, width: str) -> str:
    """Return a picture alone in its paragraph; the caption is Markdown already."""
    name = f"<{target}>" if re.search(r"[\s()]", target) else target
    title = f' "{_in_quotes(caption)}"' if caption else ""
    said = " ".join([*[f"#{label}"] * bool(label), *[f"width={width}"] * bool(width)])
    return f"![{alt}]({name}{title})" + (f"{{{said}}}" if said else "")


def _in_quotes(caption: str) -> str:
    return re.sub(r'(?<!\\)"', r"\"", caption)


def figure(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a figure; what stands behind its caption's paragraph is text behind it."""
    body = within(found, reading) if found.name != "image" else []
    if not found.argument:  # several pictures, which stand in it with their caption
        rows = [row for each in body for row in (["", each, ""] if PICTURE.fullmatch(each) else [each])]
        return division("", "", rows, found.label) if found.label else rows
    body = body[next((number for number, row in enumerate(body) if row.strip()), len(body)) :]
    end = next((number for number, row in enumerate(body) if not row.strip()), len(body))
    caption = " ".join(row.strip() for row in body[:end])
    alt = escaping.escape(found.options.get("alt", "")) or caption.translate({ord(sign): "" for sign in "[]"})
    width = found.options.get("width", "")
    if width and not WIDTH.fullmatch(width):
        reading.lost(found.line, "the width of a picture:", width)
        width = ""
    return [picture(found.argument, alt, caption, found.label, width), *body[end:]]


def figure_of_markdown(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a figure whose picture is written in Markdown as it stands, for the press reads it so."""
    opening, *others = division("{figure-md}", found.argument, within(found, reading), found.label)
    return [opening.replace(" ", "", 1), *others]


def math(found: WrittenDirective, _: Reading) -> list[str]:
    """Return a formula; its argument is its first line."""
    rows = [row for row in (found.argument, *found.body) if row.strip()]
    return ["$$", *rows, "$$" + (f" {{#{found.label}}}" if found.label else "")]


def captioned(rows: Sequence[str], found: WrittenDirective) -> list[str]:
    """Return a table with its caption."""
    stub = found.options.get("stub-columns", "")
    said = " ".join([*[f"#{found.label}"] * bool(found.label), *[f"header-columns={stub}"] * stub.isdecimal()])
    name = f" {{{said}}}" if said and (found.argument or stub.isdecimal()) else ""
    caption = ["", f": {found.argument}{name}"] if found.argument or name else []
    return [*rows, *caption]


def table(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a table that is drawn already."""
    rows = within(found, reading)
    return captioned(rows[: len("\n".join(rows).rstrip().split("\n"))], found)


def list_table(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a table that was written as a list of lists; one with more than lines in a cell stays one."""
    if is_in_blocks(found.body):
        said = [f":{key}: {found.options[key]}" for key in ("header-rows", "stub-columns") if key in found.options]
        opening, *others = division("{list-table}", found.argument, within(found, reading))
        named = [f":name: {found.label}"] * bool(found.label)
        return [opening.replace(" ", "", 1), *named, *said, "", *others]
    rows = rows_of(found.body)
    return captioned(piped(rows), found) if rows else within(found, reading)


def csv_table(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a table that was written as comma-separated values, in a file or here."""
    head = [found.options["header"]] if "header" in found.options else []
    file = found.options.get("file", "")
    body = with_included(f"{{{{#include {file}}}}}", reading).split("\n") if file else found.body
    rows = [[*row] for row in csv.reader([*head, *body], skipinitialspace=True) if row]
    return captioned(piped(rows) if rows else [], found)


def code(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return code; what has a name has its caption among its attributes, as Quarto, any other above it.

    What no reader shall see is left out, and told.
    """
    if UNSEEN.search(" ".join((found.options.get("tags", ""), *found.cell.split()))):
        reading.lost(found.line, "cells whose code is not shown, with what they print or draw:", found.name)
        return []
    caption = found.options.get("caption", "")
    language = found.argument.split()[0] if found.argument else ""
    opening, *others = fenced(language, found.body)
    if not found.label or '"' in caption:
        return [*[caption, ""] * bool(caption), opening, *others]
    ticks = opening.rstrip(opening.lstrip("`"))
    said = [
        f"#{found.label}",
        *[f".{opening.lstrip('`')}"] * (opening != ticks),
        *[f'lst-cap="{caption}"'] * bool(caption),
    ]
    return [f"{ticks}{{{' '.join(said)}}}", *others]


def include(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return the press's own include, or the lines of a file of code."""
    if found.name == "include" and not {"literal", "code", "lang"} & {*found.options}:
        return [f"{{{{< include {found.argument} >}}}}"]
    lines = LINES.fullmatch(found.options.get("lines", ""))
    chosen = f":{lines[1]}:{lines[2]}" if lines else ""
    said = with_included(f"{{{{#include {found.argument}{chosen}}}}}", reading)
    language = found.options.get("language", "") or found.options.get("code", "")
    return code(replace(found, argument=language, body=tuple(said.split("\n"))), reading)


def glossary(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a glossary; what a term means, which Sphinx indents, begins with a colon."""
    made: list[str] = []
    rows = within(found, reading)
    is_indented = any(row.startswith(("  ", "\t")) for row in rows) and not any(row.startswith(":") for row in rows)
    for row in rows:
        is_term = row.strip() and not row.startswith((":", " ", "\t"))
        means = row.startswith(("  ", "\t")) and made and made[-1] and not made[-1].startswith((":", " "))
        if is_indented and is_term and made and made[-1].strip() and not made[-1].startswith((":", " ", "\t")):
            made[-1] += f", {row}"  # terms that mean the same, a line each
        else:
            made.append(f": {row.strip()}" if means else row)
    return division("glossary", "", made)


def epigraph(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return an epigraph with its source."""
    rows = [ATTRIBUTION.sub("— ", row) for row in within(found, reading)]
    return division("epigraph", "", rows)


def nothing(*_: object) -> list[str]:
    """Return nothing, for what the press makes at its own place."""
    return []


def index(found: WrittenDirective, reading: Reading) -> list[str]:
    """Leave marks of an index out."""
    reading.lost(found.line, "index marks:", "; ".join(filter(None, (found.argument, *map(str.strip, found.body)))))
    return []


def rubric(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a heading that has no place among the others, or a line in the middle."""
    line = [f"**{found.argument}**", ""] if found.name == "rubric" else division("center", "", [found.argument])
    return [*line, *within(found, reading)]


def linked(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a link to what is shown from elsewhere, and below it what stands in it."""
    name = found.argument.removeprefix("#")
    if "://" not in found.argument:
        return [*([f"[](#{name_of(name)})", ""] if name else []), *within(found, reading)]
    words = " ".join(row.strip() for row in found.body).strip() if found.name == "button-link" else ""
    return [f"[{words}]({found.argument})"] if words else [f"<{found.argument}>", "", *within(found, reading)]


def raw(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return what is meant for one format as pandoc has it."""
    name = (found.argument.split() or [""])[0]
    return [f"```{{={name}}}", *found.body, "```"] if name else cell(found, reading)


Kind = Callable[[WrittenDirective, Reading], list[str]]
KINDS: dict[str, Kind] = {  # by what tree/directives.py says that a name is
    "figure": figure,
    "figure-md": figure_of_markdown,
    "math": math,
    "table": table,
    "list-table": list_table,
    "csv-table": csv_table,
    "include": include,
    "glossary": glossary,
    "linked": linked,
    "raw": raw,
    "rubric": rubric,
    "show-index": lambda *_: ["::: index", ":::"],
    "bibliography": lambda *_: ["::: bibliography", ":::"],
    "index": index,
    "epigraph": epigraph,
    "code": code,
    "version": lambda found, reading: division(found.name, found.argument, within(found, reading), found.label),
    "aside": aside,
    "around": within,
    "proof": proof,
    "contents": nothing,
}
