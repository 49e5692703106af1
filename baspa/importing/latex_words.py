r"""LaTeX that pandoc 3.9 does not know, as LaTeX that it knows: babel's signs, \No, lists of references by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from baspa.importing.latex import VERBATIM
from baspa.importing.latex_code import known_code
from baspa.importing.latex_lists import known_lists
from baspa.importing.latex_signs import known_signs
from baspa.importing.latex_tables import known_tables
from baspa.language import find
from baspa.language import known as known_language
from baspa.language.bibtex import tag
from baspa.language.letters import told

MATH = re.compile(
    r"(\\verb\*?(?:\|[^|\n]*\||\+[^+\n]*\+|![^!\n]*!)|\$\$.*?\$\$|\$(?:\\.|[^$\\])*\$|\\\[.*?\\\]|\\\(.*?\\\)"
    r"|\\begin\{(?:equation|align|gather|multline|eqnarray|displaymath|alignat|flalign|tikzpicture)\*?\}.*?"
    r"\\end\{(?:equation|align|gather|multline|eqnarray|displaymath|alignat|flalign|tikzpicture)\*?\})",
    re.DOTALL,
)
BABEL = re.compile(
    r"\\usepackage\s*\[([^\]]*)\]\s*\{babel\}|\\set(?:default|main)language\s*(?:\[[^\]]*\])?\s*\{(\w+)\}"
    r"|\\babelprovide\s*\[[^\]]*main[^\]]*\]\s*\{(\w+)\}"
)
OWN_WORD = re.compile(
    r"\\(?:renewcommand|def|addto\\captions\w+\{\\renewcommand)\s*\{?\\(bib|ref|proof)name\}?\s*\{([^{}]*)\}"
)
PROOF = re.compile(r"(\\begin\{proof\})(?!\s*\[)")
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
    settings, begun, body = text.rpartition("\\begin{document}")
    body = known_lists(known_tables(known_code(body)))
    text = settings + begun + outside_code(body, lambda piece: outside_formulas(piece, known_signs))
    signs = bool(SHORTHANDS.search(text))
    words = words_of(text) if LIST.search(text) or PROOF.search(text) else {}
    heading = heading_of(text, words)

    def read(piece: str) -> str:
        piece = NUMBER.sub("№~", piece)
        piece = PROOF.sub(lambda match: f"{match[1]}[{words['demonstration']}]", piece)
        return with_references(with_signs(piece) if signs else piece, heading)

    return outside_code(text, read)


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return a text changed wherever it is not verbatim."""
    pieces = VERBATIM.split(text)
    pieces[::3] = map(change, pieces[::3])
    return "".join(piece for at, piece in enumerate(pieces) if at % 3 != 2)


def words_of(text: str) -> Mapping[str, str]:
    """Return the words that LaTeX sets by itself: those that the file gives, else those of its language."""
    names = (name for found in BABEL.findall(text) for name in re.split(r"[,\s]+", "".join(found)))
    said = [code for code in map(tag, names) if code and known_language(code)]
    language = find(said[-1] if said else told("", COMMAND.sub(" ", text)))
    given = {"proof": "demonstration", "bib": "bibliography", "ref": "bibliography"}
    return {**language.words, **{given[name]: word for name, word in OWN_WORD.findall(text)}}


def heading_of(text: str, words: Mapping[str, str]) -> str:
    """Return the heading of a list of references made by hand."""
    level = "chapter" if WITH_CHAPTERS.search(text) else "section"
    return f"\\{level}*{{{words.get('bibliography', '')}}}"


def body_line(text: str) -> int:
    """Return the line on which the text of a file begins, 0 for none."""
    before, found, _ = text.partition("\\begin{document}")
    return before.count("\n") + 1 if found else 0


def with_signs(text: str) -> str:
    """Return a text without the shorthands of babel, but for those in formulas."""
    return outside_formulas(text, shown)


def outside_formulas(text: str, change: Callable[[str], str]) -> str:
    """Return a text changed wherever it is no formula."""
    return "".join(piece if at % 2 else change(piece) for at, piece in enumerate(MATH.split(text)))


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
