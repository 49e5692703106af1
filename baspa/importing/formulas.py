r"""Formulas of other programs in the TeX that the press knows (docs/formulas.md).

The press numbers whole formulas, by name. So LaTeX's environments of numbered lines become one formula of aligned lines
where one name will do, and one formula a name where more of their lines have one. What Word and pandoc write of spaces,
boxes and words has its like here. What has none is told, and stands in the text as its TeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baspa.formula.reading import read_formula
from baspa.formula.tokens import Token, tokens

LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
ENVIRONMENT = re.compile(r"\\begin\{([a-z]+)\*?\}(.*)\\end\{\1\*?\}", re.DOTALL)
BARE = ("equation", "displaymath", "math", "subequations")  # what says nothing but that it is a formula
LINES = {  # the environments of several lines, and what the press has for them
    **dict.fromkeys(
        ("align", "alignat", "flalign", "xalignat", "eqnarray", "aligned", "alignedat", "split"), "aligned"
    ),
    **dict.fromkeys(("gather", "multline", "gathered", "multlined"), "gathered"),
}
ARGUMENT = r"\s*\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}"  # braces four deep
CHANGES = [
    (re.compile(pattern), new)
    for pattern, new in (
        (r"\\(?:nonumber|notag|hfill|allowbreak|nobreak|relax|displaylimits|hline\s*$)(?![A-Za-z])", ""),
        (r"\\(?:mspace|hspace\*?|hskip|kern|mkern)(?:\s*\{[^{}]*\}|\s*-?[\d.]+\s*[a-z]{2})", r"\\;"),
        (r"\\(?:medspace|thickspace)(?![A-Za-z])", r"\\;"),
        (r"\\dots[cbmio](?![A-Za-z])", r"\\dots"),
        (r"\\mathop\s*\{\s*\\(?:mathrm|operatorname)" + ARGUMENT + r"\s*\}", r"\\operatorname{\1}"),
        (r"\\(?:mbox|hbox|textrm|textnormal|textup|textsf|intertext|shortintertext)(?=\s*\{)", r"\\text"),
        (r"\\(?:mathds|mathbbm|mathbbmss)(?=\s*\{)", r"\\mathbb"),
        (r"\\pmb(?=\s*\{)", r"\\boldsymbol"),
        (r"\\(?:boxed|fbox|lefteqn|ensuremath|smash|mathstrut|mathchoice|mathord|mathrel|mathbin)" + ARGUMENT, r"{\1}"),
        (r"\\(?:color|textcolor)\s*\{[^{}]*\}", ""),
        (r"\\(?:l?eqno)\s*\(([^()]*)\)", r"\\tag{\1}"),
        (r"\\tag\*", r"\\tag"),
        (r"\\\\(?:\*|(?:\s*\[\s*-?[\d.,]+\s*[a-z]{2}\s*\]))", r"\\\\"),
        (r"\\begin\{smallmatrix\}", r"\\begin{matrix}"),
        (r"\\end\{smallmatrix\}", r"\\end{matrix}"),
        (r"(\\begin\{(?:array|aligned|gathered|split)\})\s*\[[tbc]\]", r"\1"),
        (r"(\\begin\{array\}\s*\{[^{}]*)@\{[^{}]*\}", r"\1"),
        (r"\\end\s*\{\s*(\w+\*?)\s*\}", r"\\end{\1}"),
    )
]
TAG = re.compile(r"\\tag\s*\{[^{}]*\}")
WORDS = re.compile(  # of an alphabet that formulas have no letters of; those that are said to be text are passed over
    r"\\(?:text\w*|mathrm|operatorname|label|tag|ref|eqref)\*?\s*\{[^{}]*\}"
    r"|([\u0400-\u052f]{2,}(?:[ -]+[\u0400-\u052f]+)*)"
)
LEADING_NUMBER = re.compile(r"\s*\{\d+\}")  # of columns, behind alignat


@dataclass(frozen=True, slots=True)
class Displayed:
    """A formula on a line of its own."""

    tex: str
    name: str = ""  # which links lead to


def displayed(source: str) -> list[Displayed]:
    """Return the formulas that the press makes of one of pandoc's; their order is that of the lines."""
    kind, body = unwrapped(source)
    rows = rows_of(body) if kind else [body]
    names = [LABEL.findall(row) for row in rows]
    if sum(map(bool, names)) < 2:
        found = LABEL.search(source)
        return [Displayed(together(kind, rows), found[1] if found else "")]
    return [Displayed(together(kind, group), name) for group, name in grouped(rows, names)]


def in_line(source: str) -> str:
    """Return a formula in a line of text."""
    return usual(" ".join(source.split()))


def fault(tex: str, display: bool) -> str:
    """Return why the press cannot set a formula; "" where it can."""
    found = read_formula(tex, display)
    return getattr(found, "message", "")


def unwrapped(source: str) -> tuple[str, str]:
    """Return what the press calls the lines of a formula, "" for a single one, and what stands in it."""
    bare = source.strip()
    found = ENVIRONMENT.fullmatch(LABEL.sub("", bare, count=1).strip() if bare.startswith("\\label") else bare)
    while found and found[1] in BARE:
        bare = found[2].strip()
        found = ENVIRONMENT.fullmatch(bare)
    if not found or found[1] not in LINES or not balanced(found[2]):
        return "", bare
    body = LEADING_NUMBER.sub("", found[2], count=1) if "alignat" in found[1] else found[2]
    return LINES[found[1]], eqnarray(body) if found[1] == "eqnarray" else body


def balanced(body: str) -> bool:
    """Tell whether what stands between the first beginning and the last end is one environment and not two."""
    depth = 0
    for token in tokens(body):
        depth += (token.kind == "begin") - (token.kind == "end")
        if depth < 0:
            return False
    return True


def rows_of(body: str) -> list[str]:
    r"""Return the lines of an environment, which \\ parts outside of all that stands in it."""
    rows: list[str] = [""]
    for token, depth in nested(body):
        if not depth and (token.kind, token.name) == ("sign", "\\"):
            rows.append("")
        else:
            rows[-1] += token.text
    return [row.strip() for row in rows if row.strip(" \n\t*")]


def nested(body: str) -> Iterator[tuple[Token, int]]:
    """Yield the tokens of a formula, and in how many groups each stands."""
    depth = 0
    for token in tokens(usual(body)):
        depth -= token.kind == "end" or (token.kind, token.name) == ("letter", "}")
        yield token, depth
        depth += token.kind == "begin" or (token.kind, token.name) == ("letter", "{")


def eqnarray(body: str) -> str:
    """Return lines with a relation between two signs & as lines with one before it."""
    rows = []
    for row in rows_of(body):
        at = [token.offset for token, depth in nested(row) if not depth and token.text == "&"]
        text = usual(row)
        rows.append(text[: at[1]] + text[at[1] + 1 :] if len(at) > 1 else text)
    return "\\\\\n".join(rows)


def grouped(rows: Sequence[str], names: Sequence[Sequence[str]]) -> Iterator[tuple[list[str], str]]:
    """Yield the lines that belong to each name, those without one before it, and the name."""
    waiting: list[str] = []
    for row, found in zip(rows, names, strict=True):
        waiting.append(row)
        if found:
            yield waiting, found[0]
            waiting = []
    if waiting:
        yield waiting, ""


def together(kind: str, rows: Sequence[str]) -> str:
    """Return lines as one formula."""
    bare = [usual(LABEL.sub("", row)) for row in rows]
    tags = [tag for row in bare for tag in TAG.findall(row)][:1]
    bare = [TAG.sub("", row).strip() for row in bare]
    if not kind:
        return " ".join([*bare, *tags])
    if len(bare) == 1:
        return " ".join([without_columns(bare[0]), *tags])
    return "\n".join([f"\\begin{{{kind}}}", " \\\\\n".join(bare), f"\\end{{{kind}}}", *tags])


def without_columns(row: str) -> str:
    """Return a line alone, which needs no signs to be aligned at."""
    return "".join(token.text for token, depth in nested(row) if depth or token.text != "&")


def usual(tex: str) -> str:
    r"""Return TeX with the press's commands; a backslash at its end, which was a space, is none any more."""
    for pattern, new in CHANGES:
        tex = pattern.sub(new, tex)
    tex = WORDS.sub(lambda match: f"\\text{{{match[1]}}}" if match[1] else match[0], tex)
    tex = tex.strip()
    tail = len(tex) - len(tex.rstrip("\\"))
    return tex[: len(tex) - tail % 2].rstrip()


def needs_apart(text: str, after: str) -> bool:
    """Tell whether a figure right behind a formula would make money of its dollar sign."""
    return text.endswith("$") and after[:1].isdigit()
