"""LaTeX in a field of BibTeX, to the rich text of CSL-JSON: accents, dashes, quotes, emphasis, braces.

The markup is that of CSL-JSON ("HTML-like formatting tags" of its processors): <i>, <b>, <sup>, <sub>, small capitals
as a span, and class "nocase" for letters whose case is kept: what stands in braces.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexCommentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexWalker,
    LatexWalkerParseError,
    get_default_latex_context_db,
)
from pylatexenc.macrospec import MacroSpec

SMALL_CAPITALS = '<span style="font-variant:small-caps;">', "</span>"
NO_CASE = '<span class="nocase">', "</span>"
FORMATS = {
    **dict.fromkeys(("emph", "textit", "mkbibemph"), ("<i>", "</i>")),
    **dict.fromkeys(("textbf", "mkbibbold"), ("<b>", "</b>")),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    "textsc": SMALL_CAPITALS,
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
}
MACROS = get_default_latex_context_db()
LINK = "href"  # address, words
SPECS = [*(MacroSpec(name, "{") for name in FORMATS), MacroSpec(LINK, "{{")]
MACROS.add_context_category("bibliography", macros=SPECS, prepend=True)
TEXT = LatexNodes2Text(math_mode="text", keep_comments=False)


def rich(value: str) -> str:
    """Return a field's text with CSL-JSON's markup; letters in braces keep their case."""
    return _joined(_nodes(value), NO_CASE).strip()


def plain(value: str) -> str:
    """Return a field's text without markup and braces: for names, numbers and places."""
    return _joined(_nodes(value), ("", "")).strip()


def _nodes(value: str) -> Iterable[Any]:
    """Parse LaTeX; what is none (a lone brace or dollar in an address) stays as it is."""
    try:
        nodes: Iterable[Any] = LatexWalker(value, latex_context=MACROS, tolerant_parsing=False).get_latex_nodes()[0]
    except (LatexWalkerParseError, IndexError):  # the second of \verb at the end
        return [LatexCharsNode(value)]
    return nodes


def _joined(nodes: Iterable[Any], braces: tuple[str, str]) -> str:
    return "".join(_text(node, braces) for node in nodes)


def _text(node: Any, braces: tuple[str, str]) -> str:
    if isinstance(node, LatexCommentNode):
        return "%" + str(node.comment) + str(node.comment_post_space)  # BibTeX has no comments in a field
    if isinstance(node, LatexGroupNode):
        return _group(node, braces)
    if isinstance(node, LatexMacroNode) and node.macroname in FORMATS and node.nodeargd:
        begin, end = FORMATS[node.macroname]
        if not any(braces) and begin.startswith("<"):
            begin = end = ""
        return begin + "".join(_argument(part, braces) for part in node.nodeargd.argnlist) + end
    if isinstance(node, LatexMacroNode) and node.macroname == LINK:
        return _argument(node.nodeargd.argnlist[1], braces)
    return _typed(str(TEXT.node_to_text(node)))


def _argument(node: Any, braces: tuple[str, str]) -> str:
    r"""Read what a macro takes: a group, or without braces the next sign or macro, as in \emph a."""
    return _joined(node.nodelist, braces) if isinstance(node, LatexGroupNode) else _text(node, braces)


def _group(node: Any, braces: tuple[str, str]) -> str:
    """Read a group: {DNA} keeps its case; braces around an accent or another macro are no protection of case."""
    accent = len(node.nodelist) == 1 and isinstance(node.nodelist[0], LatexMacroNode)
    inside = _joined(node.nodelist, braces if accent else ("", ""))
    return inside if accent else braces[0] + inside + braces[1]


def _typed(text: str) -> str:
    """Return the characters that TeX's ligatures and its tie stand for."""
    for typed, meant in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\u00a0")):
        text = text.replace(typed, meant)
    return text
