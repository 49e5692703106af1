r"""Commands for formulas that front matter defines: as LaTeX does, in `header-includes` or elsewhere, and as MyST does.

header-includes:                    math:
  - \newcommand{\R}{\mathbb{R}}       '\R': '\mathbb{R}'

So do the lists of chapters of MyST and Jupyter Book, the latter as MathJax has it, `macros:` and `R: "\\mathbb{R}"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

GUARDED = re.compile(r"\\\\(?=[A-Za-z])")  # as a value between double quotes has each backslash
MATH = re.compile(r"([ \t]*)(?:math|macros)[ \t]*:[ \t]*")
PAIR = re.compile(
    r"([ \t]+)(['\"]?)\\{0,2}([A-Za-z]+)\2[ \t]*:[ \t]+"
    r"(?:\[[ \t]*)?(['\"]?)((?:(?!\4,).)+?)\4(?:,[ \t]*\d[ \t]*\])?[ \t]*"
)
PLACE = re.compile(r"#([1-9])")


def commands_in_front(front: Sequence[str]) -> tuple[str, ...]:
    """Return the definitions on lines of front matter, as LaTeX writes them."""
    if not any("\\" in line for line in front):
        return ()
    from baspa.formula.macros import definitions

    written = "\n".join(plain(line) for line in front)
    return (*(written[start:end] for start, end, _ in definitions(written)), *of_myst(front))


def with_commands(known: tuple[str, ...], defined: Sequence[str]) -> tuple[str, ...]:
    """Return commands for formulas with those that are defined behind them: each once, where it was defined last."""
    again = set(defined)
    return (*(each for each in known if each not in again), *dict.fromkeys(defined))


def plain(line: str) -> str:
    """Return a line as it is read: between double quotes each backslash stands twice."""
    return GUARDED.sub(r"\\", line) if '"' in line else line


def of_myst(lines: Sequence[str]) -> Iterator[str]:
    """Yield the definitions below a line `math:` that are indented deeper than it."""
    indent = -1
    for line in lines:
        if match := MATH.fullmatch(line):
            indent = len(match[1])
        elif indent >= 0 and (pair := PAIR.fullmatch(line)) and len(pair[1]) > indent:
            body = GUARDED.sub(r"\\", pair[5]) if pair[4] == '"' else pair[5]
            count = max(map(int, PLACE.findall(body)), default=0)
            yield rf"\newcommand{{\{pair[3]}}}{f'[{count}]' if count else ''}{{{body}}}"
        else:
            indent = -1
