"""What TeX would refuse, or the press: checked on tokens, before a formula is converted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baspa.formula.commands import ALPHABETS, COMMANDS, ENVIRONMENTS, GREEK
from baspa.formula.fonts import MATH, TEXT, has
from baspa.formula.model import FormulaFault
from baspa.formula.tokens import Token
from baspa.model.problem import nearest

DEEPEST = 30  # groups within groups
SPECIAL = {
    "%": ("a comment has no place in a formula", r"write \% for the sign"),
    "$": ("a dollar sign within a formula", r"write \$ for the sign"),
    "#": ("the sign # says nothing in a formula", r"write \# for the sign"),
    "\\": ("a backslash without a command", r"write \backslash for the sign"),
    '"': ("a straight quotation mark opens and closes alike", "write « and », or “ and ”"),
}
DEFINING = ("def", "gdef", "edef", "let", "newcommand", "renewcommand", "providecommand", "DeclareMathOperator")
OPTIONAL = ("array", "subarray", "aligned", "split", "gathered")  # LaTeX reads [t] behind them
CASES = ("cases", "dcases", "rcases", "drcases")
FIGURES = ("mathbb", "mathbf", "mathsf", "mathtt", "mathit", "boldsymbol", "bm")  # these alphabets have them
GREEKS = ("mathbf", "mathit", "boldsymbol", "bm")
SCOPED = ("substack", *ALPHABETS.names)
ARGUMENT = re.compile(r"\s*\{([^{}]*)\}")


@dataclass(slots=True)
class Open:
    """A group that is not closed yet."""

    token: Token
    kind: str  # begin, left, {
    words: bool = False  # within \\text
    command: str = ""  # \\substack or an alphabet, where it is the argument of it
    columns: int = 0  # of a table, 0: as many as there are
    column: int = 1


def formula_fault(found: Sequence[Token]) -> FormulaFault | None:
    """Return the first fault of a formula's tokens."""
    faults = [*unknown(found), *structure(found)]
    return min(faults, key=lambda fault: fault.offset, default=None)


def unknown(found: Sequence[Token]) -> Iterator[FormulaFault]:
    """Yield commands and environments that no table has."""
    for token in found:
        if token.kind in ("word", "sign") and token.name not in COMMANDS:
            yield FormulaFault(f"unknown command {token.text.strip()}", token.offset, command_hint(token.name))
        if token.kind in ("begin", "end") and token.name not in ENVIRONMENTS:
            yield FormulaFault(f'unknown environment "{token.name}"', token.offset, environment_hint(token.name))


def command_hint(name: str) -> str:
    """Return the mend for a command that is not known."""
    if name in DEFINING:
        return "formulas define no commands: write out what it stands for"
    near = nearest(name, sorted(COMMANDS))
    return f"did you mean \\{near}?" if near else "docs/formulas.md lists the known ones"


def environment_hint(name: str) -> str:
    """Return the mend for an environment that is not known."""
    near = nearest(name, sorted(ENVIRONMENTS))
    return f'did you mean "{near}"?' if near else f"known are {', '.join(ENVIRONMENTS)}"


def structure(found: Sequence[Token]) -> Iterator[FormulaFault]:
    """Yield what is wrong with groups, tables and letters."""
    stack: list[Open] = []
    before: Token | None = None
    for place, token in enumerate(found):
        rest, top = found[place + 1 :], stack[-1] if stack else None
        follows = next((each.text for each in rest if each.kind != "space"), "")
        yield from command_faults(token, follows, top)
        yield from table_faults(token, follows, top)
        yield from letter_faults(token, before, top)
        if opened := opens(token, before, rest, top):
            stack.append(opened)
        elif closes(token):
            yield from close(token, stack)
        before = before if token.kind == "space" else token
        if len(stack) > DEEPEST:
            yield FormulaFault(
                f"more than {DEEPEST} groups within one another", token.offset, "say it in several formulas"
            )
            return
    for each in stack[:1]:
        yield FormulaFault(f"{each.token.text} without {wanted(each)}", each.token.offset, "close it")


def opens(token: Token, before: Token | None, rest: Sequence[Token], outer: Open | None) -> Open | None:
    """Return the group that a token opens."""
    if token.kind == "begin":
        return Open(token, "begin", columns=columns(token.name, rest))
    if token.kind == "word" and token.name == "left":
        return Open(token, "left")
    if (token.kind, token.name) != ("letter", "{"):
        return None
    command = before.name if before and before.kind == "word" else ""
    words = command == "text" or bool(outer and outer.kind == "{" and outer.words)
    keeps = outer.command if outer and not command else ""
    return Open(token, "{", words, command if command in SCOPED else keeps)


def columns(name: str, rest: Sequence[Token]) -> int:
    """Return how many columns an environment has: what its argument says, two for cases, 0 for any number."""
    if name in ("array", "subarray"):
        argument = ARGUMENT.match("".join(token.text for token in rest[:40]))
        return sum(map((argument[1] if argument else "").count, "lcr"))
    return 2 if name in CASES else 0


def closes(token: Token) -> bool:
    """Tell whether a token closes a group."""
    return token.kind == "end" or (token.kind, token.name) in (("word", "right"), ("letter", "}"))


def close(token: Token, stack: list[Open]) -> Iterator[FormulaFault]:
    """Close the last group; yield a fault where the token closes another one."""
    if not stack:
        opener = {"end": "\\begin", "right": "\\left", "}": "{"}["end" if token.kind == "end" else token.name]
        yield FormulaFault(f"{token.text} without {opener}", token.offset, "delete it, or open it before")
        return
    top = stack.pop()
    if token.text.replace(" ", "") != wanted(top):
        yield FormulaFault(f"{token.text} where {wanted(top)} should be", token.offset, f"close {top.token.text} first")


def wanted(group: Open) -> str:
    """Return what closes a group."""
    return {"left": "\\right", "{": "}"}.get(group.kind, f"\\end{{{group.token.name}}}")


def command_faults(token: Token, follows: str, top: Open | None) -> Iterator[FormulaFault]:
    """Yield commands that are not where they may stand; `follows` is the text of the next token."""
    if token.text == "\\substack" and follows != "{":
        yield FormulaFault(r"\substack without braces", token.offset, r"write \substack{i<n \\ j<n}")
    if token.text == "\\middle" and (top is None or top.kind != "left"):
        hint = r"write \big, or \left before and \right behind"
        yield FormulaFault(r"\middle outside of \left and \right", token.offset, hint)
    if token.kind == "begin" and token.name in OPTIONAL and follows == "[":
        yield FormulaFault(f"a place behind {token.text}", token.offset, "delete [t] or its like")


def table_faults(token: Token, follows: str, top: Open | None) -> Iterator[FormulaFault]:
    """Yield cells and rows outside of tables, cells too many, and lengths that the press does not take."""
    if (token.kind, token.name) == ("letter", "&"):
        yield from cell_faults(token, top)
    if (token.kind, token.name) != ("sign", "\\"):
        return
    if top is None or not has_rows(top):
        hint = r"write \begin{aligned} ... \end{aligned} around the lines"
        yield FormulaFault(r"\\ outside of an environment", token.offset, hint)
    elif follows == "[":
        yield FormulaFault(r"a length behind \\", token.offset, "delete it: the press spaces the rows; or write {[}")
    if top:
        top.column = 1


def has_rows(top: Open) -> bool:
    r"""Tell whether \\ may end a row here: in an environment, or in the argument of \substack."""
    return top.kind == "begin" or top.command == "substack"


def cell_faults(token: Token, top: Open | None) -> Iterator[FormulaFault]:
    """Yield an & outside of a table, or one more than it has columns."""
    if top is None or top.kind != "begin":
        yield FormulaFault(
            "& outside of a table", token.offset, r"write \& for the sign, or put it into an environment"
        )
        return
    top.column += 1
    if top.columns and top.column > top.columns:
        hint = "it has two" if top.token.name in CASES else r"say l, c or r for each, as in \begin{array}{lcr}"
        yield FormulaFault(f"more cells in a row than {top.token.text} has columns", token.offset, hint)


def letter_faults(token: Token, before: Token | None, top: Open | None) -> Iterator[FormulaFault]:
    """Yield letters that mean nothing, that no font has, or that an alphabet lacks."""
    within = top.command if top else ""
    command = before.name if before and before.kind == "word" and token.name != "{" else ""
    alphabet = next((name for name in (command, within) if name in ALPHABETS.names), "")
    if token.kind == "word" and token.name in GREEK.names and alphabet and alphabet not in GREEKS:
        yield FormulaFault(f"\\{alphabet} has no {token.text}", token.offset, "write it outside of the braces")
    if token.kind != "letter":
        return
    if token.name in SPECIAL:
        message, hint = SPECIAL[token.name]
        yield FormulaFault(message, token.offset, hint)
    elif not is_drawn(token.name, bool(top and top.words)):
        name = unicodedata.name(token.name, "without a name")
        message = f"no font for formulas has U+{ord(token.name):04X} {name}"
        yield FormulaFault(message, token.offset, "write another sign")
    elif alphabet and not in_alphabet(token.name, alphabet):
        hint = r"write it outside of the braces, in \mathrm or in \text"
        yield FormulaFault(f'\\{alphabet} has no "{token.name}"', token.offset, hint)


def is_drawn(letter: str, words: bool) -> bool:
    """Tell whether the fonts have a letter; alone, a combining mark is none."""
    kind = unicodedata.category(letter)
    if kind[0] == "C" or (kind[0] == "M" and not words):
        return False
    return has(TEXT, letter) or has(MATH, letter)


def in_alphabet(letter: str, command: str) -> bool:
    """Tell whether an alphabet has a letter; signs pass through it."""
    if letter.isdigit():
        return command in FIGURES and letter.isascii()
    if not letter.isalpha():
        return True
    return letter.isascii() or (command in GREEKS and "Α" <= letter <= "ω")
