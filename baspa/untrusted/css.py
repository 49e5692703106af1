"""What a style sheet would load, found among the tokens of CSS, where no escape, comment or unknown rule hides it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

LOADING = frozenset(("url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"))
UNSAID = frozenset(("url", "src"))  # what they load may be said elsewhere: src(var(--a))
RUNNING = frozenset(("behavior", "-ms-behavior", "-moz-binding", "progid"))  # old browsers run what they name
DEEPEST = 64  # brackets in brackets
NEEDED = re.compile(r"[(@\\]|behavior|-moz-binding", re.IGNORECASE)  # without one of these nothing is loaded


@dataclass(frozen=True, slots=True)
class Reach:
    """A place where CSS reaches out: to an address, or by a word that is refused whatever follows it."""

    line: int
    address: str
    word: str = ""  # @import, behavior ...: what makes it refused

    @property
    def said(self) -> str:
        """Return what is to be said of it behind the file's name."""
        return f"has {self.word}" if self.word else f'refers to "{self.address}"'


def reaches(css: str) -> Iterator[Reach]:
    """Yield all that a style sheet, or the declarations of a style attribute, would load."""
    if NEEDED.search(css):
        yield from _among(tinycss2.parse_component_value_list(css, skip_comments=True))


def moved(css: str, place: Callable[[str], str]) -> str:
    """Return CSS with each address that it loads in another place; written anew where there is one."""
    tokens = tinycss2.parse_component_value_list(css)
    addresses = [token for token, within, _ in _walked(tokens) if _is_address(token, within)]
    found = [(token, place(token.value)) for token in addresses if place(token.value) != token.value]
    for token, value in found:
        token.value = value
        token.representation = f'url("{token.value}")' if token.type == "url" else f'"{token.value}"'
    return str(tinycss2.serialize(tokens)) if found else css


def selected(css: str) -> Iterator[tuple[frozenset[str] | None, tuple[str, ...]]]:
    """Yield the addresses of each rule with the names that its selectors need an element to have; None: perhaps all.

    Names are those of elements, classes and ids; an element that has none of them is not selected.
    """
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True) if NEEDED.search(css) else ():
        content = [*(rule.prelude if rule.type == "at-rule" else ()), *(getattr(rule, "content", None) or ())]
        found = tuple(reach.address for reach in _among(content) if not reach.word)
        if found:
            yield _names(rule.prelude) if rule.type == "qualified-rule" else None, found


def declared(css: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each declaration, as in a style attribute; what is none of these has no name."""
    for each in tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True) if css else ():
        if each.type == "declaration":
            yield each.lower_name, tinycss2.serialize(each.value).strip()
        else:
            yield "", css


def sheet_rules(css: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...], int]]:
    """Yield selectors, or the head of an at-rule, declarations and line of each rule; "" for what is no rule."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            said = tuple(declared(tinycss2.serialize(rule.content)))
            yield tinycss2.serialize(rule.prelude).strip(), said, rule.source_line
        elif rule.type == "at-rule":
            yield _head(rule), (), rule.source_line
        else:
            yield "", (), rule.source_line


def rules_within(css: str, is_met: Callable[[str], bool]) -> Iterator[tuple[str, tuple[tuple[str, str, bool], ...]]]:
    """Yield the selectors of each rule with name, value and importance of its declarations.

    `is_met` tells of the head of an at-rule around rules, "@media print", whether what is in it counts.
    """
    waiting = [iter(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))]
    while waiting:
        rule = next(waiting[-1], None)
        if rule is None:
            waiting.pop()
        elif rule.type == "qualified-rule":
            yield tinycss2.serialize(rule.prelude).strip(), weighed(rule.content)
        elif rule.type == "at-rule" and rule.content and is_met(_head(rule)):
            waiting.append(iter(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))


def weighed(css: Any) -> tuple[tuple[str, str, bool], ...]:
    """Return name, value and importance of each declaration."""
    found = tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True)
    return tuple(
        (
            each.name if each.name.startswith("--") else each.lower_name,
            tinycss2.serialize(each.value).strip(),
            each.important,
        )
        for each in found
        if each.type == "declaration"
    )


def _head(rule: Any) -> str:
    return f"@{rule.lower_at_keyword} {tinycss2.serialize(rule.prelude).strip()}"


def _names(selectors: Sequence[Any]) -> frozenset[str] | None:
    names = [token.value for token in selectors if token.type in ("ident", "hash")]
    signs = {getattr(t, "value", t.type) for t in selectors if t.type not in ("ident", "hash", "whitespace")}
    plain = signs <= {".", ",", ">"}
    return frozenset(names) if plain and names else None


def _among(tokens: Sequence[Any]) -> Iterator[Reach]:
    """Yield what tokens would load, in their order."""
    naming = False  # behind @namespace, whose address is a name that nobody loads
    for token, within, depth in _walked(tokens):
        if depth > DEEPEST:
            yield Reach(token.source_line, "", f"brackets within {DEEPEST} others")
            return
        reach = _reach(token, within)
        if reach and not (naming and token.type in ("url", "string")):
            yield reach
        naming = _is_namespace(token) or (naming and token.type in ("whitespace", "ident"))


def _walked(tokens: Sequence[Any]) -> Iterator[tuple[Any, str, int]]:
    """Yield tokens and what is in them, in their order, without recursion: each with its function and its depth."""
    waiting = [(token, "", 0) for token in reversed(tokens)]
    while waiting:
        token, within, depth = waiting.pop()
        yield token, within, depth
        within = token.lower_name if token.type == "function" else within
        waiting += [(inner, within, depth + 1) for inner in reversed(_content(token))]


def _is_address(token: Any, within: str) -> bool:
    return token.type == "url" or (token.type == "string" and within in LOADING)


def _reach(token: Any, within: str) -> Reach | None:
    kind, line = token.type, token.source_line
    if _is_address(token, within):
        return Reach(line, token.value)
    if kind == "at-keyword" and token.lower_value == "import":
        return Reach(line, "", "@import")
    if kind == "ident" and token.lower_value in RUNNING:
        return Reach(line, "", token.lower_value)
    if kind == "function" and token.lower_name in UNSAID and not any(each.type == "string" for each in token.arguments):
        return Reach(line, token.serialize())
    return None


def _is_namespace(token: Any) -> bool:
    return bool(token.type == "at-keyword" and token.lower_value == "namespace")


def _content(token: Any) -> Sequence[Any]:
    return getattr(token, "arguments", None) or getattr(token, "content", None) or ()
