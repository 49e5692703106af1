"""Pandoc's inlines made ready to be written: only what the dialect has, joined where a word processor cut it up.

What is left: Str, Space, SoftBreak, LineBreak, Emph, Strong, SmallCaps, Span (with an id or a language), Code, Math,
Superscript, Subscript, Strikeout, Cite, Link, Image, Note. What goes is noted in the Losses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from baspa.importing.html_mends import ELEMENTS, says_nothing
from baspa.importing.losses import Losses
from baspa.importing.marks import CHANGED, LOST
from baspa.importing.nodes import PANDOC_SPACES, PandocNode, node, node_attribute, nodes, plain_text
from baspa.tree.names import CONTROL, NO_BREAK_HYPHEN

WRAPS = ("Emph", "Strong", "SmallCaps", "Span", "Strikeout")
NO_PLACE = ("Note", "Image", "Link", "LineBreak", "Code", "Math", "Superscript", "Subscript")  # between ^ and ^
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}  # as pandoc's own writers have them
UNSAID = ("insertion", "comment-end", "paragraph-insertion", "paragraph-deletion")

BACK = re.compile("[\\[(]?[↩⏎↵↑⇑⬆⮌⤴^]+[\ufe0e\ufe0f]*[\\])]?")

TidyStep = Callable[["Tidy", Any], list[PandocNode]]


class Tidy:
    """Makes inlines ready; `losses` learns what is left out."""

    def __init__(self, losses: Losses) -> None:
        self.losses = losses

    def inlines(self, items: Iterable[PandocNode], inside: tuple[str, ...] = ()) -> list[PandocNode]:
        """Return the inlines of a block, or those inside of another that stands in `inside`."""
        found: list[PandocNode] = []
        for item in items:
            for ready in self.one(item, inside):
                add(found, ready)
        return found

    def block(self, items: Iterable[PandocNode]) -> list[PandocNode]:
        """Return the inlines of a block, without white space at its ends."""
        found = self.inlines(items)
        return found[_leading(found) : len(found) - _leading(found[::-1])] if any(map(_counts, found)) else []

    def one(self, item: PandocNode, inside: tuple[str, ...]) -> list[PandocNode]:
        """Return what becomes of one inline."""
        step = STEPS.get(item["t"])
        if step:
            return step(self, item["c"])
        if item["t"] in WRAPS:
            return self.wrapped(item, inside)
        return [item]

    def text(self, content: str) -> list[PandocNode]:
        """Return text without what no reader can see."""
        for sign in dict.fromkeys(CONTROL.findall(content)):
            self.losses.lost("control character", f"U+{ord(sign):04X}")
        content = CONTROL.sub("", content).replace(NO_BREAK_HYPHEN, "-")
        return [node("Str", content)] if content else []

    def wrapped(self, item: PandocNode, inside: tuple[str, ...]) -> list[PandocNode]:
        """Return a piece that is set apart, with the white space at its ends outside of it."""
        name = _name(item)
        within = self.inlines(item["c"] if item["t"] != "Span" else item["c"][1], (*inside, name))
        if not name or name in inside:
            return within
        before, after = _leading(within), _leading(within[::-1])
        core = within[before : len(within) - after]
        if not core:
            return within
        made = node(item["t"], core if item["t"] != "Span" else [item["c"][0], core])
        return [*within[:before], made, *within[len(within) - after :]]

    def span(self, content: Any) -> list[PandocNode]:
        """Return what is marked by a style, a language, or the tracking of changes."""
        (identifier, classes, pairs), within = content
        values = dict(pairs)
        if "comment-start" in classes:
            who = values.get("author") or "somebody"
            self.losses.lost("comment of", f'{who}: "{plain_text(within)}"')
            return []
        if LOST in classes:
            self.losses.lost(values["kind"], values["name"])
            return []
        if CHANGED in classes:
            self.losses.changed(values["kind"])
            return []
        if "deletion" in classes:
            self.losses.changed("deleted text of tracked changes is left out, inserted text is taken")
            return []
        if "indexref" in classes:
            self.losses.lost("index mark", f'"{values.get("entry", "")}"')
            return []
        if "smallcaps" in classes or "sc" in classes:
            within = [node("SmallCaps", within)]
        kept = [[key, value] for key, value in pairs if key == "lang"]
        return self.wrapped(node("Span", [[identifier, [], kept], within]), ())

    def shifted(self, content: list[PandocNode], signs: dict[int, int], kind: str) -> list[PandocNode]:
        """Return superscripts and subscripts: as characters of their own where Unicode has them."""
        text = plain_text(content)
        if text and not any(item["t"] == "Note" for item in content) and all(ord(sign) in signs for sign in text):
            return [node("Str", text.translate(signs))]
        found = self.inlines(content)
        if (
            found
            and not any(item["t"] in NO_PLACE for item in nodes(found))
            and not re.search(r"\s", plain_text(found))
        ):
            return [node(kind, found)]
        if plain_text(found):
            self.losses.changed(f"{kind.lower()} with spaces in it is set as common text")
        return found

    def quoted(self, content: Any) -> list[PandocNode]:
        """Return words in the quotation marks that LaTeX or HTML only imply."""
        before, after = QUOTES[content[0]["t"]]
        return self.inlines([node("Str", before), *content[1], node("Str", after)])

    def unmarked(self, content: list[PandocNode], what: str) -> list[PandocNode]:
        """Return words without a mark that the dialect has not."""
        found = self.inlines(content)
        if plain_text(found):
            self.losses.changed(f"{what} text is set as common text")
        return found

    def link(self, content: Any) -> list[PandocNode]:
        """Return a link whose words the dialect can hold."""
        attributes, within, target = content
        if target[0].startswith("#") and BACK.fullmatch(plain_text(within)):
            return []  # from a note to its call: the press makes its own
        within = self.unwrapped(self.inlines(within))
        if not any(map(_counts, within)):
            return within
        if any(item["t"] in ("Image", "Note") for item in within):
            self.losses.lost("link around an image or a note:", f'"{target[0]}"')
            return within
        return [node("Link", [attributes, within, target])]

    def unwrapped(self, items: list[PandocNode]) -> list[PandocNode]:
        """Return the words of a link without marks in brackets, for which the dialect has no place there."""
        found: list[PandocNode] = []
        for item in items:
            if item["t"] in ("SmallCaps", "Span"):
                self.losses.changed("words in a link: small capitals and languages are not marked")
                inner = self.unwrapped(item["c"] if item["t"] == "SmallCaps" else item["c"][1])
            elif item["t"] in ("Emph", "Strong", "Strikeout"):
                inner = [node(item["t"], self.unwrapped(item["c"]))]
            else:
                inner = [item]
            for ready in inner:
                add(found, ready)
        return found

    def raw(self, content: Any) -> list[PandocNode]:
        """Leave out code of another format."""
        code = content[1].strip()
        if code.startswith("<") and not says_nothing(code):
            self.losses.lost(ELEMENTS, f"{code.partition('>')[0].split()[0]}>")
        elif not code.startswith("<"):
            self.losses.lost(f"{content[0]} code", repr(code[:40]))
        return []

    def code(self, content: Any) -> list[PandocNode]:
        """Return code within a line."""
        text = CONTROL.sub("", content[1])
        return [node("Code", [content[0], text])] if text.strip() else []


STEPS: dict[str, TidyStep] = {
    "Str": Tidy.text,
    "Span": Tidy.span,
    "Superscript": lambda tidy, content: tidy.shifted(content, RAISED, "Superscript"),
    "Subscript": lambda tidy, content: tidy.shifted(content, LOWERED, "Subscript"),
    "Underline": lambda tidy, content: tidy.unmarked(content, "underlined"),
    "Quoted": Tidy.quoted,
    "Link": Tidy.link,
    "RawInline": Tidy.raw,
    "Code": Tidy.code,
}


def add(found: list[PandocNode], item: PandocNode) -> None:
    """Put an inline behind others; join it with the last where both are of one kind and look."""
    last = found[-1] if found else None
    if last and last["t"] in PANDOC_SPACES and item["t"] in PANDOC_SPACES and "LineBreak" not in (last["t"], item["t"]):
        found[-1] = node("SoftBreak" if "SoftBreak" in (last["t"], item["t"]) else "Space")
    elif last and last["t"] == "LineBreak" and item["t"] in ("Space", "SoftBreak"):
        return
    elif last is None or last["t"] != item["t"] or _name(last) != _name(item):
        found.append(item)
    elif item["t"] == "Str":
        found[-1] = node("Str", last["c"] + item["c"])
    elif item["t"] in WRAPS and not node_attribute(item)[0]:
        within = list(last["c"] if item["t"] != "Span" else last["c"][1])
        for child in item["c"] if item["t"] != "Span" else item["c"][1]:
            add(within, child)
        found[-1] = node(item["t"], within if item["t"] != "Span" else [last["c"][0], within])
    else:
        found.append(item)


def _name(item: PandocNode) -> str:
    """Return what a wrapped piece does to its text; "" where it does nothing."""
    if item["t"] != "Span":
        return str(item["t"]) if item["t"] in (*WRAPS, "Str") else repr(item)
    identifier, _, pairs = node_attribute(item)
    return f"{identifier} {pairs}" if identifier or pairs else ""


def _counts(item: PandocNode) -> bool:
    return item["t"] not in PANDOC_SPACES


def _leading(items: list[PandocNode]) -> int:
    return next((number for number, item in enumerate(items) if _counts(item)), len(items))
