r"""LaTeX that pandoc 3.9 does not know, as LaTeX that it knows: babel's signs, \No, lists of references by hand."""

from __future__ import annotations

import re

from baspa.importing.latex import VERBATIM
from baspa.language import find
from baspa.language.letters import told

MATH = re.compile(
    r"(\\verb\*?(?:\|[^|\n]*\||\+[^+\n]*\+|![^!\n]*!)|\$\$.*?\$\$|\$(?:\\.|[^$\\])*\$|\\\[.*?\\\]|\\\(.*?\\\)"
    r"|\\begin\{(?:equation|align|gather|multline|eqnarray|displaymath|alignat|flalign|tikzpicture)\*?\}.*?"
    r"\\end\{(?:equation|align|gather|multline|eqnarray|displaymath|alignat|flalign|tikzpicture)\*?\})",
    re.DOTALL,
)
SHORTHANDS = re.compile(r"\\usepackage\s*(?:\[[^\]]*\])?\s*\{(?:babel|polyglossia)\}|\bT2A\b|\\setdefaultlanguage")
SIGNS = (
    (re.compile(r"<<"), "«"),
    (re.compile(r">>"), "»"),
    (re.compile(r",,"), "„"),
    (re.compile('"---'), "---"),
    (re.compile(r'"--[*~]'), "---"),
    (re.compile('"<'), "«"),
    (re.compile('">'), "»"),
    (re.compile('"[~=]'), "-"),
    (re.compile('"`'), "„"),
    (re.compile("\"'"), "“"),
    (re.compile('"[|"]'), ""),
)
NUMBER = re.compile(r"\\(?:No|textnumero)(?![A-Za-z])(?:\{\}|\s)*~?")
COMMAND = re.compile(r"\\[A-Za-z]+(?:\[[^\]]*\])?")
LIST = re.compile(r"\\begin\{thebibliography\}\s*(?:\{[^{}]*\})?")
LIST_END = re.compile(r"\\end\{thebibliography\}")
ITEM = re.compile(r"\\bibitem\s*(?:\[(?:[^\[\]{}]|\{[^{}]*\})*\])?\s*\{([^{}]*)\}")
WITH_CHAPTERS = re.compile(r"\\documentclass\s*(?:\[[^\]]*\])?\s*\{[^{}]*(?:book|report|memoir|thesis|disser)[^{}]*\}")


def known(text: str) -> str:
    """Return LaTeX that pandoc knows; each line stays where it was, and verbatim text as it is."""
    signs = bool(SHORTHANDS.search(text))
    pieces = VERBATIM.split(text)
    heading = heading_of(text) if LIST.search(text) else ""
    for at in range(0, len(pieces), 3):
        piece = NUMBER.sub("№~", pieces[at])
        pieces[at] = with_references(with_signs(piece) if signs else piece, heading)
    return "".join(piece for at, piece in enumerate(pieces) if at % 3 != 2)


def heading_of(text: str) -> str:
    """Return the heading of a list of references made by hand."""
    level = "chapter" if WITH_CHAPTERS.search(text) else "section"
    language = find(told("", COMMAND.sub(" ", text)))
    return f"\\{level}*{{{language.words['bibliography']}}}"


def with_signs(text: str) -> str:
    """Return a text without the shorthands of babel, but for those in formulas."""
    return "".join(piece if at % 2 else shown(piece) for at, piece in enumerate(MATH.split(text)))


def shown(text: str) -> str:
    """Return text with the signs that shorthands stand for."""
    for pattern, sign in SIGNS:
        text = pattern.sub(sign, text)
    return text


def with_references(text: str, heading: str) -> str:
    """Return a text whose list of references by hand is a numbered list with a heading; names lead to its items."""
    text = LIST.sub(lambda _: f"{heading}\\begin{{enumerate}}", text)
    text = ITEM.sub(lambda match: f"\\item\\label{{bib-{match[1].strip()}}}", text)
    return LIST_END.sub(lambda _: "\\end{enumerate}", text)
