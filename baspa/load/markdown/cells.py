"""Cells of code of Quarto, R Markdown and notebooks, which nothing runs here: told once a file (B269).

    ```{python}                       ```{r fig-plot, fig.cap="A plot", echo=FALSE}
    #| label: fig-plot
    #| fig-cap: "A plot"
    plot()
    ```

One with a label and a caption stands as code for what it draws: its number is that of a figure or a table, and
references say it. One that no reader shall see, `include: false`, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from baspa.load.markdown.hidden_lines import settings_of_cell
from baspa.load.markdown.listings import READ, caption_tokens
from baspa.load.markdown.marks import MARKS, RawMark
from baspa.model.as_text import with_lines
from baspa.model.problem import Place, Problem, Severity

CELLS = "cells"  # key of the environment: the line of each, from 1
INFO = re.compile(r"\{(?P<language>[A-Za-z]\w*)(?P<said>[\s,][^{}]*)?\}")
DRAWN = ("mermaid", "dot", "graphviz")  # which say by themselves what they are
RUN = ("python", "r", "julia", "ojs", "bash", "sh", "zsh", "sql", "stata", "observable", "rcpp", "stan", "js", "node")
OPTION = re.compile(r"([\w.-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s,\"']+)")
SETTING = re.compile(r"(?:#|//|--|%%)\|[ \t]*([\w.-]+)[ \t]*:[ \t]*(.*?)[ \t]*")
CAPTIONS = ("fig-cap", "fig.cap", "tbl-cap", "tab.cap", "lst-cap")
NAMED = re.compile(r"(?:fig|tbl|tab|lst)[-:].")
NO = ("false", "FALSE", "no", "F")


def cells(markdown: MarkdownIt) -> None:
    """Add the rule to a parser."""
    markdown.core.ruler.after("block", "cells", read_cells)


def read_cells(state: StateCore) -> None:
    """Put names and captions to cells, and leave out those that are not shown."""
    made = list[Token]()
    for token in state.tokens:
        info = INFO.fullmatch(token.info.strip()) if token.type == "fence" and "{" in token.info else None
        known = (info["language"] in RUN, info["language"] in DRAWN) if info else (False, False)
        if info is None or not any(known):
            made.append(token)
            continue
        if known[0]:
            state.env.setdefault(CELLS, []).append(token.map[0] + 1 if token.map else 0)
        made += cell(token, said_of(info["said"] or "", token))
    state.tokens = made


def said_of(options: str, fence: Token) -> Mapping[str, str]:
    """Return what a cell says of itself: on lines of its own, and behind its language: first its label."""
    found = {key: value.strip("\"'") for key, value in OPTION.findall(options)}
    first = options.strip(" ,").partition(",")[0].strip()
    if first and "=" not in first and " " not in first:
        found["label"] = first if NAMED.match(first) else f"fig:{first}"
    lines = (SETTING.fullmatch(line) for line, _ in settings_of_cell(fence.info.strip(), fence.content))
    return found | {each[1]: each[2].strip("\"'") for each in lines if each}


def cell(fence: Token, said: Mapping[str, str]) -> Iterator[Token]:
    """Yield the tokens of a cell."""
    name = said.get("label", "")
    caption = next((said[key] for key in CAPTIONS if said.get(key) and said[key][0] not in "|>["), "")
    if caption and NAMED.match(name):
        opening = Token("box_open", "div", 1, attrs={"id": name}, meta={MARKS: []}, map=fence.map)
        fence.meta[READ] = caption
        yield from (opening, fence, *caption_tokens(caption, fence), Token("box_close", "div", -1))
    elif said.get("include") in NO or (said.get("echo") in NO and not caption):
        language = fence.info.strip().strip("{}").split()[0].strip(",")
        yield Token("raw_left_out", "", 0, info=language, map=fence.map, meta={MARKS: marks_of(fence)})
    else:
        yield fence


def marks_of(fence: Token) -> Sequence[RawMark]:
    """Return the marks of a cell of which nothing is in the book."""
    lines = (line.strip() for line in fence.content.split("\n"))
    return [RawMark("language", fence.info.strip()), *(RawMark("hidden", line) for line in lines if line)]


def cells_told(path: str, lines: Sequence[int]) -> Iterator[Problem]:
    """Yield B269, a warning, for a file with cells."""
    if lines:
        meant = "no program runs the cells of code here: what they draw or print is not in the book"
        said = f"{meant}; {len(lines)} times in this file" if len(lines) > 1 else meant
        said = with_lines(said, lines, {lines[0]})
        hint = "put a picture of it there, ![What it shows](plot.png); code to be read has no braces: ```python"
        yield Problem(Place(path, lines[0]), "B269", said, hint, Severity.WARNING)
