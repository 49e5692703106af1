r"""Commands that a manuscript defines for its formulas, as LaTeX does: read from its text, and carried out on tokens.

    \newcommand{\norm}[1]{\lVert #1 \rVert}     likewise \renewcommand, \providecommand, \def\norm#1{...}, \let\a\b
    \DeclareMathOperator{\rank}{rank}           \DeclarePairedDelimiter{\abs}{\lvert}{\rvert}

What a command stands for is looked at as all of a formula is. How much it may stand for is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baspa.formula.commands import COMMANDS
from baspa.formula.model import FormulaFault
from baspa.formula.tokens import Token, tokens

MOST_TOKENS = 2000  # that a formula may have with what its commands stand for
ROOM = 500_000  # tokens that commands may add to the formulas of a file
LONGEST = 2000  # characters of what a command stands for
BODY = r"[ \t\n]*(?=\{)"
NAME = r"[ \t]*(?:\{[ \t]*\\([A-Za-z]+)[ \t]*\}|\\([A-Za-z]+))"
DEFINING = re.compile(
    rf"\\(?P<new>newcommand|renewcommand|providecommand)\*?{NAME}[ \t]*(?:\[(?P<count>\d)\])?[ \t]*"
    rf"(?:\[(?P<given>[^\[\]\n]*)\])?{BODY}"
    rf"|\\def[ \t]*\\(?P<def>[A-Za-z]+)(?P<places>(?:#\d)*){BODY}"
    rf"|\\DeclareMathOperator(?P<limits>\*?){NAME}{BODY}"
    rf"|\\DeclarePairedDelimiter{NAME}{BODY}"
    r"|\\let[ \t]*\\(?P<let>[A-Za-z]+)[ \t]*=?[ \t]*(?P<old>\\[A-Za-z]+)"
)
BEGINS = re.compile(
    r"(?<!\\)\\(?:newcommand|renewcommand|providecommand|def|DeclareMathOperator|DeclarePairedDelimiter|let)(?![A-Za-z])"
)
COMMENT = re.compile(r"(?<!\\)%[^\n]*(?:\n[ \t]*|\Z)")
GROUP = re.compile(r"\\.|[{}]", re.DOTALL)
SCRIPTS = ("^", "_")


@dataclass(frozen=True, slots=True)
class Macro:
    """What a command stands for."""

    name: str  # without its backslash
    count: int  # of its arguments
    given: str | None  # its first argument where none stands in brackets; None where that is no choice
    body: str
    weak: bool = False  # whether it defines what is not known alone


def definition_at(text: str, start: int) -> tuple[int, Macro] | None:
    """Return where the definition ends that begins at a place, and what it defines; None where none does."""
    match = DEFINING.match(text, start)
    if match is None:
        return None
    name = next(each for each in match.group(2, 3, "def", 9, 10, 11, 12, "let") if each)
    if match["let"]:
        return match.end(), Macro(name, 0, None, match["old"])
    end = group_end(text, match.end())
    if end is None:
        return None
    body = COMMENT.sub("", text[match.end() + 1 : end - 1])
    if match["new"]:
        macro = Macro(name, int(match["count"] or 0), match["given"], body, match["new"] == "providecommand")
    elif match["def"]:
        macro = Macro(name, len(match["places"]) // 2, None, body)
    elif match["limits"] is not None:
        macro = Macro(name, 0, None, rf"\operatorname{match['limits']}{{{body}}}")
    else:
        opening, close = end, group_end(text, end) if text.startswith("{", end) else None
        if close is None:
            return None
        end, macro = close, Macro(name, 1, None, f"{body} #1 {text[opening + 1 : close - 1]}")
    return end, macro


def group_end(text: str, start: int) -> int | None:
    """Return where the group in braces ends that begins at a place; None where it does not."""
    depth = 0
    for match in GROUP.finditer(text, start, start + LONGEST):
        depth += (match[0] == "{") - (match[0] == "}")
        if not depth:
            return match.end() if match[0] == "}" else None
    return None


def definitions(text: str) -> Iterator[tuple[int, int, Macro]]:
    """Yield the definitions in a text: from, to, what each defines."""
    at = 0
    while begins := BEGINS.search(text, at):
        found = definition_at(text, begins.start())
        at = found[0] if found else begins.end()
        if found:
            yield begins.start(), *found


@dataclass(slots=True)
class FormulaCommands:
    """The commands that are defined so far where a file is read, and how much they may still add to its formulas."""

    known: dict[str, Macro] = field(default_factory=dict)
    room: int = ROOM

    def define(self, written: str) -> None:
        r"""Add what a definition defines: a later one counts, but for \providecommand."""
        found = definition_at(written, 0)
        macro = found[1] if found else None
        if macro and not (macro.weak and (macro.name in self.known or macro.name in COMMANDS)):
            self.known[macro.name] = macro

    def carried_out(self, found: Sequence[Token]) -> Sequence[Token] | FormulaFault:
        """Return a formula's tokens with what its commands stand for, each at the place of its command."""
        if not any(token.kind == "word" and token.name in self.known for token in found):
            return found
        made = written_out(found, self.known, min(self.room, MOST_TOKENS))
        if not isinstance(made, FormulaFault):
            self.room -= max(0, len(made) - len(found))
        return made


def written_out(found: Sequence[Token], known: Mapping[str, Macro], most: int) -> Sequence[Token] | FormulaFault:
    """Return tokens in which no command is left that stands for others; no more than `most`."""
    waiting, made, steps = list(reversed(found)), list[Token](), 0
    while waiting:
        token = waiting.pop()
        macro = known.get(token.name) if token.kind == "word" else None
        if macro is None:
            made.append(token)
            continue
        steps += 1
        arguments = arguments_of(waiting, macro)
        if arguments is None:
            hint = "write what it is said of behind it, in braces"
            return FormulaFault(f"{token.text.strip()} lacks an argument", token.offset, hint)
        body = stood_for(macro, arguments, token.offset, most - len(made) - len(waiting) - steps)
        if body is None:
            hint = "let no command stand for itself, and say it in several formulas"
            return FormulaFault(f"{token.text.strip()} stands for too much", token.offset, hint)
        before = next((each.text for each in reversed(made) if each.kind != "space"), "")
        waiting += reversed(grouped(body, token) if before in SCRIPTS and len(body) > 1 else body)
    return list(parted(made))


def arguments_of(waiting: list[Token], macro: Macro) -> list[list[Token]] | None:
    """Take a command's arguments from the tokens behind it, of which the next is the last; None where some lack."""
    found = list[list[Token]]()
    if macro.given is not None and macro.count:
        found.append(optional_argument(waiting, macro.given))
    while len(found) < macro.count:
        skip_space(waiting)
        if not waiting or waiting[-1].text in ("}", "&") or waiting[-1].kind == "end":
            return None
        found.append(group_of(waiting) if waiting[-1].text == "{" else [waiting.pop()])
    return found


def optional_argument(waiting: list[Token], given: str) -> list[Token]:
    """Take an argument in brackets, or return the one that is given."""
    skip_space(waiting)
    begins = bool(waiting) and waiting[-1].text == "["
    end = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n].text == "]"), -1) if begins else -1
    if end < 0:
        return list(tokens(given))
    found = waiting[end + 1 : -1]
    del waiting[end:]
    return found[::-1]


def skip_space(waiting: list[Token]) -> None:
    """Take white space away."""
    while waiting and waiting[-1].kind == "space":
        waiting.pop()


def group_of(waiting: list[Token]) -> list[Token]:
    """Take a group in braces, without these; one that nothing closes goes to the end."""
    depth, found = 0, list[Token]()
    while waiting:
        token = waiting.pop()
        depth += (token.text == "{") - (token.text == "}")
        found.append(token)
        if not depth:
            return found[1:-1]
    return found[1:]


def stood_for(macro: Macro, arguments: Sequence[Sequence[Token]], offset: int, room: int) -> list[Token] | None:
    """Return what a command stands for, all at one place; None where that is more than there is room for."""
    found, place = list[Token](), False
    for token in tokens(macro.body):
        if place and token.name.isdigit() and int(token.name) <= len(arguments) and token.name != "0":
            found += arguments[int(token.name) - 1]
        elif place:
            found += (Token("letter", "#", "#", offset), Token(token.kind, token.name, token.text, offset))
        elif token.text != "#":
            found.append(Token(token.kind, token.name, token.text, offset))
        place = not place and token.text == "#"
        if len(found) > room:
            return None
    return found if room > 0 else None


def grouped(body: Sequence[Token], at: Token) -> list[Token]:
    """Return tokens in braces, at the place of a token."""
    return [Token("letter", "{", "{", at.offset), *body, Token("letter", "}", "}", at.offset)]


def parted(found: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens with a space between a command and a letter that an argument has put behind it."""
    before: Token | None = None
    for token in found:
        if (
            before
            and before.kind == "word"
            and token.kind == "letter"
            and token.text.isascii()
            and token.text.isalpha()
        ):
            yield Token("space", " ", " ", token.offset)
        yield token
        before = token
