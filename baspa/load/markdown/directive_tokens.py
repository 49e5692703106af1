"""A directive of MyST as it stands in its file, and the tokens with which all of them begin."""

from __future__ import annotations

from typing import NamedTuple

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from baspa.load.markdown.directive_options import Option
from baspa.tree.directives import CAPTIONED

NAMES = ("label", "name")  # options that give a name: mystmd's, and Sphinx's
Known = tuple[str, ...]  # the options of which something was made


class Directive(NamedTuple):
    """A directive as it stands."""

    name: str
    argument: str
    fence: str
    start: int  # its first line, from 0
    body: int  # the first line of what it holds
    close: int  # its last line
    options: list[Option]

    def option(self, *names: str) -> Option | None:
        """Return the first option of these names."""
        return next((option for option in self.options if option.name in names), None)

    def said(self, *names: str) -> str:
        """Return what an option of these names says, "" for nothing."""
        found = self.option(*names)
        return found.value if found else ""

    @property
    def label(self) -> str:
        """Return the name that references lead to, "" for none."""
        return self.said(*NAMES)


def open_directive(state: StateBlock, it: Directive, kind: str) -> Token:
    """Add the token that a directive begins with."""
    token = state.push(kind, "div", 1)
    token.block, token.map = True, [it.start, it.close]
    return token


def captioned(state: StateBlock, it: Directive, kind: str, name: str) -> Token:
    """Add the token of a figure or a table, which may have a name."""
    token = open_directive(state, it, "directive_open")
    token.attrs = {CAPTIONED: kind, **({"id": name} if name else {})}
    return token


def centred(it: Directive) -> Known:
    """Return the option of what stands in the middle, as it does here."""
    return ("align",) if it.said("align") == "center" else ()
