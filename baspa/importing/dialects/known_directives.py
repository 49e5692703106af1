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
}  # options that are read, or only looks
LOOKS = {
    *("align", "figclass", "figwidth", "height", "scale", "widths", "linenos", "lineno-start", "open", "nonumber"),
    *("tags", "emphasize-lines", "number-lines", "enumerated", "lang", "icon", "placement", "dropdown", "filename"),
    *("style", "depth", "maxdepth", "hidden", "titlesonly", "numbered", "all", "filter", "delim", "header", "force"),
}
ATTRIBUTION = re.compile(r"\A-- ?(?=\S)")
DEEPEST = 30  # directives in one another
ROW, CELL = re.compile(r"[*-]\s+([*-])\s?(.*)"), re.compile(r"\s+[*-]\s?(.*)")


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
    strange = [key for key in found.options if key not in SAID | LOOKS]
    kind = DIRECTIVE_KINDS.get(name, "")
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
    title = found.argument or "See also" * (named == "seealso")
    return division(box_name(named) or "note", title, within(found, reading), found.label)


def aside(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return what stands beside the text."""
    return division("box", found.argument, within(found, reading), found.label)


def proof(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a theorem or its like."""
    kind = found.name.rpartition(":")[2].capitalize()
    named = found.argument or cell_options(found.cell).get("name", "")  # of bookdown's {theorem, a, name="B"}
    first = found.cell.partition(",")[0].strip()
    label = found.label or name_of("" if "=" in first else first)
    return division("box", f"{kind} ({named})" if named else kind, within(found, reading), label)


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
    name = f"{{#{found.label}}}" if found.label else ""
    caption = ["", f": {found.argument} {name}".rstrip()] if found.argument else []
    return [*rows, *caption]


def table(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a table that is drawn already."""
    rows = within(found, reading)
    return captioned(rows[: len("\n".join(rows).rstrip().split("\n"))], found)


def list_table(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a table that was written as a list of lists; one whose cells are more than lines stays a list."""
    rows: list[list[str]] = []
    for line in found.body:
        row, cell_ = ROW.match(line), CELL.match(line)
        if row:
            rows.append([row[2].strip()])
        elif cell_ and rows:
            rows[-1].append(cell_[1].strip())
        elif line.strip() and rows:
            rows[-1][-1] += f" {line.strip()}"
    return captioned(piped(rows), found) if rows else within(found, reading)


def csv_table(found: WrittenDirective, _: Reading) -> list[str]:
    """Return a table that was written as comma-separated values."""
    head = [found.options["header"]] if "header" in found.options else []
    return captioned(piped([[*row] for row in csv.reader([*head, *found.body], skipinitialspace=True) if row]), found)


def piped(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as a table with bars, the first as its head."""
    width = max(map(len, rows), default=0)
    full = [[*(cell_.replace("|", "\\|") for cell_ in row), *[""] * (width - len(row))] for row in rows]
    drawn = [f"| {' | '.join(row)} |" for row in full]
    return [*drawn[:1], f"|{'---|' * width}", *drawn[1:]]


def code(found: WrittenDirective, _: Reading) -> list[str]:
    """Return code, its caption above it."""
    caption = found.options.get("caption", "")
    language = found.argument.split()[0] if found.argument else ""
    return [*[caption, ""] * bool(caption), *fenced(language, found.body)]


def include(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return the press's own include, or the lines of a file of code."""
    if found.name == "include" and not {"literal", "code", "lang"} & {*found.options}:
        return [f"{{{{< include {found.argument} >}}}}"]
    said = with_included(f"{{{{#include {found.argument}}}}}", reading)
    return fenced(found.options.get("language", "") or found.options.get("code", ""), said.split("\n"))


def glossary(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a glossary; what a term means, which Sphinx indents, begins with a colon."""
    made: list[str] = []
    for row in within(found, reading):
        means = row.startswith(("  ", "\t")) and made and made[-1] and not made[-1].startswith((":", " "))
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
    "bibliography": lambda *_: ["::: bibliography", ":::"],
    "index": index,
    "epigraph": epigraph,
    "code": code,
    "seealso": box,
    "aside": aside,
    "around": within,
    "proof": proof,
    "contents": nothing,
}
