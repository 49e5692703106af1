"""A style sheet with the values of its custom properties written out, for readers that know none.

MuPDF, Kindles before KFX, Adobe's engine and the readers on it drop a declaration with var(), or worse: MuPDF lets it
undo the plain one before it. What is defined for :root is put in everywhere. What is defined elsewhere, or within a
condition (@media), makes a rule of its own behind each rule that asks for it: it holds below what it was defined for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from baspa.bind.screen.css_values import Values, asked_for
from baspa.bind.screen.selectors import ROOTS, scoped, selectors_of

CONDITIONS = frozenset(("media", "supports", "layer", "container"))
Heads = tuple[str, ...]  # of the at-rules around a rule, from outside


@dataclass(frozen=True, slots=True)
class Named:
    """Custom properties that are defined at one place."""

    heads: Heads
    selector: str
    values: dict[str, str]


def written_out(css: str) -> str:
    """Return a style sheet without custom properties and var(); rules that have neither stay as they are."""
    rules = tinycss2.parse_stylesheet(css)
    sheet = _Sheet(rules)
    return "".join(sheet.written(rules, ()))


class _Sheet:
    """The custom properties of a style sheet."""

    def __init__(self, rules: Iterable[Any]) -> None:
        found = list(_definitions(rules, ()))
        self.base: dict[str, str] = {}
        self.elsewhere: list[Named] = []
        self.asks: dict[str, set[str]] = {}  # name: the names that its definitions ask for
        for each in found:
            if not each.heads and each.selector in ROOTS:
                self.base |= each.values
            else:
                self.elsewhere.append(each)
            for name, value in each.values.items():
                self.asks.setdefault(name, set()).update(asked_for(tinycss2.parse_component_value_list(value)))

    def written(self, rules: Iterable[Any], heads: Heads) -> Iterator[str]:
        """Yield the rules of one level as text."""
        for rule in rules:
            if rule.type == "at-rule" and rule.lower_at_keyword in CONDITIONS and rule.content is not None:
                within = "".join(self.written(_inner(rule), (*heads, _head(rule))))
                yield f"{_head(rule)} {{{within}}}" if within.strip() else ""
            elif rule.type == "qualified-rule" and self.concerns(rule.content):
                yield "\n".join(filter(None, self.rules(rule, heads)))
            elif rule.type == "at-rule" and self.concerns(rule.content or ()):
                yield Values(self.base).written(tinycss2.parse_component_value_list(rule.serialize())) or ""
            else:
                yield rule.serialize()

    def concerns(self, tokens: Sequence[Any]) -> bool:
        """Tell whether there is a custom property among tokens."""
        return any(t.type == "ident" and t.value.startswith("--") for t in tokens) or any(asked_for(tokens))

    def rules(self, rule: Any, heads: Heads) -> Iterator[str]:
        """Yield what a rule becomes: itself, and one for each place where it comes out otherwise."""
        said = _declarations(rule.content)
        own = _custom(said)
        plain = [each for each in said if not _is_custom(each)]
        prelude = tinycss2.serialize(rule.prelude).strip()
        yield _rule(prelude, self.body(plain, self.base | own), ())
        for named in self.elsewhere:
            changed = [each for each in plain if self.reached(each) & (named.values.keys() - own.keys())]
            selectors = scoped(selectors_of(rule.prelude), named.selector) if changed else ()
            body = self.body(changed, self.base | named.values | own)
            yield _rule(", ".join(selectors), body, [head for head in named.heads if head not in heads])

    def reached(self, declaration: Any) -> set[str]:
        """Return the names of all custom properties that a declaration depends on."""
        found, new = set[str](), set(asked_for([*_tokens(declaration)]))
        while new:
            found |= new
            new = {name for each in new for name in self.asks.get(each, ())} - found
        return found

    @staticmethod
    def body(said: Iterable[Any], values: dict[str, str]) -> str:
        """Return declarations as text; those that come to nothing are left out."""
        known = Values(values)
        written = ((each, known.written(_tokens(each))) for each in said)
        return "; ".join(_with_name(each, value.strip()) for each, value in written if value is not None)


def _definitions(rules: Iterable[Any], heads: Heads) -> Iterator[Named]:
    for rule in rules:
        if rule.type == "qualified-rule" and (values := _custom(_declarations(rule.content))):
            yield from (Named(heads, selector, values) for selector in selectors_of(rule.prelude))
        elif rule.type == "at-rule" and rule.lower_at_keyword in CONDITIONS and rule.content:
            yield from _definitions(_inner(rule), (*heads, _head(rule)))


def _inner(rule: Any) -> list[Any]:
    return list(tinycss2.parse_rule_list(rule.content))


def _head(rule: Any) -> str:
    return f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}"


def _declarations(content: Any) -> list[Any]:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return [each for each in found if each.type != "error"]


def _is_custom(each: Any) -> bool:
    return bool(each.type == "declaration" and each.name.startswith("--"))


def _custom(said: Iterable[Any]) -> dict[str, str]:
    return {each.name: tinycss2.serialize(each.value).strip() for each in said if _is_custom(each)}


def _tokens(each: Any) -> list[Any]:
    """Return the value of a declaration, or the tokens of a rule that is nested among declarations."""
    return list(each.value if each.type == "declaration" else tinycss2.parse_component_value_list(each.serialize()))


def _with_name(each: Any, value: str) -> str:
    if each.type != "declaration":
        return value
    return f"{each.name}: {value}{' !important' if each.important else ''}"


def _rule(selectors: str, body: str, heads: Sequence[str]) -> str:
    """Return a rule within the at-rules that it needs beside those around it; "" for one that says nothing."""
    rule = f"{selectors} {{ {body} }}" if selectors and body else ""
    for head in reversed(heads if rule else ()):
        rule = f"{head} {{ {rule} }}"
    return rule
