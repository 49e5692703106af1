"""Figures of units that stand on the line and belong above it: 5 cm3, 12 m2, kg/m3. Told once a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from baspa.language.units import TYPED_POWER
from baspa.load.markdown.slips import CAPTION, inline_texts
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity


def raised_units(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B254, a warning, for the units of a file whose figures stand on the line."""
    found = [
        (line, match[0])
        for text in inline_texts(tokens, ("sub", "sup"))
        if ("2" in text.text or "3" in text.text) and not (text.container == CAPTION and "$" in text.text)
        for line, match in text.found(TYPED_POWER)
    ]
    if found:
        said = f"figures of units that are set above the line stand on it: {placed(found)}"
        hint = "write m^2^, with a mark on either side, or the sign itself, ²"
        yield Problem(Place(path, found[0][0]), "B254", said, hint, Severity.WARNING)
