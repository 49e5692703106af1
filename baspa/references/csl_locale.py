"""The words of a style in one language, as one <locale> in the style, which goes before those that the processor has.

They come from locales/, for languages whose words pandoc has from long ago; from the language's file in
baspa/language/; and, before those, from the style itself (CSL 1.0.2, "Locale").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from baspa.language import find
from baspa.language.model import primary
from baspa.references import csl_xml
from baspa.references.csl_xml import Node, attribute, attributes, children, element, texts

FOLDER = Path(__file__).parent / "locales"
DATE = re.compile(r"(\s*)\{(year|month|day)\}([^\s{]*(?:\s[^\s{]+)*)")
# Endings of English numerals, which stand behind those of a language that the processor has no locale of.
ENGLISH = ("ordinal-01", "ordinal-02", "ordinal-03", "ordinal-11", "ordinal-12", "ordinal-13")

# Languages whose CSL locale sets stops and commas within quotes, as American English does.
AMERICAN, BRITISH = frozenset(("en", "fa", "ga", "gl", "hi", "id", "lij", "sq")), frozenset(("en-GB",))


@dataclass(slots=True)
class Words:
    """What the locales of a style say together; what is said later goes before what was said earlier."""

    terms: dict[tuple[str, ...], Node] = field(default_factory=dict)
    dates: dict[str, Node] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def add(self, locale: Node) -> None:
        """Add a <locale>. Ordinals are of one piece: new ones leave none of the old (CSL 1.0.2, "Ordinal Suffixes")."""
        found = {key(term): term for terms in children(locale, "terms") for term in children(terms, "term")}
        if ordinal := found.get(("ordinal", "", "", "")):
            self.terms = {key: term for key, term in self.terms.items() if not key[0].startswith("ordinal")}
            named = [ordinal | {"attrs": {"name": name}} for name in ENGLISH]
            found = {key(term): term for term in named} | found
        self.terms |= found
        self.dates |= {attribute(date, "form"): date for date in children(locale, "date")}
        for options in children(locale, "style-options"):
            self.options |= attributes(options)

    def locale(self) -> Node:
        """Return them as one <locale> for whatever language is asked for."""
        options = [element("style-options", self.options)] if self.options else []
        return element("locale", {}, *options, *self.dates.values(), element("terms", {}, *self.terms.values()))


def in_language(style: Node, code: str, more: Node) -> Node:
    """Return a style whose only locale is that of a language (BCP 47), with what another <locale> says before all."""
    words = Words()
    for locale in (*_own(code), *_of_style(style, code), more):
        words.add(locale)
    return style | {"children": [words.locale(), *(one for one in children(style) if one["name"] != "locale")]}


def stops_in_quotes(style: Node, code: str) -> bool:
    """Tell whether a stop or comma behind quotes goes inside them, by a style whose only locale is that of `code`."""
    said = [
        attributes(options) for locale in children(style, "locale") for options in children(locale, "style-options")
    ]
    own = [options["punctuation-in-quote"] for options in said if "punctuation-in-quote" in options]
    return own[-1] == "true" if own else primary(code) in AMERICAN and code not in BRITISH


def et_al(code: str) -> str:
    """Return what stands in a language (BCP 47) for the authors that are left out."""
    words = Words()
    for locale in _own(code):
        words.add(locale)
    term = words.terms.get(("et-al", "", "", ""))
    return "".join(texts(term)) if term else find(code).others


def key(term: Node) -> tuple[str, ...]:
    """Return what tells a term from others."""
    return tuple(attribute(term, name) for name in ("name", "form", "gender-form", "match"))


def _of_style(style: Node, code: str) -> Iterator[Node]:
    """Yield a style's own locales that hold for a language, the more general first."""
    for wanted in dict.fromkeys(("", primary(code), code)):
        yield from (one for one in children(style, "locale") if attribute(one, "xml:lang").lower() == wanted.lower())


def _own(code: str) -> Iterator[Node]:
    """Yield the words that the press has for a language."""
    yield from (csl_xml.parse(path.read_bytes()) for path in sorted(FOLDER.glob(f"locales-{primary(code)}-*.xml")))
    terms = find(code).csl_terms
    if terms:
        plain = [_term(name, words) for name, words in terms.items() if not name.startswith("date/")]
        dates = [_date(name, words) for name, words in terms.items() if name.startswith("date/")]
        options = [element("style-options", {"punctuation-in-quote": "false"})] if dates else []
        yield element("locale", {}, *options, *dates, element("terms", {}, *plain))


def _term(name: str, words: str) -> Node:
    word, _, form = name.partition("/")
    return element("term", {"name": word} | ({"form": form} if form else {}), words)


def _date(name: str, pattern: str) -> Node:
    """Return a <date> of a pattern; a space belongs to the part behind it, or a year alone would end in one."""
    form = name.partition("/")[2]
    parts = []
    for space, part, mark in DATE.findall(pattern):
        said = {"name": part, "prefix": space, "suffix": mark}
        numeric = form == "numeric" and part != "year"
        parts.append(element("date-part", said | ({"form": "numeric-leading-zeros"} if numeric else {})))
    return element("date", {"form": form}, *parts)
