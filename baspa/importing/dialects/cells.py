"""Cells of code of Quarto and R Markdown, which nothing runs here: what of them a reader sees, as code.

```{python}
#| echo: false         settings: a remark above the code, which no reader sees; the whole cell where it is not shown
total = 3  # <1>       a number that a list below explains
```
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from baspa.importing import escaping
from baspa.importing.dialects.directives import WrittenDirective
from baspa.importing.dialects.knitr import cell_options, options_of_lines, shown_picture
from baspa.importing.dialects.reading import Reading
from baspa.tree.code import is_known_language

PYTHON = {"ipython": "python", "ipython3": "python", "python3": "python"}  # as Jupyter calls it
PROGRAMS = ("mermaid", "dot", "graphviz", "plantuml", "ojs", "tikz")  # whose code says by itself what it is
SETTING = re.compile(r"(?:#|//|--|%%)\|")  # of Quarto, behind the sign that begins a remark in the cell's language
CAPTIONED = re.compile(r"(?:fig|tbl)-[\w-]+")  # a label with which a cell can be referred to
ANNOTATED = re.compile(r"((?:#|//|--|%)[ \t]*)<(\d+)>(?=[ \t]*\Z)")


def cell(found: WrittenDirective, reading: Reading) -> list[str]:
    """Return a cell of code, or what is not known, as code: what its program makes of it is not in the book."""
    shown = shown_picture(found.cell, found.body) if found.name == "r" else None
    if shown:
        return [
            *(fenced("r", [row for row in found.body if not SETTING.match(row)]) if shown.code else []),
            "",
            *shown.lines,
        ]
    known, said = is_known_language(found.name), {**cell_options(found.cell), **options_of_lines(found.body)}
    if known and "false" in (said.get("echo", "").lower(), said.get("include", "").lower()):
        reading.lost(found.line, "cells whose code is not shown, with what they print or draw:", found.name)
        return remark([f"{{{found.name} {found.cell}}}"] * bool(found.cell) + [*found.body])
    if known and (found.cell or found.name in ("python", "r", "julia")):
        reading.changed(found.line, "cells of code stand as code, without what they print or draw:", found.name)
    elif not known:
        reading.changed(found.line, "what only its own program makes stands as code:", f"{{{found.name}}}")
    return captioned(as_code(found, known), said)


def as_code(found: WrittenDirective, known: bool) -> list[str]:
    """Return a cell as a block of code, its settings as a remark above."""
    plain = known or (found.name in PROGRAMS and not found.argument)
    head = [] if plain else [f"{found.name} {found.argument}".strip()]
    options = [f":{key}: {value}".rstrip() for key, value in found.options.items()]
    if not plain:
        return fenced("", [*head, *options, *found.body])
    cell = [f"{{{found.name} {found.cell}}}"] * bool(known and found.cell)
    settings = [*cell, *(row for row in found.body if SETTING.match(row))]
    body = [ANNOTATED.sub(r"\1(\2)", row) for row in found.body if not SETTING.match(row)]
    return [*remark(settings), *fenced(found.name if known else "", [*options, *body])]


def captioned(code: list[str], said: Mapping[str, str]) -> list[str]:
    """Return code under the name and the caption of what its cell draws, if it has both."""
    name, captions = said.get("label", ""), (said.get("fig-cap"), said.get("tbl-cap"))
    caption = next((each.strip().strip("\"'") for each in captions if each), "")
    if not CAPTIONED.fullmatch(name) or not caption:
        return code
    return [f"::: {{#{name}}}", *code, "", caption, ":::"]


def remark(rows: Sequence[str]) -> list[str]:
    """Return lines that no reader sees, and the author finds again."""
    guarded = (f" {row}" if row.startswith("%") else row for row in rows)  # or it would be a remark of MyST
    return ["<!--", *(row.replace("--", "- -") for row in guarded), "-->", ""] if rows else []


def fenced(language: str, body: Sequence[str]) -> list[str]:
    """Return lines as a block of code."""
    language = PYTHON.get(language, language)
    ticks = "`" * max(3, escaping.longest_run("\n".join(body)) + 1)
    return [f"{ticks}{language if is_known_language(language) else ''}", *body, ticks]
