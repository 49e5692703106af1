"""LaTeX in a field of BibTeX, to the rich text of CSL-JSON: accents, dashes, quotes, emphasis, braces.

The markup is that of CSL-JSON ("HTML-like formatting tags" of its processors): <i>, <b>, <sup>, <sub>, small capitals
as a span, and class "nocase" for letters whose case is kept: what stands in braces. What each command is, is said in
latex_commands.py; a command that is not there and that pylatexenc does not know leaves its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pylatexenc.latex2text import get_default_latex_context_db as signs_of_commands
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexSpecialsNode,
    LatexWalker,
    LatexWalkerParseError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec

from baspa.references.guarded import guarded
from baspa.references.latex_commands import (
    ACCENTS,
    ALPHABETS,
    DOTLESS,
    FORMATS,
    FRACTION,
    FRACTIONS,
    LESS,
    NONE,
    NOT_TEXT,
    PREFIXES,
    QUANTITIES,
    SECOND,
    SIGNS,
    SILENT,
    SPACES,
    SWITCHES,
    UNITS,
)

NO_CASE = '<span class="nocase">', "</span>"
INNER = ("", "")  # braces within braces
Braces = tuple[str, str] | None  # what stands around a group: None where there is no markup
WORDS = frozenset(("sqrt", *FORMATS, *ACCENTS, *ALPHABETS, *FRACTIONS, *SECOND, *QUANTITIES, *NONE))  # take arguments
OWN = WORDS | {*SWITCHES, *SILENT, *SPACES, *SIGNS, *PREFIXES, *UNITS}
WORDLESS = (
    dict.fromkeys((*NONE, *SILENT), "") | dict.fromkeys(SPACES, " ") | dict(PREFIXES) | dict(UNITS) | dict(SIGNS)
)  # what stands for a command, whatever its arguments
MACROS = get_default_latex_context_db()
SPECS = [
    *(MacroSpec(name, "") for name in OWN - WORDS),
    *(MacroSpec(name, "{") for name in (*FORMATS, *ACCENTS, *ALPHABETS, *NONE)),
    *(MacroSpec(name, "{{") for name in FRACTIONS),
    MacroSpec("sqrt", "[{"),
    *(MacroSpec(name, "*[{") for name in ("footnote", "num", "ang", "si", "unit", "hspace", "vspace")),
    *(MacroSpec(name, "[{[{") for name in ("SI", "qty")),
    *(MacroSpec(name, "[{{") for name in SECOND),
]
MACROS.add_context_category("bibliography", macros=SPECS, prepend=True)
TEXT = signs_of_commands()
BARE = re.compile(r"[^\\{}$~&%#<`'\-!?]*")  # without any sign that is read as another
BLANK = re.compile(r"[ \t\r\n]+")


def rich(value: str) -> str:
    """Return a field's text with CSL-JSON's markup; letters in braces keep their case."""
    return _read(value, NO_CASE)


def plain(value: str) -> str:
    """Return a field's text without markup and braces: for names, numbers and places."""
    return _read(value, None)


def known(name: str) -> bool:
    """Tell whether a command is read as what it means."""
    return name in OWN or bool(_sign(name))


def _sign(name: str) -> str:
    """Return the sign that pylatexenc has for a command, or ""."""
    spec = TEXT.get_macro_spec(name)
    sign = spec.simplify_repl if spec is not None and spec.macroname == name and name not in NOT_TEXT else ""
    return sign if isinstance(sign, str) and "%" not in sign else ""  # % stands for arguments


def _read(value: str, braces: Braces) -> str:
    said = value if BARE.fullmatch(value) else _joined(_nodes(guarded(value)), braces)
    return BLANK.sub(" ", said).strip()


def _nodes(value: str) -> Sequence[Any]:
    """Parse LaTeX; what is none (a lone brace in an address) stays as it is."""
    try:
        nodes: Sequence[Any] = LatexWalker(value, latex_context=MACROS, tolerant_parsing=False).get_latex_nodes()[0]
    except (LatexWalkerParseError, IndexError):  # the second of \verb at the end
        return [LatexCharsNode(value)]
    return nodes


def _joined(nodes: Iterable[Any], braces: Braces) -> str:
    r"""Read what stands in one group: a switch like \em is for the rest of it."""
    left = list(nodes)
    for at, node in enumerate(left):
        if isinstance(node, LatexMacroNode) and node.macroname in SWITCHES:
            return _joined(left[:at], braces) + _marked(
                SWITCHES[node.macroname], _joined(left[at + 1 :], braces), braces
            )
    return "".join(_text(node, braces) for node in left)


def _text(node: Any, braces: Braces) -> str:
    if isinstance(node, LatexCharsNode):
        return _typed(node.chars)
    if isinstance(node, LatexGroupNode):
        return _group(node, braces)
    if isinstance(node, LatexMathNode):
        return _formula(node.nodelist, braces)
    if isinstance(node, LatexMacroNode):
        return _command(node, braces)
    if isinstance(node, LatexEnvironmentNode):
        return _joined(node.nodelist, braces)
    return _typed(node.specials_chars) if isinstance(node, LatexSpecialsNode) else ""


def _command(node: Any, braces: Braces) -> str:
    name = node.macroname
    given = [part for part in (node.nodeargd.argnlist if node.nodeargd else ()) or () if part is not None]
    if name == "ensuremath":
        return _formula(given, braces)
    if name in QUANTITIES:
        return "\u00a0".join(_quantity(part) for part in given)
    if name in WORDLESS:
        return WORDLESS[name]
    if name in ACCENTS:
        return _accented(name, "".join(_argument(part, None) for part in given))
    if name == "sqrt":
        root = _marked(("<sup>", "</sup>"), _joined(given[:-1], braces), braces) if given[1:] else ""
        return f"{root}√({_argument(given[-1], braces)})"
    said = [_argument(part, braces) for part in (given[-1:] if name in SECOND else given)]
    if name in ALPHABETS:
        return "".join(_styled(ALPHABETS[name], letter) for letter in "".join(said))
    return _marked(FORMATS.get(name, (_sign(name), "")), (FRACTION if name in FRACTIONS else "").join(said), braces)


def _accented(name: str, text: str) -> str:
    """Return letters with an accent on the first, which needs no dot; of none, the accent itself."""
    if not text:
        return name if len(name) == 1 and not name.isalpha() else ""
    return unicodedata.normalize("NFC", DOTLESS.get(text[0], text[0]) + ACCENTS[name] + text[1:])


def _styled(alphabet: str, letter: str) -> str:
    """Return a Latin letter as an alphabet of formulas has it; all else as it is."""
    name = f"{alphabet} {'CAPITAL' if letter.isupper() else 'SMALL'} {letter}"
    for begin in ("", "MATHEMATICAL "):
        try:
            return unicodedata.lookup(begin + name) if letter.isalpha() else letter
        except KeyError:
            continue
    return letter


def _marked(marks: tuple[str, str], inside: str, braces: Braces) -> str:
    begin, end = marks
    return inside if begin.startswith("<") and braces is None else begin + inside + end


def _argument(node: Any, braces: Braces) -> str:
    r"""Read what a macro takes: a group, or without braces the next sign or macro, as in \emph a."""
    return _joined(node.nodelist, braces) if isinstance(node, LatexGroupNode) else _text(node, braces)


def _group(node: Any, braces: Braces) -> str:
    """Read a group: {DNA} keeps its case; braces around an accent or another macro are no protection of case.

    Nor are those behind a command, which keep it from its next letter: {}.
    """
    first = node.nodelist[0] if node.nodelist else None
    switch = isinstance(first, LatexMacroNode) and first.macroname in SWITCHES
    bare = switch or (len(node.nodelist) == 1 and isinstance(first, LatexMacroNode))
    if bare or braces is None:
        return _joined(node.nodelist, braces)
    inside = _joined(node.nodelist, INNER)
    return braces[0] + inside + braces[1] if inside else ""


def _quantity(node: Any) -> str:
    r"""Read an argument of siunitx's commands: 5, or \kilo\metre\per\second."""
    if not isinstance(node, LatexGroupNode):
        return _text(node, None)
    parts = [(getattr(one, "macroname", ""), _text(one, None)) for one in node.nodelist]
    said = parts[0][1] if parts else ""
    for (before, _), (name, text) in pairwise(parts):
        apart = name in UNITS and name not in ("per", "squared", "cubed") and before not in (*PREFIXES, "per", "")
        said += f"·{text}" if apart or (name in PREFIXES and before not in ("per", "")) else text
    return said


def _formula(nodes: Sequence[Any], braces: Braces) -> str:
    """Read a formula: what it raises and lowers, letters, signs."""
    said, script = "", ""
    for piece in _pieces(nodes):
        if isinstance(piece, str) and piece in "^_":
            script = "sup" if piece == "^" else "sub"
            continue
        inside = _typed(piece) if isinstance(piece, str) else _inside(piece, braces)
        said += _marked((f"<{script}>", f"</{script}>"), inside, braces) if script else inside
        script = ""
    return said


def _inside(node: Any, braces: Braces) -> str:
    return _formula(node.nodelist, braces) if isinstance(node, LatexGroupNode) else _text(node, braces and INNER)


def _pieces(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the letters and signs of a formula, and its groups and commands."""
    for node in nodes:
        yield from node.chars if isinstance(node, LatexCharsNode) else [node]


def _typed(text: str) -> str:
    """Return the characters that TeX's ligatures and its tie stand for; a "<" is none of CSL-JSON's markup."""
    for typed, meant in (
        ("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u00a0"), ("<", LESS), ("!`", "¡"), ("?`", "¿"),
    ):  # fmt: skip
        text = text.replace(typed, meant)
    return text
