r"""Alphabets as plain TeX switches to them, `{\bf R}`: from there to the end of the group, as LaTeX's \mathbf{R}."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baspa.formula.tokens import Token

ALPHABETS: Mapping[str, str] = {
    "bf": "mathbf",
    "rm": "mathrm",
    "it": "mathit",
    "cal": "mathcal",
    "sf": "mathsf",
    "tt": "mathtt",
    "frak": "mathfrak",
}


def with_alphabets(found: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a formula with a command of LaTeX in the place of each switch."""
    return tuple(switched(found)) if any(is_switch(token) for token in found) else found


def is_switch(token: Token) -> bool:
    """Tell whether a token changes the alphabet of what follows."""
    return token.kind == "word" and token.name in ALPHABETS


def switched(found: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens; a switch ends one before it in its group, and each ends with that, its cell or its row."""
    opened = [0]  # for each group that is open, how many of its braces are made here
    for token in found:
        brace, end = (Token("letter", sign, sign, token.offset) for sign in "{}")
        if is_switch(token) or token.text in ("}", "&", "\\\\") or token.kind == "end":
            yield from [end] * opened[-1]
            opened[-1] = 0
        if is_switch(token):
            name = ALPHABETS[token.name]
            yield from (Token("word", name, f"\\{name}", token.offset), brace)
            opened[-1] = 1
            continue
        if token.text == "{":
            opened.append(0)
        elif token.text == "}" and len(opened) > 1:
            opened.pop()
        yield token
    yield from [Token("letter", "}", "}", found[-1].offset)] * sum(opened)
