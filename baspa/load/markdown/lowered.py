"""Figures and letters that stand on the line and belong below it: H2SO4, CO2, K_w; m1 beside $m_1$. Told once a file.

What looks like the formula of a compound has signs of elements alone, two at least, and a figure from 2 on; other codes
of capitals have no hydrogen, carbon or oxygen, no sign of two letters, or no more than one element: A4, MP3, PS5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from markdown_it.token import Token

from baspa.language.enumeration import in_latin
from baspa.load.markdown.formula_definitions import FORMULAS
from baspa.load.markdown.slips import CAPTION, InlineText, inline_texts
from baspa.model.as_text import placed
from baspa.model.problem import Place, Problem, Severity

SIGNS = """
    H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo
    Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce W Pt Au Hg Tl Pb Bi Rn Ra Th U Pu
"""
ELEMENTS = frozenset(SIGNS.split())
COMMON = frozenset(("H", "C", "O"))  # one of which most compounds have that are written of
PARTNERS = frozenset(("F", "Cl", "Br", "I", "S", "N", "P"))  # of the others, of which most have one
PAIRS = frozenset(("H2", "N2", "O2", "O3", "F2", "Cl2", "Br2", "I2"))  # of one element: told beside others alone
PIECE = r"[A-Z][a-z]?\d{0,2}|\([A-Za-z]{1,4}\d?\)\d"  # an element with its figure, or a group of some
COMPOUND = re.compile(rf"(?<![^\W\d])(?<!\d[.,])\d{{0,2}}((?:{PIECE}){{1,9}})(?![\w-])")
FIGURE = re.compile(r"\d")  # one at least has what is_compound takes
ELEMENT = re.compile(r"([A-Z][a-z]?)(\d*)")
MOST = 20  # atoms of an element, but for those of oils and sugars: COP26 is a conference
FOR_TO = re.compile(r"[A-Z]2[A-NP-RT-Z]\Z")  # P2P, B2B
IN_FORMULA = re.compile(r"(?<![A-Za-z\\])([A-Za-z])_(?:\{(\d{1,2})\}|(\d))")
OF_FORMULA = re.compile(r"(?<![\w\\/.:@-])([A-Za-z]\d{1,2})(?![\w-])")
INDEXED = re.compile(r"(?<![\w\\/.:@_])([^\W\d_]_(?:\{[^{}\n]{1,12}\}|[^\W_]{1,4}))(?![\w(])")


def lowered_told(path: str, tokens: Sequence[Token]) -> Iterator[Problem]:
    """Yield B232, a warning, for what of a file stands on the line and belongs below it."""
    texts = (each for each in inline_texts(tokens, ("sub", "sup")) if each.container != CAPTION or "$" not in each.text)
    known = indexed_in_formulas(tokens)
    found = [pair for text in texts for pair in on_the_line(text, known)]
    if all(in_latin(written) in PAIRS for _, written in found):
        return
    said = f"figures or letters that are set below the line stand on it: {placed(found)}"
    hint = "write H~2~O and K~w~, with a mark on either side, or formulas, $K_w$; a backslash before _ keeps it"
    yield Problem(Place(path, found[0][0]), "B232", said, hint, Severity.WARNING)


def indexed_in_formulas(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the letters with figures that a file's formulas set below the line, as they are typed on it: m1."""
    pieces = (child for token in tokens for child in (token, *(token.children or ())))
    formulas = [piece.content for piece in pieces if piece.type in FORMULAS and "_" in piece.content]
    return frozenset(f"{each[1]}{each[2] or each[3]}" for text in formulas for each in IN_FORMULA.finditer(text))


def on_the_line(text: InlineText, known: Set[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield each such word of a text with its line, in their order."""
    if not FIGURE.search(text.text) and "_" not in text.text:
        return
    latin = text._replace(text=in_latin(text.text))
    compounds = ((line, each) for line, each in latin.found(COMPOUND) if is_compound(each[1]))
    indexed = latin.found(INDEXED) if "_" in text.text else ()
    of_formulas = [each for each in latin.found(OF_FORMULA) if each[1][1] in known] if known else []
    found = sorted((*compounds, *indexed, *of_formulas), key=lambda pair: pair[1].start())
    yield from ((line, text.text[slice(*each.span(1))]) for line, each in found)


def is_compound(written: str) -> bool:
    """Tell whether letters and figures are the formula of a compound, or of what such formulas stand with."""
    if written in PAIRS:
        return True
    found = ELEMENT.findall(written)
    signs = {sign for sign, _ in found}
    figures = any(count not in ("", "0", "1") for _, count in found) or ")" in written
    if any(sign not in ("C", "H") and len(count) > 1 and int(count) > MOST for sign, count in found):
        return False
    return len(signs) > 1 and signs <= ELEMENTS and is_common(signs) and figures and not FOR_TO.match(written)


def is_common(signs: Set[str]) -> bool:
    """Tell whether elements make compounds that are written of: FeCl3 has none of COMMON; of codes, CoV2 is like it."""
    return bool(signs & COMMON) or (bool(signs & PARTNERS) and any(len(sign) > 1 for sign in signs))
