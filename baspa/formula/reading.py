"""TeX notation to a Formula, strictly: what cannot be shown as it is meant is a Fault, never a guess.

The alternative text is the TeX itself. Libraries that say formulas in words (Speech Rule Engine, MathCAT) speak some
twenty languages, Kazakh and Russian not among them; TeX can be read aloud, searched for and copied in any.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from baspa.formula.grammar import formula_fault
from baspa.formula.macros import FormulaCommands
from baspa.formula.mathml import convert
from baspa.formula.model import Formula, FormulaFault
from baspa.formula.old_alphabets import with_alphabets
from baspa.formula.tokens import Token, tokens

LONGEST = 2000  # characters
ROW = "\\\\"
NUMBER_AT_SIDE = ("eqno", "leqno")
DOLLARS = (
    "equation",
    "equation*",
    "displaymath",
    "math",
)  # environments that are no more than dollars around a formula
# Spaces that part a formula from its number, and both as signs stand for their tokens: wide spaces, narrow ones.
WIDE, NARROW = ("quad", "qquad", "hfill", "hfil", "hspace", "hskip"), ("\\;", "\\:", "\\,", "\\ ", "~")
TYPED = re.compile(r"(?:[\x02 ]*\x01[\x01\x02 ]*|(?:\x02 *){3,})\((\d+(?:[.–-]\d+)*[^\W\d_]?'?|\*{1,3})\)([.,;]?) *\Z")
DECIMAL = re.compile(r"(?<![\d,])\d+(,)\d+(?!\d|,\d)")
VARIATIONS = re.compile("[\ufe00-\ufe0f]")


def read_formula(
    tex: str, display: bool, commands: FormulaCommands | None = None, decimal: str = "."
) -> Formula | FormulaFault:
    """Return the formula that `tex` says, or the first fault in it; never raises for any text.

    `commands` are those that the manuscript defines; they are carried out. Where `decimal` is a comma, one between two
    figures has no space behind it, as with LaTeX's icomma; several in a row are those of a list, 1,2,3.
    """
    if len(tex) > LONGEST:
        return FormulaFault(f"the formula has more than {LONGEST} characters", LONGEST, "make several of it")
    written = tuple(token for token in tokens(tex) if not is_unseen(token.text))
    expanded = commands.carried_out(written) if commands and commands.known else written
    if isinstance(expanded, FormulaFault):
        return expanded
    found = with_alphabets(as_here(expanded, display))
    found = with_typed_number(found) if display else found
    found = with_decimals(found) if decimal == "," else found
    body, tag = cut_tag(found)
    if all(token.kind == "space" for token in body):
        return FormulaFault("the formula is empty", 0, "write it between the dollar signs, or delete them")
    if fault := formula_fault(found) or tag_fault(body, tag, display):
        return fault
    alt = " ".join(tex.split())
    mathml = convert(body, display, alt)
    return mathml if isinstance(mathml, FormulaFault) else Formula(tex, display, words(tag), mathml, alt)


def as_here(found: Sequence[Token], display: bool) -> tuple[Token, ...]:
    r"""Return the tokens without the names that LaTeX gives, and without its dollars; \eqno(1) is \tag{1}."""
    made, at = list[Token](), 0
    dollars = () if any(token.text == ROW for token in found) else DOLLARS
    while at < len(found):
        token = found[at]
        at += 1
        if token.kind == "word" and token.name == "label" and display:
            at = next((n + 1 for n, each in enumerate(found) if n >= at and each.text == "}"), len(found))
        elif token.kind == "word" and token.name in NUMBER_AT_SIDE and display:
            number = [each for each in found[at:] if each.text not in "(){}" and each.kind != "space"]
            brace, end = (Token("letter", sign, sign, token.offset) for sign in "{}")
            made += (Token("word", "tag", "\\tag", token.offset), brace, *number, end) if number else (token,)
            at = len(found) if number else at
        elif token.kind not in ("begin", "end") or token.name not in dollars:
            made.append(token)
    return tuple(made)


def with_typed_number(found: Sequence[Token]) -> tuple[Token, ...]:
    r"""Return the tokens with a \tag for the number that stands at their end behind a wide space: \quad (1)."""
    match = TYPED.search("".join(map(sign_of, found)))
    if match is None or any(token.text == "\\tag" for token in found):
        return tuple(found)
    at, number = found[match.start()].offset, found[slice(*match.span(1))]
    tag, brace, end = Token("word", "tag", "\\tag", at), Token("letter", "{", "{", at), Token("letter", "}", "}", at)
    return (*found[: match.start()], *found[slice(*match.span(2))], tag, brace, *number, end)


def sign_of(token: Token) -> str:
    """Return one sign for a token."""
    if token.kind == "word" and token.name in WIDE:
        return "\1"
    if token.text in NARROW:
        return "\2"
    return " " if token.kind == "space" else token.text if len(token.text) == 1 else "\0"


def with_decimals(found: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with braces around each comma of a number."""
    text = "".join(token.text if len(token.text) == 1 else "\0" for token in found)
    commas = {match.start(1) for match in DECIMAL.finditer(text)}
    made = list[Token]()
    for at, token in enumerate(found):
        around = [Token("letter", sign, sign, token.offset) for sign in "{}"] if at in commas else []
        made += [*around[:1], token, *around[1:]]
    return tuple(made)


def is_unseen(token: str) -> bool:
    """Tell whether a token is a format character that was copied from a page: TeX has no such, and no font shows it."""
    return unicodedata.category(token[0]) == "Cf" or VARIATIONS.fullmatch(token) is not None


def cut_tag(found: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    r"""Return the tokens without the first \tag{...} outside of groups, and those of its argument, braces included."""
    depth = 0
    for start, token in enumerate(found):
        depth += (token.name == "{") - (token.name == "}") + (token.kind == "begin") - (token.kind == "end")
        if token.text == "\\tag" and not depth:
            end = next((n for n, each in enumerate(found) if n > start and each.text == "}"), start)
            return (*found[:start], *found[end + 1 :]), tuple(found[start : end + 1])
    return tuple(found), ()


def tag_fault(body: Sequence[Token], tag: Sequence[Token], display: bool) -> FormulaFault | None:
    r"""Return what is wrong with a formula's \tag."""
    left = next((token for token in body if token.name == "tag" and token.kind == "word"), None)
    if left:
        hint = r"write one \tag{1} at the formula's end, outside of all environments and braces"
        return FormulaFault(f"{left.text} within the formula", left.offset, hint)
    if tag and not display:
        return FormulaFault(
            r"\tag in a line of text", tag[0].offset, "only a formula on a line of its own has a number"
        )
    if tag and not words(tag):
        return FormulaFault(r"\tag without a number in braces", tag[0].offset, r"write \tag{1}")
    return None


def words(tag: Sequence[Token]) -> str:
    r"""Return what a \tag says: letters, figures and signs alone, or ""."""
    if len(tag) < 3 or tag[1].text != "{" or any(token.kind not in ("letter", "space") for token in tag[1:]):
        return ""
    return "".join(token.text for token in tag[2:-1]).strip()
