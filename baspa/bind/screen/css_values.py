"""Values of CSS with custom properties put in and the sums of calc() done, for readers that know neither.

CSS Custom Properties 1, 3: where a property has no value, or leads to itself, the declaration that asks for it is void.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import tinycss2

LONGEST = 10_000  # characters of a value: one that doubles another twenty times is none
DEEPEST = 32  # properties within properties
Amount = tuple[float, str]  # a number and its unit: "em", "%", or "" for none
OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class Values:
    """Custom properties at one place of a document, each worked out once."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self.said = said
        self.known: dict[str, str | None] = {}
        self.depth = 0

    def of(self, name: str) -> str | None:
        """Return the value of a custom property, itself written out; None where it has none."""
        if name not in self.known:
            self.known[name] = None  # for what leads to itself
            said = self.said.get(name)
            if said is not None and said.lower() != "initial" and self.depth < DEEPEST:
                self.depth += 1
                self.known[name] = self.written(tinycss2.parse_component_value_list(said))
                self.depth -= 1
        return self.known[name]

    def written(self, tokens: Iterable[Any]) -> str | None:
        """Return tokens as text without var(); None where one of the properties has no value, or too long a one."""
        parts = [self.part(token) for token in tokens]
        whole = "".join(part for part in parts if part is not None)
        return None if None in parts or len(whole) > LONGEST else whole

    def part(self, token: Any) -> str | None:
        """Return one token as text without var()."""
        if is_var(token):
            return self.of_var(token)
        inner = inside(token)
        if not inner:
            return str(token.serialize())
        within = self.written(inner)
        if within is None or token.type != "function":
            return None if within is None else f"{token.serialize()[0]}{within}{token.serialize()[-1]}"
        name = tinycss2.serialize([token]).partition("(")[0]
        return worked_out(within) if token.lower_name == "calc" else f"{name}({within})"

    def of_var(self, token: Any) -> str | None:
        """Return what var() stands for: the property's value, or else what stands behind its comma."""
        name, after = arguments(token)
        value = self.of(name)
        return value if value is not None or after is None else self.written(after)


def is_var(token: Any) -> bool:
    """Tell whether a token asks for a custom property."""
    return bool(token.type == "function" and token.lower_name == "var")


def inside(token: Any) -> Sequence[Any]:
    """Return what a function or a block holds."""
    return getattr(token, "arguments", None) or getattr(token, "content", None) or ()


def arguments(token: Any) -> tuple[str, Sequence[Any] | None]:
    """Return the name that var() asks for, and the tokens behind its comma; None where it has no comma."""
    tokens = list(token.arguments)
    name = next((each.value for each in tokens if each.type == "ident"), "")
    comma = next((at for at, each in enumerate(tokens) if each == ","), None)
    return name, None if comma is None else tokens[comma + 1 :]


def asked_for(tokens: Iterable[Any]) -> Iterator[str]:
    """Yield the names of all custom properties that tokens ask for, those of last resort among them."""
    for token in tokens:
        if is_var(token):
            yield arguments(token)[0]
        yield from asked_for(inside(token))


def worked_out(text: str) -> str:
    """Return what calc() of a text comes to where that is one number, else calc() of it (CSS Values 4, 10)."""
    found = _sum(_solid(tinycss2.parse_component_value_list(text)))
    return f"calc({text})" if found is None else f"{found[0]:.6g}{found[1]}"


def _solid(tokens: Iterable[Any]) -> list[Any]:
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def _sum(tokens: list[Any]) -> Amount | None:
    """Return what terms between + and - come to."""
    return _joined(tokens, "+-", _product)


def _product(tokens: list[Any]) -> Amount | None:
    return _joined(tokens, "*/", _amount)


def _joined(tokens: list[Any], signs: str, read: Callable[[list[Any]], Amount | None]) -> Amount | None:
    """Return what the parts between some signs come to, from the left; None where one of them is no plain amount."""
    places = [at for at, token in enumerate(tokens) if token.type == "literal" and token.value in signs]
    parts = [read(tokens[start + 1 : end]) for start, end in zip((-1, *places), (*places, len(tokens)), strict=True)]
    total = parts[0]
    for at, part in zip(places, parts[1:], strict=True):
        total = _with(total, tokens[at].value, part)
    return total


def _with(one: Amount | None, sign: str, other: Amount | None) -> Amount | None:
    if one is None or other is None or (sign == "/" and (other[1] or not other[0])):
        return None
    units = {unit for unit in (one[1], other[1]) if unit}
    alike = len(units) < 2 if sign in "*/" else one[1] == other[1]
    if not alike or (sign == "*" and one[1] and other[1]):
        return None
    return OPERATORS[sign](one[0], other[0]), next(iter(units), "")


def _amount(tokens: list[Any]) -> Amount | None:
    """Return a number with its unit, or what a pair of brackets comes to."""
    (token, *more) = tokens or [None]
    if token is None or more:
        return None
    if token.type == "() block" or (token.type == "function" and token.lower_name == "calc"):
        return _sum(_solid(inside(token)))
    units = {"number": "", "percentage": "%", "dimension": getattr(token, "lower_unit", "")}
    return (token.value, units[token.type]) if token.type in units else None
