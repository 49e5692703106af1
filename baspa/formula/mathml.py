"""TeX to MathML by math-core; the only module that knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from xml.etree import ElementTree as ET

from math_core import LatexError, LatexToMathML

from baspa.formula.model import FormulaFault
from baspa.formula.tidying import tidy
from baspa.formula.tokens import Token

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
DEEPEST = 60  # elements within elements
EQNARRAYS = ("eqnarray", "eqnarray*")  # of three columns: a &=& b
RENAMED = {
    **dict.fromkeys(("align", "align*", "split"), "aligned"),
    **dict.fromkeys(EQNARRAYS, "array"),
    **dict.fromkeys(("equation", "equation*", "gather", "gather*", "multline", "multline*"), "gathered"),
}
UNSAID = ("nonumber", "notag")  # no line has a number of its own
SUBSTACK = {"{": r"\begin{subarray}{c}", "}": r"\end{subarray}"}
SIZED = (
    "left",
    "right",
    "middle",
    *(f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", *"lrm")),
)
ANGLES = {"<": r"\langle ", ">": r"\rangle "}
FAULT = re.compile(r"(\d+): (.*)", re.DOTALL)
MESSAGES = (
    (r"Expected argument", "an argument is missing", "write it in braces behind the command or the sign"),
    (r"Duplicate", "two scripts of one kind on one base", "put braces around one of them, as in {a_1}_2"),
    (r"'\^' or '_' directly", "a script without a base", "write what it belongs to, or {} before it"),
    (r'Expected closing token "]', "a bracket is not closed", r"write \sqrt[3]{x}; a lone bracket is {[}"),
    (r"Switch-like", "this cannot be an argument as it stands", "put braces around it"),
    (r"Could not extract", r"only words can stand in \operatorname", "close the braces before it"),
    (r"Expected a relation", r"\not stands before no relation", "write it directly before one"),
    (r"There must be a parenthesis", "a delimiter is missing", r"write one, or a dot for none, as in \left."),
    (r".*limits", r"\limits may only stand behind a sum or its like", "delete it"),
    (r".*line", r"\hline may only stand where a row of an array begins", r"write it behind \\"),
    (r".*text mode", r"only words can stand in \text", "close the braces before it"),
    (r".*column", "the columns are not said, or wrong", r"write l, c or r for each, as in \begin{array}{lr}"),
    (r".*string literal", "the columns are not said, or wrong", r"write l, c or r for each, as in \begin{array}{lr}"),
)


def convert(body: Sequence[Token], display: bool, alt: str) -> str | FormulaFault:
    """Return the <math> of a formula's tokens, with `alt` as its alttext, or what math-core refuses."""
    text, offsets = prepared(body)
    try:
        found = converter().convert_with_local_state(text, displaystyle=display)
    except LatexError as error:
        return fault(str(error), offsets)
    root = ET.fromstring(found.replace("&ApplyFunction;", "\u2061"))  # noqa: S314  math-core's own
    if depth(root) > DEEPEST:
        return FormulaFault("too much within one another", offsets[0], "say it in several formulas")
    if "\u0338" in "".join(root.itertext()):
        offset = offsets[max(0, text.find("\\not"))]
        return FormulaFault(r"\not stands before something that has no struck form", offset, "write it in words")
    attributes = {"xmlns": NAMESPACE, "display": "block" if display else "inline", "alttext": alt}
    root.attrib.clear()
    root.attrib.update(attributes)
    tidy(root)
    return ET.tostring(root, encoding="unicode")


@cache
def converter() -> LatexToMathML:
    """Return math-core's converter, which keeps no state between formulas."""
    return LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)


def prepared(body: Sequence[Token]) -> tuple[str, list[int]]:
    """Return TeX as math-core needs it, and for each of its characters the place in the author's."""
    text, offsets = "", [body[0].offset]
    before: Token | None = None
    groups: list[str] = []  # the commands of the groups that are open
    for token in body:
        if token.text == "{":
            command = before.name if before and before.kind == "word" else ""
            groups.append("text" if "text" in groups[-1:] else command)
        piece = replaced(token, before, groups[-1] if groups else "")
        if token.text == "}":
            groups.pop()
        offsets[len(text) :] = [token.offset] * (len(piece) + 1)
        text += piece
        before = token if token.kind != "space" else before
    offsets[-1] = body[-1].offset + len(body[-1].text)
    return text, offsets


def replaced(token: Token, before: Token | None, group: str) -> str:
    """Return what math-core needs for a token that stands in the braces of a command, `group`."""
    if token.kind in ("begin", "end"):
        columns = "{rcl}" * (token.kind == "begin" and token.name in EQNARRAYS)
        return f"\\{token.kind}{{{RENAMED.get(token.name, token.name)}}}{columns}"
    if token.kind == "word" and token.name in UNSAID:
        return ""
    if token.text in ANGLES and before and before.kind == "word" and before.name in SIZED:
        return ANGLES[token.text]
    if group == "text" and token.kind == "sign" and token.name != " ":
        return f"{token.text}{{}}"  # or the space behind it is lost
    if group != "text" and token.text.isspace() and token.kind == "letter":
        return r"\ "  # a no-break or a thin space
    if group == "substack" and token.text in SUBSTACK:
        return SUBSTACK[token.text]
    return "" if token.text == "\\substack" else token.text


def fault(error: str, offsets: Sequence[int]) -> FormulaFault:
    """Return a fault that math-core found, in the words of this press."""
    match = FAULT.fullmatch(error)
    place, message = (int(match[1]), match[2]) if match else (0, error)
    offset = offsets[min(place, len(offsets) - 1)]
    for pattern, ours, hint in MESSAGES:
        if re.match(pattern, message):
            return FormulaFault(ours, offset, hint)
    return FormulaFault(f"TeX cannot read this: {message.rstrip('.')}", offset)


def depth(root: ET.Element) -> int:
    """Return how many elements stand within one another; counted level by level, for there may be hundreds."""
    level, count = [root], 0
    while level:
        level, count = [child for element in level for child in element], count + 1
    return count
