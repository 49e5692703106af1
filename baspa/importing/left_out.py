"""What pandoc says that it left out of a file, as Problems: one for each kind of thing, at its first line."""

from __future__ import annotations

import re
from collections.abc import Callable

from baspa.importing import pandoc
from baspa.importing.html_mends import ELEMENTS, says_nothing
from baspa.model.problem import Place, Problem, Problems, Severity

COMMAND = re.compile(r"\\begin\{\w+\*?\}|\\\w+|<")
ELEMENT = re.compile(r"<(\w+)")
SETTINGS = "settings before \\begin{document}:"
# What the press does by itself: title pages, contents, page breaks, packages.
LAYOUT = re.compile(
    r".*\.(sty|cls)$|\\(maketitle|tableofcontents|listof\w+|clearpage|cleardoublepage|newpage|pagebreak|noindent|"
    r"(front|main|back)matter|bibliographystyle|printbibliography|centering|vspace|hspace|pagestyle|thispagestyle|setlength|addtolength|linewidth|textwidth|"
    r"addcontentsline|par(?:indent|skip)|tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|"
    r"(?:single|onehalf|double)spacing)\b"
)


def left_out(parsed: pandoc.Parsed, where: Callable[[int], Place], body: int = 0) -> Problems:
    """Return B087 for each kind of thing that pandoc says it left out, at its first line; `where` tells its place.

    Settings on lines before `body` are one kind.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for line, what in parsed.skipped:
        command = COMMAND.match(what)
        if not LAYOUT.match(what) and not says_nothing(what):
            kind = SETTINGS if line < body else command[0] if command else what
            found.setdefault(kind, []).append((line, what))
    return tuple(skipped(_shortened(*each), where(each[1][0][0])) for each in found.items())


def _shortened(kind: str, places: list[tuple[int, str]]) -> str:
    what = " ".join(places[0][1].split())
    if what.startswith("<"):
        names = [*dict.fromkeys(f"<{name}>" for _, each in places for name in ELEMENT.findall(each)[:1])]
        what = f"{ELEMENTS} {', '.join(names)}"
    elif kind == SETTINGS and len(places) > 1:
        names = [*dict.fromkeys(match[0] for _, each in places if (match := COMMAND.match(each)))]
        what = f"{SETTINGS} {', '.join(names)}"
    often = f", {len(places)} times" if len(places) > 1 else ""
    return f"{what[:60]}{'…' if len(what) > 60 else ''}{often}"


def skipped(what: str, place: Place) -> Problem:
    """Return B087 for something that a line of the file has, and the book has not."""
    return Problem(place, "B087", what, "put it in by hand where the book needs it", Severity.WARNING)


def said_of(encoding: str, name: str) -> Problems:
    """Return B088 where a text was not in Unicode: which encoding it was taken for."""
    if encoding.startswith("UTF"):
        return ()
    hint = "look whether the letters are right; if not, save it as UTF-8 and import it again"
    return (Problem(Place(name), "B088", f"the text is taken for {encoding}", hint, Severity.WARNING),)
