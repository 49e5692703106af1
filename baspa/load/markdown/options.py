"""Options of other programs: what looks and tools are told behind a picture, a table, a heading or a directive.

Those that mean something here are read; of the others each file tells once which it has (B187).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from baspa.load.markdown.html_tags import HtmlTag, width_of
from baspa.model.problem import Place, Problem, Severity

WITHOUT_MEANING = frozenset(  # of pandoc, Quarto, bookdown, Jekyll and MkDocs, between braces
    (
        "height", "target", "rel", "loading", "out-width", "out-height", "lightbox", "group", "layout",
        "layout-ncol", "layout-nrow", "layout-align", "layout-valign", "collapse", "appearance", "icon",
        "fig-align", "fig-pos", "fig-env", "fig-width", "fig-height", "fig-dpi", "fig-scap", "fig-link",
        "tbl-pos", "number-sections", "style", "role", "markdown", "type", "align", "hidden", "tabindex",
    )
)  # fmt: skip
OF_PAGES = ("data-", "aria-")  # how options of web pages begin
ALTERNATIVES = ("alt", "fig-alt")  # text of a picture for those who do not see it
LEFT_OUT = "options left out"  # key of the environment: (line from 1, option)
SHOWN = 6  # names that a message says


def options_told(path: str, left: Sequence[tuple[int, str]]) -> Sequence[Problem]:
    """Return B187, a warning, for the options that a file has and no format: each with its line, from 1."""
    if not left:
        return ()
    said = f"options of other programs that do nothing here are left out: {counted(name for _, name in left)}"
    hint = "take them out; docs/manuscript.md says what a picture, a table and a box may have"
    return (Problem(Place(path, min(left)[0]), "B187", said, hint, Severity.WARNING),)


def counted(names: Iterable[str]) -> str:
    """Return names, each with its count, those that are there most often first."""
    counts = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [name + (f" {count} times" if count > 1 else "") for name, count in counts[:SHOWN]]
    return ", ".join(shown) + (", …" if len(counts) > SHOWN else "")


def is_without_meaning(name: str) -> bool:
    """Tell whether an option of another program does nothing here."""
    return name in WITHOUT_MEANING or name.startswith(OF_PAGES)


def width_read(value: str) -> str:
    """Return a width as `{width=...}` has it, where it is one in pixels or inches: pandoc's, MyST's; else as it is."""
    if value.endswith(("%", "mm", "cm")):
        return value
    number = value.strip().removesuffix("in")
    in_inches = number != value.strip() and number.replace(".", "", 1).isdigit()
    written = f"{float(number) * 2.54:g}cm" if in_inches else value
    return width_of(HtmlTag("img", False, {"width": written})) or value
