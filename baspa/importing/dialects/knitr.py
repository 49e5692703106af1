"""Cells of R that show a picture of the folder, and bookdown's references to texts, as Markdown.

```{r plan, fig.cap="(ref:plan)", echo=FALSE}         https://bookdown.org/yihui/bookdown/figures.html
knitr::include_graphics("plan.png")
```

(ref:plan) The *plan*.                                https://bookdown.org/yihui/bookdown/markdown-extensions-by-bookdown.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baspa.importing.dialects.reading import outside_code, replaced
from baspa.importing.dialects.roles import name_of
from baspa.load.markdown.attributes import WIDTH

GRAPHICS = re.compile(r"(?:knitr::)?include_graphics\(\s*[\"']([^\"'\n]+)[\"']\s*(?:,[^()\n]*)?\)")
OPTION = re.compile(r"([\w.-]+)[ \t]*=[ \t]*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s,\"']+))")
LINE = re.compile(r"(?:#|//|--|%%)\|[ \t]*([\w.-]+)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*")
DEFINITION = outside_code(r"(?m:^\(ref:(?P<name>[\w-]+)\)[ \t]+(?P<text>[^\n]+)\n?)")
USE = outside_code(r"(?m:^\(ref:[\w-]+\)[ \t]+[^\n]+\n?)|\(ref:(?P<use>[\w-]+)\)")


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """What a cell shows."""

    target: str
    alt: str
    caption: str
    label: str
    width: str
    code: bool  # whether the code is shown as well

    @property
    def lines(self) -> tuple[str, ...]:
        """Return it as R Markdown has a picture: its caption in its brackets, alone in its paragraph."""
        said = [f"#{self.label}"] * bool(self.label) + [f"width={self.width}"] * bool(self.width)
        said += [f'fig-alt="{self.alt}"'] * bool(self.alt)
        return (f"![{self.caption}]({self.target})" + (f"{{{' '.join(said)}}}" if said else ""), "")


def shown_picture(head: str, body: Sequence[str]) -> ShownPicture | None:
    """Return the picture of a cell, where that is all that its code does."""
    found = GRAPHICS.fullmatch("\n".join(row for row in body if not row.startswith("#|")).strip())
    if not found:
        return None
    said = {**cell_options(head), **options_of_lines(body)}
    first = head.partition(",")[0].strip()
    label = name_of(said.get("label", "" if "=" in first else first))
    caption, width = said.get("fig.cap") or said.get("fig-cap") or "", said.get("out.width") or ""
    return ShownPicture(
        found[1],
        said.get("fig.alt") or said.get("fig-alt") or "",
        caption,
        label if not label or label.startswith("fig-") else f"fig-{label}",
        width if WIDTH.fullmatch(width) else "",
        said.get("echo", "TRUE").upper() != "FALSE",
    )


def cell_options(head: str) -> Mapping[str, str]:
    """Return the options in a cell's braces."""
    return {key: a or b or c for key, a, b, c in OPTION.findall(head)}


def options_of_lines(body: Sequence[str]) -> Mapping[str, str]:
    """Return the options that stand on lines of their own in a cell."""
    return {found[1]: found[2] for found in map(LINE.fullmatch, body) if found}


def with_text_references(text: str) -> str:
    """Return a text whose references to texts are these; a text that nothing refers to stays where it is."""
    if "(ref:" not in text:
        return text
    texts = {found["name"]: found["text"].strip() for found in DEFINITION.finditer(text) if found["name"]}
    used = {found["use"] for found in USE.finditer(text) if found["use"]} & texts.keys()
    text = replaced(DEFINITION, text, lambda found: "\n" if found["name"] in used else found[0])
    put = {name: texts[name].replace('"', '\\"') for name in used}
    return replaced(USE, text, lambda found: put.get(found["use"] or "", found[0]))
